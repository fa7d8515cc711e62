//! A tree in, proofs out; or a proof and roots in, and whether it holds. Inclusion: this leaf
//! stands at this place. Consistency: the old tree is a prefix of the new one.
//! Sources: RFC 6962 §2.1.1 and §2.1.2 for the proofs, RFC 9162 §2.1.3.2 and §2.1.4.2 for checking.
//! Must never accept a proof with a hash too few or too many.

use crate::hash::Hash;
use crate::tree::{Tree, empty_root, node_hash, split};

/// Hashes in a proof. A tree of 2^64 leaves needs no more; a longer proof is not read.
pub const PROOF_HASHES_MAX: usize = 65;

/// Why a proof cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProveError {
    /// The entry is not among the first `size`.
    #[error("entry {index} is not in a record of {size} entries")]
    NoSuchEntry {
        /// The entry asked for.
        index: u64,
        /// The size asked for.
        size: u64,
    },
    /// The record is shorter than asked for.
    #[error("the record has {have} entries, not {asked}")]
    TooShort {
        /// Leaves in the tree.
        have: u64,
        /// The size asked for.
        asked: u64,
    },
    /// The older size is larger than the newer one.
    #[error("a record of {old} entries is no beginning of one of {new}")]
    Backwards {
        /// The older size asked for.
        old: u64,
        /// The newer size asked for.
        new: u64,
    },
}

/// Proves that the leaf at `index` stands in the tree of the first `size` leaves, sibling first.
///
/// # Errors
/// When the tree is shorter than `size` or `size` does not reach `index`.
pub fn prove_inclusion(tree: &Tree, index: u64, size: u64) -> Result<Vec<Hash>, ProveError> {
    if index >= size {
        return Err(ProveError::NoSuchEntry { index, size });
    }
    let too_short = ProveError::TooShort { have: tree.size(), asked: size };
    if tree.size() < size {
        return Err(too_short);
    }
    let (mut lo, mut hi) = (0, size);
    let mut path = Vec::new();
    while hi - lo > 1 {
        let middle = lo + split(hi - lo);
        let other = if index < middle { tree.range(middle, hi) } else { tree.range(lo, middle) };
        path.push(other.ok_or_else(|| too_short.clone())?);
        if index < middle {
            hi = middle;
        } else {
            lo = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// Proves that the first `old` leaves are a prefix of the first `new`. Nothing needs no proof: from
/// 0, and from a size to itself, the proof is empty.
///
/// # Errors
/// When `old` is larger than `new`, or the tree is shorter than `new`.
pub fn prove_consistency(tree: &Tree, old: u64, new: u64) -> Result<Vec<Hash>, ProveError> {
    if old > new {
        return Err(ProveError::Backwards { old, new });
    }
    let too_short = ProveError::TooShort { have: tree.size(), asked: new };
    if tree.size() < new {
        return Err(too_short);
    }
    if old == 0 {
        return Ok(Vec::new());
    }
    let (mut lo, mut hi) = (0, new);
    let mut path = Vec::new();
    while old != hi {
        let middle = lo + split(hi - lo);
        let other = if old <= middle { tree.range(middle, hi) } else { tree.range(lo, middle) };
        path.push(other.ok_or_else(|| too_short.clone())?);
        if old <= middle {
            hi = middle;
        } else {
            lo = middle;
        }
    }
    // The reader knows the old root; only a part of it further right has to be told.
    if lo != 0 {
        path.push(tree.range(lo, hi).ok_or(too_short)?);
    }
    path.reverse();
    Ok(path)
}

/// What an inclusion proof claims.
#[derive(Debug, Clone, Copy)]
pub struct Inclusion<'a> {
    /// Hash of the leaf.
    pub leaf: Hash,
    /// Its place, counted from 0.
    pub index: u64,
    /// Size of the tree.
    pub size: u64,
    /// Root of the tree.
    pub root: Hash,
    /// The proof, sibling of the leaf first.
    pub path: &'a [Hash],
}

impl Inclusion<'_> {
    /// Whether the proof holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        if self.index >= self.size || self.path.len() > PROOF_HASHES_MAX {
            return false;
        }
        let (mut at, mut last) = (self.index, self.size - 1);
        let mut root = self.leaf;
        for other in self.path {
            if last == 0 {
                return false;
            }
            if at & 1 == 1 || at == last {
                root = node_hash(other, &root);
                skip_levels_without_sibling(&mut at, &mut last);
            } else {
                root = node_hash(&root, other);
            }
            at >>= 1;
            last >>= 1;
        }
        last == 0 && root == self.root
    }
}

/// What a consistency proof claims.
#[derive(Debug, Clone, Copy)]
pub struct Consistency<'a> {
    /// Size of the older tree.
    pub old_size: u64,
    /// Root of the older tree.
    pub old_root: Hash,
    /// Size of the newer tree.
    pub new_size: u64,
    /// Root of the newer tree.
    pub new_root: Hash,
    /// The proof.
    pub path: &'a [Hash],
}

impl Consistency<'_> {
    /// Whether the proof holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        if self.old_size > self.new_size || self.path.len() > PROOF_HASHES_MAX {
            return false;
        }
        if self.old_size == self.new_size {
            return self.path.is_empty() && self.old_root == self.new_root;
        }
        if self.old_size == 0 {
            return self.path.is_empty() && self.old_root == empty_root();
        }
        // The root of a complete old tree is the first hash of the proof and is not repeated in it.
        let (first, rest) = match self.path {
            path if self.old_size.is_power_of_two() => (&self.old_root, path),
            [first, rest @ ..] => (first, rest),
            [] => return false,
        };
        self.roots_from(first, rest)
    }

    fn roots_from(&self, first: &Hash, rest: &[Hash]) -> bool {
        let (mut at, mut last) = (self.old_size - 1, self.new_size - 1);
        let shift = at.trailing_ones();
        at = at.checked_shr(shift).unwrap_or(0);
        last = last.checked_shr(shift).unwrap_or(0);
        let (mut old, mut new) = (*first, *first);
        for other in rest {
            if last == 0 {
                return false;
            }
            if at & 1 == 1 || at == last {
                old = node_hash(other, &old);
                new = node_hash(other, &new);
                skip_levels_without_sibling(&mut at, &mut last);
            } else {
                new = node_hash(&new, other);
            }
            at >>= 1;
            last >>= 1;
        }
        last == 0 && old == self.old_root && new == self.new_root
    }
}

/// At the right edge a node without a sibling is carried up unchanged; the proof has no hash there.
fn skip_levels_without_sibling(at: &mut u64, last: &mut u64) {
    while *at & 1 == 0 && *at != 0 {
        *at >>= 1;
        *last >>= 1;
    }
}
