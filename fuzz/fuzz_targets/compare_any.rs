//! Any two names, a line each: no panic, the score alone is that of the whole answer, and it does
//! not turn on which of the two is named first.
#![no_main]

use parties::Kind;
use screening::{Score, compare, compare_score, explain, explain_pair, score_listed};

/// Bytes of a text beyond which nothing new is met.
const BYTES_MAX: usize = 4_096;
/// What both may be taken for, in turn.
const KINDS: [Kind; 3] = [Kind::Any, Kind::Person, Kind::Organisation];

libfuzzer_sys::fuzz_target!(|text: &str| {
    if text.len() > BYTES_MAX {
        return;
    }
    let (first, second) = text.split_once('\n').unwrap_or((text, text));
    let kind = KINDS[text.len() % KINDS.len()];
    let compared = compare(first, second, kind);
    assert!(compared.score <= Score::MAX);
    assert_eq!(compared.score, compare_score(first, second, kind));
    assert_eq!(compared.score, compare_score(second, first, kind));
    let explained = explain(first, second, kind);
    assert!(explained.is_acronym || explained.score == score_listed(first, second, kind));
    for shown in [&explained, &explain_pair(first, second, kind)] {
        let [asked, listed] = shown.lines();
        assert_eq!(asked.is_empty(), listed.is_empty());
        let _ = shown.decisive(Score::SAME);
    }
});
