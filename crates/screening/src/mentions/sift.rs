//! Candidate mentions in, those to report out: the best reading of each place, once a party.

use super::Basis;
use crate::Match;

/// How far below the best match of a place another party's may lie. Units: per mille. The same as
/// makes two parties ambiguous (semantics, Ambiguity).
const BESIDE_PERMILLE: u16 = 50;
/// Parties reported for one place. Largest seen: 6 (persons who share a full name, OFAC).
const PARTIES_MAX: usize = 10;

/// A span of the text and a party it may name.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its words in the sentence, first and last.
    pub(super) words: (usize, usize),
    pub(super) basis: Basis,
    pub(super) found: Match,
}

impl Candidate {
    pub(super) const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    const fn length(&self) -> usize {
        self.end - self.start
    }
}

/// Keeps the best of those that overlap: the longer span where scores are near, then the score;
/// other parties beside it only when they match nearly as well.
pub(super) fn sift(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        let key = |c: &Candidate| (c.found.hit, c.found.score, c.length());
        key(b)
            .cmp(&key(a))
            .then_with(|| a.found.party.cmp(&b.found.party))
            .then(a.start.cmp(&b.start))
    });
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let mut beside = 0;
        let is_beaten = kept.iter().filter(|k| k.overlaps(&candidate)).any(|k| {
            beside += 1;
            k.found.party == candidate.found.party
                || k.found.score.get() > candidate.found.score.get() + BESIDE_PERMILLE
                || (k.found.hit && !candidate.found.hit)
                || k.length() > candidate.length()
        });
        if !is_beaten && beside < PARTIES_MAX {
            kept.push(candidate);
        }
    }
    kept.sort_by(|a, b| {
        (a.start, a.end).cmp(&(b.start, b.end)).then(b.found.score.cmp(&a.found.score))
    });
    kept
}
