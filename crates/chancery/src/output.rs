//! Values in, bytes on standard output out: compact JSON, CSV, or a table for people. Never lets
//! a control character of a source reach a terminal or break a line of JSON.

use crate::failure::{Result, visible};
use comfy_table::{ContentArrangement, Table, presets};
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Stdout, Write};

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Table,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated with a header.
    Csv,
    /// One JSON value.
    Json,
}

/// Standard output, buffered. The only way a result leaves the process.
#[derive(Debug)]
pub(crate) struct Out {
    writer: Sink,
}

/// Where results go.
#[derive(Debug)]
enum Sink {
    /// To the reader.
    Stdout(BufWriter<Stdout>),
    /// To memory.
    Kept(Vec<u8>),
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Kept(kept) => kept.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Kept(kept) => kept.flush(),
        }
    }
}

/// Bytes gathered before they are written. Large enough that a bulk screening is not bound by it.
const BUFFER_BYTES: usize = 64 * 1024;

impl Out {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        Self { writer: Sink::Stdout(BufWriter::with_capacity(BUFFER_BYTES, io::stdout())) }
    }

    /// A place in memory: what a command writes is handed on, as the demonstration does.
    pub(crate) const fn kept() -> Self {
        Self { writer: Sink::Kept(Vec::new()) }
    }

    /// What was written to memory; nothing when it went to standard output.
    pub(crate) fn into_text(self) -> String {
        match self.writer {
            Sink::Kept(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Sink::Stdout(_) => String::new(),
        }
    }

    /// A line of text, its controls made visible.
    pub(crate) fn line(&mut self, text: &str) -> Result<()> {
        self.raw(&visible(text))?;
        self.raw("\n")
    }

    /// Text that is ready as it stands, for example CSV, JSON or a generated page.
    pub(crate) fn raw(&mut self, text: &str) -> Result<()> {
        Ok(self.writer.write_all(text.as_bytes())?)
    }

    /// One JSON value on a line.
    pub(crate) fn json(&mut self, value: &Value) -> Result<()> {
        let mut text = String::new();
        write_json(value, &mut text);
        text.push('\n');
        self.raw(&text)
    }

    /// One row of CSV.
    pub(crate) fn csv<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<()> {
        let mut text = String::new();
        csv_text(cells, &mut text);
        self.raw(&text)
    }

    /// A table for people: a heading and rows.
    pub(crate) fn table(&mut self, head: &[&str], rows: &[Vec<String>]) -> Result<()> {
        self.raw(&table_text(head, rows))
    }

    /// Writes what is left in the buffer.
    pub(crate) fn flush(&mut self) -> Result<()> {
        Ok(self.writer.flush()?)
    }
}

/// One row of CSV, quoted where a reader of CSV asks for it.
pub(crate) fn csv_text<T: AsRef<str>>(cells: impl IntoIterator<Item = T>, text: &mut String) {
    let mut row = Cells::start(text);
    cells.into_iter().for_each(|cell| row.words(cell.as_ref()));
    row.end();
}

/// A row of CSV being written.
#[derive(Debug)]
pub(crate) struct Cells<'t> {
    text: &'t mut String,
    is_first: bool,
}

impl<'t> Cells<'t> {
    /// Starts one.
    pub(crate) const fn start(text: &'t mut String) -> Self {
        Self { text, is_first: true }
    }

    fn next(&mut self) {
        if !self.is_first {
            self.text.push(',');
        }
        self.is_first = false;
    }

    /// A cell with words.
    pub(crate) fn words(&mut self, cell: &str) {
        self.next();
        let is_sign = |c: u8| matches!(c, b',' | b'"' | b'\n' | b'\r');
        let is_plain = !cell.bytes().any(is_sign) && cell.len() == cell.trim().len();
        if is_plain {
            self.text.push_str(cell);
            return;
        }
        self.text.push('"');
        for (place, piece) in cell.split('"').enumerate() {
            self.text.push_str(if place > 0 { "\"\"" } else { "" });
            self.text.push_str(piece);
        }
        self.text.push('"');
    }

    /// A cell with a number.
    pub(crate) fn number(&mut self, number: usize) {
        self.next();
        let _ = write!(self.text, "{number}");
    }

    /// Ends it.
    pub(crate) fn end(self) {
        self.text.push('\n');
    }
}

/// A table for people, a line a row. Empty columns on the right leave no space behind.
pub(crate) fn table_text(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(head.to_vec());
    for row in rows {
        table.add_row(row.iter().map(|cell| one_line(cell)).collect::<Vec<_>>());
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    let mut text = String::new();
    for line in table.lines() {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn one_line(cell: &str) -> String {
    visible(cell).replace('\n', "\\u{a}")
}

/// Compact JSON: no space after `:` or `,`; controls, U+0085, U+2028 and U+2029 escaped, so that
/// no reader of lines sees a line end inside a value.
pub(crate) fn write_json(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => {
            let _ = write!(text, "{number}");
        }
        Value::String(words) => write_string(words, text),
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                write_json(item, text);
            }
            text.push(']');
        }
        Value::Object(fields) => {
            text.push('{');
            for (place, (name, item)) in fields.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                write_string(name, text);
                text.push(':');
                write_json(item, text);
            }
            text.push('}');
        }
    }
}

/// A JSON string.
pub(crate) fn write_string(words: &str, text: &mut String) {
    text.push('"');
    // 0xC2 begins the controls beyond ASCII, 0xE2 the ends of lines that are none.
    let is_plain = |b: &u8| !matches!(b, 0..0x20 | b'"' | b'\\' | 0x7F | 0xC2 | 0xE2);
    if words.as_bytes().iter().all(is_plain) {
        text.push_str(words);
        text.push('"');
        return;
    }
    for c in words.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

/// Characters that change how a line is shown without being seen: direction marks and line ends
/// that are no control characters.
pub(crate) const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{061c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}
