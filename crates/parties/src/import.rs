//! Bytes of a published list in, parties and faults out. One file a format. Never loses a good
//! record for a bad one beside it; never reads beyond its named limits.

use crate::{Fault, Party};

/// What a reader makes of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// The parties, in the order of the file.
    pub parties: Vec<Party>,
    /// What could not be used, in the order of the file.
    pub faults: Vec<Fault>,
}
