//! The face of the room: one value for a data directory, with calls that wait. Inside, every query
//! is asynchronous and takes a connection, so that a server can run the same queries on a pool.
//! Must never be called from within an asynchronous task: a server hands it to a thread that may
//! wait.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clearance::ids::FileHash;
use jiff::Timestamp;
use record::{SigningKey, VerifyingKey};

use crate::clock::{self, ReadClockError};
use crate::database::Database;
use crate::directory::Directory;
use crate::files::{self, GetFileError};
use crate::log::Grown;
use crate::map::Mapped;
use crate::outbox;
use crate::trouble::Trouble;

/// Numbers of waiting events given at once.
pub const OUTBOX_PAGE_MAX: u32 = 1_000;

/// An open data directory. Several processes may have the same one open.
#[derive(Debug)]
pub struct Store {
    pub(crate) directory: Directory,
    pub(crate) key: SigningKey,
    pub(crate) inner: Mutex<Inner>,
    pub(crate) grown: Mutex<Grown>,
    /// Held for as long as the store is open; ends with the process, however it ends.
    pub(crate) _lock: File,
}

/// The two files of a data directory.
#[derive(Debug)]
pub(crate) struct Databases {
    pub(crate) main: Database,
    pub(crate) salts: Database,
}

/// What needs one caller at a time.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) runtime: tokio::runtime::Runtime,
    /// None only while the store is being dropped.
    pub(crate) databases: Option<Databases>,
}

impl Store {
    /// Runs queries to their end.
    pub(crate) fn run<T, E: From<Trouble>>(
        &self,
        work: impl AsyncFnOnce(&mut Databases) -> Result<T, E>,
    ) -> Result<T, E> {
        // A panic elsewhere leaves at most a transaction that is rolled back.
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let Inner { runtime, databases } = &mut *inner;
        let Some(databases) = databases else {
            return Err(Trouble::corrupt(self.directory.root(), "it is closed").into());
        };
        runtime.block_on(work(databases))
    }

    /// The data directory.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.directory.root()
    }

    /// The public key of the record; prints as `name+number+base64`.
    #[must_use]
    pub fn verifying_key(&self) -> &VerifyingKey {
        self.key.verifying()
    }

    /// The name of the record.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.key.verifying().name()
    }

    /// The clock of the story that the directory tells; none when it lives on real time.
    ///
    /// # Errors
    /// When the file cannot be read or does not hold an instant.
    pub fn story_clock(&self) -> Result<Option<Timestamp>, ReadClockError> {
        clock::read(&self.directory.clock())
    }

    /// Sets the clock of the story.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn set_story_clock(&self, to: Timestamp) -> Result<(), Trouble> {
        clock::set(&self.directory.clock(), to)
    }

    /// Keeps bytes under their hash, durably. Putting the same bytes again does nothing.
    ///
    /// # Errors
    /// When the disk refuses, or gives back other bytes than it took.
    pub fn put_file(&self, bytes: &[u8]) -> Result<FileHash, Trouble> {
        files::put(&self.directory.files(), bytes)
    }

    /// Where a kept file lies.
    #[must_use]
    pub fn file_path(&self, hash: FileHash) -> PathBuf {
        files::place_of(&self.directory.files(), hash)
    }

    /// Reads a kept file and checks its hash.
    ///
    /// # Errors
    /// When it is not kept, or its bytes have another hash.
    pub fn get_file(&self, hash: FileHash) -> Result<Vec<u8>, GetFileError> {
        files::get(&self.directory.files(), hash)
    }

    /// Maps a kept file into memory without reading it.
    ///
    /// # Errors
    /// When it is not kept or cannot be opened.
    pub fn map_file(&self, hash: FileHash) -> Result<Mapped, GetFileError> {
        files::map(&self.directory.files(), hash)
    }

    /// Events that no listener has taken yet, oldest first, at most `OUTBOX_PAGE_MAX`.
    ///
    /// # Errors
    /// Disk or database.
    pub fn outbox(&self) -> Result<Vec<u64>, Trouble> {
        self.run(async |databases| {
            let waiting = outbox::waiting(&mut databases.main.connection, OUTBOX_PAGE_MAX).await;
            waiting.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))
        })
    }

    /// Marks an event as taken by the listener; gives whether it was waiting.
    ///
    /// # Errors
    /// Disk or database.
    pub fn mark_published(&self, seq: u64, at: Timestamp) -> Result<bool, Trouble> {
        self.run(async |databases| {
            let marked = outbox::mark_published(&mut databases.main.connection, seq, at).await;
            marked.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))
        })
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let inner = self.inner.get_mut().unwrap_or_else(PoisonError::into_inner);
        // Waiting is not possible within an asynchronous task; the files close by themselves then.
        if tokio::runtime::Handle::try_current().is_ok() {
            return;
        }
        if let Some(Databases { main, salts }) = inner.databases.take() {
            inner.runtime.block_on(async {
                main.close().await;
                salts.close().await;
            });
        }
    }
}
