//! Levels and compartments in, who may see out. Never decides what a person may do: that is
//! `clearance::authorise`.

use std::collections::BTreeSet;
use std::fmt;

/// A level of sensitivity, by its name in the organisation's order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(Box<str>);

impl Level {
    /// The level of that name, in lower case. Whether the organisation has it is asked of
    /// [`Levels::rank`].
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(name.trim().to_lowercase().into())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A caption that closes a value to all who do not hold it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Compartment(Box<str>);

impl Compartment {
    /// The compartment of that name, in upper case.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(name.trim().to_uppercase().into())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Compartment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The organisation's levels, from the most open to the most closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels(Vec<Level>);

impl Levels {
    /// The order given; an empty one reads as the order every organisation starts with.
    #[must_use]
    pub fn ordered(levels: Vec<Level>) -> Self {
        if levels.is_empty() { Self::initial() } else { Self(levels) }
    }

    /// `public < internal < restricted < secret`. Source: semantics, Visibility.
    #[must_use]
    pub fn initial() -> Self {
        Self(["public", "internal", "restricted", "secret"].map(Level::named).to_vec())
    }

    /// The place of a level, 0 for the most open; none for a name the organisation does not have.
    #[must_use]
    pub fn rank(&self, level: &Level) -> Option<usize> {
        self.0.iter().position(|l| l == level)
    }

    /// Whether a reader cleared to `held` may see what is marked `needed`. An unknown level on
    /// either side is never enough.
    #[must_use]
    pub fn reaches(&self, held: &Level, needed: &Level) -> bool {
        match (self.rank(held), self.rank(needed)) {
            (Some(held), Some(needed)) => held >= needed,
            _ => false,
        }
    }

    /// The most open level.
    #[must_use]
    pub fn lowest(&self) -> Level {
        self.0.first().cloned().unwrap_or_else(|| Level::named("public"))
    }

    /// All levels in order.
    #[must_use]
    pub fn all(&self) -> &[Level] {
        &self.0
    }
}

/// Who may see a value: a reader cleared to the level who holds every compartment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Visibility {
    /// The level a reader must be cleared to.
    pub level: Level,
    /// The compartments a reader must hold, all of them.
    pub compartments: BTreeSet<Compartment>,
}

impl Visibility {
    /// Open to everyone who may read the most open level `public`.
    #[must_use]
    pub fn public() -> Self {
        Self::at(Level::named("public"))
    }

    /// A level without compartments.
    #[must_use]
    pub const fn at(level: Level) -> Self {
        Self { level, compartments: BTreeSet::new() }
    }

    /// Whether one cleared to `level` and holding `compartments` may see this.
    #[must_use]
    pub fn shown_to(
        &self,
        levels: &Levels,
        level: &Level,
        compartments: &BTreeSet<Compartment>,
    ) -> bool {
        levels.reaches(level, &self.level) && self.compartments.is_subset(compartments)
    }
}
