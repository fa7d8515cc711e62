//! Figures in, one page of Markdown out. Rounds only what it prints.

use crate::load::Figures;
use std::fmt::Write as _;
use std::time::Duration;

const HEAD: &str = "\
# Served: what the house gives to many at once

Written by `cargo run --release -p bench-served`, after `cargo build --release`; run it again rather
than edit it. Nothing here is asserted: another machine gives other figures. What may be compared is
the ratio to the machine's own limits, measured in the same run: pages of 4 KiB appended and synced
by one thread, and two bytes answered over loopback by the least server there is. Client and server
share the cores.
";

/// The page as it grows.
#[derive(Debug, Default)]
pub(crate) struct Page {
    limits: String,
    loads: String,
    pages: String,
    notes: String,
}

impl Page {
    pub(crate) fn first(&mut self, listening: Duration, whole: Duration, status: u16) {
        self.note(&format!(
            "From `demo` to its address {:.2} s, the story told in between; to the first page \
             {:.2} s (status {status}).",
            listening.as_secs_f64(),
            whole.as_secs_f64()
        ));
    }

    pub(crate) fn limits(&mut self, syncs: f64, one: Figures, many: Figures) {
        let _ = writeln!(self.limits, "| pages synced a second, one thread | {syncs:.0} |");
        let _ =
            writeln!(self.limits, "| bare answers a second, 1 client | {:.0} |", one.a_second());
        let _ =
            writeln!(self.limits, "| bare answers a second, 64 clients | {:.0} |", many.a_second());
    }

    /// One load; `syncs` is zero where nothing is made durable.
    pub(crate) fn load(&mut self, scene: &str, what: &str, of: Figures, syncs: f64, batch: u64) {
        let rate = of.a_second() * batch as f64;
        let beside = if syncs > 0.0 {
            format!("{syncs:.0} | {:.2}", rate / syncs)
        } else {
            "– | –".to_owned()
        };
        let _ = writeln!(
            self.loads,
            "| {scene} | {what} | {} | {rate:.0} | {:.2} | {:.2} | {beside} | {} |",
            of.clients,
            millis(of.p50),
            millis(of.p99),
            of.refused,
        );
    }

    pub(crate) fn page(&mut self, who: &str, path: &str, p50: Duration, worst: Duration, kb: f64) {
        let _ = writeln!(
            self.pages,
            "| {who} | `{path}` | {:.1} | {:.1} | {kb:.1} |",
            millis(p50),
            millis(worst)
        );
    }

    pub(crate) fn note(&mut self, words: &str) {
        let _ = writeln!(self.notes, "\n{words}");
    }

    pub(crate) fn render(&self) -> String {
        let mut text = HEAD.to_owned();
        let today = jiff::Timestamp::now().strftime("%Y-%m-%d");
        let _ = writeln!(
            text,
            "\n{today} · {} · chancery {}",
            bench_common::machine::size(),
            version()
        );
        section(&mut text, "The machine by itself", "| what | a second |", &self.limits);
        section(
            &mut text,
            "Under load",
            "| lists | what | clients | a second | p50 ms | p99 ms | syncs a second beside \
             | ratio | not answered |",
            &self.loads,
        );
        section(
            &mut text,
            "Pages",
            "| who | page | ms, median | ms, worst | kB with style and script |",
            &self.pages,
        );
        text.push_str(&self.notes);
        text
    }
}

fn section(text: &mut String, title: &str, head: &str, rows: &str) {
    if rows.is_empty() {
        return;
    }
    let figures = head.matches('|').count().saturating_sub(2);
    let line = "--:|".repeat(figures);
    let _ = write!(text, "\n## {title}\n\n{head}\n|---|{line}\n{rows}");
}

fn millis(of: Duration) -> f64 {
    of.as_secs_f64() * 1e3
}

const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}
