//! One text being read: sentences in, candidate mentions out. Remembers the words it has seen and
//! the spans it has asked; never reads a word in small letters unless a name may stand about it.

use super::Basis;
use super::doubt;
use super::echo::Echoes;
use super::endings;
use super::known::Known;
use super::near::{SLACK, Stamps, Window, reachable};
use super::sift::Candidate;
use super::slots::ByWord;
use super::text::{Gap, Word};
use super::watch::{Watch, Watched};
use crate::names::script::Script;
use crate::names::words::{Class, Lexicon};
use crate::names::{self, Part, View, model, words};
use crate::{Finder, Match, MatchStrength, Options, Subject};
use parties::Kind;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::rc::Rc;

/// Names looked at where one word of a text stands. Largest seen: 1,946 (Mohammed, OFAC 2021-07).
const POSTINGS_MAX: usize = 20_000;
/// Different words of a text whose reading is kept at a time.
const WORDS_KEPT_MAX: usize = 100_000;
/// Different spans whose answer is kept at a time.
const ANSWERS_KEPT_MAX: usize = 50_000;
/// Names compared with one span before it is asked. The rest share its words and score alike.
const NAMES_A_SPAN_MAX: usize = 32;
/// Words on each side of a watched one that may be of one name with it. Longest name seen: 31.
const REACH_MAX: usize = 33;
/// Words added to a span on each side: titles and words said twice. More say no more.
const ADDED_MAX: usize = 3;
/// Words before one that may be the end of a name spaced apart: Salah al Din.
const SPACED_MAX: usize = 2;

/// From this score on, what stands within a hit is not asked. Units: per mille.
const SURE_PERMILLE: u16 = 940;

/// What a name must score where no capital letter marks it. Words in a row are many, and by chance
/// some sound like a name. Units: per mille.
const UNMARKED_PERMILLE: u16 = 930;

/// How far about a word it is looked for in small letters.
const ELSEWHERE_BYTES: usize = 8 * 1024;

/// A word of the sentence that was not looked up.
const UNSEEN: u32 = u32::MAX;

/// A span of words, and a name that may stand there.
type Span = ((usize, usize), u32);

/// One text being read.
pub(super) struct Reader<'w, 'i, 't> {
    watch: &'w Watch<'i>,
    text: &'t str,
    options: &'w Options,
    finder: Finder<'i>,
    by_word: ByWord<&'t str, u32>,
    known: Vec<Rc<Known>>,
    /// The words of the sentence that were looked up.
    seen: Vec<u32>,
    pub(super) stamps: Stamps,
    /// Names that may stand about one word: the span, how many of their words it lacks, the name.
    found: Vec<((usize, usize), u32, u32)>,
    /// Names that may stand about it as far as one of their other words tells.
    standing: Vec<u32>,
    answers: ByWord<String, Rc<[Match]>>,
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
            stamps: Stamps::of(watch.slots.count()),
            found: Vec::new(),
            standing: Vec::new(),
            answers: ByWord::default(),
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
                is_worth |= self.known.get(id as usize).is_some_and(|k| {
                    k.is_anchor() || k.is_acronym || k.ends || k.phrase > 1 || echoes.has(k)
                });
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
        let known = match word.script {
            Some(script) => {
                let asked = self.asked(word.start, word.end);
                Known::of(self.watch, &asked, script, word.is_capitals)
            }
            None => Known::default(),
        };
        self.known.push(Rc::new(known));
        self.by_word.insert(raw, id);
        id
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

    /// The same, each word in the form that lists print.
    fn listed(&self, (start, end): (usize, usize), is_declined: bool) -> Cow<'t, str> {
        let asked = self.asked(start, end);
        let listed = endings::all_undeclined(&asked).filter(|_| is_declined);
        listed.map_or(asked, Cow::Owned)
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
        self.known.get(*self.seen.get(at)? as usize).map(Rc::as_ref)
    }

    /// What is known of the words of a span, in order.
    fn span(&self, (first, last): (usize, usize)) -> impl Iterator<Item = Option<&Known>> {
        (first..=last).map(|at| self.known(at))
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

    /// The words that begin at a place and are read as one, by number, with the last of them.
    fn phrases(&mut self, words: &[Word], at: usize, high: usize, out: &mut Vec<(usize, u32)>) {
        let Some(known) = self.known(at) else { return };
        let most = known.phrase;
        let ends = |place: usize| self.known(place).is_some_and(|k| k.ends);
        if most < 2 && !(at + 1..=high.min(at + SPACED_MAX)).any(ends) {
            return;
        }
        let mut joined = String::new();
        for last in at..=high.min(at + most.max(SPACED_MAX + 1) - 1) {
            if words.get(last).is_none_or(|w| last > at && w.gap != Gap::Near) {
                break;
            }
            let Some(known) = self.known(last) else { break };
            if last > at
                && words.get(last).is_some_and(|w| !w.script.is_some_and(|s| s.is_syllabic()))
            {
                joined.push(' ');
            }
            joined.push_str(&known.folded);
            let is_phrase = last < at + most && words::is_phrase(&joined, Lexicon::Bodies);
            if last > at && (is_phrase || known.ends && last <= at + SPACED_MAX) {
                let (Some(a), Some(b)) = (words.get(at), words.get(last)) else { break };
                let id = self.id_of(&Word { end: b.end, ..*a });
                if self.known.get(id as usize).is_some_and(|k| k.is_one) {
                    out.push((last, id));
                }
            }
        }
    }

    /// The candidates of a sentence whose words were looked at.
    pub(super) fn sentence(&mut self, words: &[Word]) -> Vec<Candidate> {
        let mut spans: Vec<Span> = Vec::new();
        let mut candidates = Vec::new();
        let mut phrases = Vec::new();
        for at in 0..words.len() {
            if words.get(at).is_none_or(|w| !w.is_capitalised) {
                continue;
            }
            let Some(known) = self.known(at) else { continue };
            let (is_anchor, is_acronym, id) =
                (known.is_anchor(), known.is_acronym, self.seen.get(at));
            let id = id.copied().unwrap_or(UNSEEN);
            phrases.clear();
            self.phrases(words, at, words.len() - 1, &mut phrases);
            for (last, id) in [(at, id)].iter().chain(&phrases) {
                if is_anchor && *last == at
                    || self.known.get(*id as usize).is_some_and(|k| k.is_anchor())
                {
                    self.spans_about((at, *last), *id, words, &mut spans);
                }
            }
            if is_acronym && !doubt::is_shouted(words, at) {
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
                let (before, (a, b)) = (candidates.len(), *span);
                self.ask(*span, run, words, &mut candidates);
                // Without capitals a word beside a name may seem one of its own.
                let is_open = b > a + 2 && words.get(a).is_some_and(|w| !w.is_marked);
                for narrow in [(a + 1, b), (a, b.wrapping_sub(1)), (a + 1, b.wrapping_sub(1))] {
                    if is_open && candidates.len() == before {
                        self.ask(narrow, run, words, &mut candidates);
                    }
                }
            }
        }
        candidates
    }

    /// Adds the spans about a watched word in which enough of a name stands.
    fn spans_about(&mut self, at: (usize, usize), id: u32, words: &[Word], spans: &mut Vec<Span>) {
        let watch = self.watch;
        let Some(known) = self.known.get(id as usize).map(Rc::clone) else { return };
        let anchors = || known.anchors.iter().map(|slot| watch.anchor(*slot));
        let longest = anchors().map(|a| a.longest as usize + SLACK).max().unwrap_or(0);
        let reach = reachable(words, at, longest.min(REACH_MAX));
        if anchors().any(|a| a.wants_small) {
            self.look_at(words, reach);
        }
        let window = self.window(at, id, words, reach);
        let mut found = std::mem::take(&mut self.found);
        let mut standing = std::mem::take(&mut self.standing);
        found.clear();
        for slot in &known.anchors {
            watch.standing(*slot, &self.stamps, &mut standing);
            for id in standing.iter().take(POSTINGS_MAX) {
                if let Some(name) = watch.name(*id)
                    && let Some((span, unseen)) = window.near(self, watch, name, *slot)
                {
                    found.push((span, unseen, *id));
                }
            }
        }
        // Those that say most of their name come first.
        found.sort_unstable();
        for run in found.chunk_by(|a, b| a.0 == b.0) {
            for (span, unseen, id) in run.iter().take(NAMES_A_SPAN_MAX) {
                let Some(name) = watch.name(*id) else { continue };
                let span = self.widened(*span, name, words, reach);
                spans.push((span, *id));
                if *unseen > 0 {
                    spans.push((self.stretched(span, words, reach), *id));
                }
            }
        }
        self.found = found;
        self.standing = standing;
    }

    /// What stands about a watched word, the farthest first.
    fn window<'s>(
        &mut self,
        at: (usize, usize),
        id: u32,
        words: &'s [Word],
        (low, high): (usize, usize),
    ) -> Window<'s> {
        let mut stamps = std::mem::take(&mut self.stamps);
        let mut window = Window::of(words, at, (low, high), &mut stamps);
        // A word that is written as one here may be two words of the name.
        if let Some(own) = self.known.get(id as usize).filter(|k| k.parts.len() > 1) {
            window.add(&own.slots, at, &mut stamps);
        }
        let mut phrases = Vec::new();
        for apart in (1..=(at.0 - low).max(high - at.1)).rev() {
            let before = at.0.checked_sub(apart).filter(|place| *place >= low);
            let after = Some(at.1 + apart).filter(|place| *place <= high);
            for place in after.into_iter().chain(before) {
                let Some(known) = self.known(place) else { continue };
                let is_capitalised = words.get(place).is_some_and(|w| w.is_capitalised);
                let slots = if is_capitalised { &known.slots } else { &known.tabled };
                window.add(slots, (place, place), &mut stamps);
                let most = if place < at.0 { at.0 - 1 } else { high };
                phrases.clear();
                self.phrases(words, place, most, &mut phrases);
                for (last, id) in &phrases {
                    let slots = self.known.get(*id as usize).map_or(&[][..], |k| &k.slots);
                    window.add(slots, (place, *last), &mut stamps);
                }
            }
        }
        self.stamps = stamps;
        window
    }

    /// A span of which the name has more words, with the word beside it that may be one of them.
    fn stretched(
        &self,
        (first, last): (usize, usize),
        words: &[Word],
        (low, high): (usize, usize),
    ) -> (usize, usize) {
        let may_be = |place: usize| {
            place > 0
                && words.get(place).is_some_and(|w| w.is_capitalised && w.is_marked)
                && self.known(place).is_some_and(|k| !k.is_light)
        };
        let is_near = |place: usize| words.get(place).is_some_and(|w| w.gap == Gap::Near);
        let before = first > low && is_near(first) && may_be(first - 1);
        let after = last < high && is_near(last + 1) && may_be(last + 1);
        (first - usize::from(before), last + usize::from(after))
    }

    /// A span with the words beside it that the name has too: titles, and words it says twice.
    fn widened(
        &mut self,
        (mut first, mut last): (usize, usize),
        name: &Watched,
        words: &[Word],
        (low, high): (usize, usize),
    ) -> (usize, usize) {
        let is_beside = |place: usize| words.get(place).is_some_and(|w| w.is_capitalised);
        let is_near = |place: usize| words.get(place).is_some_and(|w| w.gap == Gap::Near);
        if !(first > low && is_beside(first - 1) || last < high && is_beside(last + 1)) {
            return (first, last);
        }
        let watch = self.watch;
        let Some(index) = watch.indexes.get(name.index as usize) else { return (first, last) };
        let Some(alias) = index.alias(name.alias) else { return (first, last) };
        let mut parts = std::mem::take(&mut self.parts);
        index.alias_parts(&alias, &mut parts, &mut self.numbers);
        let heavy = watch.words(name);
        let is_of = |reader: &Self, place: usize| {
            reader.known(place).is_some_and(|k| {
                parts.iter().any(|p| k.says(p))
                    || heavy.iter().any(|w| k.slots.binary_search(&w.slot).is_ok())
            })
        };
        for _ in 0..ADDED_MAX {
            if first > low && is_near(first) && is_beside(first - 1) && is_of(self, first - 1) {
                first -= 1;
            }
            if last < high && is_near(last + 1) && is_beside(last + 1) && is_of(self, last + 1) {
                last += 1;
            }
        }
        self.parts = parts;
        (first, last)
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
        let least = least.max(self.options.threshold.get());
        let is_cyrillic = a.script == Some(Script::Cyrillic);
        let is_declined = !self.resembles(&asked, names, least);
        let asked = if is_declined {
            let listed = endings::all_undeclined(&asked).filter(|_| is_cyrillic);
            let Some(listed) = listed.filter(|l| self.resembles(l, names, least)) else { return };
            Cow::Owned(listed)
        } else {
            asked
        };
        let mut span = (first, last);
        let mut answer = self.answer(&asked);
        if let Some(best) = answer.first() {
            span = self.trimmed(span, best);
        }
        if span != (first, last)
            && let (Some(a), Some(b)) = (words.get(span.0), words.get(span.1))
        {
            answer = self.answer(&self.listed((a.start, b.end), is_declined));
        }
        // National Bank says which only where the whole name is that.
        let is_common = doubt::are_common(self.span(span));
        for found in answer.iter() {
            let is_thin = !is_marked
                && (found.score.get() < UNMARKED_PERMILLE || is_single && !found.is_exact);
            let is_some_body = is_common && !doubt::is_covered(found);
            let is_chance = !is_marked && doubt::is_chance(self.span(span), found);
            let is_acronym = found.strength == MatchStrength::Acronym;
            if is_acronym || is_thin || is_some_body || is_chance {
                continue;
            }
            let mut found = found.clone();
            if !is_single && found.kind == Kind::Person {
                self.weigh_whole(span, words, is_declined, &mut found);
            } else if is_single && matches!(found.kind, Kind::Vessel | Kind::Aircraft) {
                withhold(&mut found, "a ship or aircraft named by one word that may be any");
            } else if is_single && !found.is_exact {
                if !doubt::is_covered(&found) || !doubt::is_close(&found) {
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
                !k.parts.is_empty() && k.parts.iter().all(|p| best.unmatched.contains(&p.text))
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
        let is_plain = known.parts.iter().all(|p| p.concept == 0 && p.class == Class::Proper);
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
    fn weigh_whole(
        &mut self,
        (first, last): (usize, usize),
        words: &[Word],
        is_declined: bool,
        found: &mut Match,
    ) {
        let is_name = |at: usize| {
            let is_capitalised = words.get(at).is_some_and(|w| w.is_capitalised);
            is_capitalised && self.known(at).is_some_and(|k| k.is_name)
        };
        let (low, high) = reachable(words, (first, first), REACH_MAX);
        let low = if first > low && first > 1 && is_name(first - 1) { first - 1 } else { first };
        let high = if last < high && is_name(last + 1) { last + 1 } else { last };
        let (Some(a), Some(b)) = (words.get(low), words.get(high)) else { return };
        if (low, high) == (first, last) {
            return;
        }
        let whole = self.answer(&self.listed((a.start, b.end), is_declined));
        if !whole.iter().any(|m| m.party == found.party) {
            withhold(found, "it is part of a longer name");
        }
    }

    /// Whether the span scores enough against one of these names to be worth asking all.
    fn resembles(&mut self, asked: &str, names: &[Span], least: u16) -> bool {
        if let Some(found) = self.answers.get(asked) {
            return !found.is_empty();
        }
        let reading = names::read(asked);
        let query: Vec<View<'_>> = reading.parts.iter().map(Part::view).collect();
        let room = names::Room::new();
        let joins = names::joins(&query, &room);
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
        let found = self.finder.fit(&subject, self.options);
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

/// Makes a hit an ask, and says why.
pub(super) fn withhold(found: &mut Match, why: &str) {
    if found.hit {
        found.hit = false;
        why.clone_into(&mut found.why_not);
    }
    found.ask = true;
}
