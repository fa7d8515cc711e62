//! Bytes of a stranger as every body, query and place that the interface takes: read or refused,
//! the same each time.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    assert_eq!(server::api::fits(bytes), server::api::fits(bytes));
});
