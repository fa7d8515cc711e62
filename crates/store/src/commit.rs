//! Events in, entries of the record out, once they are on the disk: event, commitment, tree, tables
//! and outbox in one transaction, the salts before it.
//! Must never acknowledge what a crash could lose, and never keep half of what was given.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use clearance::event::Envelope;
use clearance::event_json::{self, ReadEventError};
use record::{Commitment, SALT_BYTES};

use crate::database::is_taken;
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
        let bytes = event_json::bytes_read_back(&event.envelope);
        all.push(bytes.map_err(|cause| CommitError::Unreadable { place, cause })?);
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
    let entries: Vec<_> = events
        .iter()
        .zip(bytes)
        .map(|(event, bytes)| Entry { bytes, commitment: record::commitment(&event.salt, bytes) })
        .collect();
    let new: Vec<_> = events.iter().map(|event| event.salt).collect();
    let numbered: Vec<_> = (first..).zip(events.iter().map(|event| &event.envelope)).collect();
    // The write lock is held, so that nobody else numbers events now. While the salts become
    // durable the rows are put down, and wait in the transaction.
    let kept = salts::keep_salts(salts, first, &new);
    let written = async {
        let appended = ledger::append(&mut transaction, &head, &entries).await;
        appended.map_err(|cause| match is_taken(&cause) {
            // The write lock is held: only a head that is behind its entries gives a number twice.
            true => Trouble::corrupt(&place, "the head of the record is behind its entries"),
            false => in_trouble(cause),
        })?;
        let projected = projection::project(&mut transaction, &numbered).await;
        projected.map_err(|(place, cause)| match is_taken(&cause) {
            true => CommitError::ReferenceTaken { place },
            false => in_trouble(cause).into(),
        })
    };
    let (kept, written) = both(kept, written).await;
    written?;
    // INVARIANT: no event becomes durable before its salt is: see `salts`.
    kept?;
    transaction.commit().await.map_err(in_trouble)?;
    let committed =
        |(seq, entry): (u64, &Entry<'_>)| Committed { seq, commitment: entry.commitment };
    Ok((first..).zip(&entries).map(committed).collect())
}

/// Waits for two things at once.
async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut of_a, mut of_b) = (None, None);
    poll_fn(|context| {
        if of_a.is_none()
            && let Poll::Ready(done) = a.as_mut().poll(context)
        {
            of_a = Some(done);
        }
        if of_b.is_none()
            && let Poll::Ready(done) = b.as_mut().poll(context)
        {
            of_b = Some(done);
        }
        match (of_a.take(), of_b.take()) {
            (Some(a), Some(b)) => Poll::Ready((a, b)),
            (a, b) => {
                (of_a, of_b) = (a, b);
                Poll::Pending
            }
        }
    })
    .await
}
