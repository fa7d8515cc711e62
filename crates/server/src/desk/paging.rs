//! Long lists in pages: where one page ended in, where the next begins out. A cursor names the last
//! thing its reader was shown and nothing else.

use crate::Trouble;
use jiff::Timestamp;
use std::fmt;

/// Things on one page. Largest a person reads without looking for another way to ask: 50.
pub const PAGE_MAX: usize = 50;

/// Characters of a cursor. Largest made: 46.
const CURSOR_CHARS_MAX: usize = 64;

/// Where a page ended; to be handed back as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(String);

impl Cursor {
    /// Takes a cursor as it came back.
    ///
    /// # Errors
    /// What is no cursor.
    pub fn parse(word: &str) -> Result<Self, Trouble> {
        let is_one = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if word.is_empty() || word.len() > CURSOR_CHARS_MAX || !word.chars().all(is_one) {
            return Err(no_cursor());
        }
        Ok(Self(word.to_owned()))
    }

    /// Behind a thing of that time and reference.
    pub(crate) fn behind(at: Timestamp, id: &impl fmt::Display) -> Self {
        Self(format!("{}.{id}", at.as_nanosecond()))
    }

    /// Behind the thing of that number.
    pub(crate) fn behind_number(number: u64) -> Self {
        Self(number.to_string())
    }

    /// The time and reference behind which a page begins.
    pub(crate) fn place<I>(
        &self,
        parse: impl FnOnce(&str) -> Option<I>,
    ) -> Result<(Timestamp, I), Trouble> {
        let split = self.0.split_once('.');
        let (at, id) = split.ok_or_else(no_cursor)?;
        let at = at.parse().ok().and_then(|at| Timestamp::from_nanosecond(at).ok());
        at.zip(parse(id)).ok_or_else(no_cursor)
    }

    /// The number behind which a page begins.
    pub(crate) fn number(&self) -> Result<u64, Trouble> {
        self.0.parse().map_err(|_| no_cursor())
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn no_cursor() -> Trouble {
    Trouble::input("this is no place in the list", "begin at its first page")
}

/// Some of a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// In order.
    pub items: Vec<T>,
    /// Where the next page begins; none when this was the last.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// The first of `found`, which holds one more than a page when there is more.
    pub(crate) fn cut(found: Vec<T>, behind: impl FnOnce(&T) -> Cursor) -> Self {
        Self::cut_at(PAGE_MAX, found, behind)
    }

    /// The first `most` of `found`, which holds one more when there is more.
    pub(crate) fn cut_at(
        most: usize,
        mut found: Vec<T>,
        behind: impl FnOnce(&T) -> Cursor,
    ) -> Self {
        let is_more = found.len() > most;
        found.truncate(most);
        let next = found.last().filter(|_| is_more).map(behind);
        Self { items: found, next }
    }

    /// The same page of other things.
    #[must_use]
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(f).collect(), next: self.next }
    }
}
