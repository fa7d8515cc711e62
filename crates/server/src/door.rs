//! Who comes in: session or token to account, before any page or answer. Out: `Signed` for whoever
//! is let in, an answer for whoever is not.
//! Never decides what may be done: that is `authorise`'s.

mod around;
pub mod cookies;
pub mod forms;
pub mod given;
mod guard;
pub mod guests;
mod health;
pub mod once;
pub mod passwords;
pub mod rates;
pub mod refusal;
pub mod secrets;
pub mod sessions;
pub mod set_up;
pub mod sign_in;
pub mod strength;
pub mod tokens;

pub use around::{around, tell_panics_without_content};
pub use guard::{CHANGE_PATH, CSRF_HEADER, SIGN_OUT_PATH, guarded};
pub use sign_in::begin;

use crate::Trouble;
use crate::router::Route;
use crate::serving::App;
use crate::ui::Refused;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use clearance::messages::Language;
use jiff::Timestamp;
use parties::OfficerId;
use std::sync::Arc;
use store::Accounts;

/// Who is let in: what the door remembers between requests, all of it bounded.
#[derive(Debug, Default)]
pub struct Doorkeeper {
    /// Counts of who asks how often.
    pub rates: rates::Rates,
    /// Where passwords are hashed.
    pub hashing: passwords::Hashing,
    /// Sessions and tokens found a moment ago.
    pub found: sessions::Found,
    /// The link to set the house up.
    pub set_up: set_up::SetUp,
    /// Deeds under way.
    pub under_way: once::UnderWay,
}

/// Somebody who is signed in, by session or token.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The account.
    pub account: OfficerId,
    /// What a form must carry; empty for a token.
    pub csrf: String,
    /// The language of the pages.
    pub language: Language,
    /// When the session ends if nothing is asked; none for a token.
    pub ends_at: Option<Timestamp>,
    /// The session; none for a token.
    pub session: Option<[u8; 32]>,
    /// Somebody else chose the password: nothing is open before it is changed.
    pub must_change: bool,
    /// Bytes of the deed that is asked for, the same when it is asked for again: for the reference
    /// of what it makes. None when it has no key.
    pub deed: Option<[u8; 8]>,
}

impl FromRequestParts<App> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Response> {
        let signed = parts.extensions.get::<Self>().cloned();
        signed.ok_or_else(|| Redirect::to("/sign-in").into_response())
    }
}

/// The routes of the door.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut all = sign_in::routes();
    all.extend(set_up::routes());
    all.extend(health::routes());
    all
}

/// Counts the names a page asks about for somebody: to try many out takes time.
///
/// # Errors
/// More different ones than an hour has.
pub fn count_names<'a>(
    app: &App,
    signed: &Signed,
    names: impl IntoIterator<Item = &'a str>,
) -> Result<(), Refused> {
    if app.serving.checks_per_minute.is_none() {
        return Ok(());
    }
    let counted = app.door.rates.names(signed.account.as_str(), names, app.real_now());
    counted.map_err(|rate| Refused::too_often(rate.retry_seconds))
}

/// Asks the accounts kept, where waiting is allowed.
///
/// # Errors
/// What the asking says; `Broken` when it stopped short.
pub async fn kept<T, E>(
    app: &App,
    f: impl FnOnce(&Accounts) -> Result<T, E> + Send + 'static,
) -> Result<T, Trouble>
where
    T: Send + 'static,
    E: Into<Trouble> + Send + 'static,
{
    let accounts = Arc::clone(&app.accounts);
    let asked = tokio::task::spawn_blocking(move || f(&accounts)).await;
    asked.map_err(|_| Trouble::Broken)?.map_err(Into::into)
}
