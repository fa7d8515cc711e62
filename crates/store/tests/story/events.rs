//! Events for the story, of every kind that makes a row. Numbers stand for random bytes.

use std::collections::BTreeSet;

use clearance::authorise::UseCase;
use clearance::contact_log::Meeting;
use clearance::event::{BuiltIndex, Check, ListLoad, SourceFile};
use clearance::ids::{ContactId, DecisionId, EventId, FileHash, ItemId, RequestId};
use clearance::json::Json;
use clearance::request::Request;
use clearance::verdict::Verdict;
use clearance::worklist::{Cause, Change, Item, Subject};
use clearance::{Actor, Contact, Envelope, Event};
use directive::{Act, DirectiveId, life};
use jiff::Timestamp;
use parties::organisation::{Officer, Post, Role};
use parties::{FunctionId, Level, ListId, OfficerId, PartyId, PostId, RegionId, Visibility};
use store::NewEvent;

pub(crate) fn time() -> Timestamp {
    "2020-01-07T15:30:00Z".parse().unwrap()
}

pub(crate) fn random(number: u64) -> [u8; 8] {
    number.to_be_bytes()
}

pub(crate) fn salt(number: u64) -> [u8; 32] {
    // Any 32 bytes that differ will do here; a real salt is random.
    store::hash_of(&number.to_be_bytes()).0
}

pub(crate) fn new(number: u64, event: Event) -> NewEvent {
    let envelope = Envelope {
        version: clearance::event::VERSION,
        id: EventId::from_random(random(number)),
        at: time(),
        actor: Actor { account: Some(officer("p.moreau")), operator: "operator".to_owned() },
        visibility: Visibility::at(Level::named("internal")),
        event,
    };
    NewEvent { envelope, salt: salt(number) }
}

pub(crate) fn looked(number: u64) -> NewEvent {
    let act = *UseCase::ALL.first().unwrap();
    new(number, Event::Looked { act, subject: format!("subject {number}") })
}

fn officer(id: &str) -> OfficerId {
    OfficerId::parse(id).unwrap()
}

fn function(id: &str) -> FunctionId {
    FunctionId::parse(id).unwrap()
}

fn post() -> PostId {
    PostId::parse("paris").unwrap()
}

fn parties() -> BTreeSet<PartyId> {
    BTreeSet::from([PartyId::parse("own:arvand").unwrap()])
}

pub(crate) fn request_id() -> RequestId {
    RequestId::from_random(random(3))
}

pub(crate) fn post_added(name: &str) -> Event {
    let post = Post {
        id: post(),
        name: name.to_owned(),
        region: RegionId::parse("europe").unwrap(),
        time_zone: "Europe/Paris".to_owned(),
        working_days: vec![jiff::civil::Weekday::Monday],
        holidays: BTreeSet::new(),
        head: None,
        deputy: None,
    };
    Event::PostAdded { post: Box::new(post) }
}

pub(crate) fn officer_added(id: &str) -> Event {
    let officer = Officer {
        id: officer(id),
        name: "Paule Moreau".to_owned(),
        post: post(),
        roles: BTreeSet::from([Role::Officer, Role::Approver]),
        functions: BTreeSet::from([function("legal")]),
        level: Level::named("restricted"),
        compartments: BTreeSet::new(),
        ties: Vec::new(),
    };
    Event::OfficerAdded { officer: Box::new(officer) }
}

pub(crate) fn list_loaded(file: FileHash) -> Event {
    let load = ListLoad {
        list: ListId::parse("own").unwrap(),
        format: "parties-csv".to_owned(),
        files: vec![SourceFile { name: "own.csv".to_owned(), hash: file }],
        parties: 6,
        names: 23,
        faults: 1,
        lost: 0,
        indexes: vec![BuiltIndex {
            visibility: Visibility::at(Level::named("internal")),
            hash: file,
            parties: 6,
        }],
    };
    Event::ListLoaded { load: Box::new(load) }
}

pub(crate) fn drafted() -> Event {
    let event = life::Event::Drafted {
        directive: DirectiveId::parse("20 HQ 1234").unwrap(),
        text: "Directive: 20 HQ 1234\n".to_owned(),
        by: officer("d.rossi"),
        at: time(),
    };
    Event::Directive { event: Box::new(event) }
}

pub(crate) fn released(to: &[&str]) -> Event {
    let text = "Directive: 20 HQ 1234\nSubject: Engagement\n\n1. (U) Nothing yet.\n";
    let (directive, _) = directive::parse(text);
    let to = to.iter().map(|id| PostId::parse(id).unwrap()).collect();
    let released = directive::Released {
        directive,
        text: text.to_owned(),
        released_at: time(),
        released_by: officer("h.sec"),
        times: directive::Times { in_force: time(), review_by: time(), expires: None },
        to,
        info: BTreeSet::from([PostId::parse("geneva").unwrap()]),
        scope: std::collections::BTreeMap::new(),
        visibility: two_captions(),
        cancelled_at: None,
    };
    Event::Directive { event: Box::new(life::Event::Released(Box::new(released))) }
}

/// A visibility with captions, one of which has a space.
pub(crate) fn two_captions() -> Visibility {
    let compartments = ["ARVAND", "JOINT DESK"].map(parties::Compartment::named).into();
    Visibility { level: Level::named("restricted"), compartments }
}

pub(crate) fn acknowledged() -> Event {
    let event = life::Event::Answered {
        directive: DirectiveId::parse("20 HQ 1234").unwrap(),
        post: post(),
        answer: life::Answer {
            reply: life::Reply::Acknowledged,
            by: officer("p.moreau"),
            at: time(),
        },
    };
    Event::Directive { event: Box::new(event) }
}

pub(crate) fn checked(number: u64) -> Event {
    let contact = Contact {
        act: Act::Accept,
        level: None,
        initiator: None,
        venue: None,
        purpose: None,
        at: time(),
        post: post(),
        officer: officer("p.moreau"),
        counterparts: Vec::new(),
    };
    let check = Check {
        decision: DecisionId::from_random(random(number)),
        contact,
        as_of: time(),
        inputs: Json::parse("{}").unwrap(),
        sealed: Json::parse(r#"{"verdict":"approval-required"}"#).unwrap(),
        basis: Json::parse("{}").unwrap(),
    };
    Event::Checked { check: Box::new(check) }
}

pub(crate) fn requested() -> Event {
    let request = Request {
        id: request_id(),
        decision: DecisionId::from_random(random(2)),
        requester: officer("p.moreau"),
        participants: BTreeSet::new(),
        post: post(),
        act: Act::Accept,
        at: time(),
        parties: parties(),
        needed: Vec::new(),
        conditions: vec!["chaperone".to_owned()],
        reason: "they asked to be heard".to_owned(),
    };
    Event::Requested { request: Box::new(request) }
}

pub(crate) fn agreed(by: &str, as_function: &str) -> Event {
    Event::Agreed {
        request: request_id(),
        officer: officer(by),
        function: function(as_function),
        conditions: Vec::new(),
        until: None,
    }
}

pub(crate) fn granted() -> Event {
    Event::Granted { request: request_id(), conditions: Vec::new(), until: time() }
}

fn meeting() -> Meeting {
    Meeting {
        id: contact_id(),
        decision: None,
        request: Some(request_id()),
        post: post(),
        officer: officer("p.moreau"),
        participants: BTreeSet::new(),
        act: Act::Accept,
        at: time(),
        with: vec!["Council of the Arvand Nation".to_owned()],
        parties: parties(),
    }
}

pub(crate) fn contact_id() -> ContactId {
    ContactId::from_random(random(4))
}

pub(crate) fn held() -> Event {
    Event::ContactHeld { meeting: Box::new(meeting()) }
}

pub(crate) fn memorandum() -> Event {
    Event::Memorandum {
        contact: contact_id(),
        officer: officer("p.moreau"),
        present: "two of theirs, two of ours".to_owned(),
        said: "they asked for a second meeting".to_owned(),
        next: "nothing was promised".to_owned(),
    }
}

pub(crate) fn worklist_made() -> Event {
    let item = Item {
        id: ItemId::from_random(random(5)),
        post: post(),
        subject: Subject::Request(request_id()),
        changes: vec![Change::NewlyFree],
        was: Verdict::ApprovalRequired,
        now: Verdict::Clear,
        cites: Vec::new(),
        at: time(),
    };
    let cause = Cause::Directive(DirectiveId::parse("20 HQ 1301").unwrap());
    Event::WorklistMade { cause, items: vec![item] }
}

pub(crate) fn item_done() -> Event {
    Event::ItemDone {
        item: ItemId::from_random(random(5)),
        officer: officer("p.moreau"),
        note: "told them".to_owned(),
    }
}

/// One event of every kind that makes a row of its own, in an order that could be.
pub(crate) fn story(file: FileHash) -> Vec<NewEvent> {
    let events = [
        post_added("Embassy Paris"),
        officer_added("p.moreau"),
        list_loaded(file),
        drafted(),
        acknowledged(),
        checked(2),
        requested(),
        agreed("n.desk", "nea-desk"),
        agreed("l.egal", "legal"),
        granted(),
        held(),
        memorandum(),
        worklist_made(),
        item_done(),
    ];
    (100..).zip(events).map(|(number, event)| new(number, event)).collect()
}
