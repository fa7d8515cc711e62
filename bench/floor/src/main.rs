//! Labelled rows in; what the simplest matcher and ours make of them out, side by side, on
//! standard output and in `docs/benchmarks/floor.md`. Run: `cargo run --release -p bench-floor`.

mod floor;
mod measure;
mod ours;
mod table;

use bench_common::rows::{self, Query};
use measure::Measures;
use parties::Kind;
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let (house, data) = (bench_common::house(), bench_common::data()?);
    let mut floor = Measures::default();
    let mut ours = Measures::default();
    let pairs = rows::name_bench(&data)?;
    floor.pairs(&pairs, &floor::compare);
    ours.pairs(&pairs, &ours::compare);
    let mut strangers = rows::listed(&data, "un")?;
    strangers.extend(rows::listed(&data, "ofac")?);
    let queries: Vec<Query> = rows::strangers(&data)?.into_iter().map(asked).collect();
    floor.strangers(&floor::Floor::of(&strangers), &queries);
    ours.strangers(&ours::Ours::of(&strangers)?.open()?, &queries);
    for list in ["un", "uk2018", "ofac"] {
        let listed = rows::listed(&data, list)?;
        let queries = rows::gold(&data, list)?;
        floor.gold(list, &floor::Floor::of(&listed), &queries);
        ours.gold(list, &ours::Ours::of(&listed)?.open()?, &queries);
    }
    let text = table::render(&floor, &ours);
    write!(std::io::stdout(), "{text}")?;
    let page = house.join("docs/benchmarks/floor.md");
    std::fs::create_dir_all(page.parent().unwrap_or(&house))?;
    std::fs::write(page, text)?;
    Ok(())
}

/// A stranger as one asks for a person.
fn asked(stranger: rows::Stranger) -> Query {
    let rows::Stranger { name, class, .. } = stranger;
    Query { name, class, kind: Kind::Person, script: String::new(), right: Vec::new() }
}
