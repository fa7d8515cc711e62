//! A place in, a directory written beside it out: moved to its place when it is whole, and gone
//! when it is not.
//! Must never write over what is there, and never leave half a directory under a name somebody asks
//! for.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use clearance::ids::FileHash;

use crate::directory::{Directory, sync_dir};
use crate::files;
use crate::trouble::Trouble;

/// A directory that is being written.
#[derive(Debug)]
pub(crate) struct Beside {
    part: PathBuf,
    place: PathBuf,
    is_in_place: bool,
}

/// Why a directory is not written.
#[derive(Debug)]
pub(crate) enum BesideError {
    /// Something is there.
    NotEmpty { found: OsString },
    /// Disk.
    Trouble(Trouble),
}

impl From<Trouble> for BesideError {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Beside {
    /// Begins a directory for a place that is empty or not there yet.
    pub(crate) fn new(place: &Path) -> Result<Self, BesideError> {
        if let Some(found) = Directory::at(place).anything_in()? {
            return Err(BesideError::NotEmpty { found });
        }
        let mut name = place.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let part = place.with_file_name(name);
        let made = DirBuilder::new().mode(0o700).create(&part);
        made.map_err(|cause| Trouble::of_io(&part, cause))?;
        Ok(Self { part, place: place.to_owned(), is_in_place: false })
    }

    /// Where it is written meanwhile.
    pub(crate) fn dir(&self) -> &Path {
        &self.part
    }

    /// The name that something in it has when it is in its place.
    pub(crate) fn named(&self, place: &Path) -> PathBuf {
        place.strip_prefix(&self.part).map_or_else(|_| place.to_owned(), |it| self.place.join(it))
    }

    /// Makes all of it durable and moves it to its place.
    pub(crate) fn end(mut self) -> Result<(), Trouble> {
        sync_all(&self.part)?;
        let moved = fs::rename(&self.part, &self.place);
        moved.map_err(|cause| Trouble::of_io(&self.place, cause))?;
        self.is_in_place = true;
        sync_dir(self.place.parent().unwrap_or(&self.place))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.is_in_place {
            // What is left of it would only take up space; the first error is the one to tell.
            let _ = fs::remove_dir_all(&self.part);
        }
    }
}

/// Whether a place that may not be there yet lies in a directory.
pub(crate) fn lies_within(place: &Path, dir: &Path) -> Result<bool, Trouble> {
    let parent = place.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let whole = |path: &Path| path.canonicalize().map_err(|cause| Trouble::of_io(path, cause));
    Ok(whole(parent)?.starts_with(whole(dir)?))
}

/// Makes a directory with everything in it durable.
fn sync_all(dir: &Path) -> Result<(), Trouble> {
    for place in files::list(dir)? {
        if place.is_dir() {
            sync_all(&place)?;
        } else {
            let synced = File::open(&place).and_then(|file| file.sync_all());
            synced.map_err(|cause| Trouble::of_io(&place, cause))?;
        }
    }
    sync_dir(dir)
}

/// Copies a file into a new one that only its owner can read. Syncing is left to `Beside::end`.
pub(crate) fn copy_private(from: &Path, to: &Path) -> Result<(), Trouble> {
    let mut source = File::open(from).map_err(|cause| Trouble::of_io(from, cause))?;
    let in_trouble = |cause| Trouble::of_io(to, cause);
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to);
    let mut target = opened.map_err(in_trouble)?;
    io::copy(&mut source, &mut target).map(|_| ()).map_err(in_trouble)
}

/// Copies a file that may not be there; gives whether it was.
pub(crate) fn copy_if_there(from: &Path, to: &Path) -> Result<bool, Trouble> {
    match fs::symlink_metadata(from) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(cause) => Err(Trouble::of_io(from, cause)),
        Ok(_) => copy_private(from, to).map(|()| true),
    }
}

/// Copies the files kept by their hash, and nothing else that lies beside them; gives how many.
/// Whether each has the bytes of its name is a question for whoever verifies the copy.
pub(crate) fn copy_files(from: &Path, to: &Path) -> Result<u64, Trouble> {
    let mut copied = 0;
    for dir in files::list(from)?.into_iter().filter(|dir| dir.is_dir()) {
        for place in files::list(&dir)? {
            let name = place.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let Some(hash) = FileHash::parse(name) else { continue };
            let target = files::place_of(to, hash);
            let parent = target.parent().unwrap_or(to);
            match DirBuilder::new().mode(0o700).create(parent) {
                Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Trouble::of_io(parent, cause));
                }
                _ => copy_private(&place, &target)?,
            }
            copied += 1;
        }
    }
    Ok(copied)
}
