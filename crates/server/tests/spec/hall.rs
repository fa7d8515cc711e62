//! Many people at one desk: what is acknowledged is in the record, once and in order; what failed,
//! panicked or was given up is not, and leaves no trace in what is known.

use crate::house::{House, house, machine_from, who, with};
use clearance::Event;
use clearance::ids::DecisionId;
use server::{Desk, Hall, Trouble};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use store::Store;

/// Callers at once.
const CALLERS: u64 = 8;

/// Jobs of each.
const JOBS: u64 = 40;

fn hall_of(house: &House) -> Hall {
    Hall::open(Desk::open(&house.data(), machine_from(1 << 32)).unwrap()).unwrap()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_time().build().unwrap()
}

/// The key of a caller's job: the decision that is made of it is known before it is made.
fn key(caller: u64, job: u64) -> [u8; 8] {
    (1_000_000 + caller * 10_000 + job).to_be_bytes()
}

/// A number that looks like any other, the same in every run.
fn mixed(n: u64) -> u64 {
    let n = (n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (n ^ (n >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33
}

/// Every decision in the record, in order.
fn recorded(house: &House) -> Vec<(DecisionId, String)> {
    let store = Store::open(&house.data()).unwrap();
    let mut found = Vec::new();
    for stored in store.events(0) {
        if let Some(Event::Checked { check }) = stored.unwrap().envelope().map(|e| &e.event) {
            found.push((check.decision, check.contact.counterparts[0].name.clone()));
        }
    }
    found
}

/// What one caller was told was recorded, in order, and what was never to be.
#[derive(Default)]
struct Told {
    acknowledged: Vec<DecisionId>,
    never: Vec<DecisionId>,
}

async fn call(hall: Hall, caller: u64) -> Told {
    let mut told = Told::default();
    for job in 0..JOBS {
        let (key, name) = (key(caller, job), format!("Guest {caller} of {job}"));
        let id = DecisionId::from_random(key);
        let contact = with("plain", &name);
        let plain = who("plain");
        match mixed(caller * JOBS + job) % 10 {
            // One that stops short after it has folded an event.
            0 => {
                let stopped: Result<(), Trouble> = hall
                    .write(move |desk| {
                        desk.check_by_key(&plain, &contact, Some(key))?;
                        panic!("on purpose")
                    })
                    .await;
                assert!(matches!(stopped, Err(Trouble::Broken)), "{stopped:?}");
                told.never.push(id);
            }
            // One that is refused.
            1 => {
                let refused = hall.check(who("south"), contact, Some(key)).await;
                assert!(refused.is_err());
                told.never.push(id);
            }
            // Two events in one job.
            2 => {
                let other = DecisionId::from_random(self::key(caller, job + 5_000));
                let both = hall.write(move |desk| {
                    desk.check_by_key(&plain, &contact, Some(key))?;
                    desk.check_by_key(&plain, &contact, Some(self::key(caller, job + 5_000)))
                });
                both.await.unwrap();
                told.acknowledged.extend([id, other]);
            }
            // The same question twice under one key is one question.
            3 => {
                let first = hall.check(plain.clone(), contact.clone(), Some(key)).await.unwrap();
                let again = hall.check(plain, contact, Some(key)).await.unwrap();
                assert_eq!(first.disclosed, again.disclosed);
                told.acknowledged.push(id);
            }
            // The rule changes under those who decide.
            4 if job % 20 == 4 => {
                let draft = crate::house::OPEN.replace("26 HQ 1", &format!("26 HQ {caller}{job}"));
                let save = hall.write(move |desk| desk.save_draft(&who("drafter"), &draft));
                save.await.unwrap();
            }
            _ => {
                hall.check(plain, contact, Some(key)).await.unwrap();
                told.acknowledged.push(id);
            }
        }
        let last = told.acknowledged.last().copied();
        let is_seen =
            move |desk: &Desk| Ok(last.is_none_or(|id| desk.state().asked().contains_key(&id)));
        assert!(hall.read(is_seen).await.unwrap(), "what is acknowledged is seen");
    }
    told
}

#[test]
fn what_is_acknowledged_is_in_the_record_once_and_in_order() {
    let house = house();
    let hall = hall_of(&house);
    let data = house.data();
    // Another process writes to the same directory meanwhile.
    let other = std::thread::spawn(move || {
        let mut desk = Desk::open(&data, machine_from(1 << 48)).unwrap();
        let mut ids = Vec::new();
        for i in 0..60 {
            let contact = with("plain", &format!("Other {i}"));
            ids.push(desk.check(&who("plain"), &contact, None).unwrap().disclosed.id);
            std::thread::sleep(Duration::from_millis(2));
        }
        ids
    });
    let told = runtime().block_on(async {
        let callers: Vec<_> = (0..CALLERS).map(|c| tokio::spawn(call(hall.clone(), c))).collect();
        let mut told = Vec::new();
        for caller in callers {
            told.push(caller.await.unwrap());
        }
        told
    });
    let of_other = other.join().unwrap();
    let known = runtime().block_on(async {
        // The next group sees what the other process wrote last.
        hall.write(|_| Ok(())).await.unwrap();
        hall.close().await;
        let late = hall.write(|_| Ok(())).await;
        assert!(matches!(late, Err(Trouble::Closing)), "{late:?}");
        hall.read(|desk| Ok((desk.state().clone(), desk.size()))).await.unwrap()
    });
    let recorded = recorded(&house);
    let places: BTreeMap<DecisionId, usize> =
        recorded.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
    assert_eq!(places.len(), recorded.len(), "nothing is recorded twice");
    let mut expected: BTreeSet<DecisionId> = of_other.iter().copied().collect();
    for told in &told {
        let order: Vec<usize> = told.acknowledged.iter().map(|id| places[id]).collect();
        assert!(order.is_sorted(), "each caller's in the order it was told");
        assert!(told.never.iter().all(|id| !places.contains_key(id)), "nothing that failed");
        expected.extend(&told.acknowledged);
    }
    assert_eq!(places.into_keys().collect::<BTreeSet<_>>(), expected);
    let fresh = Desk::open(&house.data(), machine_from(1 << 40)).unwrap();
    assert!(fresh.rebuild_and_compare().unwrap().is_equal(), "the tables say the same");
    assert_eq!(fresh.size(), known.1);
    assert_eq!(*fresh.state(), known.0, "what is known is what the record says");
    assert!(server::desk::records::verify_directory(&house.data()).unwrap().is_sound());
}

#[test]
fn what_another_process_wrote_is_seen_without_writing_here() {
    let mut house = house();
    let hall = hall_of(&house);
    let contact = with("plain", "Arvand Coastal Front");
    let id = house.desk.check(&who("plain"), &contact, None).unwrap().disclosed.id;
    let seen = runtime().block_on(async {
        for _ in 0..100 {
            let asked = move |desk: &Desk| Ok(desk.state().asked().contains_key(&id));
            if hall.read(asked).await.unwrap() {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        false
    });
    assert!(seen, "within ten seconds; one is what is meant");
}

#[test]
fn a_key_of_another_question_is_refused() {
    let house = house();
    let hall = hall_of(&house);
    runtime().block_on(async {
        let key = Some([7; 8]);
        let contact = with("plain", "Arvand Coastal Front");
        hall.check(who("plain"), contact.clone(), key).await.unwrap();
        let other = hall.check(who("plain"), with("plain", "Somebody Else"), key).await;
        assert!(matches!(other, Err(Trouble::Conflict { .. })), "{other:?}");
        let of_another = hall.check(who("cleared"), with("cleared", "Arvand Coastal Front"), key);
        assert!(of_another.await.is_err(), "another's question is another question");
    });
    assert_eq!(recorded(&house).len(), 1);
}

#[test]
fn screening_shows_what_the_account_may_see() {
    let house = house();
    let hall = hall_of(&house);
    let subject =
        || vec![screening::Subject::named("Zubarov Lantern Circle", parties::Kind::Organisation)];
    runtime().block_on(async {
        let plain = hall.screen(who("plain"), subject(), 10).await.unwrap();
        assert!(plain[0].matches.iter().all(|m| !m.hit), "{plain:?}");
        let cleared = hall.screen(who("cleared"), subject(), 10).await.unwrap();
        assert!(cleared[0].matches.iter().any(|m| m.hit), "{cleared:?}");
    });
}
