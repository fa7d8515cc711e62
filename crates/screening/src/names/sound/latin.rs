//! A folded Latin word in, its readings out: as most languages write it, then as one does that
//! writes a sound its own way (German ue and w, Indonesian sy, pinyin q, Korean Lee for Ri). Never
//! a guess at the bearer's language: every way that may be meant is a reading.

use super::codes::{Draft, Sink};
use super::{Readings, korean, pinyin, slavonic};

/// Reads a word of ASCII letters and digits.
pub(super) fn read(word: &str, out: &mut Readings) {
    let bytes = word.as_bytes();
    out.write(|codes| write(bytes, codes));
    if word.len() < 2 {
        return;
    }
    let hints = hints(bytes);
    if hints & SYLLABLES != 0 && word.len() <= korean::SPELLING_MAX {
        korean::of_latin(word, out);
    }
    if hints & LOCAL != 0 {
        out.write(|codes| write_local(bytes, codes));
    }
    if hints & (SYLLABLES | CHINESE) == SYLLABLES | CHINESE {
        pinyin::of_latin(word, out);
    }
    if is_throaty(bytes) {
        out.write(|codes| write_throaty(bytes, codes));
    }
    if let Some(stem) = without_baltic_ending(bytes) {
        out.write(|codes| write(stem, codes));
    }
    if let Some(russian) = slavonic::as_russian(bytes) {
        out.write(|codes| write(russian.as_slice(), codes));
    }
}

/// Whether an x may be the sound that others write kh: so do Azerbaijani, Uzbek, Kurdish and Somali
/// (Xəlilov, Baxtiyor, Xelîl, Maxamed). In Alexander and Maxim it hardly is.
fn is_throaty(word: &[u8]) -> bool {
    let has = |part: &[u8]| word.windows(part.len()).any(|window| window == part);
    word.len() >= THROATY_MIN
        && word.contains(&b'x')
        && !has(b"lex")
        && !has(b"axi")
        && !has(b"lix")
}

/// Letters of such a word at least: shorter ones are Chinese syllables.
const THROATY_MIN: usize = 5;

/// The sounds of a word with kh for x.
fn write_throaty(word: &[u8], out: &mut impl Sink) {
    for (number, part) in word.split(|letter| *letter == b'x').enumerate() {
        if number > 0 {
            out.push(b'X');
        }
        write(part, out);
    }
}

/// A Russian name without the ending that Latvian and Lithuanian give it: Sergejs, Lavrovs,
/// Lavrovas. Of other words ending in s nobody can say that the letter is not their own.
fn without_baltic_ending(word: &[u8]) -> Option<&[u8]> {
    let is_family = |stem: &[u8]| stem.ends_with(b"ov") || stem.ends_with(b"ev");
    let is_given = |stem: &[u8]| stem.ends_with(b"ej") || stem.ends_with(b"ij");
    match word {
        [stem @ .., b'a', b's'] if is_family(stem) => Some(stem),
        [stem @ .., b'u', b's'] if is_given(stem) => Some(stem),
        [stem @ .., b's'] if is_family(stem) || is_given(stem) => Some(stem),
        _ => None,
    }
}

/// Letters that only some languages use as another would not.
const LOCAL: u8 = 1;
/// Letters that stand together in Chinese and in few other languages: `Hamada` is not ha-ma-da.
const CHINESE: u8 = 4;
/// Nothing in the word forbids syllables of Chinese or Korean.
const SYLLABLES: u8 = 2;

/// Something in the word forbids them.
const NO_SYLLABLES: u8 = 8;

/// What two letters hint at that stand together. Units: the bits above.
const fn hint(before: u8, c: u8) -> u8 {
    let local = match (before, c) {
        (b'u' | b'o' | b'a', b'e')
        | (b's', b'y' | b'z')
        | (b't' | b'i' | b'y', b'j')
        | (b'c', b's')
        | (b'l', b'd')
        | (b'r', b'z') => LOCAL,
        _ => 0,
    };
    let chinese = match (before, c) {
        (_, b'q' | b'x')
        | (b'z', b'h')
        | (b'u', b'o' | b'a' | b'i')
        | (b'a', b'o')
        | (b'i', b'u' | b'e' | b'a')
        | (b'n', b'g')
        | (b'o', b'u') => CHINESE,
        _ => 0,
    };
    let forbids = if matches!(c, b'v' | b'0'..=b'9') { NO_SYLLABLES } else { 0 };
    local | chinese | forbids | if begins(before, c) { JOINED } else { 0 }
}

/// Two letters that may be one sound, or an x: [`write`] looks at what stands there.
const JOINED: u8 = 16;

/// Whether a letter may be written otherwise than by itself before that one.
const fn begins(c: u8, next: u8) -> bool {
    matches!(
        (c, next),
        (b's', b'h' | b'z' | b'c')
            | (b't', b's' | b'c' | b'z' | b'h')
            | (b'd', b's' | b'z' | b'j' | b'h')
            | (b'c', b'h' | b'z' | b'k')
            | (b'k' | b'z' | b'p' | b'w', b'h')
            | (b'g', b'h' | b'u')
            | (b'q', b'u')
            | (b'o', b'u' | b'o')
            | (b'e', b'e')
            | (b'i', b'y')
            | (b'x', _)
    )
}

/// [`hint`] of every two of 128 characters.
static HINTS: [[u8; 128]; 128] = build_hints();

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn build_hints() -> [[u8; 128]; 128] {
    let mut out = [[0; 128]; 128];
    let mut before = 0_u8;
    while before < 128 {
        let mut c = 0_u8;
        while c < 128 {
            out[before as usize][c as usize] = hint(before, c);
            c += 1;
        }
        before += 1;
    }
    out
}

/// What is known of two characters that stand together; of others than ASCII, all that is asked.
fn hint_of(before: u8, c: u8) -> u8 {
    match HINTS.get(usize::from(before)).and_then(|row| row.get(usize::from(c))) {
        Some(hint) => *hint,
        None => hint(before, c),
    }
}

fn hints(word: &[u8]) -> u8 {
    let mut hints = SYLLABLES;
    let mut before = 0_u8;
    for &c in word {
        hints |= hint_of(before, c);
        before = c;
    }
    if hints & NO_SYLLABLES != 0 {
        hints &= !SYLLABLES;
    }
    if matches!(word, [b'w', ..] | [b'k', b'h', ..]) || word.ends_with(b"lah") && word.len() > 6 {
        hints |= LOCAL;
    }
    // Every syllable ends in a vowel, n, ng, r, or in Korean k, l, m, p, t.
    if matches!(before, b'b' | b'd' | b'f' | b'j' | b'q' | b's' | b'v' | b'x' | b'z') {
        hints &= !SYLLABLES;
    }
    hints
}

/// The sounds of a word as most languages mean it.
pub(super) fn write(word: &[u8], out: &mut impl Sink) {
    let mut rest = match word {
        [b'x', tail @ ..] if matches!(tail.first(), Some(b'i' | b'u')) => {
            out.push(b'S');
            tail
        }
        [b'h', b's', tail @ ..] if !tail.is_empty() => {
            out.push(b'S');
            tail
        }
        _ => word,
    };
    loop {
        // Most letters stand for themselves.
        while let [first, tail @ ..] = rest {
            if hint_of(*first, tail.first().copied().unwrap_or(0)) & JOINED != 0 {
                break;
            }
            out.push(*first);
            rest = tail;
        }
        let (codes, tail): (&[u8], &[u8]) = match rest {
            [] => return,
            [b's', tail @ ..] => of_s(tail),
            [b't', b's', b'c', b'h', tail @ ..] | [b't', b'c', b'h', tail @ ..] => (b"C", tail),
            [b't', b's' | b'z', tail @ ..] => (b"Q", tail),
            [b't', b'h', tail @ ..] => (b"T", tail),
            [b'd', b's', b'c', b'h', tail @ ..] => (b"j", tail),
            [b'd', b'z', b'h', tail @ ..] | [b'd', b'j', tail @ ..] => (b"j", tail),
            [b'd', b'h', tail @ ..] => (b"D", tail),
            [b'k', b'h', tail @ ..] => (b"X", tail),
            [b'g', b'h', tail @ ..] => (b"G", tail),
            // `qu` and `gu` are one sound only before e and i: Quesada, but Qusay.
            [b'g', b'u', tail @ ..] if matches!(tail.first(), Some(b'e' | b'i')) => (b"g", tail),
            [b'q', b'u', tail @ ..] if matches!(tail.first(), Some(b'e' | b'i')) => (b"k", tail),
            [b'c', b'h' | b'z', tail @ ..] => (b"C", tail),
            [b'c', b'k', tail @ ..] => (b"k", tail),
            [b'z', b'h', tail @ ..] => (b"J", tail),
            [b'p', b'h', tail @ ..] => (b"f", tail),
            [b'w', b'h', tail @ ..] => (b"w", tail),
            [b'o', b'u' | b'o', tail @ ..] => (b"u", tail),
            [b'e', b'e', tail @ ..] => (b"i", tail),
            [b'i', b'y'] => (b"y", &[]),
            [b'x', tail @ ..] => (b"ks", tail),
            [first, tail @ ..] => (std::slice::from_ref(first), tail),
        };
        out.extend_from_slice(codes);
        rest = tail;
    }
}

/// What follows an s.
fn of_s(rest: &[u8]) -> (&'static [u8], &[u8]) {
    match rest {
        [b'h', b'c', b'h', tail @ ..] => (b"SC", tail),
        [b'c', b'h', tail @ ..] | [b'h' | b'z', tail @ ..] => (b"S", tail),
        tail => (b"s", tail),
    }
}

/// The sounds of a word with the letters that only some languages use: German ae, oe, ue,
/// Indonesian sy and tj, Hungarian sz and cs, Polish rz, Russian ij.
fn write_local(word: &[u8], out: &mut impl Sink) {
    let mut plain = Draft::new();
    let mut rest = word;
    match word {
        [b'w', tail @ ..] if tail.first() != Some(&b'h') => {
            plain.push(b'v');
            rest = tail;
        }
        // Khasan, Khusein: Hasan and Hussein by way of Russian.
        [b'k', tail @ ..] if tail.first() == Some(&b'h') => rest = tail,
        _ => {}
    }
    while let [first, tail @ ..] = rest {
        let before = plain.as_slice().last().copied().unwrap_or(b'a');
        let is_consonant = |c: u8| !matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        rest = match rest {
            [b'u' | b'o' | b'a', b'e', next, ..]
                if is_consonant(before)
                    && !matches!(before, b'q' | b'g')
                    && is_consonant(*next)
                    && !(*next == b'l' && tail.len() == 2) =>
            {
                plain.push(*first);
                tail.get(1..).unwrap_or(&[])
            }
            // Salah al-Din is said Salahuddin, Abdallah Abdullah.
            [b'l', b'd', b'i', b'n']
            | [b'l', b'd', b'i', b'n', b'e']
            | [b'l', b'd', b'e' | b'i', b'e', b'n']
                if plain.as_slice().len() > 2 =>
            {
                plain.extend_from_slice(b"din");
                &[]
            }
            [b'a' | b'o' | b'e', b'l', b'l', b'a', b'h']
            | [b'a' | b'o' | b'e', b'l', b'a', b'h']
                if plain.as_slice().len() > 2 =>
            {
                plain.extend_from_slice(b"ulah");
                &[]
            }
            [b's', b'y', b'a' | b'i' | b'u', ..] => {
                plain.extend_from_slice(b"sh");
                tail.get(1..).unwrap_or(&[])
            }
            [b's', b'z', tail @ ..] => {
                plain.push(b's');
                tail
            }
            [b't', b'j', tail @ ..] | [b'c', b's', tail @ ..] => {
                plain.extend_from_slice(b"ch");
                tail
            }
            [b'r', b'z', tail @ ..]
                if matches!(before, b'p' | b'b' | b't' | b'd' | b'k' | b'g') =>
            {
                plain.extend_from_slice(b"zh");
                tail
            }
            [b'i' | b'y', b'j'] => {
                plain.push(b'y');
                &[]
            }
            _ => {
                plain.push(*first);
                tail
            }
        };
    }
    write(plain.as_slice(), out);
}

/// The sounds of one character of any script, by its Latin letters.
pub(super) fn write_char(c: char, out: &mut impl Sink) {
    match u8::try_from(c) {
        Ok(c) if c.is_ascii_digit() || c.is_ascii_lowercase() => write(&[c], out),
        _ => {
            let mut letters = Draft::new();
            super::romanised(c).for_each(|c| letters.push_str(c.encode_utf8(&mut [0; 4])));
            write(letters.as_slice(), out);
        }
    }
}
