//! Receives people: the use cases of the house, called in-process by the command line.
//!
//! In: who asks, and what, as values. Out: an answer shown by need, or a trouble with its remedy.
//! Never: a rule of its own, a permission of its own, a word on a terminal.
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

pub mod api;
pub mod desk;
pub mod document;
pub mod door;
pub mod hall;
pub mod machine;
mod problem;
pub mod router;
pub mod serving;
pub mod trouble;
pub mod ui;

pub use desk::Desk;
pub use hall::Hall;
pub use machine::Machine;
pub use store::map;
pub use trouble::Trouble;
