//! What was ordered.
//!
//! In: the text a drafter types. Out: a directive with places, its faults, the policy in force for
//! a post at a time. Never: a decision about a contact, a file, a clock.
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

pub mod number;

pub mod act;
pub mod approval;
pub mod rule;

pub mod document;

pub mod released;

pub use act::{Act, Initiator, Venue};
pub use approval::Approval;
pub use document::{Directive, Example, Paragraph, Place, Precedence};
pub use number::{DirectiveId, ParagraphId};
pub use released::{FrozenParty, Reach, Released, Times};
pub use rule::{Levels, Order, PartyTerm, Rule, Scope, Season, Selector};
