//! What a reader may not see leaks by no text, count, size, order or error.

use crate::house::{CLOSED, OPEN, OWN, house, load, refused, tells, told, who, with};
use clearance::ids::RequestId;
use directive::DirectiveId;
use parties::ListId;
use server::desk::deeds::Logging;
use std::collections::BTreeSet;

#[test]
fn a_hidden_party_under_no_rule_reads_to_the_byte_as_a_stranger() {
    let mut house = house();
    let hidden = told(&mut house, "plain", "Meridian Quiet Harvest");
    let stranger = told(&mut house, "plain", "Wendel Bright Baskets");
    assert_eq!(hidden, stranger);
    assert!(hidden.contains("\"clear\""), "{hidden}");
}

#[test]
fn a_hidden_party_under_a_hidden_rule_reads_refer_and_no_more() {
    let mut house = house();
    let hidden = told(&mut house, "plain", "Zubarov Lantern Circle");
    assert!(hidden.contains("\"refer\""), "{hidden}");
    assert!(!tells(&hidden), "{hidden}");
    let whole = told(&mut house, "cleared", "Zubarov Lantern Circle");
    assert!(whole.contains("\"prohibited\""), "{whole}");
}

#[test]
fn a_link_to_a_hidden_party_is_not_shown() {
    let mut house = house();
    let shown = told(&mut house, "plain", "Arvand Coastal Front");
    assert!(shown.contains("\"approval-required\""), "{shown}");
    assert!(!tells(&shown), "{shown}");
    let plain = house.desk.party(Some(&who("plain")), "own:front").unwrap().to_string();
    assert!(!tells(&plain), "{plain}");
    let whole = house.desk.party(Some(&who("cleared")), "own:front").unwrap().to_string();
    assert!(whole.contains("own:veiled"), "{whole}");
}

#[test]
fn a_hidden_party_is_refused_as_one_that_is_not_there() {
    let mut house = house();
    let plain = who("plain");
    let hidden = refused(house.desk.party(Some(&plain), "own:veiled"), "own:veiled");
    let missing = refused(house.desk.party(Some(&plain), "own:nobody"), "own:nobody");
    assert_eq!(hidden, missing);
    let mut say = |id: &str| {
        let mut contact = with("plain", "Somebody");
        contact.counterparts[0].is = Some(crate::house::party(id));
        refused(house.desk.check(&plain, &contact, None), id)
    };
    assert_eq!(say("own:veiled"), say("own:nobody"));
}

#[test]
fn a_list_counts_only_what_is_seen() {
    let house = house();
    let counts = |officer: Option<&str>| {
        let account = officer.map(who);
        let lists = house.desk.lists(account.as_ref()).unwrap();
        lists.iter().map(|l| (l.parties, l.names)).collect::<Vec<_>>()
    };
    assert_eq!(counts(Some("cleared")), [(4, 4)]);
    assert_eq!(counts(Some("plain")), [(2, 2)]);
    assert_eq!(counts(None), [(2, 2)]);
}

#[test]
fn a_change_of_what_is_hidden_is_no_change_to_who_may_not_see_it() {
    let mut house = house();
    let changed = OWN.replace("Meridian Quiet Harvest", "Meridian Silent Harvest");
    let changed = changed.replace("of = \"veiled\"", "of = \"quiet\"");
    let loaded = load(&mut house.desk, &changed);
    assert!(loaded.changes.is_empty(), "{:?}", loaded.changes);
    let list = ListId::parse("own").unwrap();
    let plain = house.desk.last_changes(Some(&who("plain")), &list).unwrap();
    assert!(plain.is_empty(), "{plain:?}");
    let whole = house.desk.last_changes(Some(&who("cleared")), &list).unwrap();
    assert_eq!(whole.changed.len(), 2, "{whole:?}");
}

#[test]
fn a_hidden_directive_is_refused_as_one_that_is_not_there() {
    let mut house = house();
    let (hidden, missing) = ("26 HQ 2", "26 HQ 9");
    let id = |word: &str| DirectiveId::parse(word).unwrap();
    let north = parties::PostId::parse("north").unwrap();
    let reply = directive::life::Reply::Acknowledged;
    let plain = who("plain");
    let mut answer =
        |word: &str| refused(house.desk.answer(&plain, &id(word), &north, &reply), word);
    assert_eq!(answer(hidden), answer(missing));
    let mut cancel = |word: &str| {
        refused(house.desk.cancel(&who("junior"), &id(word), "It is no longer needed"), word)
    };
    assert_eq!(cancel(hidden), cancel(missing));
    let mut read = |word: &str| refused(house.desk.read_directive(&plain, &id(word)), word);
    assert_eq!(read(hidden), read(missing));
    assert_eq!(house.desk.directives(&plain).unwrap().len(), 1);
}

#[test]
fn a_draft_is_linted_as_if_what_is_hidden_were_not_there() {
    let house = house();
    let draft = OPEN.replace("26 HQ 1", "26 HQ 3").replace("front\n", "front with offshoots\n");
    let lint = |party: &str, officer: &str| {
        let text = draft.replace("parties    front", &format!("parties    {party}"));
        let linted = house.desk.lint(Some(&who(officer)), &text).unwrap();
        let all = linted.findings.iter().map(|f| f.render(&text));
        all.collect::<String>().replace(party, "GIVEN")
    };
    let (hidden, missing) = (lint("veiled", "junior"), lint("viiled", "junior"));
    assert_eq!(hidden, missing);
    assert!(!tells(&missing), "{missing}");
    assert!(lint("viiled", "drafter").contains("veiled"), "who sees it is helped");
    let superseding = draft.replace("Subject:", "Supersedes:  26 HQ 2\nSubject:");
    let linted = house.desk.lint(Some(&who("junior")), &superseding).unwrap();
    assert!(linted.findings.iter().any(|f| f.stops_release()), "one that is not there");
}

#[test]
fn a_release_shows_of_its_scope_what_may_be_seen() {
    let mut house = house();
    let text = CLOSED.replace("26 HQ 2", "26 HQ 4").replace("veiled\n", "veiled with offshoots\n");
    let changed = house.desk.dry_run(&who("drafter"), &text).unwrap();
    let scope: Vec<_> = changed.released.scope.values().flatten().collect();
    assert_eq!(scope.len(), 2, "{scope:?}");
    let trouble = refused(house.desk.release(&who("junior"), &text), "x");
    assert!(!trouble.contains("own:veiled"), "{trouble}");
}

#[test]
fn a_hidden_change_is_on_no_open_worklist_and_in_no_count() {
    let mut house = house();
    let asked = house.desk.check(&who("plain"), &with("plain", "Meridian Quiet Harvest"), None);
    asked.unwrap();
    let text = CLOSED.replace("26 HQ 2", "26 HQ 5").replace("veiled", "quiet");
    let text = text.replace("Zubarov Lantern Circle", "Meridian Quiet Harvest");
    let changed = house.desk.release(&who("drafter"), &text).unwrap();
    assert_eq!(changed.items.len(), 1);
    assert!(house.desk.worklist(&who("plain"), None).unwrap().is_empty());
    assert_eq!(house.desk.worklist(&who("cleared"), None).unwrap().len(), 1);
}

#[test]
fn an_item_is_as_closed_as_the_contact_it_is_about() {
    let mut house = house();
    let both = |name: &str| {
        let mut contact = with("cleared", "Arvand Coastal Front");
        contact.counterparts.extend(with("cleared", name).counterparts);
        contact
    };
    house.desk.check(&who("cleared"), &both("Zubarov Lantern Circle"), None).unwrap();
    house.desk.check(&who("cleared"), &with("cleared", "Arvand Coastal Front"), None).unwrap();
    let id = DirectiveId::parse("26 HQ 1").unwrap();
    let changed = house.desk.cancel(&who("junior"), &id, "The talks have ended").unwrap();
    assert_eq!(changed.items.len(), 1, "{:?}", changed.items);
    let seen = house.desk.worklist(&who("plain"), None).unwrap();
    assert_eq!(seen.len(), 1);
    assert!(!tells(&format!("{seen:?}")), "{seen:?}");
}

#[test]
fn asking_for_approval_tells_no_more_than_the_answer_did() {
    let mut house = house();
    let plain = who("plain");
    let mut ask = |name: &str| {
        let answer = house.desk.check(&plain, &with("plain", name), None).unwrap();
        let id = answer.disclosed.id;
        refused(house.desk.request(&plain, &id, &BTreeSet::new(), "We want it"), &id.to_string())
    };
    assert_eq!(ask("Meridian Quiet Harvest"), ask("Wendel Bright Baskets"));
    let referred = ask("Zubarov Lantern Circle");
    assert!(!tells(&referred), "{referred}");
}

#[test]
fn a_contact_with_a_hidden_party_is_logged_as_one_with_a_stranger() {
    let mut house = house();
    let plain = who("plain");
    let mut log = |name: &str| {
        let mut contact = with("plain", name);
        contact.at = crate::house::time("2026-02-02T09:00Z");
        let decision = house.desk.check(&plain, &contact, None).unwrap().disclosed.id;
        let logging = Logging { decision, request: None, participants: BTreeSet::new() };
        house.desk.held(&plain, &logging, "By chance at a reception").unwrap();
        house.desk.contacts_shown(&plain).unwrap().len()
    };
    assert_eq!([log("Wendel Bright Baskets"), log("Zubarov Lantern Circle")], [1, 2]);
    assert_eq!(log("Meridian Quiet Harvest"), 3);
}

#[test]
fn a_hidden_request_is_refused_as_one_that_is_not_there() {
    let mut house = house();
    let cleared = who("cleared");
    let text = CLOSED.replace("26 HQ 2", "26 HQ 6").replace("veiled", "quiet");
    let text = text.replace("Zubarov Lantern Circle", "Meridian Quiet Harvest");
    let text = text.replace("verdict    prohibited", "verdict    approval-required by desk");
    let text = text.replace("-> prohibited", "-> approval-required");
    house.desk.release(&who("drafter"), &text).unwrap();
    let contact = with("cleared", "Meridian Quiet Harvest");
    let id = house.desk.check(&cleared, &contact, None).unwrap().disclosed.id;
    let request = house.desk.request(&cleared, &id, &BTreeSet::new(), "They asked us").unwrap();
    let missing = RequestId::from_random([9; 8]);
    let plain = who("plain");
    let mut read = |id: &RequestId| refused(house.desk.read_request(&plain, id), &id.to_string());
    assert_eq!(read(&request), read(&missing));
    assert!(house.desk.requests_shown(&plain).unwrap().is_empty());
}

#[test]
fn a_directive_is_never_more_open_than_whom_it_names() {
    let mut house = house();
    let text = CLOSED.replace("26 HQ 2", "26 HQ 7").replace("SECRET", "INTERNAL");
    let open = text.replace("Caption:     HARBOUR\n", "").replace("(INTERNAL)", "(U)");
    let said = refused(house.desk.release(&who("drafter"), &open), "x");
    assert!(said.contains("own:veiled") && said.contains("HARBOUR"), "{said}");
}

#[test]
fn nobody_replaces_a_list_that_they_do_not_see_whole() {
    let mut house = house();
    let file = server::desk::lists::GivenFile {
        name: "own.toml".to_owned(),
        bytes: OWN.split("[[party]]\nid = \"veiled\"").next().unwrap().as_bytes().to_vec(),
    };
    let list = ListId::parse("own").unwrap();
    let format = parties::import::Format::parse("parties-toml").unwrap();
    let files = [file];
    let mut update = |by| {
        let losses = server::desk::lists::Losses::Refused;
        house.desk.update_list(Some(&who(by)), &list, format, &files, losses)
    };
    assert!(!tells(&refused(update("junior"), "x")));
    assert!(update("drafter").is_ok());
}

#[test]
fn a_salt_goes_to_who_may_see_the_event() {
    let mut house = house();
    house.desk.check(&who("cleared"), &with("cleared", "Zubarov Lantern Circle"), None).unwrap();
    let last = house.desk.size() - 1;
    assert!(house.desk.prove(Some(&who("plain")), last, true).is_err());
    assert!(house.desk.prove(Some(&who("plain")), last, false).is_ok());
    assert!(house.desk.prove(Some(&who("cleared")), last, true).is_ok());
}

#[test]
fn a_replay_tells_no_more_than_the_decision_did() {
    let mut house = house();
    house.desk.check(&who("plain"), &with("plain", "Zubarov Lantern Circle"), None).unwrap();
    house.desk.check(&who("cleared"), &with("cleared", "Zubarov Lantern Circle"), None).unwrap();
    let replayed = house.desk.replay(Some(&who("plain")), None).unwrap();
    assert!(!tells(&format!("{replayed:?}")), "{replayed:?}");
    assert!(house.desk.replay(Some(&who("south")), None).unwrap().is_empty());
}
