//! Events decided on what is known, recorded on what is known: when another process wrote meanwhile
//! they are decided anew. In a group they are folded at once and recorded together at its end.
//! Never records an event decided on something older than the record.

use super::Desk;
use crate::Trouble;
use clearance::ids::EventId;
use clearance::state::Undo;
use clearance::{Envelope, Event};
use parties::{OfficerId, Visibility};
use store::{CommitError, NewEvent};

/// Times a deed is decided anew because others wrote meanwhile. Largest seen: 3, with two processes
/// that did nothing but write. Beyond it the person is asked to try again.
pub(crate) const TRIES_MAX: usize = 50;

/// An event of a group, folded and not recorded yet.
#[derive(Debug)]
pub(crate) struct Pending {
    new: NewEvent,
    undo: Undo,
}

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
        for new in self.salted(&envelopes) {
            let undo = self.fold_for_now(&new.envelope);
            if let Some(pending) = &mut self.pending {
                pending.push(Pending { new, undo });
            }
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

    /// How many entries the record has for sure: without those of a group that is under way.
    pub(crate) fn recorded(&self) -> u64 {
        self.size - self.pending() as u64
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
        let events: Vec<NewEvent> = pending.iter().map(|p| p.new.clone()).collect();
        self.store.commit_if(before, &events)?;
        self.pending = Some(Vec::new());
        Ok(())
    }

    /// Gives a group up: what it folded and did not record is taken back.
    ///
    /// # Errors
    /// A fold that stopped half-way, and a record that cannot be read to make the state anew.
    pub(crate) fn give_up_group(&mut self) -> Result<(), Trouble> {
        if self.is_folding {
            self.pending = None;
            return self.remake();
        }
        for Pending { new, undo } in self.pending.take().into_iter().flatten().rev() {
            self.unfold(&new.envelope, undo);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
