//! A path in, an open data directory out; or a new one set up. Each refusal names what and how to
//! mend it.
//! Must never set up over something, and never open what a newer version made.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;
use std::{fs, io};

use jiff::Timestamp;
use record::{Purpose, SigningKey};

use crate::clock;
use crate::database::{Database, LOCK_WAIT_MAX};
use crate::directory::{Directory, write_private};
use crate::erase;
use crate::schema::{self, ClimbError, Ladder};
use crate::store::{Databases, Inner, Store};
use crate::trouble::Trouble;

/// What a new data directory is made of.
#[derive(Clone)]
pub struct CreateOptions {
    /// Thirty-two random bytes: the signing key of the record is made of them.
    pub seed: [u8; 32],
    /// The name of the record, such as `example.org/chancery`: no space, no plus.
    pub origin: String,
    /// The clock of a story, if the directory tells one.
    pub story_clock: Option<Timestamp>,
}

impl std::fmt::Debug for CreateOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreateOptions")
            .field("origin", &self.origin)
            .field("story_clock", &self.story_clock)
            .finish_non_exhaustive()
    }
}

/// Why no data directory was set up.
#[derive(Debug, thiserror::Error)]
pub enum CreateStoreError {
    /// Something is there already.
    #[error("`{}` is not empty: it holds `{found}`", dir.display())]
    NotEmpty {
        /// The directory.
        dir: PathBuf,
        /// The name of something in it.
        found: String,
    },
    /// It is a file.
    #[error("`{}` is not a directory", dir.display())]
    NotADirectory {
        /// The path.
        dir: PathBuf,
    },
    /// Another process is setting it up.
    #[error("`{}` is being set up by another process", dir.display())]
    InUse {
        /// The directory.
        dir: PathBuf,
    },
    /// The name of the record cannot be a key name.
    #[error(transparent)]
    Origin(#[from] record::key::ParseKeyError),
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl CreateStoreError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotEmpty { .. } => "name a directory that is empty or not there yet",
            Self::NotADirectory { .. } => "name another path",
            Self::InUse { .. } => "wait for it to end and open the directory",
            Self::Origin(_) => "choose a name such as `example.org/chancery`",
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// Why a data directory was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenStoreError {
    /// There is nothing.
    #[error("there is no data directory `{}`", dir.display())]
    NotThere {
        /// The path.
        dir: PathBuf,
    },
    /// It is a file.
    #[error("`{}` is not a directory", dir.display())]
    NotADirectory {
        /// The path.
        dir: PathBuf,
    },
    /// It is some other directory.
    #[error("`{}` is no data directory: it has no `chancery.sqlite`", dir.display())]
    NoDatabase {
        /// The directory.
        dir: PathBuf,
    },
    /// It was never set up to the end.
    #[error("`{}` was not completely set up", dir.display())]
    Unfinished {
        /// The directory.
        dir: PathBuf,
    },
    /// A newer version made it.
    #[error("`{}` was made by a newer version: step {found}, known up to {known}", file.display())]
    Newer {
        /// The database.
        file: PathBuf,
        /// Its step.
        found: u64,
        /// The last step of this version.
        known: u64,
    },
    /// Another process is setting it up.
    #[error("`{}` is held by a process that is setting it up", dir.display())]
    InUse {
        /// The directory.
        dir: PathBuf,
    },
    /// Others could read what is secret.
    #[error("`{}` can be read by others: its mode is {mode:04o}", file.display())]
    Exposed {
        /// The file or directory.
        file: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// The key cannot be read.
    #[error("the signing key `{}` cannot be read", file.display())]
    Key {
        /// The file.
        file: PathBuf,
        /// Why.
        #[source]
        cause: record::key::ParseKeyError,
    },
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl OpenStoreError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NotThere { .. } | Self::NotADirectory { .. } | Self::NoDatabase { .. } => {
                "check `--data`; `chancery organisation import FILE.toml` sets up a new directory, \
                 `chancery demo` one with the story"
            }
            Self::Unfinished { .. } => "nothing was recorded in it yet: remove it and set up anew",
            Self::Newer { .. } => "use the version of the program that made it, or a newer one",
            Self::InUse { .. } => "wait for it to end and try again",
            Self::Exposed { .. } => {
                "make the directory `keys` mode 0700, every file in it and `accounts.sqlite` mode \
                 0600; if strangers could have read the keys, tell the witnesses of the record"
            }
            Self::Key { .. } => "restore the file from a copy of the data directory",
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

impl OpenStoreError {
    /// The same refusal under the name that the place has for the reader.
    pub(crate) fn moved(mut self, name: impl Fn(&Path) -> PathBuf) -> Self {
        match &mut self {
            Self::NotThere { dir: place }
            | Self::NotADirectory { dir: place }
            | Self::NoDatabase { dir: place }
            | Self::Unfinished { dir: place }
            | Self::InUse { dir: place }
            | Self::Newer { file: place, .. }
            | Self::Exposed { file: place, .. }
            | Self::Key { file: place, .. } => *place = name(place),
            Self::Trouble(_) => {}
        }
        match self {
            Self::Trouble(trouble) => Self::Trouble(trouble.moved(name)),
            other => other,
        }
    }
}

impl Store {
    /// Sets up a new data directory and opens it.
    ///
    /// # Errors
    /// When something is there already, the origin is no key name, or the disk refuses.
    pub fn create(dir: &Path, options: &CreateOptions) -> Result<Self, CreateStoreError> {
        let directory = Directory::at(dir);
        let key = SigningKey::from_seed(&options.origin, Purpose::Note, &options.seed)?;
        if dir.exists() && !dir.is_dir() {
            return Err(CreateStoreError::NotADirectory { dir: dir.to_owned() });
        }
        if let Some(found) = directory.anything_in()? {
            let found = found.to_string_lossy().into_owned();
            return Err(CreateStoreError::NotEmpty { dir: dir.to_owned(), found });
        }
        directory.lay_out()?;
        let in_use = || CreateStoreError::InUse { dir: dir.to_owned() };
        let alone = directory.try_lock(true)?.ok_or_else(in_use)?;
        write_private(&directory.log_key(), format!("{}\n", key.to_secret_text()).as_bytes())?;
        if let Some(instant) = options.story_clock {
            clock::set(&directory.clock(), instant)?;
        }
        // The main database comes last: a directory without its ladder was never set up.
        write_private(&directory.salts(), b"")?;
        write_private(&directory.database(), b"")?;
        let runtime = runtime(dir)?;
        let databases = runtime.block_on(found(&directory))?;
        let lock = directory.share(alone)?.ok_or_else(in_use)?;
        let inner = Inner { runtime, databases: Some(databases) };
        Ok(Self { directory, key, inner: Mutex::new(inner), grown: Mutex::default(), _lock: lock })
    }

    /// Opens a data directory, bringing its tables to this version.
    ///
    /// # Errors
    /// Each names what is wrong and how to mend it.
    pub fn open(dir: &Path) -> Result<Self, OpenStoreError> {
        Self::open_waiting(dir, LOCK_WAIT_MAX)
    }

    /// Opens a data directory, waiting for other writers no longer than this.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_waiting(dir: &Path, wait: Duration) -> Result<Self, OpenStoreError> {
        let directory = Directory::at(dir);
        look_at(&directory)?;
        let held = OpenStoreError::InUse { dir: dir.to_owned() };
        let lock = directory.try_lock(false)?.ok_or(held)?;
        if let Some((file, mode)) = directory.exposed()? {
            return Err(OpenStoreError::Exposed { file, mode });
        }
        let file = directory.log_key();
        let text = fs::read_to_string(&file).map_err(|cause| Trouble::of_io(&file, cause))?;
        let key = SigningKey::parse(text.trim_end())
            .map_err(|cause| OpenStoreError::Key { file, cause })?;
        let runtime = runtime(dir)?;
        let databases = runtime.block_on(join(&directory, wait))?;
        let inner = Inner { runtime, databases: Some(databases) };
        Ok(Self { directory, key, inner: Mutex::new(inner), grown: Mutex::default(), _lock: lock })
    }
}

/// Looks whether this is a data directory at all.
fn look_at(directory: &Directory) -> Result<(), OpenStoreError> {
    let dir = directory.root().to_owned();
    match fs::metadata(&dir) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            return Err(OpenStoreError::NotThere { dir });
        }
        Err(cause) => return Err(Trouble::of_io(&dir, cause).into()),
        Ok(found) if !found.is_dir() => return Err(OpenStoreError::NotADirectory { dir }),
        Ok(_) => {}
    }
    match fs::metadata(directory.database()) {
        Ok(_) => Ok(()),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            // Set-up lays out the directories before it makes the database.
            let begun = directory.lock().exists() && directory.keys().is_dir();
            Err(if begun {
                OpenStoreError::Unfinished { dir }
            } else {
                OpenStoreError::NoDatabase { dir }
            })
        }
        Err(cause) => Err(Trouble::of_io(&directory.database(), cause).into()),
    }
}

/// One thread: the database has its own, and the caller waits.
pub(crate) fn runtime(dir: &Path) -> Result<tokio::runtime::Runtime, Trouble> {
    let built = tokio::runtime::Builder::new_current_thread().enable_time().build();
    built.map_err(|cause| Trouble::of_io(dir, cause))
}

/// Makes the tables of a new directory, the salts first.
async fn found(directory: &Directory) -> Result<Databases, Trouble> {
    let mut salts = Database::open(&directory.salts(), LOCK_WAIT_MAX).await?;
    schema::found(&mut salts, Ladder::Salts).await?;
    let mut main = Database::open(&directory.database(), LOCK_WAIT_MAX).await?;
    schema::found(&mut main, Ladder::Main).await?;
    Ok(Databases { main, salts })
}

/// Opens the tables of a directory, brings them to this version and ends what a crash left open.
async fn join(directory: &Directory, wait: Duration) -> Result<Databases, OpenStoreError> {
    let refuse = |file: PathBuf, why| match why {
        ClimbError::Newer { found, known } => OpenStoreError::Newer { file, found, known },
        ClimbError::Unfinished => OpenStoreError::Unfinished { dir: directory.root().to_owned() },
        ClimbError::Trouble(trouble) => trouble.into(),
    };
    let mut main = Database::open(&directory.database(), wait).await?;
    let climbed = schema::climb(&mut main, Ladder::Main).await;
    climbed.map_err(|why| refuse(directory.database(), why))?;
    let mut salts = Database::open(&directory.salts(), wait).await?;
    let climbed = schema::climb(&mut salts, Ladder::Salts).await;
    climbed.map_err(|why| refuse(directory.salts(), why))?;
    let mut databases = Databases { main, salts };
    erase::finish_erasures(&mut databases).await?;
    Ok(databases)
}
