//! Words of two names in, what their part in the name tells out: whose father a word names, what
//! of two words is their own and what an ending that a thousand names share. Never a weight.

use crate::names::part::View;
use crate::names::words::{Class, DAUGHTER_OF, SON_OF};

/// Endings of words that name a father, as they sound.
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
    let without = |ending: &&[u8]| {
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

fn is_father(sound: &[u8]) -> bool {
    FATHERS.iter().any(|e| sound.strip_suffix(*e).is_some_and(|root| root.len() >= ROOT_MIN))
}

/// A place as a bit; of places beyond, none.
pub(super) const fn bit(place: usize) -> u64 {
    if place < 64 { 1 << place } else { 0 }
}
