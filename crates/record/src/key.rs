//! A name and a seed in, signing and verifying keys out, with the texts they are kept as.
//! Source: c2sp.org/signed-note. Draws no random number: the seed is an argument.
//! Must never show a private key except by `to_secret_text`.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _};

use crate::hash::{Hash, parse_base64, print_base64};

/// Bytes of a key name. The largest in public logs stay below 64.
pub const NAME_BYTES_MAX: usize = 255;

/// Bytes of an Ed25519 seed and of a public key.
pub const KEY_BYTES: usize = 32;

/// Bytes of an Ed25519 signature.
pub(crate) const SIGNATURE_BYTES: usize = 64;

/// What stands before a private key kept as text.
const SECRET_PREFIX: &str = "PRIVATE+KEY+";

/// What a key signs, as the one byte that note formats write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// `0x01`: the text of a note. The key of a log.
    Note,
    /// `0x04`: a time and a checkpoint. The key of a witness. Source: c2sp.org/tlog-cosignature.
    Cosignature,
}

impl Purpose {
    fn byte(self) -> u8 {
        match self {
            Self::Note => 0x01,
            Self::Cosignature => 0x04,
        }
    }

    fn of_byte(byte: u8) -> Option<Self> {
        [Self::Note, Self::Cosignature].into_iter().find(|purpose| purpose.byte() == byte)
    }
}

/// Short number of a key within its name. It tells keys apart and proves nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a key or its name cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseKeyError {
    /// The name breaks the rules of signed notes.
    #[error("`{name}` is no key name: it needs 1 to 255 bytes without spaces, `+` or controls")]
    Name {
        /// The name as written.
        name: String,
    },
    /// The parts between the plus signs are not those of a key.
    #[error("not a key: `name+number+base64` is needed, 8 lower-case digits for the number")]
    Shape,
    /// The private key does not begin as one.
    #[error("not a private key: it begins with `PRIVATE+KEY+`")]
    NotPrivate,
    /// The first byte names another kind of key.
    #[error("the key is of kind {byte:#04x}; known are 0x01 for a log and 0x04 for a witness")]
    UnknownKind {
        /// The byte.
        byte: u8,
    },
    /// The bytes are no Ed25519 key.
    #[error("the key of `{name}` is no Ed25519 key")]
    Bytes {
        /// The name of the key.
        name: String,
    },
    /// The number is not that of the key.
    #[error("the key of `{name}` has the number {right}, not {said}")]
    Id {
        /// The name of the key.
        name: String,
        /// The number computed.
        right: KeyId,
        /// The number written.
        said: KeyId,
    },
}

/// Whether a text may name a key: not empty, no Unicode space, no plus, no control, 255 bytes.
#[must_use]
pub fn is_key_name(name: &str) -> bool {
    let refused = |c: char| c.is_whitespace() || c == '+' || c.is_control();
    (1..=NAME_BYTES_MAX).contains(&name.len()) && !name.contains(refused)
}

/// A public key with its name: what a reader has to trust before he believes a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: String,
    purpose: Purpose,
    id: KeyId,
    key: ed25519_dalek::VerifyingKey,
}

impl VerifyingKey {
    fn of(name: &str, purpose: Purpose, key: ed25519_dalek::VerifyingKey) -> Self {
        let hash = Hash::of(&[name.as_bytes(), b"\n", &[purpose.byte()], key.as_bytes()]);
        let [a, b, c, d, ..] = hash.0;
        Self { name: name.to_owned(), purpose, id: KeyId([a, b, c, d]), key }
    }

    /// The name of the signer.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the key signs.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The number of the key within its name.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Reads `name+number+base64`.
    ///
    /// # Errors
    /// When the text has another shape, or name, number and key do not belong together.
    pub fn parse(text: &str) -> Result<Self, ParseKeyError> {
        let (name, said, purpose, bytes) = split_key(text)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(&bytes)
            .map_err(|_| ParseKeyError::Bytes { name: name.to_owned() })?;
        let key = Self::of(name, purpose, key);
        if key.id == said { Ok(key) } else { Err(key.wrong_id(said)) }
    }

    /// Whether these 64 bytes are a signature of the message. Weak keys and second forms of a
    /// signature are refused.
    pub(crate) fn signed(&self, message: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        self.key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }

    fn wrong_id(&self, said: KeyId) -> ParseKeyError {
        ParseKeyError::Id { name: self.name.clone(), right: self.id, said }
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&[self.purpose.byte()], self.key.as_bytes().as_slice()].concat();
        write!(f, "{}+{}+{}", self.name, self.id, print_base64(&bytes))
    }
}

/// A private key with its name.
#[derive(Clone)]
pub struct SigningKey {
    key: ed25519_dalek::SigningKey,
    public: VerifyingKey,
}

impl SigningKey {
    /// Makes the key of a seed. The seed has to come from a good source of random numbers.
    ///
    /// # Errors
    /// When the name is no key name.
    pub fn from_seed(
        name: &str,
        purpose: Purpose,
        seed: &[u8; KEY_BYTES],
    ) -> Result<Self, ParseKeyError> {
        if !is_key_name(name) {
            return Err(ParseKeyError::Name { name: name.to_owned() });
        }
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        let public = VerifyingKey::of(name, purpose, key.verifying_key());
        Ok(Self { key, public })
    }

    /// The public half.
    #[must_use]
    pub fn verifying(&self) -> &VerifyingKey {
        &self.public
    }

    /// Prints `PRIVATE+KEY+name+number+base64`. Whoever reads it can sign as the log.
    #[must_use]
    pub fn to_secret_text(&self) -> String {
        let bytes = [&[self.public.purpose.byte()], self.key.as_bytes().as_slice()].concat();
        let VerifyingKey { name, id, .. } = &self.public;
        format!("{SECRET_PREFIX}{name}+{id}+{}", print_base64(&bytes))
    }

    /// Reads what `to_secret_text` printed.
    ///
    /// # Errors
    /// When the text has another shape, or name, number and key do not belong together.
    pub fn parse(text: &str) -> Result<Self, ParseKeyError> {
        let text = text.strip_prefix(SECRET_PREFIX).ok_or(ParseKeyError::NotPrivate)?;
        let (name, said, purpose, seed) = split_key(text)?;
        let key = Self::from_seed(name, purpose, &seed)?;
        if key.public.id == said { Ok(key) } else { Err(key.public.wrong_id(said)) }
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("public", &self.public).finish_non_exhaustive()
    }
}

/// Splits `name+number+base64` into its parts; the base64 holds the kind and 32 bytes.
fn split_key(text: &str) -> Result<(&str, KeyId, Purpose, [u8; KEY_BYTES]), ParseKeyError> {
    let (name, rest) = text.split_once('+').ok_or(ParseKeyError::Shape)?;
    let (id, bytes) = rest.split_once('+').ok_or(ParseKeyError::Shape)?;
    if !is_key_name(name) {
        return Err(ParseKeyError::Name { name: name.to_owned() });
    }
    let said = u32::from_str_radix(id, 16).map_err(|_| ParseKeyError::Shape)?;
    let said = KeyId(said.to_be_bytes());
    let bytes = parse_base64(bytes, KEY_BYTES + 1).ok_or(ParseKeyError::Shape)?;
    let (kind, key) = bytes.split_first().ok_or(ParseKeyError::Shape)?;
    let purpose = Purpose::of_byte(*kind).ok_or(ParseKeyError::UnknownKind { byte: *kind })?;
    let key = key.try_into().map_err(|_| ParseKeyError::Bytes { name: name.to_owned() })?;
    // Capital digits, signs and missing zeroes: the number is written in one way only.
    if said.to_string() == id { Ok((name, said, purpose, key)) } else { Err(ParseKeyError::Shape) }
}
