//! Words that could not be read in, why and what would mend it out. Never says what they may mean.

use crate::messages::{Flawed, Language};
use screening::names::{Flaw, flaw as flaw_of};

/// Why words are unread, and the remedy, to stand after them.
#[must_use]
pub const fn flaw(flaw: Flaw, language: Language) -> &'static str {
    match flaw {
        Flaw::Misread => Flawed::Misread,
        Flaw::Mixed => Flawed::Mixed,
        Flaw::TooLong => Flawed::TooLong,
        Flaw::NoReading => Flawed::NoReading,
        Flaw::Empty => Flawed::Empty,
    }
    .text(language)
}

/// Unread words by why they are, in the order in which each cause is first met.
#[must_use]
pub fn by_flaw<T: AsRef<str>>(unread: &[T]) -> Vec<(Flaw, Vec<&str>)> {
    let mut out: Vec<(Flaw, Vec<&str>)> = Vec::new();
    for words in unread.iter().map(AsRef::as_ref) {
        let flaw = flaw_of(words);
        match out.iter_mut().find(|(own, _)| *own == flaw) {
            Some((_, all)) => all.push(words),
            None => out.push((flaw, vec![words])),
        }
    }
    out
}
