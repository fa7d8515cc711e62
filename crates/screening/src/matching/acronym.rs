//! Acronyms: a query of a few letters beside the long names of organisations. A published acronym
//! has its published strength; a derived one may hit only when it has four letters or more and no
//! other party gives it. Never about persons.

use super::desk::Desk;
use super::{Found, Query};
use crate::Index;
use crate::found::MatchStrength;
use crate::index::hash;
use crate::names;
use crate::names::room::{List, Room};
use parties::Kind;

/// Log-odds of a derived acronym by its number of letters, for two, three, four and more.
/// Units: 1024ths of a bit. Source: semantics, doubts 8: above the threshold, so that it asks.
const LOG_ODDS: [i32; 3] = [2_600, 2_800, 3_300];

/// Parties one acronym may bring up. Largest seen: 23 (`NIC`, OFAC). The rest is not shown.
const PARTIES_MAX: usize = 64;

/// Adds the parties whose long name gives the acronym; returns how many do.
pub(super) fn add(
    desks: &[Desk<'_>],
    query: &Query<'_>,
    (room, aside): (&Room, &mut Room),
    found: &mut Vec<Found>,
) -> usize {
    let Some(acronym) = query.acronym else { return 0 };
    let kind = query.subject.kind;
    if kind == Kind::Person || kind == Kind::Any && !acronym.is_capitals {
        return 0;
    }
    let key = hash(acronym.letters.as_bytes());
    let mut parties: List<'_, Found> = List::new_in(room);
    for (number, desk) in desks.iter().enumerate() {
        let index = desk.index();
        for (alias, is_printed) in index.acronyms(key) {
            if parties.len() == PARTIES_MAX {
                break;
            }
            let given = Given { alias, is_printed, letters: acronym.letters };
            aside.reset();
            let Some(one) = one(&index, number, &given, query, aside) else { continue };
            match parties.iter_mut().find(|f| f.index == number && f.party == one.party) {
                Some(kept) if one.is_better_than(kept) => *kept = one,
                Some(_) => {}
                None => parties.push(one),
            }
        }
    }
    parties.sort_unstable_by_key(|f| (f.index, f.party));
    let id_of = |f: &Found| Some(desks.get(f.index)?.index().party(f.party)?.id);
    let mut ids = List::from_iter_in(parties.iter().filter_map(id_of), room);
    ids.sort_unstable();
    ids.dedup();
    let shared = ids.len();
    for one in parties {
        match found.iter_mut().find(|f| f.index == one.index && f.party == one.party) {
            Some(kept) if kept.log_odds >= one.log_odds => {}
            Some(kept) => *kept = one,
            None => found.push(one),
        }
    }
    shared
}

/// An alias that may give an acronym.
struct Given<'l> {
    alias: u32,
    /// Whether it prints it in brackets.
    is_printed: bool,
    letters: &'l str,
}

fn one(
    index: &Index<'_>,
    number: usize,
    given: &Given<'_>,
    query: &Query<'_>,
    room: &Room,
) -> Option<Found> {
    let Given { alias, is_printed, letters } = *given;
    let record = index.alias(alias)?;
    let party = index.party(record.party)?;
    if !party.kind.may_be(query.subject.kind) {
        return None;
    }
    // The key is a hash: the letters are compared.
    let lexicon = crate::subject::lexicon(party.kind);
    let reading = names::read_in(index.alias_text(&record), lexicon, room);
    let is_bracketed = is_printed && reading.bracketed_acronym == Some(letters);
    if !is_bracketed && !names::acronyms(&reading.parts, room).contains(&letters) {
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

const UNPUBLISHED: &str = "that the party does not publish";

/// Why a derived acronym is no hit; empty when it may be one.
pub(super) fn why_not<'r>(
    one: &Found,
    query: &Query<'_>,
    shared: usize,
    room: &'r Room,
) -> &'r str {
    if one.strength != MatchStrength::Acronym {
        return "";
    }
    let letters = query.acronym.map_or(0, |a| a.letters.len());
    if letters < 4 {
        bumpalo::format!(in room, "an acronym of {} letters {}", letters, UNPUBLISHED)
            .into_bump_str()
    } else if shared > 1 {
        bumpalo::format!(in room, "an acronym that {} parties give", shared).into_bump_str()
    } else {
        ""
    }
}
