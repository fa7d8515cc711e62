//! A request and everything that happened to it, as one of the states it can be in. Each state
//! holds what is true in it and nothing else; what time does is computed, never stored.

use crate::approving;
use crate::grant::{Agreement, Grant};
use crate::request::Request;
use directive::Approval;
use jiff::Timestamp;
use parties::{FunctionId, OfficerId, Organisation, Visibility};
use std::collections::{BTreeMap, BTreeSet};

/// A person's agreement with what the person added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Who, as what, when.
    pub agreement: Agreement,
    /// Conditions added.
    pub conditions: Vec<String>,
    /// The latest end agreed to.
    pub until: Option<Timestamp>,
}

/// A condition said to be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// Who says so.
    pub officer: OfficerId,
    /// When it was said.
    pub at: Timestamp,
    /// How one can see it.
    pub evidence: String,
}

/// What a clearer answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concurrence {
    /// Asked, and silent so far.
    Asked {
        /// From this instant on silence is a lapse.
        due: Timestamp,
    },
    /// Concurred.
    Agreed {
        /// Who.
        officer: OfficerId,
        /// When.
        at: Timestamp,
    },
    /// Objected.
    Objected {
        /// Who.
        officer: OfficerId,
        /// When.
        at: Timestamp,
        /// Why.
        grounds: String,
    },
    /// No objection (lapse), recorded.
    Lapsed {
        /// When the time was over.
        due: Timestamp,
    },
}

impl Concurrence {
    /// The words for it at a time: silence past its time is a lapse, whether recorded or not.
    #[must_use]
    pub fn words_at(&self, at: Timestamp) -> &'static str {
        match self {
            Self::Asked { due } if *due <= at => "no objection (lapse)",
            Self::Asked { .. } => "asked",
            Self::Agreed { .. } => "agreed",
            Self::Objected { .. } => "objected",
            Self::Lapsed { .. } => "no objection (lapse)",
        }
    }
}

/// Where a request stands by its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Waiting.
    Open {
        /// Who has agreed so far.
        agreed: Vec<Consent>,
    },
    /// Approved.
    Granted {
        /// The grant.
        grant: Grant,
        /// Conditions met so far.
        met: BTreeMap<String, Met>,
    },
    /// Refused.
    Denied {
        /// By whom, as what, when.
        by: Agreement,
        /// Why.
        grounds: String,
    },
    /// Taken back.
    Withdrawn {
        /// By whom.
        officer: OfficerId,
        /// When.
        at: Timestamp,
        /// Why.
        grounds: String,
        /// The grant it ended, if there was one.
        grant: Option<Grant>,
    },
}

/// Where a request stands at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Waiting, and the contact is to come.
    Open,
    /// Waiting when the contact's time came: nobody decided.
    Expired,
    /// Approved and not over.
    Granted,
    /// Approved, and its end has come.
    Ended,
    /// Refused.
    Denied,
    /// Taken back.
    Withdrawn,
}

impl Phase {
    /// Every phase.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Expired, Self::Granted, Self::Ended, Self::Denied, Self::Withdrawn];

    /// The word in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Expired => "expired",
            Self::Granted => "granted",
            Self::Ended => "ended",
            Self::Denied => "denied",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A request with its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// What was filed.
    pub request: Request,
    /// Who may see it.
    pub visibility: Visibility,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// Where it stands.
    pub standing: Standing,
    /// Who stood aside, and why.
    pub recused: BTreeMap<OfficerId, String>,
    /// What clearers answered.
    pub concurrences: BTreeMap<FunctionId, Concurrence>,
}

/// One function that still may decide, and who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decider {
    /// The function.
    pub function: FunctionId,
    /// The people who may fill it, by id.
    pub officers: Vec<OfficerId>,
    /// Who has agreed as it already.
    pub agreed: Option<OfficerId>,
}

impl Filed {
    /// A request as it is filed.
    #[must_use]
    pub const fn new(request: Request, visibility: Visibility, filed_at: Timestamp) -> Self {
        Self {
            request,
            visibility,
            filed_at,
            standing: Standing::Open { agreed: Vec::new() },
            recused: BTreeMap::new(),
            concurrences: BTreeMap::new(),
        }
    }

    /// Where it stands at a time.
    #[must_use]
    pub fn phase(&self, at: Timestamp) -> Phase {
        match &self.standing {
            Standing::Open { .. } if at >= self.request.at => Phase::Expired,
            Standing::Open { .. } => Phase::Open,
            Standing::Granted { grant, .. } if at >= grant.until => Phase::Ended,
            Standing::Granted { .. } => Phase::Granted,
            Standing::Denied { .. } => Phase::Denied,
            Standing::Withdrawn { .. } => Phase::Withdrawn,
        }
    }

    /// The grant, when there is one that nobody took back. Its end is in it.
    #[must_use]
    pub const fn grant(&self) -> Option<&Grant> {
        match &self.standing {
            Standing::Granted { grant, .. } => Some(grant),
            _ => None,
        }
    }

    /// Who has agreed.
    #[must_use]
    pub fn agreed(&self) -> Vec<&Agreement> {
        match &self.standing {
            Standing::Open { agreed } => agreed.iter().map(|c| &c.agreement).collect(),
            Standing::Granted { grant, .. } => grant.agreed.iter().collect(),
            Standing::Denied { .. } | Standing::Withdrawn { .. } => Vec::new(),
        }
    }

    /// Who must agree, paragraph by paragraph, as things stand.
    #[must_use]
    pub fn expressions(&self, organisation: &Organisation) -> Vec<Approval> {
        let (seen_by, recused) = (&self.visibility, &self.recused);
        let of = |n| approving::expression(organisation, &self.request, seen_by, recused, n);
        self.request.needed.iter().map(of).collect()
    }

    /// Whether these people meet every paragraph.
    #[must_use]
    pub fn is_met_by(&self, organisation: &Organisation, agreed: &[Agreement]) -> bool {
        let expressions = self.expressions(organisation);
        !expressions.is_empty() && expressions.iter().all(|by| approving::is_met(by, agreed))
    }

    /// Every function that decides, and the named people who may fill it. Visible to the requester.
    #[must_use]
    pub fn who_can_decide(&self, organisation: &Organisation) -> Vec<Decider> {
        let functions: BTreeSet<FunctionId> =
            self.expressions(organisation).iter().flat_map(Approval::functions).collect();
        let agreed = self.agreed();
        approving::holders(organisation, &self.request, &self.visibility, &self.recused, &functions)
            .into_iter()
            .map(|(function, officers)| Decider {
                agreed: agreed.iter().find(|a| a.function == function).map(|a| a.officer.clone()),
                officers: officers.into_iter().collect(),
                function,
            })
            .collect()
    }
}
