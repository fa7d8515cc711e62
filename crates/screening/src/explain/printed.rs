//! A raw name and its parts in, how each part is printed in it out. Only for showing: a part that
//! is not found in print is shown as it was folded.

use crate::names::{self, Lexicon, Part};

/// A part in print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Printed {
    /// The part alone.
    pub(super) piece: String,
    /// The printed word it stands in.
    pub(super) whole: String,
    /// The number of that word; none where it was not found.
    pub(super) token: Option<usize>,
    /// Whether it is one character of a word written without seams: Han, Hangul.
    pub(super) is_character: bool,
    /// Whether the word shows no seam where its parts meet: `Abdulrahman`.
    pub(super) is_whole_only: bool,
}

/// Printed words that may be one part. Largest seen: 4 (`limited liability partnership firm`).
/// Beyond it such a part is shown as it was folded.
const PHRASE_MAX: usize = 5;

/// How the parts of a name are printed.
pub(super) fn printed(raw: &str, parts: &[Part], lexicon: Lexicon) -> Vec<Printed> {
    let folded = |p: &Part| Printed { piece: p.text.clone(), ..Printed::default() };
    let mut out: Vec<Printed> = parts.iter().map(folded).collect();
    let turned = names::given_first(raw);
    let is_turned = lexicon != Lexicon::Bodies
        && turned.split_whitespace().next().map(|word| texts(trimmed(word), lexicon)).is_some_and(
            |first| first.first().is_some_and(|t| parts.first().is_some_and(|p| p.text == *t)),
        );
    let raw = if is_turned { &*turned } else { raw };
    let tokens: Vec<&str> = raw.split_whitespace().take(names::WORDS_MAX).map(trimmed).collect();
    let (mut at, mut number) = (0, 0);
    while number < tokens.len() {
        let rest = parts.get(at..).unwrap_or_default();
        let found = (1..=PHRASE_MAX).find_map(|length| {
            let words = tokens.get(number..number + length)?;
            // A word that cannot be read is no part of a phrase.
            let is_read = words.iter().all(|word| !texts(word, lexicon).is_empty());
            let word = words.join(" ");
            let texts = if is_read { texts(&word, lexicon) } else { Vec::new() };
            let is_here = |window: &[Part]| window.iter().map(|p| &p.text).eq(&texts);
            let is_whole = length == 1 || texts.len() == 1;
            let ahead = (is_whole && !texts.is_empty())
                .then(|| rest.windows(texts.len()).position(is_here))??;
            Some((length, word, texts, at + ahead))
        });
        let Some((length, word, texts, first)) = found else {
            number += 1;
            continue;
        };
        let pieces = pieces(&word, &texts, lexicon);
        for (i, slot) in out.iter_mut().skip(first).take(texts.len()).enumerate() {
            if let Some(piece) = pieces.as_ref().and_then(|p| p.get(i)) {
                slot.piece.clone_from(piece);
            }
            slot.whole.clone_from(&word);
            slot.token = Some(number);
            slot.is_whole_only = pieces.is_none();
            slot.is_character =
                texts.len() > 1 && slot.piece.chars().count() == 1 && slot.piece != slot.whole;
        }
        at = first + texts.len();
        number += length;
    }
    out
}

/// A word without what only sets it off.
fn trimmed(word: &str) -> &str {
    let is_setting = |c: char| matches!(c, ',' | ';' | ':' | '"' | '(' | ')' | '«' | '»' | '،');
    word.trim_matches(is_setting)
}

fn texts(word: &str, lexicon: Lexicon) -> Vec<String> {
    names::read_as(word, lexicon).parts.into_iter().map(|p| p.text).collect()
}

/// The pieces of a word that read as its parts; none where it shows no seam.
fn pieces(word: &str, texts: &[String], lexicon: Lexicon) -> Option<Vec<String>> {
    if texts.len() == 1 {
        return Some(vec![word.to_owned()]);
    }
    let by_sign: Vec<&str> =
        word.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let reads = |piece: &str, text: &str| {
        names::read_as(piece, lexicon).parts.first().is_some_and(|p| p.text == text)
    };
    if by_sign.len() == texts.len() && by_sign.iter().zip(texts).all(|(p, t)| reads(p, t)) {
        return Some(by_sign.into_iter().map(str::to_owned).collect());
    }
    // Han and Hangul: a part is a character.
    (word.chars().count() == texts.len()).then(|| word.chars().map(String::from).collect())
}
