//! A folded Hebrew word in, its readings out. The points are gone, the geresh is heard.

use super::Readings;
use super::codes::{Codes, Sink};

/// Reads a word.
pub(super) fn read(word: &str, out: &mut Readings) {
    out.write(|codes| write(word, codes));
    if word.contains('ש') {
        // Without its dot the letter is sh or s: Moshe, Israel.
        let primary = out.primary();
        let other = primary.as_slice().iter().map(|c| if *c == b'S' { b's' } else { *c });
        out.write(|codes| codes.extend(other));
    }
    if word.contains('ח') {
        let primary = out.primary();
        let other = primary.as_slice().iter().map(|c| if *c == b'X' { b'h' } else { *c });
        out.write(|codes| codes.extend(other));
    }
}

/// The sounds of a word as its letters give them.
pub(super) fn write(word: &str, out: &mut Codes) {
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let has_geresh = chars.next_if_eq(&GERESH).is_some();
        let is_last = chars.peek().is_none();
        let code = match c {
            'א' => b'A',
            'ב' => b'B',
            'ג' => {
                if has_geresh {
                    b'j'
                } else {
                    b'g'
                }
            }
            'ד' => {
                if has_geresh {
                    b'D'
                } else {
                    b'd'
                }
            }
            'ה' => {
                if is_last && !out.is_empty() {
                    b'H'
                } else {
                    b'h'
                }
            }
            // A vav that begins a word is a consonant.
            'ו' if out.is_empty() && !is_last => b'v',
            'ו' => {
                if has_geresh {
                    b'w'
                } else {
                    b'W'
                }
            }
            'ז' => {
                if has_geresh {
                    b'J'
                } else {
                    b'z'
                }
            }
            'ח' => b'X',
            'ט' => b't',
            'ת' => {
                if has_geresh {
                    b'T'
                } else {
                    b't'
                }
            }
            'י' => b'Y',
            'כ' | 'ך' => b'K',
            'ל' => b'l',
            'מ' | 'ם' => b'm',
            'נ' | 'ן' => b'n',
            'ס' => b's',
            'ע' => {
                if has_geresh {
                    b'G'
                } else {
                    b'E'
                }
            }
            'פ' | 'ף' => b'P',
            'צ' | 'ץ' => {
                if has_geresh {
                    b'C'
                } else {
                    b'Q'
                }
            }
            'ק' => b'k',
            'ר' => {
                if has_geresh {
                    b'G'
                } else {
                    b'r'
                }
            }
            'ש' => b'S',
            _ => continue,
        };
        out.push(code);
    }
}

/// The stroke that makes another sound of the letter before it, as folding leaves it.
pub(crate) const GERESH: char = '\u{5F3}';
