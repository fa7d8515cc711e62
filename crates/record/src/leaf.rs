//! A salt and the bytes of an event in, a commitment and a leaf hash out. The commitment is all the
//! tree knows of an event, so that an event can be erased and the tree stays whole.
//! Must never see what the bytes mean.

use std::fmt;

use crate::hash::{self, HASH_BYTES, Hash};

/// What stands before salt and event in the hashed text. A new format of the record has a new one.
pub const COMMITMENT_PREFIX: &[u8] = b"chancery/event/v1";

/// Bytes of the random salt that keeps a short event from being guessed out of its commitment.
pub const SALT_BYTES: usize = 32;

/// RFC 6962 §2.1: what stands before the data of a leaf.
const LEAF_PREFIX: &[u8] = &[0x00];

/// The promise that an event had exactly these bytes. It is the data of a leaf of the tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Commitment(pub [u8; HASH_BYTES]);

impl Commitment {
    /// Hash of the leaf that holds this commitment.
    #[must_use]
    pub fn leaf_hash(&self) -> Hash {
        leaf_hash(&self.0)
    }

    /// Reads 64 lower-case hexadecimal digits; anything else is none.
    #[must_use]
    pub fn parse_hex(text: &str) -> Option<Self> {
        hash::parse_hex(text.as_bytes()).map(Self)
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hash::write_hex(&self.0, f)
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hash::write_hex(&self.0, f)
    }
}

/// Commits to the bytes of an event: `SHA-256("chancery/event/v1" ‖ salt ‖ bytes)`.
///
/// Source: `docs/formats/record.md` §1.
///
/// ```
/// let commitment = record::commitment(&[7; 32], b"{}");
/// assert_ne!(commitment, record::commitment(&[8; 32], b"{}"));
/// ```
#[must_use]
pub fn commitment(salt: &[u8; SALT_BYTES], bytes: &[u8]) -> Commitment {
    Commitment(Hash::of(&[COMMITMENT_PREFIX, salt, bytes]).0)
}

/// Hash of a leaf that holds any data. Source: RFC 6962 §2.1.
#[must_use]
pub fn leaf_hash(data: &[u8]) -> Hash {
    Hash::of(&[LEAF_PREFIX, data])
}
