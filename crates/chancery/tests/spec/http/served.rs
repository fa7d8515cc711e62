//! The binary served on a directory of a test's own: set up once a run with the organisation of the
//! example, accounts of one role each, a party and a directive that few may see, and a token for
//! everyone; copied for each who asks. Ends with the test.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

/// What a token of a test opens: everything a token can.
const SCOPES: &str = "screen,check,read,request,direct,record";
/// An answer has come by then, on a machine that does much else.
pub(crate) const WAIT_MAX: Duration = Duration::from_secs(60);

/// Everyone of the example who calls in these tests.
const PEOPLE: [&str; 12] = [
    "a.winter",
    "m.haddad",
    "l.ferris",
    "s.novak",
    "g.oduya",
    "i.berg",
    "t.admin",
    "c.lambert",
    "p.moreau",
    "v.newman",
    "j.whitcombe",
    "d.salim",
];

/// A role each, and nothing beside it.
pub(crate) const ROLES: [(&str, &str); 7] = [
    ("officer", "one.officer"),
    ("approver", "one.approver"),
    ("clearer", "one.clearer"),
    ("drafter", "one.drafter"),
    ("releaser", "one.releaser"),
    ("inspector", "one.inspector"),
    ("administrator", "one.administrator"),
];

/// Parties that few may see. Invented.
const HARBOUR: &str = "source = \"invented\"\n[[party]]\nid = \"veiled\"\nkind = \"organisation\"\n\
    name = \"Zubarov Lantern Circle\"\n\
    visibility = { level = \"secret\", compartments = [\"HARBOUR\"] }\n\
    [[party]]\nid = \"quiet\"\nkind = \"organisation\"\nname = \"Obsidian Quiet Harvest\"\n\
    visibility = { level = \"secret\", compartments = [\"HARBOUR\"] }\n";

/// A directive that few may see.
const CLOSED: &str = "Directive:   20 HQ 1299\nPrecedence:  ROUTINE\nMarking:     SECRET\n\
    Caption:     HARBOUR\nTo:          ALL POSTS\nSubject:     The circle\nAuthority:   Secretary\n\
    Objective:   Talks; reviewed when they end.\nGrounds:     Nobody is to know of the circle.\n\
    In force:    2020-01-08T08:00Z\nReview by:   2020-12-01\n\n\
    1. (SECRET) Nobody meets the circle.\n   > parties    veiled\n\
    \x20  > acts       initiate, accept, host\n   > verdict    prohibited\n\n\
    Examples:\n   accept \"Zubarov Lantern Circle\" -> prohibited, para 1\n";

/// What an answer is.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A data directory, set up once and copied.
#[derive(Debug)]
struct Template {
    root: PathBuf,
    tokens: BTreeMap<String, String>,
}

static TEMPLATE: OnceLock<Template> = OnceLock::new();

fn template() -> &'static Template {
    TEMPLATE.get_or_init(|| {
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("http");
        drop_old(&scratch);
        let root = scratch.join(format!("{}-template", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a folder");
        crate::begin(&root);
        fs::write(root.join("harbour.toml"), HARBOUR).expect("a list");
        fs::write(root.join("closed.directive"), CLOSED).expect("a directive");
        run(&root, "list add harbour=parties-toml:harbour.toml");
        run(&root, "directive release closed.directive --as a.winter");
        for (role, account) in ROLES {
            run(
                &root,
                &format!("account add {account} --post geneva --roles {role} --level public"),
            );
        }
        let all = PEOPLE.iter().chain(ROLES.iter().map(|(_, account)| account));
        let token = |account: &&str| {
            let made = run(&root, &format!("account token {account} --scope {SCOPES}"));
            ((*account).to_owned(), made.trim().to_owned())
        };
        Template { tokens: all.map(token).collect(), root }
    })
}

/// Removes what runs that have ended left there.
fn drop_old(scratch: &Path) {
    for entry in fs::read_dir(scratch).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let run = name.split('-').next().unwrap_or_default();
        if !Path::new("/proc").join(run).exists() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Runs the binary there; gives what it prints.
#[track_caller]
pub(crate) fn run(folder: &Path, line: &str) -> String {
    let mut command = Command::new(crate::BINARY);
    let command = command.args(crate::split(line)).current_dir(folder).env_clear();
    let output = command.output().expect("the binary starts");
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// Puts a copy of what was set up into a folder that is not there yet.
pub(crate) fn settle(folder: &Path) {
    crate::copy(&template().root, folder);
}

/// The token of an account.
pub(crate) fn token(who: &str) -> &'static str {
    template().tokens.get(who).unwrap_or_else(|| panic!("no token for {who}"))
}

/// The binary, serving. Dropped, it is killed at once, whatever it does.
#[derive(Debug)]
pub(crate) struct Served {
    child: Child,
    pub(crate) folder: PathBuf,
    pub(crate) address: SocketAddr,
    /// The folder is another's, and outlives it.
    is_lent: bool,
}

impl Served {
    /// Serves a copy of what was set up.
    pub(crate) fn new(name: &str) -> Self {
        let name = format!("{}-{name}", std::process::id());
        let folder = template().root.with_file_name(name);
        let _ = fs::remove_dir_all(&folder);
        settle(&folder);
        Self::start(folder, false)
    }

    /// Serves what is settled in a folder, and leaves it there.
    pub(crate) fn on(folder: &Path) -> Self {
        Self::start(folder.to_owned(), true)
    }

    fn start(folder: PathBuf, is_lent: bool) -> Self {
        let mut child = Command::new(crate::BINARY)
            .args(["serve", "--listen", "127.0.0.1:0", "--checks-per-minute", "0", "--quiet"])
            .current_dir(&folder)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        let out = child.stdout.take().expect("its output");
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line).expect("the line that says where");
        let address = line.trim().rsplit_once("http://").map(|(_, a)| a.trim_end_matches('/'));
        let address = address.and_then(|a| a.parse().ok());
        let address = address.unwrap_or_else(|| panic!("no address in: {line}"));
        Self { child, folder, address, is_lent }
    }

    /// The number of its process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has not ended.
    pub(crate) fn is_alive(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|ended| ended.is_none())
    }

    /// Asks in the name of an account; `nobody` has no token.
    pub(crate) fn ask(
        &self,
        who: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Reply {
        let token = template().tokens.get(who);
        assert!(token.is_some() || who == "nobody", "no token for {who}");
        let bearer = token.map(|t| format!("Bearer {t}"));
        let mut all: Vec<(&str, &str)> = headers.to_vec();
        all.extend(bearer.as_deref().map(|b| ("authorization", b)));
        self.send(method, path, &all, body)
    }

    /// Reads JSON.
    pub(crate) fn get(&self, who: &str, path: &str) -> Reply {
        self.ask(who, "GET", path, &[], b"")
    }

    /// Sends JSON.
    pub(crate) fn post(&self, who: &str, path: &str, body: &Value) -> Reply {
        let kind = [("content-type", "application/json")];
        self.ask(who, "POST", path, &kind, body.to_string().as_bytes())
    }

    /// Sends a request as it stands.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Reply {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(WAIT_MAX)).expect("a time limit");
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.address);
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let _ = write!(head, "content-length: {}\r\nconnection: close\r\n\r\n", body.len());
        // What is refused unread may be answered before it was all sent.
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        reply(&bytes).unwrap_or_else(|| panic!("{method} {path}: no answer"))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if !self.is_lent && !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Reads an answer; none when its head is not whole.
pub(crate) fn reply(bytes: &[u8]) -> Option<Reply> {
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let header = |line: &str| {
        line.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
    };
    let headers = lines.filter_map(header).collect();
    Some(Reply { status, headers, body: bytes[end + 4..].to_vec() })
}
