//! Who must agree: functions joined by `and`, `or`, `n of (…)`. Says nothing about persons; that
//! two functions are two persons is the clearance's law.

use parties::FunctionId;
use std::collections::BTreeSet;
use std::fmt;

/// Functions an expression may name. Largest seen: 3. More than that no requester can read.
pub const FUNCTIONS_MAX: usize = 16;

/// An expression over functions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Approval {
    /// One function.
    One(FunctionId),
    /// All of them.
    All(Vec<Self>),
    /// Any of them.
    Any(Vec<Self>),
    /// So many of them.
    AtLeast {
        /// How many.
        n: usize,
        /// Of which.
        of: Vec<FunctionId>,
    },
}

impl Approval {
    /// Every function named, sorted.
    #[must_use]
    pub fn functions(&self) -> BTreeSet<FunctionId> {
        match self {
            Self::One(f) => BTreeSet::from([f.clone()]),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::functions).collect(),
            Self::AtLeast { of, .. } => of.iter().cloned().collect(),
        }
    }

    /// Whether the functions given are enough.
    #[must_use]
    pub fn is_met_by(&self, given: &BTreeSet<FunctionId>) -> bool {
        match self {
            Self::One(f) => given.contains(f),
            Self::All(parts) => parts.iter().all(|p| p.is_met_by(given)),
            Self::Any(parts) => parts.iter().any(|p| p.is_met_by(given)),
            Self::AtLeast { n, of } => of.iter().filter(|f| given.contains(f)).count() >= *n,
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, is_inner: bool) -> fmt::Result {
        let (parts, word) = match self {
            Self::One(one) => return write!(f, "{one}"),
            Self::AtLeast { n, of } => {
                write!(f, "{n} of (")?;
                for (i, one) in of.iter().enumerate() {
                    write!(f, "{}{one}", if i == 0 { "" } else { ", " })?;
                }
                return f.write_str(")");
            }
            Self::All(parts) => (parts, " and "),
            Self::Any(parts) => (parts, " or "),
        };
        if is_inner {
            f.write_str("(")?;
        }
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                f.write_str(word)?;
            }
            part.write(f, true)?;
        }
        if is_inner { f.write_str(")") } else { Ok(()) }
    }
}

impl fmt::Display for Approval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, false)
    }
}
