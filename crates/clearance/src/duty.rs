//! What is owed with a contact: a report by a day, a word to somebody first. Never who has done it.

use directive::{DirectiveId, ParagraphId};
use jiff::Timestamp;
use jiff::civil::Date;
use parties::FunctionId;

/// One thing owed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// A report after the contact.
    Report {
        /// Working days at the post, counted from the day after the contact.
        within_working_days: u16,
        /// The last day, at the post.
        due: Date,
        /// The end of that day at the post, 24:00.
        due_at: Timestamp,
        /// Who orders it.
        directive: DirectiveId,
        /// Where.
        paragraph: ParagraphId,
    },
    /// Somebody is told before the contact.
    Tell {
        /// Whom.
        function: FunctionId,
        /// Who orders it.
        directive: DirectiveId,
        /// Where.
        paragraph: ParagraphId,
    },
}

impl Duty {
    /// The last day, for a report.
    #[must_use]
    pub const fn due(&self) -> Option<Date> {
        match self {
            Self::Report { due, .. } => Some(*due),
            Self::Tell { .. } => None,
        }
    }

    /// Who is told, for a word before.
    #[must_use]
    pub const fn told(&self) -> Option<&FunctionId> {
        match self {
            Self::Report { .. } => None,
            Self::Tell { function, .. } => Some(function),
        }
    }
}
