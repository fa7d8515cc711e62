//! The labelled files in, typed rows out. Never changes a label.

use crate::Result;
use bench_common::rows::{self, kind};
use parties::Kind;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;

/// Names and facts as any engine is asked or given them.
#[derive(Debug, Clone)]
pub(crate) struct Bearer {
    pub(crate) kind: Kind,
    /// The schema of the row, for the peer that knows schemas; its kind's when empty.
    pub(crate) schema: String,
    /// Texts and what sort of name each is: `primary`, `aka`, `weak`, or a part (`first`, `last`).
    pub(crate) names: Vec<(String, &'static str)>,
    pub(crate) born: Vec<String>,
    pub(crate) countries: Vec<String>,
}

impl Bearer {
    pub(crate) fn named(name: &str, kind: Kind) -> Self {
        let names = vec![(name.to_owned(), "primary")];
        Self { kind, schema: String::new(), names, born: Vec::new(), countries: Vec::new() }
    }

    pub(crate) fn json(&self) -> Value {
        let mut value = json!({ "kind": self.kind.as_str(), "names": self.names });
        if !self.schema.is_empty() {
            value["schema"] = json!(self.schema);
        }
        if !self.born.is_empty() {
            value["born"] = json!(self.born);
        }
        if !self.countries.is_empty() {
            value["countries"] = json!(self.countries);
        }
        value
    }

    /// The name in one text.
    pub(crate) fn text(&self) -> String {
        self.names.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Two bearers and whether they are one.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) group: String,
    pub(crate) first: Bearer,
    pub(crate) second: Bearer,
    pub(crate) is_match: bool,
}

/// A party on a list.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) culture: &'static str,
    pub(crate) bearer: Bearer,
}

/// A name asked, what sort of question it is, and the parties that would be right.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) bearer: Bearer,
    pub(crate) class: String,
    pub(crate) script: String,
    pub(crate) culture: &'static str,
    pub(crate) right: Vec<String>,
}

impl Asked {
    pub(crate) fn is_right(&self, party: &str) -> bool {
        self.right.iter().any(|right| right == party)
    }
}

/// What the list says of a party's part of the world: the nearest there is to the culture of its
/// names. The first word that a programme holds decides.
const CULTURES: [(&str, &str); 42] = [
    ("DPRK", "Korean"),
    ("North Korea", "Korean"),
    ("Somalia", "African"),
    ("SOMALIA", "African"),
    ("Sudan", "African"),
    ("SUDAN", "African"),
    ("DARFUR", "African"),
    ("DRC", "African"),
    ("Congo", "African"),
    ("CAR", "African"),
    ("Central African", "African"),
    ("Guinea", "African"),
    ("ZIMBABWE", "African"),
    ("Zimbabwe", "African"),
    ("BURUNDI", "African"),
    ("Afghanistan", "Persian, Afghan"),
    ("Taliban", "Persian, Afghan"),
    ("IRAN", "Persian, Afghan"),
    ("Iran", "Persian, Afghan"),
    ("IRGC", "Persian, Afghan"),
    ("IFSR", "Persian, Afghan"),
    ("SDNT", "Spanish"),
    ("CUBA", "Spanish"),
    ("VENEZUELA", "Spanish"),
    ("Venezuela", "Spanish"),
    ("NICARAGUA", "Spanish"),
    ("Haiti", "French"),
    ("UKRAINE", "Slavic"),
    ("Ukraine", "Slavic"),
    ("RUSSIA", "Slavic"),
    ("BELARUS", "Slavic"),
    ("Belarus", "Slavic"),
    ("BALKANS", "Slavic"),
    ("CYBER", "Slavic"),
    ("BURMA", "Burmese, Chinese"),
    ("HK-EO", "Burmese, Chinese"),
    ("Qaida", "Arabic"),
    ("IRAQ", "Arabic"),
    ("Iraq", "Arabic"),
    ("SYRIA", "Arabic"),
    ("Syria", "Arabic"),
    ("SDGT", "Arabic"),
];

fn culture(programme: &str) -> &'static str {
    CULTURES.iter().find(|(word, _)| programme.contains(word)).map_or("other", |(_, of)| of)
}

/// `name_bench`: pairs of names.
pub(crate) fn name_bench(data: &Path) -> Result<Vec<Pair>> {
    let pair = |row: rows::Pair| Pair {
        group: row.group,
        first: Bearer::named(&row.first, row.kind),
        second: Bearer::named(&row.second, row.kind),
        is_match: row.is_match,
    };
    Ok(rows::name_bench(data)?.into_iter().map(pair).collect())
}

/// The keys of `entity_checks.yml`.
const KEYS: [&str; 10] = [
    "- match",
    "label",
    "schema",
    "query",
    "candidate",
    "name",
    "firstName",
    "middleName",
    "fatherName",
    "lastName",
];

/// `entity_checks`: pairs of names, some in parts. The file is YAML of one plain shape; a line that
/// does not fit it is a fault.
pub(crate) fn entity_checks(data: &Path) -> Result<Vec<Pair>> {
    let path = data.join("pairs/entity_checks.yml");
    let mut pairs: Vec<Pair> = Vec::new();
    let mut is_candidate = false;
    for (number, line) in std::fs::read_to_string(path)?.lines().enumerate() {
        let told = line.trim();
        if told.is_empty() || told.starts_with('#') || told == "checks:" {
            continue;
        }
        let fault = || format!("entity_checks.yml, line {}: `{told}`", number + 1);
        let Some((key, value)) = told.split_once(':').filter(|(key, _)| KEYS.contains(key)) else {
            // A long name goes on in the next line.
            let pair = pairs.last_mut().ok_or_else(fault)?;
            let side = if is_candidate { &mut pair.second } else { &mut pair.first };
            let (name, _) = side.names.last_mut().ok_or_else(fault)?;
            *name = format!("{name} {told}");
            continue;
        };
        let value = unquoted(value.trim());
        if key == "- match" {
            let empty = || Bearer { names: Vec::new(), ..Bearer::named("", Kind::Any) };
            let group = String::new();
            pairs.push(Pair { group, first: empty(), second: empty(), is_match: value == "true" });
            continue;
        }
        let pair = pairs.last_mut().ok_or_else(fault)?;
        let side = if is_candidate { &mut pair.second } else { &mut pair.first };
        match key {
            "label" => {}
            "schema" => {
                for side in [&mut pair.first, &mut pair.second] {
                    (side.kind, side.schema) = (kind(&value), value.clone());
                }
                pair.group = value;
            }
            "query" => is_candidate = false,
            "candidate" => is_candidate = true,
            "name" => side.names.push((value, "primary")),
            "firstName" => side.names.push((value, "first")),
            "middleName" => side.names.push((value, "middle")),
            "fatherName" => side.names.push((value, "father")),
            "lastName" => side.names.push((value, "last")),
            _ => return Err(fault().into()),
        }
    }
    for pair in &mut pairs {
        for side in [&mut pair.first, &mut pair.second] {
            // In the order a name is said.
            let place =
                |part: &str| ["first", "middle", "father", "last"].iter().position(|p| *p == part);
            side.names.sort_by_key(|(_, part)| place(part));
        }
    }
    Ok(pairs)
}

fn unquoted(value: &str) -> String {
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            return inside.to_owned();
        }
    }
    value.to_owned()
}

/// The parties of a gold list, without the names that are asked.
pub(crate) fn listed(data: &Path, list: &str) -> Result<Vec<Listed>> {
    let mut parties: Vec<Listed> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    for row in rows::listed(data, list)? {
        let id = row.id.clone();
        let place = *at.entry(row.id).or_insert_with(|| {
            let bearer = Bearer { names: Vec::new(), ..Bearer::named("", row.kind) };
            parties.push(Listed { id, culture: culture(&row.programme), bearer });
            parties.len() - 1
        });
        let sort = match (row.is_weak, row.is_primary) {
            (true, _) => "weak",
            (_, true) => "primary",
            _ => "aka",
        };
        if let Some(party) = parties.get_mut(place) {
            party.bearer.names.push((row.name, sort));
        }
    }
    Ok(parties)
}

/// The names left out of a gold list.
pub(crate) fn gold(data: &Path, list: &str, parties: &[Listed]) -> Result<Vec<Asked>> {
    let cultures: HashMap<&str, &'static str> =
        parties.iter().map(|party| (party.id.as_str(), party.culture)).collect();
    let asked = |row: rows::Query| Asked {
        bearer: Bearer::named(&row.name, row.kind),
        culture: row.right.first().and_then(|id| cultures.get(id.as_str())).map_or("other", |c| *c),
        class: row.class,
        script: row.script,
        right: row.right,
    };
    Ok(rows::gold(data, list)?.into_iter().map(asked).collect())
}

/// People who are on no list.
pub(crate) fn strangers(data: &Path) -> Result<Vec<Asked>> {
    let asked = |row: rows::Stranger| {
        let is_real = row.class == "negative_real_person";
        let (class, script) = if is_real { ("real", "Latin") } else { ("made", row.note.as_str()) };
        Asked {
            bearer: Bearer::named(&row.name, Kind::Person),
            class: class.to_owned(),
            script: script.to_owned(),
            culture: "",
            right: Vec::new(),
        }
    };
    Ok(rows::strangers(data)?.into_iter().map(asked).collect())
}
