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

/// Words in a note that announce the alias in its own script.
const NOTE_MARKS: [&str; 5] =
    ["original script:", "in Arabic script:", "In Arabic:", "in Arabic:", "Arabic script:"];

/// The alias in its own script, where the note on it gives that: `original script: Абубакар`.
pub(super) fn in_note(note: &str) -> Option<&str> {
    let (_, rest) = NOTE_MARKS.iter().find_map(|mark| note.split_once(mark))?;
    let name = rest.split(['.', ';', ',', '(', ')']).next()?.trim();
    (!name.is_empty() && !is_latin(name)).then_some(name)
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

#[cfg(test)]
mod tests {
    use super::{in_note, split};
    use crate::NameKind;

    #[track_caller]
    fn check(printed: &str, expected: &[(&str, NameKind)]) {
        let read = split(printed, NameKind::Aka);
        let read: Vec<_> = read.iter().map(|(text, kind)| (text.as_str(), *kind)).collect();
        assert_eq!(read, expected, "{printed}");
    }

    #[test]
    fn several_names_in_one_are_several() {
        check("Ann; Anne;", &[("Ann", NameKind::Aka), ("Anne", NameKind::Aka)]);
        check("", &[]);
    }

    #[test]
    fn a_bracket_behind_a_name_is_an_acronym_or_another_script() {
        let whole = [("Example Front", NameKind::Aka), ("EF-W", NameKind::Acronym)];
        check("Example Front (EF-W)", &whole);
        let scripts = [("Abubakar", NameKind::Aka), ("Абубакар", NameKind::OriginalScript)];
        check("Abubakar (original script: Абубакар)", &scripts);
        check(
            "جبهة (the Front; Jabhat)",
            &[
                ("جبهة", NameKind::OriginalScript),
                ("the Front", NameKind::Aka),
                ("Jabhat", NameKind::Aka),
            ],
        );
        check(
            "Hay’at al-Sham (HTS) (هيئة (original script); Hayat al-Sham)",
            &[
                ("Hay’at al-Sham", NameKind::Aka),
                ("HTS", NameKind::Acronym),
                ("هيئة", NameKind::OriginalScript),
                ("Hayat al-Sham", NameKind::Aka),
            ],
        );
    }

    #[test]
    fn a_note_may_hold_the_alias_in_its_own_script() {
        let note = "DOB: 11 Apr. 1963. In Arabic: سيف العدل. Nationality: Egypt";
        assert_eq!(in_note(note), Some("سيف العدل"));
        assert_eq!(in_note("original script: Салман Булгарский"), Some("Салман Булгарский"));
        assert_eq!(in_note("In Arabic: not given"), None);
        assert_eq!(in_note("formerly listed as"), None);
    }

    #[test]
    fn a_bracket_that_is_part_of_a_name_stays() {
        for name in [
            "Leader (Hong Kong) International",
            "Battalion of Shahids (martyrs)",
            "(Sheikh) Musa Hilal",
            "Encep Nurjaman (birth name)",
            "(HTS)",
            "Unclosed (HTS",
        ] {
            check(name, &[(name, NameKind::Aka)]);
        }
    }
}
