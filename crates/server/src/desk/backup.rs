//! A data directory in, a verified copy of it out; and a copy in, a directory out whose record
//! says that it was restored, and what is lost. Never calls a copy whole that was not verified, nor
//! hides that a record was longer once.

use super::Desk;
use super::records::verify_directory;
use crate::{Machine, Trouble};
use clearance::Event;
use clearance::authorise::UseCase;
use clearance::ids::FileHash;
use parties::OfficerId;
use std::path::Path;
use store::{BackupError, RestoreError, Restoring, StoreReport};

/// Characters of the grounds of a restoring: two pages.
const GROUNDS_CHARS_MAX: usize = 4_000;

/// A copy that was made and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// Entries of the record it has.
    pub entries: u64,
    /// Files kept by their hash.
    pub files: u64,
    /// Whether the passwords of accounts are in it.
    pub has_accounts: bool,
}

/// What a directory is restored with.
#[derive(Debug, Clone, Copy)]
pub struct Restore<'a> {
    /// In whose name; none for the operator's.
    pub account: Option<&'a OfficerId>,
    /// Why. It stays in the record.
    pub grounds: &'a str,
    /// A checkpoint of this record that somebody saw later, as its bytes.
    pub seen: Option<&'a [u8]>,
}

/// A directory that was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Entries the copy had; the next one says that it was restored.
    pub entries: u64,
    /// The root of their tree.
    pub root: FileHash,
    /// Entries that somebody saw, when those were more: what came after is lost.
    pub seen: Option<u64>,
    /// Whether the passwords of accounts came with it.
    pub has_accounts: bool,
}

impl Desk {
    /// Copies the directory while it is worked in, verifies the copy, and puts it in its place.
    ///
    /// # Errors
    /// An account that may not, a place that holds something, a copy that does not verify, a disk
    /// that refuses: then nothing is left of it.
    pub fn backup(&self, account: Option<&OfficerId>, to: &Path) -> Result<BackedUp, Trouble> {
        self.may_keep(account, UseCase::Backup)?;
        let backup = self.store.begin_backup(to)?;
        let report = verify_directory(backup.dir())?;
        if let Some(faults) = told(&report, backup.dir(), to) {
            return Err(BackupError::Damaged { faults }.into());
        }
        let (entries, files) = (backup.size, backup.files);
        let has_accounts = backup.has_accounts;
        backup.end(self.now())?;
        Ok(BackedUp { entries, files, has_accounts })
    }
}

/// Puts a verified copy of a backup into a new directory, and records there that it was restored.
///
/// # Errors
/// No backup or a damaged one, a place that holds something, an account that may not, a disk that
/// refuses: then nothing is left of it.
pub fn restore(
    from: &Path,
    to: &Path,
    how: Restore<'_>,
    machine: Machine,
) -> Result<Restored, Trouble> {
    if how.grounds.chars().count() > GROUNDS_CHARS_MAX {
        let what = format!("grounds of more than {GROUNDS_CHARS_MAX} characters");
        return Err(Trouble::input(what, "say it shorter"));
    }
    let restoring = Restoring::begin(from, to, how.seen)?;
    let report = verify_directory(restoring.dir())?;
    if let Some(faults) = told(&report, restoring.dir(), from) {
        return Err(RestoreError::Damaged { faults }.into());
    }
    let (entries, seen, has_accounts) = (restoring.size, restoring.seen, restoring.has_accounts);
    let root = FileHash(restoring.root.0);
    let grounds = grounds(how.grounds.trim(), entries, seen);
    let mut desk = Desk::open(restoring.dir(), machine)?;
    desk.record(how.account, |desk| {
        desk.may_keep(how.account, UseCase::Restore)?;
        let event = Event::Restored { entries, root, grounds: grounds.clone() };
        Ok(vec![(event, desk.open_to_all())])
    })?;
    drop(desk);
    restoring.end()?;
    Ok(Restored { entries, root, seen, has_accounts })
}

/// What the record says about it, for whoever reads it in years: a rollback is named as one.
fn grounds(given: &str, entries: u64, seen: Option<u64>) -> String {
    let given = if given.is_empty() { "no grounds given" } else { given };
    match seen {
        None => given.to_owned(),
        Some(seen) => format!(
            "{given}; rolled back: {seen} entries were seen, the copy has {entries}; what stood \
             in entries {entries} to {} is lost",
            seen.saturating_sub(1)
        ),
    }
}

/// The faults of a copy as lines, under the name it has for the reader; none when it is sound.
fn told(report: &StoreReport, written: &Path, named: &Path) -> Option<Vec<String>> {
    let (written, named) = (written.display().to_string(), named.display().to_string());
    let line = |fault: &store::StoreFault| fault.to_string().replace(&written, &named);
    (!report.is_sound()).then(|| report.faults.iter().map(line).collect())
}
