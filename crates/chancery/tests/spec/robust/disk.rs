//! Disks that refuse: full, read-only, damaged, taken. Small file systems in memory stand for the
//! first two, which only root may mount; others skip this aloud.

use std::path::PathBuf;
use std::process::Command;

use super::place::{Place, skip};

/// A small file system on `mount` of a place, gone with the test.
pub(crate) struct Mounted {
    at: PathBuf,
}

impl Mounted {
    pub(crate) fn new(place: &Place, size: &str) -> Option<Self> {
        let at = place.path("mount");
        std::fs::create_dir(&at).unwrap();
        let options = format!("size={size}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(&at);
        if !mount.output().is_ok_and(|done| done.status.success()) {
            skip("a file system can only be mounted by root");
            return None;
        }
        Some(Self { at })
    }

    fn remount(&self, options: &str) {
        let options = format!("remount,{options}");
        let done = Command::new("mount").args(["-o", &options]).arg(&self.at).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.at).output();
    }
}

/// The words that ask in a directory on the small file system.
const CHECK: [&str; 9] =
    ["check", "--data", "mount/data", "--as", "p.moreau", "--act", "accept", "--with", "Komala"];

#[test]
fn a_full_disk_is_told_and_nothing_acknowledged_is_lost() {
    let place = Place::empty("full");
    let Some(mounted) = Mounted::new(&place, "3m") else { return };
    place.set_up("mount/data");
    // Room is left for a few decisions only.
    place.write("mount/ballast", vec![1; (3 << 20) - 1_800_000]);
    let mut acknowledged = Vec::new();
    let refused = loop {
        let said = place.run(&CHECK);
        match said.decision() {
            Some(decision) => acknowledged.push(decision),
            None => break said,
        }
        assert!(acknowledged.len() < 500, "the disk never filled");
        if acknowledged.len() == 5 {
            // The rest of the room goes now: a write that is cut off takes what there is.
            let _ = std::fs::write(place.path("mount/more"), vec![1; 4 << 20]);
        }
    };
    refused.is_refused_with(&["no space is left for `mount/data/"], "free some space");
    assert!(refused.err.contains("what was acknowledged before is kept"), "{refused:?}");
    assert!(acknowledged.len() >= 5, "{acknowledged:?}");
    place.write("own.csv", "id,kind,name\na,person,Jon Exampel\n");
    let index = ["index", "build", "--out", "mount/own.idx", "--list", "parties-csv:own.csv"];
    let said = place.run(&index);
    assert_eq!(said.status, Some(2), "{said:?}");
    assert!(said.err.contains("cannot write `mount/own.idx`"), "{said:?}");
    assert!(said.err.contains("help: the disk is full"), "{said:?}");

    mounted.remount("size=12m");
    let said = place.run(&CHECK);
    acknowledged.extend(said.decision());
    assert!(said.decision().is_some(), "{said:?}");
    place.keeps("mount/data", &acknowledged);
}

#[test]
fn a_read_only_mount_is_told() {
    let place = Place::empty("read-only");
    let Some(mounted) = Mounted::new(&place, "8m") else { return };
    place.set_up("mount/data");
    let decision = place.run(&CHECK).decision().unwrap();
    mounted.remount("ro");
    for words in [CHECK.as_slice(), &["record", "verify", "--data", "mount/data"]] {
        let said = place.run(words);
        said.is_refused_with(&["`mount/data/lock` is read-only"], "mount it writable");
    }
    mounted.remount("rw");
    place.keeps("mount/data", &[decision]);
}

#[test]
fn a_data_directory_that_is_a_file_or_is_not_there_is_told() {
    let place = Place::empty("a-file");
    place.write("data", "a letter");
    place.check("Komala").is_refused_with(&["`data` is not a directory"], "`--data`");
    let organisation =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/iran-2020/organisation.toml");
    let import = ["organisation", "import", organisation, "--data", "data"];
    let said = place.run(&import);
    said.is_refused_with(&["`data` is not a directory"], "");
    assert_eq!(std::fs::read(place.path("data")).unwrap(), b"a letter");
    std::fs::remove_file(place.path("data")).unwrap();
    place.check("Komala").is_refused_with(&["there is no data directory `data`"], "`--data`");
}

#[test]
fn a_damaged_index_is_told_and_loading_the_list_again_mends_it() {
    let place = Place::new("damaged");
    let desk = place.desk("data");
    let indexes = desk.state().lists().values().flatten().flat_map(|l| l.load.indexes.clone());
    let index = indexes.into_iter().next().unwrap().hash.to_string();
    drop(desk);
    let kept = place.path("data/files").join(&index[..2]).join(&index);
    let whole = std::fs::read(&kept).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let list = concat!(
        "own=parties-toml:",
        env!("CARGO_MANIFEST_DIR"),
        "/../../examples/iran-2020/lists/own.toml"
    );
    for damaged in [&whole[..whole.len() / 2], b"no index at all", b""] {
        std::fs::write(&kept, damaged).unwrap();
        let said = place.check("Komala");
        said.is_refused_with(&["the kept index `own "], "load its list again");
        let said = place.run(&["list", "update", list, "--data", "data"]);
        assert_eq!(said.status, Some(0), "{said:?}");
        assert_eq!(std::fs::read(&kept).unwrap(), whole);
        assert!(place.check("Komala").decision().is_some());
    }
    // One bit is not seen by every check, but by the verification, which names the file.
    std::fs::write(&kept, flipped).unwrap();
    let said = place.run(&["record", "verify", "--data", "data"]);
    assert_eq!(said.status, Some(1), "{said:?}");
    assert!(said.out.contains(&index), "{said:?}");
}
