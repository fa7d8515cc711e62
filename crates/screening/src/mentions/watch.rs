//! Names of indexes in, a watch over texts out. A name is watched for by its rarest words; a place
//! where one of them stands with enough of the others is asked of `find`.

use super::echo::Echoes;
use super::place::Lines;
use super::reader::Reader;
use super::sift::{Candidate, sift};
use super::support;
use super::text::Sentences;
use super::{MENTIONS_MAX, Mention, Scanned, TEXT_BYTES_MAX};
use crate::names::script::Script;
use crate::names::words::Class;
use crate::names::{View, sound};
use crate::{Evidence, How, Index, Options};
use parties::{Kind, NameKind};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Words by which one name is watched for. With two, a name is found though one of them is spelt
/// past recognition.
const ANCHORS_MAX: usize = 2;
/// Mentions before this one that may come from words said again after a cut.
const MENTIONS_SEEN: usize = 64;

/// A name that is watched for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Watched {
    /// Its index, by number.
    pub(super) index: u32,
    /// Its alias in that index.
    pub(super) alias: u32,
    /// Where its words begin in [`Watch::words`].
    first: u32,
    /// How many they are.
    pub(super) count: u32,
    /// Their weights together.
    pub(super) weight: u32,
    /// A bit for each of its words.
    pub(super) bits: u64,
    /// What bears it.
    pub(super) kind: Kind,
}

/// A word of an index, as names share it.
#[derive(Debug)]
pub(super) struct Token<'i> {
    /// The key of its most usual sound.
    pub(super) key: u64,
    /// The keys of its others.
    others: Box<[u64]>,
    /// How many of its keys it is watched for by.
    watched: u8,
    /// A bit for each of its consonants.
    pub(super) frame: u64,
    pub(super) view: View<'i>,
}

impl<'i> Token<'i> {
    fn of(view: View<'i>) -> Self {
        let mut keys = keys(&view);
        let watched = u8::try_from(keys.len()).unwrap_or(u8::MAX);
        keys.extend(short_key(&view));
        let (key, others) = keys.split_first().map_or((0, &[][..]), |(key, rest)| (*key, rest));
        Self { key, others: others.into(), watched, frame: frame_bits(view.sound), view }
    }

    /// Whether one of its keys is that.
    pub(super) fn has(&self, key: u64) -> bool {
        self.key == key || self.others.contains(&key)
    }

    fn keys(&self) -> impl Iterator<Item = u64> + use<'_, 'i> {
        std::iter::once(self.key).chain(self.others.iter().copied())
    }
}

/// Names of indexes, ready to be found in texts.
#[derive(Debug)]
pub struct Watch<'i> {
    pub(super) indexes: Vec<Index<'i>>,
    tokens: Vec<Token<'i>>,
    names: Vec<Watched>,
    /// Tokens of the names, the heaviest of each first.
    words: Vec<u32>,
    anchors: ByKey<(u32, u32)>,
    postings: Vec<u32>,
    /// Names that are one word in capitals.
    acronyms: HashSet<&'i str>,
}

impl<'i> Watch<'i> {
    /// Watches for every name of these indexes.
    #[must_use]
    pub fn over(indexes: &[Index<'i>]) -> Self {
        let mut watch = Self {
            indexes: indexes.to_vec(),
            tokens: Vec::new(),
            names: Vec::new(),
            words: Vec::new(),
            anchors: ByKey::default(),
            postings: Vec::new(),
            acronyms: HashSet::new(),
        };
        let mut rows: Vec<(u64, u32)> = Vec::new();
        for (number, index) in (0_u32..).zip(indexes) {
            watch.add(number, index, &mut rows);
        }
        rows.sort_unstable();
        rows.dedup();
        for run in rows.chunk_by(|a, b| a.0 == b.0) {
            let Some((key, _)) = run.first() else { continue };
            watch.anchors.insert(*key, (narrow(watch.postings.len()), narrow(run.len())));
            watch.postings.extend(run.iter().map(|row| row.1));
        }
        watch
    }

    fn add(&mut self, number: u32, index: &Index<'i>, rows: &mut Vec<(u64, u32)>) {
        let base = narrow(self.tokens.len());
        let tokens = (0..).map_while(|n| index.token(n));
        self.tokens.extend(tokens.map(Token::of));
        let (mut parts, mut numbers) = (Vec::new(), Vec::new());
        let mut words: Vec<(u32, u32)> = Vec::new();
        for alias in 0..narrow(index.name_count()) {
            let Some(record) = index.alias(alias) else { continue };
            index.alias_parts(&record, &mut parts, &mut numbers);
            if let [only] = parts.as_slice()
                && only.script == Script::Latin
                && (record.name_kind == NameKind::Acronym || is_capitals(index.alias_text(&record)))
            {
                self.acronyms.insert(only.text);
            }
            if record.name_kind == NameKind::Acronym {
                continue;
            }
            words.clear();
            let heavy = parts.iter().zip(&numbers).filter(|(p, _)| !p.class.is_light());
            words.extend(heavy.map(|(p, n)| (u32::from(p.weight), base + n)));
            let key_of = |n: u32| self.tokens.get(n as usize).map_or(0, |t| t.key);
            words.sort_by(|a, b| b.0.cmp(&a.0).then(key_of(a.1).cmp(&key_of(b.1))));
            words.dedup_by_key(|w| key_of(w.1));
            if words.is_empty() {
                continue;
            }
            let id = narrow(self.names.len());
            let token = |w: &(u32, u32)| self.tokens.get(w.1 as usize);
            let anchors = words.iter().take(ANCHORS_MAX).filter_map(token);
            let watched = |t: &Token<'i>| t.keys().take(t.watched.into()).collect::<Vec<u64>>();
            rows.extend(anchors.flat_map(watched).map(|key| (key, id)));
            let bits_of = |t: &Token<'_>| t.keys().fold(0, |bits, key| bits | bit(key));
            let bits = words.iter().filter_map(token).fold(0, |bits, t| bits | bits_of(t));
            self.names.push(Watched {
                index: number,
                alias,
                first: narrow(self.words.len()),
                count: narrow(words.len()),
                weight: words.iter().map(|w| w.0).sum(),
                bits,
                kind: record.kind,
            });
            self.words.extend(words.iter().map(|w| w.1));
        }
    }

    /// The names that are watched for by a word of that key.
    pub(super) fn names_of(&self, key: u64) -> &[u32] {
        let Some((start, count)) = self.anchors.get(&key) else { return &[] };
        let start = *start as usize;
        self.postings.get(start..start + *count as usize).unwrap_or_default()
    }

    pub(super) fn name(&self, id: u32) -> Option<&Watched> {
        self.names.get(id as usize)
    }

    /// The words of a name that count, the heaviest first.
    pub(super) fn words(&self, name: &Watched) -> impl Iterator<Item = &Token<'i>> {
        let first = name.first as usize;
        let words = self.words.get(first..first + name.count as usize).unwrap_or_default();
        words.iter().filter_map(|n| self.tokens.get(*n as usize))
    }

    /// Whether letters, in lower case, are an acronym that some party publishes or gives.
    pub(super) fn has_acronym(&self, letters: &str) -> bool {
        let key = crate::index::hash(letters.as_bytes());
        self.acronyms.contains(letters)
            || self.indexes.iter().any(|index| index.acronyms(key).next().is_some())
    }

    /// The mentions of one text.
    #[must_use]
    pub fn scan(&self, text: &str, options: &Options) -> Scanned {
        let mut cut_at = None;
        let mut text = text;
        if text.len() > TEXT_BYTES_MAX {
            let at = (0..=TEXT_BYTES_MAX).rev().find(|at| text.is_char_boundary(*at));
            text = at.and_then(|at| text.get(..at)).unwrap_or_default();
            cut_at = Some(text.len());
        }
        let mut lines = Lines::of(text);
        let mut reader = Reader::of(self, text, options);
        let mut sentences = Sentences::of(text);
        let mut echoes = Echoes::default();
        let mut words = Vec::new();
        let mut mentions: Vec<Mention> = Vec::new();
        while sentences.next_into(&mut words) {
            if !reader.look(&words, &echoes) {
                continue;
            }
            let said_again = mentions.last().map_or(0, |m| m.end);
            let mut found = sift(reader.sentence(&words));
            echoes.hear(&reader, &words, &mut found);
            let is_new = |c: &Candidate| {
                c.start >= said_again
                    || !mentions.iter().rev().take(MENTIONS_SEEN).any(|m| c.start < m.end)
            };
            let new: Vec<Mention> =
                found.into_iter().filter(is_new).map(|c| mention(c, text, &mut lines)).collect();
            mentions.extend(new);
            if mentions.len() >= MENTIONS_MAX {
                mentions.truncate(MENTIONS_MAX);
                cut_at = mentions.last().map(|m| m.end);
                break;
            }
        }
        support::settle(&mut mentions);
        Scanned { mentions, cut_at }
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn is_capitals(name: &str) -> bool {
    (2..=8).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
}

fn mention(candidate: Candidate, text: &str, lines: &mut Lines<'_>) -> Mention {
    let Candidate { start, end, found, basis, .. } = candidate;
    let (line, column) = lines.place(start);
    Mention {
        start,
        end,
        line,
        column,
        context: lines.context(start, end),
        words: text.get(start..end).unwrap_or_default().to_owned(),
        party: found.party,
        list: found.list,
        caption: found.caption,
        name: found.name,
        kind: found.kind,
        strength: found.strength,
        basis,
        ways: ways(&found.evidence),
        why_not: found.why_not,
        score: found.score,
        hit: found.hit,
        ask: found.ask,
    }
}

/// How the words met those of the name, each way once.
fn ways(evidence: &[Evidence]) -> Vec<How> {
    let mut ways: Vec<How> = evidence.iter().map(|e| e.how).collect();
    ways.sort_unstable();
    ways.dedup();
    ways
}

/// What two spellings of one word share: its concept when the table has it, else its frame of
/// consonants, by each sound it may have.
pub(super) fn keys(part: &View<'_>) -> Vec<u64> {
    let mut out = Vec::with_capacity(1);
    let mut add = |kind: &[u8], bytes: &[u8]| {
        let mut hasher = Mixed::default();
        hasher.write(kind);
        hasher.write(bytes);
        let key = hasher.finish();
        if !out.contains(&key) {
            out.push(key);
        }
    };
    if part.concept != 0 {
        add(b"c", &part.concept.to_le_bytes());
        return out;
    }
    if part.class == Class::Number || part.script.is_syllabic() {
        add(b"t", part.text.as_bytes());
    }
    if part.class != Class::Number && part.script != Script::Han {
        for heard in part.sounds() {
            add(b"s", &sound::rarity_key(heard));
            // Cyrillic х writes kh and h.
            if part.script == Script::Cyrillic && heard.contains(&b'X') {
                let as_h: Vec<u8> =
                    heard.iter().map(|s| if *s == b'X' { b'h' } else { *s }).collect();
                add(b"s", &sound::rarity_key(&as_h));
            }
        }
    }
    out
}

/// What a short word shares with one in a script that leaves vowels out: its consonants alone. Too
/// many share them to be watched for by.
pub(super) fn short_key(part: &View<'_>) -> Option<u64> {
    if part.concept != 0 || part.class == Class::Number || part.script.is_syllabic() {
        return None;
    }
    let frame = sound::frame(part.sound);
    let mut hasher = Mixed::default();
    hasher.write(b"f");
    hasher.write(&frame);
    (1..3).contains(&frame.len()).then(|| hasher.finish())
}

/// A bit for each consonant of a sound, near ones as one.
pub(super) fn frame_bits(heard: &[u8]) -> u64 {
    sound::frame(heard).iter().fold(0, |bits, code| bits | 1 << (code & 63))
}

/// One bit of sixty-four for a key.
pub(super) const fn bit(key: u64) -> u64 {
    1 << (key >> 58)
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
