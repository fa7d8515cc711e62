//! Counts of two engines in, one page of Markdown out.

use crate::measure::{Counts, Measures};
use std::fmt::Write as _;

const HEAD: &str = "\
# The floor

Written by `cargo run --release -p bench-floor`; run it again rather than edit it.

The floor is the simplest matcher that is any use: names folded to ASCII, words sorted, a hit from
a ratio of 85 (rapidfuzz). Both engines answer the same rows. Shares are of the queries of a class;
a class is measured apart because one total would hide what fails. `different_name` has no likeness
to any name that is left, so that only other names of the same party can find it.

";

/// The page.
pub(crate) fn render(floor: &Measures, ours: &Measures) -> String {
    let mut text = HEAD.to_owned();
    pairs(floor, ours, &mut text);
    gold(floor, ours, &mut text);
    speed(floor, ours, &mut text);
    text
}

fn pairs(floor: &Measures, ours: &Measures, text: &mut String) {
    text.push_str("| Measure | rows | floor | ours | ours / floor |\n|---|--:|--:|--:|--:|\n");
    let (a, b) = (floor.pairs, ours.pairs);
    let _ = writeln!(
        text,
        "| name_bench, F1 | {} | {:.3} | {:.3} | {} |",
        a.count,
        a.f1(),
        b.f1(),
        ratio(b.f1(), a.f1())
    );
    let wrong = |m: &Measures| f64::from(m.pairs.wrong);
    let missed = |m: &Measures| f64::from(m.pairs.missed);
    row("name_bench, wrong hits", a.count, wrong(floor), wrong(ours), text);
    row("name_bench, missed", a.count, missed(floor), missed(ours), text);
    let (a, b) = (floor.strangers, ours.strangers);
    row("strangers hit", a.asked, f64::from(a.hit), f64::from(b.hit), text);
    row("strangers hit or asked", a.asked, f64::from(a.hit_or_ask), f64::from(b.hit_or_ask), text);
    text.push('\n');
}

fn row(name: &str, rows: u32, floor: f64, ours: f64, text: &mut String) {
    let _ = writeln!(text, "| {name} | {rows} | {floor} | {ours} | {} |", ratio(ours, floor));
}

fn gold(floor: &Measures, ours: &Measures, text: &mut String) {
    text.push_str("## A name left out, by class and list\n\n");
    text.push_str(
        "In ten: the right party is among the first ten. Hit: it is a hit. Wrong: another party is \
         a hit.\n\n",
    );
    text.push_str(
        "| Class | list | queries | in ten: floor | ours | hit: floor | ours | hit or ask: ours \
         | wrong: floor | ours |\n",
    );
    text.push_str("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for ((class, list), a) in &floor.gold {
        let Some(b) = ours.gold.get(&(class.clone(), list.clone())) else { continue };
        let share = |n: u32| f64::from(n) / f64::from(a.asked.max(1));
        let _ = writeln!(
            text,
            "| {class} | {list} | {} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
            a.asked,
            share(a.in_ten),
            share(b.in_ten),
            share(a.hit),
            share(b.hit),
            share(b.hit_or_ask),
            share(a.wrong_hit),
            share(b.wrong_hit),
        );
    }
    for (name, pick) in [("floor", floor), ("ours", ours)] {
        let all: Vec<&Counts> = pick.gold.values().collect();
        let wrong: u32 = all.iter().map(|c| c.wrong_hit).sum();
        let asked: u32 = all.iter().map(|c| c.asked).sum();
        let _ = writeln!(text, "\nQueries of {asked} with a wrong hit, {name}: {wrong}.");
    }
    text.push('\n');
}

fn speed(floor: &Measures, ours: &Measures, text: &mut String) {
    text.push_str("## Speed\n\nNames answered a second by one thread, two running, ");
    text.push_str("on the machine of the last run.\n\n");
    text.push_str("| Rows | floor | ours | ours / floor |\n|---|--:|--:|--:|\n");
    for (rows, a) in &floor.speed {
        let b = ours.speed.get(rows).copied().unwrap_or_default();
        let _ = writeln!(text, "| {rows} | {a:.0} | {b:.0} | {} |", ratio(b, *a));
    }
    let each = |m: &Measures| m.pairs.seconds * 1e6 / f64::from(m.pairs.count.max(1));
    let _ = writeln!(text, "\nA pair: floor {:.1} µs, ours {:.1} µs.", each(floor), each(ours));
}

fn ratio(ours: f64, floor: f64) -> String {
    if floor > 0.0 { format!("{:.2}", ours / floor) } else { "–".to_owned() }
}
