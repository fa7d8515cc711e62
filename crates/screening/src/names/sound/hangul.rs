//! Korean syllables in, their readings out: the spellings that people use where the table has
//! them, else those of the older and the revised romanisation, made by rule.

use super::codes::{Codes, Sink};
use super::{Readings, korean, latin};

const INITIALS: [&[u8]; 19] = [
    b"k", b"k", b"n", b"t", b"t", b"R", b"m", b"p", b"p", b"s", b"s", b"", b"j", b"j", b"C", b"k",
    b"t", b"p", b"h",
];
/// E is a vowel that is hardly heard, and the one that foreign names are filled up with.
const MEDIALS: [&[u8]; 21] = [
    b"a", b"e", b"ya", b"ye", b"o", b"e", b"yo", b"ye", b"o", b"wa", b"we", b"oe", b"yo", b"u",
    b"wo", b"we", b"wi", b"yu", b"E", b"ui", b"i",
];
const FINALS: [&[u8]; 28] = [
    b"", b"k", b"k", b"k", b"n", b"n", b"n", b"t", b"R", b"k", b"m", b"R", b"R", b"R", b"p", b"R",
    b"m", b"p", b"p", b"t", b"t", b"ng", b"t", b"t", b"k", b"t", b"p", b"t",
];

const REVISED_INITIALS: [&str; 19] = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
];
const REVISED_MEDIALS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
];
const REVISED_FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t",
];

/// Reads a word: of one syllable in every way, of several in the usual one.
pub(super) fn read(word: &str, out: &mut Readings) {
    let mut chars = word.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        for spelling in korean::of_syllable(c) {
            out.write(|codes| latin::write(spelling.as_bytes(), codes));
        }
        out.write(|codes| write(word, codes));
        if let Some((initial, medial, last)) = letters(c) {
            let spelt = [
                REVISED_INITIALS.get(initial),
                REVISED_MEDIALS.get(medial),
                REVISED_FINALS.get(last),
            ];
            out.write(|codes| {
                for part in spelt.into_iter().flatten() {
                    latin::write(part.as_bytes(), codes);
                }
            });
        }
    } else {
        out.write(|codes| write(word, codes));
        out.write(|codes| write_foreign(word, codes));
    }
}

/// Initials as they stand for the sounds of other languages.
const FOREIGN_INITIALS: [&[u8]; 19] = [
    b"g", b"k", b"n", b"d", b"t", b"R", b"m", b"B", b"p", b"s", b"s", b"", b"J", b"Q", b"C", b"k",
    b"t", b"P", b"h",
];

/// The sounds of a foreign name.
fn write_foreign(word: &str, out: &mut Codes) {
    for c in word.chars() {
        let Some((initial, medial, last)) = letters(c) else {
            latin::write_char(c, out);
            continue;
        };
        // The fifth vowel stands for any that is not clear: er, ur, a.
        let vowel = if medial == 4 { Some(&b"A"[..]) } else { MEDIALS.get(medial).copied() };
        let parts = [FOREIGN_INITIALS.get(initial).copied(), vowel, FINALS.get(last).copied()];
        for part in parts {
            out.extend_from_slice(part.unwrap_or(b""));
        }
    }
}

/// The sounds of one syllable as people spell it, or of several by rule.
pub(super) fn write_usual(word: &str, out: &mut Codes) {
    let mut chars = word.chars();
    let usual = match (chars.next(), chars.next()) {
        (Some(c), None) => korean::of_syllable(c).next(),
        _ => None,
    };
    match usual {
        Some(spelling) => latin::write(spelling.as_bytes(), out),
        None => write(word, out),
    }
}

/// The sounds of a word by rule.
pub(super) fn write(word: &str, out: &mut Codes) {
    for c in word.chars() {
        let Some((initial, medial, last)) = letters(c) else {
            latin::write_char(c, out);
            continue;
        };
        for part in [INITIALS.get(initial), MEDIALS.get(medial), FINALS.get(last)] {
            out.extend_from_slice(part.copied().unwrap_or(b""));
        }
    }
}

/// The numbers of the letters of a syllable.
fn letters(c: char) -> Option<(usize, usize, usize)> {
    let n = u32::from(c).checked_sub(0xAC00).filter(|n| *n < 11_172)?;
    let n = usize::try_from(n).ok()?;
    Some((n / 588, n % 588 / 28, n % 28))
}
