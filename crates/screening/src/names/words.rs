//! A folded word in, what it is to a name out: a particle, a title, a legal form, a word for what
//! sort of body, a place, or the name itself. The table is shipped with the engine and frozen; it
//! is made by `cargo xtask tables` from `data/name_words.tsv`. Never knows whose name it is.

use super::table::Table;

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
    /// Whether the word says by itself that a name is a body's: bank, ministry, Ltd.
    pub is_sure: bool,
}

/// The concept of the article, `al` and `the`, which joins freely.
pub const ARTICLE: u16 = 1;
/// The concept of bin, ben, ibn.
pub const SON_OF: u16 = 2;
/// The concept of bint, kizi.
pub const DAUGHTER_OF: u16 = 3;

/// Concepts from here on say what a body does or where it stands: oil, missile, west. Those below
/// say what sort of body it is, or little: bureau, group, national.
pub const FIELD_FROM: u16 = 2048;

/// Concepts from here to [`FIELD_FROM`] are legal forms of which the family is known, each family
/// [`FORM_FAMILY`] numbers wide: companies of shares, limited ones, partnerships, owners.
pub const FORM_FROM: u16 = 1024;
/// See [`FORM_FROM`].
pub const FORM_FAMILY: u16 = 64;

/// Which sort of body in law has a form; none for a concept that is no form or fits any, as
/// company and corporation do.
#[must_use]
pub const fn form_family(concept: u16) -> Option<u16> {
    match concept {
        FORM_FROM..FIELD_FROM => Some((concept - FORM_FROM) / FORM_FAMILY),
        _ => None,
    }
}

/// Whose names are read. King is a word for what a ship or a bank is called, and a surname.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lexicon {
    /// Human beings: particles and titles only.
    Persons,
    /// Companies, ministries, movements: all of the table.
    Bodies,
    /// Not said: as bodies if a word says so by itself, else as persons.
    Unsaid,
}

static TABLE: Table = Table::new(include_bytes!("../../../../data/tables/words.bin"));

/// All that the table says of a folded word, looked up once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    person: [u8; ENTRY],
    body: [u8; ENTRY],
}

impl Said {
    /// What the table says of this word or phrase; nothing where it is not in it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        match TABLE.get(text.as_bytes()).map(|v| v.as_chunks::<ENTRY>().0) {
            Some([person, body]) => Self { person: *person, body: *body },
            _ => Self::NOTHING,
        }
    }

    const NOTHING: Self = Self { person: [NO_CLASS, 0, 0, 0], body: [NO_CLASS, 0, 0, 0] };

    /// What it says in names of that sort; none for a word that is not in the table.
    #[must_use]
    pub fn entry(&self, lexicon: Lexicon) -> Option<Entry> {
        match lexicon {
            Lexicon::Persons => entry(&self.person),
            Lexicon::Bodies => entry(&self.body),
            Lexicon::Unsaid => entry(&self.body).or_else(|| entry(&self.person)),
        }
    }

    /// Words of the longest phrase that begins with this word; 0 when none does.
    #[must_use]
    pub fn phrase_max(&self, lexicon: Lexicon) -> usize {
        usize::from(self.flags(lexicon) & PHRASE_MASK)
    }

    /// Whether it is a phrase.
    #[must_use]
    pub const fn is_phrase(&self, lexicon: Lexicon) -> bool {
        self.flags(lexicon) & IS_PHRASE != 0
    }

    const fn flags(&self, lexicon: Lexicon) -> u8 {
        let [_, flags, ..] =
            if matches!(lexicon, Lexicon::Persons) { self.person } else { self.body };
        flags
    }
}

/// What the table says of a folded word in names of that sort; none for a word that is not in it.
#[must_use]
pub fn look_up(text: &str, lexicon: Lexicon) -> Option<Entry> {
    Said::of(text).entry(lexicon)
}

/// Words of the longest phrase of the table that begins with this word; 0 when none does.
#[must_use]
pub fn phrase_max(text: &str, lexicon: Lexicon) -> usize {
    Said::of(text).phrase_max(lexicon)
}

/// Whether this is a phrase of the table.
#[must_use]
pub fn is_phrase(joined: &str, lexicon: Lexicon) -> bool {
    Said::of(joined).is_phrase(lexicon)
}

/// Bytes of what is said of a word, once for persons and once for bodies: class, flags, concept.
const ENTRY: usize = 4;
/// The class of a word that only begins phrases.
const NO_CLASS: u8 = 255;
/// How many words its longest phrase has.
const PHRASE_MASK: u8 = 0b0111;
/// Whether it is a phrase.
const IS_PHRASE: u8 = 0b1000;
/// Whether it says by itself that a name is a body's.
const IS_SURE: u8 = 0b1_0000;

const fn entry(bytes: &[u8; ENTRY]) -> Option<Entry> {
    let [class, flags, low, high] = *bytes;
    if class == NO_CLASS {
        return None;
    }
    let concept = u16::from_le_bytes([low, high]);
    Some(Entry { class: Class::of_code(class), concept, is_sure: flags & IS_SURE != 0 })
}
