//! The record for people: entries as far as one may read them, each with its bytes and its proof;
//! and in its public formats. What is hidden reads as an entry and nothing else.

use super::Desk;
use super::marking::joined;
use super::paging::{Cursor, PAGE_MAX, Page};
use crate::Trouble;
use clearance::authorise::{Relation, UseCase};
use clearance::ids::{ContactId, DecisionId, RequestId};
use clearance::{Envelope, Event, Reader, handle};
use jiff::Timestamp;
use parties::{Compartment, OfficerId, Organisation, Visibility};
use record::Commitment;
use std::collections::BTreeSet;
use store::{EventLine, LinesWanted, StoredEvent};

/// Entries of a page: with the script that verifies them 50 weigh more than a page may. Beyond it
/// the next page goes on.
const ENTRIES_PAGE_MAX: usize = 25;

/// Lines of the record looked at in one step of a search.
const LINES_AT_ONCE: u32 = 256;

/// Steps of one search. Beyond it the page ends early, and its cursor goes on from there.
const PAGES_LOOKED_AT_MAX: usize = 20;

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
    /// Leaves a trace of what is shown of the matters of others.
    ///
    /// # Errors
    /// An account that may not; no such place in the list; a store that cannot be read.
    pub fn entries(
        &mut self,
        account: &OfficerId,
        wanted: &EntriesWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<EntryLine>, Trouble> {
        let reader = self.reader(account)?;
        self.may_read_record(&reader)?;
        let before = from.map(Cursor::number).transpose()?.unwrap_or(u64::MAX).min(self.recorded());
        let page = if *wanted == EntriesWanted::default() {
            self.all_entries(&reader, before)?
        } else {
            self.entries_found(&reader, wanted, before)?
        };
        self.entries_read(account, &page.items)?;
        Ok(page)
    }

    /// One entry with its commitment and its proof. Leaves a trace when it is shown and not the
    /// reader's own.
    ///
    /// # Errors
    /// No such entry; an account that may not; a store that cannot be read.
    pub fn entry(&mut self, account: &OfficerId, seq: u64) -> Result<EntryShown, Trouble> {
        let reader = self.reader(account)?;
        self.may_read_record(&reader)?;
        let stored = self.store.event(seq)?.ok_or_else(|| {
            let remedy = format!("entries are counted from 0; the record has {}", self.size);
            Trouble::not_there("entry", seq.to_string(), &remedy)
        })?;
        let line = EntryLine { seq, content: self.content(&reader, &stored) };
        let is_shown = matches!(line.content, EntryContent::Shown(_));
        let proof = self.store.entry_proof(seq, self.now(), is_shown)?;
        let salt = proof.extra.as_deref().and_then(|salt| salt.try_into().ok());
        let bytes = match stored.content {
            store::Content::Kept { bytes, .. } if is_shown => Some(bytes),
            _ => None,
        };
        self.entries_read(account, std::slice::from_ref(&line))?;
        let (commitment, proof) = (stored.commitment, proof.to_string());
        Ok(EntryShown { line, commitment, bytes, salt, proof })
    }

    /// The checkpoint of the record as it stands, signed: text to copy. Anybody may have it.
    ///
    /// # Errors
    /// Disk or database.
    pub fn checkpoint_text(&self) -> Result<String, Trouble> {
        let note = self.store.checkpoint_as_read(self.now())?;
        Ok(String::from_utf8_lossy(&note).into_owned())
    }

    /// A tile of the record by its public path, such as `tile/0/000.p/5`; none when there is none.
    /// Tiles hold hashes only: anybody may have them.
    ///
    /// # Errors
    /// Disk or database.
    pub fn tile(&self, path: &str) -> Result<Option<Vec<u8>>, Trouble> {
        match record::Tile::parse(path) {
            Some(tile) => Ok(self.store.tile(tile)?),
            None => Ok(None),
        }
    }

    /// Who looked at something, by its reference: the newest first, at most a page. For inspectors,
    /// and for whom the matter is their own.
    ///
    /// # Errors
    /// An account that may not: reads as if there were no such thing.
    pub fn looks_at(&self, account: &OfficerId, subject: &str) -> Result<Vec<Look>, Trouble> {
        let reader = self.reader(account)?;
        let unknown = || Trouble::not_there("matter", subject, "check the reference");
        let relation = self.relation_to_subject(&reader, subject).ok_or_else(unknown)?;
        let is_own = relation == Relation::Own;
        let reads_all = self.reaches_all(&reader, UseCase::RecordRead);
        if !is_own && !reads_all {
            return Err(unknown());
        }
        let levels = &self.organisation()?.levels;
        let mut looks = Vec::new();
        for seq in self.orders.looks_at(subject).iter().rev() {
            let stored = self.store.event(*seq)?;
            let Some(envelope) = stored.as_ref().and_then(|s| s.envelope()) else { continue };
            // Of one's own matter one knows all: a look at several may be marked for another.
            if !is_own && !reader.may_see(levels, &envelope.visibility) {
                continue;
            }
            if let Event::Looked { act, .. } = &envelope.event {
                let account = envelope.actor.account.clone();
                looks.push(Look { at: envelope.at, account, act: *act });
            }
            if looks.len() >= PAGE_MAX {
                break;
            }
        }
        Ok(looks)
    }

    fn may_read_record(&self, reader: &Reader) -> Result<(), Trouble> {
        self.allow(reader, UseCase::RecordRead, &self.open_to_all(), Relation::Own)
    }

    fn all_entries(&self, reader: &Reader, before: u64) -> Result<Page<EntryLine>, Trouble> {
        let first = before.saturating_sub(ENTRIES_PAGE_MAX as u64);
        let count = u32::try_from(before - first).unwrap_or(0);
        let mut items = Vec::new();
        for stored in self.store.events_from(first, count)?.iter().rev() {
            items.push(EntryLine { seq: stored.seq, content: self.content(reader, stored) });
        }
        Ok(Page { items, next: (first > 0).then(|| Cursor::behind_number(first)) })
    }

    /// Entries that a filter finds, among those that may be read.
    fn entries_found(
        &self,
        reader: &Reader,
        wanted: &EntriesWanted,
        before: u64,
    ) -> Result<Page<EntryLine>, Trouble> {
        let levels = &self.organisation()?.levels;
        let mut lines = LinesWanted {
            before: Some(before),
            kinds: wanted.kind.iter().cloned().collect(),
            account: wanted.account.clone(),
            limit: LINES_AT_ONCE,
        };
        let behind = |line: &EntryLine| Cursor::behind_number(line.seq);
        let mut found: Vec<EntryLine> = Vec::new();
        for _ in 0..PAGES_LOOKED_AT_MAX {
            let rows = self.store.event_lines(&lines)?;
            let Some(last) = rows.last().map(|row| row.seq) else {
                return Ok(Page::cut_at(ENTRIES_PAGE_MAX, found, behind));
            };
            let may_show = |row: &&EventLine| {
                let account = row.account.as_deref().and_then(|a| OfficerId::parse(a).ok());
                let relation = self.relation_to_entry(reader, account.as_ref());
                let act = UseCase::RecordRead;
                // What is about the reader's own sign-in is the reader's own.
                reader.may_see(levels, &row.visibility)
                    && (OF_SIGN_IN.contains(&&*row.kind)
                        || self.allow(reader, act, &row.visibility, relation).is_ok())
            };
            for row in rows.iter().filter(may_show) {
                let Some(stored) = self.store.event(row.seq)? else { continue };
                let content = self.content(reader, &stored);
                if matches!(content, EntryContent::Shown(_)) {
                    found.push(EntryLine { seq: row.seq, content });
                }
                if found.len() > ENTRIES_PAGE_MAX {
                    return Ok(Page::cut_at(ENTRIES_PAGE_MAX, found, behind));
                }
            }
            lines.before = Some(last);
        }
        let next = lines.before.map(Cursor::behind_number);
        Ok(Page { items: found, next })
    }

    /// What an entry says to a reader.
    fn content(&self, reader: &Reader, stored: &StoredEvent) -> EntryContent {
        let Some(us) = self.state.organisation() else { return EntryContent::Hidden };
        let Some(envelope) = stored.envelope() else {
            let known = self.orders.erased(stored.seq);
            return match known.filter(|v| reader.may_see(&us.levels, v)) {
                Some(_) => EntryContent::Erased,
                None => EntryContent::Hidden,
            };
        };
        let relation = match is_about(envelope, &reader.officer) {
            true => Relation::Own,
            false => self.relation_to_entry(reader, envelope.actor.account.as_ref()),
        };
        let marking = marking_within(us, envelope);
        match self.allow(reader, UseCase::RecordRead, &marking, relation) {
            Ok(()) => EntryContent::Shown(Box::new(envelope.clone())),
            Err(_) => EntryContent::Hidden,
        }
    }

    /// How a reader stands to what was done in the name of an account.
    fn relation_to_entry(&self, reader: &Reader, account: Option<&OfficerId>) -> Relation {
        let us = self.state.organisation();
        let post = || us?.officer(account?).map(|o| &o.post);
        if account == Some(&reader.officer) {
            Relation::Own
        } else if post().is_some_and(|post| reader.posts.contains(post)) {
            Relation::Post
        } else {
            Relation::Other
        }
    }

    /// Says that entries about the matters of others were read.
    fn entries_read(&mut self, account: &OfficerId, lines: &[EntryLine]) -> Result<(), Trouble> {
        let mut read: Vec<(String, Visibility)> = Vec::new();
        for line in lines {
            let EntryContent::Shown(envelope) = &line.content else { continue };
            let reference = envelope.event.reference();
            let is_own = envelope.actor.account.as_ref() == Some(account);
            if let Some(reference) = reference.filter(|_| !is_own)
                && read.iter().all(|(known, _)| *known != reference)
            {
                read.push((reference, envelope.visibility.clone()));
            }
        }
        self.looked_at(account, UseCase::RecordRead, &read)
    }

    /// How a reader stands to what a reference names; none when there is no such thing, or the
    /// reader may not know of it.
    fn relation_to_subject(&self, reader: &Reader, subject: &str) -> Option<Relation> {
        if let Ok(id) = ContactId::parse(subject) {
            let logged = self.state.contacts().get(&id).filter(|l| self.sees(reader, l))?;
            return Some(handle::relation_to_meeting(reader, &logged.meeting));
        }
        if let Ok(id) = RequestId::parse(subject) {
            let filed = self.state.requests().get(&id)?;
            return self.request_line(reader, filed).map(|l| l.relation);
        }
        if let Ok(id) = DecisionId::parse(subject) {
            let asked = self.asked(reader, &id).ok()?;
            return Some(super::checks::relation(reader, &asked.contact));
        }
        Some(Relation::Other)
    }
}

/// The kinds that may be about another account than did them.
const OF_SIGN_IN: [&str; 4] = ["password-reset", "token-issued", "token-revoked", "account-locked"];

/// Whether an event of the house is about this account's own sign-in.
fn is_about(envelope: &Envelope, account: &OfficerId) -> bool {
    match &envelope.event {
        Event::PasswordReset { of }
        | Event::TokenIssued { of, .. }
        | Event::TokenRevoked { of, .. }
        | Event::AccountLocked { of } => of == account,
        _ => false,
    }
}

/// Who may read all that an event says: its own marking, and that of what it names or counts.
fn marking_within(us: &Organisation, envelope: &Envelope) -> Visibility {
    let whole = envelope.visibility.clone();
    let of = |compartments: BTreeSet<Compartment>| Visibility {
        level: us.levels.lowest(),
        compartments,
    };
    match &envelope.event {
        Event::OrganisationSet { organisation } => {
            joined(&us.levels, whole, &of(organisation.compartments.iter().cloned().collect()))
        }
        Event::OfficerAdded { officer } => {
            joined(&us.levels, whole, &of(officer.compartments.clone()))
        }
        Event::ListLoaded { load } => load
            .indexes
            .iter()
            .fold(whole, |whole, built| joined(&us.levels, whole, &built.visibility)),
        _ => whole,
    }
}
