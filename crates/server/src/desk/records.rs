//! The record: verify, prove, export, checkpoint, rebuild. The log's own laws are `record`'s; who
//! may take a copy is `authorise`'s.

use super::Desk;
use crate::Trouble;
use clearance::Event;
use clearance::authorise::{Relation, UseCase};
use parties::OfficerId;
use record::{Commitment, EntryProof, GrowthProof, Report, VerifyingKey};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::{Comparison, Exported, Store, StoreFault, StoreReport};

impl Desk {
    /// Makes the tables anew from the events and compares them with the kept ones.
    ///
    /// # Errors
    /// Disk or database.
    pub fn rebuild_and_compare(&self) -> Result<Comparison, Trouble> {
        Ok(self.store.rebuild_and_compare()?)
    }

    /// Throws the tables away and makes them anew: the remedy for a difference.
    ///
    /// # Errors
    /// Disk or database.
    pub fn rebuild(&self) -> Result<(), Trouble> {
        Ok(self.store.rebuild()?)
    }

    /// Signs where the record stands.
    ///
    /// # Errors
    /// A record that does not continue what was signed before; an account that may not.
    pub fn checkpoint(&self, account: Option<&OfficerId>) -> Result<Vec<u8>, Trouble> {
        self.may_keep(account, UseCase::RecordCheckpoint)?;
        Ok(self.store.checkpoint(self.now())?)
    }

    /// The public key of the record.
    #[must_use]
    pub fn verifying_key(&self) -> &VerifyingKey {
        self.store.verifying_key()
    }

    /// How many entries the record has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Proves one entry; with its salt, when the event is to go with the proof.
    ///
    /// # Errors
    /// No such entry; an account that may not.
    pub fn prove(
        &self,
        account: Option<&OfficerId>,
        entry: u64,
        with_salt: bool,
    ) -> Result<EntryProof, Trouble> {
        self.may_keep(account, UseCase::RecordVerify)?;
        if let (Some(_), true) = (account, with_salt) {
            // Who holds the salt can try what the event says until it fits.
            let may_see = self.may_see(account)?;
            let stored = self.store.event(entry)?;
            let hidden = stored.filter(|s| !s.envelope().is_some_and(|e| may_see(&e.visibility)));
            if hidden.is_some() {
                return Err(Trouble::NotAllowed {
                    what: format!("what entry {entry} says is not for this account"),
                    remedy: "prove it without its event, or ask an inspector".to_owned(),
                });
            }
        }
        Ok(self.store.entry_proof(entry, self.now(), with_salt)?)
    }

    /// Proves to who knows the record of its first `old` entries that it only grew since.
    ///
    /// # Errors
    /// A record that is shorter; an account that may not.
    pub fn prove_growth(
        &self,
        account: Option<&OfficerId>,
        old: u64,
    ) -> Result<GrowthProof, Trouble> {
        self.may_keep(account, UseCase::RecordVerify)?;
        Ok(self.store.growth_proof(old, self.now())?)
    }

    /// What an entry is committed to: all that is left of one that was erased.
    ///
    /// # Errors
    /// No such entry.
    pub fn commitment(&self, entry: u64) -> Result<Commitment, Trouble> {
        let stored = self.store.event(entry)?;
        stored.map(|s| s.commitment).ok_or_else(|| {
            let remedy = format!("entries are counted from 0; the record has {}", self.size);
            Trouble::not_there("entry", entry.to_string(), &remedy)
        })
    }

    /// Writes a copy for a stranger. In the name of an account, the copy holds back the events that
    /// the account may not see; its proofs hold all the same.
    ///
    /// # Errors
    /// A place that is taken; an account that may not.
    pub fn export(&mut self, account: Option<&OfficerId>, dir: &Path) -> Result<Exported, Trouble> {
        self.may_keep(account, UseCase::RecordExport)?;
        let mut withheld = BTreeSet::new();
        if let Some(account) = account {
            // The trace comes first: the copy holds it.
            let (subject, marking) = (format!("{} entries", self.size), self.open_to_all());
            self.looked(account, UseCase::RecordExport, &subject, &marking)?;
            let reader = self.reader(account)?;
            let levels = &self.organisation()?.levels;
            for stored in self.store.events(0) {
                let stored = stored?;
                let seen = |e: &clearance::Envelope| reader.may_see(levels, &e.visibility);
                if !stored.envelope().is_some_and(seen) {
                    withheld.insert(stored.seq);
                }
            }
        }
        Ok(self.store.export(dir, self.now(), &|seq| withheld.contains(&seq))?)
    }

    pub(crate) fn may_keep(
        &self,
        account: Option<&OfficerId>,
        act: UseCase,
    ) -> Result<(), Trouble> {
        match account {
            None => Ok(()),
            Some(account) => {
                let reader = self.reader(account)?;
                self.allow(&reader, act, &self.open_to_all(), Relation::Other)
            }
        }
    }
}

/// Compares everything in a data directory with everything it was committed to. Folds nothing: a
/// directory whose events can no longer be read is looked at all the same.
///
/// # Errors
/// No data directory, disk or database. What disagrees is no error but stands in the report.
pub fn verify_directory(dir: &Path) -> Result<StoreReport, Trouble> {
    let store = Store::open(dir)?;
    let mut report = store.verify()?;
    // Where the events are not what was committed to, what they say of erasures is worth nothing.
    if report.is_sound() {
        report.faults.extend(erasures_that_differ(&store)?);
    }
    Ok(report)
}

/// Erasures that were recorded and not done, or done and not recorded.
fn erasures_that_differ(store: &Store) -> Result<Vec<StoreFault>, Trouble> {
    let (mut gone, mut said) = (BTreeSet::new(), BTreeMap::new());
    for stored in store.events(0) {
        let stored = stored?;
        match stored.envelope().map(|e| &e.event) {
            None => drop(gone.insert(stored.seq)),
            Some(Event::Erased { entry, .. }) => drop(said.entry(*entry).or_insert(stored.seq)),
            Some(_) => {}
        }
    }
    let mut faults = Vec::new();
    for (entry, by) in &said {
        // It may have been destroyed since its page was read.
        let is_there = || store.event(*entry).map(|e| e.is_some_and(|e| e.envelope().is_some()));
        if !gone.contains(entry) && is_there()? {
            faults.push(StoreFault::NotDestroyed { entry: *entry, by: *by });
        }
    }
    let unsaid = gone.iter().filter(|entry| !said.contains_key(entry));
    faults.extend(unsaid.map(|entry| StoreFault::GoneUnsaid { entry: *entry }));
    Ok(faults)
}

/// What a copy is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// Everything in it was compared with its checkpoint.
    Compared(Report),
    /// Its checkpoint cannot be believed, and nothing was compared.
    NotBelieved {
        /// Why.
        why: String,
    },
}

/// Verifies a copy somebody gave, against a trusted key or the one it carries; says whether the key
/// is trusted.
///
/// # Errors
/// No copy, no key, or a disk that refuses.
pub fn verify_copy(
    dir: &Path,
    key: Option<&VerifyingKey>,
    witnesses: &[VerifyingKey],
) -> Result<(Copied, bool), Trouble> {
    if !dir.is_dir() {
        return Err(Trouble::input(
            format!("there is no copy `{}`", dir.display()),
            "name the directory that `chancery record export` wrote",
        ));
    }
    let carried = if key.is_none() { store::key_in_export(dir)? } else { None };
    let trusted = key.or(carried.as_ref()).ok_or_else(|| {
        Trouble::input(
            format!("`{}` carries no key to verify it with", dir.display()),
            "name the key you trust: --key KEY",
        )
    })?;
    let copied = match store::verify_export(dir, trusted, witnesses) {
        Ok(report) => Copied::Compared(report),
        Err(error) if error.is_verdict() => Copied::NotBelieved { why: error.to_string() },
        Err(error) => return Err(error.into()),
    };
    Ok((copied, key.is_some()))
}

#[cfg(test)]
mod tests;
