//! Eight threads in two processes write to one directory, some through one store, some through one
//! of their own, one event or forty at a time: nothing that was acknowledged is lost, nothing is
//! there twice, and every number is the one that was told.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::thread;

use store::{CommitError, Store, Trouble};

use crate::events::{checked, looked, new};
use crate::killed::Seeded;
use crate::scratch::Scratch;
use crate::two_processes::{DATA, start};

/// Threads of each process.
const THREADS: u64 = 4;

/// Commits of each thread.
const COMMITS: u64 = 25;

/// Numbers of one thread lie below those of the next.
const APART: u64 = 10_000;

/// Commits in turn with all others, and gives what was acknowledged: number in the record, and of
/// which event.
fn write(store: &Store, thread: u64) -> Vec<(u64, u64)> {
    let mut seeded = Seeded(thread);
    let (mut acknowledged, mut next) = (Vec::new(), thread * APART);
    for _ in 0..COMMITS {
        // More than go down by one statement, now and then.
        let count = if seeded.below(4) == 0 { 33 + seeded.below(8) } else { 1 + seeded.below(3) };
        let numbers: Vec<u64> = (next..next + count).collect();
        let events: Vec<_> = numbers
            .iter()
            .map(|number| match number % 3 {
                0 => new(*number, checked(*number)),
                _ => looked(*number),
            })
            .collect();
        if let Some((_, taken)) = acknowledged.last().filter(|_| seeded.below(5) == 0) {
            // One that is refused in its middle leaves nothing.
            let mut refused = events.clone();
            refused.push(looked(*taken));
            assert!(store.commit(&refused).is_err());
        }
        loop {
            let size = store.size().unwrap();
            match store.commit_if(size, &events) {
                Ok(done) => {
                    acknowledged.extend(done.iter().map(|done| done.seq).zip(numbers));
                    break;
                }
                Err(
                    CommitError::Conflict { .. } | CommitError::Trouble(Trouble::Locked { .. }),
                ) => {}
                Err(other) => panic!("{other}"),
            }
        }
        next += count;
    }
    acknowledged
}

fn write_all(data: &Path, first: u64) -> Vec<(u64, u64)> {
    let shared = Store::open(data).unwrap();
    thread::scope(|scope| {
        let runs: Vec<_> = (first..first + THREADS)
            .map(|thread| {
                let shared = &shared;
                scope.spawn(move || match thread % 2 {
                    0 => write(shared, thread),
                    _ => write(&Store::open(data).unwrap(), thread),
                })
            })
            .collect();
        runs.into_iter().flat_map(|run| run.join().unwrap()).collect()
    })
}

#[test]
fn eight_writers_in_two_processes_lose_nothing_and_write_nothing_twice() {
    if let Some(data) = std::env::var_os(DATA) {
        let data = Path::new(&data);
        let mut told = String::new();
        for (seq, number) in write_all(data, 1 + THREADS) {
            writeln!(told, "{seq} {number}").unwrap();
        }
        fs::write(data.with_file_name("told"), told).unwrap();
        return;
    }
    let scratch = Scratch::new();
    let store = scratch.store();
    let name = "many_writers::eight_writers_in_two_processes_lose_nothing_and_write_nothing_twice";
    let mut second = start(name, &scratch.data());
    let mut acknowledged = write_all(&scratch.data(), 1);
    assert!(second.wait().unwrap().success());
    let told = fs::read_to_string(scratch.path("told")).unwrap();
    acknowledged.extend(told.lines().map(|line| {
        let (seq, number) = line.split_once(' ').unwrap();
        (seq.parse::<u64>().unwrap(), number.parse::<u64>().unwrap())
    }));
    let count = acknowledged.len();
    let by_seq: BTreeMap<u64, u64> = acknowledged.into_iter().collect();
    assert_eq!(by_seq.len(), count);
    assert_eq!(store.size().unwrap(), count as u64);
    for event in store.events(0) {
        let event = event.unwrap();
        let number = *by_seq.get(&event.seq).unwrap();
        let id = clearance::ids::EventId::from_random(crate::events::random(number));
        assert_eq!(event.envelope().unwrap().id, id);
    }
    // Each thread finds its own in the order it wrote them.
    let mut last = BTreeMap::new();
    for (seq, number) in &by_seq {
        let before = last.insert(number / APART, *number);
        assert!(before.is_none_or(|before| before < *number), "entry {seq} stands out of order");
    }
    assert_eq!(last.len() as u64, 2 * THREADS);
    let report = store.verify().unwrap();
    assert!(report.is_sound(), "{report}");
    assert!(store.rebuild_and_compare().unwrap().is_equal());
}
