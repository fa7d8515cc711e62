//! The desk: every use case, one file a subject. Holds the store and what its events add up to;
//! asks `authorise` before each deed; never has a rule of its own.

mod record_events;

pub mod checks;
pub mod confirming;
pub mod deeds;
pub mod directives;
mod drafting;
pub mod erase;
pub mod lists;
mod looks;
mod marking;
pub mod parties_shown;
pub mod records;
pub mod replay;
pub mod setup;
pub mod witness;
pub mod worklists;
pub mod world;

use crate::{Machine, Trouble};
use clearance::Reader;
use clearance::authorise::{Relation, UseCase};
use clearance::event::Actor;
use clearance::handle;
use clearance::state::State;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use parties::{Officer, OfficerId, Organisation, PostId, Visibility};
use std::path::Path;
use std::sync::Arc;
use store::Store;
use world::World;

/// What the operator's name ends with in every event of a story: nobody can take one for an event
/// of real time, and a clock put into a real directory later is found out.
const STORY: &str = " (story clock)";

/// The use cases over one data directory.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    machine: Machine,
    /// What the first `size` events add up to.
    state: State,
    size: u64,
    story: Option<Timestamp>,
    /// Events folded that may change the world: the key the world is kept under.
    learnt: u64,
    /// The world of the present, and what had been learnt when it was gathered.
    world: Option<(u64, Arc<World>)>,
}

impl Desk {
    /// Opens a data directory and folds its events.
    ///
    /// # Errors
    /// A directory that cannot be opened, or an event that cannot be read.
    pub fn open(dir: &Path, machine: Machine) -> Result<Self, Trouble> {
        let store = Store::open(dir)?;
        let story = store.story_clock()?;
        let mut desk = Self {
            store,
            machine,
            state: State::default(),
            size: 0,
            story,
            learnt: 0,
            world: None,
        };
        desk.refresh()?;
        Ok(desk)
    }

    /// Folds what others recorded since.
    pub(crate) fn refresh(&mut self) -> Result<(), Trouble> {
        for stored in self.store.events(self.size) {
            let stored = stored?;
            if let Some(envelope) = stored.envelope() {
                let is_story = envelope.actor.operator.ends_with(STORY);
                if is_story != self.story.is_some() {
                    return Err(Trouble::Clock { entry: stored.seq, is_story });
                }
                self.state.apply(envelope);
                self.learnt += u64::from(world::may_change(&envelope.event));
            }
            self.size = stored.seq + 1;
        }
        Ok(())
    }

    /// The time: the story's, when the directory tells one.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.story.unwrap_or_else(|| (self.machine.now)())
    }

    /// The clock of the story; none when the directory lives on real time.
    #[must_use]
    pub const fn story_clock(&self) -> Option<Timestamp> {
        self.story
    }

    /// What the events add up to.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The organisation.
    ///
    /// # Errors
    /// None has been set up.
    pub fn organisation(&self) -> Result<&Organisation, Trouble> {
        self.state.organisation().ok_or(Trouble::NoOrganisation)
    }

    /// The reader an account is.
    ///
    /// # Errors
    /// No organisation, or no such account.
    pub fn reader(&self, account: &OfficerId) -> Result<Reader, Trouble> {
        let officer = self.organisation()?.officer(account);
        officer.map(Reader::of).ok_or_else(|| Trouble::NoAccount { name: account.clone() })
    }

    pub(crate) fn actor(&self, account: Option<&OfficerId>) -> Actor {
        let clock = if self.story.is_some() { STORY } else { "" };
        Actor { account: account.cloned(), operator: format!("{}{clock}", self.machine.operator) }
    }

    /// Asks `authorise` for what is open to all; a deed on something marked asks with its marking.
    pub(crate) fn allow(
        &self,
        reader: &Reader,
        act: UseCase,
        visibility: &Visibility,
        relation: Relation,
    ) -> Result<(), Trouble> {
        Ok(handle::allow(&self.state, reader, act, visibility, relation)?)
    }

    /// The officer an account is.
    ///
    /// # Errors
    /// No organisation, or no such account.
    pub fn officer(&self, account: &OfficerId) -> Result<&Officer, Trouble> {
        let officer = self.organisation()?.officer(account);
        officer.ok_or_else(|| Trouble::NoAccount { name: account.clone() })
    }

    /// The time zone of a post.
    ///
    /// # Errors
    /// No organisation, or no such post.
    pub fn zone_of(&self, post: &PostId) -> Result<TimeZone, Trouble> {
        let found = self.organisation()?.post(post);
        let remedy = "`chancery post list` shows the posts";
        found
            .and_then(clearance::deadline::zone_of)
            .ok_or_else(|| Trouble::not_there("post", post.as_str(), remedy))
    }
}
