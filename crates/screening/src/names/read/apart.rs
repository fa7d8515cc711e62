//! A name as printed in, with a gap where two words are written as one, and a word for a sign that
//! is said: `SiemensAG`, 3%. Never takes a word apart that says by its capitals that it is one.

use crate::names::room::{Room, Text};
use crate::names::words::{self, Class, Lexicon};

/// Letters of a word before a legal form that is written on to it, at least: `eBay`, `McCo` are
/// words. What is lost: names of two letters.
const BEFORE_MIN: usize = 3;

/// Letters of a legal form that is not all capitals, at least: `GmbH`, Ltd.
const MIXED_MIN: usize = 3;

/// Bytes of a name that are looked at. Longer ones are read as printed.
const BYTES_MAX: usize = 400;

/// The name with such words apart; none where it stays as it is, as most do.
pub(super) fn spaced<'r>(raw: &str, room: &'r Room) -> Option<&'r str> {
    let is_glued =
        |w: &[u8]| matches!(w, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase());
    let bytes = raw.as_bytes();
    let has_sign = bytes.contains(&b'%');
    if raw.len() > BYTES_MAX || !has_sign && !bytes.windows(2).any(is_glued) {
        return None;
    }
    let mut out = Text::with_capacity_in(raw.len() + 8, room);
    // Three Percenters write themselves 3%ers.
    let push = |words: &str, out: &mut Text<'_>| {
        for (place, words) in words.split('%').enumerate() {
            out.push_str(if place > 0 { " percent" } else { "" });
            out.push_str(words);
        }
    };
    for word in raw.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        match form_at(word, room) {
            Some((name, form)) => {
                push(name, &mut out);
                out.push(' ');
                push(form, &mut out);
            }
            None => push(word, &mut out),
        }
    }
    Some(out.into_bump_str())
}

/// The word before a legal form written on to it, and that form.
fn form_at<'w>(word: &'w str, room: &Room) -> Option<(&'w str, &'w str)> {
    let end = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len();
    (BEFORE_MIN..end).rev().filter(|at| end - at >= 2).find_map(|at| {
        let (name, rest) = word.split_at_checked(at)?;
        let form = rest.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let begins = name.ends_with(|c: char| c.is_ascii_lowercase())
            && form.starts_with(|c: char| c.is_ascii_uppercase());
        let is_marked = form.len() >= MIXED_MIN || form.bytes().all(|c| c.is_ascii_uppercase());
        if !begins || !is_marked {
            return None;
        }
        let folded = room.alloc_str(form);
        folded.make_ascii_lowercase();
        let entry = words::look_up(folded, Lexicon::Bodies)?;
        (entry.class == Class::Form).then_some((name, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spaced(raw: &str) -> String {
        super::spaced(raw, &Room::new()).unwrap_or(raw).to_owned()
    }

    #[test]
    fn a_legal_form_stands_alone() {
        assert_eq!(spaced("NordlichtAG, Kiel"), "Nordlicht AG, Kiel");
        assert_eq!(spaced("NordlichtGmbH"), "Nordlicht GmbH");
        assert_eq!(spaced("NordLicht McCo DeSouza"), "NordLicht McCo DeSouza");
        assert_eq!(spaced("NORDLICHTAG"), "NORDLICHTAG");
        assert_eq!(spaced("3%ers"), "3 percenters");
    }
}
