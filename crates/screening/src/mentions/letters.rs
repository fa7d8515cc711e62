//! A character in, what it is to a text out: a letter of a script and its case, or what parts words
//! and sentences. One table made once of `names::script`, so that a text is read as names are;
//! never an opinion of its own about a letter.

use crate::names::script::{Letter, Script, letter};
use std::sync::OnceLock;

/// What a character is to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A letter or digit.
    Letter(Script, Case),
    /// A letter without a reading.
    Unread,
    /// A mark, or a sign that nobody hears.
    Silent,
    /// A sign that parts two words of one name: space, hyphen.
    Space,
    /// An end of line.
    Line,
    /// A full stop, which may end a sentence.
    Stop,
    /// A comma.
    Comma,
    /// A dash: with spaces about it, it parts clauses.
    Dash,
    /// What ends a clause: brackets, colons, quotation marks.
    End,
}

/// The case of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Upper,
    Lower,
    /// A script without case, or a digit.
    None,
}

/// Characters in the table: the plane that all living scripts are of.
const TABLE: usize = 0x1_0000;

/// What every character of the first plane is.
#[derive(Debug)]
pub(super) struct Letters {
    signs: Box<[u8]>,
}

impl Letters {
    /// The table, made at first use.
    pub(super) fn table() -> &'static Self {
        static LETTERS: OnceLock<Letters> = OnceLock::new();
        LETTERS.get_or_init(|| {
            let sign = |n: usize| u32::try_from(n).ok().and_then(char::from_u32).map_or(8, coded);
            Self { signs: (0..TABLE).map(sign).collect() }
        })
    }

    /// What a character is.
    pub(super) fn of(&self, c: char) -> Sign {
        let at = usize::try_from(u32::from(c)).unwrap_or(TABLE);
        decoded(self.signs.get(at).copied().unwrap_or_else(|| coded(c)))
    }

    /// What an ASCII byte is.
    pub(super) fn of_ascii(&self, byte: u8) -> Sign {
        decoded(self.signs.get(usize::from(byte)).copied().unwrap_or(8))
    }
}

/// Letters from here on: script, then case.
const LETTER: u8 = 16;

fn coded(c: char) -> u8 {
    match letter(c) {
        Letter::Read(script) => {
            let case = if c.is_lowercase() {
                1
            } else if c.is_uppercase() {
                0
            } else {
                2
            };
            LETTER + script.code() * 4 + case
        }
        Letter::Unread => 1,
        Letter::Mark | Letter::Silent | Letter::HalfSpace => 2,
        Letter::Gap => match c {
            ' ' | '\r' | '-' | '\u{a0}' | '\u{2010}' | '\u{2011}' | '&' | '·' | '・' | '=' => 3,
            '\n' => 4,
            '.' => 5,
            ',' | '،' | '，' => 6,
            '–' => 7,
            _ => 8,
        },
    }
}

const fn decoded(code: u8) -> Sign {
    match code {
        1 => Sign::Unread,
        2 => Sign::Silent,
        3 => Sign::Space,
        4 => Sign::Line,
        5 => Sign::Stop,
        6 => Sign::Comma,
        7 => Sign::Dash,
        LETTER.. => {
            let case = match (code - LETTER) % 4 {
                0 => Case::Upper,
                1 => Case::Lower,
                _ => Case::None,
            };
            Sign::Letter(Script::of_code((code - LETTER) / 4), case)
        }
        _ => Sign::End,
    }
}
