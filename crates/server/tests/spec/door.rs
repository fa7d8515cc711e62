//! The door: who comes in, by what, for how long, and what everybody else is told.

use crate::door_house::{How, PASSWORD, house, house_served, who};
use axum::http::Method;
use server::door::rates::TRIES_PER_MINUTE_MAX;
use server::door::sessions::{IDLE_MINUTES_MAX, SESSION_HOURS_MAX};
use server::door::sign_in::{FAILURES_MAX, LOCK_SECONDS};

#[test]
fn a_session_begins_with_a_password_and_ends_with_signing_out() {
    let house = house();
    house.let_in("p.moreau", false);
    let browser = house.browser();
    browser.get("/account").leads_to("/sign-in?next=/account");
    browser.get("/sign-in").is(200).says("<form method=\"post\" action=\"/sign-in\"");
    let answer = browser.sign_in("p.moreau", PASSWORD);
    answer.leads_to("/");
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.starts_with("chancery="), "{cookie}");
    assert!(cookie.ends_with("; HttpOnly; SameSite=Lax; Path=/"), "{cookie}");
    browser.get("/account").is(200).says("Paul Moreau").says("this one");
    let before = browser.cookie.borrow().clone().unwrap();
    browser.fill("/account", "/sign-out", &[]).leads_to("/sign-in");
    assert_eq!(*browser.cookie.borrow(), None);
    browser.get("/account").is(303);
    *browser.cookie.borrow_mut() = Some(before);
    browser.get("/account").leads_to("/sign-in?next=/account");
}

#[test]
fn behind_tls_a_cookie_is_for_tls_alone() {
    let house = house_served(&How { is_behind_tls: true, checks_per_minute: None });
    house.let_in("p.moreau", false);
    let browser = house.browser();
    let answer = browser.sign_in("p.moreau", PASSWORD);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-chancery="), "{cookie}");
    assert!(cookie.ends_with("; HttpOnly; SameSite=Lax; Path=/; Secure"), "{cookie}");
    assert!(answer.header("strict-transport-security").starts_with("max-age="));
    let plain = cookie.replace("__Host-chancery", "chancery");
    let plain = plain.split(';').next().unwrap();
    house.send(Method::GET, "/account", &[("cookie", plain)], "").is(303);
}

#[test]
fn a_forged_session_is_none() {
    let house = house();
    let browser = house.signed_in("p.moreau");
    let good = browser.cookie.borrow().clone().unwrap();
    let mut turned = good.clone();
    let last = if turned.pop() == Some('A') { 'B' } else { 'A' };
    turned.push(last);
    let twice = format!("{good}; {good}");
    let other = format!("{good}; chancery=x");
    let long = format!("{good}{}", "A".repeat(4_000));
    for forged in [&turned, &twice, &other, &long, "chancery=", "chancery", "chancery=\u{1}"] {
        if let Ok(cookie) = axum::http::HeaderValue::from_str(forged) {
            let cookie = cookie.to_str().unwrap();
            house.send(Method::GET, "/account", &[("cookie", cookie)], "").is(303);
        }
    }
    browser.get("/account").is(200);
}

#[test]
fn nobody_is_given_a_session_they_brought() {
    let house = house();
    house.let_in("p.moreau", false);
    let browser = house.browser();
    let brought = format!("chancery={}", "B".repeat(43));
    *browser.cookie.borrow_mut() = Some(brought.clone());
    browser.sign_in("p.moreau", PASSWORD).leads_to("/");
    assert_ne!(browser.cookie.borrow().as_ref(), Some(&brought));
    house.send(Method::GET, "/account", &[("cookie", &brought)], "").is(303);
    // Signing in again renews it, and the one before is over.
    let first = browser.cookie.borrow().clone().unwrap();
    browser.sign_in("p.moreau", PASSWORD).leads_to("/");
    house.send(Method::GET, "/account", &[("cookie", &first)], "").is(303);
    browser.get("/account").is(200);
}

#[test]
fn a_session_ends_when_nobody_uses_it_and_after_a_day_in_any_case() {
    let house = house();
    let idle = house.signed_in("p.moreau");
    house.wait(IDLE_MINUTES_MAX * 60 - 1);
    idle.get("/account").is(200);
    house.wait(IDLE_MINUTES_MAX * 60 + 1);
    idle.get("/account").is(303);
    let busy = house.signed_in("p.moreau");
    let step = IDLE_MINUTES_MAX * 60 / 2;
    for _ in 1..SESSION_HOURS_MAX * 3_600 / step {
        house.wait(step);
        busy.get("/account").is(200);
    }
    house.wait(step);
    busy.get("/account").is(303);
}

#[test]
fn every_failure_reads_the_same() {
    let house = house();
    house.let_in("p.moreau", false);
    house.let_in("v.newman", false);
    house.app.accounts.set_disabled(&who("v.newman"), true).unwrap();
    let mut told = Vec::new();
    for (account, password) in [
        ("p.moreau", "not the password"),
        ("nobody.here", PASSWORD),
        ("v.newman", PASSWORD),
        ("a.winter", PASSWORD),
        ("", ""),
        ("p.moreau, v.newman", PASSWORD),
    ] {
        let answer = house.browser().sign_in(account, password);
        answer.is(401).hides("set-cookie");
        assert!(answer.headers.get("set-cookie").is_none());
        let value = format!("name=\"account\" type=\"text\" value=\"{account}\"");
        told.push(answer.body.replace(&value, "ACCOUNT"));
    }
    assert!(told.iter().all(|t| *t == told[0]), "{told:#?}");
    assert!(told[0].contains("did not open an account"));
}

#[test]
fn too_many_wrong_passwords_lock_an_account_for_a_time_that_grows() {
    let house = house();
    house.let_in("p.moreau", false);
    let browser = house.browser();
    for _ in 0..FAILURES_MAX {
        browser.sign_in("p.moreau", "not the password").is(401);
    }
    browser.sign_in("p.moreau", PASSWORD).is(401);
    assert_eq!(house.events("i.berg", "p.moreau"), 1, "the lock is an event");
    house.wait(LOCK_SECONDS + 1);
    browser.sign_in("p.moreau", "not the password").is(401);
    house.wait(LOCK_SECONDS + 1);
    browser.sign_in("p.moreau", PASSWORD).is(401);
    house.wait(LOCK_SECONDS);
    browser.sign_in("p.moreau", PASSWORD).leads_to("/");
    browser.get("/account").says("Closed for a while after too many wrong passwords");
    // A right one forgets the wrong ones before it.
    browser.sign_in("p.moreau", "not the password").is(401);
    browser.sign_in("p.moreau", PASSWORD).leads_to("/");
}

#[test]
fn an_address_that_tries_too_often_is_asked_to_wait() {
    let house = house();
    let browser = house.browser();
    for _ in 0..TRIES_PER_MINUTE_MAX {
        // A form that is none costs nothing but is counted all the same.
        let answer = browser.post("/sign-in", &[("account", "x"), ("password", "y")]);
        assert!(matches!(answer.status.as_u16(), 401 | 503), "{answer:?}");
    }
    let answer = browser.sign_in("p.moreau", PASSWORD);
    answer.is(429).says("more than is answered");
    assert_eq!(answer.header("retry-after"), "60");
    house.wait(60);
    browser.sign_in("p.moreau", PASSWORD).is(401);
}

#[test]
fn a_password_somebody_else_chose_is_changed_before_anything_else() {
    let house = house();
    house.let_in("p.moreau", true);
    let browser = house.browser();
    browser.sign_in("p.moreau", PASSWORD).leads_to("/");
    for path in ["/", "/account", "/check", "/people"] {
        browser.get(path).leads_to("/account/password");
    }
    let cookie = browser.cookie.borrow().clone().unwrap();
    let told = house.send(Method::GET, "/api/v1/me", &[("cookie", &cookie)], "");
    told.is(403).says("\"must-change\"");
    let change = |now: &str, new: &str, again: &str| {
        let fields = [("now", now), ("password", new), ("again", again)];
        browser.fill("/account/password", "/account/password", &fields)
    };
    change("not this one", "lamp over quiet harbour", "lamp over quiet harbour").is(422);
    change(PASSWORD, "lamp over quiet harbour", "something else again").is(422);
    change(PASSWORD, "moreau-2020-paris", "moreau-2020-paris").is(422).says("tried first");
    change(PASSWORD, "short", "short").is(422).says("too short");
    change(PASSWORD, PASSWORD, PASSWORD).is(422).says("present one");
    let before = browser.cookie.borrow().clone().unwrap();
    let done = change(PASSWORD, "lamp over quiet harbour", "lamp over quiet harbour");
    done.leads_to("/account?done=password.done");
    browser.get("/account?done=password.done").is(200).says("Password set anew by p.moreau");
    house.send(Method::GET, "/account", &[("cookie", &before)], "").is(303);
    house.browser().sign_in("p.moreau", PASSWORD).is(401);
    house.browser().sign_in("p.moreau", "lamp over quiet harbour").leads_to("/");
}

#[test]
fn a_form_that_is_not_ours_does_nothing() {
    let house = house();
    let browser = house.signed_in("p.moreau");
    let other = house.signed_in("i.berg");
    let csrf = browser.get("/account").field("csrf");
    let theirs = other.get("/account").field("csrf");
    assert_ne!(csrf, theirs);
    let same = [("sec-fetch-site", "same-origin")];
    let set = |fields: &[(&str, &str)], headers: &[(&str, &str)]| {
        let fields: Vec<_> = fields.iter().copied().chain([("language", "fa")]).collect();
        browser.post_with("/account/language", &fields, headers)
    };
    set(&[], &same).is(403).says("not sent from a page of your session");
    set(&[("csrf", "")], &same).is(403);
    set(&[("csrf", &theirs)], &same).is(403);
    set(&[("csrf", &csrf), ("csrf", &csrf)], &same).is(403);
    set(&[("csrf", &csrf)], &[("sec-fetch-site", "cross-site")]).is(403).says("another site");
    set(&[("csrf", &csrf)], &[("sec-fetch-site", "same-site")]).is(403);
    set(&[("csrf", &csrf)], &[("origin", "https://example.org"), ("host", "localhost")]).is(403);
    set(&[("csrf", &csrf)], &[("origin", "null"), ("host", "localhost")]).is(403);
    let language = || house.app.accounts.credential(&who("p.moreau")).unwrap().unwrap().language;
    assert_eq!(language(), None, "nothing was changed");
    set(&[("csrf", &csrf)], &[("origin", "http://localhost"), ("host", "localhost")]).is(303);
    assert_eq!(language().as_deref(), Some("fa"));
    browser.get("/account").says("dir=\"rtl\"");
    let from_elsewhere = [("account", "p.moreau"), ("password", PASSWORD)];
    let signed =
        browser.post_with("/sign-in", &from_elsewhere, &[("sec-fetch-site", "cross-site")]);
    signed.is(403);
}

#[test]
fn a_form_sent_twice_is_one_deed() {
    let house = house();
    let browser = house.signed_in("p.moreau");
    let (page, events) = (browser.get("/account"), || house.events("i.berg", "p.moreau"));
    let csrf = page.field("csrf");
    let fields = [("csrf", csrf.as_str()), ("once", "a1"), ("language", "fa")];
    let first = browser.post("/account/language", &fields);
    first.leads_to("/account");
    assert_eq!(first.header("idempotent-replayed"), "");
    house.app.accounts.set_language(&who("p.moreau"), None).unwrap();
    let again = browser.post("/account/language", &fields);
    again.leads_to("/account");
    assert_eq!(again.header("idempotent-replayed"), "true");
    let language = || house.app.accounts.credential(&who("p.moreau")).unwrap().unwrap().language;
    assert_eq!(language(), None, "the second sending did nothing");
    let changed = [("csrf", csrf.as_str()), ("once", "a1"), ("language", "en")];
    let other = browser.post("/account/language", &changed);
    assert_eq!(other.header("idempotent-replayed"), "", "other words are another deed");
    assert_eq!(language().as_deref(), Some("en"));
    // What was refused was not done, and may be sent again with the same key.
    let token = |name: &str| {
        let scope = [("csrf", csrf.as_str()), ("once", "b2"), ("token_name", name)];
        let more = [("scope", "read"), ("token_days", "1")];
        browser.post("/account/tokens", &[scope.as_slice(), more.as_slice()].concat())
    };
    token("").is(422).says("a name");
    token("nightly").is(200).says("chy_");
    assert_eq!(events(), 1);
}

#[test]
fn the_words_of_a_form_whose_session_ended_are_kept() {
    let house = house();
    let browser = house.signed_in("p.moreau");
    let csrf = browser.get("/account").field("csrf");
    house.wait(IDLE_MINUTES_MAX * 60 + 1);
    let words = "A <b>long</b> memorandum & more";
    let fields = [("csrf", csrf.as_str()), ("once", "x"), ("note", words), ("language", "fa")];
    let ended = browser.post("/account/language", &fields);
    ended.is(401).says("Your words are kept").hides("<b>long</b>");
    let carried = |account: &str| {
        let given = [("next", ended.field("next")), ("kept", ended.field("kept"))];
        let kept_for = ended.field("kept_for");
        let fields: Vec<(&str, &str)> = given
            .iter()
            .map(|(k, v)| (*k, v.as_str()))
            .chain([("kept_for", kept_for.as_str())])
            .chain([("account", account), ("password", PASSWORD)])
            .collect();
        let browser = house.browser();
        let answer = browser.post("/sign-in", &fields);
        let cookie = browser.cookie.borrow().clone();
        (answer, cookie)
    };
    house.let_in("i.berg", false);
    carried("i.berg").0.leads_to("/account/language");
    let (shown, cookie) = carried("p.moreau");
    shown.is(200).says("Your words are kept").says("memorandum").hides("<b>long</b>");
    assert_eq!(shown.field("language"), "fa");
    *browser.cookie.borrow_mut() = cookie;
    let (csrf, once) = (shown.field("csrf"), shown.field("once"));
    let fields = [("csrf", csrf.as_str()), ("once", once.as_str()), ("language", "fa")];
    browser.post("/account/language", &fields).leads_to("/account");
    browser.get("/account").says("dir=\"rtl\"");
}

#[test]
fn nobody_is_led_to_another_site() {
    let house = house();
    house.let_in("p.moreau", false);
    let next = |next: &str| {
        let fields = [("account", "p.moreau"), ("password", PASSWORD), ("next", next)];
        house.browser().post("/sign-in", &fields).header("location").to_owned()
    };
    assert_eq!(next("/requests/7?x=1"), "/requests/7?x=1");
    for bad in ["https://example.org/", "//example.org/", "/\\example.org", "javascript:1", "\t//a"]
    {
        assert_eq!(next(bad), "/", "{bad}");
    }
    let page = house.send(Method::GET, "/sign-in?next=//example.org/%22%3E%3Cscript%3E", &[], "");
    page.is(200).hides("example.org").hides("<script>");
}

#[test]
fn the_first_password_is_set_once_by_the_link_of_the_terminal() {
    let house = house();
    let link = || server::door::set_up::link(&house.app).unwrap();
    let browser = house.browser();
    browser.get("/set-up/guessed").is(404);
    let first = link().unwrap();
    let path = link().unwrap();
    browser.get(&first).is(404);
    browser.get(&path).is(200).says("t.admin").hides("p.moreau");
    let set = |path: &str, account: &str, password: &str| {
        let fields = [("account", account), ("password", password), ("again", password)];
        house.browser().post(path, &fields)
    };
    set(&path, "p.moreau", PASSWORD).is(422).says("Choose an administrator");
    set(&path, "t.admin", "password1234").is(422).says("tried first");
    let done = set(&path, "t.admin", PASSWORD);
    done.leads_to("/");
    assert!(done.header("set-cookie").starts_with("chancery="));
    set(&path, "t.admin", "lamp over quiet harbour").is(404);
    browser.get(&path).is(404);
    assert_eq!(link(), None, "somebody has a password");
    house.browser().sign_in("t.admin", PASSWORD).leads_to("/");
    assert_eq!(house.events("t.admin", "t.admin"), 1);
}

#[test]
fn the_link_to_the_first_password_ends() {
    let house = house();
    let path = server::door::set_up::link(&house.app).unwrap().unwrap();
    house.wait(server::door::set_up::SET_UP_MINUTES_MAX * 60);
    house.browser().get(&path).is(404);
    let path = server::door::set_up::link(&house.app).unwrap().unwrap();
    house.let_in("p.moreau", false);
    house.browser().get(&path).is(404);
}
