//! Accounts: what is kept under a hash is found under it, by the right account only; what has ended
//! is gone; limits hold; and of two who come first, one does.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::thread;

use jiff::{SignedDuration, Timestamp};
use parties::OfficerId;
use store::accounts::{
    AGENT_CHARS_MAX, Accounts, AddTokenError, KeepOnceError, NewPassword, ONCE_BODY_BYTES_MAX,
    Once, SESSIONS_PER_ACCOUNT_MAX, Session, TOKENS_PER_ACCOUNT_MAX, TOKENS_REVOKED_MAX, Token,
    Touched,
};
use store::{OpenStoreError, Trouble};

use crate::scratch::{Other, Scratch, told};

fn who(name: &str) -> OfficerId {
    OfficerId::parse(name).unwrap()
}

fn at(seconds: i64) -> Timestamp {
    let start: Timestamp = "2020-01-07T15:30:00.000001Z".parse().unwrap();
    start + SignedDuration::from_secs(seconds)
}

fn opened(scratch: &Scratch) -> Accounts {
    drop(scratch.store());
    Accounts::open(&scratch.data()).unwrap()
}

fn password(hash: &str, seconds: i64) -> NewPassword {
    let password_hash = hash.to_owned();
    NewPassword { password_hash, set_at: at(seconds), must_change: false, keep_session: None }
}

fn session(of: &str, number: u8) -> Session {
    Session {
        id_hash: [number; 32],
        public_id: format!("s{number}"),
        account: who(of),
        made_at: at(i64::from(number)),
        seen_at: at(i64::from(number)),
        ends_at: at(3_600 + i64::from(number)),
        address: "192.0.2.7".to_owned(),
        agent: "a browser".to_owned(),
    }
}

fn token(of: &str, number: u8) -> Token {
    Token {
        id_hash: [number; 32],
        public_id: format!("t{number}"),
        account: who(of),
        name: "the nightly check".to_owned(),
        scopes: vec!["check".to_owned(), "screen".to_owned()],
        made_at: at(i64::from(number)),
        ends_at: at(86_400),
        seen_at: None,
        revoked_at: None,
    }
}

fn once(of: &str, key: &str, body: &[u8]) -> Once {
    Once {
        account: who(of),
        key: key.to_owned(),
        fingerprint: [3; 32],
        status: 201,
        location: Some("/api/v1/decisions/D-7K3M9P2QX4".to_owned()),
        body: body.to_vec(),
        at: at(0),
    }
}

fn names(sessions: &[Session]) -> Vec<&str> {
    sessions.iter().map(|session| session.public_id.as_str()).collect()
}

#[test]
fn a_password_is_kept_and_the_next_one_unlocks_and_ends_other_sessions() {
    let scratch = Scratch::new();
    let accounts = opened(&scratch);
    let alice = who("a.lindqvist");
    assert!(!accounts.any_credential().unwrap());
    assert_eq!(accounts.credential(&alice).unwrap(), None);
    assert_eq!(accounts.failed(&alice, |_| None).unwrap(), None);
    assert!(accounts.set_first_password(&alice, &password("first", 0)).unwrap());
    assert!(!accounts.set_first_password(&who("b.other"), &password("late", 1)).unwrap());
    assert_eq!(accounts.credential(&who("b.other")).unwrap(), None);
    assert!(accounts.any_credential().unwrap());

    let lock = |count| (count >= 2).then(|| at(600));
    assert_eq!(accounts.failed(&alice, lock).unwrap(), Some(1));
    assert_eq!(accounts.credential(&alice).unwrap().unwrap().locked_until, None);
    assert_eq!(accounts.failed(&alice, lock).unwrap(), Some(2));
    accounts.set_language(&alice, Some("fa")).unwrap();
    let kept = accounts.credential(&alice).unwrap().unwrap();
    assert_eq!((kept.failed, kept.locked_until), (2, Some(at(600))));
    assert_eq!((kept.password_hash.as_str(), kept.set_at), ("first", at(0)));
    accounts.cleared(&alice).unwrap();
    let kept = accounts.credential(&alice).unwrap().unwrap();
    assert_eq!((kept.failed, kept.locked_until), (0, None));

    for number in 1..=3 {
        accounts.add_session(&session("a.lindqvist", number)).unwrap();
    }
    accounts.add_session(&session("b.other", 9)).unwrap();
    accounts.failed(&alice, |_| Some(at(900))).unwrap();
    let keep_session = Some([2; 32]);
    let new = NewPassword { must_change: true, keep_session, ..password("second", 5) };
    accounts.set_password(&alice, &new).unwrap();
    let kept = accounts.credential(&alice).unwrap().unwrap();
    assert_eq!((kept.password_hash.as_str(), kept.must_change), ("second", true));
    assert_eq!((kept.failed, kept.locked_until), (0, None));
    assert_eq!(kept.language.as_deref(), Some("fa"));
    assert_eq!(names(&accounts.sessions_of(&alice).unwrap()), ["s2"]);
    assert_eq!(names(&accounts.sessions_of(&who("b.other")).unwrap()), ["s9"]);

    assert!(!accounts.replace_hash(&alice, "first", "costlier").unwrap());
    assert!(accounts.replace_hash(&alice, "second", "costlier").unwrap());
    assert!(accounts.set_disabled(&alice, true).unwrap());
    assert!(!accounts.set_disabled(&who("nobody"), true).unwrap());
    assert!(accounts.sessions_of(&alice).unwrap().is_empty());
    let all = accounts.credentials().unwrap();
    assert_eq!(all.len(), 1);
    assert!(all.iter().all(|(of, kept)| *of == alice && kept.disabled));

    drop(accounts);
    let again = Accounts::open(&scratch.data()).unwrap();
    assert_eq!(again.credential(&alice).unwrap().unwrap().password_hash, "costlier");
}

#[test]
fn a_session_is_found_by_its_hash_until_it_is_ended() {
    let scratch = Scratch::new();
    let accounts = opened(&scratch);
    let mut first = session("a.lindqvist", 1);
    assert_eq!(accounts.add_session(&first).unwrap(), 0);
    assert_eq!(accounts.session(&[1; 32]).unwrap().as_ref(), Some(&first));
    assert_eq!(accounts.session(&[2; 32]).unwrap(), None);
    (first.seen_at, first.ends_at) = (at(100), at(3_700));
    let touched = Touched { seen_at: at(100), ends_at: at(3_700) };
    assert!(accounts.touch_session(&[1; 32], touched).unwrap());
    assert_eq!(accounts.session(&[1; 32]).unwrap().as_ref(), Some(&first));

    // Of another account, or by another name, nothing is ended.
    assert!(!accounts.end_session(&who("b.other"), "s1").unwrap());
    assert!(!accounts.end_session(&who("a.lindqvist"), "s2").unwrap());
    assert!(accounts.end_session(&who("a.lindqvist"), "s1").unwrap());
    assert_eq!(accounts.session(&[1; 32]).unwrap(), None);
    // A request that was under way does not bring it back.
    assert!(!accounts.touch_session(&[1; 32], touched).unwrap());
    assert_eq!(accounts.session(&[1; 32]).unwrap(), None);

    for number in 10..14 {
        accounts.add_session(&session("a.lindqvist", number)).unwrap();
    }
    assert_eq!(accounts.drop_ended(at(3_611)).unwrap(), 2);
    assert_eq!(accounts.end_sessions_of(&who("a.lindqvist"), Some([12; 32])).unwrap(), 1);
    assert_eq!(names(&accounts.sessions_of(&who("a.lindqvist")).unwrap()), ["s12"]);
}

#[test]
fn of_many_sessions_the_oldest_end_and_long_agents_are_cut() {
    let scratch = Scratch::new();
    let accounts = opened(&scratch);
    let max = u8::try_from(SESSIONS_PER_ACCOUNT_MAX).unwrap();
    for number in 1..=max {
        assert_eq!(accounts.add_session(&session("a.lindqvist", number)).unwrap(), 0);
    }
    let agent = "\u{6cc}".repeat(10_000);
    let last = Session { agent, ..session("a.lindqvist", max + 1) };
    assert_eq!(accounts.add_session(&last).unwrap(), 1);
    let kept = accounts.sessions_of(&who("a.lindqvist")).unwrap();
    assert_eq!(kept.len(), usize::from(max));
    assert_eq!(kept.first().unwrap().public_id, format!("s{}", max + 1));
    assert_eq!(kept.first().unwrap().agent.chars().count(), AGENT_CHARS_MAX);
    assert_eq!(accounts.session(&[1; 32]).unwrap(), None);
    // The same hash again is a fault of the caller, and changes nothing.
    assert!(matches!(accounts.add_session(&last), Err(Trouble::Other { .. })));
    assert_eq!(accounts.sessions_of(&who("a.lindqvist")).unwrap().len(), usize::from(max));
}

#[test]
fn a_token_is_found_by_its_hash_and_revoked_for_good() {
    let scratch = Scratch::new();
    let accounts = opened(&scratch);
    let alice = who("a.lindqvist");
    let max = u8::try_from(TOKENS_PER_ACCOUNT_MAX).unwrap();
    for number in 1..=max {
        accounts.add_token(&token("a.lindqvist", number)).unwrap();
    }
    let refused = accounts.add_token(&token("a.lindqvist", max + 1)).unwrap_err();
    assert!(matches!(refused, AddTokenError::TooMany), "{}", told(&refused));
    assert_eq!(accounts.token(&[1; 32]).unwrap().unwrap(), token("a.lindqvist", 1));
    accounts.touch_token(&[1; 32], at(50)).unwrap();
    assert_eq!(accounts.token(&[1; 32]).unwrap().unwrap().seen_at, Some(at(50)));
    assert!(!accounts.revoke_token(&who("b.other"), "t1", at(60)).unwrap());
    assert!(accounts.revoke_token(&alice, "t1", at(60)).unwrap());
    assert!(!accounts.revoke_token(&alice, "t1", at(70)).unwrap());
    assert_eq!(accounts.token(&[1; 32]).unwrap().unwrap().revoked_at, Some(at(60)));
    accounts.add_token(&token("a.lindqvist", max + 1)).unwrap();
    assert_eq!(accounts.revoke_tokens_of(&alice, at(80)).unwrap(), u64::from(max));
    let all = accounts.tokens_of(&alice).unwrap();
    assert_eq!(all.len(), usize::from(max) + 1);
    assert!(all.iter().all(|token| token.revoked_at.is_some()));
    // What was revoked long ago is forgotten, so that the file does not grow without end.
    for number in 100..200 {
        accounts.add_token(&token("a.lindqvist", number)).unwrap();
        accounts.revoke_tokens_of(&alice, at(i64::from(number))).unwrap();
    }
    let kept = accounts.tokens_of(&alice).unwrap().len();
    assert_eq!(kept, TOKENS_REVOKED_MAX as usize + 1);
}

#[test]
fn the_first_answer_to_a_request_is_the_one_that_is_kept() {
    let scratch = Scratch::new();
    let accounts = opened(&scratch);
    let first = once("a.lindqvist", "k1", b"first");
    assert_eq!(accounts.keep_once(&first).unwrap(), first);
    assert_eq!(accounts.keep_once(&once("a.lindqvist", "k1", b"second")).unwrap(), first);
    assert_eq!(accounts.once(&who("a.lindqvist"), "k1").unwrap(), Some(first));
    // The same name used by another account is another request.
    assert_eq!(accounts.once(&who("b.other"), "k1").unwrap(), None);
    let other = once("b.other", "k1", b"other");
    assert_eq!(accounts.keep_once(&other).unwrap(), other);
    let long = once("a.lindqvist", "k2", &vec![0; ONCE_BODY_BYTES_MAX + 1]);
    let refused = accounts.keep_once(&long).unwrap_err();
    assert!(matches!(refused, KeepOnceError::TooLong { .. }), "{}", told(&refused));
    accounts.keep_once(&Once { at: at(10), ..once("a.lindqvist", "k3", b"") }).unwrap();
    assert_eq!(accounts.drop_once_before(at(10)).unwrap(), 2);
    assert_eq!(accounts.once(&who("a.lindqvist"), "k1").unwrap(), None);
    assert!(accounts.once(&who("a.lindqvist"), "k3").unwrap().is_some());
}

#[test]
fn of_many_who_come_at_once_each_is_counted_and_one_is_first() {
    let scratch = Scratch::new();
    drop(scratch.store());
    let data = scratch.data();
    let first: usize = thread::scope(|scope| {
        let runs: Vec<_> = (0..8_u8)
            .map(|number| {
                let data = &data;
                scope.spawn(move || {
                    // Each opens the directory for itself, as a process of its own would.
                    let accounts = Accounts::open(data).unwrap();
                    let of = who("a.lindqvist");
                    let hash = format!("of {number}");
                    let first = accounts.set_first_password(&of, &password(&hash, 0)).unwrap();
                    accounts.failed(&of, |_| None).unwrap();
                    accounts.add_session(&session("a.lindqvist", number)).unwrap();
                    usize::from(first)
                })
            })
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).sum()
    });
    assert_eq!(first, 1);
    let accounts = Accounts::open(&data).unwrap();
    assert_eq!(accounts.credential(&who("a.lindqvist")).unwrap().unwrap().failed, 8);
    assert_eq!(accounts.sessions_of(&who("a.lindqvist")).unwrap().len(), 8);
}

#[test]
fn the_file_is_private_and_refused_when_others_can_read_it_or_it_is_newer() {
    let scratch = Scratch::new();
    drop(opened(&scratch));
    let file = scratch.data().join("accounts.sqlite");
    let mode = |mode| fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    mode(0o640);
    let refused = Accounts::open(&scratch.data()).unwrap_err();
    assert!(matches!(refused, OpenStoreError::Exposed { mode: 0o640, .. }), "{}", told(&refused));
    mode(0o600);
    Other::open(&file).sql("insert into schema_step values (99, 'later')");
    let refused = Accounts::open(&scratch.data()).unwrap_err();
    assert!(matches!(refused, OpenStoreError::Newer { found: 99, .. }), "{}", told(&refused));
    let refused = Accounts::open(&scratch.path("nowhere")).unwrap_err();
    assert!(matches!(refused, OpenStoreError::NotThere { .. }), "{}", told(&refused));
    // The record is opened without it, and does not mind it.
    assert!(store::Store::open(&scratch.data()).unwrap().verify().unwrap().is_sound());
}
