//! Reads and runs the text cases: a first line that states the fact, then sections
//! `-- name --`. With `UPDATE_SPEC` set the expectations are written instead of compared; the
//! difference is then reviewed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/directives").join(name)
}

/// The files of a folder with that ending, in order.
pub(crate) fn files(name: &str, ending: &str) -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    paths.sort();
    paths
}

/// The sections of one case.
pub(crate) struct Case {
    sections: BTreeMap<String, String>,
}

impl Case {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.starts_with("| "), "{}: state the fact first", path.display());
        let mut sections: BTreeMap<String, String> = BTreeMap::new();
        let mut name = "fact".to_owned();
        for line in text.split_inclusive('\n') {
            let opened = line.trim_end().strip_prefix("-- ").and_then(|l| l.strip_suffix(" --"));
            match opened {
                Some(section) => {
                    name = section.to_owned();
                    sections.entry(name.clone()).or_default();
                }
                None => sections.entry(name.clone()).or_default().push_str(line),
            }
        }
        Self { sections }
    }

    pub(crate) fn section(&self, name: &str) -> &str {
        self.sections.get(name).map_or("", String::as_str)
    }

    /// A section with `\u{…}` read as the character and `\r` as a carriage return.
    pub(crate) fn unescaped(&self, name: &str) -> String {
        let text = self.section(name).replace("\\r", "\r");
        let mut parts = text.split("\\u{");
        let mut out = parts.next().unwrap_or("").to_owned();
        for part in parts {
            let (code, rest) = part.split_once('}').unwrap();
            out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            out.push_str(rest);
        }
        out
    }
}

/// Runs every case of a folder; `answer` gives what the section `expect` must say.
pub(crate) fn run(name: &str, at_least: usize, answer: impl Fn(&Case) -> String) {
    let paths = files(name, "txt");
    assert!(paths.len() >= at_least, "{} cases in {name}", paths.len());
    let mut failed = Vec::new();
    for path in &paths {
        let case = Case::read(path);
        let got = answer(&case);
        if got.trim_end() == case.section("expect").trim_end() {
            continue;
        }
        if std::env::var("UPDATE_SPEC").is_ok() {
            let text = std::fs::read_to_string(path).unwrap();
            let head = text.split_once("-- expect --").map_or(text.as_str(), |(head, _)| head);
            std::fs::write(path, format!("{head}-- expect --\n{got}")).unwrap();
            continue;
        }
        failed.push(format!("{}\n{got}\n", path.display()));
    }
    assert!(
        failed.is_empty(),
        "{} of {} differ:\n{}",
        failed.len(),
        paths.len(),
        failed.join("\n")
    );
}
