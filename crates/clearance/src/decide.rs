//! Matches and policy in, decision out. Looks at no clock and no database; a rule that cannot be
//! applied or a name that cannot be read means undetermined, never clear.

use crate::contact::{Contact, Counterpart};
use crate::decision::{Decision, Line, MadeWith, Whole};
use crate::grant::Grant;
use crate::ids::DecisionId;
use crate::line::decide_counterpart;
use crate::world::World;
use directive::Policy;
use parties::{Organisation, Registry};
use screening::Screened;

/// What screening found for one counterpart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenedCounterpart {
    /// For its own name.
    pub own: Screened,
    /// For each name in its capacity: `for NAME`, and any party mentioned in free words.
    pub capacity: Vec<Screened>,
}

/// Everything a decision is made of. Registry, policy and grants are those known as of
/// `policy.as_of`; the caller has chosen them.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// What is asked.
    pub contact: &'a Contact,
    /// What screening found, one for each counterpart in order.
    pub screened: &'a [ScreenedCounterpart],
    /// The parties.
    pub registry: &'a Registry,
    /// The organisation.
    pub organisation: &'a Organisation,
    /// The policy for the contact's post and time.
    pub policy: &'a Policy<'a>,
    /// Grants known.
    pub grants: &'a [&'a Grant],
}

/// Decides a contact. Decided on everything; what a reader may see of it is
/// [`Decision::disclosed_to`].
#[must_use]
pub fn decide(id: DecisionId, inputs: &Inputs<'_>, made_with: MadeWith) -> Decision {
    let world = World::of(*inputs, None);
    let lines = decide_lines(&world);
    Decision {
        id,
        contact: inputs.contact.clone(),
        as_of: inputs.policy.as_of,
        whole: Whole::of(&lines),
        lines,
        made_with,
    }
}

/// One line for each counterpart, in order. A counterpart that was not screened is unread.
pub(crate) fn decide_lines(world: &World<'_>) -> Vec<Line> {
    let counterparts = &world.inputs.contact.counterparts;
    let decide_one = |(i, counterpart): (usize, &Counterpart)| match world.inputs.screened.get(i) {
        Some(screened) => decide_counterpart(world, counterpart, screened),
        None => decide_counterpart(world, counterpart, &unscreened(counterpart)),
    };
    counterparts.iter().enumerate().map(decide_one).collect()
}

fn unscreened(counterpart: &Counterpart) -> ScreenedCounterpart {
    let name = counterpart.name.clone();
    let own =
        Screened { query: name.clone(), matches: Vec::new(), ambiguity: 0, unread: vec![name] };
    ScreenedCounterpart { own, capacity: Vec::new() }
}
