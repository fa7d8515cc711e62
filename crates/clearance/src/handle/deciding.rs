//! The life of a request: file, agree, refuse, take back, stand aside, concur.

use super::{
    CONDITIONS_MAX, Desk, GRANT_DAYS_AFTER, PARTICIPANTS_MAX, is_coarse, relation_to, say_enough,
};
use crate::approving;
use crate::authorise::{Authorised, Relation, UseCase, authorise};
use crate::deadline;
use crate::event::Event;
use crate::filed::{Concurrence, Consent, Decider, Filed, Phase, Standing};
use crate::grant::Agreement;
use crate::ids::RequestId;
use crate::not_allowed::NotAllowed;
use crate::request::Request;
use directive::Approval;
use jiff::{Timestamp, ToSpan};
use parties::{FunctionId, Organisation, PostId, Visibility};
use std::collections::BTreeSet;

/// The end of a grant when nobody names one: the end of the day of the contact at the post, and
/// [`GRANT_DAYS_AFTER`] days.
#[must_use]
pub fn default_until(organisation: &Organisation, post: &PostId, at: Timestamp) -> Timestamp {
    let zone =
        organisation.post(post).and_then(deadline::zone_of).unwrap_or(jiff::tz::TimeZone::UTC);
    let day = at.to_zoned(zone.clone()).date();
    let day = day.checked_add(GRANT_DAYS_AFTER.days()).unwrap_or(day);
    deadline::end_of(day, &zone)
}

impl Desk<'_> {
    pub(super) fn file(
        self,
        request: &Request,
        visibility: &Visibility,
    ) -> Result<Vec<Event>, NotAllowed> {
        let unknown = || NotAllowed::Unknown { what: "decision", id: request.decision.to_string() };
        let asked = self.state.asked().get(&request.decision).ok_or_else(unknown)?;
        if !self.actor.may_see(&self.organisation.levels, visibility) {
            return Err(unknown());
        }
        let relation = if request.requester == self.actor.officer {
            if self.actor.posts.contains(&request.post) { Relation::Own } else { Relation::Other }
        } else if self.actor.posts.contains(&request.post) {
            Relation::Post
        } else {
            Relation::Other
        };
        self.authorise(UseCase::Request, visibility, relation)?;
        say_enough("reasons of the request", &request.reason)?;
        if self.state.requests().contains_key(&request.id) {
            return Err(NotAllowed::Taken { id: request.id.to_string() });
        }
        let decision = request.decision.to_string();
        let differs = |what| NotAllowed::NotTheDecision { decision: decision.clone(), what };
        if asked.contact.post != request.post {
            return Err(differs("posts"));
        }
        if asked.contact.act != request.act {
            return Err(differs("acts"));
        }
        if asked.contact.at != request.at {
            return Err(differs("times"));
        }
        if request.needed.is_empty() {
            return Err(NotAllowed::NothingNeeded);
        }
        if request.at <= self.at {
            return Err(NotAllowed::Past { at: request.at });
        }
        limit("participants", request.participants.len(), PARTICIPANTS_MAX)?;
        limit("conditions", request.conditions.len(), CONDITIONS_MAX)?;
        let mut request = Box::new(request.clone());
        if asked.contact.officer != request.requester {
            // Whoever has the contact is part of it, also when a colleague files the request.
            request.participants.insert(asked.contact.officer.clone());
        }
        Ok(vec![Event::Requested { request }])
    }

    pub(super) fn approve(
        self,
        id: RequestId,
        function: &FunctionId,
        conditions: &[String],
        until: Option<Timestamp>,
    ) -> Result<Vec<Event>, NotAllowed> {
        let filed = self.seen(id)?;
        self.may_decide(filed, UseCase::Approve, function)?;
        let Standing::Open { agreed } = &filed.standing else {
            return Err(self.phase(filed));
        };
        self.is_new(filed, agreed, function)?;
        let request = &filed.request;
        if let Some(until) = until.filter(|u| *u <= request.at) {
            return Err(NotAllowed::TooShort { until, at: request.at });
        }
        let mut all: Vec<Consent> = agreed.clone();
        let agreement = Agreement {
            officer: self.actor.officer.clone(),
            function: function.clone(),
            at: self.at,
        };
        all.push(Consent { agreement, conditions: conditions.to_vec(), until });
        let united = unite(request, &all);
        limit("conditions", united.len(), CONDITIONS_MAX)?;

        let mut events = self.lapses(filed);
        events.push(Event::Agreed {
            request: id,
            officer: self.actor.officer.clone(),
            function: function.clone(),
            conditions: conditions.to_vec(),
            until,
        });
        let given: Vec<Agreement> = all.iter().map(|c| c.agreement.clone()).collect();
        if filed.is_met_by(self.organisation, &given) {
            let until = all
                .iter()
                .filter_map(|c| c.until)
                .min()
                .unwrap_or_else(|| default_until(self.organisation, &request.post, request.at));
            events.push(Event::Granted { request: id, conditions: united, until });
        }
        Ok(events)
    }

    pub(super) fn deny(
        self,
        id: RequestId,
        function: &FunctionId,
        grounds: &str,
    ) -> Result<Vec<Event>, NotAllowed> {
        let filed = self.seen(id)?;
        self.may_decide(filed, UseCase::Deny, function)?;
        say_enough("grounds of the denial", grounds)?;
        let mut events = self.lapses(filed);
        events.push(Event::Denied {
            request: id,
            officer: self.actor.officer.clone(),
            function: function.clone(),
            grounds: grounds.to_owned(),
        });
        Ok(events)
    }

    pub(super) fn withdraw(self, id: RequestId, grounds: &str) -> Result<Vec<Event>, NotAllowed> {
        let filed = self.seen(id)?;
        self.authorise_on(filed, UseCase::Withdraw)?;
        if !matches!(filed.phase(self.at), Phase::Open | Phase::Granted) {
            return Err(self.phase(filed));
        }
        if filed.request.requester != self.actor.officer {
            self.is_unbarred(filed)?;
            say_enough("grounds of the withdrawal", grounds)?;
        }
        Ok(vec![Event::Withdrawn {
            request: id,
            officer: self.actor.officer.clone(),
            grounds: grounds.to_owned(),
        }])
    }

    pub(super) fn recuse(self, id: RequestId, tie: &str) -> Result<Vec<Event>, NotAllowed> {
        let filed = self.seen(id)?;
        self.authorise_on(filed, UseCase::Recuse)?;
        if filed.phase(self.at) != Phase::Open {
            return Err(self.phase(filed));
        }
        let officer = self.actor.officer.clone();
        if filed.recused.contains_key(&officer) {
            let could = self.could(filed);
            return Err(NotAllowed::Barred { officer, bar: approving::Bar::Recused, could });
        }
        Ok(vec![Event::Recused { request: id, officer, tie: tie.to_owned() }])
    }

    pub(super) fn meet_condition(
        self,
        id: RequestId,
        condition: &str,
        evidence: &str,
    ) -> Result<Vec<Event>, NotAllowed> {
        let filed = self.seen(id)?;
        self.authorise_on(filed, UseCase::ConditionMet)?;
        let Standing::Granted { grant, .. } = &filed.standing else {
            return Err(self.phase(filed));
        };
        if !grant.conditions.iter().any(|c| c == condition) {
            let (condition, conditions) = (condition.to_owned(), grant.conditions.clone());
            return Err(NotAllowed::NoCondition { condition, conditions });
        }
        Ok(vec![Event::ConditionMet {
            request: id,
            condition: condition.to_owned(),
            officer: self.actor.officer.clone(),
            evidence: evidence.to_owned(),
        }])
    }

    pub(super) fn ask_concurrence(
        self,
        id: RequestId,
        function: &FunctionId,
        due: Timestamp,
    ) -> Result<Vec<Event>, NotAllowed> {
        let filed = self.seen(id)?;
        self.authorise_on(filed, UseCase::ConcurrenceAsk)?;
        if filed.phase(self.at) != Phase::Open {
            return Err(self.phase(filed));
        }
        if !self.organisation.functions.contains(function) {
            return Err(NotAllowed::Unknown { what: "function", id: function.to_string() });
        }
        if due <= self.at {
            return Err(NotAllowed::Past { at: due });
        }
        if let Some(standing) = filed.concurrences.get(function) {
            let (function, standing) = (function.clone(), standing.words_at(self.at));
            return Err(NotAllowed::WasAsked { function, standing });
        }
        Ok(vec![Event::ConcurrenceAsked { request: id, function: function.clone(), due }])
    }

    /// An answer of a clearer; with grounds an objection.
    pub(super) fn concur(
        self,
        id: RequestId,
        function: &FunctionId,
        objection: Option<&str>,
    ) -> Result<Vec<Event>, NotAllowed> {
        let filed = self.seen(id)?;
        self.authorise_on(filed, UseCase::Concur)?;
        if filed.phase(self.at) != Phase::Open {
            return Err(self.phase(filed));
        }
        self.holds(filed, function)?;
        let standing = filed.concurrences.get(function).map(|c| c.words_at(self.at));
        if standing != Some("asked") {
            let (function, standing) = (function.clone(), standing.unwrap_or("not asked"));
            return Err(NotAllowed::NotWaitedFor { function, standing });
        }
        let (officer, function) = (self.actor.officer.clone(), function.clone());
        let Some(grounds) = objection else {
            return Ok(vec![Event::Concurred { request: id, function, officer }]);
        };
        say_enough("grounds of the objection", grounds)?;
        let grounds = grounds.to_owned();
        Ok(vec![Event::Objected { request: id, function, officer, grounds }])
    }

    /// Lapses that time has made and nobody has recorded.
    fn lapses(self, filed: &Filed) -> Vec<Event> {
        let is_over = |c: &Concurrence| matches!(c, Concurrence::Asked { due } if *due <= self.at);
        filed
            .concurrences
            .iter()
            .filter(|(_, c)| is_over(c))
            .map(|(f, _)| Event::Lapsed { request: filed.request.id, function: f.clone() })
            .collect()
    }

    /// Role, state, person and function, in the order in which a person would want to be told.
    fn may_decide(
        self,
        filed: &Filed,
        act: UseCase,
        function: &FunctionId,
    ) -> Result<(), NotAllowed> {
        let relation = relation_to(self.organisation, self.actor, filed);
        let levels = &self.organisation.levels;
        let by_table = authorise(self.actor, act, &filed.visibility, relation, levels);
        if let Authorised::Refused(refusal) = by_table
            && !is_coarse(refusal)
        {
            return Err(NotAllowed::Refused { act, refusal });
        }
        if filed.phase(self.at) != Phase::Open {
            return Err(self.phase(filed));
        }
        let officer = self.actor.officer.clone();
        let (request, recused) = (&filed.request, &filed.recused);
        if let Some(bar) = approving::bar(self.organisation, request, recused, &officer, function) {
            return Err(NotAllowed::Barred { officer, bar, could: self.could(filed) });
        }
        let is_asked = |by: &Approval| by.functions().contains(function);
        if !filed.expressions(self.organisation).iter().any(is_asked) {
            let could = self.could(filed);
            return Err(NotAllowed::NotAsked { function: function.clone(), could });
        }
        self.holds(filed, function)?;
        match by_table {
            Authorised::Allowed => Ok(()),
            Authorised::Refused(refusal) => Err(NotAllowed::Refused { act, refusal }),
        }
    }

    /// Whether anything the actor may decide as is not barred; one who takes part may always take
    /// a request back.
    fn is_unbarred(self, filed: &Filed) -> Result<(), NotAllowed> {
        let (request, officer) = (&filed.request, self.actor.officer.clone());
        if request.participants.contains(&officer) {
            return Ok(());
        }
        let expressions = filed.expressions(self.organisation);
        let functions: BTreeSet<FunctionId> =
            expressions.iter().flat_map(Approval::functions).collect();
        let mut bars = functions
            .iter()
            .filter(|f| approving::holds(self.organisation, self.actor, f, &request.post))
            .map(|f| approving::bar(self.organisation, request, &filed.recused, &officer, f));
        match bars.next() {
            Some(Some(bar)) if bars.all(|b| b.is_some()) => {
                Err(NotAllowed::Barred { officer, bar, could: self.could(filed) })
            }
            _ => Ok(()),
        }
    }

    fn holds(self, filed: &Filed, function: &FunctionId) -> Result<(), NotAllowed> {
        if approving::holds(self.organisation, self.actor, function, &filed.request.post) {
            return Ok(());
        }
        let (officer, function) = (self.actor.officer.clone(), function.clone());
        Err(NotAllowed::NotHeld { officer, function, could: self.could(filed) })
    }

    /// One person fills one function within a paragraph: a second signature counts only where a
    /// paragraph names this function and none of those the person has signed as.
    fn is_new(
        self,
        filed: &Filed,
        agreed: &[Consent],
        function: &FunctionId,
    ) -> Result<(), NotAllowed> {
        let filled = agreed.iter().map(|c| &c.agreement).find(|a| &a.function == function);
        if let Some(other) = filled.filter(|a| a.officer != self.actor.officer) {
            // A second holder may sign only where the first fills another function of the same
            // paragraph; a plain second signature would add nothing.
            let signed_twice =
                agreed.iter().filter(|c| c.agreement.officer == other.officer).count() > 1;
            if !signed_twice {
                let (by, function) = (other.officer.clone(), function.clone());
                return Err(NotAllowed::Filled { by, function });
            }
        }
        let mine: BTreeSet<&FunctionId> = agreed
            .iter()
            .map(|c| &c.agreement)
            .filter(|a| a.officer == self.actor.officer)
            .map(|a| &a.function)
            .collect();
        let adds = filed.expressions(self.organisation).iter().any(|by| {
            let named = by.functions();
            named.contains(function) && !mine.iter().any(|f| named.contains(*f))
        });
        match mine.first() {
            Some(_) if adds => Ok(()),
            Some(signed) => Err(NotAllowed::Signed {
                officer: self.actor.officer.clone(),
                function: (*signed).clone(),
                could: self.could(filed),
            }),
            None => Ok(()),
        }
    }

    fn could(self, filed: &Filed) -> Vec<Decider> {
        filed.who_can_decide(self.organisation)
    }

    fn phase(self, filed: &Filed) -> NotAllowed {
        NotAllowed::Phase { request: filed.request.id, phase: filed.phase(self.at) }
    }
}

/// The conditions of the rules and of everyone who agreed, each once, in order.
fn unite(request: &Request, agreed: &[Consent]) -> Vec<String> {
    let mut united: Vec<String> = Vec::new();
    for condition in request.conditions.iter().chain(agreed.iter().flat_map(|c| &c.conditions)) {
        if !united.contains(condition) {
            united.push(condition.clone());
        }
    }
    united
}

fn limit(what: &'static str, count: usize, max: usize) -> Result<(), NotAllowed> {
    if count > max { Err(NotAllowed::TooMany { what, count, max }) } else { Ok(()) }
}
