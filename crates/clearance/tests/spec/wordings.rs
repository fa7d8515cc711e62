//! What is said, in both languages: ten decisions in Persian, and the cases of folders where each
//! case has its English and its Persian words. Isolates, which nobody sees, are shown as `⟨` and
//! `⟩`.

use super::decisions::case::Case;
use super::decisions::render;
use clearance::approving::Bar;
use clearance::authorise::{Refusal, UseCase};
use clearance::filed::{Decider, Phase};
use clearance::ids::RequestId;
use clearance::messages::not_issued;
use clearance::wording::{Names, compared, event_sentence, evidence, rule_sentence};
use clearance::{Language, NotAllowed, guest_list};
use directive::{DirectiveId, life};
use parties::import::parties_csv;
use parties::{FunctionId, Kind, ListId, OfficerId, PartialDate, PartyId, PostId, Snapshot};
use screening::{Index, Options, Score, Subject, explain_match, explain_pair, find};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn spec(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec")).join(name)
}

fn is_update() -> bool {
    std::env::var_os("UPDATE_SPEC").is_some()
}

/// The text with its isolates to be seen. They must come in pairs, never crossing a line.
pub(crate) fn seen(text: &str) -> String {
    for line in text.lines() {
        let mut depth = 0_i32;
        for c in line.chars() {
            depth += i32::from(c == '\u{2068}') - i32::from(c == '\u{2069}');
            assert!(depth >= 0, "an isolate ends that never began: {line}");
        }
        assert_eq!(depth, 0, "an isolate never ends: {line}");
    }
    text.replace('\u{2068}', "⟨").replace('\u{2069}', "⟩")
}

/// Decisions that between them say most of what the catalogue has.
const TEN: [&str; 10] = [
    "a_barred_whole_says_nobody",
    "a_birth_date_months_off_is_asked_about",
    "a_grant_by_two_satisfies",
    "a_hidden_party_is_referred_and_the_visible_line_stays",
    "a_review_passed_is_said_in_every_verdict",
    "a_rule_exempts_by_its_own_except",
    "a_stranger_is_clear_by_the_default_rule",
    "an_offshoot_is_the_party_when_the_rule_says_so",
    "notify_first_without_a_name_tells_the_desk_of_the_region",
    "two_approvals_must_both_be_had",
];

#[test]
fn ten_decisions_in_persian() {
    let mut out = String::new();
    for name in TEN {
        let text = std::fs::read_to_string(spec(&format!("decisions/{name}.txt"))).unwrap();
        let case = Case::parse(&text, &spec("decisions/fixtures"));
        writeln!(out, "-- {name} --\n{}", render::told(&case, Language::Persian)).unwrap();
    }
    compare("wording/decisions_fa.txt", &out);
}

/// Holds an answer against the file it stands in, or writes it there when told to.
fn compare(name: &str, answer: &str) {
    let (answer, path) = (seen(answer), spec(name));
    if is_update() {
        std::fs::write(&path, &answer).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), answer, "{name}");
}

#[test]
fn every_kind_of_event_is_a_sentence() {
    let mut out = String::new();
    let mut kinds = std::collections::BTreeSet::new();
    for envelope in super::clearances::events::samples() {
        kinds.insert(envelope.event.kind());
        writeln!(out, "{}", envelope.event.kind()).unwrap();
        for language in Language::ALL {
            let said = event_sentence(&envelope, language);
            assert!(!said.contains(['{', '}', '\n']), "{said}");
            writeln!(out, "  {said}").unwrap();
        }
    }
    assert_eq!(kinds.len(), clearance::Event::KINDS.len());
    compare("wording/events.txt", &out);
}

#[test]
fn every_refusal_is_told_with_what_to_do() {
    let mut out = String::new();
    for why in refusals() {
        writeln!(out, "{}", why.code()).unwrap();
        assert_eq!(why.to_string(), why.told(Language::English));
        for language in Language::ALL {
            let said = format!("{} | {}", why.told(language), why.remedy_told(language));
            assert!(!said.contains(['{', '}']), "{said}");
            writeln!(out, "  {said}").unwrap();
        }
    }
    compare("wording/refusals.txt", &out);
}

#[test]
fn every_refusal_of_a_directive_is_told() {
    let id = || DirectiveId::parse("20 HQ 0101").unwrap();
    let by = || OfficerId::parse("h.lemoine").unwrap();
    let post = || PostId::parse("paris").unwrap();
    let all = [
        life::NotAllowed::NoDraft,
        life::NotAllowed::NoNumber,
        life::NotAllowed::OtherNumber { found: id(), wanted: id() },
        life::NotAllowed::NotReleased,
        life::NotAllowed::AlreadyReleased(id()),
        life::NotAllowed::AlreadyCancelled(id()),
        life::NotAllowed::AlreadyAcknowledged { post: post(), by: by() },
        life::NotAllowed::StandsOnLaw(id()),
        life::NotAllowed::NotAddressed(post()),
        life::NotAllowed::NotOfThePost { by: by(), post: post() },
        life::NotAllowed::NoReason("words of the question"),
        life::NotAllowed::NoReason("reasons"),
        life::NotAllowed::NoReason("grounds"),
        life::NotAllowed::TooLong("words of the directive"),
        life::NotAllowed::Faults(Vec::new()),
    ];
    let mut out = String::new();
    for why in &all {
        let english = not_issued(why, Language::English);
        assert_eq!(english, why.to_string(), "the words of the room below");
        writeln!(out, "{english}\n  {}", not_issued(why, Language::Persian)).unwrap();
    }
    compare("wording/directive_refusals.txt", &out);
}

/// One of each refusal, with each reason, phase and bar.
fn refusals() -> Vec<NotAllowed> {
    let officer = || OfficerId::parse("p.moreau").unwrap();
    let function = || FunctionId::parse("nea-desk").unwrap();
    let at = "2020-01-07T15:30:00Z".parse().unwrap();
    let decider = |officers: &[&str]| Decider {
        function: function(),
        officers: officers.iter().map(|o| OfficerId::parse(o).unwrap()).collect(),
        agreed: None,
    };
    let could = vec![decider(&["m.okafor", "s.novak"]), decider(&["h.lemoine"]), decider(&[])];
    let request = RequestId::from_random([0; 8]);
    let mut all = vec![
        NotAllowed::NoOrganisation,
        NotAllowed::Unknown { what: "request", id: "R-0000000001".to_owned() },
        NotAllowed::Taken { id: "R-0000000001".to_owned() },
        NotAllowed::NotAsked { function: function(), could: Vec::new() },
        NotAllowed::NotHeld { officer: officer(), function: function(), could: could.clone() },
        NotAllowed::Signed { officer: officer(), function: function(), could: could.clone() },
        NotAllowed::Filled { by: officer(), function: function() },
        NotAllowed::Grounds { what: "grounds of the denial" },
        NotAllowed::Grounds { what: "lines of the memorandum" },
        NotAllowed::TooShort { until: at, at },
        NotAllowed::Past { at },
        NotAllowed::ToCome { at },
        NotAllowed::NothingNeeded,
        NotAllowed::NotTheDecision { decision: "D-0000000001".to_owned(), what: "posts" },
        NotAllowed::NoCondition { condition: "chaperone".to_owned(), conditions: Vec::new() },
        NotAllowed::NoCondition {
            condition: "chaperone".to_owned(),
            conditions: vec!["interpreter".to_owned(), "no gifts".to_owned()],
        },
        NotAllowed::NotWaitedFor { function: function(), standing: "not asked" },
        NotAllowed::WasAsked { function: function(), standing: "no objection (lapse)" },
        NotAllowed::Done { by: officer() },
        NotAllowed::TooMany { what: "participants", count: 101, max: 100 },
    ];
    let refused = |refusal| NotAllowed::Refused { act: UseCase::Approve, refusal };
    let reasons = [
        Refusal::Marking,
        Refusal::OwnMatter,
        Refusal::Function,
        Refusal::OtherPost,
        Refusal::NotOwn,
        Refusal::Role,
        Refusal::SeparateDuties,
    ];
    all.extend(reasons.map(refused));
    all.extend(Phase::ALL.map(|phase| NotAllowed::Phase { request, phase }));
    let bars = [
        Bar::Requester,
        Bar::Participant,
        Bar::ActsFor(officer()),
        Bar::Tie(PartyId::parse("own:arvand").unwrap()),
        Bar::Recused,
    ];
    let barred = |bar| NotAllowed::Barred { officer: officer(), bar, could: could.clone() };
    all.extend(bars.map(barred));
    all
}

/// Runs the cases of a folder: a title, sections, then what is said in each language.
pub(crate) fn run(folder: &str, least: usize, say: impl Fn(&Sections, Language) -> String) {
    let entries = std::fs::read_dir(spec(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    assert!(paths.len() >= least, "only {} cases in {folder}", paths.len());
    let mut wrong = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let case = Sections::read(&text);
        let (asked, _) = text.split_once("-- en --\n").expect("what is said in English");
        let mut out = asked.to_owned();
        for language in Language::ALL {
            let said = seen(&say(&case, language));
            writeln!(out, "-- {} --\n{}", language.tag(), said.trim_end()).unwrap();
        }
        if out != text {
            if is_update() {
                std::fs::write(&path, &out).unwrap();
            }
            wrong.push(format!("{}\n{out}", path.display()));
        }
    }
    assert!(wrong.is_empty() || is_update(), "not as written:\n{}", wrong.join("\n"));
}

/// The sections of a case, by name.
pub(crate) struct Sections(BTreeMap<String, String>);

impl Sections {
    fn read(text: &str) -> Self {
        let mut all = BTreeMap::new();
        let mut name = String::new();
        for line in text.lines() {
            match line.strip_prefix("-- ").and_then(|l| l.strip_suffix(" --")) {
                Some(next) => name = next.to_owned(),
                None => all.entry(name.clone()).or_insert_with(String::new).extend([line, "\n"]),
            }
        }
        Self(all)
    }

    /// A section; empty when the case has none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

const HEAD: &str = "\
Directive:   20 HQ 0101
Precedence:  ROUTINE
Marking:     INTERNAL
To:          ALL POSTS
Subject:     A case
Authority:   Secretary
Legal authority: A law
Objective:   A case; reviewed when it is over.
Grounds:     A case needs a rule.
In force:    2026-01-01T00:00Z
Review by:   2027-01-01

1. (I) A paragraph.
";

/// `mek = MEK`, one a line.
struct Called<'a>(BTreeMap<&'a str, &'a str>);

impl Called<'_> {
    fn name(&self, word: &str) -> Option<String> {
        self.0.get(word).map(ToString::to_string)
    }
}

impl Names for Called<'_> {
    fn party(&self, word: &str) -> Option<String> {
        self.name(word)
    }

    fn post(&self, word: &str) -> Option<String> {
        self.name(word)
    }

    fn function(&self, function: &FunctionId) -> Option<String> {
        self.name(function.as_str())
    }
}

#[test]
fn a_rule_is_told_as_a_sentence() {
    run("directives/sentences", 8, |case, language| {
        let called = case.get("names").lines().filter_map(|l| l.split_once(" = "));
        let mut text = HEAD.to_owned();
        case.get("rule").lines().for_each(|l| writeln!(text, "   > {l}").unwrap());
        let (directive, faults) = directive::parse(&text);
        assert_eq!(faults, [], "{text}");
        let rule = directive.paragraphs[0].rule.as_ref().unwrap();
        rule_sentence(rule, &Called(called.collect()), language)
    });
}

#[test]
fn evidence_is_told_in_words() {
    run("wording/evidence", 10, |case, language| {
        let own = ListId::parse("own").unwrap();
        let read = parties_csv::read(&own, case.get("own.csv").as_bytes());
        assert_eq!(read.faults, [], "the list of this case");
        let bytes = Index::build(&[&Snapshot { list: own, parties: read.parties }], "");
        let mut lines = case.get("asked").lines();
        let mut subject = Subject::named(lines.next().unwrap(), Kind::Any);
        for (field, value) in lines.filter_map(|l| l.split_once(": ")) {
            match field {
                "kind" => subject.kind = Kind::parse(value).unwrap(),
                "born" => subject.born = PartialDate::parse(value),
                "country" => subject.countries.push(value.to_owned()),
                other => panic!("no field is called {other}"),
            }
        }
        let found = find(&[Index::open(&bytes).unwrap()], &subject, &Options::usual());
        let told = found
            .matches
            .iter()
            .flat_map(|m| evidence(&found.query, m, &explain_match(&found.query, m), language));
        told.fold(String::new(), |out, line| out + &line + "\n")
    });
}

#[test]
fn two_names_are_told_apart_in_words() {
    run("wording/compared", 8, |case, language| {
        let mut names = case.get("names").lines();
        let names = [names.next().unwrap(), names.next().unwrap()];
        let kind = Kind::parse(case.get("kind").trim()).unwrap();
        let explained = explain_pair(names[0], names[1], kind);
        let told = compared(names, &explained, (kind, Score::SAME), language);
        let [upper, lower] = explained.lines();
        format!("{upper}\n{lower}\n{}", told.join("\n"))
    });
}

#[test]
fn a_guest_list_is_read_as_it_is_pasted() {
    run("clearances/guest_lists", 12, |case, language| {
        let text = case.get("text").trim_end_matches('\n');
        let (found, faults) = guest_list::read_lines(text);
        let mut out = String::new();
        for (line, c) in &found {
            write!(out, "{line}: {}", c.name).unwrap();
            let mut fact = |key: &str, value: Option<String>| {
                value.into_iter().for_each(|v| write!(out, "; {key}={v}").unwrap());
            };
            fact("kind", Some(c.kind).filter(|k| *k != Kind::Any).map(|k| k.as_str().to_owned()));
            fact("born", c.born.map(|b| b.to_string()));
            c.countries.iter().for_each(|country| fact("country", Some(country.clone())));
            c.identifiers.iter().for_each(|i| fact("id", Some(i.value.clone())));
            fact("capacity", c.capacity.clone());
            fact("is", c.is.as_ref().map(ToString::to_string));
            c.is_not.iter().for_each(|id| fact("is-not", Some(id.to_string())));
            out.push('\n');
        }
        for fault in &faults {
            let sign = if fault.is_note() { "note" } else { "fault" };
            let told = fault.told(language);
            let remedy = fault.what.remedy_told(language);
            let remedy = if remedy.is_empty() { remedy } else { format!(" | {remedy}") };
            writeln!(out, "{sign} {}: {told}{remedy}", fault.line).unwrap();
        }
        out
    });
}
