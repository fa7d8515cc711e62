//! The files of one OFAC list in classic CSV in, its parties and faults out. A file is known by its
//! number of columns, not by its name. Never drops an entry for a remark that cannot be read: what
//! is no known fact stays in the note.
//! The format: docs/formats/list.md.

mod links;
mod remarks;

use super::Read;
use super::faults::{Faults, quoted};
use super::limits::{ITEMS_MAX, RECORDS_MAX, TEXT_BYTES_MAX};
use super::rows::{Row, Rows};
use super::{country, names, text};
use crate::{
    Identifier, Kind, ListId, Listing, Name, NameKind, Party, PartyId, Programme, Source, Strength,
};
use std::collections::{BTreeMap, HashMap};

/// How the publisher writes that a field is empty.
const NULL: &str = "-0-";

/// Characters after which the publisher cuts remarks and goes on in the comments file.
const REMARKS_CHARS: usize = 1_000;

/// Rows looked at to tell which file of the set a file is.
const SAMPLE_ROWS: usize = 50;

/// A file of the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum File {
    Entries,
    Comments,
    Aliases,
    Addresses,
}

impl File {
    const fn of(columns: usize) -> Option<Self> {
        match columns {
            12 => Some(Self::Entries),
            5 => Some(Self::Aliases),
            6 => Some(Self::Addresses),
            2 => Some(Self::Comments),
            _ => None,
        }
    }

    const fn columns(self) -> usize {
        match self {
            Self::Entries => 12,
            Self::Aliases => 5,
            Self::Addresses => 6,
            Self::Comments => 2,
        }
    }
}

/// Reads the files of one list, in any order; a set without aliases, addresses or comments is fine.
///
/// Names in quotes in the remarks are weak aliases. A name that one entry of the list alone bears
/// makes `Linked To:` an affiliation; else it stays an assertion.
#[must_use]
pub fn read(list: &ListId, files: &[&[u8]]) -> Read {
    let mut faults = Faults::default();
    let bytes: Vec<_> = files.iter().map(|bytes| text::file(bytes, &mut faults)).collect();
    let mut set: Vec<(File, &[u8])> = Vec::new();
    for (at, bytes) in bytes.iter().enumerate() {
        match kind_of_file(bytes) {
            Some(file) => set.push((file, bytes)),
            None => faults.lose(
                0,
                &format!("file {}", at + 1),
                "no file of this format has as many columns".to_owned(),
                "entries have 12, aliases 5, addresses 6, comments 2",
            ),
        }
    }
    if !set.iter().any(|(file, _)| *file == File::Entries) {
        let what = "the set has no file of entries, which has 12 columns".to_owned();
        faults.lose(0, "", what, "add sdn.csv or cons_prim.csv");
    }
    set.sort_by_key(|(file, _)| *file);
    let mut draft = Draft::of(list);
    for (file, bytes) in set {
        rows_of(file, bytes, &mut draft, &mut faults);
    }
    Read { parties: draft.finish(&mut faults), faults: faults.into_vec() }
}

/// Which file most of its first rows say it is.
fn kind_of_file(bytes: &[u8]) -> Option<File> {
    let mut rows = Rows::of(bytes);
    rows.expect(
        [File::Entries, File::Aliases, File::Addresses, File::Comments].map(File::columns).to_vec(),
    );
    let (mut counts, mut unheard) = (BTreeMap::new(), Faults::default());
    for _ in 0..SAMPLE_ROWS {
        let Some(row) = rows.next(&mut unheard) else { break };
        let begins_with_number = row.fields.first().is_some_and(|field| {
            let field = field.trim_ascii();
            !field.is_empty() && field.iter().all(u8::is_ascii_digit)
        });
        if let Some(file) = File::of(row.fields.len()).filter(|_| begins_with_number) {
            *counts.entry(file).or_insert(0) += 1;
        }
    }
    counts.into_iter().max_by_key(|(file, count)| (*count, file.columns())).map(|(file, _)| file)
}

fn rows_of(file: File, bytes: &[u8], draft: &mut Draft<'_>, faults: &mut Faults) {
    let mut rows = Rows::of(bytes);
    rows.expect(vec![file.columns()]);
    let (mut count, mut before) = (0, 0);
    while let Some(row) = rows.next(faults) {
        count += 1;
        if count > RECORDS_MAX {
            let what = format!("more than {RECORDS_MAX} rows; the rest is not read");
            faults.lose(row.line, "", what, "split the list");
            return;
        }
        let entry = cell(&row, 0, "", faults);
        if row.fields.len() != file.columns() {
            let what = format!("{} fields where {} belong", row.fields.len(), file.columns());
            faults.lose(row.line, &entry, what, "double a quote that belongs to the text");
            continue;
        }
        let Ok(number) = entry.parse::<u64>() else {
            let what = format!("`{}` is no entry number", quoted(&entry));
            faults.lose(row.line, "", what, "the first column is the entry's number");
            continue;
        };
        if number < before {
            let what = format!("the number is out of sequence: it stands after {before}");
            faults.note(row.line, &entry, what, "ask whether the row was added by hand");
        }
        if file == File::Entries || draft.by_number.contains_key(&entry) {
            before = before.max(number);
        }
        match file {
            File::Entries => draft.entry(&row, &entry, faults),
            File::Comments => draft.comment(&row, &entry),
            File::Aliases => draft.alias(&row, &entry, faults),
            File::Addresses => draft.address(&row, &entry, faults),
        }
    }
}

/// A field as clean text; empty for the publisher's null.
fn cell(row: &Row, at: usize, record: &str, faults: &mut Faults) -> String {
    let Some(field) = row.fields.get(at) else { return String::new() };
    let text = text::line(field, row.line, record, faults);
    let text = text::clean(&text, row.line, record, faults);
    if text == NULL { String::new() } else { text }
}

/// An entry whose remarks wait for their continuation.
#[derive(Debug)]
struct Entry {
    party: Party,
    line: u64,
    /// Raw, since a cut may fall on a space.
    remarks: Vec<u8>,
}

/// The entries so far.
#[derive(Debug)]
struct Draft<'a> {
    list: &'a ListId,
    entries: Vec<Entry>,
    by_number: HashMap<String, usize>,
    continued: HashMap<usize, Vec<u8>>,
}

impl<'a> Draft<'a> {
    fn of(list: &'a ListId) -> Self {
        Self { list, entries: Vec::new(), by_number: HashMap::new(), continued: HashMap::new() }
    }

    fn entry(&mut self, row: &Row, number: &str, faults: &mut Faults) {
        if let Some(first) = self.by_number.get(number).and_then(|at| self.entries.get(*at)) {
            let what = format!("the entry stands already on line {}", first.line);
            faults.lose(row.line, number, what, "one row an entry");
            return;
        }
        let Ok(id) = PartyId::on(self.list, number) else { return };
        let kind = kind(row, number, faults);
        let mut party = Party::new(id, self.list.clone(), kind);
        party.source.document = format!("OFAC, entry {number}");
        party.listings = listings(row, number, &party, faults);
        let printed = cell(row, 1, number, faults);
        let name = match printed.strip_suffix("(DECEASED)") {
            Some(name) => {
                party.is_deceased = true;
                name.trim().to_owned()
            }
            None => printed,
        };
        let name = names::of(name, NameKind::Primary, Strength::Strong);
        if !names::add(&mut party.names, name, row.line, number, faults) {
            let what = "the entry has no name that can be read".to_owned();
            faults.note(row.line, number, what, "its aliases stand for it");
        }
        craft(&mut party, row, number, faults);
        self.by_number.insert(number.to_owned(), self.entries.len());
        let remarks = row.fields.get(11).cloned().unwrap_or_default();
        self.entries.push(Entry { party, line: row.line, remarks });
    }

    fn comment(&mut self, row: &Row, number: &str) {
        if let (Some(at), Some(more)) = (self.by_number.get(number), row.fields.get(1)) {
            self.continued.entry(*at).or_default().extend_from_slice(more);
        }
    }

    fn alias(&mut self, row: &Row, number: &str, faults: &mut Faults) {
        let Some(entry) = self.known(row, number, faults) else { return };
        let word = cell(row, 2, number, faults).to_lowercase();
        let kind = match word.as_str() {
            "aka" | "nka" => NameKind::Aka,
            "fka" => NameKind::Fka,
            _ => {
                let what = format!("`{}` is no kind of alias; read as aka", quoted(&word));
                faults.note(row.line, number, what, "there are aka, fka, nka");
                NameKind::Aka
            }
        };
        let text = cell(row, 3, number, faults);
        let name = names::of(text, kind, Strength::Strong);
        if !names::add_as_given(&mut entry.party.names, name, row.line, number, faults) {
            faults.lose(row.line, number, "the alias is empty".to_owned(), "");
        }
        note(&mut entry.party, &cell(row, 4, number, faults));
    }

    fn address(&mut self, row: &Row, number: &str, faults: &mut Faults) {
        let Some(entry) = self.known(row, number, faults) else { return };
        let parts = [2, 3, 4].map(|at| cell(row, at, number, faults));
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        if !parts.is_empty() && entry.party.addresses.len() < ITEMS_MAX {
            entry.party.addresses.push(parts.join(", "));
        }
        note(&mut entry.party, &cell(row, 5, number, faults));
    }

    fn known(&mut self, row: &Row, number: &str, faults: &mut Faults) -> Option<&mut Entry> {
        let at = self.by_number.get(number).copied();
        let entry = at.and_then(|at| self.entries.get_mut(at));
        if entry.is_none() {
            let what = "no entry has this number".to_owned();
            faults.lose(row.line, number, what, "load the files of one day together");
        }
        entry
    }

    fn finish(mut self, faults: &mut Faults) -> Vec<Party> {
        let (mut parties, mut links) = (Vec::new(), Vec::new());
        for (at, entry) in std::mem::take(&mut self.entries).into_iter().enumerate() {
            let more = self.continued.remove(&at);
            let (mut party, line, linked) = remarked(entry, more.as_deref(), faults);
            if party.names.is_empty() {
                let what = "the entry has no name at all".to_owned();
                faults.lose(line, party.id.as_str(), what, "");
                continue;
            }
            names::order(&mut party.names);
            parties.push(party);
            links.push(linked);
        }
        links::resolve(&mut parties, links);
        parties
    }
}

/// The party with the facts of its remarks, and the names it is linked to.
fn remarked(entry: Entry, more: Option<&[u8]>, faults: &mut Faults) -> (Party, u64, Vec<String>) {
    let Entry { mut party, line, remarks: mut raw } = entry;
    let record = party.id.as_str().to_owned();
    let is_cut = more.is_none() && raw.len() >= REMARKS_CHARS;
    raw.extend_from_slice(more.unwrap_or_default());
    if is_cut {
        let what = format!("the remarks are cut at {REMARKS_CHARS} characters");
        faults.note(line, &record, what, "load the file of comments too");
    }
    let text = text::line(&raw, line, &record, faults);
    let text = text::clean(&text, line, &record, faults);
    if text.is_empty() || text == NULL {
        return (party, line, Vec::new());
    }
    let said = remarks::read(&text, is_cut);
    for (kind, name) in said.names {
        let name = Name { text: name, kind, strength: Strength::Weak };
        names::add(&mut party.names, name, line, &record, faults);
    }
    party.births = said.births;
    party.deaths = said.deaths;
    party.is_deceased |= said.is_deceased;
    party.gender = said.gender;
    party.identifiers.extend(said.identifiers);
    for code in said.countries {
        if !party.countries.contains(&code) {
            party.countries.push(code);
        }
    }
    note(&mut party, &said.rest.join("; "));
    party.note = text::bounded(party.note, TEXT_BYTES_MAX, line, &record, faults);
    (party, line, said.links)
}

fn note(party: &mut Party, words: &str) {
    if words.is_empty() || party.note.len() > TEXT_BYTES_MAX {
        return;
    }
    if !party.note.is_empty() {
        party.note.push_str("; ");
    }
    party.note.push_str(words);
}

fn kind(row: &Row, number: &str, faults: &mut Faults) -> Kind {
    match cell(row, 2, number, faults).to_lowercase().as_str() {
        "individual" => Kind::Person,
        "" | "entity" => Kind::Organisation,
        "vessel" => Kind::Vessel,
        "aircraft" => Kind::Aircraft,
        other => {
            let what = format!("`{}` is no kind of entry; read as any", quoted(other));
            faults.note(row.line, number, what, "there are individual, entity, vessel, aircraft");
            Kind::Any
        }
    }
}

/// `SDGT] [SYRIA] [IRGC` as three listings. The list gives no dates.
fn listings(row: &Row, number: &str, party: &Party, faults: &mut Faults) -> Vec<Listing> {
    let listed = |programme| Listing {
        list: party.list.clone(),
        programme,
        from: None,
        to: None,
        source: Source::clone(&party.source),
    };
    let mut listings: Vec<Listing> = Vec::new();
    for word in cell(row, 3, number, faults).split(['[', ']']) {
        if word.trim().is_empty() || listings.len() >= ITEMS_MAX {
            continue;
        }
        match Programme::parse(word) {
            Ok(programme) => listings.push(listed(Some(programme))),
            Err(error) => faults.note(row.line, number, error.to_string(), "the entry stays"),
        }
    }
    if listings.is_empty() {
        listings.push(listed(None));
    }
    listings
}

/// Title, and what the list says of ships.
fn craft(party: &mut Party, row: &Row, number: &str, faults: &mut Faults) {
    let mut field = |at| cell(row, at, number, faults);
    let (title, sign, sort) = (field(4), field(5), field(6));
    let (tonnage, gross, flag, owner) = (field(7), field(8), field(9), field(10));
    if !sign.is_empty() {
        let kind = "Call Sign".to_owned();
        party.identifiers.push(Identifier { kind, value: sign, country: String::new() });
    }
    let flag = country::code_or_word(&flag);
    if !flag.is_empty() && flag != "None Identified" {
        party.countries.push(flag);
    }
    let said = [
        ("Title", title),
        ("Vessel Type", sort),
        ("Tonnage", tonnage),
        ("Gross Tonnage", gross),
        ("Owner", owner),
    ];
    for (what, value) in said.into_iter().filter(|(_, value)| !value.is_empty()) {
        note(party, &format!("{what}: {value}"));
    }
}
