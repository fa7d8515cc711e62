//! The command `clock`: the time of the data directory. Moves the clock of a story forward; a real
//! directory has none to move.

use super::common::Data;
use crate::failure::Result;
use crate::output::Out;
use jiff::Timestamp;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Prints the time of the data directory.
    Show(Data),
    /// Moves the clock of a story forward.
    Set {
        /// The new time, with its offset.
        #[arg(value_parser = super::common::offset_instant)]
        time: Timestamp,
        #[command(flatten)]
        data: Data,
    },
}

/// Does it.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    match args.what {
        What::Show(data) => {
            let desk = data.open()?;
            let kind = if desk.story_clock().is_some() { "story clock" } else { "real time" };
            out.line(&format!("{} ({kind})", desk.now()))?;
        }
        What::Set { time, data } => {
            let mut desk = data.open()?;
            desk.set_story_clock(time)?;
            out.line(&format!("{time} (story clock)"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
