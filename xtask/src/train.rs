//! The weights of the model of names: learned anew from the lists beside the project, or compared
//! with what is committed. Reads what the harness of the engine prints; writes the weights and a
//! report of how well they are calibrated. Never part of the product.
//!
//! A pair of names is worth the sum of its terms. They are fitted so that, of names screened at
//! the stated prior of one listed counterpart in a thousand, the right ones are told from the
//! wrong ones; then the whole is drawn to scale on pairs the fit has not seen.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "automation: counts are small, and weights are rounded into the integers shipped"
)]

mod exact;
mod fit;
mod report;
mod rows;

use crate::tree::root;
use anyhow::{Context, Result, anyhow, ensure};
use fit::{Example, Model, Restraint, design, fit, score};
use rows::{FOLDS, Row, Rows, Source, Term};
use std::collections::BTreeMap;
use std::f64::consts::LN_2;
use std::fmt::Write as _;
use std::process::Command;

const WEIGHTS: &str = "crates/screening/src/names/model/weights.rs";
const REPORT: &str = "docs/benchmarks/calibration.md";

/// Counterparts of whom one is listed.
const PRIOR: f64 = 1000.0;

/// Times the weights are fitted, each time on the names that a search with the last ones brings up.
/// The first search is by weights made of the terms alone, so that what comes out does not depend
/// on what was committed. What is lost by fewer: a fit on names that the engine would not bring up.
const ROUNDS: usize = 3;

/// Fits the weights; with `--check` only says whether what is committed comes out.
pub(crate) fn faults(is_check: bool) -> Result<Vec<String>> {
    let committed: Vec<String> = [WEIGHTS, REPORT].map(kept).into();
    let learned = match rows_given() {
        Some(file) => std::fs::read_to_string(&file)
            .with_context(|| format!("cannot read {file}"))
            .and_then(|rows| fitted(&rows)),
        None => learned(),
    };
    if !is_check && let Ok(texts) = &learned {
        write(texts)?;
        return Ok(Vec::new());
    }
    write(&committed)?;
    let learned = learned?;
    let stale = [WEIGHTS, REPORT].into_iter().zip(learned.iter().zip(&committed));
    let stale = stale.filter(|(_, (learned, committed))| learned != committed);
    Ok(stale.map(|(file, _)| format!("{file} is stale")).filter(|_| is_check).collect())
}

/// The weights and the report, learned from nothing but the terms and the pairs.
fn learned() -> Result<Vec<String>> {
    let terms = rows::terms(&harness("terms")?)?;
    let mut texts = vec![first_weights(&terms)?];
    for _ in 0..ROUNDS {
        write(&texts)?;
        texts = fitted(&harness("layout")?)?;
    }
    Ok(texts)
}

/// The weights and the report of these pairs.
fn fitted(pairs: &str) -> Result<Vec<String>> {
    let rows = rows::read(pairs)?;
    let designs: Vec<Vec<(u32, f64)>> = rows.rows.iter().map(|r| design(&rows.terms, r)).collect();
    let mut weights = String::from(HEAD);
    let mut report = report::head(&rows);
    for (name, is_person, search, beside) in learn_all(&rows, &designs)? {
        write_weights(&mut weights, &format!("{name}_SEARCH"), &rows.terms, &search.model)?;
        report::search(&mut report, &rows, is_person, &search)?;
        write_weights(&mut weights, &format!("{name}_BESIDE"), &rows.terms, &beside.model)?;
        report::beside(&mut report, &rows, is_person, &beside)?;
    }
    Ok(vec![weights, report])
}

fn kept(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_default()
}

fn write(texts: &[String]) -> Result<()> {
    for (file, text) in [WEIGHTS, REPORT].into_iter().zip(texts) {
        let place = root().join(file);
        std::fs::create_dir_all(place.parent().context("a file at the root")?)?;
        std::fs::write(&place, text).with_context(|| format!("cannot write {file}"))?;
    }
    Ok(())
}

/// What a term is worth for each unit of it before anything is learned, in bits; one that is not
/// named, nothing. Two words of ten bits that met are a likely pair so, one beside another that
/// contradicts is none.
const FIRST: [(&str, f64); 8] = [
    ("MetProper", 0.05),
    ("MetWords", 0.035),
    ("Against", 0.025),
    ("QueryExtra", 0.012),
    ("AliasExtra", 0.012),
    ("Lost", 0.03),
    ("Worst", 0.006),
    ("AcrossWorst", 0.006),
];

/// Log-odds before any term then. Units: bits.
const FIRST_BASE: f64 = -12.0;

fn first_weights(terms: &[Term]) -> Result<String> {
    let unit = |term: &Term| FIRST.iter().find(|f| f.0 == term.name).map_or(0.0, |f| f.1);
    let rises = terms.iter().flat_map(|term| {
        term.knots.windows(2).map(|knots| (knots[1] - knots[0]) * unit(term) * LN_2)
    });
    let model = Model { rises: rises.collect(), base: FIRST_BASE * LN_2 };
    let mut out = String::from(HEAD);
    for name in ["PERSON_SEARCH", "PERSON_BESIDE", "OTHER_SEARCH", "OTHER_BESIDE"] {
        write_weights(&mut out, name, terms, &model)?;
    }
    Ok(out)
}

const HEAD: &str = "\
//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;
";

/// The file after `--rows`: pairs that the harness printed before.
fn rows_given() -> Option<String> {
    std::env::args().skip_while(|a| a != "--rows").nth(1)
}

/// What the harness of the engine prints on that command.
fn harness(command: &str) -> Result<String> {
    let sources = root().join("../shared/data");
    ensure!(sources.exists(), "the lists to learn from are not beside the project (`shared/data`)");
    let made = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["run", "--quiet", "--release", "--package", "chancery-screening"])
        .args(["--example", "dev", "--", command])
        .arg(&sources)
        .current_dir(root())
        .output()
        .context("cannot run the harness")?;
    ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).context("the harness printed no text")
}

/// How two names came to stand beside each other, as the engine has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Occasion {
    Search,
    Beside,
}

/// A model, and what it says of each row when that row is kept out of its fit. In bits.
#[derive(Debug)]
struct Learned {
    model: Model,
    unseen: Vec<f64>,
}

/// The models of people and of bodies, each by itself and on a thread of its own, so that none
/// moves with the others.
fn learn_all(
    rows: &Rows,
    designs: &[Vec<(u32, f64)>],
) -> Result<Vec<(&'static str, bool, Learned, Learned)>> {
    std::thread::scope(|scope| {
        let begun = [("PERSON", true), ("OTHER", false)].map(|(name, is_person)| {
            let on = |occasion| scope.spawn(move || learn(rows, designs, is_person, occasion));
            (name, is_person, on(Occasion::Search), on(Occasion::Beside))
        });
        let stopped = || anyhow!("a thread of the trainer stopped");
        begun
            .into_iter()
            .map(|(name, is_person, search, beside)| {
                let search = search.join().map_err(|_| stopped())?;
                Ok((name, is_person, search, beside.join().map_err(|_| stopped())?))
            })
            .collect()
    })
}

fn learn(rows: &Rows, designs: &[Vec<(u32, f64)>], is_person: bool, occasion: Occasion) -> Learned {
    let size = rows.terms.iter().map(|t| t.knots.len() - 1).sum();
    let hold = match occasion {
        Occasion::Search => Restraint { believed: believed(rows), ridge: 0.5, hopeless: 0.1 },
        Occasion::Beside => Restraint { believed: believed(rows), ridge: 1.0, hopeless: 0.02 },
    };
    let weigh = |row: &Row| weight(rows, row, is_person, occasion);
    let fit_on = |keeps: &dyn Fn(usize, &Row) -> bool, start: &Model| {
        let examples: Vec<Example<'_>> = rows
            .rows
            .iter()
            .zip(designs)
            .enumerate()
            .filter(|(at, (row, _))| keeps(*at, row))
            .map(|(_, (row, parts))| Example { parts, is_right: row.is_right, weight: weigh(row) })
            .filter(|e| e.weight > 0.0)
            .collect();
        fit(size, &examples, &hold, start)
    };
    let start = Model { rises: vec![0.0; size], base: -3.0 };
    // Which name of its party a query is nearest to is settled by a first fit on all of them.
    let first = fit_on(&|_, _| true, &start);
    let best = best_names(rows, designs, &first, occasion);
    let mut model = fit_on(&|at, _| best[at], &first);
    let mut unseen = vec![0.0; rows.rows.len()];
    for fold in 0..FOLDS {
        let part = fit_on(&|at, row| best[at] && row.fold != fold, &model);
        for (at, row) in rows.rows.iter().enumerate().filter(|(_, row)| row.fold == fold) {
            debug_assert_eq!(row.fold, fold);
            unseen[at] = score(&part, &designs[at]) / std::f64::consts::LN_2;
        }
    }
    let (scale, base) = match occasion {
        Occasion::Search => report::link(rows, is_person, &unseen),
        Occasion::Beside => (1.0, 0.0),
    };
    model.rises.iter_mut().for_each(|r| *r *= scale);
    model.base = model.base * scale + base * std::f64::consts::LN_2;
    unseen.iter_mut().for_each(|z| *z = *z * scale + base);
    Learned { model, unseen }
}

/// What a few terms are believed to be worth, in bits, for each of their rises: the pairs at hand
/// hold too little of them to say. Source: judgement; a father is not his son.
const BELIEVED: [(&str, f64); 9] = [
    ("Inverted", 8.0),
    ("NumbersUnlike", 3.0),
    ("NumbersMissing", 4.0),
    ("FirstAgainst", 0.5),
    ("LastAgainst", 0.5),
    ("AgainstCount", 0.5),
    ("BodiesAgainst", 0.5),
    ("FathersAgainst", 3.0),
    ("MiddlesAgainst", 0.5),
];

fn believed(rows: &Rows) -> Vec<f64> {
    let of = |name: &str| BELIEVED.iter().find(|b| b.0 == name).map_or(0.0, |b| b.1);
    let rises = rows.terms.iter().flat_map(|t| vec![of(&t.name); t.knots.len() - 1]);
    rises.map(|bits| bits * std::f64::consts::LN_2).collect()
}

/// What a row counts for. Strangers stand for all the counterparts who are not listed.
fn weight(rows: &Rows, row: &Row, is_person: bool, occasion: Occasion) -> f64 {
    if row.is_person != is_person || !row.is_of(occasion) {
        return 0.0;
    }
    let is_typo = row.class.starts_with("typo");
    let is_variant = matches!(row.class.as_str(), "variant" | "other_script");
    if occasion == Occasion::Beside {
        return match row.source {
            Source::Bench => 0.5,
            Source::Register => 0.02,
            Source::Listed if row.is_right && is_variant => 0.05,
            Source::Listed if row.is_right && is_typo => 0.03,
            Source::Listed if !row.is_right => 0.05,
            _ => 0.0,
        };
    }
    let listed = if is_person { LISTED_PEOPLE } else { LISTED_BODIES };
    match row.source {
        Source::Listed if row.is_right && is_variant => 1.0,
        Source::Listed if row.is_right && is_typo => 0.5,
        Source::Listed if !row.is_right => 2.0,
        Source::Register => 0.1,
        Source::Stranger => PRIOR * listed / rows.strangers,
        // Bodies of nothing but words of the table, and with a word of a listed one, are rarer.
        Source::Body(4 | 5) => 0.2 * PRIOR * listed / rows.bodies,
        Source::Body(_) => PRIOR * listed / rows.bodies,
        _ => 0.0,
    }
}

/// Queries of listed people that are right, about: their weight sets that of strangers.
const LISTED_PEOPLE: f64 = 3000.0;
/// The same of bodies.
const LISTED_BODIES: f64 = 1700.0;

/// Whether a row is wrong, or the best right one of its query.
fn best_names(
    rows: &Rows,
    designs: &[Vec<(u32, f64)>],
    model: &Model,
    occasion: Occasion,
) -> Vec<bool> {
    let mut best: BTreeMap<u32, (usize, f64)> = BTreeMap::new();
    let is_listed = |row: &Row| row.is_right && row.source == Source::Listed;
    let is_here = |row: &Row| row.is_of(occasion);
    let listed = rows.rows.iter().enumerate().filter(|(_, row)| is_listed(row) && is_here(row));
    for (at, row) in listed {
        let here = score(model, &designs[at]);
        let kept = best.entry(row.query).or_insert((at, here));
        if here > kept.1 {
            *kept = (at, here);
        }
    }
    let is_best = |at: usize, row: &Row| best.get(&row.query).is_some_and(|b| b.0 == at);
    rows.rows.iter().enumerate().map(|(at, row)| !is_listed(row) || is_best(at, row)).collect()
}

fn write_weights(out: &mut String, name: &str, terms: &[Term], model: &Model) -> Result<()> {
    let units = |z: f64| (z / std::f64::consts::LN_2 * 1024.0).round() as i32;
    writeln!(out, "\n#[rustfmt::skip]\npub(super) static {name}: Weights = Weights {{")?;
    writeln!(out, "    base: {},\n    worth: [", units(model.base))?;
    let mut rises = model.rises.iter();
    for term in terms {
        let sign = if term.is_for { 1.0 } else { -1.0 };
        let mut sum = 0.0;
        let mut worth = vec![0];
        for rise in rises.by_ref().take(term.knots.len() - 1) {
            sum += sign * rise;
            worth.push(units(sum));
        }
        let worth: Vec<String> = worth.iter().map(ToString::to_string).collect();
        writeln!(out, "        &[{}], // {}", worth.join(", "), term.name)?;
    }
    writeln!(out, "    ],\n}};")?;
    Ok(())
}
