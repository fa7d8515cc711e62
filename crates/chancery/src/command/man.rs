//! The manual page out, from the definitions the commands are parsed by.

use crate::command::Cli;
use crate::failure::{Failure, Result};
use crate::output::Out;
use clap::CommandFactory;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A command whose page is wanted, for example `screen` or `index build`; all of it when none
    /// is named.
    command: Vec<String>,
}

/// Writes the page in roff.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let mut page = Cli::command();
    page.build();
    for word in &args.command {
        page = page.find_subcommand(word).cloned().ok_or_else(|| {
            Failure::new(format!("no command is called `{word}`"))
                .help("run `chancery --help` for the commands there are")
        })?;
    }
    let mut bytes = Vec::new();
    clap_mangen::Man::new(page).render(&mut bytes)?;
    out.raw(&String::from_utf8_lossy(&bytes))?;
    Ok(ExitCode::SUCCESS)
}
