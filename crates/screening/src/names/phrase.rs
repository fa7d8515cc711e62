//! The words of a name in, the same words with the phrases of the table read as one word out:
//! `joint stock company`, 有限公司, بین المللی. Never reads across scripts or brackets.

use super::fold::Word;
use super::words::{self, Lexicon};

/// Reads phrases as one word, the longest first.
#[must_use]
pub fn merge(words: Vec<Word>, lexicon: Lexicon) -> Vec<Word> {
    if !words.iter().any(|w| words::phrase_max(&w.text, lexicon) > 1) {
        return words;
    }
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        let length = longest(first, tail, lexicon);
        let run = rest.get(..length).unwrap_or(&[]);
        if run.len() > 1 {
            let mut text = String::new();
            run.iter().for_each(|w| push(&mut text, w));
            let is_capitals = run.iter().all(|w| w.is_capitals);
            out.push(Word { text, is_capitals, ..first.clone() });
        } else {
            out.push(first.clone());
        }
        rest = rest.get(run.len().max(1)..).unwrap_or(&[]);
    }
    out
}

/// Words of the longest phrase that begins here; 1 when none does.
fn longest(first: &Word, tail: &[Word], lexicon: Lexicon) -> usize {
    let most = words::phrase_max(&first.text, lexicon);
    let same = |w: &&Word| w.script == first.script && w.is_bracketed == first.is_bracketed;
    let mut joined = first.text.clone();
    let mut best = 1;
    for (at, word) in tail.iter().take(most.saturating_sub(1)).take_while(same).enumerate() {
        push(&mut joined, word);
        if words::is_phrase(&joined, lexicon) {
            best = at + 2;
        }
    }
    best
}

/// Adds a word to a phrase: after a gap, but for scripts that write none.
fn push(text: &mut String, word: &Word) {
    if !text.is_empty() && !word.script.is_syllabic() {
        text.push(' ');
    }
    text.push_str(&word.text);
}

/// Whose names such words are when nobody said: a body's if a word of them says so by itself.
#[must_use]
pub fn settle(words: &[Word], lexicon: Lexicon) -> Lexicon {
    let says_so = |w: &Word| words::look_up(&w.text, Lexicon::Bodies).is_some_and(|e| e.is_sure);
    match lexicon {
        Lexicon::Unsaid if words.iter().any(says_so) => Lexicon::Bodies,
        Lexicon::Unsaid => Lexicon::Persons,
        said => said,
    }
}
