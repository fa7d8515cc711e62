//! The command `compare`.

use crate::failure::Result;
use crate::output::Out;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Does it.
pub(crate) fn run(_args: Args, _out: &mut Out) -> Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
