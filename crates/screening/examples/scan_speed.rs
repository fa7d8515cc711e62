//! Measures mentions: invented prose of a fixed seed, with listed names planted in it, is scanned
//! against lists; prints bytes a second, and how many of the planted names were found. Reads lists
//! beside the repository; never part of the product.
//!
//! `cargo run --release -p chancery-screening --example scan_speed -- LIST.csv…`, where a list has
//! the columns `id,schema,name,kind,quality,…,withheld`. `MISSES=1` prints what was not found.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a harness reads files, prints and takes times"
)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a harness may stop at its first fault"
)]

use bench_common::machine;
use bench_common::report::report;
use bench_common::rows::{self, Row, cell};
use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
use screening::{Finder, Index, Options, Scanned, Subject, Watch};
use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Instant;

/// Bytes of each text that is timed.
const BYTES: usize = 2 * 1024 * 1024;
/// Different names that the news-like text speaks of.
const IN_THE_NEWS: usize = 200;
/// Names planted for each way of writing them.
const PLANTED: usize = 400;

/// Numbers of a fixed seed: the same text on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn of(&mut self, words: &'static str) -> &'static str {
        thread_local! {
            static SPLIT: RefCell<HashMap<*const u8, Vec<&'static str>>> = RefCell::default();
        }
        SPLIT.with_borrow_mut(|split| {
            let of = || words.split('|').collect();
            let words = split.entry(words.as_ptr()).or_insert_with(of);
            words[self.roll(words.len())]
        })
    }
}

fn main() {
    let lists: Vec<String> = std::env::args().skip(1).collect();
    let (queries, lists): (Vec<String>, Vec<String>) =
        lists.into_iter().partition(|path| path.contains("loo_"));
    let (strangers, lists): (Vec<String>, Vec<String>) =
        lists.into_iter().partition(|path| path.contains("negatives"));
    let only = std::env::var("ONLY").unwrap_or_default();
    let names: Vec<Listed> = lists.iter().flat_map(|path| listed(path)).collect();
    let bytes = Index::build(&[&snapshot(&names)], "public");
    let index = Index::open(&bytes).unwrap();
    let start = Instant::now();
    let watch = Watch::over(&[index]);
    println!("{} names, watch made in {} ms", names.len(), start.elapsed().as_millis());
    if let Ok(text) = std::env::var("TEXT") {
        for m in watch.scan(&text, &Options::usual()).mentions {
            println!("{} | {} {} {} {}", m.words, m.name, m.score, m.party, m.why_not);
        }
        return;
    }
    for (what, text) in texts(&names, &only) {
        time(what, &watch, &text);
    }
    for path in strangers.iter().filter(|_| "a report".contains(&only)) {
        time("a report of strangers", &watch, &report_of(&names, path));
    }
    if only.is_empty() || WRITINGS.iter().any(|(way, _)| way.contains(&only)) {
        plant(&watch, &index, &names);
    }
    for path in queries.iter().filter(|path| only.is_empty() || path.contains(&only)) {
        plant_queries(&watch, &index, path);
    }
}

fn time(what: &str, watch: &Watch<'_>, text: &str) {
    let mut best = f64::MAX;
    let mut scanned = Scanned::default();
    for _ in 0..3 {
        let start = machine::cpu();
        scanned = watch.scan(text, &Options::usual());
        best = best.min((machine::cpu() - start).as_secs_f64());
    }
    let (hits, all) = (scanned.mentions.iter().filter(|m| m.hit).count(), scanned.mentions.len());
    let speed = text.len() as f64 / best / 1e6;
    println!("{what:32} {speed:8.1} MB/s   {all} mentions, {hits} of them hits");
    if std::env::var("SHOW").is_ok() {
        for m in scanned.mentions.iter().take(20) {
            println!("      {} | {} | {} {}", m.words.replace('\n', " "), m.name, m.score, m.hit);
        }
    }
}

/// A name of a list.
struct Listed {
    id: String,
    kind: Kind,
    text: String,
    is_weak: bool,
}

fn table(path: &str) -> Vec<Row> {
    rows::table(path.as_ref()).unwrap()
}

fn listed(path: &str) -> Vec<Listed> {
    let rows = table(path);
    let kept = rows.iter().filter(|row| cell(row, "withheld") == "0");
    kept.map(|row| Listed {
        id: cell(row, "id").to_owned(),
        kind: rows::kind(cell(row, "schema")),
        text: cell(row, "name").to_owned(),
        is_weak: cell(row, "quality") == "weak",
    })
    .collect()
}

fn snapshot(names: &[Listed]) -> Snapshot {
    let list = ListId::parse("lists").unwrap();
    let mut parties: Vec<Party> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for name in names {
        let n = *at.entry(&name.id).or_insert_with(|| {
            let id = PartyId::on(&list, &name.id).unwrap();
            parties.push(Party::new(id, list.clone(), name.kind));
            parties.len() - 1
        });
        let strength = if name.is_weak { Strength::Weak } else { Strength::Strong };
        let (text, kind) = (name.text.clone(), NameKind::Aka);
        parties[n].names.push(Name { text, kind, strength });
    }
    Snapshot { list, parties }
}

const ENGLISH: &str = "\
    the|a|of|to|and|in|on|for|with|from|by|at|that|which|said|told|met|asked|found|wrote|\
    began|stood|thought|moved|bread|river|market|school|winter|teacher|letter|window|garden|\
    report|answer|question|morning|evening|weather|harvest|bridge|kitchen|doctor|village|\
    worker|council|number|paper|story|season|slow|early|green|large|quiet|former|several|\
    second|public|local|without|before|after|because|although|however|during|between|\
    against|government|ministry|agreement|visit|company|bank|party|front|people";
const OPENERS: &str = "\
    The|A|When|After|In|They|He|She|But|Every";
const STRANGERS: &str = "\
    Margaret Oldcastle|Peter Brandywell|Lucia Fontanello|Henrik Sandvoll|Anna Weiss|\
    Tomas Hlavaty|John Ashworthy|Maria Quintero|Paul Merriman|Elena Vostok|David Ferncliffe|\
    Sarah Lindqvist|Ali Rahmat|Mohammed Testour|Ivan Primerov";
const PLACES: &str = "\
    London|Geneva|Monday|March|Europe|Paris|Ankara";
const RUSSIAN: &str = "\
    и|в|на|не|что|он|она|после|перед|город|река|школа|письмо|окно|учитель|вечер|утром|хлеб|\
    вопрос|ответ|большой|старый|сказал|пришла|начали|говорили|министерство|правительство|\
    договор|народ|банк";
const ARABIC: &str = "\
    في|من|على|إلى|عن|قال|كان|بعد|قبل|المدينة|النهر|المدرسة|رسالة|نافذة|المعلم|مساء|صباح|خبز|\
    سؤال|جواب|كبير|قديم|الحكومة|الوزارة|الاتفاق|الشعب|كتاب|مطر|طريق|بيت|شجرة|عمل|يوم|سوق";
const PERSIAN: &str = "\
    در|از|به|با|که|گفت|بود|پس|پیش|شهر|رود|مدرسه|نامه|پنجره|معلم|شب|صبح|نان|پرسش|پاسخ|بزرگ|\
    کهنه|دولت|وزارت|توافق|مردم|کتاب|باران|راه|خانه|درخت|کار|روز|بازار|می|شد";
const CHINESE: &str = "\
    的|了|在|是|我们|他们|城市|河流|学校|信|窗户|老师|晚上|早上|面包|问题|回答|大|旧|政府|部门|协议|人民|书|雨|路|房子|树|工作|今天|市场|说|开始|\
    以后|因为|经济|公司|银行";

/// A report of strangers and of listed names, as `bench/peers` scans it.
fn report_of(names: &[Listed], path: &str) -> String {
    let rows = table(path);
    let strangers: Vec<&str> = rows.iter().map(|row| cell(row, "query")).collect();
    let listed: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
    report(&listed, &strangers, 4 * BYTES).0
}

fn texts(names: &[Listed], only: &str) -> Vec<(&'static str, String)> {
    let plain = names.iter().filter(|n| is_plantable(n)).collect::<Vec<_>>();
    // Those who are in the news are there again and again.
    let planted =
        |dice: &mut Dice| title_case(&plain[dice.roll(IN_THE_NEWS) * 13 % plain.len()].text);
    let anyone = |dice: &mut Dice| title_case(&plain[dice.roll(plain.len())].text);
    let stranger = |dice: &mut Dice| dice.of(STRANGERS).to_owned();
    type Writer<'w> = Box<dyn Fn() -> String + 'w>;
    let writers: Vec<(&'static str, Writer<'_>)> = vec![
        ("English prose, no names", Box::new(|| prose(ENGLISH, " ", &mut |_| String::new()))),
        ("English news, strangers", Box::new(|| prose(ENGLISH, " ", &mut |d| stranger(d)))),
        (
            "English news, a name a paragraph",
            Box::new(|| {
                prose(ENGLISH, " ", &mut |d| if d.roll(8) == 0 { planted(d) } else { stranger(d) })
            }),
        ),
        (
            "English, another name a sentence",
            Box::new(|| {
                let mut text = prose(ENGLISH, " ", &mut |d| anyone(d));
                text.truncate(BYTES / 16);
                text
            }),
        ),
        ("Russian prose", Box::new(|| prose(RUSSIAN, " ", &mut |_| String::new()))),
        ("Arabic prose", Box::new(|| prose(ARABIC, " ", &mut |_| String::new()))),
        ("Persian prose", Box::new(|| prose(PERSIAN, " ", &mut |_| String::new()))),
        ("Chinese prose", Box::new(|| prose(CHINESE, "", &mut |_| String::new()))),
    ];
    let wanted = writers.iter().filter(|(what, _)| what.contains(only));
    wanted.map(|(what, write)| (*what, write())).collect()
}

/// Sentences of eight to twenty words, eight or so a paragraph, each with a word made up for it,
/// as texts have words that come once.
fn prose(words: &'static str, space: &str, name: &mut dyn FnMut(&mut Dice) -> String) -> String {
    let mut dice = Dice(20_20);
    let mut text = String::with_capacity(BYTES + 4096);
    let is_latin = words.is_ascii();
    let is_cased = words.chars().any(char::is_lowercase);
    while text.len() < BYTES {
        if is_latin {
            text.push_str(dice.of(OPENERS));
            text.push_str(space);
        }
        let start = text.len();
        let length = 8 + dice.roll(12);
        let named = dice.roll(length);
        for at in 0..length {
            if at == named {
                let name = name(&mut dice);
                text.push_str(&name);
                if !name.is_empty() {
                    text.push_str(space);
                }
                if is_latin && dice.roll(2) == 0 {
                    text.push_str(dice.of(PLACES));
                    text.push_str(space);
                }
            }
            if is_latin && dice.roll(12) == 0 {
                made_up(&mut dice, &mut text);
            } else {
                text.push_str(dice.of(words));
            }
            if at + 1 < length {
                text.push_str(space);
            }
        }
        if is_cased && !is_latin {
            let first: String =
                text[start..].chars().take(1).flat_map(char::to_uppercase).collect();
            let rest = start + text[start..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(start..rest, &first);
        }
        text.push_str(if space.is_empty() { "。" } else { ". " });
        match dice.roll(16) {
            0 | 1 => text.push_str("\n\n"),
            2..6 => text.push('\n'),
            _ => {}
        }
    }
    text
}

fn made_up(dice: &mut Dice, text: &mut String) {
    for _ in 0..2 + dice.roll(3) {
        text.push_str(dice.of("ba|tor|mi|len|su|ra|ken|do|pli|ver"));
    }
}

fn is_plantable(name: &Listed) -> bool {
    let words = name.text.split_whitespace().count();
    let is_plain = |c: char| c.is_ascii_alphabetic() || c == ' ' || c == '-';
    !name.is_weak
        && (2..=5).contains(&words)
        && name.text.len() >= 10
        && name.text.chars().all(is_plain)
        && name.text.split([' ', '-']).filter(|w| w.len() >= 4).count() >= 2
}

fn title_case(name: &str) -> String {
    let mut out = String::new();
    let mut is_start = true;
    for c in name.chars() {
        out.push(if is_start { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
        is_start = !c.is_alphabetic();
    }
    out
}

/// A way of writing a name.
type Writing = fn(&str, &mut Dice) -> String;

const WRITINGS: &[(&str, Writing)] = &[
    ("exact", |n, _| n.to_owned()),
    ("one typo", typo),
    ("reordered", |n, _| match n.split_once(' ') {
        Some((first, rest)) => format!("{rest} {first}"),
        None => n.to_owned(),
    }),
    ("family first, comma, a line", |n, _| match n.rsplit_once(' ') {
        Some((first, last)) => format!("\n\n{last}, {first}\n\n"),
        None => n.to_owned(),
    }),
    ("over a line end", |n, _| n.replacen(' ', "\n", 1)),
    ("quoted mail, over a line end", |n, _| n.replacen(' ', "\n> ", 1)),
    ("hyphened at a line end", |n, d| {
        let at = n.rfind(' ').map_or(0, |at| at + 1) + 2;
        let at = (at + d.roll(2)).min(n.len() - 1);
        format!("{}-\n{}", &n[..at], &n[at..])
    }),
    ("possessive", |n, _| format!("{n}'s")),
    ("in brackets", |n, _| format!("({n})")),
    ("capitals", |n, _| n.to_uppercase()),
    ("after a title", |n, _| format!("Dr. {n}")),
    ("Cyrillic", cyrillic),
    ("spaces doubled, no-break", |n, _| n.replace(' ', "\u{a0} ")),
    ("zero-width signs", |n, _| n.replacen('a', "a\u{200b}", 1)),
    ("a text in small letters", |n, _| format!("\n\nwe met {} in town\n\n", n.to_lowercase())),
];

fn typo(name: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = name.chars().collect();
    let inner = |at: &usize| {
        letters[*at].is_alphabetic()
            && *at > 0
            && letters[*at - 1].is_alphabetic()
            && letters.get(*at + 1).is_some_and(|c| c.is_alphabetic())
    };
    let places: Vec<usize> = (0..letters.len()).filter(inner).collect();
    let at = places[dice.roll(places.len())];
    let mut out = letters.clone();
    match dice.roll(4) {
        0 => {
            out.remove(at);
        }
        1 => out.insert(at, letters[at]),
        2 => out.swap(at, at + 1),
        _ => out[at] = char::from(b'a' + u8::try_from(dice.roll(26)).unwrap()),
    }
    out.into_iter().collect()
}

fn cyrillic(name: &str, _: &mut Dice) -> String {
    let pairs = "\
        Sh Ш sh ш Kh Х kh х Zh Ж zh ж Ch Ч ch ч Ya Я ya я Yu Ю yu ю ph ф th т x кс A А B Б C \
        К D Д E Е F Ф G Г H Х I И J Дж K К L Л M М N Н O О P П Q К R Р S С T Т U У V В W В X \
        Кс Y Й Z З a а b б c к d д e е f ф g г h х i и j дж k к l л m м n н o о p п q к r р \
        s с t т u у v в w в y и z з";
    let pairs: Vec<&str> = pairs.split(' ').collect();
    let pairs = pairs.as_chunks::<2>().0;
    pairs.iter().fold(name.to_owned(), |text, [from, to]| text.replace(from, to))
}

/// What the words score when they are asked for by themselves.
fn alone(finder: &mut Finder<'_>, words: &str, kind: Kind, id: &str) -> String {
    let found = finder.find(&Subject::named(words, kind), &Options::usual()).matches;
    let own = found.iter().find(|m| m.party.as_str().ends_with(id));
    own.map_or_else(
        || "nothing".to_owned(),
        |m| format!("{}{}", m.score, ["", " hit"][usize::from(m.hit)]),
    )
}

/// Plants names in prose, in each way of writing them, and says how many were found.
fn plant(watch: &Watch<'_>, index: &Index<'_>, names: &[Listed]) {
    let mut finder = Finder::new(&[*index]);
    let plain: Vec<&Listed> = names.iter().filter(|n| is_plantable(n)).collect();
    println!("\n{:32} {:>8} {:>8} {:>10}", "planted as", "found", "as hit", "elsewhere");
    let only = std::env::var("ONLY").unwrap_or_default();
    for (way, write) in WRITINGS.iter().filter(|(way, _)| way.contains(&only)) {
        let mut dice = Dice(7);
        let mut text = String::new();
        let mut places: Vec<(usize, usize, &Listed)> = Vec::new();
        for _ in 0..PLANTED {
            let name = plain[dice.roll(plain.len())];
            let written = write(&title_case(&name.text), &mut dice);
            let piece = sentence(&mut dice);
            let (before, after) = piece.split_at(piece.find(" # ").unwrap() + 1);
            text.push_str(before);
            let start = text.len();
            text.push_str(&written);
            places.push((start, text.len(), name));
            text.push_str(&after[1..]);
        }
        let mentions = watch.scan(&text, &Options::usual()).mentions;
        let (mut found, mut hit, mut inside) = (0, 0, 0);
        for (start, end, name) in &places {
            let of_name = mentions.iter().filter(|m| m.start < *end && *start < m.end);
            inside += of_name.clone().count();
            let own: Vec<_> =
                of_name.filter(|m| m.party.as_str().ends_with(name.id.as_str())).collect();
            found += usize::from(!own.is_empty());
            hit += usize::from(own.iter().any(|m| m.hit));
            if own.is_empty() && std::env::var("MISSES").is_ok() {
                let alone: Vec<String> = [Kind::Any, name.kind]
                    .iter()
                    .map(|kind| alone(&mut finder, text[*start..*end].trim(), *kind, &name.id))
                    .collect();
                let alone = alone.join(" ");
                println!("    {way}: {} | {} | {alone}", &text[*start..*end].trim(), name.text);
            }
        }
        let percent = |n: usize| format!("{:.1} %", 100.0 * n as f64 / places.len() as f64);
        let elsewhere = mentions.len() - inside;
        println!("{way:32} {:>8} {:>8} {elsewhere:>10}", percent(found), percent(hit));
        if std::env::var("MISSES").is_ok() {
            let is_planted =
                |start: usize, end: usize| places.iter().any(|(s, e, _)| start < *e && *s < end);
            for m in mentions.iter().filter(|m| !is_planted(m.start, m.end)) {
                println!("    elsewhere: {} | {} {}", m.words, m.name, m.score);
            }
        }
    }
}

/// Plants the queries of a gold file in prose, each class apart: spellings that are on no list.
fn plant_queries(watch: &Watch<'_>, index: &Index<'_>, path: &str) {
    let rows = table(path);
    let mut classes: Vec<(String, Vec<&Row>)> = Vec::new();
    for row in &rows {
        let class = cell(row, "class");
        let name =
            format!("{class} {}", if class == "other_script" { cell(row, "script") } else { "" });
        match classes.iter_mut().find(|(n, _)| *n == name) {
            Some((_, of_class)) => of_class.push(row),
            None => classes.push((name, vec![row])),
        }
    }
    println!("\n{:32} {:>8} {:>8} {:>8}", "planted as", "found", "as hit", "alone");
    let mut finder = Finder::new(&[*index]);
    for (name, of_class) in classes {
        let mut dice = Dice(11);
        let (mut text, mut places) = (String::new(), Vec::new());
        for row in &of_class {
            let piece = sentence(&mut dice);
            let (before, after) = piece.split_at(piece.find(" # ").unwrap() + 1);
            text.push_str(before);
            let start = text.len();
            text.push_str(cell(row, "query"));
            places.push((start, text.len(), cell(row, "expected_id")));
            text.push_str(&after[1..]);
        }
        let mentions = watch.scan(&text, &Options::usual()).mentions;
        let own = |(start, end, id): &(usize, usize, &str), only_hits: bool| {
            mentions.iter().any(|m| {
                m.start < *end
                    && *start < m.end
                    && (m.hit || !only_hits)
                    && m.party.as_str().ends_with(id)
            })
        };
        let count = |only_hits: bool| places.iter().filter(|p| own(p, only_hits)).count();
        let percent = |n: usize| format!("{:.1} %", 100.0 * n as f64 / places.len() as f64);
        let alone = places.iter().filter(|(start, end, id)| {
            let asked = Subject::named(&text[*start..*end], Kind::Any);
            let found = finder.find(&asked, &Options::usual()).matches;
            let is_it = |m: &&screening::Match| (m.hit || m.ask) && m.party.as_str().ends_with(id);
            let Some(it) = found.iter().find(is_it) else { return false };
            if std::env::var("MISSES").is_ok() && !own(&(*start, *end, *id), false) {
                println!("    {} | {}", &text[*start..*end], it.name);
            }
            true
        });
        let alone = percent(alone.count());
        let (found, hit) = (percent(count(false)), percent(count(true)));
        println!("{name:32} {found:>8} {hit:>8} {alone:>8} of {}", places.len());
    }
}

fn sentence(dice: &mut Dice) -> String {
    let mut text = format!("{} ", dice.of(OPENERS));
    for _ in 0..3 + dice.roll(6) {
        text.push_str(dice.of(ENGLISH));
        text.push(' ');
    }
    text.push_str("# ");
    for _ in 0..3 + dice.roll(6) {
        text.push_str(dice.of(ENGLISH));
        text.push(' ');
    }
    text.push_str("near ");
    text.push_str(dice.of(STRANGERS));
    text.push_str(". ");
    text
}
