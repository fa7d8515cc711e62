//! What holds of every tree: prefixes prove into longer ones, and nothing else does.

use proptest::prelude::*;
use record::{Consistency, Frontier, Hash, Inclusion, Tree};

use crate::oracle::{LEAVES_MAX, leaves};

fn consistency<'p>(tree: &Tree, old: u64, new: u64, path: &'p [Hash]) -> Consistency<'p> {
    let root = |size| tree.root(size).unwrap();
    Consistency { old_size: old, old_root: root(old), new_size: new, new_root: root(new), path }
}

#[test]
fn every_prefix_proves_into_every_longer_one() {
    let size = 130;
    let tree = Tree::from_leaves(&leaves(3, size));
    for new in 0..=size {
        for old in 0..=new {
            let path = record::prove_consistency(&tree, old, new).unwrap();
            assert!(consistency(&tree, old, new, &path).holds(), "{old} into {new}");
        }
    }
}

#[test]
fn every_leaf_proves_into_every_tree_that_has_it() {
    let size = 130;
    let leaves = leaves(4, size);
    let tree = Tree::from_leaves(&leaves);
    for size in 1..=size {
        let root = tree.root(size).unwrap();
        for index in 0..size {
            let path = record::prove_inclusion(&tree, index, size).unwrap();
            let leaf = leaves[index as usize];
            assert!(Inclusion { leaf, index, size, root, path: &path }.holds(), "{index}/{size}");
            // At any other place it does not.
            let index = (index + 1) % size;
            let elsewhere = Inclusion { leaf, index, size, root, path: &path };
            assert_eq!(elsewhere.holds(), size == 1, "{index}/{size}");
        }
    }
}

#[test]
fn a_rewritten_beginning_does_not_prove_into_the_new_tree() {
    let old = Tree::from_leaves(&leaves(5, 100));
    let new = Tree::from_leaves(&leaves(6, 200));
    let path = record::prove_consistency(&new, 100, 200).unwrap();
    let mut claim = consistency(&new, 100, 200, &path);
    assert!(claim.holds());
    claim.old_root = old.root(100).unwrap();
    assert!(!claim.holds());
}

#[test]
fn proofs_that_cannot_be_made_say_why() {
    let tree = Tree::from_leaves(&leaves(7, 5));
    let said = |fault: record::proof::ProveError| fault.to_string();
    let none = "entry 5 is not in a record of 5 entries";
    assert_eq!(record::prove_inclusion(&tree, 5, 5).map_err(said), Err(none.to_owned()));
    let short = "the record has 5 entries, not 9";
    assert_eq!(record::prove_inclusion(&tree, 1, 9).map_err(said), Err(short.to_owned()));
    assert_eq!(record::prove_consistency(&tree, 1, 9).map_err(said), Err(short.to_owned()));
    let back = "a record of 4 entries is no beginning of one of 3";
    assert_eq!(record::prove_consistency(&tree, 4, 3).map_err(said), Err(back.to_owned()));
}

/// Changes one bit, or adds or drops a hash.
fn spoil(path: &mut Vec<Hash>, at: usize, bit: usize) {
    match path.len() {
        0 => path.push(Hash([0; 32])),
        length if at.is_multiple_of(8) => path.truncate(length - 1),
        _ if at % 8 == 1 => path.push(Hash([0; 32])),
        length => path[at % length].0[bit / 8 % 32] ^= 1 << (bit % 8),
    }
}

proptest! {
    #[test]
    fn a_spoilt_inclusion_proof_never_holds(
        seed: u64, size in 1..LEAVES_MAX, index: prop::sample::Index, at: usize, bit: usize,
    ) {
        let leaves = leaves(seed, size);
        let tree = Tree::from_leaves(&leaves);
        let index = index.index(size as usize) as u64;
        let (leaf, root) = (leaves[index as usize], tree.root(size).unwrap());
        let mut path = record::prove_inclusion(&tree, index, size).unwrap();
        let whole = Inclusion { leaf, index, size, root, path: &path };
        prop_assert!(whole.holds());
        spoil(&mut path, at, bit);
        let spoilt = Inclusion { leaf, index, size, root, path: &path };
        prop_assert!(!spoilt.holds());
    }

    #[test]
    fn a_spoilt_consistency_proof_never_holds(
        seed: u64, new in 1..LEAVES_MAX, old: prop::sample::Index, at: usize, bit: usize,
    ) {
        let tree = Tree::from_leaves(&leaves(seed, new));
        let old = old.index(new as usize + 1) as u64;
        let mut path = record::prove_consistency(&tree, old, new).unwrap();
        prop_assert!(consistency(&tree, old, new, &path).holds());
        spoil(&mut path, at, bit);
        prop_assert!(!consistency(&tree, old, new, &path).holds());
    }

    #[test]
    fn a_frontier_is_read_back_and_goes_on_as_the_tree(
        seed: u64, size in 0..LEAVES_MAX, cut: prop::sample::Index,
    ) {
        let leaves = leaves(seed, size);
        let cut = cut.index(size as usize + 1);
        let mut frontier = Frontier::new();
        leaves[..cut].iter().for_each(|leaf| frontier.push(*leaf));
        let bytes = frontier.to_bytes();
        prop_assert!(bytes.len() <= 8 + 64 * 32);
        let mut frontier = Frontier::from_bytes(&bytes).unwrap();
        leaves[cut..].iter().for_each(|leaf| frontier.push(*leaf));
        prop_assert_eq!(Some(frontier.root()), Tree::from_leaves(&leaves).root(size));
        prop_assert_eq!(Frontier::from_bytes(&[&bytes[..], &[0]].concat()), None);
        prop_assert_eq!(Frontier::from_bytes(&bytes[..bytes.len() - 1]), None);
    }

    #[test]
    fn checking_a_random_claim_ends(index: u64, size: u64, count in 0_usize..70) {
        let path = leaves(8, count as u64);
        let root = Hash([1; 32]);
        let inclusion = Inclusion { leaf: root, index, size, root, path: &path };
        prop_assert_eq!(inclusion.holds(), index == 0 && size == 1 && count == 0);
        let (old_size, new_size, path) = (index, size, &path[..]);
        let claim = Consistency { old_size, old_root: root, new_size, new_root: root, path };
        prop_assert_eq!(claim.holds(), index == size && count == 0);
    }
}
