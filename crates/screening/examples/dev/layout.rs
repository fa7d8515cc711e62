//! Labelled names in, pairs in values of the model's terms out: what `cargo xtask train` learns
//! from. Never a weight.

use super::{Row, is_right, kind, lexicon, snapshot, table};
use parties::Kind;
use screening::names::{self, Part, View, model};
use screening::{Finder, Index, Options, Subject};
use std::collections::{BTreeMap, HashMap};

/// One pair in the values of the model's terms, after what the trainer must know of it.
fn lay(
    out: &mut impl std::io::Write,
    meta: &str,
    (query, alias): (&str, &str),
    (asked, listed): (Kind, Kind),
    others: &[&Row],
) {
    let a = names::read_as(query, lexicon(asked));
    let b = names::read_as(alias, lexicon(listed));
    let a: Vec<View<'_>> = a.parts.iter().map(Part::view).collect();
    let b: Vec<View<'_>> = b.parts.iter().map(Part::view).collect();
    let mut alignment = names::align(&a, &names::joins(&a, &names::Room::new()), &b);
    let others = others.iter().filter(|r| r["name"] != alias);
    let borne = borne(&alignment, &a, others.map(|r| (r["name"].as_str(), listed)));
    let m = names::measure(&alignment, &a, &b);
    if m.met_count <= m.initials {
        return;
    }
    let clean = |s: &str| s.replace(['\t', '\n', '\r'], " ");
    let mut put = |occasion: &str, m: &names::Measures| {
        let values: Vec<String> = model::values(m).iter().map(ToString::to_string).collect();
        let (query, alias) = (clean(query), clean(alias));
        writeln!(out, "{meta}\t{occasion}\t{query}\t{alias}\t{}", values.join(" ")).unwrap();
    };
    if borne == 0 {
        put("any", &m);
    } else {
        // Only a search knows other names of the party.
        put("beside", &m);
        put("search", &names::measure_borne(&mut alignment, borne, &a, &b));
    }
}

/// Parts of the query that met nothing, and that another name of the party has, a bit each.
fn borne<'n>(
    alignment: &names::Alignment,
    query: &[View<'_>],
    others: impl Iterator<Item = (&'n str, Kind)>,
) -> u64 {
    let left =
        |place: &&usize| query.get(**place).is_some_and(|p| !p.class.is_light() && !p.is_initial());
    let left: Vec<usize> = alignment.query_left.iter().filter(left).copied().collect();
    let mut borne = 0;
    if left.is_empty() {
        return borne;
    }
    for (other, kind) in others {
        for part in &names::read_as(other, lexicon(kind)).parts {
            let part = part.view();
            for place in left.iter().filter(|_| !part.is_initial() && !part.class.is_light()) {
                if names::meet(&query[*place], &part).is_some_and(names::is_borne) {
                    borne |= 1 << place;
                }
            }
        }
    }
    borne
}

pub(super) struct Rng(pub(super) u64);
impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

fn typo(rng: &mut Rng, name: &str) -> String {
    let mut c: Vec<char> = name.chars().collect();
    let spots: Vec<usize> = (0..c.len()).filter(|i| c[*i].is_alphabetic()).collect();
    if spots.len() < 4 {
        return name.to_owned();
    }
    let at = spots[rng.below(spots.len())];
    let letter = char::from(b'a' + rng.below(26) as u8);
    match rng.below(4) {
        0 => c[at] = letter,
        1 => {
            c.remove(at);
        }
        2 => c.insert(at, letter),
        _ => {
            if at + 1 < c.len() && c[at + 1].is_alphabetic() {
                c.swap(at, at + 1)
            } else {
                c[at] = letter
            }
        }
    }
    c.into_iter().collect()
}

/// What the trainer must know of a pair beside its values.
struct Meta<'a> {
    is_right: bool,
    source: &'a str,
    class: &'a str,
    kind: Kind,
    query: usize,
    /// Pairs of one group are kept on one side when the model is checked.
    group: &'a str,
    rank: usize,
    is_weak: bool,
}

impl Meta<'_> {
    fn line(&self) -> String {
        let who = if self.kind == Kind::Person { "person" } else { "other" };
        format!(
            "{}\t{}\t{}\t{who}\t{}\t{}\t{}\t{}",
            u8::from(self.is_right),
            self.source,
            self.class,
            self.query,
            self.group,
            self.rank,
            u8::from(self.is_weak)
        )
    }
}

/// Strangers made for training, beside those given.
const STRANGERS_MADE: usize = 36_000;
/// Bodies made for training.
const BODIES_MADE: usize = 14_000;
/// Names with one typing error and with two, a list.
const TYPOS_MADE: usize = 1200;

/// The terms of the model, a line each.
pub(super) fn terms(out: &mut impl std::io::Write) {
    for term in model::ALL {
        let knots: Vec<String> = term.knots.iter().map(ToString::to_string).collect();
        writeln!(out, "T\t{:?}\t{}\t{}", term.reason, term.is_for, knots.join(" ")).unwrap();
    }
}

/// Pairs for fitting the model: one line each, in values of its terms.
pub(super) fn print(dir: &str) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    terms(&mut out);
    for (query, r) in table(&format!("{dir}/pairs/name_bench.csv")).iter().enumerate() {
        let k = kind(&r["schema"]);
        let group = if r["name1"] < r["name2"] { &r["name1"] } else { &r["name2"] };
        let meta = Meta {
            is_right: r["is_match"] == "true",
            source: "bench",
            class: "-",
            kind: k,
            query,
            group,
            rank: 0,
            is_weak: false,
        };
        lay(&mut out, &meta.line(), (&r["name1"], &r["name2"]), (k, k), &[]);
        let back = Meta { rank: 1, ..meta };
        lay(&mut out, &back.line(), (&r["name2"], &r["name1"]), (k, k), &[]);
    }
    for (query, r) in table(&format!("{dir}/pairs/febrl4_name_pairs.csv")).iter().enumerate() {
        let meta = Meta {
            is_right: true,
            source: "febrl",
            class: "-",
            kind: Kind::Person,
            query,
            group: &r["name_original"],
            rank: 0,
            is_weak: false,
        };
        let pair = (r["name_corrupted"].as_str(), r["name_original"].as_str());
        lay(&mut out, &meta.line(), pair, (Kind::Person, Kind::Person), &[]);
    }
    let mut rng = Rng(4);
    let mut both: Vec<Row> = Vec::new();
    for list in ["un", "uk2018", "ofac"] {
        let rows = table(&format!("{dir}/gold/index_{list}.csv"));
        layout_list(&mut out, &mut rng, dir, list, &rows);
        if list != "uk2018" {
            both.extend(rows);
        }
    }
    layout_strangers(&mut out, &mut rng, dir, &both);
}

fn layout_list(out: &mut impl std::io::Write, rng: &mut Rng, dir: &str, list: &str, rows: &[Row]) {
    let names_of = names_of(rows);
    let bytes = Index::build(&[&snapshot(rows)], "");
    let mut finder = Finder::new(&[Index::open(&bytes).unwrap()]);
    let options = Options { limit: 12, ..Options::usual() };
    let mut queries = table(&format!("{dir}/gold/loo_{list}.csv"));
    queries.extend(typos(rng, rows));
    for (query, r) in queries.iter().enumerate() {
        let k = kind(&r["schema"]);
        let id = r["expected_id"].as_str();
        let cluster = names_of.get(id).map_or("", |own| own[0]["cluster"].as_str());
        let group = if cluster.is_empty() { id } else { cluster };
        let class = r["class"].as_str();
        let meta = Meta {
            is_right: true,
            source: list,
            class,
            kind: k,
            query,
            group,
            rank: 0,
            is_weak: false,
        };
        let all = names_of.get(id).map_or(&[][..], Vec::as_slice);
        let mut own: Vec<(u16, &Row)> = all
            .iter()
            .map(|n| (screening::score_listed(&r["query"], &n["name"], k).get(), *n))
            .collect();
        own.sort_by_key(|n| std::cmp::Reverse(n.0));
        for (rank, (_, n)) in own.iter().take(4).enumerate() {
            let meta = Meta { rank, is_weak: n["quality"] == "weak", ..meta };
            lay(out, &meta.line(), (&r["query"], &n["name"]), (k, k), all);
        }
        let found = finder.find(&Subject::named(&r["query"], k), &options);
        let wrong = found.matches.iter().filter(|m| {
            !is_right(r, &m.party)
                && m.kind.may_be(k)
                && m.strength != screening::MatchStrength::Acronym
                && names_of.get(m.party.as_str()).is_none_or(|n| n[0]["cluster"] != cluster)
        });
        for (rank, m) in wrong.take(5).enumerate() {
            let is_weak = m.strength == screening::MatchStrength::Weak;
            let meta = Meta { is_right: false, rank, is_weak, ..meta };
            let others = names_of.get(m.party.as_str()).map_or(&[][..], Vec::as_slice);
            lay(out, &meta.line(), (&r["query"], &m.name), (k, m.kind), others);
        }
    }
}

/// Names of a list with one typing error, and with two.
pub(super) fn typos(rng: &mut Rng, rows: &[Row]) -> Vec<Row> {
    let kept: Vec<&Row> =
        rows.iter().filter(|r| r["withheld"] != "1" && r["quality"] != "weak").collect();
    let mut one = |n: usize| {
        let r = kept[rng.below(kept.len())];
        let mut query = typo(rng, &r["name"]);
        if n % 2 == 1 {
            query = typo(rng, &query);
        }
        let class = if n % 2 == 1 { "typo2" } else { "typo1" };
        [
            ("query", query.as_str()),
            ("schema", &r["schema"]),
            ("expected_id", &r["id"]),
            ("also_listed_as", ""),
            ("class", class),
        ]
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .into()
    };
    (0..TYPOS_MADE).map(&mut one).collect()
}

/// People of one country and script with the words of their names dealt anew.
fn mixed(rng: &mut Rng, negatives: &[Row]) -> Vec<(String, String, Kind)> {
    let mut groups: BTreeMap<(&str, &str, usize), Vec<Vec<&str>>> = BTreeMap::new();
    for r in negatives {
        let words: Vec<&str> = r["query"].split_whitespace().collect();
        groups.entry((&r["country"], &r["note"], words.len())).or_default().push(words);
    }
    let groups: Vec<_> = groups.into_iter().filter(|(k, g)| k.2 > 1 && g.len() > 3).collect();
    let all: usize = groups.iter().map(|g| g.1.len()).sum();
    let mut out = Vec::new();
    for ((_, note, n), g) in &groups {
        for _ in 0..(g.len() * STRANGERS_MADE / all) {
            let name: Vec<&str> = (0..*n).map(|i| g[rng.below(g.len())][i]).collect();
            let note = note.split(';').next().unwrap();
            out.push((format!("mix {note}"), name.join(" "), Kind::Person));
        }
    }
    out
}

/// Bodies of words that names of bodies and of people are made of.
fn bodies(rng: &mut Rng, negatives: &[Row], rows: &[Row]) -> Vec<(String, String, Kind)> {
    let mut words: [Vec<&str>; 3] = Default::default();
    let is_body = |r: &&Row| !matches!(r["schema"].as_str(), "Person" | "Vessel" | "Airplane");
    for w in rows.iter().filter(is_body).flat_map(|r| r["name"].split_whitespace()) {
        let parts = names::read_as(w, names::Lexicon::Bodies).parts;
        let [p] = parts.as_slice() else { continue };
        let entry = names::words::look_up(&p.text, names::Lexicon::Bodies);
        match entry.map_or(names::words::Class::Proper, |e| e.class) {
            _ if p.text.len() < 3 => {}
            names::words::Class::Proper => words[0].push(w),
            names::words::Class::Generic | names::words::Class::Place => words[1].push(w),
            names::words::Class::Form => words[2].push(w),
            _ => {}
        }
    }
    let latin = || negatives.iter().filter(|r| r["note"] == "Latin").map(|r| r["query"].as_str());
    let families: Vec<&str> = latin().filter_map(|n| n.split_whitespace().last()).collect();
    let givens: Vec<&str> = latin().filter_map(|n| n.split_whitespace().next()).collect();
    let [proper, generic, form] = &words;
    let shapes: [&[&[&str]]; 6] = [
        &[&families, generic, form],
        &[&givens, &families, form],
        &[&families, &families, generic],
        &[&families, generic, generic, form],
        &[generic, generic, generic, form],
        &[&families, proper, generic],
    ];
    let mut one = |n: usize| {
        let shape = shapes[n % shapes.len()];
        let name: Vec<&str> = shape.iter().map(|from| from[rng.below(from.len())]).collect();
        (format!("body {}", n % shapes.len()), name.join(" "), Kind::Organisation)
    };
    (0..BODIES_MADE).map(&mut one).collect()
}

/// The names of each party.
fn names_of(rows: &[Row]) -> HashMap<&str, Vec<&Row>> {
    let mut out: HashMap<&str, Vec<&Row>> = HashMap::new();
    for r in rows.iter().filter(|r| r["withheld"] != "1") {
        out.entry(&r["id"]).or_default().push(r);
    }
    out
}

fn layout_strangers(out: &mut impl std::io::Write, rng: &mut Rng, dir: &str, rows: &[Row]) {
    let names_of = names_of(rows);
    let bytes = Index::build(&[&snapshot(rows)], "");
    let mut finder = Finder::new(&[Index::open(&bytes).unwrap()]);
    let negatives = table(&format!("{dir}/negatives/negatives.csv"));
    let mut strangers: Vec<(String, String, Kind)> = negatives
        .iter()
        .map(|r| ("stranger".to_owned(), r["query"].clone(), Kind::Person))
        .collect();
    strangers.extend(mixed(rng, &negatives));
    strangers.extend(bodies(rng, &negatives, rows));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (query, (source, name, k)) in strangers.iter().enumerate() {
        *counts.entry(source).or_default() += 1;
        let found = finder.find(&Subject::named(name, *k), &Options::usual());
        let named = found
            .matches
            .iter()
            .filter(|m| m.kind.may_be(*k) && m.strength != screening::MatchStrength::Acronym);
        for (rank, m) in named.take(4).enumerate() {
            let is_weak = m.strength == screening::MatchStrength::Weak;
            let meta = Meta {
                is_right: false,
                source,
                class: "-",
                kind: *k,
                query,
                group: name,
                rank,
                is_weak,
            };
            let others = names_of.get(m.party.as_str()).map_or(&[][..], Vec::as_slice);
            lay(out, &meta.line(), (name, &m.name), (*k, m.kind), others);
        }
    }
    for (source, count) in counts {
        writeln!(out, "#\t{source}\t{count}").unwrap();
    }
}
