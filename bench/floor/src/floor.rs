//! The simplest matcher that is any use: fold to ASCII, sort the words, take the ratio, call 85
//! per cent a hit. Knows no kind, no strength, no script.

use crate::measure::{Answer, Engine};
use any_ascii::any_ascii;
use bench_common::rows::{Listed, Pair};
use parties::Kind;
use rapidfuzz::fuzz::{self, RatioBatchComparator};

/// From which ratio it is a hit.
const HIT: f64 = 0.85;
/// Parties returned.
const TEN: usize = 10;

fn fold(name: &str) -> Vec<u8> {
    // Apostrophes are dropped before words are parted: parting there costs the floor 3 per cent.
    let ascii = any_ascii(name).to_lowercase().replace(['\'', '`'], "");
    let mut words: Vec<&str> =
        ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words.join(" ").into_bytes()
}

/// Whether the two names of a pair are near enough.
pub(crate) fn compare(pair: &Pair) -> bool {
    let (first, second) = (fold(&pair.first), fold(&pair.second));
    fuzz::ratio(first.iter().copied(), second.iter().copied()) >= HIT
}

/// Names folded, each with its party.
#[derive(Debug)]
pub(crate) struct Floor {
    ids: Vec<String>,
    names: Vec<(usize, Vec<u8>)>,
}

impl Floor {
    pub(crate) fn of(listed: &[Listed]) -> Self {
        let mut ids: Vec<String> = listed.iter().map(|l| l.id.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let names = listed
            .iter()
            .filter_map(|l| Some((ids.binary_search(&l.id).ok()?, fold(&l.name))))
            .collect();
        Self { ids, names }
    }
}

impl Engine for Floor {
    fn screen(&self, name: &str, _kind: Kind) -> Vec<Answer> {
        let asked = fold(name);
        let comparator = RatioBatchComparator::new(asked.iter().copied());
        let mut best: Vec<(f64, usize)> = Vec::with_capacity(TEN + 1);
        for (party, name) in &self.names {
            let cutoff = if best.len() < TEN { 0.0 } else { best.last().map_or(0.0, |b| b.0) };
            if most(asked.len(), name.len()) < cutoff {
                continue;
            }
            let args = fuzz::Args::default().score_cutoff(cutoff);
            let Some(ratio) = comparator.similarity_with_args(name.iter().copied(), &args) else {
                continue;
            };
            match best.iter_mut().find(|b| b.1 == *party) {
                Some(kept) => kept.0 = kept.0.max(ratio),
                None => best.push((ratio, *party)),
            }
            best.sort_by(|a, b| b.0.total_cmp(&a.0));
            best.truncate(TEN);
        }
        let answer = |(ratio, party): &(f64, usize)| {
            let party = self.ids.get(*party).cloned().unwrap_or_default();
            Answer { party, is_hit: *ratio >= HIT, is_ask: *ratio >= HIT }
        };
        best.iter().map(answer).collect()
    }
}

/// The highest ratio that two lengths allow.
fn most(a: usize, b: usize) -> f64 {
    let length = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let sum = length(a) + length(b);
    if sum > 0.0 { 2.0 * length(a.min(b)) / sum } else { 1.0 }
}
