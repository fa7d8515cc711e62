//! References as typed and as written.

use super::{EventId, FileHash, RequestId};
use proptest::prelude::*;

#[test]
fn what_is_misheard_is_understood() {
    let id = RequestId::parse("R-0123456789").unwrap();
    assert_eq!(RequestId::parse(" r-o123456789 "), Ok(id));
    assert_eq!(RequestId::parse("R-OL23456789"), Ok(id));
    assert_eq!(RequestId::parse("R-0i23456789"), Ok(id));
}

#[test]
fn what_is_no_reference_is_said() {
    for word in
        ["", "R-", "R-012345678", "R-01234567890", "D-0123456789", "R-U123456789", "R–0123456789"]
    {
        let said = RequestId::parse(word).unwrap_err().to_string();
        assert!(said.contains("is no reference of a request; one looks like R-"), "{said}");
    }
    assert!(EventId::parse(&"é".repeat(90)).unwrap_err().word.chars().count() == 40);
}

#[test]
fn a_hash_is_read_in_lower_case_only() {
    let hash = FileHash([0xa5; 32]);
    assert_eq!(FileHash::parse(&hash.to_string()), Some(hash));
    assert_eq!(FileHash::parse(&hash.to_string().to_uppercase()), None);
    assert_eq!(FileHash::parse(hash.to_string().trim_start_matches('a')), None);
}

proptest! {
    #[test]
    fn parse_of_print_is_the_same(random in any::<[u8; 8]>()) {
        let id = EventId::from_random(random);
        prop_assert_eq!(EventId::parse(&id.to_string()), Ok(id));
        prop_assert_eq!(EventId::parse(&id.to_string().to_lowercase()), Ok(id));
    }

    #[test]
    fn any_word_is_read_or_refused(word in any::<String>()) {
        if let Ok(id) = EventId::parse(&word) {
            prop_assert_eq!(EventId::parse(&id.to_string()), Ok(id));
        }
    }
}
