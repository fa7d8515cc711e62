//! The text of one case in, everything the decision is made of out. Headers that a rule does not
//! give are filled in, so that a case says only what it is about.

use clearance::grant::{Agreement, Grant};
use clearance::{Contact, Counterpart, deadline, time};
use directive::{Act, Initiator, Released, Venue, release};
use jiff::Timestamp;
use parties::import::{organisation_toml, parties_toml};
use parties::{
    ContactLevel, FunctionId, Identifier, Kind, ListId, OfficerId, Organisation, PartialDate,
    Party, PartyId, PostId, Purpose, Registry, Snapshot,
};
use std::fmt::Write;
use std::path::Path;

/// Headers of a rule that does not give them.
const HEADERS: [(&str, &str); 8] = [
    ("Precedence", "ROUTINE"),
    ("Marking", "INTERNAL"),
    ("To", "ALL POSTS"),
    ("Subject", "A case"),
    ("Authority", "Secretary"),
    ("Grounds", "A case needs a rule."),
    ("In force", "2026-01-01T00:00Z"),
    ("Review by", "2027-01-01"),
];

/// Released then unless the section says when.
const RELEASED: &str = "2025-12-01T00:00Z";

/// One case.
pub(crate) struct Case {
    pub(crate) organisation: Organisation,
    pub(crate) snapshot: Snapshot,
    pub(crate) registry: Registry,
    pub(crate) released: Vec<Released>,
    pub(crate) contact: Result<Contact, String>,
    pub(crate) as_of: Timestamp,
    pub(crate) grants: Vec<Grant>,
    pub(crate) reader: Option<OfficerId>,
    pub(crate) expected: String,
}

fn sections(text: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let name = line.strip_prefix("-- ").and_then(|l| l.strip_suffix(" --"));
        if let Some(name) = name {
            all.push((name.to_owned(), String::new()));
        } else if let Some((_, body)) = all.last_mut() {
            body.push_str(line);
            body.push('\n');
        }
    }
    all
}

impl Case {
    /// Reads a case. Panics on anything that is not as the cases are written.
    pub(crate) fn parse(text: &str, fixtures: &Path) -> Self {
        let fixture = |name: &str| std::fs::read_to_string(fixtures.join(name)).unwrap();
        let organisation =
            organisation_toml::read(fixture("organisation.toml").as_bytes()).unwrap();
        let own = ListId::parse("own").unwrap();
        let read = |text: &str| {
            let read = parties_toml::read(&own, text.as_bytes(), &organisation.levels);
            assert!(read.faults.is_empty(), "{:#?}", read.faults);
            read.parties
        };
        let mut parties: Vec<Party> = read(&fixture("parties.toml"));
        let sections = sections(text);
        let named = |name: &str| sections.iter().find(|(n, _)| n == name).map(|(_, body)| body);
        if let Some(more) = named("parties") {
            let more = read(more);
            parties.retain(|p| more.iter().all(|m| m.id != p.id));
            parties.extend(more);
        }
        let snapshot = Snapshot { list: own, parties };
        let registry = Registry::of([snapshot.clone()]);
        let mut case = Self {
            organisation,
            registry,
            snapshot,
            released: Vec::new(),
            contact: Err(String::new()),
            as_of: Timestamp::MAX,
            grants: Vec::new(),
            reader: None,
            expected: named("expect").cloned().unwrap_or_default(),
        };
        for (name, body) in &sections {
            if let Some(head) = name.strip_prefix("rule ") {
                case.release(head, body);
            }
        }
        case.ask(named("contact").expect("a case has a contact"));
        case
    }

    /// `26 HQ 0001` or `26 HQ 0001, released TIME`.
    fn release(&mut self, head: &str, body: &str) {
        let (number, at) = head.split_once(", released ").unwrap_or((head, RELEASED));
        let at: Timestamp = at.parse().unwrap();
        let is_number = |l: &&str| l.starts_with(|c: char| c.is_ascii_digit());
        let first = body.split_inclusive('\n').find(is_number).expect("a numbered paragraph");
        let (given, paragraphs) = body.split_at(body.find(first).unwrap());
        let mut text = format!("Directive:   {number}\n{}\n", given.trim_end());
        for (key, value) in HEADERS {
            if !given.lines().any(|l| l.starts_with(&format!("{key}:"))) {
                writeln!(text, "{key}: {value}").unwrap();
            }
        }
        let text = format!("{}\n\n{}", text.trim_end().replace("\n\n", "\n"), paragraphs);
        let (read, faults) = directive::parse(&text);
        assert!(faults.is_empty(), "{faults:#?}\n{text}");
        let by = OfficerId::parse("a.lindqvist").unwrap();
        let (organisation, registry) = (&self.organisation, &self.registry);
        let made = release::release(&read, &text, organisation, registry, &self.released, &by, at);
        self.released.push(made.unwrap_or_else(|findings| {
            let all: Vec<String> = findings.iter().map(|f| f.render(&text)).collect();
            panic!("{}\n{text}", all.join("\n"))
        }));
    }

    /// The first line: post, act, time, officer. Then a line a fact.
    fn ask(&mut self, text: &str) {
        let mut lines = text.lines().filter(|l| !l.trim().is_empty());
        let first: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
        let [post, act, at, "as", officer] = first.as_slice() else { panic!("{first:?}") };
        let post_id = PostId::parse(post).unwrap();
        let zone = deadline::zone_of(self.organisation.post(&post_id).unwrap()).unwrap();
        let at = match time::parse_at(at, &zone) {
            Ok(at) => at,
            Err(error) => {
                self.contact = Err(format!("{}: {error}", error.code()));
                return;
            }
        };
        self.as_of = at;
        let mut contact = Contact {
            act: Act::parse(act).unwrap(),
            level: Some(ContactLevel::named("working")),
            initiator: None,
            venue: Some(Venue::Neutral),
            purpose: None,
            at,
            post: post_id,
            officer: OfficerId::parse(officer).unwrap(),
            counterparts: Vec::new(),
        };
        for line in lines {
            let (key, value) = line.trim().split_once(' ').unwrap();
            let is_open = value == "unknown";
            match key {
                "with" => contact.counterparts.push(counterpart(value)),
                "purpose" => contact.purpose = Some(Purpose::parse(value).unwrap()),
                "level" => contact.level = (!is_open).then(|| ContactLevel::named(value)),
                "place" => contact.venue = (!is_open).then(|| Venue::parse(value).unwrap()),
                "initiator" => contact.initiator = Initiator::parse(value),
                "as-of" => self.as_of = time::parse_at(value, &zone).unwrap(),
                "reader" => self.reader = Some(OfficerId::parse(value).unwrap()),
                "grant" => self.grants.push(grant(value, &contact)),
                other => panic!("no fact is called {other}"),
            }
        }
        self.contact = Ok(contact);
    }
}

/// `"NAME"; kind=person; born=1974-09-12; …`, as on the command line.
fn counterpart(text: &str) -> Counterpart {
    let mut parts = text.split("; ");
    let name = parts.next().unwrap().trim_matches('"').to_owned();
    let mut one = Counterpart {
        name,
        kind: Kind::Any,
        born: None,
        countries: Vec::new(),
        identifiers: Vec::new(),
        capacity: None,
        is: None,
        is_not: Vec::new(),
    };
    for part in parts {
        let (key, value) = part.split_once('=').unwrap();
        match key {
            "kind" => one.kind = Kind::parse(value).unwrap(),
            "born" => one.born = Some(PartialDate::parse(value).unwrap()),
            "country" => one.countries.push(value.to_owned()),
            "capacity" => one.capacity = Some(value.trim_matches('"').to_owned()),
            "is" => one.is = Some(PartyId::parse(value).unwrap()),
            "is-not" => one.is_not.push(PartyId::parse(value).unwrap()),
            "passport" => one.identifiers.push(Identifier {
                kind: "Passport".to_owned(),
                value: value.to_owned(),
                country: String::new(),
            }),
            other => panic!("no key is called {other}"),
        }
    }
    one
}

/// `g1 PARTY by OFFICER as FUNCTION, OFFICER as FUNCTION until TIME[ on CONDITION]`, for the act
/// and post of the contact.
fn grant(text: &str, contact: &Contact) -> Grant {
    let (id, rest) = text.split_once(' ').unwrap();
    let (party, rest) = rest.split_once(" by ").unwrap();
    let (agreed, rest) = rest.split_once(" until ").unwrap();
    let (until, condition) = rest.split_once(" on ").map_or((rest, None), |(u, c)| (u, Some(c)));
    let given: Timestamp = "2026-01-02T00:00Z".parse().unwrap();
    let agreed = agreed.split(", ").map(|one| {
        let (officer, function) = one.split_once(" as ").unwrap();
        Agreement {
            officer: OfficerId::parse(officer).unwrap(),
            function: FunctionId::parse(function).unwrap(),
            at: given,
        }
    });
    Grant {
        request: id.to_owned(),
        parties: [PartyId::parse(party).unwrap()].into(),
        act: contact.act,
        post: contact.post.clone(),
        agreed: agreed.collect(),
        given_at: given,
        until: until.parse().unwrap(),
        conditions: condition.map(str::to_owned).into_iter().collect(),
        by_authority: std::collections::BTreeSet::new(),
    }
}
