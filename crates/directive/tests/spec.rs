//! Runs the text cases of `spec/directives` and the properties of this room.

#[path = "spec/grammar.rs"]
mod grammar;
#[path = "spec/policy.rs"]
mod policy;
