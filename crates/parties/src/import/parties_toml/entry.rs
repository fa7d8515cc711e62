//! One `[[party]]` table in, one party out, with a fault for each field that could not be used.
//! Never opens to more readers what was marked for fewer.

use super::super::faults::{Faults, quoted};
use super::super::toml_value::{Fields, Word};
use super::super::{country, names};
use crate::{
    Affiliation, Assertion, Category, Compartment, Gender, Identifier, Kind, Level, Levels, Link,
    ListId, Listing, Name, NameKind, Party, PartyId, Programme, Source, Strength, Visibility,
};

/// What the head of the file says for every party that does not say otherwise.
#[derive(Debug)]
pub(super) struct Defaults {
    /// Where entries come from.
    pub(super) source: Source,
    /// Who may see them.
    pub(super) visibility: Visibility,
}

/// The party of a table; none, with a fault, without an id or a name.
pub(super) fn party(
    fields: &mut Fields<'_, '_>,
    list: &ListId,
    levels: &Levels,
    defaults: &Defaults,
    faults: &mut Faults,
) -> Option<Party> {
    let id = identity(fields, list, faults)?;
    fields.record = id.as_str().to_owned();
    let kind = kind(fields, faults);
    let mut party = Party::new(id, list.clone(), kind);
    party.source = source(fields, "source", faults).unwrap_or_else(|| defaults.source.clone());
    party.visibility =
        visibility(fields, levels, faults).unwrap_or_else(|| defaults.visibility.clone());
    party.names = all_names(fields, faults);
    facts(&mut party, fields, list, faults);
    for mut listing in fields.tables("listing", faults) {
        party.listings.extend(self::listing(&mut listing, &party, faults));
        listing.finish(faults);
    }
    for mut affiliation in fields.tables("affiliation", faults) {
        let read = self::affiliation(&mut affiliation, &party, levels, faults);
        affiliation.finish(faults);
        party.affiliations.extend(read);
    }
    for mut assertion in fields.tables("assertion", faults) {
        party.assertions.push(Assertion {
            subject: assertion.text("subject", faults),
            statement: assertion.text("statement", faults),
            source: source(&mut assertion, "source", faults)
                .unwrap_or_else(|| party.source.clone()),
            confidence: assertion.text("confidence", faults),
        });
        assertion.finish(faults);
    }
    if party.names.is_empty() {
        let remedy = "give name = \"…\"";
        faults.lose(fields.line, &fields.record, "the party has no name".to_owned(), remedy);
        return None;
    }
    Some(party)
}

fn identity(fields: &mut Fields<'_, '_>, list: &ListId, faults: &mut Faults) -> Option<PartyId> {
    let Some(word) = fields.word("id", faults) else {
        let remedy = "give id = \"…\"";
        faults.lose(fields.line, "", "the party has no id".to_owned(), remedy);
        return None;
    };
    match PartyId::on(list, &word.text) {
        Ok(id) => Some(id),
        Err(error) => {
            faults.lose(word.line, &word.text, error.to_string(), "give a short id");
            None
        }
    }
}

fn kind(fields: &mut Fields<'_, '_>, faults: &mut Faults) -> Kind {
    let Some(word) = fields.word("kind", faults) else { return Kind::Any };
    Kind::parse(&word.text).unwrap_or_else(|| {
        let known = Kind::ALL.map(Kind::as_str).join(", ");
        unknown("kind", &word, &known, fields, faults);
        Kind::Any
    })
}

fn unknown(what: &str, word: &Word, known: &str, fields: &Fields<'_, '_>, faults: &mut Faults) {
    faults.note(
        word.line,
        &fields.record,
        format!("`{}` is no {what}", quoted(&word.text)),
        &format!("there are {known}"),
    );
}

fn all_names(fields: &mut Fields<'_, '_>, faults: &mut Faults) -> Vec<Name> {
    let mut names = Vec::new();
    let short = [
        ("name", NameKind::Primary, Strength::Strong),
        ("original_script", NameKind::OriginalScript, Strength::Strong),
        ("acronym", NameKind::Acronym, Strength::Strong),
        ("aka", NameKind::Aka, Strength::Strong),
        ("fka", NameKind::Fka, Strength::Strong),
        ("weak", NameKind::Aka, Strength::Weak),
    ];
    for (key, kind, strength) in short {
        for word in fields.words(key, faults) {
            let name = names::of(word.text, kind, strength);
            names::add(&mut names, name, word.line, &fields.record, faults);
        }
    }
    for mut long in fields.tables("names", faults) {
        let text = long.text("text", faults);
        let kind = parsed(&mut long, "kind", NameKind::parse, "kind of name", NAME_KINDS, faults);
        let strength =
            parsed(&mut long, "strength", Strength::parse, "strength", "strong, weak", faults);
        let name =
            names::of(text, kind.unwrap_or(NameKind::Aka), strength.unwrap_or(Strength::Strong));
        if !names::add(&mut names, name, long.line, &fields.record, faults) {
            faults.note(long.line, &fields.record, "a name has no text".to_owned(), "");
        }
        long.finish(faults);
    }
    names::order(&mut names);
    names
}

const NAME_KINDS: &str = "primary, aka, fka, acronym, original_script";

fn parsed<T>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    parse: fn(&str) -> Option<T>,
    what: &str,
    known: &str,
    faults: &mut Faults,
) -> Option<T> {
    let word = fields.word(key, faults)?;
    let value = parse(&word.text);
    if value.is_none() {
        unknown(what, &word, known, fields, faults);
    }
    value
}

fn gender(word: &str) -> Option<Gender> {
    match word.trim().to_lowercase().as_str() {
        "female" | "f" => Some(Gender::Female),
        "male" | "m" => Some(Gender::Male),
        _ => None,
    }
}

fn facts(party: &mut Party, fields: &mut Fields<'_, '_>, list: &ListId, faults: &mut Faults) {
    party.births = fields.dates("born", faults);
    party.deaths = fields.dates("died", faults);
    party.is_deceased = fields.flag("deceased", faults);
    party.gender = parsed(fields, "gender", gender, "gender", "female, male", faults);
    for word in fields.words("country", faults) {
        let code = country::code_or_word(&word.text);
        if !code.is_empty() && !party.countries.contains(&code) {
            party.countries.push(code);
        }
    }
    for word in fields.words("category", faults) {
        match Category::parse(&word.text) {
            Ok(category) => party.categories.push(category),
            Err(error) => faults.note(word.line, &fields.record, error.to_string(), ""),
        }
    }
    for mut item in fields.tables("identifier", faults) {
        let (kind, value) = (item.text("kind", faults), item.text("value", faults));
        let country = country::code_or_word(&item.text("country", faults));
        if value.is_empty() {
            faults.note(item.line, &fields.record, "an identifier has no value".to_owned(), "");
        } else {
            party.identifiers.push(Identifier { kind, value, country });
        }
        item.finish(faults);
    }
    party.addresses = fields.words("address", faults).into_iter().map(|w| w.text).collect();
    party.grounds = fields.text("grounds", faults);
    party.note = fields.text("note", faults);
    party.merged_into = fields.word("merged_into", faults).and_then(|word| {
        PartyId::on(list, &word.text)
            .map_err(|error| faults.note(word.line, &fields.record, error.to_string(), ""))
            .ok()
    });
}

fn listing(fields: &mut Fields<'_, '_>, party: &Party, faults: &mut Faults) -> Option<Listing> {
    let list = match fields.word("list", faults) {
        None => party.list.clone(),
        Some(word) => match ListId::parse(&word.text) {
            Ok(list) => list,
            Err(error) => {
                let remedy = "the listing is left out";
                faults.note(word.line, &fields.record, error.to_string(), remedy);
                return None;
            }
        },
    };
    let programme = fields.word("programme", faults).and_then(|word| {
        Programme::parse(&word.text)
            .map_err(|error| faults.note(word.line, &fields.record, error.to_string(), ""))
            .ok()
    });
    let (from, to) = (fields.date("from", faults), fields.date("to", faults));
    let source = source(fields, "source", faults).unwrap_or_else(|| party.source.clone());
    Some(Listing { list, programme, from, to, source })
}

fn affiliation(
    fields: &mut Fields<'_, '_>,
    party: &Party,
    levels: &Levels,
    faults: &mut Faults,
) -> Option<Affiliation> {
    let known = Link::ALL.map(Link::as_str).join(", ");
    let key = if fields.has("link") { "link" } else { "kind" };
    let link = parsed(fields, key, Link::parse, "link", &known, faults);
    let of = fields.word("of", faults).and_then(|word| {
        PartyId::on(&party.list, &word.text)
            .map_err(|error| faults.note(word.line, &fields.record, error.to_string(), ""))
            .ok()
    });
    let (from, to) = (fields.date("from", faults), fields.date("to", faults));
    let source = source(fields, "source", faults).unwrap_or_else(|| party.source.clone());
    // A link to a closed party would tell of it: no more open than the party that carries it.
    let visibility = visibility(fields, levels, faults).unwrap_or_else(|| party.visibility.clone());
    let (Some(link), Some(of)) = (link, of) else {
        let what = "an affiliation needs its link and whose it is; it is left out".to_owned();
        faults.note(fields.line, &fields.record, what, "give link = \"…\" and of = \"…\"");
        return None;
    };
    Some(Affiliation { link, of, from, to, source, visibility })
}

/// The source under `key`: a document in quotes, or a table of document, origin and date.
pub(super) fn source(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    faults: &mut Faults,
) -> Option<Source> {
    if let Some(mut table) = fields.table_if(key) {
        let document = table.text("document", faults);
        let origin = table.text("origin", faults);
        let date = table.date("date", faults);
        table.finish(faults);
        return Some(Source { document, origin, date });
    }
    let document = fields.word(key, faults)?.text;
    Some(Source { document, origin: String::new(), date: None })
}

/// Who may see it: a level in quotes, or a table of level and compartments. A level the
/// organisation does not have, and a marking that cannot be read, read as its most closed one.
pub(super) fn visibility(
    fields: &mut Fields<'_, '_>,
    levels: &Levels,
    faults: &mut Faults,
) -> Option<Visibility> {
    if !fields.has("visibility") {
        return fields.word("visibility", faults).and(None);
    }
    let before = faults.count();
    let read = match fields.table_if("visibility") {
        Some(mut table) => {
            let word = table.word("level", faults);
            let compartments = table.words("compartments", faults);
            table.finish(faults);
            let level = word.map(|w| level(&w, levels, &fields.record, faults));
            Visibility {
                level: level.unwrap_or_else(|| levels.lowest()),
                compartments: compartments.iter().map(|c| Compartment::named(&c.text)).collect(),
            }
        }
        None => {
            let word = fields.word("visibility", faults);
            let level = word.map(|w| level(&w, levels, &fields.record, faults));
            Visibility::at(level.unwrap_or_else(|| levels.lowest()))
        }
    };
    let is_sure = faults.count() == before;
    Some(if is_sure { read } else { Visibility { level: highest(levels), ..read } })
}

fn level(word: &Word, levels: &Levels, record: &str, faults: &mut Faults) -> Level {
    let level = Level::named(&word.text);
    if levels.rank(&level).is_some() {
        return level;
    }
    let highest = highest(levels);
    let known: Vec<&str> = levels.all().iter().map(Level::as_str).collect();
    faults.note(
        word.line,
        record,
        format!("`{}` is no level; it reads as `{highest}`", quoted(&word.text)),
        &format!("there are {}", known.join(", ")),
    );
    highest
}

/// The most closed level there is.
pub(super) fn highest(levels: &Levels) -> Level {
    levels.all().last().cloned().unwrap_or_else(|| levels.lowest())
}
