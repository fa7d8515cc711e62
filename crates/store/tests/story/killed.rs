//! A process is killed while it commits, fifty times at random points. Whatever it was told is
//! recorded is there, the record verifies, and the tables are what the events make.
//! This shows what survives the process; what survives the power is `synchronous = full`.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use store::Store;

use crate::events::{looked, new, post_added, random, time};
use crate::scratch::{Scratch, say};
use crate::two_processes::{DATA, start};

/// How often a process is killed.
const KILLS: u64 = 50;

/// Directories the kills are spread over, so that comparing stays short.
const DIRECTORIES: u64 = 5;

/// The longest a process lives, in microseconds.
const LIFE_MAX: u64 = 200_000;

/// How long a process may take to its first commit, on a machine that does much else.
const START_MAX: Duration = Duration::from_secs(60);

/// The process that is killed: it commits without end and says what was acknowledged.
fn commit_without_end(data: &Path) -> ! {
    let store = Store::open(data).unwrap();
    let mut out = std::io::stdout().lock();
    loop {
        let size = store.size().unwrap();
        let number = 1_000_000 + size;
        let events = match size % 4 {
            0 => vec![looked(number), looked(number + 1), looked(number + 2)],
            1 => vec![new(number, post_added(&format!("Post {size}")))],
            _ => vec![looked(number)],
        };
        for done in store.commit(&events).unwrap() {
            writeln!(out, "acknowledged {}", done.seq).unwrap();
        }
        out.flush().unwrap();
        match size % 7 {
            0 => drop(store.checkpoint(time()).unwrap()),
            3 => drop(store.put_file(&size.to_be_bytes()).unwrap()),
            5 => store.erase(size / 2).unwrap(),
            _ => {}
        }
    }
}

/// Numbers that look random and are the same in every run. Source: Steele et al., `SplitMix64`.
#[derive(Debug)]
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }
}

/// From when on the life of a process is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    /// From its start: it may be killed while it opens the directory.
    Start,
    /// From its first acknowledged event: it is killed while it commits.
    FirstCommit,
}

/// Lets a process live for a while, kills it, and gives the last number that was acknowledged.
fn kill_after(data: &Path, from: From, life: Duration) -> Option<u64> {
    let mut child = start("killed::nothing_acknowledged_is_lost_by_a_killed_process", data);
    let out = child.stdout.take().unwrap();
    let (began, begins) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        let numbers = lines.filter_map(|line| line.strip_prefix("acknowledged ")?.parse().ok());
        // Nobody listens any more after the first; that is no fault.
        numbers.inspect(|_| began.send(()).unwrap_or(())).last()
    });
    if from == From::FirstCommit {
        begins.recv_timeout(START_MAX).unwrap();
    }
    std::thread::sleep(life);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn nothing_acknowledged_is_lost_by_a_killed_process() {
    if let Some(data) = std::env::var_os(DATA) {
        commit_without_end(data.as_ref());
    }
    let begun = Instant::now();
    let mut seeded = Seeded(2_020);
    let (mut kills, mut events, mut kills_while_committing) = (0, 0, 0);
    for _ in 0..DIRECTORIES {
        let scratch = Scratch::new();
        drop(scratch.store());
        for kill in 0..KILLS / DIRECTORIES {
            let from = if kill % 3 == 0 { From::Start } else { From::FirstCommit };
            let life = Duration::from_micros(seeded.below(LIFE_MAX));
            let acknowledged = kill_after(&scratch.data(), from, life);
            kills += 1;
            kills_while_committing += u64::from(acknowledged.is_some());
            look_after(&scratch, acknowledged);
        }
        events += Store::open(&scratch.data()).unwrap().size().unwrap();
    }
    assert_eq!(kills, KILLS);
    assert!(kills_while_committing >= KILLS / 2);
    let seconds = begun.elapsed().as_secs();
    say(&format!(
        "{kills} kills, {kills_while_committing} of them while committing, {events} events, \
         {seconds} s"
    ));
}

fn look_after(scratch: &Scratch, acknowledged: Option<u64>) {
    let store = Store::open(&scratch.data()).unwrap();
    let size = store.size().unwrap();
    assert!(acknowledged.is_none_or(|last| size > last), "{size} events, lost {acknowledged:?}");
    let mut count = 0;
    for event in store.events(0) {
        let event = event.unwrap();
        assert_eq!(event.seq, count);
        if let Some(envelope) = event.envelope() {
            let id = clearance::ids::EventId::from_random(random(1_000_000 + count));
            assert_eq!(envelope.id, id);
        }
        count += 1;
    }
    assert_eq!(count, size);
    let report = store.verify().unwrap();
    assert!(report.is_sound(), "{report}");
    let compared = store.rebuild_and_compare().unwrap();
    assert!(compared.is_equal(), "{:?}", compared.differences);
}
