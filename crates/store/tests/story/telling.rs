//! The story itself: what was recorded is read, proved, compared, erased, exported.

use parties::OfficerId;
use record::{Checkpoint, Consistency, Inclusion};
use store::{CommitError, Content, Differs, GetFileError, LinesWanted, Store, Wanted, hash_of};

use crate::events::{
    acknowledged, checked, drafted, looked, new, random, released, story, time, two_captions,
};
use crate::killed::Seeded;
use crate::scratch::{Other, Scratch};

#[test]
fn what_was_committed_is_read_back_by_the_next_who_opens() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let file = store.put_file(b"id,kind,name\n").unwrap();
    let events = story(file);
    let committed = store.commit(&events).unwrap();
    assert_eq!(committed.first().unwrap().seq, 0);
    assert_eq!(committed.len(), events.len());
    drop(store);

    let store = Store::open(&scratch.data()).unwrap();
    assert_eq!(store.size().unwrap(), events.len() as u64);
    let read: Vec<_> = store.events(0).map(Result::unwrap).collect();
    for ((given, committed), read) in events.iter().zip(&committed).zip(&read) {
        assert_eq!(read.envelope(), Some(&given.envelope));
        assert_eq!((read.seq, read.commitment), (committed.seq, committed.commitment));
    }
    assert_eq!(store.event(3).unwrap().as_ref(), read.get(3));
    assert_eq!(store.event(1_000).unwrap(), None);
}

#[test]
fn events_are_read_page_by_page_to_the_end() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let count = u64::from(store::events::EVENTS_PAGE_MAX) * 2 + 3;
    let events: Vec<_> = (0..count).map(looked).collect();
    store.commit(&events).unwrap();
    let seqs: Vec<u64> = store.events(1).map(|event| event.unwrap().seq).collect();
    assert_eq!(seqs, (1..count).collect::<Vec<_>>());
}

#[test]
fn one_who_decided_on_an_older_state_is_told_so() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit_if(0, &[looked(1)]).unwrap();
    let refused = store.commit_if(0, &[looked(2)]);
    assert!(matches!(refused, Err(CommitError::Conflict { expected: 0, found: 1 })));
    assert_eq!(store.size().unwrap(), 1);
    store.commit_if(1, &[looked(2)]).unwrap();
}

#[test]
fn a_head_behind_its_entries_is_called_damage() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1)]).unwrap();
    scratch.sql("update log_head set size = 0, frontier = x'0000000000000000'");
    let refused = store.commit(&[looked(2)]).unwrap_err();
    assert!(refused.to_string().ends_with("chancery.sqlite` is damaged"), "{refused}");
    assert!(!store.verify().unwrap().is_sound());
}

#[test]
fn a_reference_that_is_taken_is_refused_and_nothing_of_the_commit_stays() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1)]).unwrap();
    let refused = store.commit(&[looked(2), looked(1)]);
    assert!(matches!(refused, Err(CommitError::ReferenceTaken { place: 1 })));
    assert_eq!(store.size().unwrap(), 1);
    // The salts of the refused commit are overwritten by the next one.
    store.commit(&[looked(3)]).unwrap();
    assert!(store.verify().unwrap().is_sound());
}

#[test]
fn tables_made_again_equal_the_kept_ones() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let events = story(hash_of(b""));
    store.commit(&events).unwrap();
    let compared = store.rebuild_and_compare().unwrap();
    assert!(compared.is_equal(), "{:?}", compared.differences);
    assert_eq!((compared.events, compared.erased), (events.len() as u64, 0));
    // One line an event, and a row of its own for each of the fourteen but the last, which mark
    // rows of others: grant, memorandum, item done.
    assert_eq!(compared.rows, 14 + 11);
    // What is committed next goes to the kept tables again.
    store.commit(&[looked(1)]).unwrap();
    assert_eq!(store.rebuild_and_compare().unwrap().rows, 15 + 11);
}

#[test]
fn lists_are_read_from_the_tables_by_post_and_page() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let events = story(hash_of(b""));
    let (last, before) = events.split_last().unwrap();
    store.commit(before).unwrap();
    let all = Wanted::default();
    assert_eq!(store.waiting(&all).unwrap().first().unwrap().changes, "newly-free");
    store.commit(std::slice::from_ref(last)).unwrap();
    assert_eq!(store.waiting(&all).unwrap(), []);

    let request = store.requests(&all).unwrap().pop().unwrap();
    assert_eq!((request.status.as_str(), request.until), ("granted", Some(time())));
    assert_eq!((request.id, request.seq), (crate::events::request_id(), 9));
    let contact = store.contacts(&all).unwrap().pop().unwrap();
    assert_eq!((contact.id, contact.memoranda), (crate::events::contact_id(), 1));
    assert_eq!(contact.status, "held");

    let mut other = new(200, checked(7));
    other.envelope.visibility = two_captions();
    store.commit(&[other]).unwrap();
    let decisions = store.decisions(&all).unwrap();
    assert_eq!(decisions.len(), 2);
    assert_eq!(decisions.last().unwrap().visibility, two_captions());
    let after = Some(decisions.first().unwrap().seq);
    let page = store.decisions(&Wanted { post: None, after }).unwrap();
    assert_eq!(page.as_slice(), decisions.get(1..).unwrap());
    let elsewhere = parties::PostId::parse("geneva").ok();
    assert_eq!(store.decisions(&Wanted { post: elsewhere, after: None }).unwrap(), []);
}

#[test]
fn lines_of_events_are_read_newest_first_by_kind_account_and_page() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&story(hash_of(b""))).unwrap();
    let mut of_other = looked(300);
    of_other.envelope.actor.account = None;
    of_other.envelope.visibility = two_captions();
    store.commit(&[of_other]).unwrap();
    let seqs = |wanted: &LinesWanted| -> Vec<u64> {
        store.event_lines(wanted).unwrap().iter().map(|line| line.seq).collect()
    };
    let first = LinesWanted { limit: 3, ..LinesWanted::default() };
    assert_eq!(seqs(&first), [14, 13, 12]);
    assert_eq!(seqs(&LinesWanted { before: Some(12), ..first.clone() }), [11, 10, 9]);
    assert_eq!(seqs(&LinesWanted { before: Some(0), ..first.clone() }), [0_u64; 0]);
    let account = OfficerId::parse("p.moreau").ok();
    assert_eq!(seqs(&LinesWanted { account: account.clone(), ..first.clone() }), [13, 12, 11]);
    let kinds = vec!["agreed".to_owned(), "looked".to_owned(), "agreed".to_owned()];
    let of_kinds = LinesWanted { kinds: kinds.clone(), ..first.clone() };
    assert_eq!(seqs(&of_kinds), [14, 8, 7]);
    let of_both = LinesWanted { kinds, account, ..first };
    assert_eq!(seqs(&of_both), [8, 7]);
    let newest = store.event_lines(&of_kinds).unwrap().into_iter().next().unwrap();
    assert_eq!((newest.kind.as_str(), newest.account), ("looked", None));
    assert_eq!((newest.visibility, newest.at), (two_captions(), time()));
    // An erased event has no line any more.
    store.erase(14).unwrap();
    assert_eq!(seqs(&of_kinds), [8, 7]);
}

#[test]
fn a_post_owes_a_released_directive_an_answer_until_it_gives_one() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let events = [drafted(), released(&["paris", "hq"]), acknowledged()];
    let events: Vec<_> = (1..).zip(events).map(|(number, event)| new(number, event)).collect();
    store.commit(&events).unwrap();
    let owing = store.unanswered(&Wanted::default()).unwrap();
    let posts: Vec<_> = owing.iter().map(|row| row.post.as_str()).collect();
    assert_eq!(posts, ["hq"]);
    assert!(store.rebuild_and_compare().unwrap().is_equal());
}

#[test]
fn a_changed_row_is_named_by_table_and_key() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&story(hash_of(b""))).unwrap();
    scratch.sql("update request set status = 'denied'");
    scratch.sql("delete from officer");
    scratch.sql("insert into event_line values (99, 'E-X', '', '', null, '', '', '')");
    let compared = store.rebuild_and_compare().unwrap();
    let found: Vec<_> =
        compared.differences.iter().map(|d| (d.table, d.key.as_str(), d.how)).collect();
    let request = crate::events::request_id().to_string();
    let expected = [
        ("event_line", "99", Differs::OnlyKept),
        ("officer", "p.moreau", Differs::OnlyMade),
        ("request", request.as_str(), Differs::Values),
    ];
    assert_eq!(found, expected);
    assert_eq!(
        compared.differences.first().unwrap().to_string(),
        "table `event_line`, row `99`: is kept, but no event makes it"
    );
    store.rebuild().unwrap();
    assert!(store.rebuild_and_compare().unwrap().is_equal());
}

#[test]
fn a_checkpoint_is_signed_by_the_key_of_the_directory_and_proofs_hold_against_it() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let events: Vec<_> = (0..11).map(looked).collect();
    store.commit(&events).unwrap();
    let old = store.checkpoint(time()).unwrap();
    assert_eq!(store.checkpoint(time()).unwrap(), old, "the same state gives the same note");
    store.commit(&[looked(20)]).unwrap();
    let note = store.checkpoint(time()).unwrap();
    let opened = Checkpoint::open(&note, store.verifying_key(), &[]).unwrap().checkpoint;
    assert_eq!((opened.size, opened.origin.as_str()), (12, "example.org/chancery"));

    let proof = store.inclusion(4, 12).unwrap();
    let leaf = proof.commitment.leaf_hash();
    assert_eq!(proof.root, opened.root);
    let inclusion = Inclusion { leaf, index: 4, size: 12, root: opened.root, path: &proof.path };
    assert!(inclusion.holds());
    assert!(store.inclusion(12, 12).is_err());

    let proof = store.consistency(11, 12).unwrap();
    let old = Checkpoint::open(&old, store.verifying_key(), &[]).unwrap().checkpoint;
    assert_eq!(proof.old_root, old.root);
    let consistency = Consistency {
        old_size: 11,
        old_root: old.root,
        new_size: 12,
        new_root: opened.root,
        path: &proof.path,
    };
    assert!(consistency.holds());

    let event = store.event(4).unwrap().unwrap();
    let proof = store.entry_proof(4, time(), true).unwrap();
    let read = record::EntryProof::parse(proof.to_string().as_bytes()).unwrap();
    assert!(read.open(&event.commitment, store.verifying_key(), &[]).is_ok());
    assert_eq!(read.extra, Some(crate::events::salt(4).to_vec()));
}

#[test]
fn a_checkpoint_is_not_signed_over_a_rewritten_record() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1), looked(2)]).unwrap();
    store.checkpoint(time()).unwrap();
    scratch.sql("update event set commitment = randomblob(32) where seq = 1");
    let refused = store.checkpoint(time()).unwrap_err();
    assert!(refused.to_string().ends_with("do not give the head of the record"), "{refused}");
    assert!(refused.remedy().contains("record verify"));
}

#[test]
fn an_erased_event_is_gone_and_every_proof_still_holds() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let mut events = story(hash_of(b""));
    events.push(looked(7));
    store.commit(&events).unwrap();
    let before = store.checkpoint(time()).unwrap();
    store.erase(14).unwrap();
    store.erase(14).unwrap();
    assert!(store.erase(15).is_err());

    assert_eq!(store.event(14).unwrap().unwrap().content, Content::Erased);
    assert_eq!(store.checkpoint(time()).unwrap(), before);
    let report = store.verify().unwrap();
    assert!(report.is_sound(), "{report}");
    assert_eq!((report.kept, report.erased), (14, 1));
    assert!(store.rebuild_and_compare().unwrap().is_equal());
    drop(store);
    for name in ["chancery.sqlite", "chancery.sqlite-wal"] {
        let bytes = std::fs::read(scratch.data().join(name)).unwrap_or_default();
        assert!(!bytes.windows(9).any(|part| part == b"subject 7"), "left in {name}");
    }
    let salts = std::fs::read(scratch.data().join("keys/salts.sqlite")).unwrap();
    assert!(!salts.windows(32).any(|part| part == crate::events::salt(7)));
}

#[test]
fn a_reader_who_holds_up_an_erasure_is_told_and_it_can_be_ended() {
    let scratch = Scratch::new();
    drop(scratch.store());
    let wait = std::time::Duration::from_millis(100);
    let store = Store::open_waiting(&scratch.data(), wait).unwrap();
    store.commit(&[looked(7)]).unwrap();
    let mut reader = Other::open(&scratch.data().join("chancery.sqlite"));
    reader.sql("begin; select count(*) from event");
    let refused = store.erase(0).unwrap_err();
    assert!(refused.to_string().ends_with("is locked by another process"), "{refused}");
    let log = || std::fs::read(scratch.data().join("chancery.sqlite-wal")).unwrap();
    let is_left = || log().windows(9).any(|part| part == b"subject 7");
    assert!(is_left());
    reader.sql("rollback");
    store.erase(0).unwrap();
    assert!(!is_left());
    assert!(store.verify().unwrap().is_sound());
}

#[test]
fn an_erasure_that_was_cut_off_is_ended_by_the_next_who_opens() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1), looked(2)]).unwrap();
    scratch.sql(
        "update event set bytes = null where seq = 1; delete from event_line where seq = 1; \
         insert into erasing values (1)",
    );
    assert_eq!(
        store.verify().unwrap().faults.first().unwrap().to_string(),
        "entry 1: erased, but its salt is left"
    );
    drop(store);
    assert!(Store::open(&scratch.data()).unwrap().verify().unwrap().is_sound());
}

/// What is done is drawn by numbers that are the same in every run.
#[test]
fn any_order_of_commits_erasures_checkpoints_and_openings_keeps_the_record() {
    for seed in 0..4 {
        let scratch = Scratch::new();
        let mut store = scratch.store();
        let mut seeded = Seeded(seed);
        let mut kept: Vec<Option<u64>> = Vec::new();
        for number in (0..400).step_by(10) {
            let size = kept.len() as u64;
            match seeded.below(8) {
                0..=2 => {
                    let numbers: Vec<u64> = (number..=number + seeded.below(4)).collect();
                    let events: Vec<_> = numbers.iter().copied().map(looked).collect();
                    store.commit_if(size, &events).unwrap();
                    kept.extend(numbers.into_iter().map(Some));
                }
                3 => assert!(store.commit_if(size + 1, &[looked(number)]).is_err()),
                4 if size > 0 => {
                    let entry = seeded.below(size);
                    store.erase(entry).unwrap();
                    *kept.get_mut(usize::try_from(entry).unwrap()).unwrap() = None;
                }
                5 => drop(store.checkpoint(time()).unwrap()),
                6 => {
                    drop(store);
                    store = Store::open(&scratch.data()).unwrap();
                }
                _ => assert!(store.verify().unwrap().is_sound()),
            }
        }
        let found: Vec<_> = store.events(0).map(Result::unwrap).collect();
        let found: Vec<_> = found.iter().map(|e| e.envelope().map(|e| e.id)).collect();
        let id = |number: &u64| clearance::ids::EventId::from_random(random(*number));
        let expected: Vec<_> = kept.iter().map(|number| number.as_ref().map(id)).collect();
        assert_eq!(found, expected, "seed {seed}");
        assert!(store.verify().unwrap().is_sound());
        assert!(store.rebuild_and_compare().unwrap().is_equal());
    }
}

#[test]
fn an_event_waits_in_the_outbox_until_it_is_marked() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1), looked(2)]).unwrap();
    assert_eq!(store.outbox().unwrap(), [0, 1]);
    assert!(store.mark_published(0, time()).unwrap());
    assert!(!store.mark_published(0, time()).unwrap());
    assert_eq!(store.outbox().unwrap(), [1]);
}

#[test]
fn a_file_is_kept_once_under_its_hash() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let hash = store.put_file(b"abc").unwrap();
    assert_eq!(store.put_file(b"abc").unwrap(), hash);
    // FIPS 180-2, appendix B.1.
    let name = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(hash.to_string(), name);
    assert_eq!(store.get_file(hash).unwrap(), b"abc");
    assert_eq!(&*store.map_file(hash).unwrap(), b"abc");
    let refused = store.get_file(hash_of(b"")).unwrap_err();
    assert!(matches!(refused, GetFileError::NotKept { .. }));

    std::fs::write(scratch.data().join("files/ba").join(name), b"abd").unwrap();
    assert!(matches!(store.get_file(hash), Err(GetFileError::Changed { .. })));
    let fault = store.verify().unwrap().faults.first().unwrap().to_string();
    assert!(fault.ends_with("has other bytes than its name says"), "{fault}");
    // Putting the right bytes again mends it.
    store.put_file(b"abc").unwrap();
    assert_eq!(store.get_file(hash).unwrap(), b"abc");
}

#[test]
fn the_story_clock_is_kept_and_a_directory_without_one_lives_on_real_time() {
    let scratch = Scratch::new();
    let store = scratch.store();
    assert_eq!(store.story_clock().unwrap(), None);
    store.set_story_clock(time()).unwrap();
    assert_eq!(store.story_clock().unwrap(), Some(time()));
    std::fs::write(scratch.data().join("clock"), "yesterday").unwrap();
    let refused = store.story_clock().unwrap_err();
    assert!(refused.to_string().ends_with("holds `yesterday`, which is no instant"), "{refused}");
}

#[test]
fn an_exported_copy_verifies_and_one_flipped_byte_names_the_entry() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let events: Vec<_> = (0..300).map(looked).collect();
    store.commit(&events).unwrap();
    store.erase(5).unwrap();
    let copy = scratch.path("copy");
    let exported = store.export(&copy, time(), &|entry| entry == 9).unwrap();
    assert_eq!((exported.size, exported.events, exported.without_event), (300, 298, 2));
    let again = store.export(&copy, time(), &|_| false).unwrap_err();
    assert!(again.to_string().ends_with("is there already"), "{again}");

    let key = store.verifying_key();
    assert_eq!(store::key_in_export(&copy).unwrap().as_ref(), Some(key));
    let report = store::verify_export(&copy, key, &[]).unwrap();
    assert!(report.is_sound(), "{report}");
    assert_eq!((report.checkpoint.size, report.without_event), (300, 2));

    let event = copy.join(record::event_path(17));
    let mut bytes = std::fs::read(&event).unwrap();
    *bytes.get_mut(20).unwrap() ^= 1;
    std::fs::write(&event, bytes).unwrap();
    let report = store::verify_export(&copy, key, &[]).unwrap();
    assert_eq!(report.first_bad_entry(), Some(17));
    assert!(report.to_string().contains("entry 17:"), "{report}");

    let other = scratch.path("nothing");
    std::fs::create_dir(&other).unwrap();
    let refused = store::verify_export(&other, key, &[]).unwrap_err();
    assert!(refused.to_string().ends_with("is no exported record: it has no `checkpoint`"));
}

#[test]
fn tiles_of_the_store_are_those_of_the_export() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let events: Vec<_> = (0..260).map(looked).collect();
    store.commit(&events).unwrap();
    let copy = scratch.path("copy");
    store.export(&copy, time(), &|_| false).unwrap();
    for path in ["tile/0/000", "tile/0/001.p/4", "tile/1/000.p/1", "tile/entries/001.p/4"] {
        let tile = record::Tile::parse(path).unwrap();
        let written = std::fs::read(copy.join(path)).unwrap();
        assert_eq!(store.tile(tile).unwrap(), Some(written), "{path}");
    }
    assert_eq!(store.tile(record::Tile::parse("tile/0/001.p/5").unwrap()).unwrap(), None);
}

#[test]
fn a_change_anywhere_in_the_directory_is_found_and_named() {
    let cases: [(&str, &str); 5] = [
        ("update event set bytes = x'7b7d' where seq = 2", "entry 2: "),
        ("update event set commitment = zeroblob(32) where seq = 2", "entry 2: "),
        ("delete from outbox; delete from event where seq = 2", "entry 2: "),
        ("update log_checkpoint set note = x'78'", "the checkpoint of 4 entries is not signed"),
        (
            "delete from outbox where seq = 3; delete from event where seq = 3; \
             update log_head set size = 3, frontier = x'00'",
            "",
        ),
    ];
    for (sql, words) in cases {
        let scratch = Scratch::new();
        let store = scratch.store();
        store.commit(&[looked(1), looked(2), looked(3), looked(4)]).unwrap();
        store.checkpoint(time()).unwrap();
        assert!(store.verify().unwrap().is_sound());
        scratch.sql(sql);
        match store.verify() {
            Ok(report) => {
                assert!(!report.is_sound());
                assert!(report.to_string().contains(words), "{sql}: {report}");
            }
            Err(trouble) => assert!(words.is_empty(), "{sql}: {trouble}"),
        }
    }
}

#[test]
fn a_record_rewritten_as_a_whole_disagrees_with_what_was_signed() {
    let scratch = Scratch::new();
    let store = scratch.store();
    store.commit(&[looked(1), looked(2)]).unwrap();
    store.checkpoint(time()).unwrap();
    store.commit(&[looked(3), looked(4)]).unwrap();
    store.checkpoint(time()).unwrap();
    // Somebody with the keys makes the same directory again, with one event changed.
    let other = Scratch::new();
    let forged = other.store();
    forged.commit(&[looked(1), looked(2), looked(9), looked(4)]).unwrap();
    drop((store, forged));
    let from = other.data().join("chancery.sqlite");
    scratch.sql(&format!(
        "attach '{}' as forged; delete from outbox; delete from event; \
         insert into event select * from forged.event; \
         update log_head set frontier = (select frontier from forged.log_head)",
        from.display()
    ));
    std::fs::copy(other.data().join("keys/salts.sqlite"), scratch.data().join("keys/salts.sqlite"))
        .unwrap();
    let report = Store::open(&scratch.data()).unwrap().verify().unwrap();
    assert_eq!(
        report.faults.first().unwrap().to_string(),
        "entries 2 to 3: they do not give the root that was signed for 4 entries"
    );
    assert_eq!(report.first_bad_entry(), Some(2));
}

#[test]
fn an_event_of_another_version_is_refused_before_it_is_recorded() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let mut event = new(1, crate::events::held());
    event.envelope.version = 9;
    let refused = store.commit(&[event]);
    assert!(matches!(refused, Err(CommitError::Unreadable { place: 0, .. })), "{refused:?}");
    assert_eq!(store.size().unwrap(), 0);
}
