//! Behaviour as text: every folder of `spec/` that belongs to this room has one runner here.
#![allow(clippy::print_stderr, reason = "a test says what it skipped and where answers differ")]

#[path = "spec/decisions.rs"]
mod decisions;
#[path = "spec/verdicts.rs"]
mod verdicts;

#[path = "spec/clearances.rs"]
mod clearances;
