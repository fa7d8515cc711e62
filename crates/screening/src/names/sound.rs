//! A word in, its sound out: one byte a sound, over an alphabet small enough to compare by table.
//! Latin letters stand for themselves, digraphs and letters of other scripts for the sound they
//! write. Never decides whether two sounds are alike: that is `distance`.
//!
//! Capitals are sounds that Latin writes with two letters or not at all: `X` kh, `G` gh, `S` sh,
//! `C` ch, `T` th, `D` dh, `J` zh, `Q` ts; and letters of consonant scripts that may be read in
//! several ways: `A` alef, `W` waw, `Y` yeh, `E` ayn, `H` a final h or t, `Z` dad and za,
//! `B` bet, `P` pe, `K` kaf.

use super::script::Script;

/// Sounds kept of one word. Largest seen: 31 (a German compound). The rest of a longer word is
/// not compared.
pub const SOUNDS_MAX: usize = 32;

/// Readings kept of one word. Largest seen: 1. A word that may be read in more ways is met by the
/// first of them only.
pub const READINGS_MAX: usize = 4;

/// The sounds a folded word may be read as, the most usual first: never none. A word of a script
/// that is read in one way has one.
#[must_use]
pub fn readings(folded: &str, script: Script) -> Vec<Vec<u8>> {
    vec![sound(folded, script)]
}

/// The most usual sound of a folded word. `folded` is the word as `fold` leaves it: for Latin and other
/// vowelled scripts ASCII letters, for Arabic and Hebrew the letters themselves.
#[must_use]
pub fn sound(folded: &str, script: Script) -> Vec<u8> {
    let raw = match script {
        Script::Arabic => arabic_word(folded),
        Script::Hebrew => hebrew_word(folded),
        Script::Hangul => hangul_word(folded),
        _ => latin(&romanise(folded)),
    };
    let mut out: Vec<u8> = Vec::with_capacity(raw.len());
    for code in raw {
        // A doubled letter is heard once.
        if out.last() != Some(&code) || code.is_ascii_digit() {
            out.push(code);
        }
        if out.len() == SOUNDS_MAX {
            break;
        }
    }
    out
}

/// ASCII letters and digits for a word of any script, character by character.
#[must_use]
pub fn romanise(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        for r in any_ascii::any_ascii_char(c).chars() {
            if r.is_ascii_alphanumeric() {
                out.push(r.to_ascii_lowercase());
            }
        }
    }
    out
}

/// Digraphs and what they write, longest first.
const DIGRAPHS: &[(&[u8], &[u8])] = &[
    (b"shch", b"SC"),
    (b"tsch", b"C"),
    (b"dzh", b"j"),
    (b"sch", b"S"),
    (b"tch", b"C"),
    (b"kh", b"X"),
    (b"gh", b"G"),
    (b"sh", b"S"),
    (b"ch", b"C"),
    (b"cz", b"C"),
    (b"th", b"T"),
    (b"dh", b"D"),
    (b"zh", b"J"),
    (b"ph", b"f"),
    (b"ts", b"Q"),
    (b"tz", b"Q"),
    (b"dj", b"j"),
    (b"ck", b"k"),
    (b"qu", b"k"),
    (b"ks", b"ks"),
    (b"x", b"ks"),
    (b"ou", b"u"),
    (b"oo", b"u"),
    (b"ee", b"i"),
    (b"wh", b"w"),
];

fn latin(word: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(word.len());
    let mut rest = word.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let found = DIGRAPHS.iter().find_map(|(from, to)| {
            let tail = rest.strip_prefix(*from)?;
            // `qu` is one sound only before a vowel: Quesada, but Qusay.
            let stands = *from != b"qu" || matches!(tail.first(), Some(b'e' | b'i'));
            stands.then_some((*to, tail))
        });
        match found {
            Some((to, tail)) => {
                out.extend_from_slice(to);
                rest = tail;
            }
            None => {
                out.push(first);
                rest = tail;
            }
        }
    }
    out
}

fn arabic_word(word: &str) -> Vec<u8> {
    let mut out: Vec<u8> = word.chars().flat_map(arabic).collect();
    // An alef that ends a word is always heard: Hasna is not Hasan.
    if out.len() > 2
        && let Some(last) = out.last_mut()
        && *last == b'A'
    {
        *last = b'a';
    }
    out
}

fn arabic(c: char) -> Vec<u8> {
    let code: &[u8] = match c {
        'ا' | 'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => b"A",
        'ب' => b"b",
        'پ' => b"p",
        'ت' | 'ط' | 'ټ' | 'ٹ' => b"t",
        'ث' => b"T",
        'ج' => b"j",
        'چ' => b"C",
        'ح' | 'ه' | 'ھ' | 'ہ' => b"h",
        'ة' | 'ۀ' | 'ۂ' | 'ۃ' | 'ە' => b"H",
        'خ' | 'ځ' => b"X",
        'د' | 'ډ' | 'ڈ' => b"d",
        'ذ' => b"D",
        'ر' | 'ړ' | 'ڑ' | 'ڕ' => b"r",
        'ز' => b"z",
        'ژ' | 'ږ' => b"J",
        'س' | 'ص' => b"s",
        'ش' | 'ښ' => b"S",
        'ض' | 'ظ' => b"Z",
        'ع' => b"E",
        'غ' => b"G",
        'ف' => b"f",
        'ڤ' | 'ۋ' => b"v",
        'ق' => b"q",
        'ك' | 'ک' | 'ڪ' => b"k",
        'گ' | 'ګ' | 'ڭ' => b"g",
        'ل' | 'ڵ' => b"l",
        'م' => b"m",
        'ن' | 'ں' | 'ڼ' => b"n",
        'و' | 'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' => b"W",
        'ي' | 'ی' | 'ى' | 'ئ' | 'ې' | 'ێ' | 'ے' | 'ۍ' => b"Y",
        'ء' => b"",
        _ => return latin(&romanise(c.encode_utf8(&mut [0; 4]))),
    };
    code.to_vec()
}

fn hebrew_word(word: &str) -> Vec<u8> {
    word.chars()
        .filter_map(|c| {
            Some(match c {
                'א' => b'A',
                'ב' => b'B',
                'ג' => b'g',
                'ד' => b'd',
                'ה' => b'H',
                'ו' => b'W',
                'ז' => b'z',
                'ח' => b'X',
                'ט' | 'ת' => b't',
                'י' => b'Y',
                'כ' | 'ך' => b'K',
                'ל' => b'l',
                'מ' | 'ם' => b'm',
                'נ' | 'ן' => b'n',
                'ס' => b's',
                'ע' => b'E',
                'פ' | 'ף' => b'P',
                'צ' | 'ץ' => b'Q',
                'ק' => b'k',
                'ר' => b'r',
                'ש' => b'S',
                _ => return None,
            })
        })
        .collect()
}

const INITIALS: [&[u8]; 19] = [
    b"k", b"k", b"n", b"t", b"t", b"r", b"m", b"p", b"p", b"s", b"s", b"", b"j", b"j", b"C", b"k",
    b"t", b"p", b"h",
];
const MEDIALS: [&[u8]; 21] = [
    b"a", b"e", b"ya", b"ye", b"o", b"e", b"yo", b"ye", b"o", b"wa", b"we", b"oe", b"yo", b"u",
    b"wo", b"we", b"wi", b"yu", b"u", b"ui", b"i",
];
const FINALS: [&[u8]; 28] = [
    b"", b"k", b"k", b"k", b"n", b"n", b"n", b"t", b"l", b"k", b"m", b"l", b"l", b"l", b"p", b"l",
    b"m", b"p", b"p", b"t", b"t", b"ng", b"t", b"t", b"k", b"t", b"p", b"t",
];

/// Korean by its letters, near McCune-Reischauer without the apostrophes, which is what lists
/// print; the cost table knows `k` for `g` and `C` for `j`.
fn hangul_word(word: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for c in word.chars() {
        let Some(n) = u32::from(c).checked_sub(0xAC00).filter(|n| *n < 11_172) else {
            out.extend(latin(&romanise(c.encode_utf8(&mut [0; 4]))));
            continue;
        };
        let n = usize::try_from(n).unwrap_or(0);
        for part in [INITIALS.get(n / 588), MEDIALS.get(n % 588 / 28), FINALS.get(n % 28)] {
            out.extend_from_slice(part.copied().unwrap_or(b""));
        }
    }
    out
}

/// Whether a sound is a vowel or a letter that may stand for one.
#[must_use]
pub const fn is_vowel(code: u8) -> bool {
    matches!(code, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w' | b'A' | b'W' | b'Y' | b'E')
}

/// The frame of consonants two spellings of a word share: what joined words and rarity go by.
/// Vowels, half vowels and h are dropped, near sounds are one.
#[must_use]
pub fn frame(sound: &[u8]) -> Vec<u8> {
    frame_codes(sound).collect()
}

/// The same, sound by sound.
pub(super) fn frame_codes(sound: &[u8]) -> impl Iterator<Item = u8> {
    sound.iter().filter_map(|&code| {
        Some(match code {
            _ if is_vowel(code) => return None,
            b'h' | b'H' => return None,
            b'q' | b'c' | b'K' | b'X' => b'k',
            b'G' => b'g',
            b'T' => b't',
            b'D' | b'Z' => b'd',
            b'z' | b'Q' => b's',
            b'B' => b'b',
            b'P' | b'p' => b'p',
            b'J' => b'j',
            b'f' | b'v' => b'f',
            other => other,
        })
    })
}

/// What rarity goes by: the frame, or for words of fewer than three consonants the sound itself
/// with every vowel kept.
#[must_use]
pub fn rarity_key(sound: &[u8]) -> Vec<u8> {
    let frame = frame(sound);
    if frame.len() >= 3 {
        return frame;
    }
    sound
        .iter()
        .map(|&code| match code {
            b'A' | b'E' | b'H' => b'a',
            b'Y' | b'y' => b'i',
            b'W' | b'w' => b'u',
            b'q' | b'c' | b'K' => b'k',
            other => other.to_ascii_lowercase(),
        })
        .collect()
}
