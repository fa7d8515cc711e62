//! The document of the interface held against what there is: its routes against the route table,
//! its shapes against real answers, itself against what was reviewed.

use super::served::Served;
use serde_json::{Value, json};
use server::api::shapes::{Decision, Party};
use server::router::routes;
use std::collections::BTreeSet;

#[test]
fn http_the_document_is_the_one_reviewed() {
    let text = serde_json::to_string_pretty(server::api::document()).expect("JSON");
    super::is_reviewed("openapi.json", &format!("{text}\n"));
}

#[test]
fn http_the_document_knows_every_route_and_no_other() {
    let document = server::api::document();
    let paths = document["paths"].as_object().expect("paths");
    let described: BTreeSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().expect("methods").keys();
            methods.map(|m| (m.to_uppercase(), path.clone()))
        })
        .collect();
    let served: BTreeSet<(String, String)> = routes()
        .iter()
        .filter(|r| r.path.starts_with("/api/") && r.path != "/api/v1/openapi.json")
        .map(|r| (r.method.to_string(), r.path.to_owned()))
        .collect();
    assert_eq!(described, served);
}

#[test]
fn http_every_reference_of_the_document_leads_somewhere() {
    fn walk(value: &Value, all: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                all.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|v| walk(v, all));
            }
            Value::Array(items) => items.iter().for_each(|v| walk(v, all)),
            _ => {}
        }
    }
    let document = server::api::document();
    let mut all = Vec::new();
    walk(document, &mut all);
    assert!(all.len() > 100, "{}", all.len());
    for reference in all {
        let pointer = reference.strip_prefix('#').expect("a reference within");
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

#[test]
fn http_answers_have_the_shapes_described() {
    let served = Served::new("shapes");
    let names = [
        "National Council of Resistance of Iran",
        "Jon Exampel",
        "Maryam Rajavi",
        "Shirin Exampeli",
        "Qassem Soleimani",
        "Zubarov Lantern Circle",
        "Komala",
        "\u{fffd}\u{fffd}",
    ];
    let acts = ["accept", "chance-encounter", "mass-event"];
    for (act, name) in acts.iter().flat_map(|a| names.iter().map(move |n| (a, n))) {
        let contact = json!({
            "act": act,
            "with": [
                {"name": name, "capacity": "for the National Council of Resistance of Iran"},
                {"name": "Jon Exampel", "kind": "person"},
            ],
        });
        for who in ["p.moreau", "m.haddad"] {
            let reply = served.post(who, "/api/v1/checks", &contact);
            assert_eq!(reply.status, 201, "{}", reply.text());
            let read = serde_json::from_slice::<Decision>(&reply.body);
            assert!(read.is_ok(), "{:?}: {}", read.err(), reply.text());
        }
    }
    let own = include_str!("../../../../../examples/iran-2020/lists/own.toml");
    let ids = own.lines().filter_map(|l| l.strip_prefix("id = \"")?.strip_suffix('"'));
    for id in ids.filter(|id| *id != "x-harbour" && !id.contains(':')) {
        let reply = served.get("p.moreau", &format!("/api/v1/parties/own:{id}"));
        assert_eq!(reply.status, 200, "{}", reply.text());
        let read = serde_json::from_slice::<Party>(&reply.body);
        assert!(read.is_ok(), "{:?}: {}", read.err(), reply.text());
    }
}
