//! The story clock of a data directory in and out: an instant in the file `clock`. A directory
//! without one lives on real time.
//! Must never be looked at in the place of a real clock when the file is damaged.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::directory::write_whole;
use crate::trouble::Trouble;

/// Why the story clock cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadClockError {
    /// The file does not hold an instant.
    #[error("`{}` holds `{text}`, which is no instant", place.display())]
    Unreadable {
        /// The file.
        place: PathBuf,
        /// What it holds, at most 40 characters.
        text: String,
    },
    /// The disk.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl ReadClockError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "write an instant such as 2020-01-07T15:30:00Z into it",
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// Reads the clock; none when the directory lives on real time.
pub(crate) fn read(place: &Path) -> Result<Option<Timestamp>, ReadClockError> {
    let text = match fs::read(place) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(Trouble::of_io(place, cause).into()),
        Ok(bytes) => String::from_utf8_lossy(&bytes).trim().chars().take(40).collect::<String>(),
    };
    match text.parse() {
        Ok(instant) => Ok(Some(instant)),
        Err(_) => Err(ReadClockError::Unreadable { place: place.to_owned(), text }),
    }
}

/// Sets the clock.
pub(crate) fn set(place: &Path, to: Timestamp) -> Result<(), Trouble> {
    write_whole(place, format!("{to}\n").as_bytes())
}
