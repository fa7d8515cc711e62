//! "May I?", asked on a page: text or names put right in, a decision recorded and its page out.
//! Every word typed is kept until it was answered. Never decides, and never asks the same twice.

pub mod typed;

use super::components::Fault;
use super::fields::{Fields, told as trouble_told};
use super::{Frame, Refused, Words, page};
use crate::Trouble;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use clearance::authorise::UseCase;
use clearance::ids::DecisionId;
use clearance::{Contact, messages};
use directive::{Act, Initiator, Venue};
use parties::{Kind, OfficerId};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use typed::{ROWS_MAX, Row, Typed};

/// The page of a check.
#[derive(Debug, askama::Template)]
#[template(path = "check.html")]
struct CheckPage {
    frame: Frame,
    faults: Vec<Fault>,
    typed: Typed,
    /// Names to be put right one by one, an empty one last; none before they were read.
    rows: Vec<(RowFields, Row)>,
    /// What of the text was left out.
    left_out: Vec<String>,
    /// How many names were read from the text.
    read: usize,
    readings: Vec<(String, String)>,
    post: String,
    now_local: String,
    choices: Choices,
}

/// The names of the fields of one row.
#[derive(Debug)]
struct RowFields {
    name: String,
    kind: String,
    born: String,
    country: String,
    number: String,
    capacity: String,
    is: String,
    is_not: String,
}

impl RowFields {
    fn of(i: usize) -> Self {
        let field = |what: &str| format!("{what}-{i}");
        Self {
            name: field("name"),
            kind: field("kind"),
            born: field("born"),
            country: field("country"),
            number: field("number"),
            capacity: field("capacity"),
            is: field("is"),
            is_not: field("is-not"),
        }
    }
}

/// What the closed fields offer.
#[derive(Debug)]
struct Choices {
    acts: Vec<(String, String)>,
    venues: Vec<(String, String)>,
    initiators: Vec<(String, String)>,
    levels: Vec<(String, String)>,
    purposes: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
}

/// Where the form begins.
#[derive(Debug, Default, Deserialize)]
struct Begins {
    /// A decision whose contact is asked about again.
    again: Option<String>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/check", Asks::May(UseCase::Check), open),
        Route::post("/check", Asks::May(UseCase::Check), ask),
    ]
}

async fn open(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(begins): Query<Begins>,
) -> Result<Response, Refused> {
    let typed = match begins.again.as_deref().map(DecisionId::parse) {
        Some(Ok(id)) => asked_before(&app, &signed.account, id).await?,
        _ => Typed::default(),
    };
    let frame = Frame::of(&app, &signed, &headers, "check", "check.title").await?;
    shown(&app, frame, &signed.account, typed, Asked::default()).await
}

/// What was typed for an earlier decision of one's own post.
async fn asked_before(app: &App, account: &OfficerId, id: DecisionId) -> Result<Typed, Trouble> {
    let account = account.clone();
    let read = app.hall.read(move |desk| {
        let reader = desk.reader(&account)?;
        let asked = desk.asked(&reader, &id)?;
        let zone = desk.zone_of(&asked.contact.post)?;
        Ok(Typed::again(&asked.contact, &zone))
    });
    read.await
}

/// What came of a form.
#[derive(Debug, Default)]
struct Asked {
    faults: Vec<Fault>,
    readings: Vec<String>,
    status: StatusCode,
}

async fn ask(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(&fields);
    let frame = Frame::of(&app, &signed, &headers, "check", "check.title").await?;
    let go = fields.get("go");
    if go != "check" {
        if go == "again" {
            typed.rows.clear();
        }
        let (read, faults) = typed.counterparts(frame.words);
        if read.len() <= ROWS_MAX {
            typed.rows = read.iter().map(Row::of).collect();
        }
        let asked = Asked { faults, ..Asked::default() };
        return shown(&app, frame, &signed.account, typed, asked).await;
    }
    let (meant, account, words) = (typed.clone(), signed.account.clone(), frame.words);
    let contact = app.hall.read(move |desk| Ok(meant.contact(desk, &account, words))).await?;
    let contact = match contact {
        Ok(contact) => contact,
        Err(not) => {
            let asked = Asked {
                faults: not.wrong,
                readings: not.readings,
                status: StatusCode::UNPROCESSABLE_ENTITY,
            };
            let (read, _) = typed.counterparts(frame.words);
            if typed.rows.is_empty() && !read.is_empty() && read.len() <= ROWS_MAX {
                typed.rows = read.iter().map(Row::of).collect();
            }
            return shown(&app, frame, &signed.account, typed, asked).await;
        }
    };
    let names = contact.counterparts.iter().map(|c| c.name.as_str());
    crate::door::count_names(&app, &signed, names)?;
    let key = key(&signed.account, fields.get("nonce"), &contact);
    match app.hall.check(signed.account.clone(), contact, key).await {
        Ok(answer) => Ok(to_decision(&answer.disclosed.id)),
        Err(trouble) => {
            let asked = Asked {
                faults: vec![trouble_told("text", &trouble, Words(signed.language))],
                readings: Vec::new(),
                status: trouble.status(),
            };
            shown(&app, frame, &signed.account, typed, asked).await
        }
    }
}

/// The page of a decision.
pub(crate) fn to_decision(id: &DecisionId) -> Response {
    Redirect::to(&format!("/decisions/{id}")).into_response()
}

/// What the reference of a decision is made of, so that a form sent twice is answered once: who
/// asks, what the form was given, and everything asked. A form put right asks anew.
pub(crate) fn key(account: &OfficerId, nonce: &str, contact: &Contact) -> Option<[u8; 8]> {
    if nonce.is_empty() {
        return None;
    }
    let mut hash = Sha256::new();
    for part in [account.as_str(), nonce, &format!("{contact:?}")] {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().first_chunk().copied()
}

async fn shown(
    app: &App,
    frame: Frame,
    account: &OfficerId,
    typed: Typed,
    asked: Asked,
) -> Result<Response, Refused> {
    let (words, account) = (frame.words, account.clone());
    let setting = app.hall.read(move |desk| {
        let officer = desk.officer(&account)?;
        let us = desk.organisation()?;
        let zone = desk.zone_of(&officer.post)?;
        let post = us.post(&officer.post).map_or_else(String::new, |p| p.name.clone());
        let now_local = super::told::local(desk.now(), &zone);
        Ok((post, now_local, Choices::of(us, words)))
    });
    let (post, now_local, choices) = setting.await?;
    let readings = asked.readings.into_iter().map(|r| (r.clone(), r)).collect();
    let (read, _) = typed.counterparts(words);
    let mut rows = typed.rows.clone();
    if !rows.is_empty() {
        rows.push(Row::default());
    }
    let rows = rows.into_iter().enumerate().map(|(i, row)| (RowFields::of(i), row)).collect();
    let faults = asked.faults;
    let answer = CheckPage {
        frame,
        faults,
        left_out: if read.is_empty() { Vec::new() } else { typed.left_out(words) },
        read: read.len(),
        rows,
        typed,
        readings,
        post,
        now_local,
        choices,
    };
    Ok((asked.status, page(&answer)?).into_response())
}

impl Choices {
    fn of(us: &parties::Organisation, words: Words) -> Self {
        let of =
            |room: &str, word: &str| (word.to_owned(), words.say(&format!("check.{room}.{word}")));
        let none = |key: &str| (String::new(), words.say(key));
        let venues = Venue::ALL.iter().map(|v| of("venue", v.as_str()));
        let initiators = Initiator::ALL.iter().map(|i| of("initiator", i.as_str()));
        let standing = directive::exemption::STANDING.iter();
        let standing = standing.filter_map(|word| parties::Purpose::parse(word).ok());
        let purposes = standing
            .chain(us.purposes.iter().cloned())
            .map(|p| (p.to_string(), messages::purpose(&p, words.0)));
        let kinds = [Kind::Any, Kind::Person, Kind::Organisation, Kind::Vessel, Kind::Aircraft];
        let unsaid = || std::iter::once(none("check.unsaid"));
        Self {
            acts: Act::ALL.iter().map(|a| of("act", a.as_str())).collect(),
            venues: unsaid().chain(venues).collect(),
            initiators: unsaid().chain(initiators).collect(),
            levels: us.contact_levels.iter().map(|l| (l.to_string(), l.to_string())).collect(),
            purposes: std::iter::once(none("check.no_purpose")).chain(purposes).collect(),
            kinds: kinds.iter().map(|k| of("kind", k.as_str())).collect(),
        }
    }
}
