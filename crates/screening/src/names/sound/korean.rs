//! Korean syllables in Latin: a syllable in, the spellings people use out; a Latin word in, the
//! syllables it may write out. Never a rule: those are in `hangul`.

use super::{Readings, latin, tabled};

/// Letters of the longest spelling in the table: `gyeong`.
pub(super) const SPELLING_MAX: usize = 6;

/// The spellings of a syllable, the chief one first.
pub(super) fn of_syllable(syllable: char) -> impl Iterator<Item = &'static str> {
    tabled::spellings(syllable)
}

/// Readings of a Latin word that may be one Korean syllable: the chief spelling of each.
pub(super) fn of_latin(word: &str, out: &mut Readings) {
    for chief in tabled::look_up(word).into_iter().flat_map(|row| row.split(',')) {
        out.write(|codes| latin::write(chief.as_bytes(), codes));
    }
}
