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
pub mod exemption;
pub mod rule;

pub mod document;
pub mod fault;

pub mod near;

pub mod parse;
pub mod print;

pub mod marking;

pub mod lint;
pub mod release;
pub mod released;
pub mod scope;

pub mod policy;

pub mod life;

pub use act::{Act, Initiator, Venue};
pub use approval::Approval;
pub use document::{Directive, Example, ExampleWith, HeaderTime, Paragraph, Place, Precedence};
pub use fault::Fault;
pub use lint::{Finding, Severity, lint, lint_text};
pub use number::{DirectiveId, ParagraphId};
pub use parse::parse;
pub use policy::{Lateness, Policy, PolicyParagraph, Standing, standing};
pub use print::print;
pub use release::{freeze, release};
pub use released::{FrozenParty, Reach, Released, Times};
pub use rule::{Levels, MonthDay, Order, PartyTerm, Rule, Scope, Season, Selector};
pub use scope::{Links, selects};
