//! What words meet in one index, kept from one search to the next and shared between threads: given
//! names and surnames come again, whole names hardly ever. Holds meetings of words with words of
//! the index and the working space of those who searched it, never an answer, and never more than
//! its bound.

use crate::matching::Bench;
use crate::names::words::Class;
use crate::names::{Met, View};
use std::collections::HashMap;
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
    /// Of searches that are done, for those that come.
    benches: Mutex<Vec<Bench>>,
}

/// Words in each of their roles, and the tokens each meets, sorted.
type Shelf = HashMap<Box<str>, Vec<(Role, Arc<[Near]>)>>;

/// What a word is beside its letters: its concept, and what it does in the name. A title counts as
/// a word that names where there is no other.
type Role = (u16, Class);

/// Parts that are locked by themselves.
const SHELVES: usize = 16;

/// Words of one shelf. Largest seen: 600, fifty thousand names of one batch; beyond it the shelf is
/// emptied, which costs time only.
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
    pub(crate) fn of(&self, part: &View<'_>, expand: impl FnOnce() -> Vec<Near>) -> Arc<[Near]> {
        let place = part.text.bytes().fold(0_u8, |sum, b| sum.wrapping_mul(31).wrapping_add(b));
        let Some(shelf) = self.shelves.get(usize::from(place) % SHELVES) else {
            return expand().into();
        };
        let role = (part.concept, part.class);
        let lock = || shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = lock().get(part.text)
            && let Some((_, near)) = kept.iter().find(|(kept, _)| *kept == role)
        {
            return Arc::clone(near);
        }
        // Not under the lock: others look up meanwhile, and at worst the same is found out twice.
        let near: Arc<[Near]> = expand().into();
        let mut shelf = lock();
        if shelf.len() >= WORDS_MAX {
            shelf.clear();
        }
        let kept = shelf.entry(part.text.into()).or_default();
        if kept.iter().all(|(kept, _)| *kept != role) {
            kept.push((role, Arc::clone(&near)));
        }
        near
    }
}
