//! How rare a word is among names at large, in a table shipped with the engine and frozen. Never
//! counted from the lists loaded: a list update must not move another party's score, and a score
//! must not tell what a secret list holds.

use super::table::Table;
use super::words::Class;

/// Weights are in sixteenths of a bit.
pub const BIT: u16 = 16;

static TABLE: Table = Table::new(include_bytes!("../../../../data/tables/rarity.bin"));

/// What meeting a word by chance is worth. `key` is `sound::rarity_key`, `letters` the length of
/// the sound. Units: sixteenths of a bit.
#[must_use]
pub fn weight(key: &[u8], letters: usize, class: Class) -> u16 {
    match class {
        Class::Particle => BIT / 2,
        Class::Title | Class::Form => BIT,
        Class::Number => BIT * 6,
        Class::Generic => of_key(key, letters).clamp(BIT * 3, BIT * 7),
        Class::Place => of_key(key, letters).clamp(BIT * 4, BIT * 8),
        Class::Proper | Class::Acronym => of_key(key, letters),
    }
}

/// The most a word is worth. Units: sixteenths of a bit. Rarer words are as good as unique.
pub const WEIGHT_MAX: u16 = 20 * BIT;

/// Cultures whose letters are told apart.
pub const CULTURES: usize = 16;

fn of_key(key: &[u8], letters: usize) -> u16 {
    // What is short is easily met by chance, however rare.
    let cap = match letters {
        0 | 1 => 3 * BIT,
        2 => 8 * BIT,
        3 => 11 * BIT,
        4 => 14 * BIT,
        5 => 17 * BIT,
        _ => WEIGHT_MAX,
    };
    value(key).unwrap_or_else(|| unseen(key)).min(cap)
}

fn value(key: &[u8]) -> Option<u16> {
    TABLE.get(key).and_then(|v| v.first_chunk()).map(|b| u16::from_le_bytes(*b))
}

/// A word that is not in the table is as rare as its letters, where they are most usual.
fn unseen(key: &[u8]) -> u16 {
    let row = |key: &[u8]| TABLE.get(key).and_then(|v| v.first_chunk::<CULTURES>());
    let mut sums = row(b"*").map_or([0; CULTURES], |costs| costs.map(u16::from));
    for [a, b] in letter_pairs(key) {
        let costs = row(&[b'*', a, b]).unwrap_or(&PAIR_UNSEEN);
        sums.iter_mut().zip(costs).for_each(|(sum, cost)| *sum += u16::from(*cost));
    }
    sums.into_iter().min().unwrap_or(WEIGHT_MAX)
}

/// What a pair of letters costs that no word has.
const PAIR_UNSEEN: [u8; CULTURES] = [160; CULTURES];

/// The letters of a key in pairs, with its beginning and its end.
pub fn letter_pairs(key: &[u8]) -> impl Iterator<Item = [u8; 2]> + '_ {
    let before = std::iter::once(b'^').chain(key.iter().copied());
    before.zip(key.iter().copied().chain(std::iter::once(b'$'))).map(|(a, b)| [a, b])
}
