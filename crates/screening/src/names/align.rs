//! Two names as parts in; which part met which, what is missing and what contradicts out. A part
//! left over on one side only is missing; parts left over on both contradict each other: that
//! difference is most of what tells two people apart.

use super::part::{Met, View, meet, meet_joined, meet_joined_sound};
use super::read::WORDS_MAX;
use super::room::{self, List, Room};
use super::script::Script;
use super::sound::{SOUNDS_MAX, frame_codes};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Join<'r> {
    /// The parts.
    pub span: Span,
    /// Their letters in one.
    pub text: &'r str,
    /// Their sound in one.
    pub sound: &'r [u8],
}

/// The ways to read neighbouring parts as one word: two in a row, two around an article, three
/// syllables in a row.
#[must_use]
pub fn joins<'r>(parts: &[View<'_>], room: &'r Room) -> List<'r, Join<'r>> {
    let mut out = List::new_in(room);
    each_join(parts, |places| {
        out.push(join_of(parts, places, room));
        false
    });
    out
}

/// Whether a word is met by neighbouring parts read as one.
#[must_use]
pub fn is_joined(single: &View<'_>, parts: &[View<'_>]) -> bool {
    let consonants = |sound: &[u8]| frame_codes(sound).count();
    let mut counts = [0; WORDS_MAX];
    for (count, part) in counts.iter_mut().zip(parts) {
        *count = consonants(part.sound);
    }
    // A word has few readings; all may meet whose consonants are about as many.
    let own = single.sounds().map(consonants);
    let (least, most) = own.fold((usize::MAX, 0), |(a, b), n| (a.min(n), b.max(n)));
    each_join(parts, |places| {
        // Where two words meet, two letters may become one.
        let sum: usize = places.iter().filter_map(|p| counts.get(*p)).sum();
        let may_meet = sum + places.len() > least && sum < most + places.len();
        let members = || places.iter().filter_map(|p| parts.get(*p));
        if single.text.len() == members().map(|p| p.text.len()).sum() {
            let rest = members().try_fold(single.text, |rest, p| rest.strip_prefix(p.text));
            if rest.is_some_and(str::is_empty) {
                return true;
            }
        } else if !may_meet {
            return false;
        }
        let first = members().find_map(|p| p.text.chars().next());
        let mut room = [0; SOUNDS_MAX];
        meet_joined_sound(single, first, joined_sound(members(), &mut room)).is_some()
    })
}

/// What parts sound like as one word.
fn joined_sound<'r, 'p>(
    members: impl Iterator<Item = &'p View<'p>>,
    room: &'r mut [u8; SOUNDS_MAX],
) -> &'r [u8] {
    let mut length = 0;
    join_sounds(members, |code| {
        if let Some(slot) = room.get_mut(length) {
            *slot = code;
            length += 1;
        }
    });
    room.get(..length).unwrap_or(room)
}

/// The sounds of parts read as one word: where two meet, two letters become one.
fn join_sounds<'p>(members: impl Iterator<Item = &'p View<'p>>, mut push: impl FnMut(u8)) {
    let mut last = None;
    for part in members {
        let is_doubled = last.is_some() && last == part.sound.first();
        part.sound.iter().skip(usize::from(is_doubled)).for_each(|code| push(*code));
        last = part.sound.last().or(last);
    }
}

/// Takes the ways to read neighbouring parts as one, until one is enough; whether one was.
fn each_join(parts: &[View<'_>], mut is_enough: impl FnMut(&[usize]) -> bool) -> bool {
    let mut found = |places: &[usize], fits: bool| {
        let members = || places.iter().filter_map(|p| parts.get(*p));
        let fits = fits
            && members().any(|p| !p.class.is_light())
            && members().all(|p| p.class != Class::Number);
        fits && is_enough(places)
    };
    for (at, window) in parts.windows(2).enumerate() {
        if let [a, b] = window
            && found(&[at, at + 1], a.script == b.script && !is_of_next(parts, at))
        {
            return true;
        }
    }
    for (at, window) in parts.windows(3).enumerate() {
        let [a, b, c] = window else { continue };
        let is_syllabic = window.iter().all(|p| p.script.is_syllabic());
        let are_letters = window.iter().all(View::is_initial);
        if found(&[at, at + 2], b.is_article() && a.script == c.script)
            || found(&[at, at + 1, at + 2], is_syllabic || are_letters)
        {
            return true;
        }
    }
    false
}

/// The consonants of Abd, in any script.
const SERVANT: [u8; 2] = *b"bd";

/// Whether the article behind a servant (Abd al-Rahman) belongs to the word that follows: with that
/// left out, every servant of somebody would be Abdallah.
fn is_of_next(parts: &[View<'_>], at: usize) -> bool {
    let Some([servant, article, next, ..]) = parts.get(at..) else { return false };
    article.is_article()
        && next.script == article.script
        && !next.class.is_light()
        && frame_codes(servant.sound).eq(SERVANT)
}

fn join_of<'r>(parts: &[View<'_>], places: &[usize], room: &'r Room) -> Join<'r> {
    let members = || places.iter().filter_map(|p| parts.get(*p));
    let text = room::joined(members().map(|p| p.text), room);
    let sound = joined_sound(members(), room.alloc([0; SOUNDS_MAX]));
    Join { span: Span::of(places), text, sound }
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

/// Puts two names beside each other. `query_joins` is `joins(query)`, made once a query.
#[must_use]
pub fn align(query: &[View<'_>], query_joins: &[Join<'_>], alias: &[View<'_>]) -> Alignment {
    let mut aligner = Aligner::default();
    aligner.put(query, query_joins, alias);
    aligner.alignment
}

/// Puts one name after another beside a query, keeping its working space: offered what parts meet
/// one by one, it settles which of them count.
#[derive(Debug, Default)]
pub struct Aligner {
    edges: Vec<Edge>,
    /// For the letters of parts read as one.
    letters: String,
    /// What was settled last.
    pub alignment: Alignment,
}

/// What may be read as one word, where two names are put beside each other.
#[derive(Debug, Clone, Copy)]
pub struct Joining<'j> {
    /// The ways to read parts of the query as one, made once a query.
    pub joins: &'j [Join<'j>],
    /// Parts of the query, a bit each, that may meet parts of the other name read as one, or be
    /// read as one for it: of the others it is known that they do not.
    pub places: u64,
}

/// Two parts that may be put beside each other.
#[derive(Debug, Clone, Copy)]
struct Edge {
    value: u64,
    met: Met,
    weight: u32,
    query: u8,
    alias: u8,
}

impl Edge {
    /// What it is worth, then how near its places are, then the earlier of the query, then of the
    /// alias: no two edges of a pair of names are alike. Likeness counts twice.
    fn new(query: u8, alias: u8, met: Met, weight: u32) -> Self {
        let likeness = u64::from(met.likeness);
        let worth = u64::from(weight) * (likeness * likeness / 1000);
        let near = u64::from(u8::MAX - query.abs_diff(alias));
        let (early, before) = (u64::from(u8::MAX - query), u64::from(u8::MAX - alias));
        let value = worth << 24 | near << 16 | early << 8 | before;
        Self { value, met, weight, query, alias }
    }
}

impl Aligner {
    /// Puts two names beside each other, as [`align`] does.
    pub fn put(
        &mut self,
        query: &[View<'_>],
        query_joins: &[Join<'_>],
        alias: &[View<'_>],
    ) -> &Alignment {
        self.clear();
        for (i, q) in query.iter().enumerate().take(WORDS_MAX) {
            for (j, a) in alias.iter().enumerate().take(WORDS_MAX) {
                if let Some(met) = meet(q, a) {
                    self.offer((i, q), (j, a), met);
                }
            }
        }
        self.settle(query, Some(Joining { joins: query_joins, places: u64::MAX }), alias)
    }

    /// Forgets what was offered, for the next name.
    pub fn clear(&mut self) {
        self.edges.clear();
    }

    /// Says that a part of the query, with its place, meets a part of the alias. Places from
    /// `WORDS_MAX` on are not compared.
    pub fn offer(&mut self, query: (usize, &View<'_>), alias: (usize, &View<'_>), met: Met) {
        if query.0.max(alias.0) < WORDS_MAX {
            let weight = u32::from(query.1.weight.min(alias.1.weight));
            self.edges.push(Edge::new(narrow(query.0), narrow(alias.0), met, weight));
        }
    }

    /// Takes up again what pairs of parts once settled, of names of so many parts.
    pub fn restore(&mut self, pairs: &[Pair], (query, alias): (usize, usize)) {
        self.alignment.pairs.clear();
        self.alignment.pairs.extend_from_slice(pairs);
        let taken = |of: fn(&Pair) -> &Span| pairs.iter().fold(0, |all, p| all | of(p).bits());
        left(&mut self.alignment.query_left, taken(|p| &p.query), query);
        left(&mut self.alignment.alias_left, taken(|p| &p.alias), alias);
    }

    /// Puts the names beside each other by what was offered. Without `joining` nothing is read as
    /// one word with its neighbour: for names of which that is known.
    pub fn settle(
        &mut self,
        query: &[View<'_>],
        joining: Option<Joining<'_>>,
        alias: &[View<'_>],
    ) -> &Alignment {
        self.edges.sort_unstable_by_key(|e| std::cmp::Reverse(e.value));
        let mut chosen = Chosen { pairs: &mut self.alignment.pairs, query: 0, alias: 0 };
        chosen.pairs.clear();
        for edge in &self.edges {
            let (query, alias) = (Span::one(edge.query.into()), Span::one(edge.alias.into()));
            chosen.take(Pair { query, alias, met: edge.met, weight: edge.weight });
        }
        if let Some(joining) = joining {
            chosen.take_joined(query, joining, (alias, &mut self.letters));
        }
        let (query_taken, alias_taken) = (chosen.query, chosen.alias);
        let Alignment { pairs, query_left, alias_left } = &mut self.alignment;
        pairs.sort_unstable_by_key(|p| p.query.places[0]);
        left(query_left, query_taken, query.len());
        left(alias_left, alias_taken, alias.len());
        &self.alignment
    }
}

/// The places of a name of so many parts that are not taken.
fn left(out: &mut Vec<usize>, taken: u64, length: usize) {
    out.clear();
    out.extend((0..length.min(WORDS_MAX)).filter(|i| taken >> (i & 63) & 1 == 0));
}

struct Chosen<'p> {
    pairs: &'p mut Vec<Pair>,
    query: u64,
    alias: u64,
}

impl Chosen<'_> {
    fn take(&mut self, edge: Pair) {
        let (q, a) = (edge.query.bits(), edge.alias.bits());
        if self.query & q == 0 && self.alias & a == 0 {
            self.query |= q;
            self.alias |= a;
            self.pairs.push(edge);
        }
    }

    fn take_joined(
        &mut self,
        query: &[View<'_>],
        joining: Joining<'_>,
        (alias, letters): (&[View<'_>], &mut String),
    ) {
        let has_left = |bits: u64, parts: &[View<'_>]| {
            parts.iter().enumerate().any(|(i, p)| bits >> (i & 63) & 1 == 0 && !p.class.is_light())
        };
        if !has_left(self.query, query) || !has_left(self.alias, alias) {
            return;
        }
        for join in joining.joins {
            if (self.query | !joining.places) & join.span.bits() == 0 {
                let joined = (join.span, join.text, join.sound);
                self.take_join(joined, query, alias, None);
            }
        }
        if alias.len() > 1 {
            let before = self.alias;
            each_join(alias, |places| {
                let span = Span::of(places);
                if (before | self.alias) & span.bits() == 0 {
                    let members = || places.iter().filter_map(|p| alias.get(*p));
                    letters.clear();
                    members().for_each(|part| letters.push_str(part.text));
                    let mut room = [0; SOUNDS_MAX];
                    let joined = (span, letters.as_str(), joined_sound(members(), &mut room));
                    self.take_join(joined, alias, query, Some(joining.places));
                }
                false
            });
        }
    }

    /// Takes what parts of one name read as one meet in the other. `places`: parts of the query
    /// that may; none where it is the query's parts that are read as one.
    fn take_join(
        &mut self,
        (span, text, sound): (Span, &str, &[u8]),
        own: &[View<'_>],
        other: &[View<'_>],
        places: Option<u64>,
    ) {
        for (place, single) in other.iter().enumerate() {
            let taken = places.map_or(self.alias, |places| self.query | !places);
            if single.class.is_light() || taken & Span::one(place).bits() != 0 {
                continue;
            }
            let Some(met) = meet_joined(single, text, sound) else { continue };
            let sum: u32 =
                span.places().filter_map(|p| own.get(p)).map(|p| u32::from(p.weight)).sum();
            let weight = sum.min(u32::from(single.weight));
            let (query, alias) =
                if places.is_some() { (Span::one(place), span) } else { (span, Span::one(place)) };
            let before = self.pairs.len();
            self.take(Pair { query, alias, met, weight });
            if self.pairs.len() > before {
                return;
            }
        }
    }
}

/// Whether a name is read syllable by syllable throughout.
#[must_use]
pub fn is_syllabic(parts: &[View<'_>]) -> bool {
    !parts.is_empty() && parts.iter().all(|p| p.script == Script::Han || p.script == Script::Hangul)
}
