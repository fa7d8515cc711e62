//! The command `account token`: an account, a name and scopes in, a token for a program out, shown
//! this one time. Never keeps the token, and never makes one that opens more than the account may.

use crate::command::common::Data;
use crate::failure::{Explain, Failure, Result, note};
use crate::machine;
use crate::output::Out;
use parties::OfficerId;
use server::Hall;
use server::door::tokens::{self, Scope, TOKEN_DAYS, TOKEN_DAYS_MAX, Wanted};
use server::serving::{App, Serving, Source};
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The account in whose name the program acts.
    account: String,
    /// What the program may do: screen, check, read, request, direct, record.
    #[arg(long, value_delimiter = ',', required = true)]
    scope: Vec<String>,
    /// What it is called in the account's list.
    #[arg(long, default_value = "made at the terminal")]
    name: String,
    /// Days it is good for.
    #[arg(long, default_value_t = TOKEN_DAYS)]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=i64::from(TOKEN_DAYS_MAX)))]
    days: u16,
    #[command(flatten)]
    data: Data,
}

/// Makes one.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let account = OfficerId::parse(&args.account)
        .explain(|| format!("`{}` is no account", args.account), "see `chancery account list`")?;
    let scopes = args.scope.iter().map(|word| scope(word)).collect::<Result<_>>()?;
    let hall = Hall::open(args.data.open()?)?;
    let serving = Serving { is_behind_tls: false, checks_per_minute: None, is_demo: false };
    let machine = machine::machine();
    let source = Source { now: machine.now, random: machine.random };
    let app = App::open(hall, &args.data.data, serving, source)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .explain(|| "the machine gives no threads".to_owned(), "end other programs")?;
    let wanted = Wanted { name: args.name.clone(), scopes, days: args.days };
    let made = runtime.block_on(async {
        let made = tokens::issue(&app, &account, wanted).await;
        app.hall.close().await;
        made
    });
    out.line(&made?)?;
    note("it is shown this one time; keep it where only the program can read it");
    Ok(ExitCode::SUCCESS)
}

fn scope(word: &str) -> Result<Scope> {
    Scope::parse(word).ok_or_else(|| {
        let known: Vec<&str> = Scope::ALL.iter().map(|s| s.as_str()).collect();
        Failure::new(format!("`{word}` is no scope"))
            .help(format!("there are {}", known.join(", ")))
    })
}
