//! A bounded text in, its lines out, every character that may not stand in a directive said and
//! blanked, so that columns hold. Never reads past a bound.

use crate::Place;
use crate::parse::faults::Faults;

/// Bytes of one directive. Largest seen: 41,000 (a cable with three annexes). What lies beyond is
/// not read, and a fault says so.
pub const TEXT_BYTES_MAX: usize = 1 << 20;

/// Lines of one directive. What lies beyond is not read, and a fault says so.
pub const LINES_MAX: usize = 20_000;

/// The lines of a text. `\n`, `\r\n` and `\r` end a line, mixed as they may be.
pub(super) fn lines(text: &str, faults: &mut Faults) -> Vec<String> {
    let text = bounded(text.strip_prefix('\u{feff}').unwrap_or(text), faults);
    let mut lines: Vec<String> = Vec::new();
    for stretch in text.split('\n') {
        for line in stretch.strip_suffix('\r').unwrap_or(stretch).split('\r') {
            if lines.len() >= LINES_MAX {
                let what =
                    format!("the text has more than {LINES_MAX} lines; the rest is not read");
                let place = Place { line: number(lines.len()), column: 1, length: 1 };
                faults.add_at(place, "too-many-lines", "", what, "split the directive");
                return lines;
            }
            let cleaned = cleaned(line, number(lines.len() + 1), faults);
            lines.push(cleaned);
        }
    }
    lines
}

/// The number of a line from its count.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn bounded<'a>(text: &'a str, faults: &mut Faults) -> &'a str {
    if text.len() <= TEXT_BYTES_MAX {
        return text;
    }
    let what = format!("the text is longer than {TEXT_BYTES_MAX} bytes; the rest is not read");
    faults.add_at(Place::default(), "text-too-long", "", what, "split the directive");
    (0..4).find_map(|back| text.get(..TEXT_BYTES_MAX - back)).unwrap_or("")
}

/// What may not stand in a directive, in words.
fn forbidden(c: char) -> Option<(&'static str, &'static str)> {
    match c {
        '\t' => None,
        '\u{fffd}' => {
            Some(("stands for bytes that could not be read", "save the text as UTF-8 and type it"))
        }
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(("turns the direction of writing and can hide what is said", "delete it"))
        }
        '\u{2028}' | '\u{2029}' => Some(("is no line end here", "end the line as usual")),
        c if c.is_control() => Some(("is a control character", "delete it")),
        _ => None,
    }
}

/// Whether the character may not stand in a directive.
pub(crate) fn is_forbidden(c: char) -> bool {
    forbidden(c).is_some()
}

/// The line with what may not stand blanked; each such character is said once a line.
fn cleaned(line: &str, number: u32, faults: &mut Faults) -> String {
    let mut said: Vec<char> = Vec::new();
    let mut out = String::with_capacity(line.len());
    for (before, character) in line.chars().enumerate() {
        let Some((why, remedy)) = forbidden(character) else {
            out.push(character);
            continue;
        };
        out.push(' ');
        if !said.contains(&character) {
            said.push(character);
            let column = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
            let what = format!("the character U+{:04X} {why}", u32::from(character));
            let place = Place { line: number, column, length: 1 };
            faults.add_at(place, "forbidden-character", "", what, remedy);
        }
    }
    out
}
