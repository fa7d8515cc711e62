//! A password somebody wants in, whether it will do out. Length decides, not kinds of characters:
//! what anybody would try first is taken out, and enough has to remain.
//! Never keeps a word of it, and never says which part was known.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Characters a password has. Source: NIST SP 800-63B-4, section 3.1.1.2, asks for 15 where nothing
/// else protects and 8 beside another factor; lock-out and rates stand beside this one.
pub const CHARS_MIN: usize = 12;

/// Bytes of one. Beyond it hashing would be work that anybody can order.
pub const BYTES_MAX: usize = 1_024;

/// Characters that remain when what is known is taken out.
pub const REST_MIN: usize = 6;

/// Different characters it has.
pub const DIFFERENT_MIN: usize = 5;

/// Neighbours on a keyboard or in an alphabet that count as one stroke.
const RUN_MIN: usize = 4;

/// Letters of a word of the account or the organisation that is taken out: shorter ones stand in
/// every text.
const OWN_WORD_MIN: usize = 3;

/// Rows of keyboards and alphabets, which hands run along.
const ROWS: [&str; 9] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];

static STEMS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let lines = include_str!("stems.txt").lines().filter(|l| !l.starts_with('#'));
    let mut stems: Vec<Vec<char>> = lines.map(|l| l.trim().chars().collect()).collect();
    stems.retain(|s| !s.is_empty());
    // The longest first: what is left of a long word is not another word.
    stems.sort_by_key(|s| std::cmp::Reverse(s.len()));
    stems
});

/// Why a password will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// It has too few characters.
    Short,
    /// It has too many bytes.
    Long,
    /// A character that no keyboard types.
    Control,
    /// The same again and again.
    Repeated,
    /// Little remains when what anybody would try first is taken out.
    Guessed,
}

impl Weak {
    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Short => "door.weak.short",
            Self::Long => "door.weak.long",
            Self::Control => "door.weak.control",
            Self::Repeated => "door.weak.repeated",
            Self::Guessed => "door.weak.guessed",
        }
    }
}

/// Holds a password against what anybody would try first, the owner's own names among it.
///
/// # Errors
/// Why it will not do.
pub fn check(password: &str, own_names: &[&str]) -> Result<(), Weak> {
    if password.len() > BYTES_MAX {
        return Err(Weak::Long);
    }
    if password.chars().any(char::is_control) {
        return Err(Weak::Control);
    }
    if password.chars().count() < CHARS_MIN {
        return Err(Weak::Short);
    }
    let letters: Vec<char> = password.chars().flat_map(char::to_lowercase).collect();
    let different: BTreeSet<&char> = letters.iter().collect();
    if different.len() < DIFFERENT_MIN || is_one_again(&letters) {
        return Err(Weak::Repeated);
    }
    let own: Vec<Vec<char>> = own_words(own_names);
    // As typed and as meant: `p4ssw0rd` is `password`.
    let meant: Vec<char> = letters.iter().map(|c| meant_by(*c)).collect();
    let rest = [letters, meant].into_iter().map(|l| rest_of(l, &own)).min().unwrap_or(0);
    if rest < REST_MIN { Err(Weak::Guessed) } else { Ok(()) }
}

/// Whether it is one short word written again and again.
fn is_one_again(letters: &[char]) -> bool {
    (1..=letters.len() / 2).any(|period| {
        let (before, after) = (letters.iter(), letters.iter().skip(period));
        before.zip(after).all(|(a, b)| a == b)
    })
}

fn own_words(names: &[&str]) -> Vec<Vec<char>> {
    let words = names.iter().flat_map(|n| n.split(|c: char| !c.is_alphanumeric()));
    let words = words.map(|w| w.chars().flat_map(char::to_lowercase).collect::<Vec<char>>());
    let mut words: Vec<Vec<char>> = words.filter(|w| w.len() >= OWN_WORD_MIN).collect();
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    words
}

const fn meant_by(typed: char) -> char {
    match typed {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '8' => 'b',
        other => other,
    }
}

/// Characters that remain when words, years, runs and repetitions are taken out.
fn rest_of(mut letters: Vec<char>, own: &[Vec<char>]) -> usize {
    for word in own.iter().chain(STEMS.iter()) {
        letters = without(&letters, word);
    }
    let mut rest = 0;
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let ahead = letters.get(at..).unwrap_or_default();
        let known = run(ahead).max(year(ahead)).max(same(ahead));
        if known > 0 {
            at += known;
        } else {
            rest += usize::from(letter.is_alphanumeric() || !letter.is_ascii());
            at += 1;
        }
    }
    rest
}

/// A gap stays where a word was: what stood around it makes no new word.
const GAP: char = ' ';

fn without(letters: &[char], word: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if letters.get(at..).is_some_and(|ahead| ahead.starts_with(word)) {
            out.push(GAP);
            at += word.len();
        } else {
            out.push(*letter);
            at += 1;
        }
    }
    out
}

/// Letters that a hand runs along a row, forwards or backwards.
fn run(ahead: &[char]) -> usize {
    let along = |row: &str, is_back: bool| {
        let mut row: Vec<char> = row.chars().collect();
        if is_back {
            row.reverse();
        }
        let starts = 0..row.len();
        let lengths = starts.map(|from| {
            let tail = row.get(from..).unwrap_or_default();
            ahead.iter().zip(tail).take_while(|(a, b)| a == b).count()
        });
        lengths.max().unwrap_or(0)
    };
    let best = ROWS.iter().map(|row| along(row, false).max(along(row, true))).max().unwrap_or(0);
    if best >= RUN_MIN { best } else { 0 }
}

/// Four digits that are a year somebody lives in.
fn year(ahead: &[char]) -> usize {
    match ahead {
        ['1', '9', a, b, ..] | ['2', '0', a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit() => {
            4
        }
        _ => 0,
    }
}

/// One character three times or more.
fn same(ahead: &[char]) -> usize {
    let count = ahead.iter().take_while(|c| ahead.first() == Some(c)).count();
    if count >= 3 { count } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(password: &str) -> Option<Weak> {
        check(password, &["p.moreau", "Pauline Moreau", "The Harbour Service"]).err()
    }

    #[test]
    fn length_decides_and_not_kinds_of_characters() {
        for good in [
            "vole under brass kettle",
            "kettlevolebrass",
            "زنبق‌های کنار رودخانه",
            "tq8-zkf1-mwp3-uj",
            "Ünwägbar im Kleiderschrank",
        ] {
            assert_eq!(told(good), None, "{good}");
        }
    }

    #[test]
    fn what_anybody_would_try_first_will_not_do() {
        for (bad, why) in [
            ("shortpass", Weak::Short),
            ("aaaaaaaaaaaaaa", Weak::Repeated),
            ("abcabcabcabc", Weak::Repeated),
            ("vole kettle vole kettle ", Weak::Repeated),
            ("password2024!!", Weak::Guessed),
            ("P4ssw0rd-P4ssw0rd1", Weak::Guessed),
            ("qwertyuiop1234", Weak::Guessed),
            ("1234567890!Qw", Weak::Guessed),
            ("Moreau1984Moreau", Weak::Guessed),
            ("harbour-service-7", Weak::Guessed),
            ("welcome.summer.2026", Weak::Guessed),
            ("zyxwvutsrqpo99", Weak::Guessed),
            ("embassy-paris-2020", Weak::Guessed),
            ("line\nbreak and more", Weak::Control),
        ] {
            assert_eq!(told(bad), Some(why), "{bad}");
        }
        assert_eq!(told(&"x7 ".repeat(400)), Some(Weak::Long));
    }

    #[test]
    fn the_words_are_lower_case_and_once_each() {
        let all: BTreeSet<&Vec<char>> = STEMS.iter().collect();
        assert_eq!(all.len(), STEMS.len());
        assert!(STEMS.iter().flatten().all(char::is_ascii_lowercase));
        assert!(STEMS.len() > 150);
    }
}
