//! A character in, its script out. The set of scripts read is closed: a script that is not here
//! has no reading, and a name in it is unread, never clear.

/// A script, as far as reading it differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin with all its diacritics.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Arabic, Persian, Urdu, Pashto, Kurdish, Uyghur: consonants and some vowels.
    Arabic,
    /// Hebrew: consonants and some vowels.
    Hebrew,
    /// Chinese characters, one syllable each, read as pinyin.
    Han,
    /// Korean syllables.
    Hangul,
    /// Hiragana and katakana.
    Kana,
    /// Scripts of India, whose inherent vowel is not written.
    Indic,
    /// Thai, Lao, Khmer and Burmese.
    SoutheastAsian,
    /// Georgian and Armenian.
    Caucasian,
    /// Ethiopic.
    Ethiopic,
    /// Digits of any script.
    Digit,
}

impl Script {
    /// The number kept in an index.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Latin => 0,
            Self::Cyrillic => 1,
            Self::Greek => 2,
            Self::Arabic => 3,
            Self::Hebrew => 4,
            Self::Han => 5,
            Self::Hangul => 6,
            Self::Kana => 7,
            Self::Indic => 8,
            Self::SoutheastAsian => 9,
            Self::Caucasian => 10,
            Self::Ethiopic => 11,
            Self::Digit => 12,
        }
    }

    /// The script of that number; an unknown number reads as Latin.
    #[must_use]
    pub const fn of_code(code: u8) -> Self {
        match code {
            1 => Self::Cyrillic,
            2 => Self::Greek,
            3 => Self::Arabic,
            4 => Self::Hebrew,
            5 => Self::Han,
            6 => Self::Hangul,
            7 => Self::Kana,
            8 => Self::Indic,
            9 => Self::SoutheastAsian,
            10 => Self::Caucasian,
            11 => Self::Ethiopic,
            12 => Self::Digit,
            _ => Self::Latin,
        }
    }

    /// Whether vowels may be unwritten.
    #[must_use]
    pub const fn omits_vowels(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew | Self::Indic | Self::SoutheastAsian)
    }

    /// Whether each character is a word part of its own.
    #[must_use]
    pub const fn is_syllabic(self) -> bool {
        matches!(self, Self::Han | Self::Hangul)
    }
}

/// What a character is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// A letter or digit of a script that is read.
    Read(Script),
    /// A mark that belongs to the letter before it and is dropped: accents, harakat, niqqud.
    Mark,
    /// A sign that is dropped without parting words: zero-width joiners, bidi controls,
    /// apostrophes.
    Silent,
    /// The zero-width non-joiner, which parts the two halves of a Persian compound.
    HalfSpace,
    /// Anything that parts words: spaces, hyphens, stops, symbols.
    Gap,
    /// A letter of a script without a reading, or a sign of broken encoding.
    Unread,
}

/// What this character is.
#[must_use]
pub fn letter(c: char) -> Letter {
    let n = u32::from(c);
    match n {
        0x30..=0x39 => Letter::Read(Script::Digit),
        0x41..=0x5A | 0x61..=0x7A => Letter::Read(Script::Latin),
        0x27 | 0x60 | 0xAD | 0xB4 | 0x2018..=0x201B | 0x2032 | 0x02B0..=0x02FF => Letter::Silent,
        0x00..=0xA9 | 0xAB..=0xB9 | 0xBB..=0xBF | 0xD7 | 0xF7 => ascii_gap(n),
        0xAA | 0xBA | 0xC0..=0x2AF | 0x1D00..=0x1DBF | 0x1E00..=0x1EFF => {
            Letter::Read(Script::Latin)
        }
        0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF => Letter::Mark,
        0xFE00..=0xFE2F | 0xE0100..=0xE01EF => Letter::Mark,
        0x200C => Letter::HalfSpace,
        0x061C | 0x200B | 0x200D..=0x200F | 0x202A..=0x202E => Letter::Silent,
        0x2060..=0x206F | 0xFEFF => Letter::Silent,
        0x3099..=0x309C | 0x302A..=0x302F | 0xFF9E | 0xFF9F => Letter::Mark,
        0x115F | 0x1160 | 0x180E | 0x3164 | 0xE0001..=0xE007F => Letter::Silent,
        0x3005 | 0x3007 => Letter::Read(Script::Han),
        0xFFFC | 0xFFFD | 0xE000..=0xF8FF => Letter::Unread,
        0x2000..=0x206F | 0x2E00..=0x2E7F | 0x3000..=0x303F => Letter::Gap,
        0x2C60..=0x2C7F | 0xA722..=0xA7FF | 0xFB00..=0xFB06 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A => {
            Letter::Read(Script::Latin)
        }
        // Letters in circles and squares, of mathematics, of formulas: they are read as letters.
        0x1D7CE..=0x1D7FF => Letter::Read(Script::Digit),
        0x24B6..=0x24E9
        | 0x1D400..=0x1D6A5
        | 0x1F130..=0x1F149
        | 0x1F150..=0x1F169
        | 0x1F170..=0x1F189 => Letter::Read(Script::Latin),
        0x210A..=0x2134 if c.is_alphabetic() => Letter::Read(Script::Latin),
        _ => other_script(c, n),
    }
}

const fn ascii_gap(n: u32) -> Letter {
    // U+0080 to U+009F: C1 controls, which stand in names only where an encoding was misread.
    if n >= 0x80 && n <= 0x9F { Letter::Unread } else { Letter::Gap }
}

fn other_script(c: char, n: u32) -> Letter {
    match n {
        0x0370..=0x03FF | 0x1F00..=0x1FFF => Letter::Read(Script::Greek),
        0x0483..=0x0489 => Letter::Mark,
        0x0400..=0x052F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => {
            Letter::Read(Script::Cyrillic)
        }
        0x0531..=0x0556 | 0x0560..=0x0588 | 0x10A0..=0x10FF | 0x1C90..=0x1CBF | 0x2D00..=0x2D2F => {
            Letter::Read(Script::Caucasian)
        }
        0x0591..=0x05BD | 0x05BF | 0x05C1 | 0x05C2 | 0x05C4 | 0x05C5 | 0x05C7 => Letter::Mark,
        0x05F3 | 0x05F4 => Letter::Silent,
        0x05D0..=0x05F2 | 0xFB1D..=0xFB4F => Letter::Read(Script::Hebrew),
        0x0610..=0x061A | 0x064B..=0x0653 | 0x0656..=0x065F | 0x0670 | 0x06D6..=0x06ED => {
            Letter::Mark
        }
        0x0654 | 0x0655 | 0x0640 => Letter::Silent,
        0x0660..=0x0669 | 0x06F0..=0x06F9 | 0x0966..=0x096F | 0xFF10..=0xFF19 => {
            Letter::Read(Script::Digit)
        }
        0x060C | 0x061B | 0x061F | 0x066A..=0x066D | 0x06D4 => Letter::Gap,
        0x0620..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => {
            Letter::Read(Script::Arabic)
        }
        0x0964 | 0x0965 | 0x0970 => Letter::Gap,
        0x0900..=0x0DFF => Letter::Read(Script::Indic),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF => Letter::Read(Script::SoutheastAsian),
        0x1200..=0x139F | 0x2D80..=0x2DDF => Letter::Read(Script::Ethiopic),
        0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7FB => Letter::Read(Script::Hangul),
        0x30FB | 0x30A0 => Letter::Gap,
        0x3041..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F => Letter::Read(Script::Kana),
        0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF => {
            Letter::Read(Script::Han)
        }
        _ if c.is_alphabetic() => Letter::Unread,
        _ if c.is_numeric() => Letter::Unread,
        _ => Letter::Gap,
    }
}
