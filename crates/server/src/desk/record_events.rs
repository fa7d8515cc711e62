//! Events decided on what is known, recorded on what is known: when another process wrote meanwhile
//! they are decided anew. Never records an event decided on something older than the record.

use super::{Desk, world};
use crate::Trouble;
use clearance::ids::EventId;
use clearance::{Envelope, Event};
use parties::{OfficerId, Visibility};
use store::{CommitError, NewEvent};

/// Times a deed is decided anew because others wrote meanwhile. Largest seen: 3, with two processes
/// that did nothing but write. Beyond it the person is asked to try again.
const TRIES_MAX: usize = 50;

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
        for _ in 0..TRIES_MAX {
            self.refresh()?;
            let decided = decide(self)?;
            let envelopes = self.envelopes(account, decided);
            let events: Vec<NewEvent> = envelopes
                .iter()
                .map(|e| NewEvent { envelope: e.clone(), salt: self.machine.bytes() })
                .collect();
            match self.store.commit_if(self.size, &events) {
                Ok(_) => {
                    self.size += events.len() as u64;
                    for envelope in &envelopes {
                        self.state.apply(envelope);
                        self.learnt += u64::from(world::may_change(&envelope.event));
                    }
                    return Ok(envelopes);
                }
                Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Trouble::Busy)
    }

    pub(crate) fn envelopes(
        &mut self,
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
}
