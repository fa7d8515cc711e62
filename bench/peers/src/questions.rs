//! Labelled rows in, the steps every engine is taken through out: pairs to score, lists to hold and
//! names to ask of them. The same for each engine, in one file.

use crate::edits::{self, Dice};
use crate::rows::{self, Asked, Bearer, Listed, Pair};
use crate::{Result, facts};
use parties::Kind;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

/// The lists whose names are left out one by one.
pub(crate) const GOLD: [&str; 3] = ["un", "uk2018", "ofac"];
/// Listed names that are edited, each in every way.
const TARGETS: usize = 200;
/// Strangers asked of the SDN list, to time it: enough for the slowest peer, all distinct.
const TIMED: usize = 1_000;
/// The ways a name is got wrong, in the order of the page.
pub(crate) const EDITS: [&str; 5] = ["exact", "a word dropped", "respelt", "one typo", "two typos"];

/// Pairs to score.
#[derive(Debug)]
pub(crate) struct Pairs {
    pub(crate) name: &'static str,
    pub(crate) pairs: Vec<Pair>,
}

/// A list to hold and names to ask of it.
#[derive(Debug)]
pub(crate) struct Screening {
    pub(crate) name: String,
    pub(crate) parties: Vec<Listed>,
    pub(crate) asked: Vec<Asked>,
}

/// Everything that is asked.
#[derive(Debug)]
pub(crate) struct Questions {
    pub(crate) pairs: Vec<Pairs>,
    pub(crate) screenings: Vec<Screening>,
}

impl Questions {
    pub(crate) fn read(data: &Path) -> Result<Self> {
        let pairs = vec![
            Pairs { name: "name_bench", pairs: rows::name_bench(data)? },
            Pairs { name: "entity_checks", pairs: rows::entity_checks(data)? },
        ];
        let mut screenings = Vec::new();
        for list in GOLD {
            let parties = rows::listed(data, list)?;
            let asked = rows::gold(data, list, &parties)?;
            screenings.push(Screening { name: list.to_owned(), parties, asked });
        }
        let mut both = rows::listed(data, "un")?;
        both.extend(rows::listed(data, "ofac")?);
        let asked = rows::strangers(data)?;
        screenings.push(Screening { name: "strangers".to_owned(), parties: both, asked });
        screenings.push(sdn(data)?);
        screenings.push(facts::homonyms(data)?);
        Ok(Self { pairs, screenings })
    }

    pub(crate) fn screening(&self, name: &str) -> Result<&Screening> {
        let found = self.screenings.iter().find(|screening| screening.name == name);
        found.ok_or_else(|| format!("no step is called `{name}`").into())
    }

    pub(crate) fn pairs(&self, name: &str) -> Result<&[Pair]> {
        let found = self.pairs.iter().find(|step| step.name == name);
        Ok(&found.ok_or_else(|| format!("no step is called `{name}`"))?.pairs)
    }

    /// The steps, one a line, as engines read them.
    pub(crate) fn lines(&self) -> String {
        let mut text = String::new();
        for step in &self.pairs {
            let pairs: Vec<Value> =
                step.pairs.iter().map(|p| json!([p.first.json(), p.second.json()])).collect();
            let line = json!({ "do": "pairs", "name": step.name, "pairs": pairs });
            let _ = writeln!(text, "{line}");
        }
        for step in &self.screenings {
            let parties: Vec<Value> = step
                .parties
                .iter()
                .map(|party| {
                    let mut value = party.bearer.json();
                    value["id"] = json!(party.id);
                    value
                })
                .collect();
            let asked: Vec<Value> = step.asked.iter().map(|one| one.bearer.json()).collect();
            let line = json!({
                "do": "screen", "name": step.name, "parties": parties, "asked": asked,
            });
            let _ = writeln!(text, "{line}");
        }
        text
    }
}

/// The whole SDN list of July 2021: names got wrong, and strangers to time it by.
fn sdn(data: &Path) -> Result<Screening> {
    let parties = facts::ofac(data)?;
    let mut dice = Dice(2_021);
    let mut asked = Vec::new();
    let mut taken = HashSet::new();
    while taken.len() < TARGETS {
        let Some(party) = parties.get(dice.below(parties.len())) else { break };
        let name = party.bearer.names.first().map_or("", |(text, _)| text.as_str());
        let is_named = party.bearer.kind == Kind::Person || party.bearer.kind == Kind::Organisation;
        // Three words, so that every edit can be made of every target.
        if !is_named || name.split(' ').count() < 3 || taken.contains(&party.id) {
            continue;
        }
        let edited = [
            Some(name.to_owned()),
            edits::dropped(name, &mut dice),
            edits::respelt(name, &mut dice),
            edits::typo(name, &mut dice),
            edits::two_typos(name, &mut dice),
        ];
        let Some(edited) = edited.into_iter().collect::<Option<Vec<String>>>() else { continue };
        taken.insert(party.id.clone());
        for (class, name) in EDITS.into_iter().zip(edited) {
            asked.push(Asked {
                bearer: Bearer::named(&name, party.bearer.kind),
                class: class.to_owned(),
                script: "Latin".to_owned(),
                culture: party.culture,
                right: vec![party.id.clone()],
            });
        }
    }
    // Namesakes among the listed: a hit there is right too.
    for one in &mut asked {
        let target = one.right.first().cloned().unwrap_or_default();
        let names: HashSet<String> = parties
            .iter()
            .filter(|party| party.id == target)
            .flat_map(|party| &party.bearer.names)
            .map(|(text, _)| text.to_lowercase())
            .collect();
        let same = parties.iter().filter(|party| {
            party.id != target
                && party.bearer.names.iter().any(|(text, _)| names.contains(&text.to_lowercase()))
        });
        one.right.extend(same.map(|party| party.id.clone()));
    }
    let strangers = rows::strangers(data)?;
    let step = strangers.len() / TIMED;
    asked.extend(strangers.into_iter().step_by(step.max(1)).take(TIMED).map(|mut one| {
        one.class = "stranger".to_owned();
        one
    }));
    Ok(Screening { name: "sdn".to_owned(), parties, asked })
}
