//! Origin, size and root in, the text that a log signs out; and a signed checkpoint in, the same
//! three out, believed. Source: c2sp.org/tlog-checkpoint.
//! Must never give out a checkpoint of another log, whoever signed it.

use std::fmt;

use crate::cosignature::{self, Witnessed};
use crate::hash::Hash;
use crate::key::{SigningKey, VerifyingKey, is_key_name};
use crate::note::{Note, ParseNoteError, SignNoteError, VerifyNoteError};

/// What a log states of itself at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log, the same as that of its key.
    pub origin: String,
    /// Number of entries.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
    /// Further lines, not empty; read and kept, but without meaning here.
    pub extensions: Vec<String>,
}

/// Why a text is no checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseCheckpointError {
    /// The first line is not an origin.
    #[error("line 1 of the checkpoint names no origin")]
    Origin,
    /// The second line is not a size.
    #[error("line 2 of the checkpoint is no size: `{line}`")]
    Size {
        /// The line.
        line: String,
    },
    /// The third line is not a root.
    #[error("line 3 of the checkpoint is no root hash: `{line}`")]
    Root {
        /// The line.
        line: String,
    },
    /// A further line is empty, or the last one has no end.
    #[error("the checkpoint has an empty line or an open one at its end")]
    Extension,
}

/// Why a checkpoint cannot be believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenCheckpointError {
    /// The bytes are no note.
    #[error(transparent)]
    Note(#[from] ParseNoteError),
    /// The note is not signed as it should be.
    #[error(transparent)]
    Verify(#[from] VerifyNoteError),
    /// The signed text is no checkpoint.
    #[error(transparent)]
    Text(#[from] ParseCheckpointError),
    /// The signed text names another log.
    #[error("the checkpoint is of `{found}`, not of `{wanted}`")]
    Origin {
        /// The name of the trusted key.
        wanted: String,
        /// The origin in the checkpoint.
        found: String,
    },
}

/// Why a checkpoint cannot be signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignCheckpointError {
    /// Its text would not be read back.
    #[error(transparent)]
    Text(#[from] ParseCheckpointError),
    /// Its text does not fit a note.
    #[error(transparent)]
    Note(#[from] ParseNoteError),
    /// The key is not that of a log.
    #[error(transparent)]
    Key(#[from] SignNoteError),
    /// The key is that of another log.
    #[error("the checkpoint is of `{origin}`, the key of `{key}`")]
    Origin {
        /// The origin in the checkpoint.
        origin: String,
        /// The name of the key.
        key: String,
    },
}

/// A checkpoint that was signed by the log, and who witnessed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the log states.
    pub checkpoint: Checkpoint,
    /// The known witnesses that signed. Empty: not witnessed.
    pub witnessed: Vec<Witnessed>,
}

impl Checkpoint {
    /// A checkpoint without further lines.
    #[must_use]
    pub fn new(origin: &str, size: u64, root: Hash) -> Self {
        Self { origin: origin.to_owned(), size, root, extensions: Vec::new() }
    }

    /// Signs the checkpoint with the key of the log.
    ///
    /// # Errors
    /// When origin or a further line would not be read back, or the key has another name.
    pub fn sign(&self, key: &SigningKey) -> Result<Note, SignCheckpointError> {
        let (origin, key_name) = (self.origin.clone(), key.verifying().name().to_owned());
        if origin != key_name {
            return Err(SignCheckpointError::Origin { origin, key: key_name });
        }
        let text = self.to_string();
        // A line break within a field would be read back as another checkpoint.
        if Self::parse(&text)? != *self {
            return Err(ParseCheckpointError::Extension.into());
        }
        let mut note = Note::new(&text)?;
        note.sign(key)?;
        Ok(note)
    }

    /// Reads the text of a checkpoint, believed or not.
    ///
    /// # Errors
    /// Naming the line that is not as the format wants it.
    pub fn parse(text: &str) -> Result<Self, ParseCheckpointError> {
        let text = text.strip_suffix('\n').ok_or(ParseCheckpointError::Extension)?;
        let mut lines = text.split('\n');
        let origin = lines.next().filter(|line| is_key_name(line));
        let origin = origin.ok_or(ParseCheckpointError::Origin)?.to_owned();
        let line = lines.next().unwrap_or_default();
        let size: Option<u64> = line.parse().ok();
        let size = size.filter(|size| size.to_string() == line);
        let size = size.ok_or_else(|| ParseCheckpointError::Size { line: line.to_owned() })?;
        let line = lines.next().unwrap_or_default();
        let root = Hash::parse_base64(line);
        let root = root.ok_or_else(|| ParseCheckpointError::Root { line: line.to_owned() })?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if extensions.iter().any(String::is_empty) {
            return Err(ParseCheckpointError::Extension);
        }
        Ok(Self { origin, size, root, extensions })
    }

    /// Reads a signed checkpoint and believes it if the log signed it.
    ///
    /// # Errors
    /// When it cannot be read, is not signed by the log, is that of another log, or carries a
    /// wrong signature of a known witness.
    pub fn open(
        bytes: &[u8],
        log: &VerifyingKey,
        witnesses: &[VerifyingKey],
    ) -> Result<Opened, OpenCheckpointError> {
        let note = Note::parse(bytes)?;
        note.verify(std::slice::from_ref(log))?;
        let checkpoint = Self::parse(note.text())?;
        if checkpoint.origin != log.name() {
            let (wanted, found) = (log.name().to_owned(), checkpoint.origin);
            return Err(OpenCheckpointError::Origin { wanted, found });
        }
        let witnessed = cosignature::witnesses(&note, witnesses)?;
        Ok(Opened { checkpoint, witnessed })
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, self.root.to_base64())?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}
