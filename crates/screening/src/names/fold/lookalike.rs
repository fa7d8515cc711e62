//! A word of letters of two scripts that look alike in; the word in the one script it is meant to
//! be read in, out. A Cyrillic a in a Latin name is read as what it looks like; folding says so.

use crate::names::room::{Room, Text};
use crate::names::script::Script;

/// Scripts whose letters are taken for one another.
pub(super) const fn may_mix(a: Script, b: Script) -> bool {
    const fn is_one(s: Script) -> bool {
        matches!(s, Script::Latin | Script::Cyrillic | Script::Greek)
    }
    is_one(a) && is_one(b)
}

/// The word in one script; none where its letters look like no one script's.
pub(super) fn as_one_script<'r>(word: &str, room: &'r Room) -> Option<(Text<'r>, Script)> {
    let read = |letter: fn(char) -> Option<char>| {
        let is_whole = word.chars().all(|c| letter(c).is_some());
        is_whole.then(|| Text::from_iter_in(word.chars().filter_map(letter), room))
    };
    let as_latin = read(latin).map(|word| (word, Script::Latin));
    as_latin.or_else(|| read(cyrillic).map(|word| (word, Script::Cyrillic)))
}

/// The Latin letter a letter looks like, or is.
const fn latin(c: char) -> Option<char> {
    Some(match c {
        'а' | 'α' => 'a',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'с' => 'c',
        'С' => 'C',
        'ԁ' => 'd',
        'е' => 'e',
        'Е' | 'Ε' => 'E',
        'һ' => 'h',
        'Н' | 'Η' => 'H',
        'і' | 'ι' => 'i',
        'І' | 'Ι' => 'I',
        'ј' => 'j',
        'Ј' => 'J',
        'к' | 'κ' => 'k',
        'К' | 'Κ' => 'K',
        'ӏ' | 'Ӏ' => 'l',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'о' | 'ο' => 'o',
        'О' | 'Ο' => 'O',
        'р' | 'ρ' => 'p',
        'Р' | 'Ρ' => 'P',
        'ԛ' => 'q',
        'ѕ' => 's',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'Х' | 'Χ' => 'X',
        'у' => 'y',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        _ if (c as u32) < 0x370 || (c as u32) > 0x1E00 && (c as u32) < 0x1F00 => c,
        _ => return None,
    })
}

/// The Cyrillic letter a letter looks like, or is.
const fn cyrillic(c: char) -> Option<char> {
    Some(match c {
        'a' => 'а',
        'A' => 'А',
        'B' => 'В',
        'c' => 'с',
        'C' => 'С',
        'e' => 'е',
        'E' => 'Е',
        'H' => 'Н',
        'i' => 'і',
        'I' => 'І',
        'j' => 'ј',
        'k' | 'κ' => 'к',
        'K' | 'Κ' => 'К',
        'M' | 'Μ' => 'М',
        'o' | 'ο' => 'о',
        'O' | 'Ο' => 'О',
        'p' | 'ρ' => 'р',
        'P' | 'Ρ' => 'Р',
        's' => 'ѕ',
        'T' | 'Τ' => 'Т',
        'x' => 'х',
        'X' | 'Χ' => 'Х',
        'y' => 'у',
        'Y' | 'Υ' => 'У',
        'ё' | 'ë' => 'ё',
        _ if (c as u32) >= 0x400 && (c as u32) < 0x530 => c,
        _ => return None,
    })
}
