//! The command `list`: files of a list in, a snapshot kept and indexed out; what the lists hold,
//! and what changed.

use super::common::{As, Data, listed};
use super::index::ListFiles;
use crate::failure::{Explain, Failure, Result, note, visible};
use crate::output::{Format, Out};
use parties::{Fault, ListId};
use serde_json::json;
use server::desk::lists::{Changes, Loaded, Losses};
use std::process::ExitCode;

/// Faults shown of one load; beyond it they are counted.
const FAULTS_SHOWN_MAX: usize = 20;
/// Parties shown of one change; beyond it they are counted.
const CHANGES_SHOWN_MAX: usize = 50;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Loads a list that is not loaded yet.
    Add(Load),
    /// Loads a list anew: a new snapshot replaces the one before.
    Update(Load),
    /// Shows the lists, or one party.
    Show(Show),
    /// Shows what the last load of a list changed.
    Diff(Diff),
}

#[derive(Debug, clap::Args)]
struct Load {
    /// The list: its id (by default the first word of the format, `own` for an own list), its
    /// format and its files.
    #[arg(value_name = "[ID=]FORMAT:PATH[,PATH…]", required = true)]
    list: Vec<String>,
    /// Takes a file that lost records though parties the list had are not in it any more.
    #[arg(long)]
    accept_losses: bool,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Show {
    /// A party, by its whole id.
    party: Option<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Diff {
    /// The list.
    list: String,
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
        What::Add(args) => load(&args, true, out),
        What::Update(args) => load(&args, false, out),
        What::Show(args) => show(&args, out),
        What::Diff(args) => diff(&args, out),
    }
}

fn load(args: &Load, is_new: bool, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.given()?;
    let lists = args.list.iter().map(|w| ListFiles::parse(w)).collect::<Result<Vec<_>>>()?;
    let mut desk = args.data.open()?;
    for list in &lists {
        let is_known = desk.state().lists().contains_key(&list.id);
        if is_new && is_known {
            return Err(Failure::new(format!("list `{}` is loaded already", list.id))
                .help("`chancery list update` loads it anew"));
        }
        if !is_new && !is_known {
            return Err(Failure::new(format!("list `{}` is not loaded", list.id))
                .help("`chancery list add` loads it for the first time"));
        }
        let given = list.given()?;
        let losses = if args.accept_losses { Losses::Accepted } else { Losses::Refused };
        let loaded = desk.update_list(account.as_ref(), &list.id, list.format, &given, losses)?;
        report(&loaded, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn report(loaded: &Loaded, out: &mut Out) -> Result<()> {
    let Loaded { load, faults, changes, worklist } = loaded;
    out.line(&format!(
        "{}: {} parties, {} names, {} faults, {} left out",
        load.list, load.parties, load.names, load.faults, load.lost
    ))?;
    if !changes.is_empty() {
        out.line(&format!(
            "{}: {} added, {} removed, {} changed",
            load.list,
            changes.added.len(),
            changes.removed.len(),
            changes.changed.len()
        ))?;
    }
    if *worklist > 0 {
        out.line(&format!("{worklist} contacts have another answer now: `chancery worklist`"))?;
    }
    show_faults(&load.list, faults);
    Ok(())
}

fn show_faults(list: &ListId, faults: &[Fault]) {
    for fault in faults.iter().take(FAULTS_SHOWN_MAX) {
        let lost = if fault.is_lost { "left out" } else { "kept" };
        note(format!("fault: {list}: {} [{lost}]", visible(&fault.to_string())));
    }
    if faults.len() > FAULTS_SHOWN_MAX {
        note(format!("fault: {list}: {} more", faults.len() - FAULTS_SHOWN_MAX));
    }
}

fn show(args: &Show, out: &mut Out) -> Result<ExitCode> {
    let mut desk = args.data.open()?;
    if let Some(party) = &args.party {
        let value = desk.party(args.account.given()?.as_ref(), party)?;
        match args.format {
            Format::Json | Format::Jsonl => out.json(&value)?,
            Format::Table | Format::Csv => super::common::outline(out, &value)?,
        }
        return Ok(ExitCode::SUCCESS);
    }
    let lists = desk.lists(args.account.given()?.as_ref())?;
    let rows = lists.iter().map(|l| {
        json!({
            "list": l.list.as_str(), "format": l.format, "parties": l.parties, "names": l.names,
            "loaded": l.loaded.to_string(),
        })
    });
    let head = ["list", "format", "parties", "names", "loaded"];
    listed(out, args.format, &head, rows)?;
    Ok(ExitCode::SUCCESS)
}

fn diff(args: &Diff, out: &mut Out) -> Result<ExitCode> {
    let list = ListId::parse(&args.list)
        .explain(|| format!("`{}` is no list", args.list), "see `chancery list show`")?;
    let desk = args.data.open()?;
    let changes = desk.last_changes(args.account.given()?.as_ref(), &list)?;
    let rows = rows(&changes);
    let shown = if args.format == Format::Table { CHANGES_SHOWN_MAX } else { rows.len() };
    let more = rows.len().saturating_sub(shown);
    listed(out, args.format, &["change", "party", "fields"], rows.into_iter().take(shown))?;
    if more > 0 {
        note(format!("{more} more; `--format jsonl` shows all"));
    }
    Ok(ExitCode::SUCCESS)
}

fn row(change: &str, party: &str, fields: &[&str]) -> serde_json::Value {
    json!({ "change": change, "party": party, "fields": fields })
}

fn rows(changes: &Changes) -> Vec<serde_json::Value> {
    let added = changes.added.iter().map(|p| row("added", p.as_str(), &[]));
    let removed = changes.removed.iter().map(|p| row("removed", p.as_str(), &[]));
    let changed = changes.changed.iter().map(|(p, f)| row("changed", p.as_str(), f));
    added.chain(removed).chain(changed).collect()
}
