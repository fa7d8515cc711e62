//! A data directory in, what stands in the way of serving it out, each with its remedy: room on the
//! disk, who can read the keys, the clock, the database, kept files. And one server at a time.
//! Must never change the directory, and never stop at the first finding.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use clearance::ids::FileHash;
use jiff::Timestamp;
use sqlx::Row as _;

use crate::clock;
use crate::database::{Database, LOCK_WAIT_MAX};
use crate::directory::{Directory, mode_for_others};
use crate::files;
use crate::open::runtime;
use crate::schema::{self, Ladder};
use crate::trouble::Trouble;

/// Bytes free on the disk below which nothing is served: the write-ahead logs of record and salts,
/// four megabytes each before they are folded in, would not fit any more.
pub const FREE_BYTES_STOP: u64 = 8 * 1024 * 1024;

/// Bytes free on the disk below which it is said at every start: a week of a busy house, 20,000
/// checks a day of 6 kB with their rows. Later the first to notice would be somebody at work.
pub const FREE_BYTES_WARN: u64 = 1024 * 1024 * 1024;

/// Bytes of a database that are looked through at a start: about two seconds. A larger one is
/// looked through by `chancery record verify` only.
pub const LOOKED_THROUGH_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// Bytes of kept files whose hash is taken at a start: about two seconds.
pub const HASHED_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// How far the clock may stand before the last event: two machines are never quite together.
pub const CLOCK_SECONDS_MAX: i64 = 5;

/// What a finding means for who wants to serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It can be served; somebody should look.
    Warning,
    /// It must not be served like this.
    Stop,
}

/// Something that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong: lower case, no full stop.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
    /// What it means.
    pub severity: Severity,
}

impl Finding {
    fn stop(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into(), severity: Severity::Stop }
    }

    /// Whether the directory must not be served like this.
    #[must_use]
    pub const fn is_stop(&self) -> bool {
        matches!(self.severity, Severity::Stop)
    }

    fn warning(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into(), severity: Severity::Warning }
    }

    fn of(trouble: &Trouble) -> Self {
        let cause = std::error::Error::source(trouble);
        let cause = cause.map_or_else(String::new, |cause| format!(": {cause}"));
        Self::stop(format!("{trouble}{cause}"), trouble.remedy())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

/// Everything that stands in the way of serving a directory, at its start; empty when nothing does.
/// Takes seconds at the most, and writes nothing.
#[must_use]
pub fn ready(dir: &Path, now: Timestamp) -> Vec<Finding> {
    let directory = Directory::at(dir);
    if !directory.database().is_file() {
        let what = format!("`{}` is no data directory: it has no `chancery.sqlite`", dir.display());
        return vec![Finding::stop(what, "check `--data`")];
    }
    let mut found = glance(dir);
    find_exposed(&directory, &mut found);
    match runtime(dir) {
        Ok(runtime) => runtime.block_on(look_through(&directory, now, &mut found)),
        Err(trouble) => found.push(Finding::of(&trouble)),
    }
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    found
}

/// What may have come up since the start and costs nothing to look at: room on the disk, and
/// whether the files are there.
#[must_use]
pub fn glance(dir: &Path) -> Vec<Finding> {
    let directory = Directory::at(dir);
    let mut found = Vec::new();
    for file in [directory.database(), directory.salts(), directory.log_key()] {
        if !file.is_file() {
            let what = format!("`{}` is missing", file.display());
            found.push(Finding::stop(what, "restore the directory: `chancery restore BACKUP`"));
        }
    }
    match free_bytes(dir) {
        Ok(free) => found.extend(room(dir, free)),
        Err(trouble) => found.push(Finding::of(&trouble)),
    }
    found
}

/// What a number of free bytes means.
fn room(dir: &Path, free: u64) -> Option<Finding> {
    let what = format!("{} MB are free for `{}`", free / 1_000_000, dir.display());
    let remedy = "free some space, or move the directory to a larger disk: `chancery backup`";
    match free {
        ..FREE_BYTES_STOP => Some(Finding::stop(what, remedy)),
        FREE_BYTES_STOP..FREE_BYTES_WARN => Some(Finding::warning(what, remedy)),
        FREE_BYTES_WARN.. => None,
    }
}

/// Bytes that this user may still write.
fn free_bytes(dir: &Path) -> Result<u64, Trouble> {
    let told = rustix::fs::statvfs(dir).map_err(|cause| Trouble::of_io(dir, cause.into()))?;
    Ok(told.f_bavail.saturating_mul(told.f_frsize))
}

fn find_exposed(directory: &Directory, found: &mut Vec<Finding>) {
    let private = [directory.keys(), directory.log_key(), directory.salts(), directory.accounts()];
    for path in private.into_iter().filter(|path| path.exists()) {
        match mode_for_others(&path) {
            Ok(None) => {}
            Ok(Some(mode)) => found.push(Finding::stop(
                format!("`{}` can be read by others: its mode is {mode:04o}", path.display()),
                "make the directory `keys` mode 0700, every file in it and `accounts.sqlite` mode \
                 0600; if strangers could have read the keys, tell the witnesses of the record",
            )),
            Err(trouble) => found.push(Finding::of(&trouble)),
        }
    }
}

/// Looks through each database; one that cannot be opened is a finding, and the next is looked at.
async fn look_through(directory: &Directory, now: Timestamp, found: &mut Vec<Finding>) {
    let ladders = [
        (directory.database(), Ladder::Main),
        (directory.salts(), Ladder::Salts),
        (directory.accounts(), Ladder::Accounts),
    ];
    for (place, ladder) in ladders.into_iter().filter(|(place, _)| place.is_file()) {
        let looked = async {
            let mut database = Database::open(&place, LOCK_WAIT_MAX).await?;
            let looked = look_at(&mut database, ladder, directory, now, found).await;
            database.close().await;
            looked
        };
        let looked: Result<(), Trouble> = looked.await;
        if let Err(trouble) = looked {
            found.push(Finding::of(&trouble));
        }
    }
}

async fn look_at(
    database: &mut Database,
    ladder: Ladder,
    directory: &Directory,
    now: Timestamp,
    found: &mut Vec<Finding>,
) -> Result<(), Trouble> {
    if let Some((step, known)) = schema::newer(database, ladder).await? {
        let place = database.place.display();
        found.push(Finding::stop(
            format!("`{place}` was made by a newer version: step {step}, known up to {known}"),
            "use the version of the program that made it, or a newer one",
        ));
        return Ok(());
    }
    find_damage(database, found).await?;
    if ladder == Ladder::Main {
        find_clock(database, directory, now, found).await?;
        find_files(database, directory, found).await?;
    }
    Ok(())
}

async fn find_damage(database: &mut Database, found: &mut Vec<Finding>) -> Result<(), Trouble> {
    let bytes = fs::metadata(&database.place).map_or(0, |it| it.len());
    if bytes > LOOKED_THROUGH_BYTES_MAX {
        found.push(Finding::warning(
            format!(
                "`{}` has {} MB and was not looked through",
                database.place.display(),
                bytes / 1_000_000
            ),
            "run `chancery record verify` when there is time",
        ));
        return Ok(());
    }
    let remedy = "stop writing to it; restore the directory: `chancery restore BACKUP`";
    let said = database.quick_faults().await?;
    let place = database.place.display();
    found.extend(said.into_iter().map(|said| Finding::stop(format!("`{place}`: {said}"), remedy)));
    Ok(())
}

/// A clock before the last event gives the next ones an earlier time than those before them.
async fn find_clock(
    main: &mut Database,
    directory: &Directory,
    now: Timestamp,
    found: &mut Vec<Finding>,
) -> Result<(), Trouble> {
    let story = match clock::read(&directory.clock()) {
        Ok(story) => story,
        Err(why) => {
            found.push(Finding::stop(why.to_string(), why.remedy()));
            return Ok(());
        }
    };
    let row = sqlx::query("select seq, at from event_line order by seq desc limit 1")
        .fetch_optional(&mut main.connection)
        .await
        .map_err(|cause| Trouble::of_sql(&main.place, cause))?;
    let Some(row) = row else { return Ok(()) };
    let read = |cause| Trouble::of_sql(&main.place, cause);
    let (seq, at): (i64, String) = (row.try_get(0).map_err(read)?, row.try_get(1).map_err(read)?);
    let Ok(at) = at.parse::<Timestamp>() else { return Ok(()) };
    let (clock, whose, remedy) = match story {
        Some(story) => (story, "of the story", "put the file `clock` back as it was"),
        None => (now, "of this machine", "set the clock of the machine"),
    };
    if at.as_second().saturating_sub(clock.as_second()) > CLOCK_SECONDS_MAX {
        let what = format!(
            "the clock {whose} stands at {clock}, before the last event: entry {seq}, {at}"
        );
        found.push(Finding::stop(what, remedy));
    }
    Ok(())
}

/// Kept files that are not there or were changed, with what they serve.
async fn find_files(
    main: &mut Database,
    directory: &Directory,
    found: &mut Vec<Finding>,
) -> Result<(), Trouble> {
    let rows = sqlx::query("select seq, list, files, indexes from party_list order by seq desc")
        .fetch_all(&mut main.connection)
        .await
        .map_err(|cause| Trouble::of_sql(&main.place, cause))?;
    let read = |cause| Trouble::of_sql(&main.place, cause);
    let (mut in_use, mut hashed) = (BTreeMap::new(), 0_u64);
    for row in &rows {
        let seq: i64 = row.try_get(0).map_err(read)?;
        let list: &str = row.try_get(1).map_err(read)?;
        let is_in_use = in_use.insert(list.to_owned(), seq).is_none();
        for (column, role) in [(3, "index"), (2, "file")] {
            let hashes: &str = row.try_get(column).map_err(read)?;
            for hash in hashes.split(',').filter_map(FileHash::parse) {
                let place = files::place_of(&directory.files(), hash);
                let serves = serves(role, list, seq, is_in_use);
                let bytes = fs::metadata(&place).map(|it| it.len());
                let Ok(bytes) = bytes else {
                    found.push(lost(&place, "is missing", &serves, role, is_in_use));
                    continue;
                };
                if !is_in_use || hashed.saturating_add(bytes) > HASHED_BYTES_MAX {
                    continue;
                }
                hashed = hashed.saturating_add(bytes);
                if !files::is_whole(&place, hash)? {
                    found.push(lost(&place, "was changed", &serves, role, is_in_use));
                }
            }
        }
    }
    Ok(())
}

fn serves(role: &str, list: &str, seq: i64, is_in_use: bool) -> String {
    match is_in_use {
        true => format!("the {role} of list `{list}`, in use since entry {seq}"),
        false => format!(
            "the {role} of list `{list}` as loaded in entry {seq}: decisions made with it cannot \
             be made again"
        ),
    }
}

fn lost(place: &Path, how: &str, serves: &str, role: &str, is_in_use: bool) -> Finding {
    let what = format!("`{}` {how}; it is {serves}", place.display());
    // Without the index of a list in use a name on it would pass unseen.
    if is_in_use && role == "index" {
        Finding::stop(what, "restore the file from a backup, or load the list again")
    } else {
        Finding::warning(what, "restore the file from a backup")
    }
}

/// Held by the one process that serves a directory; ends with it, however it ends.
#[derive(Debug)]
pub struct ServingLock {
    _file: File,
}

/// Why a directory is not served by this process.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another one serves it.
    #[error("`{}` is served already{}", dir.display(), by(*process))]
    Served {
        /// The directory.
        dir: PathBuf,
        /// The number of its process, when it says so.
        process: Option<u32>,
    },
    /// The disk.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

fn by(process: Option<u32>) -> String {
    process.map_or_else(String::new, |process| format!(", by process {process}"))
}

impl ServeError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Served { .. } => "end that server first; commands may run beside it",
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

impl ServingLock {
    /// Takes the right to serve a directory. Commands may use it all the same.
    ///
    /// # Errors
    /// When another process serves it, or the disk refuses.
    pub fn take(dir: &Path) -> Result<Self, ServeError> {
        let path = Directory::at(dir).serving_lock();
        let in_trouble = |cause| Trouble::of_io(&path, cause);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let mut file = options.open(&path).map_err(in_trouble)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                let process =
                    file.read_to_string(&mut text).ok().and_then(|_| text.trim().parse().ok());
                return Err(ServeError::Served { dir: dir.to_owned(), process });
            }
            Err(TryLockError::Error(cause)) => return Err(in_trouble(cause).into()),
        }
        let written = file.set_len(0).and_then(|()| {
            file.rewind()?;
            writeln!(file, "{}", std::process::id())
        });
        written.map_err(in_trouble)?;
        Ok(Self { _file: file })
    }
}

#[cfg(test)]
mod tests;
