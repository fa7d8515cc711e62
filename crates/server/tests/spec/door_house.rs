//! A served house whose machine clock a test moves, and browsers that keep what a server gives
//! them and no more.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use jiff::Timestamp;
use parties::OfficerId;
use server::desk::setup::SetUp;
use server::door::passwords;
use server::router::router;
use server::serving::{App, Peer, Serving, Source};
use server::{Desk, Hall, Machine};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};
use store::accounts::NewPassword;
use tokio::runtime::Runtime;
use tower::ServiceExt;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A password of everybody who has one.
pub(crate) const PASSWORD: &str = "vole under brass kettle";

static HASH: LazyLock<String> = LazyLock::new(|| passwords::hash(PASSWORD, &[7; 16]).unwrap());

pub(crate) fn who(name: &str) -> OfficerId {
    OfficerId::parse(name).unwrap()
}

/// The house.
pub(crate) struct House {
    pub(crate) app: App,
    pub(crate) runtime: Runtime,
    routes: Router,
    clock: Arc<AtomicI64>,
    root: PathBuf,
}

impl Drop for House {
    fn drop(&mut self) {
        self.runtime.block_on(self.app.hall.close());
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{:?}\n{}", self.headers, self.body);
        self
    }

    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        assert!(self.body.contains(words), "`{words}` is not in\n{}", self.body);
        self
    }

    #[track_caller]
    pub(crate) fn hides(&self, words: &str) -> &Self {
        assert!(!self.body.contains(words), "`{words}` is in\n{}", self.body);
        self
    }

    #[track_caller]
    pub(crate) fn leads_to(&self, place: &str) -> &Self {
        self.is(303);
        assert_eq!(self.header("location"), place);
        self
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The value of the first field of that name.
    pub(crate) fn field(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let rest = self.body.split_once(&start).map_or("", |(_, rest)| rest);
        let value = rest.split_once('"').map_or("", |(value, _)| value);
        value.replace("&#38;", "&").replace("&amp;", "&").replace("&#39;", "'")
    }
}

/// How the house is served.
pub(crate) struct How {
    pub(crate) is_behind_tls: bool,
    pub(crate) checks_per_minute: Option<u32>,
}

pub(crate) fn house() -> House {
    house_served(&How { is_behind_tls: false, checks_per_minute: None })
}

pub(crate) fn house_served(how: &How) -> House {
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("door-{}-{number}", std::process::id());
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&root).unwrap();
    let start: Timestamp = "2026-02-02T10:00:00Z".parse().unwrap();
    let clock = Arc::new(AtomicI64::new(start.as_second()));
    let now = |clock: &Arc<AtomicI64>| {
        let clock = Arc::clone(clock);
        move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap()
    };
    let mut drawn = u64::from(number) << 32;
    let machine = Machine {
        operator: "tester".to_owned(),
        now: Box::new(now(&clock)),
        random: Box::new(random(&mut drawn)),
    };
    let set_up = SetUp { origin: "example.org/door".to_owned(), story: None };
    let dir = root.join("data");
    let mut desk = Desk::create(&dir, set_up, machine).unwrap();
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/iran-2020");
    let organisation = fs::read(Path::new(case).join("organisation.toml")).unwrap();
    desk.import_organisation(None, &organisation).unwrap();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let serving = Serving {
        is_behind_tls: how.is_behind_tls,
        checks_per_minute: how.checks_per_minute,
        is_demo: false,
    };
    let source = Source { now: Box::new(now(&clock)), random: Box::new(random(&mut drawn)) };
    let app = App::open(Hall::open(desk).unwrap(), &dir, serving, source).unwrap();
    let routes = router(app.clone());
    House { app, runtime, routes, clock, root }
}

/// Bytes that differ each time, the same for the same test.
fn random(from: &mut u64) -> impl FnMut(&mut [u8]) + Send + Sync + use<> {
    *from += 1 << 20;
    let mut count = *from;
    move |bytes: &mut [u8]| {
        for chunk in bytes.chunks_mut(8) {
            count += 1;
            let word = (count ^ (count >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let word = (word ^ (word >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93).to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }
}

impl House {
    /// Moves the machine's clock on.
    pub(crate) fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Gives somebody the password of everybody.
    pub(crate) fn let_in(&self, name: &str, must_change: bool) {
        let new = NewPassword {
            password_hash: HASH.clone(),
            set_at: self.app.real_now(),
            must_change,
            keep_session: None,
        };
        self.app.accounts.set_password(&who(name), &new).unwrap();
    }

    /// Sends one request as it stands.
    pub(crate) fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let peer = Peer("192.0.2.7:4711".parse().unwrap());
        let request = request.extension(peer).body(Body::from(body.to_owned())).unwrap();
        self.runtime.block_on(async {
            let response = self.routes.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, 10_000_000).await.unwrap();
            let body = String::from_utf8(bytes.to_vec()).unwrap();
            Answer { status: parts.status, headers: parts.headers, body }
        })
    }

    /// A browser that nobody is signed in with.
    pub(crate) fn browser(&self) -> Browser<'_> {
        Browser { house: self, cookie: RefCell::default() }
    }

    /// A browser of somebody who has signed in.
    #[track_caller]
    pub(crate) fn signed_in(&self, name: &str) -> Browser<'_> {
        self.let_in(name, false);
        let browser = self.browser();
        browser.sign_in(name, PASSWORD).leads_to("/");
        browser
    }

    /// A token for an account, for these scopes.
    pub(crate) fn token(&self, name: &str, scopes: &[&str], days: u16) -> String {
        use server::door::tokens::{Scope, Wanted, issue};
        let scopes = scopes.iter().map(|s| Scope::parse(s).unwrap()).collect();
        let wanted = Wanted { name: "a program".to_owned(), scopes, days };
        self.runtime.block_on(issue(&self.app, &who(name), wanted)).unwrap()
    }

    /// What happened to an account, as another reads it.
    pub(crate) fn events(&self, reader: &str, of: &str) -> usize {
        let (reader, of) = (who(reader), who(of));
        let read = self.app.hall.read(move |desk| desk.account_events(&reader, Some(&of)));
        self.runtime.block_on(read).unwrap().len()
    }
}

/// A browser: keeps the cookie it is given.
pub(crate) struct Browser<'a> {
    pub(crate) house: &'a House,
    pub(crate) cookie: RefCell<Option<String>>,
}

impl Browser<'_> {
    fn headers<'b>(
        &self,
        cookie: Option<&'b str>,
        more: &[(&'b str, &'b str)],
    ) -> Vec<(&'b str, &'b str)> {
        let cookie = cookie.map(|c| ("cookie", c));
        cookie.into_iter().chain(more.iter().copied()).collect()
    }

    fn keep(&self, answer: &Answer) {
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let pair = line.split(';').next().unwrap().to_owned();
            let is_ended = line.contains("Max-Age=0");
            *self.cookie.borrow_mut() = (!is_ended).then_some(pair);
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        let cookie = self.cookie.borrow().clone();
        let headers = self.headers(cookie.as_deref(), &[("sec-fetch-site", "none")]);
        let answer = self.house.send(Method::GET, path, &headers, "");
        self.keep(&answer);
        answer
    }

    /// Sends exactly these fields from a page of ours.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, &[("sec-fetch-site", "same-origin")])
    }

    /// Sends exactly these fields with these headers.
    pub(crate) fn post_with(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let cookie = self.cookie.borrow().clone();
        let mut headers = self.headers(cookie.as_deref(), headers);
        headers.push(("content-type", "application/x-www-form-urlencoded"));
        let body: Vec<String> =
            fields.iter().map(|(k, v)| format!("{}={}", encoded(k), encoded(v))).collect();
        let answer = self.house.send(Method::POST, path, &headers, &body.join("&"));
        self.keep(&answer);
        answer
    }

    /// Opens a page, fills its form in and sends it.
    pub(crate) fn fill(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let shown = self.get(page);
        let (csrf, once) = (shown.field("csrf"), shown.field("once"));
        let carried = [("csrf", csrf.as_str()), ("once", once.as_str())];
        let all: Vec<(&str, &str)> = carried.iter().chain(fields).copied().collect();
        self.post(path, &all)
    }

    pub(crate) fn sign_in(&self, account: &str, password: &str) -> Answer {
        self.post("/sign-in", &[("account", account), ("password", password)])
    }
}

fn encoded(words: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    let one = |b: u8| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    words.bytes().map(one).collect()
}
