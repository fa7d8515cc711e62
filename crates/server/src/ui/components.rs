//! What the parts of pages ask of the frame: shapes, faults by field, the rooms of the navigation.
//! Never a rule: which rooms are open is what `authorise` answers.

use super::Frame;
use clearance::authorise::{Relation, UseCase, authorise};
use clearance::{Reader, Verdict};
use parties::{Levels, Visibility};

macro_rules! svg {
    () => {
        "<svg class='shape' viewBox='0 0 16 16' aria-hidden='true'>"
    };
}
macro_rules! ring {
    () => {
        "<circle class='o' cx='8' cy='8' r='6.5'/>"
    };
}

/// Something that is wrong with a form: the field it leads to, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The `name` of the field; empty for the form as a whole.
    pub field: String,
    /// In words.
    pub words: String,
}

impl Fault {
    /// A fault of a field.
    #[must_use]
    pub fn of(field: impl Into<String>, words: impl Into<String>) -> Self {
        Self { field: field.into(), words: words.into() }
    }
}

/// A room of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Its word: in the catalogue `frame.room.WORD`.
    pub name: &'static str,
    /// Where it is.
    pub href: &'static str,
    asks: Option<UseCase>,
}

const fn room(name: &'static str, href: &'static str, asks: Option<UseCase>) -> Room {
    Room { name, href, asks }
}

/// Every room, in the order of the navigation.
pub const ROOMS: [Room; 11] = [
    room("start", "/", None),
    room("check", "/check", Some(UseCase::Check)),
    room("requests", "/requests", Some(UseCase::RequestShow)),
    room("contacts", "/contacts", Some(UseCase::ContactShow)),
    room("worklist", "/worklist", Some(UseCase::Worklist)),
    room("directives", "/directives", Some(UseCase::DirectiveShow)),
    room("drafts", "/drafts", Some(UseCase::DirectiveLint)),
    room("parties", "/parties", Some(UseCase::Screen)),
    room("lists", "/lists", Some(UseCase::ListShow)),
    room("record", "/record", Some(UseCase::RecordRead)),
    room("people", "/people", Some(UseCase::AccountList)),
];

/// The rooms that a reader may enter at all.
#[must_use]
pub fn rooms(reader: &Reader, levels: &Levels) -> Vec<Room> {
    let may = |act| {
        let open = Visibility::public();
        let allows = |r| authorise(reader, act, &open, r, levels).is_allowed();
        Relation::ALL.into_iter().any(allows)
    };
    ROOMS.into_iter().filter(|room| room.asks.is_none_or(may)).collect()
}

impl Frame {
    /// Words of the catalogue for one of a kind: `verdict` and `clear` make `verdict.clear`.
    #[must_use]
    pub fn of_kind(&self, kind: impl AsRef<str>, word: impl AsRef<str>) -> String {
        self.words.say(&format!("{}.{}", kind.as_ref(), word.as_ref()))
    }

    /// The shape of a verdict, drawn, so that no font has to have it.
    #[must_use]
    pub fn shape(&self, word: impl AsRef<str>) -> &'static str {
        match Verdict::parse(word.as_ref()) {
            Some(Verdict::Clear) => concat!(svg!(), "<circle cx='8' cy='8' r='7'/></svg>"),
            Some(Verdict::AdvisedAgainst) => {
                concat!(svg!(), ring!(), "<path d='M8 8V1a7 7 0 0 1 7 7z'/></svg>")
            }
            Some(Verdict::NotifyFirst) => {
                concat!(svg!(), ring!(), "<path d='M8 1a7 7 0 0 1 0 14z'/></svg>")
            }
            Some(Verdict::ApprovalRequired) => {
                concat!(svg!(), "<path d='M8 1l7.5 14H.5z'/></svg>")
            }
            Some(Verdict::Prohibited) => concat!(svg!(), "<path d='M1 1h14v14H1z'/></svg>"),
            Some(Verdict::Exempt) => {
                concat!(svg!(), "<path class='o' d='M8 1.5L14.5 8 8 14.5 1.5 8z'/></svg>")
            }
            Some(Verdict::Undetermined) => {
                concat!(
                    svg!(),
                    "<path class='o w' d='M3.5 5a4.5 4 0 1 1 6 4Q8 9.5 8 11.5M8 13.5v2'/></svg>"
                )
            }
            None => concat!(svg!(), "<path class='o' d='M1 8h12M8.5 3.5l5 4.5-5 4.5'/></svg>"),
        }
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn fault_of<'a>(&self, faults: &'a [Fault], field: impl AsRef<str>) -> Option<&'a str> {
        faults.iter().find(|f| f.field == field.as_ref()).map(|f| f.words.as_str())
    }

    /// Whether a field has a hint or a fault beside it.
    #[must_use]
    pub fn is_described(
        &self,
        faults: &[Fault],
        field: impl AsRef<str>,
        hint: impl AsRef<str>,
    ) -> bool {
        !hint.as_ref().is_empty() || self.fault_of(faults, field).is_some()
    }

    /// Where hint and fault of a field stand.
    #[must_use]
    pub fn described_by(
        &self,
        faults: &[Fault],
        field: impl AsRef<str>,
        hint: impl AsRef<str>,
    ) -> String {
        let field = field.as_ref();
        let mut places = Vec::new();
        if !hint.as_ref().is_empty() {
            places.push(format!("h-{field}"));
        }
        if self.fault_of(faults, field).is_some() {
            places.push(format!("e-{field}"));
        }
        places.join(" ")
    }

    /// Whether two words are the same.
    #[must_use]
    pub fn is_same(&self, one: impl AsRef<str>, other: impl AsRef<str>) -> bool {
        one.as_ref() == other.as_ref()
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self, words: impl AsRef<str>) -> bool {
        words.as_ref().is_empty()
    }

    /// Whether a room is in the navigation.
    #[must_use]
    pub fn has_room(&self, name: &str) -> bool {
        self.rooms.iter().any(|r| r.name == name)
    }

    /// The keys and what they do.
    #[must_use]
    pub fn keys(&self) -> Vec<(&'static str, String)> {
        const KEYS: [(&str, &str); 11] = [
            ("/", "search"),
            ("c", "check"),
            ("g s", "start"),
            ("g r", "requests"),
            ("g d", "directives"),
            ("g w", "worklist"),
            ("j · k", "move"),
            ("Enter", "open"),
            ("a", "approve"),
            ("d", "deny"),
            ("?", "keys"),
        ];
        KEYS.iter().map(|(key, what)| (*key, self.of_kind("keys", what))).collect()
    }
}
