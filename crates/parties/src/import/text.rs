//! Foreign bytes in, clean text out: which encoding they are in, and without the characters that
//! change how a name looks and not what it is. Never guesses silently.

use super::faults::Faults;
use super::limits::FILE_BYTES_MAX;
use std::borrow::Cow;

/// What Windows-1252 has at 0x80 to 0x9F; the rest equals Latin-1. Source: unicode.org,
/// MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT; its five holes stay the control they are in Latin-1.
const CP1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Bytes looked at for UTF-16 without its mark.
const UNMARKED_BYTES: usize = 16;

/// The bytes of a file without byte order mark and in an encoding of bytes: UTF-16 is turned into
/// UTF-8; anything else is left to [`line`]. A file beyond
/// [`FILE_BYTES_MAX`] is cut there.
pub(super) fn file<'a>(bytes: &'a [u8], faults: &mut Faults) -> Cow<'a, [u8]> {
    let bytes = match bytes.get(..FILE_BYTES_MAX) {
        Some(first) if bytes.len() > FILE_BYTES_MAX => {
            faults.lose(
                0,
                "",
                format!(
                    "the file has {} bytes; those after {FILE_BYTES_MAX} are not read",
                    bytes.len()
                ),
                "load it in parts",
            );
            first
        }
        _ => bytes,
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Cow::Borrowed(rest),
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes, faults)),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes, faults)),
        _ if is_unmarked_utf16(bytes, 1) => Cow::Owned(utf16(bytes, u16::from_le_bytes, faults)),
        _ if is_unmarked_utf16(bytes, 0) => Cow::Owned(utf16(bytes, u16::from_be_bytes, faults)),
        _ => Cow::Borrowed(bytes),
    }
}

/// Whether the file begins with eight ASCII characters in UTF-16, whose every other byte is 0:
/// a stray zero in a byte encoding is not that regular.
fn is_unmarked_utf16(bytes: &[u8], zero_at: usize) -> bool {
    bytes
        .get(..UNMARKED_BYTES)
        .is_some_and(|head| head.iter().enumerate().all(|(at, b)| (*b == 0) == (at % 2 == zero_at)))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, faults: &mut Faults) -> Vec<u8> {
    faults.note(0, "", "the file is UTF-16; read as such".to_owned(), "save it as UTF-8");
    let (pairs, odd) = bytes.as_chunks::<2>();
    if !odd.is_empty() {
        faults.note(0, "", "the UTF-16 file ends in half a character".to_owned(), "");
    }
    let text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    text.into_bytes()
}

/// The text of these bytes: UTF-8, and what is no UTF-8 in it as Windows-1252, which is noted. Byte
/// by byte, so that one bad byte garbles no name around it.
pub(super) fn line<'a>(
    bytes: &'a [u8],
    at: u64,
    record: &str,
    faults: &mut Faults,
) -> Cow<'a, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|b| cp1252(*b)));
    }
    let what = "not UTF-8; read as Windows-1252".to_owned();
    faults.note(at, record, what, "save the file as UTF-8");
    Cow::Owned(text)
}

fn cp1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => {
            CP1252.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from(byte),
    }
}

/// Whether a character is left out of every text: controls that print nothing, and those that turn
/// the direction of what follows. Joiners stay: Persian is spelled with them.
pub(super) const fn is_stripped(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}'
        | '\u{86}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text without what [`is_stripped`], its white space single and its ends trimmed. What was left
/// out is noted, save marks of direction that only help a printer.
pub(super) fn clean(text: &str, at: u64, record: &str, faults: &mut Faults) -> String {
    let stripped = text.chars().filter(|c| is_stripped(*c)).count();
    let harmless = text
        .chars()
        .filter(|c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}'))
        .count();
    if stripped > harmless {
        faults.note(
            at,
            record,
            format!("{} control characters left out", stripped - harmless),
            "look at the source: they hide how the text reads",
        );
    }
    let mut out = String::with_capacity(text.len());
    let kept = text.chars().filter(|c| !is_stripped(*c));
    for c in kept {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The text up to `bytes_max` bytes, cut between characters; the cut is noted.
pub(super) fn bounded(
    text: String,
    bytes_max: usize,
    at: u64,
    record: &str,
    faults: &mut Faults,
) -> String {
    if text.len() <= bytes_max {
        return text;
    }
    faults.note(
        at,
        record,
        format!("a text of {} bytes is cut to {bytes_max}", text.len()),
        "keep long texts in a document and name it",
    );
    let mut end = bytes_max;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_owned()
}
