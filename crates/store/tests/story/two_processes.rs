//! Two processes on one data directory: each decides on what it has read, and what it read is still
//! true when it commits.

use std::process::{Child, Command, Stdio};

use store::{CommitError, Store};

use crate::events::looked;
use crate::scratch::Scratch;

/// How the second process knows that it is one, and where to work.
pub(crate) const DATA: &str = "STORE_STORY_DATA";

/// Events that each process records.
const EACH: u64 = 60;

/// Starts this test program again with one test alone.
pub(crate) fn start(test: &str, data: &std::path::Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(DATA, data)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Records `EACH` events, one at a time, each on the size read before; gives the conflicts met.
fn record_each(store: &Store, first: u64) -> u64 {
    let mut conflicts = 0;
    for number in first..first + EACH {
        loop {
            let size = store.size().unwrap();
            match store.commit_if(size, &[looked(number)]) {
                Ok(done) => {
                    assert_eq!(done.first().unwrap().seq, size);
                    break;
                }
                Err(CommitError::Conflict { expected, found }) => {
                    assert!(expected == size && found > size);
                    conflicts += 1;
                }
                Err(other) => panic!("{other}"),
            }
        }
    }
    conflicts
}

/// The second process; in the run of all tests it is only the first.
#[test]
fn the_second_process_works_correctly() {
    if let Some(data) = std::env::var_os(DATA) {
        record_each(&Store::open(data.as_ref()).unwrap(), 1_000);
        return;
    }
    let scratch = Scratch::new();
    let store = scratch.store();
    let name = "two_processes::the_second_process_works_correctly";
    let mut second = start(name, &scratch.data());
    record_each(&store, 2_000);
    assert!(second.wait().unwrap().success());

    assert_eq!(store.size().unwrap(), 2 * EACH);
    let mut seen: Vec<String> =
        store.events(0).map(|event| event.unwrap().envelope().unwrap().id.to_string()).collect();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len() as u64, 2 * EACH);
    assert!(store.verify().unwrap().is_sound());
    assert!(store.rebuild_and_compare().unwrap().is_equal());
}

#[test]
fn one_who_opens_while_another_writes_sees_whole_commits_only() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let other = Store::open(&scratch.data()).unwrap();
    for round in 0..20 {
        store.commit(&[looked(3 * round), looked(3 * round + 1), looked(3 * round + 2)]).unwrap();
        assert_eq!(other.size().unwrap(), 3 * (round + 1));
        assert_eq!(other.events(0).count() as u64, 3 * (round + 1));
    }
    other.commit(&[looked(100)]).unwrap();
    assert_eq!(store.size().unwrap(), 61);
}
