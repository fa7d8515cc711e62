//! What stands in the way of serving a directory is said, each thing with its remedy; and two
//! servers never have one directory.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use store::accounts::Accounts;
use store::{Finding, ServeError, ServingLock, Severity, hash_of};

use crate::disk::Mounted;
use crate::events::{list_loaded, looked, new, story, time};
use crate::scratch::{Other, Scratch, options, told};

/// What was found, with paths cut down to their last two names; how much room there is, is a matter
/// of the machine.
fn found(scratch: &Scratch, now: Timestamp) -> Vec<(Severity, String)> {
    let root = format!("{}/", scratch.path("").display());
    let root = root.replace("//", "/");
    let line = |it: Finding| (it.severity, it.what.replace(&root, ""));
    let found = store::ready(&scratch.data(), now).into_iter();
    found.filter(|it| !it.what.contains(" MB are free")).map(line).collect()
}

fn warning(what: &str) -> (Severity, String) {
    (Severity::Warning, what.to_owned())
}

fn stop(what: &str) -> (Severity, String) {
    (Severity::Stop, what.to_owned())
}

#[test]
fn a_whole_directory_is_ready_and_stays_as_it_was() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let file = store.put_file(b"id,kind,name\n").unwrap();
    store.commit(&story(file)).unwrap();
    drop(Accounts::open(&scratch.data()).unwrap());
    assert_eq!(found(&scratch, time()), []);
    assert_eq!(store.size().unwrap(), 14);
    assert!(store.verify().unwrap().is_sound());
    let what = found(&Scratch::new(), time());
    assert_eq!(what, [stop("`data` is no data directory: it has no `chancery.sqlite`")]);
}

#[test]
fn a_clock_before_the_last_event_stops() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1)]).unwrap();
    assert_eq!(found(&scratch, time() - SignedDuration::from_secs(5)), []);
    let early = time() - SignedDuration::from_secs(6);
    let said = "the clock of this machine stands at 2020-01-07T15:29:54Z, before the last event: \
                entry 0, 2020-01-07T15:30:00Z";
    assert_eq!(found(&scratch, early), [stop(said)]);
    // A story has its own clock, whatever the machine's says.
    store.set_story_clock(time()).unwrap();
    assert_eq!(found(&scratch, early), []);
    store.set_story_clock(early).unwrap();
    assert_eq!(found(&scratch, time()).len(), 1);
    fs::write(scratch.data().join("clock"), "yesterday\n").unwrap();
    assert_eq!(
        found(&scratch, time()),
        [stop("`data/clock` holds `yesterday`, which is no instant")]
    );
}

#[test]
fn kept_files_are_named_with_what_they_serve() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let old = store.put_file(b"id,kind,name\nold").unwrap();
    let now = store.put_file(b"id,kind,name\nnow").unwrap();
    store.commit(&[new(1, list_loaded(old)), new(2, list_loaded(now))]).unwrap();
    assert_eq!(found(&scratch, time()), []);
    let name = |hash: store::FileHash| {
        let name = hash.to_string();
        format!("data/files/{}/{name}", name.get(..2).unwrap())
    };
    fs::remove_file(store.file_path(old)).unwrap();
    fs::write(store.file_path(now), b"something else").unwrap();
    let (old, now) = (name(old), name(now));
    let later = "decisions made with it cannot be made again";
    let wanted = [
        stop(&format!("`{now}` was changed; it is the index of list `own`, in use since entry 1")),
        warning(&format!(
            "`{now}` was changed; it is the file of list `own`, in use since entry 1"
        )),
        warning(&format!(
            "`{old}` is missing; it is the index of list `own` as loaded in entry 0: {later}"
        )),
        warning(&format!(
            "`{old}` is missing; it is the file of list `own` as loaded in entry 0: {later}"
        )),
    ];
    assert_eq!(found(&scratch, time()), wanted);
}

#[test]
fn each_thing_that_is_wrong_is_said_and_not_only_the_first() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1)]).unwrap();
    drop(store);
    drop(Accounts::open(&scratch.data()).unwrap());
    let keys = scratch.data().join("keys");
    fs::set_permissions(keys.join("log.key"), Permissions::from_mode(0o644)).unwrap();
    let accounts = scratch.data().join("accounts.sqlite");
    fs::set_permissions(&accounts, Permissions::from_mode(0o640)).unwrap();
    Other::open(&accounts).sql("insert into schema_step values (99, 'later')");
    fs::write(keys.join("salts.sqlite"), b"no database at all, but long enough to be told")
        .unwrap();
    let said = found(&scratch, time());
    let starts = [
        "`data/keys/log.key` can be read by others: its mode is 0644",
        "`data/accounts.sqlite` can be read by others: its mode is 0640",
        "`data/keys/salts.sqlite` is damaged",
        "`data/accounts.sqlite` was made by a newer version: step 99, known up to 1",
    ];
    assert_eq!(said.len(), starts.len(), "{said:#?}");
    for ((severity, what), start) in said.iter().zip(starts) {
        assert_eq!(*severity, Severity::Stop);
        assert!(what.starts_with(start), "{what}");
    }
    fs::remove_file(keys.join("log.key")).unwrap();
    let glanced = store::glance(&scratch.data());
    assert!(glanced.iter().any(|it| it.what.ends_with("keys/log.key` is missing")), "{glanced:?}");
}

#[test]
fn damage_inside_a_database_is_found() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let events: Vec<_> = (0..500).map(looked).collect();
    store.commit(&events).unwrap();
    drop(store);
    let file = scratch.data().join("chancery.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes.get_mut(middle..middle + 4096).unwrap().fill(0xa5);
    fs::write(&file, bytes).unwrap();
    let said = found(&scratch, time());
    assert!(said.iter().any(|(severity, _)| *severity == Severity::Stop), "{said:?}");
}

#[test]
fn a_disk_almost_full_stops() {
    let scratch = Scratch::new();
    let Some(mounted) = Mounted::new(&scratch, "6m") else { return };
    let data = mounted.at.join("data");
    drop(store::Store::create(&data, &options()).unwrap());
    let said = store::glance(&data);
    assert!(said.iter().any(|it| it.severity == Severity::Stop), "{said:?}");
    assert!(said.iter().all(|it| it.what.contains(" MB are free for `")), "{said:?}");
}

#[test]
fn one_server_holds_a_directory_and_commands_may_use_it() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&story(hash_of(b""))).unwrap();
    let take = |dir: &Path| ServingLock::take(dir);
    let held = take(&scratch.data()).unwrap();
    let refused = take(&scratch.data()).unwrap_err();
    let ServeError::Served { process, .. } = &refused else { panic!("{}", told(&refused)) };
    assert_eq!(*process, Some(std::process::id()));
    let said = format!("is served already, by process {}", std::process::id());
    assert!(refused.to_string().ends_with(&said), "{refused}");
    store.commit(&[looked(700)]).unwrap();
    drop(store::Store::open(&scratch.data()).unwrap());
    drop(held);
    drop(take(&scratch.data()).unwrap());
}
