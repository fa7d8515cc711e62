//! The organisation with everything released and recorded, read through the product's own readers.

use super::convert;
use clearance::{Counterpart, asked, examples};
use directive::{Released, release};
use jiff::Timestamp;
use parties::import::{organisation_toml, parties_toml};
use parties::{ListId, OfficerId, Organisation, Registry, Snapshot};
use screening::{Index, Options};
use serde_json::Value;
use std::path::Path;

/// What was known of parties from a time on.
pub(crate) struct Known {
    pub(crate) from: Timestamp,
    pub(crate) registry: Registry,
    /// One index for what is open, one for each compartment.
    pub(crate) indexes: Vec<Vec<u8>>,
}

/// Everything a contact is asked against.
pub(crate) struct House {
    pub(crate) organisation: Organisation,
    pub(crate) known: Vec<Known>,
    pub(crate) released: Vec<Released>,
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The time of an event, `2026-03-01T12:00Z`.
pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn known(from: &str, snapshot: Snapshot) -> Known {
    let mut labels: Vec<String> = snapshot.parties.iter().map(label).collect();
    labels.sort();
    labels.dedup();
    let build = |wanted: &String| {
        let parties = snapshot.parties.iter().filter(|p| label(p) == *wanted).cloned().collect();
        let part = Snapshot { list: snapshot.list.clone(), parties };
        Index::build(&[&part], wanted)
    };
    let indexes = labels.iter().map(build).collect();
    Known { from: time(from), registry: Registry::of([snapshot]), indexes }
}

fn label(party: &parties::Party) -> String {
    let all: Vec<&str> = party.visibility.compartments.iter().map(|c| c.as_str()).collect();
    all.join("+")
}

impl House {
    /// Reads the folder. Panics on any fault: all of it is our own writing.
    pub(crate) fn open(folder: &Path) -> Self {
        let (organisation_json, parties_json) =
            (json(&folder.join("organisation.json")), json(&folder.join("parties.json")));
        let text = convert::organisation_toml(&organisation_json);
        let organisation = organisation_toml::read(text.as_bytes())
            .unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
        let own = ListId::parse("own").unwrap();
        let known: Vec<Known> = convert::times_known(&organisation_json)
            .into_iter()
            .map(|from| {
                let text = convert::parties_toml(&parties_json, &organisation_json, &from);
                let read = parties_toml::read(&own, text.as_bytes(), &organisation.levels);
                assert!(read.faults.is_empty(), "{:#?}\n{text}", read.faults);
                known(&from, Snapshot { list: own.clone(), parties: read.parties })
            })
            .collect();
        let mut house = Self { organisation, known, released: Vec::new() };
        let texts = texts(&folder.join("directives"));
        for (number, at, by) in convert::releases(&organisation_json) {
            let text = texts
                .iter()
                .find(|t| t.contains(&format!("Directive:   {number}\n")))
                .unwrap_or_else(|| panic!("no directive {number}"));
            house.release(text, &at, &by);
        }
        house
    }

    fn release(&mut self, text: &str, at: &str, by: &str) {
        let (read, faults) = directive::parse(text);
        assert!(faults.is_empty(), "{faults:#?}");
        let (at, by) = (time(at), OfficerId::parse(by).unwrap());
        let registry = &self.known_at(at).registry;
        let made =
            release::release(&read, text, &self.organisation, registry, &self.released, &by, at);
        let made = made.unwrap_or_else(|findings| {
            let all: Vec<String> = findings.iter().map(|f| f.render(text)).collect();
            panic!("{}", all.join("\n"))
        });
        let known = self.known_at(at);
        let indexes: Vec<Index<'_>> =
            known.indexes.iter().map(|bytes| Index::open(bytes).unwrap()).collect();
        let screen = |c: &Counterpart| asked::screen_one(c, &indexes, &Options::usual());
        let setting = examples::Setting {
            organisation: &self.organisation,
            registry: &known.registry,
            others: &self.released,
            screen: &screen,
        };
        let outcomes = examples::run(&made, &setting);
        let failed: Vec<String> =
            outcomes.iter().filter_map(|o| Some(o.fault()?.render(text))).collect();
        assert!(failed.is_empty(), "{}", failed.join("\n"));
        self.released.push(made);
    }

    /// What was known of parties at a time; before the first record, what the first says.
    pub(crate) fn known_at(&self, at: Timestamp) -> &Known {
        let before = self.known.iter().rev().find(|k| k.from <= at);
        before.unwrap_or_else(|| self.known.first().unwrap())
    }
}

fn texts(folder: &Path) -> Vec<String> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|p| std::fs::read_to_string(p).unwrap()).collect()
}
