//! Events decided on what is known, recorded on what is known: when another process wrote meanwhile
//! they are decided anew. In a group they are folded at once and recorded together at its end.
//! Never records an event decided on something older than the record.

use super::Desk;
use crate::Trouble;
use clearance::ids::EventId;
use clearance::{Envelope, Event};
use parties::{OfficerId, Visibility};
use store::{CommitError, NewEvent};

/// Times a deed is decided anew because others wrote meanwhile. Largest seen: 3, with two processes
/// that did nothing but write. Beyond it the person is asked to try again.
pub(crate) const TRIES_MAX: usize = 50;

impl Desk {
    /// Records what `decide` says follows from the present state, and folds it.
    ///
    /// # Errors
    /// What `decide` refuses; a store that cannot record; others that keep writing.
    pub(crate) fn record(
        &mut self,
        account: Option<&OfficerId>,
        mut decide: impl FnMut(&mut Self) -> Result<Vec<(Event, Visibility)>, Trouble>,
    ) -> Result<Vec<Envelope>, Trouble> {
        if self.pending.is_some() {
            let decided = decide(self)?;
            let envelopes = self.envelopes(account, decided);
            return Ok(self.pend(envelopes));
        }
        for _ in 0..TRIES_MAX {
            self.refresh()?;
            let decided = decide(self)?;
            let envelopes = self.envelopes(account, decided);
            let events = self.salted(&envelopes);
            match self.store.commit_if(self.size, &events) {
                Ok(_) => {
                    envelopes.iter().for_each(|e| self.fold(e));
                    return Ok(envelopes);
                }
                Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Trouble::Busy)
    }

    pub(crate) fn envelopes(
        &self,
        account: Option<&OfficerId>,
        decided: Vec<(Event, Visibility)>,
    ) -> Vec<Envelope> {
        let (at, actor) = (self.now(), self.actor(account));
        decided
            .into_iter()
            .map(|(event, visibility)| Envelope {
                version: clearance::event::VERSION,
                id: EventId::from_random(self.machine.bytes()),
                at,
                actor: actor.clone(),
                visibility,
                event,
            })
            .collect()
    }

    fn salted(&self, envelopes: &[Envelope]) -> Vec<NewEvent> {
        let salted = |e: &Envelope| NewEvent { envelope: e.clone(), salt: self.machine.bytes() };
        envelopes.iter().map(salted).collect()
    }

    fn pend(&mut self, envelopes: Vec<Envelope>) -> Vec<Envelope> {
        let events = self.salted(&envelopes);
        envelopes.iter().for_each(|e| self.fold(e));
        if let Some(pending) = &mut self.pending {
            pending.extend(events);
        }
        envelopes
    }

    /// Begins a group: from here on events are folded, and recorded only when it ends. Nobody may
    /// be told of them before.
    ///
    /// # Errors
    /// Events of others that cannot be read.
    pub(crate) fn begin_group(&mut self) -> Result<(), Trouble> {
        self.refresh()?;
        self.pending = Some(Vec::new());
        Ok(())
    }

    /// Events of the group that are not recorded yet.
    pub(crate) fn pending(&self) -> usize {
        self.pending.as_ref().map_or(0, Vec::len)
    }

    /// Records what is pending in one commit, and ends the group when it is recorded.
    pub(crate) fn end_group(&mut self) -> Result<(), CommitError> {
        self.settle()?;
        self.pending = None;
        Ok(())
    }

    /// Records what is pending, for one who is about to ask the store about it.
    pub(crate) fn settle(&mut self) -> Result<(), CommitError> {
        let Some(pending) = self.pending.as_ref().filter(|p| !p.is_empty()) else { return Ok(()) };
        let before = self.size - pending.len() as u64;
        self.store.commit_if(before, pending)?;
        self.pending = Some(Vec::new());
        Ok(())
    }

    /// Gives a group up: the state is made anew of what is recorded.
    ///
    /// # Errors
    /// Events that cannot be read.
    pub(crate) fn give_up_group(&mut self) -> Result<(), Trouble> {
        let is_touched = self.pending.take().is_none_or(|p| !p.is_empty());
        if is_touched { self.remake() } else { Ok(()) }
    }
}
