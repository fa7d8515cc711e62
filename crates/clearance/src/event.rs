//! What happened, as values: one closed list for the whole house, each with who and when in its
//! envelope. Holds what was true at that instant; never a secret of an account, and never
//! something that follows from other events.

use crate::Contact;
use crate::authorise::UseCase;
use crate::contact_log::Meeting;
use crate::ids::{ContactId, DecisionId, EventId, FileHash, ItemId, RequestId};
use crate::json::Json;
use crate::request::Request;
use crate::worklist::{Cause, Item};
use jiff::Timestamp;
use parties::organisation::{Officer, Organisation, Post};
use parties::{FunctionId, Kind, ListId, OfficerId, PartialDate, PartyId, Visibility};
use std::collections::BTreeSet;

/// The version of the bytes this engine writes.
pub const VERSION: u16 = 1;

/// Who did it: the account in whose name, and the person or process at the machine.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Actor {
    /// The account; none when nothing is done in anybody's name.
    pub account: Option<OfficerId>,
    /// The local operator, as the machine knows it.
    pub operator: String,
}

/// One event with who, when and for whose eyes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The version of its bytes.
    pub version: u16,
    /// Its reference.
    pub id: EventId,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// Who may see it.
    pub visibility: Visibility,
    /// What happened.
    pub event: Event,
}

/// One file of a list, as its publisher wrote it, kept by its hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceFile {
    /// Its name as given, without folders.
    pub name: String,
    /// Its SHA-256.
    pub hash: FileHash,
}

/// One index file built of a load: the parties of one visibility.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltIndex {
    /// Who may see the parties in it.
    pub visibility: Visibility,
    /// Its SHA-256.
    pub hash: FileHash,
    /// Parties in it.
    pub parties: u64,
}

/// A list loaded: a new snapshot, which replaces the one before from this instant on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListLoad {
    /// The list.
    pub list: ListId,
    /// Its format, by the word of the command line: `ofac-csv`.
    pub format: String,
    /// The publisher's files.
    pub files: Vec<SourceFile>,
    /// Parties read.
    pub parties: u64,
    /// Names read.
    pub names: u64,
    /// Faults met.
    pub faults: u64,
    /// Records left out.
    pub lost: u64,
    /// Indexes built, one a compartment.
    pub indexes: Vec<BuiltIndex>,
}

/// A contact asked about and answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The reference of the decision.
    pub decision: DecisionId,
    /// What was asked.
    pub contact: Contact,
    /// What was known and in force then counts.
    pub as_of: Timestamp,
    /// What else went in: the matches used.
    pub inputs: Json,
    /// The decision, sealed.
    pub sealed: Json,
    /// Engine, tables, indexes, snapshots, directives, by hash.
    pub basis: Json,
}

/// Whether a counterpart is a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// It is.
    Is,
    /// It is not.
    IsNot,
}

impl Identity {
    /// The word in events.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::IsNot => "is-not",
        }
    }

    /// Parses the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Is, Self::IsNot].into_iter().find(|i| i.as_str() == word)
    }
}

/// A person's word that a counterpart is, or is not, a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The counterpart's name as it was asked about.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its birth date, if known: a critical field, a change of which reopens the question.
    pub born: Option<PartialDate>,
    /// The party.
    pub party: PartyId,
    /// Is it, or not.
    pub identity: Identity,
    /// The decision that asked, if one did.
    pub decision: Option<DecisionId>,
    /// How the officer knows.
    pub grounds: String,
    /// From this instant on it is asked anew.
    pub until: Option<Timestamp>,
}

/// Everything that can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The organisation was set up, or set anew as a whole.
    OrganisationSet {
        /// It.
        organisation: Box<Organisation>,
    },
    /// A post was added, or changed.
    PostAdded {
        /// It.
        post: Box<Post>,
    },
    /// An officer was added, or changed.
    OfficerAdded {
        /// The person.
        officer: Box<Officer>,
    },
    /// A list was loaded.
    ListLoaded {
        /// The snapshot.
        load: Box<ListLoad>,
    },
    /// Something in the life of a directive.
    Directive {
        /// What.
        event: Box<directive::life::Event>,
    },
    /// A contact was asked about.
    Checked {
        /// Question and answer.
        check: Box<Check>,
    },
    /// A person said who a counterpart is.
    Confirmed {
        /// The word given.
        confirmation: Box<Confirmation>,
    },
    /// An officer asked for approval.
    Requested {
        /// The request.
        request: Box<Request>,
    },
    /// A person agreed, deciding as a function.
    Agreed {
        /// The request.
        request: RequestId,
        /// Who.
        officer: OfficerId,
        /// As what.
        function: FunctionId,
        /// Conditions added.
        conditions: Vec<String>,
        /// The latest end this person agrees to; none leaves the default.
        until: Option<Timestamp>,
    },
    /// The last needed agreement was there.
    Granted {
        /// The request.
        request: RequestId,
        /// All conditions, of the rules and of those who agreed.
        conditions: Vec<String>,
        /// The end of the grant.
        until: Timestamp,
    },
    /// A person refused.
    Denied {
        /// The request.
        request: RequestId,
        /// Who.
        officer: OfficerId,
        /// As what.
        function: FunctionId,
        /// Why.
        grounds: String,
    },
    /// An open request or a grant was taken back.
    Withdrawn {
        /// The request.
        request: RequestId,
        /// By whom: the requester, or one who agreed.
        officer: OfficerId,
        /// Why.
        grounds: String,
    },
    /// A person stood aside.
    Recused {
        /// The request.
        request: RequestId,
        /// Who.
        officer: OfficerId,
        /// Why: the tie declared, in the officer's words.
        tie: String,
    },
    /// A condition of a grant was met.
    ConditionMet {
        /// The request.
        request: RequestId,
        /// The condition.
        condition: String,
        /// Who says so.
        officer: OfficerId,
        /// How one can see it.
        evidence: String,
    },
    /// A clearer was asked for concurrence.
    ConcurrenceAsked {
        /// The request.
        request: RequestId,
        /// The function asked.
        function: FunctionId,
        /// From this instant on silence is a lapse.
        due: Timestamp,
    },
    /// A clearer concurred.
    Concurred {
        /// The request.
        request: RequestId,
        /// The function.
        function: FunctionId,
        /// Who.
        officer: OfficerId,
    },
    /// A clearer objected.
    Objected {
        /// The request.
        request: RequestId,
        /// The function.
        function: FunctionId,
        /// Who.
        officer: OfficerId,
        /// Why.
        grounds: String,
    },
    /// A clearer's time ran out: no objection (lapse), which is never agreement.
    Lapsed {
        /// The request.
        request: RequestId,
        /// The function.
        function: FunctionId,
    },
    /// A contact took place.
    ContactHeld {
        /// It.
        meeting: Box<Meeting>,
    },
    /// A contact that nobody asked about beforehand was declared, without blame.
    DeclaredAfterwards {
        /// It.
        meeting: Box<Meeting>,
        /// How it came about.
        account: String,
    },
    /// A contact was declined.
    ContactDeclined {
        /// What would have been.
        meeting: Box<Meeting>,
        /// What was said to them.
        grounds: String,
    },
    /// What was said at a contact, in three lines.
    Memorandum {
        /// The contact.
        contact: ContactId,
        /// Who wrote it.
        officer: OfficerId,
        /// Who was there.
        present: String,
        /// What was said.
        said: String,
        /// What follows.
        next: String,
    },
    /// A change gave work to posts.
    WorklistMade {
        /// What changed.
        cause: Cause,
        /// Items, by post.
        items: Vec<Item>,
    },
    /// An item was done.
    ItemDone {
        /// The item.
        item: ItemId,
        /// Who did it.
        officer: OfficerId,
        /// What was done.
        note: String,
    },
    /// Somebody looked: looking is an event.
    Looked {
        /// What for.
        act: UseCase,
        /// At what, by its reference or name.
        subject: String,
    },
    /// The data were restored from a copy; what came after the copy is not there.
    Restored {
        /// Entries the copy had.
        entries: u64,
        /// The root of its tree.
        root: FileHash,
        /// What the operator says about it.
        grounds: String,
    },
    /// A password was set anew; whose, the actor says by whom. Never the password.
    PasswordReset {
        /// The account it opens.
        of: OfficerId,
    },
    /// A token was made for a program. Never the token.
    TokenIssued {
        /// The account in whose name the program acts.
        of: OfficerId,
        /// What its owner calls it.
        name: String,
        /// What it may be used for.
        scopes: BTreeSet<String>,
        /// From this instant on it opens nothing; none when it has no end.
        until: Option<Timestamp>,
    },
    /// A token was taken back.
    TokenRevoked {
        /// The account it acted for.
        of: OfficerId,
        /// What its owner called it.
        name: String,
    },
    /// An account was closed for a time after too many wrong passwords. Never from where.
    AccountLocked {
        /// Which.
        of: OfficerId,
    },
    /// The content of an entry was destroyed for good; its commitment stays.
    Erased {
        /// The entry, from 0.
        entry: u64,
        /// The word for the kind of event it was.
        kind: String,
        /// The reference it had: of its decision, its request or its contact.
        reference: Option<String>,
        /// Why.
        grounds: String,
    },
}

impl Event {
    /// Whether its content may be destroyed: it speaks of persons, and without it nobody is freer.
    /// A refusal, a tie, an objection, the word that somebody is a party, a directive and an
    /// erasure stay, or erasing would decide.
    #[must_use]
    pub fn is_erasable(&self) -> bool {
        match self {
            Self::Confirmed { confirmation } => confirmation.identity == Identity::IsNot,
            Self::Checked { .. }
            | Self::Requested { .. }
            | Self::ConditionMet { .. }
            | Self::ContactHeld { .. }
            | Self::DeclaredAfterwards { .. }
            | Self::ContactDeclined { .. }
            | Self::Memorandum { .. } => true,
            _ => false,
        }
    }

    /// The reference people know it by: of its decision, its request or its contact.
    #[must_use]
    pub fn reference(&self) -> Option<String> {
        match self {
            Self::Checked { check } => Some(check.decision.to_string()),
            Self::ContactHeld { meeting }
            | Self::DeclaredAfterwards { meeting, .. }
            | Self::ContactDeclined { meeting, .. } => Some(meeting.id.to_string()),
            Self::Memorandum { contact, .. } => Some(contact.to_string()),
            other => other.request().map(|id| id.to_string()),
        }
    }

    /// The request it belongs to, if it is a step in the life of one.
    #[must_use]
    pub fn request(&self) -> Option<RequestId> {
        match self {
            Self::Requested { request } => Some(request.id),
            Self::Agreed { request, .. }
            | Self::Granted { request, .. }
            | Self::Denied { request, .. }
            | Self::Withdrawn { request, .. }
            | Self::Recused { request, .. }
            | Self::ConditionMet { request, .. }
            | Self::ConcurrenceAsked { request, .. }
            | Self::Concurred { request, .. }
            | Self::Objected { request, .. }
            | Self::Lapsed { request, .. } => Some(*request),
            _ => None,
        }
    }
}
