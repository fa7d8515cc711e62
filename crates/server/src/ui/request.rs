//! A request on one screen, and every deed about it. In: an address, or a form with the state that
//! was seen; out: the page, or what happened meanwhile. Never decides who may do what.

pub mod seen;
mod step;
pub mod view;

use super::components::Fault;
use super::fields::{Fields, told as trouble_told};
use super::told::listed;
use super::{Frame, Refused, Words, page};
use crate::desk::marking;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use crate::{Desk, Trouble};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use clearance::Event;
use clearance::authorise::UseCase;
use clearance::ids::RequestId;
use parties::{OfficerId, Organisation, Visibility};
use serde::Deserialize;
use step::Step;
use view::View;

/// Names in a title. Beyond it the rest is counted.
const NAMES_IN_TITLE_MAX: usize = 2;

#[derive(Debug, askama::Template)]
#[template(path = "request.html")]
struct RequestPage {
    frame: Frame,
    faults: Vec<Fault>,
    done: Option<String>,
    /// What happened since the form was made, when it was about another state.
    since: Vec<String>,
    view: View,
    typed: Typed,
}

#[derive(Debug, askama::Template)]
#[template(path = "request_step.html")]
struct StepPage {
    frame: Frame,
    faults: Vec<Fault>,
    view: View,
    step: Step,
    /// The field for grounds.
    field: &'static str,
    /// As what one may do it.
    functions: Vec<(String, String)>,
    typed: Typed,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    function: String,
    conditions: Vec<String>,
    own: String,
    until: String,
    grounds: String,
    due: String,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self {
            function: get("function"),
            conditions: fields.all("condition").map(str::to_owned).collect(),
            own: fields.text("own"),
            until: get("until"),
            grounds: fields.text("grounds"),
            due: get("due"),
        }
    }
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut all = vec![Route::get("/requests/{id}", Asks::May(UseCase::RequestShow), open)];
    all.extend(step::routes());
    all
}

/// A person by name, else by account.
#[must_use]
pub fn person(us: &Organisation, id: &OfficerId) -> String {
    let named = us.officer(id).map(|o| o.name.clone()).filter(|n| !n.is_empty());
    named.unwrap_or_else(|| id.to_string())
}

/// A marking as it stands at top and foot of a page.
#[must_use]
pub fn marked(visibility: &Visibility) -> String {
    let captions = visibility.compartments.iter().map(|c| c.as_str().to_owned());
    let level = std::iter::once(visibility.level.as_str().to_uppercase());
    level.chain(captions).collect::<Vec<_>>().join(" · ")
}

/// The marking of a page that shows all of these: the highest, with every caption.
pub(crate) fn marked_all<'a>(
    desk: &Desk,
    all: impl Iterator<Item = &'a Visibility>,
) -> Result<String, Trouble> {
    let levels = &desk.organisation()?.levels;
    Ok(marked(&all.fold(desk.open_to_all(), |whole, one| marking::joined(levels, whole, one))))
}

/// A title with the first names of a contact, and how many more there are.
#[must_use]
pub fn titled(words: Words, key: &str, names: &[&str]) -> String {
    let first = names.iter().take(NAMES_IN_TITLE_MAX);
    let mut with = listed(first, words);
    if let Some(more) = names.len().checked_sub(NAMES_IN_TITLE_MAX).filter(|n| *n > 0) {
        with = words.with("told.and_more", &[("names", &with), ("n", &more.to_string())]);
    }
    words.with(key, &[("names", &with)])
}

/// The reference in an address; one that is none leads nowhere.
fn reference(word: &str) -> Result<RequestId, Refused> {
    RequestId::parse(word).map_err(|_| Refused::nowhere())
}

/// What was just done, by its word.
#[derive(Debug, Default, Deserialize)]
struct Done {
    done: Option<String>,
}

/// What has been done, in words; nothing for a word that is none of ours.
pub(crate) fn done_told(words: Words, room: &str, done: Option<&str>) -> Option<String> {
    let done = done.filter(|d| d.chars().all(|c| c.is_ascii_lowercase() || c == '-'))?;
    let key = format!("{room}.done.{done}");
    let told = words.say(&key);
    (told != key).then_some(told)
}

async fn open(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Refused> {
    let id = reference(&id)?;
    let mut frame = Frame::of(&app, &signed, &headers, "requests", "request.title").await?;
    let view = seen_by(&app, &signed, id, &mut frame).await?;
    let done = done_told(frame.words, "request", done.done.as_deref());
    let since = Vec::new();
    page(&RequestPage { frame, faults: Vec::new(), done, since, view, typed: Typed::default() })
}

/// The request as whoever is signed in sees it; the frame is marked with it.
async fn seen_by(
    app: &App,
    signed: &Signed,
    id: RequestId,
    frame: &mut Frame,
) -> Result<View, Trouble> {
    let (account, words) = (signed.account.clone(), frame.words);
    let view = app.hall.write(move |desk| view::view(desk, &account, &id, words)).await?;
    frame.title.clone_from(&view.title);
    frame.marking.clone_from(&view.marking);
    Ok(view)
}

/// The page again, with what is wrong or what happened meanwhile.
async fn again(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    id: RequestId,
    fields: &Fields,
    (faults, since, status): (Vec<Fault>, Vec<String>, StatusCode),
) -> Result<Response, Refused> {
    let mut frame = Frame::of(app, signed, headers, "requests", "request.title").await?;
    let view = seen_by(app, signed, id, &mut frame).await?;
    let typed = Typed::of(fields);
    let answer = RequestPage { frame, faults, done: None, since, view, typed };
    Ok((status, page(&answer)?).into_response())
}

/// What came of a deed.
enum Came {
    /// It was done.
    Done(Vec<Event>),
    /// The request is another than the one that was seen.
    Changed(Vec<String>),
}

/// Does what a form asks, if the request still stands as it was seen.
async fn deed(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    word: &str,
    fields: &Fields,
    step: Step,
) -> Result<Response, Refused> {
    let id = reference(word)?;
    let words = Words(signed.language);
    let (account, given) = (signed.account.clone(), fields.clone());
    let command = app.hall.read(move |desk| {
        let zone = desk.zone_of(&desk.officer(&account)?.post)?;
        Ok(step.command(id, &given, &zone, words))
    });
    let command = match command.await? {
        Ok(command) => command,
        Err(fault) => return refused(app, signed, headers, id, fields, step, fault).await,
    };
    let (account, form) = (signed.account.clone(), fields.get("seen").to_owned());
    let done = app.hall.write(move |desk: &mut Desk| {
        let filed = desk.request_shown(&account, &id)?;
        let since = seen::since(&filed, &form, desk.organisation()?, words);
        if since.is_empty() {
            desk.on_request(&account, &id, &command).map(Came::Done)
        } else {
            Ok(Came::Changed(since))
        }
    });
    match done.await {
        Ok(Came::Done(events)) => {
            let is_granted = events.iter().any(|e| matches!(e, Event::Granted { .. }));
            let done = if is_granted { "granted" } else { step.done() };
            Ok(Redirect::to(&format!("/requests/{id}?done={done}")).into_response())
        }
        Ok(Came::Changed(since)) => {
            let came = (Vec::new(), since, StatusCode::CONFLICT);
            again(app, signed, headers, id, fields, came).await
        }
        Err(trouble @ (Trouble::NotThere { .. } | Trouble::Store { .. })) => Err(trouble.into()),
        Err(trouble) => {
            let fault =
                (trouble_told(step.field(), &trouble, Words(signed.language)), trouble.status());
            refused(app, signed, headers, id, fields, step, fault).await
        }
    }
}

/// The form again with what is wrong: its own page where it has one, else the request.
async fn refused(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    id: RequestId,
    fields: &Fields,
    step: Step,
    (fault, status): (Fault, StatusCode),
) -> Result<Response, Refused> {
    if step.has_page() {
        let page = step_page(app, signed, headers, id, step, Typed::of(fields), vec![fault]);
        return Ok((status, page.await?).into_response());
    }
    again(app, signed, headers, id, fields, (vec![fault], Vec::new(), status)).await
}

/// The second step of a deed.
async fn step_page(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    id: RequestId,
    step: Step,
    typed: Typed,
    faults: Vec<Fault>,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(app, signed, headers, "requests", "request.title").await?;
    let view = seen_by(app, signed, id, &mut frame).await?;
    let functions = step.functions(&view.may);
    if !step.is_open(&view.may) {
        // What cannot be done any more is said on the request itself.
        let since = vec![frame.say("request.since.closed")];
        let answer = RequestPage { frame, faults, done: None, since, view, typed };
        return Ok((StatusCode::CONFLICT, page(&answer)?).into_response());
    }
    frame.title = frame.say(&format!("request.step.{}", step.word()));
    page(&StepPage { frame, faults, view, field: step.field(), functions, step, typed })
}
