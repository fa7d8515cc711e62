//! A directive that may be released in, what was frozen out. Refuses one with a fault; never runs
//! examples: `clearance` does, before.

use crate::lint::Finding;
use crate::{Directive, Released};
use jiff::Timestamp;
use parties::{OfficerId, Organisation, Registry};

/// Releases a directive: resolves addressees and header times, freezes scope.
///
/// # Errors
/// Every finding of the directive when one of them is a fault.
pub fn release(
    _directive: &Directive,
    _text: &str,
    _organisation: &Organisation,
    _registry: &Registry,
    _already: &[Released],
    _by: &OfficerId,
    _at: Timestamp,
) -> Result<Released, Vec<Finding>> {
    Err(Vec::new())
}
