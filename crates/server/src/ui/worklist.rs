//! What a change left for posts to look at, by time of contact: items in, a page of them out; an
//! item is done with a note. What is past was lawful when made, and is never judged by a new rule.

use super::components::Fault;
use super::fields::{Fields, told as trouble_told};
use super::request::{done_told, marked_all, person};
use super::requests::{Tab, cursor};
use super::told::Moment;
use super::{Frame, Refused, Words, page};
use crate::desk::pages::WorklistWanted;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use crate::{Desk, Trouble};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use clearance::authorise::{Relation, UseCase};
use clearance::ids::ItemId;
use clearance::state::Listed;
use clearance::worklist::Subject;
use parties::OfficerId;
use serde::Deserialize;

#[derive(Debug, askama::Template)]
#[template(path = "worklist.html")]
struct WorklistPage {
    frame: Frame,
    faults: Vec<Fault>,
    done: Option<String>,
    shows: Vec<Tab>,
    rows: Vec<ItemRow>,
    first: String,
    next: String,
}

/// An item on one line.
#[derive(Debug, Clone)]
pub(crate) struct ItemRow {
    /// Its reference.
    pub(crate) id: String,
    /// The verdict now.
    pub(crate) now: &'static str,
    /// How the answer changed, in a sentence.
    pub(crate) sentence: String,
    /// The page of what it is about.
    pub(crate) path: String,
    /// The reference of what it is about.
    pub(crate) subject: String,
    /// When the contact takes or took place.
    pub(crate) at: Moment,
    /// The post.
    pub(crate) post: String,
    /// Who did it and what; empty while it waits.
    pub(crate) done: String,
    /// The name of its note, when the reader may do it.
    pub(crate) field: String,
    /// A note that came back.
    pub(crate) note: String,
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    show: Option<String>,
    after: Option<String>,
    done: Option<String>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/worklist", Asks::May(UseCase::Worklist), open),
        Route::post("/worklist/{id}/done", Asks::May(UseCase::WorklistDone), finish),
    ]
}

async fn open(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refused> {
    shown(&app, &signed, &headers, &asked, None).await
}

/// What was wrong with the note of one item.
struct Wrong {
    item: String,
    note: String,
    fault: Fault,
    status: StatusCode,
}

async fn shown(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    asked: &Asked,
    wrong: Option<Wrong>,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(app, signed, headers, "worklist", "worklist.title").await?;
    let with_done = asked.show.as_deref() == Some("all");
    let from = cursor(asked.after.as_deref())?;
    let is_first = from.is_none();
    let (account, words) = (signed.account.clone(), frame.words);
    let found = app.hall.read(move |desk| {
        let wanted = WorklistWanted { post: None, with_done };
        let found = desk.worklist_page(&account, &wanted, from.as_ref())?;
        let rows: Result<Vec<ItemRow>, Trouble> =
            found.items.iter().map(|listed| row(desk, &account, listed, words)).collect();
        let marking = marked_all(desk, found.items.iter().map(|listed| &listed.visibility))?;
        Ok((rows?, found.next, marking))
    });
    let (mut rows, next, marking) = found.await?;
    frame.marking = marking;
    let base = if with_done { "/worklist?show=all" } else { "/worklist?show=open" };
    let tab = |word: &str, is_open: bool| Tab {
        path: format!("/worklist?show={word}"),
        words: frame.of_kind("worklist", word),
        is_open,
    };
    let shows = vec![tab("open", !with_done), tab("all", with_done)];
    let done = done_told(words, "worklist", asked.done.as_deref());
    let status = wrong.as_ref().map_or(StatusCode::OK, |w| w.status);
    if let Some(wrong) = &wrong {
        for row in rows.iter_mut().filter(|row| row.id == wrong.item) {
            row.note.clone_from(&wrong.note);
        }
    }
    let answer = WorklistPage {
        frame,
        faults: wrong.map(|w| w.fault).into_iter().collect(),
        done,
        shows,
        rows,
        first: if is_first { String::new() } else { base.to_owned() },
        next: next.map(|c| format!("{base}&after={c}")).unwrap_or_default(),
    };
    Ok((status, page(&answer)?).into_response())
}

async fn finish(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(word): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let id = ItemId::parse(&word).map_err(|_| Refused::nowhere())?;
    let note = fields.text(&format!("note-{id}"));
    let (account, given) = (signed.account.clone(), note.clone());
    match app.hall.write(move |desk| desk.finish(&account, id, &given)).await {
        Ok(()) => Ok(Redirect::to("/worklist?done=done").into_response()),
        Err(trouble) => {
            let fault = trouble_told(&format!("note-{id}"), &trouble, Words(signed.language));
            let status = trouble.status();
            let wrong = Wrong { item: id.to_string(), note, fault, status };
            shown(&app, &signed, &headers, &Asked::default(), Some(wrong)).await
        }
    }
}

/// An item on one line, as an account sees it.
pub(crate) fn row(
    desk: &Desk,
    account: &OfficerId,
    listed: &Listed,
    words: Words,
) -> Result<ItemRow, Trouble> {
    let (us, item) = (desk.organisation()?, &listed.item);
    let reader = desk.reader(account)?;
    let zone = desk.zone_of(&item.post)?;
    let is_of_post = reader.posts.contains(&item.post);
    let relation = if is_of_post { Relation::Post } else { Relation::Other };
    let allows = |act| desk.allow(&reader, act, &listed.visibility, relation).is_ok();
    let (path, subject, is_open) = match item.subject {
        Subject::Request(id) => {
            let is_open = desk.request_shown(account, &id).is_ok();
            (format!("/requests/{id}"), id.to_string(), is_open)
        }
        Subject::Decision(id) => {
            (format!("/decisions/{id}"), id.to_string(), allows(UseCase::DecisionShow))
        }
        Subject::Contact(id) => {
            (format!("/contacts/{id}"), id.to_string(), allows(UseCase::ContactShow))
        }
    };
    let done = listed.done.as_ref().map(|(officer, note)| {
        let who = person(us, officer);
        let key = if note.trim().is_empty() { "worklist.by" } else { "worklist.by_note" };
        super::told::filled(words, key, &[("who", &who), ("note", note)])
    });
    let field = if allows(UseCase::WorklistDone) && done.is_none() {
        format!("note-{}", item.id)
    } else {
        String::new()
    };
    Ok(ItemRow {
        id: item.id.to_string(),
        now: item.now.as_str(),
        sentence: item.sentence(words.0),
        // Who may not open it is not led to a closed door.
        path: if is_open { path } else { String::new() },
        subject,
        at: Moment::of(item.at, &zone, desk.now(), words),
        post: us.post(&item.post).map_or_else(String::new, |p| p.name.clone()),
        done: done.unwrap_or_default(),
        field,
        note: String::new(),
    })
}
