//! Snapshots of lists in; parties by id, merges resolved, links followed out. Holds what was known
//! at one instant; never mixes two.

use crate::{ListId, Party, PartyId};
use std::collections::BTreeMap;

/// Merges followed from one party. Largest seen: 1. Beyond it the chain is taken as a circle and
/// the last party reached stands.
pub const MERGES_MAX: usize = 16;

/// What one list said on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The list.
    pub list: ListId,
    /// Its parties.
    pub parties: Vec<Party>,
}

/// All parties of all lists as known at one instant.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    parties: BTreeMap<PartyId, Party>,
    links_to: BTreeMap<PartyId, Vec<PartyId>>,
    merged_to: BTreeMap<PartyId, Vec<PartyId>>,
}

impl Registry {
    /// Gathers snapshots, one per list. A party described twice under one id keeps the first
    /// description and takes from the later ones what it lacks: names, dates, listings, links. Its
    /// compartments are those of all descriptions together.
    #[must_use]
    pub fn of(snapshots: impl IntoIterator<Item = Snapshot>) -> Self {
        let mut registry = Self::default();
        for party in snapshots.into_iter().flat_map(|s| s.parties) {
            registry.add(party);
        }
        registry
    }

    fn add(&mut self, party: Party) {
        for link in &party.affiliations {
            self.links_to.entry(link.of.clone()).or_default().push(party.id.clone());
        }
        if let Some(into) = &party.merged_into {
            self.merged_to.entry(into.clone()).or_default().push(party.id.clone());
        }
        match self.parties.get_mut(&party.id) {
            None => {
                self.parties.insert(party.id.clone(), party);
            }
            Some(kept) => {
                extend_new(&mut kept.names, party.names);
                extend_new(&mut kept.listings, party.listings);
                extend_new(&mut kept.affiliations, party.affiliations);
                extend_new(&mut kept.assertions, party.assertions);
                extend_new(&mut kept.categories, party.categories);
                extend_new(&mut kept.births, party.births);
                extend_new(&mut kept.deaths, party.deaths);
                extend_new(&mut kept.countries, party.countries);
                extend_new(&mut kept.identifiers, party.identifiers);
                kept.is_deceased |= party.is_deceased;
                kept.gender = kept.gender.or(party.gender);
                kept.merged_into = kept.merged_into.take().or(party.merged_into);
                kept.visibility.compartments.extend(party.visibility.compartments);
            }
        }
    }

    /// The party of that id, as it stands, merged or not.
    #[must_use]
    pub fn get(&self, id: &PartyId) -> Option<&Party> {
        self.parties.get(id)
    }

    /// The party that id stands for today: the survivor when it was merged.
    #[must_use]
    pub fn survivor(&self, id: &PartyId) -> Option<&Party> {
        let mut party = self.parties.get(id)?;
        for _ in 0..MERGES_MAX {
            match party.merged_into.as_ref().and_then(|into| self.parties.get(into)) {
                Some(next) => party = next,
                None => break,
            }
        }
        Some(party)
    }

    /// The parties merged into `id` directly, in the order they were met.
    pub fn merged_into<'a>(&'a self, id: &PartyId) -> impl Iterator<Item = &'a Party> + use<'a> {
        self.merged_to.get(id).into_iter().flatten().filter_map(|p| self.parties.get(p))
    }

    /// The party a drafter's word names: a whole id, else the local part of one id only.
    /// More than one is an ambiguity for the caller to report.
    #[must_use]
    pub fn named(&self, word: &str) -> Vec<&Party> {
        let word = word.trim();
        if let Some(party) = self.parties.values().find(|p| p.id.as_str() == word) {
            return vec![party];
        }
        self.parties.values().filter(|p| p.id.local() == word).collect()
    }

    /// The parties that carry a link to `id`.
    pub fn linked_to<'a>(&'a self, id: &PartyId) -> impl Iterator<Item = &'a Party> + use<'a> {
        self.links_to.get(id).into_iter().flatten().filter_map(|p| self.parties.get(p))
    }

    /// Every party in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Party> {
        self.parties.values()
    }

    /// How many parties there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parties.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }
}

fn extend_new<T: PartialEq>(kept: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
}
