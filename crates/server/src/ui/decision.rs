//! A decision on a page: the whole first, then each counterpart with why, at most two questions to
//! answer right there, and what can be done next. Never shows more than was disclosed.

pub mod questions;

use super::answer::{AnswerShown, names_of};
use super::check::{key, to_decision};
use super::components::Fault;
use super::fields::{Fields, told as trouble_told};
use super::told::{Moment, segment};
use super::{Frame, Refused, Words, page};
use crate::desk::checks::relation;
use crate::desk::confirming::Word;
use crate::desk::deeds::Logging;
use crate::desk::marking;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use crate::{Desk, Trouble};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use clearance::authorise::UseCase;
use clearance::disclosed::Disclosed;
use clearance::ids::DecisionId;
use clearance::{Contact, Reader, Verdict, messages};
use parties::OfficerId;
use questions::{Asking, answered, asking};
use std::collections::BTreeSet;

/// Colleagues offered as participants. Largest post in use: 9; at a larger one the rest is named
/// when the contact is logged by the command line.
const COLLEAGUES_MAX: usize = 40;

#[derive(Debug, askama::Template)]
#[template(path = "decision.html")]
struct DecisionPage {
    frame: Frame,
    faults: Vec<Fault>,
    id: String,
    answer: AnswerShown,
    asked: AskedShown,
    asking: Vec<Asking>,
    next: Next,
    typed: Typed,
}

/// What was asked.
#[derive(Debug, Clone)]
pub(crate) struct AskedShown {
    /// The act.
    pub(crate) act: String,
    /// When it takes place.
    pub(crate) at: Moment,
    /// Where, if said.
    pub(crate) venue: String,
    /// At what level, if said.
    pub(crate) level: String,
    /// For what purpose, if said.
    pub(crate) purpose: String,
    /// The post.
    pub(crate) post: String,
    /// Who asked.
    pub(crate) officer: String,
    /// When it was asked.
    pub(crate) asked_at: Moment,
}

/// What can be done next.
#[derive(Debug, Clone, Default)]
struct Next {
    may_request: bool,
    requests: Vec<String>,
    may_log: bool,
    may_ask: bool,
    is_past: bool,
    contact: Option<String>,
    colleagues: Vec<(String, String)>,
}

/// What was typed into the forms below the answer.
#[derive(Debug, Clone, Default)]
struct Typed {
    reason: String,
    how: String,
    grounds: String,
    participants: BTreeSet<String>,
}

/// A decision and everything its page is made of.
#[derive(Debug)]
struct Seen {
    shown: Disclosed,
    answer: AnswerShown,
    contact: Contact,
    asked: AskedShown,
    next: Next,
    marking: String,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    let may = Asks::May;
    vec![
        Route::get("/decisions/{id}", may(UseCase::DecisionShow), open),
        Route::post("/decisions/{id}/answers", may(UseCase::Check), answer),
        Route::post("/decisions/{id}/request", may(UseCase::Request), request),
        Route::post("/decisions/{id}/held", may(UseCase::ContactHeld), held),
        Route::post("/decisions/{id}/declined", may(UseCase::ContactDeclined), declined),
    ]
}

/// The reference in an address; one that is none leads nowhere.
fn reference(word: &str) -> Result<DecisionId, Refused> {
    DecisionId::parse(word).map_err(|_| Refused::nowhere())
}

async fn open(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Refused> {
    let id = reference(&id)?;
    shown(&app, &signed, &headers, id, &Fields::default(), Vec::new(), StatusCode::OK).await
}

/// Reads a decision; one of somebody else's leaves a trace.
async fn see(
    app: &App,
    account: &OfficerId,
    id: DecisionId,
    words: Words,
) -> Result<Seen, Trouble> {
    let who = account.clone();
    let own = app.hall.read(move |desk| {
        let reader = desk.reader(&who)?;
        let asked = desk.asked(&reader, &id)?;
        if asked.contact.officer != who {
            return Ok(None);
        }
        let shown = desk.shown_to(&reader, &id, &asked)?;
        seen(desk, &who, shown, words).map(Some)
    });
    if let Some(own) = own.await? {
        return Ok(own);
    }
    let who = account.clone();
    app.hall
        .write(move |desk| {
            let shown = desk.decision(&who, &id)?.disclosed;
            seen(desk, &who, shown, words)
        })
        .await
}

fn seen(desk: &Desk, account: &OfficerId, shown: Disclosed, words: Words) -> Result<Seen, Trouble> {
    let reader = desk.reader(account)?;
    let asked = desk.asked(&reader, &shown.id)?;
    let world = desk.world()?;
    let marking = marking::of_shown(&world, &shown);
    let contact = asked.contact.clone();
    let now = desk.now();
    let zone = desk.zone_of(&contact.post)?;
    let us = desk.organisation()?;
    let say = |room: &str, word: Option<&str>| {
        word.map_or_else(String::new, |w| words.say(&format!("check.{room}.{w}")))
    };
    let facts = AskedShown {
        act: words.say(&format!("check.act.{}", contact.act.as_str())),
        at: Moment::of(contact.at, &zone, now, words),
        venue: say("venue", contact.venue.map(|v| v.as_str())),
        level: contact.level.as_ref().map(ToString::to_string).unwrap_or_default(),
        purpose: contact
            .purpose
            .as_ref()
            .map(|p| messages::purpose(p, words.0))
            .unwrap_or_default(),
        post: us.post(&contact.post).map_or_else(String::new, |p| p.name.clone()),
        officer: super::request::person(us, &contact.officer),
        asked_at: Moment::of(asked.at, &zone, now, words),
    };
    let next = next_of(desk, &reader, &shown, &contact)?;
    let marking = super::request::marked(&marking);
    let answer = AnswerShown::of(&shown, words, &names_of(&world, &reader));
    Ok(Seen { shown, answer, contact, asked: facts, next, marking })
}

/// What a reader can do with a decision next.
fn next_of(
    desk: &Desk,
    reader: &Reader,
    shown: &Disclosed,
    contact: &Contact,
) -> Result<Next, Trouble> {
    let (us, now) = (desk.organisation()?, desk.now());
    let (open, stands) = (desk.open_to_all(), relation(reader, contact));
    let may = |act| desk.allow(reader, act, &open, stands).is_ok();
    let (requests, logged) = desk.made_of(reader, &shown.id);
    let needs = shown
        .plain()
        .is_some_and(|w| w.verdict == Verdict::ApprovalRequired && w.satisfied_by.is_empty());
    let colleagues =
        us.officers.iter().filter(|o| o.post == contact.post && o.id != reader.officer);
    Ok(Next {
        may_request: needs && contact.at > now && may(UseCase::Request),
        requests: requests.iter().map(ToString::to_string).collect(),
        may_log: may(UseCase::ContactHeld),
        may_ask: may(UseCase::Check),
        is_past: contact.at <= now,
        contact: logged.map(|c| c.to_string()),
        colleagues: colleagues
            .take(COLLEAGUES_MAX)
            .map(|o| (o.id.to_string(), super::request::person(us, &o.id)))
            .collect(),
    })
}

async fn shown(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    id: DecisionId,
    fields: &Fields,
    faults: Vec<Fault>,
    status: StatusCode,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(app, signed, headers, "check", "decision.title").await?;
    let words = frame.words;
    let seen = see(app, &signed.account, id, words).await?;
    let names: Vec<&str> = seen.contact.counterparts.iter().map(|c| c.name.as_str()).collect();
    frame.title = super::request::titled(words, "decision.title_of", &names);
    frame.marking = seen.marking;
    let asking = if seen.next.may_ask { asking(&seen.shown, fields, words) } else { Vec::new() };
    let answer = DecisionPage {
        frame,
        faults,
        id: id.to_string(),
        answer: seen.answer,
        asked: seen.asked,
        asking,
        next: seen.next,
        typed: Typed {
            reason: fields.text("reason"),
            how: fields.text("how"),
            grounds: fields.text("grounds"),
            participants: fields.all("participants").map(str::to_owned).collect(),
        },
    };
    Ok((status, page(&answer)?).into_response())
}

async fn answer(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let id = reference(&id)?;
    let words = Words(signed.language);
    let seen = see(&app, &signed.account, id, words).await?;
    let (mut contact, given) = match answered(&seen.shown, &seen.contact, &fields, words) {
        Ok(answered) => answered,
        Err(faults) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&app, &signed, &headers, id, &fields, faults, status).await;
        }
    };
    contact.officer = signed.account.clone();
    let names = contact.counterparts.iter().map(|c| c.name.as_str());
    crate::door::count_names(&app, &signed, names)?;
    let key = key(&signed.account, fields.get("nonce"), &contact);
    let done = async {
        for word in given {
            let word = Word {
                decision: id,
                name: Some(word.name),
                party: word.party,
                identity: word.identity,
                grounds: word.grounds,
                until: None,
            };
            let account = signed.account.clone();
            app.hall.write(move |desk| desk.confirm(&account, &word)).await?;
        }
        app.hall.check(signed.account.clone(), contact, key).await
    };
    match done.await {
        Ok(answer) => Ok(to_decision(&answer.disclosed.id)),
        Err(trouble) => {
            let faults = vec![trouble_told("answer-0", &trouble, Words(signed.language))];
            shown(&app, &signed, &headers, id, &fields, faults, trouble.status()).await
        }
    }
}

/// The colleagues named in a form; an account that is none is the desk's to refuse.
fn participants(fields: &Fields) -> BTreeSet<OfficerId> {
    let chosen = fields.all("participants").flat_map(|w| w.split(','));
    chosen.filter_map(|w| OfficerId::parse(w.trim()).ok()).collect()
}

async fn request(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let id = reference(&id)?;
    let (account, with, reason) =
        (signed.account.clone(), participants(&fields), fields.text("reason"));
    let filed = app.hall.write(move |desk| desk.request(&account, &id, &with, &reason)).await;
    match filed {
        Ok(request) => Ok(Redirect::to(&format!("/requests/{request}?done=filed")).into_response()),
        Err(trouble) => {
            let faults = vec![trouble_told("reason", &trouble, Words(signed.language))];
            shown(&app, &signed, &headers, id, &fields, faults, trouble.status()).await
        }
    }
}

async fn held(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let id = reference(&id)?;
    let logging = Logging { decision: id, request: None, participants: participants(&fields) };
    let (account, how) = (signed.account.clone(), fields.text("how"));
    let logged = app.hall.write(move |desk| desk.held(&account, &logging, &how)).await;
    match logged {
        Ok((contact, _)) => {
            let path = format!("/contacts/{}?done=held", segment(&contact.to_string()));
            Ok(Redirect::to(&path).into_response())
        }
        Err(trouble) => {
            let faults = vec![trouble_told("how", &trouble, Words(signed.language))];
            shown(&app, &signed, &headers, id, &fields, faults, trouble.status()).await
        }
    }
}

async fn declined(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let id = reference(&id)?;
    let logging = Logging { decision: id, request: None, participants: BTreeSet::new() };
    let (account, grounds) = (signed.account.clone(), fields.text("grounds"));
    let logged = app.hall.write(move |desk| desk.declined(&account, &logging, &grounds)).await;
    match logged {
        Ok(contact) => {
            let path = format!("/contacts/{contact}?done=declined");
            Ok(Redirect::to(&path).into_response())
        }
        Err(trouble) => {
            let faults = vec![trouble_told("grounds", &trouble, Words(signed.language))];
            shown(&app, &signed, &headers, id, &fields, faults, trouble.status()).await
        }
    }
}
