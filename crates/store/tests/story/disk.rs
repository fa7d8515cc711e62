//! A full disk and a read-only one. Both are made of a small file system in memory, which only root
//! may mount; others skip this aloud.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use store::{CommitError, Store, Trouble};

use crate::events::{looked, new, post_added};
use crate::scratch::{Scratch, options, skip, told};

/// A small file system, gone with the test.
pub(crate) struct Mounted {
    pub(crate) at: PathBuf,
}

impl Mounted {
    pub(crate) fn new(scratch: &Scratch, size: &str) -> Option<Self> {
        let at = scratch.path("mount");
        fs::create_dir(&at).unwrap();
        let size = format!("size={size}");
        let done = run(&["mount", "-t", "tmpfs", "-o", &size, "tmpfs"], &at);
        if !done {
            skip("a file system can only be mounted by root");
        }
        done.then_some(Self { at })
    }

    fn remount(&self, options: &str) {
        assert!(run(&["mount", "-o", &format!("remount,{options}")], &self.at));
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // A connection that was refused may still be closing; the last one out turns off the light.
        run(&["umount", "--lazy"], &self.at);
    }
}

fn run(words: &[&str], at: &Path) -> bool {
    let (program, rest) = words.split_first().unwrap();
    Command::new(program).args(rest).arg(at).output().is_ok_and(|done| done.status.success())
}

#[test]
fn a_full_disk_is_told_nothing_acknowledged_is_lost_and_work_goes_on_with_room() {
    let scratch = Scratch::new();
    let Some(mounted) = Mounted::new(&scratch, "3m") else { return };
    let data = mounted.at.join("data");
    let store = Store::create(&data, &options()).unwrap();
    let ballast = mounted.at.join("ballast");
    let filler = vec![1; 64 * 1024];
    fs::write(&ballast, &filler).unwrap();
    let mut acknowledged = 0;
    let refused = loop {
        let event = new(acknowledged, post_added(&"x".repeat(4_000)));
        match store.commit(&[event]) {
            Ok(_) => acknowledged += 1,
            Err(refused) => break refused,
        }
        assert!(acknowledged < 10_000, "the disk never filled");
    };
    let CommitError::Trouble(trouble @ Trouble::DiskFull { .. }) = &refused else {
        panic!("{}", told(&refused))
    };
    assert!(refused.to_string().starts_with("no space is left for `"), "{refused}");
    assert_eq!(
        trouble.remedy(),
        "free some space and try again; what was acknowledged before is kept"
    );
    assert!(acknowledged > 10);
    assert_eq!(store.size().unwrap(), acknowledged);
    let full = store.put_file(&vec![2; 4 << 20]).unwrap_err();
    assert!(matches!(full, Trouble::DiskFull { .. }), "{}", told(&full));

    fs::remove_file(&ballast).unwrap();
    mounted.remount("size=9m");
    store.commit(&[looked(1_000_000)]).unwrap();
    drop(store);
    let store = Store::open(&data).unwrap();
    assert_eq!(store.size().unwrap(), acknowledged + 1);
    let report = store.verify().unwrap();
    assert!(report.is_sound(), "{report}");
    assert!(store.rebuild_and_compare().unwrap().is_equal());
}

#[test]
fn a_disk_too_small_for_a_new_directory_is_told() {
    let scratch = Scratch::new();
    let Some(mounted) = Mounted::new(&scratch, "64k") else { return };
    let refused = Store::create(&mounted.at.join("data"), &options()).unwrap_err();
    assert!(refused.to_string().starts_with("no space is left for `"), "{}", told(&refused));
}

#[test]
fn a_directory_on_a_full_disk_is_opened_or_refused_with_the_reason() {
    let scratch = Scratch::new();
    let Some(mounted) = Mounted::new(&scratch, "2m") else { return };
    let data = mounted.at.join("data");
    let store = Store::create(&data, &options()).unwrap();
    store.commit(&[looked(1)]).unwrap();
    drop(store);
    // Nothing is left: a file system in memory gives whole pages, and takes what fits.
    let ballast = mounted.at.join("ballast");
    let full = fs::write(&ballast, vec![1; 4 << 20]).unwrap_err();
    assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
    let told = match Store::open(&data) {
        Ok(store) => told(&store.commit(&[looked(2)]).unwrap_err()),
        Err(refused) => told(&refused),
    };
    assert!(told.starts_with("no space is left for `"), "{told}");
    fs::remove_file(&ballast).unwrap();
    let store = Store::open(&data).unwrap();
    assert_eq!(store.size().unwrap(), 1);
    assert!(store.verify().unwrap().is_sound());
}

#[test]
fn a_read_only_directory_is_refused_with_the_remedy() {
    let scratch = Scratch::new();
    let Some(mounted) = Mounted::new(&scratch, "4m") else { return };
    let data = mounted.at.join("data");
    let store = Store::create(&data, &options()).unwrap();
    store.commit(&[looked(1)]).unwrap();
    drop(store);
    mounted.remount("ro");
    let refused = Store::open(&data).unwrap_err();
    assert!(refused.to_string().ends_with("/lock` is read-only"), "{}", told(&refused));
    assert_eq!(
        refused.remedy(),
        "mount it writable, or copy the data directory to a writable place"
    );
    let refused = Store::create(&mounted.at.join("new"), &options()).unwrap_err();
    assert!(refused.to_string().ends_with("/new` is read-only"), "{}", told(&refused));
    mounted.remount("rw");
    assert_eq!(Store::open(&data).unwrap().size().unwrap(), 1);
}
