//! Bytes of strangers held against everything that the interface reads.

use proptest::prelude::*;

/// A question that is one, to be spoilt.
const QUESTION: &str = r#"{"act":"accept","at":"2020-01-09T18:00:00Z","with":[{"name":"Jon Exampel",
    "kind":"person","born":"1961-03","countries":["XX"],"is_not":["own:mek"]}],
    "place":"official"}"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        // Whatever they are, they fit few things, and the same each time.
        let fits = server::api::fits(&bytes);
        prop_assert_eq!(fits, server::api::fits(&bytes));
        prop_assert!(fits <= 4, "{} fit", fits);
    }

    #[test]
    fn a_spoilt_question_is_read_or_refused(
        at in 0..QUESTION.len(),
        with in prop::collection::vec(any::<u8>(), 0..8),
        cut in 0..40_usize,
    ) {
        let mut bytes = QUESTION.as_bytes().to_vec();
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, with);
        prop_assert_eq!(server::api::fits(&bytes), server::api::fits(&bytes));
    }
}

#[test]
fn what_is_no_body_fits_none_and_a_question_fits_one() {
    assert_eq!(server::api::fits(QUESTION.as_bytes()), 1, "a question");
    // A party may be called almost anything.
    assert_eq!(server::api::fits(b"]"), 1, "the id of a party");
    assert_eq!(server::api::fits(b"R-7K3M9P2QX4"), 2, "a request, or the id of a party");
    assert_eq!(server::api::fits(b""), 2, "two queries that ask for everything");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(server::api::fits(deep.as_bytes()) <= 1, "depth is bounded");
}
