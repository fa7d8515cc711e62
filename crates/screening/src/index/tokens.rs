//! Distinct tokens in, their sections out: letters by hash, distinct sounds, and tries of the
//! sounds from the front and from the back. Never reads a name, never sees an alias.

use super::build::narrow;
use super::layout::{Section, hash, place};
use super::trie::{is_of_letters, trie};
use crate::names::Part;

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
        out.push((ahead, trie(&words, false)));
        words.iter_mut().for_each(|(sound, _)| sound.reverse());
        words.sort_unstable_by(|a, b| {
            (!is_of_letters(&a.0)).cmp(&!is_of_letters(&b.0)).then(a.cmp(b))
        });
        out.push((behind, trie(&words, true)));
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

/// One reading of a token: whether its script leaves vowels unwritten, the sound, the token, and
/// whether it is the most usual.
type Reading<'a> = (bool, &'a [u8], u32, bool);

/// The sort of a sound that no walk finds.
const UNMET: u8 = u8::MAX;

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
        let mut readings: Vec<Reading<'_>> = Vec::with_capacity(parts.len());
        for (part, number) in parts.iter().zip(0..) {
            let omits = part.script.omits_vowels();
            let all = part.view().sounds().zip([true].into_iter().chain(std::iter::repeat(false)));
            readings.extend(all.map(|(sound, is_usual)| (omits, sound, number, is_usual)));
        }
        readings.sort_unstable();
        // Those that no walk finds stand last, so that the numbers of the others run on.
        let is_met = |number: u32| {
            let part = parts.get(place(number));
            part.is_some_and(|p| !p.view().is_initial() && !p.class.is_strict())
        };
        let mut runs: Vec<(u8, &[Reading<'_>])> = readings
            .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
            .map(|run| {
                let sort = run.first().map_or(0, |(omits, sound, ..)| {
                    u8::from(*omits) << 1 | u8::from(!is_of_letters(sound))
                });
                (if run.iter().any(|r| is_met(r.2)) { sort } else { UNMET }, run)
            })
            .collect();
        runs.sort_by_key(|(sort, _)| *sort);
        let mut out = Self {
            records: Vec::new(),
            bytes: Vec::new(),
            tokens: Vec::new(),
            usual: vec![0; parts.len()],
            met: Vec::new(),
        };
        for ((_, run), number) in runs.into_iter().zip(0..) {
            let Some((omits, sound, ..)) = run.first() else { continue };
            let start = out.record();
            out.bytes.extend_from_slice(sound);
            let before = out.tokens.len();
            for (_, _, token, is_usual) in run {
                if let Some(usual) = out.usual.get_mut(place(*token)).filter(|_| *is_usual) {
                    *usual = start;
                }
                if is_met(*token) {
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
