//! The rank at which a contact takes place, an order of its own apart from visibility.

use std::fmt;

/// A level of contact: `working`, `director`, `minister`. Its order is the organisation's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactLevel(Box<str>);

impl ContactLevel {
    /// The level of that name, in lower case.
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

impl fmt::Display for ContactLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
