//! A copy made while others write, and a directory made of it: whole or not there, verified, equal.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use parties::OfficerId;
use store::accounts::{Accounts, NewPassword, Once, Session, Token};
use store::{Backup, BackupError, RestoreError, Restoring, Store, hash_of};

use crate::disk::Mounted;
use crate::events::{looked, new, post_added, story, time};
use crate::scratch::{Other, Scratch, told};

fn backed_up(store: &Store, to: &Path) -> Backup {
    store.begin_backup(to).unwrap()
}

fn restored(from: &Path, to: &Path) -> Store {
    Restoring::begin(from, to, None).unwrap().end().unwrap();
    Store::open(to).unwrap()
}

fn events_of(store: &Store) -> Vec<store::StoredEvent> {
    store.events(0).map(Result::unwrap).collect()
}

/// Names in a directory and below, with the mode of each, the write-ahead logs left aside.
fn modes(dir: &Path, found: &mut Vec<(String, u32)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        found.push((path.display().to_string(), mode));
        if path.is_dir() {
            modes(&path, found);
        }
    }
}

#[test]
fn a_backup_restored_has_the_same_record_files_key_and_passwords() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let file = store.put_file(b"id,kind,name\n").unwrap();
    store.commit(&story(file)).unwrap();
    store.erase(11).unwrap();
    let accounts = Accounts::open(&scratch.data()).unwrap();
    keep_something(&accounts);

    let to = scratch.path("backup");
    let backup = backed_up(&store, &to);
    assert_eq!((backup.size, backup.files, backup.has_accounts), (14, 1, true));
    assert!(!to.exists());
    let report = Store::open(backup.dir()).unwrap().verify().unwrap();
    assert!(report.is_sound(), "{report}");
    assert_eq!((report.size, report.erased), (14, 1));
    backup.end(time()).unwrap();
    let mut all = Vec::new();
    modes(&to, &mut all);
    assert!(all.iter().all(|(_, mode)| mode & 0o077 == 0), "{all:?}");
    // What comes later is not in it.
    store.commit(&[looked(900)]).unwrap();

    let again = restored(&to, &scratch.path("again"));
    assert!(again.verify().unwrap().is_sound());
    assert!(again.rebuild_and_compare().unwrap().is_equal());
    assert_eq!(again.verifying_key(), store.verifying_key());
    assert_eq!(events_of(&again).as_slice(), events_of(&store).get(..14).unwrap());
    assert_eq!(again.get_file(file).unwrap(), b"id,kind,name\n");
    let kept = Accounts::open(again.dir()).unwrap();
    let of = OfficerId::parse("a.lindqvist").unwrap();
    assert_eq!(kept.credential(&of).unwrap().unwrap().password_hash, "a hash");
    // What was ended since must not come to life again.
    assert!(kept.sessions_of(&of).unwrap().is_empty());
    assert!(kept.tokens_of(&of).unwrap().is_empty());
    assert_eq!(kept.once(&of, "k").unwrap(), None);
    // Work goes on in both.
    again.commit(&[looked(901)]).unwrap();
    assert!(again.verify().unwrap().is_sound());
    assert!(!accounts.sessions_of(&of).unwrap().is_empty());
}

fn keep_something(accounts: &Accounts) {
    let account = OfficerId::parse("a.lindqvist").unwrap();
    let password_hash = "a hash".to_owned();
    let keep_session = None;
    let new = NewPassword { password_hash, set_at: time(), must_change: false, keep_session };
    accounts.set_password(&account, &new).unwrap();
    let (made_at, seen_at, ends_at) = (time(), time(), time());
    let public_id = "s".to_owned();
    let (address, agent) = (String::new(), String::new());
    let id_hash = [1; 32];
    let session =
        Session { id_hash, public_id, account, made_at, seen_at, ends_at, address, agent };
    accounts.add_session(&session).unwrap();
    let Session { account, public_id, .. } = session;
    let (name, scopes, seen_at, revoked_at) = (String::new(), Vec::new(), None, None);
    let token = Token {
        id_hash,
        public_id,
        account: account.clone(),
        name,
        scopes,
        made_at,
        ends_at,
        seen_at,
        revoked_at,
    };
    accounts.add_token(&token).unwrap();
    let (key, fingerprint) = ("k".to_owned(), [0; 32]);
    let (status, location, body, at) = (200, None, Vec::new(), time());
    accounts.keep_once(&Once { account, key, fingerprint, status, location, body, at }).unwrap();
}

#[test]
fn a_backup_made_while_others_write_and_erase_is_one_moment_of_the_record() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&(0..300).map(looked).collect::<Vec<_>>()).unwrap();
    let (data, done) = (scratch.data(), AtomicBool::new(false));
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            // As another process would: with a store of its own.
            let other = Store::open(&data).unwrap();
            let mut number = 1_000;
            while !done.load(Ordering::Relaxed) {
                other.commit(&[looked(number), looked(number + 1)]).unwrap();
                other.erase((number / 2) % 250).unwrap();
                number += 2;
            }
            other.size().unwrap()
        });
        let mut made = 0;
        for turn in 0..4 {
            let to = scratch.path(&format!("backup-{turn}"));
            let backup = match store.begin_backup(&to) {
                Ok(backup) => backup,
                // Said, and nothing is left: somebody who erases all day is waited for.
                Err(BackupError::Erasing) => {
                    assert!(!to.exists());
                    continue;
                }
                Err(why) => panic!("{}", told(&why)),
            };
            let size = backup.size;
            let copy = Store::open(backup.dir()).unwrap();
            let report = copy.verify().unwrap();
            assert!(report.is_sound(), "{report}");
            assert_eq!((report.size, copy.size().unwrap()), (size, size));
            drop(copy);
            backup.end(time()).unwrap();
            let again = restored(&to, &scratch.path(&format!("again-{turn}")));
            assert!(again.rebuild_and_compare().unwrap().is_equal());
            made += 1;
        }
        assert!(made > 0);
        done.store(true, Ordering::Relaxed);
        assert!(writer.join().unwrap() > 300);
    });
    let report = store.verify().unwrap();
    assert!(report.is_sound(), "{report}");
}

#[test]
fn a_backup_goes_over_nothing_and_not_into_what_it_copies() {
    let scratch = Scratch::new();
    let store = scratch.store();
    fs::create_dir(scratch.path("there")).unwrap();
    // An empty directory is as good as none.
    backed_up(&store, &scratch.path("there")).end(time()).unwrap();
    let refused = store.begin_backup(&scratch.path("there")).unwrap_err();
    assert!(matches!(refused, BackupError::NotEmpty { .. }), "{}", told(&refused));
    for within in ["data/backup", "data/keys/backup"] {
        let refused = store.begin_backup(&scratch.path(within)).unwrap_err();
        assert!(matches!(refused, BackupError::Within { .. }), "{}", told(&refused));
    }
    let refused = Restoring::begin(&scratch.path("there"), &scratch.data(), None).unwrap_err();
    assert!(matches!(refused, RestoreError::NotEmpty { .. }), "{}", told(&refused));
    // One that is given up leaves nothing.
    drop(backed_up(&store, &scratch.path("given-up")));
    let left: Vec<_> =
        fs::read_dir(scratch.path("")).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn what_is_no_backup_or_a_damaged_one_is_refused_and_nothing_is_left() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&story(hash_of(b""))).unwrap();
    let to = scratch.path("again");
    let refuse = |from: &Path| {
        let refused = Restoring::begin(from, &to, None).map(|it| it.size).unwrap_err();
        let left: Vec<_> = fs::read_dir(scratch.path(""))
            .unwrap()
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with("again"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
        told(&refused)
    };
    let said = refuse(&scratch.data());
    assert!(said.ends_with("is no backup: it has no `backup.checkpoint`"), "{said}");
    let said = refuse(&scratch.path("nowhere"));
    assert!(said.ends_with("is no backup: it has no `backup.checkpoint`"), "{said}");

    let make = |name: &str| {
        backed_up(&store, &scratch.path(name)).end(time()).unwrap();
        scratch.path(name)
    };
    let lacking = make("lacking");
    fs::remove_file(lacking.join("keys/salts.sqlite")).unwrap();
    assert!(refuse(&lacking).ends_with("lacking/keys/salts.sqlite` is missing"));

    let written = make("written");
    Store::open(&written).unwrap().commit(&[looked(77)]).unwrap();
    assert_eq!(refuse(&written), "the backup was signed with 14 entries, and has 15");

    let rewritten = make("rewritten");
    let sql = "update event set commitment = zeroblob(32) where seq = 3";
    Other::open(&rewritten.join("chancery.sqlite")).sql(sql);
    let said = refuse(&rewritten);
    assert_eq!(said, "the 14 entries of the backup are not those it was signed with");

    let newer = make("newer");
    Other::open(&newer.join("chancery.sqlite")).sql("insert into schema_step values (99, 'x')");
    let said = refuse(&newer);
    assert!(said.contains("newer/chancery.sqlite` was made by a newer version"), "{said}");

    let other_key = make("other-key");
    fs::write(other_key.join("backup.checkpoint"), b"no checkpoint").unwrap();
    let said = refuse(&other_key);
    assert!(said.contains("its `backup.checkpoint` cannot be believed"), "{said}");

    // What only a verification finds is found by whoever verifies before it is put in place.
    let changed = make("changed");
    let sql = "update event set bytes = x'7b7d' where seq = 5";
    Other::open(&changed.join("chancery.sqlite")).sql(sql);
    let restoring = Restoring::begin(&changed, &to, None).unwrap();
    let report = Store::open(restoring.dir()).unwrap().verify().unwrap();
    assert_eq!(report.first_bad_entry(), Some(5));
    drop(restoring);
    assert!(!to.exists());
}

#[test]
fn a_record_that_was_longer_once_is_told_as_rolled_back() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1), looked(2)]).unwrap();
    let early = store.checkpoint(time()).unwrap();
    store.commit(&[looked(3)]).unwrap();
    let from = scratch.path("backup");
    backed_up(&store, &from).end(time()).unwrap();
    store.commit(&[looked(4), looked(5)]).unwrap();
    let later = store.checkpoint(time()).unwrap();

    let seen = |note: &[u8]| {
        let begun = Restoring::begin(&from, &scratch.path("again"), Some(note));
        begun.map(|restoring| (restoring.size, restoring.seen))
    };
    assert_eq!(seen(&early).unwrap(), (3, None));
    assert_eq!(seen(&later).unwrap(), (3, Some(5)));
    let refused = seen(b"nothing").unwrap_err();
    assert!(matches!(refused, RestoreError::SeenOther { .. }), "{}", told(&refused));
    // Signed by the same key, and of another record: one of the two was rewritten.
    let other = Scratch::new();
    let rewritten = other.store();
    rewritten.commit(&[looked(6), looked(7)]).unwrap();
    let refused = seen(&rewritten.checkpoint(time()).unwrap()).unwrap_err();
    assert!(matches!(refused, RestoreError::SeenRewritten { size: 2 }), "{}", told(&refused));
}

#[test]
fn a_disk_that_fills_half_way_leaves_nothing_of_a_backup() {
    let scratch = Scratch::new();
    let Some(mounted) = Mounted::new(&scratch, "3m") else { return };
    let store = scratch.store();
    let events: Vec<_> = (0..600).map(|n| new(n, post_added(&"x".repeat(8_000)))).collect();
    store.commit(&events).unwrap();
    let to = mounted.at.join("backup");
    let refused = store.begin_backup(&to).map(|it| it.size).unwrap_err();
    let said = told(&refused);
    assert!(said.starts_with("no space is left for `"), "{said}");
    assert!(said.contains("/backup/"), "{said}");
    assert_eq!(fs::read_dir(&mounted.at).unwrap().count(), 0);

    let from = scratch.path("backup");
    backed_up(&store, &from).end(time()).unwrap();
    let refused = Restoring::begin(&from, &to, None).map(|it| it.size).unwrap_err();
    let said = told(&refused);
    assert!(said.starts_with("no space is left for `"), "{said}");
    assert_eq!(fs::read_dir(&mounted.at).unwrap().count(), 0);
    assert!(store.verify().unwrap().is_sound());
}
