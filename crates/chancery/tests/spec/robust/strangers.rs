//! Strangers before the served house: bodies without end, clients that dawdle, bytes that are no
//! request. In: what they send. Out: a refusal or an end in the named time, and an answer for
//! everybody else meanwhile.

use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use server::router::ANSWER_SECONDS_MAX;
use server::serving::{HEAD_SECONDS_MAX, TAKE_SECONDS_MAX};

use super::super::wire::{Wire, check, once, request};
use crate::http::served::{Served, token};

/// Memory that strangers may cost, in KiB.
const GROWTH_KIB_MAX: u64 = 64 * 1024;

/// Bytes of a body that are sent at most: the buffers of the system take some of them.
const SENT_BYTES_MAX: usize = 16 << 20;

/// What a let-go takes beyond its named time, on a machine that does much else.
const SLACK: Duration = Duration::from_secs(20);

/// Memory a process holds, in KiB.
fn resident(process: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/status")).expect("the process is there");
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok());
    kib.expect("its memory")
}

/// Others are answered, a question and a look.
#[track_caller]
fn others_are_answered(address: SocketAddr, key: &str) {
    let reply = once(address, &check("p.moreau", key, &format!("Ann Sample {key}")));
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(once(address, &request("GET", "/healthz", &[], "")).status, 200);
}

/// Asks for others until all of these strangers have ended; gives how often.
fn others_until_ended<T: Send>(
    address: SocketAddr,
    strangers: Vec<T>,
    run: impl Fn(T) + Sync,
) -> u32 {
    let left = AtomicUsize::new(strangers.len());
    thread::scope(|scope| {
        let (left, run) = (&left, &run);
        let all: Vec<_> = strangers
            .into_iter()
            .map(|stranger| {
                scope.spawn(move || {
                    run(stranger);
                    left.fetch_sub(1, Ordering::SeqCst);
                })
            })
            .collect();
        let mut answered = 0;
        while left.load(Ordering::SeqCst) > 0 && all.iter().any(|one| !one.is_finished()) {
            others_are_answered(address, &format!("meanwhile-{answered}"));
            answered += 1;
            thread::sleep(Duration::from_millis(50));
        }
        for one in all {
            one.join().expect("it was let go");
        }
        answered
    })
}

/// Sends a body until nobody takes it any more; gives the statuses answered and the bytes taken.
fn sent_without_end(address: SocketAddr, path: &str, is_chunked: bool) -> (Vec<u16>, usize) {
    let mut wire = Wire::open(address).expect("it listens");
    let long = (1_u64 << 30).to_string();
    let length =
        if is_chunked { ("transfer-encoding", "chunked") } else { ("content-length", &*long) };
    let bearer = format!("Bearer {}", token("p.moreau"));
    let kind = match path.starts_with("/api/") {
        true => "application/json",
        false => "application/x-www-form-urlencoded",
    };
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: {bearer}\r\n\
         content-type: {kind}\r\n{}: {}\r\n\r\n",
        length.0, length.1
    );
    wire.stream().write_all(head.as_bytes()).expect("a head");
    let mut part = if is_chunked { b"10000\r\n".to_vec() } else { Vec::new() };
    part.extend(std::iter::repeat_n(b'a', 1 << 16));
    part.extend(if is_chunked { b"\r\n".as_slice() } else { b"" });
    let mut sent = 0;
    // What was answered to a body that is not read any more may be lost with the connection.
    while sent <= SENT_BYTES_MAX && wire.stream().write_all(&part).is_ok() {
        sent += part.len();
    }
    (wire.rest().iter().map(|reply| reply.status).collect(), sent)
}

#[test]
#[expect(clippy::print_stderr, reason = "the figures of the run are said aloud")]
fn served_a_body_without_end_is_refused_before_it_is_taken() {
    let served = Served::new("endless");
    let address = served.address;
    for turn in 0..20 {
        others_are_answered(address, &format!("before-{turn}"));
    }
    // Refused by its head, before a byte of it is sent.
    for path in ["/api/v1/checks", "/sign-in", "/check"] {
        let bearer = format!("Bearer {}", token("p.moreau"));
        let length = (1_u64 << 30).to_string();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: {bearer}\r\n\
             content-length: {length}\r\n\r\n"
        );
        let reply = once(address, head.as_bytes());
        assert_eq!(reply.status, 413, "{path}: {}", reply.text());
    }
    let before = resident(served.process());
    let (most, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let mut strangers = Vec::new();
    for path in ["/api/v1/checks", "/sign-in", "/check"] {
        for turn in 0..8 {
            strangers.push((path, turn % 2 == 0));
        }
    }
    let count = strangers.len();
    let answered = others_until_ended(address, strangers, |(path, is_chunked)| {
        let (statuses, sent) = sent_without_end(address, path, is_chunked);
        assert!(sent <= SENT_BYTES_MAX, "{path}: {sent} bytes were taken");
        assert!(statuses.iter().all(|status| (400..500).contains(status)), "{path}: {statuses:?}");
        refused.fetch_add(usize::from(statuses.contains(&413)), Ordering::SeqCst);
        most.fetch_max(sent, Ordering::SeqCst);
    });
    let growth = resident(served.process()).saturating_sub(before);
    assert!(growth < GROWTH_KIB_MAX, "{growth} KiB more are held");
    others_are_answered(address, "after");
    eprintln!(
        "{count} bodies without end: at most {} KiB of one taken, {} saw their 413; {growth} KiB \
         more held of {before}; {answered} others answered meanwhile",
        most.into_inner() / 1024,
        refused.into_inner()
    );
}

/// A client that dawdles over the head of its request.
#[derive(Debug, Clone, Copy)]
enum Slow {
    /// Sends a byte now and then.
    Trickles,
    /// Sends nothing.
    Silent,
    /// Was answered once, and sends nothing more.
    Lingers,
}

/// Dawdles until it is let go; gives after how long.
fn dawdle(address: SocketAddr, how: Slow) -> Duration {
    let mut wire = Wire::open(address).expect("it listens");
    if matches!(how, Slow::Lingers) {
        assert_eq!(wire.ask(&request("GET", "/healthz", &[], "")).map(|r| r.status), Some(200));
    }
    let begun = Instant::now();
    let mut head = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nx-slow: ".to_vec();
    head.extend(std::iter::repeat_n(b'a', 1_000));
    let most = Duration::from_secs(HEAD_SECONDS_MAX) + SLACK;
    let stream = wire.stream();
    stream.set_read_timeout(Some(Duration::from_millis(250))).expect("a time limit");
    for byte in head {
        assert!(begun.elapsed() < most, "{how:?} was not let go");
        if matches!(how, Slow::Trickles) && stream.write_all(&[byte]).is_err() {
            break;
        }
        let mut bytes = [0; 1024];
        match stream.read(&mut bytes) {
            Ok(0) => break,
            Err(error) if !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                break;
            }
            // Told that it is too slow, or nothing yet.
            Ok(_) | Err(_) => {}
        }
    }
    begun.elapsed()
}

#[test]
#[expect(clippy::print_stderr, reason = "the figures of the run are said aloud")]
fn served_who_dawdles_over_a_head_keeps_nobody_waiting_and_is_let_go() {
    let served = Served::new("dawdling");
    let mut strangers = vec![Slow::Trickles; 50];
    strangers.extend([Slow::Silent; 10]);
    strangers.extend([Slow::Lingers; 10]);
    let longest = AtomicUsize::new(0);
    let answered = others_until_ended(served.address, strangers, |how| {
        let millis = dawdle(served.address, how).as_millis();
        longest.fetch_max(usize::try_from(millis).expect("a time"), Ordering::SeqCst);
    });
    assert!(answered > 1, "others were answered {answered} times");
    eprintln!(
        "70 who dawdle over a head: let go after {} ms at the latest; {answered} others answered",
        longest.into_inner()
    );
}

/// A client that stops within the body of its request, or takes none of its answers.
#[derive(Debug, Clone, Copy)]
enum Stopped {
    /// Sends some of a body.
    Sending(&'static str),
    /// Asks for much and takes nothing.
    Taking,
}

/// Stops until it is let go.
fn stop(address: SocketAddr, how: Stopped) {
    let mut wire = Wire::open(address).expect("it listens");
    match how {
        Stopped::Sending(path) => {
            let bearer = format!("Bearer {}", token("p.moreau"));
            let mut some = request("POST", path, &[("authorization", &bearer)], &"a".repeat(1_000));
            some.truncate(some.len() - 900);
            // A refusal that says so, and then the end.
            assert_eq!(wire.ask(&some).map(|reply| reply.status), Some(503), "{path}");
            assert!(wire.answer().is_none(), "{path}: it was answered twice");
        }
        Stopped::Taking => {
            let ask = request("GET", "/api/v1/openapi.json", &[], "").repeat(1_000);
            let begun = Instant::now();
            let most = Duration::from_secs(TAKE_SECONDS_MAX) + SLACK;
            wire.stream().set_write_timeout(Some(Duration::from_millis(250))).expect("a limit");
            loop {
                assert!(begun.elapsed() < most, "who takes no answer was not let go");
                match wire.stream().write(&ask) {
                    Err(e) if !matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                        break;
                    }
                    Ok(_) | Err(_) => thread::sleep(Duration::from_millis(100)),
                }
            }
        }
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "the figures of the run are said aloud")]
fn served_who_stops_within_a_body_or_takes_no_answer_is_let_go() {
    let served = Served::new("stopping");
    let before = resident(served.process());
    let mut strangers = Vec::new();
    for path in ["/api/v1/checks", "/api/v1/screen", "/sign-in", "/check"] {
        strangers.extend([Stopped::Sending(path); 5]);
    }
    strangers.extend([Stopped::Taking; 10]);
    let begun = Instant::now();
    let answered = others_until_ended(served.address, strangers, |how| stop(served.address, how));
    let (elapsed, named) = (begun.elapsed(), Duration::from_secs(ANSWER_SECONDS_MAX));
    assert!(elapsed < named + SLACK, "they were let go after {elapsed:?} only");
    assert!(answered > 1, "others were answered {answered} times");
    let growth = resident(served.process()).saturating_sub(before);
    assert!(growth < GROWTH_KIB_MAX, "{growth} KiB more are held");
    eprintln!(
        "20 who stop within a body, 10 who take no answer: let go after {} s; {answered} others \
         answered; {growth} KiB more held",
        elapsed.as_secs()
    );
}

/// Bytes that are no request, or more of one than is read.
fn garbage() -> Vec<(&'static str, Vec<u8>)> {
    let head = "GET /healthz HTTP/1.1\r\nhost: localhost\r\n";
    let body = "POST /sign-in HTTP/1.1\r\nhost: localhost\r\n";
    let line = format!("GET /{} HTTP/1.1\r\nhost: localhost\r\n\r\n", "a".repeat(64 * 1024));
    let query = format!("GET /check?{} HTTP/1.1\r\nhost: localhost\r\n\r\n", "a=".repeat(16_000));
    let header = format!("{head}x-long: {}\r\n\r\n", "a".repeat(1 << 20));
    let many = format!("{head}{}\r\n", "x-many: 1\r\n".repeat(10_000));
    let noise: Vec<u8> =
        (0..64_u32 * 1024).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let mut followed = format!("{head}\r\n").into_bytes();
    followed.extend(&noise);
    vec![
        ("noise", noise),
        ("a request and noise", followed),
        ("a long line", line.into_bytes()),
        ("a long query", query.into_bytes()),
        ("a long header", header.into_bytes()),
        ("many headers", many.into_bytes()),
        ("a TLS greeting", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec()),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04".to_vec()),
        ("no host", b"GET /healthz HTTP/1.1\r\nhost: example.org\r\n\r\n".to_vec()),
        ("a NUL", b"GET /healthz\0 HTTP/1.1\r\nhost: localhost\r\n\r\n".to_vec()),
        ("a folded header", format!("{head} folded: 1\r\n\r\n").into_bytes()),
        ("two lengths", format!("{body}content-length: 1\r\ncontent-length: 2\r\n\r\naa").into()),
        ("a negative length", format!("{body}content-length: -1\r\n\r\n").into_bytes()),
        (
            "a length and chunks",
            format!("{body}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\nzzzz\r\n").into(),
        ),
        ("chunks of no size", format!("{body}transfer-encoding: chunked\r\n\r\nzz\r\n").into()),
        (
            "a chunk beyond counting",
            format!("{body}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\na").into(),
        ),
    ]
}

#[test]
#[expect(clippy::print_stderr, reason = "the figures of the run are said aloud")]
fn served_garbage_of_two_hundred_at_once_is_refused_or_closed() {
    let mut served = Served::new("garbage");
    let address = served.address;
    let before = resident(served.process());
    let all = garbage();
    let strangers: Vec<_> = all.iter().cycle().take(200).collect();
    let answered = others_until_ended(address, strangers, |(what, bytes)| {
        let mut wire = Wire::open(address).expect("it listens");
        // It may be closed before all of it is sent.
        let _ = wire.stream().write_all(bytes);
        let mut statuses: Vec<u16> = wire.rest().iter().map(|reply| reply.status).collect();
        if *what == "a request and noise" && statuses.first() == Some(&200) {
            statuses.remove(0);
        }
        assert!(statuses.len() <= 1, "{what}: {statuses:?}");
        assert!(statuses.iter().all(|s| (400..500).contains(s)), "{what}: {statuses:?}");
    });
    // As many who ask properly, each on a connection of its own that stays open.
    let mut wires: Vec<Wire> = (0..200).map(|_| Wire::open(address).expect("it listens")).collect();
    for wire in &mut wires {
        assert_eq!(wire.ask(&request("GET", "/healthz", &[], "")).map(|r| r.status), Some(200));
    }
    assert!(served.is_alive(), "the server ended");
    let growth = resident(served.process()).saturating_sub(before);
    assert!(growth < GROWTH_KIB_MAX, "{growth} KiB more are held");
    others_are_answered(address, "after");
    eprintln!(
        "200 at once with {} kinds of garbage: refused or closed; {answered} others answered \
         meanwhile; {growth} KiB more held of {before}",
        all.len()
    );
}
