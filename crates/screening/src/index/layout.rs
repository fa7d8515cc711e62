//! Where things stand in the bytes of an index: header, section table, records. Little-endian
//! throughout. Every read is checked; a read beyond the end gives nothing. The format is described
//! in `docs/formats/index.md`.

/// What an index begins with.
pub(super) const MAGIC: [u8; 8] = *b"CHNCRYIX";
/// Bytes of the header before the section table: magic, format, sections, engine, hash.
pub(super) const HEADER: usize = 8 + 4 + 4 + ENGINE_BYTES + 32;
/// Bytes kept for the name of the engine.
pub(super) const ENGINE_BYTES: usize = 32;
/// Where the hash stands.
pub(super) const HASH_AT: usize = HEADER - 32;
/// Bytes of an entry of the section table: offset and length.
pub(super) const ENTRY: usize = 16;

/// The sections, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// The label, as UTF-8.
    Label,
    /// Lists: id, parties, names.
    Lists,
    /// Parties.
    Parties,
    /// Aliases, those of one party together.
    Aliases,
    /// Token numbers of the aliases.
    AliasTokens,
    /// Distinct tokens.
    Tokens,
    /// Where the postings of a token begin; one more than there are tokens.
    PostingStarts,
    /// Alias numbers, by token.
    Postings,
    /// Token numbers by the hash of their letters: a table of open addresses.
    Texts,
    /// Where the distinct sounds begin, and the tokens of each; one more than there are sounds.
    Sounds,
    /// The sounds, one after another.
    SoundBytes,
    /// Tokens, by sound.
    SoundTokens,
    /// The sounds of scripts that write their vowels, as a trie from the front.
    PlainAhead,
    /// The same from the back.
    PlainBehind,
    /// The sounds of scripts that leave vowels unwritten, as a trie from the front.
    BareAhead,
    /// The same from the back.
    BareBehind,
    /// Tokens by the hash of their frames.
    Frames,
    /// Aliases by the hash of the frame or the letters of words read as one.
    Joins,
    /// (concept, token), sorted.
    Concepts,
    /// Aliases by the hash of an acronym they give, and how it is known.
    Acronyms,
    /// References to texts: births, deaths, countries, identifiers.
    Facts,
    /// All texts.
    Strings,
}

impl Section {
    pub(super) const ALL: [Self; 22] = [
        Self::Label,
        Self::Lists,
        Self::Parties,
        Self::Aliases,
        Self::AliasTokens,
        Self::Tokens,
        Self::PostingStarts,
        Self::Postings,
        Self::Texts,
        Self::Sounds,
        Self::SoundBytes,
        Self::SoundTokens,
        Self::PlainAhead,
        Self::PlainBehind,
        Self::BareAhead,
        Self::BareBehind,
        Self::Frames,
        Self::Joins,
        Self::Concepts,
        Self::Acronyms,
        Self::Facts,
        Self::Strings,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Lists => "lists",
            Self::Parties => "parties",
            Self::Aliases => "aliases",
            Self::AliasTokens => "alias-tokens",
            Self::Tokens => "tokens",
            Self::PostingStarts => "posting-starts",
            Self::Postings => "postings",
            Self::Texts => "texts",
            Self::Sounds => "sounds",
            Self::SoundBytes => "sound-bytes",
            Self::SoundTokens => "sound-tokens",
            Self::PlainAhead => "plain-ahead",
            Self::PlainBehind => "plain-behind",
            Self::BareAhead => "bare-ahead",
            Self::BareBehind => "bare-behind",
            Self::Frames => "frames",
            Self::Joins => "joins",
            Self::Concepts => "concepts",
            Self::Acronyms => "acronyms",
            Self::Facts => "facts",
            Self::Strings => "strings",
        }
    }

    /// Bytes of one record; the length of a section is a multiple of it.
    pub(super) const fn record(self) -> usize {
        match self {
            Self::Label
            | Self::Strings
            | Self::SoundBytes
            | Self::Frames
            | Self::Joins
            | Self::Acronyms => 1,
            Self::Lists => LIST,
            Self::Parties => PARTY,
            Self::Aliases => ALIAS,
            Self::AliasTokens
            | Self::PostingStarts
            | Self::Postings
            | Self::Texts
            | Self::SoundTokens
            | Self::PlainAhead
            | Self::PlainBehind
            | Self::BareAhead
            | Self::BareBehind
            | Self::Facts => 4,
            Self::Tokens => TOKEN,
            Self::Concepts => 8,
            Self::Sounds => SOUND,
        }
    }
}

/// A list: id, parties, names.
pub(super) const LIST: usize = 12;
/// A party: list | kind << 16 | gender << 24 | deceased << 26, id, caption, first fact, births,
/// deaths, countries and identifiers (a byte each).
pub(super) const PARTY: usize = 20;
/// An alias: party, text, first token, tokens | heavy << 8 | initials << 16 | words of the
/// table << 20 | flags << 24; then, as `sums` has it, what its heavy words weigh and are.
pub(super) const ALIAS: usize = 24;
/// A token: text offset, sound offset, length of text, sound and other readings, script and class,
/// concept, weight. The other readings stand behind the text.
pub(super) const TOKEN: usize = 16;

/// A sound: where it begins, where its tokens begin.
pub(super) const SOUND: usize = 8;

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let end = at.checked_add(4)?;
    Some(u32::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let end = at.checked_add(8)?;
    Some(u64::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let end = at.checked_add(2)?;
    Some(u16::from_le_bytes(bytes.get(at..end)?.try_into().ok()?))
}

/// A number as an offset. Offsets beyond the address space end in a read that gives nothing.
pub(super) fn place(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// FNV-1a in 32 bits: spreads keys of the lookup sections. A collision costs time, never an
/// answer, since what it leads to is compared in full.
pub(crate) fn hash(key: &[u8]) -> u32 {
    key.iter().fold(0x811c_9dc5, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}
