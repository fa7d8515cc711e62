//! The lines of the harness in, terms and labelled pairs out. Never a weight.

use super::Occasion;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;

/// A term of the model, as the engine declares it.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) name: String,
    pub(super) is_for: bool,
    pub(super) knots: Vec<f64>,
}

/// Two names beside each other.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) is_right: bool,
    pub(super) source: Source,
    pub(super) class: String,
    pub(super) is_person: bool,
    /// One query of one source.
    pub(super) query: u32,
    pub(super) fold: u32,
    pub(super) is_weak: bool,
    /// Where the engine measures the pair so; none where on any occasion.
    pub(super) only: Option<Occasion>,
    pub(super) values: Vec<f64>,
}

impl Row {
    /// Whether the engine measures the pair so on that occasion.
    pub(super) fn is_of(&self, occasion: Occasion) -> bool {
        self.only.is_none_or(|only| only == occasion)
    }
}

/// Where a pair comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// Put side by side by people.
    Bench,
    /// Typing errors of a register.
    Register,
    /// A name of somebody listed, against that list.
    Listed,
    /// Somebody who is not listed.
    Stranger,
    /// A body that is not listed; the shape of its name.
    Body(u8),
}

/// All that was read.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) terms: Vec<Term>,
    pub(super) rows: Vec<Row>,
    /// Queries of strangers, and of bodies: also those that met nothing.
    pub(super) strangers: f64,
    pub(super) bodies: f64,
}

/// Parts the pairs are dealt into when the model is checked.
pub(super) const FOLDS: u32 = 5;

pub(super) fn read(text: &str) -> Result<Rows> {
    let mut out = Rows::default();
    let mut queries: BTreeMap<(String, String), u32> = BTreeMap::new();
    for line in text.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        match columns.as_slice() {
            ["T", term @ ..] => out.terms.push(term_of(term)?),
            ["#", source, count] => {
                let count: f64 = count.parse()?;
                if source.starts_with("body") {
                    out.bodies += count;
                } else {
                    out.strangers += count;
                }
            }
            [label, source, class, who, query, group, _, weak, occasion, _, _, values] => {
                let next = u32::try_from(queries.len())?;
                let key = ((*source).to_owned(), (*query).to_owned());
                out.rows.push(Row {
                    is_right: *label == "1",
                    source: source_of(source),
                    class: (*class).to_owned(),
                    is_person: *who == "person",
                    query: *queries.entry(key).or_insert(next),
                    fold: hash(group) % FOLDS,
                    is_weak: *weak == "1",
                    only: match *occasion {
                        "search" => Some(Occasion::Search),
                        "beside" => Some(Occasion::Beside),
                        _ => None,
                    },
                    values: numbers(values)?,
                });
            }
            _ => anyhow::bail!("a line of {} columns", columns.len()),
        }
    }
    ensure!(!out.terms.is_empty() && !out.rows.is_empty(), "the harness printed no pairs");
    Ok(out)
}

/// The terms alone.
pub(super) fn terms(text: &str) -> Result<Vec<Term>> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("T\t"));
    lines.map(|line| term_of(&line.split('\t').collect::<Vec<_>>())).collect()
}

fn term_of(columns: &[&str]) -> Result<Term> {
    let [name, is_for, knots] = columns else {
        anyhow::bail!("a term of {} columns", columns.len())
    };
    Ok(Term { name: (*name).to_owned(), is_for: *is_for == "true", knots: numbers(knots)? })
}

fn numbers(text: &str) -> Result<Vec<f64>> {
    text.split(' ').map(|n| n.parse().context("not a number")).collect()
}

fn source_of(name: &str) -> Source {
    match name {
        "bench" => Source::Bench,
        "febrl" => Source::Register,
        _ if name.starts_with("body") => {
            Source::Body(name.bytes().last().map_or(0, |b| b.wrapping_sub(b'0')))
        }
        "stranger" => Source::Stranger,
        _ if name.starts_with("mix") => Source::Stranger,
        _ => Source::Listed,
    }
}

/// FNV-1a: a fixed deal of groups to folds.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)) >> 7
}
