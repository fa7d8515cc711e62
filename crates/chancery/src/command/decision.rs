//! The commands `decision` and `replay`: a decision read again, and made again.

use super::check;
use super::common::{As, Data};
use super::request::decision_id;
use crate::failure::{Failure, Result};
use crate::output::{Format, Out};
use clearance::event::Identity;
use serde_json::{Value, json};
use server::desk::confirming::Word;
use server::desk::replay::Replayed;
use std::process::ExitCode;

/// Fields shown of one replay; beyond it they are counted.
const SHOWN_MAX: usize = 20;

/// What `decision` is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Shows a decision as the account may see it.
    Show(Show),
    /// Says who a counterpart of it is, or is not: later checks of the same name, kind and birth
    /// date are settled by it.
    Confirm(Confirm),
}

#[derive(Debug, clap::Args)]
struct Show {
    /// The decision.
    decision: String,
    /// How to write it.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Confirm {
    /// The decision that asked.
    decision: String,
    /// The counterpart, by the name it was asked about, where there are several.
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
    /// It is this party.
    #[arg(long, value_name = "PARTY", required_unless_present = "is_not")]
    is: Option<String>,
    /// It is not this party.
    #[arg(long, value_name = "PARTY", conflicts_with = "is")]
    is_not: Option<String>,
    /// How you know.
    #[arg(long, value_name = "WORDS")]
    grounds: String,
    /// From then on it is asked anew.
    #[arg(long, value_name = "TIME", value_parser = super::common::offset_instant)]
    until: Option<jiff::Timestamp>,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// What `replay` is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Replay {
    /// The decision.
    #[arg(required_unless_present = "all")]
    decision: Option<String>,
    /// All decisions.
    #[arg(long, conflicts_with = "decision")]
    all: bool,
    /// How to write it.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// Shows a decision.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    let args = match args.what {
        What::Show(args) => args,
        What::Confirm(args) => return confirm(&args, out),
    };
    let account = args.account.demanded("reading a decision")?;
    let mut desk = args.data.open()?;
    let answer = desk.decision(&account, &decision_id(&args.decision)?)?;
    check::show(&answer, args.format, out)?;
    Ok(ExitCode::SUCCESS)
}

/// Takes a word down.
fn confirm(args: &Confirm, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a confirmation")?;
    let decision = decision_id(&args.decision)?;
    let (identity, party) = match (&args.is, &args.is_not) {
        (Some(party), _) => (Identity::Is, party),
        (None, not) => (Identity::IsNot, not.as_ref().unwrap_or(&args.decision)),
    };
    let party = super::common::party(party)?;
    let mut desk = args.data.open()?;
    let (name, grounds, until) = (args.with.clone(), args.grounds.clone(), args.until);
    let word = Word { decision, name, party: party.clone(), identity, grounds, until };
    desk.confirm(&account, &word)?;
    out.line(&format!("{decision}: {} {party}, taken down", identity.as_str()))?;
    Ok(ExitCode::SUCCESS)
}

/// Makes decisions again; exits 1 when one differs.
pub(crate) fn replay(args: &Replay, out: &mut Out) -> Result<ExitCode> {
    let wanted = args.decision.as_deref().map(decision_id).transpose()?;
    let mut desk = args.data.open()?;
    let replayed = desk.replay(args.account.given()?.as_ref(), wanted.as_ref())?;
    if replayed.is_empty() {
        return Err(Failure::new("there is no decision yet").help("`chancery check` makes one"));
    }
    let erased = replayed.iter().filter(|r| r.is_erased).count();
    let differing = replayed.iter().filter(|r| !r.differences.is_empty()).count();
    if args.format == Format::Table {
        for one in replayed.iter().filter(|r| !r.differences.is_empty()) {
            differences(one, out)?;
        }
        for one in replayed.iter().filter(|r| r.is_erased) {
            out.line(&format!("{}: erased, and cannot be made again", one.decision))?;
        }
        let count = replayed.len() - erased;
        let same = count - differing;
        if count > 0 {
            out.line(&format!("{same} of {count} decisions made again to the same bytes"))?;
        }
    } else {
        replayed.iter().try_for_each(|one| out.json(&row(one)))?;
    }
    Ok(if differing == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn differences(one: &Replayed, out: &mut Out) -> Result<()> {
    out.line(&format!("{} differs:", one.decision))?;
    for found in one.differences.iter().take(SHOWN_MAX) {
        out.line(&format!("  {}: {} -> {}", found.field, found.recorded, found.now))?;
    }
    let more = one.differences.len().saturating_sub(SHOWN_MAX);
    if more > 0 {
        out.line(&format!("  {more} more fields"))?;
    }
    Ok(())
}

fn row(one: &Replayed) -> Value {
    let differences: Vec<Value> = one
        .differences
        .iter()
        .map(|d| json!({"field": d.field, "recorded": d.recorded, "now": d.now}))
        .collect();
    let decision = one.decision.to_string();
    if one.is_erased {
        return json!({"decision": decision, "erased": true});
    }
    json!({"decision": decision, "same": differences.is_empty(), "differences": differences})
}
