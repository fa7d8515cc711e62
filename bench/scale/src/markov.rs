//! Names in, names like them that nobody in the list bears out: what makes a list of a million
//! grow its stock of words as a real one does. Never a word that is there already.

use crate::dice::Dice;
use std::collections::{HashMap, HashSet};

/// Letters that decide the next.
const ORDER: usize = 3;
/// Letters of the longest word made.
const LETTERS_MAX: usize = 12;
/// Letters of the shortest.
const LETTERS_MIN: usize = 4;
/// Tries before a known word is taken after all.
const TRIES: usize = 8;

/// What follows what.
#[derive(Debug, Clone, Default)]
pub(crate) struct Maker {
    next: HashMap<Vec<char>, Vec<char>>,
    known: HashSet<String>,
}

impl Maker {
    /// Learns from words; keeps every repeat, so that common beginnings stay common.
    pub(crate) fn of<'a>(words: impl IntoIterator<Item = &'a String>) -> Self {
        let mut made = Self::default();
        for word in words {
            let lower = word.to_lowercase();
            let mut last: Vec<char> = vec!['^'; ORDER];
            for letter in lower.chars().chain(['$']) {
                made.next.entry(last.clone()).or_default().push(letter);
                last.remove(0);
                last.push(letter);
            }
            made.known.insert(lower);
        }
        made
    }

    /// A new word, its first letter large.
    pub(crate) fn word(&self, dice: &mut Dice) -> Option<String> {
        (0..TRIES).find_map(|_| self.once(dice)).map(|word| {
            let mut letters = word.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        })
    }

    fn once(&self, dice: &mut Dice) -> Option<String> {
        let mut last: Vec<char> = vec!['^'; ORDER];
        let mut word = String::new();
        loop {
            let letter = *dice.pick(self.next.get(&last)?)?;
            if letter == '$' {
                break;
            }
            word.push(letter);
            last.remove(0);
            last.push(letter);
            if word.chars().count() > LETTERS_MAX {
                return None;
            }
        }
        let is_new = word.chars().count() >= LETTERS_MIN && !self.known.contains(&word);
        is_new.then_some(word)
    }
}
