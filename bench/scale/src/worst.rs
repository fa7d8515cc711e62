//! Bad input in, how long each takes at worst and what is answered out. Nothing is asserted; what
//! takes longer than it should is marked.

use crate::dice::Dice;
use crate::list::{Source, party};
use crate::page::grouped;
use crate::{Result, data, machine, pools};
use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
use screening::{Finder, Index, Options, Screened, Subject, Watch};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

/// Longer than this a name should not take on any list here.
const SLOW: Duration = Duration::from_millis(5);
/// Names of the ordinary list.
const ORDINARY: usize = 100_000;
/// Names of the lists made to hurt.
const HOSTILE: usize = 1_000_000;
/// Times each name is asked; the longest counts.
const TIMES: usize = 3;
/// What takes longer is not asked again.
const LONG: Duration = Duration::from_secs(1);

const HEAD: &str = "\
# Bad ground: what bad input costs at worst

Written by `cargo run --release -p bench-scale -- worst`; run it again rather than edit it. Needs
`../shared/data`. Each name is asked three times on one thread and the longest CPU time counts; what
takes longer than a second is asked once. What takes longer than 5 ms is marked. *Unread* says how
many parts could not be read: a name with any is never clear.
";

/// Runs every bad input, writes the page.
pub(crate) fn run(page: &Path) -> Result<()> {
    let mut text = HEAD.to_owned();
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d");
    let _ = writeln!(text, "\n{today} · {} · engine {}", machine::described(), screening::ENGINE);
    let inputs = inputs();
    let (took, what) = lists(|_| true, &inputs, &mut text)?;
    pairs(&inputs, &mut text);
    texts(&mut text)?;
    let last = format!("\nWorst of all names: {:.2} ms ({what}).\n", took.as_secs_f64() * 1e3);
    write!(std::io::stdout(), "{last}")?;
    text.push_str(&last);
    std::fs::write(page, text)?;
    Ok(())
}

/// Runs the lists whose title has these words; only says what came out.
pub(crate) fn show(words: &str) -> Result<()> {
    let (took, what) = lists(|title| title.contains(words), &inputs(), &mut String::new())?;
    writeln!(std::io::stdout(), "\nWorst: {:.2} ms ({what}).", took.as_secs_f64() * 1e3)?;
    Ok(())
}

/// Every name on every list that is wanted; the longest it took, and which that was.
fn lists(
    is_wanted: impl Fn(&str) -> bool,
    inputs: &[(&str, String)],
    text: &mut String,
) -> Result<(Duration, String)> {
    let mut worst = (Duration::ZERO, String::new());
    for (title, make) in LISTS.into_iter().filter(|(title, _)| is_wanted(title)) {
        let snapshot = make()?;
        let names: usize = snapshot.parties.iter().map(|party| party.names.len()).sum();
        let begun = machine::cpu();
        let bytes = Index::build(&[&snapshot], "public");
        let build = machine::cpu().saturating_sub(begun);
        drop(snapshot);
        let head = format!(
            "\n## {title}\n\n{} names, built in {:.2} s, {} bytes a name.\n\n\
             | Name asked | characters | ms, worst | parties | best | hit | ask | unread |\n\
             |---|--:|--:|--:|--:|---|---|--:|\n",
            grouped(names as f64),
            build.as_secs_f64(),
            bytes.len() / names.max(1),
        );
        write!(std::io::stdout(), "{head}")?;
        text.push_str(&head);
        let index = Index::open(&bytes)?;
        let mut finder = Finder::new(&[index]);
        for (what, name) in inputs {
            let (took, screened) = asked(&mut finder, name);
            if took > worst.0 {
                worst = (took, format!("{what}; {title}"));
            }
            let row = row(what, name, took, &screened);
            write!(std::io::stdout(), "{row}")?;
            text.push_str(&row);
        }
    }
    Ok(worst)
}

fn asked(finder: &mut Finder<'_>, name: &str) -> (Duration, Screened) {
    let subject = Subject::named(name, Kind::Any);
    let mut longest = Duration::ZERO;
    let mut last = None;
    for _ in 0..TIMES {
        let begun = machine::cpu();
        let screened = finder.find(&subject, &Options::usual());
        longest = longest.max(machine::cpu().saturating_sub(begun));
        last = Some(screened);
        if longest > LONG {
            break;
        }
    }
    let none =
        Screened { query: String::new(), matches: Vec::new(), ambiguity: 0, unread: Vec::new() };
    (longest, last.unwrap_or(none))
}

fn row(what: &str, name: &str, took: Duration, screened: &Screened) -> String {
    let slow = if took > SLOW { " **slow**" } else { "" };
    let yes = |is: bool| if is { "yes" } else { "" };
    format!(
        "| {what} | {} | {:.3}{slow} | {} | {} | {} | {} | {} |\n",
        grouped(name.chars().count() as f64),
        took.as_secs_f64() * 1e3,
        screened.matches.len(),
        screened.matches.first().map_or("–".to_owned(), |m| m.score.to_string()),
        yes(screened.matches.iter().any(|m| m.hit)),
        yes(screened.matches.iter().any(|m| m.ask)),
        screened.unread.len(),
    )
}

/// Every bad input with everything, as a pair.
fn pairs(inputs: &[(&str, String)], text: &mut String) {
    let mut worst: Vec<(Duration, String)> = Vec::new();
    for (first, a) in inputs {
        for (second, b) in inputs {
            let begun = machine::cpu();
            std::hint::black_box(screening::compare(a, b, Kind::Any));
            let took = machine::cpu().saturating_sub(begun);
            worst.push((took, format!("{first} with {second}")));
        }
    }
    worst.sort_by(|a, b| b.cmp(a));
    let _ = write!(text, "\n## Two names compared, the five slowest of {} pairs\n\n", worst.len());
    let _ = write!(text, "| Pair | ms |\n|---|--:|\n");
    for (took, what) in worst.iter().take(5) {
        let slow = if *took > SLOW { " **slow**" } else { "" };
        let _ = writeln!(text, "| {what} | {:.3}{slow} |", took.as_secs_f64() * 1e3);
        let _ = writeln!(std::io::stdout(), "pair {what} {:.3} ms{slow}", took.as_secs_f64() * 1e3);
    }
}

/// Hostile texts scanned for mentions of the ordinary list.
fn texts(text: &mut String) -> Result<()> {
    const BYTES: usize = 1 << 20;
    let bytes = Index::build(&[&ordinary()?], "public");
    let index = Index::open(&bytes)?;
    let watch = Watch::over(&[index]);
    let repeated = |words: &str| words.repeat(BYTES / words.len().max(1));
    let cases = [
        ("the commonest name over and over", repeated("Mohammed Ali ")),
        ("capitals without a space", repeated("ABCDEFGHIJ")),
        ("initials", repeated("A. B. C. ")),
        ("one word a line", repeated("Muhammad\n")),
        ("marks alone", repeated("-- ,. ")),
        ("emoji alone", repeated("😀")),
        ("Han without a space", repeated("王小明國")),
        ("combining marks", repeated("a\u{301}\u{302}\u{303}")),
    ];
    let _ = write!(
        text,
        "\n## One mebibyte of bad text scanned\n\n| Text | ms | MB/s | mentions |\n\
         |---|--:|--:|--:|\n"
    );
    for (what, given) in cases {
        let begun = machine::cpu();
        let scanned = watch.scan(&given, &Options::usual());
        let took = machine::cpu().saturating_sub(begun).as_secs_f64();
        let row = format!(
            "| {what} | {:.0} | {:.1} | {} |\n",
            took * 1e3,
            given.len() as f64 / 1e6 / took.max(1e-9),
            scanned.mentions.len()
        );
        write!(std::io::stdout(), "{row}")?;
        text.push_str(&row);
    }
    Ok(())
}

type Make = fn() -> Result<Snapshot>;

const LISTS: [(&str, Make); 5] = [
    ("An ordinary list", ordinary),
    ("A list of equal names", equal),
    ("One name in an alias of every party", in_every_alias),
    ("The commonest words in every order", commonest),
    ("Initials and single letters", initials),
];

fn ordinary() -> Result<Snapshot> {
    let pools = pools::read(&data()?)?;
    let mut source = Source::new(&pools, 1);
    let list = ListId::parse("bad")?;
    let mut parties = Vec::new();
    let mut names = 0;
    while names < ORDINARY {
        let number = parties.len();
        let drawn = source.draw();
        parties.extend(party(&list, number, drawn).inspect(|party| names += party.names.len()));
    }
    Ok(Snapshot { list, parties })
}

fn of(names: impl Iterator<Item = Vec<String>>) -> Result<Snapshot> {
    let list = ListId::parse("bad")?;
    let mut parties = Vec::new();
    for (number, texts) in names.enumerate() {
        let mut party =
            Party::new(PartyId::on(&list, &number.to_string())?, list.clone(), Kind::Person);
        party.names = texts
            .into_iter()
            .map(|text| Name { text, kind: NameKind::Primary, strength: Strength::Strong })
            .collect();
        parties.push(party);
    }
    Ok(Snapshot { list, parties })
}

fn equal() -> Result<Snapshot> {
    of((0..HOSTILE).map(|_| vec!["Mohammed Ali Hassan".to_owned()]))
}

fn in_every_alias() -> Result<Snapshot> {
    let mut dice = Dice::new(5);
    of((0..HOSTILE / 2).map(move |n| {
        let own = format!("Person{} Family{}", dice.below(1 << 30), n % 50_000);
        vec![own, "Mohammed Ali".to_owned()]
    }))
}

fn commonest() -> Result<Snapshot> {
    let mut dice = Dice::new(6);
    of((0..HOSTILE / 4).map(move |_| {
        let count = 2 + dice.below(4);
        let words: Vec<&str> = (0..count).filter_map(|_| dice.pick(&COMMONEST).copied()).collect();
        vec![words.join(" ")]
    }))
}

fn initials() -> Result<Snapshot> {
    let mut dice = Dice::new(7);
    of((0..HOSTILE / 10).map(move |_| {
        let mut letter = || char::from(b'A' + u8::try_from(dice.below(26)).unwrap_or_default());
        let (a, b, c) = (letter(), letter(), letter());
        vec![format!("{a}. {b}. {c}.")]
    }))
}

const COMMONEST: [&str; 40] = [
    "Mohammed",
    "Ali",
    "Ahmed",
    "Hassan",
    "Hussein",
    "Abdul",
    "Khan",
    "Al",
    "Bin",
    "Ibrahim",
    "Mahmoud",
    "Omar",
    "Yusuf",
    "Abu",
    "Said",
    "Jose",
    "Maria",
    "Juan",
    "Carlos",
    "Luis",
    "Garcia",
    "Rodriguez",
    "Lopez",
    "Perez",
    "Kim",
    "Lee",
    "Wang",
    "Li",
    "Zhang",
    "Chen",
    "Ivan",
    "Alexander",
    "Sergei",
    "Vladimir",
    "John",
    "David",
    "Michael",
    "Smith",
    "Trading",
    "Company",
];

/// The bad inputs. Every one is invented.
fn inputs() -> Vec<(&'static str, String)> {
    let random = |seed: u64, count: usize| {
        let mut dice = Dice::new(seed);
        let words: Vec<String> = (0..count)
            .map(|_| {
                (0..6)
                    .map(|_| char::from(b'a' + u8::try_from(dice.below(26)).unwrap_or(0)))
                    .collect()
            })
            .collect();
        words.join(" ")
    };
    vec![
        ("a name, for measure", "Mohammed Ali Hassan".to_owned()),
        ("another", "Behrouz Darvishan".to_owned()),
        ("empty", String::new()),
        ("spaces alone", "   \u{a0}\t ".to_owned()),
        ("marks alone", "--- ,,, ... !!! ()".to_owned()),
        ("emoji alone", "😀🎉👩‍👩‍👧‍👦".to_owned()),
        ("an emoji in a name", "Mohammed 😀 Ali".to_owned()),
        ("10,000 characters, one word", "a".repeat(10_000)),
        ("10,000 characters of words", random(1, 1_430)),
        ("500 words", random(2, 500)),
        ("500 times one common word", "Mohammed ".repeat(500)),
        ("40 commonest words", COMMONEST.join(" ")),
        ("40 times the commonest word", "Mohammed ".repeat(40)),
        ("20 times two commonest words", "Mohammed Ali ".repeat(20)),
        ("40 initials", "A. B. C. D. E. F. G. H. I. J. ".repeat(4)),
        ("40 letters", "a b c d e f g h i j ".repeat(4)),
        ("one letter", "A".to_owned()),
        ("one common word", "Mohammed".to_owned()),
        ("one particle", "bin".to_owned()),
        ("legal forms alone", "Company Limited GmbH OOO LLC".to_owned()),
        (
            "common words of organisations",
            "General Trading Company International Limited".to_owned(),
        ),
        ("mixed scripts, a word each", "Mohammed Иванов 王 علی 김".to_owned()),
        ("Cyrillic letters in Latin words", "Моhаmmеd Аli Наssаn".to_owned()),
        ("zero-width characters", "Mo\u{200b}ham\u{200d}med\u{feff} A\u{200c}li Hassan".to_owned()),
        (
            "marks of direction",
            "\u{202e}Mohammed\u{202c} \u{2066}Ali\u{2069} Hassan\u{200f}".to_owned(),
        ),
        ("decomposed", "Mohamme\u{301}d A\u{308}li Hassa\u{303}n".to_owned()),
        ("a letter under 1,000 marks", format!("Ali{} Hassan", "\u{301}".repeat(900))),
        ("UTF-8 read as Latin 1", "MÃ¼ller Ã–zdemir JosÃ©".to_owned()),
        ("UTF-8 read as Latin 1, Cyrillic", "Ð˜Ð²Ð°Ð½ ÐŸÐµÑ‚Ñ€Ð¾Ð²".to_owned()),
        ("replacement characters", "M\u{fffd}ller \u{fffd}zdemir".to_owned()),
        ("question marks for letters", "??????? ??????".to_owned()),
        ("numbers alone", "123 456 789".to_owned()),
        ("a long number", "9".repeat(200)),
        ("a script without a reading", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ".to_owned()),
        ("private letters", "\u{e000}\u{e001} \u{f0000}".to_owned()),
        ("control characters", "Moh\u{0}ammed\u{7} Ali\u{1b}[31m".to_owned()),
        ("full-width letters", "Ｍｏｈａｍｍｅｄ　Ａｌｉ".to_owned()),
        ("mathematical letters", "𝐌𝐨𝐡𝐚𝐦𝐦𝐞𝐝 𝐀𝐥𝐢".to_owned()),
        ("Han, 60 signs without a space", "王小明國".repeat(15)),
        ("Hangul, 60 syllables", "김정은이".repeat(15)),
        ("Arabic, 60 words", "محمد علي حسن ".repeat(20)),
        ("Thai without a space", "สมชายวงศ์สวัสดิ์".repeat(10)),
        ("hyphens", "Al-Ali-Al-Hassan-Bin-Mohammed-Al-Ali".to_owned()),
        ("apostrophes", "'A'b'd' 'u'l' 'A'l'i'".to_owned()),
        (
            "a sentence",
            "He met Mohammed Ali Hassan at the trading company yesterday evening".to_owned(),
        ),
        ("one letter repeated in words", "aaaa aaa aa a aaaaa aaaaaa".to_owned()),
        ("vowels alone", "aeiou ouiea ieaou".to_owned()),
        ("consonants alone", "mhmd hssn mhmwd".to_owned()),
    ]
}
