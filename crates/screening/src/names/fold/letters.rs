//! A word of one script in, the same word without case, marks and other ways to write one letter
//! out. Never across scripts: that is reading.

use crate::names::room::{self, Room, Text};
use crate::names::script::Script;
use crate::names::sound::{GERESH, romanised, simplified};

/// One word without case and marks.
pub(super) fn fold_word<'r>(word: &str, script: Script, room: &'r Room) -> &'r str {
    let chars = word.chars();
    match script {
        Script::Latin | Script::Digit => room::text(chars.flat_map(romanised), room),
        Script::Arabic => fold_arabic(word, room),
        Script::Han => room::text(chars.map(simplified), room),
        Script::Greek => room::text(chars.flat_map(char::to_lowercase).map(fold_greek), room),
        Script::Hebrew => room::text(chars.flat_map(fold_hebrew), room),
        Script::Hangul | Script::Indic | Script::SoutheastAsian => room.alloc_str(word),
        Script::Cyrillic | Script::Kana | Script::Caucasian | Script::Ethiopic => {
            room::text(chars.flat_map(char::to_lowercase), room)
        }
    }
}

fn fold_arabic<'r>(word: &str, room: &'r Room) -> &'r str {
    let mut out = Text::from_iter_in(word.chars().filter_map(arabic_letter), room);
    // At the end it is the heh that Persian writes there; within, the Kurdish and Uyghur vowel.
    if out.ends_with('ە') {
        out.pop();
        out.push('ه');
    }
    out.into_bump_str()
}

fn arabic_letter(c: char) -> Option<char> {
    Some(match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ي' | 'ى' | 'ې' | 'ێ' | 'ے' | 'ۍ' | 'ئ' | 'ۓ' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ة' | 'ۀ' | 'ھ' | 'ہ' | 'ۂ' | 'ۃ' => 'ه',
        'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' => 'و',
        'ں' => 'ن',
        'ء' => return None,
        // Letters in the shape they take within a word, as old files have them.
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => return presented(c),
        other => other,
    })
}

/// The letter of a presentation form.
const fn presented(c: char) -> Option<char> {
    Some(match c {
        '\u{FE81}'..='\u{FE84}' | '\u{FE87}' | '\u{FE88}' | '\u{FE8D}' | '\u{FE8E}' => 'ا',
        '\u{FE85}' | '\u{FE86}' | '\u{FEED}' | '\u{FEEE}' => 'و',
        '\u{FE89}'..='\u{FE8C}' | '\u{FEEF}'..='\u{FEF4}' | '\u{FBFC}'..='\u{FBFF}' => 'ی',
        '\u{FE8F}'..='\u{FE92}' => 'ب',
        '\u{FE93}' | '\u{FE94}' | '\u{FEE9}'..='\u{FEEC}' | '\u{FBA6}'..='\u{FBAD}' => 'ه',
        '\u{FE95}'..='\u{FE98}' => 'ت',
        '\u{FE99}'..='\u{FE9C}' => 'ث',
        '\u{FE9D}'..='\u{FEA0}' => 'ج',
        '\u{FEA1}'..='\u{FEA4}' => 'ح',
        '\u{FEA5}'..='\u{FEA8}' => 'خ',
        '\u{FEA9}' | '\u{FEAA}' => 'د',
        '\u{FEAB}' | '\u{FEAC}' => 'ذ',
        '\u{FEAD}' | '\u{FEAE}' => 'ر',
        '\u{FEAF}' | '\u{FEB0}' => 'ز',
        '\u{FEB1}'..='\u{FEB4}' => 'س',
        '\u{FEB5}'..='\u{FEB8}' => 'ش',
        '\u{FEB9}'..='\u{FEBC}' => 'ص',
        '\u{FEBD}'..='\u{FEC0}' => 'ض',
        '\u{FEC1}'..='\u{FEC4}' => 'ط',
        '\u{FEC5}'..='\u{FEC8}' => 'ظ',
        '\u{FEC9}'..='\u{FECC}' => 'ع',
        '\u{FECD}'..='\u{FED0}' => 'غ',
        '\u{FED1}'..='\u{FED4}' => 'ف',
        '\u{FED5}'..='\u{FED8}' => 'ق',
        '\u{FED9}'..='\u{FEDC}' | '\u{FB8E}'..='\u{FB91}' => 'ک',
        '\u{FEDD}'..='\u{FEE0}' => 'ل',
        '\u{FEE1}'..='\u{FEE4}' => 'م',
        '\u{FEE5}'..='\u{FEE8}' => 'ن',
        '\u{FB56}'..='\u{FB59}' => 'پ',
        '\u{FB7A}'..='\u{FB7D}' => 'چ',
        '\u{FB8A}' | '\u{FB8B}' => 'ژ',
        '\u{FB92}'..='\u{FB95}' => 'گ',
        '\u{FE80}' => return None,
        other => other,
    })
}

/// A Greek letter without accent and breathing, the sigma of the end as any sigma.
const fn fold_greek(c: char) -> char {
    match c {
        'ά'
        | '\u{1F00}'..='\u{1F0F}'
        | '\u{1F70}'
        | '\u{1F71}'
        | '\u{1F80}'..='\u{1F8F}'
        | '\u{1FB0}'..='\u{1FBC}' => 'α',
        'έ' | '\u{1F10}'..='\u{1F1F}' | '\u{1F72}' | '\u{1F73}' => 'ε',
        'ή'
        | '\u{1F20}'..='\u{1F2F}'
        | '\u{1F74}'
        | '\u{1F75}'
        | '\u{1F90}'..='\u{1F9F}'
        | '\u{1FC2}'..='\u{1FCC}' => 'η',
        'ί'
        | 'ϊ'
        | 'ΐ'
        | '\u{1F30}'..='\u{1F3F}'
        | '\u{1F76}'
        | '\u{1F77}'
        | '\u{1FD0}'..='\u{1FDB}' => 'ι',
        'ό' | '\u{1F40}'..='\u{1F4F}' | '\u{1F78}' | '\u{1F79}' => 'ο',
        'ύ'
        | 'ϋ'
        | 'ΰ'
        | '\u{1F50}'..='\u{1F5F}'
        | '\u{1F7A}'
        | '\u{1F7B}'
        | '\u{1FE0}'..='\u{1FE3}'
        | '\u{1FE6}'..='\u{1FEB}' => 'υ',
        'ώ'
        | '\u{1F60}'..='\u{1F6F}'
        | '\u{1F7C}'
        | '\u{1F7D}'
        | '\u{1FA0}'..='\u{1FAF}'
        | '\u{1FF2}'..='\u{1FFC}' => 'ω',
        '\u{1FE4}' | '\u{1FE5}' | '\u{1FEC}' => 'ρ',
        'ς' => 'σ',
        other => other,
    }
}

/// A Hebrew letter, the digraphs of Yiddish as two.
fn fold_hebrew(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'װ' => ('ו', Some('ו')),
        'ױ' => ('ו', Some('י')),
        'ײ' => ('י', Some('י')),
        '\'' | '’' => (GERESH, None),
        '\u{FB21}' => ('א', None),
        '\u{FB22}' => ('ד', None),
        '\u{FB23}' => ('ה', None),
        '\u{FB2A}'..='\u{FB2D}' => ('ש', None),
        '\u{FB2E}'..='\u{FB30}' => ('א', None),
        '\u{FB31}' => ('ב', None),
        '\u{FB35}' | '\u{FB4B}' => ('ו', None),
        '\u{FB3B}' | '\u{FB4D}' => ('כ', None),
        '\u{FB44}' | '\u{FB4E}' => ('פ', None),
        '\u{FB4A}' => ('ת', None),
        other => (other, None),
    };
    [Some(first), second].into_iter().flatten()
}
