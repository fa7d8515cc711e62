//! What screening found: matches with evidence a person can read. Speaks of names only; what
//! follows for a contact is `clearance`'s to say.

pub mod lent;

use crate::Score;
use parties::{Kind, ListId, PartyId};

/// How one part of the name met one part of the alias.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The same letters after folding.
    Same,
    /// A spelling of it in the same script.
    Spelling,
    /// The same word in another script or by another standard.
    Transliteration,
    /// An initial.
    Initial,
    /// A short form: Bill, William.
    Nickname,
    /// A word joined there and split here, or the reverse.
    Joined,
    /// A word of the same meaning in another language, or a legal form.
    Translation,
    /// An acronym the party publishes or its long name gives.
    Acronym,
    /// An identifier that agrees.
    Identifier,
    /// Not in the name that matched: in another name of the same party.
    OtherName,
}

impl How {
    /// The word in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Spelling => "spelling",
            Self::Transliteration => "transliteration",
            Self::Initial => "initial",
            Self::Nickname => "nickname",
            Self::Joined => "joined",
            Self::Translation => "translation",
            Self::Acronym => "acronym",
            Self::Identifier => "identifier",
            Self::OtherName => "other_name",
        }
    }
}

/// One part of the name beside the part of the alias it met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The part asked, folded.
    pub query: String,
    /// The part of the alias, folded.
    pub name: String,
    /// How they met.
    pub how: How,
    /// How close they are.
    pub score: Score,
}

/// What carries a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchStrength {
    /// A strong name of the party.
    Strong,
    /// Only a weak alias.
    Weak,
    /// Only an acronym derived from a long name.
    Acronym,
}

impl MatchStrength {
    /// The word in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Weak => "weak",
            Self::Acronym => "acronym",
        }
    }
}

/// What is known beside the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Birth date.
    BirthDate,
    /// Country.
    Country,
    /// An identifier.
    Identifier,
    /// What sort of party.
    Kind,
}

impl Field {
    /// The word in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BirthDate => "birth_date",
            Self::Country => "country",
            Self::Identifier => "identifier",
            Self::Kind => "kind",
        }
    }
}

/// One party that the name may name: its best alias, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The party.
    pub party: PartyId,
    /// The list it stands on.
    pub list: ListId,
    /// What to call it.
    pub caption: String,
    /// The alias that matched best, as printed.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// What carries the match.
    pub strength: MatchStrength,
    /// How likely, per mille.
    pub score: Score,
    /// The evidence in bits, rounded; negative when the name speaks against it.
    pub bits: i16,
    /// Whether it is fit to act on as far as names go.
    pub hit: bool,
    /// Whether it needs a person's answer.
    pub ask: bool,
    /// Why a high score is no hit; empty otherwise.
    pub why_not: String,
    /// Its place, from 1.
    pub rank: usize,
    /// Part beside part.
    pub evidence: Vec<Evidence>,
    /// What is known and agrees.
    pub agrees: Vec<Field>,
    /// What is known and speaks against.
    pub contradicts: Vec<Field>,
    /// What would help to tell and was not given.
    pub missing: Vec<Field>,
    /// Parts of the query that met nothing in the alias.
    pub unmatched: Vec<String>,
    /// Whether the whole name equals the alias after folding.
    pub is_exact: bool,
    /// Whether the list says the party has died. It stays, and says so.
    pub is_deceased: bool,
}

/// What screening one subject found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screened {
    /// The words asked, as given.
    pub query: String,
    /// Parties, best first, at most `Options::limit`; also those below the threshold.
    pub matches: Vec<Match>,
    /// How many parties share the words as well as the best does (within 50 per mille of it, and
    /// hit or ask); 0 when there is no hit or ask, 1 when one party stands alone.
    pub ambiguity: usize,
    /// Parts the engine could not read. A name with any is never clear.
    pub unread: Vec<String>,
}
