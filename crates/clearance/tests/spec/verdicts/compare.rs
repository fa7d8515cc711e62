//! An expectation and an answer in, the fields that differ out. Only what is expected is compared;
//! citations of the default rule are left aside, since the expectations were written before it had
//! a number (semantics, doubts 14).

use super::ask::Answer;
use serde_json::Value;
use std::collections::BTreeSet;

fn cites(value: &Value) -> BTreeSet<String> {
    let all = value.as_array().into_iter().flatten();
    all.filter(|c| c["directive"] != "default")
        .map(|c| {
            let part = |key: &str| c[key].as_str().unwrap_or_default().to_owned();
            let amended = c["amended_by"].as_str().map(|a| format!(" amended by {a}"));
            format!("{}/{}{}", part("directive"), part("paragraph"), amended.unwrap_or_default())
        })
        .collect()
}

fn words(value: &Value) -> BTreeSet<String> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

fn differ<T: PartialEq + std::fmt::Debug>(out: &mut Vec<String>, what: &str, want: &T, got: &T) {
    if want != got {
        out.push(format!("{what}: expected {want:?}, got {got:?}"));
    }
}

/// The fields that differ.
pub(crate) fn compare(case: &Value, answer: &Answer) -> Vec<String> {
    let (want, got) = (&case["expect"], &answer.sealed);
    let mut out = Vec::new();
    differ(&mut out, "verdict", &want["verdict"], &got["verdict"]);
    if let Some(error) = want.get("error") {
        differ(&mut out, "error", error, &got["error"]);
        return out;
    }
    same_whole(&mut out, want, got);
    if let Some(shown) = want.get("disclosed_to_other") {
        let seen = answer.shown.as_ref().unwrap_or(&Value::Null);
        let mut more = Vec::new();
        differ(&mut more, "verdict", &shown["verdict"], &seen["verdict"]);
        same_whole(&mut more, shown, seen);
        out.extend(more.into_iter().map(|m| format!("shown {m}")));
    }
    out
}

fn same_whole(out: &mut Vec<String>, want: &Value, got: &Value) {
    differ(out, "cites", &cites(&want["cites"]), &cites(&got["cites"]));
    for key in ["who_decides", "conditions", "notify", "overridden", "shown_not_applied"] {
        if let Some(want) = want.get(key) {
            differ(out, key, &words(want), &words(&got[key]));
        }
    }
    for key in ["report_due", "who_expr", "satisfied_by", "basis", "reads"] {
        if let Some(want) = want.get(key) {
            differ(out, key, want, &got[key]);
        }
    }
    if let Some(note) = want["note"].as_str() {
        let is_said = words(&got["notes"]).iter().any(|n| n.contains(note));
        differ(out, &format!("note {note:?}"), &true, &is_said);
    }
    if let Some(question) = want["question"].as_str() {
        same_question(out, question, &words(&got["questions"]));
    }
    let Some(lines) = want["counterparts"].as_array() else { return };
    let got: Vec<Value> = got["counterparts"].as_array().cloned().unwrap_or_default();
    differ(out, "lines", &lines.len(), &got.len());
    for (i, (want, got)) in lines.iter().zip(&got).enumerate() {
        for key in ["verdict", "party"] {
            differ(out, &format!("line {} {key}", i + 1), &want[key], &got[key]);
        }
        if let Some(candidates) = want.get("candidates") {
            differ(out, "candidates", &words(candidates), &words(&got["candidates"]));
        }
    }
}

/// A question says the same when some question names the same party, unread words or fact. Its
/// wording is ours: the expectations were written before the catalogue.
fn same_question(out: &mut Vec<String>, want: &str, got: &BTreeSet<String>) {
    let key = match want.split_once(": ") {
        Some(("unread", token)) => token,
        Some((fact @ ("place" | "level" | "initiator"), _)) => fact,
        _ => want
            .split_whitespace()
            .find(|w| w.contains(':') && !w.ends_with(':') && !w.ends_with(','))
            .map_or("", |w| w.trim_end_matches('?')),
    };
    let is_asked = got.iter().any(|q| q.contains(key));
    differ(out, &format!("question {key:?}"), &true, &is_asked);
}
