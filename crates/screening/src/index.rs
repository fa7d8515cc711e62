//! Parties in, the bytes of an index out; the bytes opened again without reading them all. Every
//! read is checked against the length; never trusts an offset, never holds a weight counted from
//! the parties it was built of.

mod build;
mod keys;
mod layout;
mod memo;
mod read;
mod rows;
mod sounds;
mod spellings;
mod sums;
mod tokens;
mod trie;

use layout::{ENGINE_BYTES, ENTRY, HASH_AT, HEADER, MAGIC, Section, place, u32_at, u64_at};
use parties::{Kind, ListId, NameKind, Snapshot, Strength};
use sha2::{Digest, Sha256};

use build::{BRACKETED, WEAK};
pub(crate) use layout::hash;
pub use memo::Memo;
pub(crate) use memo::Near;
pub(crate) use read::{AliasRecord, PartyRecord, Texts};
pub(crate) use rows::Rows;
pub(crate) use sounds::Direction;
pub(crate) use sums::Sums;
pub(crate) use trie::{LENGTHS, length_max};

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
pub const FORMAT: u32 = 6;

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
    /// Where each section begins, in steps of eight bytes, and how long it is.
    sections: [(u32, u32); Section::ALL.len()],
    memo: Option<&'a Memo>,
}

impl<'a> Index<'a> {
    /// The bytes of an index of these snapshots. One file a compartment: the caller has split the
    /// parties, and `label` says which may see it.
    #[must_use]
    pub fn build(snapshots: &[&Snapshot], label: &str) -> Vec<u8> {
        build::build(snapshots, label)
    }

    /// Opens an index: checks the header and the section table, reads nothing else.
    ///
    /// # Errors
    /// Bytes that are no index, of another format or engine, cut off, or with a damaged table.
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenIndexError> {
        if bytes.get(..MAGIC.len()) != Some(&MAGIC) {
            return Err(OpenIndexError::NotAnIndex);
        }
        let (Some(format), Some(count)) = (u32_at(bytes, 8), u32_at(bytes, 12)) else {
            return Err(truncated(bytes, HEADER));
        };
        if format != FORMAT || place(count) != Section::ALL.len() {
            return Err(OpenIndexError::Format { found: format });
        }
        let engine = bytes.get(16..16 + ENGINE_BYTES).ok_or_else(|| truncated(bytes, HEADER))?;
        let engine = engine.split(|b| *b == 0).next().unwrap_or(&[]);
        if engine != crate::ENGINE.as_bytes() {
            let found = String::from_utf8_lossy(engine).into_owned();
            return Err(OpenIndexError::Engine { found });
        }
        let mut sections = [(0, 0); Section::ALL.len()];
        for (number, (section, slot)) in Section::ALL.iter().zip(&mut sections).enumerate() {
            *slot = open_section(bytes, *section, HEADER + number * ENTRY)?;
        }
        let index = Self { bytes, sections, memo: None };
        if index.length(Section::PostingStarts) != index.length(Section::Tokens) + 1 {
            return Err(OpenIndexError::Section { name: Section::PostingStarts.name() });
        }
        Ok(index)
    }

    /// The same index, with what words meet in it kept from one search to the next. The memo is of
    /// this index alone.
    #[must_use]
    pub const fn remembering(self, memo: &'a Memo) -> Self {
        Self { memo: Some(memo), ..self }
    }

    pub(crate) const fn memo(&self) -> Option<&'a Memo> {
        self.memo
    }

    /// Reads everything and compares it with the hash in the header.
    ///
    /// # Errors
    /// The content is not what was built.
    pub fn verify(&self) -> Result<(), VerifyIndexError> {
        let content = self.bytes.get(HEADER..).unwrap_or(&[]);
        let found: [u8; 32] = Sha256::digest(content).into();
        if found == self.hash() { Ok(()) } else { Err(VerifyIndexError::Hash) }
    }

    /// SHA-256 of the content, as the header states it: what a decision names.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        let bytes = self.bytes.get(HASH_AT..HEADER);
        bytes.and_then(|b| b.try_into().ok()).unwrap_or_default()
    }

    /// The visibility label given at build.
    #[must_use]
    pub fn label(&self) -> &'a str {
        std::str::from_utf8(self.section(Section::Label)).unwrap_or("")
    }

    /// The lists it holds, with counts.
    #[must_use]
    pub fn lists(&self) -> Vec<ListCount> {
        let lists = self.section(Section::Lists);
        let count = self.length(Section::Lists);
        let read = |number: usize| {
            let at = number * layout::LIST;
            Some(ListCount {
                list: ListId::parse(self.text(u32_at(lists, at)?)).ok()?,
                parties: place(u32_at(lists, at + 4)?),
                names: place(u32_at(lists, at + 8)?),
            })
        };
        (0..count).filter_map(read).collect()
    }

    /// Its sections, and the bytes of each.
    pub fn sections(&self) -> impl Iterator<Item = (&'static str, usize)> + use<'a> {
        let lengths = self.sections.map(|(_, length)| place(length));
        Section::ALL.iter().map(|s| s.name()).zip(lengths)
    }

    /// Every name in it, in order.
    pub fn names(&self) -> impl Iterator<Item = NameEntry<'a>> + use<'a> {
        let index = *self;
        (0..self.alias_count()).filter_map(move |n| index.name(n))
    }

    /// How many names it holds.
    #[must_use]
    pub fn name_count(&self) -> usize {
        self.length(Section::Aliases)
    }

    /// How many parties it holds.
    #[must_use]
    pub fn party_count(&self) -> usize {
        self.length(Section::Parties)
    }

    #[expect(clippy::indexing_slicing, reason = "a section is the number of its own place")]
    fn section(&self, section: Section) -> &'a [u8] {
        let (start, length) = self.sections[section as usize];
        let start = place(start).saturating_mul(ALIGN);
        self.bytes.get(start..start.saturating_add(place(length))).unwrap_or(&[])
    }

    fn length(&self, section: Section) -> usize {
        self.section(section).len() / section.record()
    }

    /// The text that stands at that place of the strings, its length before it.
    fn text(&self, offset: u32) -> &'a str {
        let bytes = self.section(Section::Strings).get(place(offset)..).unwrap_or(&[]);
        let (mut length, mut taken) = (0, 0);
        for (byte, shift) in bytes.iter().zip([0_u32, 7, 14, 21]) {
            length |= usize::from(byte & 0x7F) << shift;
            taken += 1;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let text = bytes.get(taken..).and_then(|b| b.get(..length)).unwrap_or(&[]);
        std::str::from_utf8(text).unwrap_or("")
    }
}

fn truncated(bytes: &[u8], needed: usize) -> OpenIndexError {
    let wide = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    OpenIndexError::Truncated { length: wide(bytes.len()), needed: wide(needed) }
}

/// Sections begin at a multiple of this.
const ALIGN: usize = 8;

/// Where a section begins, in steps of eight bytes, and how long it is.
fn open_section(bytes: &[u8], section: Section, at: usize) -> Result<(u32, u32), OpenIndexError> {
    let damaged = || OpenIndexError::Section { name: section.name() };
    let (Some(offset), Some(length)) = (u64_at(bytes, at), u64_at(bytes, at + 8)) else {
        return Err(truncated(bytes, at + ENTRY));
    };
    let end = offset.checked_add(length).ok_or_else(damaged)?;
    let wide = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if end > wide {
        return Err(OpenIndexError::Truncated { length: wide, needed: end });
    }
    let step = u64::try_from(ALIGN).unwrap_or(1);
    let record = u64::try_from(section.record()).unwrap_or(1);
    let (Ok(start), Ok(length)) = (u32::try_from(offset / step), u32::try_from(length)) else {
        return Err(damaged());
    };
    let is_whole = offset.is_multiple_of(step) && u64::from(length).is_multiple_of(record);
    if is_whole { Ok((start, length)) } else { Err(damaged()) }
}

/// An identifier as compared: its letters and digits in one case.
pub(crate) fn identifier_key(value: &str) -> impl Iterator<Item = char> {
    value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase)
}
