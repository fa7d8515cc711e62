//! A walk of one sound in, the sounds of the index that are near it out. Passes over all that
//! begins too unlike at once; every read is checked, and a damaged trie ends the walk.

use super::Index;
use super::layout::{self, Section, place, u32_at};
use super::trie::{self, LAST, LENGTHS, SINGLE};
use crate::names::kernels::{Level, Work, widest};
use crate::names::sound::SOUNDS_MAX;
use crate::names::walk::Walk;

/// Which way a trie is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// From the first sound.
    Ahead,
    /// From the last.
    Behind,
}

impl<'a> Index<'a> {
    pub(super) fn sound_bytes(&self, offset: u32, length: usize) -> &'a [u8] {
        let start = place(offset);
        let end = start.saturating_add(length);
        self.section(Section::SoundBytes).get(start..end).unwrap_or(&[])
    }

    /// A distinct sound.
    pub(crate) fn sound(&self, number: u32) -> &'a [u8] {
        let read = || {
            let at = place(number).checked_mul(layout::SOUND)?;
            let sounds = self.section(Section::Sounds);
            let start = u32_at(sounds, at)?;
            let end = u32_at(sounds, at + layout::SOUND)?;
            Some(self.sound_bytes(start, place(end.saturating_sub(start))))
        };
        read().unwrap_or(&[])
    }

    /// The tokens that may be read so, but for those met by the same letters only.
    pub(crate) fn tokens_of_sound(&self, number: u32) -> impl Iterator<Item = u32> + use<'a> {
        let range = || {
            let at = place(number).checked_mul(layout::SOUND)?.checked_add(4)?;
            let sounds = self.section(Section::Sounds);
            let (start, end) = (u32_at(sounds, at)?, u32_at(sounds, at + layout::SOUND)?);
            let tokens = self.section(Section::SoundTokens).as_chunks::<4>().0;
            tokens.get(place(start)..place(end))
        };
        range().unwrap_or(&[]).iter().map(|t| u32::from_le_bytes(*t))
    }

    /// Sounds that a walk begun in that direction finds near, with what they cost.
    /// `omits`: those of scripts that leave vowels unwritten; `costs`: the most that words of each
    /// step of length may cost.
    pub(crate) fn near_sounds(
        &self,
        walk: &mut Walk,
        (omits, direction): (bool, Direction),
        costs: &[u16; LENGTHS],
        out: &mut Vec<(u32, u16)>,
    ) {
        let (section, first) = match (omits, direction) {
            (false, Direction::Ahead) => (Section::PlainAhead, 0),
            (false, Direction::Behind) => (Section::PlainBehind, 0),
            (true, Direction::Ahead) => (Section::BareAhead, self.plain_count()),
            (true, Direction::Behind) => (Section::BareBehind, 0),
        };
        let cells = self.section(section).as_chunks::<4>().0;
        let left = cells.len();
        widest(Descent { index: self, cells, first, direction, walk, costs, left, out });
    }

    /// How many sounds there are of scripts that write their vowels.
    fn plain_count(&self) -> usize {
        // The root stands behind the words.
        let root = self.section(Section::PlainAhead).first_chunk::<4>();
        root.map_or(0, |root| place(u32::from_le_bytes(*root)).saturating_sub(trie::FIRST_WORD))
    }

    /// Whether there are no sounds of such scripts.
    pub(crate) fn has_no_sounds(&self, omits: bool) -> bool {
        let section = if omits { Section::BareAhead } else { Section::PlainAhead };
        self.length(section) == 0
    }
}

/// A walk through one trie.
struct Descent<'w, 'a> {
    index: &'w Index<'a>,
    cells: &'a [[u8; 4]],
    /// The number of the first word, where the numbers do not stand in the trie.
    first: usize,
    direction: Direction,
    walk: &'w mut Walk,
    costs: &'w [u16; LENGTHS],
    /// Branches and words that may still be looked at: a damaged trie might go round.
    left: usize,
    out: &'w mut Vec<(u32, u16)>,
}

/// A branch that is walked, and what of it is still to be looked at.
#[derive(Clone, Copy)]
struct Branch {
    at: usize,
    set: u64,
    open: u64,
}

impl Work for Descent<'_, '_> {
    #[inline(always)]
    fn run(mut self, level: impl Level) {
        let (Some(root), Some(others)) = (trie::cell(self.cells, 0), trie::cell(self.cells, 1))
        else {
            return;
        };
        self.branches(level, place(root));
        if others != 0 {
            self.words(level, place(others), 0);
        }
    }
}

impl Descent<'_, '_> {
    /// Looks at a branch and at all below it, one after another.
    #[inline(always)]
    fn branches(&mut self, level: impl Level, root: usize) {
        let mut path = [Branch { at: 0, set: 0, open: 0 }; SOUNDS_MAX + 1];
        let (Some(slot), Some(first)) = (path.first_mut(), self.branch(root, 0)) else { return };
        *slot = first;
        let mut depth = 0;
        while let Some(branch) = path.get_mut(depth) {
            if branch.open == 0 {
                let Some(above) = depth.checked_sub(1) else { return };
                depth = above;
                continue;
            }
            let Branch { at, set, open } = *branch;
            let bit = open.trailing_zeros();
            branch.open &= open - 1;
            let Some((link, behind)) = trie::entry_at(self.cells, at, set, bit) else { return };
            let code = FIRST_LETTER.saturating_add(u8::try_from(bit).unwrap_or(0));
            let below = depth + usize::from(bit != 0);
            if bit != 0 && !self.walk.step(below, code) || !self.may_reach(level, below, behind) {
                continue;
            }
            if link & SINGLE != 0 {
                self.word(link & !SINGLE, below);
            } else if behind & LAST != 0 {
                self.words(level, place(link), below);
            } else if place(link) > at
                && below > depth
                && let Some(slot) = path.get_mut(below)
                && let Some(next) = self.branch(place(link), below)
            {
                *slot = next;
                depth = below;
            }
        }
    }

    /// Begins with a branch that stands at that depth.
    #[inline(always)]
    fn branch(&mut self, at: usize, depth: usize) -> Option<Branch> {
        let set = trie::set_at(self.cells, at)?;
        self.left = self.left.checked_sub(1)?;
        Some(Branch { at, set, open: set & (self.walk.open(depth) | ENDS) })
    }

    /// Whether words may be near of which that is behind what is walked.
    #[inline(always)]
    fn may_reach(&self, level: impl Level, depth: usize, behind: u32) -> bool {
        let most = self.costs.get(trie::step_of(behind)).copied().unwrap_or(u16::MAX);
        self.walk.may_reach(level, depth, trie::seen_of(behind), most)
    }

    /// Looks at words that stand together, of which so many sounds are walked.
    #[inline(always)]
    fn words(&mut self, level: impl Level, from: usize, depth: usize) {
        let stride = if self.direction == Direction::Behind { 2 } else { 1 };
        for at in (from..self.cells.len()).step_by(stride) {
            let Some(behind) = trie::cell(self.cells, at) else { return };
            let Some(left) = self.left.checked_sub(1) else { return };
            self.left = left;
            if self.may_reach(level, depth, behind) {
                let ahead = self.first + at.saturating_sub(trie::FIRST_WORD);
                let number = match self.direction {
                    Direction::Ahead => u32::try_from(ahead).ok(),
                    Direction::Behind => trie::cell(self.cells, at + 1),
                };
                let Some(number) = number else { return };
                self.word(number, depth);
            }
            if behind & LAST != 0 {
                return;
            }
        }
    }

    /// Walks the rest of a word.
    #[inline(always)]
    fn word(&mut self, number: u32, depth: usize) {
        let cost = finish(self.walk, self.index.sound(number), depth, self.direction);
        self.out.extend(cost.map(|cost| (number, cost)));
    }
}

/// The bit of a word that ends with a branch.
const ENDS: u64 = 1;

/// The letter before the first, whose bit is the lowest but one.
const FIRST_LETTER: u8 = b'@';

/// Walks the rest of a word of which `walked` sounds are walked.
#[inline(always)]
fn finish(walk: &mut Walk, sound: &[u8], walked: usize, direction: Direction) -> Option<u16> {
    for depth in walked..sound.len() {
        let at = if direction == Direction::Ahead { depth } else { sound.len() - 1 - depth };
        if !walk.step(depth + 1, *sound.get(at)?) {
            return None;
        }
    }
    walk.cost(sound.len())
}
