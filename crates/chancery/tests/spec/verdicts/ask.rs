//! One contact of the cases in, what the binary answers out: as the account sees it, whole as the
//! inspector reads it, and as another reader of the case may see it.

use super::house::House;
use super::timeline;
use serde_json::{Value, json};

/// What was answered, in the shape the comparison takes.
pub(crate) struct Answer {
    /// All of it.
    pub(crate) sealed: Value,
    /// As the reader named in the case may see it.
    pub(crate) shown: Option<Value>,
}

/// What was answered and printed when it was asked.
pub(crate) struct Asked {
    pub(crate) answer: Answer,
    status: i32,
    /// As the account that asked sees it.
    own: Value,
}

fn with(counterpart: &Value) -> String {
    let mut out = counterpart["name"].as_str().unwrap().to_owned();
    let facts = ["kind", "born", "country", "capacity", "is", "is_not"];
    for key in facts {
        let many = counterpart[key].as_array().cloned();
        for value in many.unwrap_or_else(|| vec![counterpart[key].clone()]) {
            if let Some(value) = value.as_str().filter(|v| !v.is_empty()) {
                out.extend(["; ", &*key.replace('_', "-"), "=", value]);
            }
        }
    }
    out
}

/// The words of `check` for a case.
fn words(case: &Value) -> Vec<String> {
    let mut out = vec!["check".to_owned(), "--format".to_owned(), "json".to_owned()];
    for key in ["as", "post", "act", "level", "initiator", "place", "purpose", "at"] {
        if let Some(value) = case[key].as_str().filter(|v| !v.is_empty()) {
            out.extend([format!("--{key}"), value.to_owned()]);
        }
    }
    for counterpart in case["with"].as_array().unwrap() {
        out.extend(["--with".to_owned(), with(counterpart)]);
    }
    out
}

fn run(house: &House, words: &[String]) -> super::house::Printed {
    house.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Grants under the names they have in the cases.
fn named(house: &House, value: &Value) -> Value {
    let mut text = value.to_string();
    for (id, request) in &house.grants {
        text = text.replace(request, id);
    }
    serde_json::from_str(&text).unwrap()
}

fn inspector(house: &House) -> &str {
    let officers = house.organisation["officers"].as_array().unwrap();
    let is_inspector = |o: &&Value| o["roles"].as_array().unwrap().contains(&json!("inspector"));
    officers.iter().find(is_inspector).and_then(|o| o["id"].as_str()).expect("an inspector")
}

/// Asks one contact, now.
pub(crate) fn ask(house: &House, case: &Value) -> Asked {
    let printed = run(house, &words(case));
    if printed.status == 2 {
        // The expected word for the fault is no word of ours: that the words are named is.
        let at = case["at"].as_str().unwrap();
        let is_named = printed.err.contains("error: ") && printed.err.contains("help: ");
        let is_named =
            is_named && (case["expect"]["error"] != "bad-time" || printed.err.contains(at));
        let error = if is_named { case["expect"]["error"].clone() } else { json!(printed.err) };
        let sealed = json!({ "verdict": "refused", "error": error });
        let answer = Answer { sealed, shown: None };
        return Asked { answer, status: 2, own: Value::Null };
    }
    let own = named(house, &printed.json());
    let decision = own["decision"].as_str().unwrap();
    let read = |reader: &str| {
        let shown = ["decision", "show", decision, "--format", "json", "--as", reader];
        house.run(&shown)
    };
    let sealed = read(inspector(house));
    assert_eq!(sealed.status, 0, "{}", sealed.err);
    let sealed = named(house, &sealed.json());
    let shown = case["expect"]["disclosed_to_other"]["as"].as_str().map(|reader| {
        let read = read(reader);
        // One of another post may not read the decision: the same question in that name.
        if read.status == 0 {
            return named(house, &read.json());
        }
        let mut other = case.clone();
        other["as"] = json!(reader);
        named(house, &run(house, &words(&other)).json())
    });
    Asked { answer: Answer { sealed, shown }, status: printed.status, own }
}

/// What is wrong with the exit status: 0 where the account may go ahead, else 1.
pub(crate) fn odd_exit(case: &Value, asked: &Asked) -> Option<String> {
    let expect = &case["expect"];
    let is_own = expect["disclosed_to_other"]["as"] == case["as"];
    let seen = if is_own { &expect["disclosed_to_other"] } else { expect };
    let want = match seen["verdict"].as_str() {
        Some("refused") => 2,
        Some("clear" | "exempt") => 0,
        Some("approval-required") if expect["satisfied_by"].is_string() => 0,
        _ => 1,
    };
    (asked.status != want).then(|| format!("exit status: expected {want}, got {}", asked.status))
}

/// What differs when the same is asked at the end of everything, as of the time it was asked.
pub(crate) fn differs_as_of(house: &House, case: &Value, asked: &Asked) -> Vec<String> {
    let mut words = words(case);
    let at = case["as_of"].as_str().or(case["at"].as_str()).unwrap();
    let Some(at) = timeline::time(house, case["post"].as_str().unwrap(), at) else {
        return Vec::new();
    };
    words.extend(["--as-of".to_owned(), at.to_string()]);
    let printed = run(house, &words);
    if printed.status == 2 {
        return vec![format!("as of {at}: {}", printed.err)];
    }
    let (now, then) = (named(house, &printed.json()), &asked.own);
    let fields = then.as_object().unwrap().iter();
    let fields = fields.filter(|(key, _)| *key != "decision" && *key != "sentence");
    fields
        .filter(|(key, value)| now[*key] != **value)
        .map(|(key, value)| format!("as of {at} {key}: was {value}, is {}", now[key]))
        .collect()
}
