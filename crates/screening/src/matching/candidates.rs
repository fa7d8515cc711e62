//! A query and one index in, the aliases that may reach a score out, the most promising first,
//! each with a bound its score cannot exceed. Passes over the postings of what the query meets,
//! never over all aliases; leaves out no alias that shares a part with the query.

use super::Query;
use super::expand::Expander;
use super::meets::Meets;
use crate::Index;
use crate::index::{AliasRecord, Memo, Near, hash};
use crate::names::model::{self, Reach};
use crate::names::words::Class;
use crate::names::{View, WORDS_MAX, align, part, sound};
use parties::Kind;

/// An alias that may reach a score.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) alias: u32,
    /// No score of this alias is above it. Units: as `model::log_odds`.
    pub(super) bound: i32,
    /// Whether words of it, or of the query, may be read as one.
    pub(super) may_join: bool,
    next: u32,
}

/// Working space, kept from one search to the next.
#[derive(Debug, Default)]
pub(super) struct Space {
    search: u32,
    /// By alias: the search that touched it last, and which parts of the query met it.
    slots: Vec<u64>,
    touched: Vec<u32>,
    numbers: Vec<u32>,
    candidates: Vec<Candidate>,
    /// First candidate of each step of bounds, best last.
    steps: Vec<u32>,
    bounds: Bounds,
    expander: Expander,
    near: Vec<Near>,
    pub(super) meets: Meets,
}

/// Parts of the query told apart in a slot, a bit each.
const PLACES_MAX: usize = 31;
/// The bit of a slot that says that words were read as one, or are too many to tell apart: parts
/// cannot be counted.
const UNCOUNTED: u32 = 1 << PLACES_MAX;
/// Bounds within one step are taken in the order of the postings. Units: 1024ths of a bit.
const STEP: i32 = 128;
/// No candidate, no next.
const NONE: u32 = u32::MAX;

impl Space {
    fn begin(&mut self, aliases: usize) {
        self.search = self.search.wrapping_add(1);
        if self.slots.len() != aliases || self.search == 0 {
            self.slots = vec![0; aliases];
            self.search = 1;
        }
        self.touched.clear();
        self.candidates.clear();
        self.steps.clear();
        self.meets.begin();
    }

    fn touch(&mut self, alias: u32, bits: u32) {
        let Some(slot) = usize::try_from(alias).ok().and_then(|n| self.slots.get_mut(n)) else {
            return;
        };
        if *slot >> 32 == u64::from(self.search) {
            *slot |= u64::from(bits);
        } else {
            *slot = u64::from(self.search) << 32 | u64::from(bits);
            self.touched.push(alias);
        }
    }

    /// Touches an alias of which words read as one may meet a part: the key is a hash of the
    /// consonants alone, so they are put beside each other.
    fn touch_joined<'a>(
        &mut self,
        index: &Index<'a>,
        alias: u32,
        (bits, part): (u32, &View<'_>),
        parts: &mut Vec<View<'a>>,
    ) {
        if self.places(alias) & bits == bits {
            return;
        }
        let Some(record) = index.alias(alias) else { return };
        index.alias_parts(&record, parts, &mut self.numbers);
        if align::is_joined(part, parts) {
            self.touch(alias, bits);
        }
    }

    /// Which parts of the query met an alias that was touched, in this search.
    fn places(&self, alias: u32) -> u32 {
        let slot = usize::try_from(alias).ok().and_then(|n| self.slots.get(n));
        let slot = slot.filter(|s| **s >> 32 == u64::from(self.search));
        slot.and_then(|s| u32::try_from(s & u64::from(u32::MAX)).ok()).unwrap_or(0)
    }

    fn put(&mut self, alias: u32, bound: i32, may_join: bool) {
        let step = usize::try_from((bound - super::SHOWN_MIN) / STEP).unwrap_or(0);
        if self.steps.len() <= step {
            self.steps.resize(step + 1, NONE);
        }
        let number = u32::try_from(self.candidates.len()).unwrap_or(NONE);
        if let Some(first) = self.steps.get_mut(step) {
            let next = std::mem::replace(first, number);
            self.candidates.push(Candidate { alias, bound, may_join, next });
        }
    }

    /// The next candidate from the best step on; empties the steps.
    pub(super) fn pop(&mut self) -> Option<Candidate> {
        while let Some(first) = self.steps.last_mut() {
            let at = usize::try_from(*first).ok().and_then(|n| self.candidates.get(n));
            if let Some(one) = at {
                *first = one.next;
                return Some(*one);
            }
            self.steps.pop();
        }
        None
    }

    /// No candidate still to come has a bound above this.
    pub(super) fn bound_max(&self) -> i32 {
        let steps = i32::try_from(self.steps.len()).unwrap_or(i32::MAX / STEP);
        super::SHOWN_MIN.saturating_add(steps.saturating_mul(STEP))
    }
}

/// Gathers the candidates of one index into the space; `parts` is room for the parts of an alias.
pub(super) fn gather<'a>(
    index: &Index<'a>,
    memo: &Memo,
    query: &Query<'_>,
    space: &mut Space,
    parts: &mut Vec<View<'a>>,
) {
    space.begin(index.alias_count());
    // Light words bring nobody up beside others; a name of nothing else is looked up by them.
    let is_all_light = query.parts.iter().all(|p| p.class.is_light());
    let mut sums = Sums::new(query);
    for (place, part) in query.parts.iter().enumerate().take(WORDS_MAX) {
        let near = memo.of(part, || {
            space.expander.expand(index, part, &mut space.near);
            space.near.clone()
        });
        if !part.is_initial() {
            let place = u8::try_from(place).unwrap_or(u8::MAX);
            near.iter().for_each(|one| space.meets.add(one.token, place, one.met));
        }
        if part.class.is_light() && !is_all_light {
            continue;
        }
        let bit = bit(place);
        for one in near.iter() {
            sums.met(place, one.weight, one.left_weight);
            for alias in index.postings(one.token) {
                space.touch(alias, bit);
            }
        }
        let frames = part.sounds().map(|s| hash(&sound::frame(s)));
        for key in frames.chain([hash(part.text.as_bytes())]) {
            for alias in index.joined(key) {
                space.touch_joined(index, alias, (bit | UNCOUNTED, part), parts);
            }
        }
    }
    for join in &query.joins {
        let bits = join.span.places().fold(UNCOUNTED, |bits, place| bits | bit(place));
        let framed = index.tokens_of_frame(hash(&sound::frame(&join.sound)));
        for token in framed.chain(index.tokens_of_text(&join.text)) {
            let Some(single) = index.token(token) else { continue };
            if part::meet_joined(&single, &join.text, &join.sound).is_some() {
                for alias in index.postings(token) {
                    space.touch(alias, bits);
                }
            }
        }
    }
    bound_all(index, query, &sums, space);
}

fn bit(place: usize) -> u32 {
    if place < PLACES_MAX { 1 << place } else { UNCOUNTED }
}

fn bound_all(index: &Index<'_>, query: &Query<'_>, sums: &Sums, space: &mut Space) {
    space.bounds.begin();
    let touched = std::mem::take(&mut space.touched);
    for &alias in &touched {
        let places = space.places(alias);
        let Some(record) = index.alias(alias) else { continue };
        let (kind, heavy) = (record.kind, record.heavy);
        let key = Key::new(places, &record, heavy, kind, query.subject.kind);
        let bound = space.bounds.of(key, || {
            let reach = sums.reach(places, &key);
            super::log_odds_max(&reach, kind, query.subject.kind)
        });
        if bound >= super::SHOWN_MIN {
            space.put(alias, bound, places & UNCOUNTED != 0);
        }
    }
    space.touched = touched;
}

/// What the parts of a query weigh, and the most they met.
struct Sums {
    parts: [PartSum; PLACES_MAX],
    weight: u32,
    left_weight: u32,
    heavy: u32,
    initials: u32,
    /// Whether it has parts that a slot cannot tell apart.
    is_long: bool,
}

/// One heavy part of the query, and the heaviest token it meets.
#[derive(Debug, Clone, Copy, Default)]
struct PartSum {
    weight: u32,
    left_weight: u32,
    met: u32,
    met_left: u32,
    /// Whether it is a word of the table: bank, Iran.
    is_word: bool,
}

impl Sums {
    fn new(query: &Query<'_>) -> Self {
        let mut sums = Self {
            parts: [PartSum::default(); PLACES_MAX],
            weight: 0,
            left_weight: 0,
            heavy: 0,
            initials: 0,
            is_long: query.parts.len() > PLACES_MAX,
        };
        for (place, part) in query.parts.iter().enumerate() {
            if part.class.is_light() {
                continue;
            }
            let (weight, left_weight) = (u32::from(part.weight), u32::from(part.left_weight()));
            sums.weight += weight;
            sums.left_weight += left_weight;
            sums.heavy += 1;
            sums.initials += u32::from(part.is_initial());
            if let Some(slot) = sums.parts.get_mut(place) {
                let is_word = matches!(part.class, Class::Generic | Class::Place);
                *slot = PartSum { weight, left_weight, met: 0, met_left: 0, is_word };
            }
        }
        sums
    }

    fn met(&mut self, place: usize, weight: u32, left_weight: u32) {
        if let Some(slot) = self.parts.get_mut(place) {
            slot.met = slot.met.max(weight);
            slot.met_left = slot.met_left.max(left_weight);
        }
    }

    /// What aliases of such a key may reach at most.
    fn reach(&self, places: u32, key: &Key) -> Reach {
        let is_uncounted = places & UNCOUNTED != 0;
        let mut sum = PartSum::default();
        let (mut pairs, mut heaviest, mut proper, mut words) = (0, [0; 3], 0, 0);
        let met = self.parts.iter().enumerate().filter(|(n, _)| places >> n & 1 == 1);
        for (_, part) in met.filter(|(_, part)| part.weight > 0) {
            // Words that meet weigh what the lighter of them does.
            let weight = if is_uncounted { part.weight } else { part.weight.min(part.met) };
            sum.weight += weight;
            sum.left_weight += part.left_weight;
            sum.met += part.met;
            sum.met_left += part.met_left;
            pairs += 1;
            push(&mut heaviest, weight);
            *(if part.is_word { &mut words } else { &mut proper }) += weight;
        }
        // An initial may stand for any word of the other side, which no posting shows.
        let any = self.initials + key.initials;
        let slack = INITIAL_SLACK * any;
        let query_met = if self.is_long { self.weight } else { sum.weight + slack };
        let alias_met = if is_uncounted { key.weight_max } else { sum.met + slack };
        let mut reach = Reach {
            query: self.left_weight,
            alias: key.left_weight_max,
            query_met: query_met.min(self.weight),
            alias_met: alias_met.min(key.weight_max),
            proper: proper + slack,
            words: words + slack,
            unmet: 0,
            left: (0, 0),
            heaviest,
            pairs: (pairs + any).min(self.heavy),
        };
        if is_uncounted {
            // Words read as one weigh what they do together.
            (reach.heaviest, reach.pairs) = ([u32::MAX; 3], self.heavy);
            (reach.proper, reach.words) = (u32::MAX, u32::MAX);
            return reach;
        }
        let left = |all: u32| all.saturating_sub(pairs).saturating_sub(any);
        reach.unmet = left(self.heavy).min(left(key.heavy));
        if any == 0 {
            reach.left = (
                self.left_weight.saturating_sub(sum.left_weight),
                key.left_weight_min.saturating_sub(sum.met_left),
            );
        }
        reach
    }
}

/// Keeps the three largest, falling.
fn push(largest: &mut [u32; 3], weight: u32) {
    let [first, second, third] = largest;
    if weight > *first {
        (*first, *second, *third) = (weight, *first, *second);
    } else if weight > *second {
        (*second, *third) = (weight, *second);
    } else {
        *third = (*third).max(weight);
    }
}

/// The heaviest word an initial may stand for.
const INITIAL_SLACK: u32 = crate::names::rarity::WEIGHT_MAX as u32;

/// What a bound depends on: many aliases share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    places: u32,
    heavy: u32,
    initials: u32,
    weight_max: u32,
    left_weight_min: u32,
    left_weight_max: u32,
    bearer: model::Bearer,
    is_other_kind: bool,
}

/// Aliases whose weights are within this share a bound. A power of two. Units: sixteenths of a bit.
const WEIGHTS_ALIKE: u32 = 16;

impl Key {
    fn new(places: u32, alias: &AliasRecord, heavy: u32, kind: Kind, subject: Kind) -> Self {
        let below = |weight: u32| weight & !(WEIGHTS_ALIKE - 1);
        let above = |weight: u32| below(weight) + WEIGHTS_ALIKE - 1;
        Self {
            places,
            heavy,
            initials: alias.initials,
            weight_max: above(alias.weight),
            left_weight_min: below(alias.left_weight),
            left_weight_max: above(alias.left_weight),
            bearer: super::bearer(kind, subject),
            is_other_kind: !kind.may_be(subject),
        }
    }

    fn place(&self) -> usize {
        let flags =
            u32::from(self.is_other_kind) << 1 | u32::from(self.bearer == model::Bearer::Person);
        let spread = [self.heavy, self.initials, self.weight_max, self.left_weight_min, flags]
            .into_iter()
            .fold(u64::from(self.places), |hash, n| {
                (hash ^ u64::from(n)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
            });
        usize::try_from(spread >> 40).unwrap_or(0)
    }
}

/// Bounds found out in this search, by key; a later key may take the place of an earlier one,
/// which costs time only.
#[derive(Debug, Default)]
struct Bounds {
    search: u32,
    kept: Vec<Option<(u32, Key, i32)>>,
}

/// Bounds kept. A power of two. Largest seen: 300 keys of one search.
const BOUNDS_MAX: usize = 512;

impl Bounds {
    fn begin(&mut self) {
        self.search = self.search.wrapping_add(1);
        if self.kept.is_empty() || self.search == 0 {
            self.kept = vec![None; BOUNDS_MAX];
        }
    }

    fn of(&mut self, key: Key, work_out: impl FnOnce() -> i32) -> i32 {
        let Some(slot) = self.kept.get_mut(key.place() & (BOUNDS_MAX - 1)) else {
            return work_out();
        };
        match slot {
            Some((search, kept, bound)) if *search == self.search && *kept == key => *bound,
            _ => slot.insert((self.search, key, work_out())).2,
        }
    }
}
