//! Words of one Korean syllable each in; where they write a foreign name, a word for each word of
//! it out. A Korean name stays syllables: they are what its spellings in Latin are made of.

use crate::names::fold::Word;
use crate::names::script::Script;

/// Syllables of a Korean name at most: a family name of two and a given name of two.
const NATIVE_MAX: usize = 3;

/// Family names of two syllables.
const DOUBLE: [&str; 8] = ["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"];

/// Puts the syllables of foreign names together.
pub(super) fn join(words: Vec<Word>) -> Vec<Word> {
    let is_syllable = |w: &Word| w.script == Script::Hangul && w.text.chars().nth(1).is_none();
    if words.iter().filter(|w| is_syllable(w)).count() <= 1 {
        return words;
    }
    let mut runs: Vec<Vec<Word>> = Vec::new();
    for word in words {
        match runs.last_mut() {
            Some(run) if word.is_attached && is_syllable(&word) && run.iter().all(is_syllable) => {
                run.push(word);
            }
            _ => runs.push(vec![word]),
        }
    }
    if is_native(&runs) {
        return runs.into_iter().flatten().collect();
    }
    let one = |run: Vec<Word>| {
        let text: String = run.iter().map(|w| w.text.as_str()).collect();
        run.into_iter().next().map(|first| Word { text, ..first })
    };
    runs.into_iter().filter_map(one).collect()
}

/// Whether the syllables may be a Korean name: few, or a family name of one syllable first.
fn is_native(runs: &[Vec<Word>]) -> bool {
    let [first, rest @ ..] = runs else { return true };
    if first.iter().any(|w| w.script != Script::Hangul) {
        return false;
    }
    let text: String = first.iter().map(|w| w.text.as_str()).collect();
    let is_double = DOUBLE.iter().any(|d| text.starts_with(d));
    match first.len() {
        1 => true,
        length if rest.is_empty() => length <= NATIVE_MAX || is_double && length == 4,
        length => is_double && length == 2,
    }
}
