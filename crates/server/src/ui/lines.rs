//! The lines of a directive's text as its parser counts them: for the line a fault stands in, and
//! for the rule under a paragraph as it was typed. Never shows a character that steers a screen.

use directive::{Paragraph, Place};

/// Characters of a line that are shown around the words meant. Longer ones are cut there.
const SHOWN_CHARS_MAX: usize = 96;

/// Characters kept before the words meant when the line is cut.
const BEFORE_CHARS: usize = 24;

/// The lines of a text.
#[derive(Debug)]
pub struct Lines(Vec<String>);

/// A line with the words in it that are meant.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// What stands before them.
    pub before: String,
    /// They.
    pub words: String,
    /// What stands after.
    pub after: String,
}

impl Lines {
    /// Of a text, whatever its line ends.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        Self(text.split(['\n', '\r']).map(str::to_owned).collect())
    }

    /// The rule lines under a paragraph, as they were typed.
    #[must_use]
    pub fn rule_under(&self, paragraph: &Paragraph) -> String {
        let from = usize::try_from(paragraph.place.line).unwrap_or(0);
        let below = self.0.iter().skip(from).map(|l| l.trim());
        let is_text = |l: &&str| !l.starts_with('>');
        let rule = below.skip_while(is_text).take_while(|l| l.starts_with('>'));
        rule.collect::<Vec<_>>().join("\n")
    }

    /// The line of a place with the words meant apart; nothing where the whole text is meant.
    #[must_use]
    pub fn marked(&self, place: Place) -> Marked {
        let number = usize::try_from(place.line).unwrap_or(0);
        let Some(line) = number.checked_sub(1).and_then(|n| self.0.get(n)) else {
            return Marked::default();
        };
        let column = usize::try_from(place.column).unwrap_or(1).saturating_sub(1);
        let length = usize::try_from(place.length).unwrap_or(1).clamp(1, SHOWN_CHARS_MAX);
        let cut = column.saturating_sub(BEFORE_CHARS);
        let cut = if column + length < SHOWN_CHARS_MAX { 0 } else { cut };
        let visible = |c: char| if is_steering(c) { '\u{b7}' } else { c };
        let shown: Vec<char> = line.chars().map(visible).skip(cut).collect();
        let part = |from: usize, to: usize| -> String {
            shown.iter().skip(from).take(to.saturating_sub(from)).collect()
        };
        let start = column - cut;
        let end = (start + length).min(shown.len());
        let last = shown.len().min(SHOWN_CHARS_MAX.max(end));
        let more = if shown.len() > last { "…" } else { "" };
        let less = if cut > 0 { "…" } else { "" };
        Marked {
            before: format!("{less}{}", part(0, start)),
            words: part(start, end),
            after: format!("{}{more}", part(end, last).trim_end()),
        }
    }
}

/// Characters that only steer: direction, and what no text has.
fn is_steering(c: char) -> bool {
    (c.is_control() && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{Lines, Place};

    fn check(text: &str, (line, column, length): (u32, u32, u32), expected: [&str; 3]) {
        let marked = Lines::of(text).marked(Place { line, column, length });
        assert_eq!([&*marked.before, &*marked.words, &*marked.after], expected, "{text:?}");
    }

    #[test]
    fn the_words_meant_stand_apart() {
        check("one\r\nRevew by: x\r\n", (2, 1, 8), ["", "Revew by", ": x"]);
        check("> parties  mek", (1, 12, 3), ["> parties  ", "mek", ""]);
        check("a\u{202e}b", (1, 3, 1), ["a·", "b", ""]);
        check("short", (1, 40, 3), ["short", "", ""]);
        check("short", (9, 1, 1), ["", "", ""]);
        check("short", (0, 1, 1), ["", "", ""]);
    }

    #[test]
    fn a_long_line_is_cut_around_them() {
        let line = format!("{}wrong{}", "a".repeat(300), "b".repeat(300));
        let marked = Lines::of(&line).marked(Place { line: 1, column: 301, length: 5 });
        assert_eq!(marked.words, "wrong");
        assert_eq!(marked.before, format!("…{}", "a".repeat(24)));
        assert!(marked.after.ends_with("b…") && marked.after.chars().count() < 100);
    }
}
