//! Where one thread searches one index: taken up when a search begins and put back when it is done,
//! so that the next need not make it anew. Every search clears it first; it answers nothing.

use super::{best, candidates};
use crate::names::Aligner;

/// Working space, as large as the index is.
#[derive(Debug, Default)]
pub(crate) struct Bench {
    pub(super) space: candidates::Space,
    pub(super) best: best::Best,
    pub(super) aligner: Aligner,
    /// As the desk has it.
    pub(super) later: Vec<(i32, u32)>,
}
