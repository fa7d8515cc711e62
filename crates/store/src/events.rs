//! Numbers of entries in, events out as they were committed to; page by page, since a record has
//! no end. An erased event is said to be erased.
//! Must never give bytes that are not an event of this version.

use clearance::event::Envelope;
use clearance::event_json::{self, ReadEventError};
use record::Commitment;

use crate::ledger::{self, Kept};
use crate::store::Store;
use crate::trouble::Trouble;

/// Events read at once. A page of the largest events seen stays below 100 MB.
pub const EVENTS_PAGE_MAX: u32 = 256;

/// An entry of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its number, from 0.
    pub seq: u64,
    /// Its commitment.
    pub commitment: Commitment,
    /// What it says, or that it was erased.
    pub content: Content,
}

/// What is left of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The event and the bytes that were committed to.
    Kept {
        /// What happened.
        envelope: Box<Envelope>,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// It was erased; only the commitment is left.
    Erased,
}

impl StoredEvent {
    /// What happened; none once erased.
    #[must_use]
    pub fn envelope(&self) -> Option<&Envelope> {
        match &self.content {
            Content::Kept { envelope, .. } => Some(envelope),
            Content::Erased => None,
        }
    }
}

/// Why events cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadEventsError {
    /// An entry is no event that this version knows.
    #[error("entry {seq} is not an event that can be read")]
    Unreadable {
        /// Its number.
        seq: u64,
        /// Why.
        #[source]
        cause: ReadEventError,
    },
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl ReadEventsError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => {
                "use the version of the program that wrote it; if that is this one, run \
                 `chancery record verify`"
            }
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// Reads what is kept of an entry.
pub(crate) fn read(kept: Kept) -> Result<StoredEvent, ReadEventsError> {
    read_by(kept, event_json::read)
}

fn read_by(
    kept: Kept,
    read: impl Fn(&[u8]) -> Result<Envelope, ReadEventError>,
) -> Result<StoredEvent, ReadEventsError> {
    let Kept { seq, commitment, bytes } = kept;
    let content = match bytes {
        None => Content::Erased,
        Some(bytes) => {
            let envelope =
                read(&bytes).map_err(|cause| ReadEventsError::Unreadable { seq, cause })?;
            Content::Kept { envelope: Box::new(envelope), bytes }
        }
    };
    Ok(StoredEvent { seq, commitment, content })
}

impl Store {
    /// Number of entries in the record.
    ///
    /// # Errors
    /// Disk or database.
    pub fn size(&self) -> Result<u64, Trouble> {
        self.run(async |databases| {
            let head = ledger::head(&mut databases.main.connection).await;
            let head = head.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))?;
            Ok(head.frontier.size())
        })
    }

    /// The events from number `from` on, at most `EVENTS_PAGE_MAX`; empty at the end.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn events_page(&self, from: u64) -> Result<Vec<StoredEvent>, ReadEventsError> {
        self.events_from(from, EVENTS_PAGE_MAX)
    }

    /// The events from number `from` on, at most `count` and at most `EVENTS_PAGE_MAX`.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn events_from(&self, from: u64, count: u32) -> Result<Vec<StoredEvent>, ReadEventsError> {
        let kept = self.kept(from, count.min(EVENTS_PAGE_MAX))?;
        kept.into_iter().map(read).collect()
    }

    /// As [`Self::events_page`], for one who folds a long record: what was shown to be canonical
    /// when it was recorded is not written anew to compare, which takes as long as reading it.
    /// `verify` compares everything.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn events_to_fold(&self, from: u64) -> Result<Vec<StoredEvent>, ReadEventsError> {
        let kept = self.kept(from, EVENTS_PAGE_MAX)?;
        kept.into_iter().map(|kept| read_by(kept, event_json::read_meaning)).collect()
    }

    fn kept(&self, from: u64, count: u32) -> Result<Vec<Kept>, Trouble> {
        self.run(async |databases| {
            let page = ledger::entries_from(&mut databases.main.connection, from, count).await;
            page.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))
        })
    }

    /// The event of that number; none beyond the end.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn event(&self, seq: u64) -> Result<Option<StoredEvent>, ReadEventsError> {
        let kept = self.run(async |databases| {
            let page = ledger::entries_from(&mut databases.main.connection, seq, 1).await;
            page.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))
        })?;
        kept.into_iter().find(|kept| kept.seq == seq).map(read).transpose()
    }

    /// All events from number `from` on, read page by page as they are asked for.
    #[must_use]
    pub fn events(&self, from: u64) -> Events<'_> {
        Events { store: self, next: from, page: Vec::new().into_iter(), is_over: false }
    }
}

/// Events in order. Ends at the end of the record, or after the first error.
#[derive(Debug)]
pub struct Events<'a> {
    store: &'a Store,
    next: u64,
    page: std::vec::IntoIter<StoredEvent>,
    is_over: bool,
}

impl Iterator for Events<'_> {
    type Item = Result<StoredEvent, ReadEventsError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        if self.page.len() == 0 {
            match self.store.events_page(self.next) {
                Ok(page) => self.page = page.into_iter(),
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
            }
        }
        let event = self.page.next();
        match &event {
            Some(event) => self.next = event.seq.saturating_add(1),
            None => self.is_over = true,
        }
        event.map(Ok)
    }
}
