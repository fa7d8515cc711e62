//! Figures in, one page of Markdown out. Rounds only what it prints.

use crate::disk::Beside;
use std::fmt::Write as _;
use std::time::Duration;

const HEAD: &str = "\
# The slice: what the main job costs

Written by `cargo run --release -p bench-slice`, after `cargo build --release`; run it again rather
than edit it. Nothing here is asserted: another machine gives other figures. What may be compared is
the ratio to the machine's own disk: a sync is one page of 4 KiB appended and `fdatasync`, done in
turn with what it stands beside. Every figure is a median.
";

/// Decisions on one set of lists.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decided<'a> {
    /// The set of lists.
    pub(crate) name: &'a str,
    /// Entries of the record after the measurement.
    pub(crate) size: u64,
    /// To open the directory and fold its events.
    pub(crate) opened: Duration,
    /// To gather what is known.
    pub(crate) gathered: Duration,
    /// The first check after that.
    pub(crate) first: Duration,
    /// A check recorded durably.
    pub(crate) recorded: Beside,
    /// A decision without recording.
    pub(crate) decided: Duration,
    /// Screening its one name.
    pub(crate) screened: Duration,
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
    recorded: String,
    decided: String,
    indexed: String,
    processes: String,
    notes: String,
}

impl Page {
    pub(crate) fn recorded(&mut self, batch: u32, of: Beside) {
        let commits = a_second(of.deed);
        let _ = writeln!(
            self.recorded,
            "| {batch} | {:.0} | {:.0} | {:.0} | {:.1} | {:.1} |",
            micros(of.deed),
            commits * f64::from(batch),
            micros(of.sync),
            ratio(of.deed, of.sync),
            commits * f64::from(batch) / a_second(of.sync),
        );
    }

    pub(crate) fn decided(&mut self, of: Decided<'_>) {
        let _ = writeln!(
            self.decided,
            "| {} | {:.1} | {:.1} | {:.1} | {:.0} | {:.0} | {:.1} | {:.0} | {:.0} | {:.0} |",
            of.name,
            milliseconds(of.opened),
            milliseconds(of.gathered),
            milliseconds(of.first),
            a_second(of.recorded.deed),
            micros(of.recorded.sync),
            ratio(of.recorded.deed, of.recorded.sync),
            a_second(of.decided),
            micros(of.decided),
            micros(of.screened),
        );
        let entries = of.size;
        self.note(&format!(
            "`{}`: {entries} entries in the record when processes were timed.",
            of.name
        ));
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
            micros(of.opening),
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
        let _ = writeln!(text, "\n{today} · {} · {}", bench_common::machine::size(), versions());
        section(
            &mut text,
            "Events made durable",
            "| events a commit | µs a commit | events a second | µs a sync | commit / sync \
             | events a sync |",
            &self.recorded,
        );
        section(
            &mut text,
            "Decisions, one counterpart each",
            "| lists | open ms | gather ms | first check ms | recorded checks a second | µs a sync \
             | check / sync | decisions a second, not recorded | µs a decision \
             | of which the name |",
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

fn a_second(of: Duration) -> f64 {
    1.0 / of.as_secs_f64()
}

fn ratio(of: Duration, to: Duration) -> f64 {
    of.as_secs_f64() / to.as_secs_f64()
}

fn micros(of: Duration) -> f64 {
    of.as_secs_f64() * 1e6
}

fn milliseconds(of: Duration) -> f64 {
    of.as_secs_f64() * 1e3
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
