//! One sound in, and beside it, sound by sound, the words of a dictionary sorted by their sounds;
//! the least that a word may cost out, as soon as its beginning tells. Words that begin alike share
//! the work. Costs are those of `distance::cost`; never says what two words are to each other.

use super::distance::{LIGHTEST, TURN, drop_cost, narrow, swap_row};
use super::sound::SOUNDS_MAX;

/// Cells of a row: one more than sounds.
const CELLS: usize = SOUNDS_MAX + 1;

/// The table of costs of one sound beside the words walked so far: a row for each sound of the
/// word, on top of the rows of the words that begin as it does.
#[derive(Debug)]
pub struct Walk<'q> {
    own: &'q [u8],
    omits: bool,
    /// What each own sound costs when it is not written.
    drops: [u16; SOUNDS_MAX],
    rows: [[u16; CELLS]; CELLS],
    /// What a word costs at least whose way leads through the row.
    least: [u16; CELLS],
    /// Sounds of the words walked.
    length: usize,
    /// What a sound left over costs at least.
    lightest: u16,
    /// Rows that stand for the next word.
    walked: usize,
    /// Words that share so many sounds with the last one walked cost too much.
    dead: usize,
}

impl<'q> Walk<'q> {
    /// A walk for a sound; `omits`: whether its script leaves vowels unwritten.
    #[must_use]
    pub fn new(sound: &'q [u8], omits: bool) -> Self {
        Self {
            own: sound.get(..SOUNDS_MAX).unwrap_or(sound),
            omits,
            drops: [0; SOUNDS_MAX],
            rows: [[0; CELLS]; CELLS],
            least: [0; CELLS],
            length: 0,
            lightest: 0,
            walked: 0,
            dead: usize::MAX,
        }
    }

    /// Begins words of `length` sounds that leave vowels unwritten or do not.
    pub fn begin(&mut self, length: usize, omits: bool) {
        self.length = length;
        (self.walked, self.dead) = (0, usize::MAX);
        self.lightest = if self.omits || omits { 0 } else { LIGHTEST };
        let [row, ..] = &mut self.rows;
        let mut sum = 0;
        for ((code, drop), cell) in self.own.iter().zip(&mut self.drops).zip(row.iter_mut().skip(1))
        {
            *drop = narrow(drop_cost(*code, omits));
            sum += *drop;
            *cell = sum;
        }
        let [least, ..] = &mut self.least;
        *least = 0;
    }

    /// Says that the next word shares its first `shared` sounds with the one before it; whether it
    /// may still cost no more than the most that `cost` was asked for of any word since `begin`.
    pub fn next(&mut self, shared: usize) -> bool {
        self.walked = self.walked.min(shared);
        self.walked < self.dead
    }

    /// What the word costs, or none when it is more than `cost_max`. `cost_most`: no word since
    /// `begin` is asked for more.
    pub fn cost(&mut self, word: &[u8], cost_max: u16, cost_most: u16) -> Option<u16> {
        let shared = self.walked;
        let mut before = shared.checked_sub(1).and_then(|at| word.get(at)).copied().unwrap_or(0);
        self.dead = usize::MAX;
        for (depth, &code) in (1..CELLS).zip(word).skip(shared) {
            self.row(depth, code, before);
            self.walked = depth;
            before = code;
            // A turned pair of letters steps over one row: two rows must be beyond reach.
            let least = self.least.get(depth - 1..=depth).unwrap_or(&[]);
            let least = least.iter().copied().min().unwrap_or(0);
            if least > cost_max {
                if least > cost_most {
                    self.dead = depth;
                }
                return None;
            }
        }
        let cost = self.rows.get(word.len()).and_then(|row| row.get(self.own.len()));
        cost.copied().filter(|c| *c <= cost_max)
    }

    fn row(&mut self, depth: usize, code: u8, before: u8) {
        let swaps = swap_row(code);
        let drop = narrow(drop_cost(code, self.omits));
        let (done, rest) = self.rows.split_at_mut(depth);
        let mut done = done.iter().rev();
        let (Some(last), Some(row)) = (done.next(), rest.first_mut()) else { return };
        let older = done.next().unwrap_or(last);
        let [corner, ..] = *last;
        let mut corner = corner;
        let mut left = corner + drop;
        let [first, ..] = row;
        *first = left;
        // Own sounds still to come, less those of the word.
        let word_left = signed(self.length) - signed(depth);
        let mut ahead = signed(self.own.len()) - word_left;
        let mut least = left + self.lightest * ahead.unsigned_abs();
        let (mut own_before, mut turned) = (0_u8, 0);
        let cells = row.iter_mut().skip(1).zip(last.iter().skip(1)).zip(older);
        for ((&own, &own_drop), ((cell, &up), &old)) in self.own.iter().zip(&self.drops).zip(cells)
        {
            let swap = swaps.get(usize::from(own)).map_or(100, |c| u16::from(*c));
            let mut best = (corner + swap).min(up + drop).min(left + own_drop);
            if code == own_before && own == before && code != own {
                best = best.min(turned + TURN);
            }
            (turned, corner, left, own_before) = (old, up, best, own);
            *cell = best;
            ahead -= 1;
            least = least.min(best + self.lightest * ahead.unsigned_abs());
        }
        if let Some(slot) = self.least.get_mut(depth) {
            *slot = least;
        }
    }
}

/// A number of sounds.
fn signed(n: usize) -> i16 {
    i16::try_from(n.min(CELLS)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::distance::cost;
    use super::*;
    use proptest::prelude::*;

    fn sounds() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(prop::sample::select(b"aeiouhkqXgstdbmnlrAWYH".to_vec()), 0..9)
    }

    /// Sounds that scripts which write their vowels have.
    fn is_plain(word: &[u8]) -> bool {
        !word.iter().any(|c| b"AWYH".contains(c))
    }

    proptest! {
        #[test]
        fn a_walk_finds_what_each_pair_costs(
            own in sounds(),
            mut words in prop::collection::vec(sounds(), 1..40),
            omits in any::<(bool, bool)>(),
            cost_max in 20_u16..300,
        ) {
            words.sort();
            let mut walk = Walk::new(&own, omits.0);
            for length in 0..9 {
                walk.begin(length, omits.1);
                let mut last: &[u8] = &[];
                for (number, word) in words.iter().filter(|w| w.len() == length).enumerate() {
                    let shared = last.iter().zip(word).take_while(|(a, b)| a == b).count();
                    last = word;
                    let lives = walk.next(shared);
                    let reads = omits.0 || omits.1 || is_plain(&own) && is_plain(word);
                    // Words may be left out, and asked for less than the most.
                    if !reads || number % 5 == 4 {
                        continue;
                    }
                    let most = cost_max - u16::try_from(number % 3 * 10).unwrap();
                    let found =
                        if lives { walk.cost(word, most, cost_max).map(u32::from) } else { None };
                    prop_assert_eq!(found, cost(&own, word, omits, u32::from(most)));
                }
            }
        }
    }
}
