//! A story: commands in, one a line, each followed by what came of it.
//!
//! `TIME ACCOUNT COMMAND [WORDS]`, words with spaces in double quotes. Lines that start with `=>`
//! are answers, all others but commands are kept as they are.

use super::world::{self, function, officer, request_id, time};
use clearance::contact_log::Meeting;
use clearance::event::{Confirmation, Event, Identity};
use clearance::ids::ContactId;
use clearance::not_allowed::who_could;
use clearance::{Command, State, handle};
use jiff::Timestamp;
use parties::{Kind, PartyId};
use std::fmt::Write as _;

/// Files that are printed, not told.
const PRINTED: [&str; 3] = ["matrix.txt", "events.txt", "look_back.txt"];

#[test]
fn every_story_ends_as_written() {
    let folder = super::spec("clearances");
    let mut told = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_story = name.ends_with(".txt") && !PRINTED.contains(&name.as_str());
        if is_story {
            let text = std::fs::read_to_string(&path).unwrap();
            super::compare(&path, &tell(&text));
            told += 1;
        }
    }
    assert!(told >= 25, "only {told} stories found");
}

fn tell(text: &str) -> String {
    let mut out = String::new();
    let mut state = world::start();
    for line in text.lines() {
        if line.starts_with("=>") {
            continue;
        }
        writeln!(out, "{line}").unwrap();
        if line.starts_with("20") {
            out.push_str(&step(&mut state, line));
        }
    }
    out
}

/// Words of a line, those in quotes whole.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (i, part) in line.split('"').enumerate() {
        if i % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn step(state: &mut State, line: &str) -> String {
    let words = words(line);
    let [at, who, verb, rest @ ..] = words.as_slice() else { panic!("too short: {line}") };
    let at = time(at);
    if verb == "who" {
        return who_decides(state, at);
    }
    if verb == "tie" {
        return declare(state, at, who, &rest[0]);
    }
    let reader = state.reader(&officer(who)).unwrap_or_else(|| panic!("no account {who}"));
    let command = command(verb, rest, who, at);
    match handle(state, &command, &reader, at) {
        Ok(events) => {
            let mut out = String::new();
            for event in events {
                writeln!(out, "=> {}", describe(&event)).unwrap();
                state.apply(&world::envelope(at, Some(&reader), event));
            }
            out
        }
        Err(no) => format!("=> not allowed ({}): {no}\n=>   {}\n", no.code(), no.remedy()),
    }
}

fn who_decides(state: &State, at: Timestamp) -> String {
    let filed = &state.requests()[&request_id()];
    let organisation = state.organisation().unwrap();
    let mut out = format!("=> {}\n", filed.phase(at).as_str());
    let expressions = filed.expressions(organisation);
    let expressions: Vec<String> = expressions.iter().map(ToString::to_string).collect();
    writeln!(out, "=> needs {}", expressions.join("; ")).unwrap();
    if filed.phase(at) == clearance::filed::Phase::Open {
        writeln!(out, "=> {}", who_could(&filed.who_can_decide(organisation))).unwrap();
    }
    for (function, concurrence) in &filed.concurrences {
        writeln!(out, "=> {function}: {}", concurrence.words_at(at)).unwrap();
    }
    if let Some(grant) = filed.grant() {
        let agreed: Vec<&str> = grant.agreed.iter().map(|a| a.officer.as_str()).collect();
        let conditions = grant.conditions.join(", ");
        writeln!(out, "=> granted by {}; {conditions}", agreed.join(", ")).unwrap();
        for (directive, paragraph) in &grant.by_authority {
            writeln!(out, "=> the authority of {directive} decided paragraph {paragraph}").unwrap();
        }
    }
    out
}

/// An officer declares a tie to a party.
fn declare(state: &mut State, at: Timestamp, who: &str, party: &str) -> String {
    let mut changed = state.organisation().unwrap().officer(&officer(who)).unwrap().clone();
    changed.ties.push(parties::organisation::Tie {
        kind: "former employer".to_owned(),
        of: PartyId::parse(party).unwrap(),
        declared: None,
    });
    let event = Event::OfficerAdded { officer: Box::new(changed) };
    let told = format!("=> {}\n", describe(&event));
    state.apply(&world::envelope(at, None, event));
    told
}

fn after<'a>(rest: &'a [String], key: &str) -> Vec<&'a str> {
    let pairs = rest.iter().zip(rest.iter().skip(1));
    pairs.filter(|(k, _)| *k == key).map(|(_, v)| v.as_str()).collect()
}

fn command(verb: &str, rest: &[String], who: &str, at: Timestamp) -> Command {
    let request = request_id();
    let word = |i: usize| rest.get(i).cloned().unwrap_or_default();
    match verb {
        "request" => {
            let needed = after(rest, "needs");
            let mut filed = world::request(&needed);
            filed.requester = officer(who);
            if let [authority] = after(rest, "authority").as_slice() {
                filed.needed.iter_mut().for_each(|n| n.authority = (*authority).to_owned());
            }
            if let [at] = after(rest, "at").as_slice() {
                filed.at = time(at);
            }
            filed.participants.extend(after(rest, "with").into_iter().map(officer));
            Command::Request { request: Box::new(filed), visibility: world::restricted() }
        }
        "approve" => Command::Approve {
            request,
            function: function(&word(0)),
            conditions: after(rest, "condition").into_iter().map(str::to_owned).collect(),
            until: after(rest, "until").first().map(|t| time(t)),
        },
        "deny" => Command::Deny { request, function: function(&word(0)), grounds: word(1) },
        "withdraw" => Command::Withdraw { request, grounds: word(0) },
        "recuse" => Command::Recuse { request, tie: word(0) },
        "met" => Command::MeetCondition { request, condition: word(0), evidence: word(1) },
        "ask" => {
            let due = time(&word(1));
            Command::AskConcurrence { request, function: function(&word(0)), due }
        }
        "concur" => Command::Concur { request, function: function(&word(0)) },
        "object" => Command::Object { request, function: function(&word(0)), grounds: word(1) },
        "hold" | "decline" => log(verb, rest, who, at),
        "memo" => Command::Memo {
            contact: ContactId::from_random([3; 8]),
            present: word(0),
            said: word(1),
            next: word(2),
        },
        "confirm" => Command::Confirm {
            confirmation: Box::new(Confirmation {
                name: word(0),
                kind: Kind::Person,
                born: None,
                party: PartyId::parse(&word(1)).unwrap(),
                identity: Identity::IsNot,
                decision: Some(world::decision_id()),
                grounds: word(2),
                until: None,
            }),
        },
        other => panic!("no command {other}"),
    }
}

/// `hold|decline unchecked|checked [TIME]`.
fn log(verb: &str, rest: &[String], who: &str, at: Timestamp) -> Command {
    let contact = world::contact();
    let meeting = Box::new(Meeting {
        id: ContactId::from_random([3; 8]),
        decision: (rest[0] == "checked").then(world::decision_id),
        request: None,
        post: contact.post,
        officer: officer(who),
        participants: std::collections::BTreeSet::new(),
        act: contact.act,
        at: rest.get(1).map_or(at, |t| time(t)),
        with: vec!["Arvand Liberation Movement".to_owned()],
        parties: std::collections::BTreeSet::new(),
    });
    if verb == "hold" {
        Command::Hold { meeting, account: "He came up at the reception".to_owned() }
    } else {
        Command::Decline { meeting, grounds: String::new() }
    }
}

fn describe(event: &Event) -> String {
    let kind = event.kind();
    match event {
        Event::Agreed { officer, function, .. } | Event::Concurred { officer, function, .. } => {
            format!("{kind}: {officer} as {function}")
        }
        Event::Granted { conditions, until, .. } => {
            format!("{kind}: until {until}; {}", conditions.join(", "))
        }
        Event::Denied { officer, function, grounds, .. }
        | Event::Objected { officer, function, grounds, .. } => {
            format!("{kind}: {officer} as {function}: {grounds}")
        }
        Event::Withdrawn { officer, grounds, .. } => {
            format!("{kind}: {officer}: {grounds}").trim_end_matches([':', ' ']).to_owned()
        }
        Event::Recused { officer, tie, .. } => format!("{kind}: {officer}: {tie}"),
        Event::ConditionMet { condition, officer, evidence, .. } => {
            format!("{kind}: {condition}, {officer}: {evidence}")
        }
        Event::ConcurrenceAsked { function, due, .. } => format!("{kind}: {function} by {due}"),
        Event::Lapsed { function, .. } => format!("{kind}: {function}"),
        Event::ContactHeld { meeting } | Event::ContactDeclined { meeting, .. } => {
            format!("{kind}: {} {}", meeting.officer, meeting.at)
        }
        Event::DeclaredAfterwards { meeting, account } => {
            format!("{kind}: {} {}: {account}", meeting.officer, meeting.at)
        }
        Event::Memorandum { officer, present, said, next, .. } => {
            format!("{kind}: {officer}: {present} | {said} | {next}")
        }
        _ => kind.to_owned(),
    }
}
