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
mod codes;
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
mod slavonic;
mod southeast;
mod tabled;

pub(super) use han::{Place, japanese, simplified};
pub(super) use hebrew::GERESH;

use super::script::Script;
pub(super) use codes::Codes;
use codes::Sink;

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
pub fn readings(folded: &str, script: Script) -> Readings {
    let mut out = Readings { script, sounds: [Codes::new(script); READINGS_MAX], length: 0 };
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
    if out.length == 0 {
        // A word without a sound has that one reading all the same.
        out.keep(usual(folded, script));
    }
    out
}

/// The most usual sound of a folded word, or of several written as one: the first of
/// [`readings`], without the work of the others.
#[must_use]
pub fn sound(folded: &str, script: Script) -> Vec<u8> {
    usual(folded, script).as_slice().to_vec()
}

/// The same, not yet kept.
pub(super) fn usual(folded: &str, script: Script) -> Codes {
    let mut out = Codes::new(script);
    match script {
        Script::Latin => latin::write(folded.as_bytes(), &mut out),
        Script::Arabic => arabic::write(folded, &mut out),
        Script::Cyrillic => cyrillic::write_usual(folded, &mut out),
        Script::Han => han::write(folded, &mut out),
        Script::Hangul => hangul::write_usual(folded, &mut out),
        Script::Kana => kana::write(folded, false, &mut out),
        Script::Hebrew => hebrew::write(folded, &mut out),
        Script::Greek => greek::write(folded, &mut out),
        Script::Caucasian => caucasian::write(folded, &mut out),
        Script::Indic => indic::write(folded, &mut out),
        Script::SoutheastAsian => southeast::write(folded, &mut out),
        Script::Ethiopic | Script::Digit => {
            folded.chars().for_each(|c| latin::write_char(c, &mut out));
        }
    }
    out
}

/// Readings of one word, each once, at most [`READINGS_MAX`].
#[derive(Debug, Clone)]
pub struct Readings {
    script: Script,
    sounds: [Codes; READINGS_MAX],
    length: usize,
}

impl Readings {
    /// The readings, the most usual first.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.sounds.iter().take(self.length).map(Codes::as_slice)
    }

    /// Adds what `write` writes, unless it is nothing new or there is no room.
    fn write(&mut self, write: impl FnOnce(&mut Codes)) {
        if self.length >= READINGS_MAX {
            return;
        }
        let mut codes = Codes::new(self.script);
        write(&mut codes);
        if !codes.is_empty() && self.iter().all(|own| own != codes.as_slice()) {
            self.keep(codes);
        }
    }

    fn keep(&mut self, codes: Codes) {
        if let Some(slot) = self.sounds.get_mut(self.length) {
            *slot = codes;
            self.length += 1;
        }
    }

    /// The first reading.
    const fn primary(&self) -> Codes {
        let [first, ..] = self.sounds;
        first
    }
}

/// A word that begins with kh has a reading with h: Khalid is Halid in Turkish, Hasan Khasan in
/// Russian, and short words are compared only where they begin alike.
fn begin_with_h(out: &mut Readings) {
    if let [b'X', rest @ ..] = out.primary().as_slice() {
        out.write(|codes| {
            codes.push(b'h');
            codes.extend_from_slice(rest);
        });
    }
}

/// ASCII letters and digits for a character of any script.
pub(super) fn romanised(c: char) -> impl Iterator<Item = char> {
    let own = c.is_ascii_alphanumeric().then_some(c);
    let others = if own.is_some() { "" } else { any_ascii::any_ascii_char(c) };
    let all = own.into_iter().chain(others.chars().filter(char::is_ascii_alphanumeric));
    all.map(|c| c.to_ascii_lowercase())
}

/// Whether a sound is a vowel or a letter that may stand for one.
#[must_use]
pub const fn is_vowel(code: u8) -> bool {
    matches!(code, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w' | b'A' | b'W' | b'Y' | b'E')
}

/// The frame of consonants two spellings of a word share: what joined words and rarity go by.
/// Vowels, half vowels and h are dropped, near sounds are one.
#[must_use]
pub fn frame(sound: &[u8]) -> Frame {
    let mut out = Frame { codes: [0; SOUNDS_MAX], length: 0 };
    for (slot, code) in out.codes.iter_mut().zip(frame_codes(sound)) {
        *slot = code;
        out.length += 1;
    }
    out
}

/// Consonants: of a longer sound than [`SOUNDS_MAX`] the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    codes: [u8; SOUNDS_MAX],
    length: usize,
}

impl std::ops::Deref for Frame {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.codes.get(..self.length).unwrap_or(&[])
    }
}

/// The same, sound by sound.
pub(super) fn frame_codes(sound: &[u8]) -> impl Iterator<Item = u8> {
    sound
        .iter()
        .map(|code| FRAMES.get(usize::from(*code)).map_or(*code, |f| *f))
        .filter(|c| *c != 0)
}

/// What each sound is in a frame; 0 where it is dropped.
static FRAMES: [u8; 256] = build_frames();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn build_frames() -> [u8; 256] {
    let mut out = [u8::MAX; 256];
    let mut code = 0;
    while code < u8::MAX {
        out[code as usize] = in_frame(code);
        code += 1;
    }
    out
}

const fn in_frame(code: u8) -> u8 {
    match code {
        _ if is_vowel(code) => 0,
        b'h' | b'H' => 0,
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
    }
}

/// What rarity goes by: the frame, or for words of fewer than three consonants the sound itself
/// with every vowel kept.
#[must_use]
pub fn rarity_key(sound: &[u8]) -> Vec<u8> {
    write_rarity_key(sound, &mut [0; SOUNDS_MAX]).to_vec()
}

/// The same, written into `out`. Of a longer sound than [`SOUNDS_MAX`] the beginning.
pub(super) fn write_rarity_key<'o>(sound: &[u8], out: &'o mut [u8; SOUNDS_MAX]) -> &'o [u8] {
    let mut length = 0;
    for (slot, code) in out.iter_mut().zip(frame_codes(sound)) {
        *slot = code;
        length += 1;
    }
    if length < 3 {
        length = sound.len().min(SOUNDS_MAX);
        for (slot, code) in out.iter_mut().zip(sound) {
            *slot = match *code {
                b'A' | b'E' | b'H' => b'a',
                b'Y' | b'y' => b'i',
                b'W' | b'w' => b'u',
                b'q' | b'c' | b'K' => b'k',
                other => other.to_ascii_lowercase(),
            };
        }
    }
    out.get(..length).unwrap_or(&[])
}

#[cfg(test)]
mod tests;
