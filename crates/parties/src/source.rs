//! Where a statement comes from. Statements may conflict; none is silently dropped for another.

use crate::PartialDate;

/// Who says so. Two reports of one report have one `origin` and count as one source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Source {
    /// The document: an address, a file reference, a list's name.
    pub document: String,
    /// Whose report it is in the end; empty when the document is its own origin.
    pub origin: String,
    /// When it was said.
    pub date: Option<PartialDate>,
}

/// One sourced statement about a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assertion {
    /// What it is about: `delisted`, `birth_date`, `member`.
    pub subject: String,
    /// What is said.
    pub statement: String,
    /// By whom.
    pub source: Source,
    /// How far the organisation relies on it, in its own words; empty when not assessed.
    pub confidence: String,
}
