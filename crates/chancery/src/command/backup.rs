//! The command `backup`: a verified copy of the data directory, made while it is worked in. Never
//! writes into a directory that holds something.

use super::common::{As, Data};
use crate::failure::{Result, note};
use crate::output::Out;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The directory to write; it is empty or not there yet.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let desk = args.data.open()?;
    let done = desk.backup(args.account.given()?.as_ref(), &args.to)?;
    out.line(&format!("backed up to `{}`, and verified", args.to.display()))?;
    out.line(&format!("{} entries, {} kept files", done.entries, done.files))?;
    if done.has_accounts {
        out.line("passwords are in it; sessions and tokens are not")?;
    }
    note("it holds the signing key and every secret of the directory: keep it as closely");
    Ok(ExitCode::SUCCESS)
}
