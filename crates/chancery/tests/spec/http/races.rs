//! Several at once: two who decide, one who sends twice. Each is told what happened, and nothing
//! happens twice.

use super::served::{Reply, Served};
use serde_json::{Value, json};

fn filed(served: &Served) -> String {
    let name = "National Council of Resistance of Iran";
    let contact = json!({"act": "accept", "at": "2020-01-09T19:00:00Z", "with": [{"name": name}]});
    let asked = served.post("p.moreau", "/api/v1/checks", &contact).json();
    let reason = "to hear what they have to say";
    let body = json!({"decision": asked["decision"], "reason": reason});
    let filed = served.post("p.moreau", "/api/v1/requests", &body);
    assert_eq!(filed.status, 201, "{}", filed.text());
    filed.json()["request"].as_str().expect("a reference").to_owned()
}

fn approval(served: &Served, who: &str, function: &str, request: &str, tag: Option<&str>) -> Reply {
    let path = format!("/api/v1/requests/{request}/approval");
    let mut headers = vec![("content-type", "application/json")];
    headers.extend(tag.map(|t| ("if-match", t)));
    let body = json!({"function": function}).to_string();
    served.ask(who, "POST", &path, &headers, body.as_bytes())
}

/// Two things at once.
fn both<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().expect("it ends"), other)
    })
}

fn statuses(replies: &(Reply, Reply)) -> [u16; 2] {
    let mut all = [replies.0.status, replies.1.status];
    all.sort_unstable();
    all
}

#[test]
fn http_two_who_approve_at_once_both_count() {
    let served = Served::new("approve-at-once");
    for _ in 0..5 {
        let request = filed(&served);
        let replies = both(
            || approval(&served, "m.haddad", "nea-desk", &request, None),
            || approval(&served, "l.ferris", "legal", &request, None),
        );
        assert_eq!(statuses(&replies), [200, 200], "{replies:?}");
        let now = served.get("p.moreau", &format!("/api/v1/requests/{request}")).json();
        assert_eq!(now["state"], "granted", "{now}");
        assert_eq!(now["agreed"].as_array().map(Vec::len), Some(2), "{now}");
    }
}

#[test]
fn http_who_decides_on_what_was_seen_is_told_that_it_changed() {
    let served = Served::new("seen-at-once");
    let request = filed(&served);
    let path = format!("/api/v1/requests/{request}");
    let seen = |who: &str| served.get(who, &path).header("etag").map(str::to_owned);
    let (one, other) = (seen("m.haddad").expect("a tag"), seen("l.ferris").expect("a tag"));
    assert_eq!(one, other, "everybody sees the same state");
    let replies = both(
        || approval(&served, "m.haddad", "nea-desk", &request, Some(&one)),
        || approval(&served, "l.ferris", "legal", &request, Some(&other)),
    );
    assert_eq!(statuses(&replies), [200, 412], "{replies:?}");
    let late = if replies.0.status == 412 { &replies.0 } else { &replies.1 };
    assert_eq!(late.json()["code"], "changed");
}

#[test]
fn http_two_who_fill_one_function_are_told_apart() {
    let served = Served::new("fill-at-once");
    let request = filed(&served);
    let replies = both(
        || approval(&served, "m.haddad", "nea-desk", &request, None),
        || approval(&served, "s.novak", "nea-desk", &request, None),
    );
    assert_eq!(statuses(&replies), [200, 409], "{replies:?}");
    let late = if replies.0.status == 409 { &replies.0 } else { &replies.1 };
    assert_eq!(late.json()["code"], "filled", "{}", late.text());
}

#[test]
fn http_one_of_an_approval_and_a_withdrawal_at_once_stands() {
    let served = Served::new("withdraw-at-once");
    let request = filed(&served);
    let first = approval(&served, "m.haddad", "nea-desk", &request, None);
    assert_eq!(first.status, 200, "{}", first.text());
    let back = format!("/api/v1/requests/{request}/withdrawal");
    let replies = both(
        || approval(&served, "l.ferris", "legal", &request, None),
        || served.post("p.moreau", &back, &json!({"grounds": "they have put it off"})),
    );
    // A grant can be taken back; what is taken back cannot be granted.
    let [one, other] = [replies.0.status, replies.1.status];
    assert!(matches!((one, other), (200 | 409, 200)), "{replies:?}");
    let now = served.get("p.moreau", &format!("/api/v1/requests/{request}")).json();
    assert_eq!(now["state"], "withdrawn", "{now}");
}

#[test]
fn http_a_deed_sent_twice_at_once_is_done_once() {
    let served = Served::new("twice-at-once");
    let contact = json!({"act": "accept", "with": [{"name": "Jon Exampel"}]}).to_string();
    let headers = [("content-type", "application/json"), ("idempotency-key", "one-and-the-same")];
    let ask = || served.ask("p.moreau", "POST", "/api/v1/checks", &headers, contact.as_bytes());
    let replies = both(ask, ask);
    assert_eq!(statuses(&replies), [201, 201], "{replies:?}");
    assert_eq!(replies.0.body, replies.1.body);
    let all = served.get("p.moreau", "/api/v1/decisions").json();
    let named = |d: &&Value| d["with"][0] == "Jon Exampel";
    assert_eq!(all["items"].as_array().expect("items").iter().filter(named).count(), 1, "{all}");
}

/// Everything in a list, page by page.
fn walked(served: &Served, who: &str, path: &str, field: &str) -> Vec<String> {
    let (mut all, mut next) = (Vec::new(), String::new());
    loop {
        let page = served.get(who, &format!("{path}{next}")).json();
        let items = page["items"].as_array().unwrap_or_else(|| panic!("{path}: {page}"));
        assert!(items.len() <= 50, "{path}: {}", items.len());
        all.extend(items.iter().map(|item| item[field].to_string()));
        match page["next"].as_str() {
            None => return all,
            Some(cursor) => next = format!("?cursor={cursor}"),
        }
    }
}

#[test]
fn http_a_long_list_is_walked_by_its_cursors() {
    let served = Served::new("walked");
    let mut made = Vec::new();
    for n in 0..70 {
        let contact = json!({"act": "accept", "with": [{"name": format!("Jon Exampel {n}")}]});
        let asked = served.post("p.moreau", "/api/v1/checks", &contact);
        assert_eq!(asked.status, 201, "{}", asked.text());
        made.push(asked.json()["decision"].to_string());
    }
    let mut seen = walked(&served, "p.moreau", "/api/v1/decisions", "decision");
    seen.sort();
    made.sort();
    assert_eq!(seen, made, "each once");
    let entries = walked(&served, "p.moreau", "/api/v1/record/entries", "entry");
    let numbers: Vec<u64> = entries.iter().map(|n| n.parse().expect("a number")).collect();
    let whole: Vec<u64> = (0..=numbers[0]).rev().collect();
    assert_eq!(numbers, whole, "newest first, none left out, hidden or not");
    assert!(numbers.len() > 100, "{}", numbers.len());
}
