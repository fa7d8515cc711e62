//! Released directives in; the paragraphs that bind a post at a time, as known at another, out.
//! Never weighs one directive against another: which governs a counterpart is `clearance`'s.

use crate::{DirectiveId, FrozenParty, Paragraph, Released};
use jiff::Timestamp;
use parties::{Organisation, PostId, Visibility};

/// What makes one directive later than another: `In force`, then release, then number.
/// Source: semantics, doubts 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lateness {
    /// From when it is in force.
    pub in_force: Timestamp,
    /// When it was released.
    pub released_at: Timestamp,
    /// Its number.
    pub id: DirectiveId,
}

impl Lateness {
    /// The lateness of a released directive.
    #[must_use]
    pub fn of(released: &Released) -> Self {
        Self {
            in_force: released.times.in_force,
            released_at: released.released_at,
            id: released.directive.id.clone(),
        }
    }
}

/// One paragraph in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyParagraph<'a> {
    /// The directive to cite: the amended one, when an amendment replaced the paragraph.
    pub released: &'a Released,
    /// The paragraph as it stands. A rule written `same` has the parties of the rule above.
    pub paragraph: &'a Paragraph,
    /// The bodies frozen for it.
    pub scope: &'a [FrozenParty],
    /// The directive that replaced it, if one did.
    pub amended_by: Option<&'a Released>,
    /// Whether the review date is past; it stays in force and every verdict says so.
    pub is_review_past: bool,
    /// How late it is: the amendment's when amended.
    pub lateness: Lateness,
    /// Whether the directive whose words these are names a law.
    pub has_legal_authority: bool,
    /// Who may see it: the portion mark's level where it is known, else the marking of the whole;
    /// the captions of the whole.
    pub visibility: Visibility,
}

/// What binds a post at a time, as known at another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy<'a> {
    /// The post.
    pub post: PostId,
    /// When the contact takes place.
    pub at: Timestamp,
    /// What was known then.
    pub as_of: Timestamp,
    /// Directives in force that bind the post, earliest first.
    pub directives: Vec<&'a Released>,
    /// Their paragraphs with or without a rule, by directive and number.
    pub paragraphs: Vec<PolicyParagraph<'a>>,
}

impl<'a> Policy<'a> {
    /// The policy for a post. Source: semantics, Time and doubts 5, 12, 13.
    #[must_use]
    pub fn in_force(
        _released: &'a [Released],
        _organisation: &Organisation,
        post: &PostId,
        at: Timestamp,
        as_of: Timestamp,
    ) -> Self {
        Self { post: post.clone(), at, as_of, directives: Vec::new(), paragraphs: Vec::new() }
    }

    /// The paragraphs that carry a rule.
    pub fn ruling(&self) -> impl Iterator<Item = &PolicyParagraph<'a>> {
        self.paragraphs.iter().filter(|p| p.paragraph.rule.is_some())
    }
}

/// Where a directive stands at a time, as known at another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Not released by then.
    NotReleased,
    /// Released, not yet in force.
    Waiting {
        /// In force from then.
        from: Timestamp,
    },
    /// In force.
    InForce {
        /// Whether its review date is past.
        is_review_past: bool,
    },
    /// Replaced whole.
    Superseded {
        /// By which.
        by: DirectiveId,
        /// Since when.
        since: Timestamp,
    },
    /// Ended by another directive or by command.
    Cancelled {
        /// By which directive; none when by command.
        by: Option<DirectiveId>,
        /// Since when.
        since: Timestamp,
    },
    /// Ended of itself.
    Expired {
        /// Since when.
        since: Timestamp,
    },
}

/// Where the directive of that number stands.
#[must_use]
pub fn standing(
    _released: &[Released],
    _id: &DirectiveId,
    _at: Timestamp,
    _as_of: Timestamp,
) -> Standing {
    Standing::NotReleased
}
