//! Two sounds in, what it costs to take one for the other out. Units: hundredths of a plain
//! letter error. Integers only. Never looks at how common a word is.

use super::sound::{SOUNDS_MAX, is_vowel};

/// Which sounds a word has, for telling in two operations that it cannot be near another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mask {
    /// Sounds that cost at least [`HARD`] to drop, one bit each.
    pub hard: u64,
    /// Sounds that are within [`HARD`] of a sound of the word.
    pub near: u64,
    /// Sounds that are within [`SOFT`] of a sound of the word.
    pub close: u64,
    /// How many sounds it has.
    pub length: u8,
    /// Its first hard sound; 0 when it has none.
    pub first: u8,
}

/// What a sound costs at least that no near sound of the other word answers.
pub const HARD: u32 = 100;

/// What a hard sound costs at least that has no close sound in the other word.
pub const SOFT: u32 = 25;

const fn bit(code: u8) -> u64 {
    1 << (code & 63)
}

/// The mask of a sound.
#[must_use]
pub fn mask(sound: &[u8]) -> Mask {
    let length = u8::try_from(sound.len()).unwrap_or(u8::MAX);
    let mut mask = Mask { length, ..Mask::default() };
    for &code in sound {
        if drop_cost(code, false) >= HARD && drop_cost(code, true) >= HARD {
            mask.hard |= bit(code);
            if mask.first == 0 {
                mask.first = code;
            }
        }
        let (near, close) = AROUND.get(usize::from(code)).copied().unwrap_or((0, 0));
        mask.near |= near;
        mask.close |= close;
    }
    mask
}

/// A lower bound of [`cost`], from the masks and lengths alone. Each hard sound of a side is
/// dropped or written as another; what answers one sound of a side answers no other of it. Of the
/// longer side as many sounds are dropped as it is longer. `is_plain`: neither omits vowels.
#[must_use]
pub const fn cost_min(a: Mask, b: Mask, is_plain: bool) -> u32 {
    let left = one_sided(a, b, is_plain);
    let right = one_sided(b, a, is_plain);
    if left > right { left } else { right }
}

/// Whether [`cost_min`] is surely above `cost_max`, told without counting. Not every such pair is
/// told.
#[must_use]
pub const fn is_far(a: Mask, b: Mask, cost_max: u32) -> bool {
    let (mut left, mut right) = (a.hard & !b.near, b.hard & !a.near);
    let mut allowed = cost_max / (HARD - SOFT);
    while allowed > 0 && left | right != 0 {
        left &= left.wrapping_sub(1);
        right &= right.wrapping_sub(1);
        allowed -= 1;
    }
    left | right != 0
}

const fn one_sided(own: Mask, other: Mask, is_plain: bool) -> u32 {
    let unanswered = (own.hard & !other.near).count_ones();
    let far = (own.hard & !other.close).count_ones();
    let longer = (own.length as u32).saturating_sub(other.length as u32);
    let dropped = if is_plain { LIGHTEST as u32 * longer.saturating_sub(far) } else { 0 };
    (HARD - SOFT) * unanswered + SOFT * far + dropped
}

/// Whether the first consonants of two words may stand for one another. People misspell the end of
/// a name and its middle, hardly ever its first consonant.
#[must_use]
pub fn begin_alike(a: Mask, b: Mask) -> bool {
    may_begin(a.first, b.first)
}

/// The same of the first hard sounds themselves; 0 is none.
#[must_use]
pub fn may_begin(a: u8, b: u8) -> bool {
    a == 0 || b == 0 || swap_cost(a, b) < HARD
}

/// The least that dropping a sound costs where both sides write their vowels.
pub const LIGHTEST: u16 = 35;

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

/// Of each sound, those within [`HARD`] and within [`SOFT`] of it.
static AROUND: [(u64, u64); 128] = build_around();

const fn build_around() -> [(u64, u64); 128] {
    let table = build_swaps();
    let mut out = [(0, 0); 128];
    let mut a = 0;
    while a < 128 {
        let mut b = 33_u8;
        while b <= 122 {
            #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
            {
                let cost = table[a][b as usize] as u32;
                if cost < HARD {
                    out[a].0 |= bit(b);
                }
                if cost < SOFT {
                    out[a].1 |= bit(b);
                }
            }
            b += 1;
        }
        a += 1;
    }
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
pub(super) fn swap_row(code: u8) -> &'static [u8; 128] {
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
    let cost_max = u16::try_from(cost_max).unwrap_or(u16::MAX);
    // A vowel of `a` is cheap to drop where `b` omits vowels, and the reverse.
    let mut drops = [0_u16; SOUNDS_MAX];
    let mut rows = [[0_u16; SOUNDS_MAX + 1]; 3];
    let [before, last, row] = &mut rows;
    let (mut before, mut last, mut row) = (before, last, row);
    let mut sum = 0;
    for ((slot, drop), code) in last.iter_mut().skip(1).zip(&mut drops).zip(b) {
        *drop = narrow(drop_cost(*code, omits.0));
        sum += *drop;
        *slot = sum;
    }
    let (mut a_before, mut least_before) = (0_u8, 0);
    for &x in a {
        let swaps = SWAP_TABLE.get(usize::from(x))?;
        let drop_x = narrow(drop_cost(x, omits.1));
        let mut left = last[0] + drop_x;
        row[0] = left;
        let (mut least, mut b_before, mut older, mut corner) = (left, 0_u8, 0, last[0]);
        let cells = row.iter_mut().skip(1).zip(last.iter().skip(1)).zip(before.iter());
        for ((&y, &drop_y), ((cell, &up), &old)) in b.iter().zip(&drops).zip(cells) {
            let swap = swaps.get(usize::from(y)).map_or(100, |c| u16::from(*c));
            let mut best = (corner + swap).min(up + drop_x).min(left + drop_y);
            if x == b_before && y == a_before && x != y {
                best = best.min(older + TURN);
            }
            (older, corner, left, b_before) = (old, up, best, y);
            *cell = best;
            least = least.min(best);
        }
        // A turned pair of letters steps over one row: two rows must be beyond reach.
        if least.min(least_before) > cost_max {
            return None;
        }
        least_before = least;
        a_before = x;
        (before, last, row) = (last, row, before);
    }
    last.get(b.len()).filter(|c| **c <= cost_max).map(|c| u32::from(*c))
}

/// What two letters that changed places cost.
pub(super) const TURN: u16 = 70;

/// A cost of one step, at most a hundred.
#[expect(clippy::cast_possible_truncation, reason = "bounded in the same line")]
pub(super) const fn narrow(cost: u32) -> u16 {
    if cost > 100 { 100 } else { cost as u16 }
}
