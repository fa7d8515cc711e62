//! What is wrong with a text, where, in whose words, and what would mend it. Draws the line with a
//! caret; never decides whether a directive may be released.

use crate::Place;

/// Faults kept from one text. Largest seen: 31 (a directive with every line misspelt). Beyond it
/// the last one says that there are more.
pub const FAULTS_MAX: usize = 200;

/// One thing that could not be read, or may not stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where it stands; line 0 when the whole text is meant.
    pub place: Place,
    /// A stable word for machines: `unknown-header`.
    pub code: &'static str,
    /// The words of the text it is about; may be empty.
    pub words: String,
    /// What is wrong, lower case, the user's words in backticks, without a full stop.
    pub what: String,
    /// What would mend it; may be empty.
    pub remedy: String,
}

impl Fault {
    /// The fault with the line it stands in and a caret under the words meant:
    ///
    /// ```text
    /// line 3, column 1: `Revew by` is no header
    ///   3 | Revew by: 2020-07-07
    ///     | ^^^^^^^^
    ///   did you mean `Review by`?
    /// ```
    #[must_use]
    pub fn render(&self, text: &str) -> String {
        let mut out = String::new();
        let place = self.place;
        if place.line > 0 {
            out = format!("line {}, column {}: ", place.line, place.column);
        }
        out.push_str(&self.what);
        out.push('\n');
        if let Some(line) = (place.line > 0).then(|| line_of(text, place.line)).flatten() {
            out.push_str(&drawn(&line, place));
        }
        if !self.remedy.is_empty() {
            out = format!("{out}  {}\n", self.remedy);
        }
        out
    }
}

/// Characters of a line that are drawn; a longer one is drawn around the words meant.
const DRAWN_CHARS_MAX: usize = 100;

/// The line of that number as the parser counts lines.
fn line_of(text: &str, number: u32) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let number = usize::try_from(number).ok()?.checked_sub(1)?;
    let mut lines = text
        .split('\n')
        .flat_map(|stretch| stretch.strip_suffix('\r').unwrap_or(stretch).split('\r'));
    // What is forbidden in a text must not reach a terminal through its fault either.
    let visible = |c: char| if crate::parse::is_forbidden(c) { '\u{b7}' } else { c };
    Some(lines.nth(number)?.trim_end().chars().map(visible).collect())
}

fn drawn(line: &str, place: Place) -> String {
    let column = usize::try_from(place.column.saturating_sub(1)).unwrap_or(0);
    let skipped = if column + 20 > DRAWN_CHARS_MAX { column.saturating_sub(20) } else { 0 };
    let shown: Vec<char> = line.chars().skip(skipped).take(DRAWN_CHARS_MAX).collect();
    let before = column - skipped;
    let length = usize::try_from(place.length).unwrap_or(1);
    let carets = length.min(shown.len().saturating_sub(before)).max(1);
    // A tab is as wide above as below.
    let indent: String =
        (0..before).map(|i| if shown.get(i) == Some(&'\t') { '\t' } else { ' ' }).collect();
    let number = place.line.to_string();
    let gutter = " ".repeat(number.len());
    let start = if skipped > 0 { "…" } else { "" };
    let pad = if skipped > 0 { " " } else { "" };
    let end = if line.chars().count() > skipped + shown.len() { "…" } else { "" };
    let shown: String = shown.into_iter().collect();
    let carets = "^".repeat(carets);
    format!("  {number} | {start}{shown}{end}\n  {gutter} | {pad}{indent}{carets}\n")
}
