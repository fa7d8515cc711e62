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

/// Every schema that a body is made of, by the way to it.
fn parts(schema: &Value, at: &str, all: &mut Vec<(String, Value)>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix('#')) {
        let target = server::api::document().pointer(name).expect("a schema");
        return parts(target, &format!("{at} {name}"), all);
    }
    all.push((at.to_owned(), schema.clone()));
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        parts(property, &format!("{at}.{name}"), all);
    }
    if schema["items"].is_object() {
        parts(&schema["items"], &format!("{at}[]"), all);
    }
    for one in ["oneOf", "allOf", "anyOf"].iter().flat_map(|k| schema[*k].as_array()).flatten() {
        parts(one, at, all);
    }
}

#[test]
fn http_every_body_is_closed_and_bounded() {
    let document = server::api::document();
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("methods") {
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            if schema.is_object() {
                parts(schema, &format!("{method} {path}"), &mut all);
            }
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                if parameter["in"] == "query" {
                    parts(&parameter["schema"], &format!("{method} {path}?"), &mut all);
                }
            }
        }
    }
    assert!(all.len() > 100, "only {} parts", all.len());
    for (at, schema) in &all {
        let is = |word: &str| {
            schema["type"] == word
                || schema["type"].as_array().is_some_and(|all| all.iter().any(|t| t == word))
        };
        let has = |key: &str| !schema[key].is_null();
        assert!(!is("object") || schema["additionalProperties"] == false, "{at} takes any field");
        assert!(!is("array") || has("maxItems"), "{at} takes any number");
        let is_bounded = has("maxLength") || has("enum") || has("format");
        assert!(!is("string") || is_bounded, "{at} takes any length: {schema}");
    }
}
