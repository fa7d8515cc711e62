//! What a decision holds in, who may see it out: one who may see every party and directive in it.
//! Never leaves one out because a reader is not shown it today.

use super::world::World;
use clearance::decision::{Decision, Line};
use clearance::{Disclosed, ScreenedCounterpart};
use directive::Released;
use parties::{Levels, PartyId, Visibility};

/// The more closed of two, with the compartments of both.
pub(crate) fn joined(levels: &Levels, mut one: Visibility, other: &Visibility) -> Visibility {
    if levels.rank(&other.level).is_none() || levels.rank(&other.level) > levels.rank(&one.level) {
        one.level = other.level.clone();
    }
    one.compartments.extend(other.compartments.iter().cloned());
    one
}

/// Of what a decision rests on: its parties, with rivals, and the paragraphs that govern.
pub(crate) fn of_decision(world: &World, released: &[Released], decision: &Decision) -> Visibility {
    of_lines(world, released, decision.lines.iter())
}

/// Of what an account was shown. By what it is made of the account may see all of it.
pub(crate) fn of_shown(world: &World, shown: &Disclosed) -> Visibility {
    of_lines(world, &world.released, shown.lines.iter().filter_map(|l| l.plain()))
}

/// Of what the record keeps of a decision: besides what it rests on, links and paragraphs that gave
/// way, every match that was weighed, and the lists and directives that it was made with, which are
/// named by number and marking.
pub(crate) fn of_record(
    world: &World,
    decision: &Decision,
    screened: &[ScreenedCounterpart],
) -> Visibility {
    let levels = &world.organisation.levels;
    let weighed = screened.iter().flat_map(|s| std::iter::once(&s.own).chain(&s.capacity));
    let weighed = weighed.flat_map(|s| &s.matches).map(|m| &m.party);
    let lines = decision.lines.iter().flat_map(|l| std::iter::once(l).chain(&l.capacity));
    let links: Vec<_> = lines.flat_map(|l| &l.links).collect();
    let parties = weighed.chain(links.iter().map(|l| &l.of));
    let parties = parties.filter_map(|id| world.registry().get(id)).map(|p| &p.visibility);
    // Paragraphs that gave way are of directives released by then.
    let made_with = world.released.iter().map(|r| &r.visibility).chain(world.index_markings());
    let beside = links.iter().map(|l| &l.visibility).chain(made_with);
    let whole = of_decision(world, &world.released, decision);
    parties.chain(beside).fold(whole, |whole, one| joined(levels, whole, one))
}

fn of_lines<'a>(
    world: &World,
    released: &[Released],
    lines: impl Iterator<Item = &'a Line>,
) -> Visibility {
    let levels = &world.organisation.levels;
    let mut whole = Visibility::at(levels.lowest());
    for line in lines.flat_map(|l| std::iter::once(l).chain(&l.capacity)) {
        let parties = line.candidates.iter().map(|c| &c.party).chain(&line.party);
        let known = |p: &PartyId| world.registry().get(p).map(|p| &p.visibility);
        for one in parties.chain(&line.merged_from).filter_map(known) {
            whole = joined(levels, whole, one);
        }
        let cited = line.cites.iter().filter_map(|c| c.rule.as_ref().map(|r| &r.directive));
        let amending = line.cites.iter().filter_map(|c| c.amended_by.as_ref());
        for id in cited.chain(amending) {
            if let Some(released) = released.iter().find(|r| r.directive.id == *id) {
                whole = joined(levels, whole, &released.visibility);
            }
        }
    }
    whole
}
