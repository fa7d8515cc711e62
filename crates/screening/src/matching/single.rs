//! A name of which one word met one part of the query in, the most it can score out: what the
//! words say that met nothing, without putting the names beside each other. Most names that share
//! a word share only that one. Never below the score.

use super::Query;
use super::bounds::{self, PLACES_MAX};
use crate::index::Rows;
use crate::names::align::Span;
use crate::names::measure::{self, Left};
use crate::names::{Bearer, Brief, Met, Pair, View, WORDS_MAX, model};

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
    /// What met last, and what it says: names that have one word come together.
    last_met: Option<(Single, u16, Bearer, Spoken)>,
}

/// What a word that met says, and what met weighs.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    said: i32,
    /// What met weighs, and that less twice what its spelling lost.
    met: (i32, i32),
}

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
            last_met: None,
        }
    }

    /// The most a name of such a bearer has of which that word met and no other heavy one; none
    /// where that is not known. Of a query that says nothing twice.
    pub(super) fn most(
        &mut self,
        query: &Query<'_>,
        rows: &Rows<'_>,
        (numbers, single): (&[[u8; 4]], Single),
        bearer: Bearer,
    ) -> Option<i32> {
        let own = query.parts.get(single.place).map(View::brief)?;
        if own.class.is_light() || single.place >= PLACES_MAX || numbers.len() > WORDS_MAX {
            return None;
        }
        let mut other = Left::default();
        let (mut met, mut families) = (None, 0);
        let (mut heavy, mut lacks_first, mut is_last) = (0, false, false);
        for (at, number) in numbers.iter().enumerate() {
            let brief = rows.brief(u32::from_le_bytes(*number))?;
            if brief.class.is_light() {
                families |= measure::families(std::iter::once(brief));
                continue;
            }
            is_last = at == single.at;
            if is_last {
                met = Some(brief);
            } else {
                lacks_first |= heavy == 0;
                other.add(&brief);
            }
            heavy += 1;
        }
        let met = met?;
        if heavy == 1 && self.all.count == 1 {
            // Nothing is left over: what else speaks for them is for the outline to see.
            return None;
        }
        let last_of = |left: &Left| usize::try_from(left.count).unwrap_or(0).checked_sub(1);
        let at_first = |lacks: bool| lacks.then_some(0);
        other.lack(at_first(lacks_first), last_of(&other).filter(|_| !is_last));
        let mut left = self.all;
        left.take(&own);
        let last = last_of(&left).filter(|_| self.last != Some(single.place));
        left.lack(at_first(self.first != Some(single.place)), last);
        let spoken = self.spoken(single, (own, met), bearer);
        let mut measures = measure::left_alone(spoken.met, (&left, &other));
        measures.forms_against = measure::are_against(self.families, families);
        Some(model::log_odds_with(spoken.said, &measures, bearer))
    }

    /// What it says that a part of the query met a word.
    fn spoken(&mut self, single: Single, (own, met): (Brief, Brief), bearer: Bearer) -> Spoken {
        let key = Single { at: 0, ..single };
        if let Some((last, weight, of, spoken)) = self.last_met
            && (last, weight, of) == (key, met.weight, bearer)
        {
            return spoken;
        }
        let weight = u32::from(own.weight.min(met.weight));
        let (query, alias) = (Span::one(single.place), Span::one(single.at));
        let pair = Pair { query, alias, met: single.met, weight };
        let mut measures = measure::met_alone(&pair, own.is_word());
        measures.titles_met = i32::from(self.has_title);
        let said = model::said_by_met(&measures, bearer);
        let spoken = Spoken { said, met: (measures.met, measures.met_proper + measures.met_words) };
        self.last_met = Some((key, met.weight, bearer, spoken));
        spoken
    }
}
