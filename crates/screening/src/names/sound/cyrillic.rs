//! A folded Cyrillic word in, its readings out: as English lists write it, as German, Polish,
//! Serbian and scholars do (j for y, e for ye), and with the h of Ukrainian and Belarusian.

use super::codes::{Codes, Draft, Sink};
use super::{Readings, begin_with_h, latin};

/// How one letter that is written in several ways is meant.
#[derive(Debug, Clone, Copy)]
struct Style {
    /// ya, yu, yo and short i are written with j.
    has_j: bool,
    /// г is h.
    has_h: bool,
    /// ye at the beginning of a word and after vowels; щ is sht, ъ is a: Bulgarian.
    is_broad: bool,
}

/// Reads a word.
pub(super) fn read(word: &str, out: &mut Readings) {
    let is_ukrainian = word.contains(['і', 'ї', 'є', 'ґ', 'ў']);
    let usual = Style { has_j: false, has_h: is_ukrainian, is_broad: false };
    out.write(|codes| write(word, usual, codes));
    begin_with_h(out);
    if let Some(english) = english(word) {
        out.write(|codes| latin::write(english.as_slice(), codes));
    }
    out.write(|codes| write(word, Style { is_broad: true, ..usual }, codes));
    if word.contains(['ю', 'я', 'й', 'ё', 'є', 'ї']) {
        out.write(|codes| write(word, Style { has_j: true, ..usual }, codes));
    }
    if word.contains('г') {
        out.write(|codes| write(word, Style { has_h: !usual.has_h, ..usual }, codes));
    }
}

/// How Cyrillic writes the vowels of English, and what it writes with them: Хэрроугейт is
/// Harrowgate. The longest first.
const ENGLISH: [(&str, &str); 16] = [
    ("ейшн", "ation"),
    ("эйшн", "ation"),
    ("оу", "ow"),
    ("ей", "a"),
    ("эй", "a"),
    ("ай", "i"),
    ("ау", "ou"),
    ("уо", "wa"),
    ("уэ", "we"),
    ("уи", "wi"),
    ("ью", "ew"),
    ("дж", "j"),
    ("тч", "tch"),
    ("х", "h"),
    ("э", "a"),
    ("кс", "x"),
];

/// Groups that English words have and Russian ones hardly.
const ENGLISH_MARKS: [&str; 7] = ["оу", "хэ", "эй", "ейшн", "ейт", "уэ", "уо"];

/// The word as English may spell it; none for a word that does not look English.
fn english(word: &str) -> Option<Draft> {
    if !ENGLISH_MARKS.iter().any(|mark| word.contains(mark)) {
        return None;
    }
    let mut out = Draft::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if let Some((tail, spelt)) =
            ENGLISH.iter().find_map(|(said, spelt)| Some((rest.strip_prefix(said)?, spelt)))
        {
            out.push_str(spelt);
            rest = tail;
        } else {
            out.push_str(match c {
                'ж' => "zh",
                'ц' => "ts",
                'ч' => "ch",
                'ш' => "sh",
                'щ' => "shch",
                'ю' => "u",
                'я' => "ya",
                'й' => "y",
                'ё' => "o",
                _ => std::str::from_utf8(plain(c)).unwrap_or(""),
            });
            rest = rest.strip_prefix(c).unwrap_or("");
        }
    }
    Some(out)
}

/// The sounds of a word as it is usually written.
pub(super) fn write_usual(word: &str, out: &mut Codes) {
    let is_ukrainian = word.contains(['і', 'ї', 'є', 'ґ', 'ў']);
    write(word, Style { has_j: false, has_h: is_ukrainian, is_broad: false }, out);
}

const fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'а' | 'е'
            | 'ё'
            | 'и'
            | 'о'
            | 'у'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'і'
            | 'ї'
            | 'є'
            | 'ә'
            | 'ө'
            | 'ү'
            | 'ұ'
    )
}

fn write(word: &str, style: Style, out: &mut Codes) {
    let mut before = ' ';
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let glide: &[u8] = if style.has_j { b"j" } else { b"y" };
        // Where a vowel is said with a glide: at the beginning, after a vowel, after a sign.
        let opens = before == ' ' || is_vowel(before) || matches!(before, 'ь' | 'ъ');
        let code: &[u8] = match c {
            'е' => {
                if opens && style.is_broad || matches!(before, 'ь' | 'ъ') {
                    out.extend_from_slice(glide);
                }
                b"e"
            }
            'ё' => {
                if style.is_broad {
                    b"e"
                } else {
                    out.extend_from_slice(glide);
                    b"o"
                }
            }
            'є' | 'ю' | 'я' => {
                out.extend_from_slice(glide);
                match c {
                    'є' => b"e",
                    'ю' => b"u",
                    _ => b"a",
                }
            }
            // Dmitriy, Dmitrii, Dmitry: one ending.
            'и' | 'ы' | 'і' if next == 'й' && is_end(&chars) => {
                chars.next();
                b"y"
            }
            'й' | 'ј' => glide,
            'щ' if style.is_broad => b"St",
            'ъ' if style.is_broad && !is_vowel(next) && before != ' ' => b"a",
            'д' if next == 'ж' => {
                chars.next();
                b"j"
            }
            'г' if style.has_h => b"h",
            _ => plain(c),
        };
        if code.is_empty() && !matches!(c, 'ь' | 'ъ') {
            latin::write_char(c, out);
        } else {
            out.extend_from_slice(code);
        }
        before = c;
    }
}

/// Whether only one letter is left.
fn is_end(rest: &std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    rest.clone().count() == 1
}

/// Letters that are written in one way.
const fn plain(c: char) -> &'static [u8] {
    match c {
        'а' | 'ә' | 'ӓ' | 'ӑ' => b"a",
        'б' => b"b",
        'в' => b"v",
        'г' | 'ґ' => b"g",
        'д' => b"d",
        'ж' | 'җ' => b"J",
        'з' | 'ҙ' => b"z",
        'и' | 'і' | 'ї' | 'ӣ' => b"i",
        'к' | 'ҡ' => b"k",
        'қ' => b"q",
        'л' => b"l",
        'м' => b"m",
        'н' | 'ң' | 'ҥ' => b"n",
        'о' | 'ө' | 'ӧ' => b"o",
        'п' => b"p",
        'р' => b"r",
        'с' | 'ҫ' => b"s",
        'т' => b"t",
        'у' | 'ү' | 'ұ' | 'ӯ' | 'ӱ' => b"u",
        'ф' => b"f",
        'х' => b"X",
        'һ' | 'ҳ' => b"h",
        'ц' => b"Q",
        'ч' | 'ћ' => b"C",
        'ш' => b"S",
        'щ' => b"SC",
        'ы' => b"y",
        'э' | 'ӭ' => b"e",
        'ў' => b"W",
        'ғ' => b"G",
        'ҷ' | 'џ' | 'ђ' | 'ѓ' => b"j",
        'ќ' => b"k",
        'љ' => b"ly",
        'њ' => b"ny",
        'ѕ' => b"dz",
        _ => b"",
    }
}
