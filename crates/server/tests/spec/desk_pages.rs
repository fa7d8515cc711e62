//! What pages ask the desk: lists in pages and by need, what waits for a person, drafts, parties by
//! name, entries of the record, and who looked.

use crate::house::{House, OPEN, house, party, refused, tells, who, with};
use clearance::authorise::UseCase;
use clearance::command::Command;
use clearance::filed::Phase;
use clearance::ids::{ContactId, DecisionId, RequestId};
use directive::DirectiveId;
use parties::FunctionId;
use server::desk::deeds::{Logging, Memo};
use server::desk::entries::{EntriesWanted, EntryContent};
use server::desk::pages::{ContactsWanted, DecisionsWanted, RequestsWanted, Told, WorklistWanted};
use server::desk::paging::{Cursor, PAGE_MAX};
use server::desk::precedents::DeedKind;
use server::desk::start::{NewsKind, Waits};
use std::collections::BTreeSet;

const FRONT: &str = "Arvand Coastal Front";

fn asked(house: &mut House, officer: &str, name: &str, hour: u8) -> DecisionId {
    let mut contact = with(officer, name);
    contact.at = format!("2026-02-03T{hour:02}:00Z").parse().unwrap();
    house.desk.check(&who(officer), &contact, None).unwrap().disclosed.id
}

fn logged(house: &mut House, officer: &str, decision: DecisionId) -> ContactId {
    let logging = Logging { decision, request: None, participants: BTreeSet::new() };
    house.desk.declined(&who(officer), &logging, "not while the talks last").unwrap()
}

fn requested(house: &mut House, hour: u8) -> RequestId {
    let id = asked(house, "plain", FRONT, hour);
    house.desk.request(&who("plain"), &id, &BTreeSet::new(), "They asked us to come").unwrap()
}

fn approved(house: &mut House, request: RequestId) {
    let function = FunctionId::parse("desk").unwrap();
    let command = Command::Approve { request, function, conditions: Vec::new(), until: None };
    house.desk.on_request(&who("desk"), &request, &command).unwrap();
}

#[test]
fn a_long_list_comes_in_pages_without_a_gap_and_nothing_twice() {
    let mut house = house();
    let decision = asked(&mut house, "plain", "Jon Exampel", 9);
    let all: BTreeSet<ContactId> =
        (0..PAGE_MAX + 7).map(|_| logged(&mut house, "plain", decision)).collect();
    let mut seen = Vec::new();
    let mut from: Option<Cursor> = None;
    for _ in 0..3 {
        let wanted = ContactsWanted::default();
        let page = house.desk.contacts_page(&who("plain"), &wanted, from.as_ref()).unwrap();
        assert!(page.items.len() <= PAGE_MAX);
        seen.extend(page.items.iter().map(|l| l.meeting.id));
        // A cursor goes out into the world and comes back as text.
        from = page.next.map(|c| Cursor::parse(&c.to_string()).unwrap());
        if from.is_none() {
            break;
        }
    }
    assert!(from.is_none());
    assert_eq!(seen.len(), all.len());
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), all);
    let far = format!("{}.C-0000000000", "9".repeat(38));
    for word in ["", "x", "1.C-NOTHING", &far, "é"] {
        let wanted = ContactsWanted::default();
        let taken = Cursor::parse(word)
            .and_then(|c| house.desk.contacts_page(&who("plain"), &wanted, Some(&c)));
        assert!(taken.is_err(), "{word}");
    }
}

#[test]
fn contacts_are_shown_by_need_and_reading_anothers_leaves_a_trace() {
    let mut house = house();
    let hidden = asked(&mut house, "cleared", "Zubarov Lantern Circle", 9);
    let hidden = logged(&mut house, "cleared", hidden);
    let open = asked(&mut house, "cleared", "Jon Exampel", 10);
    let open = logged(&mut house, "cleared", open);
    let mut list = |officer: &str| -> BTreeSet<ContactId> {
        let wanted = ContactsWanted::default();
        let page = house.desk.contacts_page(&who(officer), &wanted, None).unwrap();
        page.items.iter().map(|l| l.meeting.id).collect()
    };
    assert_eq!(list("cleared"), BTreeSet::from([hidden, open]));
    assert_eq!(list("plain"), BTreeSet::from([open]), "what is hidden is not there");
    assert_eq!(list("south"), BTreeSet::new(), "nothing of another post");
    assert_eq!(list("inspector"), BTreeSet::from([hidden, open]));
    let missing = ContactId::from_random([9; 8]);
    let mut one = |id: ContactId| refused(house.desk.contact(&who("plain"), &id), &id.to_string());
    assert_eq!(one(hidden), one(missing));
    let looks = |house: &House, officer: &str| {
        let looks = house.desk.looks_at(&who(officer), &open.to_string());
        looks.map(|l| l.into_iter().filter_map(|l| l.account).collect::<Vec<_>>())
    };
    let expected = vec![who("inspector"), who("plain")];
    assert_eq!(looks(&house, "cleared").unwrap(), expected, "the owner sees who looked");
    assert_eq!(looks(&house, "inspector").unwrap(), expected);
    assert!(looks(&house, "plain").is_err(), "nobody else does");
}

#[test]
fn by_a_party_one_finds_only_with_what_one_may_see() {
    let mut house = house();
    let request = requested(&mut house, 9);
    let wanted = |id: &str| RequestsWanted { party: Some(party(id)), ..Default::default() };
    let mut count = |officer: &str, id: &str| {
        let page = house.desk.requests_page(&who(officer), &wanted(id), None).unwrap();
        page.items.iter().filter(|l| l.filed.request.id == request).count()
    };
    assert_eq!(count("plain", "own:front"), 1);
    assert_eq!(count("plain", "own:veiled"), 0);
    assert_eq!(count("plain", "own:nobody"), 0);
    assert_eq!(count("south", "own:front"), 0, "of another post");
}

#[test]
fn what_waits_for_a_function_stands_by_time_and_is_gone_when_decided() {
    let mut house = house();
    let (late, soon) = (requested(&mut house, 18), requested(&mut house, 8));
    let waits = |house: &mut House, officer: &str| -> Vec<RequestId> {
        let wanted = RequestsWanted { waits_for_me: true, ..Default::default() };
        let page = house.desk.requests_page(&who(officer), &wanted, None).unwrap();
        assert!(page.items.iter().all(|l| !l.waits_for.is_empty()));
        page.items.iter().map(|l| l.filed.request.id).collect()
    };
    assert_eq!(waits(&mut house, "desk"), [soon, late]);
    assert_eq!(waits(&mut house, "plain"), [], "one's own waits for others");
    assert_eq!(waits(&mut house, "tied"), [], "hindered by a tie to a merged party");
    let shown = house.desk.request_page(&who("desk"), &soon).unwrap();
    assert!(shown.may.contains(&UseCase::Approve) && shown.may.contains(&UseCase::Recuse));
    assert!(!shown.may.contains(&UseCase::ConditionMet));
    approved(&mut house, soon);
    assert_eq!(waits(&mut house, "desk"), [late]);
    let start = house.desk.start_page(&who("desk")).unwrap();
    let to_decide = start.waiting.iter().filter(|w| matches!(w.what, Waits::ToDecide(_)));
    assert_eq!(to_decide.count(), 1);
    let start = house.desk.start_page(&who("plain")).unwrap();
    let granted = start.waiting.iter().filter_map(|w| match &w.what {
        Waits::Decided { request, phase: Phase::Granted, .. } => Some(*request),
        _ => None,
    });
    assert_eq!(granted.collect::<Vec<_>>(), [soon]);
    let news = start.news.iter().filter_map(|n| match &n.kind {
        NewsKind::Request { request, .. } => Some(*request),
        _ => None,
    });
    assert_eq!(news.collect::<Vec<_>>(), [soon]);
    let like = house.desk.like_cases(&who("desk"), &late).unwrap();
    assert_eq!(like.len(), 1, "the one decided");
    assert_eq!(like[0].filed.request.id, soon);
}

#[test]
fn the_start_page_tells_nothing_hidden() {
    let mut house = house();
    let id = asked(&mut house, "cleared", "Zubarov Lantern Circle", 9);
    logged(&mut house, "cleared", id);
    for officer in ["plain", "junior", "south"] {
        let start = house.desk.start_page(&who(officer)).unwrap();
        assert!(!tells(&format!("{start:?}")), "{officer}: {start:?}");
    }
    let start = house.desk.start_page(&who("cleared")).unwrap();
    let acknowledge = start.waiting.iter().filter(|w| matches!(w.what, Waits::Acknowledge { .. }));
    assert_eq!(acknowledge.count(), 2, "both directives are addressed to the north");
}

#[test]
fn decisions_are_listed_with_what_the_reader_is_told() {
    let mut house = house();
    let hidden = asked(&mut house, "cleared", "Zubarov Lantern Circle", 9);
    let page = house.desk.decisions_page(&who("plain"), &DecisionsWanted::default(), None).unwrap();
    let line = page.items.iter().find(|l| l.id == hidden).unwrap();
    assert_eq!(line.told, Told::Refer, "a colleague of the post reads that somebody else decides");
    let page = house.desk.decisions_page(&who("south"), &DecisionsWanted::default(), None).unwrap();
    assert!(page.items.is_empty());
    let own = DecisionsWanted { own: true, post: None };
    assert!(house.desk.decisions_page(&who("plain"), &own, None).unwrap().items.is_empty());
}

#[test]
fn what_posts_did_is_told_to_who_decides_and_no_more_than_that_it_was_done() {
    let mut house = house();
    let request = requested(&mut house, 9);
    approved(&mut house, request);
    let decision = house.desk.state().requests()[&request].request.decision;
    logged(&mut house, "plain", decision);
    let parties = BTreeSet::from([party("own:front"), party("own:veiled")]);
    let deeds = house.desk.history_of(&who("desk"), &parties).unwrap().deeds;
    let kinds: Vec<DeedKind> = deeds.iter().map(|d| d.kind).collect();
    assert!(kinds.contains(&DeedKind::Granted) && kinds.contains(&DeedKind::Declined), "{kinds:?}");
    let opened = deeds.iter().filter(|d| d.kind == DeedKind::Declined);
    assert!(
        opened.into_iter().all(|d| d.reference.is_none()),
        "the log of a post is not the desk's"
    );
    let deeds = house.desk.history_of(&who("south"), &parties).unwrap().deeds;
    assert!(deeds.is_empty(), "an officer of another post: {deeds:?}");
}

#[test]
fn a_search_for_what_is_hidden_finds_as_much_as_one_for_a_stranger() {
    let mut house = house();
    let found = |officer: &str, words: &str| {
        let page = house.desk.search_parties(&who(officer), words, None).unwrap();
        page.items.into_iter().map(|l| l.found.party.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found("plain", "Zubarov Lantern Circle"), found("plain", "Kesimov Paper Square"));
    assert_eq!(found("plain", "Arvand Coastal Front").first().unwrap(), "own:front");
    assert!(found("cleared", "Zubarov Lantern Circle").contains(&"own:veiled".to_owned()));
    let shown = house.desk.party_page(&who("plain"), &party("own:front")).unwrap();
    assert!(!tells(&format!("{shown:?}")), "{shown:?}");
    assert_eq!(shown.merged_from, [party("own:old-front")]);
    let mut one = |id: &str| refused(house.desk.party_page(&who("plain"), &party(id)), id);
    assert_eq!(one("own:veiled"), one("own:nobody"));
}

#[test]
fn a_draft_is_kept_read_and_released_as_it_was_read() {
    let mut house = house();
    let text = OPEN.replace("26 HQ 1", "26 HQ 9");
    let id = house.desk.save_draft(&who("junior"), &text).unwrap();
    assert_eq!(id, DirectiveId::parse("26 HQ 9").unwrap());
    assert!(house.desk.save_draft(&who("plain"), &text).is_err(), "an officer drafts nothing");
    assert!(house.desk.save_draft(&who("junior"), OPEN).is_err(), "it is out already");
    let closed = crate::house::CLOSED.replace("26 HQ 2", "26 HQ 8");
    house.desk.save_draft(&who("drafter"), &closed).unwrap();
    let drafts = |house: &House, officer: &str| {
        let drafts = house.desk.drafts(&who(officer)).unwrap();
        drafts.into_iter().map(|d| d.draft.directive.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(drafts(&house, "junior"), ["26 HQ 9"], "the marking of a draft is in its text");
    assert_eq!(drafts(&house, "drafter"), ["26 HQ 8", "26 HQ 9"]);
    let unknown = |word: &str| {
        let id = DirectiveId::parse(word).unwrap();
        refused(house.desk.draft(&who("junior"), &id), word)
    };
    assert_eq!(unknown("26 HQ 8"), unknown("26 HQ 7"));
    let stolen = closed.replace("Marking:     SECRET", "Marking:     INTERNAL");
    let stolen = stolen.replace("Caption:     HARBOUR\n", "");
    assert!(house.desk.save_draft(&who("junior"), &stolen).is_err(), "nobody saves over it unseen");
    let stale = house.desk.release_draft(&who("junior"), &id, "another text");
    assert!(stale.is_err(), "what was saved meanwhile is not released unread");
    house.desk.release_draft(&who("junior"), &id, &text).unwrap();
    assert_eq!(drafts(&house, "junior"), [""; 0]);
}

#[test]
fn entries_are_read_by_need_and_what_is_hidden_says_nothing() {
    let mut house = house();
    let hidden = asked(&mut house, "cleared", "Zubarov Lantern Circle", 9);
    let at = |house: &House| house.desk.size() - 1;
    let seq = at(&house);
    let all = EntriesWanted::default();
    let of = |house: &mut House, officer: &str, seq: u64| {
        let page = house.desk.entries(&who(officer), &all, None).unwrap();
        page.items.into_iter().find(|l| l.seq == seq).unwrap().content
    };
    assert_eq!(of(&mut house, "plain", seq), EntryContent::Hidden);
    assert!(matches!(of(&mut house, "inspector", seq), EntryContent::Shown(_)));
    let shown = house.desk.entry(&who("plain"), seq).unwrap();
    assert!(shown.bytes.is_none() && shown.salt.is_none(), "a salt would let it be guessed");
    assert!(!tells(&format!("{shown:?}")));
    let shown = house.desk.entry(&who("inspector"), seq).unwrap();
    let (bytes, salt) = (shown.bytes.unwrap(), shown.salt.unwrap());
    assert_eq!(record::commitment(&salt, &bytes), shown.commitment);
    let by = EntriesWanted { kind: Some("checked".to_owned()), account: Some(who("cleared")) };
    let found = house.desk.entries(&who("plain"), &by, None).unwrap();
    assert!(found.items.is_empty(), "a filter finds among what may be read");
    assert_eq!(house.desk.entries(&who("inspector"), &by, None).unwrap().items.len(), 1);
    let looks = house.desk.looks_at(&who("cleared"), &hidden.to_string()).unwrap();
    assert!(looks.iter().any(|l| l.account == Some(who("inspector"))));
    for entry in 0..at(&house) {
        let shown = house.desk.entry(&who("plain"), entry).unwrap();
        assert!(!tells(&format!("{:?}", shown.line)), "{shown:?}");
    }
    let note = house.desk.checkpoint_text().unwrap();
    assert!(note.starts_with("example.org/test\n"), "{note}");
    assert_eq!(house.desk.tile("../../keys").unwrap(), None);
}

#[test]
fn an_erased_entry_reads_as_erased_to_who_may_know_it() {
    let mut house = house();
    let hidden = asked(&mut house, "cleared", "Zubarov Lantern Circle", 9);
    let seq = house.desk.size() - 1;
    house.desk.erase(None, seq, "asked for by the person it is about").unwrap();
    assert!(!house.desk.state().asked().contains_key(&hidden));
    let read = |house: &mut House, officer: &str| {
        house.desk.entry(&who(officer), seq).unwrap().line.content
    };
    assert_eq!(read(&mut house, "plain"), EntryContent::Hidden);
    assert_eq!(read(&mut house, "inspector"), EntryContent::Erased);
}

#[test]
fn a_report_is_owed_until_it_is_written() {
    let mut house = house();
    let text = OPEN.replace("26 HQ 1", "26 HQ 9").replace("accept, host\n", "attend\n");
    let text =
        text.replace("approval-required by desk", "clear\n   > report     within 3 working days");
    let text = text.replace(
        "accept \"Arvand Coastal Front\" -> approval-required, para 1",
        "attend \"Arvand Coastal Front\" -> clear, para 1",
    );
    let text = text.replace("initiate, attend", "attend");
    house.desk.release(&who("junior"), &text).unwrap();
    let mut contact = with("plain", FRONT);
    contact.act = directive::Act::Attend;
    contact.at = "2026-02-02T08:00Z".parse().unwrap();
    let decision = house.desk.check(&who("plain"), &contact, None).unwrap().disclosed.id;
    let owed = |house: &House| {
        let start = house.desk.start_page(&who("plain")).unwrap();
        let is_report = |w: &server::desk::start::Waiting| match &w.what {
            Waits::Report { contact, .. } => Some((contact.is_some(), w.due.is_some())),
            _ => None,
        };
        start.waiting.iter().filter_map(is_report).collect::<Vec<_>>()
    };
    assert_eq!(owed(&house), [(false, true)], "asked about, past and not in the log");
    let logging = Logging { decision, request: None, participants: BTreeSet::new() };
    let (held, _) = house.desk.held(&who("plain"), &logging, "").unwrap();
    assert_eq!(owed(&house), [(true, true)]);
    assert!(house.desk.contact(&who("plain"), &held).unwrap().report_due.is_some());
    let words = || "two of theirs, one of ours".to_owned();
    let memo = Memo { present: words(), said: words(), next: words() };
    house.desk.memo(&who("plain"), held, &memo).unwrap();
    assert_eq!(owed(&house), []);
    assert!(house.desk.contact(&who("plain"), &held).unwrap().report_due.is_none());
}

#[test]
fn a_worklist_comes_in_pages_by_need() {
    let mut house = house();
    asked(&mut house, "plain", "Jon Exampel", 9);
    asked(&mut house, "plain", FRONT, 9);
    house
        .desk
        .cancel(&who("drafter"), &DirectiveId::parse("26 HQ 1").unwrap(), "the talks have ended")
        .unwrap();
    let wanted = WorklistWanted::default();
    let items = house.desk.worklist_page(&who("plain"), &wanted, None).unwrap().items;
    assert_eq!(items.len(), 1, "only the one that is answered otherwise now");
    assert!(house.desk.worklist_page(&who("south"), &wanted, None).unwrap().items.is_empty());
    house.desk.finish(&who("plain"), items[0].item.id, "they were told of it").unwrap();
    assert!(house.desk.worklist_page(&who("plain"), &wanted, None).unwrap().items.is_empty());
    let all = WorklistWanted { with_done: true, post: None };
    assert_eq!(house.desk.worklist_page(&who("plain"), &all, None).unwrap().items.len(), 1);
}
