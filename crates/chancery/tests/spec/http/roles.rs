//! Every route of the table, for every role: what the table says is what the binary does. And every
//! route that names a matter: one of another post, and one that is hidden, read to the byte as one
//! that is not there.

use super::served::{ROLES, Reply, Served};
use clearance::Reader;
use clearance::authorise::{Authorised, Relation, authorise};
use parties::{Levels, OfficerId, Role, Visibility};
use serde_json::{Value, json};
use server::router::{Asks, Route, routes};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// What one role gets at a route: the relations in which it is let through, or why in none.
fn cell(role: Role, asks: Asks) -> String {
    let Asks::May(act) = asks else { return "yes".to_owned() };
    let levels = Levels::initial();
    let reader = Reader {
        officer: OfficerId::parse("one").expect("an id"),
        level: levels.lowest(),
        compartments: BTreeSet::new(),
        posts: BTreeSet::new(),
        roles: BTreeSet::from([role]),
        functions: BTreeSet::new(),
    };
    let asked = |r: &Relation| authorise(&reader, act, &Visibility::public(), *r, &levels);
    let open: Vec<&str> =
        Relation::ALL.iter().filter(|r| asked(r).is_allowed()).map(|r| r.as_str()).collect();
    match (open.len(), asked(&Relation::Own)) {
        (0, Authorised::Refused(why)) => why.as_str().to_owned(),
        (n, _) if n == Relation::ALL.len() => "yes".to_owned(),
        _ => open.join("+"),
    }
}

fn is_open_to(role: Role, asks: Asks) -> bool {
    let word = cell(role, asks);
    word == "yes" || Relation::ALL.iter().any(|r| word.split('+').any(|w| w == r.as_str()))
}

fn word_of(asks: Asks) -> &'static str {
    match asks {
        Asks::Nothing => "(nothing)",
        Asks::SignedIn => "(signed in)",
        Asks::May(act) => act.as_str(),
    }
}

#[test]
fn http_the_table_of_routes_is_the_one_reviewed() {
    let mut text = String::from(
        "# What each role gets at each route: `yes`, the relations to the matter in which it may, \
         or why not.\n# Printed from the route table by `UPDATE_SPEC=1 cargo test -p chancery \
         http`.\n\n",
    );
    let roles: String = Role::ALL.iter().map(|r| format!("{:<21}", r.as_str())).collect();
    let line = |start: String, cells: &str| format!("{}\n", format!("{start}{cells}").trim_end());
    text += &line(format!("{:<5}{:<48}{:<23}", "", "route", "use case"), &roles);
    let mut all = routes();
    all.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
    for route in &all {
        let cells: String =
            Role::ALL.iter().map(|r| format!("{:<21}", cell(*r, route.asks))).collect();
        let start =
            format!("{:<5}{:<48}{:<23}", route.method.as_str(), route.path, word_of(route.asks));
        text += &line(start, &cells);
    }
    super::is_reviewed("routes.txt", &text);
}

/// Somebody who is signed in with a password, as a browser is.
struct Session {
    cookie: String,
    csrf: String,
}

/// A password that our own rules let through.
const PASSWORD: &str = "quiet copper lantern forty";

impl Session {
    fn of(served: &Served, account: &str) -> Self {
        let mut child = Command::new(crate::BINARY)
            .args(["account", "password", account, "--stdin"])
            .current_dir(&served.folder)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("the binary starts");
        let mut input = child.stdin.take().expect("standard input");
        writeln!(input, "{PASSWORD}").expect("it reads");
        drop(input);
        assert!(child.wait().expect("it ends").success(), "no password for {account}");
        let form = format!("account={account}&password={}", PASSWORD.replace(' ', "+"));
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        let reply = served.send("POST", "/sign-in", &kind, form.as_bytes());
        let cookie = reply.header("set-cookie").and_then(|c| c.split(';').next());
        let cookie = cookie.unwrap_or_else(|| panic!("{account} is not let in: {}", reply.text()));
        let mut session = Self { cookie: cookie.to_owned(), csrf: String::new() };
        let page = session.ask(served, "GET", "/account", b"").text();
        let csrf = page.split("name=\"csrf\" value=\"").nth(1).and_then(|r| r.split('"').next());
        session.csrf = csrf.unwrap_or_default().to_owned();
        assert!(!session.csrf.is_empty(), "no token in the account page of {account}: {page}");
        session
    }

    fn ask(&self, served: &Served, method: &str, path: &str, body: &[u8]) -> Reply {
        let mut headers = vec![("cookie", self.cookie.as_str())];
        if method == "POST" {
            headers.push(("x-csrf", self.csrf.as_str()));
            headers.push(("content-type", "application/x-www-form-urlencoded"));
        }
        served.send(method, path, &headers, body)
    }
}

/// A path with its place filled by something that is not there.
fn absent(path: &str) -> String {
    let word = match path.split('{').next().unwrap_or_default() {
        p if p.contains("decisions/") => "D-0000000000",
        p if p.contains("requests/") => "R-0000000000",
        p if p.contains("contacts/") => "C-0000000000",
        p if p.contains("worklist/") => "W-0000000000",
        p if p.contains("directives/") || p.contains("drafts/") => "20%20HQ%209999",
        p if p.contains("parties/") => "own:nobody",
        p if p.contains("lists/") => "nolist",
        p if p.contains("record/") => "999999",
        p if p.contains("people/") => "no.body",
        _ => "nothing",
    };
    with(path, word)
}

/// A path with its place filled.
fn with(path: &str, word: &str) -> String {
    match (path.find('{'), path.rfind('}')) {
        (Some(open), Some(close)) => format!("{}{word}{}", &path[..open], &path[close + 1..]),
        _ => path.to_owned(),
    }
}

fn is_for_programs(route: &Route) -> bool {
    route.path.starts_with("/api/") || route.path.starts_with("/log/")
}

/// Deeds on one's own session or account, which would end the walk.
fn ends_the_walk(route: &Route) -> bool {
    let does = route.method == "POST";
    does && (route.path == "/sign-out" || route.path.starts_with("/account"))
}

#[test]
fn http_every_role_gets_at_every_route_what_the_table_says() {
    let served = Served::new("roles");
    let mut wrong = String::new();
    let mut walked = 0;
    for (word, account) in ROLES {
        let role = Role::parse(word).expect("a role");
        let session = Session::of(&served, account);
        for route in routes() {
            if route.asks == Asks::Nothing || ends_the_walk(&route) {
                continue;
            }
            let (method, path) = (route.method.as_str(), absent(route.path));
            let reply = if is_for_programs(&route) {
                let kind = [("content-type", "application/json")];
                let body: &[u8] = if method == "POST" { b"{}" } else { b"" };
                served.ask(account, method, &path, &kind, body)
            } else {
                session.ask(&served, method, &path, b"")
            };
            walked += 1;
            let is_refused = reply.status == 403 && is_by_role(&route, &reply);
            if is_refused == is_open_to(role, route.asks) || reply.status >= 500 {
                let _ = writeln!(
                    wrong,
                    "{method} {} as {word}: {} where the table says {}: {}",
                    route.path,
                    reply.status,
                    cell(role, route.asks),
                    reply.text().chars().take(300).collect::<String>()
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(walked > 7 * 60, "only {walked} were walked");
}

/// Whether the door refused it for the role, in its own words.
fn is_by_role(route: &Route, reply: &Reply) -> bool {
    if is_for_programs(route) {
        return reply.json()["code"] == "not-allowed";
    }
    reply.text().contains("Your role does not do this.")
}

#[test]
fn http_nobody_gets_past_the_door() {
    let served = Served::new("nobody");
    for route in routes().iter().filter(|r| r.asks != Asks::Nothing) {
        let (method, path) = (route.method.as_str(), absent(route.path));
        for headers in [
            vec![],
            vec![("authorization", "Bearer chy_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")],
            vec![("authorization", "Basic b25lOm9uZQ==")],
            vec![("cookie", "chancery=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")],
        ] {
            let reply = served.send(method, &path, &headers, b"");
            let at = format!("{method} {} with {headers:?}: {}", route.path, reply.status);
            if is_for_programs(route) {
                assert_eq!(reply.status, 401, "{at}");
                assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{at}");
            } else if method == "GET" {
                assert_eq!(reply.status, 303, "{at}");
                let to = reply.header("location").unwrap_or_default();
                assert!(to.starts_with("/sign-in"), "{at}: {to}");
            } else {
                assert!(matches!(reply.status, 303 | 401 | 403), "{at}");
            }
            assert_eq!(reply.header("set-cookie").filter(|c| c.contains("chancery=A")), None);
        }
    }
}

/// Matters that `p.moreau` may not know of, and one that is not there.
struct Matters {
    kind: &'static str,
    hidden: Vec<String>,
    absent: &'static str,
}

fn contact(name: &str) -> Value {
    json!({"act": "accept", "at": "2020-01-09T19:00:00Z", "with": [{"name": name}]})
}

#[track_caller]
fn made(reply: &Reply, field: &str) -> String {
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()[field].as_str().expect("a reference").to_owned()
}

/// Matters of London, and matters of the compartment.
fn matters(served: &Served) -> Vec<Matters> {
    let post = |who: &str, path: &str, body: Value| served.post(who, path, &body);
    let ask = |who: &str, name: &str| made(&post(who, "/api/v1/checks", contact(name)), "decision");
    let london = ask("j.whitcombe", "National Council of Resistance of Iran");
    let hidden = ask("m.haddad", "Zubarov Lantern Circle");
    let reason = "to hear what they have to say";
    let filed = json!({"decision": london, "reason": reason});
    let request = made(&post("j.whitcombe", "/api/v1/requests", filed), "request");
    let logged = |who: &str, decision: &str| {
        let body = json!({"decision": decision, "outcome": "declined", "words": "not now"});
        made(&post(who, "/api/v1/contacts", body), "contact")
    };
    let contacts = vec![logged("j.whitcombe", &london), logged("m.haddad", &hidden)];
    vec![
        Matters { kind: "decisions", hidden: vec![london, hidden], absent: "D-0000000000" },
        Matters { kind: "requests", hidden: vec![request], absent: "R-0000000000" },
        Matters { kind: "contacts", hidden: contacts, absent: "C-0000000000" },
        Matters {
            kind: "directives",
            hidden: vec!["20%20HQ%201299".to_owned()],
            absent: "20%20HQ%209999",
        },
        Matters {
            kind: "drafts",
            hidden: vec!["20%20HQ%201299".to_owned()],
            absent: "20%20HQ%209999",
        },
        Matters {
            kind: "parties",
            hidden: vec!["harbour:veiled".to_owned()],
            absent: "harbour:nobody",
        },
        Matters { kind: "lists", hidden: vec!["harbour".to_owned()], absent: "nolist" },
    ]
}

/// A body that a route for programs reads, so that it comes as far as the matter.
fn body_of(route: &Route) -> Value {
    match route.path.rsplit('/').next().unwrap_or_default() {
        "confirmations" => json!({"is": "own:ncri", "grounds": "they told us so at the door"}),
        "approval" | "concurrence" => json!({"function": "head of post"}),
        "denial" | "objection" => {
            json!({"function": "head of post", "grounds": "it does not serve us now"})
        }
        "withdrawal" | "recusal" => json!({"grounds": "it does not serve us now"}),
        "clearers" => json!({"function": "legal", "due": "2020-01-09T12:00:00Z"}),
        "conditions" => json!({"condition": "chaperone", "evidence": "a colleague came along"}),
        "memoranda" => json!({"said": "nothing of note was said", "present": "both of us"}),
        "answers" => json!({"reply": "acknowledged"}),
        "cancellation" => json!({"grounds": "it does not serve us now"}),
        "release" => json!({"text": "Directive: 20 HQ 9999\n"}),
        _ => json!({}),
    }
}

/// An answer without what differs between any two requests.
fn bare(reply: &Reply, word: &str) -> (u16, Vec<(String, String)>, String) {
    let mut headers = reply.headers.clone();
    headers.retain(|(name, _)| !matches!(name.as_str(), "date" | "x-request-id"));
    let mut text = reply.text();
    if let Some(id) = reply.header("x-request-id") {
        text = text.replace(id, "ID");
    }
    let plain = word.replace("%20", " ");
    let once = |text: String| once_out(&text);
    (reply.status, headers, once(text.replace(word, "WORD").replace(&plain, "WORD")))
}

/// A page without what its forms carry against a second sending.
fn once_out(text: &str) -> String {
    let mut parts = text.split("name=\"once\" value=\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out += part.split_once('"').map_or(part, |(_, rest)| rest);
    }
    out
}

#[test]
fn http_a_matter_of_others_reads_as_one_that_is_not_there() {
    let served = Served::new("matters");
    let matters = matters(&served);
    let session = Session::of(&served, "p.moreau");
    let (mut compared, mut wrong) = (BTreeSet::new(), String::new());
    for route in routes().iter().filter(|r| r.path.contains('{')) {
        let before = route.path.split('{').next().unwrap_or_default();
        let kind = before.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let Some(matter) = matters.iter().find(|m| m.kind == kind) else { continue };
        let ask = |word: &str| {
            let path = with(route.path, word);
            if is_for_programs(route) {
                match route.method.as_str() {
                    "POST" => served.post("p.moreau", &path, &body_of(route)),
                    _ => served.get("p.moreau", &path),
                }
            } else {
                let form = b"grounds=it+does+not+serve+us+now&function=head+of+post&said=nothing";
                let body: &[u8] = if route.method == "POST" { form } else { b"" };
                session.ask(&served, route.method.as_str(), &path, body)
            }
        };
        let nobody = bare(&ask(matter.absent), matter.absent);
        for word in &matter.hidden {
            let got = bare(&ask(word), word);
            compared.insert(route.path);
            // The length tells only how long the word itself was.
            let apart = |b: &(u16, Vec<(String, String)>, String)| {
                let mut headers = b.1.clone();
                headers.retain(|(n, _)| n != "content-length" && n != "set-cookie");
                (b.0, headers, b.2.clone())
            };
            let is_led = nobody.0 == 303;
            if apart(&got) != apart(&nobody) || !(nobody.0 >= 400 || is_led) {
                let _ = writeln!(wrong, "{} {word}:\n{got:?}\n{nobody:?}", route.path);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(compared.len() >= 20, "only {compared:?}");
    // What is compared is there for those whose it is.
    let seen = served.get("m.haddad", "/api/v1/parties/harbour:veiled");
    assert_eq!(seen.status, 200, "{}", seen.text());
    let own = served.get("j.whitcombe", "/api/v1/requests");
    assert_eq!(own.json()["items"].as_array().map(Vec::len), Some(1), "{}", own.text());
}
