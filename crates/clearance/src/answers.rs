//! One party in; every answer the rules may give for it, over missing facts and open questions,
//! out.

use crate::decision::Question;
use crate::facts::{self, Facts};
use crate::governing::{Answer, weigh};
use crate::reach::{Reached, reaching};
use crate::world::World;
use parties::Party;

/// Open questions of one party that are tried both ways; beyond it all are taken as reaching and
/// as not reaching together. Largest seen: 1.
const OPEN_MAX: usize = 6;

/// Every answer for one party, and the questions whose answers change it.
#[derive(Debug, Clone)]
pub(crate) struct Answers<'a> {
    /// At least one.
    pub(crate) all: Vec<Answer<'a>>,
    /// What would settle it.
    pub(crate) questions: Vec<Question>,
}

impl<'a> Answers<'a> {
    /// The answer for nobody known.
    pub(crate) fn for_nobody() -> Self {
        Self { all: vec![Answer::default_rule()], questions: Vec::new() }
    }

    /// The one answer; none when they differ.
    pub(crate) fn one(&self) -> Option<&Answer<'a>> {
        let first = self.all.first()?;
        let key = first.key();
        self.all.iter().all(|a| a.key() == key).then_some(first)
    }
}

/// Every answer for a party.
pub(crate) fn answers<'a>(world: &World<'a>, party: &'a Party) -> Answers<'a> {
    let reached = reaching(world, party);
    let mut open: Vec<Question> = Vec::new();
    for question in reached.iter().filter_map(|r| r.unsure.as_ref()) {
        if !open.iter().any(|o| is_one_question(o, question)) {
            open.push(question.clone());
        }
    }
    let (facts, missing) = facts::variations(world, &reached);
    let mut all = Vec::new();
    let masks = masks(open.len());
    for &mask in &masks {
        for one in &facts {
            let active: Vec<&Reached<'a>> = reached
                .iter()
                .filter(|r| is_in(r, &open, mask) && facts::fits(world, r, one))
                .collect();
            all.push(weigh(world, &active));
        }
    }
    let keys: Vec<_> = all.iter().map(Answer::key).collect();
    let questions = questions(world, &facts, missing, &open, &masks, &keys);
    Answers { all, questions }
}

type Key = (crate::Verdict, std::collections::BTreeSet<crate::decision::RuleRef>);

/// The questions that change the answer: open ones first, then missing facts.
fn questions(
    world: &World<'_>,
    facts: &[Facts],
    missing: facts::Missing,
    open: &[Question],
    masks: &[u32],
    keys: &[Key],
) -> Vec<Question> {
    let key = |mask: usize, fact: usize| keys.get(mask * facts.len() + fact);
    let mut found = Vec::new();
    for (bit, question) in open.iter().enumerate() {
        let flips = |i: usize, mask: u32| {
            let flipped = masks.iter().position(|m| *m == mask ^ bit_of(bit));
            let flipped = flipped.or_else(|| (masks.len() == 2).then_some(1 - i.min(1)));
            flipped.is_some_and(|j| (0..facts.len()).any(|f| key(i, f) != key(j, f)))
        };
        if masks.iter().enumerate().any(|(i, mask)| flips(i, *mask)) {
            found.push(question.clone());
        }
    }
    let differ = |a: usize, b: usize| (0..masks.len()).any(|m| key(m, a) != key(m, b));
    let facts = facts::questions(world, facts, missing, &differ);
    found.extend(facts.into_iter().map(Question::Fact));
    found
}

/// Which open questions are answered "it reaches": every way, or all and none when they are many.
fn masks(open: usize) -> Vec<u32> {
    if open <= OPEN_MAX { (0..1u32 << open).collect() } else { vec![0, u32::MAX] }
}

fn bit_of(question: usize) -> u32 {
    u32::try_from(question).ok().and_then(|b| 1u32.checked_shl(b)).unwrap_or(0)
}

fn is_in(reached: &Reached<'_>, open: &[Question], mask: u32) -> bool {
    let Some(question) = &reached.unsure else { return true };
    let bit = open.iter().position(|o| is_one_question(o, question)).unwrap_or(0);
    if open.len() > OPEN_MAX { mask != 0 } else { mask & bit_of(bit) != 0 }
}

/// Whether two questions are one: a link is one question whichever paragraph raises it.
fn is_one_question(a: &Question, b: &Question) -> bool {
    match (a, b) {
        (
            Question::Offshoot { party: p, of: o, rule: r },
            Question::Offshoot { party: q, of: u, rule: s },
        ) => p == q && o == u && r.directive == s.directive,
        _ => a == b,
    }
}
