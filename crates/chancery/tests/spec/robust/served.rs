//! The house served on bad ground: killed under load, on a full disk, on a clock that was put back,
//! and before strangers. Whatever was answered as done is kept, nothing is done twice, and nobody
//! waits for ever.

#[path = "strangers.rs"]
mod strangers;

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use clearance::ids::DecisionId;
use parties::OfficerId;
use server::{Desk, Machine};

use super::disk::Mounted;
use super::killed::Seeded;
use super::place::{Place, Said, ended};
use super::wire::{Wire, check, once, read};
use crate::http::served::{Reply, Served, WAIT_MAX, settle};

/// How often the server is killed.
const KILLS: u32 = 50;

/// Who asks at once.
const CLIENTS: usize = 4;

/// Kills between two comparisons of everything.
const LOOK_EVERY: u32 = 10;

/// The data directory within a settled folder.
const DATA: &str = "house/chancery-data";

/// Something asked under a key, and what was answered, if it was.
#[derive(Debug, Clone)]
struct Asked {
    key: String,
    name: String,
    decision: Option<DecisionId>,
}

/// The decision of an answer that says that it was made.
#[track_caller]
fn made(reply: &Reply) -> DecisionId {
    assert_eq!(reply.status, 201, "{}", reply.text());
    let body = reply.json();
    let id = body["decision"].as_str().and_then(|id| DecisionId::parse(id).ok());
    id.unwrap_or_else(|| panic!("no decision in {body}"))
}

/// Asks one new thing after another until the connection dies.
fn load(address: SocketAddr, client: &str, answered: &Sender<()>) -> Vec<Asked> {
    let mut all = Vec::new();
    let Some(mut wire) = Wire::open(address) else { return all };
    for turn in 0.. {
        let key = format!("{client}-{turn}");
        let name = format!("Ann Sample {key}");
        let reply = wire.ask(&check("p.moreau", &key, &name));
        let decision = reply.as_ref().map(made);
        all.push(Asked { key, name, decision });
        if reply.is_none() {
            break;
        }
        // Nobody waits for it after the first.
        let _ = answered.send(());
    }
    all
}

/// Serves, has it asked by all at once, and kills it a while after the first answer.
fn one_life(folder: &Path, round: u32, before: &[Asked], wait: Duration) -> Vec<Asked> {
    let served = Served::on(folder);
    let address = served.address;
    let mut again = Wire::open(address).expect("it listens");
    let mut all = Vec::new();
    for asked in before {
        let reply = again.ask(&check("p.moreau", &asked.key, &asked.name)).expect("an answer");
        let decision = made(&reply);
        // Asked again it is the same decision, told before the kill or not.
        assert!(asked.decision.is_none_or(|first| first == decision), "{asked:?}: {decision}");
        all.push(Asked { decision: Some(decision), ..asked.clone() });
    }
    let (answered, first) = channel();
    let loaded: Vec<Asked> = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let answered = answered.clone();
                scope.spawn(move || load(address, &format!("{round}-{client}"), &answered))
            })
            .collect();
        first.recv_timeout(WAIT_MAX).expect("a first answer");
        thread::sleep(wait);
        drop(served);
        clients.into_iter().flat_map(|client| client.join().expect("it ends")).collect()
    });
    all.extend(loaded);
    all
}

#[test]
#[expect(clippy::print_stderr, reason = "the figures of the run are said aloud")]
fn served_nothing_answered_as_recorded_is_lost_by_a_killed_server() {
    let place = Place::empty("served-killed");
    let folder = place.path("house");
    settle(&folder);
    let begun = Instant::now();
    let mut seeded = Seeded(2_020);
    let mut told: BTreeMap<String, DecisionId> = BTreeMap::new();
    let (mut before, mut cut_off) = (Vec::new(), 0);
    for round in 1..=KILLS {
        let wait = Duration::from_millis(50 + seeded.below(350));
        let all = one_life(&folder, round, &before, wait);
        for asked in &all {
            if let Some(decision) = asked.decision {
                let first = told.insert(asked.key.clone(), decision);
                assert!(first.is_none_or(|first| first == decision), "{asked:?}: {first:?}");
            }
        }
        // The next one is asked again what was cut off, and what was answered last before it.
        let is_cut_off = |asked: &&Asked| asked.decision.is_none();
        cut_off += all.iter().filter(is_cut_off).count();
        before = all.iter().filter(is_cut_off).cloned().collect();
        before.extend(all.iter().rfind(|asked| asked.decision.is_some()).cloned());
        if round % LOOK_EVERY == 0 {
            let decisions: Vec<DecisionId> = told.values().copied().collect();
            place.keeps(DATA, &decisions);
        }
    }
    let desk = place.desk(DATA);
    let mut kept: BTreeMap<&str, u32> = BTreeMap::new();
    for asked in desk.state().asked().values() {
        for counterpart in &asked.contact.counterparts {
            *kept.entry(&counterpart.name).or_default() += 1;
        }
    }
    let twice: Vec<_> = kept.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "recorded more than once: {twice:?}");
    let mut distinct: Vec<DecisionId> = told.values().copied().collect();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), told.len(), "one decision was told for two questions");
    assert!(told.len() > KILLS as usize && cut_off > 0, "{} told, {cut_off} cut off", told.len());
    let (decisions, size, seconds) = (kept.len(), desk.size(), begun.elapsed().as_secs());
    eprintln!(
        "{KILLS} kills under {CLIENTS} clients; {} decisions told, {cut_off} cut off, {decisions} \
         kept, none twice; {size} events; {seconds} s",
        told.len()
    );
}

/// Holds a refusal to its form: what the store says, and what to do.
#[track_caller]
fn is_refused_for_room(reply: &Reply) {
    let problem = reply.json();
    assert!((500..600).contains(&reply.status), "{problem}");
    assert_eq!(problem["code"], "store", "{problem}");
    let remedy = problem["remedy"].as_str().unwrap_or_default();
    assert!(remedy.contains("free some space"), "{problem}");
}

/// Bytes left on the disk once it is filled.
const LEFT_BYTES: u64 = 1024 * 1024;

/// Fills what room there is but a little.
fn fill(ballast: &Path) {
    // Writes as much as there is room for, then fails.
    let _ = fs::write(ballast, vec![1; 64 << 20]);
    let size = fs::metadata(ballast).expect("the ballast").len();
    let file = OpenOptions::new().write(true).open(ballast).expect("the ballast");
    file.set_len(size - LEFT_BYTES).expect("a little room");
}

#[test]
#[expect(clippy::print_stderr, reason = "the figures of the run are said aloud")]
fn served_a_full_disk_is_told_and_room_helps_without_a_restart() {
    let place = Place::empty("served-full");
    let Some(_mounted) = Mounted::new(&place, "48m") else { return };
    let (folder, ballast) = (place.path("mount/house"), place.path("mount/ballast"));
    settle(&folder);
    let served = Served::on(&folder);
    let address = served.address;
    let ask = |key: &str| once(address, &check("p.moreau", key, &format!("Ann Sample {key}")));
    let mut told = vec![made(&ask("0"))];
    fill(&ballast);
    let refused = loop {
        let key = told.len().to_string();
        let reply = ask(&key);
        if reply.status != 201 {
            is_refused_for_room(&reply);
            break key;
        }
        told.push(made(&reply));
        assert!(told.len() < 5_000, "the disk never filled");
    };
    let while_room = told.len();
    // Many at once: each is recorded and told so, or refused.
    let replies: Vec<Reply> = thread::scope(|scope| {
        let client = |client: usize| {
            let mut wire = Wire::open(address).expect("it listens");
            let ask = |turn| check("p.moreau", &format!("full-{client}-{turn}"), "Jon Exampel");
            (0..10).map(|turn| wire.ask(&ask(turn)).expect("an answer")).collect::<Vec<_>>()
        };
        let clients: Vec<_> = (0..CLIENTS).map(|c| scope.spawn(move || client(c))).collect();
        clients.into_iter().flat_map(|c| c.join().expect("it ends")).collect()
    });
    let (done, failed): (Vec<_>, Vec<_>) = replies.iter().partition(|reply| reply.status == 201);
    failed.iter().for_each(|reply| is_refused_for_room(reply));
    told.extend(done.iter().map(|reply| made(reply)));
    // Reading needs no room, not even for somebody who was never there before.
    assert_eq!(made(&ask("0")), told[0], "an answer given before is given again");
    for who in ["p.moreau", "m.haddad", "g.oduya"] {
        let reply = once(address, &read(who, "/api/v1/decisions"));
        assert_eq!(reply.status, 200, "{who}: {}", reply.text());
    }
    for (path, status) in [("/sign-in", 200), ("/healthz", 200), ("/readyz", 503)] {
        assert_eq!(served.send("GET", path, &[], b"").status, status, "{path}");
    }

    fs::remove_file(&ballast).expect("room is made");
    told.push(made(&ask(&refused)));
    told.extend((0..5).map(|turn| made(&ask(&format!("after-{turn}")))));
    assert_eq!(served.send("GET", "/readyz", &[], b"").status, 200, "it is ready again");
    drop(served);
    place.keeps("mount/house/chancery-data", &told);
    eprintln!(
        "{while_room} answered while there was room, {} of 40 after it, {} refused; {} kept",
        done.len(),
        failed.len(),
        told.len()
    );
}

/// Tries to serve; what is said, and ends it when it serves after all.
fn tried(place: &Place, data: &str) -> Said {
    let words = ["serve", "--data", data, "--listen", "127.0.0.1:0", "--quiet"];
    let mut child = place.command(&words).spawn().expect("the binary starts");
    let begun = Instant::now();
    while child.try_wait().expect("its state").is_none() {
        if begun.elapsed() > WAIT_MAX {
            child.kill().expect("it is ended");
        }
        thread::sleep(Duration::from_millis(20));
    }
    ended(child)
}

#[test]
fn served_no_directory_whose_clock_was_put_back() {
    let place = Place::empty("served-clock");
    let folder = place.path("house");
    settle(&folder);
    let words =
        ["check", "--data", DATA, "--as", "p.moreau", "--act", "accept", "--with", "Komala"];
    assert!(place.run(&words).decision().is_some(), "a last event");
    fs::write(place.path(DATA).join("clock"), "2020-01-07T08:30:00Z\n").expect("the clock");
    tried(&place, DATA).is_refused_with(
        &["the clock of the story stands at 2020-01-07T08:30:00Z", "before the last event: entry"],
        "put the file `clock` back as it was",
    );

    place.set_up("data");
    let two_days = jiff::SignedDuration::from_hours(48);
    let ahead = Machine {
        operator: "ahead".to_owned(),
        now: Box::new(move || jiff::Timestamp::now().saturating_add(two_days).expect("a time")),
        random: Box::new(|bytes| bytes.fill(9)),
    };
    let mut desk = Desk::open(&place.path("data"), ahead).expect("the desk");
    desk.password_reset(None, &OfficerId::parse("p.moreau").expect("an id")).expect("an event");
    drop(desk);
    tried(&place, "data").is_refused_with(
        &["the clock of this machine stands at", "before the last event: entry"],
        "set the clock of the machine",
    );
}
