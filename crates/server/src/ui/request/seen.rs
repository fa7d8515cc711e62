//! What a person saw of a request when the form was made in, what happened since out. Four eyes
//! decide on one state: a decision on another is refused, and told why. Never stores anything.

use crate::ui::Words;
use crate::ui::told::filled;
use clearance::filed::{Concurrence, Filed, Standing};
use parties::{OfficerId, Organisation};
use std::collections::BTreeSet;

/// Things that happened to one request, as a form carries them. Largest seen: 5; beyond it a form
/// is one that nobody was shown.
const SEEN_MAX: usize = 200;

/// One thing that happened: its word, and who or what it names.
type Happened = Vec<String>;

/// Everything that happened to a request so far, in words for a form. Ids hold neither comma nor
/// semicolon.
#[must_use]
pub fn seen(filed: &Filed) -> String {
    let all: Vec<String> = happened(filed).iter().map(|h| h.join(",")).collect();
    if all.is_empty() { "filed".to_owned() } else { all.join(";") }
}

fn happened(filed: &Filed) -> BTreeSet<Happened> {
    let mut all = BTreeSet::new();
    let mut add = |words: &[&str]| {
        all.insert(words.iter().map(|w| (*w).to_owned()).collect::<Happened>());
    };
    for one in filed.agreed() {
        add(&["agreed", one.officer.as_str(), one.function.as_str()]);
    }
    match &filed.standing {
        Standing::Open { .. } => {}
        Standing::Granted { .. } => add(&["granted"]),
        Standing::Denied { by, .. } => {
            add(&["denied", by.officer.as_str(), by.function.as_str()]);
        }
        Standing::Withdrawn { officer, .. } => add(&["withdrawn", officer.as_str()]),
    }
    for officer in filed.recused.keys() {
        add(&["recused", officer.as_str()]);
    }
    for (function, concurrence) in &filed.concurrences {
        match concurrence {
            // That time passed is no deed of anybody's.
            Concurrence::Asked { .. } | Concurrence::Lapsed { .. } => {
                add(&["asked", function.as_str()]);
            }
            Concurrence::Agreed { officer, .. } => {
                add(&["concurred", officer.as_str(), function.as_str()]);
            }
            Concurrence::Objected { officer, .. } => {
                add(&["objected", officer.as_str(), function.as_str()]);
            }
        }
    }
    all
}

/// What happened since a form was made, in sentences; empty when it stands as it stood.
#[must_use]
pub fn since(filed: &Filed, form: &str, us: &Organisation, words: Words) -> Vec<String> {
    let now = happened(filed);
    let split = form.split(';').take(SEEN_MAX).filter(|h| !h.is_empty() && *h != "filed");
    let before: BTreeSet<Happened> =
        split.map(|h| h.split(',').map(str::to_owned).collect()).collect();
    if now == before && !form.is_empty() {
        return Vec::new();
    }
    let told: Vec<String> = now.difference(&before).map(|h| sentence(h, us, words)).collect();
    let key = if form.is_empty() { "request.since.unseen" } else { "request.since.other" };
    if told.is_empty() { vec![words.say(key)] } else { told }
}

fn sentence(happened: &Happened, us: &Organisation, words: Words) -> String {
    let at = |i: usize| happened.get(i).map_or("", String::as_str);
    let key = format!("request.since.{}", at(0));
    if at(0) == "asked" {
        return filled(words, &key, &[("function", at(1))]);
    }
    let who = OfficerId::parse(at(1)).map_or_else(|_| String::new(), |o| super::person(us, &o));
    filled(words, &key, &[("who", &who), ("function", at(2))])
}
