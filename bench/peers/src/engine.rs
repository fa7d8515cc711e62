//! An engine's answers from their file in, asked and answered side by side out. The same for the
//! peers and for ours.

use crate::Result;
use crate::questions::Questions;
use crate::rows::{Asked, Pair};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;

/// One party answered.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) score: u16,
    pub(crate) party: String,
    pub(crate) hit: bool,
    pub(crate) ask: bool,
}

/// The answers of one step.
#[derive(Debug, Default)]
pub(crate) struct Step {
    pub(crate) cpu_s: f64,
    pub(crate) load_s: f64,
    pub(crate) scores: Vec<u16>,
    pub(crate) found: Vec<Vec<Found>>,
    /// Parts that could not be read, for each name; engines that never say so say none.
    pub(crate) unread: Vec<usize>,
    /// Whatever else it tells.
    pub(crate) rest: Value,
}

/// An engine and everything it answered.
#[derive(Debug)]
pub(crate) struct Engine {
    pub(crate) name: &'static str,
    pub(crate) versions: Vec<String>,
    /// From which score it calls a hit.
    pub(crate) threshold: u16,
    /// CPU time until it can answer at all.
    pub(crate) ready_s: f64,
    pub(crate) peak_mib: f64,
    pub(crate) kept_from: Option<String>,
    steps: HashMap<String, Step>,
}

impl Engine {
    pub(crate) fn read(name: &'static str, path: &Path, kept_from: Option<String>) -> Result<Self> {
        let text = std::fs::read_to_string(path)?;
        let lines: Vec<Value> =
            text.lines().map(serde_json::from_str).collect::<std::result::Result<_, _>>()?;
        let head = lines.first().cloned().unwrap_or_default();
        let threshold = head["hit"].as_u64().and_then(|t| u16::try_from(t).ok()).unwrap_or(1000);
        let mut steps = HashMap::new();
        for line in &lines {
            if let Some(step) = line["step"].as_str() {
                steps.insert(step.to_owned(), read_step(line, threshold));
            }
        }
        let versions = head["versions"].as_object().cloned().unwrap_or_default();
        Ok(Self {
            name,
            versions: versions
                .iter()
                .map(|(k, v)| format!("{k} {}", v.as_str().map_or(v.to_string(), str::to_owned)))
                .collect(),
            threshold,
            ready_s: head["ready_s"].as_f64().unwrap_or_default(),
            peak_mib: lines.iter().find_map(|l| l["peak_mib"].as_f64()).unwrap_or_default(),
            kept_from,
            steps,
        })
    }

    pub(crate) fn step(&self, name: &str) -> Result<&Step> {
        self.steps.get(name).ok_or_else(|| format!("{} did not answer `{name}`", self.name).into())
    }

    /// Pairs with the score each got.
    pub(crate) fn pairs<'q>(&self, of: &'q Questions, name: &str) -> Result<Vec<(&'q Pair, u16)>> {
        let (pairs, step) = (of.pairs(name)?, self.step(name)?);
        same_length(pairs.len(), step.scores.len(), self.name, name)?;
        Ok(pairs.iter().zip(step.scores.iter().copied()).collect())
    }

    /// Names with the parties each got.
    pub(crate) fn answers<'q>(
        &'q self,
        of: &'q Questions,
        name: &str,
    ) -> Result<Vec<(&'q Asked, &'q [Found])>> {
        let (screening, step) = (of.screening(name)?, self.step(name)?);
        same_length(screening.asked.len(), step.found.len(), self.name, name)?;
        Ok(screening.asked.iter().zip(step.found.iter().map(Vec::as_slice)).collect())
    }
}

fn same_length(asked: usize, answered: usize, engine: &str, step: &str) -> Result<()> {
    if asked == answered {
        return Ok(());
    }
    Err(format!("{engine} answered {answered} of {asked} in `{step}`").into())
}

fn read_step(line: &Value, threshold: u16) -> Step {
    let score = |value: &Value| value.as_u64().and_then(|s| u16::try_from(s).ok()).unwrap_or(0);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let found = |one: &Value| {
        let score = score(&one[0]);
        let is_hit = one[2].as_bool().unwrap_or(score >= threshold);
        Found {
            score,
            party: one[1].as_str().unwrap_or_default().to_owned(),
            hit: is_hit,
            ask: one[3].as_bool().unwrap_or(is_hit),
        }
    };
    let mut rest = line.clone();
    let _ = rest.as_object_mut().map(|o| o.remove("found"));
    Step {
        cpu_s: line["cpu_s"].as_f64().unwrap_or_default(),
        load_s: line["load_s"].as_f64().unwrap_or_default(),
        scores: list(&line["scores"]).iter().map(score).collect(),
        found: list(&line["found"]).iter().map(|q| list(q).iter().map(found).collect()).collect(),
        unread: list(&line["unread"])
            .iter()
            .map(|n| n.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default())
            .collect(),
        rest,
    }
}
