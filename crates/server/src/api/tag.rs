//! Tags of answers: the bytes of an answer in, a short text that changes when they do out. By it a
//! program asks whether there is anything new, and decides only on what it has seen.

use sha2::{Digest as _, Sha256};

/// Bytes of the hash that a tag holds: enough that two states never share one.
const TAG_BYTES: usize = 16;

/// The hash of parts put together.
pub(super) fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize().into()
}

/// The first eight bytes of a hash.
pub(super) fn first_bytes(hash: &[u8; 32]) -> Option<[u8; 8]> {
    hash.first_chunk().copied()
}

/// The tag of the bytes of an answer, as its header has it.
pub(super) fn tag_of(body: &[u8]) -> String {
    let hash = hash(&[body]);
    let short = hash.iter().take(TAG_BYTES).map(|b| format!("{b:02x}")).collect::<String>();
    format!("\"{short}\"")
}

/// Whether a header that lists tags names this one. `*` names any.
pub(super) fn is_named(header: &str, tag: &str) -> bool {
    let weak = |word: &str| word.trim().trim_start_matches("W/").to_owned();
    header.trim() == "*" || header.split(',').any(|word| weak(word) == tag)
}
