//! Why a command gives no event: what stands in the way, who could, what to do. A matter the
//! reader may not see reads as one that does not exist.

use crate::approving::Bar;
use crate::authorise::{Refusal, UseCase};
use crate::filed::{Decider, Phase};
use crate::ids::RequestId;
use jiff::Timestamp;
use parties::{FunctionId, OfficerId};

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// No organisation was set up.
    #[error("no organisation is set up")]
    NoOrganisation,
    /// There is none, or none that this reader may see.
    #[error("there is no {what} `{id}`")]
    Unknown {
        /// A request, a contact, an item.
        what: &'static str,
        /// As named.
        id: String,
    },
    /// A reference is taken.
    #[error("the reference `{id}` is taken")]
    Taken {
        /// It.
        id: String,
    },
    /// By the table of roles.
    #[error("{}", refused(*.act, *.refusal))]
    Refused {
        /// What was asked.
        act: UseCase,
        /// Why not.
        refusal: Refusal,
    },
    /// The request is in a state in which this cannot be done.
    #[error("{request} is {}", .phase.as_str())]
    Phase {
        /// Which.
        request: RequestId,
        /// Its state.
        phase: Phase,
    },
    /// This person may not decide this request.
    #[error("`{officer}` {}", barred(.bar))]
    Barred {
        /// Who.
        officer: OfficerId,
        /// Why.
        bar: Bar,
        /// Who could.
        could: Vec<Decider>,
    },
    /// The function is not asked.
    #[error("the request does not need `{function}`")]
    NotAsked {
        /// Which.
        function: FunctionId,
        /// Who could.
        could: Vec<Decider>,
    },
    /// This person does not hold the function.
    #[error("`{officer}` does not hold the function `{function}`")]
    NotHeld {
        /// Who.
        officer: OfficerId,
        /// Which.
        function: FunctionId,
        /// Who could.
        could: Vec<Decider>,
    },
    /// This person has agreed already.
    #[error("`{officer}` has agreed as `{function}`; two functions are two persons")]
    Signed {
        /// Who.
        officer: OfficerId,
        /// As what.
        function: FunctionId,
        /// Who could.
        could: Vec<Decider>,
    },
    /// Somebody else has agreed as this function.
    #[error("`{by}` has agreed as `{function}`")]
    Filled {
        /// Who.
        by: OfficerId,
        /// As what.
        function: FunctionId,
    },
    /// What should be said was not said.
    #[error("the {what} say too little")]
    Grounds {
        /// The grounds of what.
        what: &'static str,
    },
    /// An end that would not cover the contact.
    #[error("a grant until {until} does not cover a contact at {at}")]
    TooShort {
        /// The end.
        until: Timestamp,
        /// The contact.
        at: Timestamp,
    },
    /// A time that must be to come is past.
    #[error("{at} is past")]
    Past {
        /// Which time.
        at: Timestamp,
    },
    /// A contact that has not taken place.
    #[error("{at} is still to come")]
    ToCome {
        /// Which time.
        at: Timestamp,
    },
    /// No paragraph asks for approval.
    #[error("nobody needs to approve this contact")]
    NothingNeeded,
    /// Officer, post or parties of the request are not those of its decision.
    #[error("the request is not what was asked in {decision}: the {what} differ")]
    NotTheDecision {
        /// The decision.
        decision: String,
        /// What differs.
        what: &'static str,
    },
    /// No such condition.
    #[error("the grant has no condition `{condition}`")]
    NoCondition {
        /// As named.
        condition: String,
        /// Those it has.
        conditions: Vec<String>,
    },
    /// The clearer was not asked, or has answered.
    #[error("`{function}` is not waited for: {standing}")]
    NotWaitedFor {
        /// Which.
        function: FunctionId,
        /// `not asked`, `agreed`, `no objection (lapse)`.
        standing: &'static str,
    },
    /// The clearer was asked before.
    #[error("`{function}` was asked before: {standing}")]
    WasAsked {
        /// Which.
        function: FunctionId,
        /// `asked`, `agreed`, `objected`, `no objection (lapse)`.
        standing: &'static str,
    },
    /// The item is done.
    #[error("the item is done, by `{by}`")]
    Done {
        /// By whom.
        by: OfficerId,
    },
    /// Too many of something.
    #[error("{count} {what} are more than the {max} that can be taken")]
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
        match self {
            Self::NoOrganisation => "Import an organisation first.".to_owned(),
            Self::Unknown { .. } => {
                "Check the reference; what you may not see is not shown either.".to_owned()
            }
            Self::Taken { .. } => "Ask again: a new reference will be made.".to_owned(),
            Self::Refused { refusal, .. } => refusal_remedy(*refusal).to_owned(),
            Self::Phase { phase, .. } => phase_remedy(*phase).to_owned(),
            Self::Barred { could, .. }
            | Self::NotAsked { could, .. }
            | Self::NotHeld { could, .. }
            | Self::Signed { could, .. } => who_could(could),
            Self::Filled { .. } => "Nothing more is needed as this function.".to_owned(),
            Self::Grounds { what: "lines of the memorandum" } => {
                "Write who was there, what was said and what follows.".to_owned()
            }
            Self::Grounds { .. } => {
                "Say in a sentence why: the other side of it has to live with it.".to_owned()
            }
            Self::TooShort { .. } => "Name a later end, or none.".to_owned(),
            Self::Past { .. } => {
                "A contact that has taken place is declared, not approved: log it as held."
                    .to_owned()
            }
            Self::ToCome { .. } => "Log it once it has taken place.".to_owned(),
            Self::NothingNeeded => "Go ahead as the decision says.".to_owned(),
            Self::NotTheDecision { .. } => "Check the contact as it is now, then ask.".to_owned(),
            Self::NoCondition { conditions, .. } if conditions.is_empty() => {
                "It has no conditions.".to_owned()
            }
            Self::NoCondition { conditions, .. } => format!("It has: {}.", conditions.join(", ")),
            Self::NotWaitedFor { .. } => "The requester or an approver can ask it.".to_owned(),
            Self::WasAsked { .. } => "Its answer stands with the request.".to_owned(),
            Self::Done { .. } => "Nothing is left to do.".to_owned(),
            Self::TooMany { .. } => "Split it.".to_owned(),
        }
    }
}

fn refused(act: UseCase, refusal: Refusal) -> String {
    let act = act.as_str();
    match refusal {
        Refusal::Marking => "there is no such thing".to_owned(),
        Refusal::OwnMatter => format!("`{act}`: nobody decides their own matter"),
        Refusal::Function => format!("`{act}` takes a function that you do not hold"),
        Refusal::OtherPost => format!("`{act}` is for the post concerned"),
        Refusal::NotOwn => format!("`{act}` is for the person concerned"),
        Refusal::Role => format!("none of your roles may do `{act}`"),
        Refusal::SeparateDuties => {
            format!("`{act}`: an inspector or administrator decides nothing")
        }
    }
}

const fn refusal_remedy(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Marking => "Check the reference; what you may not see is not shown either.",
        Refusal::OwnMatter => "Another holder of the function decides.",
        Refusal::Function => "The request names the functions and the people who hold them.",
        Refusal::OtherPost => "Ask somebody of that post.",
        Refusal::NotOwn => "That person does it, signed in under their own name.",
        Refusal::Role => "Ask somebody whose role it is; the account list names them.",
        Refusal::SeparateDuties => "Somebody without these roles decides.",
    }
}

fn barred(bar: &Bar) -> String {
    match bar {
        Bar::Requester => "filed the request and cannot decide it".to_owned(),
        Bar::Participant => "takes part in the contact and cannot decide it".to_owned(),
        Bar::ActsFor(officer) => {
            format!("stands in for `{officer}`, who is part of it, and cannot decide it")
        }
        Bar::Tie(party) => format!("has declared a tie to `{party}` and cannot decide it"),
        Bar::Recused => "stood aside from it".to_owned(),
    }
}

const fn phase_remedy(phase: Phase) -> &'static str {
    match phase {
        Phase::Open => "It waits for those who decide.",
        Phase::Expired => {
            "The time of the contact has come and nobody decided; file a new request, or declare \
             the contact if it took place."
        }
        Phase::Granted => "Its grant holds; the requester or who agreed can withdraw it.",
        Phase::Ended => "Its grant is over; file a new request.",
        Phase::Denied => "File a new request that answers the grounds.",
        Phase::Withdrawn => "File a new request.",
    }
}

/// The people who could decide, by function, in one sentence.
#[must_use]
pub fn who_could(deciders: &[Decider]) -> String {
    let waiting: Vec<String> = deciders
        .iter()
        .filter(|d| d.agreed.is_none())
        .map(|d| {
            let names: Vec<&str> = d.officers.iter().map(OfficerId::as_str).collect();
            match names.split_last() {
                None => format!("{} (nobody holds it)", d.function),
                Some((last, [])) => format!("{} ({last})", d.function),
                Some((last, rest)) => format!("{} ({} or {last})", d.function, rest.join(", ")),
            }
        })
        .collect();
    if waiting.is_empty() {
        return "Nobody else is waited for.".to_owned();
    }
    format!("Still to decide: {}.", waiting.join("; "))
}
