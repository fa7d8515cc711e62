//! The United Nations consolidated list in XML in, parties and faults out. Never expands an entity,
//! never loses the entries read whole for a file that ends too soon.
//! The format: docs/formats/list.md.

mod alias;
mod comments;

use super::Read;
use super::faults::{Faults, quoted};
use super::limits::{ITEMS_MAX, RECORDS_MAX, TEXT_BYTES_MAX};
use super::xml::{Element, Record, Records};
use super::{country, names, text};
use crate::{
    Gender, Identifier, Kind, ListId, Listing, NameKind, PartialDate, Party, PartyId, Programme,
    Source, Strength,
};
use std::collections::BTreeMap;

/// The element around all.
const ROOT: &str = "CONSOLIDATED_LIST";

/// The elements of one party each.
const PARTIES: &[&str] = &["INDIVIDUAL", "ENTITY"];

/// The parts of a name, in the order they are printed.
const NAME_PARTS: [&str; 4] = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];

/// Reads the list. A party's id is its reference number.
#[must_use]
pub fn read(list: &ListId, bytes: &[u8]) -> Read {
    let mut faults = Faults::default();
    let bytes = text::file(bytes, &mut faults);
    let text = text::line(&bytes, 0, "", &mut faults);
    let mut records = Records::of(&text, ROOT, PARTIES);
    let mut parties = Vec::new();
    let mut seen: BTreeMap<PartyId, u64> = BTreeMap::new();
    while let Some(record) = records.next(&mut faults) {
        if parties.len() >= RECORDS_MAX {
            let what = format!("more than {RECORDS_MAX} records; the rest is not read");
            faults.lose(record.line, "", what, "split the list");
            break;
        }
        let line = record.line;
        let Some(party) = party(list, record, &mut faults) else { continue };
        if let Some(first) = seen.get(&party.id) {
            let what = format!("the reference number stands already on line {first}");
            faults.lose(line, party.id.as_str(), what, "one record a party");
            continue;
        }
        seen.insert(party.id.clone(), line);
        parties.push(party);
    }
    Read { parties, faults: faults.into_vec() }
}

/// One record being read into a party.
struct Entry<'a> {
    element: &'a Element,
    line: u64,
    id: String,
}

fn party(list: &ListId, record: Record, faults: &mut Faults) -> Option<Party> {
    let Record { element, line, faults: met } = record;
    let reference = reference(&element, line, faults);
    faults.append(met, &reference);
    let id = match PartyId::on(list, &reference) {
        Ok(id) => id,
        Err(error) => {
            faults.lose(line, &reference, error.to_string(), "give REFERENCE_NUMBER");
            return None;
        }
    };
    let kind = if element.name == "INDIVIDUAL" { Kind::Person } else { Kind::Organisation };
    let mut party = Party::new(id, list.clone(), kind);
    let entry = Entry { element: &element, line, id: party.id.as_str().to_owned() };
    entry.source(&mut party, &reference, faults);
    entry.names(&mut party, faults);
    if party.names.is_empty() {
        let what = "the record has no name that can be read".to_owned();
        faults.lose(line, &entry.id, what, "give FIRST_NAME");
        return None;
    }
    entry.births(&mut party, faults);
    entry.facts(&mut party);
    entry.documents(&mut party);
    entry.addresses(&mut party);
    entry.listing(&mut party, faults);
    entry.notes(&mut party, faults);
    Some(party)
}

/// The reference number, else the number of the record in the publisher's data.
fn reference(element: &Element, line: u64, faults: &mut Faults) -> String {
    let reference = element.get("REFERENCE_NUMBER");
    if !reference.is_empty() {
        return reference.to_owned();
    }
    let number = element.get("DATAID");
    if !number.is_empty() {
        let what = "there is no reference number; the data number stands for it".to_owned();
        faults.note(line, number, what, "give REFERENCE_NUMBER");
    }
    number.to_owned()
}

impl Entry<'_> {
    fn source(&self, party: &mut Party, reference: &str, faults: &mut Faults) {
        let updated: Vec<&str> = self.element.values("LAST_DAY_UPDATED").collect();
        let listed = self.element.get("LISTED_ON");
        let date = updated.into_iter().max().unwrap_or(listed);
        party.source = Source {
            document: format!("United Nations Security Council Consolidated List, {reference}"),
            origin: String::new(),
            date: self.date(date, faults),
        };
    }

    fn date(&self, printed: &str, faults: &mut Faults) -> Option<PartialDate> {
        if printed.is_empty() {
            return None;
        }
        // Some dates carry a time and a zone: `2001-10-06-04:00`.
        let day: String = printed.chars().take("2001-10-06".len()).collect();
        let date = PartialDate::parse(&day);
        if date.is_none() {
            let what = format!("`{}` is no date", quoted(printed));
            faults.note(self.line, &self.id, what, "write 2001-10-06");
        }
        date
    }

    fn names(&self, party: &mut Party, faults: &mut Faults) {
        let parts = NAME_PARTS.map(|part| self.element.get(part));
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        let mut add = |printed: &str, kind, strength| {
            for (text, kind) in alias::split(printed, kind) {
                let name = names::of(text, kind, strength);
                names::add(&mut party.names, name, self.line, &self.id, faults);
            }
        };
        add(&parts.join(" "), NameKind::Primary, Strength::Strong);
        for original in self.element.values("NAME_ORIGINAL_SCRIPT") {
            add(original, NameKind::OriginalScript, Strength::Strong);
        }
        for alias in self.element.all("INDIVIDUAL_ALIAS").chain(self.element.all("ENTITY_ALIAS")) {
            let note = alias.get("NOTE").to_lowercase();
            let quality = alias.get("QUALITY");
            let was = note.starts_with("formerly") || note.starts_with("previously");
            let kind = if quality == "f.k.a." || was { NameKind::Fka } else { NameKind::Aka };
            let strength = if quality == "Low" { Strength::Weak } else { Strength::Strong };
            add(alias.get("ALIAS_NAME"), kind, strength);
            if let Some(original) = alias::in_note(alias.get("NOTE")) {
                add(original, NameKind::OriginalScript, strength);
            }
        }
        names::order(&mut party.names);
    }

    fn births(&self, party: &mut Party, faults: &mut Faults) {
        for birth in self.element.all("INDIVIDUAL_DATE_OF_BIRTH") {
            let date = match (birth.get("DATE"), birth.get("YEAR"), birth.get("FROM_YEAR")) {
                ("", "", "") => None,
                ("", "", from) => self.date(&format!("{from}/{}", birth.get("TO_YEAR")), faults),
                ("", year, _) => self.date(year, faults),
                (day, ..) => self.date(day, faults),
            };
            let about = [birth.get("TYPE_OF_DATE"), birth.get("NOTE")];
            let is_about = about.iter().any(|a| a.to_lowercase().starts_with("approximately"));
            let date = date.map(|d| if is_about { d.circa() } else { d });
            party.births.extend(date.filter(|d| !party.births.contains(d)));
        }
        for alias in self.element.all("INDIVIDUAL_ALIAS") {
            let date = self.date(alias.get("DATE_OF_BIRTH"), faults);
            party.births.extend(date.filter(|d| !party.births.contains(d)));
        }
        party.births.truncate(ITEMS_MAX);
    }

    fn facts(&self, party: &mut Party) {
        party.gender = match self.element.get("GENDER").to_lowercase().as_str() {
            "male" => Some(Gender::Male),
            "female" => Some(Gender::Female),
            _ => None,
        };
        for word in self.element.values("NATIONALITY").take(ITEMS_MAX) {
            let code = country::code_or_word(word);
            if !party.countries.contains(&code) {
                party.countries.push(code);
            }
        }
    }

    fn documents(&self, party: &mut Party) {
        for document in self.element.all("INDIVIDUAL_DOCUMENT").take(ITEMS_MAX) {
            let value = document.get("NUMBER");
            let sort = [document.get("TYPE_OF_DOCUMENT2"), document.get("TYPE_OF_DOCUMENT")];
            let sort = sort.into_iter().find(|s| !s.is_empty()).unwrap_or_default();
            let by = [document.get("ISSUING_COUNTRY"), document.get("COUNTRY_OF_ISSUE")];
            let by = by.into_iter().find(|c| !c.is_empty()).unwrap_or_default();
            if !value.is_empty() {
                party.identifiers.push(Identifier {
                    kind: document_kind(sort),
                    value: value.to_owned(),
                    country: country::code_or_word(by),
                });
            }
            let said = ["DATE_OF_ISSUE", "CITY_OF_ISSUE", "NOTE"].map(|part| document.get(part));
            let said: Vec<&str> = said.into_iter().filter(|s| !s.is_empty()).collect();
            if !said.is_empty() {
                let document = [sort, value].join(" ");
                push_note(party, "Document", &format!("{}: {}", document.trim(), said.join(", ")));
            }
        }
    }

    fn addresses(&self, party: &mut Party) {
        let parts = ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"];
        let of = self.element.all("INDIVIDUAL_ADDRESS").chain(self.element.all("ENTITY_ADDRESS"));
        for address in of.take(ITEMS_MAX) {
            let said: Vec<&str> =
                parts.iter().map(|part| address.get(part)).filter(|p| !p.is_empty()).collect();
            if !said.is_empty() {
                party.addresses.push(said.join(", "));
            }
        }
    }

    fn listing(&self, party: &mut Party, faults: &mut Faults) {
        let word = self.element.get("UN_LIST_TYPE");
        let programme = match Programme::parse(word) {
            Ok(programme) => Some(programme),
            Err(error) => {
                faults.note(self.line, &self.id, error.to_string(), "give UN_LIST_TYPE");
                None
            }
        };
        party.listings.push(Listing {
            list: party.list.clone(),
            programme,
            from: self.date(self.element.get("LISTED_ON"), faults),
            to: self.date(self.element.get("DELISTED_ON"), faults),
            source: party.source.clone(),
        });
    }

    fn notes(&self, party: &mut Party, faults: &mut Faults) {
        for title in self.element.values("TITLE").take(ITEMS_MAX) {
            push_note(party, "Title", title);
        }
        for designation in self.element.values("DESIGNATION").take(ITEMS_MAX) {
            push_note(party, "Designation", designation);
        }
        for place in self.element.all("INDIVIDUAL_PLACE_OF_BIRTH").take(ITEMS_MAX) {
            let parts = ["STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE"];
            let said: Vec<&str> =
                parts.iter().map(|part| place.get(part)).filter(|p| !p.is_empty()).collect();
            push_note(party, "Place of birth", &said.join(", "));
        }
        for alias in self.element.all("INDIVIDUAL_ALIAS").chain(self.element.all("ENTITY_ALIAS")) {
            let (name, note) = (alias.get("ALIAS_NAME"), alias.get("NOTE"));
            if !note.is_empty() {
                push_note(party, "Alias", &format!("{name}: {note}"));
            }
        }
        let comments = self.element.get("COMMENTS1");
        if party.kind == Kind::Person {
            comments::death(party, comments);
            party.gender = party.gender.or_else(|| comments::gender(comments));
        }
        push_note(party, "", comments);
        let note = std::mem::take(&mut party.note);
        party.note = text::bounded(note, TEXT_BYTES_MAX, self.line, &self.id, faults);
    }
}

/// The kind of a document, passports in the languages the list prints them in as one.
fn document_kind(printed: &str) -> String {
    let lower = printed.to_lowercase();
    if lower.contains("passport") || lower.contains("pasaporte") || lower.contains("passeport") {
        "Passport".to_owned()
    } else {
        printed.to_owned()
    }
}

fn push_note(party: &mut Party, what: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    if !party.note.is_empty() {
        party.note.push_str("; ");
    }
    if !what.is_empty() {
        party.note.push_str(what);
        party.note.push_str(": ");
    }
    party.note.push_str(words);
}
