//! One event of each kind, with the bytes it has for ever.

use super::world::{self, envelope, function, officer, request_id, time};
use clearance::authorise::UseCase;
use clearance::contact_log::Meeting;
use clearance::event::{BuiltIndex, Confirmation, Event, Identity, ListLoad, SourceFile};
use clearance::event_json::{bytes, read};
use clearance::ids::{ContactId, FileHash, ItemId};
use clearance::worklist::{Cause, Change, Item, Subject};
use clearance::{Envelope, Verdict};
use directive::life::{self, Answer, Cancellation, Reply};
use directive::released::{FrozenParty, Reach, Times};
use directive::{DirectiveId, ParagraphId, Released};
use parties::{Compartment, Kind, Level, Link, ListId, PartialDate, PartyId, PostId, Visibility};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const TEXT: &str = "\
Directive:   20 HQ 0101
Precedence:  IMMEDIATE
Marking:     RESTRICTED
To:          ALL POSTS
Subject:     Two groups
Authority:   Secretary
Objective:   A settlement; reviewed when it is reached.
Grounds:     Meetings could harm the talks.
In force:    2020-01-07T15:30Z
Review by:   2020-07-07

1. (R) Posts do not meet the groups named here without approval.
   > parties    arvand with offshoots
   > acts       initiate, accept, host, attend
   > verdict    approval-required by nea-desk and legal
";

fn party(word: &str) -> PartyId {
    PartyId::parse(word).unwrap()
}

fn number() -> DirectiveId {
    DirectiveId::parse("20 HQ 0101").unwrap()
}

fn released() -> Released {
    let (directive, faults) = directive::parse(TEXT);
    assert_eq!(faults, [], "the directive of this case has no faults");
    let links = vec![Link::Offshoot];
    let scope = vec![
        FrozenParty { party: party("own:arvand"), reach: Reach::Named },
        FrozenParty {
            party: party("own:can"),
            reach: Reach::Affiliated { from: party("own:arvand"), links },
        },
        FrozenParty { party: party("own:relief"), reach: Reach::Asks { of: party("own:arvand") } },
    ];
    Released {
        directive,
        text: TEXT.to_owned(),
        released_at: time("2020-01-07T15:00:00Z"),
        released_by: officer("a.lindqvist"),
        times: Times {
            in_force: time("2020-01-07T15:30:00Z"),
            review_by: time("2020-07-07T22:00:00Z"),
            expires: None,
        },
        to: BTreeSet::from([PostId::parse("paris").unwrap()]),
        info: BTreeSet::new(),
        scope: BTreeMap::from([(ParagraphId(1), scope)]),
        visibility: world::restricted(),
        cancelled_at: None,
    }
}

fn meeting() -> Box<Meeting> {
    let contact = world::contact();
    Box::new(Meeting {
        id: ContactId::from_random([3; 8]),
        decision: Some(world::decision_id()),
        request: Some(request_id()),
        post: contact.post,
        officer: contact.officer,
        participants: BTreeSet::new(),
        act: contact.act,
        at: contact.at,
        with: vec!["Arvand Liberation Movement".to_owned()],
        parties: BTreeSet::from([party("own:arvand")]),
    })
}

fn load() -> ListLoad {
    let hash = FileHash([0xab; 32]);
    let restricted = Visibility {
        level: Level::named("secret"),
        compartments: BTreeSet::from([Compartment::named("HARBOUR")]),
    };
    ListLoad {
        list: ListId::parse("own").unwrap(),
        format: "parties-toml".to_owned(),
        files: vec![SourceFile { name: "own.toml".to_owned(), hash }],
        parties: 33,
        names: 61,
        faults: 1,
        lost: 0,
        indexes: vec![BuiltIndex { visibility: restricted, hash, parties: 2 }],
    }
}

fn of_the_house() -> Vec<Event> {
    let organisation = Box::new(world::organisation());
    let directive = number();
    let by = officer("a.lindqvist");
    let at = time("2020-01-07T15:00:00Z");
    let life = |event| Event::Directive { event: Box::new(event) };
    let answer = Answer { reply: Reply::Acknowledged, by: officer("h.lemoine"), at };
    vec![
        Event::PostAdded { post: Box::new(organisation.posts[1].clone()) },
        Event::OfficerAdded { officer: Box::new(organisation.officers[9].clone()) },
        Event::OrganisationSet { organisation },
        Event::ListLoaded { load: Box::new(load()) },
        life(life::Event::Drafted {
            directive: directive.clone(),
            text: TEXT.to_owned(),
            by: by.clone(),
            at,
        }),
        life(life::Event::Released(Box::new(released()))),
        life(life::Event::Answered {
            directive: directive.clone(),
            post: PostId::parse("paris").unwrap(),
            answer,
        }),
        life(life::Event::Cancelled {
            directive,
            cancellation: Cancellation { by, at, grounds: "the talks are over".to_owned() },
        }),
        Event::Looked { act: UseCase::DecisionShow, subject: "D-0000000001".to_owned() },
        Event::Restored {
            entries: 42,
            root: FileHash([1; 32]),
            grounds: "the disk failed".to_owned(),
        },
        Event::PasswordReset { of: officer("p.moreau") },
        Event::TokenIssued {
            of: officer("p.moreau"),
            name: "guest lists".to_owned(),
            scopes: ["check", "screen"].map(str::to_owned).into(),
            until: Some(time("2020-07-07T00:00:00Z")),
        },
        Event::TokenRevoked { of: officer("p.moreau"), name: "guest lists".to_owned() },
        Event::AccountLocked { of: officer("p.moreau") },
        Event::Erased {
            entry: 17,
            kind: "memorandum".to_owned(),
            reference: Some("C-R30C1G60R3".to_owned()),
            grounds: "asked for by the person it names".to_owned(),
        },
    ]
}

fn of_a_request() -> Vec<Event> {
    let request = request_id();
    let (desk, legal) = (function("nea-desk"), function("legal"));
    let security = function("security");
    let grounds = || "not while the talks last".to_owned();
    let until = time("2020-01-09T23:00:00Z");
    let needs = ["nea-desk and legal", "nea-desk or head of post", "2 of (legal, security)"];
    vec![
        Event::Requested { request: Box::new(world::request(&needs)) },
        Event::Agreed {
            request,
            officer: officer("m.okafor"),
            function: desk,
            conditions: vec!["interpreter".to_owned()],
            until: Some(until),
        },
        Event::Granted { request, conditions: vec!["chaperone".to_owned()], until },
        Event::Denied {
            request,
            officer: officer("l.fontaine"),
            function: legal,
            grounds: grounds(),
        },
        Event::Withdrawn { request, officer: officer("p.moreau"), grounds: grounds() },
        Event::Recused { request, officer: officer("t.ibarra"), tie: "family".to_owned() },
        Event::ConditionMet {
            request,
            condition: "chaperone".to_owned(),
            officer: officer("p.moreau"),
            evidence: "j.brandt comes along".to_owned(),
        },
        Event::ConcurrenceAsked { request, function: security.clone(), due: until },
        Event::Concurred { request, function: security.clone(), officer: officer("r.quist") },
        Event::Objected {
            request,
            function: security.clone(),
            officer: officer("r.quist"),
            grounds: grounds(),
        },
        Event::Lapsed { request, function: security },
    ]
}

fn of_contacts() -> Vec<Event> {
    let contact = ContactId::from_random([3; 8]);
    let item = ItemId::from_random([4; 8]);
    vec![
        Event::Checked { check: Box::new(world::check()) },
        Event::Confirmed {
            confirmation: Box::new(Confirmation {
                name: "Jon Exampel".to_owned(),
                kind: Kind::Person,
                born: PartialDate::parse("1971-06-06"),
                party: party("own:rashidovar"),
                identity: Identity::IsNot,
                decision: None,
                grounds: "known to the post for years".to_owned(),
                until: None,
            }),
        },
        Event::ContactHeld { meeting: meeting() },
        Event::DeclaredAfterwards {
            meeting: meeting(),
            account: "He came up at the reception".to_owned(),
        },
        Event::ContactDeclined { meeting: meeting(), grounds: "no time".to_owned() },
        Event::Memorandum {
            contact,
            officer: officer("p.moreau"),
            present: "two of theirs, one of ours".to_owned(),
            said: "The detained are well".to_owned(),
            next: "They write by Friday".to_owned(),
        },
        Event::WorklistMade {
            cause: Cause::Directive(number()),
            items: vec![Item {
                id: item,
                post: PostId::parse("paris").unwrap(),
                subject: Subject::Request(request_id()),
                changes: vec![Change::NewlyFree, Change::ApprovalNoLongerNeeded],
                was: Verdict::ApprovalRequired,
                now: Verdict::Clear,
                cites: vec![(number(), ParagraphId(2))],
                at: time("2020-01-09T09:00:00Z"),
            }],
        },
        Event::ItemDone {
            item,
            officer: officer("p.moreau"),
            note: "the request is withdrawn".to_owned(),
        },
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[\\x00-\\x20\"\\\\\u{2028}\u{2029}\u{85}\u{202e}]{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn read_of_bytes_is_the_same(
        texts in prop::collection::vec(text(), 6),
        random in any::<[u8; 8]>(),
        at in -60_000_000_000i64..250_000_000_000,
        nanos in 0i32..1_000_000_000,
        version_of in any::<u64>(),
    ) {
        let [operator, present, said, next, subject, grounds] = texts.try_into().unwrap();
        let contact = ContactId::from_random(random);
        let officer = officer("p.moreau");
        for event in [
            Event::Memorandum { contact, officer: officer.clone(), present, said, next },
            Event::Looked { act: UseCase::Screen, subject },
            Event::Restored { entries: version_of, root: FileHash([random[0]; 32]), grounds },
        ] {
            let mut envelope = envelope(time("2020-01-07T18:30:00Z"), None, event);
            envelope.at = jiff::Timestamp::new(at, nanos).unwrap();
            envelope.actor.operator.clone_from(&operator);
            envelope.actor.account = Some(officer.clone());
            let written = bytes(&envelope);
            prop_assert_eq!(read(&written), Ok(envelope));
            prop_assert!(written.iter().all(|b| *b >= 0x20), "a control stands in the bytes");
        }
    }

    #[test]
    fn bytes_of_strangers_never_panic(
        noise in prop::collection::vec(any::<u8>(), 0..200),
        sample in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
    ) {
        let samples = samples();
        let mut mixed = bytes(sample.get(&samples));
        let at = at.index(mixed.len());
        let end = (at + noise.len() / 4).min(mixed.len());
        mixed.splice(at..end, noise.iter().copied());
        if let Ok(envelope) = read(&mixed) {
            prop_assert_eq!(bytes(&envelope), mixed);
        }
        let _ = read(&noise);
    }
}

pub(crate) fn samples() -> Vec<Envelope> {
    let mut events = of_the_house();
    events.extend(of_a_request());
    events.extend(of_contacts());
    let place = |e: &Event| Event::KINDS.iter().position(|k| *k == e.kind());
    events.sort_by_key(place);
    let at = time("2020-01-07T18:30:00.5Z");
    events.into_iter().map(|e| envelope(at, None, e)).collect()
}

#[test]
fn one_of_each_kind_has_the_bytes_written() {
    let samples = samples();
    let kinds: Vec<&str> = samples.iter().map(|e| e.event.kind()).collect();
    assert_eq!(kinds, Event::KINDS, "one of each kind, in the order of the documentation");
    let mut out = String::new();
    for envelope in &samples {
        let text = String::from_utf8(bytes(envelope)).unwrap();
        assert_eq!(read(text.as_bytes()).as_ref(), Ok(envelope));
        out.push_str(&text);
        out.push('\n');
    }
    super::compare(&super::spec("clearances/events.txt"), &out);
}

#[test]
fn what_bars_or_ends_something_is_never_erased() {
    let erasable: Vec<&str> =
        samples().iter().filter(|e| e.event.is_erasable()).map(|e| e.event.kind()).collect();
    let wanted = [
        "checked",
        "confirmed", // the sample says who somebody is not
        "requested",
        "condition-met",
        "contact-held",
        "declared-afterwards",
        "contact-declined",
        "memorandum",
    ];
    assert_eq!(erasable, wanted);
    let is = samples().into_iter().find_map(|e| match e.event {
        Event::Confirmed { mut confirmation } => {
            confirmation.identity = clearance::event::Identity::Is;
            Some(Event::Confirmed { confirmation })
        }
        _ => None,
    });
    assert!(!is.unwrap().is_erasable(), "erasing it would free whom it names");
}

#[test]
fn bytes_written_before_still_read() {
    let path = super::spec("clearances/events.txt");
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written.lines().count() >= Event::KINDS.len());
    for line in written.lines() {
        let envelope = read(line.as_bytes()).unwrap_or_else(|e| panic!("{e}: {line}"));
        assert_eq!(bytes(&envelope), line.as_bytes());
    }
}

#[test]
fn a_byte_changed_is_never_the_same_event() {
    for envelope in samples() {
        let good = bytes(&envelope);
        for at in (0..good.len()).step_by(7) {
            let mut bad = good.clone();
            bad[at] ^= 1;
            if let Ok(other) = read(&bad) {
                assert_ne!(other, envelope, "byte {at} of {}", envelope.event.kind());
                assert_eq!(bytes(&other), bad);
            }
        }
    }
}
