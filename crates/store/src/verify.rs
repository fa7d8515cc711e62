//! A data directory in, everything that disagrees in it out: the database files, salts and events
//! against commitments, the tree against head and checkpoints, kept files against their names.
//! Must never stop at the first fault, and never mend what it finds.

use std::fmt;
use std::path::PathBuf;

use record::verify::OpenAuditError;
use record::{Audit, Checkpoint, Commitment, Fault, Frontier, Tree};

use crate::database::Database;
use crate::directory::Directory;
use crate::events::EVENTS_PAGE_MAX;
use crate::files;
use crate::ledger::{self, Kept};
use crate::log;
use crate::salts;
use crate::store::{Databases, Store};
use crate::trouble::Trouble;
use crate::witnessed::{self, SeenBy};

/// One thing that disagrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreFault {
    /// An entry of the record, or the tree.
    Record(Fault),
    /// A checkpoint is not signed by our key, or is of another size than its row says.
    Checkpoint {
        /// Its size.
        size: u64,
    },
    /// What was signed is not what is there; the change is between these entries.
    Rewritten {
        /// The first entry that may have changed.
        from: u64,
        /// The entry behind the last one that may have changed: the size of the checkpoint.
        to: u64,
    },
    /// The line of a witness below a checkpoint is not its signature.
    Witness {
        /// Size of the checkpoint.
        size: u64,
        /// What is wrong.
        what: String,
    },
    /// The record is shorter than what was signed.
    CutShort {
        /// Size of the checkpoint.
        signed: u64,
        /// Entries there are.
        found: u64,
    },
    /// There are entries that the head of the record does not know of.
    HeadBehind {
        /// Size that the head states.
        stated: u64,
        /// Entries there are.
        found: u64,
    },
    /// An erased entry still has its salt.
    SaltLeft {
        /// The entry.
        entry: u64,
    },
    /// An entry says that the content of another was destroyed, and it is there.
    NotDestroyed {
        /// The entry whose content is there.
        entry: u64,
        /// The entry that says otherwise.
        by: u64,
    },
    /// The content of an entry is gone, and no entry says that it was erased.
    GoneUnsaid {
        /// The entry.
        entry: u64,
    },
    /// The database finds its own file damaged.
    Database {
        /// The file.
        place: PathBuf,
        /// What it says.
        said: String,
    },
    /// A kept file has other bytes than its name says.
    File {
        /// The file.
        place: PathBuf,
    },
}

impl fmt::Display for StoreFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(fault) => fmt::Display::fmt(fault, f),
            Self::Checkpoint { size } => {
                write!(f, "the checkpoint of {size} entries is not signed by the key of the record")
            }
            Self::Witness { size, what } => write!(f, "the checkpoint of {size} entries: {what}"),
            Self::Rewritten { from, to } => write!(
                f,
                "entries {from} to {}: they do not give the root that was signed for {to} entries",
                to.saturating_sub(1)
            ),
            Self::CutShort { signed, found } => {
                write!(f, "{signed} entries were signed, {found} are there")
            }
            Self::HeadBehind { stated, found } => {
                write!(f, "the head of the record says {stated} entries, {found} are there")
            }
            Self::SaltLeft { entry } => write!(f, "entry {entry}: erased, but its salt is left"),
            Self::NotDestroyed { entry, by } => write!(
                f,
                "entry {entry}: entry {by} says that it was erased, and its content is there"
            ),
            Self::GoneUnsaid { entry } => {
                write!(
                    f,
                    "entry {entry}: its content is gone, and no entry says that it was erased"
                )
            }
            Self::Database { place, said } => write!(f, "`{}`: {said}", place.display()),
            Self::File { place } => {
                write!(f, "`{}` has other bytes than its name says", place.display())
            }
        }
    }
}

/// What a verification of a data directory found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreReport {
    /// Number of entries.
    pub size: u64,
    /// Entries whose event was compared with its commitment.
    pub kept: u64,
    /// Entries that are erased.
    pub erased: u64,
    /// Checkpoints compared.
    pub checkpoints: u64,
    /// How far each trusted witness has seen it. Empty: not witnessed.
    pub witnessed: Vec<SeenBy>,
    /// What disagrees.
    pub faults: Vec<StoreFault>,
}

impl StoreReport {
    /// Whether nothing disagrees.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The first entry that is touched by a fault.
    #[must_use]
    pub fn first_bad_entry(&self) -> Option<u64> {
        let entry = |fault: &StoreFault| match fault {
            StoreFault::Record(fault) => fault.entry(),
            StoreFault::Rewritten { from, .. } => Some(*from),
            StoreFault::SaltLeft { entry }
            | StoreFault::NotDestroyed { entry, .. }
            | StoreFault::GoneUnsaid { entry } => Some(*entry),
            StoreFault::HeadBehind { stated, .. } => Some(*stated),
            _ => None,
        };
        self.faults.iter().filter_map(entry).min()
    }
}

impl fmt::Display for StoreReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { size, kept, erased, checkpoints, witnessed, faults } = self;
        writeln!(f, "{size} entries: {kept} compared, {erased} erased; {checkpoints} checkpoints")?;
        if witnessed.is_empty() {
            writeln!(f, "not witnessed")?;
        }
        witnessed.iter().try_for_each(|seen| writeln!(f, "{seen}"))?;
        faults.iter().try_for_each(|fault| writeln!(f, "{fault}"))?;
        if self.is_sound() { writeln!(f, "verified") } else { Ok(()) }
    }
}

impl Store {
    /// Compares everything in the data directory with everything it was committed to.
    ///
    /// # Errors
    /// When disk or database refuse; a disagreement is no error but a fault in the report.
    pub fn verify(&self) -> Result<StoreReport, Trouble> {
        self.run(async |databases| verify(databases, &self.directory, &self.key).await)
    }
}

async fn verify(
    databases: &mut Databases,
    directory: &Directory,
    key: &record::SigningKey,
) -> Result<StoreReport, Trouble> {
    let mut faults = Vec::new();
    find_damage(&mut databases.main, &mut faults).await?;
    find_damage(&mut databases.salts, &mut faults).await?;
    let head = head_of(&mut databases.main).await?;
    // The head is signed here, in memory only: the same audit serves a copy and a directory.
    let note = Checkpoint::new(key.verifying().name(), head.size(), head.root()).sign(key);
    let broken = |what| Trouble::corrupt(&databases.main.place, what);
    let note = note.map_err(|_| broken("its head cannot be signed"))?.to_string();
    let audit = Audit::open(note.as_bytes(), key.verifying(), &[]);
    let mut audit = audit.map_err(|why| match why {
        OpenAuditError::TooLarge { .. } => broken("its record is larger than is verified"),
        OpenAuditError::Checkpoint(_) => broken("its head cannot be read back"),
    })?;
    let commitments = feed(databases, &mut audit, &mut faults).await?;
    let report = audit.finish_without_tiles();
    let found = commitments.len() as u64;
    // What was committed while we read is known to the head by now.
    if found > head.size() && found > head_of(&mut databases.main).await?.size() {
        faults.push(StoreFault::HeadBehind { stated: head.size(), found });
    }
    faults.extend(report.faults.iter().cloned().map(StoreFault::Record));
    let tree = log::tree_of(&commitments);
    let (checkpoints, witnessed) =
        judge_notes(&mut databases.main, &tree, key, &mut faults).await?;
    let changed = files::changed(&directory.files())?;
    faults.extend(changed.into_iter().map(|place| StoreFault::File { place }));
    let (size, kept) = (head.size(), report.compared);
    Ok(StoreReport { size, kept, erased: report.without_event, checkpoints, witnessed, faults })
}

async fn head_of(main: &mut Database) -> Result<Frontier, Trouble> {
    let head = ledger::head(&mut main.connection).await;
    Ok(head.map_err(|cause| Trouble::of_sql(&main.place, cause))?.frontier)
}

/// Lets the database look for damage in its own file.
async fn find_damage(database: &mut Database, faults: &mut Vec<StoreFault>) -> Result<(), Trouble> {
    let place = database.place.clone();
    let found = database.faults().await?;
    faults
        .extend(found.into_iter().map(|said| StoreFault::Database { place: place.clone(), said }));
    Ok(())
}

/// Gives every entry with its salt to the audit, page by page, and gives back the commitments.
async fn feed(
    databases: &mut Databases,
    audit: &mut Audit,
    faults: &mut Vec<StoreFault>,
) -> Result<Vec<Commitment>, Trouble> {
    let mut commitments = Vec::new();
    let mut from = 0;
    loop {
        let main = &mut databases.main;
        let page = ledger::entries_from(&mut main.connection, from, EVENTS_PAGE_MAX).await;
        let page = page.map_err(|cause| Trouble::of_sql(&main.place, cause))?;
        let Some(last) = page.last().map(|kept| kept.seq) else { return Ok(commitments) };
        let to = last.saturating_add(1);
        let salts = salts::salts_between(&mut databases.salts, from, to).await?;
        let mut salts = salts.into_iter().peekable();
        for Kept { seq, commitment, bytes } in page {
            // Both come in the order of numbers.
            while salts.next_if(|(of, _)| *of < seq).is_some() {}
            let salt = salts.next_if(|(of, _)| *of == seq).map(|(_, salt)| salt);
            audit.commitment(seq, commitment);
            commitments.push(commitment);
            match (salt, bytes) {
                (Some(salt), Some(bytes)) => audit.content(seq, &salt, &bytes),
                // Another process may have erased it since the page was read.
                (None, Some(_)) if is_erased(&mut databases.main, seq).await? => {}
                (None, Some(_)) => {
                    faults.push(StoreFault::Record(Fault::SaltMissing { entry: seq }));
                }
                (Some(_), None) => faults.push(StoreFault::SaltLeft { entry: seq }),
                (None, None) => {}
            }
        }
        from = to;
    }
}

async fn is_erased(main: &mut Database, seq: u64) -> Result<bool, Trouble> {
    let now = ledger::entries_from(&mut main.connection, seq, 1).await;
    let now = now.map_err(|cause| Trouble::of_sql(&main.place, cause))?;
    Ok(now.first().is_some_and(|kept| kept.seq == seq && kept.bytes.is_none()))
}

/// Compares every checkpoint with the tree; gives how many there are, and who witnessed them.
async fn judge_notes(
    main: &mut Database,
    tree: &Tree,
    key: &record::SigningKey,
    faults: &mut Vec<StoreFault>,
) -> Result<(u64, Vec<SeenBy>), Trouble> {
    let in_trouble = |cause| Trouble::of_sql(&main.place, cause);
    let notes = log::all_notes(&mut main.connection).await.map_err(in_trouble)?;
    let witnesses = witnessed::known(&mut main.connection).await.map_err(in_trouble)?;
    let (count, seen) = (notes.len() as u64, witnessed::seen_by(&notes, &witnesses));
    let mut holds_to = 0;
    for (size, note) in notes {
        let opened = Checkpoint::open(&note, key.verifying(), &[]);
        let Ok(opened) = opened.map(|opened| opened.checkpoint) else {
            faults.push(StoreFault::Checkpoint { size });
            continue;
        };
        if let Err(why) = Checkpoint::open(&note, key.verifying(), &witnesses) {
            faults.push(StoreFault::Witness { size, what: why.to_string() });
        }
        match tree.root(opened.size) {
            _ if opened.size != size => faults.push(StoreFault::Checkpoint { size }),
            Some(root) if root == opened.root => holds_to = size,
            Some(_) => {
                // Later ones cannot hold either; the first names the narrowest place.
                faults.push(StoreFault::Rewritten { from: holds_to, to: size });
                return Ok((count, seen));
            }
            None => faults.push(StoreFault::CutShort { signed: size, found: tree.size() }),
        }
    }
    Ok((count, seen))
}
