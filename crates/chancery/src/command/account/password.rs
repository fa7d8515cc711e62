//! The command `account password`: a password for an account, from standard input or made here and
//! shown once. Leaves its event; ends the sessions of the account. Never takes one as an argument:
//! others at the machine read those.

use crate::command::common::Data;
use crate::failure::{Explain, Failure, Result};
use crate::machine;
use crate::output::Out;
use parties::OfficerId;
use server::door::given::{self, MADE_BYTES, Setting};
use server::door::strength::BYTES_MAX;
use std::io::Read as _;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The account.
    account: String,
    /// Reads the password from standard input, one line, instead of making one; its owner keeps
    /// it.
    #[arg(long)]
    stdin: bool,
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let of = OfficerId::parse(&args.account).explain(
        || format!("`{}` is no account", args.account),
        "`chancery account list` shows the accounts",
    )?;
    let mut desk = args.data.open()?;
    desk.officer(&of)?;
    let mut machine = machine::machine();
    let mut random = [0; MADE_BYTES];
    (machine.random)(&mut random);
    let password = if args.stdin { typed()? } else { given::made(&random) };
    let mut salt = [0; server::door::passwords::SALT_BYTES];
    (machine.random)(&mut salt);
    let setting = Setting { salt, now: (machine.now)(), must_change: !args.stdin };
    given::set(&mut desk, &args.data.data, &of, &password, setting)?;
    if args.stdin {
        out.line(&format!("{of}: the password is set; its sessions have ended"))?;
    } else {
        out.line(&format!("{of}: {password}"))?;
        crate::failure::note("shown this once; its owner chooses another at the first sign-in");
    }
    Ok(ExitCode::SUCCESS)
}

/// One line of standard input.
fn typed() -> Result<String> {
    let mut text = String::new();
    let what = || "cannot read the password from standard input".to_owned();
    let most = BYTES_MAX as u64 + 2;
    std::io::stdin().take(most).read_to_string(&mut text).explain(what, "write it as UTF-8")?;
    let line = text.strip_suffix('\n').unwrap_or(&text);
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.contains('\n') || line.is_empty() {
        return Err(Failure::new("standard input is not one line with a password")
            .help("write the password and a line end, no more"));
    }
    Ok(line.to_owned())
}
