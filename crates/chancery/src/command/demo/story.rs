//! The text of a story in, its lines out: what is told, the clock, commands with the exit status
//! expected. References that a command names are remembered for the next ones.

use std::path::Path;

/// One line of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// Told as it stands.
    Told(String),
    /// A new chapter.
    Chapter(String),
    /// The clock moves there.
    Clock(String),
    /// A command and the exit status expected.
    Command {
        /// Its words.
        words: Vec<String>,
        /// 0, 1 or 2.
        expected: u8,
    },
    /// One byte of the copy is changed.
    Flip,
}

/// The lines of a story.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let told = text.lines().filter(|l| !l.starts_with('#'));
    told.map(line).collect()
}

fn line(text: &str) -> Line {
    let command = |rest: &str, expected| Line::Command { words: split(rest), expected };
    match text.split_once(' ') {
        Some(("==", rest)) => Line::Chapter(rest.to_owned()),
        Some(("@", rest)) => Line::Clock(rest.to_owned()),
        Some(("$", rest)) => command(rest, 0),
        Some(("!", rest)) => command(rest, 1),
        Some(("-", rest)) => command(rest, 2),
        Some(("%", _)) => Line::Flip,
        _ => Line::Told(text.to_owned()),
    }
}

/// Words as a shell would split them: by spaces, double quotes holding one together.
fn split(text: &str) -> Vec<String> {
    let (mut words, mut word, mut is_quoted, mut is_open) =
        (Vec::new(), String::new(), false, false);
    for c in text.chars() {
        match c {
            '"' => {
                is_quoted = !is_quoted;
                is_open = true;
            }
            ' ' if !is_quoted => {
                if is_open {
                    words.push(std::mem::take(&mut word));
                }
                is_open = false;
            }
            c => {
                word.push(c);
                is_open = true;
            }
        }
    }
    if is_open {
        words.push(word);
    }
    words
}

/// Words as one would type them.
pub(super) fn shown(words: &[String]) -> String {
    let quoted = |w: &String| {
        if w.contains([' ', ';']) || !w.is_ascii() { format!("\"{w}\"") } else { w.clone() }
    };
    words.iter().map(quoted).collect::<Vec<_>>().join(" ")
}

/// Whether the command works in a data directory; a copy of the record is verified without one.
pub(super) fn takes_data(words: &[String]) -> bool {
    let is_copy = words.len() > 2 && words.iter().take(2).eq(["record", "verify"]);
    !is_copy
}

/// References that commands named last, by their prefix.
#[derive(Debug, Default)]
pub(super) struct Names {
    last: Vec<(char, String)>,
}

/// Characters of a reference: a letter, a dash, ten of Crockford's base 32.
const REFERENCE_CHARS: usize = 12;

impl Names {
    /// Remembers every reference in a text.
    pub(super) fn learn(&mut self, text: &str) {
        let is_apart = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
        for word in text.split(is_apart).filter(|w| w.len() == REFERENCE_CHARS) {
            let mut chars = word.chars();
            let (Some(kind), Some('-')) = (chars.next(), chars.next()) else { continue };
            if matches!(kind, 'D' | 'R' | 'C' | 'W') {
                self.last.retain(|(k, _)| *k != kind);
                self.last.push((kind, word.to_owned()));
            }
        }
    }

    /// A word with its places filled in.
    pub(super) fn fill(&self, word: &str, dir: &Path) -> String {
        let mut word = word
            .replace("{case}", &dir.join("case").display().to_string())
            .replace("{copy}", &dir.join("copy").display().to_string());
        for (kind, reference) in &self.last {
            word = word.replace(&format!("{{{kind}}}"), reference);
        }
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_split_as_a_shell_would() {
        assert_eq!(
            split("check --with \"A B; born=1970\" x"),
            ["check", "--with", "A B; born=1970", "x"]
        );
        assert_eq!(line("! x"), Line::Command { words: vec!["x".to_owned()], expected: 1 });
    }

    #[test]
    fn a_reference_named_last_fills_its_place() {
        let mut names = Names::default();
        names.learn("decision D-0123456789\nrequest: R-ABCDEFGHJK, then D-9876543210");
        assert_eq!(names.fill("{D} {R} {C}", Path::new("x")), "D-9876543210 R-ABCDEFGHJK {C}");
    }
}
