//! Any bytes in, as a form, a cookie and an address to go on to; out: nothing, or the place where
//! reading them panics, loses words or leads out of the house.
#![no_main]

use axum::http::{HeaderMap, HeaderValue, header};
use libfuzzer_sys::fuzz_target;
use server::door::{cookies, forms, sign_in};

fuzz_target!(|bytes: &[u8]| {
    let fields = forms::fields(bytes);
    assert!(fields.len() <= forms::FIELDS_MAX);
    for (name, value) in &fields {
        let again = format!("{}={}", forms::encoded(name), forms::encoded(value));
        assert_eq!(forms::fields(again.as_bytes()), [(name.clone(), value.clone())]);
    }
    if let Ok(line) = HeaderValue::from_bytes(bytes) {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, line);
        if let Some(secret) = cookies::session_secret(&headers, false) {
            assert!(!secret.is_empty() && !secret.contains(';'));
        }
    }
    let to = sign_in::local(&String::from_utf8_lossy(bytes));
    assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'));
});
