//! Chinese characters in, their readings out: pinyin, and for characters of names as they are
//! written in Hong Kong, Fujian, Korea and Japan. Japanese names of two and three characters are
//! read as a whole.

use super::codes::{Codes, Draft};
use super::{Readings, latin, pinyin, tabled};

/// Reads a word: one character, or a Japanese name of several.
pub(super) fn read(word: &str, out: &mut Readings) {
    if let Some(name) = japanese(word, Place::Family).or_else(|| japanese(word, Place::Given)) {
        out.write(|codes| latin::write(name.as_bytes(), codes));
        out.write(|codes| word.chars().for_each(|c| write_pinyin(c, codes)));
        return;
    }
    let mut chars = word.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        out.write(|codes| write(word, codes));
        // What the syllables may render: there is no r before a vowel.
        for [l, ji] in [["l", "j"], ["r", "j"], ["l", "g"]] {
            let foreign = rendered(word, l, ji);
            out.write(|codes| latin::write(foreign.as_slice(), codes));
        }
        return;
    };
    out.write(|codes| write(word, codes));
    for spelling in tabled::spellings(c).skip(1) {
        out.write(|codes| latin::write(spelling.as_bytes(), codes));
    }
    // As it is spelt where that is not how it is said, and as Wade and Giles had it.
    pinyin::of_syllable(syllable(c, &mut Draft::new()), out);
}

/// The foreign word that characters may render by their sound, with that letter for their l and for
/// their j: 奥巴马 is Obama. A consonant without a vowel is rendered with a weak one.
fn rendered(word: &str, l: &str, j: &str) -> Draft {
    let mut out = Draft::new();
    for c in word.chars() {
        let mut draft = Draft::new();
        let syllable = syllable(c, &mut draft);
        let said = RENDERED.iter().find(|(own, _)| *own == syllable);
        let said = said.map_or(syllable, |(_, said)| said);
        match said.strip_prefix('l') {
            Some(rest) => [l, rest].into_iter().for_each(|s| out.push_str(s)),
            None => match said.strip_prefix('j') {
                Some(rest) => [j, rest].into_iter().for_each(|s| out.push_str(s)),
                None => out.push_str(said),
            },
        }
    }
    out
}

/// What syllables of pinyin render of foreign names where it is not what they spell.
const RENDERED: [(&str, &str); 48] = [
    ("er", "l"),
    ("ke", "k"),
    ("te", "t"),
    ("de", "d"),
    ("ge", "g"),
    ("si", "s"),
    ("shi", "sh"),
    ("ci", "ts"),
    ("zi", "z"),
    ("fu", "f"),
    ("mu", "m"),
    ("bu", "b"),
    ("pu", "p"),
    ("ao", "o"),
    ("bao", "bo"),
    ("mao", "mo"),
    ("luo", "lo"),
    ("nuo", "no"),
    ("duo", "do"),
    ("tuo", "to"),
    ("huo", "ho"),
    ("bei", "be"),
    ("mei", "me"),
    ("lei", "le"),
    ("wei", "vi"),
    ("fei", "fe"),
    ("nai", "ne"),
    ("kai", "ke"),
    ("sai", "se"),
    ("xi", "si"),
    ("xie", "se"),
    ("xin", "sin"),
    ("qi", "chi"),
    ("ji", "ji"),
    ("lao", "lo"),
    ("dun", "ton"),
    ("you", "yu"),
    ("wo", "vo"),
    ("wa", "va"),
    ("ou", "o"),
    ("ai", "e"),
    ("ya", "a"),
    ("he", "h"),
    ("ha", "ha"),
    ("yi", "i"),
    ("ang", "an"),
    ("lang", "lan"),
    ("weng", "un"),
];

/// The sounds of a word in pinyin, or of a Japanese name.
pub(super) fn write(word: &str, out: &mut Codes) {
    match japanese(word, Place::Family).or_else(|| japanese(word, Place::Given)) {
        Some(name) => latin::write(name.as_bytes(), out),
        None => word.chars().for_each(|c| write_pinyin(c, out)),
    }
}

fn write_pinyin(c: char, out: &mut Codes) {
    pinyin::write(syllable(c, &mut Draft::new()), out);
}

/// The syllable of a character as pinyin writes it.
fn syllable(c: char, draft: &mut Draft) -> &str {
    if let Some(spelling) = tabled::spellings(c).next() {
        return spelling;
    }
    super::romanised(c).for_each(|c| draft.push_str(c.encode_utf8(&mut [0; 4])));
    std::str::from_utf8(draft.as_slice()).unwrap_or("")
}

/// Where a Japanese name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// First.
    Family,
    /// After it.
    Given,
}

/// How a Japanese name of several characters is read; none when it is not in the table.
pub(crate) fn japanese(word: &str, place: Place) -> Option<&'static str> {
    // Two characters at least: three bytes each.
    let row = tabled::look_up(word).filter(|_| word.len() > 4)?;
    row.strip_prefix(if place == Place::Family { '<' } else { '>' })
}

/// The simplified form of a character that has one, else the character.
pub(crate) fn simplified(c: char) -> char {
    let row = tabled::look_up(c.encode_utf8(&mut [0; 4]));
    row.and_then(|row| row.strip_prefix('=')).and_then(|row| row.chars().next()).unwrap_or(c)
}
