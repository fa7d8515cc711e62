//! Requests, grants, contacts and items: what a person asks becomes a command, `clearance::handle`
//! says what follows, and that is recorded. Has no rule of its own; only finds what a command
//! needs.

use super::Desk;
use super::checks::sealed;
use crate::Trouble;
use clearance::authorise::UseCase;
use clearance::command::Command;
use clearance::contact_log::Meeting;
use clearance::decision::Decision;
use clearance::filed::Filed;
use clearance::handle;
use clearance::ids::{ContactId, DecisionId, ItemId, RequestId};
use clearance::request::{Needed, Request};
use clearance::state::{Asked, Logged};
use clearance::{Event, Verdict};
use parties::{OfficerId, PartyId, Visibility};
use std::collections::BTreeSet;

/// A contact to be logged.
#[derive(Debug, Clone)]
pub struct Logging {
    /// The decision it was asked in.
    pub decision: DecisionId,
    /// The request whose grant it rests on; found by the decision when not named.
    pub request: Option<RequestId>,
    /// Who else took part on our side.
    pub participants: BTreeSet<OfficerId>,
}

impl Desk {
    /// Files a request for the approvals that a decision named, by the policy of this moment.
    ///
    /// # Errors
    /// No such decision, nothing that needs approval, or an account that may not.
    pub fn request(
        &mut self,
        account: &OfficerId,
        decision: &DecisionId,
        participants: &BTreeSet<OfficerId>,
        reason: &str,
    ) -> Result<RequestId, Trouble> {
        let id = RequestId::from_random(self.machine.bytes());
        self.deed(account, |desk| {
            let asked = desk.asked(decision)?;
            let decided = desk.decided_now(decision, &asked)?;
            let request = Request {
                id,
                decision: *decision,
                requester: account.clone(),
                participants: participants.clone(),
                post: asked.contact.post.clone(),
                act: asked.contact.act,
                at: asked.contact.at,
                parties: parties_of(&decided),
                needed: desk.needed(&decided)?,
                conditions: decided.whole.conditions.clone(),
                reason: reason.to_owned(),
            };
            Ok((Command::Request { request: Box::new(request) }, asked.visibility))
        })?;
        Ok(id)
    }

    /// Does what a command about a request asks.
    ///
    /// # Errors
    /// What `clearance::handle` says against it.
    pub fn on_request(
        &mut self,
        account: &OfficerId,
        request: &RequestId,
        command: &Command,
    ) -> Result<Vec<Event>, Trouble> {
        self.deed(account, |desk| {
            let filed = desk.state.requests().get(request);
            let visibility = filed.map_or_else(|| desk.open_to_all(), |f| f.visibility.clone());
            Ok((command.clone(), visibility))
        })
    }

    /// Logs a contact as held. One asked about too late is declared afterwards, without blame.
    ///
    /// # Errors
    /// What `clearance::handle` says against it.
    pub fn held(
        &mut self,
        account: &OfficerId,
        logging: &Logging,
        how: &str,
    ) -> Result<(ContactId, Vec<Event>), Trouble> {
        let id = ContactId::from_random(self.machine.bytes());
        let events = self.deed(account, |desk| {
            let (meeting, visibility) = desk.meeting(account, id, logging)?;
            Ok((Command::Hold { meeting: Box::new(meeting), account: how.to_owned() }, visibility))
        })?;
        Ok((id, events))
    }

    /// Logs a contact as declined.
    ///
    /// # Errors
    /// What `clearance::handle` says against it.
    pub fn declined(
        &mut self,
        account: &OfficerId,
        logging: &Logging,
        grounds: &str,
    ) -> Result<ContactId, Trouble> {
        let id = ContactId::from_random(self.machine.bytes());
        self.deed(account, |desk| {
            let (meeting, visibility) = desk.meeting(account, id, logging)?;
            let grounds = grounds.to_owned();
            Ok((Command::Decline { meeting: Box::new(meeting), grounds }, visibility))
        })?;
        Ok(id)
    }

    /// Writes a memorandum of a contact in the log.
    ///
    /// # Errors
    /// What `clearance::handle` says against it.
    pub fn memo(
        &mut self,
        account: &OfficerId,
        contact: ContactId,
        lines: &Memo,
    ) -> Result<(), Trouble> {
        self.deed(account, |desk| {
            let logged = desk.state.contacts().get(&contact);
            let visibility = logged.map_or_else(|| desk.open_to_all(), |l| l.visibility.clone());
            let Memo { present, said, next } = lines.clone();
            Ok((Command::Memo { contact, present, said, next }, visibility))
        })?;
        Ok(())
    }

    /// Says that an item of a worklist is done.
    ///
    /// # Errors
    /// What `clearance::handle` says against it.
    pub fn finish(&mut self, account: &OfficerId, item: ItemId, note: &str) -> Result<(), Trouble> {
        self.deed(account, |desk| {
            let listed = desk.state.worklist().get(&item);
            let visibility = listed.map_or_else(|| desk.open_to_all(), |l| l.visibility.clone());
            Ok((Command::Finish { item, note: note.to_owned() }, visibility))
        })?;
        Ok(())
    }

    /// A request as it stands, if the account may see it.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn request_shown(&self, account: &OfficerId, id: &RequestId) -> Result<Filed, Trouble> {
        let unknown = || Trouble::not_there("request", id.to_string(), "check the reference");
        let filed = self.state.requests().get(id).ok_or_else(unknown)?;
        let reader = self.reader(account)?;
        let relation = handle::relation_to(self.organisation()?, &reader, filed);
        self.allow(&reader, UseCase::RequestShow, &filed.visibility, relation)
            .map_err(|_| unknown())?;
        Ok(filed.clone())
    }

    /// Every request the account may see, the nearest contact first.
    ///
    /// # Errors
    /// No organisation, or no such account.
    pub fn requests_shown(&self, account: &OfficerId) -> Result<Vec<Filed>, Trouble> {
        self.reader(account)?;
        let all = self.state.requests().keys();
        let mut filed: Vec<Filed> =
            all.filter_map(|id| self.request_shown(account, id).ok()).collect();
        filed.sort_by_key(|f| f.request.at);
        Ok(filed)
    }

    /// Every contact in the log that the account may see, the latest first.
    ///
    /// # Errors
    /// No organisation, or no such account.
    pub fn contacts_shown(&self, account: &OfficerId) -> Result<Vec<Logged>, Trouble> {
        let reader = self.reader(account)?;
        let may_see = |logged: &&Logged| {
            let relation = handle::relation_to_meeting(&reader, &logged.meeting);
            self.allow(&reader, UseCase::ContactShow, &logged.visibility, relation).is_ok()
        };
        let mut logged: Vec<Logged> =
            self.state.contacts().values().filter(may_see).cloned().collect();
        logged.sort_by_key(|l| std::cmp::Reverse(l.meeting.at));
        Ok(logged)
    }

    /// Records what a command gives, each time on the newest state.
    fn deed(
        &mut self,
        account: &OfficerId,
        mut make: impl FnMut(&mut Self) -> Result<(Command, Visibility), Trouble>,
    ) -> Result<Vec<Event>, Trouble> {
        let recorded = self.record(Some(account), |desk| {
            let reader = desk.reader(account)?;
            let (command, visibility) = make(desk)?;
            let events = handle::handle(&desk.state, &command, &reader, desk.now())?;
            Ok(events.into_iter().map(|event| (event, visibility.clone())).collect())
        })?;
        Ok(recorded.into_iter().map(|envelope| envelope.event).collect())
    }

    /// The contact of a decision, decided again by the policy of this moment.
    pub(crate) fn decided_now(
        &mut self,
        id: &DecisionId,
        asked: &Asked,
    ) -> Result<Decision, Trouble> {
        let (world, now) = (self.world()?, self.now());
        sealed(&world, *id, &asked.contact, now, &world.released)
    }

    fn needed(&self, decided: &Decision) -> Result<Vec<Needed>, Trouble> {
        let directives = self.state.directives();
        let authority = |id| {
            let issued = directives.get(id).and_then(directive::life::State::issued);
            issued.map(|i| i.released.directive.authority.clone()).unwrap_or_default()
        };
        let needed = decided.whole.approvals.iter().map(|n| Needed {
            directive: n.rule.directive.clone(),
            paragraph: n.rule.paragraph,
            by: n.by.clone(),
            authority: authority(&n.rule.directive),
        });
        Ok(needed.collect())
    }

    fn meeting(
        &self,
        account: &OfficerId,
        id: ContactId,
        logging: &Logging,
    ) -> Result<(Meeting, Visibility), Trouble> {
        let asked = self.asked(&logging.decision)?;
        let mut filed = self.state.requests().values();
        let of_decision = filed.find(|f| f.request.decision == logging.decision);
        let request = logging.request.or_else(|| of_decision.map(|f| f.request.id));
        let parties = request
            .and_then(|r| self.state.requests().get(&r))
            .map(|f| f.request.parties.clone())
            .unwrap_or_default();
        let meeting = Meeting {
            id,
            decision: Some(logging.decision),
            request,
            post: asked.contact.post.clone(),
            officer: account.clone(),
            participants: logging.participants.clone(),
            act: asked.contact.act,
            at: asked.contact.at,
            with: asked.contact.counterparts.iter().map(|c| c.name.clone()).collect(),
            parties,
        };
        Ok((meeting, asked.visibility))
    }
}

/// The three lines of a memorandum.
#[derive(Debug, Clone)]
pub struct Memo {
    /// Who was there.
    pub present: String,
    /// What was said.
    pub said: String,
    /// What follows.
    pub next: String,
}

/// The parties that a decision asks approval for, capacities included.
fn parties_of(decided: &Decision) -> BTreeSet<PartyId> {
    let all = decided.lines.iter().flat_map(|l| std::iter::once(l).chain(&l.capacity));
    let asking = all.filter(|l| l.verdict == Verdict::ApprovalRequired);
    asking.filter_map(|l| l.party.clone()).collect()
}
