//! The hash of what a cookie holds in, the session it opens out; the list of an account's sessions,
//! and their end.
//! Must never keep what a cookie holds, and never decide whether a session has ended: it gives what
//! is kept, with its end.

use jiff::Timestamp;
use parties::OfficerId;
use sqlx::Row as _;

use super::{Accounts, account, hash, instant, micros};
use crate::database::{Connection, Row};
use crate::trouble::Trouble;

/// Sessions kept for one account. A person has a desktop, a phone and a few forgotten ones; beyond
/// it the one signed in longest ago ends.
pub const SESSIONS_PER_ACCOUNT_MAX: u32 = 20;

/// Characters kept of what a browser says it is. Largest seen: about 250; the rest is cut.
pub const AGENT_CHARS_MAX: usize = 300;

/// Somebody signed in somewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of what the cookie holds.
    pub id_hash: [u8; 32],
    /// How lists of sessions name it.
    pub public_id: String,
    /// Whose.
    pub account: OfficerId,
    /// When they signed in.
    pub made_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// From when on it is not accepted.
    pub ends_at: Timestamp,
    /// Where from they signed in.
    pub address: String,
    /// What the browser said it is; kept up to [`AGENT_CHARS_MAX`].
    pub agent: String,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("public_id", &self.public_id)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

/// That a session was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// When.
    pub seen_at: Timestamp,
    /// Its end from now on.
    pub ends_at: Timestamp,
}

impl Accounts {
    /// Keeps a new session; gives how many of the account were ended to make room.
    ///
    /// # Errors
    /// Disk or database.
    pub fn add_session(&self, new: &Session) -> Result<u64, Trouble> {
        self.light.run(async |database| {
            let place = database.place.clone();
            let in_trouble = |cause| Trouble::of_sql(&place, cause);
            let mut transaction = database.begin_write().await?;
            insert(&mut transaction, new).await.map_err(in_trouble)?;
            let ended = end_oldest(&mut transaction, &new.account).await.map_err(in_trouble)?;
            transaction.commit().await.map_err(in_trouble)?;
            Ok(ended)
        })
    }

    /// The session with this hash, ended or not; none when there is none.
    ///
    /// # Errors
    /// Disk or database.
    pub fn session(&self, id_hash: &[u8; 32]) -> Result<Option<Session>, Trouble> {
        self.light.run(async |database| {
            let found = session_by_hash(&mut database.connection, id_hash).await;
            found.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Notes that a session was used; gives whether it is still there.
    ///
    /// # Errors
    /// Disk or database.
    pub fn touch_session(&self, id_hash: &[u8; 32], touched: Touched) -> Result<bool, Trouble> {
        self.light.run(async |database| {
            let sql = "update session set seen_at = $2, ends_at = $3 where id_hash = $1";
            let query = sqlx::query(sql)
                .bind(id_hash.as_slice())
                .bind(micros(touched.seen_at))
                .bind(micros(touched.ends_at));
            let done = query.execute(&mut database.connection).await;
            done.map(|done| done.rows_affected() > 0)
                .map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// The sessions of an account, the newest first.
    ///
    /// # Errors
    /// Disk or database.
    pub fn sessions_of(&self, of: &OfficerId) -> Result<Vec<Session>, Trouble> {
        self.light.run(async |database| {
            let found = all_of(&mut database.connection, of).await;
            found.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Ends one session of an account, durably; gives whether there was one of that name.
    ///
    /// # Errors
    /// Disk or database.
    pub fn end_session(&self, of: &OfficerId, public_id: &str) -> Result<bool, Trouble> {
        self.firm.run(async |database| {
            let sql = "delete from session where account = $1 and public_id = $2";
            let query = sqlx::query(sql).bind(of.as_str()).bind(public_id);
            let done = query.execute(&mut database.connection).await;
            done.map(|done| done.rows_affected() > 0)
                .map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Ends the sessions of an account, durably, but for one; gives how many.
    ///
    /// # Errors
    /// Disk or database.
    pub fn end_sessions_of(
        &self,
        of: &OfficerId,
        except: Option<[u8; 32]>,
    ) -> Result<u64, Trouble> {
        self.firm.run(async |database| {
            let done = end_all(&mut database.connection, of, except).await;
            done.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Forgets the sessions that have ended; gives how many.
    ///
    /// # Errors
    /// Disk or database.
    pub fn drop_ended(&self, now: Timestamp) -> Result<u64, Trouble> {
        self.light.run(async |database| {
            let query = sqlx::query("delete from session where ends_at <= $1").bind(micros(now));
            let done = query.execute(&mut database.connection).await;
            done.map(|done| done.rows_affected())
                .map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }
}

async fn insert(connection: &mut Connection, new: &Session) -> Result<(), sqlx::Error> {
    let sql = "insert into session \
               (id_hash, public_id, account, made_at, seen_at, ends_at, address, agent) \
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    sqlx::query(sql)
        .bind(new.id_hash.as_slice())
        .bind(&new.public_id)
        .bind(new.account.as_str())
        .bind(micros(new.made_at))
        .bind(micros(new.seen_at))
        .bind(micros(new.ends_at))
        .bind(&new.address)
        .bind(new.agent.chars().take(AGENT_CHARS_MAX).collect::<String>())
        .execute(connection)
        .await
        .map(|_| ())
}

async fn end_oldest(connection: &mut Connection, of: &OfficerId) -> Result<u64, sqlx::Error> {
    let sql = "delete from session where id_hash in (select id_hash from session \
               where account = $1 order by made_at desc, public_id limit -1 offset $2)";
    sqlx::query(sql)
        .bind(of.as_str())
        .bind(SESSIONS_PER_ACCOUNT_MAX)
        .execute(connection)
        .await
        .map(|done| done.rows_affected())
}

/// Ends the sessions of an account but for one.
pub(super) async fn end_all(
    connection: &mut Connection,
    of: &OfficerId,
    except: Option<[u8; 32]>,
) -> Result<u64, sqlx::Error> {
    let except = except.map(|hash| hash.to_vec());
    sqlx::query("delete from session where account = $1 and ($2 is null or id_hash <> $2)")
        .bind(of.as_str())
        .bind(except)
        .execute(connection)
        .await
        .map(|done| done.rows_affected())
}

async fn session_by_hash(
    connection: &mut Connection,
    id_hash: &[u8; 32],
) -> Result<Option<Session>, sqlx::Error> {
    let sql = "select id_hash, public_id, account, made_at, seen_at, ends_at, address, agent \
               from session where id_hash = $1";
    let row = sqlx::query(sql).bind(id_hash.as_slice()).fetch_optional(connection).await?;
    row.as_ref().map(read_session).transpose()
}

async fn all_of(connection: &mut Connection, of: &OfficerId) -> Result<Vec<Session>, sqlx::Error> {
    let sql = "select id_hash, public_id, account, made_at, seen_at, ends_at, address, agent \
               from session where account = $1 order by made_at desc, public_id";
    let rows = sqlx::query(sql).bind(of.as_str()).fetch_all(connection).await?;
    rows.iter().map(read_session).collect()
}

fn read_session(row: &Row) -> Result<Session, sqlx::Error> {
    Ok(Session {
        id_hash: hash(row.try_get(0)?)?,
        public_id: row.try_get(1)?,
        account: account(row.try_get(2)?)?,
        made_at: instant(row.try_get(3)?)?,
        seen_at: instant(row.try_get(4)?)?,
        ends_at: instant(row.try_get(5)?)?,
        address: row.try_get(6)?,
        agent: row.try_get(7)?,
    })
}
