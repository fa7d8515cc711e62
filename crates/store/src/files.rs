//! Bytes in, their hash out; and back. Publishers' lists and index files are kept under the
//! SHA-256 of their bytes, so that a name never means two contents.
//! Must never give bytes that do not have the hash asked for.

use std::fs::{self, DirBuilder, File};
use std::io::{self, BufRead as _, BufReader};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use clearance::ids::FileHash;
use sha2::{Digest as _, Sha256};

use crate::directory::{sync_dir, write_whole};
use crate::map::Mapped;
use crate::trouble::Trouble;

/// Bytes of a file looked at together when it is hashed where it lies.
const PIECE_BYTES: usize = 64 * 1024;

/// Hashes the bytes of a file.
#[must_use]
pub fn hash_of(bytes: &[u8]) -> FileHash {
    FileHash(Sha256::digest(bytes).into())
}

/// Hashes a file piece by piece: a list of a gigabyte is not drawn into memory to be looked at.
fn hash_at(place: &Path) -> io::Result<FileHash> {
    let mut file = BufReader::with_capacity(PIECE_BYTES, File::open(place)?);
    let mut hasher = Sha256::new();
    loop {
        let piece = file.fill_buf()?;
        if piece.is_empty() {
            return Ok(FileHash(hasher.finalize().into()));
        }
        hasher.update(piece);
        let read = piece.len();
        file.consume(read);
    }
}

/// Why a kept file cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum GetFileError {
    /// No such file is kept.
    #[error("no file `{hash}` is kept")]
    NotKept {
        /// The hash asked for.
        hash: FileHash,
    },
    /// The file has other bytes than were put there.
    #[error("`{}` is damaged: its bytes have another hash", place.display())]
    Changed {
        /// The file.
        place: PathBuf,
    },
    /// The disk.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl GetFileError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotKept { .. } => "load the list again from the publisher's file of that day",
            Self::Changed { .. } => "restore this file from a copy of the data directory",
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// Where a file stands below `files/`.
pub(crate) fn place_of(files: &Path, hash: FileHash) -> PathBuf {
    let name = hash.to_string();
    files.join(name.get(..2).unwrap_or_default()).join(name)
}

/// Keeps bytes under their hash, durably, and reads them back. What is kept already stays.
pub(crate) fn put(files: &Path, bytes: &[u8]) -> Result<FileHash, Trouble> {
    let hash = hash_of(bytes);
    let place = place_of(files, hash);
    if hash_at(&place).is_ok_and(|kept| kept == hash) {
        return Ok(hash);
    }
    let dir = place.parent().unwrap_or(files);
    match DirBuilder::new().mode(0o700).create(dir) {
        Ok(()) => sync_dir(files)?,
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
        Err(cause) => return Err(Trouble::of_io(dir, cause)),
    }
    write_whole(&place, bytes)?;
    let kept = hash_at(&place).map_err(|cause| Trouble::of_io(&place, cause))?;
    if kept == hash {
        Ok(hash)
    } else {
        Err(Trouble::corrupt(&place, "what was read back is not what was written"))
    }
}

/// Reads a kept file and checks its hash.
pub(crate) fn get(files: &Path, hash: FileHash) -> Result<Vec<u8>, GetFileError> {
    let place = place_of(files, hash);
    let bytes = fs::read(&place).map_err(|cause| not_kept(hash, &place, cause))?;
    if hash_of(&bytes) == hash { Ok(bytes) } else { Err(GetFileError::Changed { place }) }
}

/// Maps a kept file. Its hash is not looked at: an index states its own, and checks it on demand.
pub(crate) fn map(files: &Path, hash: FileHash) -> Result<Mapped, GetFileError> {
    let place = place_of(files, hash);
    Mapped::open_io(&place).map_err(|cause| not_kept(hash, &place, cause))
}

/// Whether a file has the bytes its name says.
pub(crate) fn is_whole(place: &Path, hash: FileHash) -> Result<bool, Trouble> {
    let found = hash_at(place).map_err(|cause| Trouble::of_io(place, cause))?;
    Ok(found == hash)
}

/// Kept files whose bytes do not have the hash of their name.
pub(crate) fn changed(files: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut found = Vec::new();
    for dir in list(files)? {
        for place in list(&dir)? {
            let name = place.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            // A `.part` file was left by a process that was killed; nobody was told of it.
            let Some(hash) = FileHash::parse(name) else { continue };
            let kept = hash_at(&place).map_err(|cause| Trouble::of_io(&place, cause))?;
            if kept != hash {
                found.push(place);
            }
        }
    }
    Ok(found)
}

/// What stands in a directory, in the order of names.
pub(crate) fn list(dir: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let in_trouble = |cause| Trouble::of_io(dir, cause);
    let entries = fs::read_dir(dir).map_err(in_trouble)?;
    let paths: Result<Vec<_>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(in_trouble)?;
    paths.sort();
    Ok(paths)
}

fn not_kept(hash: FileHash, place: &Path, cause: io::Error) -> GetFileError {
    if cause.kind() == io::ErrorKind::NotFound {
        GetFileError::NotKept { hash }
    } else {
        Trouble::of_io(place, cause).into()
    }
}
