//! A pasted text in, the counterparts it names out, with every line that gave none. Guesses little:
//! what may be a name stays one, in the words typed, and is shown back to be put right. Never
//! decides, and never drops words in silence.
//!
//! Read are: names one a line, numbered or with bullets; lists between commas or semicolons;
//! `Surname, Given`; `Name (for whom)`; `Name <mail>`; `Name; born=1961-03-04; is=own:mek` as the
//! command line has it; a pasted table with a first line that names its columns; and a line that
//! begins as an invitation does, `Dinner, 9 Jan: A, B`.

mod facts;
mod line;
mod name;
mod table;

pub use facts::counterpart;

use crate::contact::{COUNTERPARTS_MAX, Counterpart};
use crate::messages::{Language, Reading};
use parties::id::ParseIdError;

/// Bytes of one paste. Largest seen: 24,000 (a reception of 300 with addresses). Beyond it the
/// text is refused unread, whole.
pub const TEXT_BYTES_MAX: usize = 1024 * 1024;

/// The fields of the written form.
const FIELDS: &str = "kind=, born=, country=, id=, capacity=, is=, is-not=";

/// The words for kinds.
const KINDS: &str = "person, organisation, vessel, aircraft, any";

/// Why words gave no counterpart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// They begin with no name.
    NoName,
    /// A field says nothing.
    Nothing {
        /// Which.
        field: String,
    },
    /// A word that is no kind.
    Kind {
        /// It.
        word: String,
    },
    /// A word that is no date.
    Date {
        /// It.
        word: String,
    },
    /// A word that is no id of a party.
    Party {
        /// It.
        word: String,
        /// What is wrong with it.
        cause: ParseIdError,
    },
    /// No counterpart has a field of that name.
    Field {
        /// It.
        field: String,
    },
    /// They name nobody: a heading, a date, a bullet. Nothing to put right.
    LeftOut,
    /// They are the first line of a table. Nothing to put right.
    Heading,
    /// They are columns that a counterpart has nothing for. Nothing to put right.
    Columns,
    /// One contact takes no more.
    TooMany {
        /// So many were read.
        fit: usize,
    },
    /// The text is too long to be read at all.
    TooLong {
        /// Its bytes.
        bytes: usize,
    },
}

/// Words that gave no counterpart, with the line they stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The words, as typed; the whole rest of the text when one contact takes no more.
    pub words: String,
    /// Why.
    pub what: Unread,
}

impl Fault {
    /// Whether it only says what was left out: nothing needs to be put right.
    #[must_use]
    pub const fn is_note(&self) -> bool {
        matches!(self.what, Unread::LeftOut | Unread::Heading | Unread::Columns)
    }

    /// What is wrong, with the words.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        self.what.told(&self.words, self.line, language)
    }
}

impl Unread {
    /// What is wrong with these words.
    #[must_use]
    pub fn told(&self, words: &str, line: usize, language: Language) -> String {
        let words = ("words", words);
        let fill = |part: Reading, values: &[(&str, &str)]| part.fill(language, values);
        match self {
            Self::NoName => fill(Reading::NoName, &[words]),
            Self::Nothing { field } => fill(Reading::Nothing, &[("field", field), words]),
            Self::Kind { word } => fill(Reading::NoKind, &[("word", word), words]),
            Self::Date { word } => fill(Reading::NoDate, &[("word", word), words]),
            Self::Party { word, .. } => fill(Reading::NoParty, &[("word", word)]),
            Self::Field { field } => fill(Reading::NoField, &[("field", field)]),
            Self::LeftOut => fill(Reading::LeftOut, &[words]),
            Self::Heading => fill(Reading::Heading, &[words]),
            Self::Columns => fill(Reading::Columns, &[words]),
            Self::TooMany { fit } => {
                let (fit, line) = (fit.to_string(), line.to_string());
                fill(Reading::TooMany, &[("fit", &fit), ("line", &line)])
            }
            Self::TooLong { bytes } => {
                let (bytes, max) = (bytes.to_string(), TEXT_BYTES_MAX.to_string());
                fill(Reading::TooLong, &[("bytes", &bytes), ("max", &max)])
            }
        }
    }

    /// What would mend it; empty where nothing needs to be.
    #[must_use]
    pub fn remedy_told(&self, language: Language) -> String {
        let (part, value) = match self {
            Self::NoName => (Reading::NameFirst, "Jon Exampel; born=1961-03-04"),
            Self::Nothing { .. } | Self::Field { .. } => (Reading::ThereAre, FIELDS),
            Self::Kind { .. } => (Reading::ThereAre, KINDS),
            Self::Date { .. } => (Reading::Dates, ""),
            Self::Party { .. } => (Reading::Ids, "is=own:mek"),
            Self::TooMany { .. } | Self::TooLong { .. } => (Reading::Split, ""),
            Self::LeftOut | Self::Heading | Self::Columns => return String::new(),
        };
        part.fill(language, &[("value", value)])
    }
}

/// The counterparts a text names, in order, and every line, or part of one, that gave none.
///
/// # Limits
/// [`TEXT_BYTES_MAX`] bytes; [`COUNTERPARTS_MAX`] names: the fault names how many were read and
/// from which line on nothing was, and holds the rest.
///
/// # Example
/// ```
/// let text = "Dinner 9 Jan, Residence: M. Rajavi (NCRI), Jon Exampel";
/// let (names, faults) = clearance::guest_list::read(text);
/// assert_eq!(names[0].name, "M. Rajavi");
/// assert_eq!(names[0].capacity.as_deref(), Some("for NCRI"));
/// assert_eq!(names[1].name, "Jon Exampel");
/// assert!(faults.iter().all(clearance::guest_list::Fault::is_note));
/// ```
#[must_use]
pub fn read(text: &str) -> (Vec<Counterpart>, Vec<Fault>) {
    let (found, faults) = read_lines(text);
    (found.into_iter().map(|(_, counterpart)| counterpart).collect(), faults)
}

/// The same, each counterpart with its line, from 1.
#[must_use]
pub fn read_lines(text: &str) -> (Vec<(usize, Counterpart)>, Vec<Fault>) {
    if text.len() > TEXT_BYTES_MAX {
        let what = Unread::TooLong { bytes: text.len() };
        return (Vec::new(), vec![Fault { line: 1, words: String::new(), what }]);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<Line<'_>> = lines_of(text);
    let mut read = Read::default();
    let mut left = lines.as_slice();
    let mut table = None;
    if let Some((first, after)) = left.split_first()
        && let Some(found) = table::Table::of(first.words, !after.is_empty())
    {
        read.fault(first.number, first.words, Unread::Heading);
        let columns = found.columns_left_out();
        if !columns.is_empty() {
            read.fault(first.number, &columns, Unread::Columns);
        }
        (table, left) = (Some(found), after);
    }
    let style = line::Style::of(left.iter().map(|l| l.words));
    for one in left {
        if read.is_full() {
            read.stop(text, one);
            break;
        }
        match &table {
            Some(table) => read.take(one, table.row(one.words)),
            None => read.line(one, style),
        }
    }
    (read.found, read.faults)
}

/// One line that says something.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    number: usize,
    /// Where it begins in the text, in bytes.
    at: usize,
    words: &'t str,
}

/// Every line with something other than space, however lines end.
fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut at, mut number) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
        let is_end = |c: char| {
            matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
        };
        let length = rest.find(is_end).unwrap_or(rest.len());
        number += 1;
        let words = rest.get(..length).unwrap_or_default();
        if !words.trim().is_empty() {
            lines.push(Line { number, at, words: words.trim() });
        }
        let end = rest.get(length..).unwrap_or_default();
        let step =
            if end.starts_with("\r\n") { 2 } else { end.chars().next().map_or(0, char::len_utf8) };
        at += length + step;
    }
    lines
}

/// What was read so far.
#[derive(Debug, Default)]
struct Read {
    found: Vec<(usize, Counterpart)>,
    faults: Vec<Fault>,
    is_stopped: bool,
}

impl Read {
    fn is_full(&self) -> bool {
        self.found.len() >= COUNTERPARTS_MAX
    }

    fn fault(&mut self, line: usize, words: &str, what: Unread) {
        self.faults.push(Fault { line, words: words.to_owned(), what });
    }

    fn take(&mut self, line: &Line<'_>, found: Result<Counterpart, Unread>) {
        if self.is_stopped {
            // The rest of a line one of whose names was the last to fit.
            if let Some(fault) = self.faults.last_mut() {
                fault.words.extend([", ", line.words]);
            }
            return;
        }
        match found {
            Ok(_) if self.is_full() => {
                self.is_stopped = true;
                let what = Unread::TooMany { fit: self.found.len() };
                self.fault(line.number, line.words, what);
            }
            Ok(counterpart) => self.found.push((line.number, counterpart)),
            Err(what) => self.fault(line.number, line.words, what),
        }
    }

    /// The names of one line, its heads left out.
    fn line(&mut self, line: &Line<'_>, style: line::Style) {
        let mut words = line::without_bullet(line.words);
        while let Some((head, tail)) = line::intro(words) {
            self.take(&Line { words: head, ..*line }, Err(Unread::LeftOut));
            words = tail;
        }
        if facts::is_form(words) {
            return self.take(&Line { words, ..*line }, counterpart(words));
        }
        let pieces = line::pieces(words, style);
        if pieces.is_empty() && !words.is_empty() {
            self.take(&Line { words, ..*line }, Err(Unread::LeftOut));
        }
        for words in pieces {
            let piece = Line { words, ..*line };
            if !name::has_letters(words) {
                self.take(&piece, Err(Unread::LeftOut));
                continue;
            }
            let (one, alias) = name::read(words);
            self.take(&piece, Ok(one));
            if let Some(alias) = alias {
                self.take(&piece, Ok(alias));
            }
        }
    }

    /// Nothing is read from this line on.
    fn stop(&mut self, text: &str, line: &Line<'_>) {
        let rest = text.get(line.at..).unwrap_or(line.words);
        if self.is_stopped
            && let Some(fault) = self.faults.last_mut()
        {
            fault.words.extend(["\n", rest]);
            return;
        }
        let what = Unread::TooMany { fit: self.found.len() };
        self.fault(line.number, rest, what);
    }
}

#[cfg(test)]
mod tests;
