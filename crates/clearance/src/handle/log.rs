//! The log of contacts, words about counterparts, and items done.

use super::{Desk, PARTICIPANTS_MAX, relation_to_meeting, say_enough};
use crate::authorise::{Relation, UseCase};
use crate::contact_log::Meeting;
use crate::event::{Confirmation, Event};
use crate::ids::{ContactId, ItemId};
use crate::not_allowed::NotAllowed;
use crate::state::Logged;
use parties::Visibility;

impl Desk<'_> {
    pub(super) fn hold(self, meeting: &Meeting, account: &str) -> Result<Vec<Event>, NotAllowed> {
        self.may_log(meeting, UseCase::ContactHeld)?;
        if meeting.at > self.at {
            return Err(NotAllowed::ToCome { at: meeting.at });
        }
        let meeting = Box::new(meeting.clone());
        if self.was_asked_before(&meeting) {
            return Ok(vec![Event::ContactHeld { meeting }]);
        }
        Ok(vec![Event::DeclaredAfterwards { meeting, account: account.to_owned() }])
    }

    pub(super) fn decline(
        self,
        meeting: &Meeting,
        grounds: &str,
    ) -> Result<Vec<Event>, NotAllowed> {
        self.may_log(meeting, UseCase::ContactDeclined)?;
        let (meeting, grounds) = (Box::new(meeting.clone()), grounds.to_owned());
        Ok(vec![Event::ContactDeclined { meeting, grounds }])
    }

    pub(super) fn memo(
        self,
        id: ContactId,
        present: &str,
        said: &str,
        next: &str,
    ) -> Result<Vec<Event>, NotAllowed> {
        let logged = self.logged(id)?;
        let relation = relation_to_meeting(self.actor, &logged.meeting);
        self.authorise(UseCase::ContactMemo, &logged.visibility, relation)?;
        if said.trim().is_empty() {
            return Err(NotAllowed::Grounds { what: "lines of the memorandum" });
        }
        Ok(vec![Event::Memorandum {
            contact: id,
            officer: self.actor.officer.clone(),
            present: present.to_owned(),
            said: said.to_owned(),
            next: next.to_owned(),
        }])
    }

    pub(super) fn confirm(self, confirmation: &Confirmation) -> Result<Vec<Event>, NotAllowed> {
        let asked = confirmation.decision.and_then(|d| self.state.asked().get(&d));
        let relation = match (asked, confirmation.decision) {
            (Some(asked), _) if asked.contact.officer == self.actor.officer => Relation::Own,
            (Some(asked), _) if self.actor.posts.contains(&asked.contact.post) => Relation::Post,
            (Some(_), _) => Relation::Other,
            // Not about a decision: a word of one's own.
            (None, None) => Relation::Own,
            (None, Some(id)) => {
                return Err(NotAllowed::Unknown { what: "decision", id: id.to_string() });
            }
        };
        let lowest = Visibility::at(self.organisation.levels.lowest());
        // The name is the asker's own word; whether the party may be named is held against what
        // its reader sees before the command is made.
        self.authorise(UseCase::Confirm, &lowest, relation)?;
        say_enough("grounds of the confirmation", &confirmation.grounds)?;
        Ok(vec![Event::Confirmed { confirmation: Box::new(confirmation.clone()) }])
    }

    pub(super) fn finish(self, id: ItemId, note: &str) -> Result<Vec<Event>, NotAllowed> {
        let unknown = || NotAllowed::Unknown { what: "item", id: id.to_string() };
        let listed = self.state.worklist().get(&id).ok_or_else(unknown)?;
        if !self.actor.may_see(&self.organisation.levels, &listed.visibility) {
            return Err(unknown());
        }
        let is_of_post = self.actor.posts.contains(&listed.item.post);
        let relation = if is_of_post { Relation::Post } else { Relation::Other };
        // Whoever may not read it is not told that it is there.
        self.authorise(UseCase::Worklist, &listed.visibility, relation).map_err(|_| unknown())?;
        self.authorise(UseCase::WorklistDone, &listed.visibility, relation)?;
        if let Some((by, _)) = &listed.done {
            return Err(NotAllowed::Done { by: by.clone() });
        }
        let (officer, note) = (self.actor.officer.clone(), note.to_owned());
        Ok(vec![Event::ItemDone { item: id, officer, note }])
    }

    fn logged(&self, id: ContactId) -> Result<&Logged, NotAllowed> {
        let unknown = || NotAllowed::Unknown { what: "contact", id: id.to_string() };
        let logged = self.state.contacts().get(&id).ok_or_else(unknown)?;
        let relation = relation_to_meeting(self.actor, &logged.meeting);
        // One's own can be written up by anybody; another's is there for who may read it.
        let is_known = relation == Relation::Own
            || self.authorise(UseCase::ContactShow, &logged.visibility, relation).is_ok();
        if is_known && self.actor.may_see(&self.organisation.levels, &logged.visibility) {
            Ok(logged)
        } else {
            Err(unknown())
        }
    }

    /// Whether the decision it names was asked for before it took place.
    fn was_asked_before(&self, meeting: &Meeting) -> bool {
        let asked = meeting.decision.and_then(|d| self.state.asked().get(&d));
        asked.is_some_and(|a| a.at <= meeting.at)
    }

    fn may_log(&self, meeting: &Meeting, act: UseCase) -> Result<(), NotAllowed> {
        if self.state.contacts().contains_key(&meeting.id) {
            return Err(NotAllowed::Taken { id: meeting.id.to_string() });
        }
        let count = meeting.participants.len();
        if count > PARTICIPANTS_MAX {
            let (what, max) = ("participants", PARTICIPANTS_MAX);
            return Err(NotAllowed::TooMany { what, count, max });
        }
        let lowest = Visibility::at(self.organisation.levels.lowest());
        if let Some(id) = meeting.decision {
            // Who was told to refer may not see the decision and still logs the contact on it.
            let asked = self.state.asked().get(&id);
            let is_of_post = asked.is_some_and(|a| a.contact.post == meeting.post);
            if !is_of_post {
                return Err(NotAllowed::Unknown { what: "decision", id: id.to_string() });
            }
        }
        if let Some(id) = meeting.request {
            let _ = self.seen(id)?;
        }
        self.authorise(act, &lowest, relation_to_meeting(self.actor, meeting))
    }
}
