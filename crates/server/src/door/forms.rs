//! The bytes of a form in, its fields out, bounded. Used where a form is needed before its page
//! reads it: what it carries against forgery, and its words when the session ended meanwhile.
//! Never panics on what is no form, and never gives more fields than anybody's form has.

/// Fields of a form. Largest seen: 214, the names of a guest list with their corrections.
pub const FIELDS_MAX: usize = 5_000;

/// The fields of a form, in order. Source: the URL Standard, application/x-www-form-urlencoded.
#[must_use]
pub fn fields(bytes: &[u8]) -> Vec<(String, String)> {
    let pairs = bytes.split(|b| *b == b'&').filter(|pair| !pair.is_empty()).take(FIELDS_MAX);
    pairs
        .map(|pair| {
            let mut parts = pair.splitn(2, |b| *b == b'=');
            let name = parts.next().unwrap_or_default();
            (decoded(name), decoded(parts.next().unwrap_or_default()))
        })
        .collect()
}

/// The value of one field; none when there is none, or two that could be meant.
#[must_use]
pub fn one<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut found = fields.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str());
    let value = found.next()?;
    found.next().is_none().then_some(value)
}

fn decoded(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                let digit = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
                match (digit(ahead.next()), digit(ahead.next())) {
                    (Some(high), Some(low)) => {
                        out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                        rest = ahead;
                    }
                    _ => out.push(b'%'),
                }
            }
            other => out.push(*other),
        }
    }
    String::from_utf8(out).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
}

/// Words as they stand in an address or a form.
#[must_use]
pub fn encoded(words: &str) -> String {
    let mut out = String::new();
    for byte in words.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            other => {
                out.push('%');
                out.push_str(&crate::ui::frame::hex(&[other]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let got = fields(text.as_bytes());
        let got: Vec<(&str, &str)> = got.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn a_form_is_read_as_browsers_write_it() {
        check("a=1&b=two+words&c=%C3%A9%26", &[("a", "1"), ("b", "two words"), ("c", "é&")]);
        check("a&=b&&c==", &[("a", ""), ("", "b"), ("c", "=")]);
        check("a=%&b=%4&c=%zz&d=%41", &[("a", "%"), ("b", "%4"), ("c", "%zz"), ("d", "A")]);
        check("a=%ff", &[("a", "\u{fffd}")]);
        check("", &[]);
    }

    #[test]
    fn of_two_that_could_be_meant_none_is_taken() {
        let twice = fields(b"csrf=a&csrf=b&once=c");
        assert_eq!(one(&twice, "csrf"), None);
        assert_eq!(one(&twice, "once"), Some("c"));
        assert_eq!(one(&twice, "next"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_and_any_words_come_back(
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200),
            pairs in proptest::collection::vec((".{0,12}", ".{0,40}"), 0..8),
        ) {
            let read = fields(&bytes);
            proptest::prop_assert!(read.len() <= bytes.len());
            let written: Vec<String> =
                pairs.iter().map(|(k, v)| format!("{}={}", encoded(k), encoded(v))).collect();
            proptest::prop_assert_eq!(fields(written.join("&").as_bytes()), pairs);
        }
    }

    #[test]
    fn what_is_encoded_is_read_back() {
        for words in ["plain", "a b&c=d+e%", "زنبق", "/requests/7?x=1"] {
            assert_eq!(fields(format!("k={}", encoded(words)).as_bytes())[0].1, words);
        }
    }
}
