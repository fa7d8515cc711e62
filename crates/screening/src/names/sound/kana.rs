//! A word in kana in, its readings out: Hepburn, with long vowels said once; vowels that only
//! carry a foreign consonant may be nothing, r may be l, b may be v.

use super::codes::{Codes, Draft, Sink};
use super::{Readings, latin};

/// Reads a word.
pub(super) fn read(word: &str, out: &mut Readings) {
    out.write(|codes| write(word, false, codes));
    if word.chars().any(|c| ('\u{30A1}'..='\u{30FA}').contains(&c)) {
        out.write(|codes| write(word, true, codes));
    }
}

/// The sounds of a word. `is_foreign`: as katakana writes a foreign name.
pub(super) fn write(word: &str, is_foreign: bool, out: &mut Codes) {
    let mut text = Draft::new();
    let mut chars = word.chars().map(hiragana).peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        if let Some(spelt) = small(c, next) {
            text.push_str(spelt);
            chars.next();
            continue;
        }
        match c {
            'っ' | 'ー' | 'ゝ' | 'ゞ' => {}
            _ => text.push_str(syllable(c)),
        }
    }
    let text = without_long_o(text.as_slice());
    if is_foreign {
        carried(text.as_slice(), out);
    } else {
        latin::write(text.as_slice(), out);
    }
}

/// A long o is said once, however it is written.
fn without_long_o(text: &[u8]) -> Draft {
    let mut out = Draft::new();
    let mut before = 0;
    for &c in text {
        if (before, c) != (b'o', b'u') {
            out.push(c);
        }
        before = c;
    }
    out
}

/// A foreign name: u after a consonant and o after t and d only carry it.
fn carried(text: &[u8], out: &mut Codes) {
    let mut plain = Draft::new();
    latin::write(text, &mut plain);
    let mut before = b'a';
    out.extend(plain.as_slice().iter().map(|&now| {
        let code = match now {
            b'u' if !super::is_vowel(before) => b'E',
            b'o' if matches!(before, b't' | b'd') => b'E',
            b'r' => b'R',
            b'b' => b'B',
            other => other,
        };
        before = now;
        code
    }));
}

/// Katakana, also half as wide, as hiragana.
fn hiragana(c: char) -> char {
    let n = u32::from(c);
    match n {
        0x30A1..=0x30F6 => char::from_u32(n - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// A syllable with a small letter after it.
const fn small(c: char, next: char) -> Option<&'static str> {
    Some(match (c, next) {
        ('き', 'ゃ') => "kya",
        ('き', 'ゅ') => "kyu",
        ('き', 'ょ') => "kyo",
        ('し', 'ゃ') => "sha",
        ('し', 'ゅ') => "shu",
        ('し', 'ょ') => "sho",
        ('し', 'ぇ') => "she",
        ('ち', 'ゃ') => "cha",
        ('ち', 'ゅ') => "chu",
        ('ち', 'ょ') => "cho",
        ('ち', 'ぇ') => "che",
        ('に', 'ゃ') => "nya",
        ('に', 'ゅ') => "nyu",
        ('に', 'ょ') => "nyo",
        ('ひ', 'ゃ') => "hya",
        ('ひ', 'ゅ') => "hyu",
        ('ひ', 'ょ') => "hyo",
        ('み', 'ゃ') => "mya",
        ('み', 'ゅ') => "myu",
        ('み', 'ょ') => "myo",
        ('り', 'ゃ') => "rya",
        ('り', 'ゅ') => "ryu",
        ('り', 'ょ') => "ryo",
        ('ぎ', 'ゃ') => "gya",
        ('ぎ', 'ゅ') => "gyu",
        ('ぎ', 'ょ') => "gyo",
        ('じ' | 'ぢ', 'ゃ') => "ja",
        ('じ' | 'ぢ', 'ゅ') => "ju",
        ('じ' | 'ぢ', 'ょ') => "jo",
        ('じ' | 'ぢ', 'ぇ') => "je",
        ('び', 'ゃ') => "bya",
        ('び', 'ゅ') => "byu",
        ('び', 'ょ') => "byo",
        ('ぴ', 'ゃ') => "pya",
        ('ぴ', 'ゅ') => "pyu",
        ('ぴ', 'ょ') => "pyo",
        ('ふ', 'ぁ') => "fa",
        ('ふ', 'ぃ') => "fi",
        ('ふ', 'ぇ') => "fe",
        ('ふ', 'ぉ') => "fo",
        ('ふ', 'ゅ') => "fyu",
        ('ゔ', 'ぁ') => "va",
        ('ゔ', 'ぃ') => "vi",
        ('ゔ', 'ぇ') => "ve",
        ('ゔ', 'ぉ') => "vo",
        ('ゔ', 'ゅ') => "vyu",
        ('て', 'ぃ') => "ti",
        ('て', 'ゅ') => "tyu",
        ('で', 'ぃ') => "di",
        ('で', 'ゅ') => "dyu",
        ('と', 'ぅ') => "tu",
        ('ど', 'ぅ') => "du",
        ('う', 'ぃ') => "wi",
        ('う', 'ぇ') => "we",
        ('う', 'ぉ') => "wo",
        ('い', 'ぇ') => "ye",
        ('つ', 'ぁ') => "tsa",
        ('つ', 'ぃ') => "tsi",
        ('つ', 'ぇ') => "tse",
        ('つ', 'ぉ') => "tso",
        ('く', 'ぁ' | 'ゎ') => "kwa",
        ('く', 'ぃ') => "kwi",
        ('く', 'ぇ') => "kwe",
        ('く', 'ぉ') => "kwo",
        ('ぐ', 'ぁ' | 'ゎ') => "gwa",
        ('す', 'ぃ') => "si",
        ('ず', 'ぃ') => "zi",
        _ => return None,
    })
}

const fn syllable(c: char) -> &'static str {
    match c {
        'あ' | 'ぁ' => "a",
        'い' | 'ぃ' | 'ゐ' => "i",
        'う' | 'ぅ' => "u",
        'え' | 'ぇ' | 'ゑ' => "e",
        'お' | 'ぉ' | 'を' => "o",
        'か' | 'ゕ' => "ka",
        'き' => "ki",
        'く' => "ku",
        'け' | 'ゖ' => "ke",
        'こ' => "ko",
        'さ' => "sa",
        'し' => "shi",
        'す' => "su",
        'せ' => "se",
        'そ' => "so",
        'た' => "ta",
        'ち' => "chi",
        'つ' => "tsu",
        'て' => "te",
        'と' => "to",
        'な' => "na",
        'に' => "ni",
        'ぬ' => "nu",
        'ね' => "ne",
        'の' => "no",
        'は' => "ha",
        'ひ' => "hi",
        'ふ' => "fu",
        'へ' => "he",
        'ほ' => "ho",
        'ま' => "ma",
        'み' => "mi",
        'む' => "mu",
        'め' => "me",
        'も' => "mo",
        'や' | 'ゃ' => "ya",
        'ゆ' | 'ゅ' => "yu",
        'よ' | 'ょ' => "yo",
        'ら' => "ra",
        'り' => "ri",
        'る' => "ru",
        'れ' => "re",
        'ろ' => "ro",
        'わ' | 'ゎ' => "wa",
        'ん' => "n",
        'が' => "ga",
        'ぎ' => "gi",
        'ぐ' => "gu",
        'げ' => "ge",
        'ご' => "go",
        'ざ' => "za",
        'じ' | 'ぢ' => "ji",
        'ず' | 'づ' => "zu",
        'ぜ' => "ze",
        'ぞ' => "zo",
        'だ' => "da",
        'で' => "de",
        'ど' => "do",
        'ば' => "ba",
        'び' => "bi",
        'ぶ' => "bu",
        'べ' => "be",
        'ぼ' => "bo",
        'ぱ' => "pa",
        'ぴ' => "pi",
        'ぷ' => "pu",
        'ぺ' => "pe",
        'ぽ' => "po",
        'ゔ' => "vu",
        _ => "",
    }
}
