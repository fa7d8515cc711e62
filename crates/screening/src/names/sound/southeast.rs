//! A folded word of Thai, Lao, Khmer or Burmese in, its readings out. Vowels that are written
//! before their consonant are heard after it; a silenced letter is silent.

use super::codes::{Codes, Draft};
use super::{Readings, latin};

/// Reads a word.
pub(super) fn read(word: &str, out: &mut Readings) {
    out.write(|codes| write(word, codes));
}

/// The sounds of a word.
pub(super) fn write(word: &str, out: &mut Codes) {
    let mut text = Draft::new();
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // Sala e, ae, o, ai: the consonant comes first.
            '\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}' => {
                if let Some(consonant) = chars.next() {
                    spell(consonant, &mut text);
                }
                let vowel = match u32::from(c) & 0x7F {
                    0x41 => "ae",
                    0x42 => "o",
                    0x43 | 0x44 => "ai",
                    _ => "e",
                };
                text.push_str(vowel);
            }
            // Thanthakhat: the letter before it is not said.
            '\u{E4C}' | '\u{ECC}' => {
                let tail = text.as_slice().iter().rev().take_while(|c| **c == b'h').count();
                let keep = text.as_slice().len().saturating_sub(tail + 1);
                text.truncate(keep);
            }
            '\u{E47}'..='\u{E4E}' | '\u{E3A}' => {}
            _ => spell(c, &mut text),
        }
    }
    latin::write(text.as_slice(), out);
}

fn spell(c: char, text: &mut Draft) {
    let spelt = match c {
        // The glottal stop that carries a vowel.
        'อ' => "o",
        'ว' => "w",
        'ย' | 'ญ' => "y",
        'จ' => "ch",
        other => {
            super::romanised(other).for_each(|c| text.push_str(c.encode_utf8(&mut [0; 4])));
            return;
        }
    };
    text.push_str(spelt);
}
