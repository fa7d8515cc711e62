//! Tags of answers: the bytes of an answer in, a short text that changes when they do out. By it a
//! program asks whether there is anything new, and decides only on what it has seen.

use sha2::{Digest as _, Sha256};

/// Bytes of the hash that a tag holds: enough that two states never share one.
const TAG_BYTES: usize = 16;

/// The tag of the bytes of an answer, as its header has it.
pub(super) fn tag_of(body: &[u8]) -> String {
    let hash = Sha256::digest(body);
    let short = hash.iter().take(TAG_BYTES).map(|b| format!("{b:02x}")).collect::<String>();
    format!("\"{short}\"")
}

/// Whether a header that lists tags names this one. `*` names any.
pub(super) fn is_named(header: &str, tag: &str) -> bool {
    let weak = |word: &str| word.trim().trim_start_matches("W/").to_owned();
    header.trim() == "*" || header.split(',').any(|word| weak(word) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_named_alone_among_others_or_as_any() {
        let tag = tag_of(b"one");
        assert_ne!(tag, tag_of(b"two"));
        for header in [&tag, "*", &format!("\"x\", {tag}"), &format!("W/{tag}")] {
            assert!(is_named(header, &tag), "{header}");
        }
        for header in ["", "\"x\"", tag.trim_matches('"'), "**"] {
            assert!(!is_named(header, &tag), "{header}");
        }
    }
}
