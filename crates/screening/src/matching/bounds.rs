//! What the parts of one query meet in one index at best in, the most that a name may score out of
//! which only that is known. Passes over nothing that could be shown: a bound is never below a
//! score.

use super::Query;
use crate::names::model::{self, Bearer, Reach};
use crate::names::words::Class;
use crate::names::{Met as Meeting, View, Way, rarity};
use parties::Kind;

/// Parts of the query told apart, a bit each; a longer query has no bounds.
pub(super) const PLACES_MAX: usize = 30;

/// Parts of the query, a bit each.
pub(super) type Places = u32;

/// What the parts of a query weigh, and the most they meet.
#[derive(Debug)]
pub(super) struct Bounds {
    parts: [PartBound; PLACES_MAX],
    count: usize,
    first: Option<usize>,
    last: Option<usize>,
    /// The ways names are read where the subject is of that kind, and what that takes off.
    bearers: [(Bearer, i32); 2],
    /// Whether it has parts that are not told apart.
    is_long: bool,
    has_title: bool,
    kept: [Option<(Met, i32)>; KEPT],
}

/// What is known of one name: what a bound depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Met {
    /// Parts of the query that it has words for.
    pub(super) places: Places,
    /// Parts that may meet words of it read as one, or be read as one for it.
    pub(super) joined: Places,
    /// Whether it has initials, which may stand for any part.
    pub(super) has_initials: bool,
    /// Words of it that can have met nothing, at least.
    pub(super) others: u32,
    /// Its names proper, at least.
    pub(super) proper: u32,
    /// What its words for the first parts of the query are worth at most.
    pub(super) worths: Worths,
}

/// What the first parts of a query may be worth at most, in steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Worths(u64);

/// Bits of one part.
const WORTH_BITS: usize = 5;
/// Parts that have a place among the worths.
const WORTHS: usize = 12;
/// Units: sixteenths of a bit. So many steps are more than any word weighs.
const STEP: u32 = 16;

impl Worths {
    /// None known.
    pub(super) const NONE: Self = Self(0);
    /// Of each part what it meets at best.
    pub(super) const ANY: Self = Self(u64::MAX);

    /// Lets a part have so much at least.
    pub(super) fn raise(&mut self, place: usize, steps: u8) {
        if place >= WORTHS {
            return;
        }
        let shift = place * WORTH_BITS;
        let mask = (1 << WORTH_BITS) - 1;
        if (self.0 >> shift & mask) < u64::from(steps) {
            self.0 = self.0 & !(mask << shift) | u64::from(steps).min(mask) << shift;
        }
    }

    /// Lets a part have so much at most.
    pub(super) fn cap(self, place: usize, worth: u32) -> Self {
        let mut out = self;
        if place < WORTHS {
            out.0 &= !(((1 << WORTH_BITS) - 1) << (place * WORTH_BITS));
            out.raise(place, steps(worth));
        }
        out
    }

    /// What a part has at most; none where that is not known.
    fn of(self, place: usize) -> Option<u32> {
        if place >= WORTHS {
            return None;
        }
        let steps = self.0 >> (place * WORTH_BITS) & ((1 << WORTH_BITS) - 1);
        u32::try_from(steps).ok().map(|steps| steps * STEP)
    }
}

/// A worth in steps, no less.
fn steps(worth: u32) -> u8 {
    u8::try_from(worth.div_ceil(STEP)).unwrap_or(u8::MAX)
}

/// Bounds kept of one search. A power of two.
const KEPT: usize = 64;

impl Met {
    fn place(&self) -> usize {
        let flags = self.others << 1 | u32::from(self.has_initials) | self.proper << 5;
        let mixed = self.places ^ self.joined.rotate_left(16) ^ flags.rotate_left(8);
        let mixed = u64::from(mixed) ^ self.worths.0.rotate_left(20);
        let spread = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58;
        usize::try_from(spread).unwrap_or(0) & (KEPT - 1)
    }
}

/// One part of the query, and the best it meets.
#[derive(Debug, Clone, Copy, Default)]
struct PartBound {
    weight: u32,
    left_weight: u32,
    /// The heaviest it may meet, and the same less twice what spelling loses.
    best: Best,
    is_heavy: bool,
    is_initial: bool,
    /// Whether it is a word of the table: bank, Iran.
    is_word: bool,
    is_number: bool,
}

/// What meeting may be worth at most.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Best {
    weight: u32,
    worth: u32,
}

impl Best {
    /// A token of that weight met by a part of that weight.
    pub(super) fn of(token: u32, part: u32, met: Meeting) -> Self {
        let weight = token.min(part);
        // As the measures have it: what says the same in another language loses nothing.
        let is_said = met.way == Way::Translation;
        let unlike = if is_said { 0 } else { 1000 - met.likeness.min(1000) };
        let lost = weight * u32::from(unlike) / 1000;
        Self { weight, worth: weight.saturating_sub(2 * lost) }
    }

    pub(super) const fn worth(self) -> u32 {
        self.worth
    }

    /// The worth in steps, no less.
    pub(super) fn steps(self) -> u8 {
        steps(self.worth)
    }

    fn or(self, other: Self) -> Self {
        Self { weight: self.weight.max(other.weight), worth: self.worth.max(other.worth) }
    }
}

/// What is left over last is not seen where more than this is left over.
const LEFT_SEEN: u32 = 6;

impl Bounds {
    pub(super) fn new(query: &Query<'_>) -> Self {
        let kind = query.subject.kind;
        let own = super::bearer(Kind::Any, kind);
        let bearers = match kind {
            Kind::Any => [(Bearer::Person, 0), (Bearer::Other, 0)],
            _ if own == Bearer::Person => [(own, 0), (Bearer::Other, super::OTHER_KIND)],
            _ => [(own, 0), (Bearer::Person, super::OTHER_KIND)],
        };
        let is_heavy = |p: &View<'_>| !p.class.is_light();
        let mut bounds = Self {
            parts: [PartBound::default(); PLACES_MAX],
            count: query.parts.len().min(PLACES_MAX),
            first: query.parts.iter().position(is_heavy),
            last: query.parts.iter().rposition(is_heavy),
            bearers,
            is_long: query.parts.len() > PLACES_MAX || says_again(&query.parts),
            has_title: has_title(&query.parts),
            kept: [None; KEPT],
        };
        for (slot, part) in bounds.parts.iter_mut().zip(&query.parts) {
            *slot = PartBound {
                weight: u32::from(part.weight),
                left_weight: u32::from(part.left_weight()),
                best: Best::default(),
                is_heavy: is_heavy(part),
                is_initial: part.is_initial(),
                is_word: part.brief().is_word(),
                is_number: part.class == Class::Number,
            };
        }
        bounds
    }

    /// Whether the query has parts that are not told apart.
    pub(super) const fn is_long(&self) -> bool {
        self.is_long
    }

    /// Says what a part may meet.
    pub(super) fn met(&mut self, place: usize, best: Best) {
        if let Some(slot) = self.parts.get_mut(place) {
            slot.best = slot.best.or(best);
        }
    }

    /// The most a name may have of which that is known: kept for the next.
    pub(super) fn most_kept(&mut self, met: Met) -> i32 {
        if let Some(Some((kept, most))) = self.kept.get(met.place())
            && *kept == met
        {
            return *most;
        }
        let most = self.most(&met);
        if let Some(slot) = self.kept.get_mut(met.place()) {
            *slot = Some((met, most));
        }
        most
    }

    /// The most a name may have of which that is known.
    pub(super) fn most(&self, met: &Met) -> i32 {
        if self.is_long {
            return i32::MAX;
        }
        let Met { places, joined, has_initials, others, proper, worths } = *met;
        let mut reach = Reach {
            other_count: others,
            other_proper: proper,
            has_title: self.has_title,
            ..Reach::default()
        };
        let (mut joined_weight, mut joined_count) = (0, 0);
        for (place, part) in self.parts.iter().enumerate().take(self.count) {
            // Each pair takes one name proper off either side, or of a word of the query one there.
            if part.is_heavy && !part.is_word {
                reach.all_proper += 1;
            } else if places >> place & 1 == 1 {
                reach.other_proper = reach.other_proper.saturating_sub(1);
            }
            if !part.is_heavy {
                // A light word read as one with its neighbour weighs with it.
                joined_weight += if joined >> place & 1 == 1 { part.weight } else { 0 };
                continue;
            }
            let is_met = places >> place & 1 == 1 || part.is_initial;
            let mut best = Best::default();
            if is_met {
                best = best.or(part.best);
                best.worth = worths.of(place).map_or(best.worth, |worth| best.worth.min(worth));
            }
            let is_joined = joined >> place & 1 == 1;
            if part.is_initial || is_joined {
                best = Best { weight: part.weight, worth: part.weight };
            }
            let is_initialled = has_initials && !is_met && !is_joined;
            if is_initialled {
                let weight = part.weight.min(LETTER);
                best = Best { weight, worth: weight };
            }
            if is_met || is_joined || is_initialled {
                reach.met += best.weight;
                reach.pairs += 1;
                *(if part.is_word { &mut reach.words } else { &mut reach.proper }) += best.worth;
                if is_joined {
                    joined_weight += best.worth;
                    joined_count += 1;
                } else {
                    push(&mut reach.heaviest, best.worth);
                }
            } else {
                reach.left += part.left_weight;
                reach.left_count += 1;
                reach.left_proper += u32::from(!part.is_word);
                reach.left_numbers += u32::from(part.is_number);
                reach.lacks_first |= self.first == Some(place);
                reach.lacks_last |= self.last == Some(place);
            }
        }
        if joined_count > 0 {
            // Words read as one weigh what they do together, and may be of either sort.
            (0..joined_count).for_each(|_| push(&mut reach.heaviest, joined_weight));
            let all = reach.proper + reach.words + joined_weight;
            reach.met += joined_weight;
            (reach.proper, reach.words) = (all, all);
        }
        reach.lacks_last &= reach.left_count <= LEFT_SEEN;
        let most = |(bearer, off): &(Bearer, i32)| model::log_odds_max(&reach, *bearer) - off;
        self.bearers.iter().map(most).fold(i32::MIN, i32::max)
    }
}

/// Whether a query has a title: without one no name meets any.
pub(super) fn has_title(parts: &[View<'_>]) -> bool {
    parts.iter().any(|part| part.class == Class::Title)
}

/// Whether a heavy part is said twice: where one is met, the other is not left over.
fn says_again(parts: &[View<'_>]) -> bool {
    let same = |at: usize, part: &View<'_>| {
        let mut others = parts.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(_, other)| other.text == part.text)
    };
    parts.iter().enumerate().any(|(at, part)| !part.class.is_light() && same(at, part))
}

/// The heaviest letter that stands for a word.
const LETTER: u32 = 8 * rarity::BIT as u32;

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
