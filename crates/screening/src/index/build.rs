//! Snapshots in, the bytes of an index out. The same snapshots in the same order give the same
//! bytes. Reads names once; counts nothing that could move a score.

use super::layout::{ENGINE_BYTES, ENTRY, HASH_AT, HEADER, MAGIC, Section, hash};
use super::tokens;
use crate::names::align::joins;
use crate::names::{self, Part, View, sound};
use parties::{Gender, Kind, Name, NameKind, Party, Snapshot, Strength};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// Flag of an alias: weak.
pub(crate) const WEAK: u32 = 1;
/// How an acronym is known: published in brackets beside the name.
pub(crate) const BRACKETED: u32 = 1;

/// An alias taken apart: its number of tokens is bounded by `names::read`.
#[derive(Debug, Default)]
struct Builder {
    sections: BTreeMap<usize, Vec<u8>>,
    strings: Vec<u8>,
    interned: HashMap<String, (u32, u32)>,
    tokens: HashMap<(String, u16, u8), u32>,
    parts: Vec<Part>,
    postings: Vec<Vec<u32>>,
    aliases: u32,
    joins: Vec<(u32, u32, u32)>,
    acronyms: Vec<(u32, u32, u32)>,
}

/// Builds an index.
pub(super) fn build(snapshots: &[&Snapshot], label: &str) -> Vec<u8> {
    let mut b = Builder::default();
    b.sections.insert(Section::Label as usize, label.as_bytes().to_vec());
    for (number, snapshot) in snapshots.iter().enumerate() {
        let before = b.aliases;
        for party in &snapshot.parties {
            b.party(narrow(number), party);
        }
        let (offset, length) = b.intern(snapshot.list.as_str());
        let names = b.aliases - before;
        b.put(Section::Lists, &[offset, length, narrow(snapshot.parties.len()), names]);
    }
    b.finish()
}

pub(super) fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
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

    fn intern(&mut self, text: &str) -> (u32, u32) {
        if let Some(found) = self.interned.get(text) {
            return *found;
        }
        let at = (narrow(self.strings.len()), narrow(text.len()));
        self.strings.extend_from_slice(text.as_bytes());
        self.interned.insert(text.to_owned(), at);
        at
    }

    fn facts(&mut self, texts: impl Iterator<Item = String>) -> [u32; 2] {
        let start = self.length(Section::Facts);
        let mut count = 0;
        for text in texts {
            let (offset, length) = self.intern(&text);
            self.put(Section::Facts, &[offset, length]);
            count += 1;
        }
        [start, count]
    }

    fn party(&mut self, list: u32, party: &Party) {
        let number = self.length(Section::Parties);
        let (id, id_length) = self.intern(party.id.as_str());
        let (caption, caption_length) = self.intern(party.caption());
        let births = self.facts(party.births.iter().map(ToString::to_string));
        let deaths = self.facts(party.deaths.iter().map(ToString::to_string));
        let countries = self.facts(party.countries.iter().map(|c| c.to_lowercase()));
        let identifiers =
            self.facts(party.identifiers.iter().map(|i| super::identifier_key(&i.value)));
        let first = self.aliases;
        for name in &party.names {
            self.alias(number, party.kind, name);
        }
        let kind = Kind::ALL.iter().position(|k| *k == party.kind).map_or(0, narrow);
        let gender = match party.gender {
            None => 0,
            Some(Gender::Female) => 1,
            Some(Gender::Male) => 2,
        };
        let is_deceased = u32::from(party.is_deceased || !party.deaths.is_empty());
        let flags = kind | gender << 8 | is_deceased << 16;
        let mut words = vec![list, id, id_length, caption, caption_length, flags];
        for range in [births, deaths, countries, identifiers] {
            words.extend(range);
        }
        words.extend([first, self.aliases - first]);
        self.put(Section::Parties, &words);
    }

    fn alias(&mut self, party: u32, kind: Kind, name: &Name) {
        let reading = match name.kind {
            NameKind::Acronym => names::read_acronym(&name.text),
            _ => names::read_as(&name.text, crate::subject::lexicon(kind)),
        };
        let alias = self.aliases;
        self.aliases += 1;
        let first = self.length(Section::AliasTokens);
        let (mut weight, mut left_weight, mut initials) = (0_u32, 0_u32, 0_u32);
        for part in &reading.parts {
            let token = self.token(part);
            self.put(Section::AliasTokens, &[token]);
            if let Some(postings) = self.postings.get_mut(usize::try_from(token).unwrap_or(0))
                && postings.last() != Some(&alias)
            {
                postings.push(alias);
            }
            if !part.class.is_light() {
                weight += u32::from(part.weight);
                left_weight += u32::from(part.view().left_weight());
                initials += u32::from(part.view().is_initial());
            }
        }
        let views: Vec<View<'_>> = reading.parts.iter().map(Part::view).collect();
        for join in joins(&views) {
            let sum: u32 =
                join.span.places().filter_map(|p| views.get(p)).map(|v| u32::from(v.weight)).sum();
            self.joins.push((hash(&sound::frame(&join.sound)), alias, sum));
            self.joins.push((hash(join.text.as_bytes()), alias, sum));
        }
        if kind != Kind::Person {
            self.acronyms_of(alias, &reading);
        }
        let (text, text_length) = self.intern(&name.text);
        let name_kind = NameKind::ALL.iter().position(|k| *k == name.kind).map_or(0, narrow);
        let flags = name_kind << 1 | if name.strength == Strength::Weak { WEAK } else { 0 };
        let counts = narrow(reading.parts.len()) | initials.min(255) << 8 | flags << 16;
        self.put(
            Section::Aliases,
            &[party, text, text_length, first, counts, weight | left_weight << 16],
        );
    }

    fn acronyms_of(&mut self, alias: u32, reading: &names::Reading) {
        for acronym in names::acronyms(&reading.parts) {
            self.acronyms.push((hash(acronym.as_bytes()), alias, 0));
        }
        if let Some(letters) = &reading.bracketed_acronym {
            self.acronyms.push((hash(letters.as_bytes()), alias, BRACKETED));
        }
    }

    fn token(&mut self, part: &Part) -> u32 {
        let key = (part.text.clone(), part.concept, part.class.code());
        if let Some(number) = self.tokens.get(&key) {
            return *number;
        }
        let number = narrow(self.parts.len());
        self.tokens.insert(key, number);
        self.parts.push(part.clone());
        self.postings.push(Vec::new());
        number
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
            frames.push((hash(part.text.as_bytes()), number));
            if part.concept != 0 {
                concepts.push((u32::from(part.concept), number));
            }
        }
        self.put_sorted(Section::Frames, frames);
        self.put_sorted(Section::Concepts, concepts);
    }

    fn put_sorted(&mut self, section: Section, mut rows: Vec<(u32, u32)>) {
        rows.sort_unstable();
        rows.dedup();
        rows.iter().for_each(|(a, b)| self.put(section, &[*a, *b]));
    }

    fn finish(mut self) -> Vec<u8> {
        self.put_tokens();
        let mut start = 0;
        for postings in std::mem::take(&mut self.postings) {
            self.put(Section::PostingStarts, &[start]);
            start += narrow(postings.len());
            self.put(Section::Postings, &postings);
        }
        self.put(Section::PostingStarts, &[start]);
        for (section, mut rows) in [
            (Section::Joins, std::mem::take(&mut self.joins)),
            (Section::Acronyms, std::mem::take(&mut self.acronyms)),
        ] {
            rows.sort_unstable();
            rows.dedup();
            rows.iter().for_each(|(a, b, c)| self.put(section, &[*a, *b, *c]));
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
