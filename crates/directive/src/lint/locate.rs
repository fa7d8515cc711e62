//! What a finding is about in, the place of its words in the text out. Never a place outside the
//! lines of what it is about.

use super::Anchor;
use crate::parse::Header;
use crate::{Directive, Place};

/// The lines of a text by what stands in them.
pub(super) struct Lines<'a> {
    lines: Vec<&'a str>,
    directive: &'a Directive,
}

fn to_number(i: usize) -> u32 {
    u32::try_from(i + 1).unwrap_or(u32::MAX)
}

fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str, directive: &'a Directive) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text
            .split('\n')
            .flat_map(|s| s.strip_suffix('\r').unwrap_or(s).split('\r'))
            .take(crate::parse::LINES_MAX)
            .collect();
        Self { lines, directive }
    }

    pub(super) fn place(&self, anchor: &Anchor, words: &str) -> Place {
        let rough = anchor.rough_place(self.directive);
        let found = match anchor {
            Anchor::Whole | Anchor::Placed(_) | Anchor::Paragraph(_) => None,
            Anchor::Header(header) => self.in_header(*header, words),
            Anchor::Rule(_, keyword) => self.in_rule(rough.line, keyword, words),
            Anchor::Example(_) => self.in_lines(rough.line, 1, words, |_| true),
        };
        found.unwrap_or(rough)
    }

    /// The words within lines from a number on, those that pass; else the first of those lines.
    fn in_lines(
        &self,
        from: u32,
        count: usize,
        words: &str,
        is_meant: impl Fn(&str) -> bool,
    ) -> Option<Place> {
        let skipped = usize::try_from(from).ok()?.checked_sub(1)?;
        let meant = self.lines.iter().enumerate().skip(skipped).take(count);
        let mut meant = meant.filter(|(_, line)| is_meant(line)).peekable();
        let first = meant.peek().map(|(i, line)| {
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            let length = chars(line.trim()).max(1);
            Place { line: to_number(*i), column: to_number(indent), length }
        });
        let found = meant.find_map(|(i, line)| {
            let before = whole_word(line, words)?;
            let place = Place {
                line: to_number(i),
                column: chars(line.get(..before)?) + 1,
                length: chars(words).max(1),
            };
            Some(place)
        });
        found.or(first)
    }

    fn in_header(&self, header: Header, words: &str) -> Option<Place> {
        let is_header = |line: &&str| {
            let name = line.split_once(':').map(|(name, _)| name);
            name.is_some_and(|n| !n.starts_with(char::is_whitespace))
                && name.and_then(Header::parse) == Some(header)
        };
        let starts = self.lines.iter().enumerate().filter(|(_, line)| is_header(line));
        let mut first = None;
        for (i, _) in starts {
            let following = self.lines.iter().skip(i + 1);
            let count = 1 + following.take_while(|l| l.starts_with(char::is_whitespace)).count();
            let place = self.in_lines(to_number(i), count, words, |_| true)?;
            if !words.is_empty() && self.says(place, words) {
                return Some(place);
            }
            first = first.or(Some(place));
        }
        first
    }

    fn says(&self, place: Place, words: &str) -> bool {
        let line = usize::try_from(place.line).ok().and_then(|n| self.lines.get(n - 1));
        let column = usize::try_from(place.column).unwrap_or(1).saturating_sub(1);
        let said = line.map(|l| l.chars().skip(column).take(words.chars().count()));
        said.is_some_and(|s| s.collect::<String>().eq_ignore_ascii_case(words))
    }

    /// Whether a line of the head opens that header, whatever it says.
    pub(super) fn has_header(&self, name: &str) -> bool {
        Header::parse(name).is_some_and(|h| self.in_header(h, "").is_some())
    }

    /// The first and the last line of a paragraph.
    pub(super) fn span(&self, from: u32) -> (u32, u32) {
        let below = self.directive.paragraphs.iter().map(|p| p.place.line).filter(|l| *l > from);
        let examples = self.directive.examples.iter().map(|e| e.place.line).min();
        (from, below.min().or(examples).unwrap_or(u32::MAX).saturating_sub(1))
    }

    /// The scopes that stand after several terms of one group: the words and how many terms.
    pub(super) fn shared_scopes(&self, from: u32) -> Vec<(Place, &'static str, usize)> {
        let (first, last) = self.span(from);
        let mut found = Vec::new();
        let skipped = usize::try_from(first.saturating_sub(1)).unwrap_or(usize::MAX);
        let count = usize::try_from(last.saturating_sub(first)).unwrap_or(usize::MAX);
        let within = self.lines.iter().enumerate().skip(skipped).take(count.saturating_add(1));
        for (i, line) in within {
            let rule = line.trim_start().strip_prefix('>').map(str::trim_start);
            let Some(rest) = rule.and_then(|r| r.strip_prefix("parties")) else { continue };
            let mut before = line.len() - rest.len();
            for group in rest.split(';') {
                let (terms, group_end) = (group.split(',').count(), group.trim_end().len());
                let scope = ["with offshoots", "with linked"]
                    .into_iter()
                    .find(|s| group.trim_end().to_ascii_lowercase().ends_with(s));
                if let Some(words) = scope.filter(|_| terms > 1) {
                    let offset = before + group_end - words.len();
                    let column = chars(line.get(..offset).unwrap_or("")) + 1;
                    let place = Place { line: to_number(i), column, length: chars(words) };
                    found.push((place, words, terms));
                }
                before += group.len() + 1;
            }
        }
        found
    }

    /// The rule lines of a keyword, from the number of the paragraph to the next one.
    fn in_rule(&self, from: u32, keyword: &str, words: &str) -> Option<Place> {
        let next =
            self.directive.paragraphs.iter().map(|p| p.place.line).filter(|l| *l > from).min();
        let examples = self.directive.examples.iter().map(|e| e.place.line).min();
        let end = next.or(examples).unwrap_or(u32::MAX);
        let count = usize::try_from(end.saturating_sub(from)).unwrap_or(usize::MAX);
        self.in_lines(from, count, words, |line| {
            let rule = line.trim_start().strip_prefix('>').map(str::trim_start);
            rule.is_some_and(|r| r.to_lowercase().starts_with(keyword))
        })
    }
}

/// Where the words stand with no letter or digit on either side.
fn whole_word(line: &str, words: &str) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    // Bytes stay where they are when ASCII letters change case.
    let (line, words) = (line.to_ascii_lowercase(), words.to_ascii_lowercase());
    line.match_indices(&words).map(|(i, _)| i).find(|i| {
        let before = line.get(..*i).and_then(|s| s.chars().next_back());
        let after = line.get(i + words.len()..).and_then(|s| s.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
