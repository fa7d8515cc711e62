//! What a person asks the house to do with requests, contacts and worklists. Holds references made
//! by the caller; never a time or an actor: those come beside it.

use crate::authorise::UseCase;
use crate::contact_log::Meeting;
use crate::event::Confirmation;
use crate::ids::{ContactId, ItemId, RequestId};
use crate::request::Request;
use jiff::Timestamp;
use parties::{FunctionId, Visibility};

/// One thing asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// File a request.
    Request {
        /// It.
        request: Box<Request>,
        /// Who may see what it holds: of the decision, what was shown to the person who files it.
        visibility: Visibility,
    },
    /// Agree.
    Approve {
        /// To which.
        request: RequestId,
        /// As what.
        function: FunctionId,
        /// Conditions to add.
        conditions: Vec<String>,
        /// The latest end; none leaves the default.
        until: Option<Timestamp>,
    },
    /// Refuse.
    Deny {
        /// Which.
        request: RequestId,
        /// As what.
        function: FunctionId,
        /// Why.
        grounds: String,
    },
    /// Take back.
    Withdraw {
        /// Which.
        request: RequestId,
        /// Why; one's own request needs none.
        grounds: String,
    },
    /// Stand aside.
    Recuse {
        /// From which.
        request: RequestId,
        /// Why.
        tie: String,
    },
    /// Say that a condition is met.
    MeetCondition {
        /// Of which.
        request: RequestId,
        /// The condition.
        condition: String,
        /// How one can see it.
        evidence: String,
    },
    /// Ask a clearer.
    AskConcurrence {
        /// About which.
        request: RequestId,
        /// The function asked.
        function: FunctionId,
        /// From this instant on silence is a lapse.
        due: Timestamp,
    },
    /// Concur as a clearer.
    Concur {
        /// With which.
        request: RequestId,
        /// As what.
        function: FunctionId,
    },
    /// Object as a clearer.
    Object {
        /// To which.
        request: RequestId,
        /// As what.
        function: FunctionId,
        /// Why.
        grounds: String,
    },
    /// Log a contact that took place. One nobody asked about before is declared afterwards.
    Hold {
        /// It.
        meeting: Box<Meeting>,
        /// How it came about; may be empty.
        account: String,
    },
    /// Log a contact that was declined.
    Decline {
        /// What would have been.
        meeting: Box<Meeting>,
        /// What was said to them; may be empty.
        grounds: String,
    },
    /// Write down what was said.
    Memo {
        /// At which contact.
        contact: ContactId,
        /// Who was there.
        present: String,
        /// What was said.
        said: String,
        /// What follows.
        next: String,
    },
    /// Say who a counterpart is.
    Confirm {
        /// The word given.
        confirmation: Box<Confirmation>,
    },
    /// Say that an item is done.
    Finish {
        /// Which.
        item: ItemId,
        /// What was done; may be empty.
        note: String,
    },
}

impl Command {
    /// The use case it is.
    #[must_use]
    pub const fn act(&self) -> UseCase {
        match self {
            Self::Request { .. } => UseCase::Request,
            Self::Approve { .. } => UseCase::Approve,
            Self::Deny { .. } => UseCase::Deny,
            Self::Withdraw { .. } => UseCase::Withdraw,
            Self::Recuse { .. } => UseCase::Recuse,
            Self::MeetCondition { .. } => UseCase::ConditionMet,
            Self::AskConcurrence { .. } => UseCase::ConcurrenceAsk,
            Self::Concur { .. } | Self::Object { .. } => UseCase::Concur,
            Self::Hold { .. } => UseCase::ContactHeld,
            Self::Decline { .. } => UseCase::ContactDeclined,
            Self::Memo { .. } => UseCase::ContactMemo,
            Self::Confirm { .. } => UseCase::Confirm,
            Self::Finish { .. } => UseCase::WorklistDone,
        }
    }

    /// Every text a person typed into it.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Request { request, .. } => {
                let conditions = request.conditions.iter().map(String::as_str);
                conditions.chain([request.reason.as_str()]).collect()
            }
            Self::Approve { conditions, .. } => conditions.iter().map(String::as_str).collect(),
            Self::Deny { grounds, .. }
            | Self::Withdraw { grounds, .. }
            | Self::Object { grounds, .. } => vec![grounds],
            Self::Recuse { tie, .. } => vec![tie],
            Self::MeetCondition { condition, evidence, .. } => vec![condition, evidence],
            Self::AskConcurrence { .. } | Self::Concur { .. } => Vec::new(),
            Self::Hold { meeting, account: text } | Self::Decline { meeting, grounds: text } => {
                meeting.with.iter().map(String::as_str).chain([text.as_str()]).collect()
            }
            Self::Memo { present, said, next, .. } => vec![present, said, next],
            Self::Confirm { confirmation } => vec![&confirmation.name, &confirmation.grounds],
            Self::Finish { note, .. } => vec![note],
        }
    }
}
