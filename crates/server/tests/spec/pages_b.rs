//! The pages of drafter, releaser, post and inspector, lived through as a browser would; what a
//! draft's own words may do to a page, and what nobody without need is shown.

use crate::visitor::{Served, served, served_with};

const SCRIPT: &str = "<script>alert(1)</script>";

/// A text that replaces the order of the case.
fn next_order() -> String {
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/iran-2020/0112.directive");
    std::fs::read_to_string(case).unwrap()
}

/// A directive about a hidden party, for those in one compartment.
const HIDDEN: &str = "Directive:   20 HQ 1300
Precedence:  ROUTINE
Marking:     SECRET
Caption:     HARBOUR
To:          ALL POSTS
Subject:     The lantern circle
Authority:   Secretary
Objective:   Talks; reviewed when they end.
Grounds:     Nobody is to know of the circle.
In force:    2020-01-07T16:00Z
Review by:   2020-07-07

1. (SECRET) Nobody meets the circle.
   > parties    circle
   > acts       initiate, accept, host
   > verdict    prohibited

Examples:
   accept \"Zubarov Lantern Circle\" -> prohibited, para 1
";

const CIRCLE: &str = "[[party]]
id = \"circle\"
kind = \"organisation\"
name = \"Zubarov Lantern Circle\"
visibility = { level = \"secret\", compartments = [\"HARBOUR\"] }
[[party.affiliation]]
link = \"offshoot\"
of = \"mek\"
visibility = { level = \"secret\", compartments = [\"HARBOUR\"] }";

/// Saves a text as a draft; its address.
#[track_caller]
fn saved(house: &Served, text: &str) -> String {
    let page = house.follow("a.winter", "/drafts/save", &[("text", text)]);
    page.is(200).says(&["The draft is saved."]);
    page.to.split('?').next().unwrap().to_owned()
}

#[test]
fn a_post_reads_an_order_and_acknowledges_it() {
    let house = served();
    let list = house.get("r.okoye", "/directives");
    list.is(200).says(&["Your post has not acknowledged these", "20 HQ 1234", "RESTRICTED"]);
    let page = house.get("r.okoye", "/directives/20-HQ-1234");
    page.is(200).says(&[
        "needs approval by",
        "Condition: chaperone.",
        "Report within 3 working days.",
        "&#62; parties    mek with offshoots",
        "We do not comment on individual meetings.",
        "7 Jan 2020, 15:30 UTC",
        "id=\"para-3\"",
        "href=\"/parties/own:mek\"",
        "/directives/20-HQ-1234/acknowledge",
    ]);
    page.hides(&["/directives/20-HQ-1234/cancel", "Baku"]);
    let at = "/directives/20-HQ-1234/acknowledge";
    let done = house.follow("r.okoye", at, &[]);
    done.is(200).says(&["Your post has acknowledged this directive.", "Remi Okoye"]).hides(&[at]);
    house.post("r.okoye", at, &[]).is(409).says(&["id=\"errors\"", "acknowledged it already"]);
    let list = house.get("r.okoye", "/directives");
    list.says(&["In force", "Your post acknowledged it."]).hides(&["has not acknowledged"]);
    let all = house.get("a.winter", "/directives/20-HQ-1234");
    all.says(&["1 of 5 posts acknowledged.", "Baku", "no answer yet", "Remi Okoye"]);
}

#[test]
fn a_question_and_a_difficulty_keep_their_words() {
    let house = served();
    let at = "/directives/20-HQ-1234";
    let short = house.post("r.okoye", &format!("{at}/cannot-comply"), &[("reason", "no.")]);
    short.is(422).says(&["id=\"errors\"", "href=\"#f-reason\"", ">\nno.</textarea>"]);
    let asked = format!("May we greet them? {SCRIPT}");
    let page = house.follow("r.okoye", &format!("{at}/query"), &[("question", &asked)]);
    page.says(&["Your question is recorded", "May we greet them? &#60;script&#62;"]);
    page.hides(&[SCRIPT]);
    let read = house.get("a.winter", at);
    read.says(&["Questions and difficulties", "London", "May we greet them?"]).hides(&[SCRIPT]);
    house.get("d.salim", at).hides(&["May we greet them?"]);
}

#[test]
fn an_order_is_cancelled_in_a_second_step_with_grounds() {
    let house = served();
    let at = "/directives/20-HQ-1234/cancel";
    house.get("p.moreau", at).is(403);
    house.post("p.moreau", at, &[("grounds", "It is over and done with.")]).is(403);
    house.get("a.winter", at).is(200).says(&["Cancel 20 HQ 1234", "Leave it in force"]);
    let without = house.post("a.winter", at, &[("grounds", "so.")]);
    without.is(422).says(&["id=\"errors\"", "so.</textarea>"]);
    let grounds = "The talks have ended, and the groups were told.";
    let page = house.follow("a.winter", at, &[("grounds", grounds)]);
    page.is(200).says(&["The directive is cancelled.", "Cancelled since", grounds]);
    house.get("p.moreau", "/directives").says(&["Ended", "20 HQ 1234"]);
    house.post("a.winter", at, &[("grounds", grounds)]).is(409).says(&["cancelled already"]);
}

#[test]
fn a_draft_is_read_for_faults_saved_tried_and_released() {
    let house = served();
    let fresh = house.get("a.winter", "/drafts/new");
    fresh.is(200).says(&["Directive:   20 HQ 1235", "Save the draft", "`Subject` is empty"]);
    house.get("p.moreau", "/drafts/new").is(403);
    let replaced = house.get("a.winter", "/drafts/new?supersedes=20-HQ-1234");
    replaced.is(200).says(&["Supersedes:  20 HQ 1234", "Directive:   20 HQ 1235"]);
    let wrong = next_order().replace("Review by:", "Revew by:");
    let page = house.post("a.winter", "/drafts/lint", &[("text", &wrong)]);
    page.is(200).says(&["line", ">11<", "<mark>Revew by</mark>", "Did you mean `Review by`?"]);
    page.says(&["Revew by:   2020-07-12", "Faults that stop a release: 1."]);
    let nameless = next_order().replacen("Directive:   20 HQ 1240\n", "", 1);
    let page = house.post("a.winter", "/drafts/save", &[("text", &nameless)]);
    page.is(422).says(&["id=\"errors\"", "has no number", "Engagement with the diaspora"]);
    let at = saved(&house, &next_order());
    assert_eq!(at, "/drafts/20-HQ-1240");
    house.get("a.winter", "/drafts").says(&["20 HQ 1240", "Ada Winter", "/release"]);
    let tried = house.post("a.winter", "/drafts/dry-run", &[("text", &next_order())]);
    tried.is(200).says(&["What a release would do now", "Geneva", "Mujahedeen-e-Khalq"]);
    let step = house.get("a.winter", &format!("{at}/release"));
    step.is(200).says(&["A release freezes the text", "Erbil", "name=\"read\""]);
    let read = step.hidden("read");
    let page = house.follow("a.winter", &format!("{at}/release"), &[("read", &read)]);
    page.is(200).says(&["The directive is released", "Replaces", "20 HQ 1234", "In force from"]);
    house.get("p.moreau", "/directives").says(&["Your post has not acknowledged", "20 HQ 1240"]);
    house.get("a.winter", &at).is(404);
}

#[test]
fn what_is_released_is_what_was_read() {
    let house = served();
    let at = saved(&house, &next_order());
    let read = house.get("a.winter", &format!("{at}/release")).hidden("read");
    let anew = next_order().replace("hear and learn", "listen and learn");
    saved(&house, &anew);
    let page = house.post("a.winter", &format!("{at}/release"), &[("read", &read)]);
    assert!(page.status.is_client_error(), "{}", page.text());
    page.says(&["id=\"errors\""]);
    house.get("p.moreau", "/directives").hides(&["20 HQ 1240"]);
    let faulty = anew.replace("notify-first by nea-desk", "notify-first by nobody-here");
    saved(&house, &faulty);
    let step = house.get("a.winter", &format!("{at}/release"));
    step.is(200).says(&["Mend what stands beside it"]).hides(&["name=\"read\""]);
}

#[test]
fn the_words_of_a_draft_do_nothing_to_a_page() {
    let house = served();
    let text = next_order()
        .replace("Engagement with the diaspora", &format!("Engagement {SCRIPT}"))
        .replace("with the diaspora at large.", "\"><img src=x onerror=alert(2)>")
        .replace("Mujahedin", "</textarea><b>");
    let inert = |page: &crate::visitor::Page| {
        page.hides(&[SCRIPT, "<img", "</textarea><b>"]);
    };
    inert(house.post("a.winter", "/drafts/lint", &[("text", &text)]).is(200));
    inert(house.post("a.winter", "/drafts/dry-run", &[("text", &text)]).is(200));
    let at = saved(&house, &text);
    inert(&house.get("a.winter", "/drafts"));
    inert(&house.get("a.winter", &at));
    let read = house.get("a.winter", &format!("{at}/release")).hidden("read");
    inert(&house.follow("a.winter", &format!("{at}/release"), &[("read", &read)]));
    inert(&house.get("p.moreau", "/directives"));
    inert(&house.get("i.berg", "/record"));
    inert(
        house
            .get("a.winter", &format!("/parties?q={}", "%3Cscript%3Ealert(1)%3C/script%3E"))
            .is(200),
    );
}

#[test]
fn a_megabyte_is_answered_and_more_is_said_to_be_too_much() {
    let house = served();
    let long = format!("{}\n2. (U) {}", next_order(), "word ".repeat(200_000));
    let page = house.post("a.winter", "/drafts/lint", &[("text", &long)]);
    page.is(200).says(&["What the text says"]);
    let longer = format!("{}\n2. (U) {}", next_order(), "word ".repeat(240_000));
    house.post("a.winter", "/drafts/lint", &[("text", &longer)]).is(200).says(&["longer than"]);
    let kept = house.post("a.winter", "/drafts/save", &[("text", &longer)]);
    kept.is(422).says(&["too long", "word word word"]);
}

#[test]
fn a_party_is_drawn_with_its_sources() {
    let house = served();
    let found = house.get("p.moreau", "/parties?q=Mujahedin-e+Khalq");
    found.is(200).says(&["Mujahedeen-e-Khalq", "/parties/own:mek", "href=\"/parties/own:mek\""]);
    house.get("p.moreau", "/parties?q=Jon+Exampel").says(&["No listed party"]);
    let surname = house.get("p.moreau", "/parties?q=Rajavi");
    surname.says(&["Maryam Rajavi", "only in part"]).hides(&["Mujahedeen"]);
    let long = "a".repeat(400);
    house.get("p.moreau", &format!("/parties?q={long}")).is(200).says(&["at most 300"]);
    let page = house.get("p.moreau", "/parties/own:mek");
    page.is(200).says(&[
        "<svg class=\"drawn\"",
        "1997-10-08",
        "2012-09-28",
        "bar-ended",
        "National Council of Resistance of Iran",
        "Maryam Rajavi",
        "سازمان مجاهدین خلق ایران",
        "Arabic script",
        "sources differ",
        "same origin as above",
        "habilian.ir",
    ]);
    page.hides(&["style=", "href=\"http"]);
    house.get("p.moreau", "/parties/own:none-such").is(404);
    house.get("p.moreau", "/lists").is(200).says(&["own", "parties-toml"]);
    house.get("p.moreau", "/lists/own").is(200).says(&["New"]);
    house.get("p.moreau", "/lists/none").is(404);
}

#[test]
fn two_names_are_put_beside_each_other_with_the_reason() {
    let house = served();
    let names = "first=Saddam+Hussein+al-Dulaimi&second=Saddam+Hussein+al-Tikriti";
    let page = house.get("p.moreau", &format!("/compare?{names}&kind=person"));
    page.is(200).says(&["Not taken for the same name", "the last names differ", "scope=\"row\""]);
    house.get("p.moreau", "/compare").is(200).says(&["Write two names"]);
    let long = "a".repeat(400);
    house.get("p.moreau", &format!("/compare?first={long}&second=b")).says(&["at most 300"]);
    let hostile = "%3Cscript%3Ealert(1)%3C/script%3E";
    house
        .get("p.moreau", &format!("/compare?first={hostile}&second={hostile}"))
        .hides(&["<script>a"]);
    house.get("t.admin", "/compare").is(403);
    let party = house.get("p.moreau", "/parties/own:mek");
    party.says(&["/compare?second="]);
    let found = house.get("p.moreau", "/parties?q=Mujahedin-e+Khalq");
    found.says(&["<table class=\"aligned\">", "Listed", "href=\"/compare\""]);
}

#[test]
fn what_is_hidden_is_on_no_page() {
    let house = served_with(&[CIRCLE]);
    let at = "2020-01-07T15:10:00Z";
    house.at(at);
    house.releases("a.winter", HIDDEN);
    house.at("2020-01-08T08:30:00Z");
    let tells = ["ubarov", "antern", "20 HQ 1300", "HARBOUR", "own:circle"];
    for path in [
        "/directives",
        "/parties?q=Zubarov+Lantern",
        "/parties/own:mek",
        "/lists",
        "/lists/own",
        "/record",
        "/record?kind=directive-released",
        "/",
    ] {
        let page = house.get("p.moreau", path);
        let given = page.body.replace("Zubarov Lantern\"", "\"");
        assert!(tells.iter().all(|word| !given.contains(word)), "{path}\n{}", page.text());
    }
    let hidden = house.get("p.moreau", "/directives/20-HQ-1300");
    let absent = house.get("p.moreau", "/directives/20-HQ-1399");
    assert_eq!((hidden.status, hidden.text()), (absent.status, absent.text()));
    let hidden = house.get("p.moreau", "/parties/own:circle");
    let absent = house.get("p.moreau", "/parties/own:square");
    assert_eq!((hidden.status, hidden.text()), (absent.status, absent.text()));
    house.get("i.berg", "/directives").says(&["20 HQ 1300", "SECRET HARBOUR"]);
    house.get("i.berg", "/parties/own:circle").is(200).says(&["Zubarov Lantern Circle"]);
    house.get("i.berg", "/parties/own:mek").says(&["Zubarov Lantern Circle"]);
}

#[test]
fn an_inspector_opens_the_record_and_an_officer_sees_that_there_is_more() {
    let house = served_with(&[CIRCLE]);
    house.releases("a.winter", HIDDEN);
    let page = house.get("i.berg", "/record");
    page.is(200).says(&[
        "released",
        "20 HQ 1300",
        "example.org/visitor",
        "Not witnessed.",
        "verify.js",
    ]);
    page.says(&["data-verify", "data-word=\"proven\"", "chancery record verify copy"]);
    let released = house.get("i.berg", "/record?kind=directive-released");
    released.says(&["20 HQ 1234", "20 HQ 1300"]).hides(&["loaded list own"]);
    let number = |page: &crate::visitor::Page, of: &str| {
        let before = page.body.split(of).next().unwrap_or_default();
        let link = before.rsplit("href=\"/record/").next().unwrap_or_default();
        link.split('"').next().unwrap_or_default().to_owned()
    };
    let entry = number(&released, "released 20 HQ 1300");
    let open = house.get("i.berg", &format!("/record/{entry}"));
    open.is(200).says(&[
        "data-commitment=",
        "c2sp.org/tlog-proof@v1",
        "SECRET HARBOUR",
        "Download its bytes",
    ]);
    let bytes = house.get("i.berg", &format!("/record/{entry}/event"));
    bytes.is(200).says(&["\"kind\":\"directive-released\""]);
    let closed = house.get("p.moreau", &format!("/record/{entry}"));
    closed.is(200).says(&["An entry you may not see.", "data-salt=\"\"", "data-commitment="]);
    closed.hides(&["20 HQ 1300", "directive-released", "HARBOUR"]);
    house.get("p.moreau", &format!("/record/{entry}/event")).is(404);
    for path in ["/record/999999", "/record/-1", "/record/07", "/record/x"] {
        house.get("i.berg", path).is(404);
    }
    house.get("t.admin", "/record").is(403);
    house.get("i.berg", "/log/checkpoint").is(200).says(&["example.org/visitor"]);
}

#[test]
fn the_pages_read_in_persian() {
    let house = served();
    for name in ["p.moreau", "a.winter", "i.berg"] {
        house.reads(name, "fa");
    }
    let page = house.get("p.moreau", "/directives/20-HQ-1234");
    let said = ["dir=\"rtl\"", "لازم‌الاجرا", "<bdi>20 HQ 1234</bdi>", "Posts do not meet"];
    page.is(200).says(&said);
    house.get("a.winter", "/drafts/new").is(200).says(&["پیش‌نویس تازه", "ذخیرهٔ پیش‌نویس"]);
    house.get("i.berg", "/record").is(200).says(&["دفتر ثبت", "وارسی از همین‌جا"]);
    house.get("p.moreau", "/parties/own:mek").is(200).says(&["پیوندها", "Mujahedeen-e-Khalq"]);
}
