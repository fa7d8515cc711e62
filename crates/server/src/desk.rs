//! The desk: every use case, one file a subject. Holds the store and what its events add up to;
//! asks `authorise` before each deed; never has a rule of its own.

mod record_events;

pub mod backup;
pub mod checks;
pub mod confirming;
pub mod deeds;
pub mod directives;
mod drafting;
pub mod drafts;
pub mod entries;
pub mod erase;
mod history;
pub mod lists;
mod looks;
pub(crate) mod marking;
mod orders;
pub mod pages;
pub mod paging;
pub mod parties_shown;
pub mod party_page;
pub mod precedents;
pub mod records;
pub mod replay;
pub mod setup;
pub mod sign_ins;
pub mod start;
pub mod view;
pub mod witness;
pub mod worklists;
pub mod world;

use crate::machine::{Machine, Tools};
pub(crate) use record_events::TRIES_MAX;

use history::History;
use orders::Places;
use record_events::Pending;

use crate::Trouble;
use clearance::authorise::{Relation, UseCase};
use clearance::event::Actor;
use clearance::handle;
use clearance::state::State;
use clearance::state::Undo;
use clearance::{Envelope, Reader};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use parties::{Officer, OfficerId, Organisation, PostId, Visibility};
use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use store::events::EVENTS_PAGE_MAX;
use store::{Store, StoredEvent};
use world::Worlds;

/// What the operator's name ends with in every event of a story: nobody can take one for an event
/// of real time, and a clock put into a real directory later is found out.
const STORY: &str = " (story clock)";

/// Threads that read a long record. Beyond it folding is what takes the time.
const READERS_MAX: usize = 8;

/// Pages that one of them reads ahead of the folding.
const PAGES_AHEAD: usize = 4;

/// The use cases over one data directory.
#[derive(Debug)]
pub struct Desk {
    store: Arc<Store>,
    machine: Arc<Tools>,
    /// What the first `size` events add up to.
    state: State,
    /// What of them may change a world.
    history: History,
    /// Where things stand in the orders that pages ask for.
    orders: Places,
    size: u64,
    story: Option<Timestamp>,
    /// Events of a group that are folded and not recorded yet; none when no group is open.
    pending: Option<Vec<Pending>>,
    /// Whether an event is being folded: then a panic has left a state that nothing is true of.
    is_folding: bool,
    /// Events folded that may change the world: the key the world is kept under.
    learnt: u64,
    /// Worlds gathered before.
    worlds: Mutex<Worlds>,
    /// Held while lists are read.
    reading_lists: Mutex<()>,
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
            store: Arc::new(store),
            machine: Arc::new(Tools::of(machine)),
            state: State::default(),
            history: History::default(),
            orders: Places::default(),
            size: 0,
            story,
            pending: None,
            is_folding: false,
            learnt: 0,
            worlds: Mutex::default(),
            reading_lists: Mutex::default(),
        };
        desk.fold_all()?;
        Ok(desk)
    }

    /// Folds what others recorded since.
    pub(crate) fn refresh(&mut self) -> Result<(), Trouble> {
        if self.pending.is_some() {
            // What others wrote is seen when the group ends: it is then decided anew.
            return Ok(());
        }
        loop {
            let page = self.store.events_page(self.size)?;
            if page.is_empty() {
                return Ok(());
            }
            page.iter().try_for_each(|stored| self.take_in(stored))?;
        }
    }

    /// Folds a long record: pages are read side by side and folded in their order. Reading is what
    /// takes the time.
    fn fold_all(&mut self) -> Result<(), Trouble> {
        let readers = std::thread::available_parallelism().map_or(1, usize::from).min(READERS_MAX);
        let (store, first) = (Arc::clone(&self.store), self.size);
        let page_of = |page: usize| first + page as u64 * u64::from(EVENTS_PAGE_MAX);
        std::thread::scope(|scope| -> Result<(), Trouble> {
            let read = |reader: usize| {
                let (give, take) = sync_channel(PAGES_AHEAD);
                let store = &store;
                scope.spawn(move || {
                    for page in (reader..).step_by(readers) {
                        let read = store.events_to_fold(page_of(page));
                        let is_last = !read.as_ref().is_ok_and(|page| !page.is_empty());
                        // Nobody takes any more when one before could not be folded.
                        if give.send(read).is_err() || is_last {
                            return;
                        }
                    }
                });
                take
            };
            let takes: Vec<_> = (0..readers).map(read).collect();
            for take in takes.iter().cycle() {
                match take.recv() {
                    Ok(page) => {
                        let page = page?;
                        if page.is_empty() {
                            return Ok(());
                        }
                        page.iter().try_for_each(|stored| self.take_in(stored))?;
                    }
                    Err(_) => return Ok(()),
                }
            }
            Ok(())
        })?;
        self.refresh()
    }

    /// The store, for what needs no more of the desk.
    pub(crate) fn store(&self) -> Arc<Store> {
        Arc::clone(&self.store)
    }

    /// Adds one entry of the record to what is known.
    fn take_in(&mut self, stored: &StoredEvent) -> Result<(), Trouble> {
        if let Some(envelope) = stored.envelope() {
            let is_story = envelope.actor.operator.ends_with(STORY);
            if is_story != self.story.is_some() {
                return Err(Trouble::Clock { entry: stored.seq, is_story });
            }
            self.fold(envelope);
        }
        self.size = stored.seq + 1;
        Ok(())
    }

    /// Adds one event to what is known.
    pub(crate) fn fold(&mut self, envelope: &Envelope) {
        self.folded(envelope, |state| state.apply(envelope));
    }

    /// Adds one event to what is known for now; the undo takes it back.
    pub(crate) fn fold_for_now(&mut self, envelope: &Envelope) -> Undo {
        self.folded(envelope, |state| state.apply_for_now(envelope))
    }

    fn folded<T>(&mut self, envelope: &Envelope, apply: impl FnOnce(&mut State) -> T) -> T {
        let (seq, event) = (self.size, &envelope.event);
        let grant = |state: &State| {
            let filed = event.request().and_then(|id| state.requests().get(&id));
            filed.and_then(|f| f.grant().cloned())
        };
        let before = grant(&self.state);
        self.is_folding = true;
        self.orders.leave(&self.state, event);
        let applied = apply(&mut self.state);
        self.orders.note(seq, envelope);
        self.orders.join(&self.state, event);
        self.history.take_in(seq, envelope, before.as_ref(), &self.state);
        // A step in the life of a request changes nothing for others before there is a grant.
        let is_learnt = match event.request() {
            Some(_) => before != grant(&self.state),
            None => world::may_change(event),
        };
        self.learnt += u64::from(is_learnt);
        self.size += 1;
        self.is_folding = false;
        applied
    }

    /// Takes the last event back.
    pub(crate) fn unfold(&mut self, envelope: &Envelope, undo: Undo) {
        self.size -= 1;
        let event = &envelope.event;
        self.orders.leave(&self.state, event);
        let filed = event.request().and_then(|id| self.state.requests().get(&id));
        if self.history.forget(self.size, filed) {
            self.worlds().forget();
        }
        self.orders.forget(self.size, envelope);
        self.state.undo(undo);
        self.orders.join(&self.state, event);
        self.learnt += 1;
    }

    /// Forgets everything and folds the record from its first entry.
    pub(crate) fn remake(&mut self) -> Result<(), Trouble> {
        let group = self.pending.take();
        (self.state, self.orders, self.size) = (State::default(), Places::default(), 0);
        self.history.clear();
        self.worlds().forget();
        (self.learnt, self.is_folding) = (self.learnt + 1, false);
        let made = self.fold_all();
        // What was pending is recorded by now, or given up.
        self.pending = group.map(|_| Vec::new());
        made
    }

    /// What had been learnt of what may change a decision: a number that only grows.
    #[must_use]
    pub(crate) const fn learnt(&self) -> u64 {
        self.learnt
    }

    /// Whether the record has grown since it was folded. A record that cannot be read has not: the
    /// next one who writes is told.
    pub(crate) fn is_stale(&self) -> bool {
        self.store.size().is_ok_and(|size| size != self.size)
    }

    /// The time: the story's, when the directory tells one.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.story.unwrap_or_else(|| self.machine.now())
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

    /// Whether `authorise` lets an account do it: what a page offers. The deed asks again.
    ///
    /// # Errors
    /// No organisation, or no such account.
    pub fn may(
        &self,
        account: &OfficerId,
        act: UseCase,
        visibility: &Visibility,
        relation: Relation,
    ) -> Result<bool, Trouble> {
        let reader = self.reader(account)?;
        Ok(self.allow(&reader, act, visibility, relation).is_ok())
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
