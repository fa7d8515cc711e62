//! Words of indexes in, slots out: words of one meaning, or of the same letters, share one. A word
//! of a text in, the slots it meets out, by a table of what near spellings share; what the table
//! brings up is put beside the word as names are, never taken on trust.

use crate::names::script::Script;
use crate::names::words::Class;
use crate::names::{Part, View, meet, sound};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Forms put beside one word of a text. Largest seen: 380 (spellings of Mohammed, three lists).
const FORMS_TRIED_MAX: usize = 4_000;
/// Letters from which a word is also met with one of them lost. In a shorter one that is another
/// word.
const LOSING_MIN: usize = 4;
/// Consonants from which a word without vowels may be told among words of other scripts.
const SURE_MIN: usize = 3;
/// Rows of a bucket, about.
const BUCKET: u32 = 8;
/// Bits of a key that tell its bucket, at most.
const BUCKET_BITS_MAX: u32 = 24;

/// The words of indexes, each with its slot.
#[derive(Debug, Default)]
pub(super) struct Slots<'i> {
    forms: Vec<(View<'i>, u32)>,
    /// Slots, by the hash of letters or by concept.
    of: ByKey<u32>,
    count: u32,
    /// Keys with the forms that have them, sorted.
    rows: Vec<(u32, u32)>,
    /// Where the rows of each bucket begin, one more than there are.
    buckets: Vec<u32>,
    bits: u32,
}

impl<'i> Slots<'i> {
    /// The slot of a word of an index.
    pub(super) fn add(&mut self, view: View<'i>) -> u32 {
        let letters = letters_key(&view);
        if let Some(slot) = self.of.get(&letters) {
            return *slot;
        }
        let concept = (view.concept != 0).then(|| concept_key(view.concept));
        let slot = concept.and_then(|key| self.of.get(&key).copied()).unwrap_or(self.count);
        self.count = self.count.max(slot + 1);
        self.of.insert(letters, slot);
        self.of.extend(concept.map(|key| (key, slot)));
        let form = narrow(self.forms.len());
        self.forms.push((view, slot));
        each_key(&view, Side::Index, &mut |key| self.rows.push((short(key), form)));
        slot
    }

    /// Makes what was added ready to be asked.
    pub(super) fn settle(&mut self) {
        self.rows.sort_unstable();
        self.rows.dedup();
        let rows = narrow(self.rows.len());
        self.bits = (rows / BUCKET).checked_ilog2().unwrap_or(0).min(BUCKET_BITS_MAX);
        self.buckets.clear();
        let mut at = 0;
        for bucket in 0..=1_u64 << self.bits {
            let least = bucket << (32 - self.bits);
            let rest = self.rows.get(at..).unwrap_or_default();
            at += rest.iter().take_while(|row| u64::from(row.0) < least).count();
            self.buckets.push(narrow(at));
        }
    }

    /// How many slots there are.
    pub(super) const fn count(&self) -> usize {
        self.count as usize
    }

    /// The slots that a word of a text meets, and whether each is sure enough to watch for: where
    /// vowels are left out, two consonants are any word of another script.
    pub(super) fn met_by(&self, part: &Part, out: &mut Vec<(u32, bool)>) {
        let view = part.view();
        let same = self.of.get(&letters_key(&view)).copied();
        out.extend(self.of_concept(part.concept).into_iter().chain(same).map(|slot| (slot, true)));
        let mut forms: Vec<u32> = Vec::new();
        each_key(&view, Side::Text, &mut |key| {
            forms.extend(self.rows_of(short(key)).iter().map(|row| row.1));
        });
        forms.sort_unstable();
        forms.dedup();
        let is_bare = part.script.omits_vowels() && is_bare(&part.sound);
        for form in forms.into_iter().take(FORMS_TRIED_MAX) {
            let Some((other, slot)) = self.forms.get(form as usize) else { continue };
            let one = (*slot, !is_bare || other.script == part.script);
            if !out.contains(&one) && meet(&view, other).is_some() {
                out.push(one);
            }
        }
    }

    /// The slot of words of that concept.
    pub(super) fn of_concept(&self, concept: u16) -> Option<u32> {
        self.of.get(&concept_key(concept)).copied().filter(|_| concept != 0)
    }

    fn rows_of(&self, key: u32) -> &[(u32, u32)] {
        let bucket = usize::try_from(u64::from(key) >> (32 - self.bits)).unwrap_or(0);
        let bound = |at: usize| self.buckets.get(at).map_or(0, |start| *start as usize);
        let rows = self.rows.get(bound(bucket)..bound(bucket + 1)).unwrap_or_default();
        let rows = rows.get(rows.partition_point(|row| row.0 < key)..).unwrap_or_default();
        rows.get(..rows.partition_point(|row| row.0 == key)).unwrap_or_default()
    }
}

/// Whether too few consonants stand in a word to tell it among words of other scripts where vowels
/// are left out.
pub(super) fn is_bare(heard: &[u8]) -> bool {
    sound::frame(heard).len() < SURE_MIN
}

/// Where a word stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Index,
    Text,
}

/// What two spellings of one word share: the letters of a number or a syllable; else the consonants
/// of each sound it may have, and its most usual sound with one letter lost.
fn each_key(part: &View<'_>, side: Side, add: &mut dyn FnMut(u64)) {
    if part.class.is_strict() || part.script.is_syllabic() {
        add(hash(b't', part.text.as_bytes()));
    }
    if part.class.is_strict() || part.script == Script::Han {
        return;
    }
    for heard in part.sounds() {
        add(hash(b's', &sound::rarity_key(heard)));
        // Cyrillic х writes kh and h.
        if part.script == Script::Cyrillic && heard.contains(&b'X') {
            let as_h: Vec<u8> = heard.iter().map(|s| if *s == b'X' { b'h' } else { *s }).collect();
            add(hash(b's', &sound::rarity_key(&as_h)));
        }
    }
    if part.script == Script::Hangul {
        return;
    }
    // Where vowels are left out, a short word is its consonants alone.
    let frame = sound::frame(part.sound);
    let is_bare = side == Side::Index || part.script.omits_vowels();
    if is_bare && (1..3).contains(&frame.len()) {
        add(hash(b'f', &frame));
    }
    for (whole, losing_min) in [(&*voiced(part.sound), LOSING_MIN), (&*frame, LOSING_MIN + 1)] {
        if whole.len() + 1 < losing_min {
            continue;
        }
        add(hash(b'd', whole));
        if whole.len() < losing_min {
            continue;
        }
        let mut lost = Vec::with_capacity(whole.len());
        for at in 0..whole.len() {
            lost.clear();
            lost.extend(whole.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, code)| *code));
            add(hash(b'd', &lost));
        }
    }
}

/// A sound with its vowels, near ones as one.
fn voiced(heard: &[u8]) -> Vec<u8> {
    let one = |code: &u8| match code {
        b'a' | b'e' | b'A' | b'E' | b'H' => b'a',
        b'i' | b'y' | b'Y' => b'i',
        b'o' | b'u' | b'w' | b'W' => b'u',
        b'q' | b'c' | b'K' => b'k',
        other => other.to_ascii_lowercase(),
    };
    heard.iter().map(one).collect()
}

fn letters_key(view: &View<'_>) -> u64 {
    hash(if view.class == Class::Acronym { b'a' } else { b'w' }, view.text.as_bytes())
}

fn concept_key(concept: u16) -> u64 {
    hash(b'c', &concept.to_le_bytes())
}

/// A hash of bytes of one sort.
pub(super) fn hash(sort: u8, bytes: &[u8]) -> u64 {
    let mut hasher = Mixed::default();
    hasher.write_u8(sort);
    hasher.write(bytes);
    hasher.finish()
}

/// The half of a key that the table goes by. Words of keys that agree in it are put beside each
/// other all the same.
fn short(key: u64) -> u32 {
    narrow_bits(key >> 32)
}

fn narrow_bits(n: u64) -> u32 {
    u32::try_from(n & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}

pub(super) fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Maps by a key that is a hash already.
pub(super) type ByKey<T> = HashMap<u64, T, BuildHasherDefault<Mixed>>;
/// Maps by words of the text, none of which a stranger can make collide at any gain: they are
/// bounded, and emptied at the bound.
pub(super) type ByWord<K, T> = HashMap<K, T, BuildHasherDefault<Mixed>>;

/// A quick hash: multiplied and turned, eight bytes at a time.
#[derive(Debug, Default)]
pub(super) struct Mixed(u64);

/// An odd number without pattern: the fraction of the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        eights.iter().for_each(|eight| self.write_u64(u64::from_le_bytes(*eight)));
        let tail = rest.iter().fold(rest.len() as u64, |sum, b| sum << 8 | u64::from(*b));
        self.write_u64(tail);
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(GOLDEN);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
