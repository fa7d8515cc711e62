//! The rules that reach one party in, with every fact known; which of them govern, what they order
//! and what gives way, out. Source: semantics, doubts 1 to 3.

use crate::decision::{LineBasis, RuleRef};
use crate::reach::{Reached, specificity};
use crate::verdict::Verdict;
use crate::world::World;
use directive::policy::Lateness;
use directive::{DirectiveId, Order, exemption};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What the rules say of one party, every fact known.
#[derive(Debug, Clone)]
pub(crate) struct Answer<'a> {
    /// What it gets.
    pub(crate) verdict: Verdict,
    /// What that stands on.
    pub(crate) basis: LineBasis,
    /// Paragraphs that govern, by directive and number.
    pub(crate) governing: Vec<Reached<'a>>,
    /// Paragraphs that give way to them.
    pub(crate) overridden: Vec<RuleRef>,
    /// Paragraphs that would govern and may not loosen a law.
    pub(crate) shown_not_applied: Vec<RuleRef>,
}

impl Answer<'_> {
    /// What the default rule says.
    pub(crate) const fn default_rule() -> Self {
        Self {
            verdict: Verdict::Clear,
            basis: LineBasis::DefaultRule,
            governing: Vec::new(),
            overridden: Vec::new(),
            shown_not_applied: Vec::new(),
        }
    }

    /// What two answers must share to be one answer: the verdict and the citations.
    /// Source: semantics, doubts 4.
    pub(crate) fn key(&self) -> (Verdict, BTreeSet<RuleRef>) {
        (self.verdict, self.governing.iter().map(Reached::place).collect())
    }

    /// Whether it is free and owes nothing: exempt, or under no rule.
    pub(crate) fn owes_nothing(&self) -> bool {
        self.verdict == Verdict::Exempt || self.basis == LineBasis::DefaultRule
    }
}

/// All paragraphs of one directive that reach the party.
#[derive(Debug)]
struct Group<'r, 'a> {
    directive: &'a DirectiveId,
    rank: u8,
    lateness: &'r Lateness,
    is_law: bool,
    rules: Vec<&'r Reached<'a>>,
}

/// Weighs the rules that reach a party.
pub(crate) fn weigh<'a>(world: &World<'a>, reached: &[&Reached<'a>]) -> Answer<'a> {
    let mut groups = grouped(reached);
    groups.sort_by_key(|g| (g.rank, Reverse(g.lateness)));
    let mut groups = groups.into_iter();
    let Some(first) = groups.next() else { return Answer::default_rule() };
    let others: Vec<Group<'_, '_>> = groups.collect();

    // A law is loosened only by a directive that names one too; the most specific law stands.
    let law = if first.is_law { None } else { others.iter().find(|g| g.is_law) };
    let (mut governing, mut shown_not_applied) = (first.rules.clone(), Vec::new());
    if let Some(law) = law {
        let by_first = strictest(world, &first.rules).verdict;
        let by_law = strictest(world, &law.rules).verdict;
        let is_loosened = by_first < by_law && !by_law.is_free();
        if is_loosened {
            shown_not_applied = first.rules.iter().map(|r| r.place()).collect();
            governing.clear();
        }
        governing.extend(law.rules.iter().copied());
    }
    let is_governing = |g: &Group<'_, '_>| law.is_some_and(|l| l.directive == g.directive);
    let overridden = others.iter().filter(|g| !is_governing(g));
    let overridden = overridden.flat_map(|g| g.rules.iter().map(|r| r.place())).collect();
    Answer { overridden, shown_not_applied, ..strictest(world, &governing) }
}

fn grouped<'r, 'a>(reached: &[&'r Reached<'a>]) -> Vec<Group<'r, 'a>> {
    let mut groups: Vec<Group<'r, 'a>> = Vec::new();
    for &one in reached {
        let directive = &one.paragraph.released.directive.id;
        let (rank, lateness) = (specificity(&one.by), &one.paragraph.lateness);
        let is_law = one.paragraph.has_legal_authority;
        match groups.iter_mut().find(|g| g.directive == directive) {
            Some(group) => {
                group.rank = group.rank.min(rank);
                group.lateness = group.lateness.max(lateness);
                group.is_law |= is_law;
                group.rules.push(one);
            }
            None => groups.push(Group { directive, rank, lateness, is_law, rules: vec![one] }),
        }
    }
    groups
}

/// What rules that govern together order: the strictest of those that no purpose exempts.
fn strictest<'a>(world: &World<'a>, rules: &[&Reached<'a>]) -> Answer<'a> {
    let mut rules = rules.to_vec();
    rules.sort_by_key(|r| r.place());
    let bound: Vec<&Reached<'a>> =
        rules.iter().copied().filter(|r| exempted(world, r).is_none()).collect();
    let (governing, verdict, basis) = if bound.is_empty() {
        let basis = rules.iter().find_map(|r| exempted(world, r));
        (rules, Verdict::Exempt, basis.unwrap_or(LineBasis::Rules))
    } else {
        let verdict = bound.iter().map(|r| verdict_of(&r.rule.order)).max();
        let verdict = verdict.unwrap_or(Verdict::Undetermined);
        let is_channel = |r: &&Reached<'_>| r.rule.order == Order::Clear { open_channel: true };
        let is_open = verdict == Verdict::Clear && bound.iter().any(is_channel);
        (bound, verdict, if is_open { LineBasis::OpenChannel } else { LineBasis::Rules })
    };
    Answer {
        verdict,
        basis,
        governing: governing.into_iter().cloned().collect(),
        overridden: Vec::new(),
        shown_not_applied: Vec::new(),
    }
}

const fn verdict_of(order: &Order) -> Verdict {
    match order {
        Order::Clear { .. } => Verdict::Clear,
        Order::AdvisedAgainst => Verdict::AdvisedAgainst,
        Order::NotifyFirst { .. } => Verdict::NotifyFirst,
        Order::ApprovalRequired { .. } => Verdict::ApprovalRequired,
        Order::Prohibited => Verdict::Prohibited,
    }
}

/// Whether the declared purpose stands above this rule. Source: semantics, doubts 2 and 3.
fn exempted(world: &World<'_>, reached: &Reached<'_>) -> Option<LineBasis> {
    let contact = world.inputs.contact;
    let purpose = contact.purpose.as_ref()?;
    let declarer = contact.officer.clone();
    if exemption::is_standing(purpose) && !is_removed(world, reached) {
        return Some(LineBasis::Standing { purpose: purpose.clone(), declarer });
    }
    reached.rule.except.contains(purpose).then(|| LineBasis::Except {
        rule: reached.place(),
        purpose: purpose.clone(),
        declarer,
    })
}

/// Whether a rule removes the declared standing exemption under a named law.
fn is_removed(world: &World<'_>, reached: &Reached<'_>) -> bool {
    world.inputs.contact.purpose.as_ref().is_some_and(|purpose| {
        exemption::is_removable(purpose)
            && reached.paragraph.has_legal_authority
            && reached.rule.no_exempt.contains(purpose)
    })
}

/// The standing exemption that holds whoever the counterpart is: declared, and removed by no rule
/// in force for the act. Source: semantics, doubts 4: "settled by an exemption only".
pub(crate) fn exempt_whoever(world: &World<'_>) -> Option<LineBasis> {
    let contact = world.inputs.contact;
    let purpose = contact.purpose.as_ref().filter(|p| exemption::is_standing(p))?;
    let is_removed = world.ruling().any(|p| {
        exemption::is_removable(purpose)
            && p.has_legal_authority
            && p.paragraph.rule.as_ref().is_some_and(|rule| {
                rule.acts.contains(&contact.act) && rule.no_exempt.contains(purpose)
            })
    });
    (!is_removed).then(|| LineBasis::Standing {
        purpose: purpose.clone(),
        declarer: contact.officer.clone(),
    })
}
