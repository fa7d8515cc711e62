//! A watched word of a sentence and a name in; the span of words in which enough of the name stands
//! out. Counts weights; never scores.

use super::reader::{Known, Reader};
use super::text::{Gap, Word};
use super::watch::{Token, Watch, Watched, bit};
use crate::names::{Part, meet};
use parties::Kind;
use std::cell::Cell;

/// Share of a name's weight that must stand near before it is asked. Units: per cent.
const NEAR_SHARE_MIN: u32 = 55;
/// Share the watched word alone must have for its neighbours to be tried. Units: per cent.
const ANCHOR_SHARE_MIN: u32 = 25;
/// Names that a watched word may be in for its neighbours to be tried for misspellings.
const TRIED_MAX: usize = 400;
/// Words on each side of a watched one that are tried for misspellings of the others.
const TRIED_REACH: usize = 2;
/// Consonants that only one of two words has, beyond which they are not compared.
const APART_MAX: u32 = 4;
/// Words beyond the length of a name that may stand between its own.
const SLACK: usize = 2;

/// The words about a watched one.
pub(super) struct Window<'s> {
    words: &'s [Word],
    at: usize,
    low: usize,
    high: usize,
    /// Their keys, and where they stand, but for the watched one's.
    keys: Vec<(u64, usize)>,
    bits: u64,
    /// Words that are one with others.
    joined: u128,
    /// Neighbours that may be misspelt words of the name, and whether one was.
    pub(super) tried: Vec<(usize, Cell<bool>)>,
}

impl<'s> Window<'s> {
    pub(super) fn of(
        reader: &Reader<'_, '_, '_>,
        words: &'s [Word],
        at: usize,
        (low, high): (usize, usize),
    ) -> Self {
        let places = (low..=high).filter(|place| *place != at);
        let known = |place: usize| reader.known(place).map(|k| (place, k));
        let (mut keys, mut bits) = (Vec::with_capacity(24), 0);
        for (place, known) in places.clone().filter_map(known) {
            bits |= known.bits;
            keys.extend(known.parts.iter().map(|(key, _)| (*key, place)));
        }
        // The nearest first: a name takes the first of its words that it finds.
        keys.sort_unstable_by_key(|(_, place)| place.abs_diff(at));
        // A word that is written as one here may be two words of the name.
        if let Some(own) = reader.known(at)
            && own.parts.len() > 1
        {
            bits |= own.bits;
            keys.splice(0..0, own.parts.iter().map(|(key, _)| (*key, at)));
        }
        let is_tried = |place: &usize| {
            place.abs_diff(at) <= TRIED_REACH && words.get(*place).is_some_and(|w| w.is_capitalised)
        };
        let tried = places.filter(is_tried).map(|place| (place, Cell::new(false))).collect();
        Self { words, at, low, high, keys, bits, joined: 0, tried }
    }

    /// Adds what several words of the window are together.
    pub(super) fn add(&mut self, known: &Known, (first, last): (usize, usize)) {
        self.bits |= known.bits;
        for (key, _) in &known.parts {
            self.keys.push((*key, if first < self.at { first } else { last }));
        }
        for place in first..=last {
            self.joined |= self.mark(place);
        }
    }

    /// The span in which enough of the name stands, if it does. `shared` is how many names the
    /// watched word is in.
    pub(super) fn near(
        &self,
        reader: &Reader<'_, '_, '_>,
        watch: &Watch<'_>,
        name: &Watched,
        anchor: u64,
        shared: usize,
    ) -> Option<(usize, usize)> {
        let at = self.at;
        if name.count == 1 {
            return Some((at, at));
        }
        let others = name.bits & !bit(anchor);
        let is_tried = shared <= TRIED_MAX && !self.tried.is_empty();
        if others != 0 && others & self.bits == 0 && !is_tried {
            return None;
        }
        let reach = name.count as usize + SLACK;
        let (low, high) = (self.low.max(at.saturating_sub(reach)), self.high.min(at + reach));
        // In small letters only words that make up names of bodies are of one: front, bank.
        let is_person = name.kind == Kind::Person;
        let fits = |place: usize, is_tabled: bool| {
            (low..=high).contains(&place)
                && (is_tabled && !is_person
                    || self.words.get(place).is_some_and(|w| w.is_capitalised))
        };
        let (mut first, mut last) = (at, at);
        let (mut weight, mut anchor_weight) = (0, 0);
        let mut missing: [Option<&Token<'_>>; 4] = [None; 4];
        let mut met: u128 = 0;
        let mut slots = missing.iter_mut();
        for token in watch.words(name) {
            let own = u32::from(token.view.weight);
            if token.has(anchor) {
                weight += own;
                anchor_weight = own;
                continue;
            }
            let is_tabled = token.view.concept != 0;
            let place = self.keys.iter().find(|k| token.has(k.0) && fits(k.1, is_tabled));
            match place {
                Some((_, place)) => {
                    weight += own;
                    first = first.min(*place);
                    last = last.max(*place);
                    met |= self.mark(*place);
                }
                None => {
                    if let Some(slot) = slots.next() {
                        *slot = Some(token);
                    }
                }
            }
        }
        if is_tried && anchor_weight * 100 >= name.weight * ANCHOR_SHARE_MIN {
            for token in missing.iter().flatten() {
                if let Some(place) = self.misspelt(reader, token, |place| fits(place, false)) {
                    weight += u32::from(token.view.weight);
                    first = first.min(place);
                    last = last.max(place);
                }
            }
        }
        let is_enough = weight * 100 >= name.weight * NEAR_SHARE_MIN;
        (is_enough && self.is_solid(reader, (first, last), met)).then_some((first, last))
    }

    /// The neighbour that may be a misspelling of this word of a name.
    fn misspelt(
        &self,
        reader: &Reader<'_, '_, '_>,
        token: &Token<'_>,
        fits: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let meets = |part: &Part, frame: u64| {
            let apart = (frame ^ token.frame).count_ones();
            (apart <= APART_MAX || part.view().is_initial())
                && meet(&part.view(), &token.view).is_some()
        };
        let is_it = |place: usize| {
            reader.known(place).is_some_and(|k| {
                k.parts.iter().zip(&k.frames).any(|((_, part), frame)| meets(part, *frame))
            })
        };
        let (place, has_met) =
            self.tried.iter().find(|(place, _)| fits(*place) && is_it(*place))?;
        has_met.set(true);
        Some(*place)
    }

    /// A bit for a place within reach of the watched word.
    const fn mark(&self, place: usize) -> u128 {
        1 << ((place + 64).wrapping_sub(self.at) & 127)
    }

    /// Whether nothing stands within a name but words of it, capitalised words and words that join.
    fn is_solid(
        &self,
        reader: &Reader<'_, '_, '_>,
        (first, last): (usize, usize),
        met: u128,
    ) -> bool {
        (first..=last).all(|place| {
            self.words.get(place).is_some_and(|w| w.is_capitalised)
                || (met | self.joined) & self.mark(place) != 0
                || reader.known(place).is_some_and(|k| k.is_light)
        })
    }
}

/// Words of a line that holds one name printed family first.
const LINE_WORDS_MAX: usize = 6;

/// The words around `at` that may be of one name with it.
pub(super) fn reachable(words: &[Word], at: usize, reach: usize) -> (usize, usize) {
    let commas = words.iter().filter(|w| w.gap == Gap::Comma).count();
    let is_line = words.len() <= LINE_WORDS_MAX && commas == 1;
    let joins = |place: usize| {
        let (before, word) = (words.get(place.wrapping_sub(1)), words.get(place));
        word.is_some_and(|w| match w.gap {
            Gap::Near => true,
            Gap::Comma => is_line || before.is_some_and(|b| b.is_capitals),
            Gap::Far => false,
        })
    };
    let (mut low, mut high) = (at, at);
    while low > 0 && at - low < reach && joins(low) {
        low -= 1;
    }
    while high + 1 < words.len() && high - at < reach && joins(high + 1) {
        high += 1;
    }
    (low, high)
}
