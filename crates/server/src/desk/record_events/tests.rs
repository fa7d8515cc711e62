//! A group given up: nothing of it is left, in the state or in any order.

use crate::desk::Desk;
use crate::desk::deeds::{Logging, Memo};
use crate::desk::lists::{GivenFile, Losses};
use crate::desk::setup::SetUp;
use crate::{Hall, Machine, Trouble};
use clearance::contact::Counterpart;
use clearance::ids::DecisionId;
use clearance::{Command, Contact};
use directive::Act;
use parties::import::Format;
use parties::{Kind, ListId, OfficerId, PostId};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};

const ORGANISATION: &str = include_str!("../../../../../examples/iran-2020/organisation.toml");
const OWN: &str = include_str!("../../../../../examples/iran-2020/lists/own.toml");
const DIRECTIVE: &str = include_str!("../../../../../examples/iran-2020/0107.directive");

fn who(name: &str) -> OfficerId {
    OfficerId::parse(name).unwrap()
}

/// Minutes since the evening began; moved by the one test there is.
static MINUTES: AtomicI64 = AtomicI64::new(0);

fn machine() -> Machine {
    let mut count: u64 = 0;
    Machine {
        operator: "tester".to_owned(),
        now: Box::new(|| {
            let evening: jiff::Timestamp = "2020-01-07T18:30Z".parse().unwrap();
            evening + jiff::SignedDuration::from_mins(MINUTES.load(Ordering::Relaxed))
        }),
        random: Box::new(move |bytes| {
            for chunk in bytes.chunks_mut(8) {
                count += 1;
                let word = count.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
                chunk.copy_from_slice(&word[..chunk.len()]);
            }
        }),
    }
}

struct Place(PathBuf);

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn desk() -> (Place, Desk) {
    static COUNT: AtomicI64 = AtomicI64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("chancery-group-{}-{count}", std::process::id());
    let place = Place(std::env::temp_dir().join(name));
    let set_up = SetUp { origin: "example.org/test".to_owned(), story: None };
    let mut desk = Desk::create(&place.0, set_up, machine()).unwrap();
    desk.import_organisation(None, ORGANISATION.as_bytes()).unwrap();
    let file = GivenFile { name: "own.toml".to_owned(), bytes: OWN.as_bytes().to_vec() };
    let (list, format) = (ListId::parse("own").unwrap(), Format::parse("parties-toml").unwrap());
    desk.update_list(None, &list, format, &[file], Losses::Refused).unwrap();
    desk.release(&who("a.winter"), DIRECTIVE).unwrap();
    (place, desk)
}

fn contact() -> Contact {
    Contact {
        act: Act::Accept,
        level: None,
        initiator: None,
        venue: None,
        purpose: None,
        at: "2020-01-07T19:00Z".parse().unwrap(),
        post: PostId::parse("paris").unwrap(),
        officer: who("p.moreau"),
        counterparts: vec![Counterpart {
            name: "National Council of Resistance of Iran".to_owned(),
            kind: Kind::Any,
            born: None,
            countries: Vec::new(),
            identifiers: Vec::new(),
            capacity: None,
            is: None,
            is_not: Vec::new(),
        }],
    }
}

/// The life of one contact, with whoever looks at it.
fn live(desk: &mut Desk) -> Result<DecisionId, Trouble> {
    MINUTES.store(0, Ordering::Relaxed);
    let (moreau, desk_officer, legal) = (who("p.moreau"), who("m.haddad"), who("l.ferris"));
    let decision = desk.check(&moreau, &contact(), None)?.disclosed.id;
    let reason = "They asked us to meet them";
    let request = desk.request(&moreau, &decision, &BTreeSet::new(), reason)?;
    let function = |name: &str| parties::FunctionId::parse(name).unwrap();
    let agree = |name: &str| Command::Approve {
        request,
        function: function(name),
        conditions: Vec::new(),
        until: None,
    };
    desk.on_request(&desk_officer, &request, &agree("nea-desk"))?;
    desk.on_request(&legal, &request, &agree("legal"))?;
    MINUTES.store(60, Ordering::Relaxed);
    let logging = Logging { decision, request: Some(request), participants: BTreeSet::new() };
    let (held, _) = desk.held(&moreau, &logging, "It was held as planned in the office")?;
    let words = || "two of theirs and one of ours".to_owned();
    let memo = Memo { present: words(), said: words(), next: words() };
    desk.memo(&moreau, held, &memo)?;
    desk.decision(&desk_officer, &decision)?;
    let grounds = "the talks of this week have ended".to_owned();
    desk.on_request(&legal, &request, &Command::Withdraw { request, grounds })?;
    Ok(decision)
}

#[test]
fn of_a_group_given_up_nothing_is_left() {
    let (place, mut desk) = desk();
    live(&mut desk).unwrap();
    let before = (desk.state.clone(), desk.size, format!("{:?}", desk.orders));
    let grants = desk.history.grants();
    let learnt = desk.learnt();
    desk.begin_group().unwrap();
    live(&mut desk).unwrap();
    let text = DIRECTIVE.replace("20 HQ 1234", "20 HQ 77");
    desk.save_draft(&who("a.winter"), &text).unwrap();
    desk.cancel(&who("a.winter"), &"20 HQ 1234".parse_id(), "the talks have ended for now")
        .unwrap();
    assert!(desk.pending() > 10, "{}", desk.pending());
    assert_eq!(desk.recorded(), before.1);
    desk.give_up_group().unwrap();
    assert_eq!((desk.state.clone(), desk.size, format!("{:?}", desk.orders)), before);
    assert_eq!(desk.history.grants(), grants);
    assert!(desk.learnt() > learnt, "a view made meanwhile is not taken for the present");
    let world = desk.world().unwrap();
    assert!(world.released.iter().all(|r| r.cancelled_at.is_none()), "the world is as before");
    // Recorded in a group, it is as if recorded one by one.
    desk.begin_group().unwrap();
    live(&mut desk).unwrap();
    desk.end_group().unwrap();
    let fresh = Desk::open(&place.0, machine()).unwrap();
    assert_eq!(fresh.state, desk.state);
    assert_eq!(fresh.orders, desk.orders);
    assert_eq!(fresh.history.grants(), desk.history.grants());
    assert_eq!(fresh.size, desk.size);
}

#[test]
fn what_cannot_be_recorded_takes_nothing_else_with_it() {
    let (place, mut desk) = desk();
    let (moreau, taken) = (who("p.moreau"), Some([7; 8]));
    desk.check_now(&moreau, &contact(), taken).unwrap();
    let hall = Hall::open(desk).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_time().build().unwrap();
    let (refused, done) = runtime.block_on(async {
        // While this one takes its time the others gather behind it and become one group.
        let slow = hall.clone();
        let slow = tokio::spawn(async move {
            slow.write(|_| {
                std::thread::sleep(std::time::Duration::from_millis(200));
                Ok(())
            })
            .await
        });
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let jobs: Vec<_> = (0..20)
            .map(|job| {
                let hall = hall.clone();
                tokio::spawn(async move {
                    let moreau = who("p.moreau");
                    // The reference of the tenth is taken, which the store alone finds out.
                    let key = if job == 10 { Some([7; 8]) } else { None };
                    hall.write(move |desk| desk.check_now(&moreau, &contact(), key)).await
                })
            })
            .collect();
        slow.await.unwrap().unwrap();
        let (mut refused, mut done) = (Vec::new(), Vec::new());
        for job in jobs {
            match job.await.unwrap() {
                Ok(answer) => done.push(answer.disclosed.id),
                Err(trouble) => refused.push(trouble),
            }
        }
        hall.close().await;
        (refused, done)
    });
    assert!(matches!(refused.as_slice(), [Trouble::Store { .. }]), "{refused:?}");
    let fresh = Desk::open(&place.0, machine()).unwrap();
    assert_eq!(done.len(), 19);
    assert!(done.iter().all(|id| fresh.state.asked().contains_key(id)), "the others are there");
    assert_eq!(fresh.state.asked().len(), 20, "and nothing else");
    let known = runtime.block_on(hall.read(|desk| Ok((desk.state.clone(), desk.size))));
    assert_eq!(known.unwrap(), (fresh.state, fresh.size));
}

trait ParseId {
    fn parse_id(&self) -> directive::DirectiveId;
}

impl ParseId for &str {
    fn parse_id(&self) -> directive::DirectiveId {
        directive::DirectiveId::parse(self).unwrap()
    }
}
