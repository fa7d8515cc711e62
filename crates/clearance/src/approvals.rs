//! Who may still give an approval, and whether a grant gives it. Source: semantics, doubts 10, 11.

use crate::approving::{self, DEPUTY, HEAD_OF_POST};
use crate::decision::{Line, Needed, Satisfied};
use crate::grant::Grant;
use crate::world::World;
use directive::Approval;
use parties::{FunctionId, OfficerId, Party, PartyId};
use std::collections::{BTreeMap, BTreeSet};

/// Whether persons can be found who fill the expression: each one function, and neither the
/// requester nor anyone with a declared tie to the party.
pub(crate) fn is_anybody_left(world: &World<'_>, by: &Approval, party: Option<&PartyId>) -> bool {
    let party = party.and_then(|p| world.party(p));
    let holders = by.functions().into_iter().map(|f| {
        let persons = holders(world, &f, party);
        (f, persons)
    });
    approving::can_be_met(by, &holders.collect())
}

/// The officers who may decide as a function for this contact.
fn holders(world: &World<'_>, function: &FunctionId, party: Option<&Party>) -> BTreeSet<OfficerId> {
    let contact = world.inputs.contact;
    let is_local = matches!(function.as_str(), HEAD_OF_POST | DEPUTY);
    let mut found: BTreeSet<OfficerId> = world
        .inputs
        .organisation
        .officers
        .iter()
        .filter(|o| o.functions.contains(function) && (!is_local || o.post == contact.post))
        .map(|o| o.id.clone())
        .collect();
    let at_post = match function.as_str() {
        HEAD_OF_POST => world.post.and_then(|p| p.head.clone()),
        DEPUTY => world.post.and_then(|p| p.deputy.clone()),
        _ => None,
    };
    found.extend(at_post);
    let is_tied = |id: &OfficerId| {
        let officer = world.inputs.organisation.officer(id);
        officer
            .into_iter()
            .flat_map(|o| &o.ties)
            .any(|tie| party.is_some_and(|p| world.is_same(&tie.of, p)))
    };
    found.retain(|id| id != &contact.officer && !is_tied(id));
    found
}

/// The grant that satisfies a line, the one that ends last.
pub(crate) fn satisfied(world: &World<'_>, line: &Line) -> Option<Satisfied> {
    if line.approvals.is_empty() {
        return None;
    }
    let contact = world.inputs.contact;
    let party = world.party(line.party.as_ref()?)?;
    let names_it = |grant: &&Grant| {
        grant.act == contact.act
            && grant.post == contact.post
            && contact.at < grant.until
            && grant.given_at <= world.inputs.policy.as_of
            && grant.parties.iter().any(|p| world.is_same(p, party))
            && line.approvals.iter().all(|needed| is_met(world, needed, grant))
    };
    let grant = world
        .inputs
        .grants
        .iter()
        .copied()
        .filter(names_it)
        .max_by_key(|g| (g.until, g.given_at))?;
    Some(Satisfied {
        request: grant.request.clone(),
        until: grant.until,
        conditions: grant.conditions.clone(),
    })
}

/// Whether what was agreed meets what one paragraph demands. The requester's own word never counts.
pub(crate) fn is_met(world: &World<'_>, needed: &Needed, grant: &Grant) -> bool {
    if grant.by_authority.contains(&(needed.rule.directive.clone(), needed.rule.paragraph)) {
        return true;
    }
    let agreed = grant.agreed.iter().filter(|a| a.officer != world.inputs.contact.officer);
    let mut persons: BTreeMap<FunctionId, BTreeSet<OfficerId>> = BTreeMap::new();
    for one in agreed {
        persons.entry(one.function.clone()).or_default().insert(one.officer.clone());
    }
    if let Some(authority) = &needed.authority_instead {
        let wanted = authority.trim().to_lowercase();
        if persons.keys().any(|f| f.as_str().to_lowercase() == wanted) {
            return true;
        }
    }
    approving::can_be_met(&needed.by, &persons)
}
