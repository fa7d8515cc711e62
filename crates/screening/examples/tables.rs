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
    clippy::string_slice,
    clippy::panic,
    reason = "a maker of tables may stop at its first fault"
)]

use screening::names::table::{self, Row};
use screening::names::{
    Room, fold, script,
    words::{Class, FIELD_FROM, FORM_FAMILY, FORM_FROM},
};
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
    let initials = initials(&read("acronym_words.tsv"), &read("name_words.tsv"));
    put("initials.bin", "acronym_words.tsv", &initials);
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

/// Letters of a legal form at least that is known misspelt too: a shorter one so misspelt is
/// another word.
const MISSPELT_MIN: usize = 9;

/// Legal forms written so often that any slip of the pen in them is known, and is no other word.
const COMMON_FORMS: [&str; 4] = ["company", "corporation", "incorporated", "limited"];

fn words(text: &str) -> Vec<Row> {
    let mut made = Words::default();
    let mut concepts = Concepts::default();
    for line in lines(text) {
        let mut columns = line.split('\t');
        let (class, concept, list) =
            (columns.next().unwrap(), columns.next().unwrap(), columns.next().unwrap());
        let row = Said::of(class, concepts.number(concept, class));
        for raw in list.split(',').flat_map(endings) {
            made.put(&raw, row);
            if let Some(split) = without_article(&raw) {
                made.put(&split, row);
            }
            if row.is_sure && is_masculine(&raw) {
                made.put(&format!("{raw}ه"), row);
            }
            if matches!(row.class, Class::Form | Class::Generic)
                && row.is_sure
                && raw.chars().all(is_arabic)
            {
                // للتجارة: for trade.
                made.put(&format!("لل{raw}"), row);
            }
        }
    }
    for (raw, tens, ones) in compounds() {
        let concept = concepts.number(&format!("{tens}{ones}"), "word");
        made.put(&raw, Said::of("word", concept));
    }
    made.put_misspelt_forms();
    made.rows()
}

/// The numbers of concepts, a range for each sort: what a body is, its legal form, what it does.
#[derive(Default)]
struct Concepts {
    numbers: HashMap<String, u16>,
    counts: BTreeMap<u16, u16>,
}

impl Concepts {
    /// The number of a concept, a new one if it has none. The first row that names it settles
    /// its sort.
    fn number(&mut self, concept: &str, class: &str) -> u16 {
        let from = match class {
            "field" | "trait" => FIELD_FROM,
            _ => FORMS
                .iter()
                .zip(1..)
                .find(|(name, _)| **name == class)
                .map_or(1, |(_, n)| FORM_FROM + n * FORM_FAMILY),
        };
        *self.numbers.entry(concept.to_owned()).or_insert_with(|| {
            let count = self.counts.entry(from).or_default();
            *count += 1;
            from + *count - 1
        })
    }
}

/// Classes of legal forms, by what sort of body in law has them.
const FORMS: [&str; 4] = ["form-stock", "form-limited", "form-partners", "form-owner"];

/// Numbers from 21 to 99 in words and in digits: forty-four, forty-fourth, 44. Each with
/// its tens and ones.
fn compounds() -> Vec<(String, usize, usize)> {
    let tens = "twenty thirty forty fifty sixty seventy eighty ninety";
    let ones = "one two three four five six seven eight nine";
    let ordinals = "first second third fourth fifth sixth seventh eighth ninth";
    let mut out = Vec::new();
    for (tens, word) in (2..).zip(tens.split(' ')) {
        for (ones, (one, ordinal)) in (1..).zip(ones.split(' ').zip(ordinals.split(' '))) {
            let said = [one, ordinal].map(|o| format!("{word} {o}"));
            let all = said.into_iter().chain([format!("{tens}{ones}")]);
            out.extend(all.map(|raw| (raw, tens, ones)));
        }
    }
    out
}

/// A word or phrase as names are read: the article apart, none before the first word. None for one
/// without an article.
fn without_article(raw: &str) -> Option<String> {
    let apart: Vec<String> = raw
        .split(' ')
        .map(|word| match word.strip_prefix("ال") {
            Some(rest) if word.chars().count() >= ARTICLE_WORD && !rest.starts_with("له") => {
                format!("ال {rest}")
            }
            _ => word.to_owned(),
        })
        .collect();
    let apart = apart.join(" ");
    (apart != raw).then(|| apart.strip_prefix("ال ").unwrap_or(&apart).to_owned())
}

/// Letters of an Arabic word that is read as the article and a word: as `names::read` has it.
const ARTICLE_WORD: usize = 5;

/// Whether a word is an Arabic adjective of which the feminine is written with one letter more.
fn is_masculine(raw: &str) -> bool {
    raw.chars().all(is_arabic) && raw.chars().count() >= 4 && raw.ends_with(['ي', 'ی'])
}

fn is_arabic(c: char) -> bool {
    script::letter(c) == script::Letter::Read(script::Script::Arabic)
}

/// The letters of each concept in the languages of acronyms, a dash for none.
fn initials(text: &str, words: &str) -> Vec<Row> {
    let mut concepts = Concepts::default();
    for line in lines(words) {
        let mut columns = line.split('\t');
        let (class, concept) = (columns.next().unwrap(), columns.next().unwrap());
        concepts.number(concept, class);
    }
    let mut rows: Vec<Row> = lines(text)
        .map(|line| {
            let (concept, said) = line.split_once('\t').unwrap();
            let number = *concepts.numbers.get(concept).unwrap();
            let letters: Vec<&str> = said
                .split('\t')
                .map(|word| &word[..if word.starts_with("sh") { 2 } else { 1 }])
                .collect();
            (number.to_le_bytes().to_vec(), letters.join(",").into_bytes())
        })
        .collect();
    rows.sort();
    rows
}

/// What a row of the table says of its words.
#[derive(Clone, Copy)]
struct Said {
    class: Class,
    concept: u16,
    is_sure: bool,
    for_persons: bool,
}

impl Said {
    fn of(class: &str, concept: u16) -> Self {
        let (class, is_sure, for_persons) = match class {
            "particle" => (Class::Particle, false, true),
            "title" => (Class::Title, false, true),
            "joint" => (Class::Particle, false, false),
            "form" | "form-stock" | "form-limited" | "form-partners" | "form-owner" => {
                (Class::Form, true, false)
            }
            "generic" | "field" => (Class::Generic, true, false),
            "word" | "trait" => (Class::Generic, false, false),
            "name" => (Class::Proper, false, false),
            "place" => (Class::Place, false, false),
            other => panic!("no class `{other}`"),
        };
        Self { class, concept, is_sure, for_persons }
    }

    fn slot(self, key: &str, is_phrase: bool) -> Slot {
        let is_number = key.bytes().all(|b| b.is_ascii_digit())
            || key.split(' ').any(|w| w.parse::<u8>().is_ok());
        let class = if is_number { Class::Number } else { self.class };
        let flags = if self.is_sure { IS_SURE } else { 0 } | if is_phrase { IS_PHRASE } else { 0 };
        let [low, high] = self.concept.to_le_bytes();
        [class.code(), flags, low, high]
    }
}

/// The words so far: what is said of each for persons and for bodies.
#[derive(Default)]
struct Words {
    slots: BTreeMap<String, (Slot, Slot)>,
    begins: Vec<(String, usize, bool)>,
}

impl Words {
    fn put(&mut self, raw: &str, said: Said) {
        let room = Room::new();
        let folded = fold::fold(raw, &room).words;
        if folded.is_empty() || folded.len() > PHRASE_MAX {
            eprintln!("left out: `{raw}`");
            return;
        }
        let is_syllabic = folded.iter().all(|w| w.script.is_syllabic());
        let words: Vec<&str> = folded.iter().map(|w| w.text).collect();
        let key = words.join(if is_syllabic { "" } else { " " });
        let is_phrase = folded.len() > 1;
        let slot = said.slot(&key, is_phrase);
        let (person, body) = self.slots.entry(key).or_insert((NONE, NONE));
        if said.for_persons && person[0] == NONE[0] {
            *person = slot;
        } else if said.for_persons && is_phrase && person[2..] == slot[2..] {
            person[1] |= IS_PHRASE;
        }
        // A title gives way to what the word says of a body: General, Minister.
        let gives_way = body[0] == Class::Title.code() && said.class != Class::Title;
        if body[0] == NONE[0] || gives_way {
            *body = slot;
        }
        if is_phrase && body[2..] == slot[2..] {
            body[1] |= IS_PHRASE;
            self.begins.push((folded[0].text.to_owned(), folded.len(), said.for_persons));
        }
    }

    /// Long legal forms with one letter left out or two that changed places mean the same, where
    /// no other word is written so: Aktiengeselschaft, Coproration.
    fn put_misspelt_forms(&mut self) {
        let is_long_form = |(key, (_, body)): &(&String, &(Slot, Slot))| {
            body[0] == Class::Form.code()
                && key.bytes().all(|b| b.is_ascii_lowercase())
                && key.len() >= MISSPELT_MIN
        };
        let forms: Vec<(String, Slot)> =
            self.slots.iter().filter(is_long_form).map(|(k, s)| (k.clone(), s.1)).collect();
        for (word, [class, flags, low, high]) in forms {
            // The first letter is hardly ever the one that is missed.
            for at in 1..word.len() {
                let (start, rest) = (&word[..at], &word[at..]);
                let mut turned = rest.as_bytes().to_vec();
                turned[..2.min(rest.len())].reverse();
                let turned = String::from_utf8(turned).unwrap();
                for misspelt in [format!("{start}{}", &rest[1..]), format!("{start}{turned}")] {
                    let slot = [class, flags & IS_SURE, low, high];
                    self.slots.entry(misspelt).or_insert((NONE, slot));
                }
            }
        }
        for word in COMMON_FORMS {
            let [class, flags, low, high] = self.slots[word].1;
            let slot = [class, flags & IS_SURE, low, high];
            for misspelt in slips(word) {
                self.slots.entry(misspelt).or_insert((NONE, slot));
            }
        }
    }

    fn rows(mut self) -> Vec<Row> {
        for (first, length, for_persons) in self.begins {
            let (person, body) = self.slots.entry(first).or_insert((NONE, NONE));
            let length = u8::try_from(length).unwrap();
            let longest = |flags: u8| flags & !7 | (flags & 7).max(length);
            body[1] = longest(body[1]);
            if for_persons {
                person[1] = longest(person[1]);
            }
        }
        let row = |(key, (person, body)): (String, (Slot, Slot))| {
            (key.into_bytes(), [person, body].concat())
        };
        self.slots.into_iter().map(row).collect()
    }
}

/// A word with a letter more, less or changed, or two that changed places.
fn slips(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for at in 0..=word.len() {
        let (start, rest) = word.split_at(at);
        out.extend(('a'..='z').map(|letter| format!("{start}{letter}{rest}")));
        if let Some(back) = rest.get(1..) {
            out.push(format!("{start}{back}"));
            out.extend(('a'..='z').map(|letter| format!("{start}{letter}{back}")));
        }
        if let (Some(turned), Some(back)) = (rest.get(..2), rest.get(2..)) {
            out.push(format!("{start}{}{}{back}", &turned[1..], &turned[..1]));
        }
    }
    out
}

/// Whether an adjective is German by the look of its end.
fn is_german(stem: &str) -> bool {
    ["isch", "lich", "ig", "iös", "är", "ell", "gemein", "arz", "blau", "fnet", "eint", "igt", "ß"]
        .iter()
        .any(|end| stem.ends_with(end))
}

/// The forms of a word: `~` an adjective, `^` a noun in -a, `*` a noun in a consonant.
fn endings(raw: &str) -> Vec<String> {
    let Some(mark @ ('~' | '^' | '*')) = raw.chars().last() else { return vec![raw.to_owned()] };
    let stem = &raw[..raw.len() - 1];
    let is_latin = stem.is_ascii() || stem.chars().any(|c| ('à'..='ž').contains(&c));
    let list = match (mark, is_latin) {
        ('~', true) if is_german(stem) => ". e er es en em",
        ('~', false) => {
            "ый ий ой ая яя ое ее ые ие ого его их ых ым ому ую а е і ої о и ата ото ите"
        }
        ('~', true) => "yy yi iy ij yj y i aya aia aja a oe oye oje o ye e ogo oho oy oi ykh ih",
        ('^', false) => ". а я я и ю ї і ы у ой ей ь ию ією",
        ('^', true) => ". a ya ia ii i iya y e ja ije u iyi iia",
        (_, false) => ". а у ом е и ы ов ів ь я",
        (_, true) => ". a u om e i y ov iv",
    };
    list.split(' ').map(|e| format!("{stem}{}", e.trim_start_matches('.'))).collect()
}

/// Each word with its forms, each after its length in one byte.
fn nicknames(text: &str) -> Vec<Row> {
    let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let room = Room::new();
    for line in lines(text) {
        let group: Vec<String> = line
            .split(['\t', ','])
            .flat_map(|w| fold::fold(w, &room).words)
            .map(|w| w.text.to_owned())
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

/// Each key of a sound with its bits: two bytes, or a byte for each culture.
fn rarity(text: &str) -> Vec<Row> {
    let value = |key: &str, bits: &str| {
        if key.starts_with('*') {
            bits.split(' ').map(|b| b.parse().ok()).collect()
        } else {
            Some(bits.parse::<u16>().ok()?.to_le_bytes().to_vec())
        }
    };
    let mut rows: Vec<Row> = lines(text)
        .filter_map(|line| {
            let (key, bits) = line.split_once('\t')?;
            Some((key.as_bytes().to_vec(), value(key, bits)?))
        })
        .collect();
    rows.sort();
    rows
}
