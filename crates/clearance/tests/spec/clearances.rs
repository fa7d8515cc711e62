//! The life of a request and what else is in `spec/clearances/`: stories, the matrix of every
//! state, command and role, the table of roles, the bytes of events. Answers that stand in a file
//! are compared; `UPDATE_SPEC=1` writes them anew, to be reviewed as a diff.

#[path = "clearances/events.rs"]
pub(crate) mod events;
#[path = "clearances/look_back.rs"]
mod look_back;
#[path = "clearances/matrix.rs"]
mod matrix;
#[path = "clearances/orders.rs"]
mod orders;
#[path = "clearances/stories.rs"]
mod stories;
#[path = "clearances/undo.rs"]
mod undo;
#[path = "clearances/world.rs"]
mod world;

use std::fs;
use std::path::{Path, PathBuf};

fn spec(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec").join(path)
}

/// Compares an answer with the file it stands in, or writes it there when told to.
fn compare(path: &Path, answer: &str) {
    if std::env::var_os("UPDATE_SPEC").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, answer).unwrap();
        return;
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    for (number, (is, was)) in answer.lines().zip(written.lines()).enumerate() {
        assert_eq!(is, was, "{}:{}: left is now, right is written", path.display(), number + 1);
    }
    assert_eq!(answer.lines().count(), written.lines().count(), "{}: lines", path.display());
}

#[test]
fn the_table_of_roles_is_the_one_reviewed() {
    compare(&spec("http/authorisation.txt"), &clearance::authorise::table());
}
