//! A data directory whose events are taken for a pattern in, how long a commit of 1, 10 and 64 of
//! them takes out, beside what the disk does by itself. Written into a directory of its own.
//! Never writes into the directory it was given.
//!
//!     cargo run --release -p chancery-store --example commits -- DATA SCRATCH

#![expect(clippy::print_stdout, reason = "figures are what it is run for")]

use std::error::Error;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use clearance::ids::{DecisionId, EventId};
use clearance::{Envelope, Event, event_json};
use store::{CreateOptions, NewEvent, Store, hash_of};

/// Turns of each measurement, and the time after which it ends.
const TURNS_MAX: usize = 400;
const TIME_MAX: Duration = Duration::from_secs(6);

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(data), Some(scratch)) = (words.next(), words.next()) else {
        return Err("name a data directory with events and a directory for the copies".into());
    };
    let pattern = Store::open(Path::new(&data))?;
    let scratch = Path::new(&scratch);
    std::fs::create_dir_all(scratch)?;
    let mut number = 0;
    for kind in ["looked", "checked"] {
        let of_kind = |envelope: &Envelope| envelope.event.kind() == kind;
        let events: Vec<_> = pattern.events(0).collect::<Result<_, _>>()?;
        let events: Vec<_> =
            events.iter().filter_map(|event| event.envelope()).filter(|e| of_kind(e)).collect();
        let Some(first) = events.first() else { continue };
        println!("{kind}: {} bytes; read back in {:?}", event_json::bytes(first).len(), {
            let begun = Instant::now();
            for _ in 0..100 {
                let _ = event_json::read(&event_json::bytes(first))?;
            }
            begun.elapsed() / 100
        });
        for batch in [1_usize, 10, 64] {
            measure(scratch, &events, batch, &mut number)?;
        }
    }
    Ok(())
}

fn measure(
    scratch: &Path,
    events: &[&Envelope],
    batch: usize,
    number: &mut u64,
) -> Result<(), Box<dyn Error>> {
    let dir = scratch.join(format!("commits-{}-{number}", std::process::id()));
    let options =
        CreateOptions { seed: [7; 32], origin: "example.org/bench".to_owned(), story_clock: None };
    let store = Store::create(&dir, &options)?;
    let mut beside = File::create(scratch.join("beside"))?;
    let (mut commits, mut syncs, mut size) = (Vec::new(), Vec::new(), 0);
    let begun = Instant::now();
    while commits.len() < TURNS_MAX && begun.elapsed() < TIME_MAX {
        let new: Vec<_> = events.iter().cycle().take(batch).map(|e| fresh(e, number)).collect();
        let start = Instant::now();
        store.commit_if(size, &new)?;
        commits.push(start.elapsed());
        size += batch as u64;
        let start = Instant::now();
        beside.write_all(&[0x5a; 4096])?;
        beside.sync_data()?;
        syncs.push(start.elapsed());
    }
    drop(store);
    std::fs::remove_dir_all(&dir)?;
    let (commit, sync) = (median(commits), median(syncs));
    let rate = batch as f64 / commit.as_secs_f64();
    println!(
        "{batch:>3} a commit: {commit:>10.1?}  {rate:>8.0} events/s  sync {sync:>9.1?}  \
         commit/sync {:>5.1}  events a sync {:>6.1}",
        commit.as_secs_f64() / sync.as_secs_f64(),
        rate * sync.as_secs_f64(),
    );
    Ok(())
}

fn fresh(pattern: &Envelope, number: &mut u64) -> NewEvent {
    *number += 1;
    let random = number.to_be_bytes();
    let mut envelope = pattern.clone();
    envelope.id = EventId::from_random(random);
    if let Event::Checked { check } = &mut envelope.event {
        check.decision = DecisionId::from_random(random);
    }
    NewEvent { envelope, salt: hash_of(&random).0 }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
