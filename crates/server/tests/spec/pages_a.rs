//! The pages of officer and approver, lived through as a browser would: what each step says, what
//! each refusal says, and what nobody without need is told.

use crate::visitor::{Page, Served, served, served_with};

const NCRI: &str = "National Council of Resistance of Iran";
const SCRIPT: &str = "<script>alert(1)</script>";

/// Asks about one name; the page of the decision.
#[track_caller]
fn asked(house: &Served, name: &str, with: &str) -> Page {
    let fields = [("text", with), ("act", "accept"), ("at", "2020-01-10T19:00"), ("go", "check")];
    house.follow(name, "/check", &fields)
}

/// A request for the offshoot, filed; its address.
#[track_caller]
fn filed(house: &Served) -> String {
    let decision = asked(house, "p.moreau", NCRI);
    let reason = "They offer the names of detained relatives of our citizens.";
    let page = house.follow("p.moreau", &format!("{}/request", decision.to), &[("reason", reason)]);
    page.is(200).says(&["The request is sent", "Mira Haddad", "Leo Ferris", reason]);
    page.to.split('?').next().unwrap().to_owned()
}

/// Sends a deed about a request as it stands when its page is opened.
fn deed(house: &Served, name: &str, request: &str, what: &str, more: &[(&str, &str)]) -> Page {
    let mut seen = house.get(name, request).hidden("seen");
    if seen.is_empty() {
        seen = house.get(name, &format!("{request}/{what}")).hidden("seen");
    }
    let mut fields = vec![("seen", seen.as_str())];
    fields.extend(more);
    house.post(name, &format!("{request}/{what}"), &fields)
}

#[test]
fn an_officer_asks_and_reads_why() {
    let house = served();
    house.get("p.moreau", "/check").is(200).says(&["Check a contact", "name=\"text\"", "Paris"]);
    let page = asked(&house, "p.moreau", NCRI);
    page.is(200).says(&[
        "v-approval-required",
        "Approval required",
        "20 HQ 1234, paragraph 3",
        "Posts do not meet the groups named here without specific approval.",
        "chaperone",
        "Request approval",
        "offshoot",
        "10 Jan 2020",
    ]);
    let free = asked(&house, "p.moreau", "Jon Exampel");
    free.is(200).says(&["v-clear", "Jon Exampel"]).hides(&["Request approval"]);
}

#[test]
fn a_list_is_read_back_and_put_right() {
    let house = served();
    let list = "National Council of Resistance of Iran\nJon Exampel\nAda Doe";
    let page = house.post("p.moreau", "/check", &[("text", list), ("go", "read")]);
    page.is(200).says(&["Names read: 3", "name=\"name-0\"", "value=\"Jon Exampel\"", list]);
    let fields = [
        ("text", list),
        ("rows", "3"),
        ("name-0", NCRI),
        ("name-1", "Jon Exampel"),
        ("kind-1", "person"),
        ("born-1", "1970-05"),
        ("name-2", ""),
        ("act", "host"),
        ("at", "2020-01-10T19:00"),
        ("go", "check"),
    ];
    let page = house.follow("p.moreau", "/check", &fields);
    page.is(200).says(&["Jon Exampel", NCRI, "For the whole event"]).hides(&["Ada Doe"]);
    let again = page.to.replace("/decisions/", "/check?again=");
    house.get("p.moreau", &again).is(200).says(&["value=\"1970-05\"", "2020-01-10T19:00"]);
}

#[test]
fn what_cannot_be_used_is_said_and_every_word_is_kept() {
    let house = served();
    let fields = [("text", "Jon Exampel"), ("at", ""), ("go", "check"), ("purpose", "none-such")];
    let page = house.post("p.moreau", "/check", &fields);
    page.is(422).says(&[
        "id=\"errors\"",
        "Say what you will do",
        "Say when it takes place",
        "href=\"#f-at\"",
        "Jon Exampel",
    ]);
    // Clocks at Paris jump over half past two.
    let gap =
        [("text", "Jon Exampel"), ("act", "accept"), ("at", "2020-03-29T02:30"), ("go", "check")];
    let page = house.post("p.moreau", "/check", &gap);
    page.is(422).says(&["clocks jump over it", "2020-03-29T02:30+01:00", "name=\"reading\""]);
    let mut chosen = gap.to_vec();
    chosen.push(("reading", "2020-03-29T02:30+01:00"));
    house.post("p.moreau", "/check", &chosen).is(303);
    house.post("p.moreau", "/check", &[("text", ""), ("go", "check")]).is(422);
}

#[test]
fn the_same_form_twice_is_one_decision_and_one_put_right_is_another() {
    let house = served();
    let fields = [("text", NCRI), ("act", "accept"), ("at", "2020-01-10T19:00"), ("go", "check")];
    let first = house.post_once("p.moreau", "/check", &fields, "same");
    let second = house.post_once("p.moreau", "/check", &fields, "same");
    assert_eq!((first.status, &first.to), (second.status, &second.to));
    let other =
        [("text", "Ada Doe"), ("act", "accept"), ("at", "2020-01-10T19:00"), ("go", "check")];
    let third = house.post_once("p.moreau", "/check", &other, "same");
    assert_ne!(third.to, first.to, "a form put right must be asked anew");
}

#[test]
fn questions_are_answered_on_the_page() {
    let house = served();
    let page = asked(&house, "d.salim", "Komala");
    page.is(200).says(&["v-undetermined", "What would settle it", "None of these"]);
    let nothing = house.post("d.salim", &format!("{}/answers", page.to), &[]);
    nothing.is(422).says(&["Nothing was answered yet"]);
    let answers = format!("{}/answers", page.to);
    let settled = house.follow("d.salim", &answers, &[("answer-0", "none")]);
    settled.is(200).hides(&["What would settle it"]);
    assert_ne!(settled.to, page.to);
}

#[test]
fn two_approvers_make_a_grant_and_the_contact_is_logged() {
    let house = served();
    let request = filed(&house);
    let list = house.get("m.haddad", "/requests?show=mine");
    list.is(200).says(&["waits for you as nea-desk", &request]);
    let page = house.get("m.haddad", &request);
    page.is(200).says(&[
        "Posts do not meet the groups named here without specific approval.",
        "You decide as nea-desk.",
        "data-key=\"a\"",
        "data-key=\"d\"",
        "prisoner-exchange",
        "Paul Moreau",
    ]);
    let one = deed(&house, "m.haddad", &request, "approve", &[("function", "nea-desk")]);
    one.is(303);
    house.get("m.haddad", &one.to).is(200).says(&["Your agreement is recorded", "Mira Haddad"]);
    let more = [("function", "legal"), ("condition", "no-photographs"), ("own", "one hour\n")];
    let two = deed(&house, "l.ferris", &request, "approve", &more);
    two.is(303);
    house.get("l.ferris", &two.to).is(200).says(&["the request is granted", "Granted", "one hour"]);
    house.get("p.moreau", "/").is(200).says(&["is granted", "no-photographs"]);

    let decision = asked(&house, "p.moreau", NCRI);
    decision.says(&["still to come"]).hides(&["Log as held"]);
    house.at("2020-01-10T20:15:00Z");
    let log = format!("{}/held", decision.to);
    let contact = house.follow("p.moreau", &log, &[("participants", "c.lambert")]);
    contact.is(200).says(&[
        "The contact is in the log",
        "Claire Lambert",
        "Theirs: National Council",
    ]);
    let contact = contact.to.split('?').next().unwrap().to_owned();
    let empty = house.post("p.moreau", &format!("{contact}/memo"), &[("present", "Two of theirs")]);
    empty.is(422).says(&["Write who was there", "Two of theirs"]);
    let lines = [("present", "Two of theirs"), ("said", "Four names."), ("next", "Follow up.")];
    let memo = house.follow("p.moreau", &format!("{contact}/memo"), &lines);
    memo.is(200).says(&["The memorandum is kept", "Four names.", "Follow up."]);
    house.get("p.moreau", "/contacts").is(200).says(&["Held", NCRI, &contact]);
}

#[test]
fn who_asks_decides_nothing_and_sees_who_can() {
    let house = served();
    let request = filed(&house);
    let page = house.get("p.moreau", &request);
    page.says(&["Who can decide", "Withdraw"]).hides(&["data-key=\"a\"", "Not needed"]);
    let fields = [("seen", "filed"), ("function", "nea-desk")];
    house.post("p.moreau", &format!("{request}/approve"), &fields).is(403);
    let other = house.get("d.salim", &request);
    let none = house.get("d.salim", "/requests/R-0000000000");
    other.is(404);
    none.is(404);
    assert_eq!(other.text().replace(&request[10..], ""), none.text().replace("R-0000000000", ""));
}

#[test]
fn a_denial_takes_a_second_step_with_grounds() {
    let house = served();
    let request = filed(&house);
    let step = house.get("m.haddad", &format!("{request}/deny"));
    step.is(200).says(&["Deny this request", "name=\"grounds\"", "As nea-desk."]);
    let short =
        deed(&house, "m.haddad", &request, "deny", &[("function", "nea-desk"), ("grounds", ".")]);
    short.is(422).says(&["id=\"errors\"", "Say in a sentence why"]);
    let grounds = "Talks begin on Friday; ask again after them.";
    let done = deed(
        &house,
        "m.haddad",
        &request,
        "deny",
        &[("function", "nea-desk"), ("grounds", grounds)],
    );
    done.is(303);
    house.get("p.moreau", &request).says(&["Denied", grounds, "Mira Haddad denied it"]);
    house.get("m.haddad", &format!("{request}/deny")).is(409).says(&["cannot be done"]);
}

#[test]
fn a_decision_on_another_state_says_what_happened_meanwhile() {
    let house = served();
    let request = filed(&house);
    let seen = house.get("l.ferris", &request).hidden("seen");
    deed(&house, "m.haddad", &request, "approve", &[("function", "nea-desk")]).is(303);
    let fields = [("seen", seen.as_str()), ("function", "legal"), ("own", "one hour")];
    let late = house.post("l.ferris", &format!("{request}/approve"), &fields);
    late.is(409).says(&["Nothing was recorded", "Mira Haddad agreed as nea-desk.", "one hour"]);

    let seen = house.get("l.ferris", &request).hidden("seen");
    deed(&house, "p.moreau", &request, "withdraw", &[]).is(303);
    let fields = [("seen", seen.as_str()), ("function", "legal")];
    let late = house.post("l.ferris", &format!("{request}/approve"), &fields);
    late.is(409).says(&["Paul Moreau withdrew it.", "Withdrawn"]).hides(&["data-key=\"a\""]);
    // One that carries no state was made by nobody who looked.
    let blind = house.post("l.ferris", &format!("{request}/approve"), &[("function", "legal")]);
    blind.is(409).says(&["Paul Moreau withdrew it."]);
}

#[test]
fn a_deed_sent_twice_is_done_once() {
    let house = served();
    let request = filed(&house);
    let seen = house.get("m.haddad", &request).hidden("seen");
    let fields = [("seen", seen.as_str()), ("function", "nea-desk")];
    let path = format!("{request}/approve");
    let first = house.post_once("m.haddad", &path, &fields, "one");
    let second = house.post_once("m.haddad", &path, &fields, "one");
    assert_eq!((first.status.as_u16(), &first.to), (303, &second.to));
    let back = house.post("m.haddad", &path, &fields);
    back.is(409).says(&["Mira Haddad agreed as nea-desk."]);
}

#[test]
fn clearers_answer_or_lapse_and_a_holder_stands_aside() {
    let house = served();
    let request = filed(&house);
    let due = [("function", "security"), ("due", "2020-01-08T12:00")];
    deed(&house, "m.haddad", &request, "ask", &due).is(303);
    let page = house.get("g.oduya", &request);
    page.is(200).says(&["You are asked to concur", "Concur", "Object"]);
    let grounds = "The venue was not looked at by anybody.";
    let object = deed(
        &house,
        "g.oduya",
        &request,
        "object",
        &[("function", "security"), ("grounds", grounds)],
    );
    object.is(303);
    house.get("m.haddad", &request).says(&["objected", grounds]);
    deed(&house, "s.novak", &request, "recuse", &[("grounds", "My brother works there.")]).is(303);
    house.get("m.haddad", &request).says(&["Stood aside", "My brother works there."]);

    let other = filed(&house);
    deed(&house, "m.haddad", &other, "ask", &due).is(303);
    house.at("2020-01-09T12:00:00Z");
    house.get("p.moreau", &other).says(&["no objection (lapse)"]);
}

#[test]
fn not_needed_ends_a_request_with_words() {
    let house = served();
    let request = filed(&house);
    let short = deed(&house, "m.haddad", &request, "not-needed", &[("grounds", "no")]);
    short.is(422).says(&["id=\"errors\"", "Close this request as not needed"]);
    let grounds = "The guest is a namesake; check again and say so.";
    deed(&house, "m.haddad", &request, "not-needed", &[("grounds", grounds)]).is(303);
    house.get("p.moreau", &request).says(&["Withdrawn", "Not needed", "namesake"]);
}

#[test]
fn a_chance_handshake_is_declared_without_blame() {
    let house = served();
    let fields = [
        ("text", "MEK; kind=organisation"),
        ("act", "chance-encounter"),
        ("at", "2020-01-08T09:00"),
        ("go", "check"),
    ];
    house.at("2020-01-08T10:30:00Z");
    let page = house.follow("p.moreau", "/check", &fields);
    page.is(200).says(&["Log as held"]);
    let how = "At the door of the hotel.";
    let contact = house.follow("p.moreau", &format!("{}/held", page.to), &[("how", how)]);
    contact.is(200).says(&["Declared afterwards", how, "Thank you for saying so"]);
    contact.hides(&["violation", "breach", "should have"]);
}

#[test]
fn a_contact_is_declined_and_a_condition_is_shown_met() {
    let house = served();
    let request = filed(&house);
    deed(&house, "m.haddad", &request, "approve", &[("function", "nea-desk")]).is(303);
    deed(&house, "l.ferris", &request, "approve", &[("function", "legal")]).is(303);
    let met = [("condition", "chaperone"), ("evidence", "Claire Lambert comes along.")];
    deed(&house, "p.moreau", &request, "condition", &met).is(303);
    house.get("p.moreau", &request).says(&["met, Paul Moreau: Claire Lambert comes along."]);

    let decision = asked(&house, "p.moreau", "Jon Exampel");
    let said = "That we have no room in that week.";
    let path = format!("{}/declined", decision.to);
    let contact = house.follow("p.moreau", &path, &[("grounds", said)]);
    contact.is(200).says(&["Declined", said]).hides(&["A memorandum is owed by"]);
    let contact = contact.to.split('?').next().unwrap().to_owned();
    let (other, none) =
        (house.get("d.salim", &contact), house.get("d.salim", "/contacts/C-0000000000"));
    assert_eq!((other.is(404).text(), none.is(404).text()), (none.text(), other.text()));
    let log = house.get("d.salim", "/contacts");
    log.is(200).hides(&["Jon Exampel", "C-"]);
}

#[test]
fn ten_thousand_names_in_one_paste_are_refused_and_kept() {
    let house = served();
    let all: Vec<String> = (0..10_000).map(|i| format!("Ada Doe {i}")).collect();
    let all = all.join("\n");
    let fields =
        [("text", all.as_str()), ("act", "host"), ("at", "2020-01-10T19:00"), ("go", "check")];
    let page = house.post("p.moreau", "/check", &fields);
    page.is(422).says(&["id=\"errors\"", "1000", "Ada Doe 9999"]);
    let reception: Vec<String> = (0..300).map(|i| format!("Guest {i} Exampel")).collect();
    let reception = reception.join("\n");
    let page = house.post("p.moreau", "/check", &[("text", reception.as_str()), ("go", "read")]);
    page.is(200).says(&["300 names were read"]);
    let with = format!("{reception}\n{NCRI}");
    let page = asked(&house, "p.moreau", &with);
    page.is(200).says(&["300 counterparts", "Guest 299 Exampel", "v-approval-required", NCRI]);
    assert!(page.body.len() < 60_000, "{} bytes", page.body.len());
}

#[test]
fn every_page_has_one_heading_and_every_form_what_forms_carry() {
    let house = served();
    let request = filed(&house);
    let decision = asked(&house, "p.moreau", "Komala");
    let pages = [
        ("p.moreau", "/".to_owned()),
        ("p.moreau", "/check".to_owned()),
        ("p.moreau", decision.to),
        ("p.moreau", "/requests".to_owned()),
        ("m.haddad", request.clone()),
        ("m.haddad", format!("{request}/deny")),
        ("m.haddad", format!("{request}/ask")),
        ("p.moreau", "/contacts".to_owned()),
        ("p.moreau", "/worklist".to_owned()),
    ];
    for (name, path) in pages {
        let page = house.get(name, &path);
        assert_eq!(page.is(200).body.matches("<h1").count(), 1, "{path}");
        let posts = page.body.split("<form method=\"post\"").skip(1);
        for form in posts {
            let form = form.split("</form>").next().unwrap();
            assert!(form.contains("name=\"csrf\" value=\""), "{path}: {form}");
        }
        page.hides(&[" style=", "onclick", "<script>"]);
        let keys = ["check.", "request.", "requests.", "decision.", "answer.", "told.", "start."];
        for key in keys {
            assert!(!page.text().contains(&format!("\n{key}")), "{path} shows a key: {key}");
        }
    }
}

#[test]
fn script_in_every_field_stays_words() {
    let house = served();
    let fields =
        [("text", SCRIPT), ("act", SCRIPT), ("at", SCRIPT), ("venue", SCRIPT), ("go", "check")];
    house.post("p.moreau", "/check", &fields).is(422).hides(&[SCRIPT]);
    house.post("p.moreau", "/check", &[("text", SCRIPT), ("go", "read")]).is(200).hides(&[SCRIPT]);
    let with = format!("{NCRI}\n{SCRIPT} Doe");
    let decision = asked(&house, "p.moreau", &with);
    decision.is(200).hides(&[SCRIPT]);
    let reason = format!("{SCRIPT} because they ask for it");
    let request =
        house.follow("p.moreau", &format!("{}/request", decision.to), &[("reason", &reason)]);
    request.hides(&[SCRIPT]);
    let request = request.to.split('?').next().unwrap().to_owned();
    house.get("m.haddad", &request).is(200).hides(&[SCRIPT]);
    let own = [("function", "nea-desk"), ("own", SCRIPT)];
    let done = deed(&house, "m.haddad", &request, "approve", &own);
    house.get("p.moreau", &done.to).hides(&[SCRIPT]);
    let page =
        house.get("p.moreau", &format!("{request}?done={SCRIPT}").replace(['<', '>'], "%3C"));
    page.hides(&[SCRIPT]);
    house.get("p.moreau", "/requests").hides(&[SCRIPT]);
}

#[test]
fn who_is_not_cleared_reads_one_constant_thing() {
    let secret = r#"
[[party]]
id = "veiled"
kind = "organisation"
name = "Zubarov Lantern Circle"
visibility = { level = "secret", compartments = ["HARBOUR"] }
source = "invented"
[[party.affiliation]]
link = "offshoot"
of = "mek"
source = "invented""#;
    let house = served_with(&[secret]);
    let page = asked(&house, "v.newman", "Iran Transition Council");
    page.is(200).says(&["v-refer", "nea-desk"]);
    page.hides(&["20 HQ 1234", "chaperone", "Request approval", "own:itc", "What would settle it"]);
    let other = asked(&house, "v.newman", "Komala Party of Iranian Kurdistan");
    let strip = |p: &Page, name: &str| {
        let body = p.body.replace(p.to.trim_start_matches("/decisions/"), "D");
        let cut: Vec<&str> = body.split("name=\"once\" value=\"").collect();
        let cut: Vec<String> =
            cut.iter().map(|c| c.split_once('"').map_or(*c, |(_, r)| r).to_owned()).collect();
        cut.concat().replace(name, "NAME").len()
    };
    assert_eq!(
        strip(&page, "Iran Transition Council"),
        strip(&other, "Komala Party of Iranian Kurdistan")
    );
    house.get("v.newman", "/requests").is(200).hides(&["R-"]);
}

#[test]
fn pages_read_in_persian_and_mirrored() {
    let house = served();
    house.reads("p.moreau", "fa");
    let page = asked(&house, "p.moreau", NCRI);
    page.is(200).says(&["dir=\"rtl\"", "lang=\"fa\"", "نیازمند موافقت", NCRI]);
    for path in ["/", "/check", "/requests", "/contacts", "/worklist"] {
        let page = house.get("p.moreau", path);
        page.is(200).says(&["dir=\"rtl\""]);
    }
}

#[test]
fn a_change_leaves_a_worklist_and_an_item_is_done_with_a_note() {
    let house = served();
    let _ = filed(&house);
    house.at("2020-01-09T21:45:00Z");
    house.changes(
        "0112.directive",
        "In force:    2020-01-12T22:00Z",
        "In force:    2020-01-09T22:00Z",
    );
    let page = house.get("p.moreau", "/worklist");
    page.is(200).says(&["R-", "note-W-", "lawful when made"]);
    let item = page.body.split("/worklist/W-").nth(1).unwrap().split('/').next().unwrap();
    let note = format!("note-W-{item}");
    let path = format!("/worklist/W-{item}/done");
    let done = house.follow("p.moreau", &path, &[(&note, "Told the guests.")]);
    done.is(200).says(&["It is recorded as done"]).hides(&[&note]);
    house.get("p.moreau", "/worklist?show=all").says(&["Told the guests.", "Paul Moreau"]);
    let twice = house.post("p.moreau", &path, &[(&note, "Again.")]);
    twice.is(409).says(&["id=\"errors\""]);
}
