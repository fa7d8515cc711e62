//! The words of a name in, the same words with the phrases of the table read as one word out:
//! `joint stock company`, 有限公司, بین المللی. Never reads across scripts or brackets.

use super::fold::Word;
use super::room::{List, Room, Text};
use super::words::{Lexicon, Said};

/// Reads phrases as one word, the longest first; what the table says of each word comes with them.
#[must_use]
pub fn merge<'r>(
    words: List<'r, Word<'r>>,
    lexicon: Lexicon,
    room: &'r Room,
) -> (List<'r, Word<'r>>, List<'r, Said>) {
    let said = said(&words, room);
    if said.iter().all(|s| s.phrase_max(lexicon) <= 1) {
        return (words, said);
    }
    let mut out = List::with_capacity_in(words.len(), room);
    let mut out_said = List::with_capacity_in(words.len(), room);
    let (mut rest, mut rest_said) = (words.as_slice(), said.as_slice());
    while let ([first, tail @ ..], [own, ..]) = (rest, rest_said) {
        let length = longest((first, tail), own.phrase_max(lexicon), lexicon, room);
        let run = rest.get(..length).unwrap_or(&[]);
        if run.len() > 1 {
            let mut text = Text::new_in(room);
            run.iter().for_each(|w| push(&mut text, w));
            let is_capitals = run.iter().all(|w| w.is_capitals);
            out_said.push(Said::of(&text));
            out.push(Word { text: text.into_bump_str(), is_capitals, ..*first });
        } else {
            out_said.push(*own);
            out.push(*first);
        }
        rest = rest.get(run.len().max(1)..).unwrap_or(&[]);
        rest_said = rest_said.get(run.len().max(1)..).unwrap_or(&[]);
    }
    (out, out_said)
}

/// What the table says of each word.
#[must_use]
pub fn said<'r>(words: &[Word<'_>], room: &'r Room) -> List<'r, Said> {
    List::from_iter_in(words.iter().map(|w| Said::of(w.text)), room)
}

/// Words of the longest phrase that begins here, of `most` at most; 1 when none does.
fn longest(
    (first, tail): (&Word<'_>, &[Word<'_>]),
    most: usize,
    lexicon: Lexicon,
    room: &Room,
) -> usize {
    if most <= 1 {
        return 1;
    }
    let same = |w: &&Word<'_>| w.script == first.script && w.is_bracketed == first.is_bracketed;
    let mut joined = Text::from_str_in(first.text, room);
    let mut best = 1;
    for (at, word) in tail.iter().take(most.saturating_sub(1)).take_while(same).enumerate() {
        push(&mut joined, word);
        if Said::of(&joined).is_phrase(lexicon) {
            best = at + 2;
        }
    }
    best
}

/// Adds a word to a phrase: after a gap, but for scripts that write none.
fn push(text: &mut Text<'_>, word: &Word<'_>) {
    if !text.is_empty() && !word.script.is_syllabic() {
        text.push(' ');
    }
    text.push_str(word.text);
}

/// Whose names such words are when nobody said: a body's if a word of them says so by itself.
#[must_use]
pub fn settle(said: &[Said], lexicon: Lexicon) -> Lexicon {
    let says_so = |s: &Said| s.entry(Lexicon::Bodies).is_some_and(|e| e.is_sure);
    match lexicon {
        Lexicon::Unsaid if said.iter().any(says_so) => Lexicon::Bodies,
        Lexicon::Unsaid => Lexicon::Persons,
        said => said,
    }
}
