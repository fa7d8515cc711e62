//! A database file in, the same with all tables of this version out, or why not.
//! Must never change a table that a newer version made, and never leave a step half done.

use crate::database::{Connection, Database, Transaction};
use crate::trouble::Trouble;

/// One step of the ladder: its number is its place, from 1.
struct Step {
    name: &'static str,
    sql: &'static str,
}

/// The steps of the main database. Only ever appended to: expand, move, contract.
const MAIN: &[Step] = &[
    Step { name: "0001_first", sql: include_str!("../migrations/sqlite/0001_first.sql") },
    Step { name: "0002_witnesses", sql: include_str!("../migrations/sqlite/0002_witnesses.sql") },
    Step { name: "0003_orders", sql: include_str!("../migrations/sqlite/0003_orders.sql") },
];

/// The steps of the database of salts.
const SALTS: &[Step] =
    &[Step { name: "0001_salts", sql: include_str!("../migrations/sqlite/salts/0001_salts.sql") }];

/// The steps of the database of accounts.
const ACCOUNTS: &[Step] = &[Step {
    name: "0001_accounts",
    sql: include_str!("../migrations/sqlite/accounts/0001_accounts.sql"),
}];

/// Which ladder a file stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ladder {
    /// Events, tables made from them, outbox.
    Main,
    /// Salts alone.
    Salts,
    /// Passwords, sessions, tokens.
    Accounts,
}

/// Why a database cannot be brought to this version.
#[derive(Debug)]
pub(crate) enum ClimbError {
    /// It was made by a newer version.
    Newer { found: u64, known: u64 },
    /// It has no ladder: its set-up never ended.
    Unfinished,
    /// Disk or database.
    Trouble(Trouble),
}

impl From<Trouble> for ClimbError {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Ladder {
    fn steps(self) -> &'static [Step] {
        match self {
            Self::Main => MAIN,
            Self::Salts => SALTS,
            Self::Accounts => ACCOUNTS,
        }
    }
}

/// Makes all tables in a new file.
pub(crate) async fn found(database: &mut Database, ladder: Ladder) -> Result<(), Trouble> {
    let place = database.place.clone();
    let mut transaction = database.begin_write().await?;
    let done = climb_from(&mut transaction, ladder, 0).await;
    done.map_err(|cause| Trouble::of_sql(&place, cause))?;
    transaction.commit().await.map_err(|cause| Trouble::of_sql(&place, cause))
}

/// The step of a file that a newer version made, and the last one known; none for any other.
pub(crate) async fn newer(
    database: &mut Database,
    ladder: Ladder,
) -> Result<Option<(u64, u64)>, Trouble> {
    let found = step_reached(&mut database.connection).await;
    let found = found.map_err(|cause| Trouble::of_sql(&database.place, cause))?.unwrap_or(0);
    let known = ladder.steps().len() as u64;
    Ok((found > known).then_some((found, known)))
}

/// Brings an existing file to this version, in one transaction.
pub(crate) async fn climb(database: &mut Database, ladder: Ladder) -> Result<(), ClimbError> {
    let place = database.place.clone();
    let in_trouble = |cause| Trouble::of_sql(&place, cause);
    let known = ladder.steps().len() as u64;
    let found = step_reached(&mut database.connection).await.map_err(in_trouble)?;
    let found = found.ok_or(ClimbError::Unfinished)?;
    if found > known {
        return Err(ClimbError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    let mut transaction = database.begin_write().await?;
    // Another process may have climbed while we waited for the lock.
    let found = step_reached(&mut transaction).await.map_err(in_trouble)?.unwrap_or(found);
    climb_from(&mut transaction, ladder, found).await.map_err(in_trouble)?;
    Ok(transaction.commit().await.map_err(in_trouble)?)
}

/// Brings a file that may be new to this version, in one transaction.
pub(crate) async fn found_or_climb(
    database: &mut Database,
    ladder: Ladder,
) -> Result<(), ClimbError> {
    let place = database.place.clone();
    let reached = step_reached(&mut database.connection).await;
    if reached.map_err(|cause| Trouble::of_sql(&place, cause))?.is_some() {
        return climb(database, ladder).await;
    }
    let mut transaction = database.begin_write().await?;
    // Another process may have made it while we waited for the lock.
    let reached = step_reached(&mut transaction).await;
    let reached = reached.map_err(|cause| Trouble::of_sql(&place, cause))?.unwrap_or(0);
    let done = climb_from(&mut transaction, ladder, reached).await;
    done.map_err(|cause| Trouble::of_sql(&place, cause))?;
    Ok(transaction.commit().await.map_err(|cause| Trouble::of_sql(&place, cause))?)
}

async fn climb_from(
    transaction: &mut Transaction<'_>,
    ladder: Ladder,
    reached: u64,
) -> Result<(), sqlx::Error> {
    for (number, step) in (1_i64..).zip(ladder.steps()) {
        if u64::try_from(number).is_ok_and(|number| number > reached) {
            sqlx::raw_sql(step.sql).execute(&mut **transaction).await?;
            sqlx::query("insert into schema_step (step, name) values ($1, $2)")
                .bind(number)
                .bind(step.name)
                .execute(&mut **transaction)
                .await?;
        }
    }
    Ok(())
}

/// The last step taken; none when the file has no ladder.
async fn step_reached(connection: &mut Connection) -> Result<Option<u64>, sqlx::Error> {
    let ladders: i64 =
        sqlx::query_scalar("select count(*) from sqlite_master where name = 'schema_step'")
            .fetch_one(&mut *connection)
            .await?;
    if ladders == 0 {
        return Ok(None);
    }
    let step: Option<i64> =
        sqlx::query_scalar("select max(step) from schema_step").fetch_one(connection).await?;
    Ok(step.and_then(|step| u64::try_from(step).ok()))
}
