//! Witnesses: the key of a new one, a copy signed by one, the signed checkpoint taken back. A
//! witness is somebody else: it has a copy, a key and a memory, and no data directory.

use super::Desk;
use crate::{Machine, Trouble};
use clearance::authorise::UseCase;
use parties::OfficerId;
use record::{Checkpoint, Purpose, SigningKey, VerifyingKey, Witnessed};
use std::path::Path;
use store::{Cosigned, SeenBy};

/// Makes the key of a witness and writes it into a file that only its owner can read.
///
/// # Errors
/// A name that is none, or a file that is there already.
pub fn new_key(name: &str, file: &Path, machine: &mut Machine) -> Result<VerifyingKey, Trouble> {
    let key = SigningKey::from_seed(name, Purpose::Cosignature, &machine.bytes());
    let key = key.map_err(|why| {
        Trouble::input(why.to_string(), "choose a name such as `witness.example/one`")
    })?;
    store::write_witness_key(file, &key)?;
    Ok(key.verifying().clone())
}

/// Compares a copy with everything in it and with what the witness has seen of this record; signs
/// its checkpoint when all agrees.
///
/// # Errors
/// A key, a copy or a memory that cannot be used.
pub fn sign_copy(
    copy: &Path,
    key_file: &Path,
    log: &VerifyingKey,
    seen_file: &Path,
    machine: &Machine,
) -> Result<Cosigned, Trouble> {
    let at = u64::try_from((machine.now)().as_second()).map_err(|_| {
        Trouble::input("the clock of this machine stands before 1970", "set the clock")
    })?;
    Ok(store::cosign_copy(copy, &store::Witness { key_file, log, seen_file, at })?)
}

impl Desk {
    /// Takes back a checkpoint that witnesses have signed, and trusts those given from now on.
    ///
    /// # Errors
    /// A checkpoint of another record, one that nobody known signed, an account that may not.
    pub fn take_witnessed(
        &self,
        account: Option<&OfficerId>,
        note: &[u8],
        witnesses: &[VerifyingKey],
    ) -> Result<(Checkpoint, Vec<Witnessed>), Trouble> {
        self.may_keep(account, UseCase::RecordCheckpoint)?;
        Ok(self.store.take_witnessed(note, witnesses, self.now())?)
    }

    /// How far each trusted witness has seen the record. Empty: not witnessed.
    ///
    /// # Errors
    /// Disk or database.
    pub fn witnessed(&self) -> Result<Vec<SeenBy>, Trouble> {
        Ok(self.store.witnessed()?)
    }
}
