//! The hash of an API token in, whose it is and what it may be used for out; its end.
//! Must never keep a token itself, and never decide whether one still holds.

use jiff::Timestamp;
use parties::OfficerId;
use sqlx::Row as _;

use super::{Accounts, account, hash, instant, micros};
use crate::database::{Connection, Row};
use crate::trouble::Trouble;

/// Tokens of one account that are not revoked. A person runs a few programs; beyond it one has to
/// be revoked first.
pub const TOKENS_PER_ACCOUNT_MAX: u32 = 20;

/// Revoked tokens of one account that are still shown. Beyond it the oldest are forgotten.
pub const TOKENS_REVOKED_MAX: u32 = 50;

/// Something that a program signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    /// SHA-256 of the token.
    pub id_hash: [u8; 32],
    /// How lists of tokens name it.
    pub public_id: String,
    /// In whose name.
    pub account: OfficerId,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for; a scope has no space in it.
    pub scopes: Vec<String>,
    /// When it was made.
    pub made_at: Timestamp,
    /// From when on it is not accepted.
    pub ends_at: Timestamp,
    /// When it was last used.
    pub seen_at: Option<Timestamp>,
    /// Since when it does not hold any more.
    pub revoked_at: Option<Timestamp>,
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Token")
            .field("public_id", &self.public_id)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

/// Why a token was not kept.
#[derive(Debug, thiserror::Error)]
pub enum AddTokenError {
    /// The account has as many as it may.
    #[error("the account has {TOKENS_PER_ACCOUNT_MAX} tokens, which is as many as one may have")]
    TooMany,
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl Accounts {
    /// Keeps a new token, durably.
    ///
    /// # Errors
    /// When the account has too many, or disk or database refuse.
    pub fn add_token(&self, new: &Token) -> Result<(), AddTokenError> {
        self.firm.run(async |database| {
            let place = database.place.clone();
            let in_trouble = |cause| Trouble::of_sql(&place, cause);
            let mut transaction = database.begin_write().await?;
            let held = count_held(&mut transaction, &new.account).await.map_err(in_trouble)?;
            if held >= i64::from(TOKENS_PER_ACCOUNT_MAX) {
                return Err(AddTokenError::TooMany);
            }
            insert(&mut transaction, new).await.map_err(in_trouble)?;
            forget_revoked(&mut transaction, &new.account).await.map_err(in_trouble)?;
            Ok(transaction.commit().await.map_err(in_trouble)?)
        })
    }

    /// The token with this hash, ended or revoked or not; none when there is none.
    ///
    /// # Errors
    /// Disk or database.
    pub fn token(&self, id_hash: &[u8; 32]) -> Result<Option<Token>, Trouble> {
        self.light.run(async |database| {
            let found = token_by_hash(&mut database.connection, id_hash).await;
            found.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// The tokens of an account, the newest first, revoked ones too.
    ///
    /// # Errors
    /// Disk or database.
    pub fn tokens_of(&self, of: &OfficerId) -> Result<Vec<Token>, Trouble> {
        self.light.run(async |database| {
            let found = all_of(&mut database.connection, of).await;
            found.map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Revokes a token of an account, durably; gives whether there was one of that name that held.
    ///
    /// # Errors
    /// Disk or database.
    pub fn revoke_token(
        &self,
        of: &OfficerId,
        public_id: &str,
        at: Timestamp,
    ) -> Result<bool, Trouble> {
        self.firm.run(async |database| {
            let sql = "update token set revoked_at = $3 \
                       where account = $1 and public_id = $2 and revoked_at is null";
            let query = sqlx::query(sql).bind(of.as_str()).bind(public_id).bind(micros(at));
            let done = query.execute(&mut database.connection).await;
            done.map(|done| done.rows_affected() > 0)
                .map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Revokes every token of an account, durably; gives how many.
    ///
    /// # Errors
    /// Disk or database.
    pub fn revoke_tokens_of(&self, of: &OfficerId, at: Timestamp) -> Result<u64, Trouble> {
        self.firm.run(async |database| {
            let sql = "update token set revoked_at = $2 where account = $1 and revoked_at is null";
            let query = sqlx::query(sql).bind(of.as_str()).bind(micros(at));
            let done = query.execute(&mut database.connection).await;
            done.map(|done| done.rows_affected())
                .map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }

    /// Notes that a token was used.
    ///
    /// # Errors
    /// Disk or database.
    pub fn touch_token(&self, id_hash: &[u8; 32], seen_at: Timestamp) -> Result<(), Trouble> {
        self.light.run(async |database| {
            let sql = "update token set seen_at = $2 where id_hash = $1";
            let query = sqlx::query(sql).bind(id_hash.as_slice()).bind(micros(seen_at));
            let done = query.execute(&mut database.connection).await;
            done.map(|_| ()).map_err(|cause| Trouble::of_sql(&database.place, cause))
        })
    }
}

async fn count_held(connection: &mut Connection, of: &OfficerId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("select count(*) from token where account = $1 and revoked_at is null")
        .bind(of.as_str())
        .fetch_one(connection)
        .await
}

async fn insert(connection: &mut Connection, new: &Token) -> Result<(), sqlx::Error> {
    let sql = "insert into token (id_hash, public_id, account, name, scopes, made_at, ends_at, \
               seen_at, revoked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    sqlx::query(sql)
        .bind(new.id_hash.as_slice())
        .bind(&new.public_id)
        .bind(new.account.as_str())
        .bind(&new.name)
        .bind(new.scopes.join(" "))
        .bind(micros(new.made_at))
        .bind(micros(new.ends_at))
        .bind(new.seen_at.map(micros))
        .bind(new.revoked_at.map(micros))
        .execute(connection)
        .await
        .map(|_| ())
}

async fn forget_revoked(connection: &mut Connection, of: &OfficerId) -> Result<(), sqlx::Error> {
    let sql = "delete from token where id_hash in (select id_hash from token where account = $1 \
               and revoked_at is not null order by revoked_at desc limit -1 offset $2)";
    sqlx::query(sql)
        .bind(of.as_str())
        .bind(TOKENS_REVOKED_MAX)
        .execute(connection)
        .await
        .map(|_| ())
}

async fn token_by_hash(
    connection: &mut Connection,
    id_hash: &[u8; 32],
) -> Result<Option<Token>, sqlx::Error> {
    let sql = "select id_hash, public_id, account, name, scopes, made_at, ends_at, seen_at, \
               revoked_at from token where id_hash = $1";
    let row = sqlx::query(sql).bind(id_hash.as_slice()).fetch_optional(connection).await?;
    row.as_ref().map(read_token).transpose()
}

async fn all_of(connection: &mut Connection, of: &OfficerId) -> Result<Vec<Token>, sqlx::Error> {
    let sql = "select id_hash, public_id, account, name, scopes, made_at, ends_at, seen_at, \
               revoked_at from token where account = $1 order by made_at desc, public_id";
    let rows = sqlx::query(sql).bind(of.as_str()).fetch_all(connection).await?;
    rows.iter().map(read_token).collect()
}

fn read_token(row: &Row) -> Result<Token, sqlx::Error> {
    let scopes: &str = row.try_get(4)?;
    let (seen, revoked): (Option<i64>, Option<i64>) = (row.try_get(7)?, row.try_get(8)?);
    Ok(Token {
        id_hash: hash(row.try_get(0)?)?,
        public_id: row.try_get(1)?,
        account: account(row.try_get(2)?)?,
        name: row.try_get(3)?,
        scopes: scopes.split(' ').filter(|scope| !scope.is_empty()).map(str::to_owned).collect(),
        made_at: instant(row.try_get(5)?)?,
        ends_at: instant(row.try_get(6)?)?,
        seen_at: seen.map(instant).transpose()?,
        revoked_at: revoked.map(instant).transpose()?,
    })
}
