//! Snapshots in, the bytes of an index out. The same snapshots in the same order give the same
//! bytes. Reads names once; counts nothing that could move a score.

use super::layout::{ENGINE_BYTES, ENTRY, HASH_AT, HEADER, MAGIC, Section, hash, place};
use super::read::AliasRecord;
use super::{keys, sums, tokens};
use crate::names::align::joins;
use crate::names::{self, Part, View, sound};
use parties::{Gender, Kind, Name, NameKind, Party, Snapshot, Strength};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// Initials of one alias counted, and words of the table: half a byte each. Largest seen: 12 words
/// (a ministry). What is lost: names of more are bounded less closely.
pub(super) const COUNTED: u8 = 15;
/// Flag of an alias: weak.
pub(crate) const WEAK: u32 = 1;
/// Flag of an alias beside an acronym: the name prints it in brackets.
pub(super) const BRACKETED: u32 = 1 << 31;

/// What is put together so far.
#[derive(Debug, Default)]
struct Builder {
    sections: BTreeMap<usize, Vec<u8>>,
    strings: Vec<u8>,
    /// Texts that come again: ids of lists, facts.
    interned: HashMap<String, u32>,
    /// Tokens of the same letters.
    tokens: HashMap<String, Vec<u32>>,
    parts: Vec<Part>,
    alias_tokens: Vec<u32>,
    /// Where the tokens of each alias begin.
    firsts: Vec<u32>,
    joins: Vec<(u32, u32)>,
    acronyms: Vec<(u32, u32)>,
}

/// Builds an index.
pub(super) fn build(snapshots: &[&Snapshot], label: &str) -> Vec<u8> {
    let mut b = Builder::default();
    b.sections.insert(Section::Label as usize, label.as_bytes().to_vec());
    for (number, snapshot) in snapshots.iter().enumerate() {
        let before = b.firsts.len();
        for party in &snapshot.parties {
            b.party(narrow(number), party);
        }
        let id = b.intern(snapshot.list.as_str());
        let names = narrow(b.firsts.len() - before);
        b.put(Section::Lists, &[id, narrow(snapshot.parties.len()), names]);
    }
    b.finish()
}

pub(super) fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The lowest seven bits of a length.
fn low_bits(length: usize) -> u8 {
    u8::try_from(length & 0x7F).unwrap_or(0)
}

fn kind_code(kind: Kind) -> u8 {
    let code = Kind::ALL.iter().position(|k| *k == kind);
    code.and_then(|c| u8::try_from(c).ok()).unwrap_or(0)
}

impl Builder {
    fn put(&mut self, section: Section, words: &[u32]) {
        let out = self.sections.entry(section as usize).or_default();
        words.iter().for_each(|w| out.extend_from_slice(&w.to_le_bytes()));
    }

    fn length(&self, section: Section) -> u32 {
        let bytes = self.sections.get(&(section as usize)).map_or(0, Vec::len);
        narrow(bytes / section.record())
    }

    /// Puts a text down: its length in groups of seven bits, the lowest first, then its bytes.
    fn string(&mut self, text: &str) -> u32 {
        let at = narrow(self.strings.len());
        let mut length = text.len();
        while length >= 0x80 {
            self.strings.push(low_bits(length) | 0x80);
            length >>= 7;
        }
        self.strings.push(low_bits(length));
        self.strings.extend_from_slice(text.as_bytes());
        at
    }

    /// The same, once for all that are equal.
    fn intern(&mut self, text: &str) -> u32 {
        if let Some(found) = self.interned.get(text) {
            return *found;
        }
        let at = self.string(text);
        self.interned.insert(text.to_owned(), at);
        at
    }

    /// Puts facts of one kind down; how many.
    fn facts(&mut self, texts: impl Iterator<Item = String>) -> u8 {
        let mut count = 0_u8;
        for text in texts.take(super::read::FACTS_MAX) {
            let at = self.intern(&text);
            self.put(Section::Facts, &[at]);
            count += 1;
        }
        count
    }

    fn party(&mut self, list: u32, party: &Party) {
        let number = self.length(Section::Parties);
        let id = self.string(party.id.as_str());
        let facts = self.length(Section::Facts);
        let counts = [
            self.facts(party.births.iter().map(ToString::to_string)),
            self.facts(party.deaths.iter().map(ToString::to_string)),
            self.facts(party.countries.iter().map(|c| c.to_lowercase())),
            self.facts(party.identifiers.iter().map(|i| super::identifier_key(&i.value).collect())),
        ];
        let mut caption = None;
        for name in &party.names {
            let text = self.alias(number, party.kind, name);
            if name.text == party.caption() {
                caption = caption.or(Some(text));
            }
        }
        let caption = caption.unwrap_or_else(|| self.string(party.caption()));
        let gender = match party.gender {
            None => 0,
            Some(Gender::Female) => 1,
            Some(Gender::Male) => 2,
        };
        let is_deceased = u32::from(party.is_deceased || !party.deaths.is_empty());
        let flags = list.min(0xFFFF)
            | u32::from(kind_code(party.kind)) << 16
            | gender << 24
            | is_deceased << 26;
        self.put(Section::Parties, &[flags, id, caption, facts, u32::from_le_bytes(counts)]);
    }

    /// Puts one name down; where its text is.
    fn alias(&mut self, party: u32, kind: Kind, name: &Name) -> u32 {
        let reading = match name.kind {
            NameKind::Acronym => names::read_acronym(&name.text),
            _ => names::read_as(&name.text, crate::subject::lexicon(kind)),
        };
        let alias = narrow(self.firsts.len());
        let first = narrow(self.alias_tokens.len());
        self.firsts.push(first);
        let (mut initials, mut words, mut heavy) = (0_u8, 0_u8, 0_u8);
        for (part, place) in reading.parts.iter().zip(0..) {
            let token = self.token(part);
            self.alias_tokens.push(token);
            if !part.class.is_light() {
                let view = part.view();
                initials = (initials + u8::from(view.is_initial())).min(COUNTED);
                words = (words + u8::from(view.brief().is_word())).min(COUNTED);
                let same = reading.parts.iter().filter(|p| p.text == part.text).count();
                let is_counted = place < names::WORDS_MAX && same == 1;
                heavy = heavy.saturating_add(u8::from(is_counted));
            }
        }
        self.joins_of(alias, &reading.parts);
        if kind != Kind::Person {
            self.acronyms_of(alias, &reading);
        }
        let text = self.string(&name.text);
        let name_kind = NameKind::ALL.iter().position(|k| *k == name.kind).map_or(0, narrow);
        let is_weak = if name.strength == Strength::Weak { WEAK } else { 0 };
        let flags = is_weak | name_kind << 1 | u32::from(kind_code(kind)) << 4;
        let count = u8::try_from(reading.parts.len()).unwrap_or(u8::MAX);
        let counts = u32::from_le_bytes([count, heavy, initials | words << 4, 0]) | flags << 24;
        let [low, high] = sums::words(reading.parts.iter().map(|p| p.view().brief()));
        self.put(Section::Aliases, &[party, text, first, counts, low, high]);
        text
    }

    /// The keys by which words read as one are found: their consonants, and their letters where
    /// those, read as one, have other consonants.
    fn joins_of(&mut self, alias: u32, parts: &[Part]) {
        let views: Vec<View<'_>> = parts.iter().map(Part::view).collect();
        for join in joins(&views, &names::Room::new()) {
            let frame = sound::frame(join.sound);
            let mut scripts = join.span.places().filter_map(|p| views.get(p)).map(|v| v.script);
            let script = scripts.next();
            let is_found = script
                .is_some_and(|s| sound::frame(&sound::sound(join.text, s)) == frame)
                && scripts.all(|s| Some(s) == script);
            self.joins.push((hash(&frame), alias));
            if !is_found {
                self.joins.push((hash(join.text.as_bytes()), alias));
            }
        }
    }

    fn acronyms_of(&mut self, alias: u32, reading: &names::Reading) {
        let room = names::Room::new();
        let parts: Vec<View<'_>> = reading.parts.iter().map(Part::view).collect();
        for acronym in names::acronyms(&parts, &room) {
            self.acronyms.push((hash(acronym.as_bytes()), alias));
        }
        if let Some(letters) = &reading.bracketed_acronym {
            self.acronyms.push((hash(letters.as_bytes()), alias | BRACKETED));
        }
    }

    /// The number of the token that a part is. Letters may be read in several ways, and do several
    /// things in a name.
    fn token(&mut self, part: &Part) -> u32 {
        let known = self.tokens.get(&part.text).into_iter().flatten();
        let is_same = |n: &&u32| self.parts.get(place(**n)) == Some(part);
        if let Some(number) = known.copied().find(|n| is_same(&n)) {
            return number;
        }
        let number = narrow(self.parts.len());
        self.tokens.entry(part.text.clone()).or_default().push(number);
        self.parts.push(part.clone());
        number
    }

    /// Puts down, by token, the aliases that have it.
    fn put_postings(&mut self) {
        let mut starts = vec![0_u32; self.parts.len() + 1];
        let each = |from: u32, to: Option<&u32>| {
            let to = to.map_or(self.alias_tokens.len(), |n| place(*n));
            let mut tokens = self.alias_tokens.get(place(from)..to).unwrap_or(&[]).to_vec();
            tokens.sort_unstable();
            tokens.dedup();
            tokens
        };
        let aliases =
            || self.firsts.iter().zip(1..).map(|(first, n)| each(*first, self.firsts.get(n)));
        for token in aliases().flatten() {
            if let Some(slot) = starts.get_mut(place(token) + 1) {
                *slot += 1;
            }
        }
        let mut sum = 0;
        for slot in &mut starts {
            sum += *slot;
            *slot = sum;
        }
        let mut postings = vec![0_u32; place(sum)];
        let mut next = starts.clone();
        // Those with initials first: an initial may stand for a word that no posting shows.
        let has_initials = self.initialled();
        let in_order = [true, false].into_iter().flat_map(|with| {
            let all = aliases().zip(0..).zip(has_initials.iter());
            all.filter(move |(_, has)| **has == with).map(|(one, _)| one)
        });
        for (tokens, alias) in in_order {
            for token in tokens {
                let Some(at) = next.get_mut(place(token)) else { continue };
                if let Some(slot) = postings.get_mut(place(*at)) {
                    *slot = alias;
                }
                *at += 1;
            }
        }
        self.put(Section::PostingStarts, &starts);
        self.put(Section::Postings, &postings);
    }

    /// Whether each alias has initials.
    fn initialled(&self) -> Vec<bool> {
        let bytes = self.sections.get(&(Section::Aliases as usize)).map_or(&[][..], Vec::as_slice);
        let records = bytes.as_chunks::<{ super::layout::ALIAS }>().0;
        let initials = |r| AliasRecord::of(r).is_some_and(|a| a.initials > 0);
        records.iter().map(initials).collect()
    }

    fn put_tokens(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        for (section, bytes) in tokens::sections(&parts, &mut self.strings) {
            self.sections.insert(section as usize, bytes);
        }
        let mut frames: Vec<(u32, u32)> = Vec::new();
        let mut concepts: Vec<(u32, u32)> = Vec::new();
        for (part, number) in parts.iter().zip(0..) {
            frames.extend(part.view().sounds().map(|s| (hash(&sound::frame(s)), number)));
            if part.concept != 0 {
                concepts.push((u32::from(part.concept), number));
            }
        }
        self.sections.insert(Section::Frames as usize, keys::table(frames));
        self.put_sorted(Section::Concepts, concepts);
    }

    fn put_sorted(&mut self, section: Section, mut rows: Vec<(u32, u32)>) {
        rows.sort_unstable();
        rows.dedup();
        rows.iter().for_each(|(a, b)| self.put(section, &[*a, *b]));
    }

    fn finish(mut self) -> Vec<u8> {
        self.put_postings();
        let alias_tokens = std::mem::take(&mut self.alias_tokens);
        self.put(Section::AliasTokens, &alias_tokens);
        self.put_tokens();
        for (section, rows) in [
            (Section::Joins, std::mem::take(&mut self.joins)),
            (Section::Acronyms, std::mem::take(&mut self.acronyms)),
        ] {
            self.sections.insert(section as usize, keys::table(rows));
        }
        let strings = std::mem::take(&mut self.strings);
        self.sections.insert(Section::Strings as usize, strings);
        self.assemble()
    }

    fn assemble(mut self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&super::FORMAT.to_le_bytes());
        out.extend_from_slice(&narrow(Section::ALL.len()).to_le_bytes());
        let mut engine = crate::ENGINE.as_bytes().to_vec();
        engine.resize(ENGINE_BYTES, 0);
        out.extend_from_slice(&engine);
        out.extend_from_slice(&[0; 32]);
        let mut offset = HEADER + ENTRY * Section::ALL.len();
        let sections: Vec<Vec<u8>> = Section::ALL
            .iter()
            .map(|s| self.sections.remove(&(*s as usize)).unwrap_or_default())
            .collect();
        for bytes in &sections {
            out.extend_from_slice(&u64::try_from(offset).unwrap_or(u64::MAX).to_le_bytes());
            out.extend_from_slice(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
            offset += bytes.len().next_multiple_of(8);
        }
        for bytes in sections {
            out.extend_from_slice(&bytes);
            out.resize(out.len().next_multiple_of(8), 0);
        }
        let digest: [u8; 32] = Sha256::digest(out.get(HEADER..).unwrap_or(&[])).into();
        if let Some(slot) = out.get_mut(HASH_AT..HEADER) {
            slot.copy_from_slice(&digest);
        }
        out
    }
}
