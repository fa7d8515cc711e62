//! A folded Greek word in, its readings out: as it is spoken, and letter by letter as older and
//! learned spellings have it.

use super::codes::{Codes, Sink};
use super::{Readings, begin_with_h, latin};

/// Reads a word.
pub(super) fn read(word: &str, out: &mut Readings) {
    out.write(|codes| write(word, codes));
    begin_with_h(out);
    out.write(|codes| word.chars().for_each(|c| lettered(c, codes)));
}

/// The sounds of a word as it is spoken.
pub(super) fn write(word: &str, out: &mut Codes) {
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let starts = out.is_empty();
        let code: &[u8] = match (c, next) {
            ('ο', 'υ') => b"u",
            ('α', 'ι') => b"e",
            ('ε' | 'ο' | 'υ', 'ι') => b"i",
            ('α' | 'ε', 'υ') => {
                chars.next();
                out.push(if c == 'α' { b'a' } else { b'e' });
                let is_voiceless = chars.peek().is_none_or(|n| "θκξπσςτφχψ".contains(*n));
                out.push(if is_voiceless { b'f' } else { b'v' });
                continue;
            }
            ('μ', 'π') => {
                if starts {
                    b"b"
                } else {
                    b"mb"
                }
            }
            ('ν', 'τ') => {
                if starts {
                    b"d"
                } else {
                    b"nd"
                }
            }
            ('γ', 'κ' | 'γ') => {
                if starts {
                    b"g"
                } else {
                    b"ng"
                }
            }
            ('τ', 'ζ' | 'σ') => b"Q",
            _ => {
                lettered(c, out);
                continue;
            }
        };
        chars.next();
        out.extend_from_slice(code);
    }
}

fn lettered(c: char, out: &mut Codes) {
    let code: &[u8] = match c {
        'α' => b"a",
        'β' => b"v",
        'γ' => b"g",
        'δ' => b"d",
        'ε' => b"e",
        'ζ' => b"z",
        'η' | 'ι' => b"i",
        'υ' => b"y",
        'θ' => b"T",
        'κ' => b"k",
        'λ' => b"l",
        'μ' => b"m",
        'ν' => b"n",
        'ξ' => b"ks",
        'ο' | 'ω' => b"o",
        'π' => b"p",
        'ρ' => b"r",
        'σ' | 'ς' => b"s",
        'τ' => b"t",
        'φ' => b"f",
        'χ' => b"X",
        'ψ' => b"ps",
        _ => return latin::write_char(c, out),
    };
    out.extend_from_slice(code);
}
