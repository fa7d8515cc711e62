//! Requests, grants, contacts and items: what a person asks becomes a command, `clearance::handle`
//! says what follows, and that is recorded. Has no rule of its own; only finds what a command
//! needs.

use super::checks::made;
use super::{Desk, marking};
use crate::Trouble;
use clearance::authorise::{Relation, UseCase};
use clearance::command::Command;
use clearance::contact_log::Meeting;
use clearance::decision::{Line, Whole};
use clearance::filed::Filed;
use clearance::handle;
use clearance::ids::{ContactId, DecisionId, ItemId, RequestId};
use clearance::not_allowed::NotAllowed;
use clearance::request::{Needed, Request};
use clearance::state::{Asked, Logged};
use clearance::{Disclosed, Event, Reader, Verdict};
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
            desk.are_accounts(participants)?;
            let reader = desk.reader(account)?;
            let asked = desk.asked(&reader, decision)?;
            let (shown, visibility) = desk.decided_now(&reader, decision, &asked)?;
            let Some(decided) = shown.plain() else { return Err(referred(&shown)) };
            let lines: Vec<&Line> = shown.lines.iter().filter_map(|l| l.plain()).collect();
            let request = Request {
                id,
                decision: *decision,
                requester: account.clone(),
                participants: participants.clone(),
                post: asked.contact.post.clone(),
                act: asked.contact.act,
                at: asked.contact.at,
                parties: desk.parties_of(&lines)?,
                needed: desk.needed(decided),
                conditions: decided.conditions.clone(),
                reason: reason.to_owned(),
            };
            let (request, seen) = (Box::new(request), visibility.clone());
            Ok((Command::Request { request, visibility: seen }, visibility))
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
            desk.is_untied(account, request, command)?;
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

    /// A request as it stands, read: it leaves a trace, unless it is the reader's own.
    ///
    /// # Errors
    /// As [`Self::request_shown`]; a store that cannot record.
    pub fn read_request(&mut self, account: &OfficerId, id: &RequestId) -> Result<Filed, Trouble> {
        let filed = self.request_shown(account, id)?;
        self.read_requests(account, [&filed])?;
        Ok(filed)
    }

    /// Says that these requests were read.
    ///
    /// # Errors
    /// A store that cannot record.
    pub fn read_requests<'a>(
        &mut self,
        account: &OfficerId,
        filed: impl IntoIterator<Item = &'a Filed>,
    ) -> Result<(), Trouble> {
        let reader = self.reader(account)?;
        let us = self.organisation()?;
        let is_others = |f: &&Filed| handle::relation_to(us, &reader, f) != Relation::Own;
        let read = filed.into_iter().filter(is_others);
        let read: Vec<(String, Visibility)> =
            read.map(|f| (f.request.id.to_string(), f.visibility.clone())).collect();
        self.looked_at(account, UseCase::RequestShow, &read)
    }

    /// Says that these contacts were read.
    ///
    /// # Errors
    /// A store that cannot record.
    pub fn read_contacts(&mut self, account: &OfficerId, read: &[Logged]) -> Result<(), Trouble> {
        let reader = self.reader(account)?;
        let is_others =
            |l: &&Logged| handle::relation_to_meeting(&reader, &l.meeting) != Relation::Own;
        let read = read.iter().filter(is_others);
        let read: Vec<(String, Visibility)> =
            read.map(|l| (l.meeting.id.to_string(), l.visibility.clone())).collect();
        self.looked_at(account, UseCase::ContactShow, &read)
    }

    /// Records what a command gives, each time on the newest state.
    pub(crate) fn deed(
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

    /// The contact of a decision, decided again by the policy of this moment, as the reader is
    /// shown it, and who may see that.
    fn decided_now(
        &self,
        reader: &Reader,
        id: &DecisionId,
        asked: &Asked,
    ) -> Result<(Disclosed, Visibility), Trouble> {
        let (world, now) = (self.world()?, self.now());
        let shown = made(&world, *id, &asked.contact, now, reader)?.disclosed;
        let visibility = marking::of_shown(&world, &shown);
        Ok((shown, visibility))
    }

    fn needed(&self, decided: &Whole) -> Vec<Needed> {
        let directives = self.state.directives();
        let authority = |id| {
            let issued = directives.get(id).and_then(directive::life::State::issued);
            issued.map(|i| i.released.directive.authority.clone()).unwrap_or_default()
        };
        let needed = decided.approvals.iter().map(|n| Needed {
            directive: n.rule.directive.clone(),
            paragraph: n.rule.paragraph,
            by: n.by.clone(),
            authority: authority(&n.rule.directive),
        });
        needed.collect()
    }

    /// The parties that lines ask approval for, with the ids merged into them: a tie or a grant
    /// under an old id is one to the party.
    fn parties_of(&self, lines: &[&Line]) -> Result<BTreeSet<PartyId>, Trouble> {
        let world = self.world()?;
        let all = lines.iter().flat_map(|l| std::iter::once(*l).chain(&l.capacity));
        let asking = all.filter(|l| l.verdict == Verdict::ApprovalRequired);
        let met = asking.flat_map(|l| l.party.iter().chain(&l.merged_from));
        let survivor = |id: &PartyId| world.registry().survivor(id).map(|p| p.id.clone());
        Ok(met.flat_map(|id| survivor(id).into_iter().chain([id.clone()])).collect())
    }

    /// Whether nobody who decides has declared a tie to a party of the request under another id of
    /// it: under its own, the life of the request says so.
    pub(crate) fn is_untied(
        &self,
        account: &OfficerId,
        request: &RequestId,
        command: &Command,
    ) -> Result<(), Trouble> {
        let is_decided = matches!(
            command,
            Command::Approve { .. } | Command::Deny { .. } | Command::Withdraw { .. }
        );
        // One who may not see the request is told by its life that there is none.
        let Ok(filed) = self.request_shown(account, request) else { return Ok(()) };
        let request = &filed.request;
        let takes_part = request.requester == *account || request.participants.contains(account);
        let ties = self.officer(account)?.ties.clone();
        if !is_decided || takes_part || ties.is_empty() {
            return Ok(());
        }
        let world = self.world()?;
        let one = |id: &PartyId| {
            world.registry().survivor(id).map_or_else(|| id.clone(), |p| p.id.clone())
        };
        let parties: BTreeSet<PartyId> = request.parties.iter().map(one).collect();
        match ties.iter().find(|t| parties.contains(&one(&t.of))) {
            None => Ok(()),
            Some(tie) => {
                let bar = clearance::approving::Bar::Tie(tie.of.clone());
                let could = filed.who_can_decide(self.organisation()?);
                Err(NotAllowed::Barred { officer: account.clone(), bar, could }.into())
            }
        }
    }

    /// Whether every name is that of an account: one misspelt would not be barred from approving.
    fn are_accounts(&self, named: &BTreeSet<OfficerId>) -> Result<(), Trouble> {
        named.iter().try_for_each(|name| self.officer(name).map(|_| ()))
    }

    fn meeting(
        &self,
        account: &OfficerId,
        id: ContactId,
        logging: &Logging,
    ) -> Result<(Meeting, Visibility), Trouble> {
        self.are_accounts(&logging.participants)?;
        let reader = self.reader(account)?;
        let asked = self.asked(&reader, &logging.decision)?;
        let may_log =
            asked.contact.officer == *account || reader.posts.contains(&asked.contact.post);
        let filed = self.request_of(account, logging);
        // Who decides a request may read the decision, and logs no contact on it.
        let takes_part = filed.as_ref().is_some_and(|f| f.request.participants.contains(account));
        if !may_log && !takes_part {
            let id = logging.decision.to_string();
            return Err(Trouble::not_there("decision", id, "check the reference"));
        }
        let shown = self.shown_to(&reader, &logging.decision, &asked)?;
        let world = self.world()?;
        let mut visibility = marking::of_shown(&world, &shown);
        if let Some(filed) = &filed {
            let levels = &world.organisation.levels;
            visibility = marking::joined(levels, visibility, &filed.visibility);
        }
        let request = filed.as_ref().map(|f| f.request.id);
        let parties = filed.map(|f| f.request.parties).unwrap_or_default();
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
        Ok((meeting, visibility))
    }

    /// The request a contact rests on, if the account may see it: who was told to refer logs the
    /// contact without it.
    fn request_of(&self, account: &OfficerId, logging: &Logging) -> Option<Filed> {
        let of_decision = || self.orders.requests_of(&logging.decision).min();
        let request = logging.request.or_else(of_decision)?;
        self.request_shown(account, &request).ok()
    }
}

/// What somebody is told who asks for approval of what may not be seen: nothing but the office.
fn referred(shown: &Disclosed) -> Trouble {
    Trouble::NotAllowed {
        what: format!("{} is for {} to answer", shown.id, shown.refer_to),
        remedy: format!("refer to {}, and name the decision", shown.refer_to),
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
