//! The commands `request`, `approve`, `deny`, `withdraw`, `recuse`, `clearer` and `status`: the
//! life of a request. What may be done and by whom is `clearance`'s to say.

use super::common::{As, Data, listed, told};
use crate::failure::{Explain, Failure, Result};
use crate::output::{Format, Out};
use clearance::command::Command;
use clearance::filed::{Filed, Standing};
use clearance::ids::{DecisionId, RequestId};
use jiff::Timestamp;
use parties::{FunctionId, OfficerId};
use serde_json::{Value, json};
use server::Desk;
use std::collections::BTreeSet;
use std::process::ExitCode;

/// What `request` is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Ask {
    /// The decision that said approval is required.
    decision: String,
    /// Why the contact is wanted.
    #[arg(long)]
    reason: String,
    /// Who takes part on our side beside the account.
    #[arg(long, value_delimiter = ',', value_name = "ACCOUNTS")]
    participants: Vec<String>,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// What `approve` is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Approve {
    /// The request.
    request: String,
    /// As what; may be left out by one who holds a single function that is asked.
    #[arg(long)]
    function: Option<String>,
    /// A condition to add; may be given several times.
    #[arg(long)]
    condition: Vec<String>,
    /// The latest end; by default the end of the contact's day at the post.
    #[arg(long, value_name = "TIME", value_parser = super::common::offset_instant)]
    until: Option<Timestamp>,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// What `deny` is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Deny {
    /// The request.
    request: String,
    /// As what; may be left out by one who holds a single function that is asked.
    #[arg(long)]
    function: Option<String>,
    /// Why, in a sentence the requester can live with.
    #[arg(long)]
    grounds: String,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// What `withdraw` and `recuse` are given.
#[derive(Debug, clap::Args)]
pub(crate) struct Back {
    /// The request.
    request: String,
    /// Why.
    #[arg(long, default_value = "")]
    grounds: String,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// What `clearer` is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Clearer {
    /// The request.
    request: String,
    /// The function whose concurrence is asked or given.
    #[arg(long)]
    function: String,
    /// Asks for it, to be given before this time; silence then is no objection (lapse).
    #[arg(long, value_name = "TIME", value_parser = super::common::offset_instant)]
    ask: Option<Timestamp>,
    /// Objects, and why; without it and without `--ask` the account concurs.
    #[arg(long, value_name = "GROUNDS", conflicts_with = "ask")]
    object: Option<String>,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// What `status` is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Status {
    /// The request; all that the account may see when none is named.
    request: Option<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    account: As,
    #[command(flatten)]
    data: Data,
}

/// The fields of a request in the order a person reads them.
const TOLD: [&str; 17] = [
    "request",
    "state",
    "waits_for",
    "agreed",
    "until",
    "conditions",
    "grounds",
    "act",
    "parties",
    "at",
    "post",
    "requester",
    "participants",
    "reason",
    "needs",
    "concurrences",
    "recused",
];

fn request_id(word: &str) -> Result<RequestId> {
    RequestId::parse(word).explain(String::new, "`chancery status` shows the requests")
}

/// The reference of a decision.
pub(crate) fn decision_id(word: &str) -> Result<DecisionId> {
    DecisionId::parse(word)
        .explain(String::new, "`chancery check` ends with the reference of its decision")
}

/// Accounts named on the command line.
pub(crate) fn accounts(words: &[String]) -> Result<BTreeSet<OfficerId>> {
    let parse = |w: &String| {
        OfficerId::parse(w)
            .explain(|| format!("`{w}` is no account"), "see `chancery account list`")
    };
    words.iter().map(parse).collect()
}

/// Files a request.
pub(crate) fn ask(args: &Ask, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a request")?;
    let participants = accounts(&args.participants)?;
    let mut desk = args.data.open()?;
    let decision = decision_id(&args.decision)?;
    let id = desk.request(&account, &decision, &participants, &args.reason)?;
    say(&desk, &account, id, out)
}

/// Agrees.
pub(crate) fn approve(args: &Approve, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("an approval")?;
    let request = request_id(&args.request)?;
    let mut desk = args.data.open()?;
    let function = function(args.function.as_deref(), &desk, &account, request)?;
    let (conditions, until) = (args.condition.clone(), args.until);
    let command = Command::Approve { request, function, conditions, until };
    done(&mut desk, &account, request, &command, out)
}

/// Refuses.
pub(crate) fn deny(args: &Deny, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a denial")?;
    let request = request_id(&args.request)?;
    let mut desk = args.data.open()?;
    let function = function(args.function.as_deref(), &desk, &account, request)?;
    let command = Command::Deny { request, function, grounds: args.grounds.clone() };
    done(&mut desk, &account, request, &command, out)
}

/// Takes back.
pub(crate) fn withdraw(args: &Back, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a withdrawal")?;
    let request = request_id(&args.request)?;
    let mut desk = args.data.open()?;
    let command = Command::Withdraw { request, grounds: args.grounds.clone() };
    done(&mut desk, &account, request, &command, out)
}

/// Stands aside.
pub(crate) fn recuse(args: &Back, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a recusal")?;
    let request = request_id(&args.request)?;
    let mut desk = args.data.open()?;
    let command = Command::Recuse { request, tie: args.grounds.clone() };
    done(&mut desk, &account, request, &command, out)
}

/// Asks a clearer, concurs or objects.
pub(crate) fn clearer(args: &Clearer, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a concurrence")?;
    let request = request_id(&args.request)?;
    let function = parse_function(&args.function)?;
    let mut desk = args.data.open()?;
    let command = match (&args.ask, &args.object) {
        (Some(due), _) => Command::AskConcurrence { request, function, due: *due },
        (None, Some(grounds)) => Command::Object { request, function, grounds: grounds.clone() },
        (None, None) => Command::Concur { request, function },
    };
    done(&mut desk, &account, request, &command, out)
}

fn parse_function(word: &str) -> Result<FunctionId> {
    FunctionId::parse(word)
        .explain(|| format!("`{word}` is no function"), "`chancery organisation show` names them")
}

/// The function meant: the one named, or the only one the account holds that is asked.
fn function(
    word: Option<&str>,
    desk: &Desk,
    account: &OfficerId,
    request: RequestId,
) -> Result<FunctionId> {
    if let Some(word) = word {
        return parse_function(word);
    }
    let held = &desk.officer(account)?.functions;
    let filed = desk.request_shown(account, &request)?;
    let asked: BTreeSet<_> = filed.request.needed.iter().flat_map(|n| n.by.functions()).collect();
    let names: Vec<&str> = asked.iter().map(|f| f.as_str()).collect();
    let mut both = held.iter().filter(|f| asked.contains(*f));
    match (both.next(), both.next()) {
        (Some(one), None) => Ok(one.clone()),
        (Some(_), Some(_)) => {
            Err(Failure::new(format!("`{account}` holds several of the functions that are asked"))
                .help(format!("say as which: --function FUNCTION, of {}", names.join(", "))))
        }
        _ => Err(Failure::new(format!("`{account}` holds no function that is asked"))
            .help(format!("asked are {}", names.join(", ")))),
    }
}

fn done(
    desk: &mut Desk,
    account: &OfficerId,
    request: RequestId,
    command: &Command,
    out: &mut Out,
) -> Result<ExitCode> {
    desk.on_request(account, &request, command)?;
    say(desk, account, request, out)
}

fn say(desk: &Desk, account: &OfficerId, id: RequestId, out: &mut Out) -> Result<ExitCode> {
    let filed = desk.request_shown(account, &id)?;
    told(out, &shown(desk, &filed)?, &TOLD)?;
    Ok(ExitCode::SUCCESS)
}

/// Shows one request, or lists them.
pub(crate) fn status(args: &Status, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("reading requests")?;
    let mut desk = args.data.open()?;
    if let Some(word) = &args.request {
        let filed = desk.read_request(&account, &request_id(word)?)?;
        let value = shown(&desk, &filed)?;
        match args.format {
            Format::Json | Format::Jsonl => out.json(&value)?,
            Format::Table | Format::Csv => told(out, &value, &TOLD)?,
        }
        return Ok(ExitCode::SUCCESS);
    }
    let filed = desk.requests_shown(&account)?;
    desk.read_requests(&account, &filed)?;
    let rows = filed.iter().map(|f| shown(&desk, f)).collect::<Result<Vec<Value>>>()?;
    let head = ["request", "state", "post", "act", "parties", "at", "waits_for"];
    listed(out, args.format, &head, rows.into_iter())?;
    Ok(ExitCode::SUCCESS)
}

/// A request as an object: who asked, where it stands, who can decide it and who did.
fn shown(desk: &Desk, filed: &Filed) -> Result<Value> {
    let request = &filed.request;
    let us = desk.organisation()?;
    let waits: Vec<String> = filed
        .who_can_decide(us)
        .iter()
        .filter(|d| d.agreed.is_none())
        .map(|d| {
            let who: Vec<&str> = d.officers.iter().map(OfficerId::as_str).collect();
            let who = if who.is_empty() { "nobody holds it".to_owned() } else { who.join(" or ") };
            format!("{} ({who})", d.function)
        })
        .collect();
    let is_open = matches!(filed.standing, Standing::Open { .. });
    let (agreed, until, conditions, grounds) = standing(filed);
    let concurrences = filed.concurrences.iter();
    let now = desk.now();
    Ok(json!({
        "request": request.id.to_string(), "state": filed.phase(now).as_str(),
        "decision": request.decision.to_string(), "requester": request.requester.as_str(),
        "participants": request.participants.iter().map(OfficerId::as_str).collect::<Vec<_>>(),
        "post": request.post.as_str(), "act": request.act.as_str(), "at": request.at.to_string(),
        "parties": request.parties.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "needs": request.needed.iter()
            .map(|n| format!("{} ({} para {})", n.by, n.directive, n.paragraph))
            .collect::<Vec<_>>(),
        "agreed": agreed, "waits_for": if is_open { waits } else { Vec::new() },
        "until": until, "conditions": conditions, "grounds": grounds,
        "reason": request.reason, "filed_at": filed.filed_at.to_string(),
        "recused": filed.recused.keys().map(OfficerId::as_str).collect::<Vec<_>>(),
        "concurrences": concurrences
            .map(|(f, c)| format!("{f}: {}", c.words_at(now)))
            .collect::<Vec<_>>(),
    }))
}

type Told = (Vec<String>, Option<String>, Vec<String>, Option<String>);

fn standing(filed: &Filed) -> Told {
    let by = |officer: &OfficerId, function: &FunctionId| format!("{officer} as {function}");
    match &filed.standing {
        Standing::Open { agreed } => {
            let agreed = agreed.iter().map(|c| by(&c.agreement.officer, &c.agreement.function));
            (agreed.collect(), None, filed.request.conditions.clone(), None)
        }
        Standing::Granted { grant, .. } => {
            let agreed = grant.agreed.iter().map(|a| by(&a.officer, &a.function)).collect();
            (agreed, Some(grant.until.to_string()), grant.conditions.clone(), None)
        }
        Standing::Denied { by: one, grounds } => {
            let grounds = format!("{grounds} ({})", by(&one.officer, &one.function));
            (Vec::new(), None, Vec::new(), Some(grounds))
        }
        Standing::Withdrawn { officer, grounds, .. } => {
            (Vec::new(), None, Vec::new(), Some(format!("{grounds} ({officer})")))
        }
    }
}
