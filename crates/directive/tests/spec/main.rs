//! Runs the text cases of `spec/directives` and the properties of this room.

#![expect(clippy::disallowed_methods, reason = "tests read their cases from files")]

mod cases;
mod generated;
mod grammar;
mod life;
mod organisation;
mod policy;
mod scope;
