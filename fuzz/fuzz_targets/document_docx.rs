//! Any bytes in, read as a docx; out: nothing, or the place where reading panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use server::document::{self, Kind};

fuzz_target!(|bytes: &[u8]| {
    for given in [Some(Kind::Docx), None] {
        if let Ok((document, _)) = document::read(bytes, "", given) {
            for (at, _) in document.text.char_indices().step_by(17) {
                let _ = document.place(at).to_string();
            }
        }
    }
});
