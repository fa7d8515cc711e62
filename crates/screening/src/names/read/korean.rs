//! Words of one Korean syllable each in; where they write a foreign name, a word for each word of
//! it out. A Korean name stays syllables: they are what its spellings in Latin are made of.

use crate::names::fold::Word;
use crate::names::room::{self, List, Room};
use crate::names::script::Script;

/// Syllables of a Korean name at most: a family name of two and a given name of two.
const NATIVE_MAX: usize = 3;

/// Family names of two syllables.
const DOUBLE: [&str; 8] = ["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"];

/// Puts the syllables of foreign names together; none where there are none.
pub(super) fn join<'r>(words: &[Word<'r>], room: &'r Room) -> Option<List<'r, Word<'r>>> {
    let is_syllable = |w: &Word<'_>| w.script == Script::Hangul && w.text.chars().nth(1).is_none();
    if words.iter().filter(|w| is_syllable(w)).count() <= 1 {
        return None;
    }
    let is_run = |a: &Word<'_>, b: &Word<'_>| b.is_attached && is_syllable(a) && is_syllable(b);
    let runs = || words.chunk_by(is_run);
    if is_native(runs()) {
        return None;
    }
    let one = |run: &[Word<'r>]| match run {
        [first, _, ..] => {
            let text = room::joined(run.iter().map(|w| w.text), room);
            Some(Word { text, ..*first })
        }
        _ => run.first().copied(),
    };
    Some(List::from_iter_in(runs().filter_map(one), room))
}

/// Whether the syllables may be a Korean name: few, or a family name of one syllable first.
fn is_native<'w>(mut runs: impl Iterator<Item = &'w [Word<'w>]>) -> bool {
    let Some(first) = runs.next() else { return true };
    if first.iter().any(|w| w.script != Script::Hangul) {
        return false;
    }
    let begins = |name: &str| {
        let rest = first.iter().try_fold(name, |rest, w| {
            if rest.is_empty() { Some(rest) } else { rest.strip_prefix(w.text) }
        });
        rest.is_some_and(str::is_empty)
    };
    let is_double = DOUBLE.iter().any(|name| begins(name));
    match first.len() {
        1 => true,
        length if runs.next().is_none() => length <= NATIVE_MAX || is_double && length == 4,
        length => is_double && length == 2,
    }
}
