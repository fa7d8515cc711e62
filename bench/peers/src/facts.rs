//! Whole lists in, with birth dates and countries; pairs of listed people of nearly one name, asked
//! with what is known of each, out. Only lists that the house reads.

use crate::Result;
use crate::questions::Screening;
use crate::rows::{Asked, Bearer, Listed};
use bench_common::rows::{cell, table};
use parties::import::{self, Format};
use parties::{Levels, ListId, NameKind, PartialDate, Party, Strength};
use std::collections::HashMap;
use std::path::Path;

/// The SDN list of July 2021.
pub(crate) fn ofac(data: &Path) -> Result<Vec<Listed>> {
    let dir = data.join("lists/ofac_sdn_2021-07");
    let files = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"];
    let bytes = files.map(|file| std::fs::read(dir.join(file)));
    let bytes = bytes.into_iter().collect::<std::io::Result<Vec<Vec<u8>>>>()?;
    read("ofac", Format::OfacCsv, &bytes)
}

fn un(data: &Path) -> Result<Vec<Listed>> {
    let path = data.join("lists/un/un_consolidated_2020-11-30_devhalf.xml");
    read("un", Format::UnXml, &[std::fs::read(path)?])
}

fn read(list: &str, format: Format, files: &[Vec<u8>]) -> Result<Vec<Listed>> {
    let list = ListId::parse(list)?;
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let read = import::read(format, &list, &files, &Levels::initial());
    Ok(read.parties.iter().map(listed).collect())
}

fn listed(party: &Party) -> Listed {
    let names = party.names.iter().map(|name| {
        let sort = match (name.strength, name.kind) {
            (Strength::Weak, _) => "weak",
            (_, NameKind::Primary) => "primary",
            _ => "aka",
        };
        (name.text.clone(), sort)
    });
    let bearer = Bearer {
        kind: party.kind,
        schema: String::new(),
        names: names.collect(),
        born: party.births.iter().filter_map(plain).collect(),
        countries: party.countries.clone(),
    };
    Listed { id: party.id.as_str().to_owned(), culture: "", bearer }
}

/// A date as every engine reads it: a day, a month or a year.
fn plain(date: &PartialDate) -> Option<String> {
    let (first, last) = (date.first(), date.last());
    if first == last {
        return Some(first.to_string());
    }
    (first.year() == last.year()).then(|| format!("{:04}", first.year()))
}

/// Pairs of listed people of nearly one name, each asked with the birth date of the one and then
/// with its country, where the two differ in it.
pub(crate) fn homonyms(data: &Path) -> Result<Screening> {
    let mut parties = ofac(data)?;
    parties.extend(un(data)?);
    let by: HashMap<&str, &Listed> = parties.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut asked = Vec::new();
    for row in table(&data.join("negatives/near_homonyms.csv"))? {
        let sides = [("id_a", "name_a", "id_b"), ("id_b", "name_b", "id_a")];
        for (own, name, other) in sides {
            let Some(one) = by.get(cell(&row, own)) else { continue };
            let Some(two) = by.get(cell(&row, other)) else { continue };
            let named = Bearer::named(cell(&row, name), one.bearer.kind);
            let right = vec![one.id.clone(), two.id.clone()];
            let mut ask = |class: &str, bearer: Bearer| {
                asked.push(Asked {
                    bearer,
                    class: class.to_owned(),
                    script: "Latin".to_owned(),
                    culture: "",
                    right: right.clone(),
                });
            };
            if births_differ(one, two) {
                ask("name alone, birth dates differ", named.clone());
                let born = one.bearer.born.clone();
                ask(
                    "birth date",
                    Bearer { born: born.into_iter().take(1).collect(), ..named.clone() },
                );
            }
            if countries_differ(one, two) {
                ask("name alone, countries differ", named.clone());
                let countries = one.bearer.countries.clone();
                ask("country", Bearer { countries, ..named });
            }
        }
    }
    Ok(Screening { name: "homonyms".to_owned(), parties, asked })
}

/// Both have birth dates and no two agree.
fn births_differ(one: &Listed, two: &Listed) -> bool {
    let dates = |party: &Listed| -> Vec<PartialDate> {
        party.bearer.born.iter().filter_map(|born| PartialDate::parse(born)).collect()
    };
    let (a, b) = (dates(one), dates(two));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| x.agrees_with(y)))
}

fn countries_differ(one: &Listed, two: &Listed) -> bool {
    let (a, b) = (&one.bearer.countries, &two.bearer.countries);
    !a.is_empty() && !b.is_empty() && !a.iter().any(|country| b.contains(country))
}
