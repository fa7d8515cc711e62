//! A name of which one word met one part of the query in, the most it can score out: what the
//! words say that met nothing, without putting the names beside each other. Most names that share
//! a word share only that one. Never below the score.

use super::Query;
use super::bounds::{self, PLACES_MAX};
use crate::index::{AliasRecord, Rows};
use crate::names::align::Span;
use crate::names::measure::{self, Left};
use crate::names::{Bearer, Brief, Met, Pair, View, model};

/// What the query leaves over where one of its parts met.
#[derive(Debug)]
pub(super) struct Singles {
    /// All its heavy parts.
    all: Left,
    first: Option<usize>,
    last: Option<usize>,
    /// The families of its legal forms, a bit each.
    families: u32,
    /// Whether it has a title: light words may have met as well.
    has_title: bool,
    /// What met last in names of a person and in others, and what it says: names that have one word
    /// come together.
    spoken: [Option<Spoken>; 2],
}

/// What it says that a part of the query met a word.
#[derive(Debug)]
struct Spoken {
    of: (Single, u16),
    said: i32,
    /// What met weighs, and that less twice what its spelling lost.
    met: (i32, i32),
    /// What the query leaves over.
    left: Left,
    /// What is left over says, by what it is but for its weight.
    rest: [Rest; KEPT],
}

/// What names say that leave over words of those sorts, but for what those weigh.
#[derive(Debug, Clone, Copy)]
struct Rest {
    of: u32,
    said: i32,
}

/// Kept for one word that met. A power of two.
const KEPT: usize = 32;

/// No name leaves so much over.
const NOTHING: Rest = Rest { of: u32::MAX, said: 0 };

/// A word of a name, and the part of the query that it met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Single {
    /// Which word of the name.
    pub(super) at: usize,
    /// Which part of the query.
    pub(super) place: usize,
    pub(super) met: Met,
}

impl Singles {
    pub(super) fn of(query: &Query<'_>) -> Self {
        let is_heavy = |p: &View<'_>| !p.class.is_light();
        let mut all = Left::default();
        query.parts.iter().filter(|p| is_heavy(p)).for_each(|p| all.add(&p.brief()));
        Self {
            all,
            first: query.parts.iter().position(is_heavy),
            last: query.parts.iter().rposition(is_heavy),
            families: measure::families(query.parts.iter().map(View::brief)),
            has_title: bounds::has_title(&query.parts),
            spoken: [None, None],
        }
    }

    /// The most a name of such a bearer has of which that word met and no other heavy one; none
    /// where that is not known. Of a query that says nothing twice.
    #[inline]
    pub(super) fn most(
        &mut self,
        query: &Query<'_>,
        rows: &Rows<'_>,
        (alias, token, single): (&AliasRecord, u32, Single),
        bearer: Bearer,
    ) -> Option<i32> {
        let (sums, met) = (alias.sums()?, rows.brief(token)?);
        if met.class.is_light() || sums.all.count == 1 && self.all.count == 1 {
            // Nothing is left over: what else speaks for them is for the outline to see.
            return None;
        }
        let mut other = sums.all;
        other.take(&met);
        let is_first = single.at == sums.first;
        other.lack((!is_first).then_some(0), last_of(&other).filter(|_| single.at != sums.last));
        let are_forms_against = measure::are_against(self.families, sums.families);
        let spoken = self.spoken(query, single, met, bearer)?;
        Some(spoken.most(&other, are_forms_against, bearer))
    }

    /// What it says that a part of the query met a word.
    fn spoken(
        &mut self,
        query: &Query<'_>,
        single: Single,
        met: Brief,
        bearer: Bearer,
    ) -> Option<&mut Spoken> {
        let key = (Single { at: 0, ..single }, met.weight);
        let [person, other] = &mut self.spoken;
        let slot = if bearer == Bearer::Person { person } else { other };
        if slot.as_ref().is_some_and(|spoken| spoken.of == key) {
            return slot.as_mut();
        }
        let own = query.parts.get(single.place).map(View::brief)?;
        if own.class.is_light() || single.place >= PLACES_MAX {
            return None;
        }
        let weight = u32::from(own.weight.min(met.weight));
        let (place, at) = (Span::one(single.place), Span::one(single.at));
        let pair = Pair { query: place, alias: at, met: single.met, weight };
        let mut measures = measure::met_alone(&pair, own.is_word());
        measures.titles_met = i32::from(self.has_title);
        let mut left = self.all;
        left.take(&own);
        let last = last_of(&left).filter(|_| self.last != Some(single.place));
        left.lack((self.first != Some(single.place)).then_some(0), last);
        let said = model::said_by_met(&measures, bearer);
        let met = (measures.met, measures.met_proper + measures.met_words);
        Some(slot.insert(Spoken { of: key, said, met, left, rest: [NOTHING; KEPT] }))
    }
}

/// Where the last of what is left over stands among it.
fn last_of(left: &Left) -> Option<usize> {
    usize::try_from(left.count).unwrap_or(0).checked_sub(1)
}

impl Spoken {
    /// The most a name has that leaves that over beside.
    fn most(&mut self, other: &Left, are_forms_against: bool, bearer: Bearer) -> i32 {
        // Sorts come again, weights hardly ever: those are told apart.
        let of = sorts(other, are_forms_against);
        let slot = self.rest.get_mut(place_of(of));
        let rest = match slot {
            Some(kept) if kept.of == of => kept.said,
            slot => {
                let mut measures = measure::left_alone(self.met, (&self.left, other));
                measures.forms_against = are_forms_against;
                let said = model::said_by_sorts_left(&measures, bearer);
                if let Some(slot) = slot {
                    *slot = Rest { of, said };
                }
                said
            }
        };
        let weights = measure::weights_left(self.met.0, (&self.left, other));
        model::log_odds_of_parts(self.said + rest, &weights, bearer)
    }
}

/// What is left over but for its weight. Names of more words have no sums.
fn sorts(left: &Left, are_forms_against: bool) -> u32 {
    let low = |count: i32| count.cast_unsigned() & 0x1F;
    low(left.count)
        | low(left.proper) << 5
        | low(left.numbers) << 10
        | low(left.fields) << 15
        | u32::from(left.lacks_first) << 20
        | u32::from(left.lacks_last) << 21
        | u32::from(are_forms_against) << 22
}

/// Where such names have their place.
fn place_of(sorts: u32) -> usize {
    let spread = sorts.wrapping_mul(0x9E37_79B9) >> (32 - KEPT.ilog2());
    usize::try_from(spread).unwrap_or(0)
}
