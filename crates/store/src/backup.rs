//! An open data directory in, a whole copy of it out, made while others write: the record as it
//! stood at one moment, with salts, key, clock and kept files, and the passwords of its accounts.
//! Must never call a copy a backup before it was verified, and never hold up a writer.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use sqlx::Row as _;

use crate::beside::{Beside, BesideError, copy_files, copy_if_there, copy_private, lies_within};
use crate::database::{Database, LOCK_WAIT_MAX};
use crate::directory::{Directory, write_private};
use crate::ledger;
use crate::log::LogError;
use crate::open::{OpenStoreError, runtime};
use crate::salts;
use crate::store::{Databases, Store};
use crate::trouble::Trouble;

/// The signed checkpoint of a backup: it says that this is one, and how much of the record it has.
pub(crate) const CHECKPOINT_NAME: &str = "backup.checkpoint";

/// Times a copy is begun anew because an entry was erased while it was made. Erasing is rare.
const TRIES_MAX: u32 = 5;

/// Why no backup was made.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something is there already.
    #[error("`{}` is not empty: it holds `{}`", dir.display(), found.display())]
    NotEmpty {
        /// The directory.
        dir: PathBuf,
        /// The name of something in it.
        found: OsString,
    },
    /// It would lie in what it is a copy of.
    #[error("`{}` lies in the data directory itself", dir.display())]
    Within {
        /// The directory.
        dir: PathBuf,
    },
    /// It was written and does not verify.
    #[error("the copy does not verify: {}", crate::backup::first_of(faults))]
    Damaged {
        /// What disagrees, one a line.
        faults: Vec<String>,
    },
    /// Entries were erased all the time.
    #[error("entries were erased while they were copied")]
    Erasing,
    /// The copy cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenStoreError),
    /// The copy cannot be signed.
    #[error(transparent)]
    Sign(#[from] LogError),
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl BackupError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotEmpty { .. } => "name a directory that is empty or not there yet",
            Self::Within { .. } => "name a directory outside of it, better on another disk",
            Self::Damaged { .. } => {
                "the data directory may be damaged itself: run `chancery record verify`"
            }
            Self::Erasing => "try again when the erasing is done",
            Self::Open(why) => why.remedy(),
            Self::Sign(why) => why.remedy(),
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// The first of some faults, and how many more there are.
pub(crate) fn first_of(faults: &[String]) -> String {
    let first = faults.first().map_or("", String::as_str);
    match faults.len().saturating_sub(1) {
        0 => first.to_owned(),
        1 => format!("{first}; and one fault more"),
        more => format!("{first}; and {more} faults more"),
    }
}

/// A copy that is written and not called a backup yet. Dropped, nothing of it is left.
#[derive(Debug)]
pub struct Backup {
    beside: Beside,
    /// Entries it has.
    pub size: u64,
    /// Files kept by their hash.
    pub files: u64,
    /// Whether the directory keeps accounts.
    pub has_accounts: bool,
}

impl Store {
    /// Copies the directory beside the place named, while this process and others go on writing.
    /// Verify what is written, and end it.
    ///
    /// # Errors
    /// When something is there, or disk or database refuse: then nothing is left of it.
    pub fn begin_backup(&self, to: &Path) -> Result<Backup, BackupError> {
        if lies_within(to, self.dir())? {
            return Err(BackupError::Within { dir: to.to_owned() });
        }
        let beside = Beside::new(to).map_err(|why| match why {
            BesideError::NotEmpty { found } => BackupError::NotEmpty { dir: to.to_owned(), found },
            BesideError::Trouble(trouble) => trouble.into(),
        })?;
        let written = copy(&self.directory, &Directory::at(beside.dir()));
        let (size, files, has_accounts) = written.map_err(|why| match why {
            BackupError::Trouble(trouble) => trouble.moved(|place| beside.named(place)).into(),
            other => other,
        })?;
        Ok(Backup { beside, size, files, has_accounts })
    }
}

impl Backup {
    /// Where it is written meanwhile.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.beside.dir()
    }

    /// Signs how much of the record it has, makes it durable and moves it to its place.
    ///
    /// # Errors
    /// When it cannot be signed, or the disk refuses: then nothing is left of it.
    pub fn end(self, now: Timestamp) -> Result<(), BackupError> {
        let directory = Directory::at(self.dir());
        let store = Store::open(self.dir())?;
        let note = store.checkpoint(now)?;
        drop(store);
        write_private(&self.dir().join(CHECKPOINT_NAME), &note)?;
        let lock = directory.lock();
        std::fs::remove_file(&lock).map_err(|cause| Trouble::of_io(&lock, cause))?;
        Ok(self.beside.end()?)
    }
}

fn copy(from: &Directory, to: &Directory) -> Result<(u64, u64, bool), BackupError> {
    to.lay_out()?;
    let runtime = runtime(from.root())?;
    let size = runtime.block_on(copy_record(from, to))?;
    copy_private(&from.log_key(), &to.log_key())?;
    // After the record, so that no event of the copy is later than its clock.
    copy_if_there(&from.clock(), &to.clock())?;
    let files = copy_files(&from.files(), &to.files())?;
    let has_accounts = from.accounts().is_file();
    if has_accounts {
        runtime.block_on(copy_accounts(from, to))?;
    }
    Ok((size, files, has_accounts))
}

/// Copies events and salts, each as it stood at one moment, and makes the two fit.
async fn copy_record(from: &Directory, to: &Directory) -> Result<u64, BackupError> {
    // Connections of its own: whoever writes through the store does not wait for the copy.
    let mut main = Database::open(&from.database(), LOCK_WAIT_MAX).await?;
    let mut salts = Database::open(&from.salts(), LOCK_WAIT_MAX).await?;
    for _ in 0..TRIES_MAX {
        // Salts first: what is erased after that is still whole in both copies.
        copy_database(&mut salts, &to.salts()).await?;
        copy_database(&mut main, &to.database()).await?;
        let copied = Databases {
            main: Database::open(&to.database(), LOCK_WAIT_MAX).await?,
            salts: Database::open(&to.salts(), LOCK_WAIT_MAX).await?,
        };
        let fitted = fit(copied, &mut salts).await?;
        if let Some(size) = fitted {
            main.close().await;
            salts.close().await;
            return Ok(size);
        }
        for place in [to.database(), to.salts()] {
            std::fs::remove_file(&place).map_err(|cause| Trouble::of_io(&place, cause))?;
        }
    }
    Err(BackupError::Erasing)
}

/// Writes a copy of a database as it stands, without its free pages.
async fn copy_database(database: &mut Database, to: &Path) -> Result<(), Trouble> {
    // An empty file of ours, so that nobody else can read what is written into it.
    write_private(to, b"")?;
    let place = to.to_str().ok_or_else(|| {
        let cause = "its name is not UTF-8".into();
        Trouble::Other { place: to.to_owned(), cause }
    })?;
    let query = sqlx::query("vacuum into $1").bind(place);
    let done = query.execute(&mut database.connection).await;
    done.map(|_| ()).map_err(|cause| Trouble::of_sql(to, cause))
}

/// Gives the copy the salts that were written since, and takes those of entries it has not; gives
/// its size, or none when an entry has lost its salt meanwhile.
async fn fit(copied: Databases, live: &mut Database) -> Result<Option<u64>, Trouble> {
    let Databases { mut main, salts: mut kept } = copied;
    let place = main.place.clone();
    let in_trouble = |cause| Trouble::of_sql(&place, cause);
    let head = ledger::head(&mut main.connection).await.map_err(in_trouble)?;
    let size = head.frontier.size();
    let known: Option<i64> = sqlx::query_scalar("select max(seq) from salt")
        .fetch_one(&mut kept.connection)
        .await
        .map_err(in_trouble)?;
    let known = known.map_or(0, |seq| seq.cast_unsigned().saturating_add(1));
    if known < size {
        let new = salts::salts_between(live, known, size).await?;
        let new: Vec<_> = new.into_iter().map(|(_, salt)| salt).collect();
        if new.len() as u64 != size.saturating_sub(known) {
            return Ok(None);
        }
        salts::keep_salts(&mut kept, known, &new).await?;
    }
    let gone = sqlx::query("select seq from event where bytes is null")
        .fetch_all(&mut main.connection)
        .await
        .map_err(in_trouble)?;
    for row in gone {
        let seq: i64 = row.try_get(0).map_err(in_trouble)?;
        salts::destroy_salt(&mut kept, seq.cast_unsigned()).await?;
        let ended = ledger::end_erasing(&mut main.connection, seq.cast_unsigned()).await;
        ended.map_err(in_trouble)?;
    }
    sqlx::query("delete from salt where seq >= $1")
        .bind(size.cast_signed())
        .execute(&mut kept.connection)
        .await
        .map_err(in_trouble)?;
    let events: i64 = sqlx::query_scalar("select count(*) from event where bytes is not null")
        .fetch_one(&mut main.connection)
        .await
        .map_err(in_trouble)?;
    let salts: i64 = sqlx::query_scalar("select count(*) from salt")
        .fetch_one(&mut kept.connection)
        .await
        .map_err(in_trouble)?;
    main.close().await;
    kept.close().await;
    // Whether each has its own is what the verification says.
    Ok((events == salts).then_some(size))
}

/// Copies the passwords. Sessions, tokens and answers kept for repeated requests stay behind: what
/// was ended or revoked since must not come to life with a copy.
async fn copy_accounts(from: &Directory, to: &Directory) -> Result<(), Trouble> {
    let mut live = Database::open(&from.accounts(), LOCK_WAIT_MAX).await?;
    copy_database(&mut live, &to.accounts()).await?;
    live.close().await;
    let mut copied = Database::open(&to.accounts(), LOCK_WAIT_MAX).await?;
    let sql = "delete from session; delete from token; delete from once; vacuum";
    let done = sqlx::raw_sql(sql).execute(&mut copied.connection).await;
    done.map_err(|cause| Trouble::of_sql(&to.accounts(), cause))?;
    copied.close().await;
    Ok(())
}
