//! The guides as a reader follows them: each line that begins with `$` is run as it
//! stands, in order, and what stands below it has to be what was printed. `…` stands for lines that
//! are left out, or for the rest of one; a reference stands for the one printed last.

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
    let given = line.trim_end();
    let mut line = given.to_owned();
    for reference in references(given) {
        line = line.replace(reference, &reference[..2]);
    }
    let is_hash = |w: &&str| w.len() == 64 && w.bytes().all(|b| b.is_ascii_hexdigit());
    for hash in given.split_whitespace().filter(is_hash) {
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
            let is_it = |p: &String| match line.strip_suffix('…') {
                Some(begun) => p.starts_with(&plain(begun)),
                None => *p == plain(line),
            };
            printed.first().is_some_and(is_it) && is_shown(rest, &printed[1..])
        }
    }
}

#[test]
fn the_first_day_runs_as_it_stands() {
    follow("first-day", 30);
}

#[test]
fn a_record_is_verified_offline_as_it_stands() {
    follow("verify-offline", 20);
}

/// Whether the tools of a command are here: a machine may have no Python and no OpenSSL.
fn has_tools(command: &str, path: &str) -> bool {
    let first = command.split_whitespace().next().unwrap_or_default();
    let is_here = |tool: &str| {
        path.split(':').any(|folder| Path::new(folder).join(tool).exists())
            || std::env::var_os("CI").is_some()
    };
    let wanted = ["python3", "openssl"].into_iter().find(|tool| *tool == first);
    wanted.or(command.contains("xxd").then_some("xxd")).is_none_or(is_here)
}

#[expect(clippy::print_stderr, reason = "a skipped command is said aloud")]
fn follow(name: &str, commands_min: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let place = format!("docs/guide/{name}.md");
    let guide = fs::read_to_string(root.join(&place)).expect("the guide");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("examples/iran-2020/lists")).expect("a folder");
    fs::create_dir_all(folder.join("docs/guide")).expect("a folder");
    for part in ["examples/iran-2020", "examples/iran-2020/lists", "docs/guide"] {
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
    assert!(steps.len() > commands_min, "only {} commands in {place}", steps.len());
    let is_building = |c: &str| c.starts_with("cargo ") || c.starts_with("export ");
    for step in steps.iter().filter(|s| !is_building(s.command)) {
        if !has_tools(step.command, &path) {
            eprintln!("SKIPPED: {}: a tool of it is not here", step.command);
            continue;
        }
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
            let _ = writeln!(wrong, "{place}\n$ {command}\n{}\n{err}", printed.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The help of a command.
fn help(words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    let output = command.args(words).arg("--help").env_clear().output().expect("it starts");
    assert!(output.status.success(), "{words:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The commands that a help names.
fn subcommands(help: &str) -> Vec<&str> {
    let lines = help.lines().skip_while(|l| *l != "Commands:").skip(1);
    let names = lines.take_while(|l| !l.is_empty()).filter(|l| l.starts_with("  "));
    names.filter(|l| !l.starts_with("   ")).filter_map(|l| l.split_whitespace().next()).collect()
}

/// The words `--…` that begin a line of a help.
fn options(help: &str) -> Vec<&str> {
    let words = help.lines().filter_map(|l| l.split_whitespace().next());
    words.filter(|w| w.starts_with("--") && *w != "--help").collect()
}

/// What of a command the page does not say.
fn unsaid(page: &str, words: &[&str], out: &mut Vec<String>) {
    let help = help(words);
    let inner = subcommands(&help);
    for name in &inner {
        unsaid(page, &[words, &[name]].concat(), out);
    }
    if !inner.is_empty() {
        return;
    }
    let command = format!("chancery {}", words.join(" "));
    if !page.contains(&command) {
        out.push(command.clone());
    }
    let missing = options(&help).into_iter().filter(|o| !page.contains(*o));
    out.extend(missing.map(|option| format!("{command} {option}")));
}

#[test]
fn the_page_of_the_command_line_leaves_nothing_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/formats/command-line.md")).expect("the page");
    let mut missing = Vec::new();
    unsaid(&page, &[], &mut missing);
    assert!(missing.is_empty(), "not in docs/formats/command-line.md: {missing:#?}");
}
