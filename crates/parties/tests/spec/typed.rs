//! The expected organisation and parties of the verdict cases, through the product's own formats.

use parties::import::{organisation_toml, parties_toml};
use parties::{Levels, ListId};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The shared data; none, said aloud, where a checkout has none.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if path.exists() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
    #[expect(clippy::print_stderr, reason = "a test left out must say so")]
    {
        eprintln!("SKIPPED: {} is not here", path.display());
    }
    None
}

fn json(path: &str) -> Option<Value> {
    let text = std::fs::read_to_string(shared(path)?).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

fn toml(value: &Value) -> String {
    match value {
        // The strings of the data need no other escapes than JSON has; TOML reads the same ones.
        Value::Array(items) => {
            format!("[{}]", items.iter().map(toml).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn lines(out: &mut String, table: &Value, keys: &[(&str, &str)]) {
    for (from, to) in keys {
        match &table[*from] {
            Value::Null => {}
            value => out.push_str(&format!("{to} = {}\n", toml(value))),
        }
    }
}

fn plain(keys: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    keys.iter().map(|k| (*k, *k)).collect()
}

/// The organisation of the verdicts as its file; regions are those its posts name.
pub(crate) fn organisation_file(data: &Value) -> String {
    let mut out = "headquarters = \"hq\"\nrefer_to = \"security\"\n".to_owned();
    let head = ["name", "levels", "compartments", "contact_levels", "functions"];
    lines(&mut out, data, &plain(&head));
    out.push_str("purposes = [\"press-accreditation\"]\n[collectives]\n");
    for (name, posts) in data["collectives"].as_object().unwrap() {
        out.push_str(&format!("\"{name}\" = {}\n", toml(posts)));
    }
    let mut regions = std::collections::BTreeSet::new();
    for post in data["posts"].as_array().unwrap() {
        regions.insert(post["region"].as_str().unwrap());
        out.push_str("[[post]]\n");
        let keys = ["id", "name", "region", "time_zone", "working_days", "head", "deputy"];
        lines(&mut out, post, &plain(&keys));
    }
    for region in regions {
        out.push_str(&format!("[[region]]\nid = \"{region}\"\n"));
    }
    for officer in data["officers"].as_array().unwrap() {
        out.push_str("[[officer]]\n");
        let keys = ["id", "post", "roles", "functions", "level", "compartments"];
        lines(&mut out, officer, &plain(&keys));
        for tie in data["ties"].as_array().unwrap() {
            if tie["officer"] == officer["id"] {
                out.push_str("[[officer.tie]]\n");
                lines(&mut out, tie, &plain(&["kind", "of", "declared"]));
            }
        }
    }
    out
}

#[test]
fn the_organisation_of_the_verdicts_is_held_whole() {
    let Some(data) = json("verdicts/organisation.json") else { return };
    let organisation = organisation_toml::read(organisation_file(&data).as_bytes()).unwrap();
    assert_eq!(organisation.posts.len(), data["posts"].as_array().unwrap().len());
    assert_eq!(organisation.officers.len(), data["officers"].as_array().unwrap().len());
    let cairo = organisation.posts.iter().find(|p| p.id.as_str() == "cairo").unwrap();
    assert_eq!(cairo.working_days[0], jiff::civil::Weekday::Sunday);
    let tied = organisation.officers.iter().find(|o| !o.ties.is_empty()).unwrap();
    assert_eq!((tied.id.as_str(), tied.ties[0].of.as_str()), ("f.jansen", "own:tnf"));
    let again = organisation_toml::read(organisation_toml::write(&organisation).as_bytes());
    assert_eq!(again, Ok(organisation));
}

fn parties_file(data: &Value) -> String {
    let mut out = String::new();
    for party in data["parties"].as_array().unwrap() {
        out.push_str("[[party]]\n");
        let keys = [
            ("id", "id"),
            ("kind", "kind"),
            ("birth_date", "born"),
            ("death_date", "died"),
            ("countries", "country"),
            ("categories", "category"),
            ("merged_into", "merged_into"),
            ("note", "note"),
        ];
        lines(&mut out, party, &keys);
        let seen = &party["visibility"];
        out.push_str(&format!(
            "visibility = {{ level = {}, compartments = {} }}\n",
            toml(&seen["level"]),
            toml(&seen["compartments"])
        ));
        for name in party["names"].as_array().unwrap() {
            out.push_str("[[party.names]]\n");
            let keys = [("name", "text"), ("name_kind", "kind"), ("strength", "strength")];
            lines(&mut out, name, &keys);
        }
        for link in party["affiliations"].as_array().unwrap() {
            out.push_str("[[party.affiliation]]\n");
            let keys = [
                ("kind", "link"),
                ("of", "of"),
                ("from", "from"),
                ("to", "to"),
                ("source", "source"),
            ];
            lines(&mut out, link, &keys);
        }
        for listing in party["listings"].as_array().unwrap() {
            out.push_str("[[party.listing]]\n");
            lines(&mut out, listing, &plain(&["list", "programme", "from", "to"]));
        }
    }
    out
}

#[test]
fn the_parties_of_the_verdicts_are_held_whole() {
    let Some(data) = json("verdicts/parties.json") else { return };
    let list = ListId::parse("own").unwrap();
    let read = parties_toml::read(&list, parties_file(&data).as_bytes(), &Levels::initial());
    assert_eq!(read.faults, Vec::new());
    let expected = data["parties"].as_array().unwrap();
    assert_eq!(read.parties.len(), expected.len());
    for (party, expected) in read.parties.iter().zip(expected) {
        assert_eq!(party.id.as_str(), expected["id"].as_str().unwrap());
        assert_eq!(party.names.len(), expected["names"].as_array().unwrap().len());
        assert_eq!(party.affiliations.len(), expected["affiliations"].as_array().unwrap().len());
        assert_eq!(party.listings.len(), expected["listings"].as_array().unwrap().len());
        let level = expected["visibility"]["level"].as_str().unwrap();
        assert_eq!(party.visibility.level.as_str(), level);
        let into = party.merged_into.as_ref().map(|id| id.as_str());
        assert_eq!(into, expected["merged_into"].as_str());
        let born = party.births.first().map(ToString::to_string);
        assert_eq!(born.as_deref(), expected["birth_date"].as_str());
    }
}
