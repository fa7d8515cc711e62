//! Figures of each size in, a page of Markdown out. Rounds only what it prints.

use crate::machine;
use serde_json::Value;
use std::fmt::Write as _;

const HEAD: &str = "\
# Scale: what a longer list costs

Written by `cargo run --release -p bench-scale`, after `cargo build --release`; run it again rather
than edit it. Needs `../shared/data`.

The lists are made, from a seed, of what real names are made of: given and family names of the OFAC
list and of 8,618 strangers, by culture, each as common as its rank (Zipf); fathers' names and
chains; double family names; words of seven languages in their own script and in Latin letters;
organisations by which word follows which; about one family name in five is new, spelled as its
culture spells, so that the stock of words grows with the list. Namesakes are many, as in life.
Every name asked is asked once: nothing can answer from memory. *Stranger*: drawn anew from the same
pools, so that many share all their words with somebody listed. *Typo*: a listed name with one
letter wrong. *Other script*: a listed party by a name in a script the list does not hold for it.
CPU time of one thread.
";

/// The whole page.
pub(crate) fn render(runs: &[Value]) -> String {
    let mut text = HEAD.to_owned();
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d");
    let _ = writeln!(
        text,
        "\n{today} · {} · engine {}, tables {}, index format {}",
        machine::described(),
        screening::ENGINE,
        screening::TABLES,
        screening::index::FORMAT
    );
    text.push_str(TIMES_HEAD);
    for run in runs {
        text.push_str(&times(run));
    }
    text.push_str(INDEX_HEAD);
    for run in runs {
        text.push_str(&index(run));
    }
    text.push_str("\n![time a name over the length of the list](scale.svg)\n");
    text.push_str(&growth(runs));
    text.push_str("\nThe slowest name of each sort, longest list: ");
    let last = runs.last().map(|run| sorts(run).iter().map(slowest).collect::<Vec<_>>());
    let _ = writeln!(text, "{}.", last.unwrap_or_default().join(", "));
    text
}

const TIMES_HEAD: &str = "
## A name, µs

| names in the list | asked | names | p50 | p90 | p99 | max | names a second | in ten | a hit |
|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|
";
const INDEX_HEAD: &str = "
## The list

| names | parties | build s | built a second | build MiB | bytes a name | open µs \
    | asking MiB | process ms |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|
";

/// What standard output says of one run.
pub(crate) fn lines(run: &Value) -> String {
    format!("{TIMES_HEAD}{}{INDEX_HEAD}{}", times(run), index(run))
}

pub(crate) fn sorts(run: &Value) -> Vec<Value> {
    run["sorts"].as_array().cloned().unwrap_or_default()
}

pub(crate) fn number(of: &Value) -> f64 {
    of.as_f64().unwrap_or_default()
}

/// Digits in groups of three.
pub(crate) fn grouped(of: f64) -> String {
    let digits = format!("{of:.0}");
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn times(run: &Value) -> String {
    let mut text = String::new();
    for sort in sorts(run) {
        let share = |key: &str| sort[key].as_f64().map_or("–".to_owned(), |s| format!("{s:.3}"));
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            grouped(number(&run["names"])),
            sort["sort"].as_str().unwrap_or_default(),
            sort["asked"],
            grouped(number(&sort["p50"])),
            grouped(number(&sort["p90"])),
            grouped(number(&sort["p99"])),
            grouped(number(&sort["max"])),
            grouped(1e6 / number(&sort["mean"]).max(1e-9)),
            share("found"),
            share("hit"),
        );
    }
    text
}

fn index(run: &Value) -> String {
    let (names, build) = (number(&run["names"]), number(&run["build_s"]));
    format!(
        "| {} | {} | {build:.2} | {} | {:.0} | {:.0} | {:.2} | {:.0} | {} |\n",
        grouped(names),
        grouped(number(&run["parties"])),
        grouped(names / build.max(1e-9)),
        number(&run["build_mib"]),
        number(&run["index_bytes"]) / names.max(1.0),
        number(&run["open_us"]),
        number(&run["asking_mib"]),
        run["whole_ms"].as_f64().map_or("–".to_owned(), |ms| format!("{ms:.1}")),
    )
}

/// By which power of the length the time grows between the two longest lists.
fn growth(runs: &[Value]) -> String {
    let [.., short, long] = runs else { return String::new() };
    let factor = number(&long["names"]) / number(&short["names"]).max(1.0);
    let mut text = format!("\nWith {factor:.1} times the names:");
    for (a, b) in sorts(short).iter().zip(sorts(long)) {
        let times = number(&b["p50"]) / number(&a["p50"]).max(1e-9);
        let power = times.max(1e-9).ln() / factor.ln();
        let sort = a["sort"].as_str().unwrap_or_default();
        let _ = write!(text, " {sort} {times:.1} times the time at p50 (power {power:.2}),");
    }
    text.pop();
    text.push_str(".\n");
    text
}

fn slowest(sort: &Value) -> String {
    let word = |key: &str| sort[key].as_str().unwrap_or_default().to_owned();
    format!("{}: `{}` ({} µs)", word("sort"), word("slowest"), grouped(number(&sort["max"])))
}
