//! The interface for programs, run against the real binary. One case a file in `spec/http/`.
//!
//! A case opens with lines `| …` that state the fact; then requests and what is answered:
//!
//! ```text
//! > POST /api/v1/checks as p.moreau
//! > idempotency-key: one
//! {"act": "accept", "with": [{"name": "Jon Exampel"}]}
//! < 201
//! < location: /api/v1/decisions/{D}
//! {"verdict": "clear", "…": "…"}
//! ```
//!
//! In what is expected `…` stands for any text, a field `"…"` for any other fields, a last item
//! `"…"` for any more items. `{D}`, `{R}`, `{C}` and `{W}` are the last decision, request, contact
//! and item answered, `{etag}` the last tag, `{next}` the last cursor; `<TEXT*COUNT>` is TEXT that
//! many times. `< !NAME` says that a header is not there. `$ chancery …` runs a command beside it.

#[path = "http/hidden.rs"]
mod hidden;
#[path = "http/races.rs"]
mod races;
#[path = "http/roles.rs"]
mod roles;
#[path = "http/served.rs"]
pub(crate) mod served;
#[path = "http/shapes.rs"]
mod shapes;

use serde_json::Value;
use served::{Reply, Served};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of `spec/http`.
fn spec(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/http").join(name)
}

/// Compares with the file of that name, or writes it when `UPDATE_SPEC` is set.
#[track_caller]
fn is_reviewed(name: &str, got: &str) {
    let path = spec(name);
    if std::env::var_os("UPDATE_SPEC").is_some() {
        fs::write(&path, got).expect("the file written");
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(got.lines()).position(|(one, other)| one != other);
    assert!(
        kept == got,
        "spec/http/{name} is stale (first at line {:?}): `UPDATE_SPEC=1 cargo test -p chancery \
         http` writes it anew, to be read as a diff",
        differs.map(|at| at + 1)
    );
}

#[test]
fn http_answers_what_the_cases_say() {
    let mut paths: Vec<PathBuf> = fs::read_dir(spec(""))
        .expect("spec/http is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| fs::read_to_string(path).is_ok_and(|text| text.starts_with("| ")))
        .collect();
    paths.sort();
    assert!(paths.len() >= 10, "only {} cases", paths.len());
    let mut wrong = String::new();
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let served = Served::new(&name);
        if let Err(what) = run(&served, &fs::read_to_string(&path).expect("a case")) {
            let _ = writeln!(wrong, "\n== {name} ==\n{what}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// One request and what is expected of it.
#[derive(Debug, Default)]
struct Step {
    method: String,
    path: String,
    who: String,
    headers: Vec<(String, String)>,
    body: String,
    status: u16,
    answer_headers: Vec<String>,
    answer: String,
    command: Option<String>,
}

fn steps(case: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut is_answer = false;
    for line in case.lines().filter(|l| !l.starts_with("| ")) {
        let begins = ["GET ", "POST ", "PUT ", "DELETE ", "HEAD "];
        let rest = line.strip_prefix("> ");
        if let Some(rest) = rest.filter(|r| begins.iter().any(|b| r.starts_with(b))) {
            let (request, who) = rest.rsplit_once(" as ").expect("`as ACCOUNT`");
            let (method, path) = request.split_once(' ').expect("a method and a path");
            let (method, path, who) = (method.to_owned(), path.to_owned(), who.to_owned());
            steps.push(Step { method, path, who, ..Step::default() });
            is_answer = false;
        } else if let Some(command) = line.strip_prefix("$ chancery ") {
            steps.push(Step { command: Some(command.to_owned()), ..Step::default() });
            is_answer = false;
        } else if let (Some(header), Some(step)) = (rest, steps.last_mut()) {
            let (name, value) = header.split_once(": ").expect("`name: value`");
            step.headers.push((name.to_owned(), value.to_owned()));
        } else if let (Some(line), Some(step)) = (line.strip_prefix("< "), steps.last_mut()) {
            match line.parse() {
                Ok(status) if !is_answer => step.status = status,
                _ => step.answer_headers.push(line.to_owned()),
            }
            is_answer = true;
        } else if let Some(step) = steps.last_mut() {
            let text = if is_answer { &mut step.answer } else { &mut step.body };
            text.push_str(line);
            text.push('\n');
        }
    }
    steps
}

type Learnt = BTreeMap<String, String>;

fn run(served: &Served, case: &str) -> Result<(), String> {
    let mut learnt = Learnt::new();
    for step in steps(case) {
        let fill = |text: &str| filled(text, &learnt);
        if let Some(command) = &step.command {
            served::run(&served.folder, &fill(command));
            continue;
        }
        let headers: Vec<(String, String)> =
            step.headers.iter().map(|(n, v)| (n.clone(), fill(v))).collect();
        let mut headers: Vec<(&str, &str)> =
            headers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let body = fill(step.body.trim_end());
        if !body.is_empty() && !headers.iter().any(|(n, _)| *n == "content-type") {
            headers.push(("content-type", "application/json"));
        }
        let reply =
            served.ask(&step.who, &step.method, &fill(&step.path), &headers, body.as_bytes());
        learn(&reply, &mut learnt);
        compare(&step, &reply, &learnt)
            .map_err(|wrong| format!("> {} {} as {}\n{wrong}", step.method, step.path, step.who))?;
    }
    Ok(())
}

fn filled(text: &str, learnt: &Learnt) -> String {
    let mut text = text.to_owned();
    for (name, value) in learnt {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    while let Some((before, rest)) = text.split_once('<').map(|(a, b)| (a.to_owned(), b.to_owned()))
    {
        let counted = rest.split_once('>').and_then(|(inner, after)| {
            let (what, count) = inner.rsplit_once('*')?;
            Some((what.repeat(count.parse().ok()?), after.to_owned()))
        });
        let Some((what, after)) = counted else { break };
        text = format!("{before}{what}{after}");
    }
    text
}

fn learn(reply: &Reply, learnt: &mut Learnt) {
    if let Some(tag) = reply.header("etag") {
        learnt.insert("etag".to_owned(), tag.to_owned());
    }
    let text = reply.text();
    let next = serde_json::from_str::<Value>(&text).ok();
    if let Some(next) = next.as_ref().and_then(|v| v["next"].as_str()) {
        learnt.insert("next".to_owned(), next.to_owned());
    }
    if !(200..300).contains(&reply.status) {
        return;
    }
    let is_apart = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    let is_reference = |w: &&str| w.len() == crate::REFERENCE_CHARS;
    for word in text.split(is_apart).filter(is_reference) {
        if ["D-", "R-", "C-", "W-"].iter().any(|kind| word.starts_with(kind)) {
            learnt.insert(word[..1].to_owned(), word.to_owned());
        }
    }
}

fn compare(step: &Step, reply: &Reply, learnt: &Learnt) -> Result<(), String> {
    let text = reply.text();
    if reply.status != step.status {
        return Err(format!("expected {}, got {}: {text}", step.status, reply.status));
    }
    for line in &step.answer_headers {
        let line = filled(line, learnt);
        if let Some(name) = line.strip_prefix('!') {
            if let Some(value) = reply.header(name) {
                return Err(format!("header {name} is there: {value}"));
            }
            continue;
        }
        let (name, want) = line.split_once(": ").expect("`name: value`");
        let got = reply.header(name).unwrap_or_default();
        if !fits_text(want, got) {
            return Err(format!("header {name}, expected {want}, got {got}"));
        }
    }
    let want = filled(step.answer.trim(), learnt);
    if want.is_empty() {
        return Ok(());
    }
    let Ok(want) = serde_json::from_str::<Value>(&want) else {
        return if fits_text(&want, text.trim()) { Ok(()) } else { Err(format!("got {text}")) };
    };
    let got: Value = serde_json::from_str(&text).map_err(|e| format!("{e}: {text}"))?;
    fits(&want, &got, "").map_err(|wrong| format!("{wrong}\nin {text}"))
}

/// Any text.
const ANY: &str = "…";

fn fits(want: &Value, got: &Value, at: &str) -> Result<(), String> {
    match (want, got) {
        (Value::String(want), _) if want == ANY => Ok(()),
        (Value::String(one), Value::String(other)) if fits_text(one, other) => Ok(()),
        (Value::Array(want), Value::Array(got)) => {
            let is_open = want.last().is_some_and(|last| last == ANY);
            let want = if is_open { &want[..want.len() - 1] } else { &want[..] };
            if got.len() < want.len() || (got.len() > want.len() && !is_open) {
                return Err(format!("{at}: expected {} items, got {}", want.len(), got.len()));
            }
            let mut pairs = want.iter().zip(got).enumerate();
            pairs.try_for_each(|(n, (one, other))| fits(one, other, &format!("{at}/{n}")))
        }
        (Value::Object(want), Value::Object(got)) => {
            for (key, one) in want.iter().filter(|(key, _)| *key != ANY) {
                let other = got.get(key).ok_or_else(|| format!("{at}: no field {key}"))?;
                fits(one, other, &format!("{at}/{key}"))?;
            }
            let mut others = got.keys().filter(|key| !want.contains_key(*key));
            match others.next() {
                Some(key) if !want.contains_key(ANY) => Err(format!("{at}: also a field {key}")),
                _ => Ok(()),
            }
        }
        (want, got) if want == got => Ok(()),
        (want, got) => Err(format!("{at}: expected {want}, got {got}")),
    }
}

/// Whether a text is what the pattern says.
fn fits_text(want: &str, got: &str) -> bool {
    let Some((before, after)) = want.split_once(ANY) else { return want == got };
    let Some(rest) = got.strip_prefix(before) else { return false };
    let ends = (0..=rest.len()).filter(|end| rest.is_char_boundary(*end));
    after.is_empty() || ends.into_iter().any(|end| fits_text(after, &rest[end..]))
}
