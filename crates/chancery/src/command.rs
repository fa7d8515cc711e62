//! The words of the command line: every command and its arguments, one file a command. Holds no
//! work of its own.

pub(crate) mod common;

pub(crate) mod account;
pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod clock;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod contact;
pub(crate) mod decision;
pub(crate) mod demo;
pub(crate) mod directive;
pub(crate) mod index;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod organisation;
pub(crate) mod post;
pub(crate) mod record;
pub(crate) mod request;
pub(crate) mod restore;
pub(crate) mod scan;
pub(crate) mod screen;
pub(crate) mod serve;
pub(crate) mod worklist;

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
    /// Tells the January 2020 case on a fresh directory, with real calls.
    Demo(demo::Args),
    /// Serves pages and interface of a data directory.
    Serve(serve::Args),
    /// Sets the organisation, and the data directory with it.
    Organisation(organisation::Args),
    /// Adds and lists posts.
    Post(post::Args),
    /// Adds and lists accounts.
    Account(account::Args),
    /// Loads lists; shows what they hold and what changed.
    List(list::Args),
    /// Drafts, releases and follows directives.
    Directive(directive::Args),
    /// Asks whether a contact is touched by a directive; exits 1 when it may not go ahead.
    Check(Box<check::Args>),
    /// Reads a decision again.
    Decision(decision::Args),
    /// Files a request for the approvals that a decision named.
    Request(request::Ask),
    /// Agrees to a request as a function.
    Approve(request::Approve),
    /// Refuses a request, with grounds.
    Deny(request::Deny),
    /// Takes a request or a grant back.
    Withdraw(request::Back),
    /// Stands aside from a request.
    Recuse(request::Back),
    /// Asks a clearer for concurrence, concurs or objects.
    Clearer(request::Clearer),
    /// Shows a request, or lists them.
    Status(request::Status),
    /// Logs contacts and their memoranda.
    Contact(contact::Args),
    /// Shows what a change left for posts to look at.
    Worklist(worklist::Args),
    /// Makes decisions again and compares them; exits 1 when one differs.
    Replay(decision::Replay),
    /// Verifies, proves and exports the record.
    Record(record::Args),
    /// Copies the data directory while it is worked in, and verifies the copy.
    Backup(backup::Args),
    /// Makes a data directory of a backup; its record says so.
    Restore(restore::Args),
    /// Shows the time of the data directory; moves the clock of a story.
    Clock(clock::Args),
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
            Self::Demo(args) => demo::run(&args, out),
            Self::Serve(args) => serve::run(&args, out),
            Self::Organisation(args) => organisation::run(args, out),
            Self::Post(args) => post::run(args, out),
            Self::Account(args) => account::run(args, out),
            Self::List(args) => list::run(args, out),
            Self::Directive(args) => directive::run(args, out),
            Self::Check(args) => check::run(&args, out),
            Self::Decision(args) => decision::run(args, out),
            Self::Request(args) => request::ask(&args, out),
            Self::Approve(args) => request::approve(&args, out),
            Self::Deny(args) => request::deny(&args, out),
            Self::Withdraw(args) => request::withdraw(&args, out),
            Self::Recuse(args) => request::recuse(&args, out),
            Self::Clearer(args) => request::clearer(&args, out),
            Self::Status(args) => request::status(&args, out),
            Self::Contact(args) => contact::run(args, out),
            Self::Worklist(args) => worklist::run(&args, out),
            Self::Replay(args) => decision::replay(&args, out),
            Self::Backup(args) => backup::run(&args, out),
            Self::Restore(args) => restore::run(&args, out),
            Self::Record(args) => record::run(args, out),
            Self::Clock(args) => clock::run(args, out),
            Self::Index(args) => index::run(args, out),
            Self::Screen(args) => screen::run(&args, out),
            Self::Compare(args) => compare::run(&args, out),
            Self::Scan(args) => scan::run(&args, out),
            Self::Completions(args) => completions::run(args, out),
            Self::Man(args) => man::run(&args, out),
        }
    }
}

/// Parses the word for what a name names.
pub(crate) fn kind(word: &str) -> std::result::Result<Kind, String> {
    Kind::parse(word).ok_or_else(|| "say person, organisation, vessel, aircraft or any".to_owned())
}
