//! Files in, mentions of listed parties out, each with its place. Exits 0 whatever it finds, 2 when
//! a file could not be read at all.

use crate::answer::says;
use crate::failure::{Explain, Failure, Result, note};
use crate::indexes::{self, Which};
use crate::json::Object;
use crate::output::{Format, Out, csv_text, table_text};
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use screening::mentions::Basis;
use screening::{How, Mention, Options, Score, Watch};
use server::document::{self, Document, Kind, Place, TEXT_BYTES_MAX};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    which: Which,
    /// Text, web pages, Markdown, mails, calendars, PDF, docx; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// What the files are, where neither their content nor their name tells.
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    read_as: Option<Kind>,
    /// From which score, per mille, a strong match is a hit.
    #[arg(long, default_value_t = Score::THRESHOLD.get())]
    #[arg(value_parser = clap::value_parser!(u16).range(0..=1000))]
    threshold: u16,
    /// How mentions are written.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: [&str; 19] = [
    "file", "line", "column", "start", "end", "words", "party", "list", "caption", "name", "kind",
    "strength", "score", "hit", "ask", "place", "basis", "why_not", "context",
];

fn kinds() -> impl TypedValueParser<Value = Kind> {
    let words = PossibleValuesParser::new(Kind::ALL.map(Kind::as_str));
    words.map(|word| Kind::ALL.into_iter().find(|k| k.as_str() == word).unwrap_or(Kind::Text))
}

/// A mention and where in its file it stands.
struct Found<'f> {
    file: &'f str,
    place: Place,
    mention: &'f Mention,
}

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
    let mut is_whole = true;
    for path in &args.files {
        let name = path.display().to_string();
        let document = match read(path, args.read_as) {
            Ok(document) => document,
            // The others may be read all the same; the status says that one was not.
            Err(failure) if args.files.len() > 1 => {
                failure.report();
                is_whole = false;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let scanned = watch.scan(&document.text, &options);
        for mention in &scanned.mentions {
            let found = Found { file: &name, place: document.place(mention.start), mention };
            let mut line = String::new();
            match args.format {
                Format::Table => rows.push(found.table_row()),
                Format::Csv => csv_text(found.cells(), &mut line),
                Format::Jsonl => {
                    found.json(&mut line);
                    line.push('\n');
                }
                Format::Json => {
                    line.push(if written == 0 { '[' } else { ',' });
                    found.json(&mut line);
                }
            }
            written += 1;
            out.raw(&line)?;
        }
        if let Some(at) = scanned.cut_at {
            let place = document.place(at);
            note(format!("note: `{name}` was read to {place} only; split it to read the rest"));
        }
    }
    match args.format {
        Format::Json => out.raw(if written == 0 { "[]\n" } else { "]\n" })?,
        Format::Table if rows.is_empty() => out.line("no listed party is mentioned")?,
        Format::Table => {
            out.raw(&table_text(
                &["PLACE", "SCORE", "SAYS", "WHY", "WORDS", "PARTY", "NAME"],
                &rows,
            ))?;
        }
        Format::Jsonl | Format::Csv => {}
    }
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn read(path: &Path, given: Option<Kind>) -> Result<Document> {
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
    let hint = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let (document, faults) = document::read(&bytes, hint, given)
        .map_err(|unread| Failure::new(format!("`{name}` {}", unread.words)).help(unread.help))?;
    for fault in faults {
        note(format!("note: `{name}` {fault}"));
        note(format!("help: {}", fault.help));
    }
    Ok(document)
}

impl Found<'_> {
    /// Line and column in the file, where it has lines.
    fn line(&self) -> (usize, usize) {
        let mut place = &self.place;
        while let Place::Within { place: inner, .. } = place {
            place = inner;
        }
        match place {
            Place::Line { line, column } => (*line, *column),
            _ => (self.mention.line, self.mention.column),
        }
    }

    /// Why the words are taken for the name, in a word or two.
    fn why(&self) -> String {
        match self.mention.basis {
            Basis::FamilyName => return "family name".to_owned(),
            Basis::AcronymAlone => return "acronym alone".to_owned(),
            Basis::Name | Basis::Acronym => {}
        }
        let ways = self.mention.ways.iter().filter(|way| **way != How::Same);
        let ways: Vec<&str> = ways.map(|way| way.as_str()).collect();
        if ways.is_empty() { "same words".to_owned() } else { ways.join(", ") }
    }

    fn table_row(&self) -> Vec<String> {
        let place = match &self.place {
            place @ Place::Line { .. } => format!("{}:{place}", self.file),
            place => format!("{} {place}", self.file),
        };
        vec![
            place,
            self.mention.score.to_string(),
            says(self.mention.hit, self.mention.ask).to_owned(),
            self.why(),
            self.mention.words.clone(),
            self.mention.party.to_string(),
            self.mention.caption.clone(),
        ]
    }

    fn cells(&self) -> [String; 19] {
        let Self { file, place, mention } = self;
        let (line, column) = self.line();
        [
            (*file).to_owned(),
            line.to_string(),
            column.to_string(),
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
            place.to_string(),
            mention.basis.as_str().to_owned(),
            mention.why_not.clone(),
            mention.context.clone(),
        ]
    }

    fn json(&self, text: &mut String) {
        let Self { file, place, mention } = self;
        let (line, column) = self.line();
        Object::start(text)
            .words("file", file)
            .bare("line", line)
            .bare("column", column)
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
            .words("place", &place.to_string())
            .words("basis", mention.basis.as_str())
            .words("why_not", &mention.why_not)
            .words("context", &mention.context)
            .end();
    }
}
