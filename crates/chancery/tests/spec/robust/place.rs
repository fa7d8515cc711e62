//! A data directory of one test's own and the binary run on it: set up with the organisation of the
//! example and its own list, gone with the test.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use clearance::ids::DecisionId;
use server::{Desk, Machine};

/// The example the directory is set up with.
const CASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/iran-2020");

/// What a command said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// The reference of the decision it told of, if it came to that.
    pub(crate) fn decision(&self) -> Option<DecisionId> {
        let line = self.out.lines().find_map(|line| line.strip_prefix("decision "));
        DecisionId::parse(line?.trim()).ok()
    }

    /// Holds a refusal to its form: status 2, nothing on standard output, these words, a remedy.
    #[track_caller]
    pub(crate) fn is_refused_with(&self, words: &[&str], remedy: &str) {
        assert_eq!(self.status, Some(2), "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        let error = self.err.lines().find(|line| line.starts_with("error: "));
        let error = error.unwrap_or_else(|| panic!("no line says what is wrong: {self:?}"));
        for word in words {
            assert!(error.contains(word), "`{word}` is not in: {error}");
        }
        let help: Vec<&str> = self.err.lines().filter_map(|l| l.strip_prefix("help: ")).collect();
        assert!(help.iter().any(|h| h.contains(remedy)), "`{remedy}` is not in: {help:?}");
    }
}

/// A directory below the build directory.
#[derive(Debug)]
pub(crate) struct Place {
    root: PathBuf,
}

impl Place {
    /// An empty one.
    pub(crate) fn empty(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("robust").join(name);
        let _ = std::fs::remove_dir_all(&root);
        std::fs::create_dir_all(&root).unwrap();
        Self { root }
    }

    /// One with `data` set up.
    pub(crate) fn new(name: &str) -> Self {
        let place = Self::empty(name);
        place.set_up("data");
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// Sets a data directory up: the organisation of the example and its own list.
    pub(crate) fn set_up(&self, data: &str) {
        let organisation = format!("{CASE}/organisation.toml");
        let list = format!("own=parties-toml:{CASE}/lists/own.toml");
        for words in [
            ["organisation", "import", &organisation, "--data", data],
            ["list", "add", &list, "--data", data],
        ] {
            let said = self.run(&words);
            assert_eq!(said.status, Some(0), "{said:?}");
        }
    }

    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        command.args(words).current_dir(&self.root).env_clear().stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, words: &[&str]) -> Said {
        ended(self.command(words).spawn().unwrap())
    }

    /// Runs a command to its end; gives the most memory it was seen to hold, in MiB.
    pub(crate) fn run_watched(&self, words: &[&str]) -> (Said, u64) {
        let mut child = self.command(words).spawn().unwrap();
        let status = format!("/proc/{}/status", child.id());
        let mut most = 0;
        while child.try_wait().unwrap().is_none() {
            let text = std::fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kib = line.and_then(|l| l.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
            most = most.max(kib.unwrap_or_default() / 1024);
            std::thread::sleep(Duration::from_millis(1));
        }
        (ended(child), most)
    }

    /// Asks about one counterpart in the directory `data`.
    pub(crate) fn check(&self, name: &str) -> Said {
        self.run(&check_words(name))
    }

    /// What the desk of `data` has folded; fails when an event cannot be read.
    pub(crate) fn desk(&self, data: &str) -> Desk {
        Desk::open(&self.path(data), machine()).unwrap()
    }

    /// Every one of these decisions is there, the record verifies, the tables are what the events
    /// make.
    #[track_caller]
    pub(crate) fn keeps(&self, data: &str, decisions: &[DecisionId]) {
        let desk = self.desk(data);
        for decision in decisions {
            let is_kept = desk.state().asked().contains_key(decision);
            assert!(is_kept, "{decision} was told to be recorded and is not there");
        }
        drop(desk);
        for look in ["verify", "rebuild"] {
            let said = self.run(&["record", look, "--data", data]);
            assert_eq!(said.status, Some(0), "{said:?}");
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

/// The words that ask about one counterpart.
pub(crate) const fn check_words(name: &str) -> [&str; 9] {
    ["check", "--data", "data", "--as", "p.moreau", "--act", "accept", "--with", name]
}

/// Reads what a process says until it ends.
pub(crate) fn ended(mut child: Child) -> Said {
    let mut err = child.stderr.take().unwrap();
    let telling = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        err.read_to_end(&mut bytes).unwrap();
        bytes
    });
    let mut out = Vec::new();
    child.stdout.take().unwrap().read_to_end(&mut out).unwrap();
    let status = child.wait().unwrap().code();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { status, out: text(out), err: text(telling.join().unwrap()) }
}

/// A machine for looking only: nothing is recorded with its bytes.
fn machine() -> Machine {
    Machine {
        operator: "looking".to_owned(),
        now: Box::new(jiff::Timestamp::now),
        random: Box::new(|bytes| bytes.fill(7)),
    }
}

/// What cannot be done here is skipped aloud, and never in the continuous run.
#[expect(clippy::print_stderr, reason = "a skipped test is said aloud")]
pub(crate) fn skip(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "may not be skipped in the continuous run: {why}");
    eprintln!("SKIPPED: {why}");
}
