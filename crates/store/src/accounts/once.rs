//! What a client calls its request in, the answer given to it out: a request sent twice is done
//! once, and answered with the same bytes.
//! Must never give the answer of one account to another, and never overwrite the first answer.

use jiff::Timestamp;
use parties::OfficerId;
use sqlx::Row as _;

use super::{Accounts, account, hash, instant, micros};
use crate::database::{Connection, Row};
use crate::trouble::Trouble;

/// Bytes of an answer that are kept. A longer one has to be told by its location.
pub const ONCE_BODY_BYTES_MAX: usize = 64 * 1024;

/// Answers kept for one account. A program that asks once a second fills it in a day; beyond it
/// the oldest are forgotten when `drop_once_before` is called.
pub const ONCE_PER_ACCOUNT_MAX: u32 = 100_000;

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// To whom.
    pub account: OfficerId,
    /// What the client called its request.
    pub key: String,
    /// SHA-256 of the request, to tell another one under the same name by.
    pub fingerprint: [u8; 32],
    /// Status of the answer.
    pub status: u16,
    /// Its header `location`.
    pub location: Option<String>,
    /// Its body.
    pub body: Vec<u8>,
    /// When it was given.
    pub at: Timestamp,
}

/// Why an answer was not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepOnceError {
    /// Its body is longer than is kept.
    #[error("an answer of {bytes} bytes is not kept; at most {ONCE_BODY_BYTES_MAX}")]
    TooLong {
        /// Its bytes.
        bytes: usize,
    },
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl Accounts {
    /// The answer given to a request of this name; none when there was none.
    ///
    /// # Errors
    /// Disk or database.
    pub fn once(&self, of: &OfficerId, key: &str) -> Result<Option<Once>, Trouble> {
        self.light.run(async |database| {
            let found = find(&mut database.connection, of, key).await;
            found.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Keeps an answer, unless one is kept under that name already; gives the one that is kept.
    ///
    /// # Errors
    /// When it is too long, or disk or database refuse.
    pub fn keep_once(&self, new: &Once) -> Result<Once, KeepOnceError> {
        if new.body.len() > ONCE_BODY_BYTES_MAX {
            return Err(KeepOnceError::TooLong { bytes: new.body.len() });
        }
        self.light.run(async |database| {
            let place = database.place.clone();
            let in_trouble = |cause| Trouble::of_sql(&place, cause);
            let connection = &mut database.connection;
            if insert(connection, new).await.map_err(in_trouble)? {
                return Ok(new.clone());
            }
            let first = find(connection, &new.account, &new.key).await.map_err(in_trouble)?;
            // Forgotten between the two: then ours is as good as kept.
            Ok(first.unwrap_or_else(|| new.clone()))
        })
    }

    /// Forgets the answers given before an instant, and the oldest of an account that has more than
    /// [`ONCE_PER_ACCOUNT_MAX`]; gives how many.
    ///
    /// # Errors
    /// Disk or database.
    pub fn drop_once_before(&self, at: Timestamp) -> Result<u64, Trouble> {
        self.light.run(async |database| {
            let place = database.place.clone();
            let in_trouble = |cause| Trouble::of_sql(&place, cause);
            let old = delete_before(&mut database.connection, at).await.map_err(in_trouble)?;
            let many = delete_beyond_max(&mut database.connection).await.map_err(in_trouble)?;
            Ok(old.saturating_add(many))
        })
    }
}

async fn insert(connection: &mut Connection, new: &Once) -> Result<bool, sqlx::Error> {
    let sql = "insert into once (account, key, fingerprint, status, location, body, at) \
               values ($1, $2, $3, $4, $5, $6, $7) on conflict (account, key) do nothing";
    sqlx::query(sql)
        .bind(new.account.as_str())
        .bind(&new.key)
        .bind(new.fingerprint.as_slice())
        .bind(i64::from(new.status))
        .bind(&new.location)
        .bind(&new.body)
        .bind(micros(new.at))
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0)
}

async fn find(
    connection: &mut Connection,
    of: &OfficerId,
    key: &str,
) -> Result<Option<Once>, sqlx::Error> {
    let sql = "select account, key, fingerprint, status, location, body, at from once \
               where account = $1 and key = $2";
    let row = sqlx::query(sql).bind(of.as_str()).bind(key).fetch_optional(connection).await?;
    row.as_ref().map(read_once).transpose()
}

fn read_once(row: &Row) -> Result<Once, sqlx::Error> {
    let status: i64 = row.try_get(3)?;
    Ok(Once {
        account: account(row.try_get(0)?)?,
        key: row.try_get(1)?,
        fingerprint: hash(row.try_get(2)?)?,
        status: u16::try_from(status).map_err(|why| sqlx::Error::Decode(Box::new(why)))?,
        location: row.try_get(4)?,
        body: row.try_get(5)?,
        at: instant(row.try_get(6)?)?,
    })
}

async fn delete_before(connection: &mut Connection, at: Timestamp) -> Result<u64, sqlx::Error> {
    sqlx::query("delete from once where at < $1")
        .bind(micros(at))
        .execute(connection)
        .await
        .map(|done| done.rows_affected())
}

async fn delete_beyond_max(connection: &mut Connection) -> Result<u64, sqlx::Error> {
    let sql = "delete from once where (account, key) in (select account, key from \
               (select account, key, row_number() over (partition by account order by at desc) \
               as place from once where account in \
               (select account from once group by account having count(*) > $1)) where place > $1)";
    sqlx::query(sql)
        .bind(ONCE_PER_ACCOUNT_MAX)
        .execute(connection)
        .await
        .map(|done| done.rows_affected())
}
