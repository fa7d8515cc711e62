//! The bytes of a file in, its text out with a way back to places people can find: a line, a page,
//! a paragraph, a header, a field. What cannot be read is said, never passed over: a file without
//! words is not a file without names. Opens no file, follows no link, runs nothing.

mod calendar;
mod docx;
mod html;
mod mail;
mod markdown;
mod pdf;
mod plain;
mod zip;

use std::fmt;

/// Bytes of text made of one file. Beyond it the rest is left out, and a fault says so.
pub const TEXT_BYTES_MAX: usize = 256 * 1024 * 1024;
/// Faults kept of one file.
const FAULTS_MAX: usize = 100;
/// Bytes looked at to tell what a file is.
const HEAD_BYTES: usize = 4096;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Text with light marking.
    Markdown,
    /// A mail, or a box of mails.
    Mail,
    /// A calendar.
    Calendar,
    /// A PDF.
    Pdf,
    /// A document of a word processor.
    Docx,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Html, Self::Markdown, Self::Mail, Self::Calendar, Self::Pdf, Self::Docx];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Mail => "mail",
            Self::Calendar => "calendar",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    /// What the name of a file, or the type a mail states, says it is.
    #[must_use]
    pub fn hinted(hint: &str) -> Option<Self> {
        let hint = hint.to_ascii_lowercase();
        let word = hint.rsplit(['.', '/']).next().unwrap_or_default();
        Some(match word {
            "txt" | "text" | "plain" | "csv" | "log" => Self::Text,
            "html" | "htm" | "xhtml" | "xhtml+xml" => Self::Html,
            "md" | "markdown" => Self::Markdown,
            "eml" | "mbox" | "rfc822" | "mail" => Self::Mail,
            "ics" | "ical" | "calendar" => Self::Calendar,
            "pdf" => Self::Pdf,
            "docx" | "vnd.openxmlformats-officedocument.wordprocessingml.document" => Self::Docx,
            _ => return None,
        })
    }
}

/// Where in a file something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A line and a column of the source, both from 1; the column counts characters.
    Line {
        /// Line.
        line: usize,
        /// Column.
        column: usize,
    },
    /// A page, and a line of it as read; no line when the page as a whole is meant.
    Page {
        /// Page, from 1.
        number: usize,
        /// Line, from 1.
        line: usize,
    },
    /// A paragraph of a part of a document.
    Paragraph {
        /// What part: none is the text itself.
        part: Option<String>,
        /// From 1.
        number: usize,
    },
    /// A field of an event of a calendar.
    Field {
        /// Which event, from 1; 0 stands outside of any.
        event: usize,
        /// The name of the field.
        name: String,
    },
    /// A header of a mail.
    Header(String),
    /// A place within a part: a mail of a box, the body of a mail, a file attached.
    Within {
        /// Which part.
        part: String,
        /// Where in it.
        place: Box<Self>,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { line, column } => write!(f, "{line}:{column}"),
            Self::Page { number, line: 0 } => write!(f, "page {number}"),
            Self::Page { number, line } => write!(f, "page {number} line {line}"),
            Self::Paragraph { part: None, number } => write!(f, "paragraph {number}"),
            Self::Paragraph { part: Some(part), number } => write!(f, "{part} paragraph {number}"),
            Self::Field { event: 0, name } => write!(f, "calendar {name}"),
            Self::Field { event, name } => write!(f, "event {event} {name}"),
            Self::Header(name) => write!(f, "{name}"),
            Self::Within { part, place } => write!(f, "{part} {place}"),
        }
    }
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What the file is.
    pub kind: Kind,
    /// Its words. Blank lines part what does not belong together.
    pub text: String,
    /// Where each run of text comes from, by the byte it begins at.
    marks: Vec<(usize, Place)>,
}

impl Document {
    /// Where a byte of the text comes from. Lines and columns are counted on from the last mark.
    #[must_use]
    pub fn place(&self, at: usize) -> Place {
        let mark = self.marks.partition_point(|(start, _)| *start <= at);
        let Some((start, place)) = mark.checked_sub(1).and_then(|m| self.marks.get(m)) else {
            return Place::Line { line: 1, column: 1 };
        };
        let before = self.text.get(*start..at).unwrap_or_default();
        counted(place, before)
    }
}

fn counted(place: &Place, before: &str) -> Place {
    let lines = before.bytes().filter(|b| *b == b'\n').count();
    match place {
        Place::Line { line, column } => {
            let last = before.rsplit('\n').next().unwrap_or_default().chars().count();
            let column = if lines == 0 { column + last } else { last + 1 };
            Place::Line { line: line + lines, column }
        }
        Place::Page { number, line } if *line > 0 => {
            let said = before.lines().filter(|l| !l.trim().is_empty()).count();
            let is_inside = !before.is_empty() && !before.ends_with('\n');
            Place::Page { number: *number, line: line + said - usize::from(is_inside) }
        }
        Place::Within { part, place } => {
            Place::Within { part: part.clone(), place: Box::new(counted(place, before)) }
        }
        other => other.clone(),
    }
}

/// Something in a file that could not be read, beside what was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where; empty for the file as a whole.
    pub place: String,
    /// What is the matter.
    pub words: String,
    /// What to do about it.
    pub help: String,
}

impl Fault {
    fn at(place: &Place, words: &str, help: &str) -> Self {
        Self { place: place.to_string(), words: words.to_owned(), help: help.to_owned() }
    }

    fn whole(words: &str, help: &str) -> Self {
        Self { place: String::new(), words: words.to_owned(), help: help.to_owned() }
    }

    fn cut(place: &Place) -> Self {
        Self::at(place, "is where reading ended: the text is too long", "split the file")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            return f.write_str(&self.words);
        }
        write!(f, "{}: {}", self.place, self.words)
    }
}

/// Why nothing of a file can be read. The words go on from the file's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct Unread {
    /// What is the matter.
    pub words: String,
    /// What to do about it.
    pub help: String,
}

impl Unread {
    fn new(words: &str, help: &str) -> Self {
        Self { words: words.to_owned(), help: help.to_owned() }
    }
}

/// Reads a file. What it is, its content says; where that says nothing, `hint` does: its name, or
/// the type a mail states. A kind given by a person goes before both.
///
/// # Errors
/// Nothing of it can be read: it is encrypted, scanned, damaged, or of a kind that is not read.
pub fn read(
    bytes: &[u8],
    hint: &str,
    given: Option<Kind>,
) -> Result<(Document, Vec<Fault>), Unread> {
    read_within(bytes, hint, given, 0)
}

fn read_within(
    bytes: &[u8],
    hint: &str,
    given: Option<Kind>,
    depth: usize,
) -> Result<(Document, Vec<Fault>), Unread> {
    let kind = match given {
        Some(kind) => kind,
        None => told(bytes, hint)?,
    };
    let (document, mut faults) = match kind {
        Kind::Text => plain::read(bytes)?,
        Kind::Html => html::read(bytes)?,
        Kind::Markdown => markdown::read(bytes)?,
        Kind::Mail => mail::read(bytes, depth)?,
        Kind::Calendar => calendar::read(bytes)?,
        Kind::Pdf => pdf::read(bytes)?,
        Kind::Docx => docx::read(bytes)?,
    };
    faults.truncate(FAULTS_MAX);
    Ok((document, faults))
}

/// What a file is, by its content, then by its name.
fn told(bytes: &[u8], hint: &str) -> Result<Kind, Unread> {
    let head = bytes.get(..HEAD_BYTES.min(bytes.len())).unwrap_or_default();
    let is_near = |what: &[u8]| head.windows(what.len()).take(1024).any(|w| w == what);
    if is_near(b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Kind::Docx);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(Unread::new(
            "is an Office file of the old kind, or one with a password: it is not read",
            "open it, and save it as .docx without a password",
        ));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Unread::new("is an RTF file: it is not read", "open it and save it as .docx"));
    }
    let words = plain::start_of(head);
    let start = words.trim_start().to_ascii_lowercase();
    if start.starts_with("begin:vcalendar") {
        return Ok(Kind::Calendar);
    }
    if mail::is_mail(&words) {
        return Ok(Kind::Mail);
    }
    let is_page = ["<!doctype html", "<html", "<head", "<body", "<?xml"];
    let is_page = is_page.iter().any(|tag| start.starts_with(tag));
    if is_page && (!start.starts_with("<?xml") || start.contains("<html")) {
        return Ok(Kind::Html);
    }
    // A name that promises a PDF and holds none promises nothing.
    let hinted = Kind::hinted(hint).filter(|k| !matches!(k, Kind::Pdf | Kind::Docx));
    if Kind::hinted(hint).is_some() && hinted.is_none() {
        return Err(Unread::new(
            "is not what its name says: it is damaged, or was renamed",
            "fetch it again, or say what it is with `--read-as`",
        ));
    }
    Ok(hinted.unwrap_or(Kind::Text))
}

/// A text being written down with where it comes from.
#[derive(Debug)]
struct Writer {
    kind: Kind,
    text: String,
    marks: Vec<(usize, Place)>,
}

impl Writer {
    const fn new(kind: Kind) -> Self {
        Self { kind, text: String::new(), marks: Vec::new() }
    }

    /// What is pushed from now on comes from there.
    fn place(&mut self, place: Place) {
        if let Some(last) = self.marks.last_mut()
            && last.0 == self.text.len()
        {
            last.1 = place;
            return;
        }
        self.marks.push((self.text.len(), place));
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn is_full(&self) -> bool {
        self.text.len() >= TEXT_BYTES_MAX
    }

    /// What follows does not belong to what came.
    fn end_block(&mut self) {
        let kept = self.text.trim_end_matches([' ', '\t', '\n']).len();
        let from = self.marks.last().map_or(0, |mark| mark.0);
        self.text.truncate(kept.max(from));
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push_str("\n\n");
        }
    }

    /// Takes over a document as a part of this one.
    fn take_in(&mut self, part: &str, document: Document) {
        self.end_block();
        let from = self.text.len();
        for (at, place) in document.marks {
            let place = Place::Within { part: part.to_owned(), place: Box::new(place) };
            self.marks.push((from + at, place));
        }
        self.text.push_str(&document.text);
        self.text.push_str("\n\n");
    }

    fn finish(self) -> Document {
        Document { kind: self.kind, text: self.text, marks: self.marks }
    }
}

/// Line and column in a source, counted on as it is passed over.
#[derive(Debug)]
struct Counter<'s> {
    source: &'s str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'s> Counter<'s> {
    const fn of(source: &'s str) -> Self {
        Self { source, at: 0, line: 1, column: 1 }
    }

    /// The place of a byte at or after the one asked last.
    fn place(&mut self, at: usize) -> Place {
        for c in self.source.get(self.at..at).unwrap_or_default().chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.at = self.at.max(at);
        Place::Line { line: self.line, column: self.column }
    }
}

#[cfg(test)]
mod tests;
