//! Contacts and worklists for programs: logged, written up, looked through; items done. Judges
//! nothing: what was allowed is the decision's to say.

use super::checks::{party_called, post_called};
use super::endpoint::{About, Answer, Endpoint, Told, get, post};
use super::given::{At, Body, Caller, Query};
use super::page::{Mark, Page, cursor};
use super::requests::{accounts, decision_called};
use super::wire::{Closed, Id, People, Word, Words};
use crate::Trouble;
use crate::desk::deeds::{Logging, Memo};
use crate::desk::pages::{ContactShown, ContactsWanted, WorklistWanted};
use crate::router::Asks;
use clearance::Event;
use clearance::authorise::UseCase;
use clearance::ids::{ContactId, ItemId, RequestId};
use clearance::state::{Listed, Logged, Outcome};
use clearance::worklist::Subject;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The addresses of this part.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let about = |path, act, name, says| About { path, asks: Asks::May(act), name, says };
    use UseCase as U;
    let all = "/api/v1/contacts";
    let one = "/api/v1/contacts/{contact}";
    vec![
        get(about(all, U::ContactShow, "listContacts", "Lists the log, the latest first."), list),
        post(about(all, U::ContactHeld, "logContact", "Logs a contact as held or declined."), log),
        get(about(one, U::ContactShow, "showContact", "Reads a contact of the log."), show),
        post(
            about(
                "/api/v1/contacts/{contact}/memoranda",
                U::ContactMemo,
                "writeMemorandum",
                "Writes a memorandum of a contact, in three lines.",
            ),
            memo,
        ),
        get(
            about(
                "/api/v1/worklist",
                U::Worklist,
                "listWorklist",
                "Lists what changes left for posts to look at.",
            ),
            worklist,
        ),
        post(
            about(
                "/api/v1/worklist/{item}/done",
                U::WorklistDone,
                "finishItem",
                "Says that an item is done.",
            ),
            done,
        ),
    ]
}

/// A contact of the log.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Contact {
    contact: String,
    /// `held`, `declared-afterwards` or `declined`.
    outcome: &'static str,
    /// How it came about, or what was said to them.
    words: String,
    logged_at: String,
    post: String,
    officer: String,
    participants: Vec<String>,
    act: &'static str,
    at: String,
    /// With whom, by the names used.
    with: Vec<String>,
    parties: Vec<String>,
    decision: Option<String>,
    request: Option<String>,
    memoranda: Vec<Memorandum>,
}

/// What was said.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Memorandum {
    by: String,
    at: String,
    present: String,
    said: String,
    next: String,
}

fn wire(logged: &Logged) -> Contact {
    let meeting = &logged.meeting;
    let (outcome, words) = match &logged.outcome {
        Outcome::Held => ("held", String::new()),
        Outcome::DeclaredAfterwards { account } => ("declared-afterwards", account.clone()),
        Outcome::Declined { grounds } => ("declined", grounds.clone()),
    };
    let memo = |m: &clearance::state::Memo| Memorandum {
        by: m.officer.to_string(),
        at: m.at.to_string(),
        present: m.present.clone(),
        said: m.said.clone(),
        next: m.next.clone(),
    };
    Contact {
        contact: meeting.id.to_string(),
        outcome,
        words,
        logged_at: logged.at.to_string(),
        post: meeting.post.to_string(),
        officer: meeting.officer.to_string(),
        participants: meeting.participants.iter().map(ToString::to_string).collect(),
        act: meeting.act.as_str(),
        at: meeting.at.to_string(),
        with: meeting.with.clone(),
        parties: meeting.parties.iter().map(ToString::to_string).collect(),
        decision: meeting.decision.map(|d| d.to_string()),
        request: meeting.request.map(|r| r.to_string()),
        memoranda: logged.memos.iter().map(memo).collect(),
    }
}

/// Which contacts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    /// Of this post.
    post: Option<Id>,
    /// With this party.
    party: Option<Id>,
    /// Where to go on: `next` of the items before.
    cursor: Option<Mark>,
}

async fn list(caller: Caller, Query(which): Query<Which>) -> Answer<Page<Contact>> {
    let page = caller.write(move |desk, me| {
        let post = which.post.as_ref().map(|w| post_called(desk, w.as_str())).transpose()?;
        let party = which.party.as_ref().map(|w| party_called(w.as_str())).transpose()?;
        let wanted = ContactsWanted { post, party };
        desk.contacts_page(me, &wanted, cursor(which.cursor.as_ref())?.as_ref())
    });
    Ok(Page::of(page.await?, |logged| wire(&logged)).into())
}

/// One contact, with what is owed of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContactRead {
    #[serde(flatten)]
    contact: Contact,
    /// By when its report is due; null when none is owed, or one is written.
    report_due: Option<String>,
}

async fn show(caller: Caller, At(id): At<ContactId>) -> Answer<ContactRead> {
    let shown: ContactShown = caller.write(move |desk, me| desk.contact(me, &id)).await?;
    let report_due = shown.report_due.map(|due| due.to_string());
    Ok(ContactRead { contact: wire(&shown.logged), report_due }.into())
}

/// How a contact ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Held,
    Declined,
}

/// How a contact ended, as a word.
type HowWord = Word<How>;

impl Closed for How {
    const NAME: &'static str = "ContactOutcome";

    fn words() -> Vec<&'static str> {
        vec!["held", "declined"]
    }

    fn parse(word: &str) -> Option<Self> {
        match word {
            "held" => Some(Self::Held),
            "declined" => Some(Self::Declined),
            _ => None,
        }
    }
}

/// A contact to be logged.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewContact {
    /// The decision it was asked in.
    decision: Id,
    /// How it ended.
    outcome: HowWord,
    /// The request whose grant it rests on; found by the decision when not named.
    request: Option<Id>,
    /// Who else took part on our side.
    #[serde(default)]
    participants: People,
    /// How it came about, or what was said to them.
    #[serde(default)]
    words: Words,
}

/// A contact as it was logged.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LoggedContact {
    contact: String,
    /// `held`, `declared-afterwards` or `declined`.
    outcome: &'static str,
}

async fn log(caller: Caller, Body(given): Body<NewContact>) -> Answer<LoggedContact> {
    let request = given.request.as_ref().map(|word| {
        let unknown = |_| Trouble::not_there("request", word.as_str(), "check the reference");
        RequestId::parse(word.as_str()).map_err(unknown)
    });
    let logging = Logging {
        decision: decision_called(given.decision.as_str())?,
        request: request.transpose()?,
        participants: accounts(&given.participants)?,
    };
    let (how, words) = (given.outcome.0, given.words.0);
    let logged = caller.write(move |desk, me| match how {
        How::Held => {
            let (id, events) = desk.held(me, &logging, &words)?;
            let is_late = events.iter().any(|e| matches!(e, Event::DeclaredAfterwards { .. }));
            Ok((id, if is_late { "declared-afterwards" } else { "held" }))
        }
        How::Declined => Ok((desk.declined(me, &logging, &words)?, "declined")),
    });
    let (id, outcome) = logged.await?;
    let made = LoggedContact { contact: id.to_string(), outcome };
    Ok(Told::made(made, format!("/api/v1/contacts/{id}")))
}

/// The three lines of a memorandum.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewMemorandum {
    /// Who was there.
    #[serde(default)]
    present: Words,
    /// What was said.
    said: Words,
    /// What follows.
    #[serde(default)]
    next: Words,
}

/// A memorandum that is kept.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Kept {
    contact: String,
}

async fn memo(
    caller: Caller,
    (At(id), Body(given)): (At<ContactId>, Body<NewMemorandum>),
) -> Answer<Kept> {
    let lines = Memo { present: given.present.0, said: given.said.0, next: given.next.0 };
    caller.write(move |desk, me| desk.memo(me, id, &lines)).await?;
    let kept = Kept { contact: id.to_string() };
    Ok(Told::made(kept, format!("/api/v1/contacts/{id}")))
}

/// One item of a worklist.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Item {
    item: String,
    post: String,
    made_at: String,
    /// How the answer changed, the weightiest first.
    changes: Vec<&'static str>,
    /// The reference of the request, decision or contact.
    about: String,
    was: &'static str,
    now: &'static str,
    /// The paragraphs that now govern.
    cites: Vec<Cited>,
    /// When the contact takes or took place.
    at: String,
    /// Who did it, and what; null while it waits.
    done: Option<Done>,
}

/// A paragraph.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Cited {
    directive: String,
    paragraph: String,
}

impl Cited {
    pub(super) const fn of(directive: String, paragraph: String) -> Self {
        Self { directive, paragraph }
    }
}

/// That an item is done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Done {
    by: String,
    note: String,
}

/// Which items.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichItems {
    /// Of this post.
    post: Option<Id>,
    /// Those done too.
    #[serde(default)]
    all: bool,
    /// Where to go on: `next` of the items before.
    cursor: Option<Mark>,
}

async fn worklist(caller: Caller, Query(which): Query<WhichItems>) -> Answer<Page<Item>> {
    let page = caller.read(move |desk, me| {
        let post = which.post.as_ref().map(|w| post_called(desk, w.as_str())).transpose()?;
        let wanted = WorklistWanted { post, with_done: which.all };
        desk.worklist_page(me, &wanted, cursor(which.cursor.as_ref())?.as_ref())
    });
    Ok(Page::of(page.await?, item).into())
}

fn item(listed: Listed) -> Item {
    let item = listed.item;
    let cite = |(directive, paragraph): &(directive::DirectiveId, directive::ParagraphId)| Cited {
        directive: directive.to_string(),
        paragraph: paragraph.to_string(),
    };
    Item {
        item: item.id.to_string(),
        post: item.post.to_string(),
        made_at: listed.at.to_string(),
        changes: item.changes.iter().map(|c| c.as_str()).collect(),
        about: match item.subject {
            Subject::Request(id) => id.to_string(),
            Subject::Decision(id) => id.to_string(),
            Subject::Contact(id) => id.to_string(),
        },
        was: item.was.as_str(),
        now: item.now.as_str(),
        cites: item.cites.iter().map(cite).collect(),
        at: item.at.to_string(),
        done: listed.done.map(|(by, note)| Done { by: by.to_string(), note }),
    }
}

/// What was done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Finish {
    /// In words.
    #[serde(default)]
    note: Words,
}

/// An item that is done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Finished {
    item: String,
}

async fn done(
    caller: Caller,
    (At(id), Body(given)): (At<ItemId>, Body<Finish>),
) -> Answer<Finished> {
    caller.write(move |desk, me| desk.finish(me, id, given.note.as_str())).await?;
    Ok(Finished { item: id.to_string() }.into())
}
