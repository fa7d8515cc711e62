//! Any bytes are opened, or refused, without a panic; what opens is searched without one.
#![no_main]

use parties::Kind;
use screening::{Index, Options, Subject};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(index) = Index::open(bytes) {
        let subject = Subject::named("Mohammed Ali bin Hassan", Kind::Any);
        let found = screening::find(&[index], &subject, &Options::usual());
        assert!(found.matches.len() <= 10);
        assert!(index.names().count() <= index.name_count());
        let _ = index.verify();
    }
});
