//! Any bytes as an own list in TOML: an answer, and no party without a name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parties::import::{self, Format};
use parties::{Levels, ListId};

fuzz_target!(|bytes: &[u8]| {
    let Ok(list) = ListId::parse("own") else { return };
    let read = import::read(Format::PartiesToml, &list, &[bytes], &Levels::initial());
    assert!(read.parties.iter().all(|party| !party.names.is_empty()));
});
