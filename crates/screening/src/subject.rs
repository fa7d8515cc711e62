//! What is asked: a name and what is known beside it. Never holds who asks or why.

use crate::Score;
use crate::names::Lexicon;
use parties::{Identifier, Kind, PartialDate};

/// Characters of a name that are read. Largest seen: 347 (a ministry with its departments, UN
/// list). Beyond it the name is cut and reported as unread, never as clear.
pub const NAME_CHARS_MAX: usize = 1_000;

/// One name to screen, with what is known about its bearer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The words, as given.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Birth date, if known.
    pub born: Option<PartialDate>,
    /// Countries known, ISO 3166 alpha-2 or words.
    pub countries: Vec<String>,
    /// Identifiers known.
    pub identifiers: Vec<Identifier>,
}

impl Subject {
    /// A name and nothing else.
    #[must_use]
    pub fn named(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            born: None,
            countries: Vec::new(),
            identifiers: Vec::new(),
        }
    }
}

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Parties returned, best first.
    pub limit: usize,
    /// From which score a strong match is a hit.
    pub threshold: Score,
}

impl Options {
    /// Ten parties, a hit from 850: what `chancery screen` does when told nothing.
    #[must_use]
    pub const fn usual() -> Self {
        Self { limit: 10, threshold: Score::THRESHOLD }
    }
}

/// Whose names the table of words is read for. What a ship is called is a name, whatever it says.
pub(crate) const fn lexicon(kind: Kind) -> Lexicon {
    match kind {
        Kind::Person | Kind::Vessel | Kind::Aircraft => Lexicon::Persons,
        Kind::Organisation => Lexicon::Bodies,
        Kind::Any => Lexicon::Unsaid,
    }
}
