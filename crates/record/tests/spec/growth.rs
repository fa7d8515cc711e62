//! That a record only grew: a text that proves it, and a copy compared with what was seen before.

use proptest::prelude::*;
use record::{Audit, Checkpoint, Commitment, GrowthProof, Hash, Report, Tree};

use crate::copies::{Files, export_of, log};

fn checkpoint_of(files: &Files) -> Checkpoint {
    Checkpoint::open(&files["checkpoint"], log().verifying(), &[]).unwrap().checkpoint
}

/// Proves that an export begins with its first entries.
pub(crate) fn prove(files: &Files, old_size: u64) -> GrowthProof {
    let audit = Audit::open(&files["checkpoint"], log().verifying(), &[]).unwrap();
    let mut leaves = Vec::new();
    for bundle in audit.bundles() {
        let commitments = bundle.read_commitments(&files[&bundle.to_string()]).unwrap();
        leaves.extend(commitments.iter().map(Commitment::leaf_hash));
    }
    let tree = Tree::from_leaves(&leaves);
    let path = record::prove_consistency(&tree, old_size, tree.size()).unwrap();
    let checkpoint = String::from_utf8(files["checkpoint"].clone()).unwrap();
    GrowthProof { old_size, path, checkpoint }
}

/// What an audit says of a copy that has to continue `seen`.
fn audit(files: &Files, seen: Checkpoint) -> Report {
    let mut audit = Audit::open(&files["checkpoint"], log().verifying(), &[]).unwrap();
    audit.must_continue(seen);
    for bundle in audit.bundles() {
        audit.bundle(bundle, &files[&bundle.to_string()]);
    }
    for tile in audit.tiles() {
        audit.tile(tile, &files[&tile.to_string()]);
    }
    audit.finish()
}

#[test]
fn a_copy_that_continues_what_was_seen_is_sound() {
    let files = export_of(20);
    for old in [0, 1, 7, 19, 20] {
        let report = audit(&files, checkpoint_of(&export_of(old)));
        assert!(report.is_sound(), "{old}: {report}");
    }
}

#[test]
fn a_shorter_copy_is_called_rolled_back() {
    let report = audit(&export_of(20), checkpoint_of(&export_of(21)));
    assert!(!report.is_sound());
    let words = "rolled back: a checkpoint of 21 entries was seen before, this one has 20";
    assert!(report.to_string().contains(words), "{report}");
}

#[test]
fn a_copy_with_another_beginning_is_called_rewritten() {
    for seen in [0, 1, 12, 20] {
        let other = Checkpoint::new("chancery.example/record", seen, Hash([9; 32]));
        let report = audit(&export_of(20), other);
        assert!(!report.is_sound());
        let words = format!("rewritten: the first {seen} entries are not the {seen} seen before");
        assert!(report.to_string().contains(&words), "{report}");
    }
}

#[test]
fn growth_is_proven_by_its_text_the_old_checkpoint_and_the_key() {
    let old = checkpoint_of(&export_of(13));
    let text = prove(&export_of(20), 13).to_string();
    let proof = GrowthProof::parse(text.as_bytes()).unwrap();
    assert_eq!(proof.open(&old, log().verifying(), &[]).unwrap().checkpoint.size, 20);
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1 << (at % 7);
        let Ok(spoilt) = GrowthProof::parse(&bytes) else { continue };
        assert!(spoilt.open(&old, log().verifying(), &[]).is_err(), "byte {at}");
    }
}

#[test]
fn growth_from_another_old_checkpoint_is_not_proven() {
    let proof = prove(&export_of(20), 13);
    let open = |old: &Checkpoint| proof.open(old, log().verifying(), &[]).unwrap_err().to_string();
    assert_eq!(
        open(&checkpoint_of(&export_of(12))),
        "the proof is from 13 entries on, the checkpoint known is of 12"
    );
    assert_eq!(
        open(&Checkpoint::new("chancery.example/record", 13, Hash([9; 32]))),
        "the record of 20 entries does not begin with the 13 entries seen before"
    );
    let old = checkpoint_of(&export_of(13));
    assert_eq!(
        open(&Checkpoint { origin: "other.example".to_owned(), ..old }),
        "the checkpoint is of `other.example`, not of `chancery.example/record`"
    );
}

#[test]
fn a_text_of_another_kind_names_the_line() {
    let said = |text: &str| GrowthProof::parse(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(said("old 013\n\nx"), "line 1 of the proof is not `old` and a number");
    assert_eq!(said("index 2\n\nx"), "line 1 of the proof is not `old` and a number");
    assert_eq!(
        said("old 13\nAAA\n\nx"),
        "line 2 of the proof is not a hash in base64, of at most 65"
    );
    assert_eq!(said("old 13\n"), "line 1 of the proof is not followed by an empty one");
}

#[test]
fn a_witness_is_told_with_the_time_it_signed_for() {
    let told = |at| record::Witnessed { by: "w.example".to_owned(), at }.to_string();
    // Checked with `date -u -d @N`.
    assert_eq!(told(0), "w.example at 1970-01-01T00:00:00Z");
    assert_eq!(told(951_826_154), "w.example at 2000-02-29T12:09:14Z");
    assert_eq!(told(1_578_355_200), "w.example at 2020-01-07T00:00:00Z");
    assert_eq!(told(4_107_542_399), "w.example at 2100-02-28T23:59:59Z");
    assert_eq!(told(4_107_542_400), "w.example at 2100-03-01T00:00:00Z");
    assert!(told(u64::MAX >> 1).starts_with("w.example at 292277026596-12-04T15:30:07Z"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_beginning_proves_into_every_longer_record(old in 0_u64..200, more in 0_u64..200) {
        let (files, seen) = (export_of(old + more), checkpoint_of(&export_of(old)));
        let text = prove(&files, old).to_string();
        let proof = GrowthProof::parse(text.as_bytes()).unwrap();
        prop_assert!(proof.open(&seen, log().verifying(), &[]).is_ok());
        prop_assert!(audit(&files, seen).is_sound());
    }
}
