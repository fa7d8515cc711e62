//! One data directory and the binary that works on it. Words of commands in, what was printed out.
//! Does nothing that an operator could not do at a command line.

use super::convert;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a command printed, and its exit status.
pub(crate) struct Printed {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Printed {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|e| panic!("{e}\n{}\n{}", self.out, self.err))
    }
}

/// A grant to be asked for and given.
pub(crate) struct GrantWanted {
    /// Its name in the cases.
    pub(crate) id: String,
    /// Who asks.
    pub(crate) requester: String,
    pub(crate) post: String,
    pub(crate) act: String,
    /// The counterpart, as `--with` takes it.
    pub(crate) with: String,
    /// When the contact takes place.
    pub(crate) contact_at: String,
    pub(crate) until: String,
    /// Account and function of each approver.
    pub(crate) approvers: Vec<(String, String)>,
    pub(crate) conditions: Vec<String>,
}

/// The organisation, set up.
pub(crate) struct House {
    pub(crate) organisation: Value,
    pub(crate) parties: Value,
    folder: PathBuf,
    directives: BTreeMap<String, PathBuf>,
    loads: u32,
    clock: String,
    /// The request that became each grant of the cases.
    pub(crate) grants: BTreeMap<String, String>,
    /// What the product said where it refused a step towards a grant.
    pub(crate) refused: Vec<String>,
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

impl House {
    /// Sets the directory up on its story clock. Panics on any fault: all of it is our own writing.
    pub(crate) fn set_up(data: &Path, name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verdicts").join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let organisation = json(&data.join("organisation.json"));
        let mut directives = BTreeMap::new();
        for entry in std::fs::read_dir(data.join("directives")).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let number = header(&text, "Directive").expect("a number").to_owned();
            directives.insert(number, path.canonicalize().unwrap());
        }
        let begins = convert::times_known(&organisation).remove(0);
        let house = Self {
            parties: json(&data.join("parties.json")),
            folder,
            directives,
            loads: 0,
            clock: begins.clone(),
            grants: BTreeMap::new(),
            refused: Vec::new(),
            organisation,
        };
        let text = convert::organisation_toml(&house.organisation);
        std::fs::write(house.folder.join("organisation.toml"), text).unwrap();
        house.done(&["organisation", "import", "organisation.toml", "--story-clock", &begins]);
        house
    }

    /// Runs a command as it stands.
    pub(crate) fn run(&self, words: &[&str]) -> Printed {
        let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(words)
            .args(["--data", "data"])
            .current_dir(&self.folder)
            .env_clear()
            .output()
            .expect("the binary starts");
        Printed {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// Runs a command that has to end well.
    pub(crate) fn done(&self, words: &[&str]) -> Printed {
        let printed = self.run(words);
        assert_eq!(printed.status, 0, "{words:?}\n{}{}", printed.out, printed.err);
        printed
    }

    /// Moves the clock of the story.
    pub(crate) fn move_to(&mut self, at: &str) {
        if self.clock != at {
            self.done(&["clock", "set", at]);
            at.clone_into(&mut self.clock);
        }
    }

    /// Loads the own list as known from now on.
    pub(crate) fn load(&mut self, text: &str) {
        let file = format!("own-{}.toml", self.loads);
        std::fs::write(self.folder.join(&file), text).unwrap();
        let verb = if self.loads == 0 { "add" } else { "update" };
        let printed = self.done(&["list", verb, &format!("own=parties-toml:{file}")]);
        assert!(printed.out.contains(" 0 faults, 0 left out"), "{}{}", printed.out, printed.err);
        self.loads += 1;
    }

    /// Releases a directive.
    pub(crate) fn release(&self, number: &str, by: &str) {
        let path = self.directives.get(number).unwrap_or_else(|| panic!("no directive {number}"));
        self.done(&["directive", "release", path.to_str().unwrap(), "--as", by]);
    }

    /// When a directive was replaced by a release that names it, if it was.
    pub(crate) fn replaced(&self, number: &str) -> Option<String> {
        if number.is_empty() {
            return None;
        }
        let by = |path: &PathBuf| {
            let text = std::fs::read_to_string(path).unwrap();
            let names = |key| header(&text, key).is_some_and(|v| v.contains(number));
            (names("Supersedes") || names("Cancels"))
                .then(|| header(&text, "Directive"))?
                .map(str::to_owned)
        };
        let by: Vec<String> = self.directives.values().filter_map(by).collect();
        let releases = convert::releases(&self.organisation);
        releases.into_iter().find(|(n, ..)| by.contains(n)).map(|(_, at, _)| at)
    }

    /// Asks for a grant and gives it. What the product refuses is kept to be told.
    pub(crate) fn grant(&mut self, wanted: &GrantWanted) {
        let check = self.run(&[
            "check",
            "--format",
            "json",
            "--as",
            &wanted.requester,
            "--post",
            &wanted.post,
            "--act",
            &wanted.act,
            "--at",
            &wanted.contact_at,
            "--place",
            "neutral",
            "--with",
            &wanted.with,
        ]);
        assert!(check.status < 2, "grant {}: {}", wanted.id, check.err);
        let decision = check.json()["decision"].as_str().expect("a decision").to_owned();
        let reason = "a grant of the cases, as they tell it";
        let asked =
            self.run(&["request", &decision, "--as", &wanted.requester, "--reason", reason]);
        if asked.status != 0 {
            self.refused.push(format!("{}: {}", wanted.id, asked.err));
            return;
        }
        let named = asked.out.split_whitespace().find(|w| w.starts_with("R-"));
        let request = named.expect("a request").trim_end_matches([':', ',']).to_owned();
        for (officer, function) in &wanted.approvers {
            let mut words = vec!["approve", &*request, "--as", officer, "--function", function];
            words.extend(["--until", &*wanted.until]);
            words.extend(wanted.conditions.iter().flat_map(|c| ["--condition", c]));
            let approved = self.run(&words);
            if approved.status != 0 {
                self.refused.push(format!("{} by {officer}: {}", wanted.id, approved.err));
            }
        }
        self.grants.insert(wanted.id.clone(), request);
    }
}

/// The value of a header line.
fn header<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(':')).map(str::trim)
}
