//! One small world for the cases here: an organisation, one contact asked about, one request.

use clearance::event::{Actor, Check, Envelope, Event, VERSION};
use clearance::ids::{DecisionId, EventId, RequestId};
use clearance::json::Json;
use clearance::request::{Needed, Request};
use clearance::{Contact, Counterpart, Reader, State};
use directive::{Act, Approval, DirectiveId, ParagraphId};
use jiff::Timestamp;
use parties::{FunctionId, Kind, OfficerId, Organisation, PartyId, PostId, Visibility};
use std::collections::BTreeSet;

pub(super) fn time(words: &str) -> Timestamp {
    words.parse().unwrap_or_else(|e| panic!("{words}: {e}"))
}

pub(super) fn officer(word: &str) -> OfficerId {
    OfficerId::parse(word).unwrap()
}

pub(super) fn function(word: &str) -> FunctionId {
    FunctionId::parse(word).unwrap()
}

pub(super) fn organisation() -> Organisation {
    let bytes = std::fs::read(super::spec("clearances/fixtures/organisation.toml")).unwrap();
    parties::import::organisation_toml::read(&bytes).unwrap()
}

pub(super) fn restricted() -> Visibility {
    Visibility::at(parties::Level::named("restricted"))
}

pub(super) fn request_id() -> RequestId {
    RequestId::from_random([0, 0, 0, 0, 0, 0, 0, 1])
}

pub(super) fn decision_id() -> DecisionId {
    DecisionId::from_random([0, 0, 0, 0, 0, 0, 0, 1])
}

/// The contact that stories are about: Paris accepts a meeting on 9 January at ten, local time.
pub(super) fn contact() -> Contact {
    Contact {
        act: Act::Accept,
        level: None,
        initiator: None,
        venue: None,
        purpose: None,
        at: time("2020-01-09T09:00:00Z"),
        post: PostId::parse("paris").unwrap(),
        officer: officer("p.moreau"),
        counterparts: vec![Counterpart {
            name: "Arvand Liberation Movement".to_owned(),
            kind: Kind::Organisation,
            born: None,
            countries: Vec::new(),
            identifiers: Vec::new(),
            capacity: None,
            is: None,
            is_not: Vec::new(),
        }],
    }
}

pub(super) fn request(needed: &[&str]) -> Request {
    let contact = contact();
    let needed = needed.iter().enumerate().map(|(i, by)| Needed {
        directive: DirectiveId::parse("20 HQ 0101").unwrap(),
        paragraph: ParagraphId(u16::try_from(i + 3).unwrap()),
        by: approval(by),
        authority: "Secretary".to_owned(),
    });
    Request {
        id: request_id(),
        decision: decision_id(),
        requester: officer("p.moreau"),
        participants: BTreeSet::from([officer("j.brandt")]),
        post: contact.post,
        act: contact.act,
        at: contact.at,
        parties: BTreeSet::from([PartyId::parse("own:arvand").unwrap()]),
        needed: needed.collect(),
        conditions: vec!["chaperone".to_owned()],
        reason: "They bring word of the two detained".to_owned(),
    }
}

/// `nea-desk and legal`, `a or b`, `2 of (a, b, c)`: enough of the language for these cases.
pub(super) fn approval(words: &str) -> Approval {
    if let Some((n, of)) = words.split_once(" of (") {
        let of = of.trim_end_matches(')').split(", ").map(function).collect();
        return Approval::AtLeast { n: n.parse().unwrap(), of };
    }
    let parts = |joint: &str| words.split(joint).map(|f| Approval::One(function(f))).collect();
    if words.contains(" and ") {
        Approval::All(parts(" and "))
    } else if words.contains(" or ") {
        Approval::Any(parts(" or "))
    } else {
        Approval::One(function(words))
    }
}

pub(super) fn envelope(at: Timestamp, by: Option<&Reader>, event: Event) -> Envelope {
    Envelope {
        version: VERSION,
        id: EventId::from_random([9; 8]),
        at,
        actor: Actor { account: by.map(|r| r.officer.clone()), operator: "op".to_owned() },
        visibility: restricted(),
        event,
    }
}

pub(super) fn check() -> Check {
    let json = || Json::parse("{}").unwrap();
    Check {
        decision: decision_id(),
        contact: contact(),
        as_of: time("2020-01-07T16:00:00Z"),
        inputs: json(),
        sealed: json(),
        basis: json(),
    }
}

/// The organisation set up and the contact checked on 7 January.
pub(super) fn start() -> State {
    let at = time("2020-01-07T16:00:00Z");
    State::of(&[
        envelope(at, None, Event::OrganisationSet { organisation: Box::new(organisation()) }),
        envelope(at, None, Event::Checked { check: Box::new(check()) }),
    ])
}
