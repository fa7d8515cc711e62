//! What a draft is held against: everything, or what its drafter may see, as if the rest were not
//! there. A suggestion or a fault must not name what is hidden.

use super::world::World;
use crate::Trouble;
use clearance::asked;
use clearance::examples::{self, ExampleOutcome};
use directive::Released;
use parties::{Organisation, Party, Registry, Snapshot, Visibility};
use screening::Options;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A world to draft in.
pub(super) struct Drafting<'a> {
    /// Everything.
    pub(super) world: &'a World,
    /// The organisation, with the compartments there are.
    pub(super) organisation: Cow<'a, Organisation>,
    /// The parties there are.
    pub(super) registry: Cow<'a, Registry>,
    /// The directives there are.
    pub(super) released: Cow<'a, [Released]>,
    may_see: &'a dyn Fn(&Visibility) -> bool,
}

impl<'a> Drafting<'a> {
    /// On everything.
    pub(super) fn all(world: &'a World) -> Self {
        Self {
            world,
            organisation: Cow::Borrowed(&world.organisation),
            registry: Cow::Borrowed(world.registry()),
            released: Cow::Borrowed(world.released.as_slice()),
            may_see: &|_| true,
        }
    }

    /// On what may be seen.
    pub(super) fn seen(world: &'a World, may_see: &'a dyn Fn(&Visibility) -> bool) -> Self {
        let is_whole = |p: &Party| {
            may_see(&p.visibility) && p.affiliations.iter().all(|a| may_see(&a.visibility))
        };
        let registry = if world.registry().all().all(is_whole) {
            Cow::Borrowed(world.registry())
        } else {
            Cow::Owned(seen_of(world.registry(), may_see))
        };
        let mut released = world.released.to_vec();
        released.retain(|r| may_see(&r.visibility));
        let mut organisation = Organisation::clone(&world.organisation);
        let lowest = organisation.levels.lowest();
        organisation.compartments.retain(|c| {
            let compartments = BTreeSet::from([c.clone()]);
            may_see(&Visibility { level: lowest.clone(), compartments })
        });
        let organisation = Cow::Owned(organisation);
        Self { world, organisation, registry, released: Cow::Owned(released), may_see }
    }

    /// What the examples of a directive get here.
    pub(super) fn asked_examples(
        &self,
        released: &Released,
    ) -> Result<Vec<ExampleOutcome>, Trouble> {
        let indexes = self.world.indexes(self.may_see)?;
        let screen = |c: &clearance::Counterpart| asked::screen_one(c, &indexes, &Options::usual());
        let setting = examples::Setting {
            organisation: &self.organisation,
            registry: &self.registry,
            others: &self.released,
            screen: &screen,
        };
        Ok(examples::run(released, &setting))
    }
}

/// The parties that may be seen, with the links that may.
pub(super) fn seen_of(registry: &Registry, may_see: &dyn Fn(&Visibility) -> bool) -> Registry {
    let parties = registry.all().filter(|p| may_see(&p.visibility));
    let parties = parties.map(|p| party_seen(p, registry, may_see));
    let parties: Vec<Party> = parties.collect();
    let snapshot = parties.first().map(|p| p.list.clone());
    Registry::of(snapshot.map(|list| Snapshot { list, parties }))
}

/// A party without the links, and the merge, that may not be seen.
pub(super) fn party_seen(
    party: &Party,
    registry: &Registry,
    may_see: &dyn Fn(&Visibility) -> bool,
) -> Party {
    let mut party = party.clone();
    let is_seen = |id: &parties::PartyId| registry.get(id).is_none_or(|p| may_see(&p.visibility));
    party.affiliations.retain(|a| may_see(&a.visibility) && is_seen(&a.of));
    party.merged_into = party.merged_into.filter(|into| is_seen(into));
    party
}
