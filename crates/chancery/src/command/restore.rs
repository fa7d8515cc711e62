//! The command `restore`: a backup put into a new data directory, whose record says so. Never
//! writes into a directory that holds something, and never changes the backup.

use super::common::{As, Data, bytes_up_to};
use crate::failure::{Failure, Result, note};
use crate::machine;
use crate::output::Out;
use server::desk::backup::{Restore, restore};
use std::path::PathBuf;
use std::process::ExitCode;

/// Bytes of a checkpoint. Largest seen: 3 kB, with sixteen witnesses.
const SEEN_BYTES_MAX: usize = 64 * 1024;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The backup, as `chancery backup` wrote it.
    from: PathBuf,
    /// Why. It stays in the record.
    #[arg(long, value_name = "WORDS", default_value = "")]
    grounds: String,
    /// A checkpoint of the record that somebody saw since: of a witness, or of an export. When it
    /// has more entries than the backup, the record says that it was rolled back.
    #[arg(long, value_name = "CHECKPOINT")]
    seen: Option<PathBuf>,
    #[command(flatten)]
    account: As,
    /// The data directory to make; it is empty or not there yet.
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.given()?;
    let seen = args.seen.as_deref();
    let seen = seen.map(|file| bytes_up_to(file, SEEN_BYTES_MAX, "checkpoint")).transpose()?;
    if seen.as_ref().is_some_and(|bytes| bytes.len() > SEEN_BYTES_MAX) {
        return Err(Failure::new("the file given with --seen is too long for a checkpoint")
            .help("name the file `checkpoint` of an export, or what a witness keeps as `.seen`"));
    }
    let how = Restore { account: account.as_ref(), grounds: &args.grounds, seen: seen.as_deref() };
    let done = restore(&args.from, &args.data.data, how, machine::machine())?;
    out.line(&format!("restored to `{}`, and verified", args.data.data.display()))?;
    out.line(&format!("{} entries, root {}", done.entries, done.root))?;
    out.line(&format!("entry {} says that it was restored", done.entries))?;
    if let Some(seen) = done.seen {
        let lost = seen.saturating_sub(done.entries);
        out.line(&format!(
            "rolled back: {seen} entries were seen, {lost} of them are not in the backup"
        ))?;
        note("help: a witness that saw more does not sign this record; tell it what happened");
    }
    if done.has_accounts {
        note(
            "passwords are those of the backup, and whoever was shut out since can sign in again: \
             look through the accounts before you let people in",
        );
    }
    Ok(ExitCode::SUCCESS)
}
