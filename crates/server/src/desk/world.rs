//! Everything a decision is made of, as known at one instant: organisation, registry, indexes,
//! released directives, grants. Gathered once and held; never mixes two instants.

use super::Desk;
use crate::Trouble;
use clearance::decision::MadeWith;
use clearance::event::ListLoad;
use clearance::ids::FileHash;
use clearance::state::State;
use clearance::{Event, Grant};
use directive::Released;
use jiff::Timestamp;
use parties::{Levels, ListId, Organisation, Registry, Visibility};
use screening::Index;
use std::sync::{Arc, MutexGuard, PoisonError};
use store::Mapped;

/// One index file, mapped.
#[derive(Debug)]
struct Opened {
    label: String,
    visibility: Visibility,
    hash: FileHash,
    bytes: Mapped,
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

/// What was known at one instant.
#[derive(Debug)]
pub struct World {
    /// The organisation as it stood.
    pub organisation: Organisation,
    /// Lists, read and opened.
    pub known: Arc<Known>,
    /// Directives released by then.
    pub released: Vec<Released>,
    /// Grants that stood then.
    pub grants: Vec<Grant>,
    made_with: MadeWith,
}

impl Desk {
    /// What is known now.
    ///
    /// # Errors
    /// No organisation, or a kept file that cannot be read.
    pub fn world(&self) -> Result<Arc<World>, Trouble> {
        if let Some((learnt, world)) = &*self.world_kept()
            && *learnt == self.learnt
        {
            return Ok(Arc::clone(world));
        }
        let world = Arc::new(self.world_of(&self.state)?);
        *self.world_kept() = Some((self.learnt, Arc::clone(&world)));
        Ok(world)
    }

    /// The world gathered last. Never held while one is gathered.
    pub(crate) fn world_kept(&self) -> MutexGuard<'_, Option<(u64, Arc<World>)>> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was known at an instant: the fold of the events recorded by then.
    ///
    /// # Errors
    /// No organisation by then, or a kept file that cannot be read.
    pub fn world_as_of(&self, as_of: Timestamp) -> Result<World, Trouble> {
        let mut state = State::default();
        for stored in self.store.events(0) {
            let stored = stored?;
            if let Some(envelope) = stored.envelope().filter(|e| e.at <= as_of) {
                state.apply(envelope);
            }
        }
        self.world_of(&state)
    }

    /// What a state knows.
    pub(crate) fn world_of(&self, state: &State) -> Result<World, Trouble> {
        let organisation = state.organisation().cloned().ok_or(Trouble::NoOrganisation)?;
        let known = self.known_of(state, &organisation)?;
        let released = state.released();
        let made_with = made_with(&organisation, &known, &released);
        Ok(World { organisation, known, released, grants: state.grants(), made_with })
    }

    fn known_of(&self, state: &State, us: &Organisation) -> Result<Arc<Known>, Trouble> {
        let loads: Vec<&ListLoad> =
            state.lists().values().filter_map(|l| l.last()).map(|l| &l.load).collect();
        let files: Vec<(ListId, FileHash)> =
            loads.iter().flat_map(|l| l.files.iter().map(|f| (l.list.clone(), f.hash))).collect();
        let kept = self.world_kept().as_ref().map(|(_, world)| Arc::clone(&world.known));
        let built: Vec<FileHash> =
            loads.iter().flat_map(|l| l.indexes.iter().map(|i| i.hash)).collect();
        let is_same = |k: &Arc<Known>| {
            k.files == files && k.levels == us.levels && k.indexes.iter().map(|o| o.hash).eq(built)
        };
        if let Some(known) = kept.filter(is_same) {
            return Ok(known);
        }
        let (mut snapshots, mut indexes) = (Vec::new(), Vec::new());
        for load in loads {
            snapshots.push(self.snapshot(load, &us.levels)?);
            for built in &load.indexes {
                let bytes = self.store.map_file(built.hash)?;
                let visibility = built.visibility.clone();
                let label = super::lists::label(&load.list, &visibility);
                indexes.push(Opened { label, visibility, hash: built.hash, bytes });
            }
        }
        let levels = us.levels.clone();
        Ok(Arc::new(Known { files, levels, registry: Registry::of(snapshots), indexes }))
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
    pub const fn made_with(&self) -> &MadeWith {
        &self.made_with
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
    Index::open(&opened.bytes).map_err(|cause| Trouble::Store {
        what: format!("the kept index `{}` cannot be used", opened.label),
        remedy: "load its list again: the index is then built anew by this version".to_owned(),
        cause: Box::new(cause),
    })
}
