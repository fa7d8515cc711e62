//! A span of a text in, its line, column and surroundings out.

/// Characters of context on each side of a mention.
const CONTEXT_CHARS_MAX: usize = 80;

/// Where the lines of a text start.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.
    pub(super) fn of(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// Line and column, both from 1; the column counts characters.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.start_of(line);
        let before = self.text.get(start..at).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    fn start_of(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// The line around a span, or both lines when the span crosses an end of line; cut to
    /// [`CONTEXT_CHARS_MAX`] on each side.
    pub(super) fn context(&self, start: usize, end: usize) -> String {
        let (line, _) = self.place(start);
        let from = self.start_of(line);
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
