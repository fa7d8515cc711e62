//! Two names in, how likely they name the same bearer out. The same reading, alignment and
//! scoring that `find` uses; never an index.

use crate::matching::{bearer, bits, evidence_of, texts};
use crate::names::{self, Part, View, model};
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
pub fn compare(first: &str, second: &str, kind: Kind) -> Compared {
    let (a, b) = (names::read(first), names::read(second));
    let first: Vec<View<'_>> = a.parts.iter().map(Part::view).collect();
    let second: Vec<View<'_>> = b.parts.iter().map(Part::view).collect();
    let alignment = names::align(&first, &names::joins(&first), &second);
    let measures = names::measure(&alignment, &first, &second);
    let log_odds = model::log_odds(&measures, bearer(kind, kind));
    let mut unread = a.unread;
    unread.extend(b.unread);
    Compared {
        score: Score::permille(model::permille(log_odds)),
        bits: bits(log_odds),
        evidence: evidence_of(&alignment, &first, &second),
        unmatched_first: texts(&alignment.query_left, &first),
        unmatched_second: texts(&alignment.alias_left, &second),
        unread,
    }
}
