//! Events in the life of a request, applied. Each looks at the state it needs and at who may do
//! it by what the request itself says; the finer reasons are `handle`'s.

use super::State;
use crate::approving;
use crate::event::Event;
use crate::filed::{Concurrence, Consent, Filed, Met, Standing};
use crate::grant::{Agreement, Grant};
use jiff::Timestamp;
use parties::{FunctionId, OfficerId, Organisation, Visibility};
use std::collections::BTreeMap;

impl State {
    pub(super) fn apply_request(&mut self, at: Timestamp, seen_by: &Visibility, event: &Event) {
        if let Event::Requested { request } = event {
            let filed = || Filed::new(request.as_ref().clone(), seen_by.clone(), at);
            self.requests.entry(request.id).or_insert_with(filed);
            return;
        }
        let Some(id) = event.request() else { return };
        let (Some(filed), Some(organisation)) =
            (self.requests.get_mut(&id), self.organisation.as_ref())
        else {
            return;
        };
        match event {
            Event::Agreed { officer, function, conditions, until, .. } => {
                let agreement =
                    Agreement { officer: officer.clone(), function: function.clone(), at };
                let (conditions, until) = (conditions.clone(), *until);
                agree(organisation, filed, Consent { agreement, conditions, until });
            }
            Event::Granted { conditions, until, .. } => {
                grant(organisation, filed, at, conditions, *until);
            }
            Event::Denied { officer, function, grounds, .. } => {
                deny(organisation, filed, at, (officer, function), grounds);
            }
            Event::Withdrawn { officer, grounds, .. } => withdraw(filed, at, officer, grounds),
            Event::Recused { officer, tie, .. } => recuse(filed, officer, tie),
            Event::ConditionMet { condition, officer, evidence, .. } => {
                if let Standing::Granted { met, grant } = &mut filed.standing
                    && grant.conditions.contains(condition)
                {
                    let (officer, evidence) = (officer.clone(), evidence.clone());
                    met.entry(condition.clone()).or_insert(Met { officer, at, evidence });
                }
            }
            other => concur(filed, at, other),
        }
    }
}

fn is_barred(
    organisation: &Organisation,
    filed: &Filed,
    officer: &OfficerId,
    function: &FunctionId,
) -> bool {
    approving::bar(organisation, &filed.request, &filed.recused, officer, function).is_some()
}

fn agree(organisation: &Organisation, filed: &mut Filed, consent: Consent) {
    let Agreement { officer, function, .. } = &consent.agreement;
    if is_barred(organisation, filed, officer, function) {
        return;
    }
    if let Standing::Open { agreed } = &mut filed.standing {
        let is_same =
            |c: &Consent| (&c.agreement.officer, &c.agreement.function) == (officer, function);
        if !agreed.iter().any(is_same) {
            agreed.push(consent);
        }
    }
}

fn grant(
    organisation: &Organisation,
    filed: &mut Filed,
    at: Timestamp,
    conditions: &[String],
    until: Timestamp,
) {
    let Standing::Open { agreed } = &filed.standing else { return };
    let agreed: Vec<Agreement> = agreed.iter().map(|c| c.agreement.clone()).collect();
    // INVARIANT: no grant by fewer than the expressions need, whatever the event says.
    if !filed.is_met_by(organisation, &agreed) {
        return;
    }
    let request = &filed.request;
    let by_authority = request
        .needed
        .iter()
        .zip(filed.expressions(organisation))
        .filter(|(needed, by)| needed.by != *by)
        .map(|(needed, _)| (needed.directive.clone(), needed.paragraph))
        .collect();
    let grant = Grant {
        request: request.id.to_string(),
        parties: request.parties.clone(),
        act: request.act,
        post: request.post.clone(),
        agreed,
        given_at: at,
        until,
        conditions: conditions.to_vec(),
        by_authority,
    };
    filed.standing = Standing::Granted { grant, met: BTreeMap::new() };
}

fn deny(
    organisation: &Organisation,
    filed: &mut Filed,
    at: Timestamp,
    (officer, function): (&OfficerId, &FunctionId),
    grounds: &str,
) {
    let is_open = matches!(filed.standing, Standing::Open { .. });
    if is_open && !is_barred(organisation, filed, officer, function) {
        let by = Agreement { officer: officer.clone(), function: function.clone(), at };
        filed.standing = Standing::Denied { by, grounds: grounds.to_owned() };
    }
}

fn withdraw(filed: &mut Filed, at: Timestamp, officer: &OfficerId, grounds: &str) {
    let grant = match &filed.standing {
        Standing::Open { .. } => None,
        Standing::Granted { grant, .. } => Some(grant.clone()),
        Standing::Denied { .. } | Standing::Withdrawn { .. } => return,
    };
    let (officer, grounds) = (officer.clone(), grounds.to_owned());
    filed.standing = Standing::Withdrawn { officer, at, grounds, grant };
}

/// Standing aside takes back an agreement given while the request is still open.
fn recuse(filed: &mut Filed, officer: &OfficerId, tie: &str) {
    if let Standing::Open { agreed } = &mut filed.standing {
        agreed.retain(|c| &c.agreement.officer != officer);
        filed.recused.entry(officer.clone()).or_insert_with(|| tie.to_owned());
    }
}

fn concur(filed: &mut Filed, at: Timestamp, event: &Event) {
    if let Event::ConcurrenceAsked { function, due, .. } = event {
        let asked = Concurrence::Asked { due: *due };
        filed.concurrences.entry(function.clone()).or_insert(asked);
        return;
    }
    let (function, answer) = match event {
        Event::Concurred { function, officer, .. } => {
            (function, Some(Concurrence::Agreed { officer: officer.clone(), at }))
        }
        Event::Objected { function, officer, grounds, .. } => {
            let (officer, grounds) = (officer.clone(), grounds.clone());
            (function, Some(Concurrence::Objected { officer, at, grounds }))
        }
        Event::Lapsed { function, .. } => (function, None),
        _ => return,
    };
    let Some(standing) = filed.concurrences.get_mut(function) else { return };
    if let Concurrence::Asked { due } = standing {
        match answer {
            Some(answer) if at < *due => *standing = answer,
            None if at >= *due => *standing = Concurrence::Lapsed { due: *due },
            _ => {}
        }
    }
}
