//! Two names beside each other: whether they are taken for one, and why or why not. In: two names
//! and what they name; out: a table, sentences. Looks at no list, decides about nobody.

use super::aligned::Aligned;
use super::components::Fault;
use super::parties::QUERY_CHARS_MAX;
use super::words::Words;
use super::{Frame, Refused, page};
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use clearance::authorise::UseCase;
use clearance::{messages, wording};
use parties::Kind;
use screening::{Score, explain_pair};

/// What was found.
#[derive(Debug)]
struct Told {
    is_same: bool,
    aligned: Aligned,
    sentences: Vec<String>,
}

#[derive(Debug, askama::Template)]
#[template(path = "compare.html")]
struct ComparePage {
    frame: Frame,
    first: String,
    second: String,
    kind: &'static str,
    kinds: Vec<(&'static str, &'static str)>,
    faults: Vec<Fault>,
    told: Option<Told>,
}

/// What is compared.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Wanted {
    #[serde(default)]
    first: String,
    #[serde(default)]
    second: String,
    #[serde(default)]
    kind: String,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/compare", Asks::May(UseCase::Screen), compare)]
}

async fn compare(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Refused> {
    let frame = Frame::of(&app, &signed, &headers, "parties", "compare.title").await?;
    let words = frame.words;
    let [first, second] = [&wanted.first, &wanted.second].map(|name| name.trim().to_owned());
    let kind = Kind::parse(&wanted.kind).unwrap_or(Kind::Person);
    let mut faults = Vec::new();
    for (field, name) in [("first", &first), ("second", &second)] {
        if name.chars().count() > QUERY_CHARS_MAX {
            let told = words.with("parties.too-long", &[("n", &QUERY_CHARS_MAX.to_string())]);
            faults.push(Fault::of(field, told));
        }
    }
    let is_asked = faults.is_empty() && !first.is_empty() && !second.is_empty();
    let told = is_asked.then(|| told(&first, &second, kind, words));
    let kinds = [Kind::Person, Kind::Organisation, Kind::Vessel, Kind::Aircraft, Kind::Any];
    let kinds = kinds.map(|k| (k.as_str(), messages::kind(k, words.0))).to_vec();
    page(&ComparePage { frame, first, second, kind: kind.as_str(), kinds, faults, told })
}

fn told(first: &str, second: &str, kind: Kind, words: Words) -> Told {
    let explained = explain_pair(first, second, kind);
    let by = (kind, Score::SAME);
    Told {
        is_same: explained.score >= Score::SAME,
        aligned: Aligned::given(&explained, first, words),
        sentences: wording::compared([first, second], &explained, by, words.0),
    }
}
