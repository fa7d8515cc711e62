//! A subject and indexes in, matches out. The score of a party depends on the subject and that
//! party's names alone, never on what else is loaded; what else is loaded decides ambiguity and
//! whether a derived acronym is one party's own.

mod acronym;
mod candidates;
mod expand;
mod facts;
mod verdict;

use crate::found::{Evidence, How, Match, MatchStrength};
use crate::index::{AliasRecord, Memo};
use crate::names::align::{Alignment, Join};
use crate::names::measure::Measures;
use crate::names::{self, Bearer, Part, View, Way, model};
use crate::{Index, Options, Score, Screened, Subject};
use parties::{Kind, ListId, PartyId};
use std::collections::HashMap;

/// The parties the subject's name may name, best first.
#[must_use]
pub fn find(indexes: &[Index<'_>], subject: &Subject, options: &Options) -> Screened {
    Finder::new(indexes).find(subject, options)
}

/// Screens one subject after another against the same indexes, keeping its working space.
#[derive(Debug)]
pub struct Finder<'a> {
    indexes: Vec<Index<'a>>,
    /// For indexes that bring none.
    memos: Vec<Memo>,
    space: candidates::Space,
}

/// A subject as read, for one search.
struct Query<'q> {
    subject: &'q Subject,
    parts: Vec<View<'q>>,
    joins: Vec<Join>,
    acronym: Option<&'q names::Acronym>,
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
}

impl<'a> Finder<'a> {
    /// A finder over these indexes: lists and compartments.
    #[must_use]
    pub fn new(indexes: &[Index<'a>]) -> Self {
        let memos = indexes.iter().map(|_| Memo::default()).collect();
        Self { indexes: indexes.to_vec(), memos, space: candidates::Space::default() }
    }

    /// The parties the subject's name may name, best first.
    #[must_use]
    pub fn find(&mut self, subject: &Subject, options: &Options) -> Screened {
        let reading = names::read_as(&subject.name, crate::subject::lexicon(subject.kind));
        let parts: Vec<View<'_>> = reading.parts.iter().map(Part::view).collect();
        let joins = names::joins(&parts);
        let query = Query { subject, parts, joins, acronym: reading.acronym.as_ref() };
        let mut found: Vec<Found> = Vec::new();
        for number in 0..self.indexes.len() {
            self.search(number, &query, options, &mut found);
        }
        let shared = acronym::add(&self.indexes, &query, &mut found);
        self.by_identifier(&query, &mut found);
        let matches = self.word(&query, options, found, shared);
        verdict::screened(subject, options, matches, reading.unread)
    }

    fn search(
        &mut self,
        number: usize,
        query: &Query<'_>,
        options: &Options,
        found: &mut Vec<Found>,
    ) {
        let Some(index) = self.indexes.get(number).copied() else { return };
        let Some(memo) = index.memo().or_else(|| self.memos.get(number)) else { return };
        candidates::gather(&index, memo, query, &mut self.space);
        let mut best: HashMap<u32, (Option<Found>, Option<Found>)> = HashMap::new();
        let (mut parts, mut numbers) = (Vec::new(), Vec::new());
        let threshold = model::log_odds_of(options.threshold.get());
        let mut floor = Floor::new(options, query.subject);
        for candidate in self.space.candidates() {
            if candidate.bound < threshold.min(floor.get()) || candidate.bound < SHOWN_MIN {
                break;
            }
            let Some(alias) = index.alias(candidate.alias) else { continue };
            index.alias_parts(&alias, &mut parts, &mut numbers);
            let alignment =
                names::align_by(&query.parts, &query.joins, &parts, |(i, q), (j, a)| {
                    self.space.meet(i, q, numbers.get(j).copied()?, a)
                });
            let measures = names::measure(&alignment, &query.parts, &parts);
            let place = (number, candidate.alias);
            let Some(one) = score(&index, place, &alias, query, &measures) else { continue };
            floor.offer(alias.party, one.log_odds);
            let slot = best.entry(alias.party).or_default();
            let slot = if alias.is_weak { &mut slot.1 } else { &mut slot.0 };
            if slot.as_ref().is_none_or(|s| one.is_better_than(s)) {
                *slot = Some(one);
            }
        }
        // A strong name above the threshold carries the match even where a weak one is nearer.
        found.extend(best.into_values().filter_map(|(strong, weak)| match (strong, weak) {
            (Some(s), Some(w)) if s.log_odds < threshold && w.is_better_than(&s) => Some(w),
            (Some(s), _) => Some(s),
            (None, weak) => weak,
        }));
    }

    fn by_identifier(&self, query: &Query<'_>, found: &mut [Found]) {
        // An identifier that agrees is worth more than any name; it is compared for the parties
        // that the name brings up.
        for one in found {
            let Some(index) = self.indexes.get(one.index) else { continue };
            let Some(party) = index.party(one.party) else { continue };
            one.log_odds = facts::weigh(index, &party, query.subject, one.log_odds);
        }
    }

    fn word(
        &self,
        query: &Query<'_>,
        options: &Options,
        mut found: Vec<Found>,
        shared: usize,
    ) -> Vec<Match> {
        found.sort_by(|a, b| {
            let id = |f: &Found| self.indexes.get(f.index).and_then(|i| i.party(f.party));
            let key = |f: &Found| id(f).map_or("", |p| p.id);
            b.log_odds
                .cmp(&a.log_odds)
                .then(b.is_exact.cmp(&a.is_exact))
                .then(a.strength.cmp(&b.strength))
                .then_with(|| key(a).cmp(key(b)))
        });
        // Those that may count for ambiguity are worded too, whatever the limit: all that reach the
        // threshold.
        let threshold = options.threshold.get();
        let mut kept: Vec<Match> = Vec::new();
        let limit = options.limit.max(AMBIGUITY_MAX);
        for one in &found {
            let is_below = model::permille(one.log_odds) < threshold;
            if kept.len() == limit || kept.len() >= options.limit && is_below {
                break;
            }
            let Some(worded) = self.match_of(query, one, shared) else { continue };
            if kept.iter().any(|k| k.party == worded.party) {
                continue;
            }
            kept.push(worded);
        }
        kept
    }

    fn match_of(&self, query: &Query<'_>, one: &Found, shared: usize) -> Option<Match> {
        let index = self.indexes.get(one.index)?;
        let party = index.party(one.party)?;
        let alias = index.alias(one.alias)?;
        let mut parts = Vec::new();
        index.alias_parts(&alias, &mut parts, &mut Vec::new());
        let alignment = names::align(&query.parts, &query.joins, &parts);
        let text = index.alias_text(&alias);
        let evidence = if one.strength == MatchStrength::Acronym {
            let query = query.acronym.map_or_else(String::new, |a| a.letters.clone());
            let score = Score::permille(model::permille(one.log_odds));
            vec![Evidence { query, name: text.to_owned(), how: How::Acronym, score }]
        } else {
            evidence_of(&alignment, &query.parts, &parts)
        };
        let facts = facts::compare(index, &party, query.subject);
        let unmatched = if one.strength == MatchStrength::Acronym {
            Vec::new()
        } else {
            texts(&alignment.query_left, &query.parts)
        };
        Some(Match {
            party: PartyId::parse(party.id).ok()?,
            list: ListId::parse(party.list).ok()?,
            caption: party.caption.to_owned(),
            name: text.to_owned(),
            kind: party.kind,
            strength: one.strength,
            score: Score::permille(model::permille(one.log_odds)),
            bits: bits(one.log_odds),
            hit: false,
            ask: false,
            why_not: acronym::why_not(one, query, shared),
            rank: 0,
            evidence,
            agrees: facts.agrees,
            contradicts: facts.contradicts,
            missing: facts.missing,
            unmatched,
            is_exact: one.is_exact,
            is_deceased: party.is_deceased,
        })
    }
}

/// Parties worded beyond the limit so that ambiguity is counted in full. Largest seen: 14 (OFAC,
/// one Korean name).
const AMBIGUITY_MAX: usize = 32;

/// Below these log-odds a candidate is not shown: about five per mille.
const SHOWN_MIN: i32 = -7 * 1024;

impl Found {
    fn is_better_than(&self, other: &Self) -> bool {
        (self.log_odds, self.is_exact) > (other.log_odds, other.is_exact)
            || (self.log_odds, self.is_exact) == (other.log_odds, other.is_exact)
                && self.alias < other.alias
    }
}

/// The best parties so far, at most the limit: what a candidate must be able to reach.
struct Floor {
    best: Vec<(i32, u32)>,
    limit: usize,
    /// What is known beside the name may move a score this far.
    slack: i32,
}

impl Floor {
    fn new(options: &Options, subject: &Subject) -> Self {
        Self { best: Vec::new(), limit: options.limit.max(1), slack: facts::move_max(subject) }
    }

    fn get(&self) -> i32 {
        if self.best.len() < self.limit {
            return i32::MIN;
        }
        self.best.last().map_or(i32::MIN, |(log_odds, _)| log_odds - self.slack)
    }

    fn offer(&mut self, party: u32, log_odds: i32) {
        if let Some(kept) = self.best.iter_mut().find(|(_, p)| *p == party) {
            kept.0 = kept.0.max(log_odds);
        } else {
            self.best.push((log_odds, party));
        }
        self.best.sort_unstable_by(|a, b| b.cmp(a));
        self.best.truncate(self.limit);
    }
}

fn score(
    index: &Index<'_>,
    (number, place): (usize, u32),
    alias: &AliasRecord,
    query: &Query<'_>,
    measures: &Measures,
) -> Option<Found> {
    let kind = index.kind(alias.party)?;
    let log_odds = log_odds_of(measures, kind, query.subject.kind);
    (log_odds >= SHOWN_MIN).then_some(Found {
        index: number,
        party: alias.party,
        alias: place,
        log_odds,
        strength: if alias.is_weak { MatchStrength::Weak } else { MatchStrength::Strong },
        is_exact: measures.is_exact,
    })
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

/// The most that an alias with that reach can have.
fn log_odds_max(reach: &model::Reach, party: Kind, subject: Kind) -> i32 {
    let base = model::log_odds_max(reach, bearer(party, subject));
    if party.may_be(subject) { base } else { base - OTHER_KIND }
}

/// Log-odds as bits of evidence: the prior of one in a thousand is ten bits.
pub(crate) fn bits(log_odds: i32) -> i16 {
    i16::try_from((log_odds + 10 * 1024 + 512).div_euclid(1024)).unwrap_or(i16::MAX)
}

/// Part beside part, for a person to read.
pub(crate) fn evidence_of(
    alignment: &Alignment,
    query: &[View<'_>],
    alias: &[View<'_>],
) -> Vec<Evidence> {
    let join = |places: names::align::Span, parts: &[View<'_>]| {
        let texts: Vec<&str> =
            places.places().filter_map(|p| parts.get(p)).map(|p| p.text).collect();
        texts.join(" ")
    };
    alignment
        .pairs
        .iter()
        .map(|pair| Evidence {
            query: join(pair.query, query),
            name: join(pair.alias, alias),
            how: how(pair.met.way),
            score: Score::permille(pair.met.likeness),
        })
        .collect()
}

/// The texts of the parts at these places.
pub(crate) fn texts(places: &[usize], parts: &[View<'_>]) -> Vec<String> {
    let heavy = places.iter().filter_map(|p| parts.get(*p)).filter(|p| !p.class.is_light());
    heavy.map(|p| p.text.to_owned()).collect()
}

/// How parts met, for a person.
pub(crate) const fn how(way: Way) -> How {
    match way {
        Way::Same => How::Same,
        Way::Spelling => How::Spelling,
        Way::Transliteration => How::Transliteration,
        Way::Initial => How::Initial,
        Way::Nickname => How::Nickname,
        Way::Joined => How::Joined,
        Way::Translation => How::Translation,
    }
}
