//! The first password of a house: a link, good once and for an hour, that the machine's own
//! terminal shows. Never open once anybody has a password.

use super::passwords::SALT_BYTES;
use super::refusal::{Asker, Refusal};
use super::sign_in::{begin, busy, told};
use super::{cookies, kept, secrets, strength};
use crate::Trouble;
use crate::router::{Asks, Route};
use crate::serving::App;
use crate::ui::components::Fault;
use crate::ui::{Frame, Words, page};
use axum::Form;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use parties::{OfficerId, Role};
use std::sync::{Mutex, MutexGuard, PoisonError};
use store::accounts::NewPassword;

/// Time for which the link is good.
pub const SET_UP_MINUTES_MAX: i64 = 60;

/// The link that is out, by its hash.
#[derive(Debug, Default)]
pub struct SetUp(Mutex<Option<([u8; 32], Timestamp)>>);

impl SetUp {
    fn held(&self) -> MutexGuard<'_, Option<([u8; 32], Timestamp)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_open(&self, secret: &str, now: Timestamp) -> bool {
        let hash = secrets::hash_of(secret);
        let held = *self.held();
        held.is_some_and(|(kept, until)| kept == hash && now < until)
    }
}

/// The path of a new link, when nobody has a password yet and somebody is administrator; the one
/// before it is good no more. Blocks: for the thread that starts the house.
///
/// # Errors
/// The store cannot be read.
pub fn link(app: &App) -> Result<Option<String>, Trouble> {
    if app.accounts.any_credential()? {
        return Ok(None);
    }
    let secret = secrets::text_of(&app.random::<{ secrets::SECRET_BYTES }>());
    let term = SignedDuration::from_mins(SET_UP_MINUTES_MAX);
    let until = app.real_now().checked_add(term).unwrap_or(Timestamp::MAX);
    *app.door.set_up.held() = Some((secrets::hash_of(&secret), until));
    Ok(Some(format!("/set-up/{secret}")))
}

/// The routes.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/set-up/{secret}", Asks::Nothing, ask),
        Route::post("/set-up/{secret}", Asks::Nothing, set),
    ]
}

#[derive(Debug, askama::Template)]
#[template(path = "set_up.html")]
struct SetUpPage {
    frame: Frame,
    faults: Vec<Fault>,
    /// Administrators: value and words.
    accounts: Vec<(String, String)>,
    chosen: String,
}

#[derive(serde::Deserialize)]
struct Given {
    #[serde(default)]
    account: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    again: String,
}

/// Whether this link opens anything, asked of the store too: a password may have been set from the
/// terminal meanwhile.
async fn is_open(app: &App, secret: &str) -> Result<bool, Refusal> {
    let is_good = app.door.set_up.is_open(secret, app.real_now());
    if !is_good {
        return Ok(false);
    }
    let any = kept(app, |accounts| accounts.any_credential()).await.map_err(told)?;
    Ok(!any)
}

async fn administrators(app: &App) -> Result<Vec<(String, String)>, Refusal> {
    let read = app.hall.read(|desk| {
        let officers = desk.organisation()?.officers.iter();
        let heads = officers.filter(|o| o.roles.contains(&Role::Administrator));
        Ok(heads.map(|o| (o.id.to_string(), format!("{} ({})", o.name, o.id))).collect())
    });
    read.await.map_err(told)
}

async fn shown(
    app: &App,
    asker: &Asker,
    faults: Vec<Fault>,
    chosen: String,
) -> Result<Response, Refusal> {
    let accounts = administrators(app).await?;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = Frame::outside(Words(asker.language), "door.set-up.title");
    let shown = page(&SetUpPage { frame, faults, accounts, chosen });
    Ok((status, shown.unwrap_or_else(IntoResponse::into_response)).into_response())
}

async fn ask(State(app): State<App>, Path(secret): Path<String>, request: Request) -> Response {
    let asker = Asker::of(&request.into_parts().0);
    let answered = async {
        if !is_open(&app, &secret).await? {
            return Err(Refusal::Nowhere);
        }
        shown(&app, &asker, Vec::new(), String::new()).await
    };
    answered.await.unwrap_or_else(|refusal| asker.refuse(refusal))
}

async fn set(State(app): State<App>, Path(secret): Path<String>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let (asker, headers) = (Asker::of(&parts), parts.headers.clone());
    let from = super::sign_in::address(&app, &parts);
    if let Err(rate) = app.door.rates.sign_in(from, app.real_now()) {
        return asker.refuse(Refusal::TooOften(rate));
    }
    let request = Request::from_parts(parts, body);
    let Ok(Form(given)) = Form::<Given>::from_request(request, &()).await else {
        return asker.refuse(Refusal::Fields);
    };
    let answered = taken(&app, &asker, &headers, &secret, given).await;
    answered.unwrap_or_else(|refusal| asker.refuse(refusal))
}

async fn taken(
    app: &App,
    asker: &Asker,
    headers: &HeaderMap,
    secret: &str,
    given: Given,
) -> Result<Response, Refusal> {
    if !is_open(app, secret).await? {
        return Err(Refusal::Nowhere);
    }
    let words = Words(asker.language);
    let chosen = administrators(app).await?.into_iter().find(|(id, _)| *id == given.account);
    let account = chosen.and_then(|(id, _)| OfficerId::parse(&id).ok());
    let Some(account) = account else {
        let fault = Fault::of("account", words.say("door.set-up.who"));
        return shown(app, asker, vec![fault], String::new()).await;
    };
    if let Some(fault) = fault(app, words, &account, &given.password, &given.again).await? {
        return shown(app, asker, vec![fault], account.to_string()).await;
    }
    let hash = app.door.hashing.hash(given.password, app.random::<SALT_BYTES>()).await;
    let new = NewPassword {
        password_hash: hash.map_err(busy)?,
        set_at: app.real_now(),
        must_change: false,
        keep_session: None,
    };
    let of = account.clone();
    let recorded = app.hall.write(move |desk| desk.password_reset(None, &of)).await;
    recorded.map_err(told)?;
    let of = account.clone();
    let is_first = kept(app, move |accounts| accounts.set_first_password(&of, &new)).await;
    if !is_first.map_err(told)? {
        return Err(Refusal::Nowhere);
    }
    *app.door.set_up.held() = None;
    let begun = begin(app, &account, None, headers).await.map_err(told)?;
    let mut response = Redirect::to("/").into_response();
    if let Some(cookie) = cookies::giving(&begun.secret, app.serving.is_behind_tls) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// What is wrong with a password somebody wants, as a fault of its field.
pub(crate) async fn fault(
    app: &App,
    words: Words,
    account: &OfficerId,
    password: &str,
    again: &str,
) -> Result<Option<Fault>, Refusal> {
    if password != again {
        return Ok(Some(Fault::of("again", words.say("door.again.differs"))));
    }
    let of = account.clone();
    let read = app.hall.read(move |desk| {
        let organisation = desk.organisation()?.name.clone();
        let name = desk.officer(&of)?.name.clone();
        Ok([of.to_string(), name, organisation])
    });
    let own = read.await.map_err(told)?;
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let weak = strength::check(password, &own).err();
    Ok(weak.map(|weak| Fault::of("password", words.say(weak.key()))))
}
