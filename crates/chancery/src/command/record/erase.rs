//! The command `record erase`: says what would be destroyed, and destroys it when told `--yes`.
//! Never destroys on one word alone.

use super::super::common::{As, Data};
use crate::failure::{Failure, Result};
use crate::output::Out;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The number of the entry, from 0.
    entry: u64,
    /// Why. It stays in the record when the content is gone: name nobody in it.
    #[arg(long, value_name = "WORDS")]
    grounds: String,
    /// Destroys; without it the command only says what it would destroy.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let mut desk = args.data.open()?;
    let account = args.account.given()?;
    if !args.yes {
        let found = desk.to_erase(account.as_ref(), args.entry)?;
        let named = named(&found.kind, found.reference.as_deref());
        let what = match (found.at, found.erased_by) {
            (None, Some(by)) => {
                out.line(&format!("entry {} ({named}): erased before, by entry {by}", args.entry))?;
                return Ok(ExitCode::SUCCESS);
            }
            (Some(at), _) => {
                format!("entry {} ({named}), recorded at {at}, is not erased", args.entry)
            }
            (None, None) => format!("entry {} ({named}) is not erased", args.entry),
        };
        return Err(Failure::new(what).help(
            "its content goes for good, from this directory but not from copies made before; \
             say --yes to destroy it",
        ));
    }
    let done = desk.erase(account.as_ref(), args.entry, &args.grounds)?;
    let named = named(&done.kind, done.reference.as_deref());
    out.line(&match done.erased_by {
        None => format!("entry {} ({named}): erased", args.entry),
        Some(by) => format!("entry {} ({named}): erased before, by entry {by}", args.entry),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn named(kind: &str, reference: Option<&str>) -> String {
    reference.map_or_else(|| kind.to_owned(), |reference| format!("{kind} {reference}"))
}
