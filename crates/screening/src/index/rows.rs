//! The records that a search reads of every candidate, their sections found once: aliases, their
//! tokens, what aliases have a token. Every read is checked; a damaged record gives nothing.

use super::layout::{self, Section, place};
use super::read::AliasRecord;
use super::{Index, layout::u16_at, layout::u32_at};
use crate::names::script::Script;
use crate::names::words::Class;
use crate::names::{Brief, View, WORDS_MAX};

/// The sections of one index that a search reads again and again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows<'a> {
    aliases: &'a [[u8; layout::ALIAS]],
    numbers: &'a [[u8; 4]],
    tokens: &'a [[u8; layout::TOKEN]],
    sounds: &'a [u8],
    strings: &'a [u8],
    starts: &'a [[u8; 4]],
    postings: &'a [[u8; 4]],
}

impl<'a> Index<'a> {
    /// Its records, for a search.
    pub(crate) fn records(&self) -> Rows<'a> {
        Rows {
            aliases: self.section(Section::Aliases).as_chunks().0,
            numbers: self.section(Section::AliasTokens).as_chunks().0,
            tokens: self.section(Section::Tokens).as_chunks().0,
            sounds: self.section(Section::SoundBytes),
            strings: self.section(Section::Strings),
            starts: self.section(Section::PostingStarts).as_chunks().0,
            postings: self.section(Section::Postings).as_chunks().0,
        }
    }
}

impl<'a> Rows<'a> {
    pub(crate) const fn alias_count(&self) -> usize {
        self.aliases.len()
    }

    pub(crate) fn alias(&self, number: u32) -> Option<AliasRecord> {
        AliasRecord::of(self.aliases.get(place(number))?)
    }

    /// The numbers of the tokens of an alias, in order.
    pub(crate) fn numbers(&self, alias: &AliasRecord) -> &'a [[u8; 4]] {
        let count = place(alias.count).min(WORDS_MAX * 2);
        let start = place(alias.first);
        let end = start.saturating_add(count).min(self.numbers.len());
        self.numbers.get(start..end).unwrap_or(&[])
    }

    /// A token; without its letters for who asks by sound, class and weight.
    #[inline]
    pub(crate) fn token(&self, number: u32, has_letters: bool) -> Option<View<'a>> {
        let record = self.tokens.get(place(number))?;
        view(record, (self.sounds, self.strings), |_| has_letters)
    }

    /// What of a token counts where it meets nothing.
    #[inline]
    pub(crate) fn brief(&self, number: u32) -> Option<Brief> {
        let record = self.tokens.get(place(number))?;
        let [_, _, _, class, ..] = *record.last_chunk::<8>()?;
        let (concept, weight) = (u16_at(record, 12)?, u16_at(record, 14)?);
        Some(Brief { class: Class::of_code(class >> 4), concept, weight })
    }

    /// The aliases that have a token: those with initials, and the others; each by number.
    pub(crate) fn postings(&self, token: u32) -> (&'a [[u8; 4]], &'a [[u8; 4]]) {
        let all = self.all_postings(token);
        // Mostly there are no initials, or all is short.
        let has_initials =
            |row: &[u8; 4]| self.alias(u32::from_le_bytes(*row)).is_some_and(|a| a.initials > 0);
        let count = match all.first() {
            Some(first) if has_initials(first) => all.partition_point(has_initials),
            _ => 0,
        };
        all.split_at_checked(count).unwrap_or((all, &[]))
    }

    fn all_postings(&self, token: u32) -> &'a [[u8; 4]] {
        let range = || {
            let [start, end] = self.starts.get(place(token)..)?.first_chunk::<2>()?;
            self.postings.get(place(u32::from_le_bytes(*start))..place(u32::from_le_bytes(*end)))
        };
        range().unwrap_or(&[])
    }

    /// How many aliases have a token.
    pub(crate) fn posting_count(&self, token: u32) -> usize {
        self.all_postings(token).len()
    }
}

/// The token of a record, with its letters if those of so many bytes are wanted: to check that they
/// are text takes as long as the rest.
#[inline]
pub(super) fn view<'a>(
    record: &[u8; layout::TOKEN],
    (all_sounds, strings): (&'a [u8], &'a [u8]),
    has_letters: impl Fn(u8) -> bool,
) -> Option<View<'a>> {
    let (text, sound) = (u32_at(record, 0)?, u32_at(record, 4)?);
    let [length, sounds, others, class, ..] = *record.last_chunk::<8>()?;
    let letters = if has_letters(length) { bytes(strings, text, length) } else { &[] };
    Some(View {
        text: std::str::from_utf8(letters).unwrap_or(""),
        sound: bytes(all_sounds, sound, sounds),
        others: match others {
            0 => &[],
            _ => bytes(strings, text.saturating_add(u32::from(length)), others),
        },
        script: Script::of_code(class & 0xF),
        class: Class::of_code(class >> 4),
        concept: u16_at(record, 12)?,
        weight: u16_at(record, 14)?,
    })
}

/// The letters of the token of a record.
#[inline]
pub(super) fn letters<'a>(record: &[u8; layout::TOKEN], strings: &'a [u8]) -> &'a [u8] {
    let length = record.last_chunk::<8>().map_or(0, |[length, ..]| *length);
    u32_at(record, 0).map_or(&[], |start| bytes(strings, start, length))
}

#[inline]
fn bytes(section: &[u8], start: u32, length: u8) -> &[u8] {
    let start = place(start);
    section.get(start..start.saturating_add(usize::from(length))).unwrap_or(&[])
}
