//! Our trees, proofs, tiles and notes against those of `tlog_tiles` and `signed_note`.

use proptest::prelude::*;
use record::{Hash, Tile, Tree, key::Purpose, tile::Kind};
use tlog_tiles::{Error, Hash as TheirHash, HashReader};

/// Leaves in a random tree.
pub(crate) const LEAVES_MAX: u64 = 600;

/// Leaf hashes that are all different, from a number.
pub(crate) fn leaves(seed: u64, size: u64) -> Vec<Hash> {
    (0..size).map(|n| record::leaf_hash(format!("{seed}/{n}").as_bytes())).collect()
}

/// Their hash storage, filled by their own code.
struct Stored(Vec<TheirHash>);

impl HashReader for Stored {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<TheirHash>, Error> {
        let at = |index: &u64| self.0.get(*index as usize).copied();
        indexes.iter().map(|index| at(index).ok_or(Error::IndexesNotInTree)).collect()
    }
}

fn theirs(leaves: &[Hash]) -> Stored {
    let mut stored = Stored(Vec::new());
    for (n, leaf) in leaves.iter().enumerate() {
        let new = tlog_tiles::stored_hashes_for_record_hash(n as u64, TheirHash(leaf.0), &stored);
        stored.0.extend(new.unwrap());
    }
    stored
}

fn plain(hashes: &[TheirHash]) -> Vec<Hash> {
    hashes.iter().map(|hash| Hash(hash.0)).collect()
}

#[test]
fn every_root_up_to_600_leaves_is_theirs() {
    let leaves = leaves(1, LEAVES_MAX);
    let (tree, stored) = (Tree::from_leaves(&leaves), theirs(&leaves));
    let mut frontier = record::Frontier::new();
    for size in 0..=LEAVES_MAX {
        let root = Hash(tlog_tiles::tree_hash(size, &stored).unwrap().0);
        assert_eq!(tree.root(size), Some(root), "size {size}");
        assert_eq!(frontier.root(), root, "size {size}");
        assert_eq!(frontier.size(), size);
        if let Some(leaf) = leaves.get(size as usize) {
            frontier.push(*leaf);
        }
    }
    assert_eq!(tree.root(LEAVES_MAX + 1), None);
}

#[test]
fn every_tile_path_and_tile_of_many_sizes_is_theirs() {
    let leaves = leaves(2, LEAVES_MAX);
    let (tree, stored) = (Tree::from_leaves(&leaves), theirs(&leaves));
    for (old, new) in [(0, 0), (0, 1), (0, 255), (0, 256), (0, 257), (3, 511), (256, 600), (0, 600)]
    {
        let ours = record::tiles_of_hashes(old, new);
        let wanted = tlog_tiles::Tile::new_tiles(8, old, new);
        assert_eq!(ours.len(), wanted.len(), "{old} to {new}");
        for (tile, wanted) in ours.iter().zip(wanted) {
            // Their paths name the height, C2SP's do not.
            assert_eq!(tile.to_string(), wanted.path().replacen("tile/8/", "tile/", 1));
            assert_eq!(tile.bytes(&tree).unwrap(), wanted.read_data(&stored).unwrap());
        }
    }
}

proptest! {
    #[test]
    fn inclusion_proofs_are_theirs(seed: u64, size in 1..LEAVES_MAX, at: prop::sample::Index) {
        let leaves = leaves(seed, size);
        let (tree, stored) = (Tree::from_leaves(&leaves), theirs(&leaves));
        let index = at.index(size as usize) as u64;
        let path = record::prove_inclusion(&tree, index, size).unwrap();
        prop_assert_eq!(&path, &plain(&tlog_tiles::prove_record(size, index, &stored).unwrap()));
        let their_path = path.iter().map(|hash| TheirHash(hash.0)).collect();
        let root = TheirHash(tree.root(size).unwrap().0);
        let leaf = TheirHash(leaves[index as usize].0);
        prop_assert!(tlog_tiles::check_record(&their_path, size, root, index, leaf).is_ok());
    }

    #[test]
    fn consistency_proofs_are_theirs(seed: u64, new in 1..LEAVES_MAX, at: prop::sample::Index) {
        let leaves = leaves(seed, new);
        let (tree, stored) = (Tree::from_leaves(&leaves), theirs(&leaves));
        let old = at.index(new as usize) as u64 + 1;
        let path = record::prove_consistency(&tree, old, new).unwrap();
        prop_assert_eq!(&path, &plain(&tlog_tiles::prove_tree(new, old, &stored).unwrap()));
        let their_path = path.iter().map(|hash| TheirHash(hash.0)).collect();
        let root = |size| TheirHash(tree.root(size).unwrap().0);
        prop_assert!(tlog_tiles::check_tree(&their_path, new, root(new), old, root(old)).is_ok());
    }

    #[test]
    fn tile_paths_are_theirs_for_any_number(index: u64, level in 0_u8..=63, width in 1_u16..=256) {
        let tile = Tile::new(Kind::Hashes(level), index, width).unwrap();
        let wanted = tlog_tiles::Tile::new(8, level, index, u32::from(width), false).path();
        prop_assert_eq!(tile.to_string(), wanted.replacen("tile/8/", "tile/", 1));
        prop_assert_eq!(Tile::parse(&tile.to_string()), Some(tile));
    }

    #[test]
    fn any_path_that_is_read_prints_the_same(path in "tile/(entries|[0-9]{1,3})/[x0-9/.p+]{0,24}") {
        if let Some(tile) = Tile::parse(&path) {
            prop_assert_eq!(tile.to_string(), path);
        }
    }

    #[test]
    fn notes_signed_by_us_open_by_theirs(seed: [u8; 32], text in "[ -~é\n]{0,200}") {
        let key = record::SigningKey::from_seed("log.example/a", Purpose::Note, &seed).unwrap();
        let mut note = record::Note::new(&format!("{text}\n")).unwrap();
        note.sign(&key).unwrap();
        let theirs = signed_note::Note::from_bytes(note.to_string().as_bytes()).unwrap();
        prop_assert_eq!(theirs.text(), note.text().as_bytes());
        let verifier = signed_note::StandardVerifier::new(&key.verifying().to_string()).unwrap();
        let known = signed_note::VerifierList::new(vec![Box::new(verifier)]);
        let (verified, unverified) = theirs.verify(&known).unwrap();
        prop_assert_eq!((verified.len(), unverified.len()), (1, 0));
        prop_assert_eq!(theirs.to_bytes(), note.to_string().into_bytes());
    }

    #[test]
    fn notes_signed_by_them_open_by_us(seed: [u8; 32], text in "[ -~é\n]{0,200}") {
        let key = record::SigningKey::from_seed("log.example/b", Purpose::Note, &seed).unwrap();
        // They sign with our key as kept: the two texts of a key are the same.
        let signer = signed_note::StandardSigner::new(&key.to_secret_text()).unwrap();
        let mut theirs = signed_note::Note::new(format!("{text}\n").as_bytes(), &[]).unwrap();
        theirs.add_sigs(&[&signer]).unwrap();
        let note = record::Note::parse(&theirs.to_bytes()).unwrap();
        let trusted = [key.verifying().clone()];
        prop_assert_eq!(note.verify(&trusted).unwrap(), vec![&trusted[0]]);
        prop_assert_eq!(note.to_string().into_bytes(), theirs.to_bytes());
    }

    #[test]
    fn checkpoints_read_as_theirs(seed: u64, size in 0_u64..LEAVES_MAX) {
        let root = Tree::from_leaves(&leaves(seed, size)).root(size).unwrap();
        let ours = record::Checkpoint::new("log.example/c", size, root);
        let theirs = tlog_tiles::Checkpoint::from_bytes(ours.to_string().as_bytes()).unwrap();
        prop_assert_eq!(theirs.origin(), ours.origin.as_str());
        prop_assert_eq!(theirs.size(), size);
        prop_assert_eq!(theirs.hash().0, root.0);
    }
}

#[test]
fn the_number_of_a_witness_key_is_computed_as_theirs() {
    let key = record::SigningKey::from_seed("w.example", Purpose::Cosignature, &[3; 32]).unwrap();
    let text = key.verifying().to_string();
    let kind_and_key = base64_of(text.rsplit('+').next().unwrap());
    assert_eq!(kind_and_key[0], 0x04);
    let wanted = signed_note::key_id("w.example", &kind_and_key);
    assert_eq!(key.verifying().id().to_string(), format!("{wanted:08x}"));
}

#[test]
fn a_cosignature_is_what_the_format_says() {
    use signed_note::Verifier as _;

    let key = record::SigningKey::from_seed("w.example", Purpose::Cosignature, &[3; 32]).unwrap();
    let text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    let mut note = record::Note::new(text).unwrap();
    note.add(record::cosign(&note, &key, 1_679_315_147).unwrap());
    let printed = note.to_string();
    let line = printed.lines().last().unwrap().strip_prefix("— w.example ").unwrap();
    let bytes = base64_of(line);
    assert_eq!(bytes.len(), 4 + 8 + 64);
    assert_eq!(bytes[..4], key.verifying().id().0);
    assert_eq!(bytes[4..12], 1_679_315_147_u64.to_be_bytes());
    // Their verifier, with the same key under the kind it knows, over the message written out.
    let same = record::SigningKey::from_seed("w.example", Purpose::Note, &[3; 32]).unwrap();
    let theirs = signed_note::StandardVerifier::new(&same.verifying().to_string()).unwrap();
    let message = format!("cosignature/v1\ntime 1679315147\n{text}");
    assert!(theirs.verify(message.as_bytes(), &bytes[12..]));
    assert!(!theirs.verify(text.as_bytes(), &bytes[12..]));
}

/// Base64 by hand, so that the check does not lean on what it checks.
fn base64_of(text: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for digit in text.trim_end_matches('=').chars() {
        bits = (bits << 6) | DIGITS.find(digit).expect("a base64 digit") as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    bytes
}
