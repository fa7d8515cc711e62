//! People and posts: who is in the house and, for an administrator, how each signs in. A password
//! made for somebody is shown once and kept nowhere. Never a word of anybody's matters.

use super::account::{EventLine, Fact, Moment, event_line, joined};
use super::{Frame, Refused, Words, page};
use crate::Trouble;
use crate::door::given::{MADE_BYTES, made};
use crate::door::once::NotKept;
use crate::door::{self, Signed, passwords, sign_in};
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use clearance::authorise::UseCase;
use parties::organisation::Post;
use parties::{Officer, OfficerId, Role};
use std::collections::BTreeMap;
use store::accounts::{Credential, NewPassword};

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    let reset = Asks::May(UseCase::SignInReset);
    vec![
        Route::get("/people", Asks::May(UseCase::AccountList), people),
        Route::get("/people/{account}", reset, one),
        Route::post("/people/{account}/password", reset, set_password),
        Route::post(
            "/people/{account}/sessions/end",
            Asks::May(UseCase::SessionsEnd),
            end_sessions,
        ),
        Route::post("/people/{account}/close", Asks::May(UseCase::AccountAdd), close),
        Route::post("/people/{account}/open", Asks::May(UseCase::AccountAdd), open),
    ]
}

/// People, and posts, of one page: the page stays below sixty kilobytes.
const LINES_MAX: usize = 50;

/// Stands where a hash would: no password fits it.
const NO_PASSWORD: &str = "*";

/// What can have been done before a page is shown, by the word in its address.
const DONE: [&str; 3] = ["end-sessions", "close", "open"];

#[derive(Debug)]
struct PersonLine {
    account: String,
    href: String,
    name: String,
    post: String,
    roles: String,
    functions: String,
    /// How the account signs in; empty when the reader is not told.
    state: String,
}

#[derive(Debug)]
struct PostLine {
    id: String,
    name: String,
    region: String,
    zone: String,
    head: String,
    deputy: String,
}

#[derive(Debug, askama::Template)]
#[template(path = "people.html")]
struct PeoplePage {
    frame: Frame,
    people: Vec<PersonLine>,
    next_people: String,
    posts: Vec<PostLine>,
    next_posts: String,
    /// The lists from their beginning; empty on the first page.
    first: &'static str,
    events: Option<Vec<EventLine>>,
    is_administrator: bool,
}

#[derive(Debug, askama::Template)]
#[template(path = "person.html")]
struct PersonPage {
    frame: Frame,
    href: String,
    facts: Vec<Fact>,
    done: String,
    made: String,
    is_closed: bool,
    events: Vec<EventLine>,
}

#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    #[serde(default)]
    done: String,
}

/// Where the lists begin: behind these.
#[derive(Debug, Default, serde::Deserialize)]
struct From {
    #[serde(default)]
    person: String,
    #[serde(default)]
    post: String,
}

/// Those of a list behind one, as many as a page has; and behind whom the next page begins.
fn part<T>(all: Vec<T>, behind: &str, name: impl Fn(&T) -> &str) -> (Vec<T>, Option<String>) {
    let start = all.iter().position(|one| name(one) == behind).map_or(0, |at| at + 1);
    let is_more = all.len() > start + LINES_MAX;
    let shown: Vec<T> = all.into_iter().skip(start).take(LINES_MAX).collect();
    let next = shown.last().filter(|_| is_more).map(|last| name(last).to_owned());
    (shown, next)
}

/// The address of the next page of one list; empty where there is none.
fn next_page(list: &str, behind: Option<String>) -> String {
    let address = |b: String| format!("/people?{list}={}", door::forms::encoded(&b));
    behind.map(address).unwrap_or_default()
}

async fn people(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(from): Query<From>,
) -> Result<Response, Refused> {
    let frame = Frame::of(&app, &signed, &headers, "people", "people.title").await?;
    let first = if from.person.is_empty() && from.post.is_empty() { "" } else { "/people" };
    let account = signed.account.clone();
    let read = app.hall.read(move |desk| {
        let roles = &desk.officer(&account)?.roles;
        let sees_all = [Role::Inspector, Role::Administrator].iter().any(|r| roles.contains(r));
        let is_administrator = roles.contains(&Role::Administrator);
        let events = sees_all.then(|| desk.account_events(&account, None)).transpose()?;
        let posts = desk.organisation()?.posts.clone();
        Ok((desk.accounts(Some(&account))?, posts, events, is_administrator))
    });
    let (officers, posts, events, is_administrator) = read.await?;
    let credentials = match is_administrator {
        true => door::kept(&app, |accounts| accounts.credentials()).await?,
        false => Vec::new(),
    };
    let credentials: BTreeMap<OfficerId, Credential> = credentials.into_iter().collect();
    let names: BTreeMap<_, _> = posts.iter().map(|p| (p.id.clone(), p.name.clone())).collect();
    let person = |o: &Officer| PersonLine {
        account: o.id.to_string(),
        href: href(&o.id),
        name: o.name.clone(),
        post: names.get(&o.post).cloned().unwrap_or_else(|| o.post.to_string()),
        roles: joined(&frame, o.roles.iter().map(|r| frame.of_kind("role", r.as_str()))),
        functions: joined(&frame, &o.functions),
        state: match is_administrator {
            true => state(&app, frame.words, credentials.get(&o.id)),
            false => String::new(),
        },
    };
    let (officers, person_next) = part(officers, &from.person, |o| o.id.as_str());
    let (posts, post_next) = part(posts, &from.post, |p| p.id.as_str());
    let shown = PeoplePage {
        people: officers.iter().map(person).collect(),
        next_people: next_page("person", person_next),
        posts: posts.iter().map(post_line).collect(),
        next_posts: next_page("post", post_next),
        first,
        events: events.map(|all| all.iter().map(|e| event_line(&frame, e)).collect()),
        is_administrator,
        frame,
    };
    page(&shown)
}

fn href(of: &OfficerId) -> String {
    format!("/people/{}", door::forms::encoded(of.as_str()))
}

fn post_line(post: &Post) -> PostLine {
    let name = |o: &Option<OfficerId>| o.as_ref().map(OfficerId::to_string).unwrap_or_default();
    PostLine {
        id: post.id.to_string(),
        name: post.name.clone(),
        region: post.region.to_string(),
        zone: post.time_zone.clone(),
        head: name(&post.head),
        deputy: name(&post.deputy),
    }
}

/// How an account signs in, in words.
fn state(app: &App, words: Words, credential: Option<&Credential>) -> String {
    let Some(credential) = credential else { return words.say("people.state.never") };
    let locked = credential.locked_until.filter(|until| app.real_now() < *until);
    match (credential.disabled, locked, credential.must_change) {
        (true, _, _) => words.say("people.state.closed"),
        (false, Some(until), _) => {
            let at = Moment::of(until, words.0).words;
            words.with("people.state.locked", &[("at", &at)])
        }
        (false, None, true) => words.say("people.state.must-change"),
        (false, None, false) => words.say("people.state.open"),
    }
}

/// The account an address names. Whoever may not see to it reads what is not there.
async fn named(app: &App, signed: &Signed, act: UseCase, word: &str) -> Result<OfficerId, Refused> {
    let of = OfficerId::parse(word).map_err(|_| Refused::nowhere())?;
    let (by, whose) = (signed.account.clone(), of.clone());
    let may = app.hall.read(move |desk| desk.may_on_account(&by, act, &whose)).await;
    may.map_err(|trouble| match trouble {
        // The house says the same of what is not there and of what is not theirs.
        Trouble::NoAccount { .. } | Trouble::Life(_) | Trouble::NotAllowed { .. } => {
            Refused::nowhere()
        }
        other => other.into(),
    })?;
    Ok(of)
}

async fn one(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(word): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refused> {
    let of = named(&app, &signed, UseCase::SignInReset, &word).await?;
    if of == signed.account {
        return Ok(Redirect::to("/account").into_response());
    }
    let done = DONE.iter().find(|d| **d == asked.done);
    let done = done.map(|d| format!("people.{d}.done")).unwrap_or_default();
    shown(&app, &signed, &headers, &of, &done, String::new()).await
}

async fn shown(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    of: &OfficerId,
    done: &str,
    made: String,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(app, signed, headers, "people", "people.title").await?;
    frame.title = frame.with("people.one", "account", of);
    let (by, whose) = (signed.account.clone(), of.clone());
    let read = app.hall.read(move |desk| {
        let events = desk.account_events(&by, Some(&whose))?;
        let officer = desk.officer(&whose)?.clone();
        let post = desk.organisation()?.post(&officer.post).map(|p| p.name.clone());
        Ok((officer, post, events))
    });
    let (officer, post, events) = read.await?;
    let whose = of.clone();
    let credential = door::kept(app, move |accounts| accounts.credential(&whose)).await?;
    let roles = officer.roles.iter().map(|r| frame.of_kind("role", r.as_str()));
    let facts = [
        ("people.name", officer.name.clone()),
        ("people.post", post.unwrap_or_else(|| officer.post.to_string())),
        ("people.roles", joined(&frame, roles)),
        ("people.functions", joined(&frame, &officer.functions)),
        ("people.signs-in", state(app, frame.words, credential.as_ref())),
    ];
    let facts = facts.into_iter().map(|(label, value)| Fact { label: frame.say(label), value });
    let account = of.to_string();
    let shown = PersonPage {
        facts: facts.collect(),
        done: if done.is_empty() { String::new() } else { frame.with(done, "account", &account) },
        made,
        is_closed: credential.is_some_and(|c| c.disabled),
        events: events.iter().map(|e| event_line(&frame, e)).collect(),
        href: href(of),
        frame,
    };
    page(&shown)
}

async fn set_password(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(word): Path<String>,
) -> Result<Response, Refused> {
    let of = named(&app, &signed, UseCase::SignInReset, &word).await?;
    if of == signed.account {
        return Ok(Redirect::to(door::CHANGE_PATH).into_response());
    }
    let password = made(&app.random::<MADE_BYTES>());
    let salt = app.random::<{ passwords::SALT_BYTES }>();
    let hash = app.door.hashing.hash(password.clone(), salt).await;
    let hash = hash.map_err(|why| {
        let refusal = sign_in::busy(why);
        let key = format!("door.refused.{}", refusal.code());
        Refused::keyed(refusal.status(), key.clone(), format!("{key}.remedy"))
    })?;
    let (by, whose) = (signed.account.clone(), of.clone());
    app.hall.write(move |desk| desk.password_reset(Some(&by), &whose)).await?;
    let (whose, set_at) = (of.clone(), app.real_now());
    let new = NewPassword { password_hash: hash, set_at, must_change: true, keep_session: None };
    door::kept(&app, move |accounts| accounts.set_password(&whose, &new)).await?;
    app.door.found.forget();
    let shown = shown(&app, &signed, &headers, &of, "people.reset.done", password).await;
    shown.map(|mut response| {
        response.extensions_mut().insert(NotKept);
        response
    })
}

async fn end_sessions(
    State(app): State<App>,
    signed: Signed,
    Path(word): Path<String>,
) -> Result<Response, Refused> {
    let of = named(&app, &signed, UseCase::SessionsEnd, &word).await?;
    let whose = of.clone();
    door::kept(&app, move |accounts| accounts.end_sessions_of(&whose, None)).await?;
    app.door.found.forget();
    Ok(back(&of, "end-sessions"))
}

async fn close(
    State(app): State<App>,
    signed: Signed,
    Path(word): Path<String>,
) -> Result<Response, Refused> {
    closed(&app, &signed, &word, true).await
}

async fn open(
    State(app): State<App>,
    signed: Signed,
    Path(word): Path<String>,
) -> Result<Response, Refused> {
    closed(&app, &signed, &word, false).await
}

async fn closed(
    app: &App,
    signed: &Signed,
    word: &str,
    disabled: bool,
) -> Result<Response, Refused> {
    let of = named(app, signed, UseCase::AccountAdd, word).await?;
    if of == signed.account {
        return Err(Refused::nowhere());
    }
    let (whose, set_at) = (of.clone(), app.real_now());
    door::kept(app, move |accounts| -> Result<(), store::Trouble> {
        if accounts.set_disabled(&whose, disabled)? || !disabled {
            return Ok(());
        }
        // It has no password yet: it is closed all the same, to programs too.
        let password_hash = NO_PASSWORD.to_owned();
        let new = NewPassword { password_hash, set_at, must_change: true, keep_session: None };
        accounts.set_password(&whose, &new)?;
        accounts.set_disabled(&whose, true).map(|_| ())
    })
    .await?;
    app.door.found.forget();
    Ok(back(&of, if disabled { "close" } else { "open" }))
}

fn back(of: &OfficerId, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", href(of))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_one_of_a_long_list_stands_on_one_page() {
        let all: Vec<String> = (0..LINES_MAX * 2 + 1).map(|n| format!("p{n}")).collect();
        let (mut seen, mut behind) = (Vec::new(), String::new());
        loop {
            let (page, next) = part(all.clone(), &behind, String::as_str);
            assert!(page.len() <= LINES_MAX);
            seen.extend(page);
            match next {
                Some(next) => behind = next,
                None => break,
            }
        }
        assert_eq!(seen, all);
        assert_eq!(part(all, "nobody", String::as_str).0.len(), LINES_MAX);
    }
}
