//! How long it takes to find the words of an index that a word meets, and how many it meets: on
//! the words of a file of names, one a line, against those of another. Reads files, prints; never
//! part of the product.
//!
//! `cargo run --release -p chancery-screening --example expand -- NAMES QUERIES`
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a harness reads files, prints, and may stop at its first fault"
)]

use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
use screening::{Index, names};
use std::time::Instant;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let lines = |path: &str| -> Vec<String> {
        std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
    };
    let list = ListId::parse("own").unwrap();
    let parties = lines(&args[1]).into_iter().zip(0..).map(|(text, n)| {
        let id = PartyId::on(&list, &format!("{n}")).unwrap();
        let mut party = Party::new(id, list.clone(), Kind::Any);
        let (kind, strength) = (NameKind::Primary, Strength::Strong);
        party.names.push(Name { text, kind, strength });
        party
    });
    let snapshot = Snapshot { list: list.clone(), parties: parties.collect() };
    let start = cpu();
    let bytes = Index::build(&[&snapshot], "");
    let index = Index::open(&bytes).unwrap();
    let count = index.name_count().max(1);
    println!(
        "{count} names, built in {:.2} s, {} bytes a name",
        cpu() - start,
        bytes.len() / count
    );
    for (name, length) in index.sections() {
        println!("  {name:15} {length:10} {:6.1} a name", length as f64 / count as f64);
    }
    let words: Vec<names::Part> =
        lines(&args[2]).iter().flat_map(|q| names::read(q).parts).collect();
    let (mut times, mut met) = (Vec::new(), 0);
    for word in &words {
        // The least of several: others share the machine.
        let once = || {
            let start = Instant::now();
            (index.words_met(&word.view()), start.elapsed().as_nanos())
        };
        let runs = [once(), once(), once(), once(), once()];
        met += runs[0].0;
        times.push((runs.iter().map(|r| r.1).min().unwrap(), &word.text));
    }
    times.sort();
    let at = |permille: usize| times[(times.len() - 1) * permille / 1000].0 as f64 / 1e3;
    let mean = times.iter().map(|t| t.0).sum::<u128>() as f64 / times.len() as f64 / 1e3;
    println!(
        "{} words: mean {mean:.1} us, p50 {:.1}, p90 {:.1}, p99 {:.1}, worst {:.1}; meet {:.1}",
        words.len(),
        at(500),
        at(900),
        at(990),
        at(1000),
        met as f64 / words.len() as f64
    );
    for (time, text) in times.iter().rev().take(8) {
        println!("  {:8.1} us {text}", *time as f64 / 1e3);
    }
}

/// CPU time of this process so far, in seconds.
fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}
