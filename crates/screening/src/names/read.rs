//! A raw name in, its parts out, in order, with what could not be read. Splits what languages
//! write together (Abdurrahman, ال); never guesses at a word it has no reading for.

mod apart;
mod arabic;
mod chinese;
mod japanese;
mod korean;
mod numerals;

use super::fold::{Word, fold};
use super::nickname;
use super::part::Part;
use super::phrase;
use super::script::Script;
use super::words::{self, Class, Lexicon, Said};
use std::borrow::Cow;

pub use super::fold::{NAME_CHARS_MAX, WORDS_MAX};

/// A name as read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Its parts, a person's given name before the family name where a comma tells them apart.
    pub parts: Vec<Part>,
    /// Words without a reading, as printed. A name with any is never clear.
    pub unread: Vec<String>,
    /// Letters of an acronym the name prints in brackets beside its words: (MODAFL).
    pub bracketed_acronym: Option<String>,
    /// The name itself when it has the form of an acronym: one word of two to eight letters.
    pub acronym: Option<Acronym>,
    /// The acronym that a name is but for its country or legal form: PLA China.
    pub acronym_beside: Option<Acronym>,
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
    if lexicon == Lexicon::Bodies {
        return read_in(raw, lexicon).0;
    }
    let turned = given_first(raw);
    let (Cow::Owned(given_first), Lexicon::Unsaid) = (&turned, lexicon) else {
        return read_in(&turned, lexicon).0;
    };
    match read_in(raw, lexicon) {
        (reading, Lexicon::Bodies) => reading,
        _ => read_in(given_first, Lexicon::Persons).0,
    }
}

/// Bytes of a name in which a comma is looked for. Largest seen: 96 (OFAC, a person with four
/// names). A longer one is read in the order printed.
const TURNED_BYTES_MAX: usize = 200;

/// A person's name with the given name before the family name: `DARVISHAN, Behrouz` is Behrouz
/// Darvishan. A name without a comma, or with several, stays as it is.
#[must_use]
pub fn given_first(raw: &str) -> Cow<'_, str> {
    let is_comma = |c: char| matches!(c, ',' | '\u{60c}' | '\u{ff0c}');
    // Every comma but the plain one is of several bytes.
    let may_turn = raw.bytes().any(|c| c == b',' || !c.is_ascii());
    if raw.len() > TURNED_BYTES_MAX || !may_turn {
        return Cow::Borrowed(raw);
    }
    match raw.split_once(is_comma).map(|(family, given)| (family.trim(), given.trim())) {
        Some((family, given))
            if !family.is_empty() && !given.is_empty() && !given.contains(is_comma) =>
        {
            Cow::Owned(format!("{given} {family}"))
        }
        _ => Cow::Borrowed(raw),
    }
}

/// The parts of a word that stands among others in a name, or of several that may be one: never an
/// acronym, and light where it is light.
#[must_use]
pub fn read_word(raw: &str, lexicon: Lexicon) -> Vec<Part> {
    let words = split_all(arabic::join(merge_dotted(fold(raw).words)));
    let (words, said) = merge(words, lexicon);
    parts_of(words, &said, lexicon)
}

/// The words with their phrases as one, and what the table says of each.
fn merge(words: Vec<Word>, lexicon: Lexicon) -> (Vec<Word>, Vec<Said>) {
    let (words, said) = phrase::merge(words, lexicon);
    let count = words.len();
    let words = korean::join(words);
    let said = if words.len() == count { said } else { phrase::said(&words) };
    (words, said)
}

fn parts_of(words: Vec<Word>, said: &[Said], lexicon: Lexicon) -> Vec<Part> {
    words.into_iter().zip(said).map(|(word, said)| Part::of(word, said, lexicon)).collect()
}

/// A name in the order printed, and as whose it was read.
fn read_in(raw: &str, lexicon: Lexicon) -> (Reading, Lexicon) {
    let folded = match lexicon {
        Lexicon::Persons => fold(raw),
        Lexicon::Bodies | Lexicon::Unsaid => fold(&apart::spaced(raw)),
    };
    let acronym = acronym_of(&folded.words);
    let is_spelled = folded.words.len() > 1;
    let words = merge_dotted(folded.words);
    let acronym_beside = acronym_beside(&words, lexicon);
    let is_rendered = chinese::is_foreign(raw, &words);
    let mut words = if is_rendered { words } else { split_all(arabic::join(words)) };
    // Abdul is two words and no acronym; M.K.O. and P K K are read as MKO and PKK.
    let acronym = acronym.filter(|_| is_spelled || words.len() == 1);
    if let Some(acronym) = acronym.as_ref().filter(|_| words.len() > 1) {
        words = vec![Word {
            text: acronym.letters.clone(),
            script: Script::Latin,
            is_capitals: acronym.is_capitals,
            is_bracketed: false,
            is_dotted: false,
            is_attached: false,
        }];
    }
    let bracketed_acronym = take_bracketed(&mut words).or_else(|| take_trailing(&mut words));
    let (mut words, mut said) = merge(words, lexicon);
    if is_rendered {
        words = chinese::join(words, &said, lexicon);
        said = phrase::said(&words);
    }
    let lexicon = phrase::settle(&said, lexicon);
    if lexicon == Lexicon::Bodies && numerals::in_digits(&mut words)
        || lexicon == Lexicon::Persons && part_initials(&mut words)
    {
        said = phrase::said(&words);
    }
    let mut parts = parts_of(words, &said, lexicon);
    if lexicon == Lexicon::Persons {
        name_ends(&mut parts);
    }
    if parts.iter().all(|p| p.class.is_light()) {
        // `The Doctor`: where nothing else names the bearer, the light words do.
        parts.iter_mut().for_each(Part::make_heavy);
    } else if lexicon == Lexicon::Persons
        && let [.., last] = parts.as_mut_slice()
        && last.class == Class::Title
    {
        // Walid Moallem, John Major: at the end a title is a family name, or tells son from father.
        last.make_heavy();
    }
    let unread = folded.unread;
    (Reading { parts, unread, bracketed_acronym, acronym, acronym_beside }, lexicon)
}

/// Takes `JC` apart in `JC Juncker`: two consonants in capitals beside words that are not are the
/// initials of two given names, unless they are a word for a person themselves (Md, Dr, Ng).
fn part_initials(words: &mut Vec<Word>) -> bool {
    let is_pair = |w: &Word| {
        w.is_capitals
            && w.script == Script::Latin
            && w.text.len() == 2
            && !w.text.contains(['a', 'e', 'i', 'o', 'u', 'y'])
            && !NO_INITIALS.contains(&w.text.as_str())
            && words::look_up(&w.text, Lexicon::Persons).is_none()
            && nickname::forms(&w.text).next().is_none()
    };
    let Some(at) = words.iter().position(is_pair) else { return false };
    if words.iter().all(|w| w.is_capitals) {
        return false;
    }
    let pair = words.remove(at);
    for (step, letter) in pair.text.chars().enumerate() {
        words.insert(at + step, piece(&pair, letter.encode_utf8(&mut [0; 4])));
    }
    true
}

/// Two consonants that are a family name or stand behind a name.
const NO_INITIALS: [&str; 4] = ["ng", "jr", "sr", "st"];

/// The particle of Persian that joins what stands before and after it joins nothing at either end
/// of a name: there Yi and Ye are names.
fn name_ends(parts: &mut [Part]) {
    let joins = |p: &Part| matches!(p.text.as_str(), "yi" | "ye") && p.class == Class::Particle;
    if let Some(first) = parts.first_mut().filter(|p| joins(p)) {
        first.make_name();
    } else if let [first, initials @ .., _] = parts
        && first.text == "ben"
        && initials.iter().all(|p| p.text.len() == 1)
    {
        // Ben Carson, Ben S. Bernanke: nobody is named before whose son he might be. Longer names
        // that begin so are of sons.
        first.make_given();
    }
    if let Some(last) = parts.last_mut().filter(|p| joins(p)) {
        last.make_name();
    }
}

fn acronym_of(words: &[Word]) -> Option<Acronym> {
    let is_latin = words.iter().all(|w| w.script == Script::Latin);
    let is_spelled = words.len() > 1 && words.iter().all(|w| w.text.len() == 1);
    if !is_latin || !(is_spelled || words.len() == 1) {
        return None;
    }
    let length: usize = words.iter().map(|w| w.text.len()).sum();
    let is_capitals = words.iter().all(|w| w.is_capitals);
    (2..=8)
        .contains(&length)
        .then(|| Acronym { letters: words.iter().map(|w| w.text.as_str()).collect(), is_capitals })
}

/// Letters at least of an acronym that stands beside other words.
const BESIDE_MIN: usize = 3;

/// The one word that is no country and no legal form, if it is an acronym by its capitals.
fn acronym_beside(words: &[Word], lexicon: Lexicon) -> Option<Acronym> {
    if lexicon == Lexicon::Persons || words.len() < 2 || words.len() > TRAILING_MIN {
        return None;
    }
    let class = |w: &Word| words::look_up(&w.text, Lexicon::Bodies).map(|e| e.class);
    let is_beside = |w: &&Word| matches!(class(w), Some(Class::Place | Class::Form));
    let mut others = words.iter().filter(|w| !is_beside(w));
    let (own, None) = (others.next()?, others.next()) else { return None };
    let acronym = acronym_of(std::slice::from_ref(own))?;
    (acronym.is_capitals && acronym.letters.len() >= BESIDE_MIN).then_some(acronym)
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
    let mut rest = words.into_iter();
    while let Some(word) = rest.next() {
        match word.script {
            Script::Arabic => arabic::split_arabic(word, &mut out),
            Script::Latin => arabic::split_latin(word, &mut out),
            Script::Han => {
                let run = rest.as_slice().iter().take_while(|w| w.script == Script::Han).count();
                japanese::join(word, rest.by_ref().take(run).collect(), &mut out);
            }
            _ => out.push(word),
        }
    }
    out
}

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
            let is_form = words::look_up(&text, Lexicon::Bodies)
                .is_some_and(|e| matches!(e.class, Class::Form | Class::Place));
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

/// Letters of a trailing acronym at least: of two, any name may have them by chance.
const TRAILING_MIN: usize = 3;

/// Takes SSA out of `Soroush Sarzamin Asatir SSA`: the initials of every word before it, no more
/// and no fewer.
fn take_trailing(words: &mut Vec<Word>) -> Option<String> {
    let (last, before) = words.split_last()?;
    let is_acronym = last.text.len() == before.len()
        && before.len() >= TRAILING_MIN
        && last.is_capitals
        && last.script == Script::Latin
        && last.text.chars().eq(before.iter().filter_map(|w| w.text.chars().next()));
    if !is_acronym {
        return None;
    }
    words.pop().map(|w| w.text)
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
