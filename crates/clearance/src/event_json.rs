//! Envelope in, its bytes out, and back. One value has one text: what reads differently from what
//! it would be written as is refused, so that nobody can hide a second meaning in an entry.
//!
//! Field by field: `docs/formats/event.md`.

mod envelope;
mod inputs;
mod organisation;
mod own;
mod released;
mod wire;

pub use inputs::KeptInputs;

use crate::event::{Envelope, VERSION};
use serde_json::Value;
use wire::Wire;

/// Bytes an event may have. Largest seen: 0.4 MB (a reception of 300 checked at once). A longer
/// one is refused unread.
pub const EVENT_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Why bytes are no event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadEventError {
    /// Longer than [`EVENT_BYTES_MAX`].
    #[error("the event has {bytes} bytes; at most {EVENT_BYTES_MAX} are read")]
    TooLong {
        /// How many.
        bytes: usize,
    },
    /// Not UTF-8, or no JSON.
    #[error("the event is not JSON: {what}")]
    NotJson {
        /// What the reader of JSON says.
        what: String,
    },
    /// Written by a later engine, or by none.
    #[error("the event has version {version}; this engine reads version {VERSION}")]
    Version {
        /// The version it says.
        version: String,
    },
    /// A kind this engine does not know.
    #[error("no kind of event is called `{kind}`")]
    Kind {
        /// The word.
        kind: String,
    },
    /// A field is missing, unknown or not what it must be.
    #[error("`{field}` {what}")]
    Field {
        /// Where it stands: `body.request.parties`.
        field: String,
        /// What is wrong with it.
        what: String,
    },
    /// It says what an event says, but is not written as one.
    #[error("the event is not in canonical form from byte {at} on")]
    NotCanonical {
        /// The first byte that differs, from 0.
        at: usize,
    },
}

/// The bytes of an event: canonical JSON. The same value gives the same bytes for ever.
#[must_use]
pub fn bytes(envelope: &Envelope) -> Vec<u8> {
    let mut out = String::new();
    envelope.to_wire().write(&mut out);
    out.into_bytes()
}

/// The bytes of an event, once they are shown to read back as what was meant.
///
/// # Errors
/// As [`read`]; `None` when they read as another event.
pub fn bytes_read_back(envelope: &Envelope) -> Result<Vec<u8>, Option<ReadEventError>> {
    let bytes = self::bytes(envelope);
    // An equal event has equal bytes, so that nothing is written a second time to compare.
    match read_meaning(&bytes) {
        Ok(read) if read == *envelope => Ok(bytes),
        Ok(_) => Err(None),
        Err(why) => Err(Some(why)),
    }
}

/// Reads an event out of its bytes.
///
/// # Errors
/// Anything but the bytes that [`bytes`] writes.
///
/// # Limits
/// [`EVENT_BYTES_MAX`] bytes, [`crate::json::DEPTH_MAX`] levels of nesting.
pub fn read(bytes: &[u8]) -> Result<Envelope, ReadEventError> {
    let envelope = read_meaning(bytes)?;
    let written = self::bytes(&envelope);
    if written == bytes {
        return Ok(envelope);
    }
    let at = written.iter().zip(bytes).take_while(|(a, b)| a == b).count();
    Err(ReadEventError::NotCanonical { at })
}

/// What bytes say, in whatever form they say it: for bytes that were shown to be an event's own
/// when they were recorded, and that only their commitment vouches for since.
///
/// # Errors
/// As [`read`], but for the form.
pub fn read_meaning(bytes: &[u8]) -> Result<Envelope, ReadEventError> {
    if bytes.len() > EVENT_BYTES_MAX {
        return Err(ReadEventError::TooLong { bytes: bytes.len() });
    }
    let mut value: Value = serde_json::from_slice(bytes)
        .map_err(|e| ReadEventError::NotJson { what: e.to_string() })?;
    check_version(&value)?;
    Envelope::from_wire(&mut value).map_err(wire::Fault::into_error)
}

/// The version is looked at first: a later one may have fields this engine would call unknown.
fn check_version(value: &Value) -> Result<(), ReadEventError> {
    match value.get("version") {
        Some(v) if v.as_u64() == Some(u64::from(VERSION)) => Ok(()),
        Some(v) => {
            Err(ReadEventError::Version { version: v.to_string().chars().take(24).collect() })
        }
        None => Err(ReadEventError::Version { version: "none".to_owned() }),
    }
}

#[cfg(test)]
mod tests;
