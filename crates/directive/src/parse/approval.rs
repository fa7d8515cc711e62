//! Who must agree, as typed: functions joined by `and`, `or`, `n of (…)`, brackets. Never ranks
//! `and` above `or`: a mixture without brackets is a fault.

use crate::approval::{Approval, FUNCTIONS_MAX};
use crate::parse::faults::{Faults, shown};
use crate::parse::piece::Piece;
use parties::FunctionId;

/// Brackets within brackets. Largest seen: 2.
pub const DEPTH_MAX: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    And,
    Or,
    Open,
    Close,
    Comma,
    Word,
}

type Token<'a> = (Mark, Piece<'a>);

fn tokens<'a>(line: &Piece<'a>) -> Vec<Token<'a>> {
    let mut found = Vec::new();
    for word in line.words() {
        let mut rest = word;
        while let Some(offset) = rest.text.find(['(', ')', ',']) {
            let (before, after) = rest.split_at(offset);
            if !before.is_empty() {
                found.push((mark_of(&before), before));
            }
            let (mark, next) = after.split_at(1);
            let kind = match mark.text {
                "(" => Mark::Open,
                ")" => Mark::Close,
                _ => Mark::Comma,
            };
            found.push((kind, mark));
            rest = next;
        }
        if !rest.is_empty() {
            found.push((mark_of(&rest), rest));
        }
    }
    found
}

fn mark_of(word: &Piece<'_>) -> Mark {
    match word.text.to_lowercase().as_str() {
        "and" => Mark::And,
        "or" => Mark::Or,
        _ => Mark::Word,
    }
}

struct Reader<'a, 'f> {
    tokens: Vec<Token<'a>>,
    next: usize,
    line: Piece<'a>,
    faults: &'f mut Faults,
}

/// The expression after `by`; none when it has a fault, which is then said.
pub(super) fn read(line: &Piece<'_>, faults: &mut Faults) -> Option<Approval> {
    let mut reader = Reader { tokens: tokens(line), next: 0, line: *line, faults };
    let approval = reader.expression(0)?;
    if let Some((_, piece)) = reader.peek() {
        let what = format!("`{}` is not expected here", shown(piece.text));
        reader.faults.add(&piece, "approval-syntax", what, "join functions by `and` or `or`");
        return None;
    }
    if approval.functions().len() > FUNCTIONS_MAX {
        let what = format!("more than {FUNCTIONS_MAX} functions must agree");
        reader.faults.add(line, "too-many-functions", what, "name fewer");
        return None;
    }
    Some(approval)
}

/// The functions of `notify-first by A and B`.
pub(super) fn read_told(line: &Piece<'_>, faults: &mut Faults) -> Vec<FunctionId> {
    let mut reader = Reader { tokens: tokens(line), next: 0, line: *line, faults };
    let mut told = Vec::new();
    while let Some(function) = reader.function() {
        told.push(function);
        match reader.peek() {
            Some((Mark::And | Mark::Comma, _)) => reader.next += 1,
            Some((_, piece)) => {
                let what = format!("`{}` is not expected here", shown(piece.text));
                let remedy = "a notice goes to all who are named: join them by `and`";
                reader.faults.add(&piece, "notice-syntax", what, remedy);
                break;
            }
            None => break,
        }
    }
    if told.len() > FUNCTIONS_MAX {
        let what = format!("more than {FUNCTIONS_MAX} functions are told");
        reader.faults.add(line, "too-many-functions", what, "name fewer");
        told.truncate(FUNCTIONS_MAX);
    }
    told
}

impl<'a> Reader<'a, '_> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.next).copied()
    }

    fn peek_mark(&self) -> Option<Mark> {
        self.peek().map(|(mark, _)| mark)
    }

    /// Where the next token stands, or the end of the line.
    fn here(&self) -> Piece<'a> {
        self.peek().map_or_else(|| self.line.split_at(self.line.text.len()).1, |(_, piece)| piece)
    }

    fn fault<T>(&mut self, what: &str, remedy: &str) -> Option<T> {
        let here = self.here();
        self.faults.add(&here, "approval-syntax", what, remedy);
        None
    }

    fn expression(&mut self, depth: usize) -> Option<Approval> {
        let mut parts = vec![self.term(depth)?];
        let Some(join @ (Mark::And | Mark::Or)) = self.peek_mark() else {
            return parts.pop();
        };
        while let Some(mark @ (Mark::And | Mark::Or)) = self.peek_mark() {
            if mark != join {
                let what = "`and` and `or` stand together without brackets";
                return self.fault(what, "say which belong together: `A and (B or C)`");
            }
            self.next += 1;
            parts.push(self.term(depth)?);
        }
        Some(if join == Mark::And { Approval::All(parts) } else { Approval::Any(parts) })
    }

    fn term(&mut self, depth: usize) -> Option<Approval> {
        if self.peek_mark() == Some(Mark::Open) {
            if depth >= DEPTH_MAX {
                return self.fault("there are too many brackets within brackets", "use fewer");
            }
            self.next += 1;
            let inner = self.expression(depth + 1)?;
            return self.close().map(|()| inner);
        }
        if let Some(n) = self.count() {
            return self.at_least(n);
        }
        self.function().map(Approval::One)
    }

    fn close(&mut self) -> Option<()> {
        if self.peek_mark() == Some(Mark::Close) {
            self.next += 1;
            return Some(());
        }
        self.fault("a bracket is not closed here", "write `)`")
    }

    /// `n of (` as the number, when it stands next; the three are then taken.
    fn count(&mut self) -> Option<usize> {
        let at = |i: usize| self.tokens.get(self.next + i);
        let (Mark::Word, number) = at(0)? else { return None };
        let (Mark::Word, of) = at(1)? else { return None };
        let is_list = of.text.eq_ignore_ascii_case("of") && at(2)?.0 == Mark::Open;
        let n = number.text.parse().ok().filter(|_| is_list)?;
        self.next += 3;
        Some(n)
    }

    fn at_least(&mut self, n: usize) -> Option<Approval> {
        let mut of = vec![self.function()?];
        while self.peek_mark() == Some(Mark::Comma) {
            self.next += 1;
            of.push(self.function()?);
        }
        if n == 0 || n > of.len() {
            let what = format!("{n} of {} functions cannot agree", of.len());
            return self.fault(&what, "write a number from 1 to as many as are named");
        }
        self.close().map(|()| Approval::AtLeast { n, of })
    }

    /// Words up to the next mark.
    fn function(&mut self) -> Option<FunctionId> {
        let mut words = Vec::new();
        let place = self.here();
        while let Some((Mark::Word, word)) = self.peek() {
            words.push(word.text);
            self.next += 1;
        }
        if words.is_empty() {
            return self.fault("a function is missing here", "name who must agree: `nea-desk`");
        }
        match FunctionId::parse(&words.join(" ")) {
            Ok(function) => Some(function),
            Err(error) => {
                let remedy = "write a function of the organisation";
                self.faults.add(&place, "not-a-function", error.to_string(), remedy);
                None
            }
        }
    }
}
