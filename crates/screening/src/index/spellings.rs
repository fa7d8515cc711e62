//! The letters of a word in, the tokens written so out: by open addressing over a hash of the
//! letters. Every read is checked; a damaged table gives fewer tokens, never others.

use super::layout::{self, hash, place};
use super::rows;

/// The sections that a look-up by letters reads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spellings<'a> {
    /// By hash: the number of a token and one, or nothing. As many as a power of two.
    pub(super) slots: &'a [[u8; 4]],
    pub(super) tokens: &'a [[u8; layout::TOKEN]],
    pub(super) strings: &'a [u8],
}

impl<'a> Spellings<'a> {
    /// The tokens of exactly these letters; several when a word has several roles.
    #[inline]
    pub(crate) fn tokens_of<'t>(&self, text: &'t [u8]) -> impl Iterator<Item = u32> + use<'a, 't> {
        let Self { slots, tokens, strings } = *self;
        let last = slots.len().saturating_sub(1);
        let mut at = place(hash(text)) & last;
        let mut left = slots.len();
        std::iter::from_fn(move || {
            while let Some(rest) = left.checked_sub(1) {
                left = rest;
                let number = u32::from_le_bytes(*slots.get(at)?).checked_sub(1)?;
                at = (at + 1) & last;
                let record = tokens.get(place(number));
                if record.is_some_and(|record| rows::letters(record, strings) == text) {
                    return Some(number);
                }
            }
            None
        })
    }
}
