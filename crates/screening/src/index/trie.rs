//! Words in, the bytes of a trie of them out: what `sounds` walks. Never reads a token.
//!
//! A trie is cells of four bytes: where its root stands; where the words stand that are not of
//! letters, or nothing; then, in a trie from the front, a cell for each word; its branches, each
//! before those below it, and in a trie from the back words among them. A branch is the set of the
//! sounds it goes on with, in two cells, and for each of them a link and what is behind it: the set
//! of the sounds there and the length of the longest word in steps. The link leads to a branch; or,
//! where the highest bit of what is behind it is set, to the first of few words that go on alike;
//! or, where its own highest bit is set, it is the number of the only one. A word that stands with
//! others is what is behind that place, the highest bit set in the last of them; in a trie from the
//! back its number follows.

use super::build::narrow;
use super::layout::place;
use crate::names::distance::{SEEN_BITS, Seen, seen};
use crate::names::part;
use crate::names::sound::SOUNDS_MAX;
use std::ops::Range;

/// Flag of a set of sounds: of a link, that it leads to words; of a word, that it is the last.
pub(super) const LAST: u32 = 1 << 31;

/// Flag of a link: the rest is the number of a word.
pub(super) const SINGLE: u32 = 1 << 31;

/// Steps of the length of a word, as [`part::effective`] has it; the last is of all beyond.
pub(crate) const LENGTHS: usize = 32;

/// Lengths of one step.
const LENGTH_STEP: u32 = 40;

/// The longest of a step but the last.
pub(crate) const fn length_max(step: u32) -> u32 {
    (step + 1) * LENGTH_STEP - 1
}

/// The step of the length of the word of a cell.
pub(super) fn step_of(cell: u32) -> usize {
    place(cell >> SEEN_BITS) % LENGTHS
}

/// The sounds of a cell.
pub(super) const fn seen_of(cell: u32) -> Seen {
    cell & ((1 << SEEN_BITS) - 1)
}

/// Words that go on alike and are no branch.
const TOGETHER_MAX: usize = 6;

/// Cells before the first word.
pub(super) const FIRST_WORD: usize = 2;

/// Whether a sound is of letters only, as nearly all are: its codes have a bit each.
pub(super) fn is_of_letters(sound: &[u8]) -> bool {
    sound.iter().all(u8::is_ascii_alphabetic)
}

/// What is put together so far.
struct Writer<'a> {
    words: &'a [(Vec<u8>, u32)],
    /// Whether the numbers of words stand beside them.
    is_numbered: bool,
    cells: Vec<u32>,
}

/// A trie of words, those of letters first and each sort sorted, each with its number.
/// `is_numbered`: whether the numbers stand in it; they run from the first otherwise.
pub(super) fn trie(words: &[(Vec<u8>, u32)], is_numbered: bool) -> Vec<u8> {
    if words.is_empty() {
        return Vec::new();
    }
    let letters = words.partition_point(|(word, _)| is_of_letters(word));
    let cells = vec![0; FIRST_WORD + if is_numbered { 0 } else { words.len() }];
    let mut writer = Writer { words, is_numbered, cells };
    let root = narrow(writer.cells.len());
    writer.put(0, root);
    writer.branch(0..letters, 0);
    if letters < words.len() {
        let (first, _) = writer.together(letters..words.len(), 0);
        writer.put(1, first);
    }
    writer.cells.iter().flat_map(|cell| cell.to_le_bytes()).collect()
}

impl Writer<'_> {
    fn put(&mut self, at: usize, cell: u32) {
        if let Some(slot) = self.cells.get_mut(at) {
            *slot = cell;
        }
    }

    /// Puts down words that stand together and go on alike for so many sounds: where the first
    /// stands, and what is behind that place.
    fn together(&mut self, range: Range<usize>, depth: usize) -> (u32, u32) {
        let first = if self.is_numbered { self.cells.len() } else { FIRST_WORD + range.start };
        let mut all = 0;
        let words = self.words;
        for (at, (word, number)) in words.iter().enumerate().take(range.end).skip(range.start) {
            let behind = behind(word, depth);
            all = both(all, behind);
            let cell = behind | if at + 1 == range.end { LAST } else { 0 };
            if self.is_numbered {
                self.cells.extend([cell, *number]);
            } else {
                self.put(FIRST_WORD + at, cell);
            }
        }
        (narrow(first), all)
    }

    /// Puts down a branch of words that go on alike for so many sounds, and what is below it: what
    /// is behind that place.
    fn branch(&mut self, range: Range<usize>, depth: usize) -> u32 {
        let words = self.words;
        let code = |at: usize| words.get(at).and_then(|(word, _)| word.get(depth)).copied();
        let mut runs: Vec<(Option<u8>, Range<usize>)> = Vec::new();
        for at in range {
            match runs.last_mut() {
                Some((last, run)) if *last == code(at) => run.end = at + 1,
                _ => runs.push((code(at), at..at + 1)),
            }
        }
        let (mut set, mut all) = (0_u64, 0);
        let at = self.cells.len();
        self.cells.resize(at + 2 + 2 * runs.len(), 0);
        for (entry, (code, run)) in runs.into_iter().enumerate() {
            let below = depth + usize::from(code.is_some());
            set |= 1 << (code.unwrap_or(0) & 63);
            let (link, behind) = self.below(run, below, code.is_some());
            self.put(at + 2 + 2 * entry, link);
            self.put(at + 3 + 2 * entry, behind);
            all = both(all, behind) | code.map_or(0, seen);
        }
        for (cell, half) in set.to_le_bytes().as_chunks::<4>().0.iter().enumerate() {
            self.put(at + cell, u32::from_le_bytes(*half));
        }
        all
    }

    /// Puts down the words behind a link: the link, and what is behind it.
    fn below(&mut self, run: Range<usize>, depth: usize, goes_on: bool) -> (u32, u32) {
        let words = self.words;
        if let (1, Some((word, number))) = (run.len(), words.get(run.start)) {
            return (number | SINGLE, behind(word, depth) | LAST);
        }
        if goes_on && run.len() > TOGETHER_MAX && depth < SOUNDS_MAX {
            let link = narrow(self.cells.len());
            return (link, self.branch(run, depth));
        }
        let (link, behind) = self.together(run, depth);
        (link, behind | LAST)
    }
}

/// What of a word is behind so many sounds: the set of the sounds, and its length.
fn behind(word: &[u8], depth: usize) -> u32 {
    let sounds = word.iter().skip(depth).fold(0, |set, code| set | seen(*code));
    let step = (part::effective(word) / LENGTH_STEP).min(narrow(LENGTHS - 1));
    sounds | step << SEEN_BITS
}

/// The sounds of both, and the length of the longer.
fn both(a: u32, b: u32) -> u32 {
    let step = |cell: u32| cell & !LAST & !seen_of(u32::MAX);
    (seen_of(a) | seen_of(b)) | step(a).max(step(b))
}

/// A cell of a trie.
#[inline(always)]
pub(super) fn cell(cells: &[[u8; 4]], at: usize) -> Option<u32> {
    cells.get(at).map(|cell| u32::from_le_bytes(*cell))
}

/// What a branch goes on with.
#[inline(always)]
pub(super) fn set_at(cells: &[[u8; 4]], at: usize) -> Option<u64> {
    let (low, high) = (cell(cells, at)?, cell(cells, at + 1)?);
    Some(u64::from(low) | u64::from(high) << 32)
}

/// A sound that a branch goes on with: its link, and the sounds behind it.
#[inline(always)]
pub(super) fn entry_at(cells: &[[u8; 4]], at: usize, set: u64, bit: u32) -> Option<(u32, u32)> {
    let rank = (set & ((1 << bit) - 1)).count_ones();
    let at = at + 2 + 2 * place(rank);
    Some((cell(cells, at)?, cell(cells, at + 1)?))
}
