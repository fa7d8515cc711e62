//! Sessions at the command line, run against the real binary. One case a file in `spec/cli/`.
//!
//! A case opens with lines `| …` that state the fact. `-- file NAME --` gives a file, with
//! `\xNN`, `\r` and `{TEXT*COUNT}` read; `-- session --` gives commands and what they print:
//!
//! ```text
//! $ chancery screen --index own.idx "Jon Exampel"
//! a line on standard output
//! ! a line on standard error
//! = 2
//! ```
//!
//! `= N` is the exit status, 0 when not said. `<any>`, `<number>`, `<hash>` and `<id>` stand for
//! what differs between runs; `{D}`, `{R}`, `{C}` and `{W}` in a command are the last decision,
//! request, contact and item that a command printed. `> FILE` at the end of a command keeps what it
//! prints, `{<FILE}` in a command is what a file holds. Beside `chancery` there are `flip FILE
//! BYTE`, `cut FILE BYTES`, `copy FROM TO`, `remove PATH`, `mode FILE`,
//! `files`, `folder NAME` and `same FILE FILE`; `begin` sets `chancery-data` up
//! with the organisation, lists and first directive of `examples/iran-2020`, copied to `case`, on
//! the morning of 8 January. The line that shows the clock of a story is left aside.

#[path = "spec/demo.rs"]
mod demo;
#[path = "spec/guide.rs"]
mod guide;
#[path = "spec/http.rs"]
mod http;
#[path = "spec/robust.rs"]
mod robust;
#[path = "spec/verdicts.rs"]
mod verdicts;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const BINARY: &str = env!("CARGO_BIN_EXE_chancery");

#[test]
fn sessions_print_what_the_cases_say() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/cli");
    let mut paths: Vec<PathBuf> = fs::read_dir(&cases)
        .expect("spec/cli is there")
        .map(|entry| entry.expect("an entry of spec/cli").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 10, "only {} cases in {}", paths.len(), cases.display());
    let mut wrong = String::new();
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if let Err(what) = run(&name, &fs::read_to_string(&path).expect("a case")) {
            let _ = writeln!(wrong, "\n== {name} ==\n{what}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// One step of a session.
#[derive(Default)]
struct Step {
    command: String,
    out: Vec<String>,
    err: Vec<String>,
    status: i32,
}

fn run(name: &str, case: &str) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the case");
    if !case.starts_with("| ") {
        return Err("a case opens with `| ` and the fact it states".to_owned());
    }
    let mut steps: Vec<Step> = Vec::new();
    for section in sections(case) {
        match section.title.split_once(' ') {
            Some(("file", file)) => {
                fs::write(folder.join(file), bytes(&section.text)).expect("a file of the case");
            }
            _ if section.title == "session" => steps = read_steps(&section.text),
            _ => return Err(format!("no section is called `{}`", section.title)),
        }
    }
    if steps.is_empty() {
        return Err("the case has no session".to_owned());
    }
    let mut named = Vec::new();
    for step in steps {
        take(&folder, &step, &mut named)?;
    }
    Ok(())
}

/// Characters of a reference: a letter, a dash, ten of Crockford's base 32.
const REFERENCE_CHARS: usize = 12;

/// Remembers the references in a line, the last of each kind.
fn learn(line: &str, named: &mut Vec<String>) {
    let is_apart = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    for word in line.split(is_apart).filter(|w| w.len() == REFERENCE_CHARS) {
        if ["D-", "R-", "C-", "W-"].iter().any(|kind| word.starts_with(kind)) {
            named.retain(|n| n[..1] != word[..1]);
            named.push(word.to_owned());
        }
    }
}

/// Sets the organisation of the example up as its story does.
fn begin(folder: &Path) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/iran-2020");
    fs::create_dir_all(folder.join("case/lists")).expect("a folder");
    let files = ["organisation.toml", "0107.directive", "0112.directive", "lists/sdn.csv"];
    for file in files.into_iter().chain(["lists/alt.csv", "lists/un.xml", "lists/own.toml"]) {
        fs::copy(example.join(file), folder.join("case").join(file))
            .expect("a file of the example");
    }
    for line in [
        "organisation import case/organisation.toml --story-clock 2020-01-06T09:00Z",
        "list add ofac-csv:case/lists/sdn.csv,case/lists/alt.csv un-xml:case/lists/un.xml \
         own=parties-toml:case/lists/own.toml",
        "clock set 2020-01-07T15:00Z",
        "directive release case/0107.directive --as a.winter",
        "clock set 2020-01-08T08:30Z",
    ] {
        let mut command = Command::new(BINARY);
        let command = command.args(line.split_whitespace()).current_dir(folder).env_clear();
        let output = command.output().expect("the binary starts");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

struct Section {
    title: String,
    text: String,
}

fn sections(case: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in case.lines() {
        if let Some(title) = line.strip_prefix("-- ").and_then(|l| l.strip_suffix(" --")) {
            sections.push(Section { title: title.to_owned(), text: String::new() });
        } else if let Some(section) = sections.last_mut() {
            section.text.push_str(line);
            section.text.push('\n');
        }
    }
    for section in &mut sections {
        let kept = section.text.trim_end_matches('\n').len();
        section.text.truncate(kept);
        section.text.push('\n');
    }
    sections
}

fn read_steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            steps.push(Step { command: command.to_owned(), ..Step::default() });
            continue;
        }
        let Some(step) = steps.last_mut() else { continue };
        if let Some(status) = line.strip_prefix("= ") {
            step.status = status.trim().parse().expect("an exit status");
        } else if let Some(line) = line.strip_prefix('!') {
            step.err.push(line.strip_prefix(' ').unwrap_or(line).to_owned());
        } else {
            step.out.push(line.to_owned());
        }
    }
    for step in &mut steps {
        while step.out.last().is_some_and(|line| line.trim().is_empty()) {
            step.out.pop();
        }
    }
    steps
}

fn take(folder: &Path, step: &Step, named: &mut Vec<String>) -> Result<(), String> {
    let filled = named.iter().fold(step.command.clone(), |command, reference| {
        command.replace(&format!("{{{}}}", &reference[..1]), reference)
    });
    let mut words = split(&held(folder, &filled));
    let kept = words.iter().position(|w| w == ">").map(|at| {
        let file = words.remove(at + 1);
        words.remove(at);
        folder.join(file)
    });
    let stdin = words.iter().position(|w| w == "<").map(|at| {
        let file = words.remove(at + 1);
        words.remove(at);
        fs::File::open(folder.join(file)).expect("the file for standard input")
    });
    let program = words.remove(0);
    if program != "chancery" {
        let got = built_in(folder, &program, &words);
        let want: Vec<String> = step.out.iter().map(|l| l.trim_end().to_owned()).collect();
        return if got == want {
            Ok(())
        } else {
            Err(format!("$ {}\nexpected {want:?}\n     got {got:?}", step.command))
        };
    }
    let stdin = stdin.map_or_else(Stdio::null, Stdio::from);
    let output = Command::new(BINARY)
        .args(&words)
        .current_dir(folder)
        .env_clear()
        .stdin(stdin)
        .output()
        .expect("the binary starts");
    let (mut out, mut err) = (text(&output.stdout), text(&output.stderr));
    if let Some(file) = kept {
        fs::write(file, &output.stdout).expect("the file for standard output");
        out.clear();
    }
    err.retain(|line| !line.starts_with("story clock: "));
    out.iter().for_each(|line| learn(line, named));
    let status = output.status.code().unwrap_or(-1);
    let mut wrong = String::new();
    differ("standard output", &step.out, &out, &mut wrong);
    differ("standard error", &step.err, &err, &mut wrong);
    if status != step.status {
        let _ = writeln!(wrong, "expected exit {}, got {status}", step.status);
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("$ {}\n{wrong}", step.command)) }
}

/// A command with what files hold in the places that name them.
fn held(folder: &Path, command: &str) -> String {
    let Some((before, rest)) = command.split_once("{<") else { return command.to_owned() };
    let (file, after) = rest.split_once('}').expect("`{<FILE}` has an end");
    let text = fs::read_to_string(folder.join(file)).expect("the file to take words of");
    held(folder, &format!("{before}{}{after}", text.trim_end()))
}

/// Copies a folder with its modes: a data directory has private files.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("the folder of the copy");
    for entry in fs::read_dir(from).expect("the folder to copy") {
        let from = entry.expect("an entry").path();
        let to = to.join(from.file_name().expect("a name"));
        match from.is_dir() {
            true => copy(&from, &to),
            false => drop(fs::copy(&from, &to).expect("a file copied")),
        }
    }
    let permissions = fs::metadata(from).expect("the folder").permissions();
    fs::set_permissions(to, permissions).expect("the modes of the copy");
}

fn text(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).expect("output is UTF-8");
    text.split_terminator('\n').map(|line| line.trim_end().to_owned()).collect()
}

fn differ(what: &str, want: &[String], got: &[String], wrong: &mut String) {
    let same = want.len() == got.len()
        && want.iter().zip(got).all(|(pattern, line)| fits(pattern.trim_end(), line));
    if !same {
        let (want, got) = (shown(want), shown(got));
        let _ = writeln!(wrong, "{what}, expected:\n{want}\ngot:\n{got}");
    }
}

/// Lines for a person to compare; what is longer than a screen is cut.
fn shown(lines: &[String]) -> String {
    let cut = |line: &String| match line.char_indices().nth(2_000) {
        Some((at, _)) => format!("{}… ({} bytes)", &line[..at], line.len()),
        None => line.clone(),
    };
    lines.iter().map(cut).collect::<Vec<_>>().join("\n")
}

/// Whether a line is what the pattern says.
fn fits(pattern: &str, line: &str) -> bool {
    let open = ["<any>", "<number>", "<hash>", "<id>"]
        .iter()
        .filter_map(|mark| pattern.find(mark).map(|at| (at, *mark)))
        .min();
    let Some((at, mark)) = open else { return pattern == line };
    let (before, after) = (&pattern[..at], &pattern[at + mark.len()..]);
    let Some(rest) = line.strip_prefix(before) else { return false };
    let ends = (0..=rest.len()).filter(|end| rest.is_char_boundary(*end));
    ends.filter(|end| stands_for(mark, &rest[..*end])).any(|end| fits(after, &rest[end..]))
}

fn stands_for(mark: &str, words: &str) -> bool {
    match mark {
        "<number>" => {
            !words.is_empty() && words.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-')
        }
        "<id>" => words.len() == 10 && words.bytes().all(|b| b.is_ascii_alphanumeric()),
        "<hash>" => words.len() == 64 && words.bytes().all(|b| b.is_ascii_hexdigit()),
        _ => true,
    }
}

/// Words of a command line: space parts them, quotes join them.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    for c in line.chars() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words.iter().map(|w| String::from_utf8(repeat(w.as_bytes())).expect("UTF-8")).collect()
}

/// The bytes that the text of a file section stands for.
fn bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        let escape = &rest[at + 1..];
        if let Some(hex) = escape.strip_prefix('x').and_then(|h| h.get(..2)) {
            out.push(u8::from_str_radix(hex, 16).expect("two hexadecimal digits"));
            rest = &escape[3..];
        } else if let Some(after) = escape.strip_prefix('r') {
            out.push(b'\r');
            rest = after;
        } else {
            out.push(b'\\');
            rest = escape;
        }
    }
    out.extend_from_slice(rest.as_bytes());
    repeat(&out)
}

/// `{TEXT*COUNT}` is TEXT that many times.
fn repeat(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some(open) = rest.iter().position(|b| *b == b'{') {
        let end = rest[open..].iter().position(|b| *b == b'}').map(|at| open + at);
        let counted = end.and_then(|end| {
            let inner = std::str::from_utf8(&rest[open + 1..end]).ok()?;
            let (what, count) = inner.rsplit_once('*')?;
            Some((what.repeat(count.parse().ok()?), end + 1))
        });
        let (what, next) = counted.unwrap_or_else(|| ("{".to_owned(), open + 1));
        out.extend_from_slice(&rest[..open]);
        out.extend_from_slice(what.as_bytes());
        rest = &rest[next..];
    }
    out.extend_from_slice(rest);
    out
}

fn built_in(folder: &Path, program: &str, words: &[String]) -> Vec<String> {
    let path = |at: usize| folder.join(&words[at]);
    let number = |at: usize| words[at].parse::<usize>().expect("a number");
    match program {
        "begin" => {
            begin(folder);
            Vec::new()
        }
        "flip" => {
            let mut bytes = fs::read(path(0)).expect("the file to flip a byte of");
            bytes[number(1)] ^= 1;
            fs::write(path(0), bytes).expect("the flipped file");
            Vec::new()
        }
        "cut" => {
            let bytes = fs::read(path(0)).expect("the file to cut");
            fs::write(path(0), &bytes[..number(1)]).expect("the cut file");
            Vec::new()
        }
        "copy" => {
            copy(&path(0), &path(1));
            Vec::new()
        }
        "remove" => {
            match path(0).is_dir() {
                true => fs::remove_dir_all(path(0)).expect("the folder to remove"),
                false => fs::remove_file(path(0)).expect("the file to remove"),
            }
            Vec::new()
        }
        "mode" => {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(path(0)).expect("the file").permissions().mode() & 0o7777;
            vec![format!("{mode:04o}")]
        }
        "folder" => {
            fs::create_dir_all(path(0)).expect("a folder");
            Vec::new()
        }
        "same" => {
            let is_same = fs::read(path(0)).expect("one file") == fs::read(path(1)).expect("two");
            vec![if is_same { "same" } else { "different" }.to_owned()]
        }
        "files" => {
            let entries = fs::read_dir(folder).expect("the folder of the case");
            let mut names: Vec<String> = entries
                .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
                .collect();
            names.sort();
            names
        }
        other => panic!("no built-in command is called `{other}`"),
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_command_quietly() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-pipe");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("own.csv"), "id,kind,name\na,person,Jon Exampel\n").expect("a list");
    let build = ["index", "build", "--out", "own.idx", "--list", "parties-csv:own.csv"];
    let built = Command::new(BINARY).args(build).current_dir(&folder).output().expect("it starts");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let mut rows = String::from("query\n");
    for _ in 0..20_000 {
        rows.push_str("Jon Exampel\n");
    }
    let mut child = Command::new(BINARY)
        .args(["screen", "--index", "own.idx", "--input", "-", "--format", "jsonl"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let mut input = child.stdin.take().expect("standard input");
    // It may stop reading as soon as nobody listens.
    let _ = input.write_all(rows.as_bytes());
    drop(input);
    let done = child.wait_with_output().expect("it ends");
    assert_eq!(done.status.code(), Some(141));
    assert!(done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
}
