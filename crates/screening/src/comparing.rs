//! Two names in, how likely they name the same bearer out. The same reading, alignment and
//! scoring that `find` uses; never an index.

use crate::matching::{bearer, bits, evidence_of, texts};
use crate::names::model::Occasion;
use crate::names::{self, Alignment, Part, View, model};
use crate::subject::lexicon;
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

/// Compares two names of the same kind of bearer, either as the one asked and the other as the
/// one listed, and takes the better reading. The score is that of a pair somebody put side by side,
/// of which half have one bearer; [`Score::SAME`] and more says that these do.
#[must_use]
pub fn compare(first: &str, second: &str, kind: Kind) -> Compared {
    let read = |raw: &str| names::read_as(raw, lexicon(kind));
    let (a, b) = (read(first), read(second));
    let first: Vec<View<'_>> = a.parts.iter().map(Part::view).collect();
    let second: Vec<View<'_>> = b.parts.iter().map(Part::view).collect();
    let of = (kind, Occasion::Beside);
    let there = beside(&first, &second, of);
    let back = beside(&second, &first, of);
    let mut unread = a.unread;
    unread.extend(b.unread);
    let is_back = back.1 > there.1;
    let (alignment, log_odds) = if is_back { back } else { there };
    let mut evidence = if is_back {
        evidence_of(&alignment.pairs, &second, &first)
    } else {
        evidence_of(&alignment.pairs, &first, &second)
    };
    let (mut left_first, mut left_second) = (&alignment.query_left, &alignment.alias_left);
    if is_back {
        std::mem::swap(&mut left_first, &mut left_second);
        evidence.iter_mut().for_each(|e| std::mem::swap(&mut e.query, &mut e.name));
    }
    Compared {
        score: Score::permille(model::permille(log_odds)),
        bits: bits(log_odds),
        evidence,
        unmatched_first: texts(left_first, &first),
        unmatched_second: texts(left_second, &second),
        unread,
    }
}

/// The score of a name asked beside a name listed: what `find` gives the pair.
#[must_use]
pub fn score_listed(asked: &str, listed: &str, kind: Kind) -> Score {
    let read = |raw: &str| names::read_as(raw, lexicon(kind));
    let (a, b) = (read(asked), read(listed));
    let asked: Vec<View<'_>> = a.parts.iter().map(Part::view).collect();
    let listed: Vec<View<'_>> = b.parts.iter().map(Part::view).collect();
    Score::permille(model::permille(beside(&asked, &listed, (kind, Occasion::Search)).1))
}

fn beside(
    asked: &[View<'_>],
    listed: &[View<'_>],
    (kind, occasion): (Kind, Occasion),
) -> (Alignment, i32) {
    let alignment = names::align(asked, &names::joins(asked), listed);
    let measures = names::measure(&alignment, asked, listed);
    let log_odds = model::log_odds_on(&measures, bearer(kind, kind), occasion);
    (alignment, log_odds)
}
