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

fn of_key(key: &[u8], letters: usize) -> u16 {
    let cap = match letters {
        0 | 1 => 3 * BIT,
        2 => 7 * BIT,
        3 => 10 * BIT,
        4 => 12 * BIT,
        _ => 14 * BIT,
    };
    let bits = TABLE.get(key).and_then(<[u8]>::first_chunk).map(|b| u16::from_le_bytes(*b));
    bits.unwrap_or(cap).min(cap)
}
