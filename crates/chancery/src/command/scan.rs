//! Text files in, mentions of listed parties out, each with its place. Exits 0 whatever it finds.

use crate::failure::{Explain, Failure, Result, note};
use crate::indexes::{self, Which};
use crate::json::Object;
use crate::output::{Format, Out, csv_text, table_text};
use screening::mentions::TEXT_BYTES_MAX;
use screening::{Mention, Options, Score, Watch};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    which: Which,
    /// Plain text in UTF-8; `-` is standard input.
    #[arg(value_name = "TEXT", required = true)]
    files: Vec<PathBuf>,
    /// From which score, per mille, a strong match is a hit.
    #[arg(long, default_value_t = Score::THRESHOLD.get())]
    #[arg(value_parser = clap::value_parser!(u16).range(0..=1000))]
    threshold: u16,
    /// How mentions are written.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: [&str; 16] = [
    "file", "line", "column", "start", "end", "words", "party", "list", "caption", "name", "kind",
    "strength", "score", "hit", "ask", "context",
];

/// Scans the files one by one.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let files = args.which.files()?;
    let indexes = indexes::open(&files)?;
    let watch = Watch::over(&indexes);
    let usual = Options::usual();
    let options = Options { threshold: Score::permille(args.threshold), ..usual };
    let mut rows = Vec::new();
    let mut written = 0_u64;
    if args.format == Format::Csv {
        out.csv(COLUMNS)?;
    }
    for path in &args.files {
        let text = read(path)?;
        let name = path.display().to_string();
        let scanned = watch.scan(&text, &options);
        for mention in &scanned.mentions {
            let mut line = String::new();
            match args.format {
                Format::Table => rows.push(table_row(&name, mention)),
                Format::Csv => csv_text(cells(&name, mention), &mut line),
                Format::Jsonl => {
                    json(&name, mention, &mut line);
                    line.push('\n');
                }
                Format::Json => {
                    line.push(if written == 0 { '[' } else { ',' });
                    json(&name, mention, &mut line);
                }
            }
            written += 1;
            out.raw(&line)?;
        }
        if let Some(at) = scanned.cut_at {
            note(format!("note: `{name}` was read to byte {at} only; split it to read the rest"));
        }
    }
    match args.format {
        Format::Json => out.raw(if written == 0 { "[]\n" } else { "]\n" })?,
        Format::Table if rows.is_empty() => out.line("no listed party is mentioned")?,
        Format::Table => {
            out.raw(&table_text(&["PLACE", "SCORE", "SAYS", "WORDS", "PARTY", "NAME"], &rows))?;
        }
        Format::Jsonl | Format::Csv => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<String> {
    let name = path.display();
    let what = || format!("cannot read the text file `{name}`");
    let help = "check the path; `-` reads standard input";
    let source: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path).explain(what, help)?)
    };
    let most = u64::try_from(TEXT_BYTES_MAX).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    source.take(most.saturating_add(1)).read_to_end(&mut bytes).explain(what, help)?;
    if bytes.len() > TEXT_BYTES_MAX {
        return Err(Failure::new(format!("`{name}` is longer than {TEXT_BYTES_MAX} bytes"))
            .help("split the text into several files"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..at).unwrap_or_default();
        let line = before.split(|b| *b == b'\n').count();
        Failure::new(format!("`{name}` line {line} is not UTF-8, at byte {at}"))
            .help("save the text as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`")
    })
}

fn says(mention: &Mention) -> &'static str {
    if mention.hit { "hit" } else { "ask" }
}

fn table_row(file: &str, mention: &Mention) -> Vec<String> {
    let (line, column) = (mention.line, mention.column);
    vec![
        format!("{file}:{line}:{column}"),
        mention.score.to_string(),
        says(mention).to_owned(),
        mention.words.clone(),
        mention.party.to_string(),
        mention.caption.clone(),
    ]
}

fn cells(file: &str, mention: &Mention) -> [String; 16] {
    [
        file.to_owned(),
        mention.line.to_string(),
        mention.column.to_string(),
        mention.start.to_string(),
        mention.end.to_string(),
        mention.words.clone(),
        mention.party.to_string(),
        mention.list.to_string(),
        mention.caption.clone(),
        mention.name.clone(),
        mention.kind.as_str().to_owned(),
        mention.strength.as_str().to_owned(),
        mention.score.to_string(),
        mention.hit.to_string(),
        mention.ask.to_string(),
        mention.context.clone(),
    ]
}

fn json(file: &str, mention: &Mention, text: &mut String) {
    Object::start(text)
        .words("file", file)
        .bare("line", mention.line)
        .bare("column", mention.column)
        .bare("start", mention.start)
        .bare("end", mention.end)
        .words("words", &mention.words)
        .words("party", mention.party.as_str())
        .words("list", mention.list.as_str())
        .words("caption", &mention.caption)
        .words("name", &mention.name)
        .words("kind", mention.kind.as_str())
        .words("strength", mention.strength.as_str())
        .bare("score", mention.score)
        .bare("hit", mention.hit)
        .bare("ask", mention.ask)
        .words("context", &mention.context)
        .end();
}
