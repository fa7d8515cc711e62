//! Labelled rows in; what this engine and its peers make of them out, side by side, on standard
//! output and in `docs/benchmarks.md`.
//!
//! `cargo run --release -p bench-peers` · `… -- --fresh` asks the peers anew.

mod edits;
mod engine;
mod facts;
mod judged;
mod measure;
mod ours;
mod page;
mod peer;
mod process;
mod questions;
mod rows;
mod statistics;
mod why;

use bench_common::{Result, data, house};
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

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
        ["answer", questions, answers] => ours::answer(Path::new(questions), Path::new(answers)),
        [] => compare(false),
        ["--fresh"] => compare(true),
        other => Err(format!("`{}` is no command of this bench", other.join(" ")).into()),
    }
}

/// Asks every engine, judges, and writes the page.
fn compare(is_fresh: bool) -> Result<()> {
    let binary = process::binary()?;
    let room = std::env::current_exe()?.parent().ok_or("no place for answers")?.join("../peers");
    std::fs::create_dir_all(&room)?;
    let asked = questions::Questions::read(&data()?)?;
    let path = room.join("questions.jsonl");
    std::fs::write(&path, asked.lines())?;
    let (mut engines, mut judges) = (Vec::new(), Vec::new());
    for peer in &peer::PEERS {
        let answered = peer.answers(&room, &path, is_fresh)?;
        engines.push(engine::Engine::read(peer.name, &answered.path, answered.kept_from)?);
        let is_judged = peer.engine != "floor";
        judges.push(is_judged.then(|| judged::of_peer(peer, &room, &path, is_fresh)).transpose()?);
    }
    say("ours answers")?;
    let answers = room.join("ours.jsonl");
    let mut ours = Command::new(std::env::current_exe()?);
    peer::run(ours.arg("answer").arg(&path).arg(&answers))?;
    engines.push(engine::Engine::read("ours", &answers, None)?);
    let python = peer::PEERS[0].python(&room)?;
    judges.push(Some(judged::of_ours(&binary, &python, &room)?));
    let measures = measure::all(&asked, &engines)?;
    let page = page::Page {
        questions: &asked,
        engines: &engines,
        measures: &measures,
        judged: &judges,
        process_ms: process::screen_ms(&binary, &room)?,
    };
    let text = page.render()?;
    write!(std::io::stdout(), "{text}")?;
    std::fs::write(house().join("docs/benchmarks.md"), text)?;
    Ok(())
}

/// A line for whoever waits.
pub(crate) fn say(words: &str) -> Result<()> {
    writeln!(std::io::stderr(), "{words}")?;
    Ok(())
}
