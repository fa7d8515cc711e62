//! A request in, before its page or answer: who comes, whether they may at all, whether the form is
//! one of ours, whether it was answered before. Out: `Signed` with the request, or a refusal.
//! Never decides about a matter: the desk asks `authorise` again with the matter at hand.

use super::once::{self, Key};
use super::refusal::{Asker, Refusal};
use super::sessions::{self, By, Known};
use super::{Signed, cookies, forms, secrets, sign_in, tokens};
use crate::Trouble;
use crate::router::{Asks, BODY_BYTES_MAX};
use crate::serving::App;
use crate::ui::{Frame, Refused};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::MethodRouter;
use clearance::authorise::{Relation, UseCase, authorise};
use parties::Visibility;
use std::sync::Arc;

/// Bytes that somebody who is not signed in may send: a name and a password, and the words of a
/// form whose session ended.
const OUTSIDE_BYTES_MAX: usize = 128 * 1024;

/// The header in which a script or a program with a session carries what forms carry.
pub const CSRF_HEADER: &str = "x-csrf";

/// Where a password that somebody else chose is changed.
pub const CHANGE_PATH: &str = "/account/password";

/// Where one signs out.
pub const SIGN_OUT_PATH: &str = "/sign-out";

/// Puts a route behind the door.
pub fn guarded(asks: Asks, handler: MethodRouter<App>, app: &App) -> MethodRouter<App> {
    // Only what the address does: another method is answered as one before anybody looks who asks.
    handler.route_layer(middleware::from_fn_with_state((app.clone(), asks), guard))
}

async fn guard(State((app, asks)): State<(App, Asks)>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asker = Asker::of(&parts);
    match through(&app, asks, &asker, parts, body, next).await {
        Ok(response) => response,
        Err(Stopped::Refused(refusal)) => asker.refuse(refusal),
        Err(Stopped::Answered(response)) => *response,
    }
}

/// Why a request does not reach its page.
enum Stopped {
    Refused(Refusal),
    Answered(Box<Response>),
}

impl From<Refusal> for Stopped {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Trouble> for Stopped {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Busy | Trouble::Closing => Self::Refused(Refusal::Busy),
            other => {
                tracing::error!(code = other.code(), "the door could not look somebody up");
                Self::Refused(Refusal::Fault)
            }
        }
    }
}

/// Whether a method only reads. Nothing behind it changes anything; a trace of looking is none.
const fn only_reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

async fn through(
    app: &App,
    asks: Asks,
    asker: &Asker,
    parts: Parts,
    body: Body,
    next: Next,
) -> Result<Response, Stopped> {
    let reads = only_reads(&parts.method);
    if asks == Asks::Nothing {
        if !reads && !is_same_site(&parts.headers) {
            return Err(Refusal::OtherSite.into());
        }
        let body = if reads { body } else { Body::from(read(body, OUTSIDE_BYTES_MAX).await?) };
        return Ok(next.run(Request::from_parts(parts, body)).await);
    }
    let Some((known, secret)) = who(app, asker, &parts.headers).await? else {
        return Err(nobody(app, asker, &parts, body).await?);
    };
    let mut asker = asker.clone();
    asker.language = known.language.unwrap_or(asker.language);
    if known.must_change && !is_open_before_change(parts.uri.path()) {
        return Err(match asker.is_program {
            true => Refusal::MustChange.into(),
            false => Stopped::Answered(Box::new(Redirect::to(CHANGE_PATH).into_response())),
        });
    }
    let signed = signed(&known, &asker, secret.as_deref());
    if !asker.is_program {
        let headers = parts.headers.clone();
        let answered = pass(app, asks, &known, signed.clone(), parts, body, next).await;
        return Ok(within(app, &signed, &headers, &asker, answered).await);
    }
    Ok(pass(app, asks, &known, signed, parts, body, next).await?)
}

/// Sets what was refused to somebody who is signed in within their frame, in their language.
async fn within(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    asker: &Asker,
    answered: Result<Response, Refusal>,
) -> Response {
    let response = answered.unwrap_or_else(|refusal| asker.refuse(refusal));
    let Some(refused) = response.extensions().get::<Refused>() else { return response };
    match Frame::of(app, signed, headers, "", "refused.title").await {
        Ok(frame) => {
            let mut page = refused.within(frame);
            if let Some(wait) = response.headers().get(header::RETRY_AFTER) {
                page.headers_mut().insert(header::RETRY_AFTER, wait.clone());
            }
            page
        }
        Err(_) => response,
    }
}

/// Hands a request of somebody signed in on to its page, when it is one of ours.
async fn pass(
    app: &App,
    asks: Asks,
    known: &Known,
    mut signed: Signed,
    mut parts: Parts,
    body: Body,
    next: Next,
) -> Result<Response, Refusal> {
    may(known, asks)?;
    if only_reads(&parts.method) {
        parts.extensions.insert(signed);
        return Ok(next.run(Request::from_parts(parts, body)).await);
    }
    let is_session = known.by == By::Session;
    if is_session && !is_same_site(&parts.headers) {
        return Err(Refusal::OtherSite);
    }
    let bytes = read(body, BODY_BYTES_MAX).await?;
    let fields = form_fields(&parts.headers, &bytes);
    if is_session && !is_ours(&parts.headers, &fields, &signed.csrf) {
        return Err(Refusal::Forged);
    }
    rate(app, known, asks)?;
    let key = key_of(&parts, &signed, &fields, &bytes)?;
    signed.deed = key.as_ref().map(Key::deed);
    parts.extensions.insert(signed);
    let run = next.run(Request::from_parts(parts, Body::from(bytes)));
    match key {
        None => Ok(run.await),
        Some(key) => once::answer(app, key, run).await,
    }
}

/// Who comes, and the secret of the session when it is one.
async fn who(
    app: &App,
    asker: &Asker,
    headers: &HeaderMap,
) -> Result<Option<(Arc<Known>, Option<String>)>, Trouble> {
    if let Some(line) = headers.get(header::AUTHORIZATION) {
        let token = line.to_str().ok().and_then(|l| l.strip_prefix("Bearer ")).map(str::trim);
        let is_token =
            |t: &&str| t.starts_with(secrets::TOKEN_PREFIX) && t.len() <= secrets::SECRET_CHARS_MAX;
        // A page is for people: what a token may do there nobody has said.
        let Some(token) = token.filter(is_token).filter(|_| asker.is_program) else {
            return Ok(None);
        };
        return Ok(sessions::of_token(app, token).await?.map(|known| (known, None)));
    }
    let Some(secret) = cookies::session_secret(headers, app.serving.is_behind_tls) else {
        return Ok(None);
    };
    Ok(sessions::of_secret(app, &secret).await?.map(|known| (known, Some(secret))))
}

/// What somebody gets who is not signed in: a program a refusal, a person the way to sign in. The
/// words of a form whose session ended go with them.
async fn nobody(app: &App, asker: &Asker, parts: &Parts, body: Body) -> Result<Stopped, Stopped> {
    if asker.is_program {
        return Ok(Refusal::NotSignedIn.into());
    }
    let path = parts.uri.path_and_query().map_or("/", |p| p.as_str());
    if only_reads(&parts.method) {
        let to = match path {
            "/" => "/sign-in".to_owned(),
            path => format!("/sign-in?next={}", forms::encoded(path)),
        };
        return Ok(Stopped::Answered(Box::new(Redirect::to(&to).into_response())));
    }
    if !is_same_site(&parts.headers) {
        return Ok(Refusal::OtherSite.into());
    }
    let bytes = read(body, BODY_BYTES_MAX).await?;
    let fields = form_fields(&parts.headers, &bytes);
    let page = sign_in::ended(app, asker, parts, fields).await?;
    Ok(Stopped::Answered(Box::new(page)))
}

/// Whether any role of theirs does this in any relation, and the token is for it.
fn may(known: &Known, asks: Asks) -> Result<(), Refusal> {
    let Asks::May(act) = asks else { return Ok(()) };
    let visibility = Visibility::at(known.levels.lowest());
    let in_some = Relation::ALL
        .iter()
        .any(|r| authorise(&known.reader, act, &visibility, *r, &known.levels).is_allowed());
    let by_token = match &known.by {
        By::Session => true,
        By::Token { scopes } => tokens::is_opened(scopes, act),
    };
    if in_some && by_token { Ok(()) } else { Err(Refusal::NotAllowed) }
}

fn is_open_before_change(path: &str) -> bool {
    path == CHANGE_PATH || path == SIGN_OUT_PATH
}

fn signed(known: &Known, asker: &Asker, secret: Option<&str>) -> Signed {
    Signed {
        account: known.reader.officer.clone(),
        csrf: secret.map(secrets::forgery_token).unwrap_or_default(),
        language: asker.language,
        ends_at: secret.map(|_| known.ends_at),
        session: secret.map(|_| known.hash),
        must_change: known.must_change,
        deed: None,
    }
}

/// Whether a request that does something comes from our own pages, or from no page. Browsers say
/// so in `Sec-Fetch-Site`; older ones name the page's origin.
pub(super) fn is_same_site(headers: &HeaderMap) -> bool {
    let say = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    if let Some(site) = say("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match say("origin") {
        None => true,
        Some(origin) => {
            let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
            host.is_some() && host == say("host")
        }
    }
}

/// The fields of a body that is a form; none of one that is not.
fn form_fields(headers: &HeaderMap, bytes: &Bytes) -> Vec<(String, String)> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|k| k.to_str().ok()).unwrap_or_default();
    let is_form = kind
        .split(';')
        .next()
        .is_some_and(|k| k.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"));
    if is_form { forms::fields(bytes) } else { Vec::new() }
}

/// Whether a form, or the header of a script, carries what the session's own pages carry.
fn is_ours(headers: &HeaderMap, fields: &[(String, String)], csrf: &str) -> bool {
    let header = headers.get(CSRF_HEADER).and_then(|h| h.to_str().ok());
    let carried = header.or_else(|| forms::one(fields, "csrf"));
    !csrf.is_empty() && carried.is_some_and(|c| secrets::is_same(c, csrf))
}

pub(super) async fn read(body: Body, most: usize) -> Result<Bytes, Refusal> {
    axum::body::to_bytes(body, most).await.map_err(|error| {
        // The type of the cause is another crate's; its words are what is left of it here.
        let is_long = std::error::Error::source(&error)
            .is_some_and(|cause| cause.to_string().contains("length limit"));
        if is_long { Refusal::TooLarge } else { Refusal::Unreadable }
    })
}

/// Counts the questions of an account.
fn rate(app: &App, known: &Known, asks: Asks) -> Result<(), Refusal> {
    let is_question = matches!(asks, Asks::May(UseCase::Check | UseCase::Screen));
    match app.serving.checks_per_minute {
        Some(most) if is_question => {
            let account = known.reader.officer.as_str();
            let counted = app.door.rates.question(account, most, app.real_now());
            counted.map_err(Refusal::TooOften)
        }
        _ => Ok(()),
    }
}

/// The key under which the answer is kept: a form's own, or the one a program sends.
fn key_of(
    parts: &Parts,
    signed: &Signed,
    fields: &[(String, String)],
    bytes: &Bytes,
) -> Result<Option<Key>, Refusal> {
    let asked = once::fingerprint(parts.method.as_str(), parts.uri.path(), bytes);
    if let Some(sent) = parts.headers.get("idempotency-key") {
        let key = sent.to_str().ok();
        let key = key.and_then(|k| Key::of_program(&signed.account, k.trim_matches('"'), asked));
        return key.map(Some).ok_or(Refusal::BadKey);
    }
    let once = forms::one(fields, "once").filter(|once| !once.is_empty());
    Ok(once.and_then(|once| Key::of_form(&signed.account, once, asked)))
}
