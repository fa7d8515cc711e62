//! Every state of a request, every command, everyone who may try: what `handle` says, as a table.

use super::world::{self, envelope, function, officer, request_id, time};
use clearance::event::Event;
use clearance::filed::Phase;
use clearance::{Command, State, handle};
use jiff::Timestamp;
use std::fmt::Write as _;

/// Who tries, and what that person is to the request.
const PEOPLE: &[(&str, &str)] = &[
    ("p.moreau", "requester"),
    ("j.brandt", "participant"),
    ("i.temir", "uncleared"),
    ("h.lemoine", "same-post"),
    ("g.ferri", "other-post"),
    ("m.okafor", "desk"),
    ("s.novak", "desk+legal"),
    ("l.fontaine", "legal"),
    ("t.ibarra", "desk,tied"),
    ("r.quist", "clearer"),
    ("a.lindqvist", "releaser"),
    ("b.haugen", "inspector"),
    ("z.keller", "admin"),
];

/// A state with the time at which it is looked at.
fn states() -> Vec<(&'static str, State, Timestamp)> {
    let (day, later) = (time("2020-01-08T10:00:00Z"), time("2020-02-01T10:00:00Z"));
    let open = with(&[]);
    let one = with(&[agreed("m.okafor", "nea-desk")]);
    let granted = with(&[
        agreed("m.okafor", "nea-desk"),
        agreed("l.fontaine", "legal"),
        Event::Granted {
            request: request_id(),
            conditions: vec!["chaperone".to_owned()],
            until: time("2020-01-09T23:00:00Z"),
        },
    ]);
    let denied = with(&[Event::Denied {
        request: request_id(),
        officer: officer("l.fontaine"),
        function: function("legal"),
        grounds: "not while talks last".to_owned(),
    }]);
    let withdrawn = with(&[Event::Withdrawn {
        request: request_id(),
        officer: officer("p.moreau"),
        grounds: String::new(),
    }]);
    vec![
        ("none", world::start(), day),
        ("open", open.clone(), day),
        ("one agreed", one, day),
        ("expired", open, later),
        ("granted", granted.clone(), day),
        ("ended", granted, later),
        ("denied", denied, day),
        ("withdrawn", withdrawn, day),
    ]
}

fn agreed(who: &str, as_what: &str) -> Event {
    Event::Agreed {
        request: request_id(),
        officer: officer(who),
        function: function(as_what),
        conditions: Vec::new(),
        until: None,
    }
}

fn with(events: &[Event]) -> State {
    let mut state = world::start();
    let at = time("2020-01-07T18:00:00Z");
    let request = Box::new(world::request(&["nea-desk and legal"]));
    let due = time("2020-01-08T18:00:00Z");
    let asked =
        Event::ConcurrenceAsked { request: request_id(), function: function("security"), due };
    for event in [Event::Requested { request }, asked].into_iter().chain(events.iter().cloned()) {
        state.apply(&envelope(at, None, event));
    }
    state
}

fn commands() -> Vec<(&'static str, Command)> {
    let request = request_id();
    let approve = |f: &str| Command::Approve {
        request,
        function: function(f),
        conditions: Vec::new(),
        until: None,
    };
    let grounds = || "not while the talks last".to_owned();
    vec![
        (
            "request",
            Command::Request {
                request: Box::new(world::request(&["nea-desk and legal"])),
                visibility: world::restricted(),
            },
        ),
        ("approve nea-desk", approve("nea-desk")),
        ("approve legal", approve("legal")),
        ("approve security", approve("security")),
        ("deny legal", Command::Deny { request, function: function("legal"), grounds: grounds() }),
        ("deny \".\"", {
            Command::Deny { request, function: function("legal"), grounds: ".".to_owned() }
        }),
        ("withdraw", Command::Withdraw { request, grounds: grounds() }),
        ("recuse", Command::Recuse { request, tie: "a friend of the family".to_owned() }),
        (
            "condition met",
            Command::MeetCondition {
                request,
                condition: "chaperone".to_owned(),
                evidence: "l.rey comes along".to_owned(),
            },
        ),
        (
            "ask concurrence",
            Command::AskConcurrence {
                request,
                function: function("legal"),
                due: time("2020-03-01T00:00:00Z"),
            },
        ),
        ("concur security", Command::Concur { request, function: function("security") }),
        (
            "object security",
            Command::Object { request, function: function("security"), grounds: grounds() },
        ),
    ]
}

#[test]
fn every_state_command_and_person_is_the_one_reviewed() {
    let mut out = String::from(
        "The request needs `nea-desk and legal`; security was asked to concur. A word is the event \
         that follows, in brackets why there is none.\n",
    );
    let mut phases = std::collections::BTreeSet::new();
    for (name, state, at) in states() {
        phases.extend(state.requests().get(&request_id()).map(|f| f.phase(at)));
        writeln!(out, "\n== {name} ==").unwrap();
        let people = PEOPLE.iter().map(|(_, is)| format!("{is:<20}")).collect::<String>();
        writeln!(out, "{:<18}{}", "", people.trim_end()).unwrap();
        for (verb, command) in commands() {
            let cells =
                PEOPLE.iter().map(|(who, _)| format!("{:<20}", cell(&state, &command, who, at)));
            writeln!(out, "{verb:<18}{}", cells.collect::<String>().trim_end()).unwrap();
        }
    }
    assert_eq!(phases.into_iter().collect::<Vec<_>>(), Phase::ALL);
    super::compare(&super::spec("clearances/matrix.txt"), &out);
}

fn cell(state: &State, command: &Command, who: &str, at: Timestamp) -> String {
    let reader = state.reader(&officer(who)).unwrap();
    let mut command = command.clone();
    if let Command::Request { request, .. } = &mut command {
        request.requester = officer(who);
    }
    match handle(state, &command, &reader, at) {
        Ok(events) => {
            let kinds: Vec<&str> = events.iter().map(Event::kind).collect();
            kinds.join("+")
        }
        Err(no) => format!("({})", no.code()),
    }
}
