//! An invented house: three posts, people with and without need, a list with a hidden party, an
//! open directive and a closed one.

use clearance::Contact;
use clearance::contact::Counterpart;
use directive::Act;
use jiff::Timestamp;
use parties::import::Format;
use parties::{Kind, ListId, OfficerId, PartyId, PostId};
use server::desk::lists::{GivenFile, Losses};
use server::desk::setup::SetUp;
use server::{Desk, Machine};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

pub(crate) const ORGANISATION: &str = r#"
name = "The Service"
headquarters = "hq"
refer_to = "desk"
levels = ["public", "internal", "secret"]
compartments = ["HARBOUR"]
contact_levels = ["working", "minister"]
functions = ["desk", "legal"]
working_days = ["mon", "tue", "wed", "thu", "fri"]
[collectives]
"ALL POSTS" = ["north", "south"]
[[region]]
id = "home"
desk = "desk"
[[post]]
id = "hq"
name = "Headquarters"
region = "home"
time_zone = "Etc/UTC"
[[post]]
id = "north"
name = "North"
region = "home"
time_zone = "Etc/UTC"
[[post]]
id = "south"
name = "South"
region = "home"
time_zone = "Etc/UTC"
[[officer]]
id = "plain"
name = "Without Need"
post = "north"
roles = ["officer"]
level = "internal"
[[officer]]
id = "cleared"
name = "With Need"
post = "north"
roles = ["officer"]
level = "secret"
compartments = ["HARBOUR"]
[[officer]]
id = "south"
name = "Of Another Post"
post = "south"
roles = ["officer"]
level = "secret"
compartments = ["HARBOUR"]
[[officer]]
id = "drafter"
name = "Drafter With Need"
post = "hq"
roles = ["drafter", "releaser"]
level = "secret"
compartments = ["HARBOUR"]
[[officer]]
id = "junior"
name = "Drafter Without"
post = "hq"
roles = ["drafter", "releaser"]
level = "internal"
[[officer]]
id = "inspector"
name = "Inspector"
post = "hq"
roles = ["inspector"]
level = "secret"
compartments = ["HARBOUR"]
[[officer]]
id = "desk"
name = "Desk"
post = "hq"
roles = ["approver"]
functions = ["desk"]
level = "secret"
compartments = ["HARBOUR"]
[[officer]]
id = "tied"
name = "Desk With A Tie"
post = "hq"
roles = ["approver"]
functions = ["desk"]
level = "secret"
[[officer.tie]]
kind = "family"
of = "own:old-front"
"#;

pub(crate) const OWN: &str = r#"
source = "invented"
[[party]]
id = "front"
kind = "organisation"
name = "Arvand Coastal Front"
[[party.affiliation]]
link = "offshoot"
of = "veiled"
[[party]]
id = "old-front"
kind = "organisation"
name = "Old Arvand Shore League"
merged_into = "front"
[[party]]
id = "veiled"
kind = "organisation"
name = "Zubarov Lantern Circle"
visibility = { level = "secret", compartments = ["HARBOUR"] }
[[party]]
id = "quiet"
kind = "organisation"
name = "Meridian Quiet Harvest"
visibility = { level = "secret", compartments = ["HARBOUR"] }
"#;

pub(crate) const OPEN: &str = "Directive:   26 HQ 1
Precedence:  ROUTINE
Marking:     INTERNAL
To:          ALL POSTS
Subject:     The front
Authority:   Secretary
Objective:   Talks; reviewed when they end.
Grounds:     Meetings could harm the talks.
In force:    2026-01-02
Review by:   2026-12-01

1. (U) Posts do not meet the front without approval.
   > parties    front
   > acts       initiate, accept, host
   > verdict    approval-required by desk

Examples:
   accept \"Arvand Coastal Front\" -> approval-required, para 1
";

pub(crate) const CLOSED: &str = "Directive:   26 HQ 2
Precedence:  ROUTINE
Marking:     SECRET
Caption:     HARBOUR
To:          ALL POSTS
Subject:     The circle
Authority:   Secretary
Objective:   Talks; reviewed when they end.
Grounds:     Nobody is to know of the circle.
In force:    2026-01-02
Review by:   2026-12-01

1. (SECRET) Nobody meets the circle.
   > parties    veiled
   > acts       initiate, accept, host
   > verdict    prohibited

Examples:
   accept \"Zubarov Lantern Circle\" -> prohibited, para 1
";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A desk in a directory of its own, gone with the test.
pub(crate) struct House {
    pub(crate) desk: Desk,
    root: PathBuf,
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl House {
    /// The data directory.
    pub(crate) fn data(&self) -> PathBuf {
        self.root.join("data")
    }
}

fn machine() -> Machine {
    machine_from(0)
}

/// A machine whose clock stands and whose random bytes are counted, from a number on.
pub(crate) fn machine_from(first: u64) -> Machine {
    let mut count = first;
    Machine {
        operator: "tester".to_owned(),
        now: Box::new(|| time("2026-02-02T10:00Z")),
        random: Box::new(move |bytes| {
            for chunk in bytes.chunks_mut(8) {
                count += 1;
                let word = count.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
                chunk.copy_from_slice(&word[..chunk.len()]);
            }
        }),
    }
}

pub(crate) fn time(words: &str) -> Timestamp {
    words.parse().unwrap()
}

/// The house with its list and both directives.
pub(crate) fn house() -> House {
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("desk-{}-{number}", std::process::id());
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&root).unwrap();
    let set_up = SetUp { origin: "example.org/test".to_owned(), story: None };
    let mut desk = Desk::create(&root.join("data"), set_up, machine()).unwrap();
    desk.import_organisation(None, ORGANISATION.as_bytes()).unwrap();
    load(&mut desk, OWN);
    desk.release(&who("drafter"), OPEN).unwrap();
    desk.release(&who("drafter"), CLOSED).unwrap();
    House { desk, root }
}

pub(crate) fn load(desk: &mut Desk, text: &str) -> server::desk::lists::Loaded {
    let file = GivenFile { name: "own.toml".to_owned(), bytes: text.as_bytes().to_vec() };
    let list = ListId::parse("own").unwrap();
    let format = Format::parse("parties-toml").unwrap();
    desk.update_list(None, &list, format, &[file], Losses::Refused).unwrap()
}

pub(crate) fn who(name: &str) -> OfficerId {
    OfficerId::parse(name).unwrap()
}

pub(crate) fn party(id: &str) -> PartyId {
    PartyId::parse(id).unwrap()
}

/// A contact of an officer of the north, tomorrow.
pub(crate) fn with(officer: &str, name: &str) -> Contact {
    Contact {
        act: Act::Accept,
        level: None,
        initiator: None,
        venue: None,
        purpose: None,
        at: time("2026-02-03T10:00Z"),
        post: PostId::parse("north").unwrap(),
        officer: who(officer),
        counterparts: vec![Counterpart {
            name: name.to_owned(),
            kind: Kind::Organisation,
            born: None,
            countries: Vec::new(),
            identifiers: Vec::new(),
            capacity: None,
            is: None,
            is_not: Vec::new(),
        }],
    }
}

/// What an account is told when it asks: the answer's JSON without what differs each time.
pub(crate) fn told(house: &mut House, officer: &str, name: &str) -> String {
    let contact = with(officer, name);
    let answer = house.desk.check(&who(officer), &contact, None).unwrap();
    let id = answer.disclosed.id.to_string();
    answer.disclosed.to_json().to_string().replace(&id, "D").replace(name, "NAME")
}

/// Error words with the words given taken out.
pub(crate) fn refused<T: std::fmt::Debug>(
    result: Result<T, server::Trouble>,
    given: &str,
) -> String {
    let trouble = result.unwrap_err();
    format!("{trouble} / {}", trouble.remedy()).replace(given, "GIVEN")
}

/// Whether a text tells of anything hidden in this house.
pub(crate) fn tells(text: &str) -> bool {
    let text = text.to_lowercase();
    ["veiled", "zubarov", "lantern", "quiet", "meridian", "harbour", "26 hq 2"]
        .iter()
        .any(|word| text.contains(word))
}
