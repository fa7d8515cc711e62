//! Everything a decision is made of, as known at one instant: organisation, registry, indexes,
//! released directives, grants. Gathered once and held; never mixes two instants.

use super::Desk;
use super::history::{Grants, Moment};
use crate::Trouble;
use clearance::decision::MadeWith;
use clearance::event::ListLoad;
use clearance::ids::FileHash;
use clearance::state::State;
use clearance::{Contact, Envelope, Event, Grant};
use directive::Released;
use parties::{Levels, ListId, Organisation, Registry, Visibility};
use screening::{Index, Memo};
use std::sync::{Arc, MutexGuard, PoisonError};
use store::Mapped;

/// One index file, mapped.
#[derive(Debug)]
struct Opened {
    label: String,
    visibility: Visibility,
    hash: FileHash,
    bytes: Mapped,
    /// What words meet in it, kept for as long as it is open.
    memo: Memo,
}

/// The lists as loaded at one instant, read and opened.
#[derive(Debug)]
pub struct Known {
    /// What it was made of, in order: the key it is kept under.
    files: Vec<(ListId, FileHash)>,
    /// The levels the lists were read with: a marking means what the organisation says.
    levels: Levels,
    /// The parties of all lists.
    pub registry: Registry,
    indexes: Vec<Opened>,
}

/// What is made of an organisation, its lists and its directives: the part of a world that changes
/// rarely. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Core {
    organisation: Arc<Organisation>,
    known: Arc<Known>,
    released: Arc<Vec<Released>>,
    made_with: Arc<MadeWith>,
}

/// What was known at one instant.
#[derive(Debug)]
pub struct World {
    /// The organisation as it stood.
    pub organisation: Arc<Organisation>,
    /// Lists, read and opened.
    pub known: Arc<Known>,
    /// Directives released by then.
    pub released: Arc<Vec<Released>>,
    made_with: Arc<MadeWith>,
    grants: Grants,
    /// When; now, when none.
    moment: Option<Moment>,
}

/// Worlds of the past that are kept. Largest wanted at once: a page of decisions.
const PAST_MAX: usize = 16;

/// Readings of lists that are kept beside the present one: each holds every party of its lists.
const READINGS_MAX: usize = 3;

/// Worlds gathered before, for whoever asks for them again.
#[derive(Debug, Default)]
pub(crate) struct Worlds {
    /// That of the present, and which it is.
    now: Option<(u64, Core)>,
    /// Those of the past, by how many events they are made of; used last, last.
    past: Vec<(usize, Core)>,
    /// Lists read; used last, last.
    readings: Vec<Arc<Known>>,
}

impl Worlds {
    /// Forgets all that was gathered of events that are not there any more.
    pub(crate) fn forget(&mut self) {
        (self.now, self.past) = (None, Vec::new());
    }

    fn past(&mut self, count: usize) -> Option<Core> {
        let place = self.past.iter().position(|(of, _)| *of == count)?;
        let found = self.past.remove(place);
        let core = found.1.clone();
        self.past.push(found);
        Some(core)
    }

    fn keep_past(&mut self, count: usize, core: &Core) {
        self.past.push((count, core.clone()));
        let over = self.past.len().saturating_sub(PAST_MAX);
        self.past.drain(..over);
    }

    fn reading(&mut self, is_same: &impl Fn(&Known) -> bool) -> Option<Arc<Known>> {
        let place = self.readings.iter().position(|k| is_same(k))?;
        let known = self.readings.remove(place);
        self.readings.push(Arc::clone(&known));
        Some(known)
    }

    fn keep_reading(&mut self, known: &Arc<Known>) {
        self.readings.push(Arc::clone(known));
        let over = self.readings.len().saturating_sub(READINGS_MAX + 1);
        self.readings.drain(..over);
    }
}

impl Core {
    fn at(self, grants: Grants, moment: Option<Moment>) -> World {
        let Self { organisation, known, released, made_with } = self;
        World { organisation, known, released, made_with, grants, moment }
    }
}

impl Desk {
    /// What is known now.
    ///
    /// # Errors
    /// No organisation, or a kept file that cannot be read.
    pub fn world(&self) -> Result<World, Trouble> {
        let which = self.history.which();
        let kept = self.worlds().now.clone().filter(|(of, _)| *of == which);
        let core = match kept {
            Some((_, core)) => core,
            None => {
                let core = self.core_of(&self.state)?;
                self.worlds().now = Some((which, core.clone()));
                core
            }
        };
        Ok(core.at(self.history.grants(), None))
    }

    /// Worlds gathered before. Never held while one is gathered.
    pub(crate) fn worlds(&self) -> MutexGuard<'_, Worlds> {
        self.worlds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was known at a moment of the record.
    ///
    /// # Errors
    /// No organisation by then, or a kept file that cannot be read.
    pub(crate) fn world_at(&self, moment: Moment) -> Result<World, Trouble> {
        let count = self.history.count(moment);
        let kept = count.and_then(|count| self.worlds().past(count));
        let core = match kept {
            Some(core) => core,
            None => {
                let core = self.core_of(&self.history.state(moment))?;
                if let Some(count) = count {
                    self.worlds().keep_past(count, &core);
                }
                core
            }
        };
        Ok(core.at(self.history.grants(), Some(moment)))
    }

    /// What would be known with one more event.
    pub(crate) fn world_with(&self, envelopes: &[Envelope]) -> Result<World, Trouble> {
        let mut state = self.history.state(Moment::Before(u64::MAX));
        envelopes.iter().for_each(|e| state.apply(e));
        Ok(self.core_of(&state)?.at(self.history.grants(), None))
    }

    fn core_of(&self, state: &State) -> Result<Core, Trouble> {
        let organisation = state.organisation().cloned().ok_or(Trouble::NoOrganisation)?;
        let known = self.known_of(state, &organisation)?;
        let released = state.released();
        let made_with = Arc::new(made_with(&organisation, &known, &released));
        let (organisation, released) = (Arc::new(organisation), Arc::new(released));
        Ok(Core { organisation, known, released, made_with })
    }

    fn known_of(&self, state: &State, us: &Organisation) -> Result<Arc<Known>, Trouble> {
        let loads: Vec<&ListLoad> =
            state.lists().values().filter_map(|l| l.last()).map(|l| &l.load).collect();
        let files: Vec<(ListId, FileHash)> =
            loads.iter().flat_map(|l| l.files.iter().map(|f| (l.list.clone(), f.hash))).collect();
        let built: Vec<FileHash> =
            loads.iter().flat_map(|l| l.indexes.iter().map(|i| i.hash)).collect();
        let is_same = |k: &Known| {
            k.files == files
                && k.levels == us.levels
                && k.indexes.iter().map(|o| o.hash).eq(built.iter().copied())
        };
        if let Some(known) = self.worlds().reading(&is_same) {
            return Ok(known);
        }
        // One reads the lists, whoever else wants them waits: each reading holds every party.
        let _one = self.reading_lists.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = self.worlds().reading(&is_same) {
            return Ok(known);
        }
        let (mut snapshots, mut indexes) = (Vec::new(), Vec::new());
        for load in loads {
            snapshots.push(self.snapshot(load, &us.levels)?);
            for built in &load.indexes {
                let bytes = self.store.map_file(built.hash)?;
                let visibility = built.visibility.clone();
                let label = super::lists::label(&load.list, &visibility);
                let (hash, memo) = (built.hash, Memo::default());
                indexes.push(Opened { label, visibility, hash, bytes, memo });
            }
        }
        let levels = us.levels.clone();
        let known = Arc::new(Known { files, levels, registry: Registry::of(snapshots), indexes });
        self.worlds().keep_reading(&known);
        Ok(known)
    }
}

/// Whether an event may change the world. Exhaustive, so that a new kind of event is placed here by
/// whoever adds it; what is in doubt stands with those that may.
pub(crate) const fn may_change(event: &Event) -> bool {
    match event {
        Event::OrganisationSet { .. }
        | Event::PostAdded { .. }
        | Event::OfficerAdded { .. }
        | Event::ListLoaded { .. }
        | Event::Directive { .. }
        | Event::Confirmed { .. }
        | Event::Requested { .. }
        | Event::Agreed { .. }
        | Event::Granted { .. }
        | Event::Denied { .. }
        | Event::Withdrawn { .. }
        | Event::Recused { .. }
        | Event::ConditionMet { .. }
        | Event::ConcurrenceAsked { .. }
        | Event::Concurred { .. }
        | Event::Objected { .. }
        | Event::Lapsed { .. }
        | Event::Restored { .. }
        | Event::Erased { .. } => true,
        Event::Checked { .. }
        | Event::ContactHeld { .. }
        | Event::DeclaredAfterwards { .. }
        | Event::ContactDeclined { .. }
        | Event::Memorandum { .. }
        | Event::WorklistMade { .. }
        | Event::ItemDone { .. }
        | Event::Looked { .. }
        | Event::PasswordReset { .. }
        | Event::TokenIssued { .. }
        | Event::TokenRevoked { .. }
        | Event::AccountLocked { .. } => false,
    }
}

fn made_with(organisation: &Organisation, known: &Known, released: &[Released]) -> MadeWith {
    let text = parties::import::organisation_toml::write(organisation);
    let hash = store::hash_of;
    MadeWith {
        engine: screening::ENGINE.to_owned(),
        tables: screening::TABLES.to_owned(),
        indexes: known.indexes.iter().map(|o| (o.label.clone(), o.hash)).collect(),
        snapshots: known.files.clone(),
        directives: released
            .iter()
            .map(|r| (r.directive.id.clone(), hash(r.text.as_bytes())))
            .collect(),
        organisation: Some(hash(text.as_bytes())),
    }
}

impl World {
    /// What decisions of this instant are made with.
    #[must_use]
    pub fn made_with(&self) -> &MadeWith {
        &self.made_with
    }

    /// The grants of this instant that may speak of a contact.
    #[must_use]
    pub fn grants_for(&self, contact: &Contact) -> Vec<&Grant> {
        self.grants.of(contact, self.moment)
    }

    /// The parties.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.known.registry
    }

    /// The marking of each index.
    pub(crate) fn index_markings(&self) -> impl Iterator<Item = &Visibility> {
        self.known.indexes.iter().map(|o| &o.visibility)
    }

    /// Every index that `may_see` says yes to. A decision is made on all of them.
    ///
    /// # Errors
    /// A kept index that is damaged or of another engine.
    pub fn indexes(
        &self,
        may_see: impl Fn(&Visibility) -> bool,
    ) -> Result<Vec<Index<'_>>, Trouble> {
        let seen = self.known.indexes.iter().filter(|o| may_see(&o.visibility));
        seen.map(open).collect()
    }
}

fn open(opened: &Opened) -> Result<Index<'_>, Trouble> {
    let index = Index::open(&opened.bytes).map_err(|cause| Trouble::Store {
        what: format!("the kept index `{}` cannot be used", opened.label),
        remedy: "load its list again: the index is then built anew by this version".to_owned(),
        cause: Box::new(cause),
    })?;
    Ok(index.remembering(&opened.memo))
}
