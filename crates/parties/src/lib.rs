//! Who is restricted, and who we are.
//!
//! In: bytes of a list or an organisation file. Out: parties, an organisation, and the faults met
//! on the way. Never: a file, a clock, a random number, a decision.
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

pub mod id;

pub mod date;
pub mod source;
pub mod visibility;

pub mod affiliation;
pub mod listing;
pub mod name;
pub mod party;

pub mod contact_level;
pub mod organisation;
pub mod registry;

pub mod fault;
pub mod import;

pub use affiliation::{Affiliation, Link};
pub use contact_level::ContactLevel;
pub use date::PartialDate;
pub use fault::Fault;
pub use id::{
    Category, CollectiveId, FunctionId, ListId, OfficerId, PartyId, PostId, Programme, Purpose,
    RegionId, is_id,
};
pub use listing::Listing;
pub use name::{Name, NameKind, Strength};
pub use organisation::{Officer, Organisation, Post, Role};
pub use party::{Gender, Identifier, Kind, Party};
pub use registry::{Registry, Snapshot};
pub use source::{Assertion, Source};
pub use visibility::{Compartment, Level, Levels, Visibility};
