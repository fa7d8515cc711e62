//! Copies of a record: whatever single bit is flipped in one, the report names its entry.

use std::collections::BTreeMap;

use proptest::prelude::*;
use record::key::Purpose;
use record::{Audit, Checkpoint, Commitment, Report, SigningKey, Tile, Tree, export};

/// Files of an export by their paths, as a directory would have them.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn log() -> SigningKey {
    SigningKey::from_seed("chancery.example/record", Purpose::Note, &[7; 32]).unwrap()
}

/// Exports a record of invented events.
pub(crate) fn export_of(size: u64) -> Files {
    let mut files = Files::new();
    let mut commitments = Vec::new();
    for entry in 0..size {
        let salt = record::leaf_hash(format!("salt {entry}").as_bytes()).0;
        let event = format!("{{\"event\":\"invented\",\"number\":{entry},\"v\":1}}").into_bytes();
        commitments.push(record::commitment(&salt, &event));
        files.insert(record::salt_path(entry), record::print_salt(&salt).into_bytes());
        files.insert(record::event_path(entry), event);
    }
    let leaves: Vec<_> = commitments.iter().map(Commitment::leaf_hash).collect();
    let tree = Tree::from_leaves(&leaves);
    for tile in record::tiles_of_hashes(0, size) {
        files.insert(tile.to_string(), tile.bytes(&tree).unwrap());
    }
    for tile in record::bundles_of_entries(0, size) {
        let first = tile.first() as usize;
        let bundled = &commitments[first..first + usize::from(tile.width())];
        files.insert(tile.to_string(), record::bundle(bundled));
    }
    let root = tree.root(size).unwrap();
    let note = Checkpoint::new("chancery.example/record", size, root).sign(&log()).unwrap();
    files.insert(export::CHECKPOINT_PATH.to_owned(), note.to_string().into_bytes());
    files
}

/// Verifies such a directory, as the command does.
pub(crate) fn verify(files: &Files) -> Result<Report, String> {
    let checkpoint = files.get(export::CHECKPOINT_PATH).map_or(&[][..], Vec::as_slice);
    let audit = Audit::open(checkpoint, log().verifying(), &[]);
    let mut audit = audit.map_err(|fault| fault.to_string())?;
    for bundle in audit.bundles() {
        if let Some(bytes) = files.get(&bundle.to_string()) {
            audit.bundle(bundle, bytes);
        }
    }
    for entry in 0..audit.size() {
        let file = |path: String| files.get(&path).map(Vec::as_slice);
        audit.files(entry, file(record::salt_path(entry)), file(record::event_path(entry)));
    }
    for tile in audit.tiles() {
        if let Some(bytes) = files.get(&tile.to_string()) {
            audit.tile(tile, bytes);
        }
    }
    Ok(audit.finish())
}

/// The entry that a byte of a file belongs to: first and last below it.
fn entries_of(path: &str, at: usize) -> (u64, u64) {
    if let Some(number) = path.strip_prefix("entries/") {
        let entry = number[..8].parse().unwrap();
        return (entry, entry);
    }
    let tile = Tile::parse(path).unwrap();
    let (bytes, span) = match tile.kind() {
        record::tile::Kind::Entries => (34, 1),
        record::tile::Kind::Hashes(level) => (32, 256_u64.pow(u32::from(level))),
    };
    let first = (tile.first() + (at / bytes) as u64) * span;
    (first, first + span - 1)
}

#[test]
fn a_whole_copy_is_verified() {
    for size in [0, 1, 2, 255, 256, 257, 520] {
        let report = verify(&export_of(size)).unwrap();
        assert!(report.is_sound(), "{report}");
        assert_eq!((report.compared, report.without_event), (size, 0));
    }
}

#[test]
fn every_flipped_byte_of_a_small_copy_names_its_entry() {
    let files = export_of(3);
    for (path, bytes) in files.iter().filter(|(path, _)| *path != export::CHECKPOINT_PATH) {
        for at in 0..bytes.len() {
            // Another bit at each place; a signature is checked each time, which takes long.
            let bit = at % 8;
            let mut spoilt = files.clone();
            spoilt.get_mut(path).unwrap()[at] ^= 1 << bit;
            let report = verify(&spoilt).unwrap();
            let named = report.first_bad_entry();
            assert_eq!(named, Some(entries_of(path, at).0), "{path} byte {at} bit {bit}");
            assert!(report.faults[0].to_string().contains(&format!("entry {}", named.unwrap())));
        }
    }
}

#[test]
fn every_flipped_byte_of_the_checkpoint_refuses_the_copy() {
    let files = export_of(3);
    for at in 0..files[export::CHECKPOINT_PATH].len() {
        let mut spoilt = files.clone();
        spoilt.get_mut(export::CHECKPOINT_PATH).unwrap()[at] ^= 1;
        assert!(verify(&spoilt).is_err(), "byte {at}");
    }
}

#[test]
fn every_missing_file_but_those_of_an_erased_entry_is_a_fault() {
    let files = export_of(300);
    for path in files.keys() {
        let mut lacking = files.clone();
        lacking.remove(path);
        let sound = verify(&lacking).is_ok_and(|report| report.is_sound());
        assert!(!sound, "{path}");
    }
    let mut erased = files;
    erased.remove(&record::event_path(17));
    erased.remove(&record::salt_path(17));
    let report = verify(&erased).unwrap();
    assert!(report.is_sound(), "{report}");
    assert_eq!((report.compared, report.without_event), (299, 1));
}

#[test]
fn a_rewritten_record_is_not_the_one_that_was_signed() {
    let (mut files, other) = (export_of(4), export_of(5));
    files.insert("checkpoint".to_owned(), other["checkpoint"].clone());
    let report = verify(&files).unwrap();
    assert!(!report.is_sound());
    assert_eq!(report.first_bad_entry(), Some(0), "{report}");
}

/// Proves one entry of an export, with its salt.
pub(crate) fn prove(files: &Files, index: u64) -> record::EntryProof {
    let audit = Audit::open(&files["checkpoint"], log().verifying(), &[]).unwrap();
    let mut leaves = Vec::new();
    for bundle in audit.bundles() {
        let commitments = bundle.read_commitments(&files[&bundle.to_string()]).unwrap();
        leaves.extend(commitments.iter().map(Commitment::leaf_hash));
    }
    let tree = Tree::from_leaves(&leaves);
    record::EntryProof {
        extra: record::read_salt(&files[&record::salt_path(index)]).map(Vec::from),
        index,
        path: record::prove_inclusion(&tree, index, tree.size()).unwrap(),
        checkpoint: String::from_utf8(files["checkpoint"].clone()).unwrap(),
    }
}

#[test]
fn an_entry_is_proven_by_its_text_and_the_key_alone() {
    let files = export_of(20);
    let text = prove(&files, 17).to_string();
    let proof = record::EntryProof::parse(text.as_bytes()).unwrap();
    assert_eq!(proof, prove(&files, 17));
    let salt: [u8; 32] = proof.extra.clone().unwrap().try_into().unwrap();
    let commitment = record::commitment(&salt, &files[&record::event_path(17)]);
    let opened = proof.open(&commitment, log().verifying(), &[]).unwrap();
    assert_eq!(opened.checkpoint.size, 20);
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1 << (at % 8);
        let Ok(spoilt) = record::EntryProof::parse(&bytes) else { continue };
        let believed = spoilt.open(&commitment, log().verifying(), &[]).is_ok();
        // Only the extra line is not signed: it is the salt, and another salt commits to another.
        assert_eq!(believed, spoilt.extra != proof.extra, "byte {at}");
    }
}

#[test]
fn a_flipped_commitment_below_an_upper_tile_names_its_own_entry() {
    let files = export_of(300);
    let path = "tile/entries/000".to_owned();
    for entry in [0, 1, 17, 255] {
        let mut spoilt = files.clone();
        spoilt.get_mut(&path).unwrap()[entry * 34 + 20] ^= 1;
        let report = verify(&spoilt).unwrap();
        assert_eq!(report.first_bad_entry(), Some(entry as u64), "{report}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_flipped_bit_in_a_larger_copy_names_its_entry(
        file: prop::sample::Index, byte: prop::sample::Index, bit in 0_u32..8,
    ) {
        let files = export_of(300);
        let paths: Vec<&String> = files.keys().filter(|path| *path != "checkpoint").collect();
        let path = paths[file.index(paths.len())].clone();
        let mut spoilt = files.clone();
        let bytes = spoilt.get_mut(&path).unwrap();
        let at = byte.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let report = verify(&spoilt).unwrap();
        prop_assert_eq!(report.first_bad_entry(), Some(entries_of(&path, at).0));
    }
}
