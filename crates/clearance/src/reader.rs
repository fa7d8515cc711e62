//! Who reads: an officer's clearance, posts, roles and functions as values. Says what may be seen
//! by marking; what may be done is `authorise`'s.

use parties::{
    Compartment, FunctionId, Level, Levels, Officer, OfficerId, PostId, Role, Visibility,
};
use std::collections::BTreeSet;

/// One who looks or acts, as known at that time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub officer: OfficerId,
    /// Cleared to this level.
    pub level: Level,
    /// Compartments held.
    pub compartments: BTreeSet<Compartment>,
    /// Posts served at; today always one, the officer's own.
    pub posts: BTreeSet<PostId>,
    /// What the reader does in the house.
    pub roles: BTreeSet<Role>,
    /// What the reader may decide as.
    pub functions: BTreeSet<FunctionId>,
}

impl Reader {
    /// The reader that an officer of the organisation is.
    #[must_use]
    pub fn of(officer: &Officer) -> Self {
        Self {
            officer: officer.id.clone(),
            level: officer.level.clone(),
            compartments: officer.compartments.clone(),
            posts: BTreeSet::from([officer.post.clone()]),
            roles: officer.roles.clone(),
            functions: officer.functions.clone(),
        }
    }

    /// Whether the marking alone lets this reader see it.
    #[must_use]
    pub fn may_see(&self, levels: &Levels, visibility: &Visibility) -> bool {
        visibility.shown_to(levels, &self.level, &self.compartments)
    }
}
