//! The guide of the first day as a reader follows it: each line that begins with `$` is run as it
//! stands, in order, and what stands below it has to be what was printed. `…` stands for lines that
//! are left out; a reference stands for the one printed last.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A command of the guide with the lines shown below it.
struct Step<'a> {
    command: &'a str,
    shown: Vec<&'a str>,
}

fn steps(guide: &str) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut is_console = false;
    for line in guide.lines() {
        if line.starts_with("```") {
            is_console = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) {
            steps.push(Step { command, shown: Vec::new() });
        } else if let Some(step) = steps.last_mut().filter(|_| is_console) {
            step.shown.push(line);
        }
    }
    steps
}

/// The references in a text.
fn references(text: &str) -> Vec<&str> {
    let is_apart = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    let is_one = |w: &&str| w.len() == 12 && matches!(w.get(..2), Some("D-" | "R-" | "C-" | "W-"));
    text.split(is_apart).filter(is_one).collect()
}

/// A line without what differs between runs.
fn plain(line: &str) -> String {
    let mut line = line.trim_end().to_owned();
    for reference in references(&line.clone()) {
        line = line.replace(reference, &reference[..2]);
    }
    let is_hash = |w: &&str| w.len() == 64 && w.bytes().all(|b| b.is_ascii_hexdigit());
    for hash in line.clone().split_whitespace().filter(is_hash) {
        line = line.replace(hash, "HASH");
    }
    line
}

/// Whether the lines are shown in that order, with `…` where some are left out.
fn is_shown(shown: &[&str], printed: &[String]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((&"…", rest)) => (0..=printed.len()).any(|at| is_shown(rest, &printed[at..])),
        Some((line, rest)) => {
            printed.first().is_some_and(|p| *p == plain(line)) && is_shown(rest, &printed[1..])
        }
    }
}

#[test]
fn the_first_day_runs_as_it_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let guide = fs::read_to_string(root.join("docs/guide/first-day.md")).expect("the guide");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("examples/iran-2020/lists")).expect("a folder");
    for part in ["examples/iran-2020", "examples/iran-2020/lists"] {
        for entry in fs::read_dir(root.join(part)).expect("the example") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().expect("a name");
                fs::copy(&path, folder.join(part).join(name)).expect("a copy");
            }
        }
    }
    let binary = Path::new(env!("CARGO_BIN_EXE_chancery")).parent().expect("its folder");
    let path = format!("{}:/usr/bin:/bin", binary.display());
    let (mut named, mut wrong) = (Vec::<String>::new(), String::new());
    let steps = steps(&guide);
    assert!(steps.len() > 30, "only {} commands in the guide", steps.len());
    let is_building = |c: &str| c.starts_with("cargo ") || c.starts_with("export ");
    for step in steps.iter().filter(|s| !is_building(s.command)) {
        let mut command = step.command.to_owned();
        for written in references(step.command) {
            let last = named.iter().find(|n| n[..2] == written[..2]);
            command = command.replace(written, last.expect("a reference was printed before"));
        }
        let mut shell = Command::new("sh");
        shell.args(["-c", &command]).current_dir(&folder).env_clear().env("PATH", &path);
        let output = shell.output().expect("a shell");
        let printed = String::from_utf8(output.stdout).expect("UTF-8");
        for reference in references(&printed) {
            named.retain(|n| n[..2] != reference[..2]);
            named.push(reference.to_owned());
        }
        let printed: Vec<String> = printed.lines().map(plain).collect();
        let status = if command.ends_with("# exits 1") { 1 } else { 0 };
        // A command may show nothing at all.
        let is_right = step.shown.is_empty() || is_shown(&step.shown, &printed);
        if output.status.code() != Some(status) || !is_right {
            let err = String::from_utf8_lossy(&output.stderr).into_owned();
            let _ = writeln!(wrong, "$ {command}\n{}\n{err}", printed.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
