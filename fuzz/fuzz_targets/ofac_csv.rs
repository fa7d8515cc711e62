//! Any bytes as a set of OFAC files, parted where a byte 0x1A ends one: an answer, and no party
//! without a name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parties::import::{self, Format};
use parties::{Levels, ListId};

fuzz_target!(|bytes: &[u8]| {
    let Ok(list) = ListId::parse("own") else { return };
    let files: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == 0x1A).collect();
    let read = import::read(Format::OfacCsv, &list, &files, &Levels::initial());
    assert!(read.parties.iter().all(|party| !party.names.is_empty()));
});
