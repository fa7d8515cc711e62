//! Any bytes in, as a pasted list of names; out: nothing, or the place where reading panics.
#![no_main]

use clearance::contact::COUNTERPARTS_MAX;
use clearance::guest_list::{read_lines, Unread};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (found, faults) = read_lines(&text);
    assert!(found.len() <= COUNTERPARTS_MAX);
    let is_stopped = faults.iter().any(|f| matches!(f.what, Unread::TooMany { .. }));
    if !is_stopped {
        for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            // Lines end in more ways than these: a line here is at least the first of several.
            let is_from = |n: usize| n > number;
            let is_read = found.iter().any(|(n, _)| is_from(*n));
            assert!(is_read || faults.iter().any(|f| is_from(f.line)), "{line:?} is lost");
        }
    }
});
