//! A name in; if it is UTF-8 that was read as another encoding (mojibake), what it should have
//! been, out. Only where every character fits the fault: a name that may be meant stays as it is.

use crate::names::room::{List, Room, Text};
use crate::names::script::{Letter, Script, letter};

/// Characters of a name that is tried: a longer one is cut by folding anyhow.
const TRIED_MAX: usize = super::NAME_CHARS_MAX;

/// The name that was misread, or none when it was not.
pub(super) fn repaired<'r>(raw: &str, room: &'r Room) -> Option<&'r str> {
    if raw.is_ascii() {
        return None;
    }
    [WESTERN, CYRILLIC, ARABIC].iter().find_map(|page| reread(raw, page, room))
}

/// Whether a letter and the sign after it are the halves of a letter whose encoding was misread:
/// where the whole cannot be mended, it is known for broken all the same.
pub(super) const fn is_broken(before: char, sign: char) -> bool {
    match before {
        'Ã' | 'Â' | 'Å' | 'Ä' | 'Ð' | 'Ñ' | 'Ø' | 'Ù' => {
            matches!(sign, '\u{80}'..='\u{BF}' | '\u{2013}'..='\u{203A}' | '€' | '™')
        }
        // After these a quotation mark or a dash may be meant.
        'à'..='ï' => matches!(
            sign,
            '¡'..='©' | '¬' | '®'..='¯' | '±'..='³' | 'µ' | '¶' | '¸' | '¹' | '¼'..='¿' | '„' | '†'
                | '‡' | '‰' | '‹' | '€' | '™'
        ),
        _ => false,
    }
}

/// Whether a word as it is said, perhaps cut, is of a misread encoding.
pub(super) fn is_misread(word: &str) -> bool {
    let room = Room::new();
    let pairs = || word.chars().zip(word.chars().skip(1));
    let cut = |n: usize| word.char_indices().nth_back(n).and_then(|(at, _)| word.get(..at));
    word.contains(['\u{FFFD}', '?'])
        || pairs().any(|(a, b)| is_broken(a, b))
        || repaired(word, &room).is_some()
        || (0..3).filter_map(cut).any(|start| repaired(start, &room).is_some())
}

/// The name's characters as bytes of that page, read as UTF-8.
fn reread<'r>(raw: &str, page: &str, room: &'r Room) -> Option<&'r str> {
    let mut bytes: List<'_, u8> = List::new_in(room);
    // Bytes that the letter begun still needs.
    let mut wanted = 0_u32;
    for c in raw.chars().take(TRIED_MAX + 1) {
        let byte = byte_of(c, page)?;
        // Most names fail at their first letter that is not ASCII.
        wanted = match (wanted, byte) {
            (0, 0..=0x7F) => 0,
            (0, 0xC2..=0xDF) => 1,
            (0, 0xE0..=0xEF) => 2,
            (1.., 0x80..=0xBF) => wanted - 1,
            _ => return None,
        };
        bytes.push(byte);
    }
    let text = Text::from_utf8(bytes).ok()?.into_bump_str();
    let mut foreign = text.chars().filter(|c| !c.is_ascii());
    let letters = foreign.clone().filter(|c| is_plain(*c)).count();
    let least = if page == WESTERN { 1 } else { 2 };
    (letters >= least && foreign.all(|c| is_plain(c) || is_silent(c))).then_some(text)
}

/// Letters that names are written with: not every letter there is.
fn is_plain(c: char) -> bool {
    match letter(c) {
        Letter::Read(Script::Latin) => {
            ('\u{C0}'..='\u{17F}').contains(&c) || ('\u{1E00}'..='\u{1EFF}').contains(&c)
        }
        Letter::Read(Script::Cyrillic) => {
            ('\u{400}'..='\u{45F}').contains(&c) || ('\u{490}'..='\u{4FF}').contains(&c)
        }
        Letter::Read(Script::Greek) => ('\u{386}'..='\u{3CE}').contains(&c),
        Letter::Read(Script::Arabic | Script::Hebrew | Script::Han | Script::Hangul) => true,
        Letter::Read(Script::Kana | Script::Indic | Script::SoutheastAsian | Script::Caucasian) => {
            true
        }
        _ => false,
    }
}

fn is_silent(c: char) -> bool {
    matches!(letter(c), Letter::Mark | Letter::Silent | Letter::HalfSpace | Letter::Gap)
}

fn byte_of(c: char, page: &str) -> Option<u8> {
    let n = u32::from(c);
    if n < 0x80 {
        return u8::try_from(n).ok();
    }
    if let Some(place) = page.chars().position(|p| p == c) {
        return u8::try_from(place + 0x80).ok();
    }
    // What the page has no character for is kept as it is by most readers.
    (n < 0xA0 || page == WESTERN && n < 0x100).then(|| u8::try_from(n).ok()).flatten()
}

/// Windows 1252 from 80 to 9F; above, it is Latin-1.
const WESTERN: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
/// Windows 1251 from 80.
const CYRILLIC: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\
    \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
/// Windows 1256 from 80.
const ARABIC: &str = "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں\
    \u{A0}،¢£¤¥¦§¨©ھ«¬\u{AD}®¯°±²³´µ¶·¸¹؛»¼½¾؟\
    ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîï\
    \u{64B}\u{64C}\u{64D}\u{64E}ô\u{64F}\u{650}÷\u{651}ù\u{652}ûü\u{200E}\u{200F}ے";
