//! The path of a file in, its bytes out without reading them: the pages come when they are looked
//! at. The only unsafe line of this crate stands here.
//! Must never map a file that is written in place.

use std::fs::File;
use std::io;
use std::ops::Deref;
use std::path::Path;

use crate::trouble::Trouble;

/// The bytes of a file, mapped into memory; dropping it unmaps them.
#[derive(Debug)]
pub struct Mapped {
    map: memmap2::Mmap,
}

impl Mapped {
    pub(crate) fn open_io(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        #[expect(unsafe_code, reason = "there is no safe way to map a file")]
        // SAFETY: a mapping is unsound when the file changes below it. Kept files and index files
        // are written beside their place and moved there, never in place, and the reader of an
        // index checks every offset it follows: bytes changed by a stranger give a wrong answer or
        // an error. A file cut short below the mapping ends the process with SIGBUS.
        let map = unsafe { memmap2::Mmap::map(&file)? };
        Ok(Self { map })
    }
}

impl Deref for Mapped {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.map
    }
}

/// Maps a file outside a data directory, such as an index built with `index build`.
///
/// # Errors
/// When it is not there or cannot be opened.
pub fn path(path: &Path) -> Result<Mapped, Trouble> {
    Mapped::open_io(path).map_err(|cause| Trouble::of_io(path, cause))
}
