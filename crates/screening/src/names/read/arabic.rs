//! Words of Arabic names in, in either script, the same words out as both scripts have them: what
//! is written together taken apart (Abdurrahman), what is one name put together (Habib Allah).

use super::piece;
use crate::names::fold::Word;
use crate::names::room::{self, List, Room};
use crate::names::script::Script;
use crate::names::words::{self, Class, Lexicon};

/// Puts together what is one name however it is spaced: Abd Allah, Habib Ullah, Shihab al-Din.
pub(super) fn join<'r>(words: List<'r, Word<'r>>, room: &'r Room) -> List<'r, Word<'r>> {
    let ends = |w: &Word<'_>| match w.script {
        Script::Latin => w.text.ends_with("lah") || has_din(w.text),
        Script::Arabic => matches!(w.text, "الله" | "الدین"),
        _ => false,
    };
    if !words.iter().skip(1).any(ends) {
        return words;
    }
    let mut out = List::with_capacity_in(words.len(), room);
    for word in words {
        let before = out.len();
        let taken = match word.script {
            Script::Latin => latin_end(word.text, &out),
            Script::Arabic => usize::from(ends(&word)),
            _ => 0,
        };
        let at = before.checked_sub(taken).filter(|_| taken > 0);
        let joined = at.and_then(|at| out.get(at..)).filter(|run| may_begin(run, &word));
        let Some(run) = joined else {
            out.push(word);
            continue;
        };
        let text = room::joined(run.iter().chain([&word]).map(|w| w.text), room);
        let is_capitals = word.is_capitals && run.iter().all(|w| w.is_capitals);
        out.truncate(before - taken);
        let first = Word { text, is_capitals, ..word };
        out.push(first);
    }
    out
}

/// Whether a word is the second half of Salah al-Din, its article in it or not.
fn has_din(text: &str) -> bool {
    if !text.ends_with(['n', 'e']) {
        return false;
    }
    let stem = ["din", "deen", "dine", "dien"].iter().find_map(|end| text.strip_suffix(end));
    let vowels = ["a", "e", "u", "i"];
    stem.is_some_and(|s| {
        s.is_empty() || vowels.iter().any(|v| matches!(s.strip_prefix(v), Some("l" | "d")))
    })
}

/// How many words before this one belong to it: 0 when it ends no such name.
fn latin_end(text: &str, before: &[Word<'_>]) -> usize {
    match text {
        "allah" | "ullah" | "ollah" | "ellah" | "illah" => 1,
        "din" | "deen" | "dine" | "dien" => {
            let is_article = |w: &Word<'_>| {
                matches!(w.text, "al" | "el" | "ul" | "il" | "ad" | "ed" | "ud" | "id" | "d")
            };
            if before.last().is_some_and(is_article) { 2 } else { 0 }
        }
        _ => usize::from(has_din(text)),
    }
}

/// Whether the words before are a name's first half: not a particle, not bare letters.
fn may_begin(run: &[Word<'_>], end: &Word<'_>) -> bool {
    let [first, ..] = run else { return false };
    first.script == end.script
        && first.is_bracketed == end.is_bracketed
        && first.text.chars().count() >= 3
        && !matches!(first.text, "ابو" | "ابن" | "abu" | "abou")
        && words::look_up(first.text, Lexicon::Persons).is_none_or(|e| e.class != Class::Particle)
}

/// Words written as one with the article behind them: letters of the whole, at least; both; the
/// word.
const JOINED_TO_ARTICLE: [(usize, &str, &str); 2] = [(6, "وال", "و"), (7, "ابوال", "ابو")];

/// عبدالرحمن is abd, the article, rahman; المقاومة is the article and a word; والنقل begins with
/// and.
pub(super) fn split_arabic<'r>(word: Word<'r>, out: &mut List<'r, Word<'r>>) {
    let mut text = word.text;
    let letters = text.chars().count();
    for (least, start, first) in JOINED_TO_ARTICLE {
        if letters >= least
            && let Some(rest) = text.strip_prefix(start)
        {
            [first, "ال", rest].into_iter().for_each(|text| out.push(piece(&word, text)));
            return;
        }
    }
    if letters >= 8
        && let Some(rest) = text.strip_prefix("عبدال").filter(|r| !r.starts_with("له"))
    {
        out.push(piece(&word, "عبد"));
        out.push(piece(&word, "ال"));
        text = rest;
    } else if letters >= 5
        && let Some(rest) = text.strip_prefix("ال").filter(|r| !r.starts_with("له"))
    {
        out.push(piece(&word, "ال"));
        text = rest;
    }
    out.push(piece(&word, text));
}

/// Abdulrahman, Abdurrahman and Abdul Rahman are abd, the article, rahman.
pub(super) fn split_latin<'r>(word: Word<'r>, out: &mut List<'r, Word<'r>>) {
    let text = word.text;
    if let Some((article, rest)) = abd(text) {
        out.push(piece(&word, "abd"));
        out.push(piece(&word, article));
        if !rest.is_empty() {
            out.push(piece(&word, rest));
        }
        return;
    }
    if let Some(rest) = father_of(text) {
        out.push(piece(&word, "abu"));
        out.push(piece(&word, "al"));
        out.push(piece(&word, rest));
        return;
    }
    out.push(word);
}

/// What follows abu and the article in Abulfazl, Abolhassan.
fn father_of(text: &str) -> Option<&str> {
    let rest = ["abul", "abol", "aboul"].iter().find_map(|start| text.strip_prefix(start))?;
    let is_name = rest.len() >= 4 && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'l']);
    is_name.then_some(rest)
}

/// The article and the rest of a word that begins with abd and the article.
fn abd(text: &str) -> Option<(&str, &str)> {
    let tail = text.strip_prefix("abd").or_else(|| text.strip_prefix("abed"))?;
    let after = tail.trim_start_matches(['a', 'e', 'i', 'o', 'u']);
    let vowels = tail.len() - after.len();
    if vowels == 0 || vowels > 2 {
        return None;
    }
    let mut letters = after.chars();
    let (first, second) = (letters.next()?, letters.next());
    if second.is_none() {
        // Abdul, Abdel, Abdur alone.
        return matches!(first, 'l' | 'r' | 's' | 'n').then_some(("al", ""));
    }
    let rest = after.strip_prefix(first)?;
    let is_article = first == 'l'
        && !["lah", "lay", "lae", "la"].iter().any(|s| rest.starts_with(s))
        || second == Some(first) && first != 'l'
        || first == 's' && rest.starts_with('h');
    (is_article && rest.len() >= 4)
        .then_some(("al", if first == 's' && rest.starts_with('h') { after } else { rest }))
}
