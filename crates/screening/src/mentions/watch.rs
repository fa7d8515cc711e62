//! Names of indexes in, a watch over texts out. A name is watched for by its rarest words; a place
//! where one of them stands with enough of the others is asked of `find`.

use super::place::Lines;
use super::sift::{Candidate, sift};
use super::text::{Gap, Sentences, Word};
use super::{MENTIONS_MAX, Mention, Scanned, TEXT_BYTES_MAX};
use crate::names::script::Script;
use crate::names::words::Class;
use crate::names::{self, Part, sound};
use crate::{Index, MatchStrength, Options, Subject, compare, find};
use parties::{Kind, NameKind};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

/// Words by which one name is watched for. With two, a name is found though one of them is spelt
/// past recognition.
const ANCHORS_MAX: usize = 2;
/// Names looked at where one word of a text stands. Largest seen: 1,946 (Mohammed, OFAC 2021-07).
const POSTINGS_MAX: usize = 20_000;
/// Different words of a text whose reading is kept at a time.
const WORDS_KEPT_MAX: usize = 200_000;
/// Different spans whose answer is kept at a time.
const ANSWERS_KEPT_MAX: usize = 50_000;
/// Share of a name's weight that must stand near before it is asked. Units: per cent.
const NEAR_SHARE_MIN: u32 = 55;
/// Share the watched word alone must have for an unknown neighbour to be tried. Units: per cent.
const ANCHOR_SHARE_MIN: u32 = 35;
/// Names that a watched word may be in for an unknown neighbour to be tried. Beyond it the word is
/// common and the neighbour would be anybody's.
const TRIED_MAX: usize = 100;
/// Names compared with one span before it is asked. The rest share its words and score alike.
const NAMES_A_SPAN_MAX: usize = 32;
/// Words beyond the length of a name that may stand between its own.
const SLACK: usize = 2;
/// Words on each side of a watched one that may be of one name with it. Longest name seen: 31.
const REACH_MAX: usize = 33;
/// Letters from which an acronym that is only derived may be mentioned.
const DERIVED_LETTERS_MIN: usize = 4;

/// A name that is watched for.
#[derive(Debug)]
struct Watched<'i> {
    /// As printed.
    text: &'i str,
    /// What bears it.
    kind: Kind,
    /// Its words that count: key and weight.
    words: Vec<(u64, u32)>,
    /// Their weights together.
    weight: u32,
}

/// Names of indexes, ready to be found in texts.
#[derive(Debug)]
pub struct Watch<'i> {
    indexes: Vec<Index<'i>>,
    names: Vec<Watched<'i>>,
    by_word: ByKey<Vec<u32>>,
    acronyms: HashSet<String>,
}

impl<'i> Watch<'i> {
    /// Watches for every name of these indexes.
    #[must_use]
    pub fn over(indexes: &[Index<'i>]) -> Self {
        let mut watch = Self {
            indexes: indexes.to_vec(),
            names: Vec::new(),
            by_word: ByKey::default(),
            acronyms: HashSet::new(),
        };
        for name in indexes.iter().flat_map(Index::names) {
            watch.add(name.text, name.kind, name.name_kind);
        }
        watch
    }

    fn add(&mut self, text: &'i str, kind: Kind, name_kind: NameKind) {
        let reading = names::read(text);
        if let Some(acronym) = &reading.acronym
            && (name_kind == NameKind::Acronym || acronym.is_capitals)
        {
            self.acronyms.insert(acronym.letters.clone());
        }
        self.acronyms.extend(reading.bracketed_acronym.clone());
        if kind != Kind::Person {
            let derived = names::acronyms(&reading.parts);
            self.acronyms.extend(derived.into_iter().filter(|a| a.len() >= DERIVED_LETTERS_MIN));
        }
        if name_kind == NameKind::Acronym {
            return;
        }
        let heavy = || reading.parts.iter().filter(|p| counts(p));
        let mut words: Vec<(u64, u32)> = heavy().map(|p| (key(p), u32::from(p.weight))).collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        words.dedup_by_key(|w| w.0);
        let Ok(id) = u32::try_from(self.names.len()) else { return };
        for (key, _) in words.iter().take(ANCHORS_MAX) {
            self.by_word.entry(*key).or_default().push(id);
        }
        let weight = words.iter().map(|w| w.1).sum();
        self.names.push(Watched { text, kind, words, weight });
    }

    /// The mentions of one text.
    #[must_use]
    pub fn scan(&self, text: &str, options: &Options) -> Scanned {
        let mut cut_at = None;
        let mut text = text;
        if text.len() > TEXT_BYTES_MAX {
            let at = (0..=TEXT_BYTES_MAX).rev().find(|at| text.is_char_boundary(*at));
            text = at.and_then(|at| text.get(..at)).unwrap_or_default();
            cut_at = Some(text.len());
        }
        let lines = Lines::of(text);
        let mut reader =
            Reader { watch: self, text, options, known: HashMap::new(), answers: HashMap::new() };
        let mut sentences = Sentences::of(text);
        let mut words = Vec::new();
        let mut mentions: Vec<Mention> = Vec::new();
        while sentences.next_into(&mut words) {
            let said_again = mentions.last().map_or(0, |m| m.end);
            let found = sift(reader.sentence(&words));
            let is_new = |c: &Candidate| {
                c.start >= said_again
                    || !mentions.iter().rev().take(MENTIONS_SEEN).any(|m| c.start < m.end)
            };
            let new: Vec<Mention> =
                found.into_iter().filter(is_new).map(|c| mention(c, text, &lines)).collect();
            mentions.extend(new);
            if mentions.len() >= MENTIONS_MAX {
                mentions.truncate(MENTIONS_MAX);
                cut_at = mentions.last().map(|m| m.end);
                break;
            }
        }
        Scanned { mentions, cut_at }
    }
}

/// Mentions before this one that may come from words said again after a cut.
const MENTIONS_SEEN: usize = 64;

fn mention(candidate: Candidate, text: &str, lines: &Lines<'_>) -> Mention {
    let Candidate { start, end, found } = candidate;
    let (line, column) = lines.place(start);
    Mention {
        start,
        end,
        line,
        column,
        context: lines.context(start, end),
        words: text.get(start..end).unwrap_or_default().to_owned(),
        party: found.party,
        list: found.list,
        caption: found.caption,
        name: found.name,
        kind: found.kind,
        strength: found.strength,
        score: found.score,
        hit: found.hit,
        ask: found.ask,
    }
}

/// Whether a part counts when it is said how much of a name stands near.
const fn counts(part: &Part) -> bool {
    !part.class.is_light()
}

/// What two spellings of one word share: its concept when the table has it, else its frame of
/// consonants.
fn key(part: &Part) -> u64 {
    let mut hasher = DefaultHasher::new();
    if part.concept != 0 {
        (b'c', part.concept).hash(&mut hasher);
    } else if part.class == Class::Number || part.script.is_syllabic() {
        (b't', part.text.as_str()).hash(&mut hasher);
    } else {
        (b's', sound::rarity_key(&part.sound)).hash(&mut hasher);
    }
    hasher.finish()
}

/// Keys are hashes already.
type ByKey<T> = HashMap<u64, T, BuildHasherDefault<Itself>>;

/// The hash of a key: itself.
#[derive(Debug, Default)]
struct Itself(u64);

impl Hasher for Itself {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// One text being read.
struct Reader<'w, 'i, 't> {
    watch: &'w Watch<'i>,
    text: &'t str,
    options: &'w Options,
    known: HashMap<&'t str, Vec<u64>>,
    answers: HashMap<&'t str, Vec<crate::Match>>,
}

impl<'t> Reader<'_, '_, 't> {
    fn sentence(&mut self, words: &[Word]) -> Vec<Candidate> {
        let keys: Vec<Vec<u64>> = words.iter().map(|w| self.keys(*w)).collect();
        let mut places: ByKey<Vec<usize>> = ByKey::default();
        for (at, key) in keys.iter().enumerate().flat_map(|(at, k)| k.iter().map(move |k| (at, k)))
        {
            places.entry(*key).or_default().push(at);
        }
        let mut spans = Spans::new();
        for (at, of_word) in keys.iter().enumerate() {
            let (low, high) = reachable(words, at, REACH_MAX);
            for key in of_word {
                let Some(names) = self.watch.by_word.get(key) else { continue };
                let is_rare = names.len() <= TRIED_MAX;
                for id in names.iter().take(POSTINGS_MAX) {
                    let Some(name) = self.watch.names.get(*id as usize) else { continue };
                    let Some(span) = near(name, *key, (at, low, high), words, &places, is_rare)
                    else {
                        continue;
                    };
                    let ids = spans.entry(span).or_default();
                    if ids.len() < NAMES_A_SPAN_MAX {
                        ids.push(*id);
                    }
                }
            }
        }
        let mut candidates = Vec::new();
        for ((first, last), ids) in spans {
            self.ask((first, last), &ids, words, &mut candidates);
        }
        self.acronyms(words, &mut candidates);
        candidates
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn keys(&mut self, word: Word) -> Vec<u64> {
        if word.script.is_none() {
            return Vec::new();
        }
        let raw = self.slice(word.start, word.end);
        if let Some(keys) = self.known.get(raw) {
            return keys.clone();
        }
        if self.known.len() >= WORDS_KEPT_MAX {
            self.known.clear();
        }
        let reading = names::read(raw);
        let keys: Vec<u64> = reading.parts.iter().filter(|p| counts(p)).map(key).collect();
        self.known.insert(raw, keys.clone());
        keys
    }

    /// Asks what the words from `first` to `last` name.
    fn ask(
        &mut self,
        (first, last): (usize, usize),
        ids: &[u32],
        words: &[Word],
        into: &mut Vec<Candidate>,
    ) {
        let (Some(a), Some(b)) = (words.get(first), words.get(last)) else { return };
        if !words.get(first..=last).unwrap_or_default().iter().any(|w| w.is_capitalised) {
            return;
        }
        let is_single = first == last;
        let (start, end) = (a.start, b.end);
        if !self.resembles(start, end, ids) {
            return;
        }
        for found in self.answer(start, end) {
            let is_acronym = found.strength == MatchStrength::Acronym;
            let is_thin = found.strength == MatchStrength::Weak && is_single;
            if (found.hit || found.ask) && !is_acronym && !is_thin {
                into.push(Candidate { start, end, found });
            }
        }
    }

    /// Whether the span scores enough against one of these names to be worth asking all.
    fn resembles(&mut self, start: usize, end: usize, ids: &[u32]) -> bool {
        let span = self.slice(start, end);
        if let Some(found) = self.answers.get(span) {
            return !found.is_empty();
        }
        let names = ids.iter().filter_map(|id| self.watch.names.get(*id as usize));
        let is_alike = names
            .into_iter()
            .any(|name| compare(name.text, span, name.kind).score >= self.options.threshold);
        if !is_alike && self.answers.len() < ANSWERS_KEPT_MAX {
            self.answers.insert(span, Vec::new());
        }
        is_alike
    }

    fn answer(&mut self, start: usize, end: usize) -> Vec<crate::Match> {
        let span = self.slice(start, end);
        if let Some(found) = self.answers.get(span) {
            return found.clone();
        }
        if self.answers.len() >= ANSWERS_KEPT_MAX {
            self.answers.clear();
        }
        let subject = Subject::named(span, Kind::Any);
        let mut found = find(&self.watch.indexes, &subject, self.options).matches;
        found.retain(|m| m.hit || m.ask);
        self.answers.insert(span, found.clone());
        found
    }

    /// Words in capitals that are acronyms, whole; not where everything is in capitals.
    fn acronyms(&mut self, words: &[Word], into: &mut Vec<Candidate>) {
        for (at, word) in words.iter().enumerate() {
            if !word.is_capitals || word.script != Some(Script::Latin) || is_shouted(words, at) {
                continue;
            }
            let letters = self.slice(word.start, word.end).to_lowercase();
            if !self.watch.acronyms.contains(&letters) {
                continue;
            }
            let (start, end) = (word.start, word.end);
            let found = self.answer(start, end);
            into.extend(found.into_iter().map(|found| Candidate { start, end, found }));
        }
    }
}

/// Whether the words beside this one are in capitals too: a headline, or a name in capitals.
fn is_shouted(words: &[Word], at: usize) -> bool {
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let mut beside = beside.into_iter().flatten().filter_map(|at| words.get(at)).peekable();
    beside.peek().is_some() && beside.all(|w| w.is_capitals)
}

/// Spans of words, first and last, with the names that may stand there.
type Spans = BTreeMap<(usize, usize), Vec<u32>>;

/// The span around `at` in which enough of the name stands, if it does.
fn near(
    name: &Watched<'_>,
    anchor: u64,
    (at, low, high): (usize, usize, usize),
    words: &[Word],
    places: &ByKey<Vec<usize>>,
    is_rare: bool,
) -> Option<(usize, usize)> {
    let reach = name.words.len() + SLACK;
    let (low, high) = (low.max(at.saturating_sub(reach)), high.min(at + reach));
    let (mut first, mut last) = (at, at);
    let (mut weight, mut missing) = (0, 0);
    let mut anchor_weight = 0;
    // Heaviest first: most names are given up at the first word that is not near.
    for (key, own) in &name.words {
        if *key == anchor {
            weight += own;
            anchor_weight = *own;
            continue;
        }
        let of_key = places.get(key).map_or(&[][..], Vec::as_slice);
        let nearest = of_key
            .iter()
            .filter(|place| **place != at && (low..=high).contains(*place))
            .min_by_key(|place| place.abs_diff(at));
        match nearest {
            Some(place) => {
                weight += own;
                first = first.min(*place);
                last = last.max(*place);
            }
            None => missing += own,
        }
        if !is_rare && (name.weight - missing) * 100 < name.weight * NEAR_SHARE_MIN {
            return None;
        }
    }
    if weight * 100 >= name.weight * NEAR_SHARE_MIN {
        return Some((first, last));
    }
    if !is_rare || first != last || anchor_weight * 100 < name.weight * ANCHOR_SHARE_MIN {
        return None;
    }
    // One word of it, and a neighbour that may be the other in a spelling not foreseen.
    let is_name_like = |place: usize| words.get(place).is_some_and(|w| w.is_capitalised);
    if at > low && is_name_like(at.wrapping_sub(1)) {
        return Some((at - 1, at));
    }
    (at < high && is_name_like(at + 1)).then_some((at, at + 1))
}

/// The words around `at` that may be of one name with it.
fn reachable(words: &[Word], at: usize, reach: usize) -> (usize, usize) {
    let joins = |place: usize| {
        let (before, word) = (words.get(place.wrapping_sub(1)), words.get(place));
        word.is_some_and(|w| match w.gap {
            Gap::Near => true,
            Gap::Comma => before.is_some_and(|b| b.is_capitals),
            Gap::Far => false,
        })
    };
    let (mut low, mut high) = (at, at);
    while low > 0 && at - low < reach && joins(low) {
        low -= 1;
    }
    while high + 1 < words.len() && high - at < reach && joins(high + 1) {
        high += 1;
    }
    (low, high)
}
