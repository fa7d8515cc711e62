//! The record for people: entries as far as one may read them, each with its bytes and its proof;
//! and in its public formats. What is hidden reads as an entry and nothing else.

use super::Desk;
use super::paging::{Cursor, Page};
use crate::Trouble;
use clearance::Envelope;
use jiff::Timestamp;
use parties::OfficerId;
use record::Commitment;

/// Which entries. A filter finds among what may be read only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntriesWanted {
    /// Of this kind, by the word in events.
    pub kind: Option<String>,
    /// Done in the name of this account.
    pub account: Option<OfficerId>,
}

/// What an entry says to one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryContent {
    /// It may be read.
    Shown(Box<Envelope>),
    /// It may not be read.
    Hidden,
    /// Its content was destroyed, which the reader may know.
    Erased,
}

/// One entry in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// Its number, from 0.
    pub seq: u64,
    /// What it says.
    pub content: EntryContent,
}

/// One entry opened.
#[derive(Debug, Clone)]
pub struct EntryShown {
    /// Number and content.
    pub line: EntryLine,
    /// What it is committed to.
    pub commitment: Commitment,
    /// Its bytes, when it may be read.
    pub bytes: Option<Vec<u8>>,
    /// The salt of the commitment, when it may be read.
    pub salt: Option<[u8; record::SALT_BYTES]>,
    /// The proof as text, against a checkpoint signed now: the public format.
    pub proof: String,
}

/// Who looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Timestamp,
    /// Who; none for the operator in nobody's name.
    pub account: Option<OfficerId>,
    /// What for, by the word of the use case.
    pub act: clearance::authorise::UseCase,
}

impl Desk {
    /// Entries of the record, newest first. Without a filter each entry is there, hidden or not.
    ///
    /// # Errors
    /// An account that may not; no such place in the list; a store that cannot be read.
    pub fn entries(
        &self,
        account: &OfficerId,
        wanted: &EntriesWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<EntryLine>, Trouble> {
        let _ = (account, wanted, from);
        Err(Trouble::Busy)
    }

    /// One entry with its commitment and its proof.
    ///
    /// # Errors
    /// No such entry; an account that may not; a store that cannot be read.
    pub fn entry(&self, account: &OfficerId, seq: u64) -> Result<EntryShown, Trouble> {
        let _ = (account, seq);
        Err(Trouble::Busy)
    }

    /// The checkpoint of the record as it stands, signed: text to copy. Anybody may have it.
    ///
    /// # Errors
    /// Disk or database.
    pub fn checkpoint_text(&self) -> Result<String, Trouble> {
        Err(Trouble::Busy)
    }

    /// A tile of the record by its public path, such as `tile/0/000.p/5`; none when there is none.
    /// Tiles hold hashes only: anybody may have them.
    ///
    /// # Errors
    /// Disk or database.
    pub fn tile(&self, path: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let _ = path;
        Err(Trouble::Busy)
    }

    /// Who looked at something, by its reference: the newest first, at most a page. For inspectors,
    /// and for whom the matter is their own.
    ///
    /// # Errors
    /// An account that may not: reads as if there were no such thing.
    pub fn looks_at(&self, account: &OfficerId, subject: &str) -> Result<Vec<Look>, Trouble> {
        let _ = (account, subject);
        Err(Trouble::Busy)
    }
}
