//! A locked database, and files that somebody or something has changed.

use std::fs;
use std::time::Duration;

use store::{CommitError, OpenStoreError, Store, Trouble};

use crate::events::{looked, time};
use crate::scratch::{Other, Scratch, told};

#[test]
fn a_locked_database_is_told_after_a_wait_and_work_goes_on_when_it_is_free() {
    let scratch = Scratch::new();
    drop(scratch.store());
    let wait = Duration::from_millis(100);
    let store = Store::open_waiting(&scratch.data(), wait).unwrap();
    let mut other = Other::open(&scratch.data().join("chancery.sqlite"));
    other.sql("begin immediate; update log_head set size = size");
    let refused = store.commit(&[looked(1)]).unwrap_err();
    let CommitError::Trouble(trouble @ Trouble::Locked { .. }) = &refused else {
        panic!("{}", told(&refused))
    };
    assert!(refused.to_string().ends_with("chancery.sqlite` is locked by another process"));
    assert_eq!(trouble.remedy(), "wait for the other process to end, or end it, and try again");
    // Readers are not held up.
    assert_eq!(store.size().unwrap(), 0);
    other.sql("rollback");
    store.commit(&[looked(1)]).unwrap();

    let mut other = Other::open(&scratch.data().join("keys/salts.sqlite"));
    other.sql("begin immediate");
    let refused = store.commit(&[looked(2)]).unwrap_err();
    assert!(refused.to_string().ends_with("salts.sqlite` is locked by another process"));
    other.sql("rollback");
    store.commit(&[looked(2)]).unwrap();
    assert_eq!(store.size().unwrap(), 2);
}

/// A directory with enough events that every table has pages of its own, closed.
fn filled() -> Scratch {
    let scratch = Scratch::new();
    let store = scratch.store();
    let events: Vec<_> = (0..300).map(looked).collect();
    store.commit(&events).unwrap();
    store.checkpoint(time()).unwrap();
    drop(store);
    scratch
}

#[test]
fn a_page_overwritten_anywhere_is_found_or_refused() {
    const PAGE: usize = 4_096;
    let scratch = filled();
    let place = scratch.data().join("chancery.sqlite");
    let whole = fs::read(&place).unwrap();
    let pages = whole.len() / PAGE;
    assert!(pages > 20);
    let mut found = 0;
    for page in 0..pages {
        let mut bytes = whole.clone();
        bytes.get_mut(page * PAGE..(page + 1) * PAGE).unwrap().fill(0xa5);
        fs::write(&place, bytes).unwrap();
        let store = match Store::open(&scratch.data()) {
            Ok(store) => store,
            Err(OpenStoreError::Trouble(Trouble::Corrupt { place, .. })) => {
                assert!(place.ends_with("chancery.sqlite"));
                found += 1;
                continue;
            }
            Err(other) => panic!("page {page}: {}", told(&other)),
        };
        match store.verify() {
            Ok(report) => assert!(!report.is_sound(), "page {page} was not missed"),
            Err(trouble) => assert!(matches!(trouble, Trouble::Corrupt { .. }), "{trouble}"),
        }
        found += 1;
    }
    assert_eq!(found, pages);
    fs::write(&place, &whole).unwrap();
    assert!(Store::open(&scratch.data()).unwrap().verify().unwrap().is_sound());
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let scratch = filled();
    for name in ["chancery.sqlite", "keys/salts.sqlite"] {
        let place = scratch.data().join(name);
        let whole = fs::read(&place).unwrap();
        fs::write(
            &place,
            "a text that somebody put here by mistake, longer than a header is, \
                           so that nobody takes it for an empty file; and a little more still",
        )
        .unwrap();
        let refused = Store::open(&scratch.data()).unwrap_err();
        assert!(refused.to_string().ends_with("is damaged"), "{}", told(&refused));
        assert!(refused.to_string().contains(name));
        assert!(refused.remedy().contains("restore"));
        fs::write(&place, whole).unwrap();
    }
    assert_eq!(Store::open(&scratch.data()).unwrap().size().unwrap(), 300);
}

#[test]
fn a_database_cut_short_is_found() {
    let scratch = filled();
    let place = scratch.data().join("chancery.sqlite");
    let whole = fs::read(&place).unwrap();
    fs::write(&place, whole.get(..whole.len() / 2).unwrap()).unwrap();
    let sound = match Store::open(&scratch.data()) {
        Ok(store) => store.verify().is_ok_and(|report| report.is_sound()),
        Err(_) => false,
    };
    assert!(!sound);
}

#[test]
fn lost_salts_are_named_by_their_entry() {
    let scratch = filled();
    let mut salts = Other::open(&scratch.data().join("keys/salts.sqlite"));
    salts.sql("delete from salt where seq = 17");
    let report = Store::open(&scratch.data()).unwrap().verify().unwrap();
    assert_eq!(report.first_bad_entry(), Some(17));
    assert_eq!(report.faults.first().unwrap().to_string(), "entry 17: the salt is missing");
}
