//! One value, one text.

use super::{DEPTH_MAX, Json, NotCanonical};
use proptest::prelude::*;
use serde_json::Value;

fn text(of: &str) -> String {
    Json::parse(of).map_or_else(|e| e.to_string(), |j| j.text())
}

#[test]
fn keys_are_sorted_and_space_is_gone() {
    assert_eq!(
        text(r#" { "b" : [ 1 , -2 ] , "a" : { "é" : null, "B": true } } "#),
        r#"{"a":{"B":true,"é":null},"b":[1,-2]}"#
    );
    assert_eq!(text("18446744073709551615"), "18446744073709551615");
    assert_eq!(text("-9223372036854775808"), "-9223372036854775808");
}

#[test]
fn what_is_no_integer_is_refused() {
    for number in ["1.5", "1e3", "1.0", "-0", "18446744073709551616"] {
        assert!(text(&format!("[{number}]")).contains("is not an integer of 64 bits"), "{number}");
    }
}

#[test]
fn a_deep_value_is_refused() {
    let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
    assert!(Json::parse(&nested(DEPTH_MAX)).is_ok());
    assert_eq!(Json::parse(&nested(DEPTH_MAX + 2)), Err(NotCanonical::Deep));
    assert!(matches!(Json::parse(&nested(100_000)), Err(NotCanonical::Syntax { .. })));
}

proptest! {
    #[test]
    fn any_string_reads_back(s in any::<String>()) {
        let json = Json::new(Value::from(s.clone())).unwrap();
        prop_assert_eq!(serde_json::from_str::<String>(&json.text()).unwrap(), s);
        let breaks = ['\u{2028}', '\u{85}', '\n'];
        prop_assert!(!json.text().contains(breaks));
    }
}
