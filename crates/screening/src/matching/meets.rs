//! What the parts of one query meet in one index: tokens in, the parts that meet each out. A table
//! of its own, kept from one search to the next and never emptied by hand: every entry says of
//! which search it is.

use crate::names::Met;

/// A token and one part of the query that meets it.
#[derive(Debug, Clone, Copy)]
struct Entry {
    token: u32,
    /// The search it is of; any other is an empty place.
    search: u32,
    met: Met,
    place: u8,
    /// What meeting it is worth, in steps, no less.
    worth: u8,
}

const EMPTY: Entry = Entry {
    token: 0,
    search: 0,
    met: Met { likeness: 0, way: crate::names::Way::Same },
    place: 0,
    worth: 0,
};

/// Entries by token, by open addressing; a token has as many as parts of the query meet it.
#[derive(Debug)]
pub(super) struct Meets {
    entries: Vec<Entry>,
    search: u32,
    count: usize,
    /// A bit for tokens that may be among them: most of an alias are not.
    sieve: [u64; SIEVE],
}

/// Words of the sieve.
const SIEVE: usize = 64;

/// Entries at first. A power of two. Largest seen: 1,900 entries (a name of six common words beside
/// a million names); it grows as needed.
const ENTRIES_MIN: usize = 1024;

impl Default for Meets {
    fn default() -> Self {
        Self { entries: Vec::new(), search: 0, count: 0, sieve: [0; SIEVE] }
    }
}

/// The word of the sieve that is a token's, and its bit.
fn sieved(token: u32) -> (usize, u64) {
    let spread = token.wrapping_mul(0x9E37_79B1) >> 20;
    (usize::try_from(spread >> 6).unwrap_or(0), 1 << (spread & 63))
}

impl Meets {
    /// Begins a search.
    pub(super) fn begin(&mut self) {
        if self.entries.is_empty() {
            self.entries.resize(ENTRIES_MIN, EMPTY);
        }
        self.count = 0;
        self.sieve = [0; SIEVE];
        self.search = self.search.wrapping_add(1);
        if self.search == 0 {
            // After four thousand million searches old entries would look new.
            self.entries.fill(EMPTY);
            self.search = 1;
        }
    }

    /// Says that a part of the query, by place, meets a token, and what that is worth in steps.
    pub(super) fn add(&mut self, token: u32, place: u8, met: Met, worth: u8) {
        // At most half full, so that a run of entries ends soon.
        if (self.count + 1) * 2 > self.entries.len() {
            self.grow();
        }
        let (word, bit) = sieved(token);
        if let Some(slot) = self.sieve.get_mut(word) {
            *slot |= bit;
        }
        self.put(Entry { token, search: self.search, met, place, worth });
        self.count += 1;
    }

    /// The parts of the query that meet a token, by place.
    pub(super) fn of(&self, token: u32) -> impl Iterator<Item = (usize, Met)> + '_ {
        self.entries_of(token).map(|e| (usize::from(e.place), e.met))
    }

    fn entries_of(&self, token: u32) -> impl Iterator<Item = &Entry> + '_ {
        let (search, start) = (self.search, self.start(token));
        let (before, after) = self.entries.split_at_checked(start).unwrap_or((&[], &[]));
        after
            .iter()
            .chain(before)
            .take_while(move |e| e.search == search)
            .filter(move |e| e.token == token)
    }

    /// Tells which of these tokens parts of the query meet: its place among them, the part by
    /// place, how, and what it is worth.
    pub(super) fn each(&self, numbers: &[[u8; 4]], mut tell: impl FnMut(usize, usize, Met, u8)) {
        for (at, number) in numbers.iter().enumerate() {
            let token = u32::from_le_bytes(*number);
            let (word, mask) = sieved(token);
            if self.sieve.get(word).is_some_and(|w| w & mask != 0) {
                let entries = self.entries_of(token);
                entries.for_each(|e| tell(at, usize::from(e.place), e.met, e.worth));
            }
        }
    }

    fn start(&self, token: u32) -> usize {
        // Fibonacci hashing: token numbers run in a row.
        let spread = u64::from(token).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        usize::try_from(spread).unwrap_or(0) & self.entries.len().saturating_sub(1)
    }

    fn put(&mut self, entry: Entry) {
        let mut at = self.start(entry.token);
        let last = self.entries.len().saturating_sub(1);
        while let Some(slot) = self.entries.get_mut(at) {
            if slot.search != self.search {
                *slot = entry;
                return;
            }
            at = (at + 1) & last;
        }
    }

    fn grow(&mut self) {
        let size = self.entries.len().max(ENTRIES_MIN / 2) * 2;
        let old = std::mem::replace(&mut self.entries, vec![EMPTY; size]);
        let search = self.search;
        for entry in old.into_iter().filter(|e| e.search == search) {
            self.put(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Way;

    #[test]
    fn a_token_gives_all_that_meet_it_in_this_search_only() {
        let mut meets = Meets::default();
        for search in 0..3_u8 {
            meets.begin();
            for token in 0..3_000 {
                meets.add(token, search, Met { likeness: 900, way: Way::Spelling }, 1);
                if token % 7 == 0 {
                    meets.add(token, search + 10, Met { likeness: 800, way: Way::Same }, 2);
                }
            }
            for token in 0..4_000_u32 {
                let mut places: Vec<usize> = meets.of(token).map(|(place, _)| place).collect();
                places.sort_unstable();
                let (one, two) = (usize::from(search), usize::from(search) + 10);
                let wanted = match token {
                    3_000.. => vec![],
                    _ if token % 7 == 0 => vec![one, two],
                    _ => vec![one],
                };
                assert_eq!(places, wanted);
            }
        }
    }
}
