//! What a change leaves to do: every pair of verdicts as a table, and which contacts are looked at.

use super::world::{self, envelope, function, officer, request_id, time};
use clearance::contact_log::Meeting;
use clearance::event::Event;
use clearance::ids::{ContactId, DecisionId, ItemId};
use clearance::look_back::{Answer, Candidate, Side, candidates, look_back};
use clearance::messages::Language;
use clearance::worklist::Subject;
use clearance::{Contact, State, Verdict};
use directive::{Act, DirectiveId, ParagraphId};
use std::collections::BTreeSet;
use std::fmt::Write as _;

fn answer(verdict: Verdict, by: &str, conditions: &[&str]) -> Answer {
    let is_asked = verdict == Verdict::ApprovalRequired;
    Answer {
        verdict,
        is_free: verdict.is_free(),
        approvals: if is_asked { BTreeSet::from([world::approval(by)]) } else { BTreeSet::new() },
        conditions: conditions.iter().map(ToString::to_string).collect(),
        duties: BTreeSet::new(),
        cites: vec![(DirectiveId::parse("20 HQ 0112").unwrap(), ParagraphId(2))],
    }
}

fn told(act: Act, is_past: bool, before: &Answer, after: &Answer) -> Vec<String> {
    let contact = Contact { act, ..world::contact() };
    let post = contact.post.clone();
    let candidate = Candidate { subject: Subject::Request(request_id()), post, contact, is_past };
    let mut decide = |_: &Contact, side| match side {
        Side::Before => before.clone(),
        Side::After => after.clone(),
    };
    look_back(&[candidate], &mut decide, &mut || ItemId::from_random([0; 8]))
        .iter()
        .map(|i| i.sentence(Language::English))
        .collect()
}

#[test]
fn every_pair_of_verdicts_is_the_one_reviewed() {
    let mut out = String::new();
    for (title, act, is_past) in [
        ("we accepted, to come", Act::Accept, false),
        ("we invited, to come", Act::Host, false),
        ("it took place", Act::Accept, true),
    ] {
        writeln!(out, "== {title} ==").unwrap();
        for was in Verdict::ALL {
            for now in Verdict::ALL {
                let (was, now) = (answer(was, "nea-desk", &[]), answer(now, "nea-desk", &[]));
                for sentence in told(act, is_past, &was, &now) {
                    writeln!(out, "{sentence}").unwrap();
                }
            }
        }
    }
    let asked = |by, conditions: &[&str]| answer(Verdict::ApprovalRequired, by, conditions);
    let granted = Answer { is_free: true, ..asked("nea-desk", &[]) };
    let barred = answer(Verdict::Prohibited, "", &[]);
    let held = told(Act::Accept, true, &granted, &barred);
    writeln!(out, "held on a grant: {}", held.join(" ")).unwrap();
    writeln!(out, "== approval before and after ==").unwrap();
    for (title, before, after) in [
        ("others", asked("nea-desk", &[]), asked("nea-desk and legal", &[])),
        ("grant no longer covers", granted.clone(), asked("nea-desk and legal", &[])),
        ("grant still covers", granted.clone(), granted),
        ("condition added", asked("nea-desk", &[]), asked("nea-desk", &["chaperone"])),
        ("condition dropped", asked("nea-desk", &["chaperone"]), asked("nea-desk", &[])),
        ("freed of both", asked("nea-desk", &["chaperone"]), answer(Verdict::Clear, "", &[])),
    ] {
        let sentences = told(Act::Accept, false, &before, &after);
        writeln!(out, "{title}: {}", sentences.join(" ")).unwrap();
    }
    super::compare(&super::spec("clearances/look_back.txt"), &out);
}

/// A state with one request, one contact only checked, one declined and one held.
fn state() -> State {
    let mut state = world::start();
    let at = time("2020-01-07T18:00:00Z");
    let request = Box::new(world::request(&["nea-desk and legal"]));
    state.apply(&envelope(at, None, Event::Requested { request }));
    let days = ["2020-01-03T09:00:00Z", "2020-01-11T09:00:00Z", "2020-01-13T09:00:00Z"];
    for (i, day) in days.iter().enumerate() {
        let mut check = world::check();
        check.decision = decision(i);
        check.contact.at = time(day);
        state.apply(&envelope(at, None, Event::Checked { check: Box::new(check) }));
    }
    state.apply(&envelope(at, None, Event::ContactHeld { meeting: meeting(0, days[0]) }));
    let declined = Event::ContactDeclined { meeting: meeting(1, days[1]), grounds: String::new() };
    state.apply(&envelope(at, None, declined));
    state
}

fn decision(i: usize) -> DecisionId {
    DecisionId::from_random([7, 0, 0, 0, 0, 0, 0, u8::try_from(i).unwrap()])
}

fn meeting(i: usize, day: &str) -> Box<Meeting> {
    let contact = world::contact();
    Box::new(Meeting {
        id: ContactId::from_random([8, 0, 0, 0, 0, 0, 0, u8::try_from(i).unwrap()]),
        decision: Some(decision(i)),
        request: None,
        post: contact.post,
        officer: contact.officer,
        participants: BTreeSet::new(),
        act: contact.act,
        at: time(day),
        with: Vec::new(),
        parties: BTreeSet::new(),
    })
}

#[test]
fn a_change_looks_at_what_waits_and_notes_what_is_past() {
    let now = time("2020-01-08T10:00:00Z");
    let seen = |change| {
        let found = candidates(&state(), time(change), now);
        assert_eq!(found.left_out, 0);
        found.contacts.iter().map(|c| (c.subject, c.is_past)).collect::<Vec<_>>()
    };
    let held = (Subject::Contact(ContactId::from_random([8, 0, 0, 0, 0, 0, 0, 0])), true);
    let request = (Subject::Request(request_id()), false);
    let checked = (Subject::Decision(decision(2)), false);
    assert_eq!(seen("2020-01-08T00:00:00Z"), [held, request, checked]);
    // The request is for the ninth, before the change.
    assert_eq!(seen("2020-01-12T00:00:00Z"), [held, checked]);
}

#[test]
fn what_is_denied_or_taken_back_is_not_looked_at() {
    let mut state = state();
    let denied = Event::Denied {
        request: request_id(),
        officer: officer("l.fontaine"),
        function: function("legal"),
        grounds: "not while the talks last".to_owned(),
    };
    let now = time("2020-01-08T10:00:00Z");
    state.apply(&envelope(now, None, denied));
    let found = candidates(&state, now, now);
    assert!(found.contacts.iter().all(|c| c.subject != Subject::Request(request_id())));
    assert_eq!(found.contacts.len(), 2);
}
