//! A subject and indexes in, matches out. The score of a party depends on the subject and that
//! party's names alone, never on what else is loaded; what else is loaded decides ambiguity and
//! whether a derived acronym is one party's own.

mod bounds;
mod expand;
mod meets;

mod best;
mod borne;
mod candidates;
mod desk;
mod single;

mod acronym;
mod facts;
mod verdict;

use crate::found::{Evidence, How, Match, MatchStrength};
use crate::names::align::Join;
use crate::names::measure::Measures;
use crate::names::{self, Bearer, Pair, Part, View, Way, model};
use crate::{Index, Options, Score, Screened, Subject};
use desk::Desk;
use parties::{Kind, ListId, PartyId};

/// The parties the subject's name may name, best first.
#[must_use]
pub fn find(indexes: &[Index<'_>], subject: &Subject, options: &Options) -> Screened {
    Finder::new(indexes).find(subject, options)
}

/// Screens one subject after another against the same indexes, keeping its working space.
#[derive(Debug)]
pub struct Finder<'a> {
    desks: Vec<Desk<'a>>,
    /// For what was aligned while it was scored; pairs of one search.
    pairs: Vec<Pair>,
    /// Words met in other names of the parties found; of one search.
    others: Vec<borne::Other>,
    found: Vec<Found>,
}

/// A subject as read, for one search.
struct Query<'q> {
    subject: &'q Subject,
    parts: Vec<View<'q>>,
    joins: Vec<Join>,
    acronym: Option<&'q names::Acronym>,
    has_initials: bool,
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
        let desks = indexes.iter().map(|index| Desk::new(*index)).collect();
        Self { desks, pairs: Vec::new(), others: Vec::new(), found: Vec::new() }
    }

    /// The parties the subject's name may name, best first.
    #[must_use]
    pub fn find(&mut self, subject: &Subject, options: &Options) -> Screened {
        self.screen(subject, options, i32::MIN)
    }

    /// Those of [`Finder::find`] that are fit to act on or to ask about, and no others: names that
    /// cannot be are not looked at.
    pub(crate) fn fit(&mut self, subject: &Subject, options: &Options) -> Vec<Match> {
        let least = model::log_odds_of(options.threshold.get());
        let mut matches = self.screen(subject, options, least).matches;
        matches.retain(|found| found.hit || found.ask);
        matches
    }

    /// What is found of parties with so many log-odds and more.
    fn screen(&mut self, subject: &Subject, options: &Options, least: i32) -> Screened {
        let reading = names::read_as(&subject.name, crate::subject::lexicon(subject.kind));
        let parts: Vec<View<'_>> = reading.parts.iter().map(Part::view).collect();
        let joins = names::joins(&parts);
        let has_initials = parts.iter().any(View::is_initial);
        let acronym = reading.acronym.as_ref();
        let query = Query { subject, parts, joins, acronym, has_initials };
        self.pairs.clear();
        self.others.clear();
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        for (number, desk) in self.desks.iter_mut().enumerate() {
            let kept = (&mut self.pairs, &mut self.others);
            desk.search(number, &query, (options, least), kept, &mut found);
        }
        let indexes = || self.desks.iter().map(Desk::index);
        let shared = acronym::add(&indexes(), &query, &mut found);
        self.weigh_facts(&query, &mut found);
        let matches = self.word(&query, options, &mut found, shared);
        self.found = found;
        verdict::screened(subject, options, matches, reading.unread)
    }

    fn index(&self, number: usize) -> Option<Index<'a>> {
        self.desks.get(number).map(Desk::index)
    }

    fn weigh_facts(&self, query: &Query<'_>, found: &mut [Found]) {
        if facts::move_max(query.subject) == 0 {
            return;
        }
        // An identifier that agrees is worth more than any name; it is compared for the parties
        // that the name brings up.
        for one in found {
            let Some(index) = self.index(one.index) else { continue };
            let Some(party) = index.party(one.party) else { continue };
            one.log_odds = facts::weigh(&index, &party, query.subject, one.log_odds);
        }
    }

    fn word(
        &self,
        query: &Query<'_>,
        options: &Options,
        found: &mut [Found],
        shared: usize,
    ) -> Vec<Match> {
        found.sort_unstable_by(|a, b| {
            let id = |f: &Found| self.index(f.index).and_then(|i| i.party_id(f.party));
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
        let mut kept: Vec<Match> = Vec::new();
        let limit = options.limit.max(AMBIGUITY_MAX);
        for one in found.iter() {
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
        let index = self.index(one.index)?;
        let party = index.party(one.party)?;
        let alias = index.alias(one.alias)?;
        let text = index.alias_text(&alias);
        let kept = one.pairs.and_then(|(start, end)| self.pairs.get(start..end));
        let (evidence, unmatched) = if one.strength == MatchStrength::Acronym {
            let query = query.acronym.map_or_else(String::new, |a| a.letters.clone());
            let score = Score::permille(model::permille(one.log_odds));
            let letters = Evidence { query, name: text.to_owned(), how: How::Acronym, score };
            (vec![letters], Vec::new())
        } else {
            let mut parts = Vec::new();
            index.alias_parts(&alias, &mut parts, &mut Vec::new());
            let aligned: Vec<Pair>;
            let pairs = match kept {
                Some(pairs) => pairs,
                None => {
                    aligned = names::align(&query.parts, &query.joins, &parts).pairs;
                    &aligned
                }
            };
            let others = self.others.get(one.others.0..one.others.1).unwrap_or(&[]);
            let mut evidence = evidence_of(pairs, &query.parts, &parts);
            evidence.extend(others.iter().filter_map(|o| o.evidence(&index, &query.parts)));
            (evidence, unmatched(pairs, others, &query.parts))
        };
        let facts = facts::compare(&index, &party, query.subject);
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
pub(crate) fn evidence_of(pairs: &[Pair], query: &[View<'_>], alias: &[View<'_>]) -> Vec<Evidence> {
    let join = |places: names::align::Span, parts: &[View<'_>]| {
        let members = || places.places().filter_map(|p| parts.get(p));
        let mut text = String::with_capacity(members().map(|p| p.text.len() + 1).sum());
        for part in members() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(part.text);
        }
        text
    };
    pairs
        .iter()
        .map(|pair| Evidence {
            query: join(pair.query, query),
            name: join(pair.alias, alias),
            how: how(pair.met.way),
            score: Score::permille(pair.met.likeness),
        })
        .collect()
}

/// The parts of a query that met nothing, in words.
fn unmatched(pairs: &[Pair], others: &[borne::Other], query: &[View<'_>]) -> Vec<String> {
    let is_paired = |at: usize| pairs.iter().any(|p| p.query.places().any(|q| q == at));
    let met = |at: usize| is_paired(at) || others.iter().any(|o| o.place() == at);
    let parts = query.iter().enumerate().take(names::WORDS_MAX);
    let left = parts.filter(|(at, part)| !part.class.is_light() && !met(*at));
    left.map(|(_, part)| part.text.to_owned()).collect()
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
