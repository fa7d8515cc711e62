//! An error of the disk or the database in, what a person can do about it out: one name for each
//! kind of trouble, with the place.
//! Must never lose the cause, and never call a fault of the disk a fault of the user.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

/// What went wrong underneath; kept for the log, not for the sentence.
pub type Cause = Box<dyn Error + Send + Sync>;

/// Trouble with the disk or the database. Nothing was acknowledged that is not kept.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// No room is left.
    #[error("no space is left for `{}`", place.display())]
    DiskFull {
        /// The file.
        place: PathBuf,
        /// What was reported.
        #[source]
        cause: Cause,
    },
    /// Another process has been writing for longer than we wait.
    #[error("`{}` is locked by another process", place.display())]
    Locked {
        /// The file.
        place: PathBuf,
        /// What was reported.
        #[source]
        cause: Cause,
    },
    /// The place cannot be written to.
    #[error("`{}` is read-only", place.display())]
    ReadOnly {
        /// The file.
        place: PathBuf,
        /// What was reported.
        #[source]
        cause: Cause,
    },
    /// The file is not what was written.
    #[error("`{}` is damaged", place.display())]
    Corrupt {
        /// The file.
        place: PathBuf,
        /// What was reported.
        #[source]
        cause: Cause,
    },
    /// The file is not there.
    #[error("`{}` is missing", place.display())]
    Missing {
        /// The file.
        place: PathBuf,
        /// What was reported.
        #[source]
        cause: Cause,
    },
    /// The file belongs to somebody else.
    #[error("`{}` may not be opened by this user", place.display())]
    Denied {
        /// The file.
        place: PathBuf,
        /// What was reported.
        #[source]
        cause: Cause,
    },
    /// Anything else.
    #[error("`{}` cannot be used", place.display())]
    Other {
        /// The file.
        place: PathBuf,
        /// What was reported.
        #[source]
        cause: Cause,
    },
}

impl Trouble {
    /// What the reader can do about it, as a sentence for a line of its own.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::DiskFull { .. } => {
                "free some space and try again; what was acknowledged before is kept"
            }
            Self::Locked { .. } => "wait for the other process to end, or end it, and try again",
            Self::ReadOnly { .. } => {
                "mount it writable, or copy the data directory to a writable place"
            }
            Self::Corrupt { .. } => {
                "stop writing to it; restore the data directory from a copy, then run \
                 `chancery record verify`"
            }
            Self::Missing { .. } => "restore it from a copy, or check the path",
            Self::Denied { .. } => "run as the user who owns the data directory",
            Self::Other { .. } => "see the cause; what was acknowledged before is kept",
        }
    }

    /// The file it is about.
    #[must_use]
    pub fn place(&self) -> &Path {
        match self {
            Self::DiskFull { place, .. }
            | Self::Locked { place, .. }
            | Self::ReadOnly { place, .. }
            | Self::Corrupt { place, .. }
            | Self::Missing { place, .. }
            | Self::Denied { place, .. }
            | Self::Other { place, .. } => place,
        }
    }

    /// The same trouble under the name that the file has for the reader.
    pub(crate) fn moved(mut self, name: impl FnOnce(&Path) -> PathBuf) -> Self {
        match &mut self {
            Self::DiskFull { place, .. }
            | Self::Locked { place, .. }
            | Self::ReadOnly { place, .. }
            | Self::Corrupt { place, .. }
            | Self::Missing { place, .. }
            | Self::Denied { place, .. }
            | Self::Other { place, .. } => *place = name(place),
        }
        self
    }

    /// Names an error of the file system.
    pub(crate) fn of_io(place: &Path, cause: io::Error) -> Self {
        let kind = cause.kind();
        let (place, cause) = (place.to_owned(), cause.into());
        match kind {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::DiskFull { place, cause }
            }
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { place, cause },
            io::ErrorKind::NotFound => Self::Missing { place, cause },
            io::ErrorKind::PermissionDenied => Self::Denied { place, cause },
            io::ErrorKind::WouldBlock => Self::Locked { place, cause },
            _ => Self::Other { place, cause },
        }
    }

    /// Names an error of the database.
    pub(crate) fn of_sql(place: &Path, cause: sqlx::Error) -> Self {
        let code = cause.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
        let is_text = matches!(cause, sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_));
        let (place, cause) = (place.to_owned(), cause.into());
        // Source: sqlite.org/rescode.html. The low byte is the kind, the rest says more.
        match code {
            Some(4874) => Self::DiskFull { place, cause }, // SQLITE_IOERR_SHMSIZE
            Some(code) => match code & 0xff {
                5 | 6 => Self::Locked { place, cause }, // SQLITE_BUSY, SQLITE_LOCKED
                8 => Self::ReadOnly { place, cause },   // SQLITE_READONLY
                11 | 26 => Self::Corrupt { place, cause }, // SQLITE_CORRUPT, SQLITE_NOTADB
                13 => Self::DiskFull { place, cause },  // SQLITE_FULL
                14 => Self::Missing { place, cause },   // SQLITE_CANTOPEN
                3 | 23 => Self::Denied { place, cause }, // SQLITE_PERM, SQLITE_AUTH
                _ => Self::Other { place, cause },
            },
            // A column that does not hold what its table says.
            None if is_text => Self::Corrupt { place, cause },
            None => Self::Other { place, cause },
        }
    }

    /// Says that a file holds something else than was put there.
    pub(crate) fn corrupt(place: &Path, what: &'static str) -> Self {
        Self::Corrupt { place: place.to_owned(), cause: what.into() }
    }
}

#[cfg(test)]
mod tests;
