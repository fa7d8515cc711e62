//! Who may do what to whose: references of others, one's own matters, what is too large, and the
//! trace that looking leaves.

use crate::house::{House, ORGANISATION, house, refused, told, who, with};
use clearance::command::Command;
use clearance::event::Identity;
use clearance::ids::{DecisionId, RequestId};
use server::desk::confirming::Word;
use server::desk::deeds::Logging;
use std::collections::BTreeSet;

fn nobody() -> BTreeSet<parties::OfficerId> {
    BTreeSet::new()
}

fn asked(house: &mut House, officer: &str) -> DecisionId {
    let contact = with(officer, "Arvand Coastal Front");
    house.desk.check(&who(officer), &contact, None).unwrap().disclosed.id
}

fn requested(house: &mut House) -> RequestId {
    let id = asked(house, "plain");
    house.desk.request(&who("plain"), &id, &nobody(), "They asked us").unwrap()
}

#[test]
fn nobody_asks_in_anothers_name_or_for_another_post() {
    let mut house = house();
    let contact = with("cleared", "Arvand Coastal Front");
    assert!(house.desk.check(&who("plain"), &contact, None).is_err());
    let contact = with("south", "Arvand Coastal Front");
    assert!(house.desk.check(&who("south"), &contact, None).is_err());
}

#[test]
fn a_decision_of_another_post_is_none() {
    let mut house = house();
    let id = asked(&mut house, "plain");
    let missing = DecisionId::from_random([9; 8]);
    let south = who("south");
    let mut all = |id: DecisionId| {
        let word = id.to_string();
        let logging = Logging { decision: id, request: None, participants: nobody() };
        [
            refused(house.desk.decision(&south, &id), &word),
            refused(house.desk.request(&south, &id, &nobody(), "We want it"), &word),
            refused(house.desk.held(&south, &logging, ""), &word),
            refused(house.desk.declined(&south, &logging, ""), &word),
            refused(house.desk.replay(Some(&south), Some(&id)), &word),
        ]
    };
    assert_eq!(all(id), all(missing));
}

#[test]
fn a_name_that_is_no_account_takes_part_in_nothing() {
    let mut house = house();
    let id = asked(&mut house, "plain");
    let ghosts = BTreeSet::from([who("d.esk")]);
    assert!(house.desk.request(&who("plain"), &id, &ghosts, "They asked us").is_err());
}

#[test]
fn a_tie_under_an_old_id_bars_the_approver() {
    let mut house = house();
    let request = requested(&mut house);
    let function = parties::FunctionId::parse("desk").unwrap();
    let command = Command::Approve { request, function, conditions: Vec::new(), until: None };
    let said = refused(house.desk.on_request(&who("tied"), &request, &command), "x");
    assert!(said.contains("own:old-front"), "{said}");
    house.desk.on_request(&who("desk"), &request, &command).unwrap();
}

#[test]
fn reading_what_is_not_ones_own_leaves_a_trace() {
    let mut house = house();
    let id = asked(&mut house, "plain");
    let request = house.desk.request(&who("plain"), &id, &nobody(), "They asked us").unwrap();
    let mut grew = |look: &mut dyn FnMut(&mut House)| {
        let before = house.desk.size();
        look(&mut house);
        house.desk.size() - before
    };
    assert_eq!(grew(&mut |h| drop(h.desk.decision(&who("plain"), &id).unwrap())), 0);
    assert_eq!(grew(&mut |h| drop(h.desk.decision(&who("inspector"), &id).unwrap())), 1);
    assert_eq!(grew(&mut |h| drop(h.desk.read_request(&who("plain"), &request).unwrap())), 0);
    assert_eq!(grew(&mut |h| drop(h.desk.read_request(&who("desk"), &request).unwrap())), 1);
    assert_eq!(grew(&mut |h| drop(h.desk.party(Some(&who("plain")), "own:front").unwrap())), 0);
    assert_eq!(grew(&mut |h| drop(h.desk.party(Some(&who("cleared")), "own:veiled").unwrap())), 1);
    assert_eq!(grew(&mut |h| drop(h.desk.replay(Some(&who("inspector")), None).unwrap())), 1);
    assert_eq!(grew(&mut |h| drop(h.desk.replay(Some(&who("plain")), None).unwrap())), 0);
}

#[test]
fn what_does_not_fit_is_refused_before_it_is_recorded() {
    let mut house = house();
    let before = house.desk.size();
    let mut contact = with("plain", "Somebody");
    contact.counterparts = vec![contact.counterparts[0].clone(); 1_001];
    assert!(house.desk.check(&who("plain"), &contact, None).is_err());
    let contact = with("plain", &"x".repeat(20_001));
    assert!(house.desk.check(&who("plain"), &contact, None).is_err());
    let contact = with("plain", "Somebody");
    let ahead = crate::house::time("2030-01-01T00:00Z");
    assert!(house.desk.check(&who("plain"), &contact, Some(ahead)).is_err());
    let id = asked(&mut house, "plain");
    let long = "long ".repeat(5_000);
    assert!(house.desk.request(&who("plain"), &id, &nobody(), &long).is_err());
    assert_eq!(house.desk.size(), before + 1);
}

#[test]
fn an_organisation_keeps_whom_a_waiting_request_names() {
    let mut house = house();
    requested(&mut house);
    let without = ORGANISATION.replace("id = \"plain\"", "id = \"other\"");
    let said = refused(house.desk.import_organisation(None, without.as_bytes()), "x");
    assert!(said.contains("plain"), "{said}");
    house.desk.import_organisation(None, ORGANISATION.as_bytes()).unwrap();
}

#[test]
fn a_word_once_given_settles_the_next_check_until_it_expires() {
    let mut house = house();
    let id = asked(&mut house, "plain");
    let until = Some(crate::house::time("2026-02-02T10:00:01Z"));
    let mut word = Word {
        decision: id,
        name: None,
        party: crate::house::party("own:front"),
        identity: Identity::IsNot,
        grounds: "A bakery of the same name".to_owned(),
        until,
    };
    let before = told(&mut house, "cleared", "Arvand Coastal Front");
    assert!(before.contains("\"verdict\":\"approval-required\""), "{before}");
    house.desk.confirm(&who("plain"), &word).unwrap();
    let after = told(&mut house, "cleared", "Arvand Coastal Front");
    assert!(after.contains("\"verdict\":\"clear\""), "{after}");
    assert!(house.desk.replay(None, None).unwrap().iter().all(|r| r.differences.is_empty()));
    word.grounds = "no".to_owned();
    assert!(house.desk.confirm(&who("plain"), &word).is_err());
    assert!(house.desk.confirm(&who("inspector"), &word).is_err());
}

#[test]
fn a_word_about_a_hidden_party_is_refused_as_one_about_nobody() {
    let mut house = house();
    let decision = asked(&mut house, "plain");
    let mut say = |id: &str| {
        let party = crate::house::party(id);
        let (identity, grounds) = (Identity::Is, "I know it for certain".to_owned());
        let word = Word { decision, name: None, party, identity, grounds, until: None };
        refused(house.desk.confirm(&who("plain"), &word), id)
    };
    assert_eq!(say("own:veiled"), say("own:nobody"));
}

#[test]
fn who_must_decide_a_request_reads_the_decision() {
    let mut house = house();
    let id = asked(&mut house, "plain");
    assert!(house.desk.decision(&who("desk"), &id).is_err());
    house.desk.request(&who("plain"), &id, &nobody(), "They asked us").unwrap();
    assert!(house.desk.decision(&who("desk"), &id).is_ok());
}
