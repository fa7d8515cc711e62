//! A folded Latin word in, how Russian would write it out, where it is written as Belarusian or
//! Ukrainian names are: g for h, -ovsky for -ouski, -ovna for -auna, -anov for -anau. Says nothing
//! of words that do not end as such names do, and never who bears them.

use super::codes::{Draft, Sink};

/// How family names and patronymics of these languages end.
const ENDINGS: [&[u8]; 21] = [
    b"enko", b"enka", b"chuk", b"chyk", b"shuk", b"vych", b"vich", b"vna", b"auna", b"euna",
    b"ouna", b"ski", b"sky", b"skyi", b"skyy", b"skyj", b"skiy", b"ska", b"skaya", b"skaia",
    b"chik",
];

/// Letters that are one sound with an h behind them.
const JOINED: &[u8] = b"cgkpstzdw";

/// The word as Russian writes it; none where that is the same or the word is of another sort.
pub(super) fn as_russian(word: &[u8]) -> Option<Draft> {
    let is_of_sort = ENDINGS.iter().any(|ending| word.ends_with(ending));
    let has_family = ends_in_v(word);
    if word.len() < LETTERS_MIN || !is_of_sort && !has_family {
        return None;
    }
    let mut out = Draft::new();
    let (mut is_changed, mut before) = (false, 0_u8);
    for (at, &letter) in word.iter().enumerate() {
        let behind = word.get(at + 1..).unwrap_or(&[]);
        let written = match letter {
            b'h' if !JOINED.contains(&before) => b'g',
            b'a' if is_of_ov(behind, has_family) => b'o',
            b'u' if is_v(before, behind, has_family) => b'v',
            other => other,
        };
        is_changed |= written != letter;
        out.push(written);
        before = letter;
    }
    is_changed.then_some(out)
}

/// Letters of a word at least: shorter ones are of every language.
const LETTERS_MIN: usize = 6;

/// Whether a word ends as a Belarusian family name in -ov or -ev does, and as few others do.
fn ends_in_v(word: &[u8]) -> bool {
    match word {
        [.., before, b'a', b'u'] => b"hklnprstvz".contains(before),
        [.., before, b'o', b'u'] => b"klnsz".contains(before),
        [.., before, b'e', b'u'] => b"ae".contains(before),
        _ => false,
    }
}

/// Whether a u that stands so is a v: Halubouski, Mikalaeuna, Kazlou.
fn is_v(before: u8, behind: &[u8], has_family: bool) -> bool {
    let is_within = behind.starts_with(b"sk") || behind == b"na";
    b"aeo".contains(&before) && (is_within || has_family && behind.is_empty())
}

/// Whether an a with that behind it is the o of -ov.
fn is_of_ov(behind: &[u8], has_family: bool) -> bool {
    matches!(behind, [b'u', rest @ ..] if is_v(b'a', rest, has_family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_neighbours_are_written_as_russian_does() {
        let russian = |word: &str| as_russian(word.as_bytes()).map(|w| w.as_slice().to_vec());
        for (word, written) in [
            ("halubouski", "galubovski"),
            ("barysauski", "barysovski"),
            ("mikalaeuna", "mikalaevna"),
            ("hubanau", "gubanov"),
            ("kazlou", "kazlov"),
            ("hryhorenko", "grygorenko"),
        ] {
            assert_eq!(russian(word), Some(written.as_bytes().to_vec()), "{word}");
        }
        for word in ["saidou", "mathieu", "khalid", "zakharchenko", "ahmad", "hana"] {
            assert_eq!(russian(word), None, "{word}");
        }
    }
}
