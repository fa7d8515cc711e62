//! Any order of events, and any commands of anybody: what must hold always.

use super::world::{self, envelope, function, officer, request_id, time};
use clearance::approving::is_met;
use clearance::event::Event;
use clearance::filed::Standing;
use clearance::{Command, State, handle};
use proptest::prelude::*;

const PEOPLE: [&str; 9] = [
    "p.moreau",
    "j.brandt",
    "h.lemoine",
    "m.okafor",
    "s.novak",
    "l.fontaine",
    "t.ibarra",
    "a.lindqvist",
    "b.haugen",
];
const FUNCTIONS: [&str; 5] = ["nea-desk", "legal", "security", "head of post", "secretary"];
const NEEDS: [&[&str]; 5] = [
    &["nea-desk and legal"],
    &["nea-desk or head of post"],
    &["2 of (nea-desk, legal, head of post)"],
    &["nea-desk and legal", "legal"],
    &["security"],
];

fn event() -> impl Strategy<Value = Event> {
    let request = request_id();
    let who = || prop::sample::select(&PEOPLE[..]).prop_map(officer);
    let what = || prop::sample::select(&FUNCTIONS[..]).prop_map(function);
    let until = time("2020-01-09T23:00:00Z");
    prop_oneof![
        4 => (who(), what()).prop_map(move |(officer, function)| Event::Agreed {
            request, officer, function, conditions: Vec::new(), until: None,
        }),
        2 => Just(Event::Granted { request, conditions: Vec::new(), until }),
        1 => (who(), what()).prop_map(move |(officer, function)| Event::Denied {
            request, officer, function, grounds: String::new(),
        }),
        1 => who().prop_map(move |officer| Event::Withdrawn {
            request, officer, grounds: String::new(),
        }),
        1 => who().prop_map(move |officer| Event::Recused { request, officer, tie: String::new() }),
        1 => what().prop_map(move |function| Event::Lapsed { request, function }),
        1 => who().prop_map(move |officer| Event::ConditionMet {
            request, condition: "chaperone".to_owned(), officer, evidence: String::new(),
        }),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    let request = request_id();
    let what = || prop::sample::select(&FUNCTIONS[..]).prop_map(function);
    let grounds = || "not while the talks last".to_owned();
    prop_oneof![
        6 => what().prop_map(move |function| Command::Approve {
            request, function, conditions: Vec::new(), until: None,
        }),
        1 => what().prop_map(move |function| Command::Deny {
            request, function, grounds: grounds(),
        }),
        1 => Just(Command::Withdraw { request, grounds: grounds() }),
        1 => Just(Command::Recuse { request, tie: grounds() }),
    ]
}

/// The law of every request, whatever happened.
fn check(state: &State) {
    let organisation = state.organisation().unwrap();
    for filed in state.requests().values() {
        let request = &filed.request;
        for agreed in filed.agreed() {
            assert_ne!(agreed.officer, request.requester, "the requester agreed");
            assert!(!request.participants.contains(&agreed.officer), "a participant agreed");
        }
        if let Standing::Granted { grant, .. } = &filed.standing {
            for needed in &request.needed {
                let authority = clearance::approving::authority(organisation, &needed.authority);
                let by_authority = authority.map(directive::Approval::One);
                assert!(
                    is_met(&needed.by, &grant.agreed)
                        || by_authority.is_some_and(|by| is_met(&by, &grant.agreed)),
                    "granted by too few: {:?}",
                    grant.agreed
                );
            }
        }
    }
}

fn requested(needs: usize) -> State {
    let mut state = world::start();
    let request = Box::new(world::request(NEEDS[needs]));
    state.apply(&envelope(time("2020-01-07T18:00:00Z"), None, Event::Requested { request }));
    state
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_order_of_events_grants_by_too_few(
        needs in 0..NEEDS.len(),
        events in prop::collection::vec(event(), 0..24),
    ) {
        let mut state = requested(needs);
        for event in events {
            state.apply(&envelope(time("2020-01-08T10:00:00Z"), None, event));
            check(&state);
        }
    }

    #[test]
    fn what_handle_gives_apply_takes(
        needs in 0..NEEDS.len(),
        steps in prop::collection::vec((command(), prop::sample::select(&PEOPLE[..])), 0..24),
    ) {
        let at = time("2020-01-08T10:00:00Z");
        let mut state = requested(needs);
        for (command, who) in steps {
            let reader = state.reader(&officer(who)).unwrap();
            if let Ok(events) = handle(&state, &command, &reader, at) {
                prop_assert!(!events.is_empty());
                for event in events {
                    let before = state.clone();
                    state.apply(&envelope(at, Some(&reader), event));
                    prop_assert_ne!(&before, &state, "an event that was allowed changed nothing");
                }
            }
            check(&state);
        }
    }

    #[test]
    fn a_prefix_of_events_is_what_was_known_then(
        events in prop::collection::vec(event(), 0..16),
        cut in 0usize..16,
    ) {
        let start = time("2020-01-08T10:00:00Z");
        let at = |i: usize| start + jiff::SignedDuration::from_mins(i64::try_from(i).unwrap());
        let organisation = Box::new(world::organisation());
        let request = Box::new(world::request(NEEDS[0]));
        let all: Vec<_> = [Event::OrganisationSet { organisation }, Event::Requested { request }]
            .into_iter()
            .chain(events)
            .enumerate()
            .map(|(i, event)| envelope(at(i), None, event))
            .collect();
        let cut = cut.min(all.len() - 1);
        prop_assert_eq!(State::as_of(&all, at(cut)), State::of(&all[..=cut]));
    }
}

#[test]
fn a_text_longer_than_its_maximum_is_refused() {
    let state = requested(0);
    let reader = state.reader(&officer("l.fontaine")).unwrap();
    let deny = |chars: usize| {
        let (request, function) = (request_id(), function("legal"));
        let command = Command::Deny { request, function, grounds: "a".repeat(chars) };
        handle(&state, &command, &reader, time("2020-01-08T10:00:00Z"))
    };
    assert!(deny(clearance::handle::TEXT_CHARS_MAX).is_ok());
    let refused = deny(clearance::handle::TEXT_CHARS_MAX + 1).unwrap_err();
    assert_eq!(refused.code(), "too-many");
}
