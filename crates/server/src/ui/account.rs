//! One's own account: who I am to the house, where I am signed in, what programs act for me, what
//! happened to it. Never shows a secret but the token that was made this moment.

use super::components::Fault;
use super::fields::Fields;
use super::{Frame, Refused, page};
use crate::Trouble;
use crate::desk::sign_ins::{AccountEvent, Happened};
use crate::door::once::NotKept;
use crate::door::tokens::{self, Scope, TOKEN_DAYS, Wanted};
use crate::door::{self, Signed, passwords, refusal::Refusal, set_up, sign_in};
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use clearance::authorise::UseCase;
use clearance::messages::Language;
use clearance::wording;
use jiff::Timestamp;
use parties::{Officer, OfficerId};
use std::collections::BTreeSet;
use store::accounts::{NewPassword, Session, Token};

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/account", Asks::SignedIn, account),
        Route::post("/account/language", Asks::SignedIn, language),
        Route::get(door::CHANGE_PATH, Asks::May(UseCase::SignInReset), ask_password),
        Route::post(door::CHANGE_PATH, Asks::May(UseCase::SignInReset), change_password),
        Route::post("/account/sessions/end", Asks::May(UseCase::SessionsEnd), end_sessions),
        Route::post("/account/tokens", Asks::May(UseCase::TokenAdd), make_token),
        Route::post("/account/tokens/revoke", Asks::May(UseCase::TokenRevoke), revoke_token),
    ]
}

/// What can have been done before the page is shown, by the word in its address.
const DONE: [&str; 4] =
    ["password.done", "sessions.ended", "sessions.others-ended", "token.revoked.done"];

/// A label and what stands beside it.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

/// A moment for machines and in words.
#[derive(Debug)]
pub(super) struct Moment {
    pub(super) at: String,
    pub(super) words: String,
}

impl Moment {
    pub(super) fn of(at: Timestamp, language: Language) -> Self {
        Self { at: at.to_string(), words: wording::moment(at, None, language) }
    }
}

#[derive(Debug)]
struct SessionLine {
    id: String,
    is_this: bool,
    address: String,
    agent: String,
    since: Moment,
    seen: Moment,
    ends: Moment,
}

#[derive(Debug)]
struct TokenLine {
    id: String,
    name: String,
    scopes: String,
    /// The key of its state; empty while it holds.
    state: &'static str,
    until: Moment,
    used: Option<Moment>,
}

/// Something that happened to an account, in words.
#[derive(Debug)]
pub(super) struct EventLine {
    pub(super) at: Moment,
    pub(super) words: String,
    pub(super) of: String,
    pub(super) entry: u64,
}

#[derive(Debug, askama::Template)]
#[template(path = "account.html")]
struct AccountPage {
    frame: Frame,
    faults: Vec<Fault>,
    done: String,
    facts: Vec<Fact>,
    ties: Vec<Fact>,
    languages: Vec<(String, String)>,
    chosen: String,
    sessions: Vec<SessionLine>,
    tokens: Vec<TokenLine>,
    made: String,
    scopes: Vec<(String, String)>,
    token_name: String,
    token_days: String,
    events: Vec<EventLine>,
}

#[derive(Debug, askama::Template)]
#[template(path = "password.html")]
struct PasswordPage {
    frame: Frame,
    faults: Vec<Fault>,
    account: String,
    must_change: bool,
}

/// What the page shows beside what is always there.
#[derive(Debug, Default)]
struct Beside {
    done: String,
    faults: Vec<Fault>,
    made: String,
    token_name: String,
    token_days: String,
}

#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    #[serde(default)]
    done: String,
}

async fn account(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refused> {
    let done = DONE.iter().find(|d| **d == asked.done).map(|d| format!("account.{d}"));
    let beside = Beside { done: done.unwrap_or_default(), ..Beside::default() };
    shown(&app, &signed, &headers, beside).await
}

async fn shown(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    beside: Beside,
) -> Result<Response, Refused> {
    let frame = Frame::of(app, signed, headers, "account", "account.title").await?;
    let of = signed.account.clone();
    let read = app.hall.read(move |desk| {
        let officer = desk.officer(&of)?.clone();
        Ok((officer, desk.account_events(&of, Some(&of))?))
    });
    let (officer, events) = read.await?;
    let of = signed.account.clone();
    let kept = door::kept(app, move |accounts| -> Result<_, store::Trouble> {
        let language = accounts.credential(&of)?.and_then(|c| c.language);
        Ok((language, accounts.sessions_of(&of)?, accounts.tokens_of(&of)?))
    });
    let (chosen, sessions, tokens) = kept.await?;
    let (now, language) = (app.real_now(), signed.language);
    let sessions = sessions.into_iter().filter(|s| now < s.ends_at);
    let shown = AccountPage {
        facts: facts(&frame, &officer),
        ties: officer.ties.iter().map(tie).collect(),
        languages: languages(&frame),
        chosen: chosen.unwrap_or_default(),
        sessions: sessions.map(|s| session_line(s, signed)).collect(),
        tokens: tokens.into_iter().map(|t| token_line(&frame, t, now)).collect(),
        scopes: scopes(&frame),
        events: events.iter().map(|e| event_line(&frame, e)).collect(),
        done: if beside.done.is_empty() { String::new() } else { frame.say(&beside.done) },
        faults: beside.faults,
        made: beside.made,
        token_name: beside.token_name,
        token_days: match beside.token_days.as_str() {
            "" => TOKEN_DAYS.to_string(),
            given => given.to_owned(),
        },
        frame,
    };
    tracing::debug!(language = language.tag(), "account shown");
    page(&shown)
}

/// Words of a set, or that there are none.
pub(super) fn joined<T: ToString>(frame: &Frame, items: impl IntoIterator<Item = T>) -> String {
    let all: Vec<String> = items.into_iter().map(|i| i.to_string()).collect();
    if all.is_empty() { frame.say("account.none") } else { all.join(", ") }
}

fn facts(frame: &Frame, officer: &Officer) -> Vec<Fact> {
    let post = frame.who.as_ref().map_or_else(|| officer.post.to_string(), |w| w.post.clone());
    let roles = officer.roles.iter().map(|r| frame.of_kind("role", r.as_str()));
    [
        ("account.name", officer.name.clone()),
        ("account.id", officer.id.to_string()),
        ("account.post", post),
        ("account.roles", joined(frame, roles)),
        ("account.functions", joined(frame, &officer.functions)),
        ("account.level", officer.level.to_string()),
        ("account.compartments", joined(frame, &officer.compartments)),
    ]
    .into_iter()
    .map(|(label, value)| Fact { label: frame.say(label), value })
    .collect()
}

fn tie(tie: &parties::organisation::Tie) -> Fact {
    Fact { label: tie.kind.clone(), value: tie.of.to_string() }
}

fn languages(frame: &Frame) -> Vec<(String, String)> {
    let browser = (String::new(), frame.say("account.language.browser"));
    let ours = Language::ALL.map(|l| (l.tag().to_owned(), l.name().to_owned()));
    std::iter::once(browser).chain(ours).collect()
}

fn scopes(frame: &Frame) -> Vec<(String, String)> {
    let worded = |s: &Scope| (s.as_str().to_owned(), frame.of_kind("scope", s.as_str()));
    Scope::ALL.iter().map(worded).collect()
}

fn session_line(session: Session, signed: &Signed) -> SessionLine {
    let moment = |at| Moment::of(at, signed.language);
    SessionLine {
        is_this: signed.session == Some(session.id_hash),
        since: moment(session.made_at),
        seen: moment(session.seen_at),
        ends: moment(session.ends_at),
        id: session.public_id,
        address: session.address,
        agent: session.agent,
    }
}

fn token_line(frame: &Frame, token: Token, now: Timestamp) -> TokenLine {
    let language = frame.words.0;
    let state = match token.revoked_at {
        Some(_) => "account.token.revoked",
        None if token.ends_at <= now => "account.token.ended",
        None => "",
    };
    TokenLine {
        state,
        until: Moment::of(token.ends_at, language),
        used: token.seen_at.map(|at| Moment::of(at, language)),
        scopes: joined(frame, token.scopes.iter().map(|s| frame.of_kind("scope", s))),
        id: token.public_id,
        name: token.name,
    }
}

/// An event about an account in words.
pub(super) fn event_line(frame: &Frame, event: &AccountEvent) -> EventLine {
    let nobody = || frame.say("account.event.nobody");
    let by = event.by.as_ref().map_or_else(nobody, OfficerId::to_string);
    let words = frame.words;
    let words = match &event.what {
        Happened::PasswordReset => words.with("account.event.password-reset", &[("by", &by)]),
        Happened::TokenIssued { name } => {
            words.with("account.event.token-issued", &[("by", &by), ("name", name)])
        }
        Happened::TokenRevoked { name } => {
            words.with("account.event.token-revoked", &[("by", &by), ("name", name)])
        }
        Happened::Locked => words.say("account.event.locked"),
    };
    let at = Moment::of(event.at, frame.words.0);
    EventLine { at, words, of: event.of.to_string(), entry: event.seq }
}

async fn language(
    State(app): State<App>,
    signed: Signed,
    fields: Fields,
) -> Result<Response, Refused> {
    let tag = Language::parse(fields.get("language")).map(Language::tag);
    let of = signed.account.clone();
    door::kept(&app, move |accounts| accounts.set_language(&of, tag)).await?;
    app.door.found.forget();
    Ok(Redirect::to("/account").into_response())
}

async fn ask_password(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    password_page(&app, &signed, &headers, Vec::new()).await
}

async fn password_page(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    faults: Vec<Fault>,
) -> Result<Response, Refused> {
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = match signed.must_change {
        true => "account.password.title.page",
        false => "account.password.title",
    };
    let mut frame = Frame::of(app, signed, headers, "account", title).await?;
    if signed.must_change {
        frame.rooms.clear();
    }
    let account = signed.account.to_string();
    let shown = PasswordPage { frame, faults, account, must_change: signed.must_change };
    Ok((status, page(&shown)?).into_response())
}

async fn change_password(
    State(app): State<App>,
    signed: Signed,
    parts: Parts,
    fields: Fields,
) -> Result<Response, Response> {
    let sorry = |refused: Refused| refused.into_response();
    let stop = |refusal: Refusal| {
        let key = format!("door.refused.{}", refusal.code());
        Refused::keyed(refusal.status(), key.clone(), format!("{key}.remedy")).into_response()
    };
    // What is typed into a field of a password is taken as it is, space and all.
    let (now, new) = (fields.raw("now").to_owned(), fields.raw("password").to_owned());
    let words = super::Words(signed.language);
    let is_right = sign_in::is_right(&app, &signed.account, now.clone()).await.map_err(stop)?;
    let wrong = || Fault::of("now", words.say("account.password.wrong"));
    let same = || Fault::of("password", words.say("door.weak.same"));
    let weak = || set_up::fault(&app, words, &signed.account, &new, fields.raw("again"));
    let fault = match is_right {
        false => Some(wrong()),
        true if now == new => Some(same()),
        true => weak().await.map_err(stop)?,
    };
    if let Some(fault) = fault {
        let again = password_page(&app, &signed, &parts.headers, vec![fault]).await;
        return again.map_err(sorry);
    }
    let salt = app.random::<{ passwords::SALT_BYTES }>();
    let hash = app.door.hashing.hash(new, salt).await.map_err(|why| stop(sign_in::busy(why)))?;
    let set = renewed(&app, &signed, &parts, hash).await;
    set.map_err(|trouble| sorry(Refused::from(trouble)))
}

/// Sets a password, ends every session of the account, and goes on in a new one.
async fn renewed(
    app: &App,
    signed: &Signed,
    parts: &Parts,
    password_hash: String,
) -> Result<Response, Trouble> {
    let of = signed.account.clone();
    app.hall.write(move |desk| desk.password_reset(Some(&of), &of)).await?;
    let from = sign_in::address(app, parts);
    let begun = sign_in::begin(app, &signed.account, from, &parts.headers).await?;
    let (of, set_at, keep_session) = (signed.account.clone(), app.real_now(), Some(begun.hash));
    let new = NewPassword { password_hash, set_at, must_change: false, keep_session };
    door::kept(app, move |accounts| accounts.set_password(&of, &new)).await?;
    app.door.found.forget();
    let mut response = Redirect::to("/account?done=password.done").into_response();
    if let Some(cookie) = door::cookies::giving(&begun.secret, app.serving.is_behind_tls) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn end_sessions(
    State(app): State<App>,
    signed: Signed,
    fields: Fields,
) -> Result<Response, Refused> {
    let (of, by) = (signed.account.clone(), signed.account.clone());
    app.hall.read(move |desk| desk.may_on_account(&by, UseCase::SessionsEnd, &by)).await?;
    let one = fields.get("session").to_owned();
    let (this, is_one) = (signed.session, !one.is_empty());
    door::kept(&app, move |accounts| -> Result<(), store::Trouble> {
        if is_one {
            accounts.end_session(&of, &one)?;
        } else {
            accounts.end_sessions_of(&of, this)?;
        }
        Ok(())
    })
    .await?;
    app.door.found.forget();
    let done = if is_one { "sessions.ended" } else { "sessions.others-ended" };
    Ok(Redirect::to(&format!("/account?done={done}")).into_response())
}

async fn make_token(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let scopes: BTreeSet<Scope> = fields.all("scope").filter_map(Scope::parse).collect();
    let (name, days) = (fields.get("token_name").to_owned(), fields.get("token_days").to_owned());
    let wanted = Wanted { name: name.clone(), scopes, days: days.parse().unwrap_or(0) };
    let mut beside = Beside { token_name: name, token_days: days, ..Beside::default() };
    match tokens::issue(&app, &signed.account, wanted).await {
        Ok(token) => {
            let made = Beside { made: token, ..Beside::default() };
            let mut response = shown(&app, &signed, &headers, made).await?;
            response.extensions_mut().insert(NotKept);
            Ok(response)
        }
        Err(trouble @ Trouble::Input { .. }) => {
            beside.faults =
                vec![super::fields::told("token_name", &trouble, super::Words(signed.language))];
            let shown = shown(&app, &signed, &headers, beside).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(trouble) => Err(trouble.into()),
    }
}

async fn revoke_token(
    State(app): State<App>,
    signed: Signed,
    fields: Fields,
) -> Result<Response, Refused> {
    let account = &signed.account;
    tokens::revoke(&app, account, account, fields.get("token")).await?;
    Ok(Redirect::to("/account?done=token.revoked.done").into_response())
}
