//! A raw name in, its parts out, in order, with what could not be read. Splits what languages
//! write together (Abdurrahman, ال); never guesses at a word it has no reading for.

use super::fold::{Word, fold};
use super::part::Part;
use super::phrase;
use super::script::Script;
use super::sound::{self, Place};
use super::words::{self, Class, Lexicon};

pub use super::fold::{NAME_CHARS_MAX, WORDS_MAX};

/// A name as read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Its parts in the order printed.
    pub parts: Vec<Part>,
    /// Words without a reading, as printed. A name with any is never clear.
    pub unread: Vec<String>,
    /// Letters of an acronym the name prints in brackets beside its words: (MODAFL).
    pub bracketed_acronym: Option<String>,
    /// The name itself when it has the form of an acronym: one word of two to eight letters.
    pub acronym: Option<Acronym>,
}

/// Reads a name that its source publishes as an acronym: it is met by its own letters only.
#[must_use]
pub fn read_acronym(raw: &str) -> Reading {
    let mut reading = read_as(raw, Lexicon::Bodies);
    if let [part] = reading.parts.as_mut_slice() {
        part.class = Class::Acronym;
        part.concept = 0;
    }
    reading
}

/// A name that may be an acronym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acronym {
    /// Its letters, in lower case.
    pub letters: String,
    /// Whether it was printed in capitals.
    pub is_capitals: bool,
}

/// Reads a name of which nobody says whose it is.
#[must_use]
pub fn read(raw: &str) -> Reading {
    read_as(raw, Lexicon::Unsaid)
}

/// Reads a name as names of that sort are read. A list and a query of one sort are read alike.
#[must_use]
pub fn read_as(raw: &str, lexicon: Lexicon) -> Reading {
    let folded = fold(raw);
    let acronym = acronym_of(&folded.words);
    let mut words = split_all(merge_dotted(folded.words));
    if let Some(acronym) = acronym.as_ref().filter(|_| words.len() > 1) {
        // M.K.O. and P K K are read as MKO and PKK.
        words = vec![Word {
            text: acronym.letters.clone(),
            script: Script::Latin,
            is_capitals: acronym.is_capitals,
            is_bracketed: false,
            is_dotted: false,
        }];
    }
    let bracketed_acronym = take_bracketed(&mut words);
    let words = phrase::merge(words, lexicon);
    let lexicon = phrase::settle(&words, lexicon);
    let mut parts: Vec<Part> = words.iter().map(|w| Part::of(w, lexicon)).collect();
    if parts.iter().all(|p| p.class.is_light()) {
        // `The Doctor`: where nothing else names the bearer, the light words do.
        parts.iter_mut().for_each(Part::make_heavy);
    }
    Reading { parts, unread: folded.unread, bracketed_acronym, acronym }
}

fn acronym_of(words: &[Word]) -> Option<Acronym> {
    let is_latin = words.iter().all(|w| w.script == Script::Latin);
    let is_spelled = words.len() > 1 && words.iter().all(|w| w.text.len() == 1);
    if !is_latin || !(is_spelled || words.len() == 1) {
        return None;
    }
    let letters: String = words.iter().map(|w| w.text.as_str()).collect();
    let is_capitals = words.iter().all(|w| w.is_capitals);
    (2..=8).contains(&letters.len()).then_some(Acronym { letters, is_capitals })
}

fn split_all(words: Vec<Word>) -> Vec<Word> {
    let is_whole = |w: &Word| match w.script {
        Script::Latin => !w.text.starts_with("ab"),
        Script::Arabic | Script::Han => false,
        _ => true,
    };
    if words.iter().all(is_whole) {
        return words;
    }
    let mut out = Vec::with_capacity(words.len() + 2);
    let mut rest = words.as_slice();
    while let Some((word, tail)) = rest.split_first() {
        rest = tail;
        match word.script {
            Script::Arabic => split_arabic(word, &mut out),
            Script::Latin => split_latin(word, &mut out),
            Script::Han => {
                let run = tail.iter().take_while(|w| w.script == Script::Han).count();
                join_japanese(word, tail.get(..run).unwrap_or(&[]), &mut out);
                rest = tail.get(run..).unwrap_or(&[]);
            }
            _ => out.push(word.clone()),
        }
    }
    out
}

/// Characters of a Japanese name that stands in characters alone. Longest known: 8.
const JAPANESE_MAX: usize = 8;

/// A run of characters that is a Japanese name is two words: 山本太郎 is Yamamoto Taro. Any other
/// run stays as it is, a word for each character.
fn join_japanese(first: &Word, tail: &[Word], out: &mut Vec<Word>) {
    let text = |words: &[Word]| words.iter().map(|w| w.text.as_str()).collect::<String>();
    let lengths: &[usize] = if tail.len() < JAPANESE_MAX { &[2, 1] } else { &[] };
    for (more, rest) in lengths.iter().filter_map(|n| tail.split_at_checked(*n)) {
        let family = format!("{}{}", first.text, text(more));
        if sound::japanese(&family, Place::Family).is_none() {
            continue;
        }
        let given = text(rest);
        let is_given = sound::japanese(&given, Place::Given).is_some();
        // 田中明 may be Tian Zhongming; 山本太郎 and 鈴木明 are nobody's in China.
        if !is_given && tail.len() < 3 && BOTH.contains(&first.text.as_str()) {
            break;
        }
        out.push(piece(first, &family));
        if is_given {
            out.push(piece(first, &given));
        } else {
            out.extend_from_slice(rest);
        }
        return;
    }
    out.push(first.clone());
    out.extend_from_slice(tail);
}

/// Characters that begin family names of Japan and are family names of China.
const BOTH: [&str; 18] = [
    "田", "金", "高", "林", "石", "安", "白", "江", "武", "万", "梅", "竹", "秋", "谷", "古", "水",
    "文", "成",
];

/// S.A., A/S and A.B.C. are one word; J.P. is two initials.
fn merge_dotted(words: Vec<Word>) -> Vec<Word> {
    if words.iter().all(|w| !w.is_dotted) {
        return words;
    }
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        let is_letter = |w: &Word| w.text.chars().count() == 1 && w.script == first.script;
        let run = tail.iter().take_while(|w| w.is_dotted && is_letter(w)).count();
        if is_letter(first) && run > 0 && !first.script.is_syllabic() {
            let run = rest.get(..=run).unwrap_or(rest);
            let text: String = run.iter().map(|w| w.text.as_str()).collect();
            let is_form =
                words::look_up(&text, Lexicon::Bodies).is_some_and(|e| e.class == Class::Form);
            if is_form || run.len() >= 3 {
                out.push(Word { text, ..first.clone() });
                rest = rest.get(run.len()..).unwrap_or(&[]);
                continue;
            }
        }
        out.push(first.clone());
        rest = tail;
    }
    out
}

fn piece(of: &Word, text: &str) -> Word {
    Word { text: text.to_owned(), ..of.clone() }
}

/// عبدالرحمن is abd, the article, rahman; المقاومة is the article and a word; والنقل begins with
/// and.
fn split_arabic(word: &Word, out: &mut Vec<Word>) {
    let mut text = word.text.as_str();
    let letters = text.chars().count();
    if letters >= 6
        && let Some(rest) = text.strip_prefix("وال")
    {
        out.push(piece(word, "و"));
        out.push(piece(word, "ال"));
        out.push(piece(word, rest));
        return;
    }
    if letters >= 8
        && let Some(rest) = text.strip_prefix("عبدال").filter(|r| !r.starts_with("له"))
    {
        out.push(piece(word, "عبد"));
        out.push(piece(word, "ال"));
        text = rest;
    } else if letters >= 5
        && let Some(rest) = text.strip_prefix("ال").filter(|r| !r.starts_with("له"))
    {
        out.push(piece(word, "ال"));
        text = rest;
    }
    out.push(piece(word, text));
}

/// Abdulrahman, Abdurrahman and Abdul Rahman are abd, the article, rahman.
fn split_latin(word: &Word, out: &mut Vec<Word>) {
    let text = word.text.as_str();
    if let Some((article, rest)) = abd(text) {
        out.push(piece(word, "abd"));
        out.push(piece(word, article));
        if !rest.is_empty() {
            out.push(piece(word, rest));
        }
        return;
    }
    out.push(word.clone());
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

/// Takes (RGB) out of `Reconnaissance General Bureau (RGB)`: it says again what the words say.
fn take_bracketed(words: &mut Vec<Word>) -> Option<String> {
    let at = words.iter().position(|w| {
        w.is_bracketed
            && w.is_capitals
            && w.script == Script::Latin
            && (2..=8).contains(&w.text.len())
    })?;
    let letters = words.get(at)?.text.clone();
    let initials: String =
        words.iter().filter(|w| !w.is_bracketed).filter_map(|w| w.text.chars().next()).collect();
    if !is_subsequence(&letters, &initials) {
        return None;
    }
    words.remove(at);
    Some(letters)
}

fn is_subsequence(short: &str, long: &str) -> bool {
    let mut long = long.chars();
    short.chars().all(|c| long.any(|l| l == c))
}

/// Whether a folded word is in the table of words: what a scan passes over alone.
#[must_use]
pub fn is_tabled(text: &str) -> bool {
    words::look_up(text, Lexicon::Bodies).is_some()
}
