//! Keeps it: events, the tables made from them, files by their hash, keys, the clock of a story.
//!
//! In: events decided elsewhere, bytes, a path. Out: what is durably kept, and errors that name
//! place and remedy. All SQL of the house stands here; the data directory is described in
//! `docs/formats/store.md`. Never: a rule, a permission, a clock, a random number.
#![warn(missing_docs)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod store;

pub mod commit;
pub mod events;
mod ledger;
mod salts;

pub mod lines;
pub mod listing;
pub mod projection;

pub mod erase;
pub mod export;
pub mod log;
pub mod verify;

pub mod backup;
mod beside;
pub mod restore;

pub mod cosign;
pub mod witnessed;

pub mod files;
pub mod map;

mod clock;
mod outbox;

pub mod open;

pub mod accounts;
pub mod ready;

mod database;
mod directory;
mod schema;
pub mod trouble;

pub use accounts::Accounts;
pub use backup::{Backup, BackupError};
pub use clearance::ids::FileHash;
pub use clock::ReadClockError;
pub use commit::{CommitError, Committed, NewEvent};
pub use cosign::{CosignCopyError, Cosigned, Witness, cosign_copy, write_witness_key};
pub use database::LOCK_WAIT_MAX;
pub use erase::EraseError;
pub use events::{Content, Events, ReadEventsError, StoredEvent};
pub use export::{ExportError, Exported, VerifyExportError, key_in_export, verify_export};
pub use files::{GetFileError, hash_of};
pub use lines::{EventLine, LinesWanted};
pub use listing::{
    ContactRow, DecisionRow, ROWS_MAX, RequestRow, UnansweredRow, WaitingRow, Wanted,
};
pub use log::{ConsistencyProof, InclusionProof, LogError};
pub use map::Mapped;
pub use open::{CreateOptions, CreateStoreError, OpenStoreError};
pub use projection::ProjectError;
pub use projection::rebuild::{Comparison, DIFFERENCES_PER_TABLE_MAX, Difference, Differs};
pub use ready::{Finding, ServeError, ServingLock, Severity, glance, ready};
pub use restore::{RestoreError, Restoring};
pub use store::{OUTBOX_PAGE_MAX, Store};
pub use trouble::Trouble;
pub use verify::{StoreFault, StoreReport};
pub use witnessed::{SeenBy, TakeWitnessedError, WITNESSES_MAX};
