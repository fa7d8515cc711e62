//! A path in, the places of a data directory out: where what is kept, with which modes, and a new
//! one laid out. Layout: `docs/formats/store.md`.
//! Must never make a private file that others can read, and never lay out over what is there.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use crate::trouble::Trouble;

/// Bits of a mode that let anybody but the owner in.
const OTHERS: u32 = 0o077;

/// A data directory by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Directory {
    root: PathBuf,
}

impl Directory {
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.root.join("chancery.sqlite")
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.root.join("files")
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }

    pub(crate) fn log_key(&self) -> PathBuf {
        self.keys().join("log.key")
    }

    pub(crate) fn salts(&self) -> PathBuf {
        self.keys().join("salts.sqlite")
    }

    pub(crate) fn accounts(&self) -> PathBuf {
        self.root.join("accounts.sqlite")
    }

    pub(crate) fn clock(&self) -> PathBuf {
        self.root.join("clock")
    }

    pub(crate) fn serving_lock(&self) -> PathBuf {
        self.root.join("serving.lock")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// Makes the directories of a new data directory; the root may be there already.
    pub(crate) fn lay_out(&self) -> Result<(), Trouble> {
        for dir in [self.root.clone(), self.files(), self.keys()] {
            let mut builder = DirBuilder::new();
            builder.recursive(true).mode(0o700);
            builder.create(&dir).map_err(|cause| Trouble::of_io(&dir, cause))?;
            sync_dir(dir.parent().unwrap_or(&dir))?;
        }
        set_private(&self.keys(), 0o700)
    }

    /// The name of something in the directory, if there is anything.
    pub(crate) fn anything_in(&self) -> Result<Option<OsString>, Trouble> {
        let in_trouble = |cause| Trouble::of_io(&self.root, cause);
        match fs::read_dir(&self.root) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(in_trouble(cause)),
            Ok(mut entries) => match entries.next() {
                None => Ok(None),
                Some(entry) => Ok(Some(entry.map_err(in_trouble)?.file_name())),
            },
        }
    }

    /// The first private file that others can read, with its mode.
    pub(crate) fn exposed(&self) -> Result<Option<(PathBuf, u32)>, Trouble> {
        for path in [self.keys(), self.log_key(), self.salts()] {
            if let Some(mode) = mode_for_others(&path)? {
                return Ok(Some((path, mode)));
            }
        }
        Ok(None)
    }

    /// Locks the directory: shared by all who have it open, exclusive to who sets it up. None when
    /// another process holds it otherwise. The lock ends with the file.
    pub(crate) fn try_lock(&self, exclusive: bool) -> Result<Option<File>, Trouble> {
        let path = self.lock();
        let opened =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let file = opened.map_err(|cause| Trouble::of_io(&path, cause))?;
        let locked = if exclusive { file.try_lock() } else { file.try_lock_shared() };
        self.held(file, locked)
    }

    /// Lets others in again. The lock is given up by name and not by closing the file: a child
    /// process that is just being started has the file open too, and would hold the lock on.
    pub(crate) fn share(&self, alone: File) -> Result<Option<File>, Trouble> {
        alone.unlock().map_err(|cause| Trouble::of_io(&self.lock(), cause))?;
        let locked = alone.try_lock_shared();
        self.held(alone, locked)
    }

    fn held(&self, file: File, locked: Result<(), TryLockError>) -> Result<Option<File>, Trouble> {
        match locked {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(cause)) => Err(Trouble::of_io(&self.lock(), cause)),
        }
    }
}

/// The mode of a file that lets others in; none when it does not.
pub(crate) fn mode_for_others(path: &Path) -> Result<Option<u32>, Trouble> {
    let found = fs::metadata(path).map_err(|cause| Trouble::of_io(path, cause))?;
    let mode = found.permissions().mode() & 0o7777;
    Ok((mode & OTHERS != 0).then_some(mode))
}

/// Makes a new file that only its owner can read, with these bytes, durably.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let in_trouble = |cause| Trouble::of_io(path, cause);
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = opened.map_err(in_trouble)?;
    file.write_all(bytes).map_err(in_trouble)?;
    file.sync_all().map_err(in_trouble)?;
    sync_parent(path)
}

/// Writes a file beside its place, syncs it and moves it there: it is whole or not there.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let in_trouble = |cause| Trouble::of_io(path, cause);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    // Two processes may write the same file at once; each has a name of its own.
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&part)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&part, path));
    if let Err(cause) = written {
        // What is left of it would only take up space; the first error is the one to tell.
        let _ = fs::remove_file(&part);
        return Err(in_trouble(cause));
    }
    sync_parent(path)
}

/// Makes the names in a directory durable.
pub(crate) fn sync_dir(dir: &Path) -> Result<(), Trouble> {
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    let synced = File::open(dir).and_then(|dir| dir.sync_all());
    synced.map_err(|cause| Trouble::of_io(dir, cause))
}

fn sync_parent(path: &Path) -> Result<(), Trouble> {
    path.parent().map_or(Ok(()), sync_dir)
}

fn set_private(path: &Path, mode: u32) -> Result<(), Trouble> {
    let set = fs::set_permissions(path, fs::Permissions::from_mode(mode));
    set.map_err(|cause| Trouble::of_io(path, cause))
}
