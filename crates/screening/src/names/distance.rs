//! Two sounds in, what it costs to take one for the other out. Units: hundredths of a plain
//! letter error. Integers only. Never looks at how common a word is.

mod lanes;
mod seen;

pub use lanes::{Lanes, Short};
pub use seen::{SEEN_BITS, Seen, seen};

use super::sound::{SOUNDS_MAX, is_vowel};

/// What a sound costs at least to drop for its word to have to begin like the other.
const HARD: u32 = 100;

/// The first sound of a word that is always written; none when it has none.
#[must_use]
pub fn first_hard(sound: &[u8]) -> Option<u8> {
    let is_hard = |c: &u8| drop_cost(*c, false) >= HARD && drop_cost(*c, true) >= HARD;
    sound.iter().copied().find(is_hard)
}

/// Whether the first consonants of two words may stand for one another. People misspell the end of
/// a name and its middle, hardly ever its first consonant.
#[must_use]
pub fn begin_alike(a: &[u8], b: &[u8]) -> bool {
    may_begin(first_hard(a), first_hard(b))
}

/// The same of the first hard sounds themselves.
#[must_use]
pub fn may_begin(a: Option<u8>, b: Option<u8>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => swap_cost(a, b) < HARD,
        _ => true,
    }
}

/// Pairs of sounds that are taken for one another, and what that costs.
const SWAPS: &[(u8, u8, u32)] = &[
    // Vowels.
    (b'i', b'y', 8),
    (b'o', b'u', 15),
    (b'e', b'i', 20),
    (b'a', b'e', 25),
    (b'a', b'o', 35),
    (b'w', b'u', 10),
    (b'w', b'o', 20),
    (b'e', b'y', 25),
    // Consonants.
    (b'k', b'q', 10),
    (b'k', b'c', 8),
    (b'q', b'c', 15),
    (b'k', b'X', 45),
    (b'h', b'X', 30),
    (b'h', b'j', 58),
    (b'q', b'G', 30),
    (b'g', b'G', 12),
    (b'g', b'q', 35),
    (b'g', b'k', 30),
    (b'g', b'j', 40),
    (b'g', b'c', 50),
    (b'g', b'h', 65),
    (b'j', b'J', 20),
    (b'j', b'y', 58),
    (b'j', b'C', 28),
    (b'J', b'z', 40),
    (b'J', b'S', 50),
    (b's', b'z', 25),
    (b's', b'S', 40),
    (b's', b'c', 30),
    (b'S', b'C', 45),
    (b'c', b'C', 25),
    (b'C', b'Q', 40),
    (b't', b'T', 12),
    (b'd', b'D', 12),
    (b'D', b'z', 15),
    (b'T', b's', 25),
    (b'T', b'D', 25),
    (b't', b'd', 38),
    (b'Q', b'z', 25),
    (b'Q', b's', 30),
    (b'Q', b'c', 25),
    (b'b', b'p', 35),
    (b'b', b'v', 45),
    (b'v', b'w', 8),
    (b'v', b'f', 25),
    (b'v', b'u', 45),
    (b'f', b'p', 58),
    (b'm', b'n', 70),
    (b'l', b'r', 75),
    // Letters of consonant scripts.
    (b'A', b'a', 0),
    (b'A', b'e', 5),
    (b'A', b'i', 8),
    (b'A', b'o', 8),
    (b'A', b'u', 8),
    (b'W', b'u', 0),
    (b'W', b'o', 2),
    (b'W', b'w', 0),
    (b'W', b'v', 4),
    (b'W', b'a', 35),
    (b'Y', b'i', 0),
    (b'Y', b'y', 0),
    (b'Y', b'e', 5),
    (b'Y', b'a', 12),
    (b'Y', b'j', 55),
    (b'E', b'a', 2),
    (b'E', b'e', 4),
    (b'E', b'i', 4),
    (b'E', b'o', 4),
    (b'E', b'u', 4),
    (b'E', b'A', 20),
    (b'A', b'Y', 25),
    (b'H', b'a', 4),
    (b'H', b'e', 4),
    (b'H', b'h', 2),
    (b'H', b't', 8),
    (b'H', b'i', 30),
    (b'H', b'o', 15),
    (b'Z', b'd', 8),
    (b'Z', b'z', 6),
    (b'Z', b'D', 6),
    (b'Z', b's', 45),
    (b'B', b'b', 0),
    (b'B', b'v', 4),
    (b'B', b'w', 12),
    (b'P', b'p', 0),
    (b'P', b'f', 4),
    (b'K', b'k', 0),
    (b'K', b'c', 2),
    (b'K', b'X', 6),
    (b'K', b'q', 4),
    (b'X', b'C', 45),
    (b'W', b'Y', 60),
    (b'W', b'B', 30),
    // Korean and Japanese have one liquid; Wade and Giles wrote ch for zh, Turkish c for j.
    (b'R', b'r', 0),
    (b'R', b'l', 8),
    (b'J', b'C', 40),
    (b'c', b'j', 50),
    // Arabic and Russian write the w of other languages with f and v.
    (b'f', b'w', 45),
];

/// What a plain consonant error costs.
const PLAIN: u32 = 100;
/// What a vowel written for a far vowel costs.
const VOWEL: u32 = 42;

const fn build_swaps() -> [[u8; 128]; 128] {
    let mut table = [[100_u8; 128]; 128];
    let mut a = 0;
    while a < 128 {
        let mut b = 0;
        while b < 128 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::indexing_slicing,
                reason = "evaluated by the compiler; both run below 128"
            )]
            if a == b {
                table[a][b] = 0;
            } else if is_vowel(a as u8) && is_vowel(b as u8) {
                table[a][b] = VOWEL as u8;
            }
            b += 1;
        }
        a += 1;
    }
    let mut i = 0;
    while i < SWAPS.len() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::indexing_slicing,
            reason = "evaluated by the compiler; every code is ASCII and every cost at most 100"
        )]
        {
            let (a, b, cost) = SWAPS[i];
            table[a as usize][b as usize] = cost as u8;
            table[b as usize][a as usize] = cost as u8;
        }
        i += 1;
    }
    table
}

static SWAP_TABLE: [[u8; 128]; 128] = build_swaps();

/// Steps of costs: those of the last and beyond are of every sound.
const STEPS: usize = 7;
/// Costs of a step.
const STEP: u16 = 16;

/// A bit for each sound. Some share one: who asks has to look closer.
const fn bit(code: u8) -> u64 {
    1 << (code & 63)
}

const fn step_of(cost: u16) -> usize {
    let step = (cost / STEP) as usize;
    if step < STEPS { step } else { STEPS - 1 }
}

/// Of each sound, those that may be written for it at a cost of each step or below.
static AROUND: [[u64; STEPS]; 128] = build_around();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn build_around() -> [[u64; STEPS]; 128] {
    let table = build_swaps();
    let mut out = [[0; STEPS]; 128];
    let mut a = 0;
    while a < 128 {
        let mut b = 0_u8;
        while b < 128 {
            out[a][step_of(table[a][b as usize] as u16)] |= bit(b);
            b += 1;
        }
        let mut step = 1;
        while step < STEPS {
            out[a][step] |= out[a][step - 1];
            step += 1;
        }
        out[a][STEPS - 1] = u64::MAX;
        a += 1;
    }
    out
}

/// Sounds that may be left out at a cost of each step or below, where the other word writes its
/// vowels and where it does not.
static LEFT_OUT: [[u64; STEPS]; 2] = [build_left_out(false), build_left_out(true)];

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn build_left_out(in_frame: bool) -> [u64; STEPS] {
    let mut out = [0; STEPS];
    let mut code = 0_u8;
    while code < 128 {
        let mut step = step_of(narrow(drop_cost(code, in_frame)));
        while step < STEPS {
            out[step] |= bit(code);
            step += 1;
        }
        code += 1;
    }
    out[STEPS - 1] = u64::MAX;
    out
}

/// What it costs to write one sound for the other.
#[must_use]
pub fn swap_cost(a: u8, b: u8) -> u32 {
    SWAP_TABLE
        .get(usize::from(a))
        .and_then(|row| row.get(usize::from(b)))
        .map_or(PLAIN, |cost| u32::from(*cost))
}

/// What it costs to write each sound for this one.
fn swap_row(code: u8) -> &'static [u8; 128] {
    const UNKNOWN: &[u8; 128] = &[100; 128];
    SWAP_TABLE.get(usize::from(code)).unwrap_or(UNKNOWN)
}

/// What it costs that a sound is not written. `in_frame`: the other word omits its vowels.
#[must_use]
pub const fn drop_cost(code: u8, in_frame: bool) -> u32 {
    match code {
        b'a' | b'e' | b'i' | b'o' | b'u' => {
            if in_frame {
                5
            } else {
                45
            }
        }
        b'h' => 35,
        b'y' | b'w' => {
            if in_frame {
                20
            } else {
                45
            }
        }
        b'E' => 6,
        b'A' => 14,
        b'W' | b'Y' => 35,
        b'H' => 12,
        _ => PLAIN,
    }
}

/// What it costs to take one sound for the other, or none when it is more than `cost_max`.
/// `omits`: whether the first, and the second, leave vowels unwritten.
#[must_use]
pub fn cost(a: &[u8], b: &[u8], omits: (bool, bool), cost_max: u32) -> Option<u32> {
    // Costs fit in 16 bits: 32 sounds a side at a hundred each.
    let cost_max = u16::try_from(cost_max).unwrap_or(FAR - 1).min(FAR - 1);
    let mut own = Own::default();
    let allowed = Allowed { cost: cost_max, first: cost_max, places: 0 };
    own.set(b.iter().copied(), omits.0, allowed);
    let mut rows = [Row::EMPTY; 3];
    let [older, last, row] = &mut rows;
    let (mut older, mut last, mut row) = (older, last, row);
    own.first_row(last);
    let mut before = 0;
    for &code in a.iter().take(SOUNDS_MAX) {
        // A vowel of `a` is cheap to drop where `b` omits vowels.
        next_row(&own, omits.1, (before, code), (older, last), row);
        if row.is_empty() && !own.may_turn(code, last) {
            return None;
        }
        before = code;
        (older, last, row) = (last, row, older);
    }
    own.cost(last).map(u32::from)
}

/// What two sounds may cost. Units: hundredths of a letter error.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allowed {
    /// In all.
    pub cost: u16,
    /// In the first `places` of the own sounds.
    pub first: u16,
    /// How many those are.
    pub places: usize,
}

/// Cells of a row, a power of two above [`SOUNDS_MAX`].
const CELLS: usize = 64;

/// A cost beyond every word's.
const FAR: u16 = 10_000;

/// One row of the table of costs: of the beginnings of a sound that are within reach of a beginning
/// of the other, what each costs.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// [`FAR`] but for those from `low` to `high`.
    cells: [u16; CELLS],
    low: usize,
    high: usize,
}

impl Row {
    /// Nothing is within reach.
    pub const EMPTY: Self = Self { cells: [FAR; CELLS], low: SOUNDS_MAX + 1, high: 0 };

    /// Whether nothing is within reach.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.low > self.high
    }

    fn clear(&mut self) {
        if let Some(cells) = self.cells.get_mut(self.low..=self.high) {
            cells.fill(FAR);
        }
        (self.low, self.high) = (Self::EMPTY.low, Self::EMPTY.high);
    }

    #[expect(clippy::indexing_slicing, reason = "masked below the length")]
    const fn at(&self, place: usize) -> u16 {
        self.cells[place & (CELLS - 1)]
    }
}

/// The sound that others are put beside.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    codes: [u8; CELLS],
    /// What each costs when it is not written.
    drops: [u16; CELLS],
    length: usize,
    allowed: Allowed,
}

impl Default for Own {
    fn default() -> Self {
        let allowed = Allowed::default();
        Self { codes: [0; CELLS], drops: [0; CELLS], length: 0, allowed }
    }
}

impl Own {
    /// Takes a sound; `in_frame`: whether the others leave vowels unwritten.
    pub fn set(&mut self, sound: impl Iterator<Item = u8>, in_frame: bool, allowed: Allowed) {
        self.length = 0;
        self.allowed = allowed;
        let slots = self.codes.iter_mut().zip(&mut self.drops).take(SOUNDS_MAX);
        for ((code, drop), own) in slots.zip(sound) {
            (*code, *drop) = (own, narrow(drop_cost(own, in_frame)));
            self.length += 1;
        }
    }

    /// The row beside the beginning of every word.
    #[expect(clippy::indexing_slicing, reason = "masked below the length")]
    pub fn first_row(&self, row: &mut Row) {
        row.clear();
        row.low = 0;
        let mut sum = 0;
        for place in 0..=self.length {
            if sum > self.allowed_at(place) {
                break;
            }
            row.cells[place & (CELLS - 1)] = sum;
            row.high = place;
            sum += self.drop(place);
        }
    }

    /// What the word of this row costs, if it ends here.
    #[must_use]
    pub const fn cost(&self, row: &Row) -> Option<u16> {
        let cost = row.at(self.length);
        if cost <= self.allowed.cost { Some(cost) } else { None }
    }

    /// Whether a word may be near although the row of its last sound, `code`, is empty: two letters
    /// that changed places step over a row.
    #[must_use]
    pub fn may_turn(&self, code: u8, last: &Row) -> bool {
        (last.low..=last.high).any(|place| {
            self.code(place + 1) == code
                && place + 2 <= self.length
                && last.at(place) + TURN <= self.allowed_at(place + 2)
        })
    }

    /// The sounds that a word may go on with, a bit each; of the others it is known that it costs
    /// too much. `in_frame`: whether the own sound leaves vowels unwritten; `code`: the last sound;
    /// the rows of the sound before it and of itself.
    #[expect(clippy::indexing_slicing, reason = "masked below the length, and steps are bounded")]
    pub fn open(&self, in_frame: bool, code: u8, (older, last): (&Row, &Row)) -> u64 {
        let left_out = &LEFT_OUT[usize::from(in_frame)];
        let mut open = 0;
        for place in last.low..=last.high {
            let cost = last.at(place);
            if let Some(left) = self.allowed_at(place + 1).checked_sub(cost) {
                open |= left_out[step_of(left)];
                if place < self.length {
                    open |= AROUND[usize::from(self.code(place) & 127)][step_of(left)];
                }
            }
            if place + 2 <= self.length && cost + TURN <= self.allowed_at(place + 2) {
                open |= bit(self.code(place + 1));
            }
        }
        for place in older.low..=older.high {
            if place + 2 <= self.length
                && self.code(place + 1) == code
                && older.at(place) + TURN <= self.allowed_at(place + 2)
            {
                open |= bit(self.code(place));
            }
        }
        open
    }

    /// Whether a set of sounds has one, or one that shares its bit.
    #[must_use]
    pub const fn has(open: u64, code: u8) -> bool {
        open & bit(code) != 0
    }

    #[expect(clippy::indexing_slicing, reason = "masked below the length")]
    const fn code(&self, place: usize) -> u8 {
        self.codes[place & (CELLS - 1)]
    }

    #[expect(clippy::indexing_slicing, reason = "masked below the length")]
    const fn drop(&self, place: usize) -> u16 {
        self.drops[place & (CELLS - 1)]
    }

    const fn allowed_at(&self, place: usize) -> u16 {
        if place <= self.allowed.places { self.allowed.first } else { self.allowed.cost }
    }
}

/// The row of a word's next sound. `in_frame`: whether the own sound leaves vowels unwritten;
/// `codes`: the sound before and this; `above`: the rows of the sound before the last and of the
/// last.
#[expect(clippy::indexing_slicing, reason = "masked below the length")]
#[inline]
pub fn next_row(
    own: &Own,
    in_frame: bool,
    (before, code): (u8, u8),
    (older, last): (&Row, &Row),
    row: &mut Row,
) {
    row.clear();
    let swaps = swap_row(code);
    let drop = narrow(drop_cost(code, in_frame));
    let reach = (last.high + 1).max(older.high + 2).min(own.length);
    let mut place = last.low.min(older.low + 2);
    let (mut low, mut high) = (row.low, row.high);
    let mut left = FAR;
    while place <= own.length {
        let mut across = FAR;
        if let Some(under) = place.checked_sub(1) {
            let own_code = own.code(under);
            let swap = u16::from(swaps[usize::from(own_code & 127)]);
            across = (last.at(under) + swap).min(left + own.drop(under));
            if own_code == before && code != own_code && place > 1 && own.code(place - 2) == code {
                across = across.min(older.at(place - 2) + TURN);
            }
        }
        if across > own.allowed_at(place) {
            across = FAR;
        }
        // Sounds of the word that stand between the halves belong to the second.
        let down = last.at(place) + drop;
        let best = if down <= own.allowed_at(place + 1) { across.min(down) } else { across };
        if best < FAR {
            row.cells[place & (CELLS - 1)] = best;
            low = low.min(place);
            high = place;
            left = best;
        } else if place >= reach {
            break;
        } else {
            left = FAR;
        }
        place += 1;
    }
    (row.low, row.high) = (low, high);
}

/// What two letters that changed places cost.
const TURN: u16 = 70;

/// A cost of one step, at most a hundred.
#[expect(clippy::cast_possible_truncation, reason = "bounded in the same line")]
const fn narrow(cost: u32) -> u16 {
    if cost > 100 { 100 } else { cost as u16 }
}
