//! `Name; kind=…; born=…; country=…; id=…; capacity=…; is=…; is-not=…` in, a counterpart out, or
//! what is wrong with it. The one reader of that form: command line and page share it.

use super::Unread;
use crate::contact::Counterpart;
use parties::{Identifier, Kind, PartialDate, PartyId};

/// A counterpart of a name and nothing else.
pub(super) fn named(name: &str) -> Counterpart {
    Counterpart {
        name: name.to_owned(),
        kind: Kind::Any,
        born: None,
        countries: Vec::new(),
        identifiers: Vec::new(),
        capacity: None,
        is: None,
        is_not: Vec::new(),
    }
}

/// One counterpart, the name first and then what is known of it.
///
/// # Errors
/// No name; a field that is none, says nothing or cannot be read.
pub fn counterpart(words: &str) -> Result<Counterpart, Unread> {
    let mut parts = words.split(';');
    let name = parts.next().unwrap_or_default().trim();
    if name.is_empty() {
        return Err(Unread::NoName);
    }
    let mut counterpart = named(name);
    for part in parts.map(str::trim).filter(|p| !p.is_empty()) {
        let (key, value) = part.split_once('=').map_or((part, ""), |(k, v)| (k.trim(), v.trim()));
        fact(&mut counterpart, key, value)?;
    }
    Ok(counterpart)
}

/// Whether the words have the form: something after a semicolon that is `key=value`.
pub(super) fn is_form(words: &str) -> bool {
    words.split(';').skip(1).any(|part| {
        part.split_once('=').is_some_and(|(key, _)| {
            let key = key.trim();
            !key.is_empty() && key.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
        })
    })
}

/// Adds one fact.
pub(super) fn fact(counterpart: &mut Counterpart, key: &str, value: &str) -> Result<(), Unread> {
    if value.is_empty() {
        return Err(Unread::Nothing { field: key.to_owned() });
    }
    let word = || value.to_owned();
    match key {
        "kind" => {
            counterpart.kind = Kind::parse(value).ok_or_else(|| Unread::Kind { word: word() })?;
        }
        "born" => {
            let date = PartialDate::parse(value).ok_or_else(|| Unread::Date { word: word() })?;
            counterpart.born = Some(date);
        }
        "country" => {
            counterpart.countries.extend(value.split(',').map(|c| c.trim().to_owned()));
        }
        "id" => counterpart.identifiers.push(Identifier {
            kind: String::new(),
            value: word(),
            country: String::new(),
        }),
        "capacity" => counterpart.capacity = Some(word()),
        "is" => counterpart.is = Some(party(value)?),
        "is-not" => counterpart.is_not.push(party(value)?),
        _ => return Err(Unread::Field { field: key.to_owned() }),
    }
    Ok(())
}

fn party(word: &str) -> Result<PartyId, Unread> {
    PartyId::parse(word).map_err(|cause| Unread::Party { word: word.to_owned(), cause })
}
