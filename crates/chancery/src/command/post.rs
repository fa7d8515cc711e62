//! The command `post`: add one, list them.

use super::common::{As, Data, listed};
use crate::failure::{Explain, Failure, Result};
use crate::output::{Format, Out};
use jiff::civil::{Date, Weekday};
use parties::organisation::Post;
use parties::{OfficerId, PostId, RegionId};
use serde_json::json;
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Adds a post, or changes the one of that id.
    Add(Box<Add>),
    /// Lists the posts.
    List(List),
}

#[derive(Debug, clap::Args)]
struct Add {
    /// Its id.
    id: String,
    /// Its name.
    #[arg(long)]
    name: String,
    /// Its region.
    #[arg(long)]
    region: String,
    /// Its time zone, an IANA name.
    #[arg(long, value_name = "ZONE")]
    time_zone: String,
    /// The days it works.
    #[arg(long, value_name = "DAYS", default_value = "mon,tue,wed,thu,fri", value_delimiter = ',')]
    working_days: Vec<String>,
    /// Days it does not work though the weekday says so.
    #[arg(long, value_name = "DATES", value_delimiter = ',')]
    holidays: Vec<Date>,
    /// The head of post.
    #[arg(long)]
    head: Option<String>,
    /// The deputy.
    #[arg(long)]
    deputy: Option<String>,
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
    data: Data,
}

/// Does it.
pub(crate) fn run(args: Args, out: &mut Out) -> Result<ExitCode> {
    match args.what {
        What::Add(args) => add(&args, out),
        What::List(args) => list(&args, out),
    }
}

const WEEK: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

fn weekday(word: &str) -> Result<Weekday> {
    let plain = word.trim().to_lowercase();
    WEEK.iter().find(|(name, _)| *name == plain).map(|(_, day)| *day).ok_or_else(|| {
        Failure::new(format!("`{word}` is no day of the week"))
            .help("there are mon, tue, wed, thu, fri, sat, sun")
    })
}

fn officer(word: Option<&String>) -> Result<Option<OfficerId>> {
    let parse = |w: &String| {
        OfficerId::parse(w).explain(|| format!("`{w}` is no account"), "see `account list`")
    };
    word.map(parse).transpose()
}

fn add(args: &Add, out: &mut Out) -> Result<ExitCode> {
    let help = "an id is a short word without commas";
    let post = Post {
        id: PostId::parse(&args.id).explain(|| format!("`{}` is no post", args.id), help)?,
        name: args.name.clone(),
        region: RegionId::parse(&args.region)
            .explain(|| format!("`{}` is no region", args.region), help)?,
        time_zone: args.time_zone.clone(),
        working_days: args.working_days.iter().map(|w| weekday(w)).collect::<Result<_>>()?,
        holidays: args.holidays.iter().copied().collect(),
        head: officer(args.head.as_ref())?,
        deputy: officer(args.deputy.as_ref())?,
    };
    let mut desk = args.data.open()?;
    desk.add_post(args.account.given()?.as_ref(), &post)?;
    out.line(&format!("{}: {}, {}", post.id, post.name, post.time_zone))?;
    Ok(ExitCode::SUCCESS)
}

fn list(args: &List, out: &mut Out) -> Result<ExitCode> {
    let desk = args.data.open()?;
    let posts = &desk.organisation()?.posts;
    let days = |p: &Post| -> Vec<&str> {
        WEEK.iter().filter(|(_, d)| p.working_days.contains(d)).map(|(n, _)| *n).collect()
    };
    let rows = posts.iter().map(|p| {
        json!({
            "post": p.id.as_str(), "name": p.name, "region": p.region.as_str(),
            "time_zone": p.time_zone, "working_days": days(p),
            "head": p.head.as_ref().map(OfficerId::as_str),
            "deputy": p.deputy.as_ref().map(OfficerId::as_str),
        })
    });
    listed(out, args.format, &["post", "name", "region", "time_zone", "working_days"], rows)?;
    Ok(ExitCode::SUCCESS)
}
