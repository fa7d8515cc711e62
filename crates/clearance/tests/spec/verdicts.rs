//! Contacts on an invented organisation, asked through the product's own formats, and the answers
//! expected. Reads `data/verdicts`, or the folder of the same shape that `CHANCERY_VERDICTS` names.

#[path = "verdicts/ask.rs"]
mod ask;
#[path = "verdicts/compare.rs"]
mod compare;
#[path = "verdicts/convert.rs"]
mod convert;
#[path = "verdicts/house.rs"]
mod house;

use house::House;
use std::path::PathBuf;

/// Where the contacts are; none when they are not beside the project.
fn folder() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/verdicts");
    let named = std::env::var_os("CHANCERY_VERDICTS");
    let path = named.map_or_else(|| PathBuf::from(beside), PathBuf::from);
    path.join("contacts.jsonl").exists().then_some(path)
}

#[test]
fn every_contact_is_answered_as_expected() {
    let Some(folder) = folder() else {
        assert!(std::env::var_os("CI").is_none(), "data/verdicts is not there");
        eprintln!("SKIPPED: data/verdicts is not beside the project");
        return;
    };
    let house = House::open(&folder);
    let contacts = std::fs::read_to_string(folder.join("contacts.jsonl")).unwrap();
    let (mut asked, mut wrong) = (0, Vec::new());
    for line in contacts.lines().filter(|l| !l.trim().is_empty()) {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let answer = ask::ask(&house, &case);
        let differs = compare::compare(&case, &answer);
        let id = case["id"].as_str().unwrap_or_default().to_owned();
        let (expected, got) =
            (case["expect"]["verdict"].as_str(), answer.sealed["verdict"].as_str());
        let (expected, got) = (expected.unwrap_or("-"), got.unwrap_or("-"));
        let end = if differs.is_empty() { "ok".to_owned() } else { differs.join("; ") };
        eprintln!("{id:6} {expected:18} {got:18} {end}");
        asked += 1;
        if !differs.is_empty() {
            wrong.push(id);
        }
    }
    eprintln!("{} of {asked} as expected", asked - wrong.len());
    assert!(asked > 0 && wrong.is_empty(), "not as expected: {}", wrong.join(", "));
}
