//! Bytes and a path in, a file that holds all of them out, or the old one untouched. Never leaves
//! half a file under the name asked for.

use crate::failure::{Failure, Result};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes beside the target, makes it durable, then renames.
///
/// # Errors
/// The folder is missing or read-only, the disk is full, the target is a folder.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = beside(path);
    write_through(path, &beside, bytes).map_err(|error| {
        // What could not be finished is of no use to anyone; when it cannot be removed either,
        // the first error is still the one to report.
        let _ = fs::remove_file(&beside);
        let remedy = remedy(&error);
        Failure::new(format!("cannot write `{}`", path.display())).because(error).help(remedy)
    })
}

fn write_through(path: &Path, beside: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut file = File::options().write(true).create_new(true).open(beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(beside, path)?;
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "make the folder first",
        io::ErrorKind::PermissionDenied => "choose a folder you may write to",
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only; choose another folder",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full; free some space or choose another folder. The old file is untouched"
        }
        io::ErrorKind::IsADirectory => "name a file, not a folder",
        _ => "choose another place for the file",
    }
}
