//! A backup in, a data directory out: copied beside its place, opened, compared with the checkpoint
//! it was signed with and with one that somebody saw later.
//! Must never write over what is there, never change the backup, and never pass over a record that
//! was longer once.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use record::checkpoint::OpenCheckpointError;
use record::{Checkpoint, Hash};

use crate::backup::CHECKPOINT_NAME;
use crate::beside::{Beside, BesideError, copy_files, copy_if_there, copy_private, lies_within};
use crate::directory::Directory;
use crate::log;
use crate::open::OpenStoreError;
use crate::store::Store;
use crate::trouble::Trouble;

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// Something is there already.
    #[error("`{}` is not empty: it holds `{}`", dir.display(), found.display())]
    NotEmpty {
        /// The directory.
        dir: PathBuf,
        /// The name of something in it.
        found: OsString,
    },
    /// It would lie in what it is made of.
    #[error("`{}` lies in the backup itself", dir.display())]
    Within {
        /// The directory.
        dir: PathBuf,
    },
    /// It is no backup.
    #[error("`{}` is no backup: it has no `{CHECKPOINT_NAME}`", dir.display())]
    NotABackup {
        /// The directory.
        dir: PathBuf,
    },
    /// A file of it is not there.
    #[error("the backup is damaged: `{}` is missing", file.display())]
    Missing {
        /// The file.
        file: PathBuf,
    },
    /// It does not verify.
    #[error("the backup is damaged: {}", crate::backup::first_of(faults))]
    Damaged {
        /// What disagrees, one a line.
        faults: Vec<String>,
    },
    /// Its checkpoint is not that of its record.
    #[error("the backup is damaged: its `{CHECKPOINT_NAME}` cannot be believed")]
    Checkpoint {
        /// Why.
        #[source]
        cause: OpenCheckpointError,
    },
    /// It has other entries than it was signed with.
    #[error("the backup was signed with {signed} entries, and has {found}")]
    Altered {
        /// Entries when it was made.
        signed: u64,
        /// Entries now.
        found: u64,
    },
    /// It has as many entries as it was signed with, and others.
    #[error("the {size} entries of the backup are not those it was signed with")]
    Rewritten {
        /// Entries it has.
        size: u64,
    },
    /// The checkpoint seen is not one of this record.
    #[error("the checkpoint that was seen is not one of this record")]
    SeenOther {
        /// Why.
        #[source]
        cause: OpenCheckpointError,
    },
    /// The checkpoint seen is one of this record, and does not fit it.
    #[error("the first {size} entries of the backup are not the {size} that were seen")]
    SeenRewritten {
        /// Entries of the checkpoint seen.
        size: u64,
    },
    /// The copy cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenStoreError),
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl RestoreError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotEmpty { .. } => "name a directory that is empty or not there yet",
            Self::Within { .. } => "name a directory outside of it",
            Self::NotABackup { .. } => "name a directory that `chancery backup` wrote",
            Self::Missing { .. }
            | Self::Damaged { .. }
            | Self::Checkpoint { .. }
            | Self::Rewritten { .. } => "take another backup; nothing was restored",
            Self::Altered { .. } => {
                "somebody worked in it as if it were a data directory: take another backup"
            }
            Self::SeenOther { .. } => {
                "name a checkpoint that `chancery record checkpoint` or an export of this record \
                 wrote"
            }
            Self::SeenRewritten { .. } => {
                "keep both: signed by the same key, they prove that the record was rewritten; then \
                 find the backup that the checkpoint fits"
            }
            Self::Open(why) => why.remedy(),
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// A copy of a backup that is written and not in its place yet. Dropped, nothing of it is left.
#[derive(Debug)]
pub struct Restoring {
    beside: Beside,
    /// Entries the backup has.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// Entries of the record as somebody saw it, when those were more: what came after is lost.
    pub seen: Option<u64>,
    /// Whether the passwords of accounts came with it.
    pub has_accounts: bool,
}

impl Restoring {
    /// Copies a backup beside the place named, and compares it with the checkpoint it was signed
    /// with, and with the one given, if any. Verify what is written, record that it was restored,
    /// and end it.
    ///
    /// # Errors
    /// When it is no backup or a damaged one, something is there, or the disk refuses: then nothing
    /// is left of it.
    pub fn begin(from: &Path, to: &Path, seen: Option<&[u8]>) -> Result<Self, RestoreError> {
        let signed = from.join(CHECKPOINT_NAME);
        if !signed.is_file() {
            return Err(RestoreError::NotABackup { dir: from.to_owned() });
        }
        if lies_within(to, from)? {
            return Err(RestoreError::Within { dir: to.to_owned() });
        }
        let signed = fs::read(&signed).map_err(|cause| Trouble::of_io(&signed, cause))?;
        let beside = Beside::new(to).map_err(|why| match why {
            BesideError::NotEmpty { found } => RestoreError::NotEmpty { dir: to.to_owned(), found },
            BesideError::Trouble(trouble) => trouble.into(),
        })?;
        let copied = copy(&Directory::at(from), &Directory::at(beside.dir()));
        copied.map_err(|why| match why {
            RestoreError::Trouble(trouble) => trouble.moved(|place| beside.named(place)).into(),
            other => other,
        })?;
        // What is wrong with the copy is wrong with the backup: that is what is named.
        let in_backup = |place: &Path| {
            place.strip_prefix(beside.dir()).map_or_else(|_| place.to_owned(), |it| from.join(it))
        };
        let store = Store::open(beside.dir()).map_err(|why| why.moved(in_backup))?;
        let opened = Checkpoint::open(&signed, store.verifying_key(), &[]);
        let signed = opened.map_err(|cause| RestoreError::Checkpoint { cause })?.checkpoint;
        let commitments = store.run(async |it| log::all_commitments(&mut it.main).await);
        let tree = log::tree_of(&commitments.map_err(|trouble| trouble.moved(in_backup))?);
        if tree.size() != signed.size {
            return Err(RestoreError::Altered { signed: signed.size, found: tree.size() });
        }
        let (size, root) = (signed.size, signed.root);
        if tree.root(size) != Some(root) {
            return Err(RestoreError::Rewritten { size });
        }
        let mut longer = None;
        if let Some(note) = seen {
            let opened = Checkpoint::open(note, store.verifying_key(), &[]);
            let seen = opened.map_err(|cause| RestoreError::SeenOther { cause })?.checkpoint;
            match tree.root(seen.size) {
                None => longer = Some(seen.size),
                Some(root) if root == seen.root => {}
                Some(_) => return Err(RestoreError::SeenRewritten { size: seen.size }),
            }
        }
        drop(store);
        let has_accounts = Directory::at(beside.dir()).accounts().is_file();
        Ok(Self { beside, size, root, seen: longer, has_accounts })
    }

    /// Where it is written meanwhile.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.beside.dir()
    }

    /// Makes it durable and moves it to its place.
    ///
    /// # Errors
    /// When the disk refuses: then nothing is left of it.
    pub fn end(self) -> Result<(), Trouble> {
        self.beside.end()
    }
}

/// Copies what a data directory is made of, and nothing else that lies there.
fn copy(from: &Directory, to: &Directory) -> Result<(), RestoreError> {
    to.lay_out()?;
    let (key, salts, main) = (from.log_key(), from.salts(), from.database());
    for (file, target) in [(key, to.log_key()), (salts, to.salts()), (main, to.database())] {
        if !file.is_file() {
            return Err(RestoreError::Missing { file });
        }
        copy_private(&file, &target)?;
        // There is one when somebody opened the backup and was killed: it belongs to the file.
        copy_if_there(&with_wal(&file), &with_wal(&target))?;
    }
    if copy_if_there(&from.accounts(), &to.accounts())? {
        copy_if_there(&with_wal(&from.accounts()), &with_wal(&to.accounts()))?;
    }
    copy_if_there(&from.clock(), &to.clock())?;
    copy_files(&from.files(), &to.files())?;
    Ok(())
}

fn with_wal(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}
