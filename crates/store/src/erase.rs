//! The number of an event in, its content gone out: bytes and salt are destroyed, the commitment
//! stays, and every proof holds as before.
//! Must never leave the bytes in a free page or in a write-ahead log, nor touch the tree.

use crate::ledger;
use crate::projection;
use crate::salts;
use crate::store::{Databases, Store};
use crate::trouble::Trouble;

/// Why an event was not erased.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// There is no such event.
    #[error("the record has no entry {seq}")]
    NoSuchEntry {
        /// The number asked for.
        seq: u64,
    },
    /// What is left cannot be read.
    #[error(transparent)]
    Project(#[from] projection::ProjectError),
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl EraseError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NoSuchEntry { .. } => "entries are counted from 0; see `chancery record verify`",
            Self::Project(why) => why.remedy(),
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

impl Store {
    /// Destroys the content of an event for good. Doing it again does no harm, and ends what was
    /// cut off. That it was done, by whom and why, is another event, which the caller commits.
    ///
    /// # Errors
    /// When there is no such entry, or disk or database refuse. `Locked` when a reader held a log
    /// that still has the content: the event is erased, and has to be erased again.
    pub fn erase(&self, seq: u64) -> Result<(), EraseError> {
        self.run(async |databases| erase(databases, seq).await)
    }
}

async fn erase(databases: &mut Databases, seq: u64) -> Result<(), EraseError> {
    let place = databases.main.place.clone();
    let in_trouble = |cause| Trouble::of_sql(&place, cause);
    let mut transaction = databases.main.begin_write().await?;
    let found = ledger::erase_bytes(&mut transaction, seq).await.map_err(in_trouble)?;
    if found == 0 {
        return Err(EraseError::NoSuchEntry { seq });
    }
    ledger::begin_erasing(&mut transaction, seq).await.map_err(in_trouble)?;
    projection::make_again(&mut transaction, &place).await?;
    transaction.commit().await.map_err(in_trouble)?;
    // A crash from here on is made good by `finish_erasures` at the next opening.
    end_erasure(databases, seq).await?;
    Ok(())
}

/// Empties the write-ahead log of the bytes, then destroys the salt.
async fn end_erasure(databases: &mut Databases, seq: u64) -> Result<(), Trouble> {
    databases.main.empty_log().await?;
    salts::destroy_salt(&mut databases.salts, seq).await?;
    let ended = ledger::end_erasing(&mut databases.main.connection, seq).await;
    ended.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))
}

/// Ends the erasures that a crash, or a reader of the old state, cut off.
pub(crate) async fn finish_erasures(databases: &mut Databases) -> Result<(), Trouble> {
    let begun = ledger::being_erased(&mut databases.main.connection).await;
    let begun = begun.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))?;
    for seq in begun {
        match end_erasure(databases, seq).await {
            // Somebody else has the directory open and is at it, or reads: the next one ends it.
            Err(Trouble::Locked { .. }) => return Ok(()),
            done => done?,
        }
    }
    Ok(())
}
