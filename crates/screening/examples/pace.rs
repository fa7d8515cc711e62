//! How fast one thread answers: reads a list of names and a list of queries, prints what a query
//! costs and how often it asks for memory. Reads files beside the repository; never part of the
//! product.
//!
//! `cargo run --release -p chancery-screening --example pace -- NAMES QUERIES [ROUNDS]`: CSV with
//! the columns `id,kind,name`, `strength` if need be, and `query,kind`.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    unsafe_code,
    reason = "a harness reads files, prints, and counts what the allocator is asked for"
)]

use bench_common::machine;
use bench_common::rows::{self, Row, cell};
use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
use screening::{Finder, Index, Memo, Options, Subject, names};
use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::HashMap;
use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts what is asked of the system's allocator.
struct Counting;

static ASKED: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: hands every call on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(1, Ordering::Relaxed);
        // SAFETY: as given by the caller.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as given by the caller.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ASKED.fetch_add(1, Ordering::Relaxed);
        // SAFETY: as given by the caller.
        unsafe { System.realloc(at, layout, size) }
    }
}

/// CPU time of this thread so far, in microseconds.
fn cpu() -> f64 {
    machine::cpu().as_secs_f64() * 1e6
}

fn table(path: &str) -> Vec<Row> {
    rows::table(path.as_ref()).unwrap()
}

fn kind(word: &str) -> Kind {
    Kind::parse(word).unwrap_or(Kind::Any)
}

fn snapshot(path: &str) -> Snapshot {
    let list = ListId::parse("own").unwrap();
    let mut parties: Vec<Party> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    for row in table(path) {
        let n = *at.entry(cell(&row, "id").to_owned()).or_insert_with(|| {
            let id = PartyId::on(&list, cell(&row, "id")).unwrap();
            parties.push(Party::new(id, list.clone(), kind(cell(&row, "kind"))));
            parties.len() - 1
        });
        let is_weak = cell(&row, "strength") == "weak";
        let strength = if is_weak { Strength::Weak } else { Strength::Strong };
        let text = cell(&row, "name").to_owned();
        parties[n].names.push(Name { text, kind: NameKind::Aka, strength });
    }
    Snapshot { list, parties }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let before = cpu();
    let bytes = Index::build(&[&snapshot(&args[1])], "");
    let index = Index::open(&bytes).unwrap();
    let names = index.name_count();
    println!(
        "{names} names, {} bytes a name, {:.2} s",
        bytes.len() / names,
        (cpu() - before) / 1e6
    );
    let asked = |row: &Row| Subject::named(cell(row, "query"), kind(cell(row, "kind")));
    let queries: Vec<Subject> = table(&args[2]).iter().map(asked).collect();
    let count = queries.len() as f64;

    let before = cpu();
    let mut room = names::Room::new();
    for q in &queries {
        room.reset();
        black_box(names::read_in(&q.name, names::Lexicon::Unsaid, &room));
    }
    println!("read {:.2} us a name", (cpu() - before) / count);

    let mut finder = Finder::new(&[index]);
    let options = Options::usual();
    let rounds = args.get(3).map_or(2, |r| r.parse().unwrap());
    for round in 0..rounds {
        let mut each: Vec<f64> = Vec::with_capacity(queries.len());
        let asked = ASKED.load(Ordering::Relaxed);
        let before = cpu();
        for q in &queries {
            let start = std::time::Instant::now();
            black_box(finder.ask(q, &options));
            each.push(start.elapsed().as_secs_f64() * 1e6);
        }
        let spent = cpu() - before;
        let asked = (ASKED.load(Ordering::Relaxed) - asked) as f64 / count;
        each.sort_by(f64::total_cmp);
        let at = |per_mille: usize| each[(each.len() - 1) * per_mille / 1000];
        println!(
            "round {round}: {:.1} us a query, {:.0} q/s; p50 {:.0} p99 {:.0} max {:.0} us; \
             {asked:.0} allocations",
            spent / count,
            1e6 * count / spent,
            at(500),
            at(990),
            at(1000)
        );
    }

    // As a server does: a finder for each, of an index that remembers.
    let memo = Memo::default();
    let index = index.remembering(&memo);
    for _ in 0..rounds {
        let (asked, before) = (ASKED.load(Ordering::Relaxed), cpu());
        for q in &queries {
            black_box(Finder::new(&[index]).find(q, &options));
        }
        let asked = (ASKED.load(Ordering::Relaxed) - asked) as f64 / count;
        println!(
            "a finder for each: {:.1} us a query, {asked:.0} allocations",
            (cpu() - before) / count
        );
    }
}
