//! The record out into a directory that strangers can verify offline; and such a directory in, what
//! disagrees in it out. Layout: `docs/formats/record.md` §7.
//! Must never write over something, nor into an export an event that is to be withheld.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use record::checkpoint::OpenCheckpointError;
use record::export::{CHECKPOINT_PATH, KEY_PATH, SALT_FILE_BYTES};
use record::note::NOTE_BYTES_MAX;
use record::verify::OpenAuditError;
use record::{Audit, Checkpoint, Report, VerifyingKey, bundle, event_path, print_salt, salt_path};

use crate::directory::sync_dir;
use crate::events::EVENTS_PAGE_MAX;
use crate::ledger::{self, Kept};
use crate::log::{self, LogError};
use crate::salts;
use crate::store::{Databases, Store};
use crate::trouble::Trouble;

/// Bytes of a file that an export may have. The largest event is 16 MiB.
const FILE_BYTES_MAX: u64 = clearance::event_json::EVENT_BYTES_MAX as u64 + 1;

/// Why no copy was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Something is there already.
    #[error("`{}` is there already", dir.display())]
    Exists {
        /// The path.
        dir: PathBuf,
    },
    /// Nothing could be signed.
    #[error(transparent)]
    Log(#[from] LogError),
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl ExportError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Exists { .. } => "name a path that is not there yet",
            Self::Log(why) => why.remedy(),
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Number of entries in the checkpoint.
    pub size: u64,
    /// Events written with their salts.
    pub events: u64,
    /// Entries without an event: erased, or withheld.
    pub without_event: u64,
}

/// Why a copy was not verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyExportError {
    /// It is no copy of a record.
    #[error("`{}` is no exported record: it has no `checkpoint`", dir.display())]
    NoCheckpoint {
        /// The directory.
        dir: PathBuf,
    },
    /// Its checkpoint cannot be believed, or it is too large.
    #[error(transparent)]
    Open(#[from] OpenAuditError),
    /// The disk.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl VerifyExportError {
    pub(crate) fn of_checkpoint(cause: OpenCheckpointError) -> Self {
        Self::Open(cause.into())
    }

    /// Whether the copy itself is at fault: its checkpoint cannot be believed.
    #[must_use]
    pub const fn is_verdict(&self) -> bool {
        matches!(self, Self::Open(OpenAuditError::Checkpoint(_)))
    }

    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NoCheckpoint { .. } => "name the directory that `chancery record export` wrote",
            Self::Open(_) => "ask for the public key of the record from whoever you trust with it",
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

impl Store {
    /// Writes a copy of the record into a new directory, with a checkpoint signed now. An entry
    /// for which `withhold` says yes goes without event and salt, and the copy still verifies.
    ///
    /// # Errors
    /// When something is there, nothing could be signed, or the disk refuses.
    pub fn export(
        &self,
        dir: &Path,
        now: Timestamp,
        withhold: &dyn Fn(u64) -> bool,
    ) -> Result<Exported, ExportError> {
        match fs::create_dir(dir) {
            Ok(()) => {}
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
                return Err(ExportError::Exists { dir: dir.to_owned() });
            }
            Err(cause) => return Err(Trouble::of_io(dir, cause).into()),
        }
        let note = self.checkpoint(now)?;
        let place = dir.join(CHECKPOINT_PATH);
        let opened = Checkpoint::open(&note, self.verifying_key(), &[]);
        let opened = opened.map_err(|_| Trouble::corrupt(&place, "it does not read back"))?;
        let size = opened.checkpoint.size;
        write(&dir.join(KEY_PATH), format!("{}\n", self.verifying_key()).as_bytes())?;
        let exported = self.run(async |databases| {
            write_tiles(databases, dir, size).await?;
            write_entries(databases, dir, size, withhold).await
        })?;
        // The checkpoint comes last: a copy without one was not finished.
        write(&place, &note)?;
        sync_dir(dir)?;
        Ok(exported)
    }
}

async fn write_tiles(databases: &mut Databases, dir: &Path, size: u64) -> Result<(), Trouble> {
    let mut commitments = log::all_commitments(&mut databases.main).await?;
    commitments.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    let tree = log::tree_of(&commitments);
    for tile in record::tiles_of_hashes(0, size) {
        let path = dir.join(tile.to_string());
        let missing = || Trouble::corrupt(&path, "the tree does not reach so far");
        write(&path, &tile.bytes(&tree).ok_or_else(missing)?)?;
    }
    for tile in record::bundles_of_entries(0, size) {
        let from = usize::try_from(tile.first()).unwrap_or(usize::MAX);
        let to = from.saturating_add(usize::from(tile.width()));
        let part = commitments.get(from..to).unwrap_or_default();
        write(&dir.join(tile.to_string()), &bundle(part))?;
    }
    Ok(())
}

async fn write_entries(
    databases: &mut Databases,
    dir: &Path,
    size: u64,
    withhold: &dyn Fn(u64) -> bool,
) -> Result<Exported, Trouble> {
    let mut done = Exported { size, events: 0, without_event: 0 };
    let mut from = 0;
    while from < size {
        let main = &mut databases.main;
        let page = ledger::entries_from(&mut main.connection, from, EVENTS_PAGE_MAX).await;
        let page = page.map_err(|cause| Trouble::of_sql(&main.place, cause))?;
        let Some(last) = page.last().map(|kept| kept.seq) else { break };
        let to = last.saturating_add(1);
        let salts = salts::salts_between(&mut databases.salts, from, to).await?;
        for Kept { seq, bytes, .. } in page.into_iter().filter(|kept| kept.seq < size) {
            let salt = salts.iter().find(|(of, _)| *of == seq).map(|(_, salt)| salt);
            match bytes.zip(salt).filter(|_| !withhold(seq)) {
                Some((bytes, salt)) => {
                    write(&dir.join(event_path(seq)), &bytes)?;
                    write(&dir.join(salt_path(seq)), print_salt(salt).as_bytes())?;
                    done.events += 1;
                }
                None => done.without_event += 1,
            }
        }
        from = to;
    }
    Ok(done)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let dir = path.parent().unwrap_or(path);
    fs::create_dir_all(dir).map_err(|cause| Trouble::of_io(dir, cause))?;
    fs::write(path, bytes).map_err(|cause| Trouble::of_io(path, cause))
}

/// Verifies a copy of a record against the key that the reader trusts.
///
/// # Errors
/// When it is no copy, its checkpoint is not signed by that key, or the disk refuses. What
/// disagrees in the copy is no error but a fault in the report.
pub fn verify_export(
    dir: &Path,
    key: &VerifyingKey,
    witnesses: &[VerifyingKey],
) -> Result<Report, VerifyExportError> {
    let note = checkpoint_in_export(dir)?;
    audit_copy(dir, &note, (key, witnesses), None)
}

/// The bytes of the checkpoint of a copy.
pub(crate) fn checkpoint_in_export(dir: &Path) -> Result<Vec<u8>, VerifyExportError> {
    let note = read_at_most(&dir.join(CHECKPOINT_PATH), NOTE_BYTES_MAX as u64 + 1)?;
    note.ok_or_else(|| VerifyExportError::NoCheckpoint { dir: dir.to_owned() })
}

/// Compares a copy with its checkpoint, read before, and with what was seen of the record earlier.
pub(crate) fn audit_copy(
    dir: &Path,
    note: &[u8],
    (key, witnesses): (&VerifyingKey, &[VerifyingKey]),
    seen: Option<Checkpoint>,
) -> Result<Report, VerifyExportError> {
    let mut audit = Audit::open(note, key, witnesses)?;
    if let Some(seen) = seen {
        audit.must_continue(seen);
    }
    for tile in audit.bundles() {
        let bytes = read_at_most(&dir.join(tile.to_string()), FILE_BYTES_MAX)?;
        audit.bundle(tile, &bytes.unwrap_or_default());
    }
    for tile in audit.tiles() {
        // A missing tile is named when the audit ends.
        if let Some(bytes) = read_at_most(&dir.join(tile.to_string()), FILE_BYTES_MAX)? {
            audit.tile(tile, &bytes);
        }
    }
    for entry in 0..audit.size() {
        let salt = read_at_most(&dir.join(salt_path(entry)), SALT_FILE_BYTES as u64 + 1)?;
        let event = read_at_most(&dir.join(event_path(entry)), FILE_BYTES_MAX)?;
        audit.files(entry, salt.as_deref(), event.as_deref());
    }
    Ok(audit.finish())
}

/// Reads the public key that a copy carries. Whoever trusts it because it is there trusts whoever
/// gave the copy.
///
/// # Errors
/// When the disk refuses; none when there is no key or it cannot be read.
pub fn key_in_export(dir: &Path) -> Result<Option<VerifyingKey>, Trouble> {
    let bytes = read_at_most(&dir.join(KEY_PATH), FILE_BYTES_MAX)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    Ok(VerifyingKey::parse(text.trim_end()).ok())
}

/// The first `bytes_max` bytes of a file; none when it is not there.
pub(crate) fn read_at_most(path: &Path, bytes_max: u64) -> Result<Option<Vec<u8>>, Trouble> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(Trouble::of_io(path, cause)),
    };
    let mut bytes = Vec::new();
    let read = file.take(bytes_max).read_to_end(&mut bytes);
    read.map_err(|cause| Trouble::of_io(path, cause))?;
    Ok(Some(bytes))
}
