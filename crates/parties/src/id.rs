//! Words in, proofs out: an id is made only by parsing, so that inside the house a `PostId` is
//! known to be one. Never holds an empty or unbounded text.

use std::fmt;

/// Characters an id may have. Largest seen: 61 (a UN reference with its list). Longer words are
/// refused, since an id stands in every event and every line shown.
pub const ID_CHARS_MAX: usize = 128;

/// Why a word is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseIdError {
    /// Nothing was given.
    #[error("an id is empty")]
    Empty,
    /// The word is longer than [`ID_CHARS_MAX`].
    #[error("the id `{start}…` is longer than {ID_CHARS_MAX} characters")]
    TooLong {
        /// The first characters of the word.
        start: String,
    },
    /// A character that an id may not have: a control, a line end, a comma or a semicolon.
    #[error("the id `{word}` has the character {character:?}, which an id may not have")]
    Character {
        /// The word as given.
        word: String,
        /// The character.
        character: char,
    },
}

/// Whether a word is an id as it stands: it parses, and as nothing but itself.
#[must_use]
pub fn is_id(word: &str) -> bool {
    word.trim().len() == word.len()
        && !word.is_empty()
        && !word.contains(is_barred)
        && (word.len() <= ID_CHARS_MAX || word.chars().count() <= ID_CHARS_MAX)
}

fn is_barred(c: char) -> bool {
    c.is_control() || matches!(c, ',' | ';' | '"' | '\u{2028}' | '\u{2029}')
}

fn checked(word: &str) -> Result<Box<str>, ParseIdError> {
    let word = word.trim();
    if word.is_empty() {
        return Err(ParseIdError::Empty);
    }
    if word.chars().count() > ID_CHARS_MAX {
        return Err(ParseIdError::TooLong { start: word.chars().take(24).collect() });
    }
    match word.chars().find(|c| is_barred(*c)) {
        Some(character) => Err(ParseIdError::Character { word: word.to_owned(), character }),
        None => Ok(word.into()),
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Parses the id out of a word; space around it is dropped.
            ///
            /// # Errors
            /// An empty or over-long word, or one with a character that would break a list of ids.
            pub fn parse(word: &str) -> Result<Self, ParseIdError> {
                checked(word).map(Self)
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )*};
}

ids! {
    /// A party: `LIST:ID`, or its own id when that contains `:`. Source: semantics, Screening.
    PartyId
    /// A list of parties, as the organisation calls it: `ofac`, `un`, `own`.
    ListId
    /// A legal or policy basis a list belongs to: `IRGC`, `TERR-1`.
    Programme
    /// A class of parties that a rule may name: `foreign-mission`.
    Category
    /// An office of the organisation.
    PostId
    /// A region of posts.
    RegionId
    /// A named group of addressees: `ALL POSTS`.
    CollectiveId
    /// What a person is empowered to decide as: `nea-desk`, `head of post`.
    FunctionId
    /// A person of the organisation, and the name of the account.
    OfficerId
    /// A declared purpose: a standing exemption (`consular`) or a token of the organisation's own.
    Purpose
}

impl PartyId {
    /// The id of a party on a list: its own id when that contains `:`, else `LIST:ID`.
    ///
    /// # Errors
    /// As [`PartyId::parse`].
    pub fn on(list: &ListId, own: &str) -> Result<Self, ParseIdError> {
        let own = own.trim();
        if own.is_empty() {
            return Err(ParseIdError::Empty);
        }
        if own.contains(':') { Self::parse(own) } else { Self::parse(&format!("{list}:{own}")) }
    }

    /// The part after the first `:`, by which a drafter may name a party of one list only.
    #[must_use]
    pub fn local(&self) -> &str {
        self.0.split_once(':').map_or(&*self.0, |(_, local)| local)
    }
}
