//! What screening found, lent by the finder that found it: texts of the index, and of the room of
//! one search. For who reads an answer and goes on to the next. The finder is asked again only when
//! it is given back; what is kept is made of it, and says the same.

use super::{Field, How, MatchStrength};
use crate::Score;
use parties::{Kind, ListId, PartyId};

/// What screening one subject found. Its fields are those of [`super::Screened`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer<'f> {
    /// The words asked, as given.
    pub query: &'f str,
    /// Parties, best first.
    pub matches: &'f [Match<'f>],
    /// How many parties share the words as well as the best does.
    pub ambiguity: usize,
    /// Parts the engine could not read. A name with any is never clear.
    pub unread: &'f [&'f str],
}

/// One party that the name may name. Its fields are those of [`super::Match`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'f> {
    /// The party.
    pub party: &'f str,
    /// The list it stands on.
    pub list: &'f str,
    /// What to call it.
    pub caption: &'f str,
    /// The alias that matched best, as printed.
    pub name: &'f str,
    /// What it is.
    pub kind: Kind,
    /// What carries the match.
    pub strength: MatchStrength,
    /// How likely, per mille.
    pub score: Score,
    /// The evidence in bits, rounded.
    pub bits: i16,
    /// Whether it is fit to act on as far as names go.
    pub hit: bool,
    /// Whether it needs a person's answer.
    pub ask: bool,
    /// Why a high score is no hit; empty otherwise.
    pub why_not: &'f str,
    /// Its place, from 1.
    pub rank: usize,
    /// Part beside part.
    pub evidence: &'f [Evidence<'f>],
    /// What is known and agrees.
    pub agrees: &'f [Field],
    /// What is known and speaks against.
    pub contradicts: &'f [Field],
    /// What would help to tell and was not given.
    pub missing: &'f [Field],
    /// Parts of the query that met nothing in the alias.
    pub unmatched: &'f [&'f str],
    /// Whether the whole name equals the alias after folding.
    pub is_exact: bool,
    /// Whether the list says the party has died.
    pub is_deceased: bool,
}

/// One part of the name beside the part of the alias it met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence<'f> {
    /// The part asked, folded.
    pub query: &'f str,
    /// The part of the alias, folded.
    pub name: &'f str,
    /// How they met.
    pub how: How,
    /// How close they are.
    pub score: Score,
}

impl Answer<'_> {
    /// The same, to keep.
    #[must_use]
    pub fn to_kept(&self) -> super::Screened {
        super::Screened {
            query: self.query.to_owned(),
            matches: self.matches.iter().filter_map(Match::to_kept).collect(),
            ambiguity: self.ambiguity,
            unread: kept(self.unread),
        }
    }
}

impl Match<'_> {
    /// The same, to keep; none of a party that has no id, which no finder lends.
    #[must_use]
    pub fn to_kept(&self) -> Option<super::Match> {
        Some(super::Match {
            party: PartyId::parse(self.party).ok()?,
            list: ListId::parse(self.list).ok()?,
            caption: self.caption.to_owned(),
            name: self.name.to_owned(),
            kind: self.kind,
            strength: self.strength,
            score: self.score,
            bits: self.bits,
            hit: self.hit,
            ask: self.ask,
            why_not: self.why_not.to_owned(),
            rank: self.rank,
            evidence: self.evidence.iter().map(Evidence::to_kept).collect(),
            agrees: self.agrees.to_vec(),
            contradicts: self.contradicts.to_vec(),
            missing: self.missing.to_vec(),
            unmatched: kept(self.unmatched),
            is_exact: self.is_exact,
            is_deceased: self.is_deceased,
        })
    }
}

impl Evidence<'_> {
    /// The same, to keep.
    #[must_use]
    pub fn to_kept(&self) -> super::Evidence {
        super::Evidence {
            query: self.query.to_owned(),
            name: self.name.to_owned(),
            how: self.how,
            score: self.score,
        }
    }
}

fn kept(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
