//! Words of the name of a body in, those that are Roman numerals as digits out: Fund II is Fund 2.
//! Never the first word, which names the body, nor a letter that only looks like a numeral.

use crate::names::fold::Word;
use crate::names::room::Room;
use crate::names::script::Script;
use crate::names::words::{self, Class, Lexicon};

/// The greatest number that is read. Greater ones are the initials of something.
const GREATEST: u32 = 39;

/// Writes Roman numerals in digits; whether there were any.
pub(super) fn in_digits<'r>(words: &mut [Word<'r>], room: &'r Room) -> bool {
    let mut is_any = false;
    for at in 1..words.len() {
        let is_named = at > 1
            || words.first().is_some_and(|w| words::look_up(w.text, Lexicon::Bodies).is_none());
        let is_last = is_named && words.get(at..).is_some_and(ends_a_name);
        let Some(word) = words.get_mut(at) else { continue };
        // A letter alone is a numeral only where the name ends: Fund I, Ltd. It is the name where
        // nothing else is: Bank X.
        if !word.is_capitals || word.script != Script::Latin || word.is_letter() && !is_last {
            continue;
        }
        if let Some(number) = value(word.text) {
            word.text = bumpalo::format!(in room, "{}", number).into_bump_str();
            word.script = Script::Digit;
            is_any = true;
        }
    }
    is_any
}

/// Whether the first of these words stands by itself (B.I. and I/E are letters of something), and
/// those after it say no more than in what form or where a body is.
fn ends_a_name(words: &[Word<'_>]) -> bool {
    let [own, rest @ ..] = words else { return false };
    let says_little = |word: &Word<'_>| {
        let entry = words::look_up(word.text, Lexicon::Bodies);
        word.is_bracketed || entry.is_some_and(|e| e.class.is_light() || e.class == Class::Place)
    };
    !own.is_dotted && rest.iter().all(|word| !word.is_dotted && says_little(word))
}

/// The number that Roman numerals say; none for what is none, and for one that is not written so.
fn value(text: &str) -> Option<u32> {
    let rest = text.trim_start_matches('x');
    let tens = u32::try_from(text.len() - rest.len()).ok()?;
    let ones = match rest {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    let number = 10 * tens + ones;
    (1..=GREATEST).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::fold::fold;

    fn digits(raw: &str) -> Vec<String> {
        let room = Room::new();
        let mut words = fold(raw, &room).words;
        in_digits(&mut words, &room);
        words.iter().map(|w| w.text.to_owned()).collect()
    }

    #[test]
    fn numerals_are_numbers() {
        assert_eq!(digits("Nordlicht Fund XIV Ltd"), ["nordlicht", "fund", "14", "ltd"]);
        assert_eq!(digits("Nordlicht Fund I, Ltd."), ["nordlicht", "fund", "1", "ltd"]);
        assert_eq!(digits("X Fund Xi"), ["x", "fund", "xi"]);
        assert_eq!(digits("Bank X Ltd"), ["bank", "x", "ltd"]);
        assert_eq!(digits("Nordlicht B.I."), ["nordlicht", "b", "i"]);
        assert_eq!(digits("V I Nordlicht IIX"), ["v", "i", "nordlicht", "iix"]);
        assert_eq!(digits("Instituto X Nordlicht"), ["instituto", "x", "nordlicht"]);
    }
}
