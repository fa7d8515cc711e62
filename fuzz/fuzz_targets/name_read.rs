//! Any text is read without a panic, and two readings of it meet.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let reading = screening::names::read(text);
    assert!(!reading.parts.is_empty() || !reading.unread.is_empty());
    let compared = screening::compare(text, text, parties::Kind::Any);
    assert!(compared.score <= screening::Score::MAX);
});
