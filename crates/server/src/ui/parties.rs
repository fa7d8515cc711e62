//! Parties found by name: words in, those they may name out, each with why. A page by cursor.
//! Never tells how many there are that the reader may not see.

use super::aligned::Aligned;
use super::components::Fault;
use super::told::{filled, party_path, segment};
use super::words::Words;
use super::{Frame, Refused, page};
use crate::desk::paging::Cursor;
use crate::desk::party_page::PartyLine;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use clearance::authorise::UseCase;
use clearance::wording;
use screening::explain_match;

/// Characters of a name that is looked for. Longest name on a list: 168; beyond it the words are no
/// name, and the page says so.
pub const QUERY_CHARS_MAX: usize = 300;

/// A party found.
#[derive(Debug)]
struct Row {
    id: String,
    address: String,
    caption: String,
    kind: String,
    told: String,
    aligned: Aligned,
    why: Vec<String>,
    /// Only partly like it: neither a hit nor a question.
    is_part: bool,
}

#[derive(Debug, askama::Template)]
#[template(path = "parties.html")]
struct PartiesPage {
    frame: Frame,
    query: String,
    rows: Vec<Row>,
    faults: Vec<Fault>,
    /// What is said when nothing is listed: its key.
    nothing: &'static str,
    first: String,
    next: String,
}

/// What is looked for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
    from: Option<String>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/parties", Asks::May(UseCase::Screen), parties)]
}

async fn parties(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Refused> {
    let frame = Frame::of(&app, &signed, &headers, "parties", "parties.title").await?;
    let words = frame.words;
    let query = wanted.q.trim().to_owned();
    let mut shown = PartiesPage {
        frame,
        query: query.clone(),
        rows: Vec::new(),
        faults: Vec::new(),
        nothing: "parties.begin",
        first: String::new(),
        next: String::new(),
    };
    if query.chars().count() > QUERY_CHARS_MAX {
        let told = words.with("parties.too-long", &[("n", &QUERY_CHARS_MAX.to_string())]);
        shown.faults.push(Fault::of("q", told));
    } else if !query.is_empty() {
        let from = wanted.from.as_deref().map(Cursor::parse).transpose()?;
        let is_first = from.is_none();
        let (account, asked) = (signed.account.clone(), query.clone());
        let found =
            app.hall.read(move |desk| desk.search_parties(&account, &asked, from.as_ref())).await?;
        let here = format!("/parties?q={}", segment(&query));
        shown.rows = found.items.iter().map(|line| row(line, &query, words)).collect();
        shown.next = found.next.map_or_else(String::new, |n| format!("{here}&from={n}"));
        shown.first = if is_first { String::new() } else { here };
        shown.nothing = "parties.none";
    }
    page(&shown)
}

fn row(line: &PartyLine, query: &str, words: Words) -> Row {
    let found = &line.found;
    let explained = explain_match(query, found);
    Row {
        id: found.party.to_string(),
        address: party_path(found.party.as_str()),
        caption: found.caption.clone(),
        kind: clearance::messages::kind(found.kind, words.0).to_owned(),
        told: line
            .told
            .as_ref()
            .map(|t| filled(words, "party.told", &[("told", t)]))
            .unwrap_or_default(),
        aligned: Aligned::listed(query, &explained, words),
        why: wording::evidence(query, found, &explained, words.0),
        is_part: !found.hit && !found.ask,
    }
}
