//! A name in, another way somebody would write it, or mistype it, out.

use crate::dice::Dice;

/// What romanisations and clerks exchange.
const RESPELT: [(&str, &str); 22] = [
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "ai"),
    ("ai", "ay"),
    ("ey", "i"),
    ("mm", "m"),
    ("ss", "s"),
    ("dh", "d"),
    ("kh", "h"),
    ("q", "k"),
    ("j", "zh"),
    ("y", "i"),
    ("iy", "y"),
    ("sch", "sh"),
    ("ph", "f"),
    ("v", "w"),
    ("z", "s"),
    ("c", "k"),
    ("e", "a"),
    ("o", "u"),
    ("a", "e"),
];
/// Letters of a word that may be mistyped; in shorter ones an edit gives another word.
const TYPO_LETTERS_MIN: usize = 5;

/// Another spelling; the same when none of the exchanges fits.
pub(crate) fn other(name: &str, dice: &mut Dice) -> String {
    let start = dice.below(RESPELT.len());
    let fits = RESPELT.iter().cycle().skip(start).take(RESPELT.len()).find(|(from, _)| {
        // Not in the first letters of the name: those are rarely exchanged.
        name.char_indices()
            .nth(1)
            .is_some_and(|(at, _)| name.get(at..).unwrap_or("").contains(from))
    });
    fits.map_or_else(
        || name.to_owned(),
        |(from, to)| {
            let at = name.char_indices().nth(1).map_or(0, |(at, _)| at);
            let (head, tail) = name.split_at(at);
            format!("{head}{}", tail.replacen(from, to, 1))
        },
    )
}

/// One letter of one long word wrong: left out, doubled, exchanged with its neighbour, or another.
pub(crate) fn typo(name: &str, dice: &mut Dice) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_long = |word: &&str| {
        word.chars().count() >= TYPO_LETTERS_MIN && word.chars().all(|c| c.is_ascii_alphabetic())
    };
    let long: Vec<usize> =
        (0..words.len()).filter(|n| words.get(*n).is_some_and(is_long)).collect();
    let place = *dice.pick(&long)?;
    let mut letters: Vec<char> = words.get(place)?.chars().collect();
    let at = 1 + dice.below(letters.len() - 2);
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, *letters.get(at)?),
        2 => letters.swap(at, at + 1),
        _ => *letters.get_mut(at)? = char::from(b'a' + u8::try_from(dice.below(26)).ok()?),
    }
    let mut out: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    *out.get_mut(place)? = letters.into_iter().collect();
    let out = out.join(" ");
    (out != name).then_some(out)
}
