//! A span of a text in, its line, column and surroundings out.

/// Characters of context on each side of a mention.
const CONTEXT_CHARS_MAX: usize = 80;

/// The lines of a text, counted on from the place asked last: mentions come nearly in order.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.
    pub(super) const fn of(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// Line and column, both from 1; the column counts characters.
    pub(super) fn place(&mut self, at: usize) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        let between = |from: usize, to: usize| {
            let part = bytes.get(from..to).unwrap_or_default();
            part.iter().filter(|b| **b == b'\n').count()
        };
        if at >= self.at {
            self.line += between(self.at, at);
        } else {
            self.line -= between(at, self.at);
        }
        self.at = at;
        let before = self.text.get(self.start_of(at)..at).unwrap_or_default();
        (self.line, before.chars().count() + 1)
    }

    /// Where the line begins that holds a place.
    fn start_of(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        before.rfind('\n').map_or(0, |end| end + 1)
    }

    /// The line around a span, or both lines when the span crosses an end of line; cut to
    /// [`CONTEXT_CHARS_MAX`] on each side.
    pub(super) fn context(&self, start: usize, end: usize) -> String {
        let from = self.start_of(start);
        let rest = self.text.get(end..).unwrap_or_default();
        let to = rest.find('\n').map_or(self.text.len(), |at| end + at);
        let before = self.text.get(from..start).unwrap_or_default();
        let words = self.text.get(start..end).unwrap_or_default();
        let after = self.text.get(end..to).unwrap_or_default();
        let mut context = String::new();
        match before.char_indices().rev().nth(CONTEXT_CHARS_MAX) {
            Some((at, c)) => {
                context.push('…');
                context.push_str(before.get(at + c.len_utf8()..).unwrap_or_default());
            }
            None => context.push_str(before.trim_start()),
        }
        context.push_str(words);
        match after.char_indices().nth(CONTEXT_CHARS_MAX) {
            Some((at, _)) => {
                context.push_str(after.get(..at).unwrap_or_default());
                context.push('…');
            }
            None => context.push_str(after.trim_end()),
        }
        context.replace(['\n', '\r', '\t'], " ")
    }
}
