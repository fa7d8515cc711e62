//! A query and one index in, the parties of that index that may be shown out, each with its best
//! name. Looks at names the rarest word first, and stops where nothing that is left can be shown;
//! what a scan of all names would show is shown.

use super::borne::{self, Other};
use super::bounds::{Bounds, Met, Places, Worths};
use super::candidates::{self, List, Marked};
use super::single::{Single, Singles};
use super::{Bench, Found, Query, best, facts, log_odds_of};
use crate::found::MatchStrength;
use crate::index::{AliasRecord, Memo, Rows};
use crate::names::{self, Aligner, Joining, Pair, View, align, model, part};
use crate::{Index, Options};
use parties::Kind;

/// Where one index is searched.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    index: Index<'a>,
    rows: Rows<'a>,
    /// For an index that brings none.
    memo: Memo,
    space: candidates::Space,
    best: best::Best,
    aligner: Aligner,
    parts: Vec<View<'a>>,
    last: Last<'a>,
    /// Names to be looked at in the order of the most they may have.
    later: Vec<(i32, u32)>,
}

/// The alias looked at last, and what it gave: names that are equal are looked at once.
#[derive(Debug)]
struct Last<'a> {
    numbers: &'a [[u8; 4]],
    kind: Kind,
    found: Option<Found>,
    is_kept: bool,
}

/// One search of one index.
struct Search<'s> {
    number: usize,
    query: &'s Query<'s>,
    bounds: Bounds,
    singles: Singles,
    pairs: &'s mut Vec<Pair>,
    /// Below these log-odds a name is shown only where there is hardly anything better.
    faint: i32,
    scored: usize,
    faint_scored: usize,
    /// What is still to be looked at: of names without initials, and of those with.
    open: [Open; 2],
}

/// Parts of which not all names are looked at that have them, and of one of these what it may still
/// meet.
#[derive(Debug, Clone, Copy)]
struct Open {
    places: Places,
    worths: Worths,
}

/// Below these log-odds a candidate is not shown. Its score is nothing long before.
const SHOWN_MIN: i32 = -16 * 1024;

/// Names that score less are shown where there is nothing better, and which of them is of little
/// account: only the likeliest are put together. Units: per mille.
const FAINT: u16 = 4;

/// How many of these are, for one query. What is lost: nothing of the gold queries; at 15 per mille
/// and 24 names, one party in a hundred of names with two slips of the pen is not shown.
const FAINT_MAX: usize = 32;

/// Names scored for one query before those that could only equal what is found are passed over.
/// Largest seen: 400. Beyond it, which of the names that score alike are shown is settled by their
/// order in the list.
const TIES_MAX: usize = 4_096;

/// Names that can have no more than this are put together last, the likeliest first: what they
/// reach lets most of them be passed over. Units: 1024ths of a bit.
const LATER: i32 = -4 * 1024;

/// A word that stands in so many names is looked up only where the names can be shown.
const MANY: usize = 64;

impl Search<'_> {
    /// Changes what is open; of names without initials only while they are looked at.
    fn each_open(&mut self, is_plain_wanted: bool, mut change: impl FnMut(&mut Open)) {
        let [plain, initialled] = &mut self.open;
        if is_plain_wanted {
            change(plain);
        }
        change(initialled);
    }

    fn is_light(&self, place: usize) -> bool {
        self.query.parts.get(place).is_some_and(|p| p.class.is_light())
    }

    /// The most that a name not looked at may have.
    fn most(&self, joined: Places, has_initials: bool) -> i32 {
        let [plain, initialled] = self.open;
        let Open { places, worths } = if has_initials { initialled } else { plain };
        let places = places & !joined;
        self.bounds.most(&Met { places, joined, has_initials, others: 0, proper: 0, worths })
    }
}

impl Drop for Desk<'_> {
    /// Puts its working space back, for the next that searches the same index.
    fn drop(&mut self) {
        use std::mem::take;
        if let Some(memo) = self.index.memo() {
            memo.put_back(Bench {
                space: take(&mut self.space),
                best: take(&mut self.best),
                aligner: take(&mut self.aligner),
                later: take(&mut self.later),
            });
        }
    }
}

impl<'a> Desk<'a> {
    pub(super) fn new(index: Index<'a>) -> Self {
        let Bench { space, best, aligner, later } =
            index.memo().map(Memo::bench).unwrap_or_default();
        Self {
            index,
            rows: index.records(),
            memo: Memo::default(),
            space,
            best,
            aligner,
            parts: Vec::new(),
            last: Last { numbers: &[], kind: Kind::Any, found: None, is_kept: false },
            later,
        }
    }

    pub(super) const fn index(&self) -> Index<'a> {
        self.index
    }

    pub(super) const fn rows(&self) -> &Rows<'a> {
        &self.rows
    }

    pub(super) fn search(
        &mut self,
        number: usize,
        query: &Query<'_>,
        (options, least): (&Options, i32),
        (pairs, others): (&mut Vec<Pair>, &mut Vec<Other>),
        found: &mut Vec<Found>,
    ) {
        let memo = self.index.memo().unwrap_or(&self.memo);
        let bounds = self.space.gather(&self.index, &self.rows, memo, query);
        let threshold = model::log_odds_of(options.threshold.get());
        let slack = facts::move_max(query.subject);
        let (limit, lifted) = (options.limit, threshold.saturating_sub(borne::LIFT));
        let reach = best::Reach { limit, threshold, lifted, slack, least };
        self.best.begin(self.index.party_count(), &reach);
        self.last.is_kept = false;
        let mut search = Search {
            number,
            query,
            bounds,
            singles: Singles::of(query),
            pairs,
            // What is known beside the name may yet raise a score of next to nothing.
            faint: if slack == 0 { model::log_odds_of(FAINT) } else { i32::MIN },
            scored: 0,
            faint_scored: 0,
            open: [Open { places: 0, worths: Worths::ANY }; 2],
        };
        let lists = std::mem::take(&mut self.space.lists);
        let places = lists.iter().fold(0, |open, list| open | candidates::bit(list.place));
        search.open = [Open { places, worths: Worths::ANY }; 2];
        self.walk(&lists, &mut search);
        self.space.lists = lists;
        let marks = std::mem::take(&mut self.space.marks);
        self.walk_marked(&marks, &mut search);
        self.space.marks = marks;
        if least < threshold {
            self.lift(lifted, &mut search, others);
        }
        self.best.take(threshold, found);
    }

    /// Raises the names found that have so much and more by what their parties bear in others.
    fn lift(&mut self, least: i32, search: &mut Search<'_>, others: &mut Vec<Other>) {
        let Self { rows, space, best, aligner, parts, .. } = self;
        let mut lift = borne::Lift { rows, meets: &space.meets, aligner, parts, others };
        best.each(|found| {
            if found.log_odds >= least {
                lift.lift(search.query, search.pairs, found);
            }
        });
    }

    /// Whether a name that may have so much can be shown.
    fn is_wanted(&self, most: i32, search: &Search<'_>) -> bool {
        // Where very many names are equal, which of them are shown is settled by their order.
        let floor = self.best.floor().saturating_add(i32::from(search.scored >= TIES_MAX));
        let least = if search.faint_scored < FAINT_MAX { SHOWN_MIN } else { search.faint };
        most >= floor.max(least)
    }

    /// Looks at the names that have a word the query meets, until none that is left can be shown.
    fn walk(&mut self, lists: &[List], search: &mut Search<'_>) {
        let mut is_plain_wanted = true;
        for list in lists {
            for (at, one) in list.near.iter().enumerate() {
                let is_many = self.rows.posting_count(one.token) >= MANY;
                if at == 0 || is_many {
                    self.look_at_later(search);
                }
                if (at == 0 || is_many) && self.best.floor() > SHOWN_MIN {
                    let worth = list.worth(at);
                    search.each_open(is_plain_wanted, |open| {
                        open.worths = open.worths.cap(list.place, worth);
                    });
                    is_plain_wanted &= self.is_wanted(search.most(0, false), search);
                    if !is_plain_wanted && !self.is_wanted(search.most(0, true), search) {
                        return;
                    }
                }
                let (with_initials, plain) = self.rows.postings(one.token);
                let plain = if is_plain_wanted { plain } else { &[] };
                for alias in with_initials.iter().chain(plain) {
                    let alias = u32::from_le_bytes(*alias);
                    if let Some(marks) = self.space.see(alias) {
                        self.look_at(alias, marks, search);
                    }
                }
            }
            search.each_open(is_plain_wanted, |open| {
                open.places &= !candidates::bit(list.place);
            });
        }
        self.look_at_later(search);
    }

    /// Looks at the names that were put off, the likeliest first.
    fn look_at_later(&mut self, search: &mut Search<'_>) {
        let mut later = std::mem::take(&mut self.later);
        later.sort_unstable_by_key(|(most, alias)| (std::cmp::Reverse(*most), *alias));
        for (most, alias) in &later {
            if !self.is_wanted(*most, search) {
                break;
            }
            self.put_together(*alias, 0, search);
        }
        later.clear();
        self.later = later;
    }

    /// Looks at the names that only words read as one bring up.
    fn walk_marked(&mut self, marked: &[Marked], search: &mut Search<'_>) {
        for group in marked.chunk_by(|a, b| (a.places, a.single) == (b.places, b.single)) {
            let Some(Marked { places, single, .. }) = group.first() else { continue };
            let most = [false, true].map(|initials| search.most(*places, initials));
            let is_wanted = most.map(|most| self.is_wanted(most, search));
            for one in group {
                let Some(marks) = self.space.unseen(one.alias) else { continue };
                if marks == *places && is_wanted == [false, false] {
                    continue;
                }
                let Some(alias) = self.rows.alias(one.alias) else { continue };
                let numbers = self.rows.numbers(&alias);
                let most = self.most(&alias, numbers, marks, search);
                if !self.is_wanted(most, search)
                    || marks == *places && !self.is_joined(numbers, *single, search)
                {
                    continue;
                }
                self.space.see(one.alias);
                self.look_at(one.alias, marks, search);
            }
        }
    }

    /// Whether a part of the query meets words of an alias read as one: the key by which the alias
    /// was found is of their consonants alone.
    fn is_joined(&mut self, numbers: &[[u8; 4]], single: Option<u8>, search: &Search<'_>) -> bool {
        let Some(part) = single.and_then(|place| search.query.parts.get(usize::from(place))) else {
            return true;
        };
        self.read(numbers, true);
        align::is_joined(part, &self.parts)
    }

    fn read(&mut self, numbers: &[[u8; 4]], has_letters: bool) {
        self.parts.clear();
        let token = |n: &[u8; 4]| self.rows.token(u32::from_le_bytes(*n), has_letters);
        self.parts.extend(numbers.iter().map_while(token));
    }

    /// Looks at a name: now, or in its turn.
    fn look_at(&mut self, number: u32, marks: Places, search: &mut Search<'_>) {
        let Some(alias) = self.rows.alias(number) else { return };
        let numbers = self.rows.numbers(&alias);
        if self.is_last(&alias, numbers, marks) {
            self.put_together(number, marks, search);
            return;
        }
        match self.most(&alias, numbers, marks, search) {
            most if !self.is_wanted(most, search) => {}
            most if most < LATER && marks == 0 => self.later.push((most, number)),
            _ => self.put_together(number, marks, search),
        }
    }

    fn is_last(&self, alias: &AliasRecord, numbers: &[[u8; 4]], marks: Places) -> bool {
        let last = &self.last;
        last.is_kept && marks == 0 && last.numbers == numbers && last.kind == alias.kind
    }

    fn put_together(&mut self, number: u32, marks: Places, search: &mut Search<'_>) {
        let Some(alias) = self.rows.alias(number) else { return };
        let numbers = self.rows.numbers(&alias);
        let strength = if alias.is_weak { MatchStrength::Weak } else { MatchStrength::Strong };
        let found = if self.is_last(&alias, numbers, marks) {
            search.scored += usize::from(self.last.found.is_some());
            self.last.found.clone()
        } else {
            let found = self.score(&alias, numbers, marks, search);
            self.last =
                Last { numbers, kind: alias.kind, found: found.clone(), is_kept: marks == 0 };
            found
        };
        let Some(found) = found else { return };
        if self.is_wanted(found.log_odds, search) {
            self.best.offer(Found { party: alias.party, alias: number, strength, ..found });
        }
    }

    /// The most an alias may have, by which parts of the query it has words for.
    fn most(
        &self,
        alias: &AliasRecord,
        numbers: &[[u8; 4]],
        marks: Places,
        search: &mut Search<'_>,
    ) -> i32 {
        let (mut places, mut worths) = (0, Worths::NONE);
        let (mut single, mut count) = (None, 0);
        self.space.meets.each(numbers, |at, place, met, steps| {
            places |= candidates::bit(place);
            worths.raise(place, steps);
            if !search.is_light(place) {
                single = Some(Single { at, place, met });
                count += 1;
            } else if self.is_heavy(numbers.get(at)) {
                // What a light word takes is not left over.
                count += 2;
            }
        });
        let has_initials = alias.initials > 0;
        let may_count = marks == 0 && !has_initials && !search.query.has_initials;
        let single = single.filter(|_| count == 1 && may_count && !search.bounds.is_long());
        if let Some(most) =
            single.and_then(|single| self.most_alone(alias, numbers, single, search))
        {
            return most;
        }
        let (mut others, mut proper) = (0, 0);
        if may_count {
            others = alias.heavy.saturating_sub(places.count_ones());
            proper = alias.words.map_or(0, |words| alias.heavy.saturating_sub(words));
        }
        let met = Met { places, joined: marks, has_initials, others, proper, worths };
        search.bounds.most_kept(met)
    }

    fn is_heavy(&self, number: Option<&[u8; 4]>) -> bool {
        let brief = number.and_then(|number| self.rows.brief(u32::from_le_bytes(*number)));
        brief.is_some_and(|brief| !brief.class.is_light())
    }

    /// The most an alias may have of which that word met alone.
    fn most_alone(
        &self,
        alias: &AliasRecord,
        numbers: &[[u8; 4]],
        single: Single,
        search: &mut Search<'_>,
    ) -> Option<i32> {
        let kind = search.query.subject.kind;
        let bearer = super::bearer(alias.kind, kind);
        let token = u32::from_le_bytes(*numbers.get(single.at)?);
        let met = (alias, token, single);
        let most = search.singles.most(search.query, &self.rows, met, bearer)?;
        Some(if alias.kind.may_be(kind) { most } else { most - super::OTHER_KIND })
    }

    /// What an alias is worth, where that can be shown.
    fn score(
        &mut self,
        alias: &AliasRecord,
        numbers: &[[u8; 4]],
        marks: Places,
        search: &mut Search<'_>,
    ) -> Option<Found> {
        let query = search.query;
        // Letters are put beside each other for initials and for words read as one.
        let by_letters = query.has_initials || alias.initials > 0;
        self.read(numbers, by_letters || marks != 0);
        self.offer_all(numbers, query, by_letters);
        let alignment = self.aligner.settle(&query.parts, None, &self.parts);
        let paired = alignment.pairs.iter().flat_map(|p| p.query.places());
        let paired = paired.fold(0, |places, place| places | candidates::bit(place));
        // Of parts that are not told apart it is not known that each met something.
        if marks & (!paired | candidates::BEYOND) != 0 {
            let places = if marks & candidates::BEYOND == 0 { marks.into() } else { u64::MAX };
            let joining = Joining { joins: &query.joins, places };
            self.aligner.settle(&query.parts, Some(joining), &self.parts);
        }
        let alignment = &self.aligner.alignment;
        let kind = query.subject.kind;
        let (mut measures, sides) = names::outline(alignment, &query.parts, &self.parts);
        let mut log_odds = log_odds_of(&measures, alias.kind, kind);
        if !self.is_wanted(log_odds, search) {
            return None;
        }
        if log_odds < search.faint {
            search.faint_scored += 1;
        }
        search.scored += 1;
        if names::complete(&mut measures, (alignment, &sides), &query.parts, &self.parts) {
            log_odds = log_odds_of(&measures, alias.kind, kind);
        }
        if !self.is_wanted(log_odds, search) {
            return None;
        }
        let start = search.pairs.len();
        search.pairs.extend_from_slice(&alignment.pairs);
        Some(Found {
            index: search.number,
            party: alias.party,
            alias: 0,
            log_odds,
            strength: MatchStrength::Strong,
            is_exact: measures.is_exact,
            pairs: Some((start, search.pairs.len())),
            others: (0, 0),
        })
    }

    /// Offers the aligner what parts of the query meet parts of the alias.
    fn offer_all(&mut self, numbers: &[[u8; 4]], query: &Query<'_>, by_letters: bool) {
        self.aligner.clear();
        for (j, (a, number)) in self.parts.iter().zip(numbers).enumerate() {
            let is_initial = by_letters && a.is_initial();
            if !is_initial {
                for (i, met) in self.space.meets.of(u32::from_le_bytes(*number)) {
                    if let Some(q) = query.parts.get(i) {
                        self.aligner.offer((i, q), (j, a), met);
                    }
                }
            }
            // What an initial may stand for is not looked up.
            if is_initial || query.has_initials {
                for (i, q) in query.parts.iter().enumerate() {
                    if (is_initial || q.is_initial())
                        && let Some(met) = part::meet(q, a)
                    {
                        self.aligner.offer((i, q), (j, a), met);
                    }
                }
            }
        }
    }
}
