//! Scores of pairs the fit has not seen in, how far they can be believed out. Never a weight but
//! the scale of the whole.

use super::exact::{exp2, log2};
use super::rows::{FOLDS, Row, Rows, Source};
use super::{Learned, Occasion, PRIOR};
use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The best score of each query, in bits.
struct Best {
    listed: Vec<f64>,
    strangers: Vec<f64>,
    /// Queries of strangers, also those that met nothing.
    asked: f64,
}

const NOTHING: f64 = -99.0;

fn best(rows: &Rows, is_person: bool, scores: &[f64]) -> Best {
    let mut listed: BTreeMap<u32, f64> = BTreeMap::new();
    let mut strangers: BTreeMap<u32, f64> = BTreeMap::new();
    let is_here = |row: &Row| row.is_person == is_person && row.is_of(Occasion::Search);
    for (row, &score) in rows.rows.iter().zip(scores).filter(|(r, _)| is_here(r)) {
        let is_wanted = matches!(row.class.as_str(), "variant" | "other_script");
        let of = match row.source {
            Source::Listed if row.is_right && is_wanted => &mut listed,
            Source::Stranger | Source::Body(0..=3) => &mut strangers,
            _ => continue,
        };
        let kept = of.entry(row.query).or_insert(NOTHING);
        *kept = if row.is_weak { *kept } else { kept.max(score) };
    }
    let asked = if is_person { rows.strangers } else { (rows.bodies * 4.0 / 6.0).round() };
    let sorted = |of: BTreeMap<u32, f64>| {
        let mut scores: Vec<f64> = of.into_values().collect();
        scores.sort_by(|a, b| b.total_cmp(a));
        scores
    };
    Best { listed: sorted(listed), strangers: sorted(strangers), asked }
}

impl Best {
    fn found(&self, least: f64) -> f64 {
        self.listed.iter().filter(|z| **z >= least).count() as f64 / self.listed.len() as f64
    }

    fn false_hits(&self, least: f64) -> usize {
        self.strangers.iter().filter(|z| **z >= least).count()
    }
}

/// Scale and base that make a score of `s` per mille say: of hits at `s` or above, at the stated
/// prior, that share is right.
pub(super) fn link(rows: &Rows, is_person: bool, scores: &[f64]) -> (f64, f64) {
    let best = best(rows, is_person, scores);
    let mut points: Vec<(f64, f64)> = Vec::new();
    for rank in [3, 5, 8, 13, 21, 34, 55, 89, 144, 233] {
        let Some(z) = best.strangers.get(rank) else { break };
        let wrong = (rank as f64 + 0.5) / best.asked * (1.0 - 1.0 / PRIOR);
        let right = best.found(*z) / PRIOR;
        points.push((*z, log2(right / wrong)));
    }
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let along: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    let spread: f64 = points.iter().map(|p| (p.0 - x) * (p.0 - x)).sum();
    let scale = (along / spread.max(1e-9)).clamp(0.5, 1.5);
    let kept_back = if is_person { KEPT_BACK_PEOPLE } else { KEPT_BACK_BODIES };
    (scale, y - scale * x + kept_back)
}

/// How much milder than strict calibration the scale is drawn: two strangers in ten thousand may
/// pass the threshold of 850, and strictly drawn one and a half would. Units: bits.
const KEPT_BACK_PEOPLE: f64 = 0.4;
/// The same of bodies, whose strangers are made of the words of listed ones and so too near.
const KEPT_BACK_BODIES: f64 = 1.0;

pub(super) fn head(rows: &Rows) -> String {
    let mut out = String::from(
        "# Calibration of the scores\n\n\
         Made by `cargo xtask train`; do not edit.\n\n\
         A score is held to mean: of hits at that score or above, when one counterpart in a \
         thousand is listed, that share is right. Every figure is of pairs kept out of the fit: \
         the pairs are dealt into parts by party, and each part is judged by a model fitted on \
         the others, which is drawn 0.4 bits (people) or 1 (bodies) too mild on purpose: two \
         strangers in ten thousand may be asked about.\n\n",
    );
    let right = rows.rows.iter().filter(|r| r.is_right).count();
    let _ = writeln!(
        out,
        "{} pairs, {right} of them right; {} people and {} bodies not listed; {FOLDS} parts.",
        rows.rows.len(),
        rows.strangers,
        rows.bodies
    );
    out
}

/// Bits of log-odds of that many per mille.
fn bits(permille: f64) -> f64 {
    log2(permille / (1000.0 - permille))
}

pub(super) fn search(
    out: &mut String,
    rows: &Rows,
    is_person: bool,
    learned: &Learned,
) -> Result<()> {
    let best = best(rows, is_person, &learned.unseen);
    let who = if is_person { "people" } else { "bodies" };
    writeln!(out, "\n## Searches for {who}\n")?;
    writeln!(
        out,
        "| Score at least | Listed found | 95 % | Strangers hit | of | Right at the prior |"
    )?;
    writeln!(out, "|--:|--:|--:|--:|--:|--:|")?;
    for permille in [100, 200, 300, 400, 500, 600, 700, 800, 850, 900, 950, 990] {
        let least = bits(f64::from(permille));
        let found = best.found(least);
        let false_hits = best.false_hits(least);
        let (low, high) = interval(&best.listed, least);
        let wrong = false_hits as f64 / best.asked * (1.0 - 1.0 / PRIOR);
        let right = found / PRIOR;
        let share = if false_hits == 0 { 1.0 } else { right / (right + wrong) };
        writeln!(
            out,
            "| {permille} | {found:.3} | {low:.3}–{high:.3} | {false_hits} | {} | {share:.3} |",
            best.asked
        )?;
    }
    let rank = (best.asked / 10_000.0).round().max(1.0) as usize;
    let least = best.strangers.get(rank).copied().unwrap_or(NOTHING);
    let (low, high) = interval(&best.listed, least);
    writeln!(
        out,
        "\nAt the score that one stranger in 10,000 exceeds ({least:.2} bits): {:.3} of the listed \
         found ({low:.3}–{high:.3}).",
        best.found(least)
    )?;
    Ok(())
}

/// The middle 95 % of what is found when the queries are drawn anew.
fn interval(listed: &[f64], least: f64) -> (f64, f64) {
    let mut state = 4_u64;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    let mut shares: Vec<f64> = (0..200)
        .map(|_| {
            let found = (0..listed.len()).filter(|_| listed[next(listed.len())] >= least).count();
            found as f64 / listed.len() as f64
        })
        .collect();
    shares.sort_by(f64::total_cmp);
    (shares[5], shares[194])
}

pub(super) fn beside(
    out: &mut String,
    rows: &Rows,
    is_person: bool,
    learned: &Learned,
) -> Result<()> {
    let who = if is_person { "people" } else { "bodies" };
    // The better of the two ways round, as the engine takes it.
    let mut pairs: BTreeMap<u32, (bool, f64)> = BTreeMap::new();
    let is_pair = |row: &Row| row.source == Source::Bench && row.is_person == is_person;
    for (row, &score) in rows.rows.iter().zip(&learned.unseen).filter(|(r, _)| is_pair(r)) {
        let kept = pairs.entry(row.query).or_insert((row.is_right, NOTHING));
        kept.1 = kept.1.max(score);
    }
    writeln!(out, "\n## {} put side by side\n", if is_person { "People" } else { "Bodies" })?;
    writeln!(
        out,
        "Pairs of {who} that people judged, about half of them right; nothing shared: left out.\n"
    )?;
    writeln!(out, "| Score | Pairs | Right | Expected | F1 at or above |\n|--:|--:|--:|--:|--:|")?;
    for permille in (0..1000).step_by(100) {
        let low = if permille == 0 { NOTHING } else { bits(f64::from(permille)) };
        let high = if permille == 900 { -NOTHING } else { bits(f64::from(permille + 100)) };
        let here: Vec<&(bool, f64)> =
            pairs.values().filter(|p| (low..high).contains(&p.1)).collect();
        let right = here.iter().filter(|p| p.0).count();
        let expected: f64 = here.iter().map(|p| 1.0 / (1.0 + exp2(-p.1))).sum();
        let hits = pairs.values().filter(|p| p.1 >= low).count();
        let good = pairs.values().filter(|p| p.1 >= low && p.0).count();
        let all = pairs.values().filter(|p| p.0).count();
        let f1 = 2.0 * good as f64 / (hits + all).max(1) as f64;
        writeln!(
            out,
            "| {permille}–{} | {} | {right} | {expected:.1} | {f1:.3} |",
            permille + 100,
            here.len()
        )?;
    }
    Ok(())
}
