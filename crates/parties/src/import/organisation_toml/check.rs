//! A draft in, the organisation out when everything it names is declared once. Notes every fault,
//! not the first; never mends one.

use super::super::faults::Faults;
use super::entry::{Draft, Placed};
use crate::{ContactLevel, FunctionId, Level, Levels, Officer, Organisation, Post, PostId};
use std::collections::BTreeSet;
use std::fmt::Display;

/// Purposes that stand for every organisation and are not declared again.
/// Source: semantics, Doubts settled, 3.
const STANDING: [&str; 6] =
    ["consular", "asylum", "counsel", "host-agreement", "humanitarian", "danger-to-life"];

/// Declared words shown beside one that is not declared.
const KNOWN_SHOWN_MAX: usize = 12;

/// The organisation, when it is whole; what is wrong goes to `faults`.
pub(super) fn check(draft: Draft, faults: &mut Faults) -> Option<Organisation> {
    once(&draft.levels, "level", Level::as_str, faults);
    once(&draft.contact_levels, "contact level", ContactLevel::as_str, faults);
    once(&draft.functions, "function", FunctionId::as_str, faults);
    once(&draft.regions, "region", |r| r.id.as_str(), faults);
    once(&draft.posts, "post", |p| p.id.as_str(), faults);
    once(&draft.officers, "officer", |o| o.id.as_str(), faults);
    once(&draft.collectives, "collective", |c| c.id.as_str(), faults);
    for purpose in &draft.purposes {
        if STANDING.contains(&purpose.value.as_str()) {
            let what = format!("the purpose `{}` stands for everyone", purpose.value);
            faults.lose(purpose.line, "", what, "leave it out");
        }
    }
    references(&draft, faults);
    let whole = Organisation {
        name: draft.name,
        headquarters: draft.headquarters?.value,
        refer_to: draft.refer_to?.value,
        levels: Levels::ordered(values(draft.levels)),
        compartments: values(draft.compartments).into_iter().collect(),
        contact_levels: values(draft.contact_levels),
        purposes: values(draft.purposes).into_iter().collect(),
        regions: values(draft.regions),
        posts: values(draft.posts),
        collectives: values(draft.collectives),
        functions: values(draft.functions).into_iter().collect(),
        officers: values(draft.officers),
    };
    Some(whole)
}

fn values<T>(placed: Vec<Placed<T>>) -> Vec<T> {
    placed.into_iter().map(|p| p.value).collect()
}

fn once<T>(items: &[Placed<T>], what: &str, name: fn(&T) -> &str, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for item in items {
        let name = name(&item.value);
        if !seen.insert(name.to_lowercase()) {
            faults.lose(item.line, "", format!("the {what} `{name}` stands twice"), "");
        }
    }
}

/// The words that something may name.
struct Declared<'a> {
    draft: &'a Draft,
    levels: Levels,
}

impl Declared<'_> {
    fn post(&self, post: &PostId, line: u64, record: &str, faults: &mut Faults) {
        named("post", post, self.draft.post_ids.iter(), line, record, faults);
    }

    fn function(&self, function: &FunctionId, line: u64, record: &str, faults: &mut Faults) {
        let known = self.draft.functions.iter().map(|f| &f.value);
        named("function", function, known, line, record, faults);
    }
}

fn named<'a, T: PartialEq + Display + 'a>(
    what: &str,
    word: &T,
    known: impl Iterator<Item = &'a T> + Clone,
    line: u64,
    record: &str,
    faults: &mut Faults,
) {
    if known.clone().any(|k| k == word) {
        return;
    }
    let mut known: Vec<String> = known.take(KNOWN_SHOWN_MAX).map(ToString::to_string).collect();
    known.dedup();
    let remedy = if known.is_empty() {
        format!("the file declares no {what}")
    } else {
        format!("declared are {}", known.join(", "))
    };
    faults.lose(line, record, format!("no {what} is called `{word}`"), &remedy);
}

fn references(draft: &Draft, faults: &mut Faults) {
    let levels = Levels::ordered(draft.levels.iter().map(|l| l.value.clone()).collect());
    let declared = Declared { draft, levels };
    if let Some(post) = &draft.headquarters {
        declared.post(&post.value, post.line, "headquarters", faults);
    }
    if let Some(function) = &draft.refer_to {
        declared.function(&function.value, function.line, "refer_to", faults);
    }
    for region in &draft.regions {
        if let Some(desk) = &region.value.desk {
            let record = format!("region {}", region.value.id);
            declared.function(desk, region.line, &record, faults);
        }
    }
    for post in &draft.posts {
        self::post(&declared, &post.value, post.line, faults);
    }
    for collective in &draft.collectives {
        let record = format!("collective {}", collective.value.id);
        let mut seen = BTreeSet::new();
        for post in &collective.value.posts {
            declared.post(post, collective.line, &record, faults);
            if !seen.insert(post) {
                let what = format!("the post `{post}` stands twice");
                faults.lose(collective.line, &record, what, "");
            }
        }
    }
    for officer in &draft.officers {
        self::officer(&declared, &officer.value, officer.line, faults);
    }
}

fn post(declared: &Declared<'_>, post: &Post, line: u64, faults: &mut Faults) {
    let record = format!("post {}", post.id);
    let regions = declared.draft.regions.iter().map(|r| &r.value.id);
    named("region", &post.region, regions, line, &record, faults);
    for officer in post.head.iter().chain(&post.deputy) {
        named("officer", officer, declared.draft.officer_ids.iter(), line, &record, faults);
    }
}

fn officer(declared: &Declared<'_>, officer: &Officer, line: u64, faults: &mut Faults) {
    let record = format!("officer {}", officer.id);
    declared.post(&officer.post, line, &record, faults);
    for function in &officer.functions {
        declared.function(function, line, &record, faults);
    }
    named("level", &officer.level, declared.levels.all().iter(), line, &record, faults);
    for compartment in &officer.compartments {
        let known = declared.draft.compartments.iter().map(|c| &c.value);
        named("compartment", compartment, known, line, &record, faults);
    }
}
