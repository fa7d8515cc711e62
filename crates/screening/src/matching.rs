//! A subject and indexes in, matches out. The score of a party depends on the subject and that
//! party's names alone, never on what else is loaded; what else is loaded decides ambiguity and
//! whether a derived acronym is one party's own.

mod bounds;
mod expand;
mod meets;

mod bench;
mod best;
mod borne;
mod candidates;
mod desk;
mod single;

mod acronym;
mod facts;
mod verdict;

pub(crate) use bench::Bench;

use crate::found::{How, MatchStrength, lent};
use crate::names::align::Join;
use crate::names::measure::Measures;
use crate::names::room::{List, Room};
use crate::names::{self, Aligner, Bearer, Pair, View, Way, model};
use crate::{Index, Match, Options, Score, Screened, Subject};
use desk::Desk;
use facts::Known;
use parties::Kind;

/// The parties the subject's name may name, best first.
#[must_use]
pub fn find(indexes: &[Index<'_>], subject: &Subject, options: &Options) -> Screened {
    Finder::new(indexes).find(subject, options)
}

/// Screens one subject after another against the same indexes, keeping its working space: once it
/// has seen the largest search, it asks for no more memory.
#[derive(Debug)]
pub struct Finder<'a> {
    desks: Vec<Desk<'a>>,
    /// For what was aligned while it was scored; pairs of one search.
    pairs: Vec<Pair>,
    /// Words met in other names of the parties found; of one search.
    others: Vec<borne::Other>,
    found: Vec<Found>,
    aligner: Aligner,
    /// For all that is made of one subject, its answer included.
    room: Room,
    /// For a name of the index that is read beside it.
    aside: Room,
}

/// Bytes of the room a finder begins with. Largest seen: 20,000 (a name of two letters, OFAC); most
/// names take 6,000. It grows as needed.
const ROOM_BYTES: usize = 16 * 1024;

/// A subject as read, for one search.
struct Query<'q> {
    subject: &'q Subject,
    parts: List<'q, View<'q>>,
    joins: List<'q, Join<'q>>,
    acronym: Option<names::lent::Acronym<'q>>,
    known: Known<'q>,
    has_initials: bool,
}

impl<'q> Query<'q> {
    /// The subject, and those of its words that could not be read.
    fn read(subject: &'q Subject, room: &'q Room) -> (Self, &'q [&'q str]) {
        let lexicon = crate::subject::lexicon(subject.kind);
        let names::lent::Reading { parts, unread, acronym, .. } =
            names::read_in(&subject.name, lexicon, room);
        let joins = names::joins(&parts, room);
        let known = Known::of(subject, room);
        let has_initials = parts.iter().any(View::is_initial);
        (Self { subject, parts, joins, acronym, known, has_initials }, unread)
    }
}

/// One party found, before it is worded.
#[derive(Debug, Clone)]
struct Found {
    index: usize,
    party: u32,
    alias: u32,
    log_odds: i32,
    strength: MatchStrength,
    is_exact: bool,
    /// What met, among the pairs kept of this search; none where letters of an acronym did.
    pairs: Option<(usize, usize)>,
    /// What other names of the party met, among those kept of this search.
    others: (usize, usize),
}

impl<'a> Finder<'a> {
    /// A finder over these indexes: lists and compartments.
    #[must_use]
    pub fn new(indexes: &[Index<'a>]) -> Self {
        Self {
            desks: indexes.iter().map(|index| Desk::new(*index)).collect(),
            pairs: Vec::new(),
            others: Vec::new(),
            found: Vec::new(),
            aligner: Aligner::default(),
            room: Room::with_capacity(ROOM_BYTES),
            aside: Room::new(),
        }
    }

    /// The parties the subject's name may name, best first.
    #[must_use]
    pub fn find(&mut self, subject: &Subject, options: &Options) -> Screened {
        self.ask(subject, options).to_kept()
    }

    /// The same, lent until the next subject is asked for.
    #[must_use]
    pub fn ask<'f>(&'f mut self, subject: &'f Subject, options: &Options) -> lent::Answer<'f> {
        self.screen(subject, options, i32::MIN)
    }

    /// Those of [`Finder::find`] that are fit to act on or to ask about, and no others: names that
    /// cannot be are not looked at.
    pub(crate) fn fit(&mut self, subject: &Subject, options: &Options) -> Vec<Match> {
        let least = model::log_odds_of(options.threshold.get());
        let answer = self.screen(subject, options, least);
        let fit = answer.matches.iter().filter(|found| found.hit || found.ask);
        fit.filter_map(lent::Match::to_kept).collect()
    }

    /// What is found of parties with so many log-odds and more.
    fn screen<'f>(
        &'f mut self,
        subject: &'f Subject,
        options: &Options,
        least: i32,
    ) -> lent::Answer<'f> {
        let Self { desks, pairs, others, found, aligner, room, aside } = self;
        room.reset();
        let room: &'f Room = room;
        let (query, unread) = Query::read(subject, room);
        pairs.clear();
        others.clear();
        found.clear();
        for (number, desk) in desks.iter_mut().enumerate() {
            desk.search(number, &query, (options, least), (pairs, others), found);
        }
        let desks: &[Desk<'a>] = desks;
        let shared = acronym::add(desks, &query, (room, aside), found);
        weigh_facts(desks, &query, found);
        let met = (pairs.as_slice(), others.as_slice());
        let mut wording = Wording { desks, query: &query, met, shared, aligner, room };
        let matches = wording.word(options, found);
        verdict::settle(options, matches, (&subject.name, unread))
    }
}

fn index_of<'a>(desks: &[Desk<'a>], number: usize) -> Option<Index<'a>> {
    desks.get(number).map(Desk::index)
}

fn weigh_facts(desks: &[Desk<'_>], query: &Query<'_>, found: &mut [Found]) {
    if facts::move_max(query.subject) == 0 {
        return;
    }
    // An identifier that agrees is worth more than any name; it is compared for the parties that
    // the name brings up.
    for one in found {
        let Some(index) = index_of(desks, one.index) else { continue };
        let Some(party) = index.party(one.party) else { continue };
        one.log_odds += facts::compare(&index, &party, &query.known).log_odds();
    }
}

/// What words what was found in one search.
struct Wording<'w, 'q, 'a> {
    desks: &'w [Desk<'a>],
    query: &'w Query<'q>,
    /// What met, and what met in other names of the parties found.
    met: (&'w [Pair], &'w [borne::Other]),
    /// How many parties give the acronym asked for.
    shared: usize,
    aligner: &'w mut Aligner,
    room: &'q Room,
}

impl<'q, 'a: 'q> Wording<'_, 'q, 'a> {
    fn word(&mut self, options: &Options, found: &mut [Found]) -> List<'q, lent::Match<'q>> {
        found.sort_unstable_by(|a, b| {
            let id = |f: &Found| index_of(self.desks, f.index).and_then(|i| i.party_id(f.party));
            let key = |f: &Found| id(f).unwrap_or("");
            b.log_odds
                .cmp(&a.log_odds)
                .then(b.is_exact.cmp(&a.is_exact))
                .then(a.strength.cmp(&b.strength))
                .then_with(|| key(a).cmp(key(b)))
        });
        // Those that may count for ambiguity are worded too, whatever the limit: all that reach the
        // threshold.
        let threshold = options.threshold.get();
        let limit = options.limit.max(AMBIGUITY_MAX);
        let mut kept = List::with_capacity_in(limit.min(found.len()), self.room);
        for one in found.iter() {
            let is_below = model::permille(one.log_odds) < threshold;
            if kept.len() == limit || kept.len() >= options.limit && is_below {
                break;
            }
            let Some(worded) = self.match_of(one) else { continue };
            if kept.iter().any(|k: &lent::Match<'_>| k.party == worded.party) {
                continue;
            }
            kept.push(worded);
        }
        kept
    }

    fn match_of(&mut self, one: &Found) -> Option<lent::Match<'q>> {
        let desk = self.desks.get(one.index)?;
        let index = desk.index();
        let party = index.party(one.party).filter(|p| parties::is_id(p.id))?;
        let alias = index.alias(one.alias)?;
        let name = index.alias_text(&alias);
        let score = Score::permille(model::permille(one.log_odds));
        let (evidence, unmatched) = if one.strength == MatchStrength::Acronym {
            let query = self.query.acronym.map_or("", |a| a.letters);
            let letters = lent::Evidence { query, name, how: How::Acronym, score };
            (&*self.room.alloc_slice_copy(&[letters]), &[][..])
        } else {
            let tokens = desk.rows().numbers(&alias).iter();
            let tokens = tokens.filter_map(|n| desk.rows().token(u32::from_le_bytes(*n), true));
            let parts = List::from_iter_in(tokens, self.room);
            self.evidence(one, &parts, &index)
        };
        let facts = facts::compare(&index, &party, &self.query.known);
        let [agrees, contradicts, missing] = facts.told(self.room);
        Some(lent::Match {
            party: party.id,
            list: Some(party.list).filter(|list| parties::is_id(list))?,
            caption: party.caption,
            name,
            kind: party.kind,
            strength: one.strength,
            score,
            bits: bits(one.log_odds),
            hit: false,
            ask: false,
            why_not: acronym::why_not(one, self.query, self.shared, self.room),
            rank: 0,
            evidence,
            agrees,
            contradicts,
            missing,
            unmatched,
            is_exact: one.is_exact,
            is_deceased: party.is_deceased,
        })
    }

    /// What met what in an alias of these parts, and what of the query met nothing.
    fn evidence(
        &mut self,
        one: &Found,
        parts: &[View<'q>],
        index: &Index<'a>,
    ) -> (&'q [lent::Evidence<'q>], &'q [&'q str]) {
        let (query, room) = (self.query, self.room);
        let kept = one.pairs.and_then(|(start, end)| self.met.0.get(start..end));
        let others = self.met.1.get(one.others.0..one.others.1).unwrap_or(&[]);
        let pairs = match kept {
            Some(pairs) => pairs,
            None => &self.aligner.put(&query.parts, &query.joins, parts).pairs,
        };
        let evidence = pairs.iter().map(|pair| evidence_of(pair, &query.parts, parts, room));
        let borne = others.iter().filter_map(|o| o.evidence(index, &query.parts));
        let evidence = List::from_iter_in(evidence.chain(borne), room).into_bump_slice();
        (evidence, unmatched((pairs, others), &query.parts, room))
    }
}

/// Parties worded beyond the limit so that ambiguity is counted in full. Largest seen: 14 (OFAC,
/// one Korean name).
const AMBIGUITY_MAX: usize = 32;

impl Found {
    fn is_better_than(&self, other: &Self) -> bool {
        (self.log_odds, self.is_exact) > (other.log_odds, other.is_exact)
            || (self.log_odds, self.is_exact) == (other.log_odds, other.is_exact)
                && self.alias < other.alias
    }
}

/// Whose sort of name the model reads: the party's kind, else the subject's.
pub(crate) fn bearer(party: Kind, subject: Kind) -> Bearer {
    if party == Kind::Person || party == Kind::Any && subject == Kind::Person {
        Bearer::Person
    } else {
        Bearer::Other
    }
}

/// What a party of another kind costs. Units: 1024ths of a bit.
const OTHER_KIND: i32 = 6 * 1024;

fn log_odds_of(measures: &Measures, party: Kind, subject: Kind) -> i32 {
    let base = model::log_odds(measures, bearer(party, subject));
    if party.may_be(subject) { base } else { base - OTHER_KIND }
}

/// Log-odds as bits of evidence: the prior of one in a thousand is ten bits.
pub(crate) fn bits(log_odds: i32) -> i16 {
    i16::try_from((log_odds + 10 * 1024 + 512).div_euclid(1024)).unwrap_or(i16::MAX)
}

/// Part beside part, for a person to read.
pub(crate) fn evidence_of<'r>(
    pair: &Pair,
    query: &[View<'r>],
    alias: &[View<'r>],
    room: &'r Room,
) -> lent::Evidence<'r> {
    lent::Evidence {
        query: words_at(pair.query, query, room),
        name: words_at(pair.alias, alias, room),
        how: how(pair.met.way),
        score: Score::permille(pair.met.likeness),
    }
}

/// The parts at these places, as they are said.
fn words_at<'r>(places: names::align::Span, parts: &[View<'r>], room: &'r Room) -> &'r str {
    let mut members = places.places().filter_map(|p| parts.get(p)).map(|p| p.text);
    match (members.next(), members.next()) {
        (first, None) => first.unwrap_or_default(),
        (first, second) => {
            let words = first.into_iter().chain(second).chain(members);
            let spaced = words.flat_map(|word| [" ", word]).skip(1);
            names::room::joined(spaced, room)
        }
    }
}

/// The parts of a query that met nothing, in words.
fn unmatched<'r>(
    (pairs, others): (&[Pair], &[borne::Other]),
    query: &[View<'r>],
    room: &'r Room,
) -> &'r [&'r str] {
    let is_paired = |at: usize| pairs.iter().any(|p| p.query.places().any(|q| q == at));
    let met = |at: usize| is_paired(at) || others.iter().any(|o| o.place() == at);
    let parts = query.iter().enumerate().take(names::WORDS_MAX);
    let left = parts.filter(|(at, part)| !part.class.is_light() && !met(*at));
    List::from_iter_in(left.map(|(_, part)| part.text), room).into_bump_slice()
}

/// How parts met, for a person.
pub(crate) const fn how(way: Way) -> How {
    match way {
        Way::Same => How::Same,
        Way::Spelling | Way::Slip => How::Spelling,
        Way::Transliteration => How::Transliteration,
        Way::Initial => How::Initial,
        Way::Nickname => How::Nickname,
        Way::Joined => How::Joined,
        Way::Translation => How::Translation,
    }
}
