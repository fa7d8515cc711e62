//! What holds of every note, checkpoint and cosignature: one changed byte and nobody signed it.

use proptest::prelude::*;
use record::key::Purpose;
use record::{Checkpoint, Hash, SigningKey, VerifyingKey};

fn key(name: &str, purpose: Purpose, seed: u8) -> SigningKey {
    SigningKey::from_seed(name, purpose, &[seed; 32]).unwrap()
}

fn log() -> SigningKey {
    key("chancery.example/record", Purpose::Note, 1)
}

/// A checkpoint of the log above, cosigned by two witnesses, and their keys.
fn witnessed() -> (String, Vec<VerifyingKey>) {
    let mut note =
        Checkpoint::new("chancery.example/record", 7, Hash([9; 32])).sign(&log()).unwrap();
    let mut keys = Vec::new();
    for (name, seed, at) in [("w.example/1", 2, 1_578_400_000), ("w.example/2", 3, 0)] {
        let witness = key(name, Purpose::Cosignature, seed);
        note.add(record::cosign(&note, &witness, at).unwrap());
        keys.push(witness.verifying().clone());
    }
    (note.to_string(), keys)
}

#[test]
fn a_checkpoint_says_who_witnessed_it_and_when() {
    let (text, witnesses) = witnessed();
    let opened = Checkpoint::open(text.as_bytes(), log().verifying(), &witnesses).unwrap();
    assert_eq!(opened.checkpoint, Checkpoint::new("chancery.example/record", 7, Hash([9; 32])));
    let seen: Vec<(&str, u64)> = opened.witnessed.iter().map(|w| (w.by.as_str(), w.at)).collect();
    assert_eq!(seen, [("w.example/1", 1_578_400_000), ("w.example/2", 0)]);
    let opened = Checkpoint::open(text.as_bytes(), log().verifying(), &witnesses[1..]).unwrap();
    assert_eq!(opened.witnessed.len(), 1, "an unknown witness is passed over");
    let opened = Checkpoint::open(text.as_bytes(), log().verifying(), &[]).unwrap();
    assert!(opened.witnessed.is_empty());
}

#[test]
fn every_flipped_byte_of_a_checkpoint_is_refused() {
    let (text, witnesses) = witnessed();
    let log = log();
    for at in 0..text.len() {
        let bit = at % 8;
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1 << bit;
        let Ok(opened) = Checkpoint::open(&bytes, log.verifying(), &witnesses) else { continue };
        // A line whose name or number changed is by somebody unknown: that witness is gone, the
        // log's own signature still covers every word of the checkpoint.
        assert_eq!(opened.witnessed.len(), 1, "byte {at}, bit {bit}");
        assert_eq!(opened.checkpoint.size, 7);
    }
}

#[test]
fn a_cosignature_does_not_stand_for_another_time() {
    let mut note =
        Checkpoint::new("chancery.example/record", 7, Hash([9; 32])).sign(&log()).unwrap();
    let witness = key("w.example/1", Purpose::Cosignature, 2);
    note.add(record::cosign(&note, &witness, 100).unwrap());
    note.add(record::cosign(&note, &witness, 200).unwrap());
    let known = [witness.verifying().clone()];
    let seen = record::witnesses(&note, &known).unwrap();
    assert_eq!(seen, [record::Witnessed { by: "w.example/1".to_owned(), at: 200 }]);
    assert_eq!(note.signatures().len(), 2, "the later replaces the earlier");
}

#[test]
fn keys_of_the_wrong_kind_do_not_sign() {
    let witness = key("chancery.example/record", Purpose::Cosignature, 1);
    let checkpoint = Checkpoint::new("chancery.example/record", 0, record::empty_root());
    let said = checkpoint.sign(&witness).unwrap_err().to_string();
    let wanted = "is the key of a witness; a log needs a key of its own kind";
    assert_eq!(said, format!("`chancery.example/record` {wanted}"));
    let note = checkpoint.sign(&log()).unwrap();
    let said = record::cosign(&note, &log(), 1).unwrap_err().to_string();
    let wanted = "is the key of a log; a witness needs a key of its own kind";
    assert_eq!(said, format!("`chancery.example/record` {wanted}"));
    let said = record::cosign(&note, &witness, u64::MAX).unwrap_err().to_string();
    assert_eq!(said, format!("the time {} is beyond what a cosignature can say", u64::MAX));
}

#[test]
fn a_checkpoint_with_a_hidden_line_is_not_signed() {
    let mut checkpoint = Checkpoint::new("chancery.example/record", 7, Hash([9; 32]));
    checkpoint.extensions = vec!["a\nb".to_owned()];
    assert!(checkpoint.sign(&log()).is_err());
    checkpoint.extensions = vec!["a".to_owned(), "b".to_owned()];
    assert!(checkpoint.sign(&log()).is_ok());
    let other = key("other.example", Purpose::Note, 1);
    let said = checkpoint.sign(&other).unwrap_err().to_string();
    assert_eq!(said, "the checkpoint is of `chancery.example/record`, the key of `other.example`");
}

#[test]
fn a_private_key_is_not_shown_by_debug() {
    let secret = log().to_secret_text();
    let shown = format!("{:?}", log());
    let base64 = secret.rsplit('+').next().unwrap();
    assert!(!shown.contains(base64), "{shown}");
    assert!(!shown.contains("[1, 1, 1"), "{shown}");
    assert!(shown.contains("chancery.example/record"));
}

proptest! {
    #[test]
    fn keys_are_read_back(seed: [u8; 32], name in "[a-z./0-9é-]{1,40}", witness: bool) {
        let purpose = if witness { Purpose::Cosignature } else { Purpose::Note };
        let key = SigningKey::from_seed(&name, purpose, &seed).unwrap();
        let again = SigningKey::parse(&key.to_secret_text()).unwrap();
        prop_assert_eq!(again.verifying(), key.verifying());
        prop_assert_eq!(again.to_secret_text(), key.to_secret_text());
        let public = VerifyingKey::parse(&key.verifying().to_string()).unwrap();
        prop_assert_eq!(&public, key.verifying());
    }

    #[test]
    fn a_changed_key_text_is_not_the_same_key(at: prop::sample::Index, bit in 0_u32..7) {
        let text = log().verifying().to_string();
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let read = String::from_utf8(bytes).ok().and_then(|text| VerifyingKey::parse(&text).ok());
        prop_assert!(read.is_none(), "byte {} bit {}", at, bit);
    }

    #[test]
    fn any_note_that_is_read_prints_the_same(
        text in "([ -~\n]{0,60}\n\n)(— [a-z]{1,5} [A-Za-z0-9+/]{8,12}\n){0,3}",
    ) {
        if let Ok(note) = record::Note::parse(text.as_bytes()) {
            prop_assert_eq!(note.to_string(), text);
        }
    }

    #[test]
    fn random_bytes_are_no_note(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(record::Note::parse(&bytes).is_err());
        prop_assert!(record::EntryProof::parse(&bytes).is_err());
    }
}
