//! A name as read, in the room it was read in. For who reads one name after another and keeps none
//! of them.

use crate::names::part::{Part, View};
use crate::names::room::List;

/// A name as read.
#[derive(Debug, Clone)]
pub struct Reading<'r> {
    /// As [`super::Reading::parts`].
    pub parts: List<'r, View<'r>>,
    /// As [`super::Reading::unread`].
    pub unread: &'r [&'r str],
    /// As [`super::Reading::bracketed_acronym`].
    pub bracketed_acronym: Option<&'r str>,
    /// As [`super::Reading::acronym`].
    pub acronym: Option<Acronym<'r>>,
    /// As [`super::Reading::acronym_beside`].
    pub acronym_beside: Option<Acronym<'r>>,
}

/// A name that may be an acronym.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acronym<'r> {
    /// Its letters, in lower case.
    pub letters: &'r str,
    /// Whether it was printed in capitals.
    pub is_capitals: bool,
}

impl Reading<'_> {
    /// The same, to keep.
    #[must_use]
    pub fn to_kept(&self) -> super::Reading {
        let kept = |acronym: &Acronym<'_>| super::Acronym {
            letters: acronym.letters.to_owned(),
            is_capitals: acronym.is_capitals,
        };
        super::Reading {
            parts: self.parts.iter().map(Part::of).collect(),
            unread: self.unread.iter().map(|words| (*words).to_owned()).collect(),
            bracketed_acronym: self.bracketed_acronym.map(str::to_owned),
            acronym: self.acronym.as_ref().map(kept),
            acronym_beside: self.acronym_beside.as_ref().map(kept),
        }
    }
}
