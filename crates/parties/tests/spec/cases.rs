//! Every case in `spec/parties`: files of a list in, the parties and faults it must give out.
//! A case is `| what it states`, one or more `-- FORMAT --` sections, and `-- expect --`.
//! `-- FORMAT, escaped --` reads `\r`, `\0`, `\xE9` in the section; `-- FORMAT, no end --` drops
//! its last line end. `BLESS=1` in the environment rewrites the expectations.

use crate::shown;
use parties::import::{self, Format};
use parties::{Levels, ListId};
use std::path::Path;

struct Case {
    head: String,
    format: String,
    files: Vec<Vec<u8>>,
    expected: String,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/parties")
}

#[test]
fn every_case_in_spec_parties_reads_as_it_says() {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let count = paths.len();
    let mut wrong = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let case = parsed(&text);
        let actual = answer(&case);
        if actual != case.expected {
            if std::env::var_os("BLESS").is_some() {
                std::fs::write(&path, format!("{}-- expect --\n{actual}", case.head)).unwrap();
            }
            wrong.push(format!("{}\n{}", path.display(), difference(&case.expected, &actual)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(count >= 35, "spec/parties has only {count} cases");
}

fn parsed(text: &str) -> Case {
    let (head, expected) = text.split_once("-- expect --\n").unwrap_or((text, ""));
    assert!(head.starts_with("| "), "a case begins with what it states");
    let mut case = Case {
        head: head.to_owned(),
        format: String::new(),
        files: Vec::new(),
        expected: expected.to_owned(),
    };
    let (mut file, mut is_escaped, mut has_end) = (None::<String>, false, true);
    let mut finish = |file: Option<String>, is_escaped: bool, has_end: bool| {
        let Some(mut file) = file else { return };
        if !has_end {
            file.pop();
        }
        let bytes = if is_escaped { unescaped(&file) } else { file.into_bytes() };
        case.files.push(bytes);
    };
    for line in head.split_inclusive('\n') {
        let title = line.trim_end().strip_prefix("-- ").and_then(|l| l.strip_suffix(" --"));
        if let Some(title) = title {
            finish(file.take(), is_escaped, has_end);
            let mut words = title.split(", ");
            case.format = words.next().unwrap().to_owned();
            let words: Vec<_> = words.collect();
            is_escaped = words.contains(&"escaped");
            has_end = !words.contains(&"no end");
            file = Some(String::new());
        } else if let Some(file) = &mut file {
            file.push_str(line);
        }
    }
    finish(file, is_escaped, has_end);
    case
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'r') => out.push(b'\r'),
            Some(b'n') => out.push(b'\n'),
            Some(b'0') => out.push(0),
            Some(b'\\') => out.push(b'\\'),
            Some(b'x') => {
                let hex = [bytes.next().unwrap(), bytes.next().unwrap()];
                let hex = std::str::from_utf8(&hex).unwrap();
                out.push(u8::from_str_radix(hex, 16).unwrap());
            }
            other => panic!("no escape is called {other:?}"),
        }
    }
    out
}

fn answer(case: &Case) -> String {
    let files: Vec<&[u8]> = case.files.iter().map(Vec::as_slice).collect();
    let mut lines = Vec::new();
    if case.format == "organisation-toml" {
        match import::organisation_toml::read(files[0]) {
            Ok(organisation) => {
                lines.extend(
                    import::organisation_toml::write(&organisation).lines().map(str::to_owned),
                );
            }
            Err(faults) => lines.extend(faults.iter().map(shown::fault)),
        }
    } else {
        let list = ListId::parse("own").unwrap();
        match Format::parse(&case.format) {
            Ok(format) => {
                let read = import::read(format, &list, &files, &Levels::initial());
                lines.extend(read.parties.iter().flat_map(shown::party));
                lines.extend(read.faults.iter().map(shown::fault));
            }
            Err(error) => lines.push(error.to_string()),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn difference(expected: &str, actual: &str) -> String {
    let mut out = Vec::new();
    let (expected, actual): (Vec<_>, Vec<_>) =
        (expected.lines().collect(), actual.lines().collect());
    for at in 0..expected.len().max(actual.len()) {
        let (e, a) = (expected.get(at), actual.get(at));
        if e != a {
            out.push(format!("  expected {}\n  read     {}", e.unwrap_or(&"-"), a.unwrap_or(&"-")));
        }
    }
    out.join("\n")
}
