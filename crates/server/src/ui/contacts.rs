//! The log of contacts somebody may see, the latest first. Out: a page of them by cursor. Never
//! counts those that may not be seen, and never blames.

use super::request::{marked_all, person};
use super::requests::cursor;
use super::told::{Moment, listed};
use super::{Frame, Refused, Words, page};
use crate::desk::pages::ContactsWanted;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use crate::{Desk, Trouble};
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use clearance::authorise::UseCase;
use clearance::state::{Logged, Outcome};
use parties::{PartyId, PostId};
use serde::Deserialize;

/// Names of one contact shown in a list. Beyond it its own page has them.
const NAMES_MAX: usize = 6;

#[derive(Debug, askama::Template)]
#[template(path = "contacts.html")]
struct ContactsPage {
    frame: Frame,
    rows: Vec<ContactRow>,
    first: String,
    next: String,
}

/// A contact on one line.
#[derive(Debug, Clone)]
struct ContactRow {
    id: String,
    outcome: String,
    with: String,
    act: String,
    at: Moment,
    post: String,
    officer: String,
    memoranda: usize,
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    post: Option<String>,
    party: Option<String>,
    after: Option<String>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/contacts", Asks::May(UseCase::ContactShow), open)]
}

async fn open(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(&app, &signed, &headers, "contacts", "contacts.title").await?;
    let from = cursor(asked.after.as_deref())?;
    let is_first = from.is_none();
    let wanted = ContactsWanted {
        post: asked.post.as_deref().and_then(|w| PostId::parse(w).ok()),
        party: asked.party.as_deref().and_then(|w| PartyId::parse(w).ok()),
    };
    let same = same(&wanted);
    let (account, words) = (signed.account.clone(), frame.words);
    let found = app.hall.write(move |desk| {
        let found = desk.contacts_page(&account, &wanted, from.as_ref())?;
        let rows: Result<Vec<ContactRow>, Trouble> =
            found.items.iter().map(|logged| row(desk, logged, words)).collect();
        let marking = marked_all(desk, found.items.iter().map(|logged| &logged.visibility))?;
        Ok((rows?, found.next, marking))
    });
    let (rows, next, marking) = found.await?;
    frame.marking = marking;
    let next = next.map(|c| format!("/contacts?{same}after={c}")).unwrap_or_default();
    let first = if is_first { String::new() } else { format!("/contacts?{same}") };
    page(&ContactsPage { frame, rows, first, next })
}

/// What an address says besides the place in the list.
fn same(wanted: &ContactsWanted) -> String {
    let post = wanted.post.as_ref().map(|p| ("post", p.to_string()));
    let party = wanted.party.as_ref().map(|p| ("party", p.to_string()));
    let said = post.into_iter().chain(party);
    said.map(|(k, v)| format!("{k}={}&", super::told::segment(&v))).collect()
}

/// How a contact ended, in words.
pub(crate) fn outcome_told(logged: &Logged, words: Words) -> String {
    words.say(match logged.outcome {
        Outcome::Held => "contacts.held",
        Outcome::DeclaredAfterwards { .. } => "contacts.declared",
        Outcome::Declined { .. } => "contacts.declined",
    })
}

fn row(desk: &Desk, logged: &Logged, words: Words) -> Result<ContactRow, Trouble> {
    let (us, meeting) = (desk.organisation()?, &logged.meeting);
    let zone = desk.zone_of(&meeting.post)?;
    let mut with = listed(meeting.with.iter().take(NAMES_MAX), words);
    if let Some(more) = meeting.with.len().checked_sub(NAMES_MAX).filter(|n| *n > 0) {
        with = words.with("told.and_more", &[("names", &with), ("n", &more.to_string())]);
    }
    Ok(ContactRow {
        id: meeting.id.to_string(),
        outcome: outcome_told(logged, words),
        with,
        act: words.say(&format!("check.act.{}", meeting.act.as_str())),
        at: Moment::of(meeting.at, &zone, desk.now(), words),
        post: us.post(&meeting.post).map_or_else(String::new, |p| p.name.clone()),
        officer: person(us, &meeting.officer),
        memoranda: logged.memos.len(),
    })
}
