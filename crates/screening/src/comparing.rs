//! Two names in, how likely they name the same bearer out. The same reading, alignment and
//! scoring that `find` uses; never an index.

use crate::found::How;
use crate::matching::{bearer, bits, evidence_of, texts};
use crate::names::model::Occasion;
use crate::names::{self, Alignment, Part, Reading, View, model};
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
    let initials = initials((&a, &b), kind).or_else(|| initials((&b, &a), kind));
    if let Some(log_odds) = initials.filter(|odds| *odds > there.1.max(back.1)) {
        return of_initials([&a, &b], log_odds);
    }
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

/// Log-odds that a name of two, three, or four and more letters is short for the body beside it
/// whose words begin with them: somebody put the two together. Units: 1024ths of a bit; 667, 800
/// and 889 per mille.
const INITIALS: [i32; 3] = [1_024, 2_048, 3_072];

/// Log-odds of a few letters beside the long name they stand for; none when they do not. Never of
/// persons.
fn initials((short, long): (&Reading, &Reading), kind: Kind) -> Option<i32> {
    let acronym = short.acronym.as_ref()?;
    let is_asked = kind == Kind::Any && acronym.is_capitals || kind == Kind::Organisation;
    if !is_asked || long.parts.len() < 2 {
        return None;
    }
    let letters = &acronym.letters;
    let is_given = long.bracketed_acronym.as_ref() == Some(letters)
        || names::acronyms(&long.parts).contains(letters);
    let at = letters.len().saturating_sub(2).min(INITIALS.len() - 1);
    is_given.then(|| INITIALS.get(at).copied()).flatten()
}

/// Two names of which one is the initials of the other.
fn of_initials(both: [&Reading; 2], log_odds: i32) -> Compared {
    let score = Score::permille(model::permille(log_odds));
    let [query, name] = both.map(|reading| {
        let words: Vec<&str> = reading.parts.iter().map(|p| p.text.as_str()).collect();
        words.join(" ")
    });
    Compared {
        score,
        bits: bits(log_odds),
        evidence: vec![Evidence { query, name, how: How::Acronym, score }],
        unmatched_first: Vec::new(),
        unmatched_second: Vec::new(),
        unread: both.iter().flat_map(|r| r.unread.iter().cloned()).collect(),
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
