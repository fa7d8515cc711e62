//! One contact of the log: what was, what is owed and by when, its memorandum in three lines. In: a
//! reference, or the three lines; out: the page. Never blames, and never says what was not allowed.

use super::components::Fault;
use super::contacts::outcome_told;
use super::fields::{Fields, told as trouble_told};
use super::request::{done_told, marked, person, titled};
use super::told::{Moment, directive_path, filled, listed};
use super::{Frame, Refused, Words, page};
use crate::desk::deeds::Memo;
use crate::desk::pages::ContactShown;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use crate::{Desk, Trouble};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use clearance::authorise::UseCase;
use clearance::filed::Standing;
use clearance::ids::ContactId;
use clearance::state::Outcome;
use parties::OfficerId;
use serde::Deserialize;

#[derive(Debug, askama::Template)]
#[template(path = "contact.html")]
struct ContactPage {
    frame: Frame,
    faults: Vec<Fault>,
    done: Option<String>,
    view: View,
    present: String,
    said: String,
    next: String,
}

/// A contact as its page shows it.
#[derive(Debug, Clone)]
struct View {
    id: String,
    title: String,
    marking: String,
    outcome: String,
    is_held: bool,
    /// How it came about, or what was said to them.
    how: String,
    act: String,
    at: Moment,
    post: String,
    officer: String,
    participants: String,
    with: Vec<String>,
    decision: Option<String>,
    request: Option<String>,
    report_due: Option<Moment>,
    memos: Vec<MemoShown>,
    may_memo: bool,
    /// Conditions that nobody has said are met.
    unmet: Vec<String>,
    /// What may be said outside: the directive, its page, the words.
    outside: Vec<(String, String, String)>,
    present: String,
}

/// A memorandum on its page.
#[derive(Debug, Clone)]
struct MemoShown {
    officer: String,
    at: Moment,
    present: String,
    said: String,
    next: String,
}

/// What was just done, by its word.
#[derive(Debug, Default, Deserialize)]
struct Done {
    done: Option<String>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/contacts/{id}", Asks::May(UseCase::ContactShow), open),
        Route::post("/contacts/{id}/memo", Asks::May(UseCase::ContactMemo), memo),
    ]
}

fn reference(word: &str) -> Result<ContactId, Refused> {
    ContactId::parse(word).map_err(|_| Refused::nowhere())
}

async fn open(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Refused> {
    let id = reference(&id)?;
    let mut frame = Frame::of(&app, &signed, &headers, "contacts", "contact.title").await?;
    let view = seen_by(&app, &signed.account, id, &mut frame).await?;
    let done = done_told(frame.words, "contact", done.done.as_deref());
    let (present, said, next) = (view.present.clone(), String::new(), String::new());
    page(&ContactPage { frame, faults: Vec::new(), done, view, present, said, next })
}

async fn seen_by(
    app: &App,
    account: &OfficerId,
    id: ContactId,
    frame: &mut Frame,
) -> Result<View, Trouble> {
    let (account, words) = (account.clone(), frame.words);
    let view = app.hall.write(move |desk| {
        let shown = desk.contact(&account, &id)?;
        view(desk, &account, &shown, words)
    });
    let view = view.await?;
    frame.title.clone_from(&view.title);
    frame.marking.clone_from(&view.marking);
    Ok(view)
}

async fn memo(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let id = reference(&id)?;
    let lines = Memo {
        present: fields.text("present"),
        said: fields.text("said"),
        next: fields.text("next"),
    };
    let (account, given) = (signed.account.clone(), lines.clone());
    match app.hall.write(move |desk| desk.memo(&account, id, &given)).await {
        Ok(()) => Ok(Redirect::to(&format!("/contacts/{id}?done=memo")).into_response()),
        Err(trouble) => {
            let status: StatusCode = trouble.status();
            let faults = vec![trouble_told("said", &trouble, Words(signed.language))];
            let mut frame = Frame::of(&app, &signed, &headers, "contacts", "contact.title").await?;
            let view = seen_by(&app, &signed.account, id, &mut frame).await?;
            let Memo { present, said, next } = lines;
            let answer = ContactPage { frame, faults, done: None, view, present, said, next };
            Ok((status, page(&answer)?).into_response())
        }
    }
}

fn view(
    desk: &Desk,
    account: &OfficerId,
    shown: &ContactShown,
    words: Words,
) -> Result<View, Trouble> {
    let (us, logged) = (desk.organisation()?, &shown.logged);
    let meeting = &logged.meeting;
    let (zone, now) = (desk.zone_of(&meeting.post)?, desk.now());
    let names: Vec<&str> = meeting.with.iter().map(String::as_str).collect();
    let participants = listed(meeting.participants.iter().map(|o| person(us, o)), words);
    let ours = std::iter::once(&meeting.officer).chain(&meeting.participants);
    let ours = listed(ours.map(|o| person(us, o)), words);
    let theirs = listed(&names, words);
    let present = filled(words, "contact.present", &[("theirs", &theirs), ("ours", &ours)]);
    let memos = logged.memos.iter().map(|m| MemoShown {
        officer: person(us, &m.officer),
        at: Moment::of(m.at, &zone, now, words),
        present: m.present.clone(),
        said: m.said.clone(),
        next: m.next.clone(),
    });
    let how = match &logged.outcome {
        Outcome::Held => String::new(),
        Outcome::DeclaredAfterwards { account } => account.clone(),
        Outcome::Declined { grounds } => grounds.clone(),
    };
    let (request, unmet) = request_of(desk, account, shown);
    Ok(View {
        id: meeting.id.to_string(),
        title: titled(words, "contact.title_of", &names),
        marking: marked(&logged.visibility),
        outcome: outcome_told(logged, words),
        is_held: !matches!(logged.outcome, Outcome::Declined { .. }),
        how,
        act: words.say(&format!("check.act.{}", meeting.act.as_str())),
        at: Moment::of(meeting.at, &zone, now, words),
        post: us.post(&meeting.post).map_or_else(String::new, |p| p.name.clone()),
        officer: person(us, &meeting.officer),
        participants,
        with: meeting.with.clone(),
        decision: meeting.decision.map(|d| d.to_string()),
        request,
        report_due: shown.report_due.map(|due| Moment::of(due, &zone, now, words)),
        memos: memos.collect(),
        may_memo: shown.may.contains(&UseCase::ContactMemo),
        unmet,
        outside: outside(desk, account, shown)?,
        present,
    })
}

/// The request a contact rests on, when the reader may see it, and its conditions not said to be
/// met.
fn request_of(
    desk: &Desk,
    account: &OfficerId,
    shown: &ContactShown,
) -> (Option<String>, Vec<String>) {
    let id = shown.logged.meeting.request;
    let Some(filed) = id.and_then(|id| desk.request_shown(account, &id).ok()) else {
        return (None, Vec::new());
    };
    let unmet = match &filed.standing {
        Standing::Granted { grant, met } => {
            grant.conditions.iter().filter(|c| !met.contains_key(*c)).cloned().collect()
        }
        _ => Vec::new(),
    };
    (Some(filed.request.id.to_string()), unmet)
}

/// What the directives under which it took place let be said outside, as far as the reader may see
/// them.
fn outside(
    desk: &Desk,
    account: &OfficerId,
    shown: &ContactShown,
) -> Result<Vec<(String, String, String)>, Trouble> {
    let reader = desk.reader(account)?;
    let levels = &desk.organisation()?.levels;
    let id = shown.logged.meeting.request;
    let Some(filed) = id.and_then(|id| desk.request_shown(account, &id).ok()) else {
        return Ok(Vec::new());
    };
    let mut all: Vec<_> = filed.request.needed.iter().map(|n| &n.directive).collect();
    all.dedup();
    let line = |id: &&directive::DirectiveId| {
        let released = &desk.state().directives().get(*id)?.issued()?.released;
        let words = released.directive.line_to_take.trim().to_owned();
        let is_told = !words.is_empty() && reader.may_see(levels, &released.visibility);
        is_told.then(|| (id.to_string(), directive_path(id), words))
    };
    Ok(all.iter().filter_map(line).collect())
}
