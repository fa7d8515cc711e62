//! The best name of a party found in, the same raised out: words of the query that met nothing in
//! it and stand in another name of that party are not left over. Never lowers a score, never raises
//! one by more than [`LIFT`], and looks at the names of parties already found only.

use super::meets::Meets;
use super::{Found, Query, log_odds_of};
use crate::found::{How, lent};
use crate::index::Rows;
use crate::names::{self, Aligner, Met, Pair, View, WORDS_MAX};
use crate::{Index, Score};

/// The most that other names of a party raise a name. Units: 1024ths of a bit of log-odds. Names
/// that lie further below the threshold are no hit, whatever else their party is called. Where the
/// threshold is less than 804 per mille, that reaches below what is faint, of which a search puts
/// together the likeliest only.
pub(super) const LIFT: i32 = 10 * 1024;

/// Names of one party looked at, either way from the one that was found. Largest seen: 96 (a
/// charity of OFAC). Words of names beyond are left over as if nobody bore them.
const NAMES_MAX: u32 = 128;

/// A word of the query that a party bears in another name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Other {
    place: usize,
    /// The word of that name.
    token: u32,
    met: Met,
}

impl Other {
    /// The part of the query.
    pub(super) const fn place(&self) -> usize {
        self.place
    }

    /// For a person to read.
    pub(super) fn evidence<'r, 'a: 'r>(
        &self,
        index: &Index<'a>,
        query: &[View<'r>],
    ) -> Option<lent::Evidence<'r>> {
        Some(lent::Evidence {
            query: query.get(self.place)?.text,
            name: index.token(self.token)?.text,
            how: How::OtherName,
            score: Score::permille(self.met.likeness),
        })
    }
}

/// What raising reads of one search, and where it keeps what it found.
pub(super) struct Lift<'l, 'a> {
    pub(super) rows: &'l Rows<'a>,
    pub(super) meets: &'l Meets,
    pub(super) aligner: &'l mut Aligner,
    pub(super) parts: &'l mut Vec<View<'a>>,
    pub(super) others: &'l mut Vec<Other>,
}

impl Lift<'_, '_> {
    /// Raises a name by what its party bears in others.
    pub(super) fn lift(&mut self, query: &Query<'_>, pairs: &[Pair], found: &mut Found) {
        let Some(pairs) = found.pairs.and_then(|(start, end)| pairs.get(start..end)) else {
            return;
        };
        let left = left(query, pairs);
        let start = self.others.len();
        if left == 0 || self.gather(found, left) == 0 {
            return;
        }
        let kept = self.others.get(start..).unwrap_or(&[]);
        let borne = kept.iter().fold(0, |all, other| all | bit(other.place));
        let raised = self.weigh(query, pairs, found, borne).unwrap_or(i32::MIN);
        if raised > found.log_odds {
            found.log_odds = raised.min(found.log_odds.saturating_add(LIFT));
            found.others = (start, self.others.len());
        } else {
            self.others.truncate(start);
        }
    }

    /// Gathers which of these words other names of the party have: how many.
    fn gather(&mut self, found: &Found, left: u64) -> usize {
        let start = self.others.len();
        let up = found.alias.saturating_add(1)..=found.alias.saturating_add(NAMES_MAX);
        let down = (found.alias.saturating_sub(NAMES_MAX)..found.alias).rev();
        let is_own =
            |number: &u32| self.rows.alias(*number).is_some_and(|alias| alias.party == found.party);
        // The names of a party stand together.
        for number in up.take_while(is_own).chain(down.take_while(is_own)) {
            let Some(alias) = self.rows.alias(number) else { break };
            let numbers = self.rows.numbers(&alias);
            self.meets.each(numbers, |at, place, met, _| {
                let token = numbers.get(at).map(|n| u32::from_le_bytes(*n));
                let is_wanted = place < WORDS_MAX && left & bit(place) != 0;
                let is_heavy = |token: &u32| {
                    let view = self.rows.token(*token, true);
                    view.is_some_and(|v| !v.class.is_light() && !v.is_initial())
                };
                if let Some(token) = token.filter(|_| is_wanted && names::is_borne(met))
                    && is_heavy(&token)
                {
                    keep(self.others, start, Other { place, token, met });
                }
            });
        }
        self.others.len() - start
    }

    /// What the name is worth where its party bears these words of the query.
    fn weigh(
        &mut self,
        query: &Query<'_>,
        pairs: &[Pair],
        found: &Found,
        borne: u64,
    ) -> Option<i32> {
        let alias = self.rows.alias(found.alias)?;
        let token = |n: &[u8; 4]| self.rows.token(u32::from_le_bytes(*n), true);
        self.parts.clear();
        self.parts.extend(self.rows.numbers(&alias).iter().map_while(token));
        self.aligner.restore(pairs, (query.parts.len(), self.parts.len()));
        let alignment = &mut self.aligner.alignment;
        let measures = names::measure_borne(alignment, borne, &query.parts, self.parts);
        Some(log_odds_of(&measures, alias.kind, query.subject.kind))
    }
}

/// Words of the query that met nothing and weigh, a bit each.
fn left(query: &Query<'_>, pairs: &[Pair]) -> u64 {
    let met = pairs.iter().flat_map(|p| p.query.places()).fold(0, |all, p| all | bit(p));
    let parts = query.parts.iter().enumerate().take(WORDS_MAX);
    let heavy = parts.filter(|(_, p)| !p.class.is_light() && !p.is_initial());
    heavy.fold(0, |all, (place, _)| all | bit(place)) & !met
}

const fn bit(place: usize) -> u64 {
    1 << (place & 63)
}

/// Keeps the nearest word for each part of the query.
fn keep(others: &mut Vec<Other>, start: usize, one: Other) {
    let kept = others.iter_mut().skip(start).find(|kept| kept.place == one.place);
    match kept {
        Some(kept) if kept.met.likeness < one.met.likeness => *kept = one,
        Some(_) => {}
        None => others.push(one),
    }
}

#[cfg(test)]
mod tests;
