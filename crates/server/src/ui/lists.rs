//! The lists as far as the reader may see them, and what the last load of one changed.
//! Never counts or names a party that the reader may not see.

use super::directives::Moment;
use super::told::{party_path, segment};
use super::{Frame, Refused, page};
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use clearance::authorise::UseCase;
use parties::{ListId, PartyId};

/// Parties of one kind of change that are named. Largest seen: 41, a week of one list; beyond it
/// the page says how many more there are.
const CHANGES_MAX: usize = 200;

/// One list.
#[derive(Debug)]
struct Row {
    list: String,
    address: String,
    format: String,
    parties: u64,
    names: u64,
    loaded: Moment,
}

/// Parties that changed alike.
#[derive(Debug)]
struct Changed {
    /// The key of how.
    heading: &'static str,
    count: usize,
    /// Name, page, and what is other.
    parties: Vec<(String, Option<String>, String)>,
    more: usize,
}

#[derive(Debug, askama::Template)]
#[template(path = "lists.html")]
struct ListsPage {
    frame: Frame,
    rows: Vec<Row>,
}

#[derive(Debug, askama::Template)]
#[template(path = "list.html")]
struct ListPage {
    frame: Frame,
    all: Vec<Changed>,
}

/// The routes of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let asks = Asks::May(UseCase::ListShow);
    vec![Route::get("/lists", asks, lists), Route::get("/lists/{list}", asks, list)]
}

async fn lists(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let frame = Frame::of(&app, &signed, &headers, "lists", "lists.title").await?;
    let (words, account) = (frame.words, signed.account.clone());
    let shown = app.hall.read(move |desk| desk.lists(Some(&account))).await?;
    let rows = shown.into_iter().map(|list| Row {
        address: format!("/lists/{}", segment(list.list.as_str())),
        list: list.list.to_string(),
        format: list.format,
        parties: list.parties,
        names: list.names,
        loaded: Moment::of(list.loaded, words),
    });
    let rows = rows.collect();
    page(&ListsPage { frame, rows })
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<Response, Refused> {
    let list = ListId::parse(&name).map_err(|_| Refused::nowhere())?;
    let mut frame = Frame::of(&app, &signed, &headers, "lists", "lists.title").await?;
    frame.title = super::told::filled(frame.words, "list.title", &[("list", list.as_str())]);
    let account = signed.account.clone();
    let read = app.hall.read(move |desk| {
        let changes = desk.last_changes(Some(&account), &list)?;
        let may_see = desk.may_see(Some(&account))?;
        let world = desk.world()?;
        let named = |id: &PartyId, fields: &[&str]| {
            let party = world.registry().get(id).filter(|p| may_see(&p.visibility));
            let caption = party.map_or_else(|| id.to_string(), |p| p.caption().to_owned());
            (caption, party.map(|_| party_path(id.as_str())), fields.join(", "))
        };
        let some = |heading, all: Vec<(&PartyId, &[&str])>| Changed {
            heading,
            count: all.len(),
            more: all.len().saturating_sub(CHANGES_MAX),
            parties: all.iter().take(CHANGES_MAX).map(|(id, f)| named(id, f)).collect(),
        };
        let plain = |ids: &'_ std::collections::BTreeSet<PartyId>| -> Vec<PartyId> {
            ids.iter().cloned().collect()
        };
        let (added, removed) = (plain(&changes.added), plain(&changes.removed));
        let bare = |ids: &'static str, all: &[PartyId]| {
            some(ids, all.iter().map(|id| (id, [].as_slice())).collect())
        };
        let changed = changes.changed.iter().map(|(id, fields)| (id, fields.as_slice()));
        let mut all = vec![
            bare("list.added", &added),
            bare("list.removed", &removed),
            some("list.changed", changed.collect()),
        ];
        all.retain(|c| c.count > 0);
        Ok(all)
    });
    let all = read.await?;
    page(&ListPage { frame, all })
}
