//! Bytes of a stranger as what a decision was made of: they are read or refused, and what is read
//! is written as it was.

#![no_main]

use clearance::Contact;
use clearance::decision::MadeWith;
use clearance::event_json::KeptInputs;
use clearance::json::Json;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(json) = Json::parse(text) else { return };
    let value = json.value();
    if let Ok(kept) = KeptInputs::from_json(value) {
        assert_eq!(KeptInputs::from_json(&kept.to_json()).ok(), Some(kept));
    }
    if let Ok(contact) = Contact::from_json(value) {
        assert_eq!(Contact::from_json(&contact.to_json()).ok(), Some(contact));
    }
    if let Ok(made) = MadeWith::from_json(value) {
        assert_eq!(MadeWith::from_json(&made.to_json()).ok(), Some(made));
    }
});
