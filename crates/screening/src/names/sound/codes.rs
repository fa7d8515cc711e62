//! Sounds in as they are written, the same sounds out as they are kept: a doubled letter heard
//! once, no more of them than are compared. Takes no memory of its own; never knows which letter
//! wrote a sound.

use super::{SOUNDS_MAX, is_vowel};
use crate::names::script::Script;

/// Where the sounds of a word are written.
pub(super) trait Sink {
    /// Adds a sound.
    fn push(&mut self, code: u8);

    /// Adds several.
    fn extend_from_slice(&mut self, codes: &[u8]) {
        codes.iter().for_each(|code| self.push(*code));
    }
}

/// Letters or sounds on the way to others, as they are written. Those of one word.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    bytes: [u8; DRAFT_MAX],
    length: usize,
}

/// Bytes of a draft. Largest that a word of so many letters as are read comes to: 540 (three words
/// of kana read as one); largest seen: 62. Beyond it the rest is left out: far more than
/// [`SOUNDS_MAX`] sounds are there.
const DRAFT_MAX: usize = 256;

impl Draft {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; DRAFT_MAX], length: 0 }
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&[])
    }

    pub(super) fn push_str(&mut self, text: &str) {
        self.extend_from_slice(text.as_bytes());
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut u8> {
        self.bytes.get_mut(self.length.checked_sub(1)?)
    }

    pub(super) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }
}

impl Sink for Draft {
    fn push(&mut self, code: u8) {
        if let Some(slot) = self.bytes.get_mut(self.length) {
            *slot = code;
            self.length += 1;
        }
    }
}

/// The sounds of one reading. Where vowels are not written, two consonants that are the same have a
/// vowel between them and stay two: Mamduh.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Codes {
    bytes: [u8; SOUNDS_MAX],
    length: usize,
    /// The last one kept; 0 before the first.
    last: u8,
    omits_vowels: bool,
}

impl Codes {
    /// No sounds yet of a word of that script.
    pub(super) const fn new(script: Script) -> Self {
        let omits_vowels = matches!(script, Script::Arabic | Script::Hebrew);
        Self { bytes: [0; SOUNDS_MAX], length: 0, last: 0, omits_vowels }
    }

    pub(crate) fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&[])
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub(super) fn extend(&mut self, codes: impl IntoIterator<Item = u8>) {
        codes.into_iter().for_each(|code| self.push(code));
    }

    /// Whether a sound is kept each time it is written.
    const fn is_lone(&self, code: u8) -> bool {
        if self.omits_vowels { !is_vowel(code) && code != b'l' } else { code.is_ascii_digit() }
    }
}

impl Sink for Codes {
    fn push(&mut self, code: u8) {
        if code == self.last && !self.is_lone(code) {
            return;
        }
        if let Some(slot) = self.bytes.get_mut(self.length) {
            *slot = code;
            self.length += 1;
            self.last = code;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn doubled_sounds_are_kept_once_and_no_more_than_fit() {
        let kept = |script, codes: &[u8]| {
            let mut out = Codes::new(script);
            out.extend_from_slice(codes);
            String::from_utf8_lossy(out.as_slice()).into_owned()
        };
        assert_eq!(kept(Script::Latin, b"mohammmed11"), "mohamed11");
        assert_eq!(kept(Script::Arabic, b"mmdWWhll"), "mmdWhl");
        assert_eq!(kept(Script::Latin, &b"ab".repeat(40)), "ab".repeat(16));
    }

    proptest! {
        #[test]
        fn is_what_a_pass_afterwards_would_keep(codes in "[abl1Ah]{0,70}", omits in any::<bool>()) {
            let script = if omits { Script::Hebrew } else { Script::Greek };
            let mut out = Codes::new(script);
            out.extend_from_slice(codes.as_bytes());
            let mut all = codes.into_bytes();
            all.dedup_by(|later, first| later == first && !out.is_lone(*first));
            all.truncate(SOUNDS_MAX);
            prop_assert_eq!(out.as_slice(), all.as_slice());
        }
    }
}
