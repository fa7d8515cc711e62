//! A query and one index in, what the parts of the query meet out: words of the index and where
//! they stand, the fewest names first; and the names in which words may be read as one. Keeps which
//! names were looked at. Leaves out no name that shares a part with the query.

use super::Query;
use super::bounds::{Best, Bounds, PLACES_MAX, Places};
use super::expand::Expander;
use super::meets::Meets;
use crate::Index;
use crate::index::{Memo, Near, Rows, hash};
use crate::names::{WORDS_MAX, part, sound};
use std::sync::Arc;

/// Working space, kept from one search to the next.
#[derive(Debug, Default)]
pub(super) struct Space {
    search: u32,
    /// By alias: the search that it was marked or seen in last, whether it was seen, and which
    /// parts of the query may meet words of it read as one, or be read as one for it.
    slots: Vec<u64>,
    expander: Expander,
    near: Vec<Near>,
    /// What each part of the query meets, the part that stands in the fewest names first.
    pub(super) lists: Vec<List>,
    pub(super) marks: Vec<Marked>,
    pub(super) meets: Meets,
}

/// The words that one part of the query meets, the best first.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub(super) place: usize,
    pub(super) near: Arc<[Near]>,
    /// Names they stand in, each as often as it has such a word.
    postings: usize,
    weight: u32,
}

impl List {
    /// What the words from that one on are worth at most.
    pub(super) fn worth(&self, at: usize) -> u32 {
        let worth = |one: &Near| Best::of(one.weight, self.weight, one.met).worth();
        self.near.get(at).map_or(0, worth)
    }
}

/// A name in which words may be read as one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marked {
    pub(super) alias: u32,
    pub(super) places: Places,
    /// The part of the query that may meet its words; none where words of the query may meet one of
    /// it, which is known.
    pub(super) single: Option<u8>,
}

/// The bit of a slot that says that the alias was seen.
const SEEN: u64 = 1 << 31;

/// The place of all parts that are not told apart.
pub(super) const BEYOND: Places = 1 << PLACES_MAX;

impl Space {
    fn begin(&mut self, aliases: usize) {
        self.search = self.search.wrapping_add(1);
        if self.slots.len() != aliases || self.search == 0 {
            self.slots = vec![0; aliases];
            self.search = 1;
        }
        self.lists.clear();
        self.marks.clear();
        self.meets.begin();
    }

    fn slot(&mut self, alias: u32) -> Option<&mut u64> {
        let fresh = u64::from(self.search) << 32;
        let slot = usize::try_from(alias).ok().and_then(|n| self.slots.get_mut(n))?;
        if *slot >> 32 != fresh >> 32 {
            *slot = fresh;
        }
        Some(slot)
    }

    fn mark(&mut self, alias: u32, places: Places, single: Option<u8>) {
        if let Some(slot) = self.slot(alias) {
            *slot |= u64::from(places);
            self.marks.push(Marked { alias, places, single });
        }
    }

    /// Says that an alias is looked at; none where it was before, else the parts of the query that
    /// may be read as one for it, or meet words of it read as one.
    #[inline]
    pub(super) fn see(&mut self, alias: u32) -> Option<Places> {
        let slot = self.slot(alias)?;
        if *slot & SEEN != 0 {
            return None;
        }
        let marks = u32::try_from(*slot & (SEEN - 1)).ok();
        *slot |= SEEN;
        marks
    }

    /// What `see` would say, without looking.
    pub(super) fn unseen(&mut self, alias: u32) -> Option<Places> {
        let slot = self.slot(alias)?;
        if *slot & SEEN == 0 { u32::try_from(*slot & (SEEN - 1)).ok() } else { None }
    }

    /// Gathers what the parts of the query meet in one index.
    pub(super) fn gather(
        &mut self,
        index: &Index<'_>,
        rows: &Rows<'_>,
        memo: &Memo,
        query: &Query<'_>,
    ) -> Bounds {
        self.begin(rows.alias_count());
        let mut bounds = Bounds::new(query);
        // Light words bring nobody up beside others; a name of nothing else is looked up by them.
        let is_all_light = query.parts.iter().all(|p| p.class.is_light());
        for (place, part) in query.parts.iter().enumerate().take(WORDS_MAX) {
            let weight = u32::from(part.weight);
            let near = memo.of(part, || {
                self.expander.expand(index, part, &mut self.near);
                let worth = |n: &Near| Best::of(n.weight, weight, n.met).worth();
                self.near.sort_unstable_by_key(|n| (std::cmp::Reverse(worth(n)), n.token));
                Arc::from(self.near.as_slice())
            });
            if !part.is_initial() {
                let place = u8::try_from(place).unwrap_or(u8::MAX);
                for one in near.iter() {
                    let worth = Best::of(one.weight, weight, one.met).steps();
                    self.meets.add(one.token, place, one.met, worth);
                }
            }
            if part.class.is_light() && !is_all_light {
                continue;
            }
            let mut postings = 0;
            for one in near.iter() {
                bounds.met(place, Best::of(one.weight, weight, one.met));
                postings += rows.posting_count(one.token);
            }
            self.lists.push(List { place, near, postings, weight });
            let single = u8::try_from(place).ok();
            let frames = part.sounds().map(|s| hash(&sound::frame(s)));
            for key in frames.chain([hash(part.text.as_bytes())]) {
                for alias in index.joined(key) {
                    self.mark(alias, bit(place), single);
                }
            }
        }
        self.lists.sort_by_key(|list| list.postings);
        self.mark_joins(index, rows, query);
        bounds
    }

    /// Marks the names of which one word may meet words of the query read as one.
    fn mark_joins(&mut self, index: &Index<'_>, rows: &Rows<'_>, query: &Query<'_>) {
        for join in &query.joins {
            let places = join.span.places().fold(0, |places, place| places | bit(place));
            let framed = index.tokens_of_frame(hash(&sound::frame(join.sound)));
            for token in framed.chain(index.tokens_of_text(join.text)) {
                let Some(single) = index.token(token) else { continue };
                if part::meet_joined(&single, join.text, join.sound).is_some() {
                    let (with, without) = rows.postings(token);
                    for alias in with.iter().chain(without) {
                        self.mark(u32::from_le_bytes(*alias), places, None);
                    }
                }
            }
        }
    }
}

/// The bit of a part of the query.
pub(super) const fn bit(place: usize) -> Places {
    if place < PLACES_MAX { 1 << place } else { BEYOND }
}
