//! What words meet in one index, kept from one search to the next and shared between threads: given
//! names and surnames come again, whole names hardly ever. Holds meetings of words with words of
//! the index and the working space of those who searched it, never an answer, and never more than
//! its bound.

use crate::matching::Bench;
use crate::names::words::Class;
use crate::names::{Met, View};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A token of the index that a word meets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    pub(crate) token: u32,
    pub(crate) weight: u32,
    pub(crate) met: Met,
}

impl Near {
    pub(crate) fn of(token: u32, view: &View<'_>, met: Met) -> Self {
        Self { token, weight: u32::from(view.weight), met }
    }
}

/// What words meet in one index. One for each index, made beside it.
#[derive(Debug, Default)]
pub struct Memo {
    shelves: [Mutex<Shelf>; SHELVES],
    /// Its seed is drawn anew for each memo: nobody can send words that all have one hash.
    hasher: RandomState,
    /// Of searches that are done, for those that come.
    benches: Mutex<Vec<Bench>>,
}

/// Words in their roles by their hash, and the tokens each meets, sorted. Of two of one hash the
/// later is kept, which costs time only.
#[derive(Debug, Default)]
struct Shelf {
    words: HashMap<u64, Kept>,
    /// Of all its words.
    letters: String,
}

/// One word of a shelf.
#[derive(Debug)]
struct Kept {
    /// Among the letters.
    letters: Range<usize>,
    role: Role,
    near: Arc<[Near]>,
}

/// What a word is beside its letters: its concept, and what it does in the name. A title counts as
/// a word that names where there is no other.
type Role = (u16, Class);

/// Parts that are locked by themselves. A power of two.
const SHELVES: usize = 16;

/// Words of one shelf, each in one role. Largest seen: 600, fifty thousand names of one batch;
/// beyond it the shelf is emptied, which costs time only.
const WORDS_MAX: usize = 4_000;

/// Benches kept: as many as search one index at a time on most machines. Beyond it a search makes
/// its own, which costs time only.
const BENCHES_MAX: usize = 16;

impl Memo {
    /// A place to search at.
    pub(crate) fn bench(&self) -> Bench {
        self.benches().pop().unwrap_or_default()
    }

    /// Keeps a place to search at.
    pub(crate) fn put_back(&self, bench: Bench) {
        let mut benches = self.benches();
        if benches.len() < BENCHES_MAX {
            benches.push(bench);
        }
    }

    fn benches(&self) -> MutexGuard<'_, Vec<Bench>> {
        self.benches.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a word meets: kept, or found out by `expand` now.
    pub(crate) fn of(&self, part: &View<'_>, expand: impl FnOnce() -> Arc<[Near]>) -> Arc<[Near]> {
        let word = (part.text, (part.concept, part.class));
        let hash = self.hasher.hash_one(word);
        let place = usize::try_from(hash >> (u64::BITS - SHELVES.ilog2())).unwrap_or(0);
        let Some(shelf) = self.shelves.get(place) else { return expand() };
        let lock = || shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(near) = lock().get(hash, word) {
            return Arc::clone(near);
        }
        // Not under the lock: others look up meanwhile, and at worst the same is found out twice.
        let near = expand();
        lock().keep(hash, word, &near);
        near
    }
}

impl Shelf {
    fn get(&self, hash: u64, (text, role): (&str, Role)) -> Option<&Arc<[Near]>> {
        let kept = self.words.get(&hash)?;
        let is_it = kept.role == role && self.letters.get(kept.letters.clone()) == Some(text);
        is_it.then_some(&kept.near)
    }

    fn keep(&mut self, hash: u64, word: (&str, Role), near: &Arc<[Near]>) {
        if self.get(hash, word).is_some() {
            return;
        }
        if self.words.len() >= WORDS_MAX {
            self.words.clear();
            self.letters.clear();
        }
        let (text, role) = word;
        let start = self.letters.len();
        self.letters.push_str(text);
        let letters = start..self.letters.len();
        self.words.insert(hash, Kept { letters, role, near: Arc::clone(near) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Way;

    #[test]
    fn a_word_gives_what_it_meets_in_its_role_and_no_other_word_does() {
        let met = Met { likeness: 1000, way: Way::Same };
        let near = |token: u32| -> Arc<[Near]> { Arc::from([Near { token, weight: 1, met }]) };
        let [as_name, as_number] = [(0, Class::Proper), (0, Class::Number)];
        let mut shelf = Shelf::default();
        shelf.keep(1, ("brenko", as_name), &near(1));
        shelf.keep(2, ("brenko", as_number), &near(2));
        shelf.keep(2, ("brenko", as_number), &near(3));
        let token = |shelf: &Shelf, hash, word| shelf.get(hash, word).map(|near| near[0].token);
        assert_eq!(token(&shelf, 1, ("brenko", as_name)), Some(1));
        assert_eq!(token(&shelf, 2, ("brenko", as_number)), Some(2));
        // Of one hash, as if by chance.
        assert_eq!(token(&shelf, 2, ("brenko", as_name)), None);
        assert_eq!(token(&shelf, 1, ("tarvik", as_name)), None);
        shelf.keep(1, ("tarvik", as_name), &near(4));
        assert_eq!(token(&shelf, 1, ("tarvik", as_name)), Some(4));
        assert_eq!(token(&shelf, 1, ("brenko", as_name)), None);
        for hash in 0..100_000 {
            shelf.keep(hash, (&hash.to_string(), as_name), &near(5));
            assert!(shelf.words.len() <= WORDS_MAX && shelf.letters.len() <= WORDS_MAX * 9);
        }
    }
}
