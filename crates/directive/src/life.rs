//! The life of one directive: what was saved, released, answered by each post, cancelled. A command
//! gives events or the reason why not; an event gives the next state. Never a clock; what time does
//! (supersede, expire) is not stored but asked of `policy::standing`.

use crate::lint::Finding;
use crate::{DirectiveId, Released};
use jiff::Timestamp;
use parties::{OfficerId, Organisation, PostId, Registry};
use std::collections::BTreeMap;

/// What happened to a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A draft was saved.
    Drafted {
        /// Its number.
        directive: DirectiveId,
        /// Its text, byte for byte.
        text: String,
        /// By whom.
        by: OfficerId,
        /// When.
        at: Timestamp,
    },
    /// It was released, with everything that was frozen.
    Released(Box<Released>),
    /// A post answered by a named person.
    Answered {
        /// Which directive.
        directive: DirectiveId,
        /// Which post.
        post: PostId,
        /// What it said.
        answer: Answer,
    },
    /// It was cancelled by command.
    Cancelled {
        /// Which directive.
        directive: DirectiveId,
        /// By whom, when, why.
        cancellation: Cancellation,
    },
}

/// What kind of answer a post gives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reply {
    /// Received and understood.
    Acknowledged,
    /// A question to the authority.
    Queried {
        /// The question.
        question: String,
    },
    /// It cannot be done here.
    CannotComply {
        /// Why.
        reason: String,
    },
}

/// One answer of a post.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Answer {
    /// What it says.
    pub reply: Reply,
    /// The person who answers for the post.
    pub by: OfficerId,
    /// When.
    pub at: Timestamp,
}

/// A cancellation by command.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cancellation {
    /// Who.
    pub by: OfficerId,
    /// When; it is out from then on.
    pub at: Timestamp,
    /// Why.
    pub grounds: String,
}

/// A saved draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its number.
    pub directive: DirectiveId,
    /// Its text.
    pub text: String,
    /// Who saved it last.
    pub by: OfficerId,
    /// When.
    pub at: Timestamp,
}

/// A released directive and the answers of posts, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// What was released.
    pub released: Released,
    /// Answers by post.
    pub answers: BTreeMap<PostId, Vec<Answer>>,
}

/// Where the life of one directive stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing has happened.
    Blank,
    /// A draft stands.
    Draft(Draft),
    /// It is out.
    Released(Box<Issued>),
    /// It is out and cancelled by command.
    Cancelled {
        /// What was out.
        issued: Box<Issued>,
        /// What ended it.
        cancellation: Cancellation,
    },
}

/// What a person asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Save a draft.
    Save {
        /// Its text.
        text: String,
    },
    /// Release the draft.
    Release,
    /// Answer for a post.
    Answer {
        /// Which post.
        post: PostId,
        /// What.
        reply: Reply,
    },
    /// Cancel.
    Cancel {
        /// Why.
        grounds: String,
    },
}

/// What a command is held against.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Who acts.
    pub by: &'a OfficerId,
    /// When.
    pub at: Timestamp,
    /// Who we are.
    pub organisation: &'a Organisation,
    /// Whom rules may name.
    pub registry: &'a Registry,
    /// What was released before.
    pub already: &'a [Released],
}

/// Why a command gives no event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// There is no draft.
    #[error("there is no draft to release")]
    NoDraft,
    /// It is not out.
    #[error("the directive is not released")]
    NotReleased,
    /// It is out already.
    #[error("{0} is released already; a released text never changes")]
    AlreadyReleased(DirectiveId),
    /// It was cancelled.
    #[error("{0} is cancelled")]
    AlreadyCancelled(DirectiveId),
    /// The post is not an addressee.
    #[error("`{0}` is not an addressee")]
    NotAddressed(PostId),
    /// The person does not serve at the post.
    #[error("`{by}` does not serve at `{post}`")]
    NotOfThePost {
        /// Who.
        by: OfficerId,
        /// Where.
        post: PostId,
    },
    /// A reason is needed and none was given.
    #[error("say why: the {0} is empty")]
    NoReason(&'static str),
    /// The text has faults.
    #[error("the directive has faults")]
    Faults(Vec<Finding>),
}

/// The events a command gives.
///
/// # Errors
/// Why it may not be done in this state.
pub fn handle(
    _state: &State,
    _command: &Command,
    _setting: &Setting<'_>,
) -> Result<Vec<Event>, NotAllowed> {
    Err(NotAllowed::NoDraft)
}

/// The next state. Total: an event that does not fit leaves the state as it is.
#[must_use]
pub fn apply(state: State, _event: &Event) -> State {
    state
}
