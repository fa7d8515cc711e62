//! A folded word of an Indian script in, its readings out. The scripts share one order of letters
//! in Unicode, so one table reads Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu,
//! Kannada and Malayalam. The vowel that is not written is a sound that may be nothing.

use super::codes::{Codes, Sink};
use super::{Readings, latin};

/// The vowel that every consonant has unless another or none is written: a, o, or nothing.
const INHERENT: u8 = b'E';

/// Reads a word.
pub(super) fn read(word: &str, out: &mut Readings) {
    out.write(|codes| write(word, codes));
    if word.chars().any(|c| ('\u{B80}'..='\u{BFF}').contains(&c)) {
        // Tamil writes one letter for k and g, t and d, p and b.
        let primary = out.primary();
        out.write(|codes| codes.extend(voiced(primary.as_slice())));
    }
}

/// A letter that stands for a voiceless and a voiced sound is voiced between vowels and after n, m.
fn voiced(codes: &[u8]) -> impl Iterator<Item = u8> {
    let mut before = 0;
    codes.iter().map(move |&code| {
        let is_open = super::is_vowel(before) || matches!(before, b'n' | b'm');
        before = code;
        match code {
            b'k' if is_open => b'g',
            b't' if is_open => b'd',
            b'p' if is_open => b'b',
            b'C' if is_open => b's',
            other => other,
        }
    })
}

/// The sounds of a word as its letters give them.
pub(super) fn write(word: &str, out: &mut Codes) {
    let mut inherits = false;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let n = u32::from(c);
        if !(0x900..0xD80).contains(&n) {
            flush(&mut inherits, out);
            latin::write_char(c, out);
            continue;
        }
        let place = n & 0x7F;
        let is_dotted = chars.peek().is_some_and(|next| u32::from(*next) & 0x7F == 0x3C);
        if let Some(code) = consonant(place, is_dotted) {
            flush(&mut inherits, out);
            out.extend_from_slice(code);
            inherits = true;
        } else if let Some(code) = vowel(place) {
            // A vowel sign takes the place of the inherent vowel, a vowel letter stands alone.
            if place < 0x3E {
                flush(&mut inherits, out);
            }
            inherits = false;
            out.extend_from_slice(code);
        } else {
            match place {
                0x4D => inherits = false,
                0x01 | 0x02 | 0x70 => {
                    flush(&mut inherits, out);
                    out.push(b'n');
                }
                0x4E => out.push(b't'),
                0x7A..=0x7F => {
                    flush(&mut inherits, out);
                    out.push(chillu(place));
                }
                _ => {}
            }
        }
    }
}

fn flush(inherits: &mut bool, out: &mut Codes) {
    if std::mem::take(inherits) {
        out.push(INHERENT);
    }
}

/// Malayalam consonants that have no vowel.
const fn chillu(place: u32) -> u8 {
    match place {
        0x7A | 0x7B => b'n',
        0x7C => b'r',
        0x7F => b'k',
        _ => b'l',
    }
}

const fn consonant(place: u32, is_dotted: bool) -> Option<&'static [u8]> {
    Some(match place {
        0x15 => {
            if is_dotted {
                b"q"
            } else {
                b"k"
            }
        }
        0x16 => b"X",
        0x17 => {
            if is_dotted {
                b"G"
            } else {
                b"g"
            }
        }
        0x18 => b"G",
        0x19 => b"ng",
        0x1A | 0x1B => b"C",
        0x1C => {
            if is_dotted {
                b"z"
            } else {
                b"j"
            }
        }
        0x1D => b"jh",
        0x1E | 0x23 | 0x28 | 0x29 => b"n",
        0x1F | 0x24 => b"t",
        0x20 | 0x25 => b"T",
        0x21 => {
            if is_dotted {
                b"r"
            } else {
                b"d"
            }
        }
        0x22 => {
            if is_dotted {
                b"rh"
            } else {
                b"D"
            }
        }
        0x26 => b"d",
        0x27 => b"D",
        0x2A => b"p",
        0x2B => b"f",
        0x2C => b"b",
        0x2D => b"bh",
        0x2E => b"m",
        0x2F => b"y",
        0x30 | 0x31 => b"r",
        0x32..=0x34 => b"l",
        0x35 => b"v",
        0x36 | 0x37 => b"S",
        0x38 => b"s",
        0x39 => b"h",
        0x5C => b"r",
        _ => return None,
    })
}

const fn vowel(place: u32) -> Option<&'static [u8]> {
    Some(match place {
        0x05 | 0x06 | 0x3E => b"a",
        0x07 | 0x08 | 0x3F | 0x40 => b"i",
        0x09 | 0x0A | 0x41 | 0x42 => b"u",
        0x0B | 0x43 => b"ri",
        0x0D | 0x0E | 0x0F | 0x45 | 0x46 | 0x47 => b"e",
        0x10 | 0x48 => b"ai",
        0x11 | 0x12 | 0x13 | 0x49 | 0x4A | 0x4B => b"o",
        0x14 | 0x4C => b"au",
        _ => return None,
    })
}
