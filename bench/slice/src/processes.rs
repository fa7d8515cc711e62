//! The built binary as a person starts it: how long from start to end, and the most memory it held.

use crate::page::Page;
use crate::scene::{List, NAMES, OFFICER};
use crate::{Result, Room};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Times each command is timed; the median is given.
const RUNS: usize = 20;
/// Times each slow command is timed.
const RUNS_SLOW: usize = 3;
/// Times a command is run to see its memory; short ones end between two looks.
const LOOKS: usize = 5;

/// Measures whole processes.
pub(crate) fn measure(
    room: &Room,
    scenes: &[(&str, PathBuf)],
    lists: Option<&Vec<List>>,
    page: &mut Page,
) -> Result<()> {
    let built = std::env::current_exe()?.with_file_name("chancery");
    if !built.is_file() {
        page.note("No binary was built beside this bench: run `cargo build --release` first.");
        return Ok(());
    }
    let mut timed = |name: &str, words: &[&str], runs: usize| -> Result<()> {
        let wall = median(&built, words, runs)?;
        let memory = memory(&built, words, LOOKS.min(runs))?;
        page.process(name, wall, memory);
        Ok(())
    };
    timed("`--version`", &["--version"], RUNS)?;
    let listed = NAMES.get(1).copied().unwrap_or_default();
    if let Some(lists) = lists {
        let index = room.path("both.idx").display().to_string();
        let words: Vec<String> = lists.iter().map(List::word).collect();
        let mut build = vec!["index", "build", "--out", &index];
        for word in &words {
            build.extend(["--list", word]);
        }
        timed("`index build`, OFAC and UN", &build, RUNS_SLOW)?;
        timed("`index verify`, OFAC and UN", &["index", "verify", &index], RUNS)?;
        let screen = ["screen", "--index", &index, listed];
        timed("`screen --index`, OFAC and UN", &screen, RUNS)?;
    }
    for (name, dir) in scenes {
        let data = dir.display().to_string();
        let check = ["check", "--data", &data, "--as", OFFICER, "--act", "accept"];
        let check: Vec<&str> = check.into_iter().chain(["--with", "Jon Exampel"]).collect();
        timed(&format!("`check`, {name}"), &check, RUNS)?;
        let screen = ["screen", "--data", &data, "--as", OFFICER, listed];
        timed(&format!("`screen --data`, {name}"), &screen, RUNS)?;
        let verify = ["record", "verify", "--data", &data];
        timed(&format!("`record verify`, {name}"), &verify, RUNS_SLOW)?;
    }
    Ok(())
}

fn command(binary: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(binary);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn median(binary: &Path, words: &[&str], runs: usize) -> Result<Duration> {
    let mut walls = Vec::with_capacity(runs);
    for _ in 0..runs {
        let begun = Instant::now();
        let done = command(binary, words).stderr(Stdio::piped()).output()?;
        walls.push(begun.elapsed());
        // 1 is a verdict; anything beyond it says that nothing was measured.
        if !matches!(done.status.code(), Some(0 | 1)) {
            let (words, told) = (words.join(" "), String::from_utf8_lossy(&done.stderr));
            return Err(format!("`chancery {words}` ended with {}: {told}", done.status).into());
        }
    }
    walls.sort();
    Ok(walls.get(runs / 2).copied().unwrap_or_default())
}

/// The highest mark of memory that the system told while the process lived, in KiB.
fn memory(binary: &Path, words: &[&str], looks: usize) -> Result<u64> {
    let mut most = 0;
    for _ in 0..looks {
        let mut child = command(binary, words).spawn()?;
        let status = format!("/proc/{}/status", child.id());
        while child.try_wait()?.is_none() {
            let text = std::fs::read_to_string(&status).unwrap_or_default();
            most = most.max(peak(&text).unwrap_or_default());
        }
    }
    Ok(most)
}

fn peak(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}
