//! Who may copy a house, who may make one of a copy, and what the record of that one says.

use clearance::Event;
use server::desk::backup::{Restore, restore};
use server::desk::records::verify_directory;
use server::{Desk, Trouble};

use std::path::Path;

use crate::house::{House, house, machine_from, refused, told, who};

fn given(account: Option<&parties::OfficerId>) -> Restore<'_> {
    Restore { account, grounds: " the disk broke ", seen: None }
}

/// The event that says that a house was restored, and how many entries stood before it.
fn said(house: &House, place: &str) -> (u64, u64, String) {
    let place = house.data().with_file_name(place);
    drop(Desk::open(&place, machine_from(9_000)).unwrap());
    let size = size_of(&place);
    let stored = store::Store::open(&place).unwrap().event(size - 1).unwrap().unwrap();
    let Event::Restored { entries, grounds, .. } = stored.envelope().unwrap().event.clone() else {
        panic!("the last event says something else")
    };
    (size, entries, grounds)
}

/// Entries of a directory that verifies.
fn size_of(place: &Path) -> u64 {
    let report = verify_directory(place).unwrap();
    assert!(report.is_sound(), "{report}");
    report.size
}

#[test]
fn the_operator_copies_and_restores_and_nobody_without_the_role_does() {
    let house = house();
    let at = |name: &str| house.data().with_file_name(name);
    for account in ["plain", "cleared", "drafter", "inspector"] {
        let told = refused(house.desk.backup(Some(&who(account)), &at("kept")), account);
        assert!(told.starts_with("none of your roles may do `backup`"), "{told}");
        assert!(!at("kept").exists());
    }
    house.desk.backup(None, &at("kept")).unwrap();
    let entries = size_of(&house.data());
    for account in ["plain", "cleared", "drafter", "inspector"] {
        let by = who(account);
        let done = restore(&at("kept"), &at("new"), given(Some(&by)), machine_from(5_000));
        let told = refused(done, account);
        assert!(told.starts_with("none of your roles may do `restore`"), "{told}");
        assert!(!at("new").exists());
    }
    let restored = restore(&at("kept"), &at("new"), given(None), machine_from(5_000)).unwrap();
    assert_eq!((restored.entries, restored.seen), (entries, None));
    assert_eq!(said(&house, "new"), (entries + 1, entries, "the disk broke".to_owned()));
}

#[test]
fn a_rollback_stands_in_the_record_with_what_is_lost() {
    let mut house = house();
    let at = |house: &House, name: &str| house.data().with_file_name(name);
    let kept = at(&house, "kept");
    let entries = size_of(&house.data());
    house.desk.backup(None, &kept).unwrap();
    told(&mut house, "plain", "Nobody Known");
    told(&mut house, "plain", "Nobody Else");
    let seen = house.desk.checkpoint(None).unwrap();
    let how = Restore { seen: Some(&seen), grounds: "", account: None };
    let restored = restore(&kept, &at(&house, "new"), how, machine_from(5_000)).unwrap();
    assert_eq!((restored.entries, restored.seen), (entries, Some(entries + 2)));
    let (_, _, grounds) = said(&house, "new");
    let wanted = format!(
        "no grounds given; rolled back: {} entries were seen, the copy has {entries}; what stood \
         in entries {entries} to {} is lost",
        entries + 2,
        entries + 1
    );
    assert_eq!(grounds, wanted);
}

#[test]
fn a_house_that_does_not_verify_is_not_backed_up() {
    let house = house();
    let kept = house.data().with_file_name("kept");
    let files = house.data().join("files");
    let dir = std::fs::read_dir(files).unwrap().next().unwrap().unwrap().path();
    let file = std::fs::read_dir(dir).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&file, b"something else").unwrap();
    let trouble = house.desk.backup(None, &kept).unwrap_err();
    assert!(matches!(trouble, Trouble::Store { .. }));
    let cause = std::error::Error::source(&trouble).unwrap().to_string();
    assert!(cause.starts_with("the copy does not verify: `"), "{cause}");
    assert!(cause.ends_with("` has other bytes than its name says"), "{cause}");
    assert!(cause.contains("/kept/files/"), "{cause}");
    assert!(!kept.exists());
}
