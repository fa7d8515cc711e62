//! Whom a rule reaches: the parties a term selects on a day, and the bodies it reaches along
//! affiliations, which a release freezes. Never follows who leads, belongs to or speaks for a body:
//! that is read at the time of the contact.

use crate::released::{FrozenParty, Reach};
use crate::rule::{Rule, Scope, Selector};
use jiff::civil::Date;
use parties::{Kind, Link, Party, PartyId, Registry};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Bodies frozen for one paragraph. Largest seen: 61. Beyond it the rest is not frozen and the
/// release is refused.
pub const FROZEN_MAX: usize = 10_000;

/// Links walked from one party downwards. Largest seen: 3.
pub const STEPS_MAX: usize = 32;

/// Whether a term selects a party on a day, affiliations aside. A list or programme selects by
/// listings that hold on the day, first and last day included: a party that a file merely describes
/// is not on its list. Source: semantics, doubts 6.
#[must_use]
pub fn selects(selector: &Selector, party: &Party, day: Date) -> bool {
    match selector {
        Selector::Party(word) => party.id.as_str() == word || party.id.local() == word,
        Selector::List(list) => party.listings.iter().any(|l| &l.list == list && l.holds_on(day)),
        Selector::Programme(programme) => party
            .listings
            .iter()
            .any(|l| l.programme.as_ref() == Some(programme) && l.holds_on(day)),
        Selector::Category(category) => party.categories.contains(category),
    }
}

/// The links of a registry that hold on one day, by the party that stands today for each end.
#[derive(Debug)]
pub struct Links<'r> {
    registry: &'r Registry,
    day: Date,
    down: BTreeMap<&'r PartyId, Vec<(&'r PartyId, Link)>>,
    up: BTreeMap<&'r PartyId, Vec<(&'r PartyId, Link)>>,
}

/// A party reached on the way, and the links walked to it.
#[derive(Debug, Clone)]
struct Step<'r> {
    party: &'r PartyId,
    links: Vec<Link>,
}

impl<'r> Links<'r> {
    /// Gathers the links that hold on that day.
    #[must_use]
    pub fn on(registry: &'r Registry, day: Date) -> Self {
        let mut links = Self { registry, day, down: BTreeMap::new(), up: BTreeMap::new() };
        for party in registry.all() {
            for link in party.affiliations.iter().filter(|a| a.holds_on(day)) {
                let (from, of) = (links.standing(&party.id), links.standing(&link.of));
                links.down.entry(of).or_default().push((&party.id, link.link));
                links.up.entry(from).or_default().push((&link.of, link.link));
            }
        }
        links
    }

    /// The id that stands for a party today: the survivor's when it was merged.
    fn standing(&self, id: &'r PartyId) -> &'r PartyId {
        self.registry.survivor(id).map_or(id, |p| &p.id)
    }

    fn is_person(&self, id: &PartyId) -> bool {
        self.registry.get(id).is_some_and(|p| p.kind == Kind::Person)
    }

    /// The bodies a rule names or reaches along affiliations, most specific reach first kept, in
    /// order of party. Lists, programmes and categories freeze only what is reached from their
    /// members of that day.
    #[must_use]
    pub fn freeze(&self, rule: &Rule) -> Vec<FrozenParty> {
        let mut kept = Kept::default();
        for term in &rule.parties {
            let starts: Vec<&PartyId> = match &term.selector {
                Selector::Party(word) => match self.registry.named(word).as_slice() {
                    [party] => vec![&party.id],
                    _ => Vec::new(),
                },
                _ if term.scope == Scope::Only => Vec::new(),
                selector => {
                    let all = self.registry.all();
                    all.filter(|p| selects(selector, p, self.day)).map(|p| &p.id).collect()
                }
            };
            let is_named = matches!(term.selector, Selector::Party(_));
            for start in starts {
                if is_named {
                    kept.keep(start, Reach::Named);
                }
                self.reach_from(start, term.scope, &mut kept);
            }
        }
        kept.0.into_iter().map(|(party, reach)| FrozenParty { party, reach }).collect()
    }

    fn reach_from(&self, start: &'r PartyId, scope: Scope, kept: &mut Kept) {
        if scope == Scope::Only {
            return;
        }
        let below = self.offshoots(start);
        let affiliated =
            |links: &[Link]| Reach::Affiliated { from: start.clone(), links: links.to_vec() };
        for step in below.iter().filter(|s| !s.links.is_empty()) {
            kept.keep(step.party, affiliated(&step.links));
        }
        for step in &below {
            for (next, link) in self.neighbours(step.party) {
                if self.standing(next) == self.standing(start) {
                    continue;
                }
                if scope == Scope::WithLinked {
                    let mut links = step.links.clone();
                    links.push(link);
                    kept.keep(next, affiliated(&links));
                } else if link == Link::LinkedTo {
                    kept.keep(next, Reach::Asks { of: step.party.clone() });
                }
            }
        }
    }

    /// The party itself, then its offshoots and fronts, downwards, nearest first.
    fn offshoots(&self, start: &'r PartyId) -> Vec<Step<'r>> {
        let mut found: Vec<Step<'r>> = Vec::new();
        let mut seen = BTreeSet::from([self.standing(start)]);
        let mut queue = VecDeque::from([Step { party: start, links: Vec::new() }]);
        while let Some(step) = queue.pop_front() {
            if step.links.len() < STEPS_MAX && found.len() < FROZEN_MAX {
                for (child, link) in self.down.get(self.standing(step.party)).into_iter().flatten()
                {
                    let standing = self.standing(child);
                    let is_walked = link.is_offshoot() && !self.is_person(child);
                    if is_walked && seen.insert(standing) {
                        let mut links = step.links.clone();
                        links.push(*link);
                        queue.push_back(Step { party: child, links });
                    }
                }
            }
            found.push(step);
        }
        found
    }

    /// The parties one link away, either direction, less the persons who act as the body: those
    /// are read at the time.
    fn neighbours(&self, body: &'r PartyId) -> Vec<(&'r PartyId, Link)> {
        let standing = self.standing(body);
        let below = self.down.get(standing).into_iter().flatten();
        let above = self.up.get(standing).into_iter().flatten();
        below
            .filter(|(party, link)| !(link.acts_as_party() && self.is_person(party)))
            .chain(above)
            .copied()
            .collect()
    }
}

/// The nearest reach of each body.
#[derive(Debug, Default)]
struct Kept(BTreeMap<PartyId, Reach>);

impl Kept {
    fn keep(&mut self, party: &PartyId, reach: Reach) {
        let is_full = self.0.len() >= FROZEN_MAX;
        match self.0.get_mut(party) {
            Some(kept) if rank(kept) <= rank(&reach) => {}
            Some(kept) => *kept = reach,
            None if is_full => {}
            None => {
                self.0.insert(party.clone(), reach);
            }
        }
    }
}

/// How near a reach is: the smaller is kept.
fn rank(reach: &Reach) -> (u8, usize) {
    match reach {
        Reach::Named => (0, 0),
        Reach::Affiliated { links, .. } => (1, links.len()),
        Reach::Asks { .. } => (2, 0),
    }
}
