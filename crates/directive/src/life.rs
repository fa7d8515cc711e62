//! The life of one directive: what was saved, released, answered by each post, cancelled. A command
//! gives events or the reason why not; an event gives the next state. Never a clock; what time does
//! (supersede, expire) is not stored but asked of `policy::standing`.

use crate::lint::Finding;
use crate::parse::TEXT_BYTES_MAX;
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

impl Event {
    /// The directive it happened to.
    #[must_use]
    pub const fn directive(&self) -> &DirectiveId {
        match self {
            Self::Drafted { directive, .. }
            | Self::Answered { directive, .. }
            | Self::Cancelled { directive, .. } => directive,
            Self::Released(released) => &released.directive.id,
        }
    }
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

/// Letters that grounds and reasons must have: a full stop is no reason.
pub const REASON_LETTERS_MIN: usize = 10;

/// Bytes of grounds, a reason or a question. Longer ones belong in a message of their own.
pub const REASON_BYTES_MAX: usize = 10_000;

/// Why a command gives no event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// There is no draft.
    #[error("there is no draft to release; save one first")]
    NoDraft,
    /// The text has no number, so that it is nobody's draft.
    #[error("the text has no number; begin with `Directive: 20 HQ 1234`")]
    NoNumber,
    /// The text is another directive's.
    #[error("the text is that of `{found}`, not of `{wanted}`")]
    OtherNumber {
        /// The number of the text.
        found: DirectiveId,
        /// The number of the draft.
        wanted: DirectiveId,
    },
    /// It is not out.
    #[error("the directive is not released")]
    NotReleased,
    /// It is out already.
    #[error("`{0}` is released already, and a released text never changes; supersede or amend it")]
    AlreadyReleased(DirectiveId),
    /// It was cancelled.
    #[error("`{0}` is cancelled already")]
    AlreadyCancelled(DirectiveId),
    /// The post acknowledged before.
    #[error("`{post}` acknowledged it already, by `{by}`")]
    AlreadyAcknowledged {
        /// Which post.
        post: PostId,
        /// Who did.
        by: OfficerId,
    },
    /// A command alone does not end what stands on a law.
    #[error("`{0}` stands on a law; release a directive that names a law and cancels it")]
    StandsOnLaw(DirectiveId),
    /// The post is not an addressee.
    #[error("`{0}` is not an addressee of the directive")]
    NotAddressed(PostId),
    /// The person does not serve at the post.
    #[error("`{by}` does not serve at `{post}`; a person of the post answers for it")]
    NotOfThePost {
        /// Who.
        by: OfficerId,
        /// Where.
        post: PostId,
    },
    /// A reason is needed and none was given.
    #[error("the {0} say nothing; write a sentence that someone can act on")]
    NoReason(&'static str),
    /// The words are too many.
    #[error("the {0} are too long")]
    TooLong(&'static str),
    /// The text has faults.
    #[error("the directive has {} that stop its release", counted(.0))]
    Faults(Vec<Finding>),
}

fn counted(findings: &[Finding]) -> String {
    match findings.iter().filter(|f| f.stops_release()).count() {
        1 => "1 fault".to_owned(),
        n => format!("{n} faults"),
    }
}

/// The events a command gives.
///
/// # Errors
/// Why it may not be done in this state.
pub fn handle(
    state: &State,
    command: &Command,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, NotAllowed> {
    let event = match command {
        Command::Save { text } => save(state, text, setting)?,
        Command::Release => release(state, setting)?,
        Command::Answer { post, reply } => answer(state, post, reply, setting)?,
        Command::Cancel { grounds } => cancel(state, grounds, setting)?,
    };
    Ok(vec![event])
}

fn save(state: &State, text: &str, setting: &Setting<'_>) -> Result<Event, NotAllowed> {
    if let Some(issued) = state.issued() {
        return Err(NotAllowed::AlreadyReleased(issued.released.directive.id.clone()));
    }
    if text.len() > TEXT_BYTES_MAX {
        return Err(NotAllowed::TooLong("words of the directive"));
    }
    let found = crate::parse(text).0.id;
    if found == DirectiveId::unnumbered() {
        return Err(NotAllowed::NoNumber);
    }
    if let State::Draft(Draft { directive: wanted, .. }) = state
        && wanted != &found
    {
        return Err(NotAllowed::OtherNumber { found, wanted: wanted.clone() });
    }
    let (by, at) = (setting.by.clone(), setting.at);
    Ok(Event::Drafted { directive: found, text: text.to_owned(), by, at })
}

fn release(state: &State, setting: &Setting<'_>) -> Result<Event, NotAllowed> {
    let draft = match state {
        State::Blank => return Err(NotAllowed::NoDraft),
        State::Draft(draft) => draft,
        State::Released(issued) | State::Cancelled { issued, .. } => {
            return Err(NotAllowed::AlreadyReleased(issued.released.directive.id.clone()));
        }
    };
    let (directive, _) = crate::parse(&draft.text);
    let Setting { by, at, organisation, registry, already } = *setting;
    crate::release(&directive, &draft.text, organisation, registry, already, by, at)
        .map(|released| Event::Released(Box::new(released)))
        .map_err(NotAllowed::Faults)
}

fn answer(
    state: &State,
    post: &PostId,
    reply: &Reply,
    setting: &Setting<'_>,
) -> Result<Event, NotAllowed> {
    let issued = state.issued().ok_or(NotAllowed::NotReleased)?;
    let released = &issued.released;
    if !released.to.contains(post) && !released.info.contains(post) {
        return Err(NotAllowed::NotAddressed(post.clone()));
    }
    if setting.organisation.officer(setting.by).is_none_or(|o| &o.post != post) {
        let (by, post) = (setting.by.clone(), post.clone());
        return Err(NotAllowed::NotOfThePost { by, post });
    }
    match reply {
        Reply::Acknowledged => {
            if let Some(by) = issued.acknowledged(post).map(|a| a.by.clone()) {
                return Err(NotAllowed::AlreadyAcknowledged { post: post.clone(), by });
            }
        }
        Reply::Queried { question } => checked("words of the question", question, 1)?,
        Reply::CannotComply { reason } => checked("reasons", reason, REASON_LETTERS_MIN)?,
    }
    let answer = Answer { reply: reply.clone(), by: setting.by.clone(), at: setting.at };
    let (directive, post) = (released.directive.id.clone(), post.clone());
    Ok(Event::Answered { directive, post, answer })
}

fn cancel(state: &State, grounds: &str, setting: &Setting<'_>) -> Result<Event, NotAllowed> {
    let issued = match state {
        State::Blank | State::Draft(_) => return Err(NotAllowed::NotReleased),
        State::Released(issued) => issued,
        State::Cancelled { issued, .. } => {
            return Err(NotAllowed::AlreadyCancelled(issued.released.directive.id.clone()));
        }
    };
    let directive = issued.released.directive.id.clone();
    if issued.released.has_legal_authority() {
        return Err(NotAllowed::StandsOnLaw(directive));
    }
    checked("grounds", grounds, REASON_LETTERS_MIN)?;
    let (by, at, grounds) = (setting.by.clone(), setting.at, grounds.to_owned());
    Ok(Event::Cancelled { directive, cancellation: Cancellation { by, at, grounds } })
}

fn checked(noun: &'static str, words: &str, letters_min: usize) -> Result<(), NotAllowed> {
    if words.len() > REASON_BYTES_MAX {
        return Err(NotAllowed::TooLong(noun));
    }
    let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
    if letters < letters_min { Err(NotAllowed::NoReason(noun)) } else { Ok(()) }
}

/// The next state. Total: an event that does not fit leaves the state as it is.
#[must_use]
pub fn apply(state: State, event: &Event) -> State {
    match (state, event) {
        (State::Blank | State::Draft(_), Event::Drafted { directive, text, by, at }) => {
            let (directive, text, by) = (directive.clone(), text.clone(), by.clone());
            State::Draft(Draft { directive, text, by, at: *at })
        }
        (State::Blank | State::Draft(_), Event::Released(released)) => {
            let (released, answers) = (released.as_ref().clone(), BTreeMap::new());
            State::Released(Box::new(Issued { released, answers }))
        }
        (State::Released(issued), Event::Answered { directive, post, answer }) => {
            State::Released(issued.answered(directive, post, answer))
        }
        (
            State::Cancelled { issued, cancellation },
            Event::Answered { directive, post, answer },
        ) => State::Cancelled { issued: issued.answered(directive, post, answer), cancellation },
        (State::Released(mut issued), Event::Cancelled { directive, cancellation })
            if &issued.released.directive.id == directive =>
        {
            issued.released.cancelled_at = Some(cancellation.at);
            State::Cancelled { issued, cancellation: cancellation.clone() }
        }
        (state, _) => state,
    }
}

impl State {
    /// What was released, cancelled or not.
    #[must_use]
    pub fn issued(&self) -> Option<&Issued> {
        match self {
            Self::Blank | Self::Draft(_) => None,
            Self::Released(issued) | Self::Cancelled { issued, .. } => Some(issued),
        }
    }
}

impl Issued {
    fn answered(
        mut self: Box<Self>,
        directive: &DirectiveId,
        post: &PostId,
        answer: &Answer,
    ) -> Box<Self> {
        if &self.released.directive.id == directive {
            self.answers.entry(post.clone()).or_default().push(answer.clone());
        }
        self
    }

    /// The acknowledgement of a post, if it gave one.
    #[must_use]
    pub fn acknowledged(&self, post: &PostId) -> Option<&Answer> {
        self.answers.get(post)?.iter().find(|a| a.reply == Reply::Acknowledged)
    }

    /// The posts addressed or informed that have not acknowledged.
    pub fn unacknowledged(&self) -> impl Iterator<Item = &PostId> {
        self.released.to.union(&self.released.info).filter(|post| self.acknowledged(post).is_none())
    }
}
