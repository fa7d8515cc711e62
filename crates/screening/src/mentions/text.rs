//! A text in, its sentences out as words with their places. Parts words as names are parted, so
//! that what is found here folds as it does there. Never crosses a full stop, a bracket or a blank
//! line.

use super::letters::{Case, Letters, Sign};
use crate::names::fold::fold_word;
use crate::names::script::Script;
use crate::names::words::{self, Lexicon};

/// Words of one sentence. Longer runs without a stop are cut here, with `OVERLAP` words said
/// again so that a name across the cut is still found whole.
pub const SENTENCE_WORDS_MAX: usize = 400;
/// Words repeated after a cut. Longest name seen: 31 words.
const OVERLAP: usize = 40;
/// Bytes of a paragraph that are looked at for a capital letter. A longer one without any is taken
/// to be written without capitals.
const PARAGRAPH_BYTES_MAX: usize = 4096;
/// Letters of a word broken at a line end that may follow in the next line. Longer is no word.
const BROKEN_CHARS_MAX: usize = 24;

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
    /// Whether it may be a name as far as letters tell: it starts with a capital, or its script or
    /// its paragraph has none.
    pub is_capitalised: bool,
    /// Whether its capital says so: neither its script nor its paragraph lacks capitals.
    pub is_marked: bool,
    /// Whether all its letters are capitals, and there are at least two.
    pub is_capitals: bool,
    /// Whether a hyphen and a line end stand within it.
    pub is_broken: bool,
    /// What stands before it.
    pub gap: Gap,
}

/// Sentences of a text, one by one.
#[derive(Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    letters: &'static Letters,
    at: usize,
    /// Up to where it is known whether the text has capitals, and whether it has.
    cased_to: usize,
    is_cased: bool,
    ahead: Option<Word>,
    last: Option<Word>,
    tail: Vec<Word>,
}

impl<'t> Sentences<'t> {
    /// The sentences of `text`.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self {
            text,
            letters: Letters::table(),
            at: 0,
            cased_to: 0,
            is_cased: true,
            ahead: None,
            last: None,
            tail: Vec::new(),
        }
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

    /// What stands at a place, and how many bytes it takes.
    #[inline]
    fn sign(&self, at: usize) -> Option<(Sign, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 0x80 {
            return Some((self.letters.of_ascii(byte), 1));
        }
        let c = self.text.get(at..)?.chars().next()?;
        Some((self.letters.of(c), c.len_utf8()))
    }

    fn word(&mut self) -> Option<Word> {
        let mut gap = GapReader::default();
        let (script, case) = loop {
            let (sign, length) = self.sign(self.at)?;
            match sign {
                Sign::Letter(script, case) => break (Some(script), case),
                Sign::Unread => break (None, Case::None),
                _ => gap.take(sign, self.text.as_bytes().get(self.at).copied()),
            }
            self.at += length;
        };
        let start = self.at;
        if start >= self.cased_to {
            self.look_for_capitals();
        }
        let mut open = Open { start, script, letters: 0, capitals: 0, is_broken: false };
        loop {
            if open.script == Some(Script::Latin) {
                let small = self.text.as_bytes().get(self.at..).unwrap_or_default();
                let small = small.iter().take_while(|b| b.is_ascii_lowercase()).count();
                open.letters += small;
                self.at += small;
            }
            let Some((sign, length)) = self.sign(self.at) else { break };
            match sign {
                Sign::Letter(script, case) if open.takes(script) => open.push(case),
                Sign::Unread => {
                    open.script = None;
                    open.push(Case::None);
                }
                Sign::Silent => {}
                Sign::Space => match self.resumed() {
                    Some(at) if case != Case::None => {
                        open.is_broken = true;
                        self.at = at;
                        continue;
                    }
                    _ => break,
                },
                _ => break,
            }
            self.at += length;
        }
        let gap = gap.end(|| self.last.is_some_and(|last| is_abbreviation(self.text, last)));
        let mut word = open.close(self.text, self.at, gap);
        word.is_capitalised = case != Case::Lower || !self.is_cased;
        word.is_marked = case == Case::Upper && self.is_cased;
        self.last = Some(word);
        self.last
    }

    /// Where a word goes on that a hyphen and a line end break here: in small letters, as a printed
    /// line breaks it.
    fn resumed(&self) -> Option<usize> {
        let rest = self.text.get(self.at..)?.strip_prefix('-')?;
        let rest = rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n"))?;
        let word = rest.trim_start_matches([' ', '\t', '>']);
        let is_small = word.chars().next().is_some_and(char::is_lowercase);
        let letters = word.chars().take_while(|c| c.is_alphabetic()).count();
        (is_small && letters <= BROKEN_CHARS_MAX).then(|| self.text.len() - word.len())
    }

    /// Whether the paragraph from here on has capitals: where it has none, no word is passed over
    /// for its small letters.
    fn look_for_capitals(&mut self) {
        let bytes = self.text.as_bytes();
        let mut to = self.text.len().min(self.at + PARAGRAPH_BYTES_MAX);
        while to < self.text.len() && !self.text.is_char_boundary(to) {
            to += 1;
        }
        let part = self.text.get(self.at..to).unwrap_or_default();
        let part = part.find("\n\n").and_then(|end| part.get(..end)).unwrap_or(part);
        self.cased_to = self.at + part.len().max(1);
        let has_ascii = bytes.get(self.at..self.cased_to).unwrap_or_default();
        self.is_cased = has_ascii.iter().any(u8::is_ascii_uppercase)
            || !part.is_ascii() && part.chars().any(|c| !c.is_ascii() && c.is_uppercase());
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
    const fn take(&mut self, sign: Sign, byte: Option<u8>) {
        match sign {
            Sign::Silent => return,
            Sign::Line => self.lines += 1,
            Sign::Stop => self.has_stop = true,
            Sign::Comma => self.has_comma = true,
            Sign::Dash => self.has_dash = true,
            // A quoted mail says `>` at the start of each line.
            Sign::End if self.lines > 0 && matches!(byte, Some(b'>')) => {}
            Sign::End => self.has_end = true,
            Sign::Space | Sign::Letter(..) | Sign::Unread => {}
        }
        self.width += 1;
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
    script: Option<Script>,
    letters: usize,
    capitals: usize,
    is_broken: bool,
}

impl Open {
    fn takes(&self, script: Script) -> bool {
        self.letters == 0 || self.script.is_none_or(|s| s == script && !s.is_syllabic())
    }

    fn push(&mut self, case: Case) {
        self.letters += 1;
        self.capitals += usize::from(case == Case::Upper);
    }

    fn close(self, text: &str, end: usize, gap: Gap) -> Word {
        let words = text.get(self.start..end).unwrap_or_default();
        let own = without_possessive(words);
        Word {
            start: self.start,
            end: self.start + own.len(),
            script: self.script,
            is_capitalised: true,
            is_marked: true,
            is_capitals: self.letters > 1 && self.capitals == self.letters,
            is_broken: self.is_broken,
            gap,
        }
    }
}

/// `Soleimani's` names Soleimani.
fn without_possessive(word: &str) -> &str {
    let is_quoted = word.as_bytes().iter().rev().take(4).any(|b| *b == b'\'' || *b >= 0x80);
    if !is_quoted {
        return word;
    }
    let trimmed = word.trim_end_matches(['\'', '\u{2019}']);
    ["'s", "\u{2019}s", "'S", "\u{2019}S"]
        .iter()
        .find_map(|tail| trimmed.strip_suffix(tail))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(if trimmed.is_empty() { word } else { trimmed })
}
