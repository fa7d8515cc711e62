//! Events in, entries of the record out, once they are on the disk: event, commitment, tree, tables
//! and outbox in one transaction, the salts before it.
//! Must never acknowledge what a crash could lose, and never keep half of what was given.

use clearance::event::Envelope;
use clearance::event_json::{self, ReadEventError};
use record::{Commitment, SALT_BYTES};

use crate::ledger::{self, Entry};
use crate::projection;
use crate::salts;
use crate::store::{Databases, Store};
use crate::trouble::Trouble;

/// Events in one commit. The largest, setting up an organisation of 300 posts and 5,000 officers
/// one by one, has 5,301; beyond it the caller commits in parts.
pub const EVENTS_PER_COMMIT_MAX: usize = 10_000;

/// An event to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// What happened, when, by whom.
    pub envelope: Envelope,
    /// Thirty-two random bytes of its own, from a good source.
    pub salt: [u8; SALT_BYTES],
}

/// An event that is recorded, durably.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// Its number in the record, from 0.
    pub seq: u64,
    /// Its commitment.
    pub commitment: Commitment,
}

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Somebody else wrote meanwhile: read what is new, decide again, try again.
    #[error("the record has {found} entries, not {expected}: another process wrote to it")]
    Conflict {
        /// The size the caller decided on.
        expected: u64,
        /// The size now.
        found: u64,
    },
    /// More events than one commit takes.
    #[error("{given} events are too many for one commit; at most {EVENTS_PER_COMMIT_MAX}")]
    TooMany {
        /// How many were given.
        given: usize,
    },
    /// An event would not be read back.
    #[error("event {place} of the commit could not be read back")]
    Unreadable {
        /// Which of those given, from 0.
        place: usize,
        /// Why; none when it reads as another event.
        #[source]
        cause: Option<ReadEventError>,
    },
    /// A reference is taken.
    #[error("event {place} of the commit uses a reference that is taken")]
    ReferenceTaken {
        /// Which of those given, from 0.
        place: usize,
    },
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl CommitError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Conflict { .. } | Self::ReferenceTaken { .. } => "try again",
            Self::TooMany { .. } => "commit in parts",
            Self::Unreadable { .. } => "nothing was recorded; report this as a fault",
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

impl Store {
    /// Records events, whatever was recorded meanwhile. When it returns, they are on the disk.
    ///
    /// # Errors
    /// Then nothing of them is recorded.
    pub fn commit(&self, events: &[NewEvent]) -> Result<Vec<Committed>, CommitError> {
        let bytes = bytes_of(events)?;
        self.run(async |databases| commit(databases, None, events, &bytes).await)
    }

    /// Records events if the record still has the size they were decided on.
    ///
    /// # Errors
    /// `Conflict` when it has not; then, and with every other error, nothing is recorded.
    pub fn commit_if(
        &self,
        expected_size: u64,
        events: &[NewEvent],
    ) -> Result<Vec<Committed>, CommitError> {
        let bytes = bytes_of(events)?;
        self.run(async |databases| commit(databases, Some(expected_size), events, &bytes).await)
    }
}

/// The bytes of each event. INVARIANT: what is committed to can be read back as what was meant.
fn bytes_of(events: &[NewEvent]) -> Result<Vec<Vec<u8>>, CommitError> {
    if events.len() > EVENTS_PER_COMMIT_MAX {
        return Err(CommitError::TooMany { given: events.len() });
    }
    let mut all = Vec::with_capacity(events.len());
    for (place, event) in events.iter().enumerate() {
        let bytes = event_json::bytes(&event.envelope);
        match event_json::read(&bytes) {
            Ok(read) if read == event.envelope => all.push(bytes),
            Ok(_) => return Err(CommitError::Unreadable { place, cause: None }),
            Err(cause) => return Err(CommitError::Unreadable { place, cause: Some(cause) }),
        }
    }
    Ok(all)
}

async fn commit(
    databases: &mut Databases,
    expected: Option<u64>,
    events: &[NewEvent],
    bytes: &[Vec<u8>],
) -> Result<Vec<Committed>, CommitError> {
    let Databases { main, salts } = databases;
    let place = main.place.clone();
    let in_trouble = |cause| Trouble::of_sql(&place, cause);
    let mut transaction = main.begin_write().await?;
    let head = ledger::head(&mut transaction).await.map_err(in_trouble)?;
    let first = head.frontier.size();
    if let Some(expected) = expected.filter(|expected| *expected != first) {
        return Err(CommitError::Conflict { expected, found: first });
    }
    // The write lock is held, so that nobody else numbers events now. Salts go first: see `salts`.
    let new: Vec<_> = events.iter().map(|event| event.salt).collect();
    salts::keep_salts(salts, first, &new).await?;
    let entries: Vec<_> =
        events.iter().zip(bytes).map(|(event, bytes)| Entry { bytes, salt: &event.salt }).collect();
    let appended = ledger::append(&mut transaction, &head, &entries).await;
    appended.map_err(|cause| match is_taken(&cause) {
        // The write lock is held: only a head that is behind its entries gives a number twice.
        true => Trouble::corrupt(&place, "the head of the record is behind its entries"),
        false => in_trouble(cause),
    })?;
    for (place, (seq, event)) in (first..).zip(events).enumerate() {
        let projected = projection::project(&mut transaction, seq, &event.envelope).await;
        projected.map_err(|cause| match is_taken(&cause) {
            true => CommitError::ReferenceTaken { place },
            false => in_trouble(cause).into(),
        })?;
    }
    transaction.commit().await.map_err(in_trouble)?;
    let committed = |(seq, entry): (u64, &Entry<'_>)| Committed {
        seq,
        commitment: record::commitment(entry.salt, entry.bytes),
    };
    Ok((first..).zip(&entries).map(committed).collect())
}

/// Whether a row with that key is there already.
fn is_taken(cause: &sqlx::Error) -> bool {
    cause.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}
