//! Two words in, whether one is the other with one slip of the pen out; a word in, all that are so
//! near it out. Letters only: how they sound is `distance`'s to say.

/// Letters at least of the longer of the two: a shorter word with another letter is another word.
const LETTERS_MIN: usize = 5;
/// The same where the first letters differ, which people seldom get wrong.
const FIRST_MIN: usize = 7;
/// Letters of a word of which slips are looked for. Largest seen: 31. A longer one is met by its
/// sound only.
pub const LETTERS_MAX: usize = 32;

/// Whether one word is the other with a letter more, less or changed, or two that changed places.
/// Of words of the letters a to z only.
#[must_use]
pub fn is_slip(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    if !(LETTERS_MIN..=LETTERS_MAX).contains(&long.len()) || long.len() - short.len() > 1 {
        return false;
    }
    if short.first() != long.first() && long.len() < FIRST_MIN {
        return false;
    }
    let is_letters = |word: &[u8]| word.iter().all(u8::is_ascii_lowercase);
    let front = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (Some(short_rest), Some(long_rest)) = (short.get(front..), long.get(front..)) else {
        return false;
    };
    let is_one = match (short_rest, long_rest) {
        ([], [_]) => true,
        ([x, short_tail @ ..], [y, long_tail @ ..]) if short.len() == long.len() => {
            let is_turned = || match (short_tail, long_tail) {
                ([x2, short_end @ ..], [y2, long_end @ ..]) => {
                    x == y2 && y == x2 && short_end == long_end
                }
                _ => false,
            };
            short_tail == long_tail || is_turned()
        }
        (_, [_, long_tail @ ..]) => short_rest == long_tail && short.len() < long.len(),
        _ => false,
    };
    is_one && is_letters(short) && is_letters(long)
}

/// Tells every word that is a slip away from this one, some of them twice.
pub fn each(word: &str, mut tell: impl FnMut(&[u8])) {
    let word = word.as_bytes();
    let length = word.len();
    if length > LETTERS_MAX || !word.iter().all(u8::is_ascii_lowercase) {
        return;
    }
    let may_differ = |at: usize, long: usize| long >= if at == 0 { FIRST_MIN } else { LETTERS_MIN };
    for at in 0..=length {
        let (Some(front), Some(rest)) = (word.get(..at), word.get(at..)) else { return };
        if let [first, back @ ..] = rest
            && may_differ(at, length)
        {
            tell(Room::of(front, &[], back).letters());
            if let [second, back @ ..] = back
                && first != second
            {
                tell(Room::of(front, &[*second, *first], back).letters());
            }
            Room::of(front, &[0], back).each_letter(at, *first, &mut tell);
        }
        if may_differ(at, length + 1) {
            Room::of(front, &[0], rest).each_letter(at, 0, &mut tell);
        }
    }
}

/// A word put together of pieces.
struct Room {
    letters: [u8; LETTERS_MAX + 1],
    length: usize,
}

impl Room {
    fn of(front: &[u8], middle: &[u8], back: &[u8]) -> Self {
        let mut room = Self { letters: [0; LETTERS_MAX + 1], length: 0 };
        for (slot, letter) in room.letters.iter_mut().zip(front.iter().chain(middle).chain(back)) {
            *slot = *letter;
            room.length += 1;
        }
        room
    }

    fn letters(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or(&[])
    }

    /// Tells the word with each letter at that place but one.
    fn each_letter(mut self, at: usize, but: u8, tell: &mut impl FnMut(&[u8])) {
        for letter in (b'a'..=b'z').filter(|letter| *letter != but) {
            if let Some(slot) = self.letters.get_mut(at) {
                *slot = letter;
            }
            tell(self.letters());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_is_one_letter() {
        for (a, b) in [("hameed", "haieed"), ("stephen", "stpehen"), ("mudall", "mudalal")] {
            assert!(is_slip(a, b) && is_slip(b, a), "{a} {b}");
        }
        for (a, b) in [("karim", "karim"), ("kamal", "jamal"), ("chol", "chun"), ("tak", "taz")] {
            assert!(!is_slip(a, b) && !is_slip(b, a), "{a} {b}");
        }
        assert!(!is_slip("fund22", "fund23"));
    }

    proptest! {
        #[test]
        fn all_that_are_told_are_slips_and_all_slips_are_told(
            word in "[a-d]{3,8}",
            other in "[a-d]{3,8}",
        ) {
            let mut told = Vec::new();
            each(&word, |near| told.push(String::from_utf8(near.to_vec()).unwrap()));
            prop_assert!(told.iter().all(|near| is_slip(&word, near)));
            prop_assert_eq!(told.contains(&other), is_slip(&word, &other));
        }
    }
}
