//! Witnesses of a data directory: what is taken back, what is refused, what a spoilt line looks
//! like.

use std::fs;
use std::path::PathBuf;

use record::{Purpose, SigningKey};
use store::{Store, Witness, cosign_copy, write_witness_key};

use crate::events::{looked, time};
use crate::scratch::Scratch;

/// When the witness signs: 2020-01-07T00:00:00Z.
const AT: u64 = 1_578_355_200;

fn key() -> SigningKey {
    SigningKey::from_seed("witness.example/one", Purpose::Cosignature, &[5; 32]).unwrap()
}

/// Exports the record and lets the witness sign the copy; gives the signed note.
fn witnessed(scratch: &Scratch, store: &Store, name: &str) -> Vec<u8> {
    let (copy, key_file) = (scratch.path(name), scratch.path("one.key"));
    store.export(&copy, time(), &|_| false).unwrap();
    if !key_file.exists() {
        write_witness_key(&key_file, &key()).unwrap();
    }
    let done = cosign_copy(&copy, &signing(store, &key_file, &scratch.path("seen"))).unwrap();
    assert!(done.report.is_sound(), "{}", done.report);
    fs::read(copy.join("checkpoint")).unwrap()
}

fn signing<'a>(store: &'a Store, key_file: &'a PathBuf, seen_file: &'a PathBuf) -> Witness<'a> {
    Witness { key_file, log: store.verifying_key(), seen_file, at: AT }
}

fn story() -> (Scratch, Store) {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&(0..5).map(looked).collect::<Vec<_>>()).unwrap();
    (scratch, store)
}

#[test]
fn the_largest_checkpoint_a_witness_signed_is_told() {
    let (scratch, store) = story();
    assert!(store.witnessed().unwrap().is_empty());
    let public = [key().verifying().clone()];
    let first = witnessed(&scratch, &store, "first");
    store.commit(&[looked(5)]).unwrap();
    let second = witnessed(&scratch, &store, "second");
    for note in [&second, &first, &second] {
        store.take_witnessed(note, &public, time()).unwrap();
    }
    let told: Vec<String> = store.witnessed().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["witnessed by witness.example/one at 2020-01-07T00:00:00Z, 6 entries"]);
    assert_eq!(store.checkpoint(time()).unwrap(), second);
    store.commit(&[looked(6)]).unwrap();
    let report = store.verify().unwrap();
    assert!(report.is_sound(), "{report}");
    assert_eq!(report.witnessed.first().map(|seen| seen.size), Some(6));
}

#[test]
fn a_spoilt_line_of_a_witness_is_named() {
    let (scratch, store) = story();
    let note = witnessed(&scratch, &store, "copy");
    store.take_witnessed(&note, &[key().verifying().clone()], time()).unwrap();
    let text = String::from_utf8(note).unwrap();
    // A digit of its signature, behind the number of the key and the time.
    let at = text.find("/one ").unwrap() + 40;
    let other = if text[at..].starts_with('A') { 'B' } else { 'A' };
    let spoilt = format!("{}{other}{}", &text[..at], &text[at + 1..]);
    scratch.sql(&format!("update log_checkpoint set note = cast('{spoilt}' as blob)"));
    let report = store.verify().unwrap();
    assert!(!report.is_sound(), "{report}");
    let words =
        "the checkpoint of 5 entries: the signature of `witness.example/one` does not match";
    assert!(report.to_string().contains(words), "{report}");
}

#[test]
fn a_line_of_nobody_known_is_not_kept() {
    let (scratch, store) = story();
    let note = witnessed(&scratch, &store, "copy");
    let other = SigningKey::from_seed("witness.example/two", Purpose::Cosignature, &[6; 32]);
    let other = [other.unwrap().verifying().clone()];
    let refused = store.take_witnessed(&note, &other, time()).unwrap_err();
    assert_eq!(refused.to_string(), "none of the 1 witnesses known signed the checkpoint");
    assert!(store.witnessed().unwrap().is_empty());
    let kept = String::from_utf8(store.checkpoint(time()).unwrap()).unwrap();
    assert!(!kept.contains("witness.example"), "{kept}");
}

#[test]
fn two_processes_never_sign_with_one_key_at_once() {
    let (scratch, store) = story();
    let _note = witnessed(&scratch, &store, "copy");
    let (key_file, seen) = (scratch.path("one.key"), scratch.path("seen"));
    let held = fs::File::open(&key_file).unwrap();
    held.lock().unwrap();
    let refused = cosign_copy(&scratch.path("copy"), &signing(&store, &key_file, &seen));
    assert!(refused.unwrap_err().to_string().ends_with("is in use by another process"));
}
