//! Hand-edited tables of names in, the tables the engine is shipped with out. Run by
//! `cargo xtask tables`; never part of the product.
//!
//! `cargo run --release -p chancery-screening --example tables -- DATA OUT`
#![expect(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a maker of tables reads and writes files and says what it left out"
)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a maker of tables may stop at its first fault"
)]

use screening::names::table::{self, Row};
use screening::names::{fold, words::Class};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (data, out) = (Path::new(&args[1]), Path::new(&args[2]));
    let read = |name: &str| std::fs::read_to_string(data.join(name)).unwrap();
    std::fs::create_dir_all(out).unwrap();
    let put = |name: &str, source: &str, rows: &[Row]| {
        let head = format!("# Made by `cargo xtask tables` from data/{source}; do not edit.\n");
        std::fs::write(out.join(name), table::encode(&head, rows)).unwrap();
    };
    put("words.bin", "name_words.tsv", &words(&read("name_words.tsv")));
    put("nicknames.bin", "nicknames.tsv", &nicknames(&read("nicknames.tsv")));
    let readings = ["korean", "han", "japanese"].map(|n| read(&format!("readings_{n}.tsv")));
    put("readings.bin", "readings_*.tsv", &self::readings(&readings, &read("han_simplified.tsv")));
    put("rarity.bin", "name_rarity.tsv", &rarity(&read("name_rarity.tsv")));
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty())
}

/// What is said of a word: class, flags, concept, as `names::words` reads them.
type Slot = [u8; 4];

const NONE: Slot = [255, 0, 0, 0];
const IS_PHRASE: u8 = 0b1000;
const IS_SURE: u8 = 0b1_0000;
/// Words of a phrase. Largest seen: 6. Longer ones are left out.
const PHRASE_MAX: usize = 7;

fn words(text: &str) -> Vec<Row> {
    let mut slots: BTreeMap<String, (Slot, Slot)> = BTreeMap::new();
    let mut begins: Vec<(String, usize, bool)> = Vec::new();
    for (number, line) in lines(text).enumerate() {
        let mut columns = line.split('\t');
        let (class, _, list) =
            (columns.next().unwrap(), columns.next().unwrap(), columns.next().unwrap());
        let concept = u16::try_from(number + 1).unwrap().to_le_bytes();
        let (class, is_sure) = match class {
            "particle" => (Class::Particle, false),
            "title" => (Class::Title, false),
            "form" => (Class::Form, true),
            "generic" => (Class::Generic, true),
            "word" => (Class::Generic, false),
            "name" => (Class::Proper, false),
            "place" => (Class::Place, false),
            "number" => (Class::Generic, false),
            other => panic!("no class `{other}`"),
        };
        for raw in list.split(',') {
            let folded = fold::fold(raw).words;
            if folded.is_empty() || folded.len() > PHRASE_MAX {
                eprintln!("left out: `{raw}`");
                continue;
            }
            let key: String = folded.iter().map(|w| w.text.as_str()).collect();
            let for_persons = matches!(class, Class::Particle | Class::Title);
            let mut flags = if is_sure { IS_SURE } else { 0 };
            if folded.len() > 1 {
                flags |= IS_PHRASE;
                begins.push((folded[0].text.clone(), folded.len(), for_persons));
            }
            let slot = [class.code(), flags, concept[0], concept[1]];
            let (person, body) = slots.entry(key).or_insert((NONE, NONE));
            if for_persons && person[0] == 255 {
                *person = slot;
            }
            // A title gives way to what the word says of a body: General, Minister.
            if body[0] == 255 || body[0] == Class::Title.code() && class != Class::Title {
                *body = slot;
            } else if folded.len() > 1 && (body[2], body[3]) == (slot[2], slot[3]) {
                body[1] |= IS_PHRASE;
            }
        }
    }
    for (first, length, for_persons) in begins {
        let (person, body) = slots.entry(first).or_insert((NONE, NONE));
        let longest = |flags: u8| flags & !7 | (flags & 7).max(u8::try_from(length).unwrap());
        body[1] = longest(body[1]);
        if for_persons {
            person[1] = longest(person[1]);
        }
    }
    slots
        .into_iter()
        .map(|(key, (person, body))| (key.into_bytes(), [person, body].concat()))
        .collect()
}

/// Each word with its forms, each after its length in one byte.
fn nicknames(text: &str) -> Vec<Row> {
    let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in lines(text) {
        let group: Vec<String> = line
            .split(['\t', ','])
            .flat_map(|w| fold::fold(w).words)
            .map(|w| w.text)
            .filter(|w| !w.is_empty())
            .collect();
        // Two short forms of one name are no forms of each other: they meet in too many.
        for form in group.iter().skip(1).filter(|f| **f != group[0]) {
            forms.entry(group[0].clone()).or_default().push(form.clone());
            forms.entry(form.clone()).or_default().push(group[0].clone());
        }
    }
    let row = |(word, mut forms): (String, Vec<String>)| {
        forms.sort();
        forms.dedup();
        let value: Vec<u8> = forms
            .iter()
            .flat_map(|f| [&[u8::try_from(f.len()).unwrap()], f.as_bytes()].concat())
            .collect();
        (word.into_bytes(), value)
    };
    forms.into_iter().map(row).collect()
}

/// Syllables and characters with their spellings, Latin spellings with the syllables they write,
/// Japanese names with `<` (family) or `>` (given), characters with `=` and their simplified form.
fn readings([korean, han, japanese]: &[String; 3], simplified: &str) -> Vec<Row> {
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for (key, spellings) in lines(korean).chain(lines(han)).filter_map(|l| l.split_once('\t')) {
        assert!(
            rows.insert(key.to_owned(), spellings.to_owned()).is_none(),
            "`{key}` stands twice"
        );
    }
    let mut chiefs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, spellings) in lines(korean).filter_map(|l| l.split_once('\t')) {
        let chief = spellings.split(',').next().unwrap();
        for spelling in spellings.split(',') {
            let own = chiefs.entry(spelling.to_owned()).or_default();
            if !own.iter().any(|c| c == chief) {
                own.push(chief.to_owned());
            }
        }
    }
    rows.extend(chiefs.into_iter().map(|(spelling, own)| (spelling, own.join(","))));
    let mut forms: HashMap<char, char> = HashMap::new();
    for line in lines(simplified) {
        let pair: Vec<char> = line.chars().collect();
        forms.extend(pair.chunks_exact(2).map(|p| (p[0], p[1])));
    }
    for (place, names) in lines(japanese).filter_map(|l| l.split_once('\t')) {
        let mark = if place == "family" { '<' } else { '>' };
        for (name, reading) in names.split(' ').filter_map(|n| n.split_once(':')) {
            let name: String = name.chars().map(|c| *forms.get(&c).unwrap_or(&c)).collect();
            rows.entry(name).or_insert_with(|| format!("{mark}{reading}"));
        }
    }
    rows.extend(forms.into_iter().map(|(form, simple)| (form.to_string(), format!("={simple}"))));
    rows.into_iter().map(|(key, value)| (key.into_bytes(), value.into_bytes())).collect()
}

/// Each key of a sound with its bits.
fn rarity(text: &str) -> Vec<Row> {
    let rows: HashMap<&str, u16> = lines(text)
        .filter_map(|line| {
            let (key, bits) = line.split_once('\t')?;
            Some((key, bits.parse().ok()?))
        })
        .collect();
    let mut rows: Vec<Row> = rows
        .into_iter()
        .map(|(key, bits)| (key.as_bytes().to_vec(), bits.to_le_bytes().to_vec()))
        .collect();
    rows.sort();
    rows
}
