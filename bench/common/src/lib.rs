//! What every bench asks of the machine, reads of the labelled rows and gives to be scanned, so
//! that their pages mean the same by it. Measures nothing itself, and never changes a label.

pub mod machine;
pub mod report;
pub mod rows;

use std::error::Error;
use std::path::{Path, PathBuf};

/// What a bench comes to.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The root of the project.
#[must_use]
pub fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The lists and labelled rows beside the project.
///
/// # Errors
/// Says so where they are not there.
pub fn data() -> Result<PathBuf> {
    let data = house().join("../shared/data");
    if data.is_dir() {
        return Ok(data);
    }
    Err("the lists and labelled rows are not here; this bench needs ../shared/data".into())
}
