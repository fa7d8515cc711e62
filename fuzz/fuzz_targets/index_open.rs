//! Any bytes are opened, or refused, without a panic; what opens is searched and scanned with
//! without one. Mostly the bytes are edits of a small index, since few others get past its header.
#![no_main]

use parties::import::{self, Format};
use parties::{Kind, Levels, ListId, Snapshot};
use screening::{Index, Options, Subject, Watch};
use std::sync::OnceLock;

/// The list behind the index that is edited: each sort of name, and facts.
const LIST: &str = "id,kind,name,name_kind,strength,birth_date,countries\n\
    a,organisation,Front for the Example (FFTE),primary,strong,,fr\n\
    a,organisation,FFTE,acronym,strong,,\n\
    a,organisation,جبهه نمونه,aka,strong,,\n\
    b,person,\"EXAMPEL, Jon bin Ali\",primary,strong,1961-02-03,ir;fr\n\
    b,person,Jonny,aka,weak,,\n\
    c,organisation,Example Trading Bank Ltd,primary,strong,,\n\
    c,organisation,Банк Пример,aka,strong,,\n\
    d,person,Mohammed J. Al Beispiel,primary,strong,1970,\n\
    d,person,穆罕默德,aka,strong,,\n\
    e,vessel,Sample 3,primary,strong,,\n";
/// What is asked: words that meet by letters, by sound, by meaning, by joining, as an acronym.
const QUERIES: [&str; 6] = [
    "Mohammed Ali bin Hassan Exampel",
    "FFTE",
    "Bank for Exampletrading",
    "جبهه مثال",
    "Джон Эксампел",
    "J M Al-Beispil 3",
];
/// What is read for names of the list.
const TEXT: &str = "The Front for the Example (FFTE) met Jon Exampel. Sample 3 left. \
    Mohammed Beispiel of Example Trading Bank stayed; Beispiel spoke.";
/// Bytes of one edit: what to do, where in steps of one byte, and with what.
const EDIT: usize = 8;
/// Edits of one run.
const EDITS_MAX: usize = 64;

fn built() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let list = ListId::parse("own").expect("a plain word");
        let read = import::read(Format::PartiesCsv, &list, &[LIST.as_bytes()], &Levels::initial());
        assert_eq!(read.parties.len(), 5, "{:?}", read.faults);
        Index::build(&[&Snapshot { list, parties: read.parties }], "public")
    })
}

/// The small index with edits made to it: a byte, a number, a number moved a little, bytes copied
/// from elsewhere in it, an end cut off.
fn edited(edits: &[u8]) -> Vec<u8> {
    let mut bytes = built().to_vec();
    for edit in edits.as_chunks::<EDIT>().0.iter().take(EDITS_MAX) {
        let [what, count, low, high, value @ ..] = *edit;
        if bytes.is_empty() {
            break;
        }
        let at = usize::from(u16::from_le_bytes([low, high])) % bytes.len();
        let number = u32::from_le_bytes(value);
        let aligned = at / 4 * 4;
        match what % 5 {
            0 => bytes[at] = value[0],
            1 => bytes.iter_mut().skip(aligned).zip(value).for_each(|(b, v)| *b = v),
            2 => {
                if let Some(old) = bytes.get(aligned..).and_then(|rest| rest.first_chunk::<4>()) {
                    let moved = u32::from_le_bytes(*old).wrapping_add(number);
                    bytes[aligned..aligned + 4].copy_from_slice(&moved.to_le_bytes());
                }
            }
            3 => {
                let from = number as usize % bytes.len();
                let count = usize::from(count).min(bytes.len() - from).min(bytes.len() - at);
                bytes.copy_within(from..from + count, at);
            }
            _ => bytes.truncate(bytes.len() - usize::from(count).min(bytes.len())),
        }
    }
    bytes
}

fn use_it(bytes: &[u8]) {
    let Ok(index) = Index::open(bytes) else { return };
    for query in QUERIES {
        let subject = Subject::named(query, Kind::Any);
        let found = screening::find(&[index], &subject, &Options::usual());
        assert!(found.matches.len() <= 10);
    }
    assert!(index.names().count() <= index.name_count());
    let _ = (index.verify(), index.lists(), index.label(), index.party_count());
    let _ = Watch::over(&[index]).scan(TEXT, &Options::usual());
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        // What is no index at all, as it comes.
        Some((0, rest)) => use_it(rest),
        Some((_, edits)) => use_it(&edited(edits)),
        None => use_it(bytes),
    }
});
