//! Hashes of passwords, sessions and tokens in, what is kept under them out: one file beside the
//! record, so that looking up a session never waits for a commit.
//! Must never see a password or a token itself, and never keep what is evidence. Times and ids are
//! arguments.

mod credentials;
mod once;
mod sessions;
mod tokens;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use parties::OfficerId;
use tokio::runtime::Runtime;

pub use self::credentials::{Credential, NewPassword};
pub use self::once::{KeepOnceError, ONCE_BODY_BYTES_MAX, ONCE_PER_ACCOUNT_MAX, Once};
pub use self::sessions::{AGENT_CHARS_MAX, SESSIONS_PER_ACCOUNT_MAX, Session, Touched};
pub use self::tokens::{AddTokenError, TOKENS_PER_ACCOUNT_MAX, TOKENS_REVOKED_MAX, Token};
use crate::database::{Database, Durability, LOCK_WAIT_MAX};
use crate::directory::{Directory, mode_for_others, write_private};
use crate::open::{OpenStoreError, runtime};
use crate::schema::{self, ClimbError, Ladder};
use crate::trouble::Trouble;

/// What is kept about accounts, in `accounts.sqlite` of a data directory. Several processes may
/// have the same one open. Calls wait: never make them on a thread of an asynchronous runtime.
#[derive(Debug)]
pub struct Accounts {
    /// Passwords, tokens and revocations: on the disk when a call returns.
    firm: Line,
    /// Look-ups, and what a failed machine may forget: sessions, when they were seen, answers kept.
    light: Line,
}

impl Accounts {
    /// Opens the accounts of a data directory, and makes the file when it is not there yet.
    ///
    /// # Errors
    /// When there is no such directory, a newer version made the file, others can read it, or disk
    /// or database refuse.
    pub fn open(dir: &Path) -> Result<Self, OpenStoreError> {
        if !dir.is_dir() {
            return Err(OpenStoreError::NotThere { dir: dir.to_owned() });
        }
        let file = Directory::at(dir).accounts();
        match write_private(&file, b"") {
            // It was there, or another process was quicker.
            Err(_) if file.is_file() => {}
            made => made?,
        }
        if let Some(mode) = mode_for_others(&file)? {
            return Err(OpenStoreError::Exposed { file, mode });
        }
        let firm = Line::open(&file, Durability::Synced)?;
        firm.run(async |database| {
            let climbed = schema::found_or_climb(database, Ladder::Accounts).await;
            climbed.map_err(|why| match why {
                ClimbError::Newer { found, known } => {
                    OpenStoreError::Newer { file: file.clone(), found, known }
                }
                ClimbError::Unfinished => OpenStoreError::Unfinished { dir: dir.to_owned() },
                ClimbError::Trouble(trouble) => trouble.into(),
            })
        })?;
        Ok(Self { light: Line::open(&file, Durability::Handed)?, firm })
    }
}

/// A connection with the thread that waits for it; one caller at a time.
#[derive(Debug)]
struct Line {
    place: PathBuf,
    held: Mutex<Held>,
}

#[derive(Debug)]
struct Held {
    runtime: Runtime,
    /// None only while it is being dropped.
    database: Option<Database>,
}

impl Line {
    fn open(place: &Path, durability: Durability) -> Result<Self, Trouble> {
        let runtime = runtime(place)?;
        let opened = runtime.block_on(Database::open_for(place, LOCK_WAIT_MAX, durability))?;
        let held = Mutex::new(Held { runtime, database: Some(opened) });
        Ok(Self { place: place.to_owned(), held })
    }

    fn run<T, E: From<Trouble>>(
        &self,
        work: impl AsyncFnOnce(&mut Database) -> Result<T, E>,
    ) -> Result<T, E> {
        // A panic elsewhere leaves at most a transaction that is rolled back.
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let Held { runtime, database } = &mut *held;
        let Some(database) = database else {
            return Err(Trouble::corrupt(&self.place, "it is closed").into());
        };
        runtime.block_on(work(database))
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let held = self.held.get_mut().unwrap_or_else(PoisonError::into_inner);
        // Waiting is not possible within an asynchronous task; the file closes by itself then.
        if tokio::runtime::Handle::try_current().is_ok() {
            return;
        }
        if let Some(database) = held.database.take() {
            held.runtime.block_on(database.close());
        }
    }
}

/// An instant as the tables hold it.
fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// An instant out of a table.
fn instant(micros: i64) -> Result<Timestamp, sqlx::Error> {
    Timestamp::from_microsecond(micros).map_err(|why| sqlx::Error::Decode(Box::new(why)))
}

/// The name of an account out of a table.
fn account(text: &str) -> Result<OfficerId, sqlx::Error> {
    OfficerId::parse(text).map_err(|why| sqlx::Error::Decode(Box::new(why)))
}

/// A hash out of a table.
fn hash(bytes: &[u8]) -> Result<[u8; 32], sqlx::Error> {
    bytes.try_into().map_err(|_| sqlx::Error::Decode("a hash has not 32 bytes".into()))
}
