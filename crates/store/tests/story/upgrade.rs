//! Directories made by earlier schemas, kept as text under `tests/kept`: the code of today opens
//! each, brings it to its own step, and finds the same record in it.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use store::{FileHash, LinesWanted, Store, Wanted, hash_of};

use crate::events::looked;
use crate::scratch::{Other, Scratch, told};

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept")
}

fn private(path: &Path, bytes: &[u8]) {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    opened.unwrap().write_all(bytes).unwrap();
}

/// Makes the directory that was kept as text.
fn make(from: &Path, data: &Path) {
    let dir = |path: &Path| DirBuilder::new().recursive(true).mode(0o700).create(path).unwrap();
    let text = |name: &str| fs::read_to_string(from.join(name)).unwrap();
    dir(&data.join("keys"));
    private(&data.join("clock"), text("clock").as_bytes());
    private(&data.join("keys/log.key"), text("log.key").as_bytes());
    for (name, place) in [("chancery.sql", "chancery.sqlite"), ("salts.sql", "keys/salts.sqlite")] {
        private(&data.join(place), b"");
        Other::open(&data.join(place)).sql(&text(name));
    }
    for line in text("files").lines() {
        let (hash, digits) = line.split_once(' ').unwrap();
        let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2).unwrap(), 16).unwrap();
        let bytes: Vec<u8> = (0..digits.len()).step_by(2).map(byte).collect();
        assert_eq!(hash_of(&bytes), FileHash::parse(hash).unwrap());
        let place = data.join("files").join(hash.get(..2).unwrap());
        dir(&place);
        private(&place.join(hash), &bytes);
    }
}

#[test]
fn a_directory_of_the_second_step_is_brought_to_this_one_with_its_record() {
    let scratch = Scratch::new();
    make(&kept().join("0002"), &scratch.data());
    let store = Store::open(&scratch.data()).unwrap_or_else(|why| panic!("{}", told(&why)));
    let report = store.verify().unwrap();
    assert!(report.is_sound(), "{report}");
    assert_eq!((report.size, report.kept, report.erased), (14, 13, 1));
    assert_eq!((report.checkpoints, report.witnessed.len()), (1, 1));
    let compared = store.rebuild_and_compare().unwrap();
    assert!(compared.is_equal(), "{:?}", compared.differences);
    assert_eq!((compared.events, compared.rows), (14, 48));

    // What the new step adds is there, and made of what was kept.
    let lines =
        LinesWanted { kinds: vec!["checked".to_owned()], limit: 9, ..LinesWanted::default() };
    let seqs: Vec<_> = store.event_lines(&lines).unwrap().iter().map(|line| line.seq).collect();
    assert_eq!(seqs, [6]);
    assert_eq!(store.contacts(&Wanted::default()).unwrap().len(), 1);
    assert!(
        store::ready(&scratch.data(), "2020-01-10T20:00:00Z".parse().unwrap())
            .iter()
            .all(|finding| finding.what.contains(" MB are free"))
    );

    store.commit(&[looked(1)]).unwrap();
    let report = store.verify().unwrap();
    assert!(report.is_sound(), "{report}");
    drop(store);
    // A second opening has nothing left to do, and a backup of it is one of this schema.
    let store = Store::open(&scratch.data()).unwrap();
    assert_eq!(store.begin_backup(&scratch.path("backup")).unwrap().size, 15);
}

#[test]
fn a_step_cut_off_half_way_is_taken_anew() {
    let scratch = Scratch::new();
    make(&kept().join("0002"), &scratch.data());
    // As a process that was killed within the step leaves it: nothing of it is there. One index by
    // hand makes the step fail, and then nothing of it may stay.
    scratch.sql("create index contact_by_post on contact (post, seq)");
    let refused = Store::open(&scratch.data()).unwrap_err();
    assert!(told(&refused).contains("contact_by_post"), "{}", told(&refused));
    scratch.sql("drop index contact_by_post");
    let store = Store::open(&scratch.data()).unwrap();
    assert!(store.verify().unwrap().is_sound());
    assert!(store.rebuild_and_compare().unwrap().is_equal());
}
