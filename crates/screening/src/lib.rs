//! Is this contact one of them?
//!
//! In: parties and the words of a name. Out: matches, each with its score and its evidence.
//! Never: a decision about a person, a file, a clock, a weight counted from the loaded lists.
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

pub mod comparing;
pub mod explain;
pub mod found;
pub mod index;
pub mod matching;
pub mod mentions;
pub mod names;
pub mod score;
pub mod subject;

pub use comparing::{Compared, compare, compare_score, score_listed};
pub use explain::{Explained, explain, explain_match, explain_pair};
pub use found::{Evidence, How, Match, MatchStrength, Screened, lent};
pub use index::{Index, ListCount, Memo, NameEntry, OpenIndexError, VerifyIndexError};
pub use matching::{Finder, find};
pub use mentions::{Mention, Scanned, Watch, scan};
pub use score::Score;
pub use subject::{Options, Subject};

/// The version of the engine, stored with every decision. Raised whenever an answer may change.
pub const ENGINE: &str = "screening/6";

/// The version of the name tables, stored beside it. Raised whenever a file under `data/` changes.
pub const TABLES: &str = "names/5";
