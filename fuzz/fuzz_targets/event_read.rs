//! Any bytes as an event: no panic, and what reads is written back as the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(envelope) = clearance::event_json::read(bytes) {
        assert_eq!(clearance::event_json::bytes(&envelope), bytes);
    }
});
