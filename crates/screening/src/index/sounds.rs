//! A walk of one sound in, the sounds of the index that are near it out. Passes over all that
//! begins too unlike at once; every read is checked, and a damaged trie ends the walk.

use super::Index;
use super::layout::{self, END, LEAF, Section, place, u32_at};
use crate::names::sound::SOUNDS_MAX;
use crate::names::walk::{Walk, has};

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
    /// `omits`: those of scripts that leave vowels unwritten.
    pub(crate) fn near_sounds(
        &self,
        walk: &mut Walk,
        omits: bool,
        direction: Direction,
        out: &mut Vec<(u32, u16)>,
    ) {
        let section = match (omits, direction) {
            (false, Direction::Ahead) => Section::PlainAhead,
            (false, Direction::Behind) => Section::PlainBehind,
            (true, Direction::Ahead) => Section::BareAhead,
            (true, Direction::Behind) => Section::BareBehind,
        };
        let nodes = self.section(section).as_chunks::<{ layout::NODE }>().0;
        let mut at = 0;
        let mut open = [0; SOUNDS_MAX + 1];
        if let Some(slot) = open.first_mut() {
            *slot = walk.open(0);
        }
        while let Some(&[a, b, c, d, code, depth]) = nodes.get(at) {
            let link = u32::from_le_bytes([a, b, c, d]);
            at += 1;
            let below = usize::from(depth & !LEAF);
            let is_open = below.checked_sub(1).and_then(|above| open.get(above));
            let is_open = is_open.is_some_and(|open| has(*open, code));
            if code != END && !(is_open && walk.step(below, code)) {
                if depth & LEAF == 0 {
                    // Never back, whatever damaged bytes say.
                    at = at.max(place(link));
                }
                continue;
            }
            if depth & LEAF == 0 {
                if let Some(slot) = open.get_mut(below) {
                    *slot = walk.open(below);
                }
                continue;
            }
            let cost = if code == END {
                walk.cost(below.saturating_sub(1))
            } else {
                finish(walk, self.sound(link), below, direction)
            };
            out.extend(cost.map(|cost| (link, cost)));
        }
    }
}

/// Walks the rest of a word of which `walked` sounds are walked.
fn finish(walk: &mut Walk, sound: &[u8], walked: usize, direction: Direction) -> Option<u16> {
    let mut rest = sound.iter();
    let mut next = || match direction {
        Direction::Ahead => rest.next(),
        Direction::Behind => rest.next_back(),
    };
    let mut depth = 0;
    while let Some(code) = next() {
        depth += 1;
        if depth > walked && !walk.step(depth, *code) {
            return None;
        }
    }
    walk.cost(depth)
}
