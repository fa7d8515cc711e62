//! The development harness: runs the engine on the gold sets and prints figures per class, or the
//! features of labelled pairs for fitting the weights. Reads files beside the repository; never
//! part of the product.
//!
//! `cargo run --release -p chancery-screening --example dev -- judge DIR` · `… layout DIR` ·
//! `… rarity DIR` · `… misses DIR CLASS`
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a harness reads files, prints and takes times"
)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a harness may stop at its first fault"
)]

#[path = "dev/layout.rs"]
mod layout;
#[path = "dev/rarity.rs"]
mod rarity;

use bench_common::rows::{self, Row, kind};
use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
use screening::names::{self, Part};
use screening::{Finder, Index, Options, Screened, Subject};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::Instant;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (command, dir) = (args[1].as_str(), args[2].as_str());
    match command {
        "judge" => judge(dir),
        "rarity" => rarity::count(dir),
        "misses" => misses(dir, &args[3], &args[4]),
        "pairs" => pairs(dir),
        "beside" => beside(dir),
        "wrong" => wrong(dir, &args[3], &args[4]),
        "speed" => speed(dir, args[3].parse().unwrap()),
        "dump" => dump(dir),
        "layout" => layout::print(dir),
        "terms" => layout::terms(&mut std::io::stdout().lock()),
        other => println!("no command `{other}`"),
    }
}

fn table(path: &str) -> Vec<Row> {
    rows::table(Path::new(path)).unwrap()
}

fn snapshot(rows: &[Row]) -> Snapshot {
    let list = ListId::parse("gold").unwrap();
    let mut parties: Vec<Party> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    for r in rows.iter().filter(|r| r["withheld"] != "1") {
        let n = *at.entry(r["id"].clone()).or_insert_with(|| {
            let id = PartyId::on(&list, &r["id"]).unwrap();
            parties.push(Party::new(id, list.clone(), kind(&r["schema"])));
            parties.len() - 1
        });
        let name_kind = if r["kind"] == "primary" { NameKind::Primary } else { NameKind::Aka };
        let strength = if r["quality"] == "weak" { Strength::Weak } else { Strength::Strong };
        parties[n].names.push(Name { text: r["name"].clone(), kind: name_kind, strength });
    }
    Snapshot { list, parties }
}

fn screen_all(index: &Index<'_>, queries: &[(String, Kind)]) -> (Vec<Screened>, f64) {
    let mut finder = Finder::new(&[*index]);
    let start = Instant::now();
    let out = queries
        .iter()
        .map(|(q, k)| finder.find(&Subject::named(q, *k), &Options::usual()))
        .collect();
    (out, queries.len() as f64 / start.elapsed().as_secs_f64())
}

fn judge(dir: &str) {
    let bench = table(&format!("{dir}/pairs/name_bench.csv"));
    let start = Instant::now();
    let scored: Vec<(u16, bool)> = bench
        .iter()
        .map(|r| {
            let c = screening::compare(&r["name1"], &r["name2"], kind(&r["schema"]));
            (c.score.get(), r["is_match"] == "true")
        })
        .collect();
    let per = start.elapsed().as_secs_f64() * 1e6 / bench.len() as f64;
    let f1 = |t: u16| {
        let count =
            |p: bool, y: bool| scored.iter().filter(|s| (s.0 >= t) == p && s.1 == y).count() as f64;
        2.0 * count(true, true)
            / (2.0 * count(true, true) + count(true, false) + count(false, true))
    };
    let best =
        (300..1000).step_by(10).map(|t| ((f1(t) * 1000.0).round().to_string(), t)).max().unwrap();
    println!("name_bench f1 {:.3} best {best:?} {per:.1} us/pair", f1(850));

    let lists: BTreeMap<&str, Vec<Row>> = ["un", "uk2018", "ofac"]
        .into_iter()
        .map(|n| (n, table(&format!("{dir}/gold/index_{n}.csv"))))
        .collect();
    let both: Vec<Row> = lists["un"].iter().chain(&lists["ofac"]).cloned().collect();
    let start = Instant::now();
    let bytes = Index::build(&[&snapshot(&both)], "");
    let index = Index::open(&bytes).unwrap();
    println!(
        "build {:.2}s, {} names, {} bytes a name",
        start.elapsed().as_secs_f64(),
        index.name_count(),
        bytes.len() / index.name_count()
    );
    let negatives = table(&format!("{dir}/negatives/negatives.csv"));
    let queries: Vec<_> = negatives.iter().map(|r| (r["query"].clone(), Kind::Person)).collect();
    let (found, qps) = screen_all(&index, &queries);
    let mut by: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (r, f) in negatives.iter().zip(&found) {
        for key in ["all", r["note"].as_str()] {
            let slot = by.entry(key).or_default();
            slot[0] += 1;
            slot[1] += usize::from(f.matches.iter().any(|m| m.hit));
            slot[2] += usize::from(f.matches.iter().any(|m| m.hit || m.ask));
        }
    }
    let mut tops: Vec<u16> =
        found.iter().map(|f| f.matches.first().map_or(0, |m| m.score.get())).collect();
    tops.sort_unstable_by(|a, b| b.cmp(a));
    println!("strangers {qps:.0} q/s {by:?} tops {:?}", &tops[..20]);
    for (n, rows) in &lists {
        let bytes = Index::build(&[&snapshot(rows)], "");
        let index = Index::open(&bytes).unwrap();
        let mut gold = table(&format!("{dir}/gold/loo_{n}.csv"));
        gold.extend(layout::typos(&mut layout::Rng(5), rows));
        let queries: Vec<_> =
            gold.iter().map(|r| (r["query"].clone(), kind(&r["schema"]))).collect();
        let (found, qps) = screen_all(&index, &queries);
        println!("{n} {qps:.0} q/s");
        let mut by: BTreeMap<String, [usize; 6]> = BTreeMap::new();
        for (r, f) in gold.iter().zip(&found) {
            let right = |p: &PartyId| is_right(r, p);
            let who = if r["schema"] == "Person" { "person" } else { "other" };
            for key in [r["class"].clone(), format!("{} {who}", r["class"])] {
                let slot = by.entry(key).or_default();
                slot[0] += 1;
                slot[1] += usize::from(f.matches.iter().any(|m| right(&m.party)));
                slot[2] += usize::from(f.matches.iter().any(|m| right(&m.party) && m.hit));
                slot[3] +=
                    usize::from(f.matches.iter().any(|m| right(&m.party) && (m.hit || m.ask)));
                slot[4] += usize::from(f.matches.iter().any(|m| !right(&m.party) && m.hit));
                slot[5] += usize::from(f.matches.first().is_some_and(|m| right(&m.party)));
            }
        }
        for (class, c) in by {
            let share = |n: usize| n as f64 / c[0] as f64;
            println!(
                "  {class:24} n {:5} top10 {:.3} hit {:.3} asked {:.3} wrong {:.3} first {:.3}",
                c[0],
                share(c[1]),
                share(c[2]),
                share(c[3]),
                share(c[4]),
                share(c[5])
            );
        }
    }
}

fn speed(dir: &str, n: usize) {
    let rows = table(&format!("{dir}/gold/index_ofac.csv"));
    let bytes = Index::build(&[&snapshot(&rows)], "");
    let index = Index::open(&bytes).unwrap();
    let negatives = table(&format!("{dir}/negatives/negatives.csv"));
    let queries: Vec<_> =
        negatives.iter().take(n).map(|r| (r["query"].clone(), Kind::Person)).collect();
    let start = Instant::now();
    for (q, _) in &queries {
        std::hint::black_box(names::read(q));
    }
    println!("read {:.1} us", start.elapsed().as_secs_f64() * 1e6 / queries.len() as f64);
    let mut tokens: BTreeMap<String, Part> = BTreeMap::new();
    for r in &rows {
        for p in names::read(&r["name"]).parts {
            tokens.insert(p.text.clone(), p);
        }
    }
    let (mut parts, mut met) = (0, 0);
    for (q, _) in queries.iter().take(50) {
        for p in names::read(q).parts {
            parts += 1;
            met += tokens.values().filter(|t| names::meet(&p.view(), &t.view()).is_some()).count();
        }
    }
    println!("{} tokens; a part meets {}", tokens.len(), met / parts);
    let (_, qps) = screen_all(&index, &queries);
    println!("{qps:.0} q/s");
}

/// CPU time of this process so far, in seconds.
fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

fn dump(dir: &str) {
    let rows = |n: &str| table(&format!("{dir}/gold/index_{n}.csv"));
    for r in table(&format!("{dir}/pairs/name_bench.csv")) {
        println!("{:?}", screening::compare(&r["name1"], &r["name2"], kind(&r["schema"])));
    }
    let all = |rows: &[Row], subjects: &[Subject], options: &Options, title: &str| {
        let bytes = Index::build(&[&snapshot(rows)], "");
        let mut finder = Finder::new(&[Index::open(&bytes).unwrap()]);
        let start = cpu();
        for subject in subjects {
            println!("{:?}", finder.find(subject, options));
        }
        let spent = cpu() - start;
        eprintln!("{title}: {} queries, {:.0} q/s", subjects.len(), subjects.len() as f64 / spent);
    };
    for n in ["un", "uk2018", "ofac"] {
        let gold = table(&format!("{dir}/gold/loo_{n}.csv"));
        let subjects = gold.iter().map(|r| Subject::named(&r["query"], kind(&r["schema"])));
        all(&rows(n), &subjects.collect::<Vec<_>>(), &Options::usual(), n);
    }
    let both: Vec<Row> = rows("un").into_iter().chain(rows("ofac")).collect();
    let negatives = table(&format!("{dir}/negatives/negatives.csv"));
    let subjects: Vec<_> =
        negatives.iter().map(|r| Subject::named(&r["query"], Kind::Person)).collect();
    all(&both, &subjects, &Options::usual(), "strangers");
    let full = negatives.iter().step_by(9).map(|r| {
        let mut subject = Subject::named(&r["query"], Kind::Any);
        subject.born = parties::PartialDate::parse(&r["dob"]);
        subject.countries = vec![r["country"].clone()];
        subject
    });
    let full: Vec<_> = full.collect();
    all(&both, &full, &Options::usual(), "strangers with facts");
    let options = Options { limit: 1000, ..Options::usual() };
    all(&both, &full, &options, "strangers with facts, a thousand wanted");
    let near = table(&format!("{dir}/negatives/near_homonyms.csv"));
    let near: Vec<_> = near.iter().map(|r| Subject::named(&r["name_a"], Kind::Any)).collect();
    all(&both, &near, &Options::usual(), "near homonyms");
}

fn is_right(r: &Row, party: &PartyId) -> bool {
    let party = party.as_str();
    party == r["expected_id"]
        || r["also_listed_as"].split([';', '|']).any(|also| also.trim() == party)
}

fn misses(dir: &str, list: &str, class: &str) {
    let rows = table(&format!("{dir}/gold/index_{list}.csv"));
    let bytes = Index::build(&[&snapshot(&rows)], "");
    let index = Index::open(&bytes).unwrap();
    let names: HashMap<String, Vec<String>> =
        rows.iter().filter(|r| r["withheld"] != "1").fold(HashMap::new(), |mut m, r| {
            m.entry(r["id"].clone()).or_insert_with(Vec::new).push(r["name"].clone());
            m
        });
    let mut finder = Finder::new(&[index]);
    for r in table(&format!("{dir}/gold/loo_{list}.csv")).iter().filter(|r| r["class"] == class) {
        let found =
            finder.find(&Subject::named(&r["query"], kind(&r["schema"])), &Options::usual());
        let right = found.matches.iter().find(|m| is_right(r, &m.party));
        if right.is_some_and(|m| m.hit || m.ask) {
            continue;
        }
        let best = names
            .get(&r["expected_id"])
            .into_iter()
            .flatten()
            .max_by_key(|n| screening::compare(&r["query"], n, kind(&r["schema"])).score);
        let score = best.map(|n| screening::compare(&r["query"], n, kind(&r["schema"])));
        println!(
            "{} | {} | {:?} {} | shown {:?} | top {:?}",
            r["query"],
            r["subclass"],
            best,
            score.map_or(0, |s| s.score.get()),
            right.map(|m| (m.score.get(), m.rank)),
            found.matches.first().map(|m| (m.name.as_str(), m.score.get()))
        );
    }
}

fn wrong(dir: &str, list: &str, class: &str) {
    let bytes = Index::build(&[&snapshot(&table(&format!("{dir}/gold/index_{list}.csv")))], "");
    let mut finder = Finder::new(&[Index::open(&bytes).unwrap()]);
    for r in table(&format!("{dir}/gold/loo_{list}.csv")).iter().filter(|r| r["class"] == class) {
        let subject = Subject::named(&r["query"], kind(&r["schema"]));
        let found = finder.find(&subject, &Options::usual());
        let right = found.matches.iter().find(|m| is_right(r, &m.party));
        if let Some(m) = found.matches.iter().find(|m| m.hit && !is_right(r, &m.party)) {
            let right = right.map(|m| (m.name.as_str(), m.score.get(), m.rank));
            println!("{} | {} {} | right {right:?}", r["query"], m.name, m.score);
        }
    }
}

fn pairs(dir: &str) {
    for r in table(&format!("{dir}/pairs/name_bench.csv")) {
        let c = screening::compare(&r["name1"], &r["name2"], kind(&r["schema"]));
        let is_match = r["is_match"] == "true";
        if (c.score.get() >= 850) != is_match {
            let how: Vec<String> = c
                .evidence
                .iter()
                .map(|e| format!("{}={}:{}:{}", e.query, e.name, e.how.as_str(), e.score))
                .collect();
            println!(
                "{} {} | {} | {} | {} | {how:?} -{:?} -{:?}",
                r["is_match"],
                c.score,
                r["schema"],
                r["name1"],
                r["name2"],
                c.unmatched_first,
                c.unmatched_second
            );
        }
    }
}

/// Compares pairs out of a file: kind, label, two names a line.
fn beside(path: &str) {
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let c: Vec<&str> = line.split('\t').collect();
        let of = screening::compare(c[2], c[3], kind(c[0]));
        let how: Vec<String> = of
            .evidence
            .iter()
            .map(|e| format!("{}={}:{}:{}", e.query, e.name, e.how.as_str(), e.score))
            .collect();
        let left = format!("-{:?} -{:?}", of.unmatched_first, of.unmatched_second);
        println!("{}\t{}\t{}\t{}\t{}\t{how:?} {left}", c[1], of.score, c[0], c[2], c[3]);
    }
}

/// Which sort of words names of a kind are read with.
fn lexicon(k: Kind) -> names::Lexicon {
    match k {
        Kind::Person | Kind::Vessel | Kind::Aircraft => names::Lexicon::Persons,
        Kind::Organisation => names::Lexicon::Bodies,
        Kind::Any => names::Lexicon::Unsaid,
    }
}
