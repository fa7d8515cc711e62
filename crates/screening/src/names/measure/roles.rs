//! Words of two names in, what their part in the name tells out: whose father a word names, what
//! of two words is their own and what an ending that a thousand names share. Never a weight.

use crate::names::part::View;
use crate::names::words::{Class, DAUGHTER_OF, SON_OF};

/// Endings of words that name a father, as they sound; a pattern of [`is_father`] for each.
const FATHERS: &[&[u8]] = &[b"oviC", b"eviC", b"ovna", b"evna", b"iniCna", b"dotir", b"zade"];

/// Endings that many surnames and given names share, as they sound, the longest of each first.
const ENDINGS: &[&[u8]] = &[
    b"Svili", b"ulah", b"ula", b"udin", b"edin", b"enko", b"skaya", b"skiy", b"ski", b"sky",
    b"ova", b"eva", b"ov", b"ev", b"ina", b"in", b"yan", b"ian", b"dze", b"zada", b"nejad",
    b"sson", b"son", b"sen", b"berg", b"man", b"escu", b"poulos", b"idis", b"akis",
];

/// Sounds that an own part has at least.
const ROOT_MIN: usize = 2;

/// Two words without an ending they share, and without the slave of whom (`abdul`) both begin with.
pub(super) fn roots<'a>(a: &'a [u8], b: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let (a, b) = match (slave_of(a), slave_of(b)) {
        (Some(a), Some(b)) => (a, b),
        _ => (a, b),
    };
    let last = a.last();
    if last != b.last() {
        return (a, b);
    }
    let without = |ending: &&[u8]| {
        if ending.last() != last {
            return None;
        }
        let of = |sound: &'a [u8]| sound.strip_suffix(*ending).filter(|r| r.len() >= ROOT_MIN);
        of(a).zip(of(b))
    };
    FATHERS.iter().chain(ENDINGS).find_map(without).unwrap_or((a, b))
}

fn slave_of(sound: &[u8]) -> Option<&[u8]> {
    let rest = sound.strip_prefix(b"abd")?;
    let rest = match rest {
        [b'a' | b'e' | b'i' | b'o' | b'u', rest @ ..] => rest,
        _ => rest,
    };
    (rest.len() > ROOT_MIN).then_some(rest)
}

/// Which words name a father, by place: Viktorovich, Jonsdottir, the word after bin or before oglu.
pub(super) fn fathers(parts: &[View<'_>]) -> u64 {
    let mut out = 0;
    for (place, part) in parts.iter().enumerate() {
        let is_joint = part.concept == SON_OF || part.concept == DAUGHTER_OF;
        let named = if is_joint {
            // `bin`, `ben`, `ibn`, `bint` stand before the father; what has no b stands after.
            let stands_before = part.sound.iter().any(|c| matches!(c, b'b' | b'B'));
            let next = place + 1;
            if stands_before && next < parts.len() { Some(next) } else { place.checked_sub(1) }
        } else if part.class == Class::Proper && is_father(part.sound) {
            Some(place)
        } else {
            None
        };
        if let Some(named) = named {
            out |= bit(named);
        }
    }
    out
}

/// Whether a sound ends as one of [`FATHERS`]. Asked of every word that may contradict.
const fn is_father(sound: &[u8]) -> bool {
    let ([root @ .., b'o' | b'e', b'v', b'i', b'C']
    | [root @ .., b'o' | b'e', b'v', b'n', b'a']
    | [root @ .., b'i', b'n', b'i', b'C', b'n', b'a']
    | [root @ .., b'd', b'o', b't', b'i', b'r']
    | [root @ .., b'z', b'a', b'd', b'e']) = sound
    else {
        return false;
    };
    root.len() >= ROOT_MIN
}

/// A place as a bit; of places beyond, none.
pub(super) const fn bit(place: usize) -> u64 {
    if place < 64 { 1 << place } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::read;

    fn fathers_of(name: &str) -> Vec<usize> {
        let reading = read(name);
        let parts: Vec<View<'_>> = reading.parts.iter().map(|p| p.view()).collect();
        let found = fathers(&parts);
        (0..parts.len()).filter(|place| found & bit(*place) != 0).collect()
    }

    #[test]
    fn every_ending_of_a_father_is_one() {
        for ending in FATHERS {
            let named = [b"ka", *ending].concat();
            assert!(is_father(&named), "{}", String::from_utf8_lossy(&named));
            assert!(!is_father(ending), "an ending alone names nobody");
        }
        assert!(!is_father(b"kavila"));
    }

    #[test]
    fn the_word_that_names_a_father_is_found() {
        assert_eq!(fathers_of("Pavel Olegovich Brenko"), [1]);
        assert_eq!(fathers_of("Halla Jonsdottir"), [1]);
        assert_eq!(fathers_of("Habib ben Omar Tazi"), [2]);
        assert_eq!(fathers_of("Rashid Anwar"), [0; 0]);
    }

    #[test]
    fn two_words_are_put_beside_each_other_without_what_many_share() {
        assert_eq!(roots(b"margoSvili", b"kapanSvili"), (&b"margo"[..], &b"kapan"[..]));
        assert_eq!(roots(b"ivanov", b"petroviC"), (&b"ivanov"[..], &b"petroviC"[..]));
        assert_eq!(roots(b"abdulah", b"abdurahman"), (&b"lah"[..], &b"rahman"[..]));
    }
}
