//! The organisation's file: what is printed reads as it was, whatever it holds.

use jiff::civil::{Date, Weekday};
use parties::import::organisation_toml;
use parties::organisation::{Collective, Region, Tie};
use parties::{
    CollectiveId, Compartment, ContactLevel, FunctionId, Level, Levels, Officer, OfficerId,
    Organisation, PartyId, Post, PostId, Purpose, RegionId, Role,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const ZONES: [&str; 4] = ["Europe/Vienna", "Asia/Kathmandu", "America/New_York", "UTC"];

const DAYS: [Weekday; 7] = [
    Weekday::Sunday,
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
];

fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9.-]{0,5}[a-z0-9]( [a-z0-9]{1,4})?"
}

/// Text that a drafter of names could type, quotes, backslashes and other scripts among it.
fn text() -> impl Strategy<Value = String> {
    "[A-Za-zÀ-ž\"\\\\'#=\\[\\]а-яا-ي一-三]{1,12}"
}

fn words(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::btree_set(word(), 1..most).prop_map(|set| set.into_iter().collect())
}

fn post(ids: &[String], at: usize, name: String, days: u8, officers: &[String]) -> Post {
    Post {
        id: PostId::parse(&ids[at]).unwrap(),
        name,
        region: RegionId::parse("region").unwrap(),
        time_zone: ZONES[at % ZONES.len()].to_owned(),
        working_days: DAYS
            .iter()
            .cycle()
            .skip(at)
            .take(1 + usize::from(days % 7))
            .copied()
            .collect(),
        holidays: (0..days % 3)
            .map(|d| {
                Date::constant(2026, 1, 1)
                    .checked_add(jiff::Span::new().days(i64::from(d)))
                    .unwrap()
            })
            .collect(),
        head: officers.get(at).map(|o| OfficerId::parse(o).unwrap()),
        deputy: officers.get(at + 1).map(|o| OfficerId::parse(o).unwrap()),
    }
}

fn officer(id: &str, name: &str, post: &str, seed: u8, functions: &[String]) -> Officer {
    let pick = |n: usize| usize::from(seed) % n;
    Officer {
        id: OfficerId::parse(id).unwrap(),
        name: if seed.is_multiple_of(2) { String::new() } else { name.to_owned() },
        post: PostId::parse(post).unwrap(),
        roles: Role::ALL.into_iter().take(pick(8)).collect(),
        functions: functions.iter().take(pick(3)).map(|f| FunctionId::parse(f).unwrap()).collect(),
        level: Level::named("restricted"),
        compartments: (seed.is_multiple_of(5))
            .then(|| Compartment::named("HARBOUR"))
            .into_iter()
            .collect(),
        ties: (0..seed % 3)
            .map(|n| Tie {
                kind: name.to_owned(),
                of: PartyId::parse(&format!("own:{n}")).unwrap(),
                declared: (n == 0).then_some(Date::constant(2026, 1, 10)),
            })
            .collect(),
    }
}

prop_compose! {
    fn organisations()(
        name in text(),
        posts in words(5),
        officers in words(6),
        functions in words(4),
        names in prop::collection::vec(text(), 16),
        seeds in prop::collection::vec(any::<u8>(), 16),
        collective in "[A-Z]{1,6} [A-Z]{1,6}",
    ) -> Organisation {
        let post_ids: Vec<PostId> = posts.iter().map(|p| PostId::parse(p).unwrap()).collect();
        Organisation {
            name,
            headquarters: post_ids[0].clone(),
            refer_to: FunctionId::parse(&functions[0]).unwrap(),
            levels: Levels::initial(),
            compartments: BTreeSet::from([Compartment::named("HARBOUR")]),
            contact_levels: ["working", "minister"].map(ContactLevel::named).to_vec(),
            purposes: BTreeSet::from([Purpose::parse("press").unwrap()]),
            regions: vec![Region {
                id: RegionId::parse("region").unwrap(),
                desk: functions.get(1).map(|f| FunctionId::parse(f).unwrap()),
            }],
            posts: (0..posts.len())
                .map(|at| post(&posts, at, names[at].clone(), seeds[at], &officers))
                .collect(),
            collectives: vec![Collective {
                id: CollectiveId::parse(&collective).unwrap(),
                posts: post_ids,
            }],
            functions: functions.iter().map(|f| FunctionId::parse(f).unwrap()).collect(),
            officers: officers
                .iter()
                .enumerate()
                .map(|(at, id)| {
                    let post = &posts[at % posts.len()];
                    officer(id, &names[8 + at], post, seeds[8 + at], &functions)
                })
                .collect(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(128)
    })]

    #[test]
    fn what_is_printed_reads_as_it_was(organisation in organisations()) {
        let text = organisation_toml::write(&organisation);
        let read = organisation_toml::read(text.as_bytes());
        prop_assert_eq!(read, Ok(organisation), "{}", text);
    }

    #[test]
    fn any_bytes_end_in_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(organisation_toml::read(&bytes).is_err());
    }
}
