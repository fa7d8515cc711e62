//! Leaf hashes in, one at a time; the root so far out. Holds one hash for each set bit of the size,
//! at most 64, so that a log of any length is appended to in a few hashes and kept in one row.
//! Must never be asked for a proof: it has forgotten the leaves.

use crate::hash::{HASH_BYTES, Hash};
use crate::tree::{empty_root, node_hash};

/// Bytes of the size at the head of a stored frontier.
const SIZE_BYTES: usize = 8;

/// The right edge of a tree: its size and the roots of its largest complete parts, left to right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// INVARIANT: as many as `size` has set bits, the largest first.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The frontier of the tree without leaves.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of leaves appended.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends one leaf. Costs one hash for each complete part it closes: one on average.
    pub fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                node = node_hash(&left, &node);
            }
        }
        self.peaks.push(node);
        // 2^64 leaves cannot be appended one at a time in any lifetime.
        self.size = self.size.saturating_add(1);
    }

    /// Root of all leaves so far.
    #[must_use]
    pub fn root(&self) -> Hash {
        let joined =
            self.peaks.iter().rev().copied().reduce(|right, left| node_hash(&left, &right));
        joined.unwrap_or_else(empty_root)
    }

    /// Prints the frontier for keeping: the size as 8 bytes, big end first, then the peaks.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        for peak in &self.peaks {
            bytes.extend_from_slice(&peak.0);
        }
        bytes
    }

    /// Reads what `to_bytes` printed; none if the length does not fit the size.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, peaks) = bytes.split_first_chunk::<SIZE_BYTES>()?;
        let size = u64::from_be_bytes(*size);
        let (peaks, rest) = peaks.as_chunks::<HASH_BYTES>();
        let fits = rest.is_empty() && peaks.len() == usize::try_from(size.count_ones()).ok()?;
        fits.then(|| Self { size, peaks: peaks.iter().map(|peak| Hash(*peak)).collect() })
    }
}
