//! A file of rows in (CSV with a header, or JSON a line), rows out one by one. Never holds more
//! than one row that it has not given out, and never reads past a row of unreasonable length.

use crate::failure::{Explain, Failure, Result};
use serde_json::Value;
use std::borrow::Cow;
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// Bytes of one row. Largest seen: 61,000 (an entity with all its statements on one line). Beyond
/// it the file is refused: a quote that is never closed must not draw the rest into memory.
const ROW_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Columns of a row. Largest seen: 59 (the older list of the European Union).
const COLUMNS_MAX: usize = 1_000;
/// Bytes looked at to tell JSON lines from CSV when the name of the file does not.
const PEEK_BYTES: usize = 4096;

/// One row: where it stands and its fields in order.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Line in the file, from 1.
    pub(crate) line: u64,
    /// Names and values.
    pub(crate) fields: Vec<(Arc<str>, Value)>,
}

impl Row {
    /// The place of the first of these columns that there is.
    pub(crate) fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|n| self.fields.iter().position(|(f, _)| **f == **n))
    }

    /// The words of the first of these columns that there is; none when it is absent or null.
    pub(crate) fn words(&self, names: &[&str]) -> Option<Cow<'_, str>> {
        self.cell(self.find(names)?)
    }

    /// The words at a place; none when it is absent or null.
    pub(crate) fn cell(&self, place: usize) -> Option<Cow<'_, str>> {
        self.fields.get(place).and_then(|(_, value)| match value {
            Value::Null => None,
            Value::String(words) => Some(Cow::Borrowed(words.as_str())),
            Value::Array(items) => {
                let words: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                Some(Cow::Owned(words.join("; ")))
            }
            other => Some(Cow::Owned(other.to_string())),
        })
    }
}

/// Rows of one file.
#[derive(Debug)]
pub(crate) struct Rows {
    path: PathBuf,
    source: Source,
    left: Budget,
    /// Bytes of the file, where it is one.
    length: Option<u64>,
}

#[derive(Debug)]
enum Source {
    Csv { columns: Vec<Arc<str>>, reader: Box<csv::Reader<Limited>>, record: csv::StringRecord },
    Jsonl { reader: BufReader<Limited>, line: u64 },
}

impl Rows {
    /// Opens a file; `-` is standard input. JSON lines are known by the first character `{`.
    ///
    /// # Errors
    /// A file that cannot be read, or whose header is not text.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let bytes: Box<dyn Read> = if name == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(path).explain(
                || format!("cannot open the input file `{name}`"),
                "check the path; `-` reads standard input",
            )?)
        };
        let left = Budget::default();
        left.refill();
        let limited = Limited { bytes, left: left.clone() };
        let mut peeked = BufReader::with_capacity(PEEK_BYTES, limited);
        let is_jsonl = first_byte(&mut peeked).explain(
            || format!("cannot read the input file `{name}`"),
            "give a file, CSV with a header or JSON lines",
        )? == Some(b'{');
        let start = peeked.buffer().to_vec();
        let inner = peeked.into_inner();
        let whole = Limited { bytes: Box::new(io::Cursor::new(start).chain(inner.bytes)), left };
        Self::of(path, whole, is_jsonl)
    }

    fn of(path: &Path, bytes: Limited, is_jsonl: bool) -> Result<Self> {
        let left = bytes.left.clone();
        left.refill();
        let path = path.to_path_buf();
        if is_jsonl {
            let source = Source::Jsonl { reader: BufReader::new(bytes), line: 0 };
            return Ok(Self { length: length_of(&path), path, source, left });
        }
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let columns: Vec<Arc<str>> = match reader.headers() {
            Ok(header) => header.iter().map(|name| name.trim().into()).collect(),
            Err(error) => return Err(unreadable(&path, 1, &error)),
        };
        if columns.len() > COLUMNS_MAX {
            return Err(Failure::new(format!(
                "`{}` has {} columns; {COLUMNS_MAX} are read",
                path.display(),
                columns.len()
            ))
            .help("keep the columns that are needed"));
        }
        let record = csv::StringRecord::new();
        let source = Source::Csv { columns, reader: Box::new(reader), record };
        Ok(Self { length: length_of(&path), path, source, left })
    }

    /// Bytes drawn so far and bytes of the file, at least one; none where the input is no file.
    pub(crate) fn drawn(&self) -> Option<(u64, u64)> {
        let length = self.length?.max(1);
        Some((self.left.drawn.get().min(length), length))
    }

    /// The columns of a CSV file; none for JSON lines, where each line has its own.
    pub(crate) fn columns(&self) -> Option<&[Arc<str>]> {
        match &self.source {
            Source::Csv { columns, .. } => Some(columns),
            Source::Jsonl { .. } => None,
        }
    }

    /// Refuses a CSV file that has none of these columns.
    ///
    /// # Errors
    /// The columns there are, and those that would do.
    pub(crate) fn require(&self, names: &[&str]) -> Result<()> {
        let Some(columns) = self.columns() else { return Ok(()) };
        if columns.iter().any(|c| names.contains(&&**c)) {
            return Ok(());
        }
        let there: Vec<String> = columns.iter().take(20).map(|c| format!("`{c}`")).collect();
        let wanted: Vec<String> = names.iter().map(|c| format!("`{c}`")).collect();
        let wanted = wanted.join(" or ");
        Err(Failure::new(format!(
            "`{}` line 1 has no column {wanted}; its columns are {}",
            self.path.display(),
            if there.is_empty() { "none".to_owned() } else { there.join(", ") }
        ))
        .help(format!("name the column {wanted} in the first line")))
    }

    /// The next row; none at the end.
    ///
    /// # Errors
    /// A row that is not UTF-8, not JSON, or longer than a row may be.
    pub(crate) fn next(&mut self) -> Result<Option<Row>> {
        self.left.refill();
        match &mut self.source {
            Source::Csv { columns, reader, record } => {
                let line = reader.position().line();
                match reader.read_record(record) {
                    Ok(false) => Ok(None),
                    Ok(true) => Ok(Some(csv_row(columns, record, line))),
                    Err(error) => Err(unreadable(&self.path, line, &error)),
                }
            }
            Source::Jsonl { reader, line } => next_json(&self.path, reader, line),
        }
    }
}

fn csv_row(columns: &[Arc<str>], record: &csv::StringRecord, line: u64) -> Row {
    let fields = columns
        .iter()
        .enumerate()
        .map(|(place, name)| {
            let cell = record.get(place).unwrap_or_default();
            (Arc::clone(name), Value::String(cell.to_owned()))
        })
        .collect();
    Row { line: record.position().map_or(line, csv::Position::line), fields }
}

fn next_json(path: &Path, reader: &mut BufReader<Limited>, line: &mut u64) -> Result<Option<Row>> {
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        *line += 1;
        let read = reader.read_until(b'\n', &mut bytes).explain(
            || format!("cannot read `{}` line {line}", path.display()),
            "split the line, or give one JSON object a line",
        )?;
        if read == 0 {
            return Ok(None);
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        if text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let value: Value = serde_json::from_slice(text).explain(
            || format!("`{}` line {line} is not JSON", path.display()),
            "give one JSON object a line, in UTF-8",
        )?;
        let Value::Object(fields) = value else {
            return Err(Failure::new(format!("`{}` line {line} is no object", path.display()))
                .help("give one JSON object a line, for example {\"query\":\"Jon Exampel\"}"));
        };
        let fields = fields.into_iter().map(|(name, value)| (name.into(), value)).collect();
        return Ok(Some(Row { line: *line, fields }));
    }
}

fn unreadable(path: &Path, line: u64, error: &csv::Error) -> Failure {
    let name = path.display();
    let line = error.position().map_or(line, csv::Position::line);
    if let csv::ErrorKind::Utf8 { err, .. } = error.kind() {
        return Failure::new(format!(
            "`{name}` line {line} is not UTF-8 in column {}",
            err.field() + 1
        ))
        .help("save the file as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`");
    }
    let what = match error.kind() {
        csv::ErrorKind::Io(cause) => cause.to_string(),
        _ => error.to_string(),
    };
    Failure::new(format!("cannot read `{name}` line {line}: {what}"))
        .help("look for a quote that is never closed, or a line end that is missing")
}

/// The first byte that is neither a byte order mark nor space, without taking it.
fn first_byte(reader: &mut impl BufRead) -> io::Result<Option<u8>> {
    let bytes = reader.fill_buf()?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Ok(bytes.iter().copied().find(|b| !b.is_ascii_whitespace()))
}

/// Bytes that the row being read may still draw.
#[derive(Debug, Clone, Default)]
struct Budget {
    left: Rc<Cell<usize>>,
    /// Bytes drawn of the whole input.
    drawn: Rc<Cell<u64>>,
}

impl Budget {
    fn refill(&self) {
        self.left.set(ROW_BYTES_MAX);
    }

    fn draw(&self, bytes: usize) {
        self.left.set(self.left.get().saturating_sub(bytes));
        self.drawn.set(self.drawn.get().saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX)));
    }
}

fn length_of(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|m| m.len())
}

/// Bytes that end in an error when one row draws too many of them.
struct Limited {
    bytes: Box<dyn Read>,
    left: Budget,
}

impl std::fmt::Debug for Limited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limited").field("left", &self.left).finish_non_exhaustive()
    }
}

impl Read for Limited {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left.left.get();
        if left == 0 {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!("a row is longer than {ROW_BYTES_MAX} bytes"),
            ));
        }
        let most = into.len().min(left);
        let read = self.bytes.read(into.get_mut(..most).unwrap_or_default())?;
        self.left.draw(read);
        Ok(read)
    }
}
