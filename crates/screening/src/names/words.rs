//! A folded word in, what it is to a name out: a particle, a title, a legal form, a word for what
//! sort of body, a place, or the name itself. The table is shipped with the engine and frozen.

use super::fold::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// It names the bearer.
    Proper,
    /// It joins: al, bin, of, and.
    Particle,
    /// It honours: Sheikh, Dr.
    Title,
    /// A legal form: Ltd, OOO.
    Form,
    /// What sort of body: bank, front, national.
    Generic,
    /// A country or people.
    Place,
    /// Digits.
    Number,
    /// An acronym published as such: its letters and no others.
    Acronym,
}

impl Class {
    /// The number kept in an index.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Proper => 0,
            Self::Particle => 1,
            Self::Title => 2,
            Self::Form => 3,
            Self::Generic => 4,
            Self::Place => 5,
            Self::Number => 6,
            Self::Acronym => 7,
        }
    }

    /// The class of that number; an unknown number reads as proper.
    #[must_use]
    pub const fn of_code(code: u8) -> Self {
        match code {
            1 => Self::Particle,
            2 => Self::Title,
            3 => Self::Form,
            4 => Self::Generic,
            5 => Self::Place,
            6 => Self::Number,
            7 => Self::Acronym,
            _ => Self::Proper,
        }
    }

    /// Whether it is met by the same letters only.
    #[must_use]
    pub const fn is_strict(self) -> bool {
        matches!(self, Self::Number | Self::Acronym)
    }

    /// Whether the word says little about whom: it may be left out freely.
    #[must_use]
    pub const fn is_light(self) -> bool {
        matches!(self, Self::Particle | Self::Title | Self::Form)
    }
}

/// What the table says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it does.
    pub class: Class,
    /// Words of one concept translate one another. Never 0.
    pub concept: u16,
}

/// The concept of the article, `al` and `the`, which joins freely.
pub const ARTICLE: u16 = 1;
/// The concept of bin, ben, ibn.
pub const SON_OF: u16 = 2;

const TABLE: &str = include_str!("../../../../data/name_words.tsv");

/// What the table says of a folded word; none for a word that is not in it.
#[must_use]
pub fn look_up(text: &str) -> Option<Entry> {
    static WORDS: OnceLock<HashMap<String, Entry>> = OnceLock::new();
    WORDS.get_or_init(load).get(text).copied()
}

fn load() -> HashMap<String, Entry> {
    let mut words = HashMap::new();
    let mut concept = 0;
    for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(class), Some(_), Some(list)) = (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let class = match class {
            "particle" => Class::Particle,
            "title" => Class::Title,
            "form" => Class::Form,
            "place" => Class::Place,
            _ => Class::Generic,
        };
        concept += 1;
        for word in list.split(',') {
            // A word of several syllables in Han folds into several; those are met one by one.
            if let [folded] = fold(word).words.as_slice() {
                words.entry(folded.text.clone()).or_insert(Entry { class, concept });
            }
        }
    }
    words
}
