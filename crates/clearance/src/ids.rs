//! Random bytes in, a short reference a person can read over a bad line out. Draws no random
//! number itself, and never reads a word that is not wholly a reference.

use std::fmt;

/// Crockford's alphabet: no I, L, O or U, so that nothing is misheard or misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters after the prefix: 50 bits. A million references of one kind meet twice with a
/// chance of one in two thousand, and the store refuses the second.
const CHARS: usize = 10;

/// Why a word is no reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is no {what}; one looks like {prefix}-7K3M9P2QX4")]
pub struct ParseReferenceError {
    /// The word as given, cut to 40 characters.
    pub word: String,
    /// What was looked for: `reference of a request`.
    pub what: &'static str,
    /// Its prefix.
    pub prefix: &'static str,
}

fn from_random(random: [u8; 8]) -> [u8; CHARS] {
    let mut bits = u64::from_be_bytes(random);
    let mut chars = [b'0'; CHARS];
    for c in chars.iter_mut().rev() {
        let digit = usize::try_from(bits % 32).unwrap_or(0);
        *c = ALPHABET.get(digit).copied().unwrap_or(b'0');
        bits /= 32;
    }
    chars
}

fn parse(word: &str, prefix: &str) -> Option<[u8; CHARS]> {
    let word = word.trim();
    let rest = word.get(..prefix.len()).filter(|p| p.eq_ignore_ascii_case(prefix))?;
    let rest = word.get(rest.len()..)?.strip_prefix('-')?;
    if rest.len() != CHARS {
        return None;
    }
    let mut chars = [b'0'; CHARS];
    for (c, typed) in chars.iter_mut().zip(rest.bytes()) {
        let read = match typed.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        };
        *c = ALPHABET.iter().copied().find(|a| *a == read)?;
    }
    Some(chars)
}

macro_rules! references {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal, $what:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; CHARS]);

        impl $name {
            /// The prefix, before the dash.
            pub const PREFIX: &'static str = $prefix;

            /// Makes a new one of eight random bytes; the upper 14 bits are not used.
            #[must_use]
            pub fn from_random(random: [u8; 8]) -> Self {
                Self(from_random(random))
            }

            /// Parses it as typed: case aside, O read as 0, I and L as 1.
            ///
            /// # Errors
            /// Anything that is not the prefix, a dash and ten characters of the alphabet.
            pub fn parse(word: &str) -> Result<Self, ParseReferenceError> {
                parse(word, $prefix).map(Self).ok_or_else(|| ParseReferenceError {
                    word: word.chars().take(40).collect(),
                    what: $what,
                    prefix: $prefix,
                })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!($prefix, "-"))?;
                self.0.iter().try_for_each(|c| write!(f, "{}", char::from(*c)))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }
    )*};
}

references! {
    /// One event.
    EventId = "E", "reference of an event";
    /// One decision.
    DecisionId = "D", "reference of a decision";
    /// One request and the grant that answers it.
    RequestId = "R", "reference of a request";
    /// One contact in the log.
    ContactId = "C", "reference of a contact";
    /// One item of a worklist.
    ItemId = "W", "reference of a worklist item";
}

/// The SHA-256 of a file that is kept by its hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileHash(pub [u8; 32]);

impl FileHash {
    /// Parses 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        let mut hash = [0u8; 32];
        if hex.len() != 64 || !hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        for (i, byte) in hash.iter_mut().enumerate() {
            *byte = u8::from_str_radix(hex.get(2 * i..2 * i + 2)?, 16).ok()?;
        }
        Some(Self(hash))
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests;
