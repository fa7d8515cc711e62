//! Paths of index files in, indexes ready to ask out. Never builds one.

use crate::command::common::{As, Data};
use crate::failure::{Explain, Failure, Result};
use parties::PartyId;
use screening::Index;
use server::map::{self, Mapped};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Index files asked together. One a compartment; an organisation with more than this many
/// compartments screens in several runs.
const FILES_MAX: usize = 256;

/// Which indexes a command asks.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Which {
    /// An index file, as `index build` writes it; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) index: Vec<PathBuf>,
    /// The data directory whose current indexes are asked when no file is named.
    #[arg(long, value_name = "DIR", default_value = "./chancery-data", conflicts_with = "index")]
    pub(crate) data: PathBuf,
    /// The account for whom a data directory is asked; without one, only what is open to all is.
    #[arg(long = "as", value_name = "ACCOUNT", conflicts_with = "index")]
    pub(crate) account: Option<String>,
}

/// The bytes of one index and where they came from.
#[derive(Debug)]
pub(crate) struct File {
    path: PathBuf,
    bytes: Bytes,
}

/// A file is mapped: one name asked of a million looks at few of its pages. What is no file, such
/// as a pipe, is read.
#[derive(Debug)]
enum Bytes {
    Mapped(Mapped),
    Read(Vec<u8>),
}

impl Which {
    /// Reads the files.
    ///
    /// # Errors
    /// A file that cannot be read, a data directory without indexes.
    pub(crate) fn files(&self) -> Result<Vec<File>> {
        if self.index.is_empty() {
            return self.in_data();
        }
        if self.index.len() > FILES_MAX {
            return Err(Failure::new(format!(
                "{} index files are given; {FILES_MAX} are asked together",
                self.index.len()
            ))
            .help("screen in several runs"));
        }
        self.index.iter().map(|path| File::read(path)).collect()
    }

    /// What the lists of a data directory say of parties, for a person to read; nothing where index
    /// files are named, which hold no listings.
    ///
    /// # Errors
    /// A data directory that cannot be read.
    pub(crate) fn told_of(&self) -> Result<BTreeMap<PartyId, String>> {
        if !self.index.is_empty() {
            return Ok(BTreeMap::new());
        }
        let account = As { account: self.account.clone() }.given()?;
        let desk = Data { data: self.data.clone() }.open_again()?;
        Ok(desk.told_of(account.as_ref())?)
    }

    /// The indexes a data directory holds today, as far as the account may see them.
    fn in_data(&self) -> Result<Vec<File>> {
        let account = As { account: self.account.clone() }.given()?;
        let desk = Data { data: self.data.clone() }.open()?;
        let paths = desk.index_files(account.as_ref())?;
        if paths.is_empty() {
            return Err(Failure::new(format!("no list in `{}` may be seen", self.data.display()))
                .help("load one with `chancery list add`, or name the account: --as ACCOUNT"));
        }
        paths.iter().map(|path| File::read(path)).collect()
    }
}

impl File {
    /// Reads one file.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let what = || format!("cannot read the index file `{}`", path.display());
        let help = "check the path; `chancery index build` writes an index";
        let is_file = fs::metadata(path).explain(what, help)?.is_file();
        let bytes = if is_file {
            Bytes::Mapped(map::path(path).explain(what, help)?)
        } else {
            Bytes::Read(fs::read(path).explain(what, help)?)
        };
        Ok(Self { path: path.to_path_buf(), bytes })
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Mapped(mapped) => mapped,
            Bytes::Read(bytes) => bytes,
        }
    }

    /// Opens it.
    ///
    /// # Errors
    /// The bytes are no index that this engine reads.
    pub(crate) fn open(&self) -> Result<Index<'_>> {
        Index::open(self.bytes()).explain(
            || format!("cannot use the index file `{}`", self.path.display()),
            "build it again with `chancery index build`",
        )
    }
}

/// Opens all of them.
///
/// # Errors
/// As [`File::open`].
pub(crate) fn open(files: &[File]) -> Result<Vec<Index<'_>>> {
    files.iter().map(File::open).collect()
}
