//! What waits for one person, by time due, and what changed since yesterday. Shows one's own and
//! what waits for a function of one's own: leaves no trace. Has no rule of its own.

use super::Desk;
use super::pages::RequestLine;
use crate::Trouble;
use clearance::filed::Phase;
use clearance::ids::{ContactId, DecisionId, RequestId};
use clearance::state::Listed;
use directive::{Act, DirectiveId};
use jiff::Timestamp;
use parties::{ListId, OfficerId, PostId};

/// Things that wait, given of each kind. Beyond it the list of that kind has them.
pub const WAITING_MAX: usize = 50;

/// News given. Beyond it the record has them.
pub const NEWS_MAX: usize = 50;

/// What waits.
#[derive(Debug, Clone)]
pub enum Waits {
    /// A request, for a function of the reader's to decide or to concur in.
    ToDecide(Box<RequestLine>),
    /// A request of the reader's was decided, and the contact is to come.
    Decided {
        /// Which.
        request: RequestId,
        /// How.
        phase: Phase,
        /// The act.
        act: Act,
        /// When the contact takes place.
        at: Timestamp,
        /// Conditions that nobody has said are met.
        unmet: Vec<String>,
    },
    /// A contact of the reader's took place, or its time is past, and its report is owed.
    Report {
        /// The contact in the log; none when it was not logged yet.
        contact: Option<ContactId>,
        /// The decision.
        decision: DecisionId,
        /// When the contact was.
        at: Timestamp,
        /// With whom, by the names used.
        with: Vec<String>,
    },
    /// An item of the worklist of the reader's post.
    Item(Box<Listed>),
    /// A directive that the reader's post has not acknowledged.
    Acknowledge {
        /// Which.
        directive: DirectiveId,
        /// Its subject line.
        subject: String,
        /// The post.
        post: PostId,
    },
    /// A draft that the reader may release.
    Release {
        /// Which.
        directive: DirectiveId,
        /// Who saved it last.
        by: OfficerId,
    },
}

/// One thing that waits, and by when.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// By when; none when nothing says.
    pub due: Option<Timestamp>,
    /// What.
    pub what: Waits,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewsKind {
    /// A directive came out.
    Released {
        /// Which.
        directive: DirectiveId,
        /// Its subject line.
        subject: String,
    },
    /// A directive was cancelled.
    Cancelled {
        /// Which.
        directive: DirectiveId,
    },
    /// A list was loaded.
    Loaded {
        /// Which.
        list: ListId,
    },
    /// A request of the reader's own or of its post was decided or taken back.
    Request {
        /// Which.
        request: RequestId,
        /// Where it stands.
        phase: Phase,
    },
}

/// One change and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// When it was recorded.
    pub at: Timestamp,
    /// What.
    pub kind: NewsKind,
}

/// The page a person begins at.
#[derive(Debug, Clone)]
pub struct StartPage {
    /// The time it was made.
    pub now: Timestamp,
    /// What waits, soonest due first; what has no time stands last.
    pub waiting: Vec<Waiting>,
    /// What changed since the beginning of yesterday at the reader's post, newest first.
    pub news: Vec<News>,
}

impl Desk {
    /// What waits for an account, and what changed.
    ///
    /// # Errors
    /// No organisation, or no such account.
    pub fn start_page(&self, account: &OfficerId) -> Result<StartPage, Trouble> {
        let _ = account;
        Err(Trouble::Busy)
    }
}
