//! Signing in and out: an account and a password in, a session out. One answer for every failure,
//! after the same time. Never leads to another site, and never says which part was wrong.

use super::passwords::{self, NotHashed, SALT_BYTES};
use super::refusal::{Asker, Refusal};
use super::{Signed, cookies, forms, kept, sessions, strength};
use crate::Trouble;
use crate::router::{Asks, Route};
use crate::serving::{App, Peer};
use crate::ui::components::Fault;
use crate::ui::{Frame, Refused, Words, page};
use axum::Form;
use axum::extract::{FromRequest, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use parties::OfficerId;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use store::accounts::Credential;

/// Wrong passwords after which an account is locked for a time.
pub const FAILURES_MAX: u32 = 5;
/// Time of the first lock; each further failure doubles it.
pub const LOCK_SECONDS: i64 = 60;
/// Longest time of a lock. Longer ones would let anybody shut others out for a day.
pub const LOCK_SECONDS_MAX: i64 = 15 * 60;
/// A failure is answered at the end of one of these steps of time: what was written on the way, or
/// was not, is not to be heard in it. Units: milliseconds.
pub const FAILURE_STEP_MILLIS: u64 = 250;
/// Bytes of words kept for a form whose session ended.
pub const KEPT_BYTES_MAX: usize = 64 * 1024;
/// Characters of an address that is gone on to.
const NEXT_CHARS_MAX: usize = 2_000;

/// The routes.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/sign-in", Asks::Nothing, ask),
        Route::post("/sign-in", Asks::Nothing, sign_in),
        Route::post(super::guard::SIGN_OUT_PATH, Asks::SignedIn, sign_out),
    ]
}

#[derive(Debug, askama::Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    frame: Frame,
    faults: Vec<Fault>,
    account: String,
    /// Where to go on to.
    next: String,
    /// The words of a form whose session ended, as a form has them.
    kept: String,
    /// Whose words.
    kept_for: String,
    is_ended: bool,
}

#[derive(Debug, askama::Template)]
#[template(path = "kept.html")]
struct KeptPage {
    frame: Frame,
    action: String,
    fields: Vec<(String, String)>,
}

/// Where to go on to.
#[derive(Debug, Default, serde::Deserialize)]
struct Next {
    #[serde(default)]
    next: String,
}

/// What the form brings.
#[derive(serde::Deserialize)]
struct Given {
    #[serde(default)]
    account: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    kept: String,
    #[serde(default)]
    kept_for: String,
}

/// A path of this house to go on to; the start for anything else.
#[must_use]
pub fn local(next: &str) -> String {
    let is_local = next.starts_with('/')
        && !next.starts_with("//")
        && next.len() <= NEXT_CHARS_MAX
        && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
        && !next.starts_with("/sign-");
    if is_local { next.to_owned() } else { "/".to_owned() }
}

async fn ask(headers: HeaderMap, Query(next): Query<Next>) -> Result<Response, Refused> {
    let words = Words(super::refusal::language_of(&headers));
    page(&SignInPage {
        frame: Frame::outside(words, "door.sign-in.title"),
        faults: Vec::new(),
        account: String::new(),
        next: local(&next.next),
        kept: String::new(),
        kept_for: String::new(),
        is_ended: false,
    })
}

/// The page for a form whose session has ended: its words go on with it.
pub(super) async fn ended(
    app: &App,
    asker: &Asker,
    parts: &Parts,
    mut fields: Vec<(String, String)>,
) -> Result<Response, Trouble> {
    fields.retain(|(name, _)| name != "csrf" && name != "once");
    let secret = cookies::session_secret(&parts.headers, app.serving.is_behind_tls);
    let of = match &secret {
        Some(secret) => sessions::account_of_ended(app, secret).await?,
        None => None,
    };
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", forms::encoded(name), forms::encoded(value)))
        .collect();
    let words = pairs.join("&");
    let is_kept = of.is_some() && words.len() <= KEPT_BYTES_MAX;
    let frame = Frame::outside(Words(asker.language), "door.sign-in.title");
    let shown = SignInPage {
        frame,
        faults: Vec::new(),
        account: of.as_ref().map(ToString::to_string).unwrap_or_default(),
        next: local(parts.uri.path()),
        kept: if is_kept { words } else { String::new() },
        kept_for: of.map(|of| of.to_string()).unwrap_or_default(),
        is_ended: true,
    };
    let shown = page(&shown).unwrap_or_else(IntoResponse::into_response);
    Ok((StatusCode::UNAUTHORIZED, shown).into_response())
}

async fn sign_in(State(app): State<App>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let asker = Asker::of(&parts);
    let request = Request::from_parts(parts.clone(), body);
    let Ok(Form(given)) = Form::<Given>::from_request(request, &()).await else {
        return asker.refuse(Refusal::Fields);
    };
    match tried(&app, &asker, &parts, given).await {
        Ok(response) => response,
        Err(refusal) => asker.refuse(refusal),
    }
}

async fn tried(app: &App, asker: &Asker, parts: &Parts, given: Given) -> Result<Response, Refusal> {
    let from = address(app, parts);
    app.door.rates.sign_in(from, app.real_now()).map_err(Refusal::TooOften)?;
    let begun_at = Instant::now();
    let account = OfficerId::parse(&given.account).ok();
    let known = match account {
        Some(account) => is_right(app, &account, given.password.clone()).await?.then_some(account),
        None => {
            verdict(app.door.hashing.fits(given.password.clone(), None).await)?;
            None
        }
    };
    let Some(account) = known else {
        let step = Duration::from_millis(FAILURE_STEP_MILLIS);
        let steps = begun_at.elapsed().as_millis() / step.as_millis();
        let until = step.saturating_mul(u32::try_from(steps).unwrap_or(u32::MAX).saturating_add(1));
        tokio::time::sleep(until.saturating_sub(begun_at.elapsed())).await;
        return Ok(wrong(asker, given));
    };
    let begun = begin(app, &account, from, &parts.headers).await.map_err(told)?;
    // A session this browser had before ends with the new one.
    if let Some(before) = cookies::session_secret(&parts.headers, app.serving.is_behind_tls) {
        end_secret(app, &before).await.map_err(told)?;
    }
    let next = local(&given.next);
    let mut response = if given.kept.is_empty() || given.kept_for != account.as_str() {
        Redirect::to(&next).into_response()
    } else {
        let mut frame = Frame::outside(Words(asker.language), "door.kept.title");
        frame.csrf = begun.csrf;
        frame.once = crate::ui::frame::hex(&app.random::<16>());
        let fields = forms::fields(given.kept.as_bytes());
        let shown = KeptPage { frame, action: next, fields };
        page(&shown).unwrap_or_else(IntoResponse::into_response)
    };
    if let Some(cookie) = cookies::giving(&begun.secret, app.serving.is_behind_tls) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Whether the password is right and the account open. Always as slow, whatever is wrong.
pub(crate) async fn is_right(
    app: &App,
    account: &OfficerId,
    password: String,
) -> Result<bool, Refusal> {
    let of = account.clone();
    let credential = kept(app, move |accounts| accounts.credential(&of)).await.map_err(told)?;
    let of = account.clone();
    let is_there = app.hall.read(move |desk| Ok(desk.officer(&of).is_ok())).await.map_err(told)?;
    let hash = credential.as_ref().map(|c| c.password_hash.clone());
    let fits = verdict(app.door.hashing.fits(password.clone(), hash).await)?;
    let Some(credential) = credential.filter(|_| is_there) else { return Ok(false) };
    let now = app.real_now();
    if credential.disabled || credential.locked_until.is_some_and(|until| now < until) {
        return Ok(false);
    }
    if !fits {
        failed(app, account, now).await.map_err(told)?;
        return Ok(false);
    }
    renew(app, account, password, credential).await?;
    Ok(true)
}

/// Counts a failure; locks the account when there were too many, and leaves the event.
async fn failed(app: &App, account: &OfficerId, now: Timestamp) -> Result<(), Trouble> {
    let of = account.clone();
    let count = kept(app, move |accounts| accounts.failed(&of, |count| lock(count, now))).await?;
    if count.is_some_and(|count| count >= FAILURES_MAX) {
        let of = account.clone();
        app.hall.write(move |desk| desk.account_locked(&of)).await?;
    }
    Ok(())
}

/// Until when an account is locked after so many failures.
fn lock(count: u32, now: Timestamp) -> Option<Timestamp> {
    let beyond = count.checked_sub(FAILURES_MAX)?;
    let seconds = LOCK_SECONDS.checked_shl(beyond.min(10)).unwrap_or(LOCK_SECONDS_MAX);
    now.checked_add(SignedDuration::from_secs(seconds.min(LOCK_SECONDS_MAX))).ok()
}

/// Forgets failures, and hashes anew what was hashed with less than is asked for today.
async fn renew(
    app: &App,
    account: &OfficerId,
    password: String,
    credential: Credential,
) -> Result<(), Refusal> {
    let of = account.clone();
    if credential.failed > 0 {
        kept(app, move |accounts| accounts.cleared(&of)).await.map_err(told)?;
    }
    if passwords::is_outdated(&credential.password_hash) {
        let salt = app.random::<SALT_BYTES>();
        let hash = app.door.hashing.hash(password, salt).await.map_err(busy)?;
        let (of, was) = (account.clone(), credential.password_hash);
        kept(app, move |accounts| accounts.replace_hash(&of, &was, &hash)).await.map_err(told)?;
    }
    Ok(())
}

/// The one answer to everything that is wrong.
fn wrong(asker: &Asker, given: Given) -> Response {
    let words = Words(asker.language);
    let shown = SignInPage {
        frame: Frame::outside(words, "door.sign-in.title"),
        faults: vec![Fault::of("account", words.say("door.sign-in.wrong"))],
        account: given.account.chars().take(strength::BYTES_MAX).collect(),
        next: local(&given.next),
        kept: given.kept,
        kept_for: given.kept_for,
        is_ended: false,
    };
    let shown = page(&shown).unwrap_or_else(IntoResponse::into_response);
    (StatusCode::UNAUTHORIZED, shown).into_response()
}

/// Begins a session for somebody who has shown the password, or for a test.
///
/// # Errors
/// The store cannot keep it.
pub async fn begin(
    app: &App,
    account: &OfficerId,
    from: Option<SocketAddr>,
    headers: &HeaderMap,
) -> Result<sessions::Begun, Trouble> {
    let now = app.real_now();
    // What ended a day ago is asked for by nobody.
    let day_ago = now.checked_sub(SignedDuration::from_hours(24)).unwrap_or(now);
    kept(app, move |accounts| accounts.drop_ended(day_ago)).await?;
    let agent = headers.get(header::USER_AGENT).and_then(|a| a.to_str().ok()).unwrap_or_default();
    let address = from.map(|a| a.ip().to_string()).unwrap_or_default();
    sessions::begin(app, account, address, agent.to_owned()).await
}

async fn sign_out(State(app): State<App>, signed: Signed, headers: HeaderMap) -> Response {
    if let Some(secret) = cookies::session_secret(&headers, app.serving.is_behind_tls)
        && let Err(trouble) = end_secret(&app, &secret).await
    {
        return Refused::from(trouble).into_response();
    }
    tracing::debug!(language = signed.language.tag(), "signed out");
    let mut response = Redirect::to("/sign-in").into_response();
    if let Some(cookie) = cookies::ending(app.serving.is_behind_tls) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

async fn end_secret(app: &App, secret: &str) -> Result<(), Trouble> {
    let hash = super::secrets::hash_of(secret);
    kept(app, move |accounts| -> Result<(), store::Trouble> {
        if let Some(session) = accounts.session(&hash)? {
            accounts.end_session(&session.account, &session.public_id)?;
        }
        Ok(())
    })
    .await?;
    app.door.found.forget();
    Ok(())
}

/// Where a request comes from: the peer, or behind TLS who the proxy says.
pub(crate) fn address(app: &App, parts: &Parts) -> Option<SocketAddr> {
    let peer = parts.extensions.get::<Peer>().map(|Peer(address)| *address);
    if !app.serving.is_behind_tls {
        return peer;
    }
    let said = parts.headers.get_all("x-forwarded-for").iter().next_back();
    // The last one is the proxy's own word; what stands before it anybody can have sent.
    let last = said.and_then(|line| line.to_str().ok()).and_then(|l| l.rsplit(',').next());
    let address = last.and_then(|word| word.trim().parse().ok());
    address.map(|ip| SocketAddr::new(ip, 0)).or(peer)
}

fn verdict(hashed: Result<bool, NotHashed>) -> Result<bool, Refusal> {
    hashed.map_err(busy)
}

pub(crate) const fn busy(why: NotHashed) -> Refusal {
    match why {
        NotHashed::Busy => Refusal::Busy,
        NotHashed::Broken => Refusal::Fault,
    }
}

pub(super) fn told(trouble: Trouble) -> Refusal {
    match trouble {
        Trouble::Busy | Trouble::Closing => Refusal::Busy,
        other => {
            tracing::error!(code = other.code(), "signing in failed");
            Refusal::Fault
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_another_site() {
        for bad in [
            "",
            "https://example.org/",
            "//example.org",
            "/\\example.org",
            "/a\\b",
            "javascript:alert(1)",
            "/a\nb",
            "/\tb",
            "start",
            "/sign-in",
            "/sign-out",
            "/é",
        ] {
            assert_eq!(local(bad), "/", "{bad}");
        }
        assert_eq!(local(&format!("/{}", "x".repeat(NEXT_CHARS_MAX))), "/");
        for good in ["/", "/requests/7", "/check?with=A%20B", "/directives/20-HQ-1234#p3"] {
            assert_eq!(local(good), good);
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_asked_for_leads_into_this_house(next in ".{0,60}") {
            let to = local(&next);
            proptest::prop_assert!(to.starts_with('/') && !to.starts_with("//"));
            let house: axum::http::Uri = "http://house.example/".parse().unwrap();
            // Read as a browser reads it, the host is still ours.
            let path = to.split('#').next().unwrap();
            let absolute: axum::http::Uri = format!("http://house.example{path}")
                .parse()
                .unwrap_or_else(|_| house.clone());
            proptest::prop_assert_eq!(absolute.host(), house.host());
        }
    }

    #[test]
    fn pauses_grow_and_end() {
        let now = Timestamp::UNIX_EPOCH;
        let seconds = |count| lock(count, now).map(|until| until.as_second());
        assert_eq!(seconds(FAILURES_MAX - 1), None);
        assert_eq!(seconds(FAILURES_MAX), Some(60));
        assert_eq!(seconds(FAILURES_MAX + 1), Some(120));
        assert_eq!(seconds(FAILURES_MAX + 3), Some(480));
        assert_eq!(seconds(FAILURES_MAX + 4), Some(LOCK_SECONDS_MAX));
        assert_eq!(seconds(u32::MAX), Some(LOCK_SECONDS_MAX));
    }
}
