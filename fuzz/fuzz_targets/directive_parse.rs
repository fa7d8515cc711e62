//! Any text in: the parser does not fail, every fault can be drawn, and what has no fault comes
//! back from its canonical text.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (read, faults) = directive::parse(&text);
    for fault in &faults {
        let _ = fault.render(&text);
    }
    if faults.is_empty() {
        let printed = directive::print(&read);
        let (again, faults) = directive::parse(&printed);
        assert!(faults.is_empty(), "{printed}");
        assert_eq!(again.without_places(), read.without_places());
    }
});
