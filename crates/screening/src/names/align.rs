//! Two names as parts in; which part met which, what is missing and what contradicts out. A part
//! left over on one side only is missing; parts left over on both contradict each other: that
//! difference is most of what tells two people apart.

use super::part::{Met, View, meet, meet_joined};
use super::read::WORDS_MAX;
use super::script::Script;
use super::words::Class;

/// Parts of one side that met parts of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Parts of the query, by place.
    pub query: Span,
    /// Parts of the alias, by place.
    pub alias: Span,
    /// How close, and how.
    pub met: Met,
    /// What meeting by chance is worth. Units: sixteenths of a bit.
    pub weight: u32,
}

/// Up to three parts by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    places: [u8; 3],
    length: u8,
}

impl Span {
    /// One part.
    #[must_use]
    pub fn one(place: usize) -> Self {
        Self { places: [narrow(place), 0, 0], length: 1 }
    }

    fn of(places: &[usize]) -> Self {
        let mut out = Self { places: [0; 3], length: narrow(places.len().min(3)) };
        for (slot, place) in out.places.iter_mut().zip(places) {
            *slot = narrow(*place);
        }
        out
    }

    /// The places, ascending.
    pub fn places(&self) -> impl Iterator<Item = usize> + use<> {
        self.places.into_iter().take(usize::from(self.length)).map(usize::from)
    }

    fn bits(&self) -> u64 {
        self.places().fold(0, |bits, place| bits | 1 << (place & 63))
    }
}

fn narrow(place: usize) -> u8 {
    u8::try_from(place).unwrap_or(u8::MAX)
}

/// Two or three neighbouring parts read as one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// The parts.
    pub span: Span,
    /// Their letters in one.
    pub text: String,
    /// Their sound in one.
    pub sound: Vec<u8>,
}

/// The ways to read neighbouring parts as one word: two in a row, two around an article, three
/// syllables in a row.
#[must_use]
pub fn joins(parts: &[View<'_>]) -> Vec<Join> {
    joins_of(parts, 0)
}

/// The same of the parts that are not taken.
fn joins_of(parts: &[View<'_>], taken: u64) -> Vec<Join> {
    let mut out = Vec::new();
    let push_join = |out: &mut Vec<Join>, parts: &[View<'_>], places: &[usize], fits: bool| {
        if fits && Span::of(places).bits() & taken == 0 {
            push_join(out, parts, places);
        }
    };
    for (at, window) in parts.windows(2).enumerate() {
        if let [a, b] = window {
            push_join(&mut out, parts, &[at, at + 1], a.script == b.script);
        }
    }
    for (at, window) in parts.windows(3).enumerate() {
        if let [a, b, c] = window {
            push_join(&mut out, parts, &[at, at + 2], b.is_article() && a.script == c.script);
            let is_syllabic = [a, b, c].iter().all(|p| p.script.is_syllabic());
            let are_letters = [a, b, c].iter().all(|p| p.is_initial());
            push_join(&mut out, parts, &[at, at + 1, at + 2], is_syllabic || are_letters);
        }
    }
    out
}

fn push_join(out: &mut Vec<Join>, parts: &[View<'_>], places: &[usize]) {
    let members = || places.iter().filter_map(|p| parts.get(*p));
    let is_heavy = members().any(|p| !p.class.is_light());
    let has_number = members().any(|p| p.class == Class::Number);
    if !is_heavy || has_number {
        return;
    }
    let mut text = String::new();
    let mut sound: Vec<u8> = Vec::new();
    for part in members() {
        text.push_str(part.text);
        let doubled = sound.last().is_some() && sound.last() == part.sound.first();
        sound.extend(part.sound.iter().skip(usize::from(doubled)));
    }
    sound.truncate(super::sound::SOUNDS_MAX);
    out.push(Join { span: Span::of(places), text, sound });
}

/// Two names beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alignment {
    /// What met, in the order of the query.
    pub pairs: Vec<Pair>,
    /// Parts of the query that met nothing.
    pub query_left: Vec<usize>,
    /// Parts of the alias that met nothing.
    pub alias_left: Vec<usize>,
}

/// Edges weighed for one pair of names. Largest seen: 214. Names of more are compared by the
/// first ones only.
const EDGES_MAX: usize = 512;

/// Puts two names beside each other. `query_joins` is `joins(query)`, made once a query.
#[must_use]
pub fn align(query: &[View<'_>], query_joins: &[Join], alias: &[View<'_>]) -> Alignment {
    align_by(query, query_joins, alias, |(_, q), (_, a)| meet(q, a))
}

/// The same, where `meets` says how a part of the query, with its place, meets one of the alias.
pub fn align_by<'q, 'a>(
    query: &[View<'q>],
    query_joins: &[Join],
    alias: &[View<'a>],
    meets: impl Fn((usize, &View<'q>), (usize, &View<'a>)) -> Option<Met>,
) -> Alignment {
    let mut edges: Vec<Pair> = Vec::with_capacity(16);
    for (i, q) in query.iter().enumerate().take(WORDS_MAX) {
        for (j, a) in alias.iter().enumerate().take(WORDS_MAX) {
            if let Some(met) = meets((i, q), (j, a))
                && edges.len() < EDGES_MAX
            {
                let weight = u32::from(q.weight.min(a.weight));
                edges.push(Pair { query: Span::one(i), alias: Span::one(j), met, weight });
            }
        }
    }
    edges.sort_by_key(|e| std::cmp::Reverse(value(e)));
    let mut chosen = Chosen::default();
    for edge in edges {
        chosen.take(edge);
    }
    chosen.take_joined(query, query_joins, alias);
    chosen.finish(query.len(), alias.len())
}

/// What an edge is worth, then how near its places are, then the earlier.
fn value(edge: &Pair) -> (u32, u16, u16) {
    let (q, a) = (edge.query.places[0], edge.alias.places[0]);
    let likeness = u32::from(edge.met.likeness);
    let steep = likeness * likeness / 1000;
    (edge.weight * steep, u16::MAX - u16::from(q.abs_diff(a)), u16::MAX - u16::from(q))
}

#[derive(Default)]
struct Chosen {
    pairs: Vec<Pair>,
    query: u64,
    alias: u64,
}

impl Chosen {
    fn take(&mut self, edge: Pair) {
        let (q, a) = (edge.query.bits(), edge.alias.bits());
        if self.query & q == 0 && self.alias & a == 0 {
            self.query |= q;
            self.alias |= a;
            self.pairs.push(edge);
        }
    }

    fn take_joined(&mut self, query: &[View<'_>], query_joins: &[Join], alias: &[View<'_>]) {
        let has_left = |bits: u64, parts: &[View<'_>]| {
            parts.iter().enumerate().any(|(i, p)| bits >> (i & 63) & 1 == 0 && !p.class.is_light())
        };
        if !has_left(self.query, query) || !has_left(self.alias, alias) {
            return;
        }
        for join in query_joins {
            if self.query & join.span.bits() == 0 {
                self.take_join(join, query, alias, false);
            }
        }
        if alias.len() > 1 {
            for join in joins_of(alias, self.alias) {
                if self.alias & join.span.bits() == 0 {
                    self.take_join(&join, alias, query, true);
                }
            }
        }
    }

    fn take_join(&mut self, join: &Join, own: &[View<'_>], other: &[View<'_>], is_alias: bool) {
        for (place, single) in other.iter().enumerate() {
            let taken = if is_alias { self.query } else { self.alias };
            if single.class.is_light() || taken & Span::one(place).bits() != 0 {
                continue;
            }
            let Some(met) = meet_joined(single, &join.text, &join.sound) else { continue };
            let sum: u32 =
                join.span.places().filter_map(|p| own.get(p)).map(|p| u32::from(p.weight)).sum();
            let weight = sum.min(u32::from(single.weight));
            let (query, alias) = if is_alias {
                (Span::one(place), join.span)
            } else {
                (join.span, Span::one(place))
            };
            let before = self.pairs.len();
            self.take(Pair { query, alias, met, weight });
            if self.pairs.len() > before {
                return;
            }
        }
    }

    fn finish(mut self, query_length: usize, alias_length: usize) -> Alignment {
        self.pairs.sort_by_key(|p| p.query.places[0]);
        let left = |bits: u64, length: usize| {
            (0..length.min(WORDS_MAX)).filter(|i| bits >> (i & 63) & 1 == 0).collect()
        };
        Alignment {
            query_left: left(self.query, query_length),
            alias_left: left(self.alias, alias_length),
            pairs: self.pairs,
        }
    }
}

/// Whether a name is read syllable by syllable throughout.
#[must_use]
pub fn is_syllabic(parts: &[View<'_>]) -> bool {
    !parts.is_empty() && parts.iter().all(|p| p.script == Script::Han || p.script == Script::Hangul)
}
