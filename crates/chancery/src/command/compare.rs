//! Two names in, how likely they name the same bearer out; or a file of pairs. Exits 0 whatever
//! it finds.

use crate::explain;
use crate::failure::{Failure, Result, note, visible};
use crate::input::{Row, Rows};
use crate::json::Object;
use crate::output::{Format, Out, csv_text, write_string};
use crate::unread;
use parties::Kind;
use screening::names::{Flaw, flaw};
use screening::{Compared, Score, compare, compare_score, explain_pair};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The two names.
    #[arg(
        value_name = "NAME",
        num_args = 2,
        required_unless_present = "input",
        conflicts_with = "input"
    )]
    names: Vec<String>,
    /// CSV with a header, or JSON lines: `name1`, `name2`, optional `kind` or `schema`. The same
    /// columns come out with `score` and `hit` added. `-` is standard input.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// What the names name, where the input does not say.
    #[arg(long, value_parser = crate::command::kind, default_value = "any")]
    kind: Kind,
    /// From which score, per mille, it is a hit.
    #[arg(long, default_value_t = Score::SAME.get())]
    #[arg(value_parser = clap::value_parser!(u16).range(0..=1000))]
    threshold: u16,
    /// Says why they are taken for one name, or why not. CSV has no room for it.
    #[arg(long)]
    explain: bool,
    /// How answers are written.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Compares the two names, or each pair of the input.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    if let [first, second] = args.names.as_slice() {
        let text = |words: &String| Value::String(words.clone());
        let kind = Value::String(args.kind.as_str().to_owned());
        let fields: [(Arc<str>, Value); 3] =
            [("name1".into(), text(first)), ("name2".into(), text(second)), ("kind".into(), kind)];
        let row = Row { line: 0, fields: fields.into() };
        let mut writer = Writer::of(args, None);
        writer.write(&row, args.kind, out)?;
        return writer.end(out);
    }
    let Some(path) = &args.input else {
        return Err(Failure::new("two names are needed").help("or give `--input PAIRS.csv`"));
    };
    let mut rows = Rows::open(path)?;
    rows.require(&["name1"])?;
    rows.require(&["name2"])?;
    let columns = rows.columns().map(<[_]>::to_vec);
    let mut writer = Writer::of(args, columns);
    writer.head(out)?;
    while let Some(row) = rows.next()? {
        let kind = match row.words(&["kind", "schema"]) {
            None => args.kind,
            Some(word) => Kind::parse(&word).unwrap_or_else(|| {
                let word = visible(&word);
                note(format!(
                    "note: line {} has the unknown kind `{word}`, compared as any",
                    row.line
                ));
                Kind::Any
            }),
        };
        writer.write(&row, kind, out)?;
    }
    writer.end(out)
}

struct Writer {
    format: Format,
    threshold: Score,
    is_explained: bool,
    columns: Option<Vec<Arc<str>>>,
    written: u64,
}

impl Writer {
    fn of(args: &Args, columns: Option<Vec<Arc<str>>>) -> Self {
        let threshold = Score::permille(args.threshold);
        let is_explained = args.explain;
        Self { format: args.format, threshold, is_explained, columns, written: 0 }
    }

    /// The heading of CSV, once.
    fn head(&mut self, out: &mut Out) -> Result<()> {
        if self.format == Format::Csv
            && let Some(columns) = &self.columns
        {
            out.csv(columns.iter().map(|c| &**c).chain(["score", "hit"]))?;
        }
        Ok(())
    }

    fn write(&mut self, row: &Row, kind: Kind, out: &mut Out) -> Result<()> {
        let word = |name: &str| {
            row.words(&[name]).ok_or_else(|| {
                Failure::new(format!("line {} of the input has no `{name}`", row.line))
                    .help("give each line a `name1` and a `name2`")
            })
        };
        let (first, second) = (word("name1")?, word("name2")?);
        if self.columns.is_none() {
            self.columns = Some(row.fields.iter().map(|(n, _)| Arc::clone(n)).collect());
            self.head(out)?;
        }
        let mut text = String::new();
        if self.format == Format::Csv {
            self.csv(row, compare_score(&first, &second, kind), &mut text);
            return out.raw(&text);
        }
        let compared = compare(&first, &second, kind);
        let is_hit = compared.score >= self.threshold;
        let names = [&*first, &*second];
        let by = (kind, self.threshold);
        let explained = self.is_explained.then(|| explain_pair(&first, &second, kind));
        match self.format {
            Format::Table => {
                headline(names, &compared, is_hit, &mut text);
                match &explained {
                    Some(explained) => explain::of_pair(names, explained, by, &mut text),
                    None => details(&compared, &mut text),
                }
            }
            Format::Csv => {}
            Format::Jsonl | Format::Json => {
                if self.format == Format::Json {
                    text.push(if self.written == 0 { '[' } else { ',' });
                }
                json(row, &compared, is_hit, &mut text);
                if let Some(explained) = &explained {
                    text.pop();
                    text.push_str(",\"explain\":");
                    explain::pair_json(names, explained, by, &mut text);
                    text.push('}');
                }
                if self.format == Format::Jsonl {
                    text.push('\n');
                }
            }
        }
        self.written += 1;
        out.raw(&text)
    }

    /// A pair as a row of CSV, which has no room for why.
    fn csv(&self, row: &Row, score: Score, text: &mut String) {
        let columns = self.columns.iter().flatten();
        let cells = columns.map(|c| row.words(&[c]).unwrap_or_default());
        let score_cell = Cow::Owned(score.to_string());
        let hit_cell = Cow::Borrowed(if score >= self.threshold { "true" } else { "false" });
        csv_text(cells.chain([score_cell, hit_cell]), text);
    }

    fn end(&self, out: &mut Out) -> Result<ExitCode> {
        if self.format == Format::Json {
            out.raw(if self.written == 0 { "[]\n" } else { "]\n" })?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn json(row: &Row, compared: &Compared, is_hit: bool, text: &mut String) {
    let words = |words: &String, text: &mut String| write_string(words, text);
    let mut object = Object::start(text);
    for (name, value) in &row.fields {
        object.value(name, value);
    }
    object
        .bare("score", compared.score)
        .bare("hit", is_hit)
        .bare("bits", compared.bits)
        .list("evidence", &compared.evidence, |part, text| {
            Object::start(text)
                .words("name1", &part.query)
                .words("name2", &part.name)
                .words("how", part.how.as_str())
                .bare("score", part.score)
                .end();
        })
        .list("unmatched1", &compared.unmatched_first, words)
        .list("unmatched2", &compared.unmatched_second, words);
    unread::fields(&mut object, &compared.unread);
    object.end();
}

fn headline([first, second]: [&str; 2], compared: &Compared, is_hit: bool, text: &mut String) {
    let says = if is_hit { "hit" } else { "no hit" };
    let (first, second) = (visible(first), visible(second));
    let _ = writeln!(text, "{:>5}  {says}  {first} | {second}", compared.score.get());
}

fn details(compared: &Compared, text: &mut String) {
    for part in &compared.evidence {
        let (one, other) = (visible(&part.query), visible(&part.name));
        let _ = writeln!(text, "       {one} = {other}: {}", part.how.as_str());
    }
    for (whose, parts) in
        [("first", &compared.unmatched_first), ("second", &compared.unmatched_second)]
    {
        if !parts.is_empty() {
            let parts = visible(&parts.join(", "));
            let _ = writeln!(text, "       only in the {whose}: {parts}");
        }
    }
    if !compared.unread.is_empty() {
        let told = unread::told(&compared.unread);
        let _ = write!(text, "       {told}");
        let is_given = |words: &String| flaw(words) != Flaw::Empty;
        let is_open = compared.unread.iter().any(is_given);
        text.push_str(if is_open { "; a low score does not say different\n" } else { "\n" });
    }
}
