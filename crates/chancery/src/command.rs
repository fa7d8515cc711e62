//! The words of the command line: every command and its arguments, one file a command. Holds no
//! work of its own.

pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod index;
pub(crate) mod man;
pub(crate) mod scan;
pub(crate) mod screen;

use crate::failure::Result;
use crate::output::Out;
use clap::{Parser, Subcommand};
use parties::Kind;
use std::process::ExitCode;

/// The registry of restricted contacts: who is restricted, what was ordered, whether a contact is
/// allowed, and a record nobody can alter.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, max_term_width = 100, disable_help_subcommand = true)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Every command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Builds an index of lists, file to file, or verifies one.
    Index(index::Args),
    /// Screens names against indexes of lists.
    Screen(screen::Args),
    /// Compares two names.
    Compare(compare::Args),
    /// Finds mentions of listed parties in text.
    Scan(scan::Args),
    /// Writes the completions of a shell.
    Completions(completions::Args),
    /// Writes the manual page.
    Man(man::Args),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self, out: &mut Out) -> Result<ExitCode> {
        match self {
            Self::Index(args) => index::run(args, out),
            Self::Screen(args) => screen::run(args, out),
            Self::Compare(args) => compare::run(args, out),
            Self::Scan(args) => scan::run(args, out),
            Self::Completions(args) => completions::run(args, out),
            Self::Man(args) => man::run(args, out),
        }
    }
}

/// Parses the word for what a name names.
pub(crate) fn kind(word: &str) -> std::result::Result<Kind, String> {
    Kind::parse(word).ok_or_else(|| "say person, organisation, vessel, aircraft or any".to_owned())
}
