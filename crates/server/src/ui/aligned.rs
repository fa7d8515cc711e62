//! Two names beside each other on a page: what was asked above what is listed, and under each word
//! what became of it. In: two names; out: cells. Never a number.

use super::Words;
use clearance::wording;
use screening::explain::{Explained, is_rtl};

/// Columns shown. Largest seen: 12, a ministry with its department; a longer name is told in the
/// sentences.
const COLUMNS_MAX: usize = 24;

/// A table of two names.
#[derive(Debug, Clone)]
pub struct Aligned {
    /// What stands before the upper name.
    pub upper: String,
    /// What stands before the lower name.
    pub lower: String,
    /// The direction of the upper name: words stand in its order.
    pub dir: &'static str,
    /// Column by column.
    pub cells: Vec<Cell>,
}

/// One column.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Of the upper name; a dash where nothing stands.
    pub upper: String,
    /// Of the lower name.
    pub lower: String,
    /// What became of them, in a word or two.
    pub state: &'static str,
    /// Whether they are not alike.
    pub differs: bool,
}

/// Where nothing stands.
const NOTHING: &str = "–";

impl Aligned {
    /// The words asked beside a name of the lists.
    #[must_use]
    pub fn listed(query: &str, explained: &Explained, words: Words) -> Self {
        let heads = [words.say("aligned.asked"), words.say("aligned.listed")];
        Self::of(explained, query, heads, words)
    }

    /// Two names given.
    #[must_use]
    pub fn given(explained: &Explained, first: &str, words: Words) -> Self {
        let heads = [words.say("compare.first"), words.say("compare.second")];
        Self::of(explained, first, heads, words)
    }

    fn of(explained: &Explained, first: &str, [upper, lower]: [String; 2], words: Words) -> Self {
        let shown = |cell: &str| if cell.is_empty() { NOTHING } else { cell }.to_owned();
        let cells = explained.columns.iter().take(COLUMNS_MAX).map(|column| Cell {
            upper: shown(&column.asked),
            lower: shown(&column.listed),
            state: wording::state(column.state, words.0),
            differs: !column.is_light && column.state.is_against(),
        });
        let dir = if is_rtl(first) { "rtl" } else { "ltr" };
        Self { upper, lower, dir, cells: cells.collect() }
    }
}
