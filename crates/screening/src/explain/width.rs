//! Cells in, two lines out that stand under each other on a terminal: by the width that letters
//! take, and each cell keeping its own direction. Never lets a control or a mark of direction that
//! somebody typed through.

/// Between columns.
const GAP: &str = "  ";
/// Where nothing stands.
const NOTHING: &str = "–";
/// Begins a cell that is written from right to left. Source: UAX 9, First Strong Isolate.
const ISOLATE: char = '\u{2068}';
/// Ends it.
const END_ISOLATE: char = '\u{2069}';

/// Columns that a terminal gives these words. Source: UAX 11; what it calls ambiguous is narrow.
#[must_use]
pub fn width(words: &str) -> usize {
    words.chars().map(width_of).sum()
}

/// Whether the words begin from the right: Hebrew, Arabic and their neighbours.
#[must_use]
pub fn is_rtl(words: &str) -> bool {
    let first = words.chars().find(|c| c.is_alphabetic());
    first.is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    )
}

const fn width_of(c: char) -> usize {
    match c {
        // Marks that stand over, under or in other letters.
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{93a}'
        | '\u{93c}'
        | '\u{941}'..='\u{948}'
        | '\u{94d}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' => 0,
        // Hangul, Han, kana and full-width forms.
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// The first cells in one line, the second ones in another, and so on.
pub(super) fn lines<const N: usize>(cells: &[[&str; N]]) -> [String; N] {
    let shown: Vec<[String; N]> = cells.iter().map(|row| row.map(shown)).collect();
    std::array::from_fn(|of| {
        let mut out = String::new();
        for column in &shown {
            let wide = column.iter().map(|cell| width(cell)).max().unwrap_or(0);
            let Some(cell) = column.get(of) else { continue };
            if !out.is_empty() {
                out.push_str(GAP);
            }
            out.push_str(cell);
            out.extend(std::iter::repeat_n(' ', wide - width(cell).min(wide)));
        }
        out.trim_end().to_owned()
    })
}

fn shown(cell: &str) -> String {
    let is_kept = |c: &char| {
        !c.is_control()
            && !matches!(
                c,
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                    | '\u{2066}'..='\u{2069}' | '\u{feff}'
            )
    };
    let words: String = cell.chars().filter(is_kept).collect();
    if words.trim().is_empty() {
        NOTHING.to_owned()
    } else if is_rtl(&words) {
        [ISOLATE].into_iter().chain(words.chars()).chain([END_ISOLATE]).collect()
    } else {
        words
    }
}
