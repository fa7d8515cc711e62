//! The command `account`: add one, list them, give one what it signs in with. An account is an
//! officer of the organisation; its secrets are kept apart, as hashes.

mod password;
mod token;

use super::common::{As, Data, listed};
use crate::failure::{Explain, Failure, Result};
use crate::output::{Format, Out};
use parties::{Compartment, FunctionId, Level, Officer, OfficerId, PostId, Role};
use serde_json::json;
use std::collections::BTreeSet;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Adds an account, or changes the one of that name.
    Add(Box<Add>),
    /// Lists the accounts.
    List(List),
    /// Sets a password: makes one and shows it once, or reads it.
    Password(password::Args),
    /// Makes a token for a program that acts in an account's name.
    Token(token::Args),
}

#[derive(Debug, clap::Args)]
struct Add {
    /// The name of the account.
    id: String,
    /// The person's name.
    #[arg(long, default_value = "")]
    name: String,
    /// The post served at.
    #[arg(long)]
    post: String,
    /// What the person does in the house.
    #[arg(long, value_delimiter = ',', default_value = "officer")]
    roles: Vec<String>,
    /// What the person may decide as.
    #[arg(long, value_delimiter = ',')]
    functions: Vec<String>,
    /// Cleared to this level.
    #[arg(long)]
    level: String,
    /// Compartments held.
    #[arg(long, value_delimiter = ',')]
    compartments: Vec<String>,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct List {
    /// How to write it.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    match args.what {
        What::Add(args) => add(&args, out),
        What::List(args) => list(&args, out),
        What::Password(args) => password::run(&args, out),
        What::Token(args) => token::run(&args, out),
    }
}

fn role(word: &str) -> Result<Role> {
    Role::parse(word).ok_or_else(|| {
        let known = Role::ALL.map(Role::as_str).join(", ");
        Failure::new(format!("`{word}` is no role")).help(format!("there are {known}"))
    })
}

fn add(args: &Add, out: &mut Out) -> Result<ExitCode> {
    let help = "an id is a short word without commas";
    let function =
        |w: &String| FunctionId::parse(w).explain(|| format!("`{w}` is no function"), help);
    let officer = Officer {
        id: OfficerId::parse(&args.id).explain(|| format!("`{}` is no account", args.id), help)?,
        name: args.name.clone(),
        post: PostId::parse(&args.post).explain(|| format!("`{}` is no post", args.post), help)?,
        roles: args.roles.iter().map(|w| role(w)).collect::<Result<_>>()?,
        functions: args.functions.iter().map(function).collect::<Result<_>>()?,
        level: Level::named(&args.level),
        compartments: args.compartments.iter().map(|c| Compartment::named(c)).collect(),
        ties: Vec::new(),
    };
    let mut desk = args.data.open()?;
    desk.add_officer(args.account.given()?.as_ref(), &officer)?;
    out.line(&format!("{}: {}", officer.id, officer.post))?;
    Ok(ExitCode::SUCCESS)
}

fn words<T: ToString>(items: &BTreeSet<T>) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

fn list(args: &List, out: &mut Out) -> Result<ExitCode> {
    let desk = args.data.open()?;
    let shown = desk.accounts(args.account.given()?.as_ref())?;
    let rows = shown.iter().map(|o| {
        let roles: Vec<&str> = o.roles.iter().map(|r| r.as_str()).collect();
        json!({
            "account": o.id.as_str(), "name": o.name, "post": o.post.as_str(), "roles": roles,
            "functions": words(&o.functions), "level": o.level.as_str(),
            "compartments": words(&o.compartments),
        })
    });
    let head = ["account", "name", "post", "roles", "functions", "level", "compartments"];
    listed(out, args.format, &head, rows)?;
    Ok(ExitCode::SUCCESS)
}
