//! What must hold for every reader, whatever the table says.

use super::{Authorised, Refusal, Relation, UseCase, authorise};
use crate::reader::Reader;
use parties::{Compartment, Level, Levels, OfficerId, Role, Visibility};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn reader() -> impl Strategy<Value = Reader> {
    let roles = prop::collection::btree_set(prop::sample::select(&Role::ALL[..]), 0..4);
    let compartments = prop::collection::btree_set(compartment(), 0..3);
    (roles, compartments, level()).prop_map(|(roles, compartments, level)| Reader {
        officer: OfficerId::parse("one").unwrap(),
        level,
        compartments,
        posts: BTreeSet::new(),
        roles,
        functions: BTreeSet::new(),
    })
}

fn level() -> impl Strategy<Value = Level> {
    let known = prop::sample::select(Levels::initial().all().to_vec());
    prop_oneof![9 => known, 1 => Just(Level::named("cosmic"))]
}

fn compartment() -> impl Strategy<Value = Compartment> {
    prop::sample::select(vec!["HARBOUR", "QUAY"]).prop_map(Compartment::named)
}

fn visibility() -> impl Strategy<Value = Visibility> {
    let compartments = prop::collection::btree_set(compartment(), 0..3);
    (level(), compartments).prop_map(|(level, compartments)| Visibility { level, compartments })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_laws_above_the_table(
        reader in reader(),
        visibility in visibility(),
        act in prop::sample::select(UseCase::ALL),
        relation in prop::sample::select(&Relation::ALL[..]),
    ) {
        let levels = Levels::initial();
        let answer = authorise(&reader, act, &visibility, relation, &levels);
        let sees = reader.may_see(&levels, &visibility);
        if act.shows_content() && !sees {
            prop_assert_eq!(answer, Authorised::Refused(Refusal::Marking));
            return Ok(());
        }
        let is = |role| reader.roles.contains(&role);
        if is(Role::Inspector) || is(Role::Administrator) {
            prop_assert!(!(act.decides(relation) && answer.is_allowed()));
        }
        if reader.roles.is_empty() && !matches!(act, UseCase::PostList) {
            prop_assert_eq!(answer, Authorised::Refused(Refusal::Role));
        }
        let own = matches!(act, UseCase::Approve | UseCase::Deny | UseCase::Concur);
        if own && relation != Relation::Function {
            prop_assert!(!answer.is_allowed(), "decided without the function");
        }
        // One role more never takes away, but for the two that decide nothing.
        for role in Role::ALL {
            if !matches!(role, Role::Inspector | Role::Administrator) {
                let mut more = reader.clone();
                more.roles.insert(role);
                let with = authorise(&more, act, &visibility, relation, &levels);
                prop_assert!(with.is_allowed() || !answer.is_allowed());
            }
        }
    }
}

#[test]
fn an_administrator_alone_reads_no_content() {
    let levels = Levels::initial();
    let reader = Reader {
        officer: OfficerId::parse("one").unwrap(),
        level: Level::named("secret"),
        compartments: BTreeSet::new(),
        posts: BTreeSet::new(),
        roles: BTreeSet::from([Role::Administrator]),
        functions: BTreeSet::new(),
    };
    let own = [UseCase::ContactHeld, UseCase::ContactDeclined, UseCase::ContactMemo];
    for act in UseCase::ALL.iter().filter(|a| a.shows_content()) {
        for relation in Relation::ALL {
            let answer = authorise(&reader, *act, &Visibility::public(), relation, &levels);
            let is_own_contact = own.contains(act) && relation == Relation::Own;
            assert_eq!(answer.is_allowed(), is_own_contact, "{act:?} {relation:?}");
        }
    }
}

#[test]
fn every_use_case_parses_its_word() {
    for act in UseCase::ALL {
        assert_eq!(UseCase::parse(act.as_str()), Some(*act));
    }
    assert_eq!(UseCase::parse("everything"), None);
}
