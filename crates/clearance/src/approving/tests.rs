//! Two functions are two persons, against every assignment tried by hand.

use super::{Holders, can_be_met};
use directive::Approval;
use parties::{FunctionId, OfficerId};
use proptest::prelude::*;
use std::collections::BTreeSet;

const FUNCTIONS: [&str; 4] = ["a", "b", "c", "d"];

fn function(word: &str) -> FunctionId {
    FunctionId::parse(word).unwrap()
}

fn one(word: &str) -> Approval {
    Approval::One(function(word))
}

fn holders(of: &[(&str, &[&str])]) -> Holders {
    let officers = |names: &[&str]| names.iter().map(|n| OfficerId::parse(n).unwrap()).collect();
    of.iter().map(|(f, names)| (function(f), officers(names))).collect()
}

#[test]
fn two_functions_are_two_persons() {
    let both = Approval::All(vec![one("a"), one("b")]);
    assert!(!can_be_met(&both, &holders(&[("a", &["x"]), ("b", &["x"])])));
    assert!(can_be_met(&both, &holders(&[("a", &["x", "y"]), ("b", &["x"])])));
    assert!(!can_be_met(&both, &holders(&[("a", &["x"])])));
    let any = Approval::Any(vec![one("a"), one("b")]);
    assert!(can_be_met(&any, &holders(&[("a", &[]), ("b", &["x"])])));
    assert!(!can_be_met(&any, &holders(&[])));
}

#[test]
fn one_who_holds_all_counts_once_in_so_many_of() {
    let of = FUNCTIONS[..3].iter().map(|f| function(f)).collect();
    let two = Approval::AtLeast { n: 2, of };
    assert!(!can_be_met(&two, &holders(&[("a", &["x"]), ("b", &["x"]), ("c", &["x"])])));
    assert!(can_be_met(&two, &holders(&[("a", &["x"]), ("b", &["x"]), ("c", &["x", "y"])])));
}

/// Every way to give each person one function or none.
fn by_hand(
    by: &Approval,
    holders: &Holders,
    persons: &[&str],
    given: &BTreeSet<FunctionId>,
) -> bool {
    let Some((first, rest)) = persons.split_first() else { return by.is_met_by(given) };
    let person = OfficerId::parse(first).unwrap();
    by_hand(by, holders, rest, given)
        || holders.iter().filter(|(_, h)| h.contains(&person)).any(|(f, _)| {
            let mut given = given.clone();
            given.insert(f.clone());
            by_hand(by, holders, rest, &given)
        })
}

fn expression() -> impl Strategy<Value = Approval> {
    let leaf = prop_oneof![
        prop::sample::select(&FUNCTIONS[..]).prop_map(one),
        (1usize..4).prop_map(|n| Approval::AtLeast {
            n,
            of: FUNCTIONS.iter().map(|f| function(f)).collect()
        }),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(Approval::All),
            prop::collection::vec(inner, 1..3).prop_map(Approval::Any),
        ]
    })
}

proptest! {
    #[test]
    fn the_search_finds_what_trying_all_finds(
        by in expression(),
        held in prop::collection::vec(prop::collection::btree_set(0usize..4, 0..3), 4),
    ) {
        let persons = ["w", "x", "y", "z"];
        let mut holders = Holders::new();
        for (f, who) in FUNCTIONS.iter().zip(held) {
            let who = who.into_iter().map(|i| OfficerId::parse(persons[i]).unwrap());
            holders.insert(function(f), who.collect());
        }
        let expected = by_hand(&by, &holders, &persons, &BTreeSet::new());
        prop_assert_eq!(can_be_met(&by, &holders), expected);
    }
}
