//! Labelled rows in; what the simplest matcher and ours make of them out, side by side, on
//! standard output and in `docs/benchmarks/floor.md`. Run: `cargo run --release -p bench-floor`.

mod floor;
mod measure;
mod ours;
mod rows;
mod table;

use measure::Measures;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
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
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let data: PathBuf = house.join("../shared/data");
    if !data.is_dir() {
        return Err("the labelled rows are not here; this bench needs ../shared/data".into());
    }
    let mut floor = Measures::default();
    let mut ours = Measures::default();
    let pairs = rows::pairs(&data)?;
    floor.pairs(&pairs, &floor::compare);
    ours.pairs(&pairs, &ours::compare);
    let mut strangers = rows::listed(&data, "un")?;
    strangers.extend(rows::listed(&data, "ofac")?);
    let queries = rows::strangers(&data)?;
    floor.strangers(&floor::Floor::of(&strangers), &queries);
    ours.strangers(&ours::Ours::of(&strangers)?.open()?, &queries);
    for list in ["un", "uk2018", "ofac"] {
        let listed = rows::listed(&data, list)?;
        let queries = rows::queries(&data, list)?;
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
