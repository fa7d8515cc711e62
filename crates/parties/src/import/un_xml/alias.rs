//! One printed name in, the names that stand in it out: several parted by `;`, and in brackets
//! behind a name its acronym or its form in another script. Never cuts a bracket that is part of a
//! name, as in `Leader (Hong Kong) International`.

use crate::NameKind;

/// Words that announce a form in another script and are no name.
const MARKS: [&str; 3] = ["original script:", "(original script)", "in Arabic script:"];

/// Letters an acronym in brackets may have. Largest seen: 7, `ISISWAP`.
const ACRONYM_CHARS_MAX: usize = 10;

/// Brackets taken off one name. Largest seen: 2.
const BRACKETS_MAX: usize = 8;

/// The names in a printed one, each with what it is.
pub(super) fn split(printed: &str, kind: NameKind) -> Vec<(String, NameKind)> {
    let mut names = Vec::new();
    for part in parts(printed) {
        let mut rest = trimmed(part);
        let mut inner = Vec::new();
        for _ in 0..BRACKETS_MAX {
            let Some((before, bracket)) = last_bracket(rest) else { break };
            let Some(found) = in_bracket(before, bracket) else { break };
            inner.splice(0..0, found);
            rest = trimmed(before);
        }
        let kind = if is_latin(rest) || kind == NameKind::Primary {
            kind
        } else {
            NameKind::OriginalScript
        };
        names.push((rest.to_owned(), kind));
        names.extend(inner);
    }
    names.retain(|(text, _)| !text.is_empty());
    names
}

fn trimmed(text: &str) -> &str {
    text.trim().trim_end_matches([',', ';']).trim_end()
}

fn is_latin(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_alphabetic()) || !text.chars().any(char::is_alphabetic)
}

/// The parts between `;` outside brackets.
fn parts(printed: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    for (at, c) in printed.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                parts.extend(printed.get(from..at));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(printed.get(from..));
    parts
}

/// The text before the bracket a name ends with, and what is in it.
fn last_bracket(text: &str) -> Option<(&str, &str)> {
    let open = text.strip_suffix(')')?;
    let mut depth = 1_usize;
    for (at, c) in open.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let before = open.get(..at)?;
            return (!before.trim().is_empty()).then_some((before, open.get(at + 1..)?));
        }
    }
    None
}

/// The names a bracket holds; none when it is part of the name, or a remark.
fn in_bracket(before: &str, bracket: &str) -> Option<Vec<(String, NameKind)>> {
    let mut found = Vec::new();
    for part in parts(bracket) {
        let text = MARKS.iter().fold(part.to_owned(), |text, mark| text.replace(mark, ""));
        let text = trimmed(&text);
        if is_acronym(text) {
            found.push((text.to_owned(), NameKind::Acronym));
        } else if !is_latin(text) {
            found.push((text.to_owned(), NameKind::OriginalScript));
        } else if !is_latin(before) || !found.is_empty() {
            found.push((text.to_owned(), NameKind::Aka));
        } else {
            return None;
        }
    }
    (!found.is_empty()).then_some(found)
}

fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(char::is_ascii_uppercase).count();
    letters >= 2
        && text.chars().count() <= ACRONYM_CHARS_MAX
        && text.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '-' | '/'))
}
