//! How what a decision was made of stands in an event: matches used, grants known, and what it was
//! made with. Enough, with the stored directives, snapshots and organisation, to make it again.

use super::ReadEventError;
use super::wire::{Fault, Fields, Node, Wire, object, owned, record, words};
use crate::decide::ScreenedCounterpart;
use crate::decision::MadeWith;
use crate::grant::{Agreement, Grant};
use crate::ids::FileHash;
use screening::found::Field;
use screening::{Evidence, How, Match, MatchStrength, Score, Screened};
use serde_json::Value;

/// Every way two parts of names may meet, for reading the word back.
const HOWS: [How; 10] = [
    How::Same,
    How::Spelling,
    How::Transliteration,
    How::Initial,
    How::Nickname,
    How::Joined,
    How::Translation,
    How::Acronym,
    How::Identifier,
    How::OtherName,
];

const STRENGTHS: [MatchStrength; 3] =
    [MatchStrength::Strong, MatchStrength::Weak, MatchStrength::Acronym];

const FIELDS: [Field; 4] = [Field::BirthDate, Field::Country, Field::Identifier, Field::Kind];

words! {
    How, "way names meet", |h| h.as_str().to_owned(),
        |w| HOWS.into_iter().find(|h| h.as_str() == w);
    MatchStrength, "strength", |s| s.as_str().to_owned(),
        |w| STRENGTHS.into_iter().find(|s| s.as_str() == w);
    Field, "field", |f| f.as_str().to_owned(), |w| FIELDS.into_iter().find(|f| f.as_str() == w);
}

impl Wire for Score {
    fn to_wire(&self) -> Node<'_> {
        Node::Unsigned(u64::from(self.get()))
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        let permille = u16::from_wire(value)?;
        if permille > Self::MAX.get() {
            return Err(Fault::new("is more than 1000"));
        }
        Ok(Self::permille(permille))
    }
}

impl Wire for i16 {
    fn to_wire(&self) -> Node<'_> {
        Node::Signed(i64::from(*self))
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        let fits = value.as_i64().and_then(|n| Self::try_from(n).ok());
        fits.ok_or_else(|| Fault::new("is not an integer that fits"))
    }
}

record!(Evidence { query = "query", name = "name", how = "how", score = "score" });
record!(Match {
    party = "party",
    list = "list",
    caption = "caption",
    name = "name",
    kind = "kind",
    strength = "strength",
    score = "score",
    bits = "bits",
    hit = "hit",
    ask = "ask",
    why_not = "why_not",
    rank = "rank",
    evidence = "evidence",
    agrees = "agrees",
    contradicts = "contradicts",
    missing = "missing",
    unmatched = "unmatched",
    is_exact = "exact",
    is_deceased = "deceased",
});
record!(Screened {
    query = "query",
    matches = "matches",
    ambiguity = "ambiguity",
    unread = "unread",
});
record!(ScreenedCounterpart { own = "own", capacity = "capacity" });
record!(Agreement { officer = "officer", function = "function", at = "at" });
record!(Grant {
    request = "request",
    parties = "parties",
    act = "act",
    post = "post",
    agreed = "agreed",
    given_at = "given_at",
    until = "until",
    conditions = "conditions",
    by_authority = "by_authority",
});

/// What went into a decision beside the contact and what is kept by hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptInputs {
    /// What screening found, one for each counterpart.
    pub screened: Vec<ScreenedCounterpart>,
    /// Grants known then.
    pub grants: Vec<Grant>,
}

record!(KeptInputs { screened = "screened", grants = "grants" });

impl KeptInputs {
    /// The value that stands in the event.
    #[must_use]
    pub fn to_json(&self) -> Value {
        self.to_wire().into_value()
    }

    /// Reads it back.
    ///
    /// # Errors
    /// A field that is missing, unknown or not what it must be, by its place.
    pub fn from_json(value: &Value) -> Result<Self, ReadEventError> {
        Self::from_wire(&mut value.clone()).map_err(Fault::into_error)
    }
}

/// Something kept by its hash.
struct Hashed {
    name: String,
    hash: FileHash,
}

record!(Hashed { name = "name", hash = "sha256" });

/// Names with hashes, each name an id of its kind.
fn hashed<T: ToString>(all: &[(T, FileHash)]) -> Node<'_> {
    let one = |(name, hash): &(T, FileHash)| {
        object([("name", owned(name.to_string())), ("sha256", owned(hash.to_string()))])
    };
    Node::List(all.iter().map(one).collect())
}

fn named<T: Wire>(all: Vec<Hashed>) -> Result<Vec<(T, FileHash)>, Fault> {
    let read = |h: Hashed| Ok((T::from_wire(&mut Value::String(h.name))?, h.hash));
    all.into_iter().map(read).collect()
}

impl Wire for MadeWith {
    fn to_wire(&self) -> Node<'_> {
        object([
            ("engine", self.engine.to_wire()),
            ("tables", self.tables.to_wire()),
            ("indexes", hashed(&self.indexes)),
            ("snapshots", hashed(&self.snapshots)),
            ("directives", hashed(&self.directives)),
            ("organisation", self.organisation.to_wire()),
        ])
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        let mut fields = Fields::of(value)?;
        let made = Self {
            engine: fields.take("engine")?,
            tables: fields.take("tables")?,
            indexes: named(fields.take("indexes")?)?,
            snapshots: named(fields.take("snapshots")?)?,
            directives: named(fields.take("directives")?)?,
            organisation: fields.take("organisation")?,
        };
        fields.finish()?;
        Ok(made)
    }
}

impl MadeWith {
    /// The value that stands in the event and in the sealed decision.
    #[must_use]
    pub fn to_json(&self) -> Value {
        self.to_wire().into_value()
    }

    /// Reads it back.
    ///
    /// # Errors
    /// A field that is missing, unknown or not what it must be, by its place.
    pub fn from_json(value: &Value) -> Result<Self, ReadEventError> {
        Self::from_wire(&mut value.clone()).map_err(Fault::into_error)
    }
}

impl crate::Contact {
    /// The value that stands in the event.
    #[must_use]
    pub fn to_json(&self) -> Value {
        self.to_wire().into_value()
    }

    /// Reads it back.
    ///
    /// # Errors
    /// A field that is missing, unknown or not what it must be, by its place.
    pub fn from_json(value: &Value) -> Result<Self, ReadEventError> {
        Self::from_wire(&mut value.clone()).map_err(Fault::into_error)
    }
}
