//! What stands around the routes: headers, hosts, paths, sizes, panics; tokens; and what an
//! administrator may do to how others sign in.

use crate::door_house::{How, PASSWORD, house, house_served, who};
use axum::http::Method;
use server::router::{Asks, BODY_BYTES_MAX, routes};

/// What every answer carries.
const HEADERS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
];

#[test]
fn every_route_is_behind_the_door_and_carries_the_headers() {
    let house = house();
    let all = routes();
    assert!(all.len() > 20, "{}", all.len());
    for route in all {
        let path: String = route
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { "x" } else { part })
            .collect::<Vec<_>>()
            .join("/");
        let answer = house.send(route.method.clone(), &path, &[], "");
        for (name, value) in HEADERS {
            assert_eq!(answer.header(name), value, "{name} of {} {path}", route.method);
        }
        assert!(!answer.header("x-request-id").is_empty());
        let may_be_kept = route.asks == Asks::Nothing;
        assert!(may_be_kept || answer.header("cache-control").contains("no-store"), "{path}");
        assert!(answer.status.as_u16() < 500, "{path}: {answer:?}");
        if route.asks == Asks::Nothing {
            continue;
        }
        let is_program = path.starts_with("/api/") || path.starts_with("/log/");
        let expected = match (is_program, route.method == Method::GET) {
            (true, _) | (false, false) => 401,
            (false, true) => 303,
        };
        answer.is(expected);
        if is_program {
            assert_eq!(answer.header("content-type"), "application/problem+json");
            answer.says("\"not-signed-in\"");
        }
    }
}

#[test]
fn another_name_for_this_machine_is_somebody_elses_page() {
    let house = house();
    let host = |host: &str| house.send(Method::GET, "/sign-in", &[("host", host)], "");
    for good in ["localhost:8600", "127.0.0.1", "[::1]:8600"] {
        host(good).is(200);
    }
    for bad in ["rebound.example.org", "192.0.2.1:8600", "", "localhost.example.org"] {
        host(bad).is(400);
    }
    let two = [("host", "localhost"), ("host", "localhost")];
    house.send(Method::GET, "/sign-in", &two, "").is(400);
}

#[test]
fn a_path_says_what_it_seems_to_say() {
    let house = house();
    let browser = house.signed_in("t.admin");
    let cookie = browser.cookie.borrow().clone().unwrap();
    for bad in [
        "/people/..",
        "/people/%2e%2e/account",
        "/people/a%2fb",
        "/people/a%5cb",
        "/people/a%00",
        "/people/%c0%af",
        "/people/%ff",
        "//people",
        "/people/%252e",
        "/people/%",
    ] {
        house.send(Method::GET, bad, &[("cookie", &cookie)], "").is(400);
    }
    let long = format!("/people?x={}", "y".repeat(9_000));
    house.send(Method::GET, &long, &[("cookie", &cookie)], "").is(413);
}

#[test]
fn what_is_too_large_is_not_read() {
    let house = house();
    let browser = house.signed_in("p.moreau");
    let cookie = browser.cookie.borrow().clone().unwrap();
    let length = (BODY_BYTES_MAX + 1).to_string();
    let form = "application/x-www-form-urlencoded";
    let headers =
        [("cookie", cookie.as_str()), ("content-length", &length), ("content-type", form)];
    house.send(Method::POST, "/account/language", &headers, "").is(413);
    let body = format!("note={}", "x".repeat(BODY_BYTES_MAX));
    let headers = [("cookie", cookie.as_str()), ("content-type", form)];
    house.send(Method::POST, "/account/language", &headers, &body).is(413).says("in parts");
    let body = format!("account=a&password=b&kept={}", "x".repeat(200_000));
    let outside = [("content-type", form)];
    house.send(Method::POST, "/sign-in", &outside, &body).is(413);
}

#[test]
fn what_nobody_answers_has_words_all_the_same() {
    let house = house();
    house.send(Method::GET, "/nowhere", &[], "").is(404).says("<h1>");
    house.send(Method::DELETE, "/sign-in", &[], "").is(405).says("does not do that");
    let odd = house.send(Method::POST, "/sign-in", &[("content-type", "text/plain")], "x");
    assert!(matches!(odd.status.as_u16(), 415 | 422), "{odd:?}");
    odd.says("<h1>");
    let nowhere = house.send(Method::GET, "/api/v1/nowhere", &[], "");
    nowhere.is(404);
    assert_eq!(nowhere.header("content-type"), "application/problem+json");
    nowhere.says("\"not-there\"");
}

#[test]
fn a_page_that_stops_short_is_told_as_a_fault_and_harms_nobody() {
    use axum::Router;
    use axum::body::Body;
    use axum::http::Request;
    use tower::ServiceExt;
    async fn stops() -> &'static str {
        panic!("words of somebody's matter")
    }
    let house = house();
    let routes = Router::new().route("/stops", axum::routing::get(stops));
    let routes = server::door::around(routes, &house.app).with_state(house.app.clone());
    let request = Request::get("/stops").body(Body::empty()).unwrap();
    let (status, body) = house.runtime.block_on(async {
        let response = routes.oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 100_000).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    });
    assert_eq!(status.as_u16(), 500);
    assert!(body.contains("The program failed"), "{body}");
    assert!(!body.contains("matter"), "{body}");
    house.send(Method::GET, "/healthz", &[], "").is(200);
}

#[test]
fn health_says_that_it_is_alive_and_ready_and_no_more() {
    let house = house();
    assert_eq!(house.send(Method::GET, "/healthz", &[], "").is(200).body, "alive\n");
    assert_eq!(house.send(Method::GET, "/readyz", &[], "").is(200).body, "ready\n");
}

#[test]
fn a_token_opens_what_its_scopes_say_and_its_owner_may() {
    let house = house();
    let me = |token: &str| {
        let line = format!("Bearer {token}");
        house.send(Method::GET, "/api/v1/me", &[("authorization", &line)], "")
    };
    let read = house.token("p.moreau", &["read"], 10);
    assert!(read.starts_with("chy_") && read.len() == 47, "{read}");
    me(&read).is(200).says("p.moreau");
    me("chy_nothing").is(401);
    me(&read.to_uppercase()).is(401);
    me(&format!("{read}x")).is(401);
    let line = format!("Bearer {read}");
    let bearer = [("authorization", line.as_str()), ("content-type", "application/json")];
    let refused = house.send(Method::POST, "/api/v1/screen", &bearer, "{}");
    refused.is(403).says("\"not-allowed\"");
    // A scope opens nothing that the account itself may not do.
    let all = house.token("t.admin", &["screen", "check", "read", "request"], 10);
    let line = format!("Bearer {all}");
    let bearer = [("authorization", line.as_str()), ("content-type", "application/json")];
    house.send(Method::POST, "/api/v1/screen", &bearer, "{}").is(403);
    // Pages are for people, and a token is read from its header alone.
    let line = format!("Bearer {read}");
    house.send(Method::GET, "/account", &[("authorization", &line)], "").is(303);
    house.send(Method::GET, &format!("/api/v1/me?token={read}"), &[], "").is(401);
    let cookie = format!("chancery={read}");
    house.send(Method::GET, "/api/v1/me", &[("cookie", &cookie)], "").is(401);
    house.wait(10 * 24 * 3_600);
    me(&read).is(401);
}

#[test]
fn a_token_taken_back_opens_nothing_from_that_moment() {
    let house = house();
    let browser = house.signed_in("p.moreau");
    let fields = [("token_name", "nightly"), ("scope", "read"), ("token_days", "30")];
    let made = browser.fill("/account", "/account/tokens", &fields);
    made.is(200).says("shown this once");
    let token = made.body.split("chy_").nth(1).unwrap();
    let token = format!("chy_{}", token.split('<').next().unwrap());
    let line = format!("Bearer {token}");
    let me = || house.send(Method::GET, "/api/v1/me", &[("authorization", &line)], "");
    me().is(200);
    let page = browser.get("/account");
    page.says("nightly").hides(&token);
    let (csrf, id) = (page.field("csrf"), page.field("token"));
    let back = [("csrf", csrf.as_str()), ("token", id.as_str())];
    let other = house.signed_in("i.berg");
    let theirs = other.fill("/account", "/account/tokens/revoke", &[("token", &id)]);
    theirs.is(404);
    me().is(200);
    browser.post("/account/tokens/revoke", &back).is(303);
    me().is(401);
    browser.get("/account").says("taken back");
    assert_eq!(house.events("p.moreau", "p.moreau"), 2);
}

#[test]
fn a_session_alone_does_nothing_through_the_interface() {
    let house = house();
    let browser = house.signed_in("p.moreau");
    let (cookie, csrf) =
        (browser.cookie.borrow().clone().unwrap(), browser.get("/account").field("csrf"));
    let json = ("content-type", "application/json");
    let bare = [("cookie", cookie.as_str()), json];
    house.send(Method::POST, "/api/v1/screen", &bare, "{}").is(403).says("\"forged\"");
    let carried = [("cookie", cookie.as_str()), json, ("x-csrf", csrf.as_str())];
    let answer = house.send(Method::POST, "/api/v1/screen", &carried, "{}");
    answer.hides("\"forged\"");
    let elsewhere = [&carried[..], &[("sec-fetch-site", "cross-site")]].concat();
    house.send(Method::POST, "/api/v1/screen", &elsewhere, "{}").is(403).says("\"other-site\"");
}

#[test]
fn questions_are_counted_by_the_minute() {
    let house = house_served(&How { is_behind_tls: false, checks_per_minute: Some(3) });
    let token = house.token("p.moreau", &["screen"], 1);
    let line = format!("Bearer {token}");
    let bearer = [("authorization", line.as_str()), ("content-type", "application/json")];
    let ask = || house.send(Method::POST, "/api/v1/screen", &bearer, "{}");
    for _ in 0..3 {
        assert_ne!(ask().status.as_u16(), 429);
    }
    let late = ask();
    late.is(429).says("\"too-often\"");
    assert!(late.header("retry-after").parse::<u64>().unwrap() <= 60);
    house.wait(60);
    assert_ne!(ask().status.as_u16(), 429);
}

#[test]
fn an_administrator_sets_a_password_and_everybody_concerned_sees_it() {
    let house = house();
    let (admin, owner) = (house.signed_in("t.admin"), house.signed_in("p.moreau"));
    admin.get("/people").is(200).says("Paul Moreau").says("no password yet");
    let page = admin.fill("/people/p.moreau", "/people/p.moreau/password", &[]);
    page.is(200).says("shown this once");
    let made = page.body.split("<pre id=\"made\"").nth(1).unwrap();
    let made = made.split_once('>').unwrap().1.split('<').next().unwrap().to_owned();
    owner.get("/account").is(303);
    owner.sign_in("p.moreau", PASSWORD).is(401);
    owner.sign_in("p.moreau", &made).leads_to("/");
    owner.get("/").leads_to("/account/password");
    let new = "lamp over quiet harbour";
    let fields = [("now", made.as_str()), ("password", new), ("again", new)];
    owner.fill("/account/password", "/account/password", &fields).is(303);
    owner.get("/account").says("Password set anew by t.admin");
    let inspector = house.signed_in("i.berg");
    inspector.get("/people").is(200).says("Password set anew by t.admin").hides("no password yet");
    let colleague = house.signed_in("v.newman");
    colleague.get("/people").is(200).hides("set anew").hides("no password yet");
    assert_eq!(house.events("v.newman", "p.moreau"), 0);
    // Nobody else sets one, and nobody learns who is there by trying.
    colleague.get("/people/p.moreau").is(404);
    let there = colleague.fill("/account", "/people/p.moreau/password", &[]);
    let missing = colleague.fill("/account", "/people/nobody.here/password", &[]);
    assert_eq!((there.status, missing.status), (missing.status, there.status));
    there.is(404);
    owner.get("/account").is(200);
}

#[test]
fn a_closed_account_opens_nothing_from_that_moment() {
    let house = house();
    let (admin, owner) = (house.signed_in("t.admin"), house.signed_in("p.moreau"));
    let token = house.token("p.moreau", &["read"], 10);
    let line = format!("Bearer {token}");
    let me = || house.send(Method::GET, "/api/v1/me", &[("authorization", &line)], "");
    me().is(200);
    let fill = |what: &str| {
        admin.fill("/people/p.moreau", &format!("/people/p.moreau/{what}"), &[]).is(303);
    };
    fill("close");
    owner.get("/account").is(303);
    me().is(401);
    house.browser().sign_in("p.moreau", PASSWORD).is(401);
    admin.get("/people/p.moreau").says("closed").says("Open the account again");
    fill("open");
    me().is(200);
    let owner = house.browser();
    owner.sign_in("p.moreau", PASSWORD).leads_to("/");
    fill("sessions/end");
    owner.get("/account").is(303);
    // Somebody without a password is closed to programs too.
    let token = house.token("v.newman", &["read"], 10);
    let line = format!("Bearer {token}");
    let me = || house.send(Method::GET, "/api/v1/me", &[("authorization", &line)], "");
    me().is(200);
    admin.fill("/people/v.newman", "/people/v.newman/close", &[]).is(303);
    me().is(401);
}

#[test]
fn one_ends_ones_own_sessions_and_no_others() {
    let house = house();
    let (here, there) = (house.signed_in("p.moreau"), house.browser());
    there.sign_in("p.moreau", PASSWORD).leads_to("/");
    let other = house.signed_in("i.berg");
    let page = here.get("/account");
    let id = page.field("session");
    assert!(!id.is_empty(), "{}", page.body);
    other.fill("/account", "/account/sessions/end", &[("session", &id)]).is(303);
    there.get("/account").is(200);
    here.fill("/account", "/account/sessions/end", &[("session", &id)]).is(303);
    there.get("/account").is(303);
    here.get("/account").is(200);
    let again = house.browser();
    again.sign_in("p.moreau", PASSWORD).leads_to("/");
    here.fill("/account", "/account/sessions/end", &[]).is(303);
    again.get("/account").is(303);
    other.get("/account").is(200);
}

#[test]
fn a_role_is_asked_at_the_door() {
    let house = house();
    let admin = house.signed_in("t.admin");
    let told = admin.get("/check");
    told.is(403).says("Your role does not do this");
    told.says("Tove Admin");
    let cookie = admin.cookie.borrow().clone().unwrap();
    let problem = house.send(Method::GET, "/api/v1/requests", &[("cookie", &cookie)], "");
    problem.is(403).says("\"not-allowed\"");
}

#[test]
fn somebody_who_left_the_organisation_is_not_let_in() {
    let house = house();
    let browser = house.signed_in("v.newman");
    browser.get("/account").is(200);
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/iran-2020");
    let text = std::fs::read_to_string(format!("{case}/organisation.toml")).unwrap();
    let parts: Vec<&str> = text.split("[[officer]]").collect();
    let kept: Vec<&str> =
        parts.into_iter().filter(|part| !part.contains("id = \"v.newman\"")).collect();
    let text = kept.join("[[officer]]");
    let import = house
        .app
        .hall
        .write(move |desk| desk.import_organisation(None, text.as_bytes()).map(|_| ()));
    house.runtime.block_on(import).unwrap();
    house.wait(2);
    browser.get("/account").is(303);
    house.browser().sign_in("v.newman", PASSWORD).is(401);
    assert!(house.app.accounts.credential(&who("v.newman")).unwrap().is_some());
}
