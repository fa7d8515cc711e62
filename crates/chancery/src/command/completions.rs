//! A shell's name in, its completions out, from the definitions the commands are parsed by.

use crate::command::Cli;
use crate::failure::Result;
use crate::output::Out;
use clap::CommandFactory;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Args {
    /// The shell.
    shell: clap_complete::Shell,
}

/// Writes the completions.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "chancery", &mut bytes);
    out.raw(&String::from_utf8_lossy(&bytes))?;
    Ok(ExitCode::SUCCESS)
}
