//! An exported record and the key of a witness in; the copy's checkpoint with the line of the
//! witness out, and the file of what it has seen moved on. No data directory is needed: a witness
//! is somebody else.
//! Must never sign what is not sound, nor what does not continue the checkpoint it has seen.

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use record::cosignature::CosignError;
use record::export::CHECKPOINT_PATH;
use record::key::ParseKeyError;
use record::note::NOTE_BYTES_MAX;
use record::{Checkpoint, Note, Purpose, Report, SigningKey, VerifyingKey, cosign};

use crate::directory::{write_private, write_whole};
use crate::export::{VerifyExportError, audit_copy, checkpoint_in_export, read_at_most};
use crate::trouble::Trouble;

/// Bytes of a key file that are read: a name of 255 bytes and 60 more.
const KEY_BYTES_MAX: u64 = 512;

/// Bits of a mode that let anybody but the owner in.
const OTHERS: u32 = 0o077;

/// Why a witness did not sign. That the copy is not sound is no error but stands in the report.
#[derive(Debug, thiserror::Error)]
pub enum CosignCopyError {
    /// There is a file of that name.
    #[error("`{}` is there already", file.display())]
    KeyExists {
        /// The file.
        file: PathBuf,
    },
    /// Others could sign in its name.
    #[error("`{}` can be read by others: its mode is {mode:04o}", file.display())]
    Exposed {
        /// The file.
        file: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// The key cannot be read.
    #[error("`{}` holds no key of a witness", file.display())]
    Key {
        /// The file.
        file: PathBuf,
        /// Why.
        #[source]
        cause: ParseKeyError,
    },
    /// What it has seen is of another record, or was changed.
    #[error("`{}` is no checkpoint of this record", file.display())]
    Seen {
        /// The file.
        file: PathBuf,
        /// Why.
        #[source]
        cause: record::checkpoint::OpenCheckpointError,
    },
    /// Another process signs with this key now.
    #[error("`{}` is in use by another process", file.display())]
    InUse {
        /// The key file.
        file: PathBuf,
    },
    /// The key cannot sign this.
    #[error(transparent)]
    Cosign(#[from] CosignError),
    /// The copy cannot be looked at.
    #[error(transparent)]
    Copy(#[from] VerifyExportError),
    /// The disk.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl CosignCopyError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::KeyExists { .. } => "name a file that is not there yet: a key is never replaced",
            Self::Exposed { .. } => {
                "make it mode 0600; if strangers could have read it, make a new key and say so"
            }
            Self::Key { .. } | Self::Cosign(_) => {
                "name the file that `chancery record witness new` wrote"
            }
            Self::Seen { .. } => {
                "each record has a file of its own: name the one written when this witness last \
                 signed this record with --seen FILE"
            }
            Self::InUse { .. } => "wait for it to end and try again",
            Self::Copy(why) => why.remedy(),
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// Writes the key of a new witness into a file that only its owner can read.
///
/// # Errors
/// When something is there already, or the disk refuses.
pub fn write_witness_key(file: &Path, key: &SigningKey) -> Result<(), CosignCopyError> {
    if file.exists() {
        return Err(CosignCopyError::KeyExists { file: file.to_owned() });
    }
    Ok(write_private(file, format!("{}\n", key.to_secret_text()).as_bytes())?)
}

/// What a witness signs with.
#[derive(Debug)]
pub struct Witness<'a> {
    /// The file of its key.
    pub key_file: &'a Path,
    /// The key of the log that it trusts.
    pub log: &'a VerifyingKey,
    /// The file with the last checkpoint of this log that it signed.
    pub seen_file: &'a Path,
    /// The time. Units: seconds since 1970-01-01T00:00:00Z.
    pub at: u64,
}

/// What a witness found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosigned {
    /// What was compared. It was signed if and only if this is sound.
    pub report: Report,
    /// Entries in the checkpoint it had seen; none when this is the first.
    pub seen: Option<u64>,
    /// The name of the witness.
    pub by: String,
}

/// Compares a copy with everything in it and with what the witness has seen of this record; if all
/// agrees, adds its line to the checkpoint of the copy.
///
/// # Errors
/// When key, copy or the file of what was seen cannot be used. Nothing is signed then.
pub fn cosign_copy(dir: &Path, witness: &Witness<'_>) -> Result<Cosigned, CosignCopyError> {
    // Two processes with one key could each sign another continuation: the lock lasts to the end.
    let (key, _lock) = read_key(witness.key_file)?;
    if key.verifying().purpose() != Purpose::Cosignature {
        return Err(CosignError::NotAWitnessKey { name: key.verifying().name().to_owned() }.into());
    }
    let seen = read_seen(witness.seen_file, witness.log)?;
    let size_seen = seen.as_ref().map(|seen| seen.size);
    let bytes = checkpoint_in_export(dir)?;
    let report = audit_copy(dir, &bytes, (witness.log, &[]), seen)?;
    if report.is_sound() {
        let unreadable = |cause| {
            VerifyExportError::of_checkpoint(record::checkpoint::OpenCheckpointError::Note(cause))
        };
        let mut note = Note::parse(&bytes).map_err(unreadable)?;
        note.add(cosign(&note, &key, witness.at)?);
        let text = note.to_string();
        // First what is seen: a witness that forgets what it signed could sign a second truth.
        write_whole(witness.seen_file, text.as_bytes())?;
        replace(&dir.join(CHECKPOINT_PATH), text.as_bytes())?;
    }
    Ok(Cosigned { report, seen: size_seen, by: key.verifying().name().to_owned() })
}

fn read_key(file: &Path) -> Result<(SigningKey, File), CosignCopyError> {
    let in_trouble = |cause| Trouble::of_io(file, cause);
    let opened = File::open(file).map_err(in_trouble)?;
    let mode = opened.metadata().map_err(in_trouble)?.permissions().mode() & 0o7777;
    if mode & OTHERS != 0 {
        return Err(CosignCopyError::Exposed { file: file.to_owned(), mode });
    }
    match opened.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(CosignCopyError::InUse { file: file.to_owned() });
        }
        Err(TryLockError::Error(cause)) => return Err(in_trouble(cause).into()),
    }
    let bytes = read_at_most(file, KEY_BYTES_MAX)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let key = SigningKey::parse(text.trim_end());
    let key = key.map_err(|cause| CosignCopyError::Key { file: file.to_owned(), cause })?;
    Ok((key, opened))
}

/// The checkpoint that was seen last; none when there is no such file.
fn read_seen(file: &Path, log: &VerifyingKey) -> Result<Option<Checkpoint>, CosignCopyError> {
    let Some(bytes) = read_at_most(file, NOTE_BYTES_MAX as u64 + 1)? else { return Ok(None) };
    let opened = Checkpoint::open(&bytes, log, &[]);
    let opened = opened.map_err(|cause| CosignCopyError::Seen { file: file.to_owned(), cause })?;
    Ok(Some(opened.checkpoint))
}

/// Replaces a file whole and leaves it readable by whom it was.
fn replace(place: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let in_trouble = |cause: io::Error| Trouble::of_io(place, cause);
    let permissions = fs::metadata(place).map_err(in_trouble)?.permissions();
    write_whole(place, bytes)?;
    fs::set_permissions(place, permissions).map_err(in_trouble)
}
