//! The demonstration as a stranger runs it: one command on an empty place in, the January 2020 case
//! told on standard output out. Each promise of the case is looked for in what was really printed.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs the demonstration in a fresh directory.
fn told(name: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["demo", "--story-only", "--data"])
        .arg(&folder)
        .env_clear()
        .output()
        .expect("the binary starts");
    let (out, err) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
    let (out, err) = (out.expect("UTF-8"), err.expect("UTF-8"));
    assert_eq!(output.status.code(), Some(0), "{out}\n{err}");
    assert_eq!(err, "", "the story is told on standard output alone");
    plain(&out, &folder)
}

/// The text without what has to differ between runs: places, references, hashes and signatures.
fn plain(text: &str, folder: &Path) -> String {
    let text = text.replace(&folder.display().to_string(), "DIR");
    let is_apart = |c: char| !(c.is_ascii_alphanumeric() || "-+/=".contains(c));
    let mut out = String::new();
    for word in text.split_inclusive(is_apart) {
        let bare = word.trim_end_matches(is_apart);
        let kind = bare.get(..2).unwrap_or_default();
        let is_reference = bare.len() == 12 && ["D-", "R-", "C-", "W-"].contains(&kind);
        let is_hash = bare.len() >= 44 && !bare.contains('-');
        match (is_reference, is_hash) {
            (true, _) => out.push_str(kind),
            (_, true) => out.push_str("HASH"),
            _ => out.push_str(bare),
        }
        out.push_str(&word[bare.len()..]);
    }
    out
}

/// A command of the story and what it answered.
struct Answer<'a> {
    command: &'a str,
    text: &'a str,
}

impl Answer<'_> {
    #[track_caller]
    fn says(&self, words: &[&str]) {
        for word in words {
            assert!(
                self.text.contains(word),
                "`{word}` is not in\n{}\n{}",
                self.command,
                self.text
            );
        }
    }

    #[track_caller]
    fn never_says(&self, words: &[&str]) {
        for word in words {
            assert!(!self.text.contains(word), "`{word}` is in\n{}\n{}", self.command, self.text);
        }
    }
}

/// The answers to the commands that have all these words in them, in order.
fn answers<'a>(story: &'a str, words: &[&str]) -> Vec<Answer<'a>> {
    let mut out = Vec::new();
    for part in story.split("$ chancery ").skip(1) {
        let (command, text) = part.split_once('\n').unwrap_or((part, ""));
        if words.iter().all(|w| command.contains(w)) {
            let text = text.split("\n\n").next().unwrap_or_default();
            out.push(Answer { command, text });
        }
    }
    assert!(!out.is_empty(), "no command of the story has the words {words:?}");
    out
}

fn first<'a>(story: &'a str, words: &[&str]) -> Answer<'a> {
    answers(story, words).remove(0)
}

const NCRI: &str = "--with \"National Council of Resistance of Iran";

#[test]
fn the_demonstration_keeps_each_promise() {
    let story = told("promises");
    names_are_found_in_every_spelling(&story);
    contacts_get_their_verdicts(&story);
    what_may_not_be_seen_is_not(&story);
    the_approval_takes_two(&story);
    the_second_directive_changes_what_waits(&story);
    the_record_is_held_to_what_it_says(&story);
}

fn names_are_found_in_every_spelling(story: &str) {
    let asked = first(story, &["screen", "MKO PMOI"]);
    asked.says(&["MKO: 1 hit", "PMOI: 1 hit", "Mojahedin-e Khalq: 1 hit", "مجاهدین خلق: 1 hit"]);
    assert_eq!(asked.text.matches("hit   own:mek").count(), 4, "{}", asked.text);
    let dead = first(story, &["screen", "Qassem Suleimani"]);
    let says = "listed: ofac SDGT, SYRIA, NPWMD, IRGC, IFSR; deceased 2020-01-03";
    assert_eq!(dead.text.matches("ofac:10481").count(), 3, "{}", dead.text);
    assert_eq!(dead.text.matches(says).count(), 3, "{}", dead.text);
}

fn contacts_get_their_verdicts(story: &str) {
    let offshoot = first(story, &["check", NCRI]);
    offshoot
        .says(&["Approval required: 20 HQ 1234, paragraph 3.", "nea-desk and legal must agree"]);
    offshoot.says(&["own:ncri (offshoot of own:mek", "without specific approval.\""]);
    let several = first(story, &["check", "\"Komala;"]);
    several.says(&["Undetermined", "which is it", "own:komala", "own:x-komalah-cpi"]);
    several.says(&["Komala Party of Iranian Kurdistan", "Komala Kurdistan's Organization"]);
    let stranger = first(story, &["check", "Jon Exampel"]);
    stranger.says(&["Clear: the default rule.", "The default rule: \""]);
    let help = first(story, &["check", "--purpose consular"]);
    help.says(&["Exempt: 20 HQ 1234, paragraph 3.", "standing: consular; declared by p.moreau"]);
    let chance = first(story, &["check", "chance-encounter"]);
    // The encounter is on Wednesday the 8th; two working days on is Friday the 10th.
    chance.says(&["Clear: 20 HQ 1234, paragraph 4.", "Report by 2020-01-10."]);
    let linked = first(story, &["check", "Shirin Exampeli"]);
    linked.says(&["Undetermined", "an offshoot of own:mek, or only linked to it?"]);
    let unread = first(story, &["check", "ⵎⴰⵙⵙⵉⵏ"]);
    unread.says(&["Undetermined", "unread: ⵎⴰⵙⵙⵉⵏ"]);
    unread.never_says(&["Clear"]);
}

fn what_may_not_be_seen_is_not(story: &str) {
    let closed = first(story, &["check", "--as v.newman"]);
    closed.says(&["Refer to nea-desk. Reference D-"]);
    closed.never_says(&["20 HQ", "own:", "Approval", "legal", "paragraph", "report", "Report"]);
    let whole = first(story, &["decision show", "--as i.berg"]);
    whole.says(&["Approval required: 20 HQ 1234, paragraph 3.", "own:itc", "specific approval"]);
}

fn the_approval_takes_two(story: &str) {
    let own = first(story, &["approve", "--as p.moreau"]);
    own.says(&["error: `p.moreau` filed the request and cannot decide it"]);
    let twice = answers(story, &["approve", "--as s.novak"]);
    assert_eq!(twice.len(), 2);
    twice[0].says(&["s.novak as nea-desk", "open"]);
    twice[1].says(&["error: `s.novak` has agreed as `nea-desk`; two functions are two persons"]);
    let granted = first(story, &["approve", "--as l.ferris"]);
    granted.says(&["s.novak as nea-desk, l.ferris as legal", "granted", "no-photographs"]);
    let satisfied = answers(story, &["check", NCRI]).pop().expect("the last check");
    satisfied.says(&["Approval required", "Approved by grant R-", "Go ahead."]);
    first(story, &["contact held"]).says(&["held"]);
    first(story, &["contact memo"]).says(&["memorandum of C-", "kept"]);
}

fn the_second_directive_changes_what_waits(story: &str) {
    let release = first(story, &["directive release", "0112.directive"]);
    release.says(&["20 HQ 1240 released", "1 contact is answered otherwise"]);
    let list = first(story, &["worklist"]);
    list.says(&["erbil:", "newly free", "was approval-required, now clear, by 20 HQ 1240"]);
    let past = first(story, &["--as-of 2020-01-09"]);
    past.says(&["Approval required: 20 HQ 1234, paragraph 3.", "not recorded"]);
}

fn the_record_is_held_to_what_it_says(story: &str) {
    let replayed = first(story, &["replay --all"]);
    let checks = answers(story, &["check "]).len();
    // One check is a question about the past and is not kept.
    let all = format!("{0} of {0} decisions made again to the same bytes", checks - 1);
    replayed.says(&[&all]);
    first(story, &["record rebuild"]).says(&["events make the"]);
    first(story, &["record verify"]).says(&["verified"]);
    let copies = answers(story, &["record verify DIR/copy"]);
    assert_eq!(copies.len(), 2);
    copies[0].says(&["\n  verified"]);
    copies[1].says(&["entry 7: the event bytes, under their salt, do not match"]);
    copies[1].never_says(&["\n  verified"]);
}

#[test]
fn a_second_demonstration_is_told_the_same() {
    let (one, two) = (told("one"), told("two"));
    let differing: Vec<(&str, &str)> =
        one.lines().zip(two.lines()).filter(|(a, b)| a != b).collect();
    assert!(differing.is_empty() && one.lines().count() == two.lines().count(), "{differing:#?}");
}

/// What the demonstration tells until it is served, and its address.
fn served(child: &mut std::process::Child) -> (String, String) {
    let mut told = String::new();
    let mut lines = BufReader::new(child.stdout.take().expect("piped"));
    while lines.read_line(&mut told).expect("UTF-8") > 0 {
        let last = told.trim_end().lines().last().unwrap_or_default();
        if let Some((_, rest)) = last.split_once("served at http://") {
            let (address, _) = rest.split_once('/').expect("an address ends with a slash");
            let address = address.to_owned();
            return (told, address);
        }
    }
    panic!("it is not served:\n{told}");
}

fn asked(address: &str, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    let bytes = body.len();
    write!(
        stream,
        "{head} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {bytes}\r\n\r\n{body}"
    )
    .expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers in UTF-8");
    answer
}

#[test]
fn after_the_story_the_house_is_served_with_somebody_for_each_role() {
    let name = format!("served-{}", std::process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(&folder)
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary starts");
    let (told, address) = served(&mut child);
    let page = asked(&address, "GET /sign-in", "");
    let people: Vec<(&str, &str)> = told
        .lines()
        .skip_while(|l| !l.starts_with("Sign in as one of these"))
        .filter_map(|l| l.strip_prefix("  ")?.split_once("  "))
        .map(|(account, rest)| (account, rest.trim().split(' ').next().unwrap_or_default()))
        .collect();
    let entered: Vec<(&str, String)> = people
        .iter()
        .map(|(account, password)| {
            let form = format!("account={account}&password={password}");
            (*account, asked(&address, "POST /sign-in", &form))
        })
        .collect();
    child.kill().expect("it is ours");
    child.wait().expect("it ends");
    let _ = std::fs::remove_dir_all(&folder);
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("<html"), "{page}");
    let accounts: Vec<&str> = entered.iter().map(|(account, _)| *account).collect();
    for account in ["p.moreau", "m.haddad", "l.ferris", "a.winter", "i.berg", "t.admin"] {
        assert!(accounts.contains(&account), "{account} is not told:\n{told}");
    }
    for (account, answer) in entered {
        let is_in = answer.starts_with("HTTP/1.1 303") && answer.contains("set-cookie");
        assert!(is_in, "{account}: {answer}");
    }
}
