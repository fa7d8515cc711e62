//! The labelled files in, their rows out as they stand. Never changes a label.

use crate::Result;
use parties::Kind;
use std::collections::HashMap;
use std::path::Path;

/// A row by its columns.
pub type Row = HashMap<String, String>;

/// All rows of a file.
///
/// # Errors
/// A file that cannot be read, by its name, or a row that is none.
pub fn table(path: &Path) -> Result<Vec<Row>> {
    let mut reader =
        csv::Reader::from_path(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let head = reader.headers()?.clone();
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row?;
        rows.push(head.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect());
    }
    Ok(rows)
}

/// A cell, empty where there is no such column.
#[must_use]
pub fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

fn owned(row: &Row, column: &str) -> String {
    cell(row, column).to_owned()
}

/// The kind that a schema of the rows means, as the judge reads it.
#[must_use]
pub fn kind(schema: &str) -> Kind {
    match schema {
        "Person" => Kind::Person,
        "Vessel" => Kind::Vessel,
        "Airplane" => Kind::Aircraft,
        "Organization" | "Company" | "LegalEntity" => Kind::Organisation,
        _ => Kind::Any,
    }
}

/// Two names and whether they name one bearer.
#[derive(Debug)]
pub struct Pair {
    /// What sort of pair it is.
    pub group: String,
    /// One name.
    pub first: String,
    /// The other.
    pub second: String,
    /// What both name.
    pub kind: Kind,
    /// Whether they name one bearer.
    pub is_match: bool,
}

/// `name_bench`: pairs of names.
///
/// # Errors
/// A file that cannot be read.
pub fn name_bench(data: &Path) -> Result<Vec<Pair>> {
    let pair = |row: &Row| Pair {
        group: owned(row, "case_group"),
        first: owned(row, "name1"),
        second: owned(row, "name2"),
        kind: kind(cell(row, "schema")),
        is_match: cell(row, "is_match") == "true",
    };
    Ok(table(&data.join("pairs/name_bench.csv"))?.iter().map(pair).collect())
}

/// One name of a listed party.
#[derive(Debug)]
pub struct Listed {
    /// The party.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Why it is listed.
    pub programme: String,
    /// The name.
    pub name: String,
    /// Whether it is the name that the list puts first.
    pub is_primary: bool,
    /// Whether the list calls it weak.
    pub is_weak: bool,
}

/// The names of a list that are not withheld.
///
/// # Errors
/// A file that cannot be read.
pub fn listed(data: &Path, list: &str) -> Result<Vec<Listed>> {
    let rows = table(&data.join(format!("gold/index_{list}.csv")))?;
    let is_kept = |row: &&Row| cell(row, "withheld") != "1";
    let name = |row: &Row| Listed {
        id: owned(row, "id"),
        kind: kind(cell(row, "schema")),
        programme: owned(row, "programme"),
        name: owned(row, "name"),
        is_primary: cell(row, "kind") == "primary",
        is_weak: cell(row, "quality") == "weak",
    };
    Ok(rows.iter().filter(is_kept).map(name).collect())
}

/// A withheld name asked, and the parties that would be right.
#[derive(Debug)]
pub struct Query {
    /// The name.
    pub name: String,
    /// What it names.
    pub kind: Kind,
    /// What sort of name it is.
    pub class: String,
    /// Its script.
    pub script: String,
    /// The party that bears it, then those that are listed under it too.
    pub right: Vec<String>,
}

/// The withheld names of a list.
///
/// # Errors
/// A file that cannot be read.
pub fn gold(data: &Path, list: &str) -> Result<Vec<Query>> {
    let query = |row: &Row| {
        let also = cell(row, "also_listed_as").split(['|', ';']).map(str::trim);
        let also = also.filter(|id| !id.is_empty());
        Query {
            name: owned(row, "query"),
            kind: kind(cell(row, "schema")),
            class: owned(row, "class"),
            script: owned(row, "script"),
            right: std::iter::once(cell(row, "expected_id"))
                .chain(also)
                .map(str::to_owned)
                .collect(),
        }
    };
    Ok(table(&data.join(format!("gold/loo_{list}.csv")))?.iter().map(query).collect())
}

/// Somebody who is on no list.
#[derive(Debug)]
pub struct Stranger {
    /// The name.
    pub name: String,
    /// Where it is from.
    pub class: String,
    /// Of a made name, its script.
    pub note: String,
}

/// People who are on no list.
///
/// # Errors
/// A file that cannot be read.
pub fn strangers(data: &Path) -> Result<Vec<Stranger>> {
    let stranger = |row: &Row| Stranger {
        name: owned(row, "query"),
        class: owned(row, "class"),
        note: owned(row, "note"),
    };
    Ok(table(&data.join("negatives/negatives.csv"))?.iter().map(stranger).collect())
}
