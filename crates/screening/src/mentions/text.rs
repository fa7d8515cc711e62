//! A text in, its sentences out as words with their places. Parts words as names are parted, so
//! that what is found here folds as it does there. Never crosses a full stop, a bracket or a blank
//! line.

use crate::names::fold::fold_word;
use crate::names::script::{Letter, Script, letter};
use crate::names::words::{self, Lexicon};

/// Words of one sentence. Longer runs without a stop are cut here, with `OVERLAP` words said
/// again so that a name across the cut is still found whole.
pub const SENTENCE_WORDS_MAX: usize = 400;
/// Words repeated after a cut. Longest name seen: 31 words.
const OVERLAP: usize = 40;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing, a space, a hyphen, a line end: both may be of one name.
    Near,
    /// A comma: one name only when it is printed family first.
    Comma,
    /// The end of a sentence or clause: never of one name.
    Far,
}

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Its script; none when it has no reading.
    pub script: Option<Script>,
    /// Whether it starts with a capital, or its script has none.
    pub is_capitalised: bool,
    /// Whether all its letters are capitals, and there are at least two.
    pub is_capitals: bool,
    /// What stands before it.
    pub gap: Gap,
}

/// Sentences of a text, one by one.
#[derive(Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    chars: std::iter::Peekable<std::str::CharIndices<'t>>,
    ahead: Option<Word>,
    last: Option<Word>,
    tail: Vec<Word>,
}

impl<'t> Sentences<'t> {
    /// The sentences of `text`.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let chars = text.char_indices().peekable();
        Self { text, chars, ahead: None, last: None, tail: Vec::new() }
    }

    /// Puts the next sentence into `words`; false at the end of the text.
    pub fn next_into(&mut self, words: &mut Vec<Word>) -> bool {
        words.clear();
        words.append(&mut self.tail);
        let said_again = words.len();
        while let Some(word) = self.ahead.take().or_else(|| self.word()) {
            if word.gap == Gap::Far && words.len() > said_again {
                self.ahead = Some(word);
                return true;
            }
            if word.gap == Gap::Far {
                words.clear();
            }
            words.push(word);
            if words.len() >= SENTENCE_WORDS_MAX {
                let from = words.len().saturating_sub(OVERLAP);
                self.tail.extend(words.get(from..).unwrap_or_default());
                return true;
            }
        }
        words.len() > said_again
    }

    fn word(&mut self) -> Option<Word> {
        let mut gap = GapReader::default();
        let mut open: Option<Open> = None;
        while let Some(&(at, c)) = self.chars.peek() {
            let kind = letter(c);
            match (&mut open, kind) {
                (None, Letter::Read(script)) => open = Some(Open::at(at, c, Some(script))),
                (None, Letter::Unread) => open = Some(Open::at(at, c, None)),
                (None, _) => gap.take(c, kind),
                (Some(word), Letter::Read(script)) if word.takes(script) => word.push(at, c),
                (Some(word), Letter::Unread) => {
                    word.script = None;
                    word.push(at, c);
                }
                (Some(word), Letter::Mark | Letter::Silent) => word.extend(at, c),
                (Some(_), _) => break,
            }
            self.chars.next();
        }
        let gap = gap.end(|| self.last.is_some_and(|last| is_abbreviation(self.text, last)));
        self.last = open.map(|word| word.close(self.text, gap));
        self.last
    }
}

/// Whether a stop after this word ends the word, not the sentence: an initial, a title, a legal
/// form.
fn is_abbreviation(text: &str, word: Word) -> bool {
    let raw = text.get(word.start..word.end).unwrap_or_default();
    let Some(script) = word.script.filter(|_| word.is_capitalised && raw.len() <= 6) else {
        return false;
    };
    raw.chars().count() == 1
        || words::look_up(&fold_word(raw, script), Lexicon::Unsaid)
            .is_some_and(|entry| entry.class.is_light())
}

/// What stands between two words, as it is read.
#[derive(Debug, Default)]
struct GapReader {
    width: usize,
    lines: usize,
    has_comma: bool,
    has_stop: bool,
    has_end: bool,
    has_dash: bool,
}

impl GapReader {
    fn take(&mut self, c: char, kind: Letter) {
        if matches!(kind, Letter::Silent | Letter::Mark | Letter::HalfSpace) {
            return;
        }
        self.width += 1;
        match c {
            '\n' => self.lines += 1,
            ' ' | '\r' | '-' | '\u{a0}' | '\u{2010}' | '\u{2011}' | '&' | '·' | '・' | '=' => {}
            '.' => self.has_stop = true,
            ',' | '،' | '，' => self.has_comma = true,
            '–' => self.has_dash = true,
            _ => self.has_end = true,
        }
    }

    fn end(self, is_abbreviation: impl FnOnce() -> bool) -> Gap {
        if self.has_end || self.lines > 1 || (self.has_dash && self.width > 1) {
            return Gap::Far;
        }
        if self.has_stop && !is_abbreviation() {
            return Gap::Far;
        }
        if self.has_comma { Gap::Comma } else { Gap::Near }
    }
}

/// A word that is being read.
#[derive(Debug)]
struct Open {
    start: usize,
    end: usize,
    script: Option<Script>,
    letters: usize,
    capitals: usize,
    is_capitalised: bool,
}

impl Open {
    fn at(start: usize, c: char, script: Option<Script>) -> Self {
        Self {
            start,
            end: start + c.len_utf8(),
            script,
            letters: 1,
            capitals: usize::from(c.is_uppercase()),
            is_capitalised: !c.is_lowercase(),
        }
    }

    fn takes(&self, script: Script) -> bool {
        self.script.is_none_or(|s| s == script && !s.is_syllabic())
    }

    fn push(&mut self, at: usize, c: char) {
        self.extend(at, c);
        self.letters += 1;
        self.capitals += usize::from(c.is_uppercase());
    }

    const fn extend(&mut self, at: usize, c: char) {
        self.end = at + c.len_utf8();
    }

    fn close(self, text: &str, gap: Gap) -> Word {
        let words = text.get(self.start..self.end).unwrap_or_default();
        let own = without_possessive(words);
        Word {
            start: self.start,
            end: self.start + own.len(),
            script: self.script,
            is_capitalised: self.is_capitalised,
            is_capitals: self.letters > 1 && self.capitals == self.letters,
            gap,
        }
    }
}

/// `Soleimani's` names Soleimani.
fn without_possessive(word: &str) -> &str {
    let trimmed = word.trim_end_matches(['\'', '\u{2019}']);
    ["'s", "\u{2019}s", "'S", "\u{2019}S"]
        .iter()
        .find_map(|tail| trimmed.strip_suffix(tail))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(if trimmed.is_empty() { word } else { trimmed })
}
