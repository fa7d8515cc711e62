//! Names of indexes in, a watch over texts out. A name is watched for by its rarest words; a place
//! where one of them stands with enough of the others is asked of `find`.

use super::echo::Echoes;
use super::near::{NEAR_SHARE_MIN, Stamps};
use super::place::Lines;
use super::reader::Reader;
use super::sift::{Candidate, sift};
use super::slots::{self, Slots, narrow};
use super::support;
use super::text::Sentences;
use super::{MENTIONS_MAX, Mention, Scanned, TEXT_BYTES_MAX};
use crate::names::View;
use crate::names::script::Script;
use crate::{Evidence, How, Index, Options};
use parties::{Kind, NameKind};
use std::collections::HashSet;

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
    /// What bears it.
    pub(super) kind: Kind,
}

/// A word of a name that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heavy {
    /// Its slot.
    pub(super) slot: u32,
    /// Units: sixteenths of a bit.
    pub(super) weight: u16,
    /// Whether it is a word of the table: bank, Iran.
    pub(super) is_tabled: bool,
    /// Whether names are not watched for by it where vowels are left out.
    is_bare: bool,
}

/// What hangs on the words of one slot.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Anchor {
    /// Its places in [`Watch::besides`].
    start: u32,
    count: u32,
    /// Whether names watched for by it have words that are written in small letters.
    pub(super) wants_small: bool,
    /// Words of the longest name watched for by it.
    pub(super) longest: u32,
}

/// Names where one of their words leads and one of certain others must stand near.
#[derive(Debug, Clone, Copy)]
struct Beside {
    /// The slot of the other, or [`ANY`].
    other: u32,
    /// Where they begin in [`Watch::postings`]; they end where the next begin.
    start: u32,
}

/// No slot: names that may stand where none of their others does, as far as these are kept.
const ANY: u32 = u32::MAX;

/// Words kept beside a name where one of its words leads. Largest seen: 3 in nine names of ten.
const OTHERS_MAX: usize = 3;

/// Words of which a name needs one that are asked for each in turn, for each word about: where they
/// are more, it is the words about that are asked for.
const SOUGHT_MAX: usize = 4;

/// Names of indexes, ready to be found in texts.
#[derive(Debug)]
pub struct Watch<'i> {
    pub(super) indexes: Vec<Index<'i>>,
    pub(super) slots: Slots<'i>,
    names: Vec<Watched>,
    /// Words of the names that count, the heaviest of each first.
    words: Vec<Heavy>,
    /// By slot.
    anchors: Vec<Anchor>,
    /// By anchor, then by the other; one more than there are.
    besides: Vec<Beside>,
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
            slots: Slots::default(),
            names: Vec::new(),
            words: Vec::new(),
            anchors: Vec::new(),
            besides: Vec::new(),
            postings: Vec::new(),
            acronyms: HashSet::new(),
        };
        for (number, index) in (0_u32..).zip(indexes) {
            watch.add(number, index);
        }
        watch.slots.settle();
        watch.post();
        watch
    }

    fn add(&mut self, number: u32, index: &Index<'i>) {
        let tokens = (0..).map_while(|n| index.token(n));
        let is_light = |view: &View<'_>| view.class.is_light();
        let slots: Vec<u32> =
            tokens.map(|v| if is_light(&v) { 0 } else { self.slots.add(v) }).collect();
        let (mut parts, mut numbers) = (Vec::new(), Vec::new());
        let mut words: Vec<Heavy> = Vec::new();
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
            for (part, token) in parts.iter().zip(&numbers).filter(|(p, _)| !is_light(p)) {
                let Some(slot) = slots.get(*token as usize) else { continue };
                let (is_tabled, is_bare) = (part.concept != 0, slots::is_bare(part.sound));
                words.push(Heavy { slot: *slot, weight: part.weight, is_tabled, is_bare });
            }
            words.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.slot.cmp(&b.slot)));
            words.dedup_by_key(|w| w.slot);
            if words.is_empty() {
                continue;
            }
            self.names.push(Watched {
                index: number,
                alias,
                first: narrow(self.words.len()),
                count: narrow(words.len()),
                weight: words.iter().map(|w| u32::from(w.weight)).sum(),
                kind: record.kind,
            });
            self.words.append(&mut words);
        }
    }

    /// Puts each name where its rarest words lead.
    fn post(&mut self) {
        let mut names_of = vec![0_u32; self.slots.count()];
        for word in self.names.iter().flat_map(|n| self.words(n).iter().take(ANCHORS_MAX)) {
            if let Some(count) = names_of.get_mut(word.slot as usize) {
                *count += 1;
            }
        }
        // Where a name needs both its rarest words, the rarer of them leads to it alone.
        let count = |w: &Heavy| names_of.get(w.slot as usize).copied();
        let order = |w: &Heavy| (w.is_tabled, w.is_bare, count(w), w.slot);
        let mut rows: Vec<[u32; 3]> = Vec::new();
        for (id, name) in (0_u32..).zip(&self.names) {
            let words = self.words(name);
            for (at, word) in words.iter().enumerate().take(ANCHORS_MAX) {
                let partner = words.get(1 - at);
                let rest = name.weight - partner.map_or(0, |w| u32::from(w.weight));
                let needs_both = words.len() == 2 || rest * 100 < name.weight * NEAR_SHARE_MIN;
                if needs_both && partner.is_some_and(|p| order(p) < order(word)) {
                    continue;
                }
                // It has more words than are kept, or no other.
                if !needs_both && words.len() > OTHERS_MAX + 1 || words.len() == 1 {
                    rows.push([word.slot, ANY, id]);
                    continue;
                }
                let beside = words.iter().filter(|w| w.slot != word.slot);
                let beside = beside.take(if needs_both { 1 } else { OTHERS_MAX });
                rows.extend(beside.map(|other| [word.slot, other.slot, id]));
            }
        }
        rows.sort_unstable();
        rows.dedup();
        self.hang(&rows);
    }

    /// Hangs names on slots; rows of anchor, other and name, sorted.
    fn hang(&mut self, rows: &[[u32; 3]]) {
        self.anchors = vec![Anchor::default(); self.slots.count()];
        for run in rows.chunk_by(|[a, ..], [b, ..]| a == b) {
            let mut anchor = Anchor { start: narrow(self.besides.len()), ..Anchor::default() };
            for group in run.chunk_by(|[_, a, _], [_, b, _]| a == b) {
                let Some([_, other, _]) = group.first() else { continue };
                self.besides.push(Beside { other: *other, start: narrow(self.postings.len()) });
                self.postings.extend(group.iter().map(|[.., name]| *name));
            }
            anchor.count = narrow(self.besides.len()) - anchor.start;
            for name in run.iter().filter_map(|[.., name]| self.name(*name)) {
                let is_body = name.kind != Kind::Person && name.count > 1;
                anchor.wants_small |= is_body && self.words(name).iter().any(|w| w.is_tabled);
                anchor.longest = anchor.longest.max(name.count);
            }
            let slot = run.first().and_then(|[slot, ..]| self.anchors.get_mut(*slot as usize));
            if let Some(slot) = slot {
                *slot = anchor;
            }
        }
        self.besides.push(Beside { other: ANY, start: narrow(self.postings.len()) });
    }

    /// What hangs on a slot.
    pub(super) fn anchor(&self, slot: u32) -> Anchor {
        self.anchors.get(slot as usize).copied().unwrap_or_default()
    }

    /// Whether names are watched for by the words of a slot.
    pub(super) fn is_anchor(&self, slot: u32) -> bool {
        self.anchor(slot).count > 0
    }

    /// Puts the names watched for by the words of a slot into `out`, in order: those that may stand
    /// in the window as far as their other words tell.
    pub(super) fn standing(&self, slot: u32, stamps: &Stamps, out: &mut Vec<u32>) {
        out.clear();
        let anchor = self.anchor(slot);
        let (start, end) = (anchor.start as usize, (anchor.start + anchor.count) as usize);
        let besides = self.besides.get(start..end).unwrap_or_default();
        let mut groups = 0;
        let mut add = |at: usize| {
            let range = || Some(self.besides.get(at)?.start..self.besides.get(at + 1)?.start);
            let names = range().and_then(|r| self.postings.get(r.start as usize..r.end as usize));
            out.extend_from_slice(names.unwrap_or_default());
            groups += 1;
        };
        if besides.len() > stamps.slots().len() * SOUGHT_MAX {
            for other in stamps.slots().iter().chain(&[ANY]) {
                if let Ok(at) = besides.binary_search_by_key(other, |b| b.other) {
                    add(start + at);
                }
            }
        } else {
            for (at, beside) in (start..).zip(besides) {
                if beside.other == ANY || stamps.place(beside.other).is_some() {
                    add(at);
                }
            }
        }
        if groups > 1 {
            out.sort_unstable();
            out.dedup();
        }
    }

    pub(super) fn name(&self, id: u32) -> Option<&Watched> {
        self.names.get(id as usize)
    }

    /// The words of a name that count, the heaviest first.
    pub(super) fn words(&self, name: &Watched) -> &[Heavy] {
        let first = name.first as usize;
        self.words.get(first..first + name.count as usize).unwrap_or_default()
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
