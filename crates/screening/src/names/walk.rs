//! One sound in, and beside it, sound by sound, the words of a trie; what a word costs out, as soon
//! as its beginning tells that it costs too much. Words that begin alike share the work. Costs are
//! those of `distance::cost`; never says what two words are to each other.
//!
//! A walk may allow the first half of its own sound a part of the cost only. Two words that are
//! near each other differ little in one of their halves: a walk from the front that is strict with
//! the first half and one from the back that is strict with the last find them all between them,
//! and each passes over nearly everything at once.

use super::distance::{Allowed, Lanes, Own, Row, Seen, Short, next_row};
use super::kernels::Level;
use super::sound::SOUNDS_MAX;

/// Rows: one more than sounds.
const ROWS: usize = SOUNDS_MAX + 1;

/// The table of costs of one sound beside the words walked so far: a row for each sound of the
/// word, on top of the rows of the words that begin as it does.
#[derive(Debug)]
pub struct Walk {
    own: Own,
    lanes: Lanes,
    /// Whether the own sound is short enough for rows of bytes.
    is_short: bool,
    /// Whether the script of the own sound leaves vowels unwritten.
    omits: bool,
    codes: [u8; ROWS],
    short: [Short; ROWS],
    long: [Row; ROWS],
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            own: Own::default(),
            lanes: Lanes::default(),
            is_short: false,
            omits: false,
            codes: [0; ROWS],
            short: [Short::empty(); ROWS],
            long: [Row::EMPTY; ROWS],
        }
    }
}

impl Walk {
    /// Begins a walk for a sound, given in the direction of the words; `omits`: whether its script,
    /// and that of the words, leave vowels unwritten.
    pub fn begin(
        &mut self,
        sound: impl Iterator<Item = u8>,
        omits: (bool, bool),
        allowed: Allowed,
    ) {
        self.own.set(sound, omits.1, allowed);
        self.omits = omits.0;
        self.is_short = self.lanes.set(&self.own, omits.0);
        let ([short, ..], [long, ..]) = (&mut self.short, &mut self.long);
        if self.is_short {
            self.lanes.first_row(short);
        } else {
            self.own.first_row(long);
        }
    }

    /// Takes the sound that stands at `depth` of a word, counted from one, on top of those before
    /// it; whether a word that begins so may still be near.
    #[inline(always)]
    pub fn step(&mut self, depth: usize, code: u8) -> bool {
        if !self.is_short {
            return self.step_long(depth, code);
        }
        let Some((done, rest)) = self.short.split_at_mut_checked(depth) else { return false };
        match (done, rest) {
            ([.., last], [row, ..]) => self.lanes.next_row(code, last, row),
            _ => false,
        }
    }

    #[cold]
    fn step_long(&mut self, depth: usize, code: u8) -> bool {
        let before = depth.checked_sub(1).and_then(|d| self.codes.get(d)).copied().unwrap_or(0);
        if let Some(slot) = self.codes.get_mut(depth) {
            *slot = code;
        }
        let Some((done, rest)) = self.long.split_at_mut_checked(depth) else { return false };
        let [.., last] = &*done else { return false };
        let Some(row) = rest.first_mut() else { return false };
        let older = depth.checked_sub(2).and_then(|d| done.get(d)).unwrap_or(&Row::EMPTY);
        next_row(&self.own, self.omits, (before, code), (older, last), row);
        !row.is_empty() || self.own.may_turn(code, last)
    }

    /// The sounds that a word may go on with behind the one at `depth`, as [`has`] reads them: of
    /// the others it is known that they cost too much.
    #[inline(always)]
    #[must_use]
    pub fn open(&self, depth: usize) -> u64 {
        if self.is_short {
            return self.short.get(depth).map_or(0, |row| self.lanes.open(row));
        }
        let older = depth.checked_sub(1).and_then(|d| self.long.get(d)).unwrap_or(&Row::EMPTY);
        let code = self.codes.get(depth).copied().unwrap_or(0);
        self.long.get(depth).map_or(0, |last| self.own.open(self.omits, code, (older, last)))
    }

    /// Whether a word may be near, at no more than this cost, that has only these sounds behind the
    /// one at `depth`.
    #[inline(always)]
    #[must_use]
    pub fn may_reach(&self, level: impl Level, depth: usize, behind: Seen, cost: u16) -> bool {
        let reaches = |row: &Short| self.lanes.may_reach(level, row, behind, cost);
        !self.is_short || self.short.get(depth).is_some_and(reaches)
    }

    /// What a word of `length` sounds costs that has just been walked; none when it is too much.
    #[inline(always)]
    #[must_use]
    pub fn cost(&self, length: usize) -> Option<u16> {
        if self.is_short {
            return self.short.get(length).and_then(|row| self.lanes.cost(row));
        }
        self.long.get(length).and_then(|row| self.own.cost(row))
    }
}

/// Whether a set of sounds has one, or one that shares its bit.
#[must_use]
pub const fn has(open: u64, code: u8) -> bool {
    Own::has(open, code)
}

#[cfg(test)]
mod tests {
    use super::super::distance::cost;
    use super::*;
    use proptest::prelude::*;

    fn sounds() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(prop::sample::select(b"aeiouhkqXgstdbmnlrAWYH".to_vec()), 0..9)
    }

    /// What the words cost beside `own` by a walk in one direction.
    fn walked(own: &[u8], words: &[Vec<u8>], omits: (bool, bool), allowed: Allowed) -> Vec<u16> {
        let mut walk = Walk::default();
        walk.begin(own.iter().copied(), omits, allowed);
        let mut last: &[u8] = &[];
        let (mut lives, mut dead) = (usize::MAX, usize::MAX);
        let mut out = Vec::new();
        for word in words {
            let shared = last.iter().zip(word).take_while(|(a, b)| a == b).count().min(lives);
            last = word;
            if shared >= dead {
                out.push(u16::MAX);
                continue;
            }
            (lives, dead) = (word.len(), usize::MAX);
            for (at, code) in word.iter().enumerate().skip(shared) {
                if !has(walk.open(at), *code) || !walk.step(at + 1, *code) {
                    (lives, dead) = (at, at + 1);
                    break;
                }
            }
            let cost = if dead == usize::MAX { walk.cost(word.len()) } else { None };
            out.push(cost.unwrap_or(u16::MAX));
        }
        out
    }

    proptest! {
        #[test]
        fn two_walks_find_what_each_pair_costs(
            own in sounds(),
            mut words in prop::collection::vec(sounds(), 1..40),
            omits in any::<(bool, bool)>(),
            most in 20_u16..300,
            half in 0_usize..9,
        ) {
            words.sort();
            let places = half.min(own.len());
            let front = Allowed { cost: most, first: most / 2, places };
            let back =
                Allowed { cost: most, first: most - most / 2 - 1, places: own.len() - places };
            let ahead = walked(&own, &words, omits, front);
            let mut turned: Vec<(Vec<u8>, usize)> = words
                .iter()
                .enumerate()
                .map(|(n, w)| (w.iter().rev().copied().collect(), n))
                .collect();
            turned.sort();
            let backwards: Vec<Vec<u8>> = turned.iter().map(|t| t.0.clone()).collect();
            let own_back: Vec<u8> = own.iter().rev().copied().collect();
            let behind = walked(&own_back, &backwards, omits, back);
            for (at, (_, number)) in turned.iter().enumerate() {
                let found = behind[at].min(ahead[*number]);
                let expected = cost(&own, &words[*number], omits, u32::from(most));
                let expected = expected.map_or(u16::MAX, |c| u16::try_from(c).unwrap());
                prop_assert_eq!(found, expected, "{:?}", &words[*number]);
            }
        }
    }
}
