//! The readers of lists and of the organisation's file against the cases in `spec/parties`, the
//! real lists, and any bytes at all.
#![expect(clippy::disallowed_methods, reason = "tests read their cases from files")]
#![expect(clippy::format_push_string, reason = "a case is printed once, and reads better so")]

mod cases;
mod hostile;
mod lists;
mod organisation;
mod shown;
mod typed;
