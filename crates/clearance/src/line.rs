//! One counterpart in, its line out: who it may be, what each would get, and that answer when all
//! agree; else undetermined with the questions. Never clear because something was not known.

use crate::answers::{Answers, answers};
use crate::contact::Counterpart;
use crate::decision::{Candidate, Fact, Line, LineBasis, Question};
use crate::governing::{self, Answer};
use crate::identity::{Identity, Possible, compared, identify};
use crate::owed;
use crate::verdict::Verdict;
use crate::world::World;
use screening::Screened;

/// Parties a line states as candidates. Largest seen: 2. Beyond it the likeliest stand; all are
/// weighed.
const CANDIDATES_MAX: usize = 50;

/// Decides one name, capacities aside.
pub(crate) fn decide_name(
    world: &World<'_>,
    counterpart: &Counterpart,
    screened: &Screened,
) -> Line {
    let identity = identify(world, counterpart, screened);
    let each: Vec<Answers<'_>> =
        identity.possible.iter().map(|p| answers(world, p.party)).collect();
    let mut line = blank(world, counterpart, screened, &identity, &each);
    let settled = if world.post.is_none() {
        line.questions.push(Question::Fact(Fact::Post));
        None
    } else {
        settle(world, &identity, &each)
    };
    match settled {
        Some(answer) => {
            line.verdict = answer.verdict;
            line.basis = answer.basis.clone();
            line.overridden = answer.overridden.clone();
            line.shown_not_applied = answer.shown_not_applied.clone();
            let merged = answer.governing.iter().map(|r| owed::cite(r.paragraph, Some(&r.by)));
            line.cites = owed::united(merged);
            if answer.basis == LineBasis::DefaultRule {
                line.cites.push(owed::default_citation());
            }
            owed::owe(world, &mut line, &answer);
        }
        None => unsettle(&mut line, &identity, &each),
    }
    owed::note(world, &mut line);
    line
}

/// The line before anything is decided.
fn blank(
    world: &World<'_>,
    counterpart: &Counterpart,
    screened: &Screened,
    identity: &Identity<'_>,
    each: &[Answers<'_>],
) -> Line {
    let stated = match identity.possible.as_slice() {
        [one] if !identity.is_generic => Some(one),
        _ => None,
    };
    let candidates = identity.possible.iter().zip(each).take(CANDIDATES_MAX);
    let candidates = candidates.map(|(p, a)| candidate(counterpart, p, a)).collect();
    let listings = stated.map_or_else(Vec::new, |p| {
        let all = world.descriptions(p.party).into_iter().flat_map(|d| &d.listings);
        all.filter(|l| l.holds_on(world.day)).cloned().collect()
    });
    let links = stated.map_or_else(Vec::new, |p| world.links(p.party));
    Line {
        query: screened.query.clone(),
        verdict: Verdict::Undetermined,
        basis: LineBasis::Unsettled,
        party: stated.map(|p| p.party.id.clone()),
        merged_from: stated.and_then(|p| p.merged_from.clone()),
        found: identity.possible.first().and_then(|p| beside(counterpart, p)),
        candidates: if identity.is_generic { Vec::new() } else { candidates },
        unread: identity.unread.clone(),
        cites: Vec::new(),
        overridden: Vec::new(),
        shown_not_applied: Vec::new(),
        listings,
        links: links.into_iter().cloned().collect(),
        approvals: Vec::new(),
        satisfied_by: None,
        duties: Vec::new(),
        conditions: Vec::new(),
        questions: Vec::new(),
        notes: Vec::new(),
        capacity: Vec::new(),
    }
}

/// The match that led to a party, with what is known beside the name.
fn beside(counterpart: &Counterpart, possible: &Possible<'_>) -> Option<screening::Match> {
    possible.found.map(|found| compared(found, counterpart, possible.party))
}

fn candidate(
    counterpart: &Counterpart,
    possible: &Possible<'_>,
    answers: &Answers<'_>,
) -> Candidate {
    Candidate {
        party: possible.party.id.clone(),
        merged_from: possible.merged_from.clone(),
        caption: possible.party.caption().to_owned(),
        short_names: possible.party.short_names().map(str::to_owned).collect(),
        found: beside(counterpart, possible),
        verdict: answers.one().map(|a| a.verdict),
    }
}

/// The answer that all possible ones agree on. Source: semantics, doubts 4.
fn settle<'a>(
    world: &World<'a>,
    identity: &Identity<'a>,
    each: &[Answers<'a>],
) -> Option<Answer<'a>> {
    let nobody = Answers::for_nobody();
    let is_nobody_possible = identity.may_be_nobody || each.is_empty();
    let mut all: Vec<&Answer<'a>> = each.iter().flat_map(|a| &a.all).collect();
    if is_nobody_possible {
        all.extend(&nobody.all);
    }
    let first = (*all.first()?).clone();
    if identity.may_be_anybody {
        // Whoever it is, only a standing exemption can settle it.
        let basis = governing::exempt_whoever(world)?;
        return all.iter().all(|a| a.owes_nothing()).then(|| exempt(&all, basis));
    }
    let key = first.key();
    if all.iter().all(|a| a.key() == key) {
        return Some(first);
    }
    let exemption = all.iter().find(|a| a.verdict == Verdict::Exempt).map(|a| a.basis.clone())?;
    all.iter().all(|a| a.owes_nothing()).then(|| exempt(&all, exemption))
}

/// Exempt, whichever party it is: every paragraph that may reach is cited, none is owed anything.
fn exempt<'a>(all: &[&Answer<'a>], basis: LineBasis) -> Answer<'a> {
    let governing = all.iter().flat_map(|a| a.governing.iter().cloned()).collect();
    Answer { verdict: Verdict::Exempt, basis, governing, ..Answer::default_rule() }
}

/// Says why a line is undetermined: what it may come under, and what would settle it.
fn unsettle(line: &mut Line, identity: &Identity<'_>, each: &[Answers<'_>]) {
    let own: Vec<Question> = std::mem::take(&mut line.questions);
    line.questions.extend(identity.questions.iter().cloned());
    line.questions.extend(each.iter().flat_map(|a| a.questions.iter().cloned()));
    line.questions.extend(own);
    let mut seen = Vec::new();
    line.questions.retain(|q| {
        let is_new = !seen.contains(q);
        if is_new {
            seen.push(q.clone());
        }
        is_new
    });
    if identity.is_generic {
        return;
    }
    let governing = each.iter().flat_map(|a| &a.all).flat_map(|a| &a.governing);
    line.cites = owed::united(governing.map(|r| owed::cite(r.paragraph, Some(&r.by))));
}

/// The line of a counterpart: its own, and those it speaks for. Contact through an intermediary is
/// contact. Source: semantics, doubts 7.
pub(crate) fn decide_counterpart(
    world: &World<'_>,
    counterpart: &Counterpart,
    screened: &crate::decide::ScreenedCounterpart,
) -> Line {
    let mut line = decide_name(world, counterpart, &screened.own);
    line.capacity =
        screened.capacity.iter().map(|s| decide_name(world, &spoken_for(s), s)).collect();
    for other in line.capacity.clone() {
        join(&mut line, &other);
    }
    line
}

/// Whoever is named in a capacity: a name, and nothing known beside it.
fn spoken_for(screened: &Screened) -> Counterpart {
    Counterpart {
        name: screened.query.clone(),
        kind: parties::Kind::Any,
        born: None,
        countries: Vec::new(),
        identifiers: Vec::new(),
        capacity: None,
        is: None,
        is_not: Vec::new(),
    }
}

/// Joins the line of one spoken for into the counterpart's: the strictest verdict, with what it
/// stands on; citations, duties and conditions unite.
fn join(line: &mut Line, other: &Line) {
    if other.basis == LineBasis::DefaultRule {
        return;
    }
    let is_first = line.basis == LineBasis::DefaultRule;
    if is_first {
        line.cites.clear();
    }
    if is_first || other.verdict > line.verdict {
        line.verdict = other.verdict;
        line.basis = other.basis.clone();
        line.party = other.party.clone().or(line.party.take());
        line.merged_from = other.merged_from.clone();
        line.found = other.found.clone().or(line.found.take());
    }
    line.cites = owed::united(line.cites.drain(..).chain(other.cites.iter().cloned()));
    for need in &other.approvals {
        if !line.approvals.contains(need) {
            line.approvals.push(need.clone());
        }
    }
    // A grant must meet every line; the counterpart's is met only when all of its own are.
    line.satisfied_by = match (&line.satisfied_by, &other.satisfied_by) {
        (None, met) if is_first => met.clone(),
        (Some(met), Some(_)) => Some(met.clone()),
        (met, None) if other.approvals.is_empty() => met.clone(),
        _ => None,
    };
    extend_new(&mut line.duties, &other.duties);
    extend_new(&mut line.conditions, &other.conditions);
    extend_new(&mut line.questions, &other.questions);
    extend_new(&mut line.notes, &other.notes);
    if line.verdict == Verdict::Prohibited || line.verdict == Verdict::Undetermined {
        line.satisfied_by = None;
    }
}

fn extend_new<T: Clone + PartialEq>(kept: &mut Vec<T>, more: &[T]) {
    for item in more {
        if !kept.contains(item) {
            kept.push(item.clone());
        }
    }
}
