//! Leaf hashes in, in order; the root of any prefix and any complete node out.
//! Source: RFC 6962 §2.1. Keeps every complete node, about 64 bytes a leaf; who only appends keeps
//! a `Frontier` instead.
//! Must never change or drop a leaf.

use crate::hash::Hash;

/// RFC 6962 §2.1: what stands before the two children of a node.
const NODE_PREFIX: &[u8] = &[0x01];

/// Root of the tree without leaves: the hash of nothing. Source: RFC 6962 §2.1.
#[must_use]
pub fn empty_root() -> Hash {
    Hash::of(&[])
}

/// Hash of a node over its two children.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Hash::of(&[NODE_PREFIX, &left.0, &right.0])
}

/// An append-only tree with all its complete nodes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// INVARIANT: `levels[l][i]` is the root of leaves `i·2^l .. (i+1)·2^l`; complete ones only.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// The tree without leaves.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Builds a tree of these leaf hashes.
    #[must_use]
    pub fn from_leaves(leaves: &[Hash]) -> Self {
        let mut tree = Self::new();
        for leaf in leaves {
            tree.push(*leaf);
        }
        tree
    }

    /// Number of leaves.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Appends one leaf and the nodes that it completes.
    pub fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let Some(row) = self.levels.get_mut(level) else { return };
            row.push(node);
            match row.as_slice() {
                [.., left, right] if row.len().is_multiple_of(2) => node = node_hash(left, right),
                _ => return,
            }
        }
    }

    /// Root of the leaves `index·2^level .. (index+1)·2^level`, if they are all there.
    #[must_use]
    pub fn node(&self, level: u8, index: u64) -> Option<Hash> {
        self.levels.get(usize::from(level))?.get(usize::try_from(index).ok()?).copied()
    }

    /// Root of the first `size` leaves, if there are so many.
    #[must_use]
    pub fn root(&self, size: u64) -> Option<Hash> {
        if size == 0 { Some(empty_root()) } else { self.range(0, size) }
    }

    /// Root of the leaves `lo..hi`, where `lo` is a multiple of the least power of two that is not
    /// smaller than `hi - lo`: the ranges that RFC 6962 splits a tree into.
    pub(crate) fn range(&self, lo: u64, hi: u64) -> Option<Hash> {
        let mut width_left = hi.checked_sub(lo).filter(|width| *width > 0)?;
        let mut end = hi;
        let mut root: Option<Hash> = None;
        // From the right: the smallest complete node first, at most one a bit of the width.
        while width_left > 0 {
            let width = 1 << width_left.trailing_zeros();
            let level = u8::try_from(width_left.trailing_zeros()).ok()?;
            end -= width;
            let node = self.node(level, end >> level)?;
            root = Some(root.map_or(node, |right| node_hash(&node, &right)));
            width_left -= width;
        }
        root
    }
}

/// Where RFC 6962 splits a tree of `size` ≥ 2 leaves: the largest power of two below it.
pub(crate) fn split(size: u64) -> u64 {
    size.saturating_sub(1).checked_ilog2().map_or(0, |bits| 1 << bits)
}
