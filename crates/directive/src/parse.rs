//! The text a drafter types in; a directive and every fault out. Never fails and never guesses:
//! what could not be read is left out and said. The grammar stands in `docs/formats/directive.md`.

mod approval;
mod examples;
mod faults;
mod header;
mod paragraph;
mod parties;
mod piece;
mod rule_line;
mod text;
pub(crate) mod time;

use crate::{Directive, Fault, near};
use faults::{Faults, shown};
use header::HeaderLines;
use paragraph::Lines;
use piece::Piece;

pub use approval::DEPTH_MAX;
pub use examples::{EXAMPLE_COUNTERPARTS_MAX, VERDICTS};
pub use header::{Header, ITEMS_MAX};
pub use parties::TERMS_MAX;
pub use rule_line::{KEYWORDS, LINE_ITEMS_MAX};
pub(crate) use text::is_forbidden;
pub use text::{LINES_MAX, TEXT_BYTES_MAX};

/// Paragraphs of one directive. Largest seen: 38. The rest is left out, and a fault says so.
pub const PARAGRAPHS_MAX: usize = 500;

/// Examples of one directive. Largest seen: 12. The rest is left out, and a fault says so.
pub const EXAMPLES_MAX: usize = 500;

/// The word that opens the examples.
const EXAMPLES: &str = "examples:";

/// The part of the text a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Body,
    Examples,
}

#[derive(Debug)]
struct Sorted<'a> {
    part: Part,
    headers: Vec<HeaderLines<'a>>,
    paragraphs: Vec<Lines<'a>>,
    examples: Vec<Piece<'a>>,
    /// Whether an indented line continues a header; not after a header that was not understood.
    is_header_open: bool,
}

/// Reads a text. Limits: [`TEXT_BYTES_MAX`], [`LINES_MAX`], [`PARAGRAPHS_MAX`] and those of each
/// line; what lies beyond a bound is left out and said.
///
/// # Example
/// ```
/// let (directive, faults) = directive::parse("Directive: 20 HQ 1234\nRevew by: 2020-07-07\n");
/// assert_eq!(directive.id.to_string(), "20 HQ 1234");
/// assert_eq!(faults[0].remedy, "did you mean `Review by`?");
/// ```
#[must_use]
pub fn parse(text: &str) -> (Directive, Vec<Fault>) {
    let mut faults = Faults::default();
    let lines = text::lines(text, &mut faults);
    let mut sorted = Sorted {
        part: Part::Head,
        headers: Vec::new(),
        paragraphs: Vec::new(),
        examples: Vec::new(),
        is_header_open: false,
    };
    for (i, line) in lines.iter().enumerate() {
        let line = Piece::line(line.trim_end(), text::number(i + 1));
        if !line.is_empty() {
            sorted.take(line, &mut faults);
        }
    }
    let mut directive = Directive::blank();
    header::apply(&sorted.headers, &mut directive, &mut faults);
    directive.paragraphs = paragraph::read_all(&sorted.paragraphs, &mut faults);
    for line in sorted.examples.iter().take(EXAMPLES_MAX) {
        directive.examples.extend(examples::read(line, &mut faults));
    }
    if let Some(first) = sorted.examples.get(EXAMPLES_MAX) {
        let what = format!("there are more than {EXAMPLES_MAX} examples; the rest is not read");
        faults.add(first, "too-many-examples", what, "keep those that differ");
    }
    (directive, faults.into_sorted())
}

impl<'a> Sorted<'a> {
    fn take(&mut self, line: Piece<'a>, faults: &mut Faults) {
        let is_flush = !line.text.starts_with(char::is_whitespace);
        if is_flush && paragraph::opens(&line, faults) {
            self.open_paragraph(line, faults);
            return;
        }
        if is_flush && self.opens_examples(&line, faults) {
            self.part = Part::Examples;
            return;
        }
        match self.part {
            Part::Head => self.take_head(line, is_flush, faults),
            _ if is_flush && header_name(&line).is_some() => {
                let name = header_name(&line).unwrap_or(line);
                let what = format!("the header `{}` stands after the head", name.text);
                faults.add(&name, "header-after-head", what, "move it above the first paragraph");
            }
            Part::Body => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.take(line.trim(), faults);
                }
            }
            Part::Examples => self.examples.push(line.trim()),
        }
    }

    fn opens_examples(&self, line: &Piece<'_>, faults: &mut Faults) -> bool {
        let word = line.plain().to_lowercase();
        if self.part == Part::Examples || !word.ends_with(':') {
            return false;
        }
        let is_near = word != EXAMPLES && !near::near(&word, [EXAMPLES]).is_empty();
        if is_near {
            let what = format!("`{}` opens nothing", shown(line.text));
            faults.add(line, "unknown-header", what, "did you mean `Examples:`?");
        }
        is_near || word == EXAMPLES
    }

    fn open_paragraph(&mut self, line: Piece<'a>, faults: &mut Faults) {
        if self.part == Part::Examples {
            let what = "a paragraph stands after the examples";
            faults.add(&line, "paragraph-after-examples", what, "put the examples last");
        }
        self.part = Part::Body;
        if self.paragraphs.len() == PARAGRAPHS_MAX {
            let what = format!("there are more than {PARAGRAPHS_MAX} paragraphs");
            faults.add(&line, "too-many-paragraphs", what, "split the directive");
        }
        self.paragraphs.push(Lines::open(line));
    }

    fn take_head(&mut self, line: Piece<'a>, is_flush: bool, faults: &mut Faults) {
        if line.trim().text.starts_with('>') {
            let what = "a rule stands before the first paragraph";
            faults.add(&line.trim(), "rule-in-head", what, "write `1. (U) text` above it");
            return;
        }
        if !is_flush && !self.headers.is_empty() {
            if let Some(last) = self.headers.last_mut().filter(|_| self.is_header_open) {
                last.values.push(line.trim());
            }
            return;
        }
        let opened = header::open(&line, faults);
        self.is_header_open = opened.is_some();
        self.headers.extend(opened);
    }
}

/// The name of a header that the line begins with.
fn header_name<'a>(line: &Piece<'a>) -> Option<Piece<'a>> {
    let (name, _) = line.split_once(|c| c == ':')?;
    Header::parse(name.text).map(|_| name)
}
