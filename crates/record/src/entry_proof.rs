//! One entry with its path and a signed checkpoint in, a text out that proves the entry to anybody
//! without the record; and such a text in, believed or not. Source: c2sp.org/tlog-proof, version 1.
//! Must never trust the extra line: it is not signed.

use std::fmt;

use crate::checkpoint::{Checkpoint, OpenCheckpointError, Opened};
use crate::hash::{Hash, parse_base64, print_base64};
use crate::key::VerifyingKey;
use crate::leaf::Commitment;
use crate::note::NOTE_BYTES_MAX;
use crate::proof::{Inclusion, PROOF_HASHES_MAX};

/// The first line.
const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// Bytes of the extra data that are read. We put 32 there, a salt.
pub const EXTRA_BYTES_MAX: usize = 4_096;

/// Bytes of a text that is read: a note, and its proof before it.
pub const ENTRY_PROOF_BYTES_MAX: usize = NOTE_BYTES_MAX + 16_384;

/// That one entry stands in the record, for somebody who has nothing but the key of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryProof {
    /// Not signed. We put the salt of the event here, when the event goes with the proof.
    pub extra: Option<Vec<u8>>,
    /// The entry, counted from 0.
    pub index: u64,
    /// The hashes beside the way from the leaf to the root.
    pub path: Vec<Hash>,
    /// The signed checkpoint, as the log gave it.
    pub checkpoint: String,
}

/// Why an entry is not proven.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenEntryProofError {
    /// A line is not what the format wants there.
    #[error("line {line} of the proof is not {wanted}")]
    Line {
        /// The line, counted from 1.
        line: usize,
        /// What should stand there.
        wanted: &'static str,
    },
    /// It is not text, or too long.
    #[error("the proof is not a text of at most {ENTRY_PROOF_BYTES_MAX} bytes")]
    Text,
    /// The checkpoint cannot be believed.
    #[error(transparent)]
    Checkpoint(#[from] OpenCheckpointError),
    /// The path does not lead from this commitment to the signed root.
    #[error("entry {index}: the proof does not lead from this commitment to the signed root")]
    Path {
        /// The entry.
        index: u64,
    },
}

impl EntryProof {
    /// Reads a proof, believed or not.
    ///
    /// # Errors
    /// Naming the line that is not as the format wants it.
    pub fn parse(bytes: &[u8]) -> Result<Self, OpenEntryProofError> {
        let text = Some(bytes).filter(|bytes| bytes.len() <= ENTRY_PROOF_BYTES_MAX);
        let text = text.and_then(|bytes| std::str::from_utf8(bytes).ok());
        let text = text.ok_or(OpenEntryProofError::Text)?;
        let fault = |line, wanted| OpenEntryProofError::Line { line, wanted };
        let (head, checkpoint) = text
            .split_once("\n\n")
            .ok_or(fault(text.lines().count(), "followed by an empty one"))?;
        let mut lines = (1..).zip(head.split('\n')).peekable();
        if lines.next().is_none_or(|(_, line)| line != HEADER) {
            return Err(fault(1, "`c2sp.org/tlog-proof@v1`"));
        }
        let mut extra = None;
        let extra_line = lines.next_if(|(_, line)| line.starts_with("extra "));
        if let Some(base64) = extra_line.and_then(|(_, line)| line.strip_prefix("extra ")) {
            let data = parse_base64(base64, EXTRA_BYTES_MAX);
            extra = Some(data.ok_or(fault(2, "`extra` and base64"))?);
        }
        let (line, index) = lines.next().unwrap_or((2, ""));
        let index = index.strip_prefix("index ").and_then(parse_number);
        let index = index.ok_or(fault(line, "`index` and a number"))?;
        let mut path = Vec::new();
        for (line, hash) in lines {
            let hash = Hash::parse_base64(hash).filter(|_| path.len() < PROOF_HASHES_MAX);
            path.push(hash.ok_or(fault(line, "a hash in base64, of at most 65"))?);
        }
        Ok(Self { extra, index, path, checkpoint: checkpoint.to_owned() })
    }

    /// Believes the proof if the log signed the checkpoint and the path leads from the commitment
    /// to its root.
    ///
    /// # Errors
    /// When the checkpoint cannot be believed or the path leads elsewhere.
    pub fn open(
        &self,
        commitment: &Commitment,
        log: &VerifyingKey,
        witnesses: &[VerifyingKey],
    ) -> Result<Opened, OpenEntryProofError> {
        let opened = Checkpoint::open(self.checkpoint.as_bytes(), log, witnesses)?;
        let Checkpoint { size, root, .. } = opened.checkpoint;
        let (leaf, index) = (commitment.leaf_hash(), self.index);
        let claim = Inclusion { leaf, index, size, root, path: &self.path };
        if claim.holds() { Ok(opened) } else { Err(OpenEntryProofError::Path { index }) }
    }
}

impl fmt::Display for EntryProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", print_base64(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

/// Reads a decimal number without sign or needless zero.
fn parse_number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}
