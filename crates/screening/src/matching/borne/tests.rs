//! Parties of several names and a subject in: what a search finds beside a full scan, in which
//! every name of every party is put together and raised.

use crate::matching::bearer;
use crate::names::align::joins;
use crate::names::{self, Part, Room, View, model};
use crate::names::{align, is_borne, measure, measure_borne, meet};
use crate::{Index, MatchStrength, Options, Score, Subject, find};
use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
use proptest::prelude::*;
use std::cmp::Reverse;

/// The most that other names raise a name, as decision 24 has it. Not the engine's own constant: a
/// smaller one would find less.
const RAISED_MAX: i32 = 10 * 1024;

/// A name of a party, and whether it is weak.
type Alias = (String, bool);

/// Invented words, some near one another, some common, some light, one of the table.
const WORDS: [&str; 18] = [
    "Salim",
    "Saleem",
    "Saleh",
    "Kony",
    "Koni",
    "Behrouz",
    "Darvishan",
    "Mohammed",
    "Ali",
    "Maria",
    "Brenko",
    "Tarvik",
    "Ilmare",
    "bin",
    "Bank",
    "Ostrava",
    "Wen",
    "J",
];

/// A name of one word or several of the subject's, of which some are left out, and of others.
fn name(of: usize) -> impl Strategy<Value = Vec<usize>> {
    let own = prop::collection::vec(any::<bool>(), of);
    let others = prop::collection::vec(of..WORDS.len() + of, 0..3);
    (own, others, any::<bool>()).prop_map(move |(own, others, is_behind)| {
        let own = (0..of).filter(|at| own[*at]);
        let mut all: Vec<usize> = if is_behind {
            others.into_iter().chain(own).collect()
        } else {
            own.chain(others).collect()
        };
        if all.is_empty() {
            all.push(of);
        }
        all
    })
}

/// A subject, and the names of parties that are made of its words and of others.
fn case() -> impl Strategy<Value = (String, Vec<Vec<Alias>>)> {
    let query = prop::collection::vec(prop::sample::select(&WORDS[..]), 2..6);
    query.prop_flat_map(|query| {
        let of = query.len();
        let alias = (name(of), prop::bool::weighted(0.15));
        let party = prop::collection::vec(alias, 1..5);
        let said = move |words: Vec<usize>, query: &[&str]| -> String {
            let word = |n: &usize| query.get(*n).copied().unwrap_or_else(|| WORDS[*n - of]);
            words.iter().map(word).collect::<Vec<_>>().join(" ")
        };
        prop::collection::vec(party, 1..24).prop_map(move |parties| {
            let names = |party: Vec<(Vec<usize>, bool)>| {
                party.into_iter().map(|(words, is_weak)| (said(words, &query), is_weak)).collect()
            };
            (query.join(" "), parties.into_iter().map(names).collect())
        })
    })
}

fn snapshot(parties: &[Vec<Alias>], kind: Kind) -> Snapshot {
    let list = ListId::parse("own").unwrap();
    let party = |(n, names): (usize, &Vec<Alias>)| {
        let mut party =
            Party::new(PartyId::on(&list, &format!("p{n}")).unwrap(), list.clone(), kind);
        party.names.extend(names.iter().enumerate().map(|(n, (text, is_weak))| Name {
            text: text.clone(),
            kind: if n == 0 { NameKind::Primary } else { NameKind::Aka },
            strength: if *is_weak { Strength::Weak } else { Strength::Strong },
        }));
        party
    };
    Snapshot { parties: parties.iter().enumerate().map(party).collect(), list }
}

/// A name of a party by a full scan: how near it is by itself, and raised by the others.
fn scanned(asked: &[View<'_>], names: &[Vec<View<'_>>], at: usize, kind: Kind) -> (Near, i32) {
    let bearer = bearer(kind, kind);
    let listed = &names[at];
    let mut alignment = align(asked, &joins(asked, &Room::new()), listed);
    let measures = measure(&alignment, asked, listed);
    let alone = model::log_odds(&measures, bearer);
    let near = (alone, measures.is_exact, Reverse(at));
    let is_named = |part: &&View<'_>| !part.class.is_light() && !part.is_initial();
    let others = || (0..names.len()).filter(|other| *other != at).flat_map(|n| &names[n]);
    let is_elsewhere = |part: &View<'_>| {
        is_named(&part)
            && others().filter(is_named).any(|word| meet(part, word).is_some_and(is_borne))
    };
    let borne = alignment.query_left.iter().filter(|place| is_elsewhere(&asked[**place]));
    let borne = borne.fold(0_u64, |all, place| all | 1 << place);
    if borne == 0 {
        return (near, alone);
    }
    let raised = model::log_odds(&measure_borne(&mut alignment, borne, asked, listed), bearer);
    (near, raised.min(alone + RAISED_MAX).max(alone))
}

/// Which name of a party is raised: the nearest by itself, the earlier of two that are alike.
type Near = (i32, bool, Reverse<usize>);

fn views(read: &names::Reading) -> Vec<View<'_>> {
    read.parts.iter().map(Part::view).collect()
}

/// The score of a party by a full scan.
fn score(query: &str, party: &[Alias], kind: Kind, threshold: u16) -> u16 {
    let lexicon = crate::subject::lexicon(kind);
    let asked = names::read_as(query, lexicon);
    let asked = views(&asked);
    let read: Vec<_> = party.iter().map(|(name, _)| names::read_as(name, lexicon)).collect();
    let names: Vec<Vec<View<'_>>> = read.iter().map(views).collect();
    let best_of = |are_weak: bool| {
        let names_of = (0..party.len()).filter(|at| party[*at].1 == are_weak);
        let best = names_of.map(|at| scanned(&asked, &names, at, kind)).max();
        best.map_or(0, |(_, raised)| model::permille(raised))
    };
    let (strong, weak) = (best_of(false), best_of(true));
    // A strong name that reaches the threshold carries the match.
    if strong >= threshold { strong } else { strong.max(weak) }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_other_names_may_raise_to_the_threshold_is_found(
        (query, parties) in case(),
        is_person in any::<bool>(),
        threshold in prop::sample::select(&[804_u16, 850, 900, 960][..]),
        limit in prop::sample::select(&[1_usize, 2, 5, 1000][..]),
    ) {
        let kind = if is_person { Kind::Person } else { Kind::Organisation };
        let bytes = Index::build(&[&snapshot(&parties, kind)], "");
        let options = Options { limit, threshold: Score::permille(threshold) };
        let found = find(&[Index::open(&bytes).unwrap()], &Subject::named(&query, kind), &options);
        for (n, party) in parties.iter().enumerate() {
            let best = score(&query, party, kind, threshold);
            let id = format!("own:p{n}");
            match found.matches.iter().find(|m| m.party.as_str() == id) {
                Some(m) if m.strength == MatchStrength::Acronym => {}
                Some(m) if best >= threshold || m.score.get() >= threshold => {
                    prop_assert_eq!(m.score.get(), best, "`{}` beside {:?}", query, party);
                }
                None if best >= threshold => {
                    let last = found.matches.last().map_or(0, |m| m.score.get());
                    let is_crowded = found.matches.len() == limit && last >= best;
                    prop_assert!(is_crowded, "`{query}` misses {party:?} at {best}");
                }
                _ => {}
            }
        }
    }
}
