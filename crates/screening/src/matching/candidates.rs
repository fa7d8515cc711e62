//! A query and one index in, the aliases that may reach a score out, the most promising first,
//! each with a bound its score cannot exceed. Passes once over the distinct tokens, never over
//! the aliases; leaves out no alias that shares a part with the query.

use super::Query;
use super::expand::expand;
use crate::Index;
use crate::index::{Memo, Near, hash};
use crate::names::model::Reach;
use crate::names::{Met, View, part, sound};
use std::sync::Arc;

/// An alias that may reach a score.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) alias: u32,
    /// No score of this alias is above it. Units: as `model::log_odds`.
    pub(super) bound: i32,
}

/// Working space, kept from one search to the next.
#[derive(Debug, Default)]
pub(super) struct Space {
    /// What met of each alias.
    reach: Vec<Slot>,
    touched: Vec<u32>,
    candidates: Vec<Candidate>,
    /// What each part of the query met, sorted by token; nothing for light parts.
    near: Vec<Option<Arc<[Near]>>>,
}

/// What met of one alias, by the postings alone.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// Weight of the query that met.
    query: u32,
    /// Weight of the alias that met.
    alias: u32,
    /// What the parts that met would be worth, had they not. Of the query, of the alias.
    left: (u32, u32),
    /// Parts of the query that met, a bit each.
    places: u32,
    /// Times a part of it was met: at least as many as its parts that met.
    parts: u16,
    /// Whether words were read as one, or are too many to tell apart: parts cannot be counted.
    is_joined: bool,
}

impl Space {
    pub(super) fn candidates(&self) -> impl Iterator<Item = Candidate> + use<'_> {
        self.candidates.iter().copied()
    }

    /// How a part of the query meets a token of the index gathered from: looked up where `gather`
    /// found all that it meets, else compared.
    pub(super) fn meet(
        &self,
        place: usize,
        part: &View<'_>,
        number: u32,
        token: &View<'_>,
    ) -> Option<Met> {
        let is_plain = |p: &View<'_>| !p.class.is_light() && !p.is_initial();
        if !is_plain(part) || !is_plain(token) {
            return part::meet(part, token);
        }
        let near = self.near.get(place)?.as_deref()?;
        near.binary_search_by_key(&number, |n| n.token)
            .ok()
            .and_then(|at| near.get(at))
            .map(|n| n.met)
    }

    fn add(&mut self, alias: u32, query: u32, weight: u32) -> Option<&mut Slot> {
        let slot = usize::try_from(alias).ok().and_then(|n| self.reach.get_mut(n))?;
        if slot.query == 0 {
            self.touched.push(alias);
        }
        slot.query = slot.query.saturating_add(query.max(1));
        slot.alias = slot.alias.saturating_add(weight);
        Some(slot)
    }

    /// A part of the query, by place, met a part of the alias.
    fn add_part(&mut self, alias: u32, (place, part): (usize, &View<'_>), near: &Near) {
        if let Some(slot) = self.add(alias, u32::from(part.weight), near.weight) {
            slot.parts = slot.parts.saturating_add(1);
            let own = u32::from(part.left_weight());
            slot.left.0 = slot.left.0.saturating_add(own);
            slot.left.1 = slot.left.1.saturating_add(near.left_weight);
            match u32::try_from(place).ok().and_then(|p| 1_u32.checked_shl(p)) {
                Some(bit) => slot.places |= bit,
                None => slot.is_joined = true,
            }
        }
    }

    /// Words read as one met.
    fn add_joined(&mut self, alias: u32, query: u32, weight: u32) {
        if let Some(slot) = self.add(alias, query, weight) {
            slot.is_joined = true;
        }
    }
}

/// Gathers the candidates of one index into the space.
pub(super) fn gather(index: &Index<'_>, memo: &Memo, query: &Query<'_>, space: &mut Space) {
    space.reach.resize(index.alias_count(), Slot::default());
    space.candidates.clear();
    space.near.clear();
    space.near.resize(query.parts.len(), None);
    // Light words bring nobody up beside others; a name of nothing else is looked up by them.
    let is_all_light = query.parts.iter().all(|p| p.class.is_light());
    for (place, part) in query.parts.iter().enumerate() {
        if part.class.is_light() && !is_all_light {
            continue;
        }
        let near = memo.of(part, || expand(index, part));
        for one in near.iter() {
            for alias in index.postings(one.token) {
                space.add_part(alias, (place, part), one);
            }
        }
        if let Some(slot) = space.near.get_mut(place) {
            *slot = Some(near);
        }
        let frames = part.sounds().map(|s| hash(&sound::frame(s)));
        for key in frames.chain([hash(part.text.as_bytes())]) {
            for (alias, weight) in index.joined(key) {
                space.add_joined(alias, u32::from(part.weight), weight);
            }
        }
    }
    for join in &query.joins {
        let weight = join.span.places().filter_map(|p| query.parts.get(p));
        let weight: u32 = weight.map(|p| u32::from(p.weight)).sum();
        for key in [hash(&sound::frame(&join.sound)), hash(join.text.as_bytes())] {
            for token in index.tokens_of_frame(key) {
                let own = index.token(token).map_or(0, |t| u32::from(t.weight));
                for alias in index.postings(token) {
                    space.add_joined(alias, weight, own);
                }
            }
        }
    }
    bound_all(index, query, space);
}

fn bound_all(index: &Index<'_>, query: &Query<'_>, space: &mut Space) {
    let heavy = || query.parts.iter().filter(|p| !p.class.is_light());
    let query_weight: u32 = heavy().map(|p| u32::from(p.weight)).sum();
    let query_left_weight: u32 = heavy().map(|p| u32::from(p.left_weight())).sum();
    let light: u32 =
        query.parts.iter().filter(|p| p.class.is_light()).map(|p| u32::from(p.weight)).sum();
    let initials = u32::try_from(heavy().filter(|p| p.is_initial()).count()).unwrap_or(0);
    let query_parts = count(heavy().count());
    for alias in std::mem::take(&mut space.touched) {
        let slot = usize::try_from(alias).ok().and_then(|n| space.reach.get_mut(n));
        let Some(slot) = slot.map(std::mem::take) else { continue };
        let Some(record) = index.alias(alias) else { continue };
        let Some(kind) = index.kind(record.party) else { continue };
        // An initial may stand for any word of the other side, which no posting shows.
        let any = initials + record.initials;
        let slack = INITIAL_SLACK * any;
        let left = |all: u32, met: u32| all.saturating_sub(met).saturating_sub(any);
        let unmet = if slot.is_joined {
            0
        } else {
            let alias_parts = index.heavy_parts(&record);
            left(query_parts, slot.places.count_ones())
                .min(left(alias_parts, u32::from(slot.parts)))
        };
        let reach = Reach {
            query: query_left_weight,
            alias: record.left_weight,
            query_met: slot.query.saturating_add(slack).min(query_weight),
            alias_met: slot.alias.saturating_add(slack).min(record.weight),
            light,
            unmet,
            left: if slot.is_joined || any > 0 {
                (0, 0)
            } else {
                (
                    query_left_weight.saturating_sub(slot.left.0),
                    record.left_weight.saturating_sub(slot.left.1),
                )
            },
        };
        let bound = super::log_odds_max(&reach, kind, query.subject.kind);
        space.candidates.push(Candidate { alias, bound });
    }
    space.candidates.sort_unstable_by(|a, b| b.bound.cmp(&a.bound).then(a.alias.cmp(&b.alias)));
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The heaviest word an initial may stand for.
const INITIAL_SLACK: u32 = 14 * 16;
