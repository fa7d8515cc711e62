//! The verification that runs in the page, run here over records of every shape: one entry, a
//! whole bundle, one more, and a tree of three rows. What it proves and what it finds is asserted
//! by `tests/verify.mjs`. Skipped aloud where there is no node.

use record::{Checkpoint, Commitment, Hash, Purpose, SigningKey, Tree};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A record of so many entries in a directory, gone with the test.
struct Copy(PathBuf);

impl Copy {
    fn of(size: u64) -> Self {
        let dir = std::env::temp_dir().join(format!("chancery-page-{}-{size}", std::process::id()));
        let commitments: Vec<Commitment> = (0..size).map(|n| entry(&dir, n, size)).collect();
        let leaves: Vec<Hash> = commitments.iter().map(Commitment::leaf_hash).collect();
        let tree = Tree::from_leaves(&leaves);
        for tile in record::tiles_of_hashes(0, size) {
            write(&dir.join(tile.to_string()), &tile.bytes(&tree).unwrap());
        }
        for tile in record::bundles_of_entries(0, size) {
            let from = usize::try_from(tile.first()).unwrap();
            let part = &commitments[from..from + usize::from(tile.width())];
            write(&dir.join(tile.to_string()), &record::bundle(part));
        }
        let key = SigningKey::from_seed("page.example/record", Purpose::Note, &[9; 32]).unwrap();
        let root = tree.root(size).unwrap();
        let note = Checkpoint::new("page.example/record", size, root).sign(&key).unwrap();
        write(&dir.join("checkpoint"), note.to_string().as_bytes());
        write(&dir.join("log.key"), format!("{}\n", key.verifying()).as_bytes());
        Self(dir)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// One entry; with its event in a file when the record is short.
fn entry(dir: &Path, n: u64, size: u64) -> Commitment {
    let (event, salt) = (format!("{{\"n\":{n}}}"), [u8::try_from(n % 251).unwrap(); 32]);
    if size < 300 {
        write(&dir.join(record::event_path(n)), event.as_bytes());
        write(&dir.join(record::salt_path(n)), record::print_salt(&salt).as_bytes());
    }
    record::commitment(&salt, event.as_bytes())
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

#[expect(clippy::print_stderr, reason = "what is skipped is said aloud")]
fn has_node() -> bool {
    let found = Command::new("node").arg("--version").output().is_ok_and(|o| o.status.success());
    assert!(found || std::env::var_os("CI").is_none(), "node is needed here");
    if !found {
        eprintln!("SKIPPED: the page's verification: there is no node");
    }
    found
}

#[expect(clippy::print_stderr, reason = "what was fetched, and how long it took, for who asks")]
fn check(size: u64, entries: &[u64]) {
    let copy = Copy::of(size);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify.mjs");
    let mut node = Command::new("node");
    node.arg("--no-warnings").arg(script).arg(&copy.0);
    let ran = node.args(entries.iter().map(ToString::to_string)).output().unwrap();
    let (said, failed) =
        (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{size} entries:\n{said}{failed}");
    assert!(said.starts_with(&format!("{size} entries: ")), "{said}");
    eprintln!("{}", said.lines().next().unwrap_or_default());
}

#[test]
fn the_page_proves_what_is_whole_and_finds_every_flipped_bit() {
    if has_node() {
        check(1, &[0]);
        check(2, &[0, 1]);
        check(255, &[0, 254]);
        check(256, &[0, 255]);
        check(257, &[0, 255, 256]);
        check(700, &[0, 256, 511, 512, 699]);
    }
}

#[test]
fn the_page_proves_a_record_of_three_rows() {
    if has_node() {
        check(65_536, &[0, 65_535]);
        check(100_003, &[0, 65_535, 65_536, 99_999, 100_002]);
    }
}
