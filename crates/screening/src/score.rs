//! A score per mille. An integer, so that it is equal on every machine and in the record.

use std::fmt;

/// How likely it is, calibrated at the stated prior, that the name names the party.
/// Units: per mille, 0 to 1000. Prior: one counterpart in 1,000 is listed (semantics, Screening);
/// of two names put side by side, one pair in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Score(u16);

impl Score {
    /// Certain.
    pub const MAX: Self = Self(1000);
    /// What makes a hit unless the caller says otherwise. Source: `docs` of `screen --threshold`.
    pub const THRESHOLD: Self = Self(850);

    /// From here two names put side by side are told to name one bearer: it is likelier than not.
    /// Source: decision 0017.
    pub const SAME: Self = Self(500);

    /// That many per mille; more than 1000 reads as 1000.
    #[must_use]
    pub const fn permille(value: u16) -> Self {
        if value > 1000 { Self::MAX } else { Self(value) }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
