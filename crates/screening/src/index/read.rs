//! Records out of an opened index, each read checked. A damaged record gives nothing or an empty
//! text, never a panic: `verify` is what finds damage.

use super::build::COUNTED;
use super::layout::{self, Section, place, u32_at};
use super::{Index, NameEntry, Sums};
use super::{keys, rows, spellings, sums};
use crate::names::{View, WORDS_MAX};
use parties::{Kind, NameKind, Strength};

/// A party as the index holds it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PartyRecord<'a> {
    pub(crate) id: &'a str,
    pub(crate) list: &'a str,
    pub(crate) caption: &'a str,
    pub(crate) kind: Kind,
    pub(crate) is_deceased: bool,
    facts: u32,
    /// Births, deaths, countries, identifiers.
    counts: [u8; 4],
}

/// An alias as the index holds it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AliasRecord {
    pub(crate) party: u32,
    /// What the party is.
    pub(crate) kind: Kind,
    text: u32,
    pub(super) first: u32,
    pub(crate) count: u32,
    /// How many of its parts, of those that are compared, are more than particles, titles and legal
    /// forms, and stand in it once: what is said again is not left over.
    pub(crate) heavy: u32,
    pub(crate) initials: u32,
    /// How many are words of the table; none where they are too many to count.
    pub(crate) words: Option<u32>,
    pub(crate) is_weak: bool,
    pub(crate) name_kind: NameKind,
    sums: [u8; sums::BYTES],
}

/// Which parts are read with their letters: to check that they are text takes as long as the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// Each.
    All,
    /// Those of one letter; the others have none. For who asks by sound, class and weight.
    Initials,
}

/// Facts of one kind kept of a party. Largest seen: 18 (birth dates, OFAC). The rest is not
/// compared.
pub(super) const FACTS_MAX: usize = 64;

impl AliasRecord {
    #[inline]
    pub(super) fn of(record: &[u8; layout::ALIAS]) -> Option<Self> {
        let word = |n: usize| u32_at(record, 4 * n);
        let [count, heavy, told, flags] = word(3)?.to_le_bytes();
        let flags = u32::from(flags);
        Some(Self {
            party: word(0)?,
            kind: kind_of(flags >> 4),
            text: word(1)?,
            first: word(2)?,
            count: u32::from(count),
            heavy: u32::from(heavy),
            initials: u32::from(told & COUNTED),
            words: Some(told >> 4).filter(|words| *words < COUNTED).map(u32::from),
            is_weak: flags & super::WEAK != 0,
            sums: *record.last_chunk()?,
            name_kind: NameKind::ALL.get(place(flags >> 1 & 7)).copied().unwrap_or(NameKind::Aka),
        })
    }

    /// What its heavy words weigh and are in all; none where that is not known.
    #[inline]
    pub(crate) fn sums(&self) -> Option<Sums> {
        Sums::of(self.sums)
    }
}

impl<'a> Index<'a> {
    pub(crate) fn alias_count(&self) -> usize {
        self.length(Section::Aliases)
    }

    pub(crate) fn party(&self, number: u32) -> Option<PartyRecord<'a>> {
        let at = place(number).checked_mul(layout::PARTY)?;
        let parties = self.section(Section::Parties);
        let word = |n: usize| u32_at(parties, at + 4 * n);
        let flags = word(0)?;
        let list_at = place(flags & 0xFFFF).checked_mul(layout::LIST)?;
        Some(PartyRecord {
            id: self.text(word(1)?),
            list: self.text(u32_at(self.section(Section::Lists), list_at)?),
            caption: self.text(word(2)?),
            kind: kind_of(flags >> 16 & 0xFF),
            is_deceased: flags >> 26 & 1 == 1,
            facts: word(3)?,
            counts: word(4)?.to_le_bytes(),
        })
    }

    /// The identifier of a party alone.
    pub(crate) fn party_id(&self, number: u32) -> Option<&'a str> {
        let at = place(number).checked_mul(layout::PARTY)?.checked_add(4)?;
        Some(self.text(u32_at(self.section(Section::Parties), at)?))
    }

    /// Facts of one kind: births, deaths, countries, identifiers by place.
    fn facts(
        &self,
        party: &PartyRecord<'a>,
        kind: usize,
    ) -> impl Iterator<Item = &'a str> + use<'a> {
        let index = *self;
        let facts = self.section(Section::Facts).as_chunks::<4>().0;
        let counts = || party.counts.iter().map(|c| usize::from(*c));
        let start = place(party.facts).saturating_add(counts().take(kind).sum());
        let count = counts().nth(kind).unwrap_or(0).min(FACTS_MAX);
        let facts = facts.get(start..start.saturating_add(count)).unwrap_or(&[]);
        facts.iter().map(move |at| index.text(u32::from_le_bytes(*at)))
    }

    pub(crate) fn births(
        &self,
        party: &PartyRecord<'a>,
    ) -> impl Iterator<Item = &'a str> + use<'a> {
        self.facts(party, 0)
    }

    pub(crate) fn countries(
        &self,
        party: &PartyRecord<'a>,
    ) -> impl Iterator<Item = &'a str> + use<'a> {
        self.facts(party, 2)
    }

    pub(crate) fn identifiers(
        &self,
        party: &PartyRecord<'a>,
    ) -> impl Iterator<Item = &'a str> + use<'a> {
        self.facts(party, 3)
    }

    pub(crate) fn alias(&self, number: u32) -> Option<AliasRecord> {
        let records = self.section(Section::Aliases).as_chunks::<{ layout::ALIAS }>().0;
        AliasRecord::of(records.get(place(number))?)
    }

    pub(crate) fn alias_text(&self, alias: &AliasRecord) -> &'a str {
        self.text(alias.text)
    }

    /// The parts of an alias, in order, with their numbers, into `out` and `numbers`.
    pub(crate) fn alias_parts(
        &self,
        alias: &AliasRecord,
        out: &mut Vec<View<'a>>,
        numbers: &mut Vec<u32>,
    ) {
        out.clear();
        numbers.clear();
        let tokens = self.section(Section::AliasTokens);
        let count = alias.count.min(u32::try_from(WORDS_MAX * 2).unwrap_or(u32::MAX));
        out.reserve(place(count));
        numbers.reserve(place(count));
        for n in alias.first..alias.first.saturating_add(count) {
            let token = place(n).checked_mul(4).and_then(|at| u32_at(tokens, at));
            if let Some(number) = token
                && let Some(view) = self.token(number)
            {
                out.push(view);
                numbers.push(number);
            }
        }
    }

    pub(crate) fn token(&self, number: u32) -> Option<View<'a>> {
        self.token_with(number, Texts::All)
    }

    pub(crate) fn token_with(&self, number: u32, texts: Texts) -> Option<View<'a>> {
        let records = self.section(Section::Tokens).as_chunks::<{ layout::TOKEN }>().0;
        let sections = (self.section(Section::SoundBytes), self.section(Section::Strings));
        let has_letters = |length| texts == Texts::All || length == 1;
        rows::view(records.get(place(number))?, sections, has_letters)
    }

    /// The token of exactly these letters; several when a word has several roles.
    pub(crate) fn tokens_of_text<'t>(
        &self,
        text: &'t str,
    ) -> impl Iterator<Item = u32> + use<'a, 't> {
        self.spellings().tokens_of(text.as_bytes())
    }

    /// The texts of its tokens, for who looks up many.
    pub(crate) fn spellings(&self) -> spellings::Spellings<'a> {
        spellings::Spellings {
            slots: self.section(Section::Texts).as_chunks::<4>().0,
            tokens: self.section(Section::Tokens).as_chunks::<{ layout::TOKEN }>().0,
            strings: self.section(Section::Strings),
        }
    }

    /// Rows of a sorted section that begin with `key`: the words after it.
    fn rows<const N: usize>(&self, section: Section, key: u32) -> &'a [[u8; N]] {
        let rows = self.section(section).as_chunks::<N>().0;
        let first = |row: &[u8; N]| u32_at(row, 0).unwrap_or(0);
        let start = rows.partition_point(|r| first(r) < key);
        let rest = rows.get(start..).unwrap_or(&[]);
        let count = rest.partition_point(|r| first(r) == key);
        rest.get(..count).unwrap_or(&[])
    }

    pub(crate) fn tokens_of_frame(&self, key: u32) -> impl Iterator<Item = u32> + use<'a> {
        keys::find(self.section(Section::Frames), key)
    }

    pub(crate) fn tokens_of_concept(&self, concept: u16) -> impl Iterator<Item = u32> + use<'a> {
        self.rows::<8>(Section::Concepts, u32::from(concept)).iter().filter_map(|r| u32_at(r, 4))
    }

    /// Aliases with words that read as one have that key.
    pub(crate) fn joined(&self, key: u32) -> impl Iterator<Item = u32> + use<'a> {
        keys::find(self.section(Section::Joins), key)
    }

    /// Aliases that give that acronym, and whether they print it in brackets.
    pub(crate) fn acronyms(&self, key: u32) -> impl Iterator<Item = (u32, bool)> + use<'a> {
        let found = keys::find(self.section(Section::Acronyms), key);
        found.map(|row| (row & !super::BRACKETED, row & super::BRACKETED != 0))
    }

    pub(super) fn name(&self, number: usize) -> Option<NameEntry<'a>> {
        let alias = self.alias(u32::try_from(number).ok()?)?;
        let party = self.party(alias.party)?;
        Some(NameEntry {
            party: party.id,
            list: party.list,
            caption: party.caption,
            kind: party.kind,
            text: self.alias_text(&alias),
            name_kind: alias.name_kind,
            strength: if alias.is_weak { Strength::Weak } else { Strength::Strong },
        })
    }
}

fn kind_of(code: u32) -> Kind {
    Kind::ALL.get(place(code)).copied().unwrap_or(Kind::Any)
}
