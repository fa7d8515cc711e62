//! The table of readings: how characters and syllables are written in Latin, as shipped. A key in,
//! its spellings out. Never a rule: those stand with their scripts.

use crate::names::table::Table;

static TABLE: Table = Table::new(include_bytes!("../../../../../data/tables/readings.bin"));

/// What the table has under a key: spellings parted by commas, or a mark and one word.
pub(super) fn look_up(key: &str) -> Option<&'static str> {
    std::str::from_utf8(TABLE.get(key.as_bytes())?).ok()
}

/// The spellings under a character.
pub(super) fn spellings(of: char) -> impl Iterator<Item = &'static str> {
    let row = look_up(of.encode_utf8(&mut [0; 4])).filter(|row| !row.starts_with('='));
    row.into_iter().flat_map(|row| row.split(','))
}
