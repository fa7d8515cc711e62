//! A name as its source prints it. Never normalised here: that is `screening::names`.

/// What sort of name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// The name a party goes by in its list.
    Primary,
    /// Also known as.
    Aka,
    /// Formerly known as.
    Fka,
    /// An abbreviation that is published as such.
    Acronym,
    /// The name in its own script.
    OriginalScript,
}

impl NameKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Primary, Self::Aka, Self::Fka, Self::Acronym, Self::OriginalScript];

    /// The word in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Aka => "aka",
            Self::Fka => "fka",
            Self::Acronym => "acronym",
            Self::OriginalScript => "original_script",
        }
    }

    /// Parses the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace([' ', '-'], "_");
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// Whether a name may raise a hit alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// It may.
    Strong,
    /// Too generic: it can confirm, and asks, but never raises a hit alone.
    Weak,
}

impl Strength {
    /// The word in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Weak => "weak",
        }
    }

    /// Parses the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "strong" => Some(Self::Strong),
            "weak" => Some(Self::Weak),
            _ => None,
        }
    }
}

/// One name of a party.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// As printed by the source, space trimmed. Persons of lists that print `FAMILY, Given` keep it
    /// so.
    pub text: String,
    /// What sort of name.
    pub kind: NameKind,
    /// Whether it may raise a hit alone.
    pub strength: Strength,
}
