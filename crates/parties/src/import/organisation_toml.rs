//! The organisation's file in, the organisation or everything that is wrong with it out; and the
//! file of an organisation. A gate: never lets through a post, a function or an officer that
//! something names and nothing declares. The format: docs/formats/organisation.md.

mod check;
mod entry;
mod print;

use super::faults::Faults;
use super::limits::TYPED_FILE_BYTES_MAX;
use super::text;
use super::toml_value::{self, Fields, Lines};
use crate::{Fault, Organisation};

/// Reads the organisation.
///
/// # Errors
/// All faults at once, in the order of the file: what is no TOML, what is missing, what is named
/// and not declared, what is declared twice.
///
/// # Limits
/// A file of more than 32 MiB is refused.
pub fn read(bytes: &[u8]) -> Result<Organisation, Vec<Fault>> {
    let mut faults = Faults::default();
    if bytes.len() > TYPED_FILE_BYTES_MAX {
        let what = format!("the file has {} bytes", bytes.len());
        faults.lose(0, "", what, &format!("it may have up to {TYPED_FILE_BYTES_MAX}"));
        return Err(faults.into_vec());
    }
    let bytes = text::file(bytes, &mut faults);
    let text = text::line(&bytes, 0, "", &mut faults);
    let lines = Lines::of(&text, 0);
    let document = match toml_value::parse(&text) {
        Ok(document) => document,
        Err((what, at)) => {
            faults.lose(lines.at(at), "", what, "");
            return Err(faults.into_vec());
        }
    };
    let mut head = Fields::of(document.get_ref(), &lines, 0, "");
    let draft = entry::draft(&mut head, &mut faults);
    let organisation = check::check(draft, &mut faults);
    match organisation {
        Some(organisation) if faults.is_empty() => Ok(organisation),
        _ => Err(faults.into_vec()),
    }
}

/// The file of an organisation; reading it gives the organisation again.
#[must_use]
pub fn write(organisation: &Organisation) -> String {
    print::organisation(organisation)
}
