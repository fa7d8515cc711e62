//! Why a command gives no event: what stands in the way, who could, what to do. A matter the
//! reader may not see reads as one that does not exist.

mod told;

pub use told::{refused, who_could_told};

use crate::approving::Bar;
use crate::authorise::{Refusal, UseCase};
use crate::filed::{Decider, Phase};
use crate::ids::RequestId;
use crate::messages::Language;
use jiff::Timestamp;
use parties::{FunctionId, OfficerId};
use std::fmt;

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAllowed {
    /// No organisation was set up.
    NoOrganisation,
    /// There is none, or none that this reader may see.
    Unknown {
        /// A request, a contact, an item.
        what: &'static str,
        /// As named.
        id: String,
    },
    /// A reference is taken.
    Taken {
        /// It.
        id: String,
    },
    /// By the table of roles.
    Refused {
        /// What was asked.
        act: UseCase,
        /// Why not.
        refusal: Refusal,
    },
    /// The request is in a state in which this cannot be done.
    Phase {
        /// Which.
        request: RequestId,
        /// Its state.
        phase: Phase,
    },
    /// This person may not decide this request.
    Barred {
        /// Who.
        officer: OfficerId,
        /// Why.
        bar: Bar,
        /// Who could.
        could: Vec<Decider>,
    },
    /// The function is not asked.
    NotAsked {
        /// Which.
        function: FunctionId,
        /// Who could.
        could: Vec<Decider>,
    },
    /// This person does not hold the function.
    NotHeld {
        /// Who.
        officer: OfficerId,
        /// Which.
        function: FunctionId,
        /// Who could.
        could: Vec<Decider>,
    },
    /// This person has agreed already.
    Signed {
        /// Who.
        officer: OfficerId,
        /// As what.
        function: FunctionId,
        /// Who could.
        could: Vec<Decider>,
    },
    /// Somebody else has agreed as this function.
    Filled {
        /// Who.
        by: OfficerId,
        /// As what.
        function: FunctionId,
    },
    /// What should be said was not said.
    Grounds {
        /// The grounds of what.
        what: &'static str,
    },
    /// An end that would not cover the contact.
    TooShort {
        /// The end.
        until: Timestamp,
        /// The contact.
        at: Timestamp,
    },
    /// A time that must be to come is past.
    Past {
        /// Which time.
        at: Timestamp,
    },
    /// A contact that has not taken place.
    ToCome {
        /// Which time.
        at: Timestamp,
    },
    /// No paragraph asks for approval.
    NothingNeeded,
    /// Officer, post or parties of the request are not those of its decision.
    NotTheDecision {
        /// The decision.
        decision: String,
        /// What differs.
        what: &'static str,
    },
    /// No such condition.
    NoCondition {
        /// As named.
        condition: String,
        /// Those it has.
        conditions: Vec<String>,
    },
    /// The clearer was not asked, or has answered.
    NotWaitedFor {
        /// Which.
        function: FunctionId,
        /// `not asked`, `agreed`, `no objection (lapse)`.
        standing: &'static str,
    },
    /// The clearer was asked before.
    WasAsked {
        /// Which.
        function: FunctionId,
        /// `asked`, `agreed`, `objected`, `no objection (lapse)`.
        standing: &'static str,
    },
    /// The item is done.
    Done {
        /// By whom.
        by: OfficerId,
    },
    /// Too many of something.
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        count: usize,
        /// At most.
        max: usize,
    },
}

impl NotAllowed {
    /// A stable word for tables and for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoOrganisation => "no-organisation",
            Self::Unknown { .. } => "unknown",
            Self::Taken { .. } => "taken",
            Self::Refused { refusal, .. } => refusal.as_str(),
            Self::Phase { phase, .. } => phase.as_str(),
            Self::Barred { bar, .. } => bar.as_str(),
            Self::NotAsked { .. } => "not-asked",
            Self::NotHeld { .. } => "not-held",
            Self::Signed { .. } => "signed",
            Self::Filled { .. } => "filled",
            Self::Grounds { .. } => "grounds",
            Self::TooShort { .. } => "too-short",
            Self::Past { .. } => "past",
            Self::ToCome { .. } => "to-come",
            Self::NothingNeeded => "nothing-needed",
            Self::NotTheDecision { .. } => "not-the-decision",
            Self::NoCondition { .. } => "no-condition",
            Self::NotWaitedFor { .. } => "not-waited-for",
            Self::WasAsked { .. } => "was-asked",
            Self::Done { .. } => "done",
            Self::TooMany { .. } => "too-many",
        }
    }

    /// Who could, or what to do; a sentence for a person.
    #[must_use]
    pub fn remedy(&self) -> String {
        self.remedy_told(Language::English)
    }
}

impl fmt::Display for NotAllowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

impl std::error::Error for NotAllowed {}

/// The people who could decide, by function, in one sentence.
#[must_use]
pub fn who_could(deciders: &[Decider]) -> String {
    who_could_told(deciders, Language::English)
}
