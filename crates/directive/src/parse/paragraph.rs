//! The lines of numbered paragraphs in, paragraphs out: number, portion mark, text, rule. Never
//! renumbers one.

use crate::document::Paragraph;
use crate::number::ParagraphId;
use crate::parse::faults::{Faults, shown};
use crate::parse::piece::Piece;
use crate::parse::{PARAGRAPHS_MAX, rule_line};

/// Characters of a portion mark.
const MARK_CHARS_MAX: usize = 24;

/// The lines of one paragraph.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    number: Piece<'a>,
    text: Vec<Piece<'a>>,
    rule: Vec<Piece<'a>>,
}

/// The number and the rest of a line that opens a paragraph: digits, a full stop, a space.
fn split_number<'a>(line: &Piece<'a>) -> Option<(Piece<'a>, Piece<'a>)> {
    let end = line.text.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = line.split_at(end);
    let after = rest.text.strip_prefix('.')?;
    let is_open =
        !number.is_empty() && (after.is_empty() || after.starts_with(char::is_whitespace));
    is_open.then(|| (number, rest.split_at(1).1))
}

/// Whether the line opens a paragraph. One that is meant to, `3)` or `3.(U)`, does and is said.
pub(super) fn opens(line: &Piece<'_>, faults: &mut Faults) -> bool {
    if split_number(line).is_some() {
        return true;
    }
    let Some((number, _)) = split_meant(line) else { return false };
    let what = format!("`{}` does not number a paragraph", shown(line.text));
    let remedy = format!("write `{}. (U) text`", number.text);
    faults.add(line, "paragraph-number", what, remedy);
    true
}

fn split_meant<'a>(line: &Piece<'a>) -> Option<(Piece<'a>, Piece<'a>)> {
    let end = line.text.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = line.split_at(end);
    let is_meant = rest.text.starts_with(')') || rest.text.starts_with(".(");
    (is_meant && !number.is_empty()).then(|| (number, rest.split_at(1).1))
}

impl<'a> Lines<'a> {
    pub(super) fn open(line: Piece<'a>) -> Self {
        let (number, rest) =
            split_number(&line).or_else(|| split_meant(&line)).unwrap_or((line, line));
        Self { number, text: vec![rest.trim()], rule: Vec::new() }
    }

    /// Takes a further line, trimmed.
    pub(super) fn take(&mut self, line: Piece<'a>, faults: &mut Faults) {
        if line.text.starts_with('>') {
            self.rule.push(line.split_at(1).1.trim());
        } else if self.rule.is_empty() {
            self.text.push(line);
        } else {
            let what = format!("text stands after the rule of paragraph {}", self.number.text);
            faults.add(
                &line,
                "text-after-rule",
                what,
                "put it above the rule, or begin it with `>`",
            );
        }
    }

    fn number(&self, faults: &mut Faults) -> ParagraphId {
        match self.number.text.parse::<u16>() {
            Ok(n) if n > 0 => ParagraphId(n),
            _ => {
                let what = format!("`{}` is no number of a paragraph", shown(self.number.text));
                faults.add(&self.number, "paragraph-number", what, "number them from 1");
                ParagraphId(0)
            }
        }
    }
}

/// The portion mark and the text. `()` is the mark of a text that has none and begins with a
/// bracket.
fn split_mark<'a>(text: &Piece<'a>) -> (&'a str, Piece<'a>) {
    let Some((mark, _)) = text.text.strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return ("", *text);
    };
    let is_mark = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "/- ".contains(c);
    if mark.len() > MARK_CHARS_MAX || !mark.chars().all(is_mark) || mark.trim() != mark {
        return ("", *text);
    }
    (mark, text.split_at(mark.len() + 2).1)
}

pub(super) fn read_all(all: &[Lines<'_>], faults: &mut Faults) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for lines in all.iter().take(PARAGRAPHS_MAX) {
        let id = lines.number(faults);
        let mut pieces = lines.text.clone();
        let mut mark = "";
        if let Some(first) = pieces.first_mut() {
            (mark, *first) = split_mark(first);
        }
        let words: Vec<_> = pieces.iter().flat_map(|p| p.text.split_whitespace()).collect();
        let above = paragraphs.iter().rev().find_map(|p| p.rule.as_ref());
        let rule = (!lines.rule.is_empty())
            .then(|| rule_line::read(&lines.rule, &lines.number, above, faults));
        let (mark, text) = (mark.to_owned(), words.join(" "));
        paragraphs.push(Paragraph { id, mark, text, rule, place: lines.number.place() });
    }
    paragraphs
}
