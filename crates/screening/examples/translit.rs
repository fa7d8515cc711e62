//! Measures the readings: pairs of one name in two scripts that meet, beside pairs of two names
//! that must not. Reads `pairs.csv` beside the repository; never part of the product.
//!
//! `cargo run --release -p chancery-screening --example translit -- FILE` ·
//! `… FILE misses LANGUAGE` · `… FILE strangers LANGUAGE` · `… - read NAME…` ·
//! `… FILE speed COLUMN`
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a harness reads files, prints and takes times"
)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a harness may stop at its first fault"
)]

use screening::names::{self, Part, View};
use std::collections::BTreeMap;

struct Row {
    latin: String,
    native: String,
    key: String,
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let word = args.get(2).map(String::as_str);
    match word {
        Some("read") => args[3..].iter().for_each(|name| {
            let reading = names::read(name);
            for part in &reading.parts {
                println!("{part:?}");
            }
            println!("unread {:?}", reading.unread);
        }),
        Some("speed") => speed(&rows(&args[1]), &args[3]),
        Some(side) => list(&rows(&args[1]), side == "misses", &args[3]),
        None => table(&rows(&args[1])),
    }
}

fn rows(path: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .skip(1)
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let native = cells[1].trim_matches('"').replace("\"\"", "\"");
            (cells.len() == 6).then(|| Row {
                latin: cells[0].to_owned(),
                native,
                key: format!("{} {}", cells[2], cells[3]),
            })
        })
        .collect()
}

/// Likeness of two names, per mille, when everything that names meets; none when not.
fn likeness(a: &str, b: &str) -> Option<u32> {
    let (a, b) = (names::read(a), names::read(b));
    let left: Vec<View<'_>> = a.parts.iter().map(Part::view).collect();
    let right: Vec<View<'_>> = b.parts.iter().map(Part::view).collect();
    let alignment = names::align(&left, &names::joins(&left, &names::Room::new()), &right);
    let heavy = |places: &[usize], parts: &[View<'_>]| {
        places.iter().any(|p| parts.get(*p).is_some_and(|p| !p.class.is_light()))
    };
    if heavy(&alignment.query_left, &left)
        || heavy(&alignment.alias_left, &right)
        || alignment.pairs.is_empty()
    {
        return None;
    }
    let sum: u32 = alignment.pairs.iter().map(|p| u32::from(p.met.likeness)).sum();
    Some(sum / u32::try_from(alignment.pairs.len()).unwrap())
}

fn table(rows: &[Row]) {
    let mut by: BTreeMap<&str, [u64; 5]> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let slot = by.entry(&row.key).or_default();
        slot[0] += 1;
        if let Some(likeness) = likeness(&row.latin, &row.native) {
            slot[1] += 1;
            slot[2] += u64::from(likeness);
        }
        // Ten others of the same language each.
        for step in 1..=10 {
            let other = &rows[(at + step * 137) % rows.len()];
            if other.key == row.key && other.latin != row.latin {
                slot[3] += 1;
                slot[4] += u64::from(likeness_of_stranger(&row.latin, &other.native));
            }
        }
    }
    for (key, c) in by {
        println!(
            "{key:22} n {:5} met {:.3} likeness {:.3} others {:6} met {:.5}",
            c[0],
            c[1] as f64 / c[0] as f64,
            c[2] as f64 / 1000.0 / c[1].max(1) as f64,
            c[3],
            c[4] as f64 / c[3].max(1) as f64
        );
    }
}

fn likeness_of_stranger(a: &str, b: &str) -> bool {
    likeness(a, b).is_some()
}

fn list(rows: &[Row], is_misses: bool, language: &str) {
    for (at, row) in rows.iter().enumerate().filter(|(_, r)| r.key == language) {
        let other = &rows[(at + 137) % rows.len()];
        let text = |name: &str| {
            let parts = names::read(name).parts;
            let sounds: Vec<String> = parts.iter().map(|p| format!("{:?}", p.text)).collect();
            sounds.join(" ")
        };
        if is_misses && likeness(&row.latin, &row.native).is_none() {
            println!("{} | {} | {}", row.latin, row.native, text(&row.native));
        } else if !is_misses && likeness(&row.latin, &other.native).is_some() {
            println!("{} | {}", row.latin, other.native);
        }
    }
}

/// CPU time of this process so far, in seconds.
fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

fn speed(rows: &[Row], column: &str) {
    let names: Vec<&str> = rows
        .iter()
        .map(|r| if column == "latin" { r.latin.as_str() } else { r.native.as_str() })
        .collect();
    let start = cpu();
    for name in &names {
        std::hint::black_box(names::read(name));
    }
    let spent = (cpu() - start) * 1e6 / names.len() as f64;
    println!("read {spent:.2} us, {} names", names.len());
}
