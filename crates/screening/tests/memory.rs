//! Names of every script, length and kind in, how often a search of each asks for memory out: not
//! once, after the largest was seen. A count, no timing. Stands alone, for it counts what the
//! allocator of its process is asked for. Never measures time.
#![expect(unsafe_code, reason = "counts what the allocator is asked for")]
#![expect(clippy::disallowed_methods, reason = "tests read their cases")]

use parties::{Identifier, Kind, ListId, Name, NameKind, PartialDate};
use parties::{Party, PartyId, Snapshot, Strength};
use screening::{Finder, Index, Memo, Options, Score, Subject};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::path::PathBuf;

/// Counts what each thread asks of the system's allocator.
struct Counting;

thread_local! {
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: hands every call on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.set(ASKED.get() + 1);
        // SAFETY: as given by the caller.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as given by the caller.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ASKED.set(ASKED.get() + 1);
        // SAFETY: as given by the caller.
        unsafe { System.realloc(at, layout, size) }
    }
}

/// Names that take ways of their own: misread, mixed, cut, spelled, numbered, joined, rendered.
const NAMES: [&str; 34] = [
    "",
    "   ",
    "🙂 ⵎⵓⵃ",
    "MÃ¼ller GmbH",
    "Р’Р»Р°РґРёРјРёСЂ",
    "Mu?ammad ???",
    "Vlаdimir Sech1n",
    "Серге\u{438}\u{306} Короле\u{308}в",
    "ﾔﾏﾀﾞ ウ\u{3099}ィ",
    "山本太郎",
    "鈴木明",
    "萨达姆·侯赛因",
    "卡梅伦·贝克有限公司",
    "李小龙",
    "김정은",
    "도널드 트럼프",
    "عبدالرحمن بن صلاح الدین",
    "ג'ורג' כהן",
    "საქართველოს ბანკი",
    "Հայաստանի բանկ",
    "मोहन दास",
    "ประเทศไทย สมชาย",
    "ኃይለ ሥላሴ",
    "Ελλάδα Παπαδόπουλος",
    "M. K. O.",
    "NLB",
    "PLA China",
    "Nordlicht Fund XIV Ltd, 3%ers",
    "NordlichtAG",
    "DARVISHAN, Behrouz",
    "JC Juncker",
    "Abdul Rahman Abdurrahman Habib Ullah Salah al-Din",
    "The Doctor",
    "Open Joint Stock Company Bank of Industry and Mine",
];

/// The names of the cases in `spec/names`, and those above, and very long ones.
fn names() -> Vec<String> {
    let dir = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/names"));
    let mut out: Vec<String> = NAMES.iter().map(ToString::to_string).collect();
    for entry in std::fs::read_dir(&dir).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines().filter(|l| !l.starts_with(['|', '-'])) {
            let names = line.split_once(" -> ").map_or(line, |(names, _)| names);
            out.extend(names.split(" | ").map(str::to_owned));
        }
    }
    out.push("Bank ".repeat(60));
    out.push("Иванов Пётр ".repeat(120));
    out.push("x".repeat(1_500));
    out.push("National Front for the Liberation of the Northern Provinces ".repeat(4));
    out.sort();
    out.dedup();
    out
}

fn subjects() -> Vec<Subject> {
    let names = names();
    assert!(names.len() > 150, "{}", names.len());
    let kinds = [Kind::Person, Kind::Organisation, Kind::Vessel, Kind::Any];
    let all = kinds.iter().flat_map(|kind| names.iter().map(|name| Subject::named(name, *kind)));
    let mut all: Vec<Subject> = all.collect();
    for subject in all.iter_mut().step_by(3) {
        subject.born = PartialDate::parse("1970-02-03");
        subject.countries = vec!["IR".to_owned(), "Österreich".to_owned()];
        let (value, country) = ("A 12-34".to_owned(), String::new());
        subject.identifiers = vec![Identifier { kind: "passport".to_owned(), value, country }];
    }
    all
}

/// A list of every third name, with facts.
fn snapshot() -> Snapshot {
    let list = ListId::parse("own").unwrap();
    let kinds = [Kind::Person, Kind::Organisation, Kind::Any];
    let party = |(number, name): (usize, String)| {
        let id = PartyId::on(&list, &number.to_string()).unwrap();
        let mut party = Party::new(id, list.clone(), kinds[number % 3]);
        let strength = if number.is_multiple_of(7) { Strength::Weak } else { Strength::Strong };
        party.names.push(Name { text: name, kind: NameKind::Primary, strength });
        let text = "Islamic Republic of Iran Shipping Lines (IRISL)".to_owned();
        party.names.push(Name { text, kind: NameKind::Aka, strength });
        party.births = PartialDate::parse("1970").into_iter().collect();
        party.countries = vec!["ir".to_owned()];
        party
    };
    let parties = names().into_iter().filter(|n| !n.trim().is_empty()).step_by(3).enumerate();
    Snapshot { parties: parties.map(party).collect(), list }
}

#[test]
fn a_search_asks_for_no_memory_once_the_largest_was_seen() {
    let bytes = Index::build(&[&snapshot()], "");
    let index = Index::open(&bytes).unwrap();
    let subjects = subjects();
    let mut finder = Finder::new(&[index, index]);
    let options = [
        Options::usual(),
        Options { limit: 0, threshold: Score::permille(1) },
        Options { limit: 50, threshold: Score::permille(500) },
    ];
    let mut matches = 0;
    let mut asking: Vec<String> = Vec::new();
    for round in 0..3 {
        for options in &options {
            for subject in &subjects {
                let before = ASKED.get();
                matches += finder.ask(subject, options).matches.len();
                let asked = ASKED.get() - before;
                // The room grows to what the largest needs, then it is one piece.
                if round == 2 && asked > 0 {
                    asking.push(format!("`{}` {:?}: {asked}", subject.name, subject.kind));
                }
            }
        }
    }
    assert!(matches > 10_000, "{matches}");
    assert!(asking.is_empty(), "{} ask for memory: {:#?}", asking.len(), asking);
}

#[test]
fn one_finder_after_another_takes_up_the_same_space() {
    let bytes = Index::build(&[&snapshot()], "");
    let memo = Memo::default();
    let index = Index::open(&bytes).unwrap();
    let fresh = Finder::new(&[index]).find(&subjects()[40], &Options::usual());
    for subject in subjects().iter().rev() {
        let _ = Finder::new(&[index.remembering(&memo)]).find(subject, &Options::usual());
    }
    let (subjects, options) = (subjects(), Options::usual());
    let before = ASKED.get();
    let mut finder = Finder::new(&[index.remembering(&memo)]);
    let asked = finder.ask(&subjects[40], &options);
    // Its desks, its room, its lists: nothing that is as large as the index.
    assert!(ASKED.get() - before < 12, "{}", ASKED.get() - before);
    assert_eq!(asked.to_kept(), fresh);
}

#[test]
fn what_is_kept_is_what_is_lent() {
    let bytes = Index::build(&[&snapshot()], "");
    let mut finder = Finder::new(&[Index::open(&bytes).unwrap()]);
    for subject in &subjects() {
        let kept = finder.find(subject, &Options::usual());
        let lent = finder.ask(subject, &Options::usual());
        assert_eq!(lent.to_kept(), kept);
        assert_eq!(lent.matches.len(), kept.matches.len());
        let names = |found: &[screening::Evidence]| found.iter().map(|e| e.name.clone()).collect();
        for (lent, kept) in lent.matches.iter().zip(&kept.matches) {
            let own: Vec<String> = lent.evidence.iter().map(|e| e.name.to_owned()).collect();
            assert_eq!((lent.party, own), (kept.party.as_str(), names(&kept.evidence)));
        }
    }
}
