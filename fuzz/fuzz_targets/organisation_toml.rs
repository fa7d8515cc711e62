//! Any bytes as the organisation's file: refused with faults, or an organisation that prints and
//! reads as itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parties::import::organisation_toml;

fuzz_target!(|bytes: &[u8]| match organisation_toml::read(bytes) {
    Ok(organisation) => {
        let text = organisation_toml::write(&organisation);
        assert_eq!(organisation_toml::read(text.as_bytes()), Ok(organisation));
    }
    Err(faults) => assert!(!faults.is_empty()),
});
