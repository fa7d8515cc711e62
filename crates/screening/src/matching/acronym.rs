//! Acronyms: a query of a few letters beside the long names of organisations. A published acronym
//! has its published strength; a derived one may hit only when it has four letters or more and no
//! other party gives it. Never about persons.

use super::{Found, Query};
use crate::Index;
use crate::found::MatchStrength;
use crate::index::hash;
use crate::names;
use parties::Kind;
use std::collections::BTreeMap;

/// Log-odds of a derived acronym by its number of letters, for two, three, four and more.
/// Units: 1024ths of a bit. Source: semantics, doubts 8: above the threshold, so that it asks.
const LOG_ODDS: [i32; 3] = [2_600, 2_800, 3_300];

/// Parties one acronym may bring up. Largest seen: 23 (`NIC`, OFAC). The rest is not shown.
const PARTIES_MAX: usize = 64;

/// Adds the parties whose long name gives the acronym; returns how many do.
pub(super) fn add<'i>(
    indexes: &(impl Iterator<Item = Index<'i>> + Clone),
    query: &Query<'_>,
    found: &mut Vec<Found>,
) -> usize {
    let Some(acronym) = query.acronym else { return 0 };
    let kind = query.subject.kind;
    if kind == Kind::Person || kind == Kind::Any && !acronym.is_capitals {
        return 0;
    }
    let key = hash(acronym.letters.as_bytes());
    let mut parties: BTreeMap<(usize, u32), Found> = BTreeMap::new();
    for (number, index) in indexes.clone().enumerate() {
        for (alias, is_printed) in index.acronyms(key) {
            if parties.len() == PARTIES_MAX {
                break;
            }
            if let Some(one) = one(&index, number, alias, is_printed, query, &acronym.letters) {
                parties
                    .entry((number, one.party))
                    .and_modify(|kept| *kept = kept.better(&one))
                    .or_insert(one);
            }
        }
    }
    let ids: std::collections::BTreeSet<&str> = parties
        .values()
        .filter_map(|f| Some(indexes.clone().nth(f.index)?.party(f.party)?.id))
        .collect();
    let shared = ids.len();
    for one in parties.into_values() {
        match found.iter_mut().find(|f| f.index == one.index && f.party == one.party) {
            Some(kept) if kept.log_odds >= one.log_odds => {}
            Some(kept) => *kept = one,
            None => found.push(one),
        }
    }
    shared
}

fn one(
    index: &Index<'_>,
    number: usize,
    alias: u32,
    is_printed: bool,
    query: &Query<'_>,
    letters: &str,
) -> Option<Found> {
    let record = index.alias(alias)?;
    let party = index.party(record.party)?;
    if !party.kind.may_be(query.subject.kind) {
        return None;
    }
    // The key is a hash: the letters are compared.
    let lexicon = crate::subject::lexicon(party.kind);
    let reading = names::read_as(index.alias_text(&record), lexicon);
    let is_bracketed = is_printed && reading.bracketed_acronym.as_deref() == Some(letters);
    if !is_bracketed && !names::acronyms(&reading.parts).iter().any(|a| a == letters) {
        return None;
    }
    let (log_odds, strength) = if is_bracketed {
        let strength = if record.is_weak { MatchStrength::Weak } else { MatchStrength::Strong };
        (4_500, strength)
    } else {
        let at = letters.len().saturating_sub(2).min(LOG_ODDS.len() - 1);
        (LOG_ODDS.get(at).copied().unwrap_or(0), MatchStrength::Acronym)
    };
    let party = record.party;
    let (is_exact, pairs, others) = (false, None, (0, 0));
    Some(Found { index: number, party, alias, log_odds, strength, is_exact, pairs, others })
}

impl Found {
    fn better(&self, other: &Self) -> Self {
        if other.is_better_than(self) { other.clone() } else { self.clone() }
    }
}

/// Why a derived acronym is no hit; empty when it may be one.
pub(super) fn why_not(one: &Found, query: &Query<'_>, shared: usize) -> String {
    if one.strength != MatchStrength::Acronym {
        return String::new();
    }
    let letters = query.acronym.map_or(0, |a| a.letters.len());
    if letters < 4 {
        format!("an acronym of {letters} letters that the party does not publish")
    } else if shared > 1 {
        format!("an acronym that {shared} parties give")
    } else {
        String::new()
    }
}
