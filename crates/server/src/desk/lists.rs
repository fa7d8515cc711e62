//! Lists: the publisher's bytes in; a snapshot kept by hash, indexes built of it, one event. What
//! changed between two snapshots is data. Never drops a list because one record of it is bad.

use super::Desk;
use super::drafting::party_seen;
use super::worklists::{Known, Marked};
use crate::Trouble;
use clearance::Event;
use clearance::authorise::{Relation, UseCase};
use clearance::event::{BuiltIndex, ListLoad, SourceFile};
use clearance::worklist::Cause;
use jiff::Timestamp;
use parties::import::{self, Format};
use parties::{Fault, Levels, ListId, OfficerId, Party, PartyId, Registry, Snapshot, Visibility};
use screening::Index;
use std::collections::{BTreeMap, BTreeSet};

/// Files of one list. Largest seen: 4 (the classic set of the United States Treasury).
pub const FILES_MAX: usize = 16;

/// One file as it was given.
#[derive(Debug, Clone)]
pub struct GivenFile {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What is done with a load that lost records and no longer has parties the list had: a file that
/// ends early looks like a list from which they were struck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Losses {
    /// It is refused.
    Refused,
    /// Somebody has looked, and takes it.
    Accepted,
}

/// What a load did.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The load as recorded.
    pub load: ListLoad,
    /// What could not be used.
    pub faults: Vec<Fault>,
    /// What changed since the load before.
    pub changes: Changes,
    /// Contacts that are answered otherwise now, in the worklists the account may see.
    pub worklist: usize,
}

/// A list as an account may see it. Faults are told at the load: they would count what is hidden.
#[derive(Debug, Clone)]
pub struct ListShown {
    /// Which.
    pub list: ListId,
    /// Its format.
    pub format: String,
    /// Parties seen.
    pub parties: u64,
    /// Their names.
    pub names: u64,
    /// When it was loaded last.
    pub loaded: Timestamp,
}

/// What changed between two snapshots of one list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Parties that are new.
    pub added: BTreeSet<PartyId>,
    /// Parties that are gone.
    pub removed: BTreeSet<PartyId>,
    /// Parties described otherwise, with the fields that changed.
    pub changed: BTreeMap<PartyId, Vec<&'static str>>,
}

impl Changes {
    /// Whether nothing did.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }

    /// From one description of a list to the next.
    #[must_use]
    pub fn between(before: &[Party], after: &[Party]) -> Self {
        let by_id = |parties: &[Party]| -> BTreeMap<PartyId, Party> {
            parties.iter().map(|p| (p.id.clone(), p.clone())).collect()
        };
        let (before, after) = (by_id(before), by_id(after));
        let mut changes = Self::default();
        for (id, party) in &after {
            match before.get(id) {
                None => {
                    changes.added.insert(id.clone());
                }
                Some(old) if old != party => {
                    changes.changed.insert(id.clone(), fields(old, party));
                }
                Some(_) => {}
            }
        }
        changes.removed = before.keys().filter(|id| !after.contains_key(id)).cloned().collect();
        changes
    }
}

fn fields(old: &Party, new: &Party) -> Vec<&'static str> {
    [
        ("kind", old.kind != new.kind),
        ("names", old.names != new.names),
        ("births", old.births != new.births),
        ("deaths", old.deaths != new.deaths || old.is_deceased != new.is_deceased),
        ("countries", old.countries != new.countries),
        ("identifiers", old.identifiers != new.identifiers),
        ("categories", old.categories != new.categories),
        ("listings", old.listings != new.listings),
        ("affiliations", old.affiliations != new.affiliations),
        ("assertions", old.assertions != new.assertions),
        ("merged", old.merged_into != new.merged_into),
        ("visibility", old.visibility != new.visibility),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}

impl Desk {
    /// Loads a list: reads it, keeps the publisher's bytes and an index for each visibility, and
    /// records the load.
    ///
    /// # Errors
    /// No party could be read, too many files, parties that are gone beside records that were lost,
    /// an account that may not, or a store that cannot.
    pub fn update_list(
        &mut self,
        account: Option<&OfficerId>,
        list: &ListId,
        format: Format,
        files: &[GivenFile],
        losses: Losses,
    ) -> Result<Loaded, Trouble> {
        if let Some(account) = account {
            let reader = self.reader(account)?;
            self.allow(&reader, UseCase::ListUpdate, &Visibility::public(), Relation::Other)?;
        }
        if files.is_empty() || files.len() > FILES_MAX {
            let what = format!("a list has 1 to {FILES_MAX} files; {} were given", files.len());
            return Err(Trouble::input(what, "name the files of one list, separated by commas"));
        }
        let levels = self.organisation()?.levels.clone();
        let bytes: Vec<&[u8]> = files.iter().map(|f| &*f.bytes).collect();
        let read = import::read(format, list, &bytes, &levels);
        if read.parties.is_empty() {
            return Err(Trouble::faults(
                format!("no party could be read: list `{list}`"),
                &read.faults,
            ));
        }
        let before = self.snapshot_of(list)?.map(|s| s.parties).unwrap_or_default();
        let may_see = self.may_see(account)?;
        if account.is_some() && before.iter().any(|p| !may_see(&p.visibility)) {
            let office = &self.organisation()?.refer_to;
            return Err(Trouble::NotAllowed {
                what: format!("list `{list}` is not this account's to replace"),
                remedy: format!("refer to {office}, and give it the files"),
            });
        }
        if losses == Losses::Refused {
            complete(list, &before, &read)?;
        }
        let (known, read_now) = (
            self.world()?,
            Registry::of([Snapshot { list: list.clone(), parties: read.parties.clone() }]),
        );
        let seen = |parties: &[Party]| -> Vec<Party> {
            let seen = parties.iter().filter(|p| may_see(&p.visibility));
            let seen = seen.map(|p| party_seen(p, known.registry(), &may_see));
            seen.map(|p| party_seen(&p, &read_now, &may_see)).collect()
        };
        let changes = Changes::between(&seen(&before), &seen(&read.parties));
        let load = self.keep(list, format, files, &read)?;
        let mut touched = 0;
        self.record(account, |desk| {
            let load = Box::new(load.clone());
            let mut events = vec![(Event::ListLoaded { load }, Visibility::public())];
            let items = desk.changed_by_list(&events)?;
            events.extend(desk.worklist_events(&Cause::List(list.clone()), &items));
            touched = desk.items_seen(account, items)?.len();
            Ok(events)
        })?;
        Ok(Loaded { load, faults: read.faults, changes, worklist: touched })
    }

    /// What a load does to contacts: the world with it against the world without.
    fn changed_by_list(&self, load: &[(Event, Visibility)]) -> Result<Vec<Marked>, Trouble> {
        if self.state.asked().is_empty() {
            return Ok(Vec::new());
        }
        let before = self.world()?;
        let after = self.world_with(&self.envelopes(None, load.to_vec()))?;
        let now = self.now();
        let before = Known { world: &before, released: &before.released };
        self.looked_back(before, Known { world: &after, released: &after.released }, now)
    }

    /// The lists an account may see a party of, each as loaded last and counted as far as it may.
    ///
    /// # Errors
    /// No organisation; an account that may not; a kept file that cannot be read.
    pub fn lists(&self, account: Option<&OfficerId>) -> Result<Vec<ListShown>, Trouble> {
        let may_see = self.sight(account, UseCase::ListShow)?;
        let levels = self.organisation()?.levels.clone();
        let mut shown = Vec::new();
        for loaded in self.state.lists().values().filter_map(|loads| loads.last()) {
            let load = &loaded.load;
            let seen = || load.indexes.iter().filter(|b| may_see(&b.visibility));
            if seen().next().is_none() {
                continue;
            }
            let names = if seen().count() == load.indexes.len() {
                load.names
            } else {
                let parties = self.snapshot(load, &levels)?.parties;
                let parties = parties.iter().filter(|p| may_see(&p.visibility));
                parties.map(|p| p.names.len() as u64).sum()
            };
            shown.push(ListShown {
                list: load.list.clone(),
                format: load.format.clone(),
                parties: seen().map(|b| b.parties).sum(),
                names,
                loaded: loaded.at,
            });
        }
        Ok(shown)
    }

    /// What the last load of a list changed, as far as an account may see the parties.
    ///
    /// # Errors
    /// No such list, or none of which the account may see anything: both read the same.
    pub fn last_changes(
        &self,
        account: Option<&OfficerId>,
        list: &ListId,
    ) -> Result<Changes, Trouble> {
        let may_see = self.sight(account, UseCase::ListShow)?;
        let levels = self.organisation()?.levels.clone();
        let remedy = "`chancery list show` shows the lists";
        let unknown = || Trouble::not_there("list", list.as_str(), remedy);
        let world = self.world()?;
        let loads = self.state.lists().get(list).ok_or_else(unknown)?;
        let mut latest = loads.iter().rev();
        let mut parties = || -> Result<Vec<Party>, Trouble> {
            let snapshot = latest.next().map(|l| self.snapshot(&l.load, &levels)).transpose()?;
            let all = snapshot.map(|s| s.parties).unwrap_or_default();
            let seen = all.iter().filter(|p| may_see(&p.visibility));
            Ok(seen.map(|p| party_seen(p, world.registry(), &may_see)).collect())
        };
        let (after, before) = (parties()?, parties()?);
        if after.is_empty() && before.is_empty() {
            return Err(unknown());
        }
        Ok(Changes::between(&before, &after))
    }

    /// What an account may see by marking; without one, what is open to all.
    pub(crate) fn sight(
        &self,
        account: Option<&OfficerId>,
        act: UseCase,
    ) -> Result<impl Fn(&Visibility) -> bool + use<>, Trouble> {
        if let Some(account) = account {
            let reader = self.reader(account)?;
            self.allow(&reader, act, &self.open_to_all(), Relation::Other)?;
        }
        self.may_see(account)
    }

    /// What an account is cleared to see; without one, what is open to all.
    pub(crate) fn may_see(
        &self,
        account: Option<&OfficerId>,
    ) -> Result<impl Fn(&Visibility) -> bool + use<>, Trouble> {
        let levels = self.organisation()?.levels.clone();
        let reader = account.map(|a| self.reader(a)).transpose()?;
        let lowest = self.open_to_all();
        Ok(move |seen: &Visibility| match &reader {
            Some(reader) => reader.may_see(&levels, seen),
            None => *seen == lowest,
        })
    }

    fn keep(
        &self,
        list: &ListId,
        format: Format,
        files: &[GivenFile],
        read: &import::Read,
    ) -> Result<ListLoad, Trouble> {
        let mut sources = Vec::new();
        for file in files {
            let hash = self.store.put_file(&file.bytes)?;
            sources.push(SourceFile { name: file.name.clone(), hash });
        }
        let mut indexes = Vec::new();
        for (visibility, parties) in by_visibility(&read.parties) {
            let (count, label) = (parties.len() as u64, label(list, &visibility));
            let bytes = Index::build(&[&Snapshot { list: list.clone(), parties }], &label);
            let hash = self.store.put_file(&bytes)?;
            indexes.push(BuiltIndex { visibility, hash, parties: count });
        }
        Ok(ListLoad {
            list: list.clone(),
            format: format.as_str().to_owned(),
            files: sources,
            parties: read.parties.len() as u64,
            names: read.parties.iter().map(|p| p.names.len() as u64).sum(),
            faults: read.faults.len() as u64,
            lost: read.faults.iter().filter(|f| f.is_lost).count() as u64,
            indexes,
        })
    }

    /// The parties of a list as loaded last; none when it was never loaded.
    pub(crate) fn snapshot_of(&self, list: &ListId) -> Result<Option<Snapshot>, Trouble> {
        let levels = self.organisation()?.levels.clone();
        match self.state.lists().get(list).and_then(|l| l.last()) {
            None => Ok(None),
            Some(loaded) => self.snapshot(&loaded.load, &levels).map(Some),
        }
    }

    /// The parties a load brought, read again from the publisher's bytes.
    pub(crate) fn snapshot(&self, load: &ListLoad, levels: &Levels) -> Result<Snapshot, Trouble> {
        let format = Format::parse(&load.format).map_err(|error| {
            Trouble::input(error.to_string(), "use the version of the program that loaded it")
        })?;
        let mut files = Vec::new();
        for file in &load.files {
            files.push(self.store.get_file(file.hash)?);
        }
        let bytes: Vec<&[u8]> = files.iter().map(|f| &**f).collect();
        let read = import::read(format, &load.list, &bytes, levels);
        Ok(Snapshot { list: load.list.clone(), parties: read.parties })
    }
}

/// Refuses a file with lost records when parties of the list are not in it any more.
fn complete(list: &ListId, before: &[Party], read: &import::Read) -> Result<(), Trouble> {
    let lost: Vec<Fault> = read.faults.iter().filter(|f| f.is_lost).cloned().collect();
    let kept: BTreeSet<&PartyId> = read.parties.iter().map(|p| &p.id).collect();
    let gone = before.iter().filter(|p| !kept.contains(&p.id)).count();
    if lost.is_empty() || gone == 0 {
        return Ok(());
    }
    Err(Trouble::Losses { list: list.clone(), gone, faults: told(&lost) })
}

fn told(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}

fn by_visibility(parties: &[Party]) -> BTreeMap<Visibility, Vec<Party>> {
    let mut groups: BTreeMap<Visibility, Vec<Party>> = BTreeMap::new();
    for party in parties {
        groups.entry(party.visibility.clone()).or_default().push(party.clone());
    }
    groups
}

/// The label of an index: its list, level and compartments.
pub(super) fn label(list: &ListId, visibility: &Visibility) -> String {
    let mut label = format!("{list} {}", visibility.level);
    for compartment in &visibility.compartments {
        label.push(' ');
        label.push_str(compartment.as_str());
    }
    label
}
