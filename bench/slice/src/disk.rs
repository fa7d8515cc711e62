//! What the disk under the build directory does by itself: one appended page made durable. Done in
//! turn with every durable deed that is measured, so that both meet the same disk.

use crate::{Result, TIME_MAX, median};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// Bytes of one append: a page of the database.
const PAGE_BYTES: usize = 4096;

/// A file that pages are appended to.
#[derive(Debug)]
pub(crate) struct Disk {
    file: File,
}

/// A deed and the disk by itself, in turn: the median of each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beside {
    /// One deed.
    pub(crate) deed: Duration,
    /// One page appended and synced.
    pub(crate) sync: Duration,
}

impl Disk {
    pub(crate) fn at(path: &Path) -> Result<Self> {
        Ok(Self { file: File::create(path)? })
    }

    /// Appends a page and waits until it is on the disk.
    fn sync(&mut self) -> Result<()> {
        self.file.write_all(&[0x5a; PAGE_BYTES])?;
        Ok(self.file.sync_data()?)
    }

    /// Does a deed and a sync in turn, up to a count and `TIME_MAX`.
    pub(crate) fn beside(
        &mut self,
        count_max: u32,
        mut deed: impl FnMut(u32) -> Result<()>,
    ) -> Result<Beside> {
        let (mut deeds, mut syncs) = (Vec::new(), Vec::new());
        let begun = Instant::now();
        for turn in 0..count_max {
            if begun.elapsed() > TIME_MAX {
                break;
            }
            let start = Instant::now();
            self.sync()?;
            syncs.push(start.elapsed());
            let start = Instant::now();
            deed(turn)?;
            deeds.push(start.elapsed());
        }
        Ok(Beside { deed: median(deeds), sync: median(syncs) })
    }
}
