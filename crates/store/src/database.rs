//! A path in, a connection out, set up so that what is acknowledged is on the disk.
//! The one file that names the kind of database: every query takes a `Connection`, and its text is
//! common to SQLite and PostgreSQL.
//! Must never weaken `synchronous` for the record, and never wait for a lock without end.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _};

use crate::trouble::Trouble;

/// The connection every query takes. A second kind of database makes this a closed enum.
pub(crate) type Connection = sqlx::SqliteConnection;

/// A transaction on such a connection.
pub(crate) type Transaction<'c> = sqlx::Transaction<'c, sqlx::Sqlite>;

/// A row of an answer.
pub(crate) type Row = sqlx::sqlite::SqliteRow;

/// How long a writer waits for another one. A commit takes milliseconds; the longest writer, a
/// rebuild over a million events, holds no write lock.
pub const LOCK_WAIT_MAX: Duration = Duration::from_secs(5);

/// Prepared statements kept for one connection; there are about sixty in the house.
const STATEMENTS_MAX: usize = 128;

/// Rows put down by one statement, when there are as many. Each statement is handed to another
/// thread and waited for, which costs more than the rows; beyond thirty-two nothing is gained.
pub(crate) const ROWS_AT_ONCE: usize = 32;

/// The text that puts down several rows: `insert into t (a, b) values ($1, $2), ($3, $4)`.
pub(crate) fn many_rows(insert: &str, columns: usize, rows: usize) -> String {
    let row = |row: usize| {
        let first = row * columns + 1;
        let numbers: Vec<String> = (first..first + columns).map(|n| format!("${n}")).collect();
        format!("({})", numbers.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("{insert} {}", rows.join(", "))
}

/// What a commit waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Until it is on the disk.
    Synced,
    /// Until the system has it: a killed process loses nothing, a failed machine may lose the last
    /// moments, and never half of a commit. For what nobody was promised: when a session was seen.
    Handed,
}

/// A database file and the connection to it.
#[derive(Debug)]
pub(crate) struct Database {
    pub(crate) connection: Connection,
    pub(crate) place: PathBuf,
    wait: Duration,
    durability: Durability,
}

impl Database {
    /// Opens a database file that exists.
    pub(crate) async fn open(place: &Path, wait: Duration) -> Result<Self, Trouble> {
        Self::open_for(place, wait, Durability::Synced).await
    }

    /// Opens a database file that exists, for commits that wait for this much.
    pub(crate) async fn open_for(
        place: &Path,
        wait: Duration,
        durability: Durability,
    ) -> Result<Self, Trouble> {
        let connection = connect(place, wait, durability).await?;
        Ok(Self { connection, place: place.to_owned(), wait, durability })
    }

    /// Begins a transaction that may write: it takes the write lock now, so that what it reads
    /// stays true until it commits.
    pub(crate) async fn begin_write(&mut self) -> Result<Transaction<'_>, Trouble> {
        self.begin("begin immediate").await
    }

    /// Begins a transaction that only reads: it sees one state throughout.
    pub(crate) async fn begin_read(&mut self) -> Result<Transaction<'_>, Trouble> {
        self.begin("begin deferred").await
    }

    async fn begin(&mut self, how: &'static str) -> Result<Transaction<'_>, Trouble> {
        if self.is_in_doubt().await {
            self.connection = connect(&self.place, self.wait, self.durability).await?;
        }
        let begun = self.connection.begin_with(how).await;
        begun.map_err(|cause| Trouble::of_sql(&self.place, cause))
    }

    /// Whether a transaction is counted as open, or the connection does not answer. When the disk
    /// was full, SQLite rolled back by itself and sqlx goes on counting; a new one counts anew.
    async fn is_in_doubt(&mut self) -> bool {
        // The answer comes behind a rollback that is still under way.
        let answers = self.connection.ping().await.is_ok();
        !answers || self.connection.is_in_transaction()
    }

    /// Moves everything from the write-ahead log into the file and empties the log, so that
    /// nothing erased is left in it. A reader who still sees the old state holds this up.
    pub(crate) async fn empty_log(&mut self) -> Result<(), Trouble> {
        let is_held: bool = sqlx::query_scalar("pragma wal_checkpoint(truncate)")
            .fetch_one(&mut self.connection)
            .await
            .map_err(|cause| Trouble::of_sql(&self.place, cause))?;
        if is_held {
            let cause = "a reader holds the write-ahead log".into();
            return Err(Trouble::Locked { place: self.place.clone(), cause });
        }
        Ok(())
    }

    /// The first faults that the database itself finds in its file; empty when it is sound.
    pub(crate) async fn faults(&mut self) -> Result<Vec<String>, Trouble> {
        let lines: Vec<String> = sqlx::query_scalar("pragma integrity_check(10)")
            .fetch_all(&mut self.connection)
            .await
            .map_err(|cause| Trouble::of_sql(&self.place, cause))?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    /// As `faults`, without comparing tables with their indexes: a tenth of the time.
    pub(crate) async fn quick_faults(&mut self) -> Result<Vec<String>, Trouble> {
        let lines: Vec<String> = sqlx::query_scalar("pragma quick_check(10)")
            .fetch_all(&mut self.connection)
            .await
            .map_err(|cause| Trouble::of_sql(&self.place, cause))?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    /// Closes the connection; the write-ahead log is folded in by the last one to leave.
    pub(crate) async fn close(self) {
        // Everything acknowledged is durable already; a failed tidy-up loses nothing.
        let _ = self.connection.close().await;
    }
}

async fn connect(
    place: &Path,
    wait: Duration,
    durability: Durability,
) -> Result<Connection, Trouble> {
    let synchronous = match durability {
        Durability::Synced => SqliteSynchronous::Full,
        Durability::Handed => SqliteSynchronous::Normal,
    };
    let options = SqliteConnectOptions::new()
        .filename(place)
        .create_if_missing(false)
        .busy_timeout(wait)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .foreign_keys(true)
        // Erased content must not live on in free pages.
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        .statement_cache_capacity(STATEMENTS_MAX)
        .disable_statement_logging();
    options.connect().await.map_err(|cause| Trouble::of_sql(place, cause))
}

/// Whether a row with that key is there already.
pub(crate) fn is_taken(cause: &sqlx::Error) -> bool {
    cause.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}
