//! What the disk under the build directory does by itself: appended pages made durable a second.
//! The measure every durable figure is set beside.

use crate::{Result, per_second};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

/// Bytes of one append: a page of the database.
const PAGE_BYTES: usize = 4096;

/// One thread appends a page and waits until it is on the disk.
pub(crate) fn syncs_per_second(path: &Path) -> Result<f64> {
    let mut file = File::create(path)?;
    let page = [0x5a; PAGE_BYTES];
    per_second(20_000, |_| {
        file.write_all(&page)?;
        Ok(file.sync_data()?)
    })
}
