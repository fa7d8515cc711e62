//! A raw name in, its parts out, in order, with what could not be read. Splits what languages
//! write together (Abdurrahman, ال); never guesses at a word it has no reading for.

mod apart;
mod arabic;
mod chinese;
mod japanese;
mod korean;
pub mod lent;
mod numerals;

use super::fold::{Word, fold};
use super::nickname;
use super::part::{Part, View};
use super::phrase;
use super::room::{self, List, Room};
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
    read_in(raw, lexicon, &Room::with_capacity(ROOM_BYTES)).to_kept()
}

/// Bytes of the room for one name that is read to be kept. Most take less; it grows as needed.
const ROOM_BYTES: usize = 2 * 1024;

/// The same, in that room.
#[must_use]
pub fn read_in<'r>(raw: &str, lexicon: Lexicon, room: &'r Room) -> lent::Reading<'r> {
    if lexicon == Lexicon::Bodies {
        return read_printed(raw, lexicon, room).0;
    }
    let Some([given, family]) = turned(raw) else { return read_printed(raw, lexicon, room).0 };
    let given_first = room::joined([given, " ", family], room);
    if lexicon != Lexicon::Unsaid {
        return read_printed(given_first, lexicon, room).0;
    }
    match read_printed(raw, lexicon, room) {
        (reading, Lexicon::Bodies) => reading,
        _ => read_printed(given_first, Lexicon::Persons, room).0,
    }
}

/// Bytes of a name in which a comma is looked for. Largest seen: 96 (OFAC, a person with four
/// names). A longer one is read in the order printed.
const TURNED_BYTES_MAX: usize = 200;

/// A person's name with the given name before the family name: `DARVISHAN, Behrouz` is Behrouz
/// Darvishan. A name without a comma, or with several, stays as it is.
#[must_use]
pub fn given_first(raw: &str) -> Cow<'_, str> {
    match turned(raw) {
        Some([given, family]) => Cow::Owned(format!("{given} {family}")),
        None => Cow::Borrowed(raw),
    }
}

/// The given and the family name that a comma tells apart.
fn turned(raw: &str) -> Option<[&str; 2]> {
    let is_comma = |c: char| matches!(c, ',' | '\u{60c}' | '\u{ff0c}');
    // Every comma but the plain one is of several bytes.
    let may_turn = raw.bytes().any(|c| c == b',' || !c.is_ascii());
    if raw.len() > TURNED_BYTES_MAX || !may_turn {
        return None;
    }
    let (family, given) = raw.split_once(is_comma)?;
    let (family, given) = (family.trim(), given.trim());
    let is_turned = !family.is_empty() && !given.is_empty() && !given.contains(is_comma);
    is_turned.then_some([given, family])
}

/// The parts of a word that stands among others in a name, or of several that may be one: never an
/// acronym, and light where it is light.
#[must_use]
pub fn read_word(raw: &str, lexicon: Lexicon) -> Vec<Part> {
    let room = &Room::with_capacity(ROOM_BYTES);
    let words = split_all(arabic::join(merge_dotted(fold(raw, room).words, room), room), room);
    let (words, said) = merge(words, lexicon, room);
    parts_of(&words, &said, lexicon, room).iter().map(Part::of).collect()
}

/// The words with their phrases as one, and what the table says of each.
fn merge<'r>(
    words: List<'r, Word<'r>>,
    lexicon: Lexicon,
    room: &'r Room,
) -> (List<'r, Word<'r>>, List<'r, Said>) {
    let (words, said) = phrase::merge(words, lexicon, room);
    match korean::join(&words, room) {
        Some(words) => {
            let said = phrase::said(&words, room);
            (words, said)
        }
        None => (words, said),
    }
}

fn parts_of<'r>(
    words: &[Word<'r>],
    said: &[Said],
    lexicon: Lexicon,
    room: &'r Room,
) -> List<'r, View<'r>> {
    let parts = words.iter().zip(said).map(|(word, said)| View::of(word, said, lexicon, room));
    List::from_iter_in(parts, room)
}

/// A name in the order printed, and as whose it was read.
fn read_printed<'r>(raw: &str, lexicon: Lexicon, room: &'r Room) -> (lent::Reading<'r>, Lexicon) {
    let folded = match lexicon {
        Lexicon::Persons => fold(raw, room),
        Lexicon::Bodies | Lexicon::Unsaid => fold(apart::spaced(raw, room).unwrap_or(raw), room),
    };
    let acronym = acronym_of(&folded.words, room);
    let is_spelled = folded.words.len() > 1;
    let words = merge_dotted(folded.words, room);
    let acronym_beside = acronym_beside(&words, lexicon, room);
    let is_rendered = chinese::is_foreign(raw, &words);
    let mut words = if is_rendered { words } else { split_all(arabic::join(words, room), room) };
    // Abdul is two words and no acronym; M.K.O. and P K K are read as MKO and PKK.
    let acronym = acronym.filter(|_| is_spelled || words.len() == 1);
    if let Some(acronym) = acronym.filter(|_| words.len() > 1) {
        words.clear();
        words.push(Word {
            text: acronym.letters,
            script: Script::Latin,
            is_capitals: acronym.is_capitals,
            is_bracketed: false,
            is_dotted: false,
            is_attached: false,
        });
    }
    let bracketed_acronym = take_bracketed(&mut words).or_else(|| take_trailing(&mut words));
    let (mut words, mut said) = merge(words, lexicon, room);
    if is_rendered {
        words = chinese::join(&words, &said, lexicon, room);
        said = phrase::said(&words, room);
    }
    let lexicon = phrase::settle(&said, lexicon);
    if lexicon == Lexicon::Bodies && numerals::in_digits(&mut words, room)
        || lexicon == Lexicon::Persons && part_initials(&mut words)
    {
        said = phrase::said(&words, room);
    }
    let parts = weighed(parts_of(&words, &said, lexicon, room), lexicon);
    let unread = folded.unread.into_bump_slice();
    (lent::Reading { parts, unread, bracketed_acronym, acronym, acronym_beside }, lexicon)
}

/// The parts of a whole name: light words that name somebody all the same are not light.
fn weighed<'r>(mut parts: List<'r, View<'r>>, lexicon: Lexicon) -> List<'r, View<'r>> {
    if lexicon == Lexicon::Persons {
        name_ends(&mut parts);
        name_burmese(&mut parts);
    }
    if parts.iter().all(|p| p.class.is_light()) {
        // `The Doctor`: where nothing else names the bearer, the light words do.
        parts.iter_mut().for_each(View::make_heavy);
    } else if lexicon == Lexicon::Persons
        && let [.., last] = parts.as_mut_slice()
        && last.class == Class::Title
    {
        // Walid Moallem, John Major: at the end a title is a family name, or tells son from father.
        last.make_heavy();
    }
    parts
}

/// Takes `JC` apart in `JC Juncker`: two consonants in capitals beside words that are not are the
/// initials of two given names, unless they are a word for a person themselves (Md, Dr, Ng).
fn part_initials(words: &mut List<'_, Word<'_>>) -> bool {
    let is_pair = |w: &Word<'_>| {
        w.is_capitals
            && w.script == Script::Latin
            && w.text.len() == 2
            && !w.text.contains(['a', 'e', 'i', 'o', 'u', 'y'])
            && !NO_INITIALS.contains(&w.text)
            && words::look_up(w.text, Lexicon::Persons).is_none()
            && nickname::forms(w.text).next().is_none()
    };
    let Some(at) = words.iter().position(is_pair) else { return false };
    if words.iter().all(|w| w.is_capitals) {
        return false;
    }
    let pair = words.remove(at);
    // Both are of one byte.
    let (first, second) = pair.text.split_at_checked(1).unwrap_or((pair.text, ""));
    words.insert(at, piece(&pair, second));
    words.insert(at, piece(&pair, first));
    true
}

/// Two consonants that are a family name or stand behind a name.
const NO_INITIALS: [&str; 4] = ["ng", "jr", "sr", "st"];

/// Usual words of Burmese names that are hardly words of others.
const BURMESE: [&str; 36] = [
    "aung", "aye", "hla", "hlaing", "htay", "htet", "htin", "htoo", "htun", "khin", "kyaing",
    "kyaw", "kyi", "lwin", "maung", "moe", "mya", "myat", "myint", "myo", "naing", "nyan", "nyein",
    "nyunt", "ohn", "phyo", "shwe", "soe", "swe", "thant", "thaung", "thein", "tun", "win",
    "wunna", "zaw",
];

/// U Thant: before a Burmese name that letter is a title, and no initial.
fn name_burmese(parts: &mut [View<'_>]) {
    if let [first, second, ..] = parts
        && first.text == "u"
        && first.is_initial()
        && BURMESE.contains(&second.text)
        && let Some(entry) = words::look_up(MISTER, Lexicon::Persons)
    {
        first.make_title(entry.concept);
    }
}

/// A word of the table that says as much of a man as the Burmese title.
const MISTER: &str = "mr";

/// The particle of Persian that joins what stands before and after it joins nothing at either end
/// of a name: there Yi and Ye are names.
fn name_ends(parts: &mut [View<'_>]) {
    let joins = |p: &View<'_>| matches!(p.text, "yi" | "ye") && p.class == Class::Particle;
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

fn acronym_of<'r>(words: &[Word<'r>], room: &'r Room) -> Option<lent::Acronym<'r>> {
    let is_latin = words.iter().all(|w| w.script == Script::Latin);
    let is_spelled = words.len() > 1 && words.iter().all(|w| w.text.len() == 1);
    if !is_latin || !(is_spelled || words.len() == 1) {
        return None;
    }
    let length: usize = words.iter().map(|w| w.text.len()).sum();
    let is_capitals = words.iter().all(|w| w.is_capitals);
    (2..=8).contains(&length).then(|| {
        let letters = room::joined(words.iter().map(|w| w.text), room);
        lent::Acronym { letters, is_capitals }
    })
}

/// Letters at least of an acronym that stands beside other words.
const BESIDE_MIN: usize = 3;

/// The one word that is no country and no legal form, if it is an acronym by its capitals.
fn acronym_beside<'r>(
    words: &[Word<'r>],
    lexicon: Lexicon,
    room: &'r Room,
) -> Option<lent::Acronym<'r>> {
    if lexicon == Lexicon::Persons || words.len() < 2 || words.len() > TRAILING_MIN {
        return None;
    }
    let class = |w: &Word<'_>| words::look_up(w.text, Lexicon::Bodies).map(|e| e.class);
    let is_beside = |w: &&Word<'_>| matches!(class(w), Some(Class::Place | Class::Form));
    let mut others = words.iter().filter(|w| !is_beside(w));
    let (own, None) = (others.next()?, others.next()) else { return None };
    let acronym = acronym_of(std::slice::from_ref(own), room)?;
    (acronym.is_capitals && acronym.letters.len() >= BESIDE_MIN).then_some(acronym)
}

fn split_all<'r>(words: List<'r, Word<'r>>, room: &'r Room) -> List<'r, Word<'r>> {
    let is_whole = |w: &Word<'_>| match w.script {
        Script::Latin => !w.text.starts_with("ab"),
        Script::Arabic | Script::Han => false,
        _ => true,
    };
    if words.iter().all(is_whole) {
        return words;
    }
    let mut out = List::with_capacity_in(words.len() + 2, room);
    let mut rest = words.as_slice();
    while let [word, tail @ ..] = rest {
        rest = tail;
        match word.script {
            Script::Arabic => arabic::split_arabic(*word, &mut out),
            Script::Latin => arabic::split_latin(*word, &mut out),
            Script::Han => {
                let run = tail.iter().take_while(|w| w.script == Script::Han).count();
                let (run, after) = tail.split_at_checked(run).unwrap_or((tail, &[]));
                japanese::join(*word, run, &mut out, room);
                rest = after;
            }
            _ => out.push(*word),
        }
    }
    out
}

/// S.A., A/S and A.B.C. are one word; J.P. is two initials.
fn merge_dotted<'r>(words: List<'r, Word<'r>>, room: &'r Room) -> List<'r, Word<'r>> {
    if words.iter().all(|w| !w.is_dotted) {
        return words;
    }
    let mut out = List::with_capacity_in(words.len(), room);
    let mut rest = words.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        let is_letter = |w: &Word<'_>| w.text.chars().count() == 1 && w.script == first.script;
        let run = tail.iter().take_while(|w| w.is_dotted && is_letter(w)).count();
        if is_letter(first) && run > 0 && !first.script.is_syllabic() {
            let run = rest.get(..=run).unwrap_or(rest);
            let text = room::joined(run.iter().map(|w| w.text), room);
            let is_form = words::look_up(text, Lexicon::Bodies)
                .is_some_and(|e| matches!(e.class, Class::Form | Class::Place));
            if is_form || run.len() >= 3 {
                out.push(Word { text, ..*first });
                rest = rest.get(run.len()..).unwrap_or(&[]);
                continue;
            }
        }
        out.push(*first);
        rest = tail;
    }
    out
}

const fn piece<'r>(of: &Word<'r>, text: &'r str) -> Word<'r> {
    Word { text, ..*of }
}

/// Takes (RGB) out of `Reconnaissance General Bureau (RGB)`: it says again what the words say.
fn take_bracketed<'r>(words: &mut List<'r, Word<'r>>) -> Option<&'r str> {
    let at = words.iter().position(|w| {
        w.is_bracketed
            && w.is_capitals
            && w.script == Script::Latin
            && (2..=8).contains(&w.text.len())
    })?;
    let letters = words.get(at)?.text;
    let outside = words.iter().filter(|w| !w.is_bracketed);
    let mut initials = outside.filter_map(|w| w.text.chars().next());
    if !letters.chars().all(|c| initials.any(|initial| initial == c)) {
        return None;
    }
    words.remove(at);
    Some(letters)
}

/// Letters of a trailing acronym at least: of two, any name may have them by chance.
const TRAILING_MIN: usize = 3;

/// Takes SSA out of `Soroush Sarzamin Asatir SSA`: the initials of every word before it, no more
/// and no fewer.
fn take_trailing<'r>(words: &mut List<'r, Word<'r>>) -> Option<&'r str> {
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

/// Whether a folded word is in the table of words: what a scan passes over alone.
#[must_use]
pub fn is_tabled(text: &str) -> bool {
    words::look_up(text, Lexicon::Bodies).is_some()
}
