//! A stretch of one line that knows where it stands, so that every fault can point. Never crosses a
//! line end.

use crate::Place;

/// A stretch of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) line: u32,
    /// Characters from 1.
    pub(super) column: u32,
}

/// Characters of a text as a column counts them. A text is bounded long before `u32` is.
pub(super) fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

impl<'a> Piece<'a> {
    pub(super) const fn line(text: &'a str, line: u32) -> Self {
        Self { text, line, column: 1 }
    }

    pub(super) fn place(&self) -> Place {
        Place { line: self.line, column: self.column, length: chars(self.text).max(1) }
    }

    /// The two parts left and right of a byte offset; the whole and nothing when it is none.
    pub(super) fn split_at(&self, offset: usize) -> (Self, Self) {
        let (left, right) = self.text.split_at_checked(offset).unwrap_or((self.text, ""));
        let column = self.column.saturating_add(chars(left));
        (Self { text: left, ..*self }, Self { text: right, line: self.line, column })
    }

    pub(super) fn trim(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let (_, rest) = self.split_at(start);
        Self { text: rest.text.trim_end(), ..rest }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What stands before and after the first of those characters, without it.
    pub(super) fn split_once(&self, wanted: impl Fn(char) -> bool) -> Option<(Self, Self)> {
        let (offset, found) = self.text.char_indices().find(|(_, c)| wanted(*c))?;
        let (left, rest) = self.split_at(offset);
        Some((left, rest.split_at(found.len_utf8()).1))
    }

    /// The parts between those characters, trimmed, empty ones included.
    pub(super) fn split(&self, wanted: impl Fn(char) -> bool) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut rest = *self;
        while let Some((left, right)) = rest.split_once(&wanted) {
            parts.push(left.trim());
            rest = right;
        }
        parts.push(rest.trim());
        parts
    }

    /// The first word and what follows it, both trimmed.
    pub(super) fn first_word(&self) -> (Self, Self) {
        let piece = self.trim();
        let end = piece.text.find(char::is_whitespace).unwrap_or(piece.text.len());
        let (word, rest) = piece.split_at(end);
        (word, rest.trim())
    }

    /// The words between white space.
    pub(super) fn words(&self) -> Vec<Self> {
        self.split(char::is_whitespace).into_iter().filter(|w| !w.is_empty()).collect()
    }

    /// What follows those words at its beginning, case and the width of space aside; they must end
    /// where a word ends.
    pub(super) fn after_words(&self, wanted: &str) -> Option<Self> {
        let mut rest = *self;
        for want in wanted.split(' ') {
            let (word, next) = rest.first_word();
            if word.text.to_lowercase() != want {
                return None;
            }
            rest = next;
        }
        Some(rest)
    }

    /// The text with every run of white space as one space.
    pub(super) fn plain(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
