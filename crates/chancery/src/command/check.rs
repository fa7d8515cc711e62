//! The command `check`: a contact in, a verdict with its paragraph out, as the account may see it.
//! Exits 0 when the contact may go ahead, 1 when not.

use super::common::{As, Data, counterpart};
use crate::failure::{Explain, Failure, Result, note};
use crate::output::{Format, Out};
use clearance::{Contact, Language, wording};
use directive::{Act, Initiator, Venue};
use jiff::Timestamp;
use parties::{ContactLevel, OfficerId, PostId, Purpose};
use server::Desk;
use server::desk::checks::Answer;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    account: As,
    /// The post; by default the account's.
    #[arg(long)]
    post: Option<String>,
    /// What happens: initiate, accept, host, attend, receive, reply, chance-encounter, mass-event.
    #[arg(long)]
    act: String,
    /// With whom, once for each counterpart: NAME, then facts after `;`.
    #[arg(long, value_name = "NAME[; kind=…; born=…; country=…; capacity=…; is=…; is-not=…]")]
    #[arg(required = true)]
    with: Vec<String>,
    /// The highest level on either side; by default the organisation's lowest.
    #[arg(long)]
    level: Option<String>,
    /// Whose idea: us, them.
    #[arg(long)]
    initiator: Option<String>,
    /// Where: official, theirs, neutral.
    #[arg(long)]
    place: Option<String>,
    /// The declared purpose, a token: consular, asylum, …
    #[arg(long)]
    purpose: Option<String>,
    /// When it takes place; by default now. Without an offset it is local at the post.
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Asks what would have been answered with what was known then; nothing is recorded.
    #[arg(long, value_name = "TIME")]
    as_of: Option<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    data: Data,
}

/// Does it.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let account = args.account.demanded("a check")?;
    let mut desk = args.data.open()?;
    let contact = contact(args, &desk, &account)?;
    let as_of = args.as_of.as_deref().map(|w| time(w, &desk, &contact.post)).transpose()?;
    let answer = desk.check(&account, &contact, as_of)?;
    show(&answer, args.format, out)?;
    Ok(if answer.disclosed.is_free() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn contact(args: &Args, desk: &Desk, account: &OfficerId) -> Result<Contact> {
    let post = post(args.post.as_deref(), desk, account)?;
    let organisation = desk.organisation()?;
    let purpose = args.purpose.as_deref().map(|w| {
        Purpose::parse(w).explain(|| format!("`{w}` is no purpose"), "a purpose is a token")
    });
    let level = args.level.as_deref().map(|w| {
        let level = ContactLevel::named(w);
        let known: Vec<&str> =
            organisation.contact_levels.iter().map(ContactLevel::as_str).collect();
        match organisation.contact_rank(&level) {
            Some(_) => Ok(level),
            None => Err(Failure::new(format!("`{w}` is no level of contact"))
                .help(format!("there are {}", known.join(", ")))),
        }
    });
    let at = args.at.as_deref().map(|w| time(w, desk, &post)).transpose()?;
    Ok(Contact {
        act: word("act", &args.act, Act::parse, Act::ALL.iter().map(|a| a.as_str()))?,
        level: level.transpose()?.or_else(|| organisation.contact_levels.first().cloned()),
        initiator: args
            .initiator
            .as_deref()
            .map(|w| {
                let all = Initiator::ALL.iter().map(|i| i.as_str());
                word("initiator", w, Initiator::parse, all)
            })
            .transpose()?,
        venue: args
            .place
            .as_deref()
            .map(|w| word("place", w, Venue::parse, Venue::ALL.iter().map(|v| v.as_str())))
            .transpose()?,
        purpose: purpose.transpose()?,
        at: at.unwrap_or_else(|| desk.now()),
        post,
        officer: account.clone(),
        counterparts: args.with.iter().map(|w| counterpart(w)).collect::<Result<_>>()?,
    })
}

fn post(word: Option<&str>, desk: &Desk, account: &OfficerId) -> Result<PostId> {
    match word {
        None => Ok(desk.officer(account)?.post.clone()),
        Some(word) => {
            let organisation = desk.organisation()?;
            let post = organisation.post_addressed(word);
            post.map(|p| p.id.clone()).ok_or_else(|| {
                Failure::new(format!("no post is called `{word}`"))
                    .help("`chancery post list` shows the posts")
            })
        }
    }
}

fn time(word: &str, desk: &Desk, post: &PostId) -> Result<Timestamp> {
    super::common::instant(word, &desk.zone_of(post)?)
}

/// One word of a closed set.
pub(crate) fn word<'a, T>(
    what: &str,
    given: &str,
    parse: impl Fn(&str) -> Option<T>,
    all: impl Iterator<Item = &'a str>,
) -> Result<T> {
    parse(given).ok_or_else(|| {
        let known = all.collect::<Vec<_>>().join(", ");
        Failure::new(format!("`{given}` is no {what}")).help(format!("there are {known}"))
    })
}

/// Writes an answer: the sentence of the whole, then one a counterpart; or the machine's form.
pub(crate) fn show(answer: &Answer, format: Format, out: &mut Out) -> Result<()> {
    let shown = &answer.disclosed;
    match format {
        Format::Json | Format::Jsonl => return out.json(&shown.to_json()),
        Format::Csv => {
            out.csv(["query", "verdict", "party"])?;
            for line in &shown.lines {
                let plain = line.plain();
                let party = plain.and_then(|l| l.party.as_ref()).map(ToString::to_string);
                let verdict = plain.map_or("refer", |l| l.verdict.as_str());
                out.csv([line.query(), verdict, party.as_deref().unwrap_or("")])?;
            }
            return Ok(());
        }
        Format::Table => {}
    }
    out.line(&wording::sentence(shown, Language::English))?;
    let lines = wording::lines(shown, Language::English);
    // Of a single counterpart the whole has said it.
    for line in lines.iter().filter(|_| lines.len() > 1) {
        out.line(&format!("  {line}"))?;
    }
    for line in wording::grounds(shown, Language::English) {
        out.line(&format!("  {line}"))?;
    }
    if answer.is_recorded {
        out.line(&format!("decision {}", shown.id))?;
    } else {
        note(format!("a question about the past, as of {}: not recorded", shown.as_of));
    }
    Ok(())
}
