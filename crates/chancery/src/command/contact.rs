//! The command `contact`: a contact held or declined, its memorandum, and the log.

use super::common::{As, Data, listed};
use super::request::{accounts, decision_id};
use crate::failure::{Explain, Result};
use crate::output::{Format, Out};
use clearance::Event;
use clearance::ids::ContactId;
use clearance::state::{Logged, Outcome};
use serde_json::{Value, json};
use server::desk::deeds::{Logging, Memo};
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Logs that a contact took place.
    Held(Log),
    /// Logs that a contact was declined.
    Declined(Log),
    /// Writes the memorandum of a contact, in three lines.
    Memo(Write),
    /// Shows the log.
    List(List),
}

#[derive(Debug, clap::Args)]
struct Log {
    /// The decision it was asked in.
    decision: String,
    /// Who else took part on our side.
    #[arg(long, value_delimiter = ',', value_name = "ACCOUNTS")]
    participants: Vec<String>,
    /// How it came about, or what was said to them.
    #[arg(long, default_value = "")]
    account_of_it: String,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Write {
    /// The contact.
    contact: String,
    /// Who was there.
    #[arg(long, default_value = "")]
    present: String,
    /// What was said.
    #[arg(long)]
    said: String,
    /// What follows.
    #[arg(long, default_value = "")]
    next: String,
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
        What::Held(args) => held(&args, out),
        What::Declined(args) => declined(&args, out),
        What::Memo(args) => memo(&args, out),
        What::List(args) => list(&args, out),
    }
}

fn logging(args: &Log) -> Result<Logging> {
    let participants = accounts(&args.participants)?;
    Ok(Logging { decision: decision_id(&args.decision)?, request: None, participants })
}

fn held(args: &Log, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("logging a contact")?;
    let mut desk = args.data.open()?;
    let (id, events) = desk.held(&account, &logging(args)?, &args.account_of_it)?;
    let is_late = events.iter().any(|e| matches!(e, Event::DeclaredAfterwards { .. }));
    let how = if is_late { "declared afterwards; thank you for saying so" } else { "held" };
    out.line(&format!("contact {id}: {how}"))?;
    Ok(ExitCode::SUCCESS)
}

fn declined(args: &Log, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("logging a contact")?;
    let mut desk = args.data.open()?;
    let id = desk.declined(&account, &logging(args)?, &args.account_of_it)?;
    out.line(&format!("contact {id}: declined"))?;
    Ok(ExitCode::SUCCESS)
}

fn memo(args: &Write, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a memorandum")?;
    let contact = ContactId::parse(&args.contact)
        .explain(String::new, "`chancery contact list` shows the contacts")?;
    let (present, said, next) = (args.present.clone(), args.said.clone(), args.next.clone());
    let mut desk = args.data.open()?;
    desk.memo(&account, contact, &Memo { present, said, next })?;
    out.line(&format!("memorandum of {contact} kept"))?;
    Ok(ExitCode::SUCCESS)
}

fn row(logged: &Logged) -> Value {
    let meeting = &logged.meeting;
    let outcome = match &logged.outcome {
        Outcome::Held => "held",
        Outcome::DeclaredAfterwards { .. } => "declared afterwards",
        Outcome::Declined { .. } => "declined",
    };
    json!({
        "contact": meeting.id.to_string(), "outcome": outcome, "post": meeting.post.as_str(),
        "officer": meeting.officer.as_str(), "act": meeting.act.as_str(),
        "at": meeting.at.to_string(), "with": meeting.with,
        "decision": meeting.decision.map(|d| d.to_string()),
        "request": meeting.request.map(|r| r.to_string()),
        "memoranda": logged.memos.iter().map(|m| {
            json!({
                "by": m.officer.as_str(), "at": m.at.to_string(), "present": m.present,
                "said": m.said, "next": m.next,
            })
        }).collect::<Vec<_>>(),
    })
}

fn list(args: &List, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("reading the log")?;
    let mut desk = args.data.open()?;
    let logged = desk.contacts_shown(&account)?;
    desk.read_contacts(&account, &logged)?;
    let head = ["contact", "outcome", "post", "officer", "act", "at", "with"];
    listed(out, args.format, &head, logged.iter().map(row))?;
    Ok(ExitCode::SUCCESS)
}
