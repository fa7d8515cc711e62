//! A name in; the same name with letters that were written as a letter and a mark, or as halves of
//! a syllable, written as one, out. Latin needs none of it: its marks are dropped. Never changes a
//! name that is composed already.

use crate::names::room::{Room, Text};

/// Composes what folding would otherwise read apart; none where there is nothing to compose.
pub(super) fn compose<'r>(raw: &str, room: &'r Room) -> Option<&'r str> {
    if raw.is_ascii() || !raw.chars().any(is_part) {
        return None;
    }
    let mut out = Text::with_capacity_in(raw.len(), room);
    for c in raw.chars() {
        let c = narrow_kana(c);
        let before = out.chars().next_back();
        match before.and_then(|before| joined(before, c)) {
            Some(one) => {
                out.pop();
                out.push(one);
            }
            None => decompose(c, &mut out),
        }
    }
    Some(out.into_bump_str())
}

/// Whether a character may be part of another, or is written better as two.
const fn is_part(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{30F}' | '\u{3099}' | '\u{309A}' | '\u{1161}'..='\u{11FF}'
            | '\u{FF66}'..='\u{FF9F}' | '\u{958}'..='\u{95F}' | '\u{9CB}' | '\u{9CC}'
            | '\u{9DC}'..='\u{9DF}' | '\u{A33}'..='\u{A5E}' | '\u{BCA}'..='\u{BCC}'
    )
}

/// The letter that a letter and a mark, or two halves of a syllable, are.
fn joined(before: char, c: char) -> Option<char> {
    Some(match (before, c) {
        ('и', '\u{306}') => 'й',
        ('И', '\u{306}') => 'Й',
        ('у', '\u{306}') => 'ў',
        ('У', '\u{306}') => 'Ў',
        ('е', '\u{308}') => 'ё',
        ('Е', '\u{308}') => 'Ё',
        ('і', '\u{308}') => 'ї',
        ('І', '\u{308}') => 'Ї',
        ('г', '\u{301}') => 'ѓ',
        ('Г', '\u{301}') => 'Ѓ',
        ('к', '\u{301}') => 'ќ',
        ('К', '\u{301}') => 'Ќ',
        (_, '\u{3099}') => voiced(before)?,
        (_, '\u{309A}') if is_ha_row(before) => shifted(before, 2)?,
        _ => return hangul(before, c),
    })
}

/// A syllable of kana that is voiced.
fn voiced(before: char) -> Option<char> {
    match u32::from(before) {
        0x3046 | 0x30A6 => shifted(before, 0x4E),
        // Ka to do: the voiced syllable follows the plain one.
        0x304B..=0x3068 | 0x30AB..=0x30C8 => shifted(before, 1),
        _ if is_ha_row(before) => shifted(before, 1),
        _ => None,
    }
}

const fn is_ha_row(c: char) -> bool {
    matches!(c, 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ')
}

fn shifted(c: char, by: u32) -> Option<char> {
    char::from_u32(u32::from(c) + by)
}

/// A Korean syllable of two or three letters.
fn hangul(before: char, c: char) -> Option<char> {
    let (before, c) = (u32::from(before), u32::from(c));
    match (before, c) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            char::from_u32(0xAC00 + (before - 0x1100) * 588 + (c - 0x1161) * 28)
        }
        (0xAC00..=0xD7A3, 0x11A8..=0x11C2) if (before - 0xAC00).is_multiple_of(28) => {
            char::from_u32(before + c - 0x11A7)
        }
        _ => None,
    }
}

/// Katakana half as wide, as wide as others.
fn narrow_kana(c: char) -> char {
    const WIDE: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    match u32::from(c) {
        n @ 0xFF66..=0xFF9D => {
            let place = usize::try_from(n - 0xFF66).unwrap_or(0);
            WIDE.chars().nth(place).unwrap_or(c)
        }
        0xFF9E => '\u{3099}',
        0xFF9F => '\u{309A}',
        _ => c,
    }
}

/// Letters of Indian scripts that Unicode has both as one and as two.
fn decompose(c: char, out: &mut Text<'_>) {
    let two = match c {
        '\u{958}' => "\u{915}\u{93C}",
        '\u{959}' => "\u{916}\u{93C}",
        '\u{95A}' => "\u{917}\u{93C}",
        '\u{95B}' => "\u{91C}\u{93C}",
        '\u{95C}' => "\u{921}\u{93C}",
        '\u{95D}' => "\u{922}\u{93C}",
        '\u{95E}' => "\u{92B}\u{93C}",
        '\u{95F}' => "\u{92F}\u{93C}",
        '\u{9CB}' => "\u{9C7}\u{9BE}",
        '\u{9CC}' => "\u{9C7}\u{9D7}",
        '\u{9DC}' => "\u{9A1}\u{9BC}",
        '\u{9DD}' => "\u{9A2}\u{9BC}",
        '\u{9DF}' => "\u{9AF}\u{9BC}",
        '\u{A33}' => "\u{A32}\u{A3C}",
        '\u{A36}' => "\u{A38}\u{A3C}",
        '\u{A59}' => "\u{A16}\u{A3C}",
        '\u{A5A}' => "\u{A17}\u{A3C}",
        '\u{A5B}' => "\u{A1C}\u{A3C}",
        '\u{A5E}' => "\u{A2B}\u{A3C}",
        '\u{BCA}' => "\u{BC6}\u{BBE}",
        '\u{BCB}' => "\u{BC7}\u{BBE}",
        '\u{BCC}' => "\u{BC6}\u{BD7}",
        other => return out.push(other),
    };
    out.push_str(two);
}
