//! The words several commands share: the data directory, the account acted for, times, names of
//! counterparts. Parses once at the door.

use crate::failure::{Explain, Failure, Result};
use crate::machine;
use crate::output::{Format, Out};
use clearance::guest_list::{self, Unread};
use clearance::{Counterpart, Language};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use parties::{OfficerId, PartyId};
use serde_json::Value;
use server::Desk;
use std::path::PathBuf;

/// Where the data are kept.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Data {
    /// The data directory.
    #[arg(long, value_name = "DIR", default_value = "chancery-data")]
    pub(crate) data: PathBuf,
}

impl Data {
    /// Opens the directory.
    pub(crate) fn open(&self) -> Result<Desk> {
        let desk = self.open_again()?;
        if let Some(clock) = desk.story_clock() {
            crate::failure::note(format!("story clock: {clock}"));
        }
        Ok(desk)
    }

    /// Opens a directory whose clock this command has shown already.
    pub(crate) fn open_again(&self) -> Result<Desk> {
        Ok(Desk::open(&self.data, machine::machine())?)
    }

    /// Whether nothing is there yet.
    pub(crate) fn is_new(&self) -> bool {
        is_new(&self.data)
    }
}

/// The bytes of a file a person typed, and one more than `most` when it has more: whoever asks says
/// then that it is too long.
pub(crate) fn bytes_up_to(file: &std::path::Path, most: usize, what: &str) -> Result<Vec<u8>> {
    use std::io::Read as _;
    let told = || format!("cannot read the {what} `{}`", file.display());
    let help = "check the path and the rights on it";
    let source = std::fs::File::open(file).explain(told, help)?;
    let mut bytes = Vec::new();
    source.take(most as u64 + 1).read_to_end(&mut bytes).explain(told, help)?;
    Ok(bytes)
}

/// Whether nothing is at a path yet: no directory, or an empty one.
pub(crate) fn is_new(dir: &std::path::Path) -> bool {
    match std::fs::read_dir(dir) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

/// In whose name something is done.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct As {
    /// The account in whose name this is done; the event names the operator beside it.
    #[arg(long = "as", value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
}

impl As {
    /// The account, demanded.
    pub(crate) fn demanded(&self, deed: &str) -> Result<OfficerId> {
        self.given()?.ok_or_else(|| {
            Failure::new(format!("{deed} is done in somebody's name"))
                .help("name the account: --as ACCOUNT (`chancery account list` shows them)")
        })
    }

    /// The account, if one was named.
    pub(crate) fn given(&self) -> Result<Option<OfficerId>> {
        self.account
            .as_deref()
            .map(|word| {
                OfficerId::parse(word)
                    .explain(|| format!("`{word}` is no account"), "see `chancery account list`")
            })
            .transpose()
    }
}

/// An instant with its offset, where no post says which local time would be meant.
pub(crate) fn offset_instant(word: &str) -> std::result::Result<Timestamp, String> {
    word.parse().map_err(|_| {
        "write a time with its offset, as 2020-01-09T18:00Z or 2020-01-09T19:00+01:00".to_owned()
    })
}

/// An instant with its offset, or a date and time local at the post.
pub(crate) fn instant(word: &str, zone: &TimeZone) -> Result<Timestamp> {
    clearance::time::parse_at(word, zone).map_err(|error| {
        Failure::new("").because(error).help(
            "write it as 2020-01-09T19:00+01:00, as 2020-01-09T18:00Z, or as 2020-01-09T19:00 \
             for local time at the post",
        )
    })
}

/// `NAME; kind=…; born=…; country=…; capacity=…; is=PARTY; is-not=PARTY`.
pub(crate) fn counterpart(words: &str) -> Result<Counterpart> {
    guest_list::counterpart(words).map_err(|why| {
        let help = match &why {
            Unread::NoName => {
                "write --with \"NAME; born=1961-03-04; is=PARTY\", the name first".to_owned()
            }
            why => why.remedy_told(Language::English),
        };
        let failure = Failure::new(why.told(words, 1, Language::English)).help(help);
        match why {
            Unread::Party { cause, .. } => failure.because(cause),
            _ => failure,
        }
    })
}

/// The whole id of a party.
pub(crate) fn party(word: &str) -> Result<PartyId> {
    PartyId::parse(word).explain(
        || format!("`{word}` is no id of a party"),
        "write the whole id, for example is=own:mek",
    )
}

/// Writes objects: as JSON whole or by line, or their named fields as a table or CSV.
pub(crate) fn listed(
    out: &mut Out,
    format: Format,
    head: &[&str],
    rows: impl Iterator<Item = Value>,
) -> Result<()> {
    match format {
        Format::Json => out.json(&Value::Array(rows.collect())),
        Format::Jsonl => rows.into_iter().try_for_each(|row| out.json(&row)),
        Format::Csv => {
            out.csv(head.iter().copied())?;
            for row in rows {
                let cells: Vec<String> = head.iter().map(|key| cell(&row[*key])).collect();
                out.csv(cells.iter().map(String::as_str))?;
            }
            Ok(())
        }
        Format::Table => {
            let cells = |row: Value| head.iter().map(|key| cell(&row[*key])).collect();
            out.table(head, &rows.map(cells).collect::<Vec<Vec<String>>>())
        }
    }
}

/// A value as one cell: words as they are, several joined by commas, nothing for null.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(words) => words.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// Named fields of an object as lines, in that order: nothing for what is empty.
pub(crate) fn told(out: &mut Out, value: &Value, fields: &[&str]) -> Result<()> {
    for name in fields {
        let words = cell(&value[*name]);
        if !words.is_empty() {
            out.line(&format!("{:<12} {words}", name.replace('_', " ")))?;
        }
    }
    Ok(())
}

/// Fields that an outline begins with, in this order; the others follow as they come.
const FIRST: [&str; 12] = [
    "party",
    "caption",
    "kind",
    "list",
    "name",
    "link",
    "of",
    "statement",
    "programme",
    "from",
    "to",
    "value",
];

/// An object as an outline: nothing for what is empty, one line for each of several objects.
pub(crate) fn outline(out: &mut Out, value: &Value) -> Result<()> {
    for (key, item) in told_fields(value) {
        match item {
            Value::Array(items) if items.iter().any(Value::is_object) => {
                out.line(&format!("{key}:"))?;
                for one in items {
                    let fields = told_fields(one).into_iter();
                    let words = fields.map(|(key, item)| format!("{key} {}", cell(item)));
                    out.line(&format!("  {}", words.collect::<Vec<_>>().join(", ")))?;
                }
            }
            item => out.line(&format!("{key}: {}", cell(item)))?,
        }
    }
    Ok(())
}

/// The fields of an object that say something, the first ones first.
fn told_fields(value: &Value) -> Vec<(&str, &Value)> {
    let Value::Object(fields) = value else { return Vec::new() };
    let says = |item: &Value| {
        let words = cell(item);
        !words.is_empty() && words != "{}" && words != "false"
    };
    let mut told: Vec<(&str, &Value)> =
        fields.iter().filter(|(_, v)| says(v)).map(|(k, v)| (k.as_str(), v)).collect();
    told.sort_by_key(|(key, _)| FIRST.iter().position(|f| f == key).unwrap_or(FIRST.len()));
    told
}
