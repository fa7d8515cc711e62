//! A text in, the text with signature lines out; and such a note in, who signed it out.
//! Source: c2sp.org/signed-note. The text of a note is nothing until `verify` has said yes.
//! Must never skip a bad signature of a key that the reader trusts.

use std::fmt;

use crate::cosignature;
use crate::hash::{parse_base64, print_base64};
use crate::key::{KeyId, Purpose, SigningKey, VerifyingKey, is_key_name};

/// Bytes of a note that is read. Checkpoints of public logs with all witnesses stay below 10,000.
pub const NOTE_BYTES_MAX: usize = 1_000_000;

/// Signatures in a note that is read. The format asks readers for 16 or more.
pub const SIGNATURES_MAX: usize = 100;

/// Bytes of one signature that is read: room for those kinds we do not know.
const SIGNATURE_BYTES_MAX: usize = 8_192;

/// Bytes of the key number before the signature.
const ID_BYTES: usize = 4;

/// What a signature line begins with.
const LINE_PREFIX: &str = "— ";

/// One signature line, verified or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub(crate) name: String,
    pub(crate) id: KeyId,
    pub(crate) bytes: Vec<u8>,
}

impl Signature {
    /// The name of the key that is said to have signed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number of the key that is said to have signed.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Whether the line claims to be by this key.
    pub(crate) fn is_by(&self, key: &VerifyingKey) -> bool {
        self.name == key.name() && self.id == key.id()
    }

    fn parse(line: &str) -> Option<Self> {
        let (name, text) = line.strip_prefix(LINE_PREFIX)?.split_once(' ')?;
        let bytes = parse_base64(text, SIGNATURE_BYTES_MAX)?;
        let (id, bytes) = bytes.split_first_chunk::<ID_BYTES>()?;
        let fits = is_key_name(name) && !bytes.is_empty();
        fits.then(|| Self { name: name.to_owned(), id: KeyId(*id), bytes: bytes.to_vec() })
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.id.0.as_slice(), &self.bytes].concat();
        write!(f, "{LINE_PREFIX}{} {}", self.name, print_base64(&bytes))
    }
}

/// Why a text cannot be a note, or bytes cannot be read as one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseNoteError {
    /// It is longer than a note may be.
    #[error("the note has {found} bytes, more than {NOTE_BYTES_MAX}")]
    TooLong {
        /// Bytes found.
        found: usize,
    },
    /// It is not UTF-8, or has a control character.
    #[error("the note is not plain UTF-8 text: byte {at} is not allowed")]
    Text {
        /// Where, counted from 0.
        at: usize,
    },
    /// The text has to end its last line.
    #[error("the text of the note does not end with a line break")]
    OpenLine,
    /// There is no empty line before the signatures, or nothing behind it.
    #[error("the note has no signatures after an empty line")]
    NoSignatures,
    /// A signature line cannot be read.
    #[error("signature line {line} of the note is malformed")]
    SignatureLine {
        /// The line among the signatures, counted from 1.
        line: usize,
    },
    /// There are more signatures than a note may have.
    #[error("the note has more than {SIGNATURES_MAX} signatures")]
    TooMany,
}

/// Why a key cannot sign a note.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignNoteError {
    /// The key is that of a witness.
    #[error("`{name}` is the key of a witness; a log needs a key of its own kind")]
    WitnessKey {
        /// The name of the key.
        name: String,
    },
}

/// Why the text of a note cannot be believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyNoteError {
    /// A trusted key is named and its signature is wrong.
    #[error("the signature of `{name}` does not match the text of the note")]
    BadSignature {
        /// The name of the key.
        name: String,
    },
    /// None of the trusted keys signed.
    #[error("the note is not signed by a trusted key")]
    Unsigned,
}

/// A text and the lines of those who are said to have signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

impl Note {
    /// Takes a text to be signed. It has to end with a line break and have no other control
    /// character.
    ///
    /// # Errors
    /// When the text is too long or is not such a text.
    pub fn new(text: &str) -> Result<Self, ParseNoteError> {
        check_text(text.as_bytes())?;
        if !text.ends_with('\n') {
            return Err(ParseNoteError::OpenLine);
        }
        Ok(Self { text: text.to_owned(), signatures: Vec::new() })
    }

    /// The signed text, with its last line break. Not to be believed before `verify`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines, verified or not.
    #[must_use]
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Adds the signature of a log key.
    ///
    /// # Errors
    /// When the key is that of a witness, which signs by `cosignature::cosign`.
    pub fn sign(&mut self, key: &SigningKey) -> Result<(), SignNoteError> {
        let public = key.verifying();
        if public.purpose() != Purpose::Note {
            return Err(SignNoteError::WitnessKey { name: public.name().to_owned() });
        }
        let bytes = key.sign(self.text.as_bytes()).to_vec();
        self.add(Signature { name: public.name().to_owned(), id: public.id(), bytes });
        Ok(())
    }

    /// Adds a signature line, in place of an older one of the same key.
    pub fn add(&mut self, signature: Signature) {
        self.signatures.retain(|old| old.name != signature.name || old.id != signature.id);
        self.signatures.push(signature);
    }

    /// Adds the lines that these keys have in another note of the same text, verified or not.
    pub fn add_lines_of(&mut self, keys: &[VerifyingKey], other: &Self) {
        for key in keys {
            other
                .signatures
                .iter()
                .filter(|line| line.is_by(key))
                .for_each(|l| self.add(l.clone()));
        }
    }

    /// Reads a note.
    ///
    /// # Errors
    /// When the bytes are too many, no plain text, or have no readable signature lines.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseNoteError> {
        let whole = check_text(bytes)?;
        let (text, lines) = whole.rsplit_once("\n\n").ok_or(ParseNoteError::NoSignatures)?;
        let lines = lines.strip_suffix('\n').ok_or(ParseNoteError::NoSignatures)?;
        let mut note = Self { text: format!("{text}\n"), signatures: Vec::new() };
        for (number, line) in (1..).zip(lines.split('\n')) {
            if number > SIGNATURES_MAX {
                return Err(ParseNoteError::TooMany);
            }
            let signature = Signature::parse(line);
            let fault = ParseNoteError::SignatureLine { line: number };
            note.signatures.push(signature.ok_or(fault)?);
        }
        Ok(note)
    }

    /// Names the trusted keys that signed, in the order they are given. Lines of other keys are
    /// passed over, as the format demands.
    ///
    /// # Errors
    /// When a trusted key's signature is wrong, or none of them signed.
    pub fn verify<'k>(
        &self,
        trusted: &'k [VerifyingKey],
    ) -> Result<Vec<&'k VerifyingKey>, VerifyNoteError> {
        let mut signed = Vec::new();
        for key in trusted {
            let mut lines = self.signatures.iter().filter(|line| line.is_by(key)).peekable();
            if lines.peek().is_none() {
                continue;
            }
            if !lines.all(|line| self.is_signed_by(key, line)) {
                return Err(VerifyNoteError::BadSignature { name: key.name().to_owned() });
            }
            signed.push(key);
        }
        if signed.is_empty() { Err(VerifyNoteError::Unsigned) } else { Ok(signed) }
    }

    fn is_signed_by(&self, key: &VerifyingKey, line: &Signature) -> bool {
        match key.purpose() {
            Purpose::Cosignature => cosignature::time_signed(&self.text, key, line).is_some(),
            Purpose::Note => match line.bytes.as_slice().try_into() {
                Ok(bytes) => key.signed(self.text.as_bytes(), bytes),
                Err(_) => false,
            },
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

fn check_text(bytes: &[u8]) -> Result<&str, ParseNoteError> {
    if bytes.len() > NOTE_BYTES_MAX {
        return Err(ParseNoteError::TooLong { found: bytes.len() });
    }
    if let Some(at) = bytes.iter().position(|byte| *byte < 0x20 && *byte != b'\n') {
        return Err(ParseNoteError::Text { at });
    }
    std::str::from_utf8(bytes).map_err(|fault| ParseNoteError::Text { at: fault.valid_up_to() })
}
