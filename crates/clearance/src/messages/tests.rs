//! That every language says every message, with the same places.

use super::{
    Compared, Deed, Evidenced, Flawed, Issuing, Language, Message, Reading, Refused, RulePart,
    Thing, Word, isolated,
};
use std::collections::BTreeSet;

/// The places of some words, whether or not they take words of the catalogue.
fn places(words: &str) -> BTreeSet<&str> {
    let after = words.split('{').skip(1);
    after.filter_map(|w| w.split_once('}')).map(|(name, _)| name.trim_start_matches('+')).collect()
}

fn is_persian(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}')
}

fn is_only_places(words: &str) -> bool {
    !words.split('{').any(|w| w.rsplit('}').next().unwrap_or("").contains(char::is_alphabetic))
}

fn check(key: &str, english: &str, persian: &str) {
    assert_eq!(places(english), places(persian), "{key}: places");
    assert!(!english.contains("{+"), "{key}: English isolates nothing");
    assert!(!english.chars().any(is_persian), "{key}: English in Persian letters");
    let bare: String = persian.split('{').map(|w| w.rsplit('}').next().unwrap_or("")).collect();
    assert!(!bare.chars().any(|c| c.is_ascii_alphabetic()), "{key}: Latin letters in {persian}");
    let is_order_alone = ["OfA", "ByActing", "ByOffshoot", "Contact"].contains(&key);
    assert!(
        is_only_places(english) || is_order_alone || bare.chars().any(is_persian),
        "{key}: not told"
    );
    for arabic in ['\u{64a}', '\u{643}'] {
        assert!(!persian.contains(arabic), "{key}: an Arabic letter where Persian has its own");
    }
}

macro_rules! check_all {
    ($($name:ident),*) => {$(
        for one in $name::ALL {
            let key = format!("{one:?}");
            check(&key, one.text(Language::English), one.text(Language::Persian));
        }
    )*};
}

#[test]
fn both_languages_say_the_same_places() {
    check_all!(
        Compared, Deed, Evidenced, Flawed, Issuing, Message, Reading, Refused, RulePart, Thing,
        Word
    );
}

#[test]
fn a_tag_names_a_language() {
    assert_eq!(Language::parse("fa-IR"), Some(Language::Persian));
    assert_eq!(Language::parse(" EN"), Some(Language::English));
    assert_eq!(Language::parse("far"), None);
    assert_eq!(Language::parse(""), None);
    for language in Language::ALL {
        assert_eq!(Language::parse(language.tag()), Some(language));
    }
    assert!(Language::Persian.is_rtl() && !Language::English.is_rtl());
}

#[test]
fn nobody_ends_an_isolate_from_within() {
    let hostile = "a\u{2069}\u{202e}b";
    assert_eq!(isolated(hostile, Language::Persian), "\u{2068}ab\u{2069}");
    assert_eq!(isolated(hostile, Language::English), hostile);
    let filled = Message::GivesWay.fill(Language::Persian, &[("rule", "20 HQ 1234/3")]);
    assert_eq!(filled, "\u{2068}20 HQ 1234/3\u{2069} کنار می‌رود");
}
