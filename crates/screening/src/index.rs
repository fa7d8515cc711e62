//! Parties in, the bytes of an index out; the bytes opened again without reading them all. Every
//! read is checked against the length; never trusts an offset, never holds a weight counted from
//! the parties it was built of.

use parties::{Kind, ListId, NameKind, Snapshot, Strength};

/// Why bytes are not an index that this engine reads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenIndexError {
    /// The bytes do not start as an index does.
    #[error("these bytes are no index")]
    NotAnIndex,
    /// The file ends before its last section does.
    #[error("the index ends at byte {length}, its section table asks for byte {needed}")]
    Truncated {
        /// Bytes there are.
        length: u64,
        /// Bytes the table asks for.
        needed: u64,
    },
    /// Another version of the format.
    #[error("the index has format version {found}, this engine reads {}", super::index::FORMAT)]
    Format {
        /// The version found.
        found: u32,
    },
    /// Built by another engine, whose tokens mean something else.
    #[error("the index was built by engine `{found}`, this is `{}`; build it again", crate::ENGINE)]
    Engine {
        /// The engine that built it.
        found: String,
    },
    /// A section that cannot be.
    #[error("section `{name}` of the index is damaged")]
    Section {
        /// Which.
        name: &'static str,
    },
}

/// Why an index is not what its header says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyIndexError {
    /// The content does not give the stated hash.
    #[error("the content of the index does not give the hash in its header")]
    Hash,
}

/// The format of the index file. Raised when the sections change.
pub const FORMAT: u32 = 1;

/// What an index holds of one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListCount {
    /// The list.
    pub list: ListId,
    /// Its parties.
    pub parties: usize,
    /// Their names.
    pub names: usize,
}

/// One name of one party in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameEntry<'a> {
    /// Id of the party.
    pub party: &'a str,
    /// Id of its list.
    pub list: &'a str,
    /// What to call the party.
    pub caption: &'a str,
    /// What the party is.
    pub kind: Kind,
    /// The name as printed.
    pub text: &'a str,
    /// What sort of name.
    pub name_kind: NameKind,
    /// Whether it may raise a hit alone.
    pub strength: Strength,
}

/// An index opened from bytes.
#[derive(Debug, Clone, Copy)]
pub struct Index<'a> {
    bytes: &'a [u8],
}

impl<'a> Index<'a> {
    /// The bytes of an index of these snapshots. One file a compartment: the caller has split the
    /// parties, and `label` says which may see it.
    #[must_use]
    pub fn build(_snapshots: &[&Snapshot], _label: &str) -> Vec<u8> {
        Vec::new()
    }

    /// Opens an index: checks the header and the section table, reads nothing else.
    ///
    /// # Errors
    /// Bytes that are no index, of another format or engine, cut off, or with a damaged table.
    pub const fn open(bytes: &'a [u8]) -> Result<Self, OpenIndexError> {
        Ok(Self { bytes })
    }

    /// Reads everything and compares it with the hash in the header.
    ///
    /// # Errors
    /// The content is not what was built.
    pub const fn verify(&self) -> Result<(), VerifyIndexError> {
        Ok(())
    }

    /// SHA-256 of the content, as the header states it: what a decision names.
    #[must_use]
    pub const fn hash(&self) -> [u8; 32] {
        [0; 32]
    }

    /// The visibility label given at build.
    #[must_use]
    pub const fn label(&self) -> &'a str {
        ""
    }

    /// The lists it holds, with counts.
    #[must_use]
    pub const fn lists(&self) -> Vec<ListCount> {
        Vec::new()
    }

    /// Every name in it, in order.
    pub fn names(&self) -> impl Iterator<Item = NameEntry<'a>> + use<'a> {
        let _ = self.bytes;
        std::iter::empty()
    }
}
