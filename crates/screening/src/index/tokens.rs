//! Distinct tokens in, their sections out: letters by hash, distinct sounds, and tries of the
//! sounds from the front and from the back. Never reads a name, never sees an alias.

use super::build::narrow;
use super::layout::{END, LEAF, Section, hash, place};
use crate::names::{Part, sound};

/// The sections of the tokens. What has no record of its own stands among the strings.
pub(super) fn sections(parts: &[Part], strings: &mut Vec<u8>) -> Vec<(Section, Vec<u8>)> {
    let mut sounds = Sounds::of(parts);
    let mut tokens = Vec::with_capacity(parts.len() * super::layout::TOKEN);
    for (part, sound) in parts.iter().zip(&sounds.usual) {
        let text = narrow(strings.len());
        strings.extend_from_slice(part.text.as_bytes());
        strings.extend_from_slice(&part.others);
        tokens.extend_from_slice(&text.to_le_bytes());
        tokens.extend_from_slice(&sound.to_le_bytes());
        tokens.push(byte(part.text.len()));
        tokens.push(byte(part.sound.len()));
        tokens.push(byte(part.others.len()));
        tokens.push(part.script.code() | part.class.code() << 4);
        tokens.extend_from_slice(&part.concept.to_le_bytes());
        tokens.extend_from_slice(&part.weight.to_le_bytes());
    }
    let mut out = vec![
        (Section::Tokens, tokens),
        (Section::Texts, texts(parts)),
        (Section::Sounds, std::mem::take(&mut sounds.records)),
        (Section::SoundBytes, std::mem::take(&mut sounds.bytes)),
        (Section::SoundTokens, std::mem::take(&mut sounds.tokens)),
    ];
    for (ahead, behind, omits) in [
        (Section::PlainAhead, Section::PlainBehind, false),
        (Section::BareAhead, Section::BareBehind, true),
    ] {
        let mut words: Vec<(Vec<u8>, u32)> = sounds
            .met
            .iter()
            .filter(|(_, bare, _)| *bare == omits)
            .map(|(number, _, sound)| (sound.to_vec(), *number))
            .collect();
        out.push((ahead, trie(&words)));
        words.iter_mut().for_each(|(sound, _)| sound.reverse());
        words.sort_unstable();
        out.push((behind, trie(&words)));
    }
    out
}

fn byte(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
}

/// Token numbers, counted from one, by the hash of their letters; 0 is an empty slot. At least a
/// quarter of the slots is empty.
fn texts(parts: &[Part]) -> Vec<u8> {
    let count = (parts.len() + parts.len() / 3 + 1).next_power_of_two();
    let mut slots = vec![0_u32; count];
    for (part, number) in parts.iter().zip(1..) {
        let mut at = place(hash(part.text.as_bytes())) & (count - 1);
        while slots.get(at).is_some_and(|s| *s != 0) {
            at = (at + 1) & (count - 1);
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = number;
        }
    }
    slots.iter().flat_map(|s| s.to_le_bytes()).collect()
}

/// The distinct sounds of all readings.
struct Sounds<'a> {
    records: Vec<u8>,
    bytes: Vec<u8>,
    tokens: Vec<u8>,
    /// Where the most usual sound of each token stands.
    usual: Vec<u32>,
    /// Those that are met by their sound: number, whether vowels are unwritten, the sound.
    met: Vec<(u32, bool, &'a [u8])>,
}

impl<'a> Sounds<'a> {
    fn of(parts: &'a [Part]) -> Self {
        let mut readings: Vec<(bool, &[u8], u32, bool)> = Vec::with_capacity(parts.len());
        for (part, number) in parts.iter().zip(0..) {
            let omits = part.script.omits_vowels();
            let all = part.view().sounds().zip([true].into_iter().chain(std::iter::repeat(false)));
            readings.extend(all.map(|(sound, is_usual)| (omits, sound, number, is_usual)));
        }
        readings.sort_unstable();
        let mut out = Self {
            records: Vec::new(),
            bytes: Vec::new(),
            tokens: Vec::new(),
            usual: vec![0; parts.len()],
            met: Vec::new(),
        };
        for (run, number) in readings.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).zip(0..) {
            let Some((omits, sound, ..)) = run.first() else { continue };
            let start = out.record();
            out.bytes.extend_from_slice(sound);
            let before = out.tokens.len();
            for (_, _, token, is_usual) in run {
                if let Some(usual) = out.usual.get_mut(place(*token)).filter(|_| *is_usual) {
                    *usual = start;
                }
                let part = parts.get(place(*token));
                if part.is_some_and(|p| !p.view().is_initial() && !p.class.is_strict()) {
                    out.tokens.extend_from_slice(&token.to_le_bytes());
                }
            }
            if out.tokens.len() > before {
                out.met.push((number, *omits, sound));
            }
        }
        out.record();
        out
    }

    /// Puts down where the next sound begins.
    fn record(&mut self) -> u32 {
        let start = narrow(self.bytes.len());
        self.records.extend_from_slice(&start.to_le_bytes());
        self.records.extend_from_slice(&narrow(self.tokens.len() / 4).to_le_bytes());
        start
    }
}

/// A trie of words, sorted, each with its number: nodes in the order of a walk.
fn trie(words: &[(Vec<u8>, u32)]) -> Vec<u8> {
    let mut out = Vec::new();
    put_below(&mut out, words, 0);
    out
}

/// Puts the nodes below one at that depth. All words share so many first sounds.
fn put_below(out: &mut Vec<u8>, words: &[(Vec<u8>, u32)], depth: usize) {
    let code = |word: &[u8]| word.get(depth).copied();
    for run in words.chunk_by(|(a, _), (b, _)| code(a) == code(b)) {
        let Some((word, number)) = run.first() else { continue };
        let below = byte(depth + 1);
        match (run, code(word)) {
            ([_], first) => put_node(out, *number, first.unwrap_or(END), below | LEAF),
            // Distinct words do not end at one place.
            (_, None) => {}
            (_, Some(first)) if depth < sound::SOUNDS_MAX => {
                let at = out.len();
                put_node(out, 0, first, below);
                put_below(out, run, depth + 1);
                let past = narrow(out.len() / super::layout::NODE).to_le_bytes();
                if let Some(link) = out.get_mut(at..at + past.len()) {
                    link.copy_from_slice(&past);
                }
            }
            _ => {}
        }
    }
}

fn put_node(out: &mut Vec<u8>, link: u32, code: u8, depth: u8) {
    out.extend_from_slice(&link.to_le_bytes());
    out.extend_from_slice(&[code, depth]);
}
