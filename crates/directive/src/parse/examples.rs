//! The `Examples:` block in, contacts with the verdict their drafter expects out. Never runs one.

use crate::act::{Act, Initiator, Venue};
use crate::document::{Example, ExampleWith};
use crate::number::ParagraphId;
use crate::parse::faults::{Faults, shown};
use crate::parse::piece::Piece;
use crate::parse::time;
use parties::{ContactLevel, PartialDate, Purpose};

/// Counterparts of one example. Largest seen: 2.
pub const EXAMPLE_COUNTERPARTS_MAX: usize = 50;

/// The verdicts an example may expect.
pub const VERDICTS: [&str; 7] = [
    "clear",
    "advised-against",
    "notify-first",
    "approval-required",
    "undetermined",
    "prohibited",
    "exempt",
];

/// The facts an example may give.
const FACTS: [&str; 9] =
    ["born", "capacity", "is", "purpose", "level", "place", "initiator", "post", "at"];

/// Reads one line of the block.
pub(super) fn read(line: &Piece<'_>, faults: &mut Faults) -> Option<Example> {
    let line = line.trim();
    let Some((contact, expected)) = split_arrow(&line) else {
        if line.text.chars().filter(|c| is_quote(*c)).count() % 2 == 1 {
            let what = "a quotation mark is not closed";
            faults.add(&line, "open-quote", what, "close it with `\"`");
            return None;
        }
        let what = "the example does not say what is expected";
        let remedy = "write `accept \"Name\" -> approval-required, para 3`";
        faults.add(&line, "no-expectation", what, remedy);
        return None;
    };
    let (word, rest) = contact.first_word();
    let act = Act::parse(word.text);
    if act.is_none() {
        let known: Vec<_> = Act::ALL.iter().map(|a| a.as_str()).collect();
        faults.unknown(&word, "unknown-act", "act", &known);
    }
    let (verdict, paragraph) = expectation(&expected, faults)?;
    let mut example = Example {
        act: act?,
        with: Vec::new(),
        purpose: None,
        level: None,
        initiator: None,
        venue: None,
        post: None,
        at: None,
        verdict,
        paragraph,
        place: line.place(),
    };
    for part in split_unquoted(&rest, ',') {
        read_part(&part, &mut example, faults);
    }
    if example.with.is_empty() {
        let what = "the example names nobody";
        faults.add(&line, "no-counterpart", what, "write the name in quotation marks");
        return None;
    }
    Some(example)
}

fn expectation(expected: &Piece<'_>, faults: &mut Faults) -> Option<(String, Option<ParagraphId>)> {
    let parts = expected.split(|c| c == ',');
    let (first, more) = parts.split_first()?;
    let verdict = first.plain().to_lowercase();
    if !VERDICTS.contains(&verdict.as_str()) {
        faults.unknown(first, "unknown-verdict", "verdict", &VERDICTS);
        return None;
    }
    let mut paragraph = None;
    for part in more {
        let (word, number) = part.first_word();
        let is_named = matches!(word.text.to_lowercase().as_str(), "para" | "paragraph");
        match number.text.parse::<u16>() {
            Ok(n) if is_named && paragraph.is_none() => paragraph = Some(ParagraphId(n)),
            _ => {
                let what = format!("`{}` is not expected after the verdict", shown(part.text));
                faults.add(part, "expectation-syntax", what, "write `, para 3` or nothing");
            }
        }
    }
    Some((verdict, paragraph))
}

fn read_part(part: &Piece<'_>, example: &mut Example, faults: &mut Faults) {
    if part.text.starts_with(is_quote) {
        let Some(name) = quoted(part, faults) else { return };
        if example.with.len() >= EXAMPLE_COUNTERPARTS_MAX {
            let what = format!("the example has more than {EXAMPLE_COUNTERPARTS_MAX} names");
            faults.add(part, "too-many-counterparts", what, "split it");
            return;
        }
        let (born, capacity, is) = (None, None, None);
        example.with.push(ExampleWith { name, born, capacity, is });
        return;
    }
    let (word, value) = part.first_word();
    let fact = word.text.to_lowercase();
    if !FACTS.contains(&fact.as_str()) {
        let shown_word = if word.is_empty() { part } else { &word };
        faults.unknown(shown_word, "unknown-fact", "fact of an example", &FACTS);
        return;
    }
    if value.is_empty() {
        let what = format!("`{fact}` says nothing");
        faults.add(&word, "empty-fact", what, "write its value or delete it");
        return;
    }
    let is_read = match fact.as_str() {
        "born" | "capacity" | "is" => of_counterpart(&fact, &value, example, faults),
        _ => of_contact(&fact, &value, example, faults),
    };
    if !is_read {
        let what = format!("`{}` is no value of `{fact}`", shown(value.text));
        let remedy = match fact.as_str() {
            "born" => "write `1971-06-06`, `1971` or `circa 1971`",
            "place" => "write `official`, `theirs` or `neutral`",
            "initiator" => "write `us` or `them`",
            _ => "",
        };
        faults.add(&value, "not-a-fact", what, remedy);
    }
}

/// Whether the value was read, or had a fault of its own.
fn of_counterpart(
    fact: &str,
    value: &Piece<'_>,
    example: &mut Example,
    faults: &mut Faults,
) -> bool {
    let Some(with) = example.with.last_mut() else {
        let what = format!("`{fact}` stands before any name");
        faults.add(value, "fact-before-name", what, "write it after the name it belongs to");
        return true;
    };
    match fact {
        "born" => {
            with.born = PartialDate::parse(&value.plain());
            with.born.is_some()
        }
        "capacity" => {
            with.capacity = text_of(value, faults);
            true
        }
        _ => {
            with.is = text_of(value, faults);
            true
        }
    }
}

fn of_contact(fact: &str, value: &Piece<'_>, example: &mut Example, faults: &mut Faults) -> bool {
    let Some(text) = text_of(value, faults) else { return true };
    match fact {
        "purpose" => {
            example.purpose = Purpose::parse(&text).ok();
            example.purpose.is_some()
        }
        "level" => {
            example.level = Some(ContactLevel::named(&text));
            true
        }
        "place" => {
            example.venue = Venue::parse(&text);
            example.venue.is_some()
        }
        "initiator" => {
            example.initiator = Initiator::parse(&text);
            example.initiator.is_some()
        }
        "post" => {
            example.post = Some(text);
            true
        }
        _ => {
            example.at = time::header_time(value, faults);
            true
        }
    }
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// A value with or without quotation marks.
fn text_of(value: &Piece<'_>, faults: &mut Faults) -> Option<String> {
    if value.text.starts_with(is_quote) { quoted(value, faults) } else { Some(value.plain()) }
}

/// The text between quotation marks; `\"` stands for one, `\\` for `\`.
fn quoted(piece: &Piece<'_>, faults: &mut Faults) -> Option<String> {
    let mut text = String::new();
    let mut chars = piece.text.char_indices().skip(1);
    while let Some((i, c)) = chars.next() {
        if c == '\\' {
            text.extend(chars.next().map(|(_, c)| c));
        } else if is_quote(c) {
            let after = piece.split_at(i + c.len_utf8()).1.trim();
            if !after.is_empty() {
                let what = format!("`{}` is not expected after the name", shown(after.text));
                faults.add(&after, "after-quote", what, "write a comma before it");
            }
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                faults.add(piece, "empty-quote", "nothing stands between the marks", "write it");
                return None;
            }
            return Some(text);
        } else {
            text.push(c);
        }
    }
    let what = "the quotation mark is not closed";
    faults.add(piece, "open-quote", what, "close it with `\"`");
    None
}

/// Byte offsets of what stands outside quotation marks, with its character.
fn unquoted(text: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let (mut is_inside, mut is_escaped) = (false, false);
    for (i, c) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
        } else if is_inside && c == '\\' {
            is_escaped = true;
        } else if is_quote(c) {
            is_inside = !is_inside;
        } else if !is_inside {
            found.push((i, c));
        }
    }
    found
}

/// The contact and what is expected, left and right of the last arrow outside quotation marks.
fn split_arrow<'a>(line: &Piece<'a>) -> Option<(Piece<'a>, Piece<'a>)> {
    let marks = unquoted(line.text);
    let offset = marks.windows(2).rev().find_map(|pair| match pair {
        [(i, '-'), (j, '>')] if *j == i + 1 => Some(*i),
        _ => None,
    })?;
    let (contact, rest) = line.split_at(offset);
    Some((contact.trim(), rest.split_at("->".len()).1.trim()))
}

fn split_unquoted<'a>(piece: &Piece<'a>, mark: char) -> Vec<Piece<'a>> {
    let mut parts = Vec::new();
    let (mut rest, mut done) = (*piece, 0);
    for (i, c) in unquoted(piece.text) {
        if c == mark {
            let (part, after) = rest.split_at(i - done);
            parts.push(part.trim());
            done = i + c.len_utf8();
            rest = after.split_at(c.len_utf8()).1;
        }
    }
    parts.push(rest.trim());
    parts
}
