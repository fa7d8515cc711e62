//! The served house as a browser meets it, in this process: an organisation of the examples, a
//! clock that stands where the test puts it, and people who are signed in.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use jiff::Timestamp;
use parties::import::Format;
use parties::{ListId, OfficerId};
use server::desk::lists::{GivenFile, Losses};
use server::desk::setup::SetUp;
use server::door::secrets::{forgery_token, hash_of};
use server::router::router;
use server::serving::{App, Serving, Source};
use server::{Desk, Hall, Machine};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use store::accounts::{NewPassword, Session};
use tokio::runtime::Runtime;
use tower::ServiceExt;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// The case of the examples, as told to the people of the organisation.
const CASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/iran-2020");

/// A served house in a directory of its own, gone with the test.
pub(crate) struct Served {
    app: App,
    routes: Router,
    runtime: Runtime,
    clock: Arc<AtomicI64>,
    root: PathBuf,
    sent: AtomicU32,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.runtime.block_on(self.app.hall.close());
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) to: String,
    pub(crate) body: String,
}

impl Page {
    /// Fails unless every one of these words stands in it.
    #[track_caller]
    pub(crate) fn says(&self, words: &[&str]) -> &Self {
        for word in words {
            assert!(self.body.contains(word), "`{word}` is not in\n{}", self.text());
        }
        self
    }

    /// Fails if one of these words stands in it.
    #[track_caller]
    pub(crate) fn hides(&self, words: &[&str]) -> &Self {
        for word in words {
            assert!(!self.body.contains(word), "`{word}` is in\n{}", self.text());
        }
        self
    }

    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.to, self.text());
        self
    }

    /// The value of the first hidden field of that name.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let rest = self.body.split_once(&start).map(|(_, rest)| rest).unwrap_or_default();
        let value = rest.split_once('"').map(|(value, _)| value).unwrap_or_default();
        value.replace("&#38;", "&").replace("&amp;", "&")
    }

    /// The page without its marks, for a person who reads why a test failed.
    pub(crate) fn text(&self) -> String {
        let main = self.body.split_once("<main").map_or(self.body.as_str(), |(_, main)| main);
        let mut out = String::new();
        let mut is_mark = false;
        for c in main.chars() {
            match c {
                '<' => is_mark = true,
                '>' => is_mark = false,
                c if !is_mark => out.push(c),
                _ => {}
            }
        }
        let lines = out.lines().map(str::trim).filter(|l| !l.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn seconds(words: &str) -> i64 {
    words.parse::<Timestamp>().unwrap().as_second()
}

fn machine(clock: &Arc<AtomicI64>) -> Machine {
    let (clock, mut count) = (Arc::clone(clock), 0_u64);
    Machine {
        operator: "tester".to_owned(),
        now: Box::new(move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap()),
        random: Box::new(move |bytes| {
            for chunk in bytes.chunks_mut(8) {
                count += 1;
                let word = count.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
                chunk.copy_from_slice(&word[..chunk.len()]);
            }
        }),
    }
}

fn given(path: &str) -> Vec<u8> {
    fs::read(Path::new(CASE).join(path)).unwrap()
}

pub(crate) fn who(name: &str) -> OfficerId {
    OfficerId::parse(name).unwrap()
}

/// The house on the morning of 8 January 2020, the order of the day before in force.
pub(crate) fn served() -> Served {
    served_with(&[])
}

/// The same, with further parties on the organisation's own list.
pub(crate) fn served_with(parties: &[&str]) -> Served {
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("visitor-{}-{number}", std::process::id());
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&root).unwrap();
    let clock = Arc::new(AtomicI64::new(seconds("2020-01-07T15:00:00Z")));
    let set_up = SetUp { origin: "example.org/visitor".to_owned(), story: None };
    let dir = root.join("data");
    let mut desk = Desk::create(&dir, set_up, machine(&clock)).unwrap();
    desk.import_organisation(None, &given("organisation.toml")).unwrap();
    let mut own = String::from_utf8(given("lists/own.toml")).unwrap();
    own.extend(parties.iter().map(|party| format!("\n{party}\n")));
    let file = GivenFile { name: "own.toml".to_owned(), bytes: own.into_bytes() };
    let (list, format) = (ListId::parse("own").unwrap(), Format::parse("parties-toml").unwrap());
    desk.update_list(None, &list, format, &[file], Losses::Refused).unwrap();
    let order = String::from_utf8(given("0107.directive")).unwrap();
    desk.release(&who("a.winter"), &order).unwrap();
    clock.store(seconds("2020-01-08T08:30:00Z"), Ordering::Relaxed);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let hall = Hall::open(desk).unwrap();
    let serving = Serving { is_behind_tls: false, checks_per_minute: None, is_demo: false };
    let mut drawn = 0_u8;
    let source = Source {
        now: Box::new(|| "2026-02-02T10:00:00Z".parse().unwrap()),
        random: Box::new(move |bytes| {
            drawn = drawn.wrapping_add(1);
            bytes.fill(drawn);
        }),
    };
    let app = App::open(hall, &dir, serving, source).unwrap();
    let routes = router(app.clone());
    Served { app, routes, runtime, clock, root, sent: AtomicU32::new(0) }
}

impl Served {
    /// Puts the clock there.
    pub(crate) fn at(&self, words: &str) {
        self.clock.store(seconds(words), Ordering::Relaxed);
    }

    /// Releases an order of the examples with some of its words changed.
    pub(crate) fn changes(&self, order: &str, words: &str, into: &str) {
        let text = String::from_utf8(given(order)).unwrap().replace(words, into);
        let write = self.app.hall.write(move |desk| desk.release(&who("a.winter"), &text));
        self.runtime.block_on(write).unwrap();
    }

    /// Releases a text in somebody's name.
    pub(crate) fn releases(&self, name: &str, text: &str) {
        let (by, text) = (who(name), text.to_owned());
        let write = self.app.hall.write(move |desk| desk.release(&by, &text));
        self.runtime.block_on(write).unwrap();
    }

    /// The secret of somebody's session; the first time it begins.
    fn secret(&self, name: &str) -> String {
        let secret = format!("{name:.<43}");
        let (account, id_hash) = (who(name), hash_of(&secret));
        if self.app.accounts.session(&id_hash).unwrap().is_none() {
            let at = self.app.real_now();
            let password = NewPassword {
                password_hash: "none".to_owned(),
                set_at: at,
                must_change: false,
                keep_session: None,
            };
            self.app.accounts.set_password(&account, &password).unwrap();
            let session = Session {
                id_hash,
                public_id: name.to_owned(),
                account,
                made_at: at,
                seen_at: at,
                ends_at: at + jiff::SignedDuration::from_hours(2),
                address: "127.0.0.1".to_owned(),
                agent: "a test".to_owned(),
            };
            self.app.accounts.add_session(&session).unwrap();
        }
        secret
    }

    /// Lets somebody read in another language.
    pub(crate) fn reads(&self, name: &str, language: &str) {
        let _ = self.secret(name);
        self.app.accounts.set_language(&who(name), Some(language)).unwrap();
    }

    /// Opens a page.
    pub(crate) fn get(&self, name: &str, path: &str) -> Page {
        let cookie = format!("chancery={}", self.secret(name));
        let request = Request::get(path).header(header::COOKIE, cookie);
        self.send(request.body(Body::empty()).unwrap())
    }

    /// Sends a form, with what forms carry.
    pub(crate) fn post(&self, name: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let once = format!("once-{}", self.sent.fetch_add(1, Ordering::Relaxed));
        self.post_once(name, path, fields, &once)
    }

    /// Sends a form that was sent before, or not.
    pub(crate) fn post_once(
        &self,
        name: &str,
        path: &str,
        fields: &[(&str, &str)],
        once: &str,
    ) -> Page {
        let secret = self.secret(name);
        let csrf = forgery_token(&secret);
        let carried = [("csrf", csrf.as_str()), ("once", once), ("nonce", once)];
        let all = carried.iter().chain(fields);
        let body: Vec<String> =
            all.map(|(k, v)| format!("{}={}", encoded(k), encoded(v))).collect();
        let request = Request::post(path)
            .header(header::COOKIE, format!("chancery={secret}"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body.join("&"))).unwrap())
    }

    /// Sends a form and opens where it leads.
    #[track_caller]
    pub(crate) fn follow(&self, name: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(name, path, fields);
        answer.is(303);
        let page = self.get(name, &answer.to);
        Page { to: answer.to, ..page }
    }

    fn send(&self, request: Request<Body>) -> Page {
        self.runtime.block_on(async {
            let response = self.routes.clone().oneshot(request).await.unwrap();
            let status = response.status();
            let to = response.headers().get(header::LOCATION);
            let to = to.map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
            let bytes = to_bytes(response.into_body(), 10_000_000).await.unwrap();
            Page { status, to, body: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }
}

fn encoded(words: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    words
        .bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
