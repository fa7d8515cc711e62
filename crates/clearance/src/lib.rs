//! The heart: may this contact take place, who must agree, what is owed, what has changed.
//!
//! In: a contact, what screening found, the policy in force, the grants. Out: a decision with its
//! citations, shown by need; events and the state they add up to. Never: a clock, a random number,
//! a verdict without a citation, a silent skip.
#![warn(missing_docs)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic
)]

pub mod ids;

pub mod reader;

pub mod authorise;

pub mod contact;
pub mod grant;
pub mod guest_list;

pub mod decide;
pub mod decision;
pub mod duty;
pub mod verdict;
pub mod whole;

pub mod asked;
pub mod examples;
pub mod settled;

pub mod decision_json;
pub mod disclosed;
pub mod messages;
pub mod wording;

mod answers;
pub mod approvals;
pub mod deadline;
mod facts;
mod governing;
pub mod identity;
mod line;
pub mod naming;
pub mod owed;
mod reach;
pub mod time;
mod world;

pub mod contact_log;
pub mod look_back;
pub mod request;
pub mod worklist;

pub mod approving;
pub mod filed;
pub mod state;

pub mod command;
pub mod handle;
pub mod not_allowed;

pub mod event;
pub mod event_json;
pub mod json;

pub use command::Command;
pub use contact::{Contact, Counterpart};
pub use decide::{Inputs, ScreenedCounterpart, decide};
pub use decision::Decision;
pub use disclosed::Disclosed;
pub use event::{Actor, Envelope, Event};
pub use grant::Grant;
pub use handle::handle;
pub use messages::Language;
pub use not_allowed::NotAllowed;
pub use reader::Reader;
pub use state::State;
pub use verdict::Verdict;
