//! What was wrong with one record of a file, and where. A fault never takes good records with it.

use std::fmt;

/// Faults kept from one file. Largest seen: 41 (the 2018 list of the United Kingdom). Beyond it
/// they are counted, not kept: a hostile file must not fill the memory.
pub const FAULTS_MAX: usize = 10_000;

/// One thing a reader could not use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line in the file, from 1; 0 when the whole file is meant.
    pub line: u64,
    /// The record: an id, an entry's number; empty when not known.
    pub record: String,
    /// What is wrong, in the words of the file, lower case, without a full stop.
    pub what: String,
    /// What would mend it; may be empty.
    pub remedy: String,
    /// Whether the record it stands in was left out.
    pub is_lost: bool,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        if !self.record.is_empty() {
            write!(f, "{}: ", self.record)?;
        }
        f.write_str(&self.what)?;
        if !self.remedy.is_empty() {
            write!(f, " ({})", self.remedy)?;
        }
        Ok(())
    }
}
