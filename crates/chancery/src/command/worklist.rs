//! The command `worklist`: what a change left for posts to look at; marks an item done.

use super::common::{As, Data, listed};
use crate::failure::{Explain, Failure, Result};
use crate::output::{Format, Out};
use clearance::ids::ItemId;
use clearance::state::Listed;
use clearance::worklist::{Change, Item, Subject};
use parties::PostId;
use serde_json::{Value, json};
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The post; all that the account may see when none is named.
    post: Option<String>,
    /// Marks this item done.
    #[arg(long, value_name = "ITEM")]
    done: Option<String>,
    /// What was done.
    #[arg(long, default_value = "", requires = "done")]
    note: String,
    /// Shows items that are done too.
    #[arg(long)]
    all: bool,
    /// How to write it.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("reading a worklist")?;
    let mut desk = args.data.open()?;
    if let Some(word) = &args.done {
        let item =
            ItemId::parse(word).explain(String::new, "`chancery worklist` shows the items")?;
        desk.finish(&account, item, &args.note)?;
        out.line(&format!("{item} done"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let post = args.post.as_deref().map(|word| {
        let found = desk.organisation().map(|o| o.post_addressed(word).map(|p| p.id.clone()));
        found.map_err(Failure::from)?.ok_or_else(|| {
            Failure::new(format!("no post is called `{word}`"))
                .help("`chancery post list` shows the posts")
        })
    });
    let post: Option<PostId> = post.transpose()?;
    let mut items = desk.worklist(&account, post.as_ref())?;
    items.retain(|l| args.all || l.done.is_none());
    if args.format != Format::Table {
        let head = ["item", "post", "change", "about", "was", "now", "cites", "at", "done"];
        listed(out, args.format, &head, items.iter().map(row))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut of: Option<&PostId> = None;
    for listed in &items {
        if of != Some(&listed.item.post) {
            of = Some(&listed.item.post);
            out.line(&format!("{}:", listed.item.post))?;
        }
        let done = if listed.done.is_some() { " (done)" } else { "" };
        out.line(&format!("  {}: {}{done}", listed.item.id, words(&listed.item)))?;
    }
    if items.is_empty() {
        out.line("nothing waits")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What an item says, without its reference and post.
pub(crate) fn words(item: &Item) -> String {
    let changes: Vec<&str> = item.changes.iter().map(|c| sentence(*c)).collect();
    let cites: Vec<String> = item.cites.iter().map(|(d, p)| format!("{d} para {p}")).collect();
    let why = if cites.is_empty() { "the default rule".to_owned() } else { cites.join(", ") };
    format!(
        "{} at {}: {} (was {}, now {}, by {why})",
        about(item.subject),
        item.at,
        changes.join("; "),
        item.was.as_str(),
        item.now.as_str()
    )
}

fn about(subject: Subject) -> String {
    match subject {
        Subject::Request(id) => id.to_string(),
        Subject::Decision(id) => id.to_string(),
        Subject::Contact(id) => id.to_string(),
    }
}

const fn sentence(change: Change) -> &'static str {
    match change {
        Change::NewlyBarred => "newly barred",
        Change::ApprovalNowNeeded => "approval is now needed",
        Change::InvitationToUnsend => "an invitation is to be unsent",
        Change::NewlyFree => "newly free",
        Change::ApprovalNoLongerNeeded => "approval is no longer needed",
        Change::OthersDecide => "others decide",
        Change::ConditionsChanged => "conditions or duties have changed",
        Change::VerdictChanged => "the verdict has changed",
        Change::Noted => "noted only: it was lawful when made",
    }
}

fn row(listed: &Listed) -> Value {
    let item = &listed.item;
    json!({
        "item": item.id.to_string(), "post": item.post.as_str(),
        "change": item.changes.iter().map(|c| c.as_str()).collect::<Vec<_>>(),
        "about": about(item.subject), "was": item.was.as_str(), "now": item.now.as_str(),
        "cites": item.cites.iter().map(|(d, p)| format!("{d}/{p}")).collect::<Vec<_>>(),
        "at": item.at.to_string(),
        "done": listed.done.as_ref().map(|(by, note)| format!("{by}: {note}")),
    })
}
