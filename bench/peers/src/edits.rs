//! A listed name in, the same name as somebody would get it wrong out. Seeded: every engine is
//! asked the same.

/// What romanisations of one name exchange, in either direction.
const RESPELT: [(&str, &str); 20] = [
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "ai"),
    ("ay", "ai"),
    ("kh", "h"),
    ("dh", "d"),
    ("th", "t"),
    ("gh", "g"),
    ("q", "k"),
    ("c", "k"),
    ("j", "dj"),
    ("iy", "y"),
    ("ii", "i"),
    ("mm", "m"),
    ("ss", "s"),
    ("sch", "sh"),
    ("ph", "f"),
    ("v", "w"),
    ("e", "i"),
];
/// Letters of a word that is edited: in a shorter one an edit gives another name.
const LETTERS_MIN: usize = 4;
/// Letters a dropped word may have at least: a dropped `al` is no loss.
const DROPPED_MIN: usize = 3;

/// Numbers from a seed (splitmix64).
#[derive(Debug, Clone)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from((u128::from(self.next()) * end as u128) >> 64).unwrap_or_default()
    }
}

/// One letter of one word left out, doubled, exchanged with its neighbour, or another.
pub(crate) fn typo(name: &str, dice: &mut Dice) -> Option<String> {
    let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    let is_fit =
        |word: &String| word.chars().filter(|c| c.is_ascii_alphabetic()).count() >= LETTERS_MIN;
    let fit: Vec<usize> =
        words.iter().enumerate().filter(|(_, word)| is_fit(word)).map(|(n, _)| n).collect();
    let word = words.get_mut(*fit.get(dice.below(fit.len()))?)?;
    let mut letters: Vec<char> = word.chars().collect();
    let places: Vec<usize> = (0..letters.len())
        .filter(|n| letters.get(*n).is_some_and(char::is_ascii_alphabetic))
        .collect();
    let at = *places.get(dice.below(places.len()))?;
    let other = char::from(b'a' + u8::try_from(dice.below(26)).ok()?);
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, *letters.get(at)?),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => *letters.get_mut(at)? = other,
    }
    *word = letters.into_iter().collect();
    let out = words.join(" ");
    (!out.eq_ignore_ascii_case(name)).then_some(out)
}

/// Two typos, wherever they fall.
pub(crate) fn two_typos(name: &str, dice: &mut Dice) -> Option<String> {
    let once = typo(name, dice)?;
    let twice = typo(&once, dice)?;
    (!twice.eq_ignore_ascii_case(name)).then_some(twice)
}

/// One word of three or more left out.
pub(crate) fn dropped(name: &str, dice: &mut Dice) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let fit: Vec<usize> = (0..words.len())
        .filter(|n| words.get(*n).is_some_and(|w| w.chars().count() >= DROPPED_MIN))
        .collect();
    if fit.len() < 3 {
        return None;
    }
    let out = *fit.get(dice.below(fit.len()))?;
    let left = words.iter().enumerate().filter(|(n, _)| *n != out).map(|(_, w)| *w);
    Some(left.collect::<Vec<_>>().join(" "))
}

/// Two exchanges of the kind two romanisations make.
pub(crate) fn respelt(name: &str, dice: &mut Dice) -> Option<String> {
    let mut out = name.to_lowercase();
    let mut done = 0;
    for _ in 0..RESPELT.len() * 4 {
        let (mut from, mut to) = *RESPELT.get(dice.below(RESPELT.len()))?;
        if dice.below(2) == 0 {
            std::mem::swap(&mut from, &mut to);
        }
        // Not in the first letter of the name.
        if let Some(at) = out.get(1..).and_then(|rest| rest.find(from)) {
            let mut next = out.clone();
            next.replace_range(at + 1..at + 1 + from.len(), to);
            if !has_three(&next) {
                out = next;
                done += 1;
            }
        }
        if done == 2 {
            return (out != name.to_lowercase()).then_some(out);
        }
    }
    None
}

/// Whether a letter stands three times in a row, which no romanisation writes.
fn has_three(name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    letters.windows(3).any(|w| matches!(w, [a, b, c] if a == b && b == c))
}
