//! The record: verify, prove, export, checkpoint, rebuild. The log's own laws are `record`'s; who
//! may take a copy is `authorise`'s.

use super::Desk;
use crate::Trouble;
use clearance::authorise::{Relation, UseCase};
use parties::OfficerId;
use record::{EntryProof, Report, VerifyingKey};
use std::path::Path;
use store::{Comparison, Exported, StoreReport};

impl Desk {
    /// Compares everything kept with everything it was committed to.
    ///
    /// # Errors
    /// Disk or database.
    pub fn verify(&self) -> Result<StoreReport, Trouble> {
        Ok(self.store.verify()?)
    }

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
        Ok(self.store.entry_proof(entry, self.now(), with_salt)?)
    }

    /// Writes a copy for a stranger. In the name of an account, the copy holds back the events that
    /// the account may not see; its proofs hold all the same.
    ///
    /// # Errors
    /// A place that is taken; an account that may not.
    pub fn export(&self, account: Option<&OfficerId>, dir: &Path) -> Result<Exported, Trouble> {
        self.may_keep(account, UseCase::RecordExport)?;
        let mut withheld = std::collections::BTreeSet::new();
        if let Some(account) = account {
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

    fn may_keep(&self, account: Option<&OfficerId>, act: UseCase) -> Result<(), Trouble> {
        match account {
            None => Ok(()),
            Some(account) => {
                let reader = self.reader(account)?;
                self.allow(&reader, act, &self.open_to_all(), Relation::Other)
            }
        }
    }
}

/// Verifies a copy somebody gave, against a trusted key or the one it carries.
///
/// # Errors
/// No copy, no key, or a disk that refuses.
pub fn verify_copy(dir: &Path, key: Option<&VerifyingKey>) -> Result<(Report, bool), Trouble> {
    if let Some(key) = key {
        return Ok((store::verify_export(dir, key, &[])?, true));
    }
    match store::key_in_export(dir)? {
        Some(key) => Ok((store::verify_export(dir, &key, &[])?, false)),
        None => Err(Trouble::input(
            format!("`{}` carries no key to verify it with", dir.display()),
            "name the key you trust: --key KEY",
        )),
    }
}
