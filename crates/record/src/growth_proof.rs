//! An older size, the hashes between and a signed checkpoint in, a text out that proves that the
//! record only grew; and such a text in, believed or not. Source: c2sp.org/tlog-witness, the body
//! of `add-checkpoint`: what is written here can be sent to any witness as it stands.
//! Must never believe the older root because the text names its size: the reader has to know it.

use std::fmt;

use crate::checkpoint::{Checkpoint, OpenCheckpointError, Opened};
use crate::hash::Hash;
use crate::key::VerifyingKey;
use crate::note::NOTE_BYTES_MAX;
use crate::proof::{Consistency, PROOF_HASHES_MAX};

/// What the first line begins with.
const OLD_PREFIX: &str = "old ";

/// Bytes of a text that is read: a note, and its proof before it.
pub const GROWTH_PROOF_BYTES_MAX: usize = NOTE_BYTES_MAX + 4_096;

/// That a record begins with an older one, for somebody who knows the older root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthProof {
    /// Number of entries of the older record.
    pub old_size: u64,
    /// The hashes that lead from the older root to the newer one.
    pub path: Vec<Hash>,
    /// The signed checkpoint of the newer record, as the log gave it.
    pub checkpoint: String,
}

/// Why growth is not proven.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenGrowthProofError {
    /// A line is not what the format wants there.
    #[error("line {line} of the proof is not {wanted}")]
    Line {
        /// The line, counted from 1.
        line: usize,
        /// What should stand there.
        wanted: &'static str,
    },
    /// It is not text, or too long.
    #[error("the proof is not a text of at most {GROWTH_PROOF_BYTES_MAX} bytes")]
    Text,
    /// The checkpoint cannot be believed.
    #[error(transparent)]
    Checkpoint(#[from] OpenCheckpointError),
    /// The reader knows a checkpoint of another size or another log than the proof begins at.
    #[error("the proof is from {proven} entries on, the checkpoint known is of {known}")]
    OtherOld {
        /// The size in the proof.
        proven: u64,
        /// The size the reader knows.
        known: u64,
    },
    /// The path does not lead from the older root to the newer one.
    #[error("the record of {new} entries does not begin with the {old} entries seen before")]
    Path {
        /// The older size.
        old: u64,
        /// The newer size.
        new: u64,
    },
}

impl GrowthProof {
    /// Whether bytes begin as such a text does.
    #[must_use]
    pub fn is_begun_by(bytes: &[u8]) -> bool {
        bytes.starts_with(OLD_PREFIX.as_bytes())
    }

    /// Reads a proof, believed or not.
    ///
    /// # Errors
    /// Naming the line that is not as the format wants it.
    pub fn parse(bytes: &[u8]) -> Result<Self, OpenGrowthProofError> {
        let text = Some(bytes).filter(|bytes| bytes.len() <= GROWTH_PROOF_BYTES_MAX);
        let text = text.and_then(|bytes| std::str::from_utf8(bytes).ok());
        let text = text.ok_or(OpenGrowthProofError::Text)?;
        let fault = |line, wanted| OpenGrowthProofError::Line { line, wanted };
        let (head, checkpoint) = text
            .split_once("\n\n")
            .ok_or(fault(text.lines().count(), "followed by an empty one"))?;
        let mut lines = (1..).zip(head.split('\n'));
        let old_size = lines.next().and_then(|(_, line)| line.strip_prefix(OLD_PREFIX));
        let old_size: Option<u64> = old_size
            .and_then(|word| word.parse().ok().filter(|size: &u64| size.to_string() == word));
        let old_size = old_size.ok_or(fault(1, "`old` and a number"))?;
        let mut path = Vec::new();
        for (line, hash) in lines {
            let hash = Hash::parse_base64(hash).filter(|_| path.len() < PROOF_HASHES_MAX);
            path.push(hash.ok_or(fault(line, "a hash in base64, of at most 65"))?);
        }
        Ok(Self { old_size, path, checkpoint: checkpoint.to_owned() })
    }

    /// Believes the proof if the log signed the newer checkpoint and the path leads to it from the
    /// older one, which the reader knows to be right.
    ///
    /// # Errors
    /// When the checkpoint cannot be believed, the older one is another, or the path leads
    /// elsewhere.
    pub fn open(
        &self,
        old: &Checkpoint,
        log: &VerifyingKey,
        witnesses: &[VerifyingKey],
    ) -> Result<Opened, OpenGrowthProofError> {
        let opened = Checkpoint::open(self.checkpoint.as_bytes(), log, witnesses)?;
        if old.origin != opened.checkpoint.origin {
            let (wanted, found) = (log.name().to_owned(), old.origin.clone());
            return Err(OpenCheckpointError::Origin { wanted, found }.into());
        }
        if old.size != self.old_size {
            let (proven, known) = (self.old_size, old.size);
            return Err(OpenGrowthProofError::OtherOld { proven, known });
        }
        let Checkpoint { size, root, .. } = opened.checkpoint;
        let claim = Consistency {
            old_size: old.size,
            old_root: old.root,
            new_size: size,
            new_root: root,
            path: &self.path,
        };
        if claim.holds() {
            Ok(opened)
        } else {
            Err(OpenGrowthProofError::Path { old: old.size, new: size })
        }
    }
}

impl fmt::Display for GrowthProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{OLD_PREFIX}{}", self.old_size)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
