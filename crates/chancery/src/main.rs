//! The command line in, an exit status out. Never decides anything: each command asks its room.

mod command;

mod answer;
mod explain;
mod indexes;
mod input;

mod failure;
mod json;
mod machine;
mod output;
mod progress;
mod unread;
mod whole_file;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match command::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return failure::wrong_use(&error),
    };
    let mut out = output::Out::stdout();
    let done = cli.command.run(&mut out).and_then(|code| out.flush().map(|()| code));
    match done {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}
