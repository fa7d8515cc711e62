//! A secret in, the session it opens out: found, begun, ended. On the machine's own clock, whatever
//! a story says. Never keeps a secret, and never takes one over: who signs in gets a new one.

use super::{Doorkeeper, kept, secrets};
use crate::Trouble;
use crate::serving::App;
use clearance::Reader;
use clearance::messages::Language;
use jiff::{SignedDuration, Timestamp};
use parties::{Levels, OfficerId};
use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::accounts::{Credential, Session, Token, Touched};

/// Time after which a session that nobody uses ends. A long memorandum is written in less; beyond
/// it one signs in again, and what was typed is kept.
pub const IDLE_MINUTES_MAX: i64 = 60;
/// Time after which a session ends in any case: a working day.
pub const SESSION_HOURS_MAX: i64 = 12;
/// A session that is used is noted as used no more often than this.
const TOUCH_SECONDS_MIN: i64 = 60;
/// Time for which what was found is not looked for again: how late a change by another process is
/// seen here. A change by this one is seen at once.
const FOUND_SECONDS_MAX: i64 = 1;
/// Sessions found that are remembered. Beyond it all are looked for again.
const FOUND_MAX: usize = 4_096;
/// Bytes of what names a session in lists.
const PUBLIC_ID_BYTES: usize = 8;

/// Somebody at the door, as far as the door knows.
#[derive(Debug)]
pub struct Known {
    /// The hash of the secret shown.
    pub hash: [u8; 32],
    /// The account as a reader.
    pub reader: Reader,
    /// The levels of the house.
    pub levels: Levels,
    /// The language chosen.
    pub language: Option<Language>,
    /// Somebody else chose the password.
    pub must_change: bool,
    /// When it ends.
    pub ends_at: Timestamp,
    /// By what.
    pub by: By,
    seen_at: Timestamp,
    made_at: Timestamp,
}

/// What was shown at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// A cookie.
    Session,
    /// A token, for this and no more.
    Token {
        /// Its scopes.
        scopes: BTreeSet<String>,
    },
}

/// A session that has just begun.
#[derive(Debug, Clone)]
pub struct Begun {
    /// What the browser carries.
    pub secret: String,
    /// What its forms carry.
    pub csrf: String,
    /// Its hash.
    pub hash: [u8; 32],
}

/// When it was found, and who.
type ByHash = HashMap<[u8; 32], (Timestamp, Arc<Known>)>;

/// What was found, for a moment.
#[derive(Debug, Default)]
pub struct Found {
    by_hash: Mutex<ByHash>,
    /// Counts what ended: a look-up that began before does not count after.
    changes: AtomicU64,
}

impl Found {
    fn held(&self) -> MutexGuard<'_, ByHash> {
        self.by_hash.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, hash: &[u8; 32], now: Timestamp) -> Option<Arc<Known>> {
        let found = self.held().get(hash).cloned();
        let is_fresh = |at: Timestamp| {
            let age = now.duration_since(at).as_secs();
            (0..FOUND_SECONDS_MAX).contains(&age)
        };
        found.filter(|(at, _)| is_fresh(*at)).map(|(_, known)| known)
    }

    fn put(&self, known: &Arc<Known>, now: Timestamp, changes: u64) {
        let mut all = self.held();
        if self.changes.load(Ordering::Acquire) != changes {
            return;
        }
        if all.len() >= FOUND_MAX {
            all.clear();
        }
        all.insert(known.hash, (now, Arc::clone(known)));
    }

    /// Forgets everything: somebody's sessions, password or tokens changed.
    pub fn forget(&self) {
        let mut all = self.held();
        self.changes.fetch_add(1, Ordering::AcqRel);
        all.clear();
    }
}

/// Begins a session in a new secret. Whoever calls has asked for the password.
///
/// # Errors
/// The store cannot keep it.
pub async fn begin(
    app: &App,
    account: &OfficerId,
    address: String,
    agent: String,
) -> Result<Begun, Trouble> {
    let secret = secrets::text_of(&app.random::<{ secrets::SECRET_BYTES }>());
    let (hash, now) = (secrets::hash_of(&secret), app.real_now());
    let session = Session {
        id_hash: hash,
        public_id: crate::ui::frame::hex(&app.random::<PUBLIC_ID_BYTES>()),
        account: account.clone(),
        made_at: now,
        seen_at: now,
        ends_at: end(now, now),
        address,
        agent,
    };
    kept(app, move |accounts| accounts.add_session(&session)).await?;
    app.door.found.forget();
    Ok(Begun { csrf: secrets::forgery_token(&secret), secret, hash })
}

/// When a session begun and used then ends.
fn end(made_at: Timestamp, seen_at: Timestamp) -> Timestamp {
    let idle = later(seen_at, SignedDuration::from_mins(IDLE_MINUTES_MAX));
    idle.min(later(made_at, SignedDuration::from_hours(SESSION_HOURS_MAX)))
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// Whose session a secret opens; none when it is nobody's, has ended, or the account is gone.
///
/// # Errors
/// The store cannot be read.
pub async fn of_secret(app: &App, secret: &str) -> Result<Option<Arc<Known>>, Trouble> {
    let (hash, now) = (secrets::hash_of(secret), app.real_now());
    let door: &Doorkeeper = &app.door;
    let known = match door.found.get(&hash, now) {
        Some(known) => known,
        None => {
            let changes = door.found.changes.load(Ordering::Acquire);
            let read = kept(app, move |accounts| -> Result<_, store::Trouble> {
                let Some(session) = accounts.session(&hash)? else { return Ok(None) };
                let credential = accounts.credential(&session.account)?;
                Ok(Some((session, credential)))
            });
            let Some((session, credential)) = read.await? else { return Ok(None) };
            let Some(known) = of_session(app, session, credential).await? else { return Ok(None) };
            let known = Arc::new(known);
            door.found.put(&known, now, changes);
            known
        }
    };
    if now >= known.ends_at || known.by != By::Session {
        return Ok(None);
    }
    touch(app, &known, now).await?;
    Ok(Some(known))
}

/// The account whose session a secret was, ended or not: so that its words are kept for it.
///
/// # Errors
/// The store cannot be read.
pub async fn account_of_ended(app: &App, secret: &str) -> Result<Option<OfficerId>, Trouble> {
    let hash = secrets::hash_of(secret);
    let session = kept(app, move |accounts| accounts.session(&hash)).await?;
    Ok(session.map(|s| s.account))
}

async fn of_session(
    app: &App,
    session: Session,
    credential: Option<Credential>,
) -> Result<Option<Known>, Trouble> {
    // A session without a password, or of a closed account, is none.
    let Some(credential) = credential.filter(|c| !c.disabled) else { return Ok(None) };
    let Some((reader, levels)) = reader(app, &session.account).await? else { return Ok(None) };
    Ok(Some(Known {
        hash: session.id_hash,
        reader,
        levels,
        language: credential.language.as_deref().and_then(Language::parse),
        must_change: credential.must_change,
        ends_at: session.ends_at,
        by: By::Session,
        seen_at: session.seen_at,
        made_at: session.made_at,
    }))
}

/// Whose token it is; none when it is nobody's, has ended, was revoked, or the account is gone.
///
/// # Errors
/// The store cannot be read.
pub async fn of_token(app: &App, token: &str) -> Result<Option<Arc<Known>>, Trouble> {
    let (hash, now) = (secrets::hash_of(token), app.real_now());
    let door: &Doorkeeper = &app.door;
    if let Some(known) = door.found.get(&hash, now) {
        let is_open = now < known.ends_at && known.by != By::Session;
        return Ok(is_open.then_some(known));
    }
    let changes = door.found.changes.load(Ordering::Acquire);
    let read = kept(app, move |accounts| -> Result<_, store::Trouble> {
        let Some(token) = accounts.token(&hash)? else { return Ok(None) };
        let credential = accounts.credential(&token.account)?;
        let is_stale = token.seen_at.is_none_or(|at| is_long_ago(at, now));
        if is_stale && token.revoked_at.is_none() {
            tell_untouched(accounts.touch_token(&hash, now));
        }
        Ok(Some((token, credential)))
    });
    let Some((token, credential)) = read.await? else { return Ok(None) };
    let is_open = token.revoked_at.is_none() && now < token.ends_at;
    // A program may act for an account that never had a password, never for a closed one.
    let is_closed = credential.as_ref().is_some_and(|c| c.disabled);
    if !is_open || is_closed {
        return Ok(None);
    }
    let Some((reader, levels)) = reader(app, &token.account).await? else { return Ok(None) };
    let known = Arc::new(known_by(token, credential, reader, levels));
    door.found.put(&known, now, changes);
    Ok(Some(known))
}

fn known_by(token: Token, credential: Option<Credential>, reader: Reader, levels: Levels) -> Known {
    let language = credential.and_then(|c| c.language);
    Known {
        hash: token.id_hash,
        reader,
        levels,
        language: language.as_deref().and_then(Language::parse),
        must_change: false,
        ends_at: token.ends_at,
        by: By::Token { scopes: token.scopes.into_iter().collect() },
        seen_at: token.made_at,
        made_at: token.made_at,
    }
}

/// The reader an account is in the organisation of today; none when it is not in it.
async fn reader(app: &App, account: &OfficerId) -> Result<Option<(Reader, Levels)>, Trouble> {
    let account = account.clone();
    app.hall
        .read(move |desk| {
            let Some(organisation) = desk.state().organisation() else { return Ok(None) };
            let reader = organisation.officer(&account).map(Reader::of);
            Ok(reader.map(|r| (r, organisation.levels.clone())))
        })
        .await
}

async fn touch(app: &App, known: &Arc<Known>, now: Timestamp) -> Result<(), Trouble> {
    if !is_long_ago(known.seen_at, now) {
        return Ok(());
    }
    let (hash, touched) = (known.hash, Touched { seen_at: now, ends_at: end(known.made_at, now) });
    let is_touched = kept(app, move |accounts| -> Result<_, store::Trouble> {
        Ok(tell_untouched(accounts.touch_session(&hash, touched)))
    });
    if is_touched.await? {
        app.door.found.held().remove(&known.hash);
    }
    Ok(())
}

/// Whether it was written down that somebody was there. A disk without room for that keeps nobody
/// from reading: a session that is not prolonged ends earlier, never later.
fn tell_untouched<T>(touched: Result<T, store::Trouble>) -> bool {
    touched.inspect_err(|trouble| tracing::warn!(%trouble, "a visit was not written down")).is_ok()
}

fn is_long_ago(at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(at).as_secs() >= TOUCH_SECONDS_MIN
}
