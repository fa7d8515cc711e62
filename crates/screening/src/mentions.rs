//! Plain text and indexes in, mentions of listed parties out, each with its place. Finds where a
//! name stands; whether it is the party is asked of `find`, never decided here.

pub mod text;
pub mod watch;

mod doubt;
mod echo;
mod endings;
mod known;
mod letters;
mod near;
mod place;
mod reader;
mod sift;
mod slots;
mod support;

use crate::{How, Index, MatchStrength, Options, Score};
use parties::{Kind, ListId, PartyId};

pub use watch::Watch;

/// Bytes of one text that are read. Beyond it the text is cut, and the answer says so.
pub const TEXT_BYTES_MAX: usize = 256 * 1024 * 1024;
/// Mentions returned of one text. Beyond it the text is cut, and the answer says so.
pub const MENTIONS_MAX: usize = 100_000;

/// What in the text brought a mention up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Words of a name.
    Name,
    /// An acronym, and the text names the party or its country elsewhere, or the party publishes
    /// the acronym itself.
    Acronym,
    /// An acronym that the party does not publish, in a text that names it nowhere. Never a hit.
    AcronymAlone,
    /// The family name of a person whom the text names in full before it.
    FamilyName,
}

impl Basis {
    /// The word in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Acronym => "acronym",
            Self::AcronymAlone => "acronym-alone",
            Self::FamilyName => "family-name",
        }
    }
}

/// One place in a text where a listed party may be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column of the first character, in characters from 1.
    pub column: usize,
    /// The line it stands in, cut around the mention when it is long.
    pub context: String,
    /// The words as they stand.
    pub words: String,
    /// The party.
    pub party: PartyId,
    /// Its list.
    pub list: ListId,
    /// What to call it.
    pub caption: String,
    /// The name that matched.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// What carries the match.
    pub strength: MatchStrength,
    /// What in the text brought it up.
    pub basis: Basis,
    /// How the words met those of the name, each way once.
    pub ways: Vec<How>,
    /// Why it is no hit; empty otherwise.
    pub why_not: String,
    /// How likely, per mille.
    pub score: Score,
    /// Whether it is fit to act on as far as names go.
    pub hit: bool,
    /// Whether it needs a person's answer.
    pub ask: bool,
}

/// What a text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scanned {
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    /// The byte from which the text was not read any more, when a limit cut it.
    pub cut_at: Option<usize>,
}

/// The mentions of one text. For several texts make the [`Watch`] once.
#[must_use]
pub fn scan(indexes: &[Index<'_>], text: &str, options: &Options) -> Scanned {
    Watch::over(indexes).scan(text, options)
}

#[cfg(test)]
mod tests;
