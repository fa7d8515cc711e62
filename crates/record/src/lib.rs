//! The tamper-evident log of bytes. In: the bytes of events, salts, seeds and times. Out:
//! commitments, a Merkle tree over them, signed checkpoints, tiles, proofs, and what is wrong with
//! a copy. Formats: RFC 6962 and C2SP; field by field in `docs/formats/record.md`.
//! Must never know what an event means, open a file, look at a clock or draw a random number.
#![warn(missing_docs)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic
)]

pub mod checkpoint;
pub mod cosignature;
pub mod entry_proof;
pub mod export;
pub mod fault;
pub mod frontier;
pub mod growth_proof;
pub mod hash;
pub mod key;
pub mod leaf;
pub mod note;
pub mod proof;
pub mod tile;
pub mod tree;
pub mod verify;

pub use crate::checkpoint::{Checkpoint, Opened};
pub use crate::cosignature::{Witnessed, cosign, witnesses};
pub use crate::entry_proof::EntryProof;
pub use crate::export::{event_path, print_salt, read_salt, salt_path};
pub use crate::fault::Fault;
pub use crate::frontier::Frontier;
pub use crate::growth_proof::GrowthProof;
pub use crate::hash::Hash;
pub use crate::key::{Purpose, SigningKey, VerifyingKey};
pub use crate::leaf::{Commitment, SALT_BYTES, commitment, leaf_hash};
pub use crate::note::Note;
pub use crate::proof::{Consistency, Inclusion, prove_consistency, prove_inclusion};
pub use crate::tile::{Tile, bundle, bundles_of_entries, tiles_of_hashes};
pub use crate::tree::{Tree, empty_root, node_hash};
pub use crate::verify::{Audit, Report};
