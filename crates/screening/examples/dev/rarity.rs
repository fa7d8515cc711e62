//! Background names in, how rare the words of names are out: what `data/name_rarity.tsv` is made
//! of. Never a name of anybody.

use super::{kind, lexicon, table};
use screening::names::{self, rarity, sound};
use std::collections::BTreeMap;

/// What a name of each source counts for, in hundredths: strangers as they come, lists less, since
/// they are not the world, translated words least, since each is there once.
const SOURCES: [(&str, u32); 4] = [("list", 70), ("negative", 100), ("febrl", 50), ("word", 15)];

/// Background names: the source, by place in [`SOURCES`], and the text.
fn background(dir: &str) -> Vec<(usize, names::Lexicon, String)> {
    let mut texts = Vec::new();
    for list in ["un", "uk2018", "ofac"] {
        // One name a party: an alias list would make its own words common.
        let mut last = String::new();
        for r in table(&format!("{dir}/gold/index_{list}.csv")) {
            if r["id"] != last {
                last = r["id"].clone();
                texts.push((0, lexicon(kind(&r["schema"])), r["name"].clone()));
            }
        }
    }
    let people = |path: &str, column: &str, source: usize| -> Vec<_> {
        let rows = table(&format!("{dir}/{path}"));
        rows.iter().map(|r| (source, names::Lexicon::Persons, r[column].clone())).collect()
    };
    texts.extend(people("negatives/negatives.csv", "query", 1));
    texts.extend(people("pairs/febrl4_name_pairs.csv", "name_original", 2));
    texts.extend(people("translit/pairs.csv", "latin", 3));
    texts
}

/// Counts keys of words over background names, and pairs of letters over the words, so that a word
/// never seen is as rare as its letters: the source of `data/name_rarity.tsv`.
pub(super) fn count(dir: &str) {
    let texts = background(dir);
    let mut counts: BTreeMap<Vec<u8>, f64> = BTreeMap::new();
    let mut total = 0.0;
    for (source, lexicon, text) in &texts {
        let share = f64::from(SOURCES[*source].1) / 100.0;
        total += share;
        let parts = names::read_as(text, *lexicon).parts;
        let parts = parts.iter().filter(|p| !p.class.is_light());
        let mut keys: Vec<Vec<u8>> = parts.map(|p| sound::rarity_key(&p.sound)).collect();
        keys.sort();
        keys.dedup();
        keys.into_iter()
            .filter(|k| !k.is_empty())
            .for_each(|k| *counts.entry(k).or_default() += share);
    }
    // One sighting of a word tells of words like it rather than of the word.
    let sure = |c: f64| (c - 1.0).max(0.0);
    let novel = counts.values().map(|c| c.min(1.0)).sum::<f64>() / total;
    let letters = letters(counts.keys());
    let bits = |key: &[u8]| {
        let pairs = rarity::letter_pairs(key);
        let likely: f64 = pairs.map(|pair| -f64::from(letters[&pair]) / 16.0).sum();
        -(sure(counts.get(key).copied().unwrap_or(0.0)) / total + novel * likely.exp2()).log2()
    };
    println!("# How rare the sound of a word is among names at large: key, sixteenths of a bit.");
    println!("# A key of a star and two letters is what the second after the first adds to a word");
    println!("# that is not here; a star alone, what being not here adds.");
    println!("# Made by `cargo xtask tables`; do not edit.");
    let count = texts.len();
    println!("# Origin: counts over {count} names: one name of each party of the OFAC, UN and UK");
    println!("# lists (public works), the negatives of opensanctions/yente (MIT), Febrl 4 (BSD-3)");
    println!("# and the words of NETransliteration-COLING2018 (CC0).");
    println!("# Counts only, no name of anybody. Licence: Apache-2.0, as the project.");
    println!("# Date: 2026-11-22.");
    println!("*\t{}", (-novel.log2() * 16.0).round());
    for (pair, cost) in &letters {
        println!("*{}\t{cost}", String::from_utf8_lossy(pair));
    }
    for (key, count) in &counts {
        if sure(*count) > 0.0 && !key.contains(&b'*') {
            println!("{}\t{}", String::from_utf8_lossy(key), (bits(key) * 16.0).round());
        }
    }
}

/// What each letter after each other costs. Units: sixteenths of a bit.
fn letters<'k>(keys: impl Iterator<Item = &'k Vec<u8>> + Clone) -> BTreeMap<[u8; 2], u16> {
    let (mut pairs, mut firsts, mut seconds) =
        (BTreeMap::<[u8; 2], f64>::new(), BTreeMap::<u8, f64>::new(), BTreeMap::<u8, f64>::new());
    for [a, b] in keys.flat_map(|k| rarity::letter_pairs(k).collect::<Vec<_>>()) {
        *pairs.entry([a, b]).or_default() += 1.0;
        *firsts.entry(a).or_default() += 1.0;
        *seconds.entry(b).or_default() += 1.0;
    }
    let all: f64 = seconds.values().sum();
    let mut out = BTreeMap::new();
    for (a, first) in &firsts {
        for (b, second) in &seconds {
            let seen = pairs.get(&[*a, *b]).copied().unwrap_or(0.0);
            let likely = (seen + 8.0 * second / all) / (first + 8.0);
            out.insert([*a, *b], (-likely.log2() * 16.0).round() as u16);
        }
    }
    out
}
