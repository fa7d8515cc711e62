//! Several processes on one data directory: two that ask at once, one that holds the database.

use std::fs::File;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, fcntl_lock};

use super::place::Place;

/// Questions each process asks.
const EACH: usize = 20;

/// A refused writer has waited about five seconds, on a machine that does much else.
const WAIT_MAX: Duration = Duration::from_secs(40);

#[test]
fn two_who_ask_at_once_are_both_recorded() {
    let place = Place::new("at-once");
    let before = place.desk("data").size();
    let ask = |who: &str| {
        let ask = |turn| place.check(&format!("{who} {turn}"));
        (0..EACH).map(ask).map(|s| s.decision().unwrap_or_else(|| panic!("{s:?}"))).collect()
    };
    let mut decisions: Vec<_> = std::thread::scope(|scope| {
        let other = scope.spawn(|| -> Vec<_> { ask("Ann Sample") });
        let mut mine: Vec<_> = ask("Jon Exampel");
        mine.extend(other.join().unwrap());
        mine
    });
    place.keeps("data", &decisions);
    decisions.sort();
    decisions.dedup();
    assert_eq!(decisions.len(), 2 * EACH);
    let checks = place.desk("data").state().asked().len();
    assert_eq!(checks, 2 * EACH);
    assert!(place.desk("data").size() >= before + 2 * EACH as u64);
}

#[test]
fn a_database_that_another_process_holds_is_told() {
    let place = Place::new("locked");
    let decision = place.check("Komala").decision().unwrap();
    // This test is the other process: it locks every byte, as an exclusive lock of SQLite does.
    let held = File::options().read(true).write(true).open(place.path("data/chancery.sqlite"));
    let held = held.unwrap();
    fcntl_lock(&held, FlockOperation::NonBlockingLockExclusive).unwrap();
    let begun = Instant::now();
    let said = place.check("Komala");
    let waited = begun.elapsed();
    said.is_refused_with(
        &["`data/chancery.sqlite` is locked by another process"],
        "wait for the other process to end",
    );
    assert!(waited < WAIT_MAX, "{waited:?}");
    drop(held);
    let after = place.check("Komala").decision().unwrap();
    place.keeps("data", &[decision, after]);
}
