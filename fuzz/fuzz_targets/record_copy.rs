//! Foreign bytes as the files of a copy of a record of 300 entries, under a checkpoint of
//! another record: the audit ends and never calls it sound. Must never panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use record::{Audit, Checkpoint, Hash, Purpose, SigningKey};

/// Size of the record that the checkpoint states: two levels of tiles.
const SIZE: u64 = 300;

fuzz_target!(|bytes: &[u8]| {
    let Ok(key) = SigningKey::from_seed("fuzz.example", Purpose::Note, &[77; 32]) else { return };
    // No tree that can be found has this root.
    let checkpoint = Checkpoint::new("fuzz.example", SIZE, Hash([0; 32]));
    let Ok(note) = checkpoint.sign(&key) else { return };
    let Ok(mut audit) = Audit::open(note.to_string().as_bytes(), key.verifying(), &[]) else {
        return;
    };
    for bundle in audit.bundles() {
        audit.bundle(bundle, bytes);
    }
    let (salt, event) = bytes.split_at(bytes.len().min(65));
    for entry in [0, 1, SIZE - 1, SIZE, u64::MAX] {
        audit.files(entry, Some(salt), Some(event));
    }
    for tile in audit.tiles() {
        audit.tile(tile, bytes);
    }
    let report = audit.finish();
    assert!(!report.is_sound(), "{report}");
});
