//! Foreign bytes as a note, a checkpoint, an entry proof and a proof of growth: what is read prints
//! the same again.
//! Must never panic, and never believe what the log did not sign.
#![no_main]

use libfuzzer_sys::fuzz_target;
use record::{Checkpoint, EntryProof, GrowthProof, Note, Purpose, SigningKey, VerifyingKey};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(note) = Note::parse(bytes) {
        assert_eq!(note.to_string().as_bytes(), bytes);
        if let Ok(checkpoint) = Checkpoint::parse(note.text()) {
            assert_eq!(checkpoint.to_string(), note.text());
        }
    }
    if let Ok(proof) = EntryProof::parse(bytes) {
        assert_eq!(proof.to_string().as_bytes(), bytes);
    }
    if let Ok(proof) = GrowthProof::parse(bytes) {
        assert_eq!(proof.to_string().as_bytes(), bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(key) = VerifyingKey::parse(text) {
            assert_eq!(key.to_string(), text);
        }
        if let Ok(key) = SigningKey::parse(text) {
            assert_eq!(key.to_secret_text(), text);
        }
    }
    // Nobody has this key but this line.
    if let Ok(key) = SigningKey::from_seed("fuzz.example", Purpose::Note, &[77; 32]) {
        assert!(Checkpoint::open(bytes, key.verifying(), &[]).is_err());
    }
});
