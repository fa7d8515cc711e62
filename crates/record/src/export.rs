//! An entry number in, the names of its files in an exported record out; a salt in, its file out,
//! and back. Every byte of an export is covered: there is no wrapper that could be changed unseen.
//! Must never write a salt in two ways.

use crate::hash::{HASH_BYTES, parse_hex, write_hex};
use crate::leaf::SALT_BYTES;

/// Where the checkpoint stands in an export.
pub const CHECKPOINT_PATH: &str = "checkpoint";

/// Where the public key of the log stands in an export. It is there for convenience: who trusts it
/// because it is there trusts whoever gave the copy.
pub const KEY_PATH: &str = "log.key";

/// Bytes of a salt file: 64 digits and a line break.
pub const SALT_FILE_BYTES: usize = SALT_BYTES * 2 + 1;

/// Where the bytes of an event stand in an export, exactly as they were committed to.
#[must_use]
pub fn event_path(entry: u64) -> String {
    format!("entries/{entry:08}.json")
}

/// Where the salt of an event stands in an export.
#[must_use]
pub fn salt_path(entry: u64) -> String {
    format!("entries/{entry:08}.salt")
}

/// Prints a salt as its file: 64 lower-case hexadecimal digits and a line break.
#[must_use]
pub fn print_salt(salt: &[u8; SALT_BYTES]) -> String {
    let mut text = String::with_capacity(SALT_FILE_BYTES);
    // Writing to a String does not fail.
    let _ = write_hex(salt, &mut text);
    text.push('\n');
    text
}

/// Reads a salt file; none unless it is written exactly so.
#[must_use]
pub fn read_salt(file: &[u8]) -> Option<[u8; SALT_BYTES]> {
    const { assert!(SALT_BYTES == HASH_BYTES) };
    parse_hex(file.strip_suffix(b"\n")?)
}
