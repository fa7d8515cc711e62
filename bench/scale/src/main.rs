//! Sizes in, lists of that many names out of what real names are made of, screened; the figures go
//! to standard output, `docs/benchmarks/scale.md` and a plot beside it.
//!
//! `cargo run --release -p bench-scale` · `… -- --small` · `… -- --ten-million` · `… -- worst`
//! · `… -- worst WORDS` shows the bad lists whose title has these words, and writes no page.
//!
//! Needs `../shared/data`. Each size runs in a process of its own, so that memory is its own too.

mod dice;
mod list;
mod markov;
mod measure;
mod page;
mod plot;
mod pools;
mod queries;
mod spelling;
mod worst;

use bench_common::{Result, data, house, machine};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Names of the lists when nothing is said.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// Names of the lists of a dry run.
const SIZES_SMALL: [usize; 3] = [1_000, 3_000, 10_000];
/// Names of the largest list, which needs memory of a large machine.
const TEN_MILLION: usize = 10_000_000;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["one", size] => {
            let figures = measure::one(&data()?, size.parse()?)?;
            writeln!(std::io::stdout(), "{figures}")?;
            Ok(())
        }
        ["worst"] => worst::run(&docs().join("worst.md")),
        ["worst", title] => worst::show(title),
        ["--small"] => sizes(&SIZES_SMALL, None),
        ["--ten-million"] => sizes(&[&SIZES[..], &[TEN_MILLION]].concat(), Some(&docs())),
        [] => sizes(&SIZES, Some(&docs())),
        other => Err(format!("`{}` is no command of this bench", other.join(" ")).into()),
    }
}

fn docs() -> PathBuf {
    house().join("docs/benchmarks")
}

/// Runs each size in a child, and writes the page when there is a place for it.
fn sizes(sizes: &[usize], docs: Option<&Path>) -> Result<()> {
    let mut runs = Vec::new();
    for size in sizes {
        let mut child = Command::new(std::env::current_exe()?);
        let done = child.args(["one", &size.to_string()]).stderr(Stdio::inherit()).output()?;
        if !done.status.success() {
            return Err(format!("the run with {size} names ended with {}", done.status).into());
        }
        let figures: serde_json::Value = serde_json::from_slice(&done.stdout)?;
        write!(std::io::stdout(), "{}", page::lines(&figures))?;
        runs.push(figures);
    }
    if let Some(docs) = docs {
        std::fs::create_dir_all(docs)?;
        std::fs::write(docs.join("scale.md"), page::render(&runs))?;
        std::fs::write(docs.join("scale.svg"), plot::render(&runs))?;
    }
    Ok(())
}
