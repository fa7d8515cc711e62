//! One text being read: sentences in, candidate mentions out. Remembers the words it has seen and
//! the spans it has asked; never reads a word in small letters unless a name may stand about it.

use super::Basis;
use super::echo::Echoes;
use super::near::{Window, reachable};
use super::sift::Candidate;
use super::text::{Gap, Word};
use super::watch::{ByWord, Mixed, Watch, bit, frame_bits, keys, short_key};
use crate::names::fold::fold_word;
use crate::names::script::Script;
use crate::names::words::{Class, Lexicon};
use crate::names::{self, Part, View, model, rarity, words};
use crate::{Finder, Match, MatchStrength, Options, Subject};
use parties::Kind;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::rc::Rc;

/// Names looked at where one word of a text stands. Largest seen: 1,946 (Mohammed, OFAC 2021-07).
const POSTINGS_MAX: usize = 20_000;
/// Different words of a text whose reading is kept at a time.
const WORDS_KEPT_MAX: usize = 100_000;
/// Different spans whose answer is kept at a time.
const ANSWERS_KEPT_MAX: usize = 50_000;
/// Words of a phrase that are read together: joint stock company.
const PHRASE_MAX: usize = 4;
/// Pairs of words that are kept as having nothing to do with each other.
const PAIRS_KEPT_MAX: usize = 500_000;
/// Names compared with one span before it is asked. The rest share its words and score alike.
const NAMES_A_SPAN_MAX: usize = 32;
/// Words about a watched one that are read at once.
const WINDOW: usize = 10;
/// Words on each side of a watched one that may be of one name with it. Longest name seen: 31.
const REACH_MAX: usize = 33;

/// From this score on, what stands within a hit is not asked. Units: per mille.
const SURE_PERMILLE: u16 = 940;

/// What a name must score where no capital letter marks it. Words in a row are many, and by chance
/// some sound like a name. Units: per mille.
const UNMARKED_PERMILLE: u16 = 930;

/// How far about a word it is looked for in small letters.
const ELSEWHERE_BYTES: usize = 8 * 1024;

/// A word of the sentence that was not looked up.
const UNSEEN: u32 = u32::MAX;

/// A word of the text as names read it.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Its parts that count, with their keys.
    pub(super) parts: Vec<(u64, Part)>,
    /// A bit for each consonant of each part.
    pub(super) frames: Vec<u64>,
    /// A bit for each key.
    pub(super) bits: u64,
    /// Whether names are watched for by it.
    is_anchor: bool,
    /// Whether its letters are an acronym of a party.
    is_acronym: bool,
    /// Whether it is one part only.
    is_one: bool,
    /// Words of the longest phrase of the table that begins with it.
    pub(super) phrase: usize,
    /// Whether it only joins, honours or says a legal form.
    pub(super) is_light: bool,
    /// Whether it is known to name people or things: it stands in the table of rarity.
    pub(super) is_name: bool,
}

/// One text being read.
pub(super) struct Reader<'w, 'i, 't> {
    watch: &'w Watch<'i>,
    text: &'t str,
    options: &'w Options,
    finder: Finder<'i>,
    by_word: ByWord<&'t str, u32>,
    known: Vec<Known>,
    /// The words of the sentence that were looked up.
    seen: Vec<u32>,
    answers: ByWord<String, Rc<[Match]>>,
    /// Pairs of a watched word and a neighbour that is no misspelling of another word of its names.
    apart: HashSet<u64, BuildHasherDefault<Mixed>>,
    parts: Vec<View<'i>>,
    numbers: Vec<u32>,
}

impl<'w, 'i, 't> Reader<'w, 'i, 't> {
    pub(super) fn of(watch: &'w Watch<'i>, text: &'t str, options: &'w Options) -> Self {
        Self {
            watch,
            text,
            options,
            finder: Finder::new(&watch.indexes),
            by_word: ByWord::default(),
            known: Vec::new(),
            seen: Vec::new(),
            answers: ByWord::default(),
            apart: HashSet::default(),
            parts: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// Looks up the words of a sentence that may be names by their letters; whether there is
    /// anything to read further for.
    pub(super) fn look(&mut self, words: &[Word], echoes: &Echoes) -> bool {
        if self.known.len() >= WORDS_KEPT_MAX {
            self.known.clear();
            self.by_word.clear();
            self.apart.clear();
        }
        self.seen.clear();
        self.seen.resize(words.len(), UNSEEN);
        let mut is_worth = false;
        for (at, word) in words.iter().enumerate() {
            if word.is_capitalised {
                let id = self.id_of(word);
                if let Some(slot) = self.seen.get_mut(at) {
                    *slot = id;
                }
                is_worth |= self
                    .known
                    .get(id as usize)
                    .is_some_and(|k| k.is_anchor || k.is_acronym || echoes.has(k));
            }
        }
        is_worth
    }

    fn id_of(&mut self, word: &Word) -> u32 {
        let raw = self.slice(word.start, word.end);
        if let Some(id) = self.by_word.get(raw) {
            return *id;
        }
        let id = u32::try_from(self.known.len()).unwrap_or(UNSEEN);
        let known = self.read(word);
        self.known.push(known);
        self.by_word.insert(raw, id);
        id
    }

    fn read(&self, word: &Word) -> Known {
        let Some(script) = word.script else { return Known::default() };
        let raw = self.asked(word.start, word.end);
        // A word may be a body's or a person's: King, Bank.
        let mut parts: Vec<(u64, Part)> = Vec::new();
        let mut is_one = true;
        for lexicon in [Lexicon::Bodies, Lexicon::Persons] {
            let reading = names::read_as(&raw, lexicon);
            is_one &= reading.parts.len() == 1 || lexicon == Lexicon::Persons;
            let is_light = |p: &Part| {
                let entry = words::look_up(&p.text, lexicon);
                p.class.is_light() || entry.is_some_and(|e| e.class.is_light())
            };
            for part in reading.parts.into_iter().filter(|p| !is_light(p)) {
                let short = short_key(&part.view()).filter(|_| script.omits_vowels());
                for key in keys(&part.view()).into_iter().chain(short) {
                    let is_new = |(k, p): &(u64, Part)| *k != key || p.text != part.text;
                    if parts.iter().all(is_new) {
                        parts.push((key, part.clone()));
                    }
                }
            }
        }
        let is_capitals = word.is_capitals && script == Script::Latin;
        Known {
            bits: parts.iter().fold(0, |bits, (key, _)| bits | bit(*key)),
            is_anchor: parts.iter().any(|(key, _)| !self.watch.names_of(*key).is_empty()),
            is_acronym: is_capitals && self.watch.has_acronym(&raw.to_lowercase()),
            is_one,
            phrase: phrase_max(&raw, script),
            is_light: parts.is_empty(),
            is_name: parts.iter().any(|(_, p)| is_name(p)),
            frames: parts.iter().map(|(_, p)| frame_bits(&p.sound)).collect(),
            parts,
        }
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Words of the text as a name is asked: without what a line end put between them.
    fn asked(&self, start: usize, end: usize) -> Cow<'t, str> {
        let raw = self.slice(start, end);
        if !raw.contains('\n') {
            return Cow::Borrowed(raw);
        }
        let mut out = String::with_capacity(raw.len());
        for line in raw.lines() {
            let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
            let is_small = line.chars().next().is_some_and(char::is_lowercase);
            if is_small && out.ends_with('-') {
                out.pop();
            } else if !out.is_empty() && !out.ends_with('-') {
                out.push(' ');
            }
            out.push_str(line);
        }
        Cow::Owned(out)
    }

    /// Whether the word stands in small letters somewhere about: then it is no name.
    pub(super) fn is_small_elsewhere(&self, word: &Word) -> bool {
        let small = self.slice(word.start, word.end).to_lowercase();
        let near = |at: usize| (0..4).map(|n| at + n).find(|at| self.text.is_char_boundary(*at));
        let from = near(word.start.saturating_sub(ELSEWHERE_BYTES)).unwrap_or(0);
        let to = near(self.text.len().min(word.end + ELSEWHERE_BYTES)).unwrap_or(self.text.len());
        self.slice(from, to).contains(&small)
    }

    /// What is known of the word at a place; none when it was not looked up.
    pub(super) fn known(&self, at: usize) -> Option<&Known> {
        self.known.get(*self.seen.get(at)? as usize)
    }

    fn look_at(&mut self, words: &[Word], (low, high): (usize, usize)) {
        for (at, word) in words.iter().enumerate().take(high + 1).skip(low) {
            if self.seen.get(at) == Some(&UNSEEN) {
                let id = self.id_of(word);
                if let Some(slot) = self.seen.get_mut(at) {
                    *slot = id;
                }
            }
        }
    }

    /// Adds the keys of phrases that begin at a word of the window, which names hold as one word.
    fn phrases(&mut self, words: &[Word], (low, high): (usize, usize), window: &mut Window<'_>) {
        for at in low..=high {
            let Some(most) = self.known(at).map(|k| k.phrase).filter(|most| *most > 1) else {
                continue;
            };
            for last in at + 1..=(at + most - 1).min(high) {
                let (Some(a), Some(b)) = (words.get(at), words.get(last)) else { continue };
                if b.gap != Gap::Near {
                    break;
                }
                let whole = Word { end: b.end, ..*a };
                let id = self.id_of(&whole);
                if let Some(known) = self.known.get(id as usize).filter(|k| k.is_one) {
                    window.add(known, (at, last));
                }
            }
        }
    }

    /// The candidates of a sentence whose words were looked at.
    pub(super) fn sentence(&mut self, words: &[Word]) -> Vec<Candidate> {
        let mut spans: Vec<((usize, usize), u32)> = Vec::new();
        let mut candidates = Vec::new();
        for at in 0..words.len() {
            let Some(known) = self.known(at) else { continue };
            let (is_anchor, is_acronym) = (known.is_anchor, known.is_acronym);
            if is_anchor && words.get(at).is_some_and(|w| w.is_capitalised) {
                self.spans_about(at, words, &mut spans);
            }
            if is_acronym && !is_shouted(words, at) {
                self.acronym(at, words, &mut candidates);
            }
        }
        // The longest first: what stands within a name that fits well is not asked.
        spans.sort_unstable_by_key(|(span, id)| (Reverse(span.1 - span.0), span.0, *id));
        spans.dedup();
        for run in spans.chunk_by(|a, b| a.0 == b.0) {
            let Some((span, _)) = run.first() else { continue };
            let is_within = candidates.iter().any(|c: &Candidate| {
                let is_sure = c.found.hit && c.found.score.get() >= SURE_PERMILLE;
                is_sure && c.words.0 <= span.0 && span.1 <= c.words.1
            });
            if !is_within {
                self.ask(*span, run, words, &mut candidates);
            }
        }
        candidates
    }

    /// Adds the spans about a watched word in which enough of a name stands.
    fn spans_about(&mut self, at: usize, words: &[Word], spans: &mut Vec<((usize, usize), u32)>) {
        let (low, high) = reachable(words, at, REACH_MAX);
        let about = (low.max(at.saturating_sub(WINDOW)), high.min(at + WINDOW));
        self.look_at(words, about);
        let watch = self.watch;
        let mut window = Window::of(self, words, at, about);
        self.phrases(words, about, &mut window);
        let mut is_wide = about == (low, high);
        let own = self.seen.get(at).copied().unwrap_or(UNSEEN);
        let pair = |reader: &Self, place: usize| {
            u64::from(own) << 32 | u64::from(reader.seen.get(place).copied().unwrap_or(UNSEEN))
        };
        window.tried.retain(|(place, _)| !self.apart.contains(&pair(self, *place)));
        let keys: Vec<u64> =
            self.known(at).map_or(Vec::new(), |k| k.parts.iter().map(|p| p.0).collect());
        for key in keys {
            let names = watch.names_of(key);
            for id in names.iter().take(POSTINGS_MAX) {
                let Some(name) = watch.name(*id) else { continue };
                if !is_wide && name.count as usize > WINDOW / 2 {
                    self.look_at(words, (low, high));
                    let tried = std::mem::take(&mut window.tried);
                    window = Window::of(self, words, at, (low, high));
                    self.phrases(words, (low, high), &mut window);
                    window.tried = tried;
                    is_wide = true;
                }
                if let Some(span) = window.near(self, watch, name, key, names.len()) {
                    spans.push((span, *id));
                }
            }
        }
        if self.apart.len() >= PAIRS_KEPT_MAX {
            self.apart.clear();
        }
        let apart = window.tried.iter().filter(|(_, has_met)| !has_met.get());
        let apart: Vec<u64> = apart.map(|(place, _)| pair(self, *place)).collect();
        self.apart.extend(apart);
    }

    /// Asks what the words from `first` to `last` name.
    fn ask(
        &mut self,
        (first, last): (usize, usize),
        names: &[((usize, usize), u32)],
        words: &[Word],
        into: &mut Vec<Candidate>,
    ) {
        let (Some(a), Some(b)) = (words.get(first), words.get(last)) else { return };
        let is_single = first == last;
        if is_single && !self.names_alone(first, words) {
            return;
        }
        let asked = self.asked(a.start, b.end);
        let is_marked = a.is_marked && b.is_marked;
        let least = if is_marked { 0 } else { UNMARKED_PERMILLE };
        if !self.resembles(&asked, names, least.max(self.options.threshold.get())) {
            return;
        }
        let mut span = (first, last);
        let mut answer = self.answer(&asked);
        if let Some(best) = answer.first() {
            span = self.trimmed(span, best);
        }
        if span != (first, last)
            && let (Some(a), Some(b)) = (words.get(span.0), words.get(span.1))
        {
            answer = self.answer(&self.asked(a.start, b.end));
        }
        for found in answer.iter() {
            let is_thin = !is_marked
                && (found.score.get() < UNMARKED_PERMILLE || is_single && !found.is_exact);
            if found.strength == MatchStrength::Acronym || is_thin {
                continue;
            }
            let mut found = found.clone();
            if !is_single && found.kind == Kind::Person {
                self.weigh_whole(span, words, &mut found);
            } else if is_single && matches!(found.kind, Kind::Vessel | Kind::Aircraft) {
                withhold(&mut found, "a ship or aircraft named by one word that may be any");
            } else if is_single && !found.is_exact {
                if !is_covered(&found) {
                    continue;
                }
                withhold(&mut found, "one word that is near the name");
            } else if is_single && found.kind == Kind::Person {
                withhold(&mut found, "one word of a person's name");
            }
            if let (Some(a), Some(b)) = (words.get(span.0), words.get(span.1)) {
                let (start, end, basis) = (a.start, b.end, Basis::Name);
                into.push(Candidate { start, end, words: span, basis, found });
            }
        }
    }

    /// The span without the words at its ends that met nothing of the name.
    fn trimmed(&self, (first, last): (usize, usize), best: &Match) -> (usize, usize) {
        let is_over = |at: usize| {
            self.known(at).is_some_and(|k| {
                !k.parts.is_empty() && k.parts.iter().all(|(_, p)| best.unmatched.contains(&p.text))
            })
        };
        let (mut low, mut high) = (first, last);
        while low < high && is_over(high) {
            high -= 1;
        }
        while low < high && is_over(low) {
            low += 1;
        }
        (low, high)
    }

    /// Whether a word may name a party alone: it is no word of the table, and no name stands beside
    /// it.
    fn names_alone(&self, at: usize, words: &[Word]) -> bool {
        let Some(known) = self.known(at) else { return false };
        let is_plain = known.parts.iter().all(|(_, p)| p.concept == 0 && p.class == Class::Proper);
        let is_plain = is_plain && !known.parts.is_empty();
        let is_name = |place: usize| {
            let is_near = words.get(place.max(at)).is_some_and(|w| w.gap == Gap::Near);
            let is_capitalised = words.get(place).is_some_and(|w| w.is_capitalised);
            is_near && is_capitalised && self.known(place).is_some_and(|k| k.is_name)
        };
        let is_before = at > 1 && is_name(at - 1);
        is_plain && !is_before && !is_name(at + 1)
    }

    /// Weighs the names that stand beside a person's: they make another person of it unless the
    /// whole still names the same.
    fn weigh_whole(&mut self, (first, last): (usize, usize), words: &[Word], found: &mut Match) {
        let is_name = |at: usize| {
            let is_capitalised = words.get(at).is_some_and(|w| w.is_capitalised);
            is_capitalised && self.known(at).is_some_and(|k| k.is_name)
        };
        let (low, high) = reachable(words, first, REACH_MAX);
        let low = if first > low && first > 1 && is_name(first - 1) { first - 1 } else { first };
        let high = if last < high && is_name(last + 1) { last + 1 } else { last };
        let (Some(a), Some(b)) = (words.get(low), words.get(high)) else { return };
        if (low, high) == (first, last) {
            return;
        }
        let whole = self.answer(&self.asked(a.start, b.end));
        if !whole.iter().any(|m| m.party == found.party) {
            withhold(found, "it is part of a longer name");
        }
    }

    /// Whether the span scores enough against one of these names to be worth asking all.
    fn resembles(&mut self, asked: &str, names: &[((usize, usize), u32)], least: u16) -> bool {
        if let Some(found) = self.answers.get(asked) {
            return !found.is_empty();
        }
        let reading = names::read(asked);
        let query: Vec<View<'_>> = reading.parts.iter().map(Part::view).collect();
        let joins = names::joins(&query);
        let watch = self.watch;
        let names = names.iter().take(NAMES_A_SPAN_MAX).filter_map(|(_, id)| watch.name(*id));
        for name in names {
            let Some(index) = watch.indexes.get(name.index as usize) else { continue };
            let Some(alias) = index.alias(name.alias) else { continue };
            index.alias_parts(&alias, &mut self.parts, &mut self.numbers);
            let alignment = names::align(&query, &joins, &self.parts);
            let measures = names::measure(&alignment, &query, &self.parts);
            let bearer = crate::matching::bearer(name.kind, Kind::Any);
            if model::permille(model::log_odds(&measures, bearer)) >= least {
                return true;
            }
        }
        self.keep(asked, Vec::new());
        false
    }

    /// What the words name, fit to act on or to ask about.
    fn answer(&mut self, asked: &str) -> Rc<[Match]> {
        if let Some(found) = self.answers.get(asked) {
            return Rc::clone(found);
        }
        let subject = Subject::named(asked, Kind::Any);
        let mut found = self.finder.find(&subject, self.options).matches;
        found.retain(|m| m.hit || m.ask);
        self.keep(asked, found)
    }

    fn keep(&mut self, asked: &str, found: Vec<Match>) -> Rc<[Match]> {
        if self.answers.len() >= ANSWERS_KEPT_MAX {
            self.answers.clear();
        }
        let found: Rc<[Match]> = found.into();
        self.answers.insert(asked.to_owned(), Rc::clone(&found));
        found
    }

    /// A word in capitals that is an acronym, whole.
    fn acronym(&mut self, at: usize, words: &[Word], into: &mut Vec<Candidate>) {
        let Some(word) = words.get(at) else { return };
        let (start, end) = (word.start, word.end);
        let found = self.answer(&self.asked(start, end));
        let basis = Basis::Acronym;
        into.extend(found.iter().map(|found| {
            let found = found.clone();
            Candidate { start, end, words: (at, at), basis, found }
        }));
    }
}

/// Whether nothing of the name that counts is left over.
fn is_covered(found: &Match) -> bool {
    let reading = names::read(&found.name);
    let heavy = reading.parts.iter().filter(|p| !p.class.is_light()).count();
    heavy <= found.evidence.len()
}

/// Makes a hit an ask, and says why.
pub(super) fn withhold(found: &mut Match, why: &str) {
    if found.hit {
        found.hit = false;
        why.clone_into(&mut found.why_not);
    }
    found.ask = true;
}

fn phrase_max(raw: &str, script: Script) -> usize {
    words::phrase_max(&fold_word(raw, script), Lexicon::Bodies).min(PHRASE_MAX)
}

/// Whether a word is known to name: the table of rarity has it.
fn is_name(part: &Part) -> bool {
    let unknown = rarity::weight(b"?", part.sound.len(), Class::Proper);
    part.class == Class::Proper && part.weight < unknown && part.text.len() > 2
}

/// Whether the words beside this one are in capitals too: a headline, or a name in capitals.
fn is_shouted(words: &[Word], at: usize) -> bool {
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let mut beside = beside.into_iter().flatten().filter_map(|at| words.get(at)).peekable();
    beside.peek().is_some() && beside.all(|w| w.is_capitals)
}
