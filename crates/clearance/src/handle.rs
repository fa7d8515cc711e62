//! A state, a command, who and when in; the events it gives, or why not, out. Decides only what
//! may happen; what then is true is `state`'s.

mod deciding;
mod log;

pub use deciding::default_until;

use crate::authorise::{Authorised, Refusal, Relation, UseCase, authorise};
use crate::command::Command;
use crate::event::Event;
use crate::filed::Filed;
use crate::ids::RequestId;
use crate::not_allowed::NotAllowed;
use crate::reader::Reader;
use crate::state::State;
use crate::{approving, contact_log::Meeting};
use jiff::Timestamp;
use parties::{Organisation, Visibility};

/// Letters that grounds must have. `.` and `no` are none; `not in our interest` is. Words are not
/// weighed, only that somebody wrote some.
pub const GROUNDS_LETTERS_MIN: usize = 10;

/// Days after the day of the contact on which a grant still holds, when nobody who agreed named an
/// end. None: it was agreed to for that day at the post, and a contact put off is asked anew.
pub const GRANT_DAYS_AFTER: i64 = 0;

/// Conditions of one grant. Largest seen: 4.
pub const CONDITIONS_MAX: usize = 64;

/// People on our side of one contact. Largest seen: 12.
pub const PARTICIPANTS_MAX: usize = 1_000;

/// Characters of one text that a person types. Largest seen: 1,800 (a memorandum). A longer one is
/// a document and belongs into a file.
pub const TEXT_CHARS_MAX: usize = 20_000;

/// The events a command gives, or why it gives none.
///
/// # Errors
/// What stands in the way, with who could and what to do.
pub fn handle(
    state: &State,
    command: &Command,
    actor: &Reader,
    at: Timestamp,
) -> Result<Vec<Event>, NotAllowed> {
    let organisation = state.organisation().ok_or(NotAllowed::NoOrganisation)?;
    for text in command.texts() {
        let (count, max) = (text.chars().count(), TEXT_CHARS_MAX);
        if count > max {
            return Err(NotAllowed::TooMany { what: "characters", count, max });
        }
    }
    let desk = Desk { state, organisation, actor, at };
    match command {
        Command::Request { request, visibility } => desk.file(request, visibility),
        Command::Approve { request, function, conditions, until } => {
            desk.approve(*request, function, conditions, *until)
        }
        Command::Deny { request, function, grounds } => desk.deny(*request, function, grounds),
        Command::Withdraw { request, grounds } => desk.withdraw(*request, grounds),
        Command::Recuse { request, tie } => desk.recuse(*request, tie),
        Command::MeetCondition { request, condition, evidence } => {
            desk.meet_condition(*request, condition, evidence)
        }
        Command::AskConcurrence { request, function, due } => {
            desk.ask_concurrence(*request, function, *due)
        }
        Command::Concur { request, function } => desk.concur(*request, function, None),
        Command::Object { request, function, grounds } => {
            desk.concur(*request, function, Some(grounds))
        }
        Command::Hold { meeting, account } => desk.hold(meeting, account),
        Command::Decline { meeting, grounds } => desk.decline(meeting, grounds),
        Command::Memo { contact, present, said, next } => desk.memo(*contact, present, said, next),
        Command::Confirm { confirmation } => desk.confirm(confirmation),
        Command::Finish { item, note } => desk.finish(*item, note),
    }
}

/// Whether a reader may do something to a matter of that marking: for use cases that give no event
/// of this room.
///
/// # Errors
/// The refusal of the table of roles.
pub fn allow(
    state: &State,
    reader: &Reader,
    act: UseCase,
    visibility: &Visibility,
    relation: Relation,
) -> Result<(), NotAllowed> {
    let organisation = state.organisation().ok_or(NotAllowed::NoOrganisation)?;
    match authorise(reader, act, visibility, relation, &organisation.levels) {
        Authorised::Allowed => Ok(()),
        Authorised::Refused(refusal) => Err(NotAllowed::Refused { act, refusal }),
    }
}

/// How a reader stands to a request.
#[must_use]
pub fn relation_to(organisation: &Organisation, reader: &Reader, filed: &Filed) -> Relation {
    let request = &filed.request;
    let holds = |f: &parties::FunctionId| approving::holds(organisation, reader, f, &request.post);
    let is_own =
        request.requester == reader.officer || request.participants.contains(&reader.officer);
    if is_own {
        Relation::Own
    } else if filed
        .expressions(organisation)
        .iter()
        .flat_map(directive::Approval::functions)
        .any(|f| holds(&f))
        || filed.concurrences.keys().any(holds)
    {
        Relation::Function
    } else if reader.posts.contains(&request.post) {
        Relation::Post
    } else {
        Relation::Other
    }
}

/// How a reader stands to a contact in the log.
#[must_use]
pub fn relation_to_meeting(reader: &Reader, meeting: &Meeting) -> Relation {
    if meeting.officer == reader.officer || meeting.participants.contains(&reader.officer) {
        Relation::Own
    } else if reader.posts.contains(&meeting.post) {
        Relation::Post
    } else {
        Relation::Other
    }
}

/// Everything a command is held against.
#[derive(Clone, Copy)]
struct Desk<'a> {
    state: &'a State,
    organisation: &'a Organisation,
    actor: &'a Reader,
    at: Timestamp,
}

impl<'a> Desk<'a> {
    fn authorise(
        self,
        act: UseCase,
        visibility: &Visibility,
        relation: Relation,
    ) -> Result<(), NotAllowed> {
        allow(self.state, self.actor, act, visibility, relation)
    }

    /// A request the actor may see; one that may not be seen does not exist.
    fn seen(self, id: RequestId) -> Result<&'a Filed, NotAllowed> {
        let unknown = || NotAllowed::Unknown { what: "request", id: id.to_string() };
        let filed = self.state.requests().get(&id).ok_or_else(unknown)?;
        match self.authorise_on(filed, UseCase::RequestShow) {
            Ok(()) => Ok(filed),
            Err(_) => Err(unknown()),
        }
    }

    fn authorise_on(self, filed: &Filed, act: UseCase) -> Result<(), NotAllowed> {
        let relation = relation_to(self.organisation, self.actor, filed);
        self.authorise(act, &filed.visibility, relation)
    }
}

/// The refusal of a role alone stands before what the request itself says; a finer reason of the
/// request is told instead of a coarse one.
const fn is_coarse(refusal: Refusal) -> bool {
    matches!(refusal, Refusal::OwnMatter | Refusal::Function | Refusal::OtherPost)
}

fn say_enough(what: &'static str, text: &str) -> Result<(), NotAllowed> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < GROUNDS_LETTERS_MIN { Err(NotAllowed::Grounds { what }) } else { Ok(()) }
}
