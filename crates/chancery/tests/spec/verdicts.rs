//! Contacts on an invented organisation, asked of the binary itself, and the answers expected.
//! Reads `data/verdicts`, or the folder of the same shape that `CHANCERY_VERDICTS` names.
//!
//! Everything is done as an operator would: the organisation is imported, lists are loaded and
//! directives released when the clock of the story says so, grants are asked for and given, and
//! each contact is asked three times: when it was asked in the case, by the inspector who reads
//! the whole of it, and at the end of everything as a question about the past.

#[path = "verdicts/ask.rs"]
mod ask;
#[path = "../../../clearance/tests/spec/verdicts/compare.rs"]
mod compare;
#[path = "../../../clearance/tests/spec/verdicts/convert.rs"]
mod convert;
#[path = "verdicts/house.rs"]
mod house;
#[path = "verdicts/timeline.rs"]
mod timeline;

use house::House;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Where the contacts are; none when they are not beside the project.
fn folder() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/verdicts");
    let named = std::env::var_os("CHANCERY_VERDICTS");
    let path = named.map_or_else(|| PathBuf::from(beside), PathBuf::from);
    path.join("contacts.jsonl").exists().then_some(path)
}

fn cases(folder: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(folder.join("contacts.jsonl")).unwrap();
    let lines = text.lines().filter(|l| !l.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
#[expect(clippy::print_stderr, reason = "a test says what it skipped and what it found")]
fn verdicts_of_the_binary_are_the_expected_ones() {
    let Some(folder) = folder() else {
        assert!(std::env::var_os("CI").is_none(), "data/verdicts is not there");
        eprintln!("SKIPPED: data/verdicts is not beside the project");
        return;
    };
    let cases = cases(&folder);
    // A grant of a case stands in that case alone, so each of these has a directory of its own.
    let (granted, plain): (Vec<&Value>, Vec<&Value>) =
        cases.iter().partition(|c| c["grants"].as_array().is_some_and(|g| !g.is_empty()));
    let mut wrong = told(&folder, "plain", &plain);
    for case in granted {
        wrong.extend(told(&folder, case["id"].as_str().unwrap(), &[case]));
    }
    eprintln!("{} of {} as expected", cases.len() - wrong.len(), cases.len());
    assert!(!cases.is_empty() && wrong.is_empty(), "not as expected: {}", wrong.join(", "));
}

/// Asks these cases in a directory of their own and prints a line for each; the ids of those that
/// are not answered as expected.
#[expect(clippy::print_stderr, reason = "a test says where answers differ")]
fn told(folder: &Path, name: &str, cases: &[&Value]) -> Vec<String> {
    let mut house = House::set_up(folder, name);
    let mut asked: Vec<Option<ask::Asked>> = cases.iter().map(|_| None).collect();
    for step in timeline::steps(&house, cases) {
        house.move_to(&step.at);
        match step.what {
            timeline::What::Load(text) => house.load(&text),
            timeline::What::Release(number, by) => house.release(&number, &by),
            timeline::What::Grant(grant) => house.grant(&grant),
            timeline::What::Ask(n) => asked[n] = Some(ask::ask(&house, cases[n])),
        }
    }
    for told in &house.refused {
        eprintln!("a grant of the cases was not given: {told}");
    }
    let mut wrong = Vec::new();
    for (case, asked) in cases.iter().zip(&asked) {
        let asked = asked.as_ref().unwrap();
        let mut differs = compare::compare(case, &asked.answer);
        differs.extend(ask::odd_exit(case, asked));
        differs.extend(ask::differs_as_of(&house, case, asked));
        let id = case["id"].as_str().unwrap_or_default().to_owned();
        let (expected, got) =
            (case["expect"]["verdict"].as_str(), asked.answer.sealed["verdict"].as_str());
        let (expected, got) = (expected.unwrap_or("-"), got.unwrap_or("-"));
        let end = if differs.is_empty() { "ok".to_owned() } else { differs.join("; ") };
        eprintln!("{id:6} {expected:18} {got:18} {end}");
        if !differs.is_empty() {
            wrong.push(id);
        }
    }
    wrong
}
