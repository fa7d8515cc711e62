//! What is refused when a data directory is set up or opened, each with its words and a remedy.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use store::Store;

use crate::events::{looked, time};
use crate::scratch::{Scratch, options, told};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

/// Opens and gives the words of the refusal, with the path cut to what is below the scratch.
fn refused(scratch: &Scratch, name: &str) -> String {
    let error = Store::open(&scratch.path(name)).unwrap_err();
    assert!(!error.remedy().is_empty());
    let root = format!("{}/", scratch.path("").display());
    told(&error).replace(root.trim_end_matches('/'), "")
}

#[test]
fn what_is_no_data_directory_is_refused_in_plain_words() {
    let scratch = Scratch::new();
    assert_eq!(refused(&scratch, "x"), "there is no data directory `/x`");
    fs::write(scratch.path("x"), "").unwrap();
    assert_eq!(refused(&scratch, "x"), "`/x` is not a directory");
    fs::create_dir(scratch.path("y")).unwrap();
    let words = "`/y` is no data directory: it has no `chancery.sqlite`";
    assert_eq!(refused(&scratch, "y"), words);
}

#[test]
fn a_directory_whose_set_up_never_ended_is_refused() {
    let scratch = Scratch::new();
    drop(scratch.store());
    fs::write(scratch.data().join("chancery.sqlite"), "").unwrap();
    assert_eq!(refused(&scratch, "data"), "`/data` was not completely set up");
    fs::remove_file(scratch.data().join("chancery.sqlite")).unwrap();
    assert_eq!(refused(&scratch, "data"), "`/data` was not completely set up");
}

#[test]
fn a_directory_of_a_newer_version_is_refused_and_left_alone() {
    let scratch = Scratch::new();
    drop(scratch.store());
    scratch.sql("insert into schema_step values (7, '0007_later')");
    let words = "`/data/chancery.sqlite` was made by a newer version: step 7, known up to 3";
    assert_eq!(refused(&scratch, "data"), words);
}

#[test]
fn keys_that_others_can_read_are_refused() {
    let scratch = Scratch::new();
    drop(scratch.store());
    let key = scratch.data().join("keys/log.key");
    fs::set_permissions(&key, Permissions::from_mode(0o640)).unwrap();
    let words = "`/data/keys/log.key` can be read by others: its mode is 0640";
    assert_eq!(refused(&scratch, "data"), words);
}

#[test]
fn a_damaged_key_is_refused_without_showing_it() {
    let scratch = Scratch::new();
    drop(scratch.store());
    let key = scratch.data().join("keys/log.key");
    let text = fs::read_to_string(&key).unwrap();
    fs::write(&key, text.get(..text.len() - 9).unwrap()).unwrap();
    let words = refused(&scratch, "data");
    assert!(words.starts_with("the signing key `/data/keys/log.key` cannot be read: "), "{words}");
    assert!(!words.contains(text.rsplit('+').next().unwrap()));
    fs::remove_file(&key).unwrap();
    assert_eq!(
        refused(&scratch, "data"),
        "`/data/keys/log.key` is missing: No such file or directory (os error 2)"
    );
}

#[test]
fn a_directory_that_is_being_set_up_is_refused() {
    let scratch = Scratch::new();
    drop(scratch.store());
    let lock = File::open(scratch.data().join("lock")).unwrap();
    lock.lock().unwrap();
    let words = "`/data` is held by a process that is setting it up";
    assert_eq!(refused(&scratch, "data"), words);
    lock.unlock().unwrap();
    Store::open(&scratch.data()).unwrap();
}

#[test]
fn nothing_is_set_up_over_what_is_there() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1)]).unwrap();
    let again = Store::create(&scratch.data(), &options()).unwrap_err();
    assert!(again.to_string().contains("is not empty: it holds `"), "{again}");
    assert_eq!(store.size().unwrap(), 1);

    fs::write(scratch.path("file"), "").unwrap();
    let file = Store::create(&scratch.path("file"), &options()).unwrap_err();
    assert!(file.to_string().ends_with("is not a directory"), "{file}");

    let mut spaced = options();
    spaced.origin = "our log".to_owned();
    let origin = Store::create(&scratch.path("new"), &spaced).unwrap_err();
    assert!(origin.to_string().starts_with("`our log` is no key name"), "{origin}");
    assert!(!scratch.path("new").exists());
}

#[test]
fn an_empty_directory_may_be_set_up_and_tells_its_story_time() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.data()).unwrap();
    let mut story = options();
    story.story_clock = Some(time());
    let store = Store::create(&scratch.data(), &story).unwrap();
    assert_eq!(store.story_clock().unwrap(), Some(time()));
    assert_eq!((store.size().unwrap(), store.last_checkpoint().unwrap()), (0, None));
    assert_eq!(store.origin(), "example.org/chancery");
}

#[test]
fn everything_in_the_directory_is_for_its_owner_alone() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1)]).unwrap();
    let hash = store.put_file(b"abc").unwrap().to_string();
    let data = scratch.data();
    for dir in ["", "keys", "files", "files/ba"] {
        assert_eq!(mode(&data.join(dir)), 0o700, "{dir}");
    }
    let kept = format!("files/ba/{hash}");
    let salts = ["keys/salts.sqlite", "keys/salts.sqlite-wal", "keys/log.key"];
    for file in ["chancery.sqlite", "chancery.sqlite-wal", &kept].into_iter().chain(salts) {
        assert_eq!(mode(&data.join(file)), 0o600, "{file}");
    }
}

#[test]
fn no_secret_stands_in_what_is_printed_for_debugging() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let key = fs::read_to_string(scratch.data().join("keys/log.key")).unwrap();
    let secret = key.trim_end().rsplit('+').next().unwrap();
    for text in [format!("{store:?}"), format!("{:?}", options())] {
        assert!(!text.contains(secret) && !text.contains("[7, 7"), "{text}");
    }
}
