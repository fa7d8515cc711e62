//! Words in, the bytes of a trie of them out: what `sounds` walks. Never reads a token.
//!
//! A trie is cells of four bytes: where its root stands; where the words stand that are not of
//! letters, or nothing; its words in their order; its branches, each before those below it. A
//! branch is the set of the sounds it goes on with, in two cells, and for each of them a link and
//! the set of all sounds behind it. Few words that go on alike are no branch: the link then leads
//! to the first of them, and the highest bit of its set is set. A word is the set of its sounds
//! behind that place, above it its length in steps, the highest bit set in the last of those that
//! stand together; in a trie from the back its number follows.

use super::build::narrow;
use super::layout::place;
use crate::names::distance::{SEEN_BITS, Seen, seen};
use crate::names::part;
use crate::names::sound::SOUNDS_MAX;
use std::ops::Range;

/// Flag of a set of sounds: of a link, that it leads to words; of a word, that it is the last.
pub(super) const LAST: u32 = 1 << 31;

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
    /// Cells of a word.
    stride: usize,
    cells: Vec<u32>,
}

/// A trie of words, those of letters first and each sort sorted, each with its number.
/// `is_numbered`: whether the numbers stand in it; they run from the first otherwise.
pub(super) fn trie(words: &[(Vec<u8>, u32)], is_numbered: bool) -> Vec<u8> {
    if words.is_empty() {
        return Vec::new();
    }
    let letters = words.partition_point(|(word, _)| is_of_letters(word));
    let stride = 1 + usize::from(is_numbered);
    let cells = vec![0; FIRST_WORD + words.len() * stride];
    let mut writer = Writer { words, stride, cells };
    if is_numbered {
        for (at, (_, number)) in words.iter().enumerate() {
            writer.put(FIRST_WORD + at * stride + 1, *number);
        }
    }
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
    /// stands, and the sounds behind that place.
    fn together(&mut self, range: Range<usize>, depth: usize) -> (u32, Seen) {
        let first = FIRST_WORD + range.start * self.stride;
        let mut all = 0;
        let words = self.words;
        for (at, (word, _)) in words.iter().enumerate().take(range.end).skip(range.start) {
            let behind = word.iter().skip(depth).fold(0, |set, code| set | seen(*code));
            all |= behind;
            let last = if at + 1 == range.end { LAST } else { 0 };
            let step = (part::effective(word) / LENGTH_STEP).min(narrow(LENGTHS - 1));
            self.put(FIRST_WORD + at * self.stride, behind | step << SEEN_BITS | last);
        }
        (narrow(first), all)
    }

    /// Puts down a branch of words that go on alike for so many sounds, and those below it: the
    /// sounds behind that place.
    fn branch(&mut self, range: Range<usize>, depth: usize) -> Seen {
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
            let is_branch = code.is_some() && run.len() > TOGETHER_MAX && below < SOUNDS_MAX;
            let (link, behind) = if is_branch {
                let link = narrow(self.cells.len());
                (link, self.branch(run, below))
            } else {
                let (link, behind) = self.together(run, below);
                (link, behind | LAST)
            };
            self.put(at + 2 + 2 * entry, link);
            self.put(at + 3 + 2 * entry, behind);
            all |= behind & !LAST | code.map_or(0, seen);
        }
        for (cell, half) in set.to_le_bytes().as_chunks::<4>().0.iter().enumerate() {
            self.put(at + cell, u32::from_le_bytes(*half));
        }
        all
    }
}

/// A cell of a trie.
pub(super) fn cell(cells: &[[u8; 4]], at: usize) -> Option<u32> {
    cells.get(at).map(|cell| u32::from_le_bytes(*cell))
}

/// What a branch goes on with.
pub(super) fn set_at(cells: &[[u8; 4]], at: usize) -> Option<u64> {
    let (low, high) = (cell(cells, at)?, cell(cells, at + 1)?);
    Some(u64::from(low) | u64::from(high) << 32)
}

/// A sound that a branch goes on with: its link, and the sounds behind it.
pub(super) fn entry_at(cells: &[[u8; 4]], at: usize, set: u64, bit: u32) -> Option<(usize, u32)> {
    let rank = (set & ((1 << bit) - 1)).count_ones();
    let at = at + 2 + 2 * place(rank);
    Some((place(cell(cells, at)?), cell(cells, at + 1)?))
}
