//! Names in, one answer a name out, in the order asked. Exits 0 whatever it finds: a verdict is
//! `check`'s to give.

use crate::answer;
use crate::failure::{Failure, Result, note};
use crate::indexes::{self, Which};
use crate::input::{Row, Rows};
use crate::output::{Format, Out};
use crate::progress::Progress;
use crate::unread;
use parties::{Kind, PartialDate, PartyId};
use screening::{Finder, Index, Options, Score, Subject, lent};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::thread;

/// Rows taken from the input for each thread before answers are written, in order.
const ROWS_A_THREAD: usize = 2_000;
/// Threads at most.
const THREADS_MAX: u16 = 256;
/// Parties returned for one name at most.
const LIMIT_MAX: u16 = 1_000;
/// Notes on single rows written to standard error; beyond it they are counted.
const NOTES_MAX: u64 = 20;
/// Countries of one row that are read.
const COUNTRIES_MAX: usize = 32;

const QUERY: [&str; 2] = ["query", "name"];

/// What the command is given.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    which: Which,
    /// Names to screen.
    #[arg(value_name = "NAME", required_unless_present = "input")]
    names: Vec<String>,
    /// CSV with a header, or JSON lines: `query` or `name`; optional `kind` or `schema`,
    /// `birth_date`, `country`; other columns pass through. `-` is standard input.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// What the names on the command line name.
    #[arg(long, value_parser = crate::command::kind, default_value = "any")]
    kind: Kind,
    /// Parties returned for one name, best first.
    #[arg(long, default_value_t = 10)]
    #[arg(value_parser = clap::value_parser!(u16).range(0..=i64::from(LIMIT_MAX)))]
    limit: u16,
    /// From which score, per mille, a strong match is a hit.
    #[arg(long, default_value_t = Score::THRESHOLD.get())]
    #[arg(value_parser = clap::value_parser!(u16).range(0..=1000))]
    threshold: u16,
    /// Says why each is like the name asked, and what stands against it. CSV has no room for it.
    #[arg(long)]
    explain: bool,
    /// How answers are written.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Threads that screen; all there are when not said.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=i64::from(THREADS_MAX)))]
    threads: Option<u16>,
    /// Shows no progress.
    #[arg(long)]
    quiet: bool,
}

/// Screens the names, then the rows of the input.
pub(crate) fn run(args: &Args, out: &mut Out) -> Result<ExitCode> {
    let files = args.which.files()?;
    let indexes = indexes::open(&files)?;
    let mut rows = args.input.as_deref().map(Rows::open).transpose()?;
    if let Some(rows) = &rows {
        rows.require(&QUERY)?;
    }
    let options =
        Options { limit: usize::from(args.limit), threshold: Score::permille(args.threshold) };
    let threads = args.threads.map_or_else(available, usize::from);
    let mut desk = Desk {
        seats: Vec::new(),
        indexes: &indexes,
        answers: Answers {
            options,
            format: args.format,
            is_explained: args.explain,
            told_of: if args.format == Format::Table {
                args.which.told_of()?
            } else {
                BTreeMap::new()
            },
            columns: rows.as_ref().and_then(Rows::columns).map(<[_]>::to_vec),
            unread: Mutex::default(),
            written: 0,
        },
        threads,
    };
    let named: Vec<Asked> = args.names.iter().map(|name| Asked::named(name, args.kind)).collect();
    desk.answer(&named, out)?;
    if let Some(rows) = &mut rows {
        let mut notes = Notes::default();
        let mut progress = Progress::begin(args.quiet);
        loop {
            let batch = take(rows, desk.threads.saturating_mul(ROWS_A_THREAD), &mut notes)?;
            if batch.is_empty() {
                break;
            }
            desk.answer(&batch, out)?;
            desk.answers.note_unread(&mut notes);
            if let Some(drawn) = rows.drawn() {
                progress.done(batch.len(), drawn);
            }
        }
        progress.end();
        notes.end();
    }
    desk.answers.end(out)?;
    Ok(ExitCode::SUCCESS)
}

fn available() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(usize::from(THREADS_MAX))
}

/// A row and what it asks.
struct Asked {
    row: Row,
    query_at: Option<usize>,
    subject: Subject,
}

impl Asked {
    fn named(name: &str, kind: Kind) -> Self {
        Self { row: answer::row_of(name), query_at: Some(0), subject: Subject::named(name, kind) }
    }

    fn read(row: Row, notes: &mut Notes) -> Result<Self> {
        let subject = subject_of(&row, notes)?;
        Ok(Self { query_at: row.find(&QUERY), row, subject })
    }
}

/// Whom a row asks for.
fn subject_of(row: &Row, notes: &mut Notes) -> Result<Subject> {
    let Some(name) = row.words(&QUERY) else {
        return Err(Failure::new(format!("line {} of the input has no `query`", row.line))
            .help("give each line a `query` or a `name`"));
    };
    if name.trim().is_empty() {
        notes.add(row.line, "has an empty name");
    }
    let word = row.words(&["kind", "schema"]).unwrap_or_default();
    let kind = Kind::parse(&word).unwrap_or_else(|| {
        notes.add(row.line, &format!("has the unknown kind `{word}`, screened as any"));
        Kind::Any
    });
    let mut subject = Subject::named(&name, kind);
    let born = row.words(&["birth_date"]).filter(|w| !w.trim().is_empty());
    subject.born = born.as_deref().and_then(PartialDate::parse);
    if let (Some(words), None) = (&born, subject.born) {
        notes.add(row.line, &format!("has the birth date `{words}`, which is no date; left out"));
    }
    let countries = row.words(&["country"]).unwrap_or_default();
    let countries = countries.split([';', ',']).map(str::trim).filter(|c| !c.is_empty());
    subject.countries = countries.take(COUNTRIES_MAX).map(str::to_owned).collect();
    Ok(subject)
}

fn take(rows: &mut Rows, most: usize, notes: &mut Notes) -> Result<Vec<Asked>> {
    let mut batch = Vec::new();
    while batch.len() < most {
        let Some(row) = rows.next()? else { break };
        batch.push(Asked::read(row, notes)?);
    }
    Ok(batch)
}

/// What was odd about single rows.
#[derive(Debug, Default)]
struct Notes(u64);

impl Notes {
    fn add(&mut self, line: u64, what: &str) {
        self.0 += 1;
        if self.0 <= NOTES_MAX {
            note(format!("note: line {line} of the input {}", crate::failure::visible(what)));
        }
    }

    fn end(&self) {
        if self.0 > NOTES_MAX {
            note(format!("note: {} more lines like these", self.0 - NOTES_MAX));
        }
    }
}

/// Where names are answered.
struct Desk<'a> {
    indexes: &'a [Index<'a>],
    /// One for each thread that has screened, kept from one batch to the next.
    seats: Vec<Seat<'a>>,
    threads: usize,
    answers: Answers,
}

/// Where one thread screens, and what it has written of a batch.
struct Seat<'a> {
    finder: Finder<'a>,
    text: String,
}

/// How names are answered.
struct Answers {
    options: Options,
    format: Format,
    is_explained: bool,
    /// What the lists say of parties; empty where it is not shown.
    told_of: BTreeMap<PartyId, String>,
    columns: Option<Vec<Arc<str>>>,
    /// Lines of this batch with words that could not be read, in no order, and what to say of them.
    unread: Mutex<Vec<(u64, String)>>,
    written: u64,
}

impl Desk<'_> {
    /// Answers a batch on all threads and writes the answers in order.
    fn answer(&mut self, batch: &[Asked], out: &mut Out) -> Result<()> {
        let Some(first) = batch.first() else { return Ok(()) };
        self.answers.begin(&first.row, out)?;
        let threads = self.threads.min(batch.len()).max(1);
        while self.seats.len() < threads {
            self.seats.push(Seat { finder: Finder::new(self.indexes), text: String::new() });
        }
        let answers = &self.answers;
        match self.seats.get_mut(..threads).unwrap_or_default() {
            [seat] => answer_here(answers, seat, batch, out)?,
            seats => answer_beside(answers, seats, batch, out)?,
        }
        self.answers.written += u64::try_from(batch.len()).unwrap_or(u64::MAX);
        Ok(())
    }
}

fn answer_here(
    answers: &Answers,
    seat: &mut Seat<'_>,
    batch: &[Asked],
    out: &mut Out,
) -> Result<()> {
    for (number, asked) in batch.iter().enumerate() {
        seat.text.clear();
        answers.add(seat, asked, number == 0);
        out.raw(&seat.text)?;
    }
    Ok(())
}

/// A share of the batch to each thread; what they say is written in order.
fn answer_beside(
    answers: &Answers,
    seats: &mut [Seat<'_>],
    batch: &[Asked],
    out: &mut Out,
) -> Result<()> {
    let share = batch.len().div_ceil(seats.len().max(1)).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = batch
            .chunks(share)
            .zip(seats)
            .enumerate()
            .map(|(part, (asked, seat))| {
                scope.spawn(move || {
                    seat.text.clear();
                    for (number, asked) in asked.iter().enumerate() {
                        answers.add(seat, asked, part + number == 0);
                    }
                    &seat.text
                })
            })
            .collect();
        for part in parts {
            out.raw(part.join().map_err(|_| Failure::new("a screening thread stopped"))?)?;
        }
        Ok(())
    })
}

impl Answers {
    /// Writes what stands before the first answer.
    fn begin(&mut self, first: &Row, out: &mut Out) -> Result<()> {
        if self.columns.is_none() {
            self.columns = Some(first.fields.iter().map(|(n, _)| Arc::clone(n)).collect());
        }
        if self.written == 0 && self.format == Format::Csv {
            let own = self.columns.iter().flatten().map(|c| &**c);
            out.csv(own.chain(answer::CSV_COLUMNS))?;
        }
        Ok(())
    }

    /// Adds the answer to one row; `is_first` of its batch.
    fn add(&self, seat: &mut Seat<'_>, asked: &Asked, is_first: bool) {
        let Seat { finder, text } = seat;
        if self.format == Format::Json {
            text.push(if is_first && self.written == 0 { '[' } else { ',' });
        }
        let found = finder.ask(&asked.subject, &self.options);
        if !found.unread.is_empty() && asked.row.line > 0 {
            self.keep_unread(asked.row.line, &found);
        }
        self.render(asked, &found, text);
    }

    fn keep_unread(&self, line: u64, found: &lent::Answer<'_>) {
        let is_empty = found.query.trim().is_empty();
        if let (false, Ok(mut unread)) = (is_empty, self.unread.lock()) {
            unread.push((line, unread::told(found.unread)));
        }
    }

    /// Says which lines of the batch could not be read, and why.
    fn note_unread(&self, notes: &mut Notes) {
        let mut unread = self.unread.lock().map(|mut all| std::mem::take(&mut *all));
        let unread = unread.as_mut().map(|all| {
            all.sort_unstable();
            std::mem::take(all)
        });
        for (line, told) in unread.unwrap_or_default() {
            notes.add(line, &format!("is not read whole: {told}"));
        }
    }

    fn render(&self, asked: &Asked, found: &lent::Answer<'_>, text: &mut String) {
        match self.format {
            Format::Table => answer::table(found, self.is_explained, &self.told_of, text),
            Format::Csv => {
                let columns = self.columns.as_deref().unwrap_or_default();
                answer::csv(columns, &asked.row, found, text);
            }
            Format::Jsonl => {
                answer::json(&asked.row, asked.query_at, found, self.is_explained, text);
                text.push('\n');
            }
            Format::Json => {
                answer::json(&asked.row, asked.query_at, found, self.is_explained, text)
            }
        }
    }

    fn end(&self, out: &mut Out) -> Result<()> {
        if self.format == Format::Json {
            out.raw(if self.written == 0 { "[]\n" } else { "]\n" })?;
        }
        Ok(())
    }
}
