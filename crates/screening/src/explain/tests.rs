//! Names beside each other as a person sees them. All invented but for names published by the UN
//! and OFAC.

use super::{Explained, State, explain, explain_pair, width};
use crate::{Score, compare};
use parties::Kind;

fn person(asked: &str, listed: &str) -> Explained {
    explain(asked, listed, Kind::Person)
}

/// The columns in short: `asked|listed:state`.
fn told(explained: &Explained) -> Vec<String> {
    let told =
        explained.columns.iter().map(|c| format!("{}|{}:{}", c.asked, c.listed, c.state.as_str()));
    told.collect()
}

#[test]
fn words_stand_as_they_are_printed() {
    let both = person("Qassem Soleimani", "SOLEIMANI, Qasem");
    assert_eq!(told(&both), ["Qassem|Qasem:spelling", "Soleimani|SOLEIMANI:same"]);
    let [upper, lower] = both.lines();
    assert_eq!(upper, "Qassem  Soleimani");
    assert_eq!(lower, "Qasem   SOLEIMANI");
}

#[test]
fn what_contradicts_stands_in_one_column_with_its_article() {
    let both = person("Saddam Hussein al-Dulaimi", "Saddam Hussein al-Tikriti");
    let expected =
        ["Saddam|Saddam:same", "Hussein|Hussein:same", "al-Dulaimi|al-Tikriti:contradicts"];
    assert_eq!(told(&both), expected);
    let last = both.columns.last().unwrap();
    assert!(last.is_last && !last.is_light);
    assert!(both.contradicts());
    assert!(last.score_without > Some(both.score));
}

#[test]
fn a_dash_stands_where_nothing_stands() {
    let both = person("Maria Example", "Maria Consuelo Example");
    assert_eq!(both.lines(), ["Maria  –         Example", "Maria  Consuelo  Example"]);
    let there = person("Maria Consuelo Example", "Maria Example");
    assert_eq!(there.columns[1].state, State::MissingListed);
}

#[test]
fn joined_words_and_other_scripts_are_told() {
    let joined = person("Abdulrahman Example", "Abd al-Rahman Example");
    assert_eq!(joined.columns[0].asked, "Abdulrahman");
    assert_eq!(joined.columns[0].listed, "Abd al-Rahman");
    let across = person("Иван Примеров", "Ivan Primerov");
    assert!(across.columns.iter().all(|c| c.state == State::OtherScript));
}

#[test]
fn letters_stand_over_the_words_they_begin() {
    let both = explain("PMOI", "People's Mujahedin Organization of Iran", Kind::Organisation);
    assert!(both.is_acronym);
    let asked: Vec<&str> = both.columns.iter().map(|c| c.asked.as_str()).collect();
    assert_eq!(asked.concat(), "PMOI");
}

#[test]
fn columns_stand_by_the_width_of_their_letters() {
    assert_eq!(width("習近平"), 6);
    assert_eq!(width("e\u{301}"), 1);
    let [upper, lower] = person("علی Example", "Ali Example").lines();
    assert!(upper.starts_with('\u{2068}'));
    assert_eq!(width(&upper), width(&lower));
    let hostile = person("a\u{202e}li Example", "Ali Example").lines();
    assert!(!hostile[0].contains('\u{202e}'));
}

#[test]
fn a_pair_has_the_score_that_comparing_gives() {
    for (a, b) in [
        ("Jon Exampel", "John Example"),
        ("Saddam Hussein al-Dulaimi", "Saddam Hussein al-Tikriti"),
        ("Example Trading Company", "Example Shipping"),
        ("", "Nobody"),
        ("🎉", "Nobody"),
    ] {
        assert_eq!(explain_pair(a, b, Kind::Person).score, compare(a, b, Kind::Person).score);
    }
    let (letters, long) = ("TLF", "Tamburel Liberation Front");
    for kind in [Kind::Person, Kind::Organisation, Kind::Any] {
        for (a, b) in [(letters, long), (long, letters)] {
            let both = explain_pair(a, b, kind);
            assert_eq!(
                (both.score, both.bits),
                (compare(a, b, kind).score, compare(a, b, kind).bits)
            );
        }
    }
}

#[test]
fn every_part_stands_in_one_column() {
    let long = "word ".repeat(500);
    for name in ["Jean-Pierre de la Exampel y Muestra", "A.B.C. (XYZ)", long.as_str(), "习近平"]
    {
        let alone = explain(name, "Somebody Else Entirely", Kind::Any);
        let parts = crate::names::read(name).parts.len();
        assert!(alone.columns.iter().filter(|c| !c.asked.is_empty()).count() <= parts);
        assert!(alone.decisive(Score::THRESHOLD).is_none());
    }
}

proptest::proptest! {
    #[test]
    fn any_two_names_are_explained(first in "\\PC{0,40}", second in "\\PC{0,40}") {
        for kind in [Kind::Person, Kind::Organisation, Kind::Any] {
            let both = explain_pair(&first, &second, kind);
            let [upper, lower] = both.lines();
            proptest::prop_assert!(!upper.chars().chain(lower.chars()).any(char::is_control));
            for column in &both.columns {
                proptest::prop_assert!(!column.asked.is_empty() || !column.listed.is_empty());
                let is_alone = column.asked.is_empty() || column.listed.is_empty();
                proptest::prop_assert!(!is_alone || !column.state.is_met());
            }
        }
    }
}
