//! A font of a PDF in; from the bytes of a string its letters and how wide they are out. A byte
//! whose letter cannot be known is counted, never guessed.

use super::file::File;
use super::object::{Lexer, Object};
use std::collections::HashMap;

/// Rows of a table of letters.
const ROWS_MAX: usize = 100_000;
/// Bytes of one code.
const CODE_BYTES_MAX: usize = 4;

/// How the bytes of a string become letters.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Bytes of a code where the font says so.
    code_bytes: usize,
    /// Letters of a code, as the font's own table says.
    letters: HashMap<u32, String>,
    /// Names of letters that differ from the usual ones.
    differences: HashMap<u32, String>,
    is_composite: bool,
    is_mac: bool,
    widths: HashMap<u32, f64>,
    width: f64,
}

/// One code of a string.
#[derive(Debug)]
pub(super) struct Glyph {
    /// Its letters; none when they cannot be known.
    pub(super) letters: Option<String>,
    /// Its width. Units: thousandths of the size.
    pub(super) width: f64,
}

impl Font {
    pub(super) fn read(file: &File<'_>, font: &Object) -> Self {
        let is_composite =
            matches!(file.get(font, b"Subtype"), Some(Object::Name(n)) if n == b"Type0");
        let mut out =
            Self { is_composite, code_bytes: 1 + usize::from(is_composite), ..Self::default() };
        if let Object::Dictionary(dictionary) = file.resolve(font)
            && let Some(Object::Reference(id)) = dictionary.get(&b"ToUnicode"[..])
            && let Some(table) = file.stream(*id)
        {
            out.read_table(&table);
        }
        out.read_encoding(file, font);
        if is_composite {
            out.read_composite_widths(file, font);
        } else {
            out.read_widths(file, font);
        }
        out
    }

    fn read_encoding(&mut self, file: &File<'_>, font: &Object) {
        let Some(encoding) = file.get(font, b"Encoding") else { return };
        let base = match encoding {
            Object::Name(name) => Some(name),
            other => match file.get(other, b"BaseEncoding") {
                Some(Object::Name(name)) => Some(name),
                _ => None,
            },
        };
        self.is_mac = base.is_some_and(|name| name == b"MacRomanEncoding");
        let Some(Object::Array(differences)) = file.get(encoding, b"Differences") else { return };
        let mut code = 0;
        for item in differences.iter().take(ROWS_MAX) {
            match item {
                Object::Number(_) => code = item.whole().unwrap_or(0),
                Object::Name(name) => {
                    if let Some(letters) = of_name(name) {
                        self.differences.insert(code, letters);
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }

    fn read_widths(&mut self, file: &File<'_>, font: &Object) {
        self.width = 500.0;
        let first = file.get(font, b"FirstChar").and_then(Object::whole).unwrap_or(0);
        if let Some(Object::Array(widths)) = file.get(font, b"Widths") {
            let known = (first..).zip(widths.iter().take(ROWS_MAX));
            self.widths = known.filter_map(|(c, w)| Some((c, file.resolve(w).number()?))).collect();
        }
    }

    fn read_composite_widths(&mut self, file: &File<'_>, font: &Object) {
        self.width = 1000.0;
        let Some(Object::Array(below)) = file.get(font, b"DescendantFonts") else { return };
        let Some(below) = below.first() else { return };
        if let Some(width) = file.get(below, b"DW").and_then(Object::number) {
            self.width = width;
        }
        let Some(Object::Array(rows)) = file.get(below, b"W") else { return };
        let mut rows = rows.iter().take(ROWS_MAX);
        while let (Some(first), Some(next)) = (rows.next(), rows.next()) {
            let Some(first) = first.whole() else { return };
            match file.resolve(next) {
                Object::Array(widths) => {
                    let known = (first..).zip(widths);
                    self.widths.extend(known.filter_map(|(c, w)| Some((c, w.number()?))));
                }
                last => {
                    let (last, width) = (last.whole(), rows.next().and_then(Object::number));
                    let (Some(last), Some(width)) = (last, width) else { return };
                    let codes = (first..=last).take(ROWS_MAX);
                    self.widths.extend(codes.map(|c| (c, width)));
                }
            }
        }
    }

    /// The table of letters that the font carries.
    fn read_table(&mut self, table: &[u8]) {
        let mut lexer = Lexer::at(table, 0);
        let mut held: Vec<Object> = Vec::new();
        while let Some(object) = lexer.object() {
            let Object::Word(word) = &object else {
                held.push(object);
                if held.len() > ROWS_MAX {
                    return;
                }
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => {
                    if let Some(Object::Text(code)) = held.first() {
                        self.code_bytes = code.len().clamp(1, CODE_BYTES_MAX);
                    }
                }
                b"endbfchar" => {
                    for pair in held.chunks_exact(2) {
                        if let [Object::Text(code), Object::Text(letters)] = pair {
                            self.letters.insert(number(code), utf16(letters));
                        }
                    }
                }
                b"endbfrange" => held.chunks_exact(3).for_each(|row| self.range(row)),
                _ => {}
            }
            held.clear();
            if self.letters.len() > ROWS_MAX {
                return;
            }
        }
    }

    fn range(&mut self, row: &[Object]) {
        let [Object::Text(low), Object::Text(high), to] = row else { return };
        let codes = number(low)..=number(high);
        match to {
            Object::Array(each) => {
                for (code, letters) in codes.zip(each) {
                    if let Object::Text(letters) = letters {
                        self.letters.insert(code, utf16(letters));
                    }
                }
            }
            Object::Text(first) => {
                let mut letters = first.clone();
                for code in codes.take(1 << 16) {
                    self.letters.insert(code, utf16(&letters));
                    // The last byte counts on, and carries.
                    for byte in letters.iter_mut().rev().take(2) {
                        *byte = byte.wrapping_add(1);
                        if *byte != 0 {
                            break;
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// The codes of a string.
    pub(super) fn glyphs(&self, string: &[u8]) -> Vec<Glyph> {
        string.chunks(self.code_bytes.max(1)).map(|code| self.glyph(code)).collect()
    }

    fn glyph(&self, code: &[u8]) -> Glyph {
        let number = number(code);
        let letters = self.letters.get(&number).or_else(|| self.differences.get(&number)).cloned();
        let letters = letters.filter(|l| !l.is_empty() && l != "\u{fffd}").or_else(|| {
            if self.is_composite {
                return None;
            }
            let table =
                if self.is_mac { encoding_rs::MACINTOSH } else { encoding_rs::WINDOWS_1252 };
            let (text, _) = table.decode_without_bom_handling(code);
            let is_said = |c: char| !c.is_control() || c == '\t';
            Some(text.chars().filter(|c| is_said(*c)).collect())
        });
        Glyph { letters, width: self.widths.get(&number).copied().unwrap_or(self.width) }
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(CODE_BYTES_MAX).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).filter(|c| !c.is_control()).collect()
}

/// The letter of a glyph name: `a`, `uni0041`, `eacute`.
fn of_name(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next()?;
    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return Some(only.to_string());
    }
    let code = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    if let Some(hex) = name.strip_prefix("uni").filter(|h| h.len() == 4) {
        return code(hex).map(String::from);
    }
    if let Some(hex) = name.strip_prefix('u').filter(|h| (4..=6).contains(&h.len()))
        && let Some(c) = code(hex)
    {
        return Some(c.to_string());
    }
    if let Some((_, sign)) = SIGNS.iter().find(|(n, _)| *n == name) {
        return Some((*sign).to_owned());
    }
    // A letter with its accent: the mark follows the letter.
    let base = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let mark = ACCENTS.iter().find(|(n, _)| name.strip_prefix(base) == Some(n))?.1;
    Some(format!("{base}{mark}"))
}

const SIGNS: &[(&str, &str)] = &[
    ("space", " "),
    ("nbspace", " "),
    ("hyphen", "-"),
    ("minus", "-"),
    ("endash", "–"),
    ("emdash", "—"),
    ("period", "."),
    ("comma", ","),
    ("colon", ":"),
    ("semicolon", ";"),
    ("quoteright", "’"),
    ("quoteleft", "‘"),
    ("quotesingle", "'"),
    ("quotedbl", "\""),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("bracketleft", "["),
    ("bracketright", "]"),
    ("slash", "/"),
    ("ampersand", "&"),
    ("at", "@"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("germandbls", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("oslash", "ø"),
    ("Oslash", "Ø"),
    ("lslash", "ł"),
    ("Lslash", "Ł"),
    ("dotlessi", "ı"),
    ("eth", "ð"),
    ("Eth", "Ð"),
    ("thorn", "þ"),
    ("Thorn", "Þ"),
    ("dcroat", "đ"),
    ("Dcroat", "Đ"),
    ("bullet", "•"),
    ("ellipsis", "…"),
    ("question", "?"),
    ("exclam", "!"),
    ("percent", "%"),
    ("plus", "+"),
    ("equal", "="),
    ("underscore", "_"),
];

const ACCENTS: &[(&str, char)] = &[
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("tilde", '\u{303}'),
    ("dieresis", '\u{308}'),
    ("ring", '\u{30a}'),
    ("cedilla", '\u{327}'),
    ("caron", '\u{30c}'),
    ("macron", '\u{304}'),
    ("breve", '\u{306}'),
    ("ogonek", '\u{328}'),
    ("dotaccent", '\u{307}'),
    ("hungarumlaut", '\u{30b}'),
    ("commaaccent", '\u{326}'),
];
