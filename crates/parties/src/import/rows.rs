//! Bytes of comma-separated rows in, one row at a time out, with its line. Never lets a quote that
//! is not closed, or a line without an end, take the rows after it.

use super::faults::Faults;
use super::limits::{COLUMNS_MAX, RECORD_BYTES_MAX, RECORD_LINES_MAX};

/// The end-of-file mark of CP/M and DOS, which one publisher still writes.
const SUBSTITUTE: u8 = 0x1A;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// Its fields, quotes taken off.
    pub(super) fields: Vec<Vec<u8>>,
}

/// What stands at a place in the file.
#[derive(Debug)]
enum Parsed {
    /// A row, and where the next begins.
    Whole(Vec<Vec<u8>>, usize),
    /// Quotes that do not fit together, or go on too long.
    Broken,
}

/// The rows of a file.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
    /// Column counts a row may have when it spans lines; empty for any.
    columns: Vec<usize>,
}

impl<'a> Rows<'a> {
    /// Rows of these bytes. A row of several lines counts only with as many columns as named.
    pub(super) const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, line: 1, columns: Vec::new() }
    }

    /// From now on a row may span lines only when it has one of these numbers of columns.
    pub(super) fn expect(&mut self, columns: Vec<usize>) {
        self.columns = columns;
    }

    /// The next row that is not blank; none at the end.
    pub(super) fn next(&mut self, faults: &mut Faults) -> Option<Row> {
        while let Some(rest) = self.bytes.get(self.at..).filter(|rest| !rest.is_empty()) {
            let (line, length) = (self.line, line_length(rest));
            let first = rest.get(..length).unwrap_or_default();
            if length > RECORD_BYTES_MAX {
                let what = format!("a line of {length} bytes is skipped");
                let remedy = format!("a row has up to {RECORD_BYTES_MAX} bytes");
                faults.lose(line, "", what, &remedy);
                self.pass(length);
                continue;
            }
            if first.iter().all(|b| b.is_ascii_whitespace() || *b == SUBSTITUTE) {
                self.pass(length);
                continue;
            }
            if let Parsed::Whole(fields, used) = quoted_row(rest)
                && (used <= length || self.may_have(fields.len()))
            {
                self.pass(used);
                return Some(Row { line, fields });
            }
            self.pass(length);
            let fields = lenient_row(first);
            let what = "the quotes of this line do not close where a field ends".to_owned();
            let remedy = "double a quote that belongs to the text";
            if self.may_have(fields.len()) {
                faults.note(line, "", what, remedy);
                return Some(Row { line, fields });
            }
            faults.lose(line, "", what, remedy);
        }
        None
    }

    fn may_have(&self, columns: usize) -> bool {
        self.columns.is_empty() || self.columns.contains(&columns)
    }

    fn pass(&mut self, length: usize) {
        let passed = self.bytes.get(self.at..self.at + length).unwrap_or_default();
        self.line += u64::try_from(line_ends(passed)).unwrap_or(u64::MAX);
        self.at += length;
    }
}

/// Bytes up to and with the line end. A line ends at LF, CR LF, or CR alone.
fn line_length(bytes: &[u8]) -> usize {
    match bytes.iter().position(|b| matches!(b, b'\n' | b'\r')) {
        None => bytes.len(),
        Some(at) if bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n') => at + 2,
        Some(at) => at + 1,
    }
}

fn line_ends(bytes: &[u8]) -> usize {
    let mut ends = 0;
    let mut before = 0;
    for byte in bytes {
        match byte {
            b'\r' => ends += 1,
            b'\n' if before != b'\r' => ends += 1,
            _ => {}
        }
        before = *byte;
    }
    ends
}

/// The row at the beginning of `bytes`, its quotes read strictly, within the bytes a row may have.
fn quoted_row(bytes: &[u8]) -> Parsed {
    let is_cut = bytes.len() > RECORD_BYTES_MAX;
    let bytes = bytes.get(..RECORD_BYTES_MAX).unwrap_or(bytes);
    let mut fields = Vec::new();
    let (mut at, mut lines) = (0, 0);
    loop {
        let start = at + blanks(bytes.get(at..).unwrap_or_default());
        let field = if bytes.get(start) == Some(&b'"') {
            let Some((field, end)) = quoted_field(bytes, start + 1, &mut lines) else {
                return Parsed::Broken;
            };
            at = end + blanks(bytes.get(end..).unwrap_or_default());
            field
        } else {
            let rest = bytes.get(at..).unwrap_or_default();
            let length = rest.iter().position(|b| matches!(b, b',' | b'\n' | b'\r'));
            let field = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default().to_vec();
            at += field.len();
            field
        };
        if fields.len() < COLUMNS_MAX {
            fields.push(field);
        }
        match bytes.get(at) {
            Some(b',') => at += 1,
            Some(b'\n' | b'\r') => {
                let end = at + line_length(bytes.get(at..).unwrap_or_default());
                return Parsed::Whole(fields, end);
            }
            None if is_cut => return Parsed::Broken,
            None => return Parsed::Whole(fields, at),
            // The mark of the end directly behind the last field.
            Some(&SUBSTITUTE) => {
                return Parsed::Whole(
                    fields,
                    at + line_length(bytes.get(at..).unwrap_or_default()),
                );
            }
            Some(_) => return Parsed::Broken,
        }
    }
}

fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

/// The field after an opening quote, and the place behind its closing one.
fn quoted_field(bytes: &[u8], from: usize, lines: &mut usize) -> Option<(Vec<u8>, usize)> {
    let mut field = Vec::new();
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b'"' if bytes.get(at + 1) == Some(&b'"') => {
                field.push(b'"');
                at += 2;
                continue;
            }
            b'"' => return Some((field, at + 1)),
            b'\n' | b'\r' => *lines += 1,
            _ => {}
        }
        if *lines > RECORD_LINES_MAX * 2 {
            return None;
        }
        field.push(*bytes.get(at)?);
        at += 1;
    }
}

/// One line cut at commas outside quotes, a quote being whatever opens or ends a field.
fn lenient_row(line: &[u8]) -> Vec<Vec<u8>> {
    let mut fields = vec![Vec::new()];
    let mut is_inside = false;
    let line = line.trim_ascii_end();
    for (at, byte) in line.iter().enumerate() {
        let next = line.get(at + 1);
        match byte {
            b'"' if !is_inside && fields.last().is_some_and(|f| f.trim_ascii().is_empty()) => {
                is_inside = true;
            }
            b'"' if is_inside && matches!(next, None | Some(b',')) => is_inside = false,
            b',' if !is_inside && fields.len() < COLUMNS_MAX => fields.push(Vec::new()),
            _ => {
                if let Some(field) = fields.last_mut() {
                    field.push(*byte);
                }
            }
        }
    }
    fields
}
