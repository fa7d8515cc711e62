//! What must hold for every text: nothing panics, nothing is lost, no list grows beyond its bound.

use super::{Fault, TEXT_BYTES_MAX, Unread, counterpart, read, read_lines};
use crate::contact::{COUNTERPARTS_MAX, Counterpart};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Every line with something on it is a counterpart's or a fault's.
fn check_lines(text: &str) {
    let (found, faults) = read_lines(text);
    let stopped = faults.iter().find(|f| matches!(f.what, Unread::TooMany { .. }));
    let is_end =
        |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    for (number, line) in text.split(is_end).enumerate().map(|(i, l)| (i + 1, l)) {
        let is_found = found.iter().any(|(n, _)| *n == number);
        let is_told = faults.iter().any(|f| f.line == number);
        let is_rest = stopped.is_some_and(|f| number >= f.line && f.words.contains(line.trim()));
        assert!(line.trim().is_empty() || is_found || is_told || is_rest, "{number}: {line:?}");
    }
    assert!(found.len() <= COUNTERPARTS_MAX);
    assert!(found.iter().all(|(_, c)| c.name.chars().any(char::is_alphabetic) || has_form(&text)));
}

/// In the written form a name is taken as it is.
fn has_form(text: &str) -> bool {
    text.contains('=')
}

fn words_of(counterpart: &Counterpart) -> String {
    let capacity = counterpart.capacity.clone().unwrap_or_default();
    format!("{} {capacity}", counterpart.name)
}

/// Pieces of lists as people write them, and what breaks readers.
fn piece() -> impl Strategy<Value = String> {
    let word = "[A-Za-z]{1,8}|[ءابپتجدر]{2,6}|[0-9]{1,4}";
    let mark = prop::sample::select(vec![
        ", ",
        ",",
        "; ",
        " and ",
        " (",
        ")",
        "[",
        "]",
        "<",
        ">",
        "\"",
        "“",
        "«",
        ": ",
        "- ",
        "• ",
        "1. ",
        "=",
        "; born=",
        "; kind=person",
        "; is=own:mek",
        "\t",
        "|",
        "\n",
        "\r\n",
        "\u{2028}",
        "name,born\n",
        "Dinner: ",
        "a.k.a. ",
        "(born 1961-03-04)",
        "@x.org",
        "…",
        "\u{feff}",
        "،",
    ]);
    let (mark, space) = (mark.prop_map(str::to_owned), Just(" ".to_owned()));
    prop_oneof![3 => word, 2 => mark, 1 => space]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_text_panics_and_no_line_is_lost(pieces in prop::collection::vec(piece(), 0..40)) {
        check_lines(&pieces.concat());
    }

    #[test]
    fn no_text_of_strangers_panics(text in any::<String>()) {
        check_lines(&text);
    }

    /// Every word of a plain list, one name a line or between commas, comes back.
    #[test]
    fn no_word_of_a_plain_list_is_lost(
        names in prop::collection::vec("[A-Z][a-z]{2,7}( [A-Z][a-z]{2,7}){1,2}", 1..12),
        between in prop::sample::select(vec!["\n", ", ", "; ", "\n\n", "،"]),
    ) {
        let (found, faults) = read(&names.join(between));
        prop_assert_eq!(&faults, &[]);
        let said: BTreeSet<&str> = names.iter().flat_map(|n| n.split(' ')).collect();
        let read: Vec<String> = found.iter().map(words_of).collect();
        let read: BTreeSet<&str> = read.iter().flat_map(|n| n.split_whitespace()).collect();
        prop_assert_eq!(said, read);
        prop_assert_eq!(found.len(), names.len());
    }

    #[test]
    fn a_name_with_facts_reads_as_typed(
        name in "[A-Z][a-z]{1,8}( \\([A-Z]{2,4}\\))?",
        country in "[A-Z]{2}",
    ) {
        let line = format!("{name}; kind=person; born=1961-03-04; country={country}; is=own:mek");
        let (found, faults) = read(&line);
        prop_assert_eq!(faults, []);
        prop_assert_eq!(&found[..], &[counterpart(&line).unwrap()]);
        prop_assert_eq!(&found[0].name, &name);
    }
}

fn numbered(from: usize, to: usize) -> String {
    let letters = |n: usize| -> String {
        n.to_string()
            .chars()
            .map(|d| char::from(b'a' + u8::try_from(d as u32 - 48).unwrap()))
            .collect()
    };
    (from..=to).map(|n| format!("Guest {}\n", letters(n))).collect()
}

#[test]
fn ten_thousand_names_are_refused_naming_how_many_fit_and_from_which_line() {
    let text = numbered(1, 10_000);
    let (found, faults) = read(&text);
    assert_eq!(found.len(), COUNTERPARTS_MAX);
    let [Fault { line: 1_001, words, what: Unread::TooMany { fit: COUNTERPARTS_MAX } }] =
        &faults[..]
    else {
        panic!("{} faults", faults.len());
    };
    assert_eq!(*words, numbered(1_001, 10_000), "nothing is lost");
    let exact = numbered(1, COUNTERPARTS_MAX);
    assert_eq!(read(&exact).1, []);
}

#[test]
fn a_line_with_too_many_names_keeps_the_rest_of_it() {
    let text = vec!["Jon Exampel"; COUNTERPARTS_MAX + 2].join(", ") + "\nAnna Nowak";
    let (found, faults) = read(&text);
    assert_eq!(found.len(), COUNTERPARTS_MAX);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].words, "Jon Exampel, Jon Exampel\nAnna Nowak");
}

#[test]
fn what_grows_fast_is_read_once() {
    for piece in ["Guests: ", "(", "\"", "<", "Jon, Ltd, ", ", ", ";", "1. ", "a: ", "[x]", "and "]
    {
        check_lines_bounded(&piece.repeat(100_000 / piece.len()));
    }
    let long = "x".repeat(TEXT_BYTES_MAX + 1);
    let (found, faults) = read(&long);
    assert_eq!((found.len(), faults.len()), (0, 1));
    assert_eq!(faults[0].what, Unread::TooLong { bytes: long.len() });
}

fn check_lines_bounded(text: &str) {
    let (found, faults) = read(text);
    assert!(found.len() <= COUNTERPARTS_MAX && !(found.is_empty() && faults.is_empty()));
}
