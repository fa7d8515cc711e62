//! The labelled files in, typed rows out.

use parties::Kind;
use std::error::Error;
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Two names and whether they name one bearer.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) first: String,
    pub(crate) second: String,
    pub(crate) kind: Kind,
    pub(crate) is_match: bool,
}

/// One name of a listed party.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) is_primary: bool,
    pub(crate) is_weak: bool,
}

/// A name asked, and the parties that would be right.
#[derive(Debug)]
pub(crate) struct Query {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) class: String,
    pub(crate) right: Vec<String>,
}

fn kind(schema: &str) -> Kind {
    match schema {
        "Person" => Kind::Person,
        "Vessel" => Kind::Vessel,
        "Airplane" => Kind::Aircraft,
        "Organization" | "Company" | "LegalEntity" => Kind::Organisation,
        _ => Kind::Any,
    }
}

fn each<T>(
    path: &Path,
    mut row: impl FnMut(&dyn Fn(&str) -> String) -> Option<T>,
) -> Result<Vec<T>> {
    let mut reader = csv::Reader::from_path(path)?;
    let head = reader.headers()?.clone();
    let mut out = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cell = |name: &str| {
            let at = head.iter().position(|h| h == name);
            at.and_then(|at| record.get(at)).unwrap_or_default().to_owned()
        };
        out.extend(row(&cell));
    }
    Ok(out)
}

/// `name_bench`.
pub(crate) fn pairs(data: &Path) -> Result<Vec<Pair>> {
    each(&data.join("pairs/name_bench.csv"), |cell| {
        Some(Pair {
            first: cell("name1"),
            second: cell("name2"),
            kind: kind(&cell("schema")),
            is_match: cell("is_match") == "true",
        })
    })
}

/// The names of a list that are not withheld.
pub(crate) fn listed(data: &Path, list: &str) -> Result<Vec<Listed>> {
    each(&data.join(format!("gold/index_{list}.csv")), |cell| {
        (cell("withheld") != "1").then(|| Listed {
            id: cell("id"),
            kind: kind(&cell("schema")),
            name: cell("name"),
            is_primary: cell("kind") == "primary",
            is_weak: cell("quality") == "weak",
        })
    })
}

/// The withheld names of a list.
pub(crate) fn queries(data: &Path, list: &str) -> Result<Vec<Query>> {
    each(&data.join(format!("gold/loo_{list}.csv")), |cell| {
        let also = cell("also_listed_as");
        let also = also.split(['|', ';']).map(str::trim).filter(|id| !id.is_empty());
        let right = std::iter::once(cell("expected_id")).chain(also.map(str::to_owned)).collect();
        Some(Query {
            name: cell("query"),
            kind: kind(&cell("schema")),
            class: cell("class"),
            right,
        })
    })
}

/// Names that nobody lists.
pub(crate) fn strangers(data: &Path) -> Result<Vec<Query>> {
    each(&data.join("negatives/negatives.csv"), |cell| {
        let (name, class) = (cell("query"), cell("class"));
        Some(Query { name, kind: Kind::Person, class, right: Vec::new() })
    })
}
