//! Background names in, how rare the words of names are out: what `data/name_rarity.tsv` is made
//! of. Never a name of anybody.
//!
//! The words of a name are not drawn apart from each other: whoever is called Leonardo is called
//! González far more often than people at large are. So names are dealt into cultures by what
//! words go with what, and a word is as rare as it is where it is most usual, and half as rare
//! again as that culture: of a name of two words, which most are, its culture then counts once.

use super::{kind, lexicon, table};
use screening::names::{self, rarity, sound};
use std::collections::BTreeMap;

/// What a name of each source counts for, in hundredths: strangers as they come, lists less, since
/// they are not the world; words by themselves only tell how words are spelt.
const SOURCES: [(&str, u32); 4] = [("list", 70), ("negative", 100), ("febrl", 50), ("word", 0)];

/// A background name: the source, by place in [`SOURCES`], what words are read by, the text, and
/// the culture it is first taken to be of.
struct Known {
    source: usize,
    lexicon: names::Lexicon,
    text: String,
    seed: Option<usize>,
}

/// Where names are much alike; bodies are the last but one, the last is anybody else.
const CULTURES: [&[&str]; rarity::CULTURES] = [
    &[
        "Mexico",
        "Colombia",
        "Peru",
        "Venezuela",
        "Chile",
        "Argentina",
        "Uruguay",
        "Paraguay",
        "Bolivia",
        "Ecuador",
        "Guatemala",
        "Honduras",
        "Nicaragua",
        "Costa Rica",
        "Panama",
        "El Salvador",
        "Cuba",
        "Dominican Republic",
        "Puerto Rico",
        "Spain",
    ],
    &["Brazil", "Portugal", "Angola", "Mozambique", "Cape Verde"],
    &["us", "United States", "United Kingdom", "Ireland", "Canada", "Australia", "New Zealand"],
    &["Germany", "Austria", "Switzerland", "Netherlands", "Belgium"],
    &["Denmark", "Sweden", "Norway", "Finland", "Iceland", "Estonia"],
    &["France", "Italy", "Romania"],
    &[
        "Russia",
        "Ukraine",
        "Belarus",
        "Bulgaria",
        "Serbia",
        "Croatia",
        "Slovakia",
        "Slovenia",
        "Czech Republic",
        "Poland",
        "Montenegro",
        "North Macedonia",
        "Bosnia and Herzegovina",
    ],
    &[
        "Iraq",
        "Syria",
        "Egypt",
        "Saudi Arabia",
        "Tunisia",
        "United Arab Emirates",
        "Qatar",
        "Jordan",
        "Kuwait",
        "Lebanon",
        "Morocco",
        "Algeria",
        "Libya",
        "Yemen",
        "Sudan",
    ],
    &["Iran", "Afghanistan", "Tajikistan"],
    &["India", "Pakistan", "Bangladesh", "Nepal", "Sri Lanka", "Bhutan"],
    &["China", "Hong Kong", "Singapore", "Taiwan", "Malaysia"],
    &["South Korea", "North Korea"],
    &["Thailand", "Laos", "Cambodia", "Vietnam", "Myanmar", "Indonesia", "Brunei", "Philippines"],
    &[
        "Ghana",
        "Rwanda",
        "Nigeria",
        "Cameroon",
        "Ethiopia",
        "Botswana",
        "Ivory Coast",
        "Burkina Faso",
        "Zimbabwe",
        "Kenya",
        "Tanzania",
        "Democratic Republic of the Congo",
        "South Africa",
        "Senegal",
        "Mali",
        "Uganda",
    ],
    &[],
    &["Turkey", "Azerbaijan", "Kazakhstan", "Uzbekistan", "Turkmenistan", "Kyrgyzstan", "Japan"],
];

/// The culture of bodies in [`CULTURES`].
const BODIES: usize = 14;

/// The culture names of a country in a script are first taken to be of.
fn seed(country: &str, note: &str) -> Option<usize> {
    let of = |country: &str| CULTURES.iter().position(|c| c.contains(&country));
    match note {
        "Han" if country == "Japan" => of("Japan"),
        "Han" => of("China"),
        "Hangul" => of("South Korea"),
        "Devanagari" => of("India"),
        "Thai" => of("Thailand"),
        "Cyrillic" => of("Russia"),
        _ => of(country),
    }
}

fn background(dir: &str) -> Vec<Known> {
    let mut out = Vec::new();
    for list in ["un", "uk2018", "ofac"] {
        // One name a party: an alias list would make its own words common.
        let mut last = String::new();
        for r in table(&format!("{dir}/gold/index_{list}.csv")) {
            if r["id"] != last {
                last = r["id"].clone();
                let lexicon = lexicon(kind(&r["schema"]));
                let seed = (lexicon == names::Lexicon::Bodies).then_some(BODIES);
                out.push(Known { source: 0, lexicon, text: r["name"].clone(), seed });
            }
        }
    }
    for r in table(&format!("{dir}/negatives/negatives.csv")) {
        let seed = seed(&r["country"], r["note"].split(';').next().unwrap());
        let (lexicon, text) = (names::Lexicon::Persons, r["query"].clone());
        out.push(Known { source: 1, lexicon, text, seed });
    }
    let mut people = |path: &str, column: &str, source: usize, seed| {
        out.extend(table(&format!("{dir}/{path}")).iter().map(|r| Known {
            source,
            lexicon: names::Lexicon::Persons,
            text: r[column].clone(),
            seed,
        }));
    };
    people("pairs/febrl4_name_pairs.csv", "name_original", 2, Some(2));
    people("translit/pairs.csv", "latin", 3, None);
    out
}

/// What is counted of one name: the keys of its words.
struct Counted {
    share: f64,
    keys: Vec<usize>,
    /// How far it is of each culture.
    of: [f64; rarity::CULTURES],
}

/// Names dealt into cultures, and counts by culture.
struct Counts {
    keys: Vec<Vec<u8>>,
    names: Vec<Counted>,
    /// By key.
    by_key: Vec<[f64; rarity::CULTURES]>,
    totals: [f64; rarity::CULTURES],
}

/// Rounds of dealing names into cultures by their words. After four hardly a name moves.
const ROUNDS: usize = 6;
/// A culture is believed to be like all the world but for that many names of its own.
const WORLD: f64 = 200.0;

impl Counts {
    fn of(background: &[Known]) -> Self {
        let mut places: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
        let mut names = Vec::new();
        for known in background {
            let parts = names::read_as(&known.text, known.lexicon).parts;
            let parts = parts.iter().filter(|p| !p.class.is_light());
            let mut keys: Vec<Vec<u8>> = parts.map(|p| sound::rarity_key(&p.sound)).collect();
            keys.sort();
            keys.dedup();
            let mut place = |key: Vec<u8>| {
                let next = places.len();
                *places.entry(key).or_insert(next)
            };
            let keys = keys.into_iter().filter(|k| !k.is_empty()).map(&mut place).collect();
            let share = f64::from(SOURCES[known.source].1) / 100.0;
            let mut of = [0.0; rarity::CULTURES];
            if let Some(seed) = known.seed {
                of[seed] = 1.0;
            }
            names.push(Counted { share, keys, of });
        }
        let mut keys = vec![Vec::new(); places.len()];
        places.into_iter().for_each(|(key, at)| keys[at] = key);
        let by_key = vec![[0.0; rarity::CULTURES]; keys.len()];
        let mut out = Self { keys, names, by_key, totals: [0.0; rarity::CULTURES] };
        out.count();
        for _ in 0..ROUNDS {
            out.deal();
            out.count();
        }
        out
    }

    fn count(&mut self) {
        self.by_key.fill([0.0; rarity::CULTURES]);
        self.totals = [0.0; rarity::CULTURES];
        for name in &self.names {
            for (c, of) in name.of.iter().enumerate() {
                self.totals[c] += of * name.share;
                name.keys.iter().for_each(|key| self.by_key[*key][c] += of * name.share);
            }
        }
    }

    /// Deals each name anew by its words, itself left out.
    fn deal(&mut self) {
        let all: f64 = self.totals.iter().sum();
        for name in &mut self.names {
            let mut likely: [f64; rarity::CULTURES] = std::array::from_fn(|c| {
                let own = name.of[c] * name.share;
                let total = (self.totals[c] - own).max(0.0);
                let mut sum = (total + 20.0).ln();
                for key in &name.keys {
                    let counts = &self.by_key[*key];
                    let world = (counts.iter().sum::<f64>() - name.share).max(0.0) + 0.1;
                    let here = (counts[c] - own).max(0.0);
                    sum += ((here + 20.0 * world / all) / (total + 20.0)).ln();
                }
                sum
            });
            let most = likely.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            likely.iter_mut().for_each(|l| *l = (*l - most).exp());
            let sum: f64 = likely.iter().sum();
            name.of = likely.map(|l| l / sum);
        }
    }

    /// How much of its sightings a word has in each culture.
    fn shares(&self, key: usize) -> [f64; rarity::CULTURES] {
        let counts = &self.by_key[key];
        let sum: f64 = counts.iter().sum();
        counts.map(|c| if sum > 0.0 { c / sum } else { 0.0 })
    }
}

/// One sighting of a word tells of words like it rather than of the word.
fn sure(count: f64) -> f64 {
    (count - 1.0).max(0.0)
}

/// Counts keys of words over background names, and pairs of letters over the words, so that a word
/// never seen is as rare as its letters: the source of `data/name_rarity.tsv`.
pub(super) fn count(dir: &str) {
    let texts = background(dir);
    let counts = Counts::of(&texts);
    let all: f64 = counts.totals.iter().sum();
    let novel: [f64; rarity::CULTURES] = std::array::from_fn(|c| {
        let new: f64 = counts.by_key.iter().map(|k| k[c].min(1.0)).sum();
        (new / (counts.totals[c] + 1.0)).clamp(0.02, 2.0)
    });
    let usual = counts.totals.map(|total| (total + 1.0) / all);
    let letters = letters(&counts);
    let bits = |key: usize| {
        let seen = &counts.by_key[key];
        let world = sure(seen.iter().sum()) / all;
        let likely = (0..rarity::CULTURES).map(|c| {
            let pairs = rarity::letter_pairs(&counts.keys[key]);
            let spelt: f64 = pairs.map(|pair| -f64::from(letters[&pair][c]) / 16.0).sum();
            let here = sure(seen[c]) + counts.totals[c] * novel[c] * spelt.exp2();
            (here + WORLD * world) / (counts.totals[c] + WORLD) * usual[c].sqrt()
        });
        -likely.fold(f64::MIN_POSITIVE, f64::max).log2()
    };
    println!("# How rare the sound of a word is where it is most usual: key, sixteenths of a bit.");
    println!("# A key of a star and two letters is what the second after the first adds to a word");
    println!(
        "# that is not here, a star alone what being not here adds: a figure for each culture."
    );
    println!("# Made by `cargo xtask tables`; do not edit.");
    let count = texts.len();
    println!("# Origin: counts over {count} names: one name of each party of the OFAC, UN and UK");
    println!("# lists (public works), the negatives of opensanctions/yente (MIT), Febrl 4 (BSD-3)");
    println!("# and the words of NETransliteration-COLING2018 (CC0).");
    println!("# Counts only, no name of anybody. Licence: Apache-2.0, as the project.");
    println!("# Date: 2026-11-22.");
    let row = |costs: &[u8]| costs.iter().map(u8::to_string).collect::<Vec<_>>().join(" ");
    println!(
        "*\t{}",
        row(&std::array::from_fn::<u8, { rarity::CULTURES }, _>(|c| {
            (-(novel[c] * usual[c].sqrt()).log2() * 16.0).round().clamp(0.0, 255.0) as u8
        }))
    );
    for (pair, costs) in &letters {
        println!("*{}\t{}", String::from_utf8_lossy(pair), row(costs));
    }
    let mut words: Vec<(&Vec<u8>, usize)> = counts.keys.iter().zip(0..).collect();
    words.sort();
    for (key, at) in words {
        if sure(counts.by_key[at].iter().sum()) > 0.0 && !key.contains(&b'*') {
            println!("{}\t{}", String::from_utf8_lossy(key), (bits(at) * 16.0).round());
        }
    }
}

/// Pairs of letters of a culture are believed to be as in all the world but for that many.
const PAIRS: f64 = 12.0;

/// What each letter after each other costs in each culture. Units: sixteenths of a bit.
fn letters(counts: &Counts) -> BTreeMap<[u8; 2], [u8; rarity::CULTURES]> {
    type OfCultures = [f64; rarity::CULTURES];
    let mut pairs: BTreeMap<[u8; 2], (f64, OfCultures)> = BTreeMap::new();
    let mut firsts: BTreeMap<u8, (f64, OfCultures)> = BTreeMap::new();
    let mut seconds: BTreeMap<u8, f64> = BTreeMap::new();
    for (at, key) in counts.keys.iter().enumerate() {
        let shares = counts.shares(at);
        for [a, b] in rarity::letter_pairs(key) {
            for (all, of) in [pairs.entry([a, b]).or_default(), firsts.entry(a).or_default()] {
                *all += 1.0;
                of.iter_mut().zip(shares).for_each(|(n, share)| *n += share);
            }
            *seconds.entry(b).or_default() += 1.0;
        }
    }
    let all: f64 = seconds.values().sum();
    let mut out = BTreeMap::new();
    for (a, (first, first_of)) in &firsts {
        for (b, second) in &seconds {
            let (seen, seen_of) = pairs.get(&[*a, *b]).copied().unwrap_or_default();
            let world = (seen + 8.0 * second / all) / (first + 8.0);
            let costs = std::array::from_fn(|c| {
                let likely = (seen_of[c] + PAIRS * world) / (first_of[c] + PAIRS);
                (-likely.log2() * 16.0).round().clamp(0.0, 255.0) as u8
            });
            out.insert([*a, *b], costs);
        }
    }
    out
}
