//! Random bytes in, what a browser or a program carries out; and what is kept of it: a hash.
//! Never keeps a secret, and never compares one: a secret is found by its hash.

use sha2::{Digest, Sha256};

/// Bytes of a session or a token: more than anybody guesses.
pub const SECRET_BYTES: usize = 32;

/// What a token begins with, so that one lying about is known for what it is.
pub const TOKEN_PREFIX: &str = "chy_";

/// Characters of a cookie or a token that are looked at. Ours have 43 and 47; a longer one is none.
pub const SECRET_CHARS_MAX: usize = 64;

/// What is made of a session's secret for its forms. Another label would be another token.
const FORGERY_LABEL: &[u8] = b"chancery form v1\n";

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as characters that a cookie, an address and a header carry. Source: RFC 4648, section 5,
/// without padding.
#[must_use]
pub fn text_of(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, b| (word << 8) | u32::from(*b));
        let word = word << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let six = (word >> (18 - 6 * place)) & 63;
            let letter = ALPHABET.get(six as usize).copied().unwrap_or(b'A');
            out.push(char::from(letter));
        }
    }
    out
}

/// What is kept of a secret.
#[must_use]
pub fn hash_of(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// What the forms of a session carry: nobody has it who has not the session.
#[must_use]
pub fn forgery_token(secret: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(FORGERY_LABEL);
    hash.update(secret.as_bytes());
    crate::ui::frame::hex(&hash.finalize())
}

/// Whether two words are the same, in a time that tells nothing of where they differ.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let differs = one.bytes().zip(other.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
    one.len() == other.len() && differs == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_read_as_others_write_them() {
        let cases: [(&[u8], &str); 5] =
            [(b"", ""), (b"f", "Zg"), (b"fo", "Zm8"), (b"foo", "Zm9v"), (b"\xfb\xff", "-_8")];
        for (bytes, text) in cases {
            assert_eq!(text_of(bytes), text);
        }
        assert_eq!(text_of(&[7; SECRET_BYTES]).len(), 43);
    }

    #[test]
    fn a_word_is_the_same_only_whole() {
        assert!(is_same("abc", "abc"));
        assert!(!is_same("abc", "abd"));
        assert!(!is_same("abc", "ab"));
        assert!(!is_same("", "a"));
    }
}
