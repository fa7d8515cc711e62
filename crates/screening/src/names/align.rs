//! Two names as parts in; which part met which, what is missing and what contradicts out. A part
//! left over on one side only is missing; parts left over on both contradict each other: that
//! difference is most of what tells two people apart.

use super::part::{Met, View, Way, meet, meet_joined};
use super::read::WORDS_MAX;
use super::script::Script;
use super::words::{Class, SON_OF};

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

/// What an alignment says, in numbers. Weights in sixteenths of a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measures {
    /// Weight of what met.
    pub met: i32,
    /// Weight lost to spelling.
    pub lost: i32,
    /// Letter errors of what met. Units: sixteenths of a plain error.
    pub errors: i32,
    /// Weight that contradicts: left over on both sides.
    pub against: i32,
    /// Parts that contradict.
    pub against_count: i32,
    /// Weight of the query that met nothing and contradicts nothing.
    pub query_extra: i32,
    /// The same of the alias.
    pub alias_extra: i32,
    /// Parts that met and are not particles, titles or legal forms.
    pub met_count: i32,
    /// Parts that met as initials.
    pub initials: i32,
    /// Places where the order turns back.
    pub turns: i32,
    /// Weight of the heaviest part that met.
    pub heaviest: i32,
    /// Weight that met across scripts.
    pub across: i32,
    /// Weight of words of the table that met: bank, front, Iran.
    pub tabled: i32,
    /// Whether both are the same after folding.
    pub is_exact: bool,
    /// Whether the last parts of both sides met nothing.
    pub last_against: bool,
    /// Whether the first parts of both sides met nothing.
    pub first_against: bool,
    /// Whether a son and a father changed places: Salman bin Muhammad, Muhammad bin Salman.
    pub is_inverted: bool,
    /// Numbers that contradict.
    pub numbers_against: i32,
    /// Whether what contradicts are words for different sorts of body: front, forum.
    pub is_other_body: bool,
}

/// Measures an alignment.
#[must_use]
pub fn measure(alignment: &Alignment, query: &[View<'_>], alias: &[View<'_>]) -> Measures {
    let mut m = Measures::default();
    let mut last_place = None;
    let mut is_exact = !alignment.pairs.is_empty();
    for pair in &alignment.pairs {
        let weight = signed(pair.weight);
        let light = pair.query.places().filter_map(|p| query.get(p)).all(|p| p.class.is_light());
        m.met += weight;
        is_exact &= pair.met.way == Way::Same;
        if light {
            continue;
        }
        m.met_count += 1;
        if pair.met.way == Way::Initial {
            m.initials += 1;
        }
        m.lost += weight * (1000 - i32::from(pair.met.likeness)) / 1000;
        let sounds = pair.query.places().filter_map(|p| query.get(p)).map(|p| p.sound.len()).sum();
        m.errors += match pair.met.way {
            Way::Spelling | Way::Transliteration | Way::Joined => {
                16 * narrowed(sounds) * (1000 - i32::from(pair.met.likeness)) / 1000
            }
            _ => 0,
        };
        m.heaviest = m.heaviest.max(weight);
        m.across += if pair.met.way == Way::Transliteration { weight } else { 0 };
        let is_tabled =
            pair.query.places().filter_map(|p| query.get(p)).all(|p| p.class != Class::Proper);
        m.tabled += if is_tabled { weight } else { 0 };
        let place = pair.alias.places().next();
        m.turns += i32::from(place < last_place);
        last_place = place;
    }
    left_over(&mut m, alignment, query, alias);
    m.is_exact = is_exact
        && alignment.query_left.is_empty()
        && alignment.alias_left.is_empty()
        && m.turns <= 1;
    let heavy = |p: &View<'_>| !p.class.is_light();
    let ends = |parts: &[View<'_>]| (parts.iter().position(heavy), parts.iter().rposition(heavy));
    let left = |places: &[usize], end: Option<usize>| end.is_some_and(|e| places.contains(&e));
    let ((query_first, query_last), (alias_first, alias_last)) = (ends(query), ends(alias));
    let (q, a) = (&alignment.query_left, &alignment.alias_left);
    m.last_against = left(q, query_last) && left(a, alias_last);
    m.first_against = left(q, query_first) && left(a, alias_first);
    m.is_inverted = is_inverted(alignment, query, alias);
    m
}

/// Whether `X bin Y` met `Y bin X`.
fn is_inverted(alignment: &Alignment, query: &[View<'_>], alias: &[View<'_>]) -> bool {
    let of = |place: usize| {
        let pair = alignment.pairs.iter().find(|p| p.query.places().any(|q| q == place))?;
        pair.alias.places().next()
    };
    let is_son_of = |part: Option<&View<'_>>| part.is_some_and(|p| p.concept == SON_OF);
    (1..query.len()).filter(|at| is_son_of(query.get(*at))).any(|at| {
        match (of(at - 1), of(at + 1)) {
            (Some(son), Some(father)) => father + 2 == son && is_son_of(alias.get(father + 1)),
            _ => false,
        }
    })
}

fn narrowed(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

fn left_over(m: &mut Measures, alignment: &Alignment, query: &[View<'_>], alias: &[View<'_>]) {
    let sum = |places: &[usize], parts: &[View<'_>]| -> (i32, i32, i32) {
        let heavy = places.iter().filter_map(|p| parts.get(*p)).filter(|p| !p.class.is_light());
        heavy.fold((0, 0, 0), |(weight, count, numbers), p| {
            let number = i32::from(p.class == Class::Number);
            (weight + i32::from(p.left_weight()), count + 1, numbers + number)
        })
    };
    let (query_weight, query_count, query_numbers) = sum(&alignment.query_left, query);
    let (alias_weight, alias_count, alias_numbers) = sum(&alignment.alias_left, alias);
    m.against = query_weight.min(alias_weight);
    m.against_count = query_count.min(alias_count);
    m.query_extra = query_weight - m.against;
    m.alias_extra = alias_weight - m.against;
    m.numbers_against = query_numbers.max(alias_numbers);
    let bodies = |places: &[usize], parts: &[View<'_>]| {
        places.iter().filter_map(|p| parts.get(*p)).any(|p| p.class == Class::Generic)
    };
    m.is_other_body = bodies(&alignment.query_left, query) && bodies(&alignment.alias_left, alias);
}

fn signed(weight: u32) -> i32 {
    i32::try_from(weight).unwrap_or(i32::MAX)
}

/// Whether a name is read syllable by syllable throughout.
#[must_use]
pub fn is_syllabic(parts: &[View<'_>]) -> bool {
    !parts.is_empty() && parts.iter().all(|p| p.script == Script::Han || p.script == Script::Hangul)
}
