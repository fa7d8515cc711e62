//! The words about a watched one in, and a name; the span of words in which enough of the name
//! stands out. Counts weights; never scores.

use super::reader::Reader;
use super::text::{Gap, Word};
use super::watch::{Watch, Watched};
use parties::Kind;

/// Share of a name's weight that must stand near before it is asked. Units: per cent.
pub(super) const NEAR_SHARE_MIN: u32 = 55;
/// The same where no capital letter marks it: there only a name that is nearly whole counts.
const NEAR_SHARE_UNMARKED_MIN: u32 = 70;
/// Words beyond the length of a name that may stand between its own.
pub(super) const SLACK: usize = 2;

/// Where the words of each slot stand about a watched word; every entry says of which window it is.
#[derive(Debug, Default)]
pub(super) struct Stamps {
    places: Vec<u64>,
    turn: u32,
    /// Those of this window, each once.
    slots: Vec<u32>,
}

impl Stamps {
    pub(super) fn of(slots: usize) -> Self {
        Self { places: vec![0; slots], turn: 0, slots: Vec::new() }
    }

    fn begin(&mut self) {
        self.turn = self.turn.wrapping_add(1);
        self.slots.clear();
        if self.turn == 0 {
            self.places.fill(0);
            self.turn = 1;
        }
    }

    fn put(&mut self, slot: u32, place: usize) {
        if let Some(entry) = self.places.get_mut(slot as usize) {
            if *entry >> 32 != u64::from(self.turn) {
                self.slots.push(slot);
            }
            *entry = u64::from(self.turn) << 32 | place as u64;
        }
    }

    /// The slots that stand about.
    pub(super) fn slots(&self) -> &[u32] {
        &self.slots
    }

    pub(super) fn place(&self, slot: u32) -> Option<usize> {
        let entry = self.places.get(slot as usize)?;
        let place = usize::try_from(entry & u64::from(u32::MAX)).ok();
        place.filter(|_| entry >> 32 == u64::from(self.turn))
    }
}

/// The words about a watched one.
pub(super) struct Window<'s> {
    words: &'s [Word],
    /// The watched one: more than one word where several are read as one.
    at: (usize, usize),
    low: usize,
    high: usize,
    /// Words that are one with others.
    joined: u128,
}

impl<'s> Window<'s> {
    pub(super) fn of(
        words: &'s [Word],
        at: (usize, usize),
        (low, high): (usize, usize),
        stamps: &mut Stamps,
    ) -> Self {
        stamps.begin();
        let mut window = Self { words, at, low, high, joined: 0 };
        (at.0..=at.1).for_each(|place| window.joined |= window.mark(place));
        window
    }

    /// Adds what a word meets, or several words together. What is added later stands nearer.
    pub(super) fn add(
        &mut self,
        slots: &[u32],
        (first, last): (usize, usize),
        stamps: &mut Stamps,
    ) {
        let place = if first < self.at.0 { first } else { last };
        for slot in slots {
            stamps.put(*slot, place);
        }
        if first < last {
            (first..=last).for_each(|place| self.joined |= self.mark(place));
        }
    }

    /// The span in which enough of the name stands, if it does, and how many of its words were not
    /// seen. `anchor`: the slot by which the watched word brought the name up.
    pub(super) fn near(
        &self,
        reader: &Reader<'_, '_, '_>,
        watch: &Watch<'_>,
        name: &Watched,
        anchor: u32,
    ) -> Option<((usize, usize), u32)> {
        if name.count == 1 {
            return Some((self.at, 0));
        }
        let reach = name.count as usize + SLACK;
        let low = self.low.max(self.at.0.saturating_sub(reach));
        let high = self.high.min(self.at.1 + reach);
        // In small letters only words that make up names of bodies are of one: front, bank.
        let is_person = name.kind == Kind::Person;
        let fits = |place: usize, is_tabled: bool| {
            (low..=high).contains(&place)
                && (is_tabled && !is_person
                    || self.words.get(place).is_some_and(|w| w.is_capitalised))
        };
        let (mut first, mut last) = self.at;
        let (mut weight, mut count, mut met) = (0, 0, 0);
        for word in watch.words(name) {
            let place = if word.slot == anchor {
                Some(self.at.0)
            } else {
                reader.stamps.place(word.slot).filter(|place| fits(*place, word.is_tabled))
            };
            if let Some(place) = place {
                weight += u32::from(word.weight);
                count += 1;
                first = first.min(place);
                last = last.max(place);
                met |= self.mark(place);
            }
        }
        let is_marked = self.words.get(self.at.0).is_some_and(|w| w.is_marked);
        let least = if is_marked { NEAR_SHARE_MIN } else { NEAR_SHARE_UNMARKED_MIN };
        let is_enough = count > 1 && weight * 100 >= name.weight * least;
        (is_enough && self.is_solid(reader, (first, last), met))
            .then_some(((first, last), name.count - count))
    }

    /// A bit for a place within reach of the watched word.
    const fn mark(&self, place: usize) -> u128 {
        1 << ((place + 64).wrapping_sub(self.at.0) & 127)
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

/// Whether a sentence is a line that holds one name printed family first.
pub(super) fn is_line(words: &[Word]) -> bool {
    words.len() <= LINE_WORDS_MAX && words.iter().filter(|w| w.gap == Gap::Comma).count() == 1
}

/// The words around those from `first` to `last` that may be of one name with them.
pub(super) fn reachable(
    words: &[Word],
    (first, last): (usize, usize),
    reach: usize,
) -> (usize, usize) {
    let joins = |place: usize| {
        let (before, word) = (words.get(place.wrapping_sub(1)), words.get(place));
        word.is_some_and(|w| match w.gap {
            Gap::Near => true,
            Gap::Comma => before.is_some_and(|b| b.is_capitals) || is_line(words),
            Gap::Far => false,
        })
    };
    let (mut low, mut high) = (first, last);
    while low > 0 && first - low < reach && joins(low) {
        low -= 1;
    }
    while high + 1 < words.len() && high - last < reach && joins(high + 1) {
        high += 1;
    }
    (low, high)
}
