//! A word in, its sounds out: one byte a sound, over an alphabet small enough to compare by table.
//! Latin letters stand for themselves, digraphs and letters of other scripts for the sound they
//! write. Never decides whether two sounds are alike: that is `distance`.
//!
//! Capitals are sounds that Latin writes with two letters or not at all: `X` kh, `G` gh, `S` sh,
//! `C` ch, `T` th, `D` dh, `J` zh, `Q` ts; and letters that may be read in several ways: `A` alef,
//! `W` waw, `Y` yeh, `E` ayn and vowels that may be nothing, `H` a final h or t, `Z` dad and za,
//! `B` bet, `P` pe, `K` kaf, `R` the liquid of Korean and Japanese.

mod arabic;
mod caucasian;
mod cyrillic;
mod greek;
mod han;
mod hangul;
mod hebrew;
mod indic;
mod kana;
mod korean;
mod latin;
mod pinyin;
mod southeast;
mod tabled;

pub(super) use han::{Place, japanese, simplified};
pub(super) use hebrew::GERESH;

use super::script::Script;

/// Sounds kept of one word. Largest seen: 31 (a German compound). The rest of a longer word is
/// not compared.
pub const SOUNDS_MAX: usize = 32;

/// Readings kept of one word. Largest seen: 6 (the Korean surname of the most spellings). A word
/// that may be read in more ways is met by the first of them only.
pub const READINGS_MAX: usize = 4;

/// The sounds a folded word may be read as, the most usual first: never none. A word of a script
/// that is read in one way has one. `folded` is the word as `fold` leaves it: ASCII for Latin,
/// else letters of its own script.
#[must_use]
pub fn readings(folded: &str, script: Script) -> Vec<Vec<u8>> {
    let mut out = Readings { script, sounds: Vec::with_capacity(READINGS_MAX) };
    match script {
        Script::Latin => latin::read(folded, &mut out),
        Script::Arabic => arabic::read(folded, &mut out),
        Script::Cyrillic => cyrillic::read(folded, &mut out),
        Script::Han => han::read(folded, &mut out),
        Script::Hangul => hangul::read(folded, &mut out),
        Script::Kana => kana::read(folded, &mut out),
        Script::Hebrew => hebrew::read(folded, &mut out),
        Script::Greek => greek::read(folded, &mut out),
        Script::Caucasian => caucasian::read(folded, &mut out),
        Script::Indic => indic::read(folded, &mut out),
        Script::SoutheastAsian => southeast::read(folded, &mut out),
        Script::Ethiopic | Script::Digit => {}
    }
    if out.sounds.is_empty() {
        out.sounds.push(sound(folded, script));
    }
    out.sounds
}

/// The most usual sound of a folded word, or of several written as one: the first of
/// [`readings`], without the work of the others.
#[must_use]
pub fn sound(folded: &str, script: Script) -> Vec<u8> {
    let mut raw = Vec::with_capacity(folded.len());
    match script {
        Script::Latin => latin::write(folded.as_bytes(), &mut raw),
        Script::Arabic => arabic::write(folded, &mut raw),
        Script::Cyrillic => cyrillic::write_usual(folded, &mut raw),
        Script::Han => han::write(folded, &mut raw),
        Script::Hangul => hangul::write_usual(folded, &mut raw),
        Script::Kana => kana::write(folded, false, &mut raw),
        Script::Hebrew => hebrew::write(folded, &mut raw),
        Script::Greek => greek::write(folded, &mut raw),
        Script::Caucasian => caucasian::write(folded, &mut raw),
        Script::Indic => indic::write(folded, &mut raw),
        Script::SoutheastAsian => southeast::write(folded, &mut raw),
        Script::Ethiopic | Script::Digit => {
            folded.chars().for_each(|c| latin::write_char(c, &mut raw));
        }
    }
    finish(&mut raw, script);
    raw
}

/// Readings of one word, each once, at most [`READINGS_MAX`].
#[derive(Debug)]
struct Readings {
    script: Script,
    sounds: Vec<Vec<u8>>,
}

impl Readings {
    /// Adds what `write` writes, unless it is nothing new or there is no room.
    fn write(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        if self.sounds.len() >= READINGS_MAX {
            return;
        }
        let mut codes = Vec::with_capacity(SOUNDS_MAX);
        write(&mut codes);
        finish(&mut codes, self.script);
        if !codes.is_empty() && !self.sounds.contains(&codes) {
            self.sounds.push(codes);
        }
    }

    /// The first reading.
    fn primary(&self) -> &[u8] {
        self.sounds.first().map_or(&[], Vec::as_slice)
    }
}

/// A word that begins with kh has a reading with h: Khalid is Halid in Turkish, Hasan Khasan in
/// Russian, and short words are compared only where they begin alike.
fn begin_with_h(out: &mut Readings) {
    if let [b'X', rest @ ..] = out.primary() {
        let rest = rest.to_vec();
        out.write(|codes| {
            codes.push(b'h');
            codes.extend(rest);
        });
    }
}

/// A doubled letter is heard once; what is too long is cut. Where vowels are not written, two
/// consonants that are the same have a vowel between them: Mamduh.
fn finish(codes: &mut Vec<u8>, script: Script) {
    let is_lone = match script {
        Script::Arabic | Script::Hebrew => |c: u8| !is_vowel(c) && c != b'l',
        _ => |c: u8| c.is_ascii_digit(),
    };
    codes.dedup_by(|later, first| later == first && !is_lone(*first));
    codes.truncate(SOUNDS_MAX);
}

/// ASCII letters and digits for a word of any script, character by character.
#[must_use]
pub fn romanise(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for r in any_ascii::any_ascii_char(c).chars() {
            if r.is_ascii_alphanumeric() {
                out.push(r.to_ascii_lowercase());
            }
        }
    }
    out
}

/// Whether a sound is a vowel or a letter that may stand for one.
#[must_use]
pub const fn is_vowel(code: u8) -> bool {
    matches!(code, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w' | b'A' | b'W' | b'Y' | b'E')
}

/// The frame of consonants two spellings of a word share: what joined words and rarity go by.
/// Vowels, half vowels and h are dropped, near sounds are one.
#[must_use]
pub fn frame(sound: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(sound.len());
    out.extend(frame_codes(sound));
    out
}

/// The same, sound by sound.
pub(super) fn frame_codes(sound: &[u8]) -> impl Iterator<Item = u8> {
    sound.iter().filter_map(|&code| {
        Some(match code {
            _ if is_vowel(code) => return None,
            b'h' | b'H' => return None,
            b'q' | b'c' | b'K' | b'X' => b'k',
            b'G' => b'g',
            b'T' => b't',
            b'D' | b'Z' => b'd',
            b'z' | b'Q' => b's',
            b'B' => b'b',
            b'P' | b'p' => b'p',
            b'J' => b'j',
            b'R' => b'r',
            b'f' | b'v' => b'f',
            other => other,
        })
    })
}

/// What rarity goes by: the frame, or for words of fewer than three consonants the sound itself
/// with every vowel kept.
#[must_use]
pub fn rarity_key(sound: &[u8]) -> Vec<u8> {
    let frame = frame(sound);
    if frame.len() >= 3 {
        return frame;
    }
    sound
        .iter()
        .map(|&code| match code {
            b'A' | b'E' | b'H' => b'a',
            b'Y' | b'y' => b'i',
            b'W' | b'w' => b'u',
            b'q' | b'c' | b'K' => b'k',
            other => other.to_ascii_lowercase(),
        })
        .collect()
}

#[cfg(test)]
mod tests;
