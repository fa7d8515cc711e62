//! Syllables of Mandarin in pinyin in; how they sound, and how Wade and Giles wrote them, out.
//! Rules, no table of names. Never a reading for a word that is not syllables throughout.

use super::codes::{Codes, Sink};
use super::{Readings, latin};

/// Syllables of one Latin word. Largest seen: 4 (`Ouyangzhongshi`). Longer words are not Chinese.
const SYLLABLES_MAX: usize = 4;

/// Letters of the initials of a word as pinyin writes them, the longest first; 0 is none.
fn initials(word: &str) -> impl Iterator<Item = usize> + use<> {
    let two = matches!(word.as_bytes(), [b'z' | b'c' | b's', b'h', ..]).then_some(2);
    let one = word.starts_with(|c: char| c.is_ascii_lowercase() && !"aeiouv".contains(c));
    two.into_iter().chain(one.then_some(1)).chain([0])
}

/// Finals that begin with a letter as pinyin writes them after an initial, the longest first.
const fn finals(first: u8) -> &'static [&'static str] {
    match first {
        b'i' => &["iang", "iong", "ing", "iao", "ian", "in", "ia", "ie", "iu", "i"],
        b'u' => &["uang", "ueng", "uai", "uan", "un", "ua", "uo", "ui", "ue", "u"],
        b'a' => &["ang", "ai", "ao", "an", "a"],
        b'e' => &["eng", "ei", "en", "er", "e"],
        b'o' => &["ong", "ou", "o"],
        b'v' => &["ve", "v"],
        _ => &[],
    }
}

/// Readings of a Latin word that pinyin may have written: its sound where that is not what the
/// letters say, and the spelling of Wade and Giles.
pub(super) fn of_latin(word: &str, out: &mut Readings) {
    let mut syllables = [("", ""); SYLLABLES_MAX];
    let Some(count) = split(word, &mut syllables, 0) else { return };
    let syllables = syllables.get(..count).unwrap_or(&[]);
    out.write(|codes| syllables.iter().for_each(|s| sound(*s, codes)));
    out.write(|codes| syllables.iter().for_each(|s| wade_giles(*s, codes)));
}

/// Readings of one syllable: its letters, and the spelling of Wade and Giles.
pub(super) fn of_syllable(syllable: &str, out: &mut Readings) {
    let mut one = [("", ""); SYLLABLES_MAX];
    if let (Some(1), [first, ..]) = (split(syllable, &mut one, 0), one) {
        out.write(|codes| wade_giles(first, codes));
    }
    out.write(|codes| latin::write(syllable.as_bytes(), codes));
}

/// The sounds of one syllable.
pub(super) fn write(syllable: &str, out: &mut Codes) {
    let mut one = [("", ""); SYLLABLES_MAX];
    match (split(syllable, &mut one, 0), one) {
        (Some(1), [first, ..]) => sound(first, out),
        _ => latin::write(syllable.as_bytes(), out),
    }
}

/// Takes a word apart into syllables, each an initial and a final; how many there are.
fn split<'w>(
    word: &'w str,
    out: &mut [(&'w str, &'w str); SYLLABLES_MAX],
    at: usize,
) -> Option<usize> {
    if word.is_empty() {
        return (at > 0).then_some(at);
    }
    out.get(at)?;
    for initial in initials(word) {
        let Some((head, tail)) = word.split_at_checked(initial) else { continue };
        let first = tail.as_bytes().first().copied().unwrap_or(0);
        for last in finals(first).iter().filter(|f| tail.starts_with(**f)) {
            let Some((own, rest)) = tail.split_at_checked(last.len()) else { continue };
            if !stands(head, own) {
                continue;
            }
            if let Some(slot) = out.get_mut(at) {
                *slot = (head, own);
            }
            if let Some(count) = split(rest, out, at + 1) {
                return Some(count);
            }
        }
    }
    None
}

/// Whether there is such a syllable.
fn stands(initial: &str, last: &str) -> bool {
    let begins = |letters: &[u8]| last.as_bytes().first().is_some_and(|c| letters.contains(c));
    match initial {
        "" => matches!(
            last,
            "a" | "ai" | "an" | "ang" | "ao" | "e" | "ei" | "en" | "eng" | "er" | "o" | "ou"
        ),
        "y" => matches!(
            last,
            "a" | "an"
                | "ang"
                | "ao"
                | "e"
                | "i"
                | "in"
                | "ing"
                | "o"
                | "ong"
                | "ou"
                | "u"
                | "uan"
                | "ue"
                | "un"
        ),
        "w" => matches!(last, "a" | "ai" | "an" | "ang" | "ei" | "en" | "eng" | "o" | "u"),
        "j" | "q" | "x" => begins(b"iuv") && !matches!(last, "ua" | "uai" | "uang" | "ui" | "uo"),
        "zh" | "ch" | "sh" | "r" | "z" | "c" | "s" => {
            last == "i" || !begins(b"iv") && !matches!(last, "ue" | "er" | "o")
        }
        "b" | "p" | "m" | "f" => {
            !begins(b"v") && (!begins(b"u") || last == "u") && last != "ong" && last != "iang"
        }
        "g" | "k" | "h" => !begins(b"iv") && !matches!(last, "o" | "er" | "ue"),
        _ => !matches!(last, "er" | "ua" | "uai" | "uang" | "o"),
    }
}

/// How a syllable sounds: q is ch, x is sh, c is ts.
fn sound((initial, last): (&str, &str), out: &mut Codes) {
    let code: &[u8] = match initial {
        "zh" => b"J",
        "ch" | "q" => b"C",
        "sh" | "x" => b"S",
        "c" => b"Q",
        other => other.as_bytes(),
    };
    out.extend_from_slice(code);
    latin::write(last.as_bytes(), out);
}

/// How Wade and Giles wrote a syllable, without their apostrophes, which nobody prints.
fn wade_giles((initial, last): (&str, &str), out: &mut Codes) {
    let code: &[u8] = match initial {
        "b" => b"p",
        "d" => b"t",
        "g" => b"k",
        "zh" | "ch" | "q" | "j" => b"C",
        "x" | "sh" => b"S",
        "z" | "c" => b"Q",
        "r" => b"j",
        other => other.as_bytes(),
    };
    out.extend_from_slice(code);
    let last: &str = match (initial, last) {
        ("g" | "k" | "h" | "", "e") => "o",
        ("d" | "t" | "n" | "l" | "z" | "c" | "s" | "zh" | "ch" | "sh" | "r", "uo") => "o",
        ("g" | "k", "ui") => "uei",
        ("y", "ou") => "u",
        ("y", "an") => "en",
        ("y", "ong") => "ung",
        (_, "ong") => "ung",
        (_, "iong") => "iung",
        (_, "ian") => "ien",
        ("s" | "z" | "c", "i") => "u",
        (_, other) => other,
    };
    latin::write(last.as_bytes(), out);
}
