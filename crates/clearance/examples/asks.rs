//! How many ordinary guests end with a question: a folder of lists and of names nobody listed bears
//! in, counts by cause and the worst of each out. Never part of the product.
//!
//! `cargo run --release -p chancery-clearance --example asks -- DIR [GUESTS]`, where DIR has
//! `lists/` and `negatives/negatives.csv`.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a harness reads files and prints"
)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a harness may stop at its first fault"
)]

use clearance::decision::{Line, MadeWith};
use clearance::ids::DecisionId;
use clearance::{Contact, Counterpart, Inputs, Verdict, asked, decide};
use directive::{Act, Policy, Venue, release};
use jiff::Timestamp;
use parties::import::{ofac_csv, organisation_toml, un_xml};
use parties::{ContactLevel, Kind, ListId, OfficerId, PartialDate, PostId, Registry, Snapshot};
use screening::{Index, Match, MatchStrength, Options};
use std::collections::BTreeMap;

/// A rule that reaches everybody listed: where it would not matter who a guest is, nobody is asked.
const RULE: &str = "Directive: 26 HQ 0001
Precedence: ROUTINE
Marking: INTERNAL
To: ALL POSTS
Subject: Listed parties
Authority: Secretary
Grounds: A measurement needs a rule.
In force: 2020-01-01T00:00Z
Review by: 2027-01-01

1. (U) Contact with listed parties needs approval.
   > parties    list ofac, list un
   > acts       initiate, accept, host, attend
   > verdict    approval-required by legal
";

/// Guests of one measurement when not said.
const GUESTS: usize = 1_000;
/// The worst of a cause that are printed.
const SHOWN: usize = 12;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let dir = &args[1];
    let count = args.get(2).map_or(GUESTS, |n| n.parse().unwrap());
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/decisions/fixtures");
    let organisation = std::fs::read(format!("{fixtures}/organisation.toml")).unwrap();
    let organisation = organisation_toml::read(&organisation).unwrap();
    let snapshots = snapshots(dir);
    for one in &snapshots {
        println!("{}: {} parties", one.list, one.parties.len());
    }
    let files: Vec<Vec<u8>> = snapshots.iter().map(|s| Index::build(&[s], "")).collect();
    let indexes: Vec<Index<'_>> = files.iter().map(|f| Index::open(f).unwrap()).collect();
    let registry = Registry::of(snapshots.iter().cloned());
    let (read, faults) = directive::parse(RULE);
    assert!(faults.is_empty(), "{faults:?}");
    let (by, at) = (OfficerId::parse("a.lindqvist").unwrap(), moment("2019-12-01T00:00:00Z"));
    let released = release::release(&read, RULE, &organisation, &registry, &[], &by, at);
    let released = vec![released.unwrap_or_else(|found| panic!("{found:?}"))];
    let at = moment("2026-06-01T18:00:00Z");
    let post = PostId::parse("london").unwrap();
    let policy = Policy::in_force(&released, &organisation, &post, at, at);
    let guests = guests(dir, count);
    for (title, kind, is_full) in [
        ("names alone, kind not said", Kind::Any, false),
        ("names alone, said to be persons", Kind::Person, false),
        ("persons with birth date and country", Kind::Person, true),
        ("for comparison, listed persons by their own names", Kind::Person, false),
    ] {
        let listed = listed(&snapshots, count / 10);
        let guests = if title.contains("listed") { &listed } else { &guests };
        let mut by_cause: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let (mut undetermined, mut stopped) = (0, 0);
        for guest in guests {
            let contact = contact(guest, kind, is_full, &post, at);
            let screened = asked::screen(&contact, &indexes, &Options::usual());
            let inputs = Inputs {
                contact: &contact,
                screened: &screened,
                registry: &registry,
                organisation: &organisation,
                policy: &policy,
                grants: &[],
            };
            let made = decide(DecisionId::from_random([7; 8]), &inputs, made_with());
            let line = &made.lines[0];
            match made.whole.verdict {
                Verdict::Clear => continue,
                Verdict::Undetermined => undetermined += 1,
                _ => stopped += 1,
            }
            by_cause.entry(cause(line)).or_default().push(told(line));
        }
        let all = guests.len();
        println!("\n{title}: of {all} guests {undetermined} are asked about, {stopped} stopped");
        for (cause, all) in by_cause {
            println!("  {cause}: {}", all.len());
            all.iter().take(SHOWN).for_each(|one| println!("    {one}"));
        }
    }
}

fn moment(words: &str) -> Timestamp {
    words.parse().unwrap()
}

fn made_with() -> MadeWith {
    MadeWith {
        engine: screening::ENGINE.to_owned(),
        tables: screening::TABLES.to_owned(),
        indexes: Vec::new(),
        snapshots: Vec::new(),
        directives: Vec::new(),
        organisation: None,
    }
}

fn snapshots(dir: &str) -> Vec<Snapshot> {
    let bytes = |name: &str| std::fs::read(format!("{dir}/lists/{name}")).unwrap();
    let (ofac, un) = (ListId::parse("ofac").unwrap(), ListId::parse("un").unwrap());
    let files = ["sdn", "alt", "add", "sdn_comments"];
    let files = files.map(|name| bytes(&format!("ofac_sdn_2021-07/{name}.csv")));
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let ofac_read = ofac_csv::read(&ofac, &files);
    let un_read = un_xml::read(&un, &bytes("un/un_consolidated_2026-02-27_devhalf.xml"));
    vec![
        Snapshot { list: ofac, parties: ofac_read.parties },
        Snapshot { list: un, parties: un_read.parties },
    ]
}

/// Name, birth date, country, script.
type Guest = [String; 4];

/// Guests in an order that is the same every time and has nothing to do with the file's.
fn guests(dir: &str, count: usize) -> Vec<Guest> {
    let text = std::fs::read_to_string(format!("{dir}/negatives/negatives.csv")).unwrap();
    let mut all: Vec<(u64, Guest)> = text
        .lines()
        .skip(1)
        .filter(|line| !line.contains('"'))
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let guest = [cells[0], cells[5], cells[6], cells[7]].map(str::to_owned);
            (mixed(line), guest)
        })
        .collect();
    all.sort();
    all.into_iter().take(count).map(|(_, guest)| guest).collect()
}

/// Every so many-th listed person by a name of its own: whoever these are must be asked about.
fn listed(snapshots: &[Snapshot], count: usize) -> Vec<Guest> {
    let persons = || snapshots.iter().flat_map(|s| &s.parties).filter(|p| p.kind == Kind::Person);
    let every = persons().count() / count.max(1);
    let guest = |p: &parties::Party| [p.caption(), "", "", ""].map(str::to_owned);
    persons().step_by(every.max(1)).take(count).map(guest).collect()
}

/// FNV-1a.
fn mixed(line: &str) -> u64 {
    line.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

fn contact(guest: &Guest, kind: Kind, is_full: bool, post: &PostId, at: Timestamp) -> Contact {
    let [name, born, country, _] = guest;
    let one = Counterpart {
        name: name.clone(),
        kind,
        born: PartialDate::parse(born).filter(|_| is_full),
        countries: if is_full { vec![country.clone()] } else { Vec::new() },
        identifiers: Vec::new(),
        capacity: None,
        is: None,
        is_not: Vec::new(),
    };
    Contact {
        act: Act::Host,
        level: Some(ContactLevel::named("working")),
        initiator: None,
        venue: Some(Venue::Neutral),
        purpose: None,
        at,
        post: post.clone(),
        officer: OfficerId::parse("p.moreau").unwrap(),
        counterparts: vec![one],
    }
}

/// Why a guest is asked about.
fn cause(line: &Line) -> String {
    if !line.unread.is_empty() {
        return "not read".to_owned();
    }
    let matches: Vec<&Match> = line.candidates.iter().filter_map(|c| c.found.as_ref()).collect();
    let Some(best) = matches.first() else {
        return format!("{:?}, asks {:?}", line.verdict, line.questions);
    };
    let strength = match best.strength {
        MatchStrength::Strong if best.hit => "strong hit",
        MatchStrength::Strong => "strong, no hit",
        MatchStrength::Weak => "weak alias",
        MatchStrength::Acronym => "acronym",
    };
    let exact = if best.is_exact { ", exact" } else { "" };
    let several = if matches.len() > 1 { ", several" } else { "" };
    format!("{strength}{exact}{several}")
}

fn told(line: &Line) -> String {
    let candidates = line.candidates.iter().filter_map(|c| c.found.as_ref()).take(2);
    let names: Vec<String> =
        candidates.map(|m| format!("{} ({} {})", m.name, m.party, m.score)).collect();
    format!("{} {} | {}", line.query, line.unread.join(" "), names.join(" | "))
}
