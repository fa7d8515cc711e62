//! What holds for every contact on the invented organisation, whoever asks and whoever reads.

use super::decisions::render::made_with;
use clearance::disclosed::ShownLine;
use clearance::ids::DecisionId;
use clearance::{Contact, Counterpart, Decision, Inputs, Reader, Verdict, asked, decide};
use directive::{Act, Policy, Released, Venue, release};
use jiff::{Timestamp, ToSpan};
use parties::import::{organisation_toml, parties_toml};
use parties::{Kind, ListId, OfficerId, Organisation, Purpose, Registry, Snapshot, Visibility};
use proptest::prelude::*;
use screening::{Index, Options};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The organisation with all its directives, and the same as if nothing closed had ever been
/// written.
struct House {
    organisation: Organisation,
    all: Room,
    open: Room,
}

struct Room {
    registry: Registry,
    index: Vec<u8>,
    released: Vec<Released>,
}

fn spec(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec")).join(path)
}

fn is_open(visibility: &Visibility) -> bool {
    visibility.compartments.is_empty()
}

static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let text = |path: &str| std::fs::read_to_string(spec(path)).unwrap();
    let organisation =
        organisation_toml::read(text("decisions/fixtures/organisation.toml").as_bytes()).unwrap();
    let own = ListId::parse("own").unwrap();
    let parties = text("decisions/fixtures/parties.toml");
    let parties = parties_toml::read(&own, parties.as_bytes(), &organisation.levels).parties;
    let whole = Snapshot { list: own, parties };
    let mut part = whole.clone();
    part.parties.retain(|p| is_open(&p.visibility));
    let registry = Registry::of([whole.clone()]);
    let mut released: Vec<Released> = Vec::new();
    for number in 1..=14 {
        let text = text(&format!("directives/verdicts/{number:02}.directive"));
        let (read, faults) = directive::parse(&text);
        assert!(faults.is_empty());
        let by = OfficerId::parse("a.lindqvist").unwrap();
        // Half a year before any of them is in force, so that none waits for its release.
        let at: Timestamp = "2025-03-01T00:00Z".parse().unwrap();
        let made =
            release::release(&read, &text, &organisation, &registry, &released, &by, at).unwrap();
        released.push(made);
    }
    let index = Index::build(&[&whole], "");
    let all = Room { registry, index, released };
    let open = Room {
        registry: Registry::of([part.clone()]),
        index: Index::build(&[&part], ""),
        released: all.released.iter().filter(|r| is_open(&r.visibility)).cloned().collect(),
    };
    House { organisation, all, open }
});

fn decided<T>(room: &Room, contact: &Contact, then: impl Fn(&Decision, &Inputs<'_>) -> T) -> T {
    let index = [Index::open(&room.index).unwrap()];
    let screened = asked::screen(contact, &index, &Options { limit: 50, ..Options::usual() });
    let (organisation, at) = (&HOUSE.organisation, contact.at);
    let policy = Policy::in_force(&room.released, organisation, &contact.post, at, at);
    let inputs = Inputs {
        contact,
        screened: &screened,
        registry: &room.registry,
        organisation,
        policy: &policy,
        grants: &[],
    };
    then(&decide(DecisionId::from_random([7; 8]), &inputs, made_with()), &inputs)
}

/// Names of the registry, open and closed, and strangers.
fn names() -> Vec<String> {
    let registry = &HOUSE.all.registry;
    let mut all: Vec<String> =
        registry.all().flat_map(|p| p.names.iter().map(|n| n.text.clone())).collect();
    all.extend(["Marjolein Okkerse", "Anna ⴰⵎⵓⵔ", "NUPH", "KRC"].map(str::to_owned));
    all
}

fn counterpart() -> impl Strategy<Value = Counterpart> {
    let birth = prop::sample::select(vec![None, Some("1971-06-06"), Some("1974-09-12")]);
    let capacity = prop::sample::select(vec![None, Some("for Viktor Olenev"), Some("for KRC")]);
    (prop::sample::select(names()), birth, capacity).prop_map(|(name, born, capacity)| {
        Counterpart {
            name,
            kind: Kind::Any,
            born: born.map(|b| parties::PartialDate::parse(b).unwrap()),
            countries: Vec::new(),
            identifiers: Vec::new(),
            capacity: capacity.map(str::to_owned),
            is: None,
            is_not: Vec::new(),
        }
    })
}

fn contact() -> impl Strategy<Value = Contact> {
    let officers = HOUSE.organisation.officers.clone();
    let venues = vec![None, Some(Venue::Neutral), Some(Venue::Official), Some(Venue::Theirs)];
    let purposes = vec![None, None, Some("consular"), Some("mandated-activity")];
    let levels = HOUSE.organisation.contact_levels.clone();
    (
        prop::sample::select(officers),
        prop::sample::select(Act::ALL.to_vec()),
        prop::sample::select(venues),
        prop::sample::select(purposes),
        prop::option::of(prop::sample::select(levels)),
        0_i64..460,
        prop::collection::vec(counterpart(), 1..4),
    )
        .prop_map(|(officer, act, venue, purpose, level, days, counterparts)| Contact {
            act,
            level,
            initiator: None,
            venue,
            purpose: purpose.map(|p| Purpose::parse(p).unwrap()),
            at: "2025-10-01T10:00Z".parse::<Timestamp>().unwrap() + (days * 24).hours(),
            post: officer.post.clone(),
            officer: officer.id,
            counterparts,
        })
}

fn reader() -> impl Strategy<Value = Reader> {
    prop::sample::select(HOUSE.organisation.officers.clone()).prop_map(|o| Reader::of(&o))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 160,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// What is shown plainly is what would stand if nothing hidden had ever been written; all
    /// else reads the same constant words. So nothing hidden can be in it, by whatever way.
    #[test]
    fn shown_lines_hold_nothing_hidden(contact in contact(), reader in reader()) {
        prop_assume!(reader.compartments.is_empty() && reader.level.as_str() != "internal");
        let shown = decided(&HOUSE.all, &contact, |d, inputs| d.disclosed_to(&reader, inputs));
        let without = decided(&HOUSE.open, &contact, |d, _| d.clone());
        for (one, expected) in shown.lines.iter().zip(&without.lines) {
            if let ShownLine::Plain(line) = one {
                prop_assert_eq!(&**line, expected);
            }
        }
        let text = shown.to_json().to_string();
        prop_assert!(!text.contains("0280") && !text.contains("own:olenev"), "{}", text);
    }

    /// Two referrals differ in the words asked and in nothing else: same keys, same size.
    #[test]
    fn referrals_are_constant(a in contact(), b in contact(), reader in reader()) {
        let lines = |contact: &Contact| -> Vec<serde_json::Value> {
            let shown = |d: &Decision, i: &Inputs<'_>| d.disclosed_to(&reader, i).to_json();
            let json = decided(&HOUSE.all, contact, shown);
            let lines = json["counterparts"].as_array().unwrap().iter();
            lines.filter(|l| l["verdict"] == "refer").cloned().collect()
        };
        for (x, y) in lines(&a).into_iter().zip(lines(&b)) {
            let strip = |mut line: serde_json::Value| {
                line["query"] = serde_json::Value::Null;
                line
            };
            prop_assert_eq!(strip(x), strip(y));
        }
    }

    /// Whoever may see everything reads the sealed decision.
    #[test]
    fn one_cleared_for_all_reads_all(contact in contact()) {
        let inspector = HOUSE.organisation.officers.iter().find(|o| o.id.as_str() == "b.haugen");
        let reader = Reader::of(inspector.unwrap());
        let (shown, whole) = decided(&HOUSE.all, &contact, |d, inputs| {
            (d.disclosed_to(&reader, inputs), d.in_full(inputs.organisation.refer_to.clone()))
        });
        prop_assert_eq!(shown, whole);
    }

    /// The whole is the strictest line, whatever the order; another counterpart never loosens it;
    /// who is barred is told nobody to ask.
    #[test]
    fn the_whole_is_the_strictest_line(contact in contact()) {
        let decision = decided(&HOUSE.all, &contact, |d, _| d.clone());
        let strictest = decision.lines.iter().map(|l| l.verdict).max().unwrap();
        prop_assert_eq!(decision.whole.verdict, strictest);
        let mut turned = contact.clone();
        turned.counterparts.reverse();
        let turned = decided(&HOUSE.all, &turned, |d, _| d.clone());
        prop_assert_eq!(turned.whole.verdict, strictest);
        prop_assert_eq!(turned.whole.who_decides(), decision.whole.who_decides());
        let mut fewer = contact;
        fewer.counterparts.pop();
        if !fewer.counterparts.is_empty() {
            let fewer = decided(&HOUSE.all, &fewer, |d, _| d.whole.verdict);
            prop_assert!(fewer <= strictest);
        }
        if strictest == Verdict::Prohibited {
            prop_assert!(decision.whole.who_decides().is_empty());
        }
        for line in &decision.lines {
            let is_cited = !line.cites.is_empty()
                || matches!(line.verdict, Verdict::Undetermined | Verdict::Exempt);
            prop_assert!(is_cited, "{:?}", line);
            prop_assert!(line.verdict != Verdict::Undetermined || !line.questions.is_empty());
        }
    }

    /// A decision made again from what was kept is the same, byte for byte.
    #[test]
    fn made_again_it_is_the_same(contact in contact()) {
        let refer_to = &HOUSE.organisation.refer_to;
        decided(&HOUSE.all, &contact, |decision, inputs| {
            let kept = clearance::event_json::KeptInputs {
                screened: inputs.screened.to_vec(),
                grants: inputs.grants.iter().map(|g| (*g).clone()).collect(),
            };
            let kept = clearance::event_json::KeptInputs::from_json(&kept.to_json()).unwrap();
            let asked = Contact::from_json(&contact.to_json()).unwrap();
            let again = Inputs {
                contact: &asked,
                screened: &kept.screened,
                grants: &kept.grants.iter().collect::<Vec<_>>(),
                ..*inputs
            };
            let made = decision.made_with.to_json();
            let made = clearance::decision::MadeWith::from_json(&made).unwrap();
            let again = decide(decision.id, &again, made).to_json(refer_to);
            assert_eq!(decision.to_json(refer_to).to_string(), again.to_string());
        });
    }
}
