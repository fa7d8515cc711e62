//! Each error of the disk has a name, keeps its place and its cause, and says what to do.

use std::error::Error as _;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::Trouble;

fn check(kind: ErrorKind, words: &str) {
    let trouble = Trouble::of_io(Path::new("data/x"), io::Error::from(kind));
    assert_eq!(trouble.to_string(), words);
    assert_eq!(trouble.place(), Path::new("data/x"));
    assert!(trouble.source().is_some() && !trouble.remedy().is_empty());
}

#[test]
fn errors_of_the_disk_are_named_by_what_can_be_done() {
    check(ErrorKind::StorageFull, "no space is left for `data/x`");
    check(ErrorKind::QuotaExceeded, "no space is left for `data/x`");
    check(ErrorKind::ReadOnlyFilesystem, "`data/x` is read-only");
    check(ErrorKind::NotFound, "`data/x` is missing");
    check(ErrorKind::PermissionDenied, "`data/x` may not be opened by this user");
    check(ErrorKind::WouldBlock, "`data/x` is locked by another process");
    check(ErrorKind::BrokenPipe, "`data/x` cannot be used");
}

#[test]
fn a_column_that_holds_something_else_is_damage() {
    let cause = sqlx::Error::Decode("not a frontier".into());
    let trouble = Trouble::of_sql(Path::new("data/x"), cause);
    assert_eq!(trouble.to_string(), "`data/x` is damaged");
}
