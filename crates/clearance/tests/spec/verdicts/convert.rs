//! The invented organisation, parties and directives as JSON in, the product's own formats out:
//! organisation-toml, parties-toml as known at a time, directive texts with their release times.
//! Knows nothing of what the product makes of them.

use serde_json::Value;
use std::fmt::Write;

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 0x20 => write!(out, "\\u{:04X}", c as u32).unwrap(),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn texts(value: &Value) -> Vec<String> {
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(|v| v.as_str().map(quoted)).collect()
}

fn list(value: &Value) -> String {
    format!("[{}]", texts(value).join(", "))
}

fn put(out: &mut String, key: &str, value: &Value) {
    if let Some(text) = value.as_str().filter(|t| !t.is_empty()) {
        writeln!(out, "{key} = {}", quoted(text)).unwrap();
    }
}

/// The organisation file. What the JSON leaves out is filled in as its notes say: headquarters is
/// `hq`, everybody is referred to the Near East desk, two purposes are the organisation's own.
pub(crate) fn organisation_toml(json: &Value) -> String {
    let mut out = String::new();
    put(&mut out, "name", &json["name"]);
    out.push_str("headquarters = \"hq\"\nrefer_to = \"nea-desk\"\n");
    out.push_str("purposes = [\"press-accreditation\", \"mandated-activity\"]\n");
    for key in ["levels", "compartments", "contact_levels", "functions"] {
        writeln!(out, "{key} = {}", list(&json[key])).unwrap();
    }
    out.push_str("\n[collectives]\n");
    for (name, posts) in json["collectives"].as_object().unwrap() {
        writeln!(out, "{} = {}", quoted(name), list(posts)).unwrap();
    }
    let posts = json["posts"].as_array().unwrap();
    let mut regions: Vec<&str> = posts.iter().filter_map(|p| p["region"].as_str()).collect();
    regions.sort_unstable();
    regions.dedup();
    for region in regions {
        writeln!(out, "\n[[region]]\nid = {}", quoted(region)).unwrap();
    }
    for post in posts {
        out.push_str("\n[[post]]\n");
        for key in ["id", "name", "region", "time_zone", "head", "deputy"] {
            put(&mut out, key, &post[key]);
        }
        writeln!(out, "working_days = {}", list(&post["working_days"])).unwrap();
    }
    for officer in json["officers"].as_array().unwrap() {
        out.push_str("\n[[officer]]\n");
        for key in ["id", "post", "level"] {
            put(&mut out, key, &officer[key]);
        }
        for key in ["roles", "functions", "compartments"] {
            writeln!(out, "{key} = {}", list(&officer[key])).unwrap();
        }
        for tie in json["ties"].as_array().into_iter().flatten() {
            if tie["officer"] == officer["id"] {
                out.push_str("[[officer.tie]]\n");
                for key in ["kind", "of", "declared"] {
                    put(&mut out, key, &tie[key]);
                }
            }
        }
    }
    out
}

/// Whether an event of that kind about a party was recorded by then. Times are compared as text:
/// all are UTC with minutes.
fn is_recorded(events: &[Value], what: &str, party: &Value, by: &str) -> bool {
    events.iter().any(|e| {
        e["what"] == what && &e["party"] == party && e["at"].as_str().is_some_and(|at| at <= by)
    })
}

fn has(events: &[Value], what: &str, party: &Value) -> bool {
    events.iter().any(|e| e["what"] == what && &e["party"] == party)
}

/// The own list as known at a time, `2026-03-01T12:00Z`: what was recorded later is not in it.
pub(crate) fn parties_toml(parties: &Value, organisation: &Value, known_at: &str) -> String {
    let events = organisation["events"].as_array().unwrap();
    let mut out = String::new();
    for party in parties["parties"].as_array().unwrap() {
        out.push_str("\n[[party]]\n");
        for (key, field) in
            [("id", "id"), ("kind", "kind"), ("born", "birth_date"), ("died", "death_date")]
        {
            put(&mut out, key, &party[field]);
        }
        put(&mut out, "note", &party["note"]);
        writeln!(out, "country = {}", list(&party["countries"])).unwrap();
        writeln!(out, "category = {}", list(&party["categories"])).unwrap();
        if is_recorded(events, "merged", &party["id"], known_at) {
            put(&mut out, "merged_into", &party["merged_into"]);
        }
        let visibility = &party["visibility"];
        writeln!(
            out,
            "visibility = {{ level = {}, compartments = {} }}",
            quoted(visibility["level"].as_str().unwrap()),
            list(&visibility["compartments"])
        )
        .unwrap();
        for name in party["names"].as_array().unwrap() {
            out.push_str("[[party.names]]\n");
            for (key, field) in [("text", "name"), ("kind", "name_kind"), ("strength", "strength")]
            {
                put(&mut out, key, &name[field]);
            }
        }
        affiliations(&mut out, party, events, known_at);
        for listing in party["listings"].as_array().unwrap() {
            out.push_str("[[party.listing]]\n");
            for key in ["list", "programme", "from"] {
                put(&mut out, key, &listing[key]);
            }
            let id = &party["id"];
            if !has(events, "listing ended", id)
                || is_recorded(events, "listing ended", id, known_at)
            {
                put(&mut out, "to", &listing["to"]);
            }
        }
    }
    out
}

fn affiliations(out: &mut String, party: &Value, events: &[Value], known_at: &str) {
    let id = &party["id"];
    for link in party["affiliations"].as_array().unwrap() {
        // `recorded` of a link that has ended says when its end became known.
        let has_ended = has(events, "affiliation ended", id);
        if !has_ended && link["recorded"].as_str().is_some_and(|at| at > known_at) {
            continue;
        }
        out.push_str("[[party.affiliation]]\n");
        for (key, field) in [("link", "kind"), ("of", "of"), ("from", "from"), ("source", "source")]
        {
            put(out, key, &link[field]);
        }
        if !has_ended || is_recorded(events, "affiliation ended", id, known_at) {
            put(out, "to", &link["to"]);
        }
    }
}

/// The times at which what is known of parties changes, in order, from the beginning.
pub(crate) fn times_known(organisation: &Value) -> Vec<String> {
    let events = organisation["events"].as_array().unwrap();
    let mut times: Vec<String> = events
        .iter()
        .filter(|e| e["what"] != "released")
        .map(|e| e["at"].as_str().unwrap().to_owned())
        .collect();
    times.push("2025-06-01T00:00Z".to_owned());
    times.sort();
    times
}

/// Number, time and releaser of every release, in order.
pub(crate) fn releases(organisation: &Value) -> Vec<(String, String, String)> {
    let word = |v: &Value| v.as_str().unwrap().to_owned();
    let events = organisation["events"].as_array().unwrap();
    let mut all: Vec<_> = events
        .iter()
        .filter(|e| e["what"] == "released")
        .map(|e| (word(&e["directive"]), word(&e["at"]), word(&e["by"])))
        .collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}
