//! The files of the project, as git would commit them. Reads; never writes.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One file of the tree.
pub(crate) struct File {
    /// Its path from the root, with `/`.
    pub(crate) path: String,
    /// Its text; empty when it is not text.
    pub(crate) text: String,
}

/// The root of the project.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Every file that is tracked, or new and not ignored.
pub(crate) fn files() -> Result<Vec<File>> {
    let list = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root())
        .output()
        .context("cannot run git")?;
    let mut files = Vec::new();
    for path in String::from_utf8(list.stdout)?.split('\0').filter(|p| !p.is_empty()) {
        if let Ok(bytes) = std::fs::read(root().join(path)) {
            let text = String::from_utf8(bytes).unwrap_or_default();
            files.push(File { path: path.to_owned(), text });
        }
    }
    Ok(files)
}
