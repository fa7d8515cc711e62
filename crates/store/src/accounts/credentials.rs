//! The hash of a password in, kept until the next; how often it was missed, and until when the
//! account is locked.
//! Must never decide whether somebody may sign in.

use jiff::Timestamp;
use parties::OfficerId;
use sqlx::Row as _;

use super::{Accounts, account, instant, micros, sessions};
use crate::database::{Connection, Row};
use crate::trouble::Trouble;

/// What an account signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// The hash of the password, as argon2 prints it.
    pub password_hash: String,
    /// When it was set.
    pub set_at: Timestamp,
    /// Whether somebody else chose it, so that the owner has to choose another.
    pub must_change: bool,
    /// Wrong passwords since the last right one.
    pub failed: u32,
    /// Until when nobody may try.
    pub locked_until: Option<Timestamp>,
    /// The language chosen; none for that of the browser.
    pub language: Option<String>,
    /// Whether nobody may sign in with it.
    pub disabled: bool,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credential").field("set_at", &self.set_at).finish_non_exhaustive()
    }
}

/// A password to be set.
#[derive(Clone)]
pub struct NewPassword {
    /// Its hash, as argon2 prints it.
    pub password_hash: String,
    /// When it is set.
    pub set_at: Timestamp,
    /// Whether the owner has to choose another.
    pub must_change: bool,
    /// The session that goes on; every other one of the account ends.
    pub keep_session: Option<[u8; 32]>,
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPassword").field("set_at", &self.set_at).finish_non_exhaustive()
    }
}

impl Accounts {
    /// What an account signs in with; none when no password was ever set.
    ///
    /// # Errors
    /// Disk or database.
    pub fn credential(&self, of: &OfficerId) -> Result<Option<Credential>, Trouble> {
        self.light.run(async |database| {
            let found = credential_of(&mut database.connection, of).await;
            found.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Every account with a password, by name.
    ///
    /// # Errors
    /// Disk or database.
    pub fn credentials(&self) -> Result<Vec<(OfficerId, Credential)>, Trouble> {
        self.light.run(async |database| {
            let found = all_credentials(&mut database.connection).await;
            found.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Whether any account has a password. Before the first one is set, anybody who reaches the
    /// door is asked to set it up.
    ///
    /// # Errors
    /// Disk or database.
    pub fn any_credential(&self) -> Result<bool, Trouble> {
        self.light.run(async |database| {
            let found = is_any_credential(&mut database.connection).await;
            found.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Sets a password, durably, unlocks the account and ends its other sessions.
    ///
    /// # Errors
    /// Disk or database.
    pub fn set_password(&self, of: &OfficerId, new: &NewPassword) -> Result<(), Trouble> {
        self.firm.run(async |database| {
            let place = database.place.clone();
            let in_trouble = |cause| Trouble::of_sql(&place, cause);
            let mut transaction = database.begin_write().await?;
            set_password(&mut transaction, of, new).await.map_err(in_trouble)?;
            transaction.commit().await.map_err(in_trouble)
        })
    }

    /// Sets the very first password; gives whether there was none. Of two who try at once, one is
    /// too late.
    ///
    /// # Errors
    /// Disk or database.
    pub fn set_first_password(&self, of: &OfficerId, new: &NewPassword) -> Result<bool, Trouble> {
        self.firm.run(async |database| {
            let place = database.place.clone();
            let in_trouble = |cause| Trouble::of_sql(&place, cause);
            let mut transaction = database.begin_write().await?;
            if is_any_credential(&mut transaction).await.map_err(in_trouble)? {
                return Ok(false);
            }
            set_password(&mut transaction, of, new).await.map_err(in_trouble)?;
            transaction.commit().await.map_err(in_trouble)?;
            Ok(true)
        })
    }

    /// Puts a better hash in the place of the one given, when that is still the one kept: the cost
    /// of argon2 was raised. Nothing else changes. Gives whether it did.
    ///
    /// # Errors
    /// Disk or database.
    pub fn replace_hash(&self, of: &OfficerId, was: &str, now: &str) -> Result<bool, Trouble> {
        self.firm.run(async |database| {
            let sql = "update credential set password_hash = $3 \
                       where account = $1 and password_hash = $2";
            let query = sqlx::query(sql).bind(of.as_str()).bind(was).bind(now);
            let done = query.execute(&mut database.connection).await;
            done.map(|done| done.rows_affected() > 0)
                .map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Counts a wrong password, durably; `lock` says from the count until when the account is
    /// locked. Gives the count; none when the account has no password.
    ///
    /// # Errors
    /// Disk or database.
    pub fn failed(
        &self,
        of: &OfficerId,
        lock: impl FnOnce(u32) -> Option<Timestamp>,
    ) -> Result<Option<u32>, Trouble> {
        self.firm.run(async |database| {
            let place = database.place.clone();
            let in_trouble = |cause| Trouble::of_sql(&place, cause);
            let mut transaction = database.begin_write().await?;
            let counted = count_failure(&mut transaction, of).await.map_err(in_trouble)?;
            let Some(count) = counted else { return Ok(None) };
            set_lock(&mut transaction, of, lock(count)).await.map_err(in_trouble)?;
            transaction.commit().await.map_err(in_trouble)?;
            Ok(Some(count))
        })
    }

    /// Forgets the wrong passwords of an account and unlocks it.
    ///
    /// # Errors
    /// Disk or database.
    pub fn cleared(&self, of: &OfficerId) -> Result<(), Trouble> {
        self.light.run(async |database| {
            let done = clear(&mut database.connection, of).await;
            done.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Sets the language of an account that has a password; none for that of the browser.
    ///
    /// # Errors
    /// Disk or database.
    pub fn set_language(&self, of: &OfficerId, language: Option<&str>) -> Result<(), Trouble> {
        self.light.run(async |database| {
            let sql = "update credential set language = $2 where account = $1";
            let query = sqlx::query(sql).bind(of.as_str()).bind(language);
            let done = query.execute(&mut database.connection).await;
            done.map(|_| ()).map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Lets nobody in with this account any more, durably, and ends its sessions; or lets them in
    /// again. Gives whether the account has a password.
    ///
    /// # Errors
    /// Disk or database.
    pub fn set_disabled(&self, of: &OfficerId, disabled: bool) -> Result<bool, Trouble> {
        self.firm.run(async |database| {
            let place = database.place.clone();
            let in_trouble = |cause| Trouble::of_sql(&place, cause);
            let mut transaction = database.begin_write().await?;
            let done = disable(&mut transaction, of, disabled).await.map_err(in_trouble)?;
            if disabled {
                sessions::end_all(&mut transaction, of, None).await.map_err(in_trouble)?;
            }
            transaction.commit().await.map_err(in_trouble)?;
            Ok(done)
        })
    }
}

async fn credential_of(
    connection: &mut Connection,
    of: &OfficerId,
) -> Result<Option<Credential>, sqlx::Error> {
    let sql = "select password_hash, set_at, must_change, failed, locked_until, language, disabled \
               from credential where account = $1";
    let row = sqlx::query(sql).bind(of.as_str()).fetch_optional(connection).await?;
    row.as_ref().map(read_credential).transpose()
}

async fn all_credentials(
    connection: &mut Connection,
) -> Result<Vec<(OfficerId, Credential)>, sqlx::Error> {
    let sql = "select password_hash, set_at, must_change, failed, locked_until, language, \
               disabled, account from credential order by account";
    let rows = sqlx::query(sql).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((account(row.try_get(7)?)?, read_credential(row)?))).collect()
}

fn read_credential(row: &Row) -> Result<Credential, sqlx::Error> {
    let failed: i64 = row.try_get(3)?;
    let locked_until: Option<i64> = row.try_get(4)?;
    Ok(Credential {
        password_hash: row.try_get(0)?,
        set_at: instant(row.try_get(1)?)?,
        must_change: row.try_get(2)?,
        failed: u32::try_from(failed).unwrap_or(u32::MAX),
        locked_until: locked_until.map(instant).transpose()?,
        language: row.try_get(5)?,
        disabled: row.try_get(6)?,
    })
}

async fn is_any_credential(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("select exists (select 1 from credential)").fetch_one(connection).await
}

async fn set_password(
    connection: &mut Connection,
    of: &OfficerId,
    new: &NewPassword,
) -> Result<(), sqlx::Error> {
    let sql = "insert into credential \
               (account, password_hash, set_at, must_change, failed, disabled) \
               values ($1, $2, $3, $4, 0, 0) \
               on conflict (account) do update set password_hash = excluded.password_hash, \
               set_at = excluded.set_at, must_change = excluded.must_change, failed = 0, \
               locked_until = null";
    sqlx::query(sql)
        .bind(of.as_str())
        .bind(&new.password_hash)
        .bind(micros(new.set_at))
        .bind(new.must_change)
        .execute(&mut *connection)
        .await?;
    sessions::end_all(connection, of, new.keep_session).await.map(|_| ())
}

async fn count_failure(
    connection: &mut Connection,
    of: &OfficerId,
) -> Result<Option<u32>, sqlx::Error> {
    let sql = "update credential set failed = failed + 1 where account = $1 returning failed";
    let count: Option<i64> =
        sqlx::query_scalar(sql).bind(of.as_str()).fetch_optional(connection).await?;
    Ok(count.map(|count| u32::try_from(count).unwrap_or(u32::MAX)))
}

async fn set_lock(
    connection: &mut Connection,
    of: &OfficerId,
    until: Option<Timestamp>,
) -> Result<(), sqlx::Error> {
    sqlx::query("update credential set locked_until = $2 where account = $1")
        .bind(of.as_str())
        .bind(until.map(micros))
        .execute(connection)
        .await
        .map(|_| ())
}

async fn clear(connection: &mut Connection, of: &OfficerId) -> Result<(), sqlx::Error> {
    // Most sign-ins have nothing to clear, and then nothing is written.
    let sql = "update credential set failed = 0, locked_until = null \
               where account = $1 and (failed > 0 or locked_until is not null)";
    sqlx::query(sql).bind(of.as_str()).execute(connection).await.map(|_| ())
}

async fn disable(
    connection: &mut Connection,
    of: &OfficerId,
    disabled: bool,
) -> Result<bool, sqlx::Error> {
    sqlx::query("update credential set disabled = $2 where account = $1")
        .bind(of.as_str())
        .bind(disabled)
        .execute(connection)
        .await
        .map(|done| done.rows_affected() > 0)
}
