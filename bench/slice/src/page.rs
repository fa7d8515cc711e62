//! Figures in, one page of Markdown out. Rounds only what it prints.

use std::fmt::Write as _;
use std::time::Duration;

const HEAD: &str = "\
# The slice: what the main job costs

Written by `cargo run --release -p bench-slice`, after `cargo build --release`; run it again rather
than edit it. Nothing here is asserted: another machine gives other figures. What may be compared is
the ratio to the machine's own disk, measured in the same run.
";

/// Decisions on one set of lists.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decided<'a> {
    /// The set of lists.
    pub(crate) name: &'a str,
    /// To open the directory and fold its events.
    pub(crate) opened: Duration,
    /// To gather what is known.
    pub(crate) gathered: Duration,
    /// The first check after that.
    pub(crate) first: Duration,
    /// Checks recorded durably, a second.
    pub(crate) recorded: f64,
    /// Decisions without recording, a second.
    pub(crate) decided: f64,
    /// Names screened, a second.
    pub(crate) screened: f64,
    /// Pages synced by the disk itself, a second.
    pub(crate) syncs: f64,
}

/// One list and its index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Indexed<'a> {
    pub(crate) list: &'a str,
    pub(crate) parties: usize,
    pub(crate) names: usize,
    pub(crate) bytes: usize,
    pub(crate) reading: Duration,
    pub(crate) building: Duration,
    pub(crate) opening: Duration,
    pub(crate) verifying: Duration,
}

/// The page as it grows.
#[derive(Debug, Default)]
pub(crate) struct Page {
    disk: String,
    recorded: String,
    decided: String,
    indexed: String,
    processes: String,
    notes: String,
}

impl Page {
    pub(crate) fn disk(&mut self, syncs: f64) {
        let each = 1_000_000.0 / syncs;
        let _ = writeln!(self.disk, "| append of 4 KiB and `fdatasync` | {syncs:.0} | {each:.0} |");
    }

    pub(crate) fn recorded(&mut self, batch: u32, commits: f64, syncs: f64) {
        let events = commits * f64::from(batch);
        let _ = writeln!(
            self.recorded,
            "| {batch} | {commits:.0} | {events:.0} | {:.2} | {:.2} |",
            commits / syncs,
            events / syncs
        );
    }

    pub(crate) fn decided(&mut self, of: Decided<'_>) {
        let _ = writeln!(
            self.decided,
            "| {} | {:.1} | {:.1} | {:.1} | {:.0} | {:.2} | {:.0} | {:.0} |",
            of.name,
            milliseconds(of.opened),
            milliseconds(of.gathered),
            milliseconds(of.first),
            of.recorded,
            of.recorded / of.syncs,
            of.decided,
            of.screened,
        );
    }

    pub(crate) fn indexed(&mut self, of: &Indexed<'_>) {
        let _ = writeln!(
            self.indexed,
            "| {} | {} | {} | {} | {:.0} | {:.0} | {:.1} | {:.1} |",
            of.list,
            of.parties,
            of.names,
            of.bytes,
            milliseconds(of.reading),
            milliseconds(of.building),
            of.opening.as_secs_f64() * 1e6,
            milliseconds(of.verifying),
        );
    }

    pub(crate) fn process(&mut self, name: &str, wall: Duration, memory: u64) {
        let mebibytes = memory as f64 / 1024.0;
        let wall = milliseconds(wall);
        let _ = writeln!(self.processes, "| {name} | {wall:.1} | {mebibytes:.1} |");
    }

    pub(crate) fn note(&mut self, words: &str) {
        let _ = writeln!(self.notes, "\n{words}");
    }

    pub(crate) fn render(&self) -> String {
        let mut text = HEAD.to_owned();
        let today = jiff::Timestamp::now().strftime("%Y-%m-%d");
        let _ = writeln!(text, "\n{today} · {} · {}", machine(), versions());
        section(&mut text, "The disk by itself", "| one thread | a second | µs each |", &self.disk);
        section(
            &mut text,
            "Events made durable",
            "| events a commit | commits a second | events a second | commits / sync | events / sync |",
            &self.recorded,
        );
        section(
            &mut text,
            "Decisions, one counterpart each",
            "| lists | open ms | gather ms | first check ms | recorded checks a second | checks / sync | decisions a second, not recorded | of which names screened a second |",
            &self.decided,
        );
        section(
            &mut text,
            "Lists and indexes",
            "| list | parties | names | index bytes | read ms | build ms | open µs | verify ms |",
            &self.indexed,
        );
        section(
            &mut text,
            "Whole processes",
            "| command | wall ms, median | most memory MiB |",
            &self.processes,
        );
        text.push_str(&self.notes);
        text
    }
}

/// A table under a heading; nothing when it has no rows.
fn section(text: &mut String, title: &str, head: &str, rows: &str) {
    if rows.is_empty() {
        return;
    }
    let figures = head.matches('|').count().saturating_sub(2);
    let line = "--:|".repeat(figures);
    let _ = write!(text, "\n## {title}\n\n{head}\n|---|{line}\n{rows}");
}

fn milliseconds(of: Duration) -> f64 {
    of.as_secs_f64() * 1e3
}

/// Cores and memory; nothing that names the machine.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let told = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let total = told.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let kib = total.and_then(|l| l.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
    format!("{cores} cores, {:.0} GiB", kib.unwrap_or_default() / 1024.0 / 1024.0)
}

fn versions() -> String {
    format!(
        "chancery {}, engine {}, tables {}, index format {}",
        env!("CARGO_PKG_VERSION"),
        screening::ENGINE,
        screening::TABLES,
        screening::index::FORMAT
    )
}
