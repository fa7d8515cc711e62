//! Text cases in `spec/record`, the oracles and the properties of the record, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "tests fail by panicking"
)]
#![expect(clippy::disallowed_methods, reason = "the runner reads the cases of spec/record")]

#[path = "spec/cases.rs"]
mod cases;
#[path = "spec/copies.rs"]
mod copies;
#[path = "spec/growth.rs"]
mod growth;
#[path = "spec/notes.rs"]
mod notes;
#[path = "spec/oracle.rs"]
mod oracle;
#[path = "spec/trees.rs"]
mod trees;
