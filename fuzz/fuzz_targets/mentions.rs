//! Any bytes in, as a text and as an index; out: nothing, or the place where a scan panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parties::import::{self, Format};
use parties::{Levels, ListId, Snapshot};
use screening::{Index, Options, Watch};
use std::sync::OnceLock;

const LIST: &[u8] = "id,kind,name,name_kind,strength\n\
    a,organisation,Front for the Example,primary,strong\n\
    a,organisation,FFTE,acronym,strong\n\
    b,person,\"EXAMPEL, Jon bin Ali\",primary,strong\n\
    c,organisation,جبهه نمونه,primary,strong\n"
    .as_bytes();

fn index() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let list = ListId::parse("own").expect("a plain word");
        let read = import::read(Format::PartiesCsv, &list, &[LIST], &Levels::initial());
        Index::build(&[&Snapshot { list, parties: read.parties }], "public")
    })
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let index = Index::open(index()).expect("what was built opens");
    let scanned = Watch::over(&[index]).scan(&text, &Options::usual());
    for mention in &scanned.mentions {
        assert_eq!(text.get(mention.start..mention.end), Some(mention.words.as_str()));
    }
    // A hostile index may be anything; it must be refused or answer, never panic.
    if let Ok(hostile) = Index::open(bytes) {
        let _ = Watch::over(&[hostile]).scan("Front for the Example", &Options::usual());
    }
});
