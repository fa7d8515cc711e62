//! The requests somebody may see, by time of contact: to come first, those that wait for the
//! reader, or all. Out: a page of them by cursor. Never counts those that may not be seen.

use super::request::view::phase_told;
use super::request::{marked_all, person};
use super::told::{Moment, filled, listed};
use super::{Frame, Refused, Words, page};
use crate::desk::pages::{RequestLine, RequestsWanted};
use crate::desk::paging::Cursor;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use crate::{Desk, Trouble};
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use clearance::authorise::UseCase;
use clearance::filed::{Filed, Phase};
use parties::{OfficerId, PartyId};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Debug, askama::Template)]
#[template(path = "requests.html")]
struct RequestsPage {
    frame: Frame,
    show: Show,
    shows: Vec<Tab>,
    rows: Vec<RequestRow>,
    first: String,
    next: String,
}

/// One way to look at a list.
#[derive(Debug)]
pub(crate) struct Tab {
    /// Its address.
    pub(crate) path: String,
    /// Its words.
    pub(crate) words: String,
    /// Whether it is the one shown.
    pub(crate) is_open: bool,
}

/// A request on one line.
#[derive(Debug, Clone)]
pub(crate) struct RequestRow {
    /// Its reference.
    pub(crate) id: String,
    /// Its state in words.
    pub(crate) phase: String,
    /// What and where.
    pub(crate) title: String,
    /// With whom, as far as the reader may see.
    pub(crate) with: String,
    /// When the contact takes place.
    pub(crate) at: Moment,
    /// Who asks.
    pub(crate) requester: String,
    /// That it waits for the reader.
    pub(crate) waits: String,
}

/// Which are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Show {
    #[default]
    Open,
    Mine,
    All,
}

impl Show {
    const ALL: [Self; 3] = [Self::Open, Self::Mine, Self::All];

    const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Mine => "mine",
            Self::All => "all",
        }
    }

    fn wanted(self) -> RequestsWanted {
        let open = BTreeSet::from([Phase::Open]);
        let phases = if self == Self::All { BTreeSet::new() } else { open };
        RequestsWanted { phases, waits_for_me: self == Self::Mine, ..RequestsWanted::default() }
    }

    /// The key of what is said when there is none.
    const fn none(self) -> &'static str {
        match self {
            Self::Open => "requests.none",
            Self::Mine => "requests.none_mine",
            Self::All => "requests.none_all",
        }
    }
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    show: Option<String>,
    after: Option<String>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/requests", Asks::May(UseCase::RequestShow), open)]
}

/// A cursor as it came back; none where the list begins.
pub(crate) fn cursor(word: Option<&str>) -> Result<Option<Cursor>, Trouble> {
    word.filter(|w| !w.is_empty()).map(Cursor::parse).transpose()
}

async fn open(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(&app, &signed, &headers, "requests", "requests.title").await?;
    let word = asked.show.as_deref().unwrap_or_default();
    let show = Show::ALL.into_iter().find(|s| s.word() == word).unwrap_or_default();
    let from = cursor(asked.after.as_deref())?;
    let is_first = from.is_none();
    let (account, words) = (signed.account.clone(), frame.words);
    let found = app.hall.write(move |desk| {
        let found = desk.requests_page(&account, &show.wanted(), from.as_ref())?;
        let rows: Result<Vec<RequestRow>, Trouble> =
            found.items.iter().map(|line| row(desk, &account, line, words)).collect();
        let next = found.next.map(|c| format!("/requests?show={}&after={c}", show.word()));
        let seen = found.items.iter().map(|line| &line.filed.visibility);
        Ok((rows?, next.unwrap_or_default(), marked_all(desk, seen)?))
    });
    let (rows, next, marking) = found.await?;
    frame.marking = marking;
    let tab = |s: Show| Tab {
        path: format!("/requests?show={}", s.word()),
        words: frame.of_kind("requests", s.word()),
        is_open: s == show,
    };
    let shows = Show::ALL.into_iter().map(tab).collect();
    let first = if is_first { String::new() } else { format!("/requests?show={}", show.word()) };
    page(&RequestsPage { frame, show, shows, rows, first, next })
}

/// A request on one line, as an account sees it.
pub(crate) fn row(
    desk: &Desk,
    account: &OfficerId,
    line: &RequestLine,
    words: Words,
) -> Result<RequestRow, Trouble> {
    let (us, request) = (desk.organisation()?, &line.filed.request);
    let zone = desk.zone_of(&request.post)?;
    let functions: Vec<&str> = line.waits_for.iter().map(|f| f.as_str()).collect();
    let waits = if functions.is_empty() {
        String::new()
    } else {
        words.with("requests.waits", &[("functions", &listed(functions, words))])
    };
    let post = us.post(&request.post).map_or_else(String::new, |p| p.name.clone());
    let act = words.say(&format!("check.act.{}", request.act.as_str()));
    let title = filled(words, "request.row", &[("act", &act), ("post", &post)]);
    Ok(RequestRow {
        id: request.id.to_string(),
        phase: phase_told(line.phase, words),
        title: super::fields::capital(&title),
        with: parties_seen(desk, account, &line.filed, words)?,
        at: Moment::of(request.at, &zone, desk.now(), words),
        requester: person(us, &request.requester),
        waits,
    })
}

/// The parties of a request that an account may see, by name.
fn parties_seen(
    desk: &Desk,
    account: &OfficerId,
    filed: &Filed,
    words: Words,
) -> Result<String, Trouble> {
    let (world, reader) = (desk.world()?, desk.reader(account)?);
    let levels = &desk.organisation()?.levels;
    let seen = |id: &PartyId| {
        let party = world.registry().get(id)?;
        let is_whole = party.merged_into.is_none() && reader.may_see(levels, &party.visibility);
        is_whole.then(|| party.caption().to_owned())
    };
    Ok(listed(filed.request.parties.iter().filter_map(seen), words))
}
