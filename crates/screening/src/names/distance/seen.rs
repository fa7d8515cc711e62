//! Sounds in, the set of them out, and of each own sound the sets that hold something like it: what
//! tells of a word without walking it that too much of the own sound is not in it. A set says too
//! much rather than too little: letters of one sound in different scripts share a bit.

use super::build_swaps;

/// A set of sounds, in the lowest [`SEEN_BITS`].
pub type Seen = u32;

/// Bits of a set: one a letter, large or small.
pub const SEEN_BITS: u32 = 26;

/// The set of one sound.
#[must_use]
pub const fn seen(code: u8) -> Seen {
    1 << match code {
        b'a'..=b'z' => code - b'a',
        b'A'..=b'Z' => code - b'A',
        // No letter: with those that no sound is written by.
        _ => b'x' - b'a',
    }
}

/// Sounds that cost less than this count as there: every vowel for every vowel.
pub(super) const ALIKE: u8 = 43;

/// Of each sound, those that may be written for it at less than [`ALIKE`], and at less than a whole
/// letter.
pub(super) static ALIKE_TO: [[Seen; 2]; 128] = build();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn build() -> [[Seen; 2]; 128] {
    let swaps = build_swaps();
    let mut out = [[0; 2]; 128];
    let mut own = 0;
    while own < 128 {
        let mut code = 0_u8;
        while code < 128 {
            let cost = swaps[own][code as usize];
            if cost < ALIKE {
                out[own][0] |= seen(code);
            }
            if cost < 100 {
                out[own][1] |= seen(code);
            }
            code += 1;
        }
        own += 1;
    }
    out
}
