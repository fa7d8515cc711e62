//! The facts of a contact that may be missing, and the values they may have. Source: semantics,
//! doubts 9.

use crate::decision::Fact;
use crate::reach::Reached;
use crate::world::World;
use directive::{Initiator, Levels, Venue};
use parties::ContactLevel;

/// Ways to fill in the missing facts that are tried for one party. Largest possible in use:
/// 2 initiators × 3 places × 8 levels. An organisation with more levels than this allows for has
/// its contacts undetermined until the level is given.
pub(crate) const VARIATIONS_MAX: usize = 512;

/// One way the facts may be. None stands for a fact that no rule in question asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Facts {
    pub(crate) initiator: Option<Initiator>,
    pub(crate) venue: Option<Venue>,
    pub(crate) level: Option<ContactLevel>,
}

/// Which facts are missing though a rule that may reach asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Missing {
    pub(crate) initiator: bool,
    pub(crate) venue: bool,
    pub(crate) level: bool,
}

/// The facts as given or implied by the act.
fn given(world: &World<'_>) -> Facts {
    let contact = world.inputs.contact;
    let is_level_known = |l: &&ContactLevel| world.inputs.organisation.contact_rank(l).is_some();
    Facts {
        initiator: contact.initiator.or_else(|| contact.act.implied_initiator()),
        venue: contact.venue,
        level: contact.level.as_ref().filter(is_level_known).cloned(),
    }
}

/// Every way the facts may be, and which of them had to be filled in.
pub(crate) fn variations(world: &World<'_>, reached: &[Reached<'_>]) -> (Vec<Facts>, Missing) {
    let given = given(world);
    let asks = |f: &dyn Fn(&Reached<'_>) -> bool| reached.iter().any(f);
    let missing = Missing {
        initiator: given.initiator.is_none() && asks(&|r| r.rule.initiator.is_some()),
        venue: given.venue.is_none() && asks(&|r| !r.rule.places.is_empty()),
        level: given.level.is_none() && asks(&|r| r.rule.levels.is_some()),
    };
    let initiators = options(given.initiator, missing.initiator, Initiator::ALL);
    let venues = options(given.venue, missing.venue, Venue::ALL);
    let levels = options(given.level, missing.level, &world.inputs.organisation.contact_levels);
    let mut all = Vec::new();
    for initiator in &initiators {
        for venue in &venues {
            for level in &levels {
                if all.len() < VARIATIONS_MAX {
                    all.push(Facts { initiator: *initiator, venue: *venue, level: level.clone() });
                }
            }
        }
    }
    (all, missing)
}

fn options<T: Clone>(given: Option<T>, is_missing: bool, all: &[T]) -> Vec<Option<T>> {
    if is_missing && !all.is_empty() {
        all.iter().cloned().map(Some).collect()
    } else {
        vec![given]
    }
}

/// Whether a rule holds with these facts.
pub(crate) fn fits(world: &World<'_>, reached: &Reached<'_>, facts: &Facts) -> bool {
    let rule = reached.rule;
    let is_initiator = rule.initiator.is_none_or(|wanted| facts.initiator == Some(wanted));
    let is_place = rule.places.is_empty() || facts.venue.is_some_and(|v| rule.places.contains(&v));
    let rank = |level: &ContactLevel| world.inputs.organisation.contact_rank(level);
    let actual = facts.level.as_ref().and_then(rank);
    let is_level = match &rule.levels {
        None => true,
        // A level the organisation does not have: the rule is asked about, and taken to hold when
        // it is taken in at all.
        Some(Levels::AtLeast(l)) => rank(l).is_none_or(|l| actual.is_some_and(|a| a >= l)),
        Some(Levels::AtMost(l)) => rank(l).is_none_or(|l| actual.is_some_and(|a| a <= l)),
    };
    is_initiator && is_place && is_level
}

/// The questions about missing facts whose values give different answers. `differ(a, b)` says
/// whether two ways, by their places in `all`, do.
pub(crate) fn questions(
    world: &World<'_>,
    all: &[Facts],
    missing: Missing,
    differ: &dyn Fn(usize, usize) -> bool,
) -> Vec<Fact> {
    let matters = |is_missing: bool, rest: &dyn Fn(&Facts) -> Facts| {
        is_missing
            && all.iter().enumerate().any(|(i, a)| {
                let others = all.iter().enumerate().skip(i + 1);
                others.into_iter().any(|(j, b)| rest(a) == rest(b) && differ(i, j))
            })
    };
    let mut found = Vec::new();
    if matters(missing.initiator, &|f| Facts { initiator: None, ..f.clone() }) {
        found.push(Fact::Initiator(Initiator::ALL.to_vec()));
    }
    if matters(missing.venue, &|f| Facts { venue: None, ..f.clone() }) {
        found.push(Fact::Venue(Venue::ALL.to_vec()));
    }
    if matters(missing.level, &|f| Facts { level: None, ..f.clone() }) {
        found.push(Fact::Level(world.inputs.organisation.contact_levels.clone()));
    }
    found
}
