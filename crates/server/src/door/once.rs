//! A deed and its key in; its answer out, the first one whenever the key comes again. Two at once
//! with one key wait for each other. Never keeps an answer that failed: what was not done may be
//! tried again with the same key.

use super::kept;
use super::refusal::Refusal;
use crate::Trouble;
use crate::serving::App;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use parties::OfficerId;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::accounts::{ONCE_BODY_BYTES_MAX, Once};

/// Characters of a key.
pub const KEY_CHARS_MAX: usize = 255;

/// Says that an answer was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// What makes a deed the same deed.
#[derive(Debug, Clone)]
pub struct Key {
    /// Whose.
    pub account: OfficerId,
    /// The key as kept.
    pub text: String,
    /// Of what was asked.
    pub fingerprint: [u8; 32],
}

impl Key {
    /// Of a form: another form sent with the same `once` is another deed, as after a step back.
    #[must_use]
    pub fn of_form(account: &OfficerId, once: &str, asked: [u8; 32]) -> Option<Self> {
        let is_usable = is_usable(once);
        let text = format!("form {once} {}", crate::ui::frame::hex(asked.get(..8)?));
        is_usable.then(|| Self { account: account.clone(), text, fingerprint: asked })
    }

    /// Of a program, which says itself what is the same.
    #[must_use]
    pub fn of_program(account: &OfficerId, key: &str, asked: [u8; 32]) -> Option<Self> {
        let text = format!("api {key}");
        is_usable(key).then(|| Self { account: account.clone(), text, fingerprint: asked })
    }

    /// Bytes for the reference of what the deed makes: the same for the same deed, so that even a
    /// machine that fails between recording and answering does nothing twice.
    #[must_use]
    pub fn deed(&self) -> [u8; 8] {
        let mut hash = Sha256::new();
        for part in [self.account.as_str().as_bytes(), self.text.as_bytes(), &self.fingerprint] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        let mut out = [0; 8];
        out.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
        out
    }
}

fn is_usable(key: &str) -> bool {
    !key.is_empty() && key.len() <= KEY_CHARS_MAX - 32 && key.bytes().all(|b| b.is_ascii_graphic())
}

/// The fingerprint of what is asked.
#[must_use]
pub fn fingerprint(method: &str, path: &str, body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [method.as_bytes(), path.as_bytes(), body] {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

type Locks = HashMap<(OfficerId, String), Arc<tokio::sync::Mutex<()>>>;

/// Deeds under way, each a lock of its own: no more than there are requests.
#[derive(Debug, Default)]
pub struct UnderWay(Mutex<Locks>);

impl UnderWay {
    fn held(&self) -> MutexGuard<'_, Locks> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_of(&self, key: &Key) -> Arc<tokio::sync::Mutex<()>> {
        Arc::clone(self.held().entry((key.account.clone(), key.text.clone())).or_default())
    }

    fn drop_unused(&self) {
        self.held().retain(|_, lock| Arc::strong_count(lock) > 1);
    }
}

/// Answers a deed once: runs it, or gives the answer it had. It runs to its end even when nobody
/// waits any more.
///
/// # Errors
/// A key used for something else, or a deed that stopped short.
pub async fn answer(
    app: &App,
    key: Key,
    run: impl Future<Output = Response> + Send + 'static,
) -> Result<Response, Refusal> {
    let app = app.clone();
    let task = tokio::spawn(async move {
        let lock = app.door.under_way.lock_of(&key);
        let held = lock.lock().await;
        let answered = first_or_run(&app, &key, run).await;
        drop(held);
        drop(lock);
        app.door.under_way.drop_unused();
        answered
    });
    match task.await {
        Ok(answered) => answered,
        Err(_) => Err(Refusal::Fault),
    }
}

async fn first_or_run(
    app: &App,
    key: &Key,
    run: impl Future<Output = Response>,
) -> Result<Response, Refusal> {
    let (account, text) = (key.account.clone(), key.text.clone());
    let before = kept(app, move |accounts| accounts.once(&account, &text)).await;
    match before.map_err(|trouble| told(&trouble))? {
        Some(first) if first.fingerprint == key.fingerprint => return Ok(again(first)),
        Some(_) => return Err(Refusal::KeyReused),
        None => {}
    }
    let response = run.await;
    let is_done = response.status().is_success() || response.status().is_redirection();
    if !is_done || response.extensions().get::<NotKept>().is_some() {
        return Ok(response);
    }
    keep(app, key, response).await
}

/// Marks an answer that shows a secret: it is given once and kept nowhere.
#[derive(Debug, Clone, Copy)]
pub struct NotKept;

async fn keep(app: &App, key: &Key, response: Response) -> Result<Response, Refusal> {
    let (parts, body) = response.into_parts();
    let size = axum::body::HttpBody::size_hint(&body).exact();
    if size.is_none_or(|size| size > ONCE_BODY_BYTES_MAX as u64) {
        // A deed answers in short; what is longer was a question, and is asked anew.
        return Ok(Response::from_parts(parts, body));
    }
    let read = axum::body::to_bytes(body, ONCE_BODY_BYTES_MAX).await;
    let bytes = read.map_err(|_| Refusal::Fault)?;
    let location = parts.headers.get(header::LOCATION).and_then(|l| l.to_str().ok());
    let once = Once {
        account: key.account.clone(),
        key: key.text.clone(),
        fingerprint: key.fingerprint,
        status: parts.status.as_u16(),
        location: location.map(str::to_owned),
        body: bytes.to_vec(),
        at: app.real_now(),
    };
    let written = kept(app, move |accounts| match accounts.keep_once(&once) {
        Err(store::accounts::KeepOnceError::Trouble(trouble)) => Err(trouble),
        _ => Ok(()),
    });
    if let Err(trouble) = written.await {
        // It is done and recorded: an answer that could not be kept does not undo it.
        tracing::warn!(%trouble, "an answer could not be kept");
    }
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn again(first: Once) -> Response {
    let status = StatusCode::from_u16(first.status).unwrap_or(StatusCode::OK);
    let kind = match first.body.first() {
        Some(b'{' | b'[') => "application/json",
        _ => "text/html; charset=utf-8",
    };
    let mut response = (status, first.body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    if let Some(place) = first.location.and_then(|l| HeaderValue::try_from(l).ok()) {
        headers.insert(header::LOCATION, place);
    }
    response
}

fn told(trouble: &Trouble) -> Refusal {
    tracing::error!(%trouble, "answers kept could not be read");
    Refusal::Fault
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_changed_after_a_step_back_is_another_deed() {
        let account = OfficerId::parse("one").unwrap();
        let asked = |body: &[u8]| fingerprint("POST", "/check", body);
        let key = |once: &str, body: &[u8]| Key::of_form(&account, once, asked(body)).unwrap();
        assert_eq!(key("a", b"x").deed(), key("a", b"x").deed());
        assert_ne!(key("a", b"x").text, key("a", b"y").text);
        assert_ne!(key("a", b"x").deed(), key("a", b"y").deed());
        let other = OfficerId::parse("two").unwrap();
        let others = Key::of_form(&other, "a", asked(b"x")).unwrap();
        assert_ne!(others.deed(), key("a", b"x").deed());
    }

    #[test]
    fn a_key_is_short_and_plain() {
        let account = OfficerId::parse("one").unwrap();
        for bad in ["", "a b", "a\nb", "é", &"x".repeat(300)] {
            assert!(Key::of_program(&account, bad, [0; 32]).is_none(), "{bad}");
        }
        assert!(Key::of_program(&account, "8e03978e-40d5-43e8", [0; 32]).is_some());
    }
}
