//! The command `directive`: lint, dry run, release, answers of posts, status, cancelling, text in
//! and out. Draws every fault with its line and a caret.

use super::common::{As, Data, bytes_up_to, listed};
use crate::failure::{Explain, Failure, Result, note};
use crate::output::{Format, Out};
use clearance::worklist::Item;
use directive::life::Reply;
use directive::lint::{Finding, Severity};
use directive::parse::TEXT_BYTES_MAX;
use directive::policy::Standing;
use directive::{DirectiveId, print};
use parties::{OfficerId, PostId};
use serde_json::{Value, json};
use server::Desk;
use server::desk::directives::{Changed, Linted, Shown};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Reads a text for faults and runs its examples; exits 1 when it may not be released.
    Lint(File),
    /// Says whom a text would touch, were it released now; changes nothing.
    DryRun(File),
    /// Releases a text to its addressees; refused with a fault or a failing example.
    Release(File),
    /// Acknowledges a directive for the account's post, asks about it, or says it cannot be done.
    Acknowledge(Acknowledge),
    /// Cancels a directive.
    Cancel(Cancel),
    /// Lists the directives with where they stand.
    List(List),
    /// Shows a directive as released, or as it would be printed.
    Show(One),
    /// Shows which posts have answered.
    Status(One),
    /// Prints a text in canonical form.
    Export(One),
    /// Reads a text, prints it in canonical form, and reports what could not be read.
    Import(Import),
}

#[derive(Debug, clap::Args)]
struct File {
    /// The text.
    file: PathBuf,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Acknowledge {
    /// The number of the directive.
    number: String,
    /// Asks this question instead.
    #[arg(long, value_name = "QUESTION", conflicts_with = "cannot_comply")]
    query: Option<String>,
    /// Says that it cannot be done here, and why.
    #[arg(long, value_name = "REASON")]
    cannot_comply: Option<String>,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Cancel {
    /// The number of the directive.
    number: String,
    /// Why.
    #[arg(long)]
    grounds: String,
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

#[derive(Debug, clap::Args)]
struct One {
    /// The number of the directive.
    number: String,
    /// How to write it.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

#[derive(Debug, clap::Args)]
struct Import {
    /// The text.
    file: PathBuf,
}

/// Does it.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    match args.what {
        What::Lint(args) => lint(&args, out),
        What::DryRun(args) => dry_run(&args, out),
        What::Release(args) => release(&args, out),
        What::Acknowledge(args) => acknowledge(&args, out),
        What::Cancel(args) => cancel(&args, out),
        What::List(args) => list(&args, out),
        What::Show(args) => show(&args, out),
        What::Status(args) => status(&args, out),
        What::Export(args) => export(&args, out),
        What::Import(args) => import(&args, out),
    }
}

fn text_of(file: &Path) -> Result<String> {
    let bytes = bytes_up_to(file, TEXT_BYTES_MAX, "directive")?;
    if bytes.len() > TEXT_BYTES_MAX {
        return Err(Failure::new(format!(
            "the directive `{}` is longer than {TEXT_BYTES_MAX} bytes",
            file.display()
        ))
        .help("an order that long is a book: put what is not an order into an annex"));
    }
    String::from_utf8(bytes).explain(
        || format!("the directive `{}` is not UTF-8", file.display()),
        "save it as UTF-8 and try again",
    )
}

fn number(word: &str) -> Result<DirectiveId> {
    DirectiveId::parse(word).ok_or_else(|| {
        Failure::new(format!("`{word}` is no number of a directive"))
            .help("write year, originator, serial: \"20 HQ 1234\"")
    })
}

fn lint(args: &File, out: &mut Out) -> Result<ExitCode> {
    let text = text_of(&args.file)?;
    if args.data.is_new() {
        note("no data directory: only the language is checked, not parties, posts or examples");
        let (_, faults) = directive::parse(&text);
        for fault in &faults {
            out.raw(&format!("fault: {}", fault.render(&text)))?;
        }
        out.line(&format!("{} faults", faults.len()))?;
        return Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let desk = args.data.open()?;
    let linted = desk.lint(args.account.given()?.as_ref(), &text)?;
    report(&linted, &text, out)?;
    Ok(if linted.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn report(linted: &Linted, text: &str, out: &mut Out) -> Result<()> {
    for finding in &linted.findings {
        out.raw(&finding.render(text))?;
    }
    for example in &linted.examples {
        match example.fault() {
            Some(fault) => out.raw(&format!("fault: {}", fault.render(text)))?,
            None => {
                let with: Vec<&str> = example.example.with.iter().map(|w| &*w.name).collect();
                let (act, verdict) = (example.example.act, &example.example.verdict);
                out.line(&format!("example holds: {act} {} -> {verdict}", with.join(", ")))?;
            }
        }
    }
    let failing = linted.examples.iter().filter(|e| !e.holds).count();
    let is_fault = |f: &&Finding| f.severity == Severity::Fault;
    let faults = linted.findings.iter().filter(is_fault).count();
    out.line(&format!(
        "{}: {} faults, {} warnings, {} of {} examples hold",
        linted.directive.id,
        faults,
        linted.findings.len() - faults,
        linted.examples.len() - failing,
        linted.examples.len()
    ))
}

fn dry_run(args: &File, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a dry run")?;
    let text = text_of(&args.file)?;
    let desk = args.data.open()?;
    let changed = desk.dry_run(&account, &text)?;
    out.line(&format!("{} would be released", changed.released.directive.id))?;
    released(&changed, false, out)?;
    Ok(ExitCode::SUCCESS)
}

fn release(args: &File, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a release")?;
    let text = text_of(&args.file)?;
    let mut desk = args.data.open()?;
    let changed = desk.release(&account, &text)?;
    let id = &changed.released.directive.id;
    out.line(&format!("{id} released, in force {}", changed.released.times.in_force))?;
    released(&changed, true, out)?;
    Ok(ExitCode::SUCCESS)
}

/// What was frozen, and what it changes.
fn released(changed: &Changed, is_kept: bool, out: &mut Out) -> Result<()> {
    let frozen = &changed.released;
    let posts: Vec<&str> = frozen.to.iter().map(PostId::as_str).collect();
    out.line(&format!("  to {}", posts.join(", ")))?;
    for (paragraph, scope) in &frozen.scope {
        let parties: Vec<String> = scope.iter().map(reached).collect();
        out.line(&format!("  paragraph {paragraph} reaches {}", parties.join(", ")))?;
    }
    items(&changed.items, is_kept, out)
}

fn reached(party: &directive::FrozenParty) -> String {
    match &party.reach {
        directive::Reach::Named => party.party.to_string(),
        directive::Reach::Affiliated { from, links } => {
            let links: Vec<&str> = links.iter().map(|l| l.as_str()).collect();
            format!("{} ({} of {from})", party.party, links.join(", "))
        }
        directive::Reach::Asks { of } => {
            format!("{} (only linked to {of}: asks)", party.party)
        }
    }
}

/// What is answered otherwise. Items that are kept have a reference to mark them done by.
fn items(items: &[Item], is_kept: bool, out: &mut Out) -> Result<()> {
    if items.is_empty() {
        return out.line("  no open or coming contact is answered otherwise");
    }
    let are = if items.len() == 1 { "contact is" } else { "contacts are" };
    out.line(&format!("  {} {are} answered otherwise:", items.len()))?;
    for item in items {
        let id = if is_kept { format!("{} ", item.id) } else { String::new() };
        out.line(&format!("    {id}{}: {}", item.post, super::worklist::words(item)))?;
    }
    Ok(())
}

fn acknowledge(args: &Acknowledge, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("an acknowledgement")?;
    let id = number(&args.number)?;
    let reply = match (&args.query, &args.cannot_comply) {
        (Some(question), _) => Reply::Queried { question: question.clone() },
        (None, Some(reason)) => Reply::CannotComply { reason: reason.clone() },
        (None, None) => Reply::Acknowledged,
    };
    let mut desk = args.data.open()?;
    let post = desk.officer(&account)?.post.clone();
    desk.answer(&account, &id, &post, &reply)?;
    out.line(&format!("{id}: {post} {} ({account})", reply_word(&reply)))?;
    Ok(ExitCode::SUCCESS)
}

const fn reply_word(reply: &Reply) -> &'static str {
    match reply {
        Reply::Acknowledged => "acknowledged",
        Reply::Queried { .. } => "asks",
        Reply::CannotComply { .. } => "cannot comply",
    }
}

fn cancel(args: &Cancel, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a cancellation")?;
    let id = number(&args.number)?;
    let mut desk = args.data.open()?;
    let changed = desk.cancel(&account, &id, &args.grounds)?;
    out.line(&format!("{id} cancelled"))?;
    items(&changed.items, true, out)?;
    in_force(&desk, &account, out)?;
    Ok(ExitCode::SUCCESS)
}

/// What applies instead: voiding a rule without saying so causes confusion.
fn in_force(desk: &Desk, account: &OfficerId, out: &mut Out) -> Result<()> {
    let shown = desk.directives(account)?;
    let live: Vec<String> = shown
        .iter()
        .filter(|s| matches!(s.standing, Standing::InForce { .. }))
        .map(|s| s.issued.released.directive.id.to_string())
        .collect();
    match live.as_slice() {
        [] => out.line("in force now: no directive; the default rule applies"),
        live => out.line(&format!("in force now: {}", live.join(", "))),
    }
}

fn standing(standing: &Standing) -> String {
    match standing {
        Standing::NotReleased => "not released".to_owned(),
        Standing::Waiting { from } => format!("in force from {from}"),
        Standing::InForce { is_review_past: false } => "in force".to_owned(),
        Standing::InForce { is_review_past: true } => "in force, review passed".to_owned(),
        Standing::Superseded { by, since } => format!("superseded by {by} since {since}"),
        Standing::Cancelled { by: Some(by), since } => format!("cancelled by {by} since {since}"),
        Standing::Cancelled { by: None, since } => format!("cancelled since {since}"),
        Standing::Expired { since } => format!("expired since {since}"),
    }
}

fn summary(shown: &Shown) -> Value {
    let released = &shown.issued.released;
    let directive = &released.directive;
    json!({
        "directive": directive.id.to_string(), "subject": directive.subject,
        "standing": standing(&shown.standing), "in_force": released.times.in_force.to_string(),
        "review_by": released.times.review_by.to_string(),
        "expires": released.times.expires.map(|t| t.to_string()),
        "released_at": released.released_at.to_string(),
        "released_by": released.released_by.as_str(),
        "to": released.to.iter().map(PostId::as_str).collect::<Vec<_>>(),
        "info": released.info.iter().map(PostId::as_str).collect::<Vec<_>>(),
        "acknowledged": acknowledged(shown), "text": released.text,
    })
}

/// Of the posts whose answers the account may see.
fn acknowledged(shown: &Shown) -> String {
    let seen = |p: &&PostId| shown.answered_by.contains(*p);
    let posts: Vec<&PostId> = shown.issued.released.to.iter().filter(seen).collect();
    let done = posts.iter().filter(|p| shown.issued.acknowledged(p).is_some()).count();
    format!("{done} of {}", posts.len())
}

fn list(args: &List, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("reading the directives")?;
    let desk = args.data.open()?;
    let shown = desk.directives(&account)?;
    let head = ["directive", "standing", "acknowledged", "subject"];
    listed(out, args.format, &head, shown.iter().map(summary))?;
    Ok(ExitCode::SUCCESS)
}

fn shown(args: &One) -> Result<Shown> {
    let account = args.account.demanded("reading a directive")?;
    Ok(args.data.open()?.read_directive(&account, &number(&args.number)?)?)
}

fn show(args: &One, out: &mut Out) -> Result<ExitCode> {
    let shown = shown(args)?;
    match args.format {
        Format::Json | Format::Jsonl => out.json(&summary(&shown))?,
        Format::Table | Format::Csv => {
            let released = &shown.issued.released;
            // Beside the text, which goes to a file as it was released.
            note(format!("{}: {}", released.directive.id, standing(&shown.standing)));
            released.text.lines().try_for_each(|line| out.line(line))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn status(args: &One, out: &mut Out) -> Result<ExitCode> {
    let shown = shown(args)?;
    let Shown { issued, standing: now, answered_by } = &shown;
    let posts = issued.released.to.iter().map(|p| (p, "action"));
    let posts = posts.chain(issued.released.info.iter().map(|p| (p, "info")));
    let posts = posts.filter(|(post, _)| answered_by.contains(*post));
    let rows = posts.map(|(post, addressed)| {
        let last = issued.answers.get(post).and_then(|all| all.last());
        json!({
            "post": post.as_str(), "addressed": addressed,
            "answer": last.map_or("waiting", |a| reply_word(&a.reply)),
            "by": last.map(|a| a.by.as_str()), "at": last.map(|a| a.at.to_string()),
        })
    });
    let rows: Vec<Value> = rows.collect();
    if args.format == Format::Table {
        out.line(&format!(
            "{}: {}; acknowledged by {}",
            issued.released.directive.id,
            standing(now),
            acknowledged(&shown)
        ))?;
    }
    listed(out, args.format, &["post", "addressed", "answer", "by", "at"], rows.into_iter())?;
    Ok(ExitCode::SUCCESS)
}

fn export(args: &One, out: &mut Out) -> Result<ExitCode> {
    let shown = shown(args)?;
    out.raw(&print(&shown.issued.released.directive))?;
    Ok(ExitCode::SUCCESS)
}

fn import(args: &Import, out: &mut Out) -> Result<ExitCode> {
    let text = text_of(&args.file)?;
    let (directive, faults) = directive::parse(&text);
    for fault in &faults {
        note(format!("fault: {}", crate::failure::visible(&fault.render(&text))).trim_end());
    }
    out.raw(&print(&directive))?;
    Ok(ExitCode::SUCCESS)
}
