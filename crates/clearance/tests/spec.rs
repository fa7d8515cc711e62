//! Behaviour as text: every folder of `spec/` that belongs to this room has one runner here.
#![expect(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test reads its cases and says what it skipped and where answers differ"
)]

#[path = "spec/decisions.rs"]
mod decisions;
#[path = "spec/examples.rs"]
mod examples;
#[path = "spec/properties.rs"]
mod properties;
#[path = "spec/verdicts.rs"]
mod verdicts;

#[path = "spec/clearances.rs"]
mod clearances;

#[path = "spec/wordings.rs"]
mod wordings;
