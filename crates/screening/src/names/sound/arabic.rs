//! A folded word of the Arabic script in, its readings out: Arabic, Persian, Kurdish, Pashto,
//! Urdu and Uyghur. Consonants stand, vowels that are not written are left to the table of costs.

use super::codes::{Codes, Draft, Sink};
use super::{Readings, begin_with_h, latin};

/// Reads a word.
pub(super) fn read(word: &str, out: &mut Readings) {
    out.write(|codes| write(word, codes));
    let primary = out.primary();
    let primary = primary.as_slice();
    // Letters one after the other that Latin writes as it writes one sound: Ishaq, Adham, Khokhar.
    if let Some(merged) = merged(primary) {
        out.write(|codes| codes.extend_from_slice(merged.as_slice()));
    }
    // Vahid: a waw that begins a word is a consonant.
    if let [b'W', rest @ ..] = primary
        && !matches!(rest.first(), Some(b'W'))
    {
        out.write(|codes| {
            codes.push(b'v');
            codes.extend_from_slice(rest);
        });
    }
    begin_with_h(out);
    // Gamal for Jamal, Gaddafi for Qaddafi: as it is spoken in Egypt and in Libya.
    if primary.contains(&b'j') || primary.contains(&b'q') {
        let spoken = primary.iter().map(|c| if matches!(c, b'j' | b'q') { b'g' } else { *c });
        out.write(|codes| codes.extend(spoken));
    }
}

/// The sounds of a word as its letters give them.
pub(super) fn write(word: &str, out: &mut Codes) {
    let mut codes = Draft::new();
    // The article in Salah al-Din is said as the d after it.
    let stem = word.strip_suffix("الدین").filter(|stem| stem.chars().count() > 1);
    let mut chars = stem.unwrap_or(word).chars().peekable();
    while let Some(c) = chars.next() {
        let is_last = chars.peek().is_none();
        letter(c, is_last && stem.is_none() && !codes.as_slice().is_empty(), &mut codes);
    }
    if stem.is_some() {
        codes.extend_from_slice(b"AdYn");
    }
    // An alef that ends a word is always heard: Hasna is not Hasan.
    if let [_, _, .., b'A'] = codes.as_slice()
        && let Some(last) = codes.last_mut()
    {
        *last = b'a';
    }
    out.extend_from_slice(codes.as_slice());
}

fn letter(c: char, ends: bool, out: &mut Draft) {
    let code = match c {
        'ا' | 'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => b'A',
        'ب' => b'b',
        'پ' => b'p',
        'ت' | 'ط' | 'ټ' | 'ٹ' => b't',
        'ث' => b'T',
        'ج' => b'j',
        'چ' | 'څ' => b'C',
        'ه' | 'ھ' | 'ہ' | 'ة' if ends => b'H',
        'ح' | 'ه' | 'ھ' | 'ہ' => b'h',
        'ة' | 'ۀ' | 'ۂ' | 'ۃ' => b'H',
        'ە' => b'e',
        'خ' => b'X',
        'د' | 'ډ' | 'ڈ' => b'd',
        'ذ' => b'D',
        'ر' | 'ړ' | 'ڑ' | 'ڕ' => b'r',
        'ز' | 'ځ' => b'z',
        'ژ' | 'ږ' => b'J',
        'س' | 'ص' => b's',
        'ش' | 'ښ' => b'S',
        'ض' | 'ظ' => b'Z',
        'ع' => b'E',
        'غ' => b'G',
        'ف' => b'f',
        'ڤ' | 'ۋ' => b'v',
        'ق' => b'q',
        'ك' | 'ک' | 'ڪ' => b'k',
        'گ' | 'ګ' => b'g',
        'ڭ' => return out.extend_from_slice(b"ng"),
        'ل' | 'ڵ' => b'l',
        'م' => b'm',
        'ن' | 'ں' | 'ڼ' => b'n',
        'و' | 'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' => b'W',
        'ي' | 'ی' | 'ى' | 'ئ' | 'ې' | 'ێ' | 'ے' | 'ۍ' => b'Y',
        'ء' => return,
        _ => return latin::write_char(c, out),
    };
    out.push(code);
}

/// Pairs of letters read as Latin reads the same pair.
fn merged(codes: &[u8]) -> Option<Draft> {
    let mut out = Draft::new();
    let mut has_merged = false;
    for &code in codes {
        let joined = match (out.as_slice().last(), code) {
            (Some(b's'), b'h') => b'S',
            (Some(b'z'), b'h') => b'J',
            (Some(b't'), b'h') => b'T',
            (Some(b'd'), b'h') => b'D',
            (Some(b'k'), b'h') => b'X',
            (Some(b'g'), b'h') => b'G',
            (Some(b'p'), b'h') => b'f',
            (Some(b't'), b'S') => b'C',
            (Some(b't'), b's' | b'z') => b'Q',
            _ => {
                out.push(code);
                continue;
            }
        };
        has_merged = true;
        if let Some(last) = out.last_mut() {
            *last = joined;
        }
    }
    has_merged.then_some(out)
}
