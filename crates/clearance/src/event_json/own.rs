//! How requests, contacts, decisions and worklists stand in an event.

use super::wire::{Fault, Fields, Node, Wire, object, record, words};
use crate::authorise::UseCase;
use crate::contact_log::Meeting;
use crate::event::{BuiltIndex, Check, Confirmation, Identity, ListLoad, SourceFile};
use crate::request::{Needed, Request};
use crate::worklist::{Cause, Change, Item, Subject};
use crate::{Contact, Counterpart, Verdict};
use directive::{Act, Approval, DirectiveId, Initiator, ParagraphId, Venue};
use serde_json::Value;

words! {
    DirectiveId, "number of a directive", ToString::to_string, DirectiveId::parse;
    Act, "act", |w| w.as_str().to_owned(), Act::parse;
    Initiator, "initiator", |w| w.as_str().to_owned(), Initiator::parse;
    Venue, "place", |w| w.as_str().to_owned(), Venue::parse;
    UseCase, "use case", |w| w.as_str().to_owned(), UseCase::parse;
    Change, "change", |w| w.as_str().to_owned(), Change::parse;
    Verdict, "verdict", |w| w.as_str().to_owned(), Verdict::parse;
    Identity, "identity", |w| w.as_str().to_owned(), Identity::parse;
}

record!(SourceFile { name = "name", hash = "sha256" });
record!(BuiltIndex { visibility = "visibility", hash = "sha256", parties = "parties" });
record!(ListLoad {
    list = "list",
    format = "format",
    files = "files",
    parties = "parties",
    names = "names",
    faults = "faults",
    lost = "lost",
    indexes = "indexes",
});
record!(Counterpart {
    name = "name",
    kind = "kind",
    born = "born",
    countries = "countries",
    identifiers = "identifiers",
    capacity = "capacity",
    is = "is",
    is_not = "is_not",
});
record!(Contact {
    act = "act",
    level = "level",
    initiator = "initiator",
    venue = "place",
    purpose = "purpose",
    at = "at",
    post = "post",
    officer = "officer",
    counterparts = "with",
});
record!(Check {
    decision = "decision",
    contact = "contact",
    as_of = "as_of",
    inputs = "inputs",
    sealed = "sealed",
    basis = "basis",
});
record!(Confirmation {
    name = "name",
    kind = "kind",
    born = "born",
    party = "party",
    identity = "identity",
    decision = "decision",
    grounds = "grounds",
    until = "until",
});
record!(Needed {
    directive = "directive",
    paragraph = "paragraph",
    by = "by",
    authority = "authority",
});
record!(Request {
    id = "id",
    decision = "decision",
    requester = "requester",
    participants = "participants",
    post = "post",
    act = "act",
    at = "at",
    parties = "parties",
    needed = "needed",
    conditions = "conditions",
    reason = "reason",
});
record!(Meeting {
    id = "id",
    decision = "decision",
    request = "request",
    post = "post",
    officer = "officer",
    participants = "participants",
    act = "act",
    at = "at",
    with = "with",
    parties = "parties",
});
record!(Item {
    id = "id",
    post = "post",
    subject = "subject",
    changes = "changes",
    was = "was",
    now = "now",
    cites = "cites",
    at = "at",
});

impl Wire for ParagraphId {
    fn to_wire(&self) -> Node<'_> {
        self.0.to_wire()
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        u16::from_wire(value).map(Self)
    }
}

/// An object with one field, whose name says which it is.
fn only(value: &mut Value) -> Result<(&str, &mut Value), Fault> {
    let fields = value.as_object_mut().ok_or_else(|| Fault::new("is not an object"))?;
    let count = fields.len();
    match (fields.iter_mut().next(), count) {
        (Some((key, value)), 1) => Ok((key, value)),
        _ => Err(Fault::new("has not exactly one field")),
    }
}

impl Wire for Cause {
    fn to_wire(&self) -> Node<'_> {
        match self {
            Self::Directive(id) => object([("directive", id.to_wire())]),
            Self::List(id) => object([("list", id.to_wire())]),
        }
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        match only(value)? {
            ("directive", v) => Wire::from_wire(v).map(Self::Directive),
            ("list", v) => Wire::from_wire(v).map(Self::List),
            (key, _) => Err(Fault::new("is no cause").under(key)),
        }
    }
}

impl Wire for Subject {
    fn to_wire(&self) -> Node<'_> {
        match self {
            Self::Request(id) => object([("request", id.to_wire())]),
            Self::Decision(id) => object([("decision", id.to_wire())]),
            Self::Contact(id) => object([("contact", id.to_wire())]),
        }
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        match only(value)? {
            ("request", v) => Wire::from_wire(v).map(Self::Request),
            ("decision", v) => Wire::from_wire(v).map(Self::Decision),
            ("contact", v) => Wire::from_wire(v).map(Self::Contact),
            (key, _) => Err(Fault::new("is no subject").under(key)),
        }
    }
}

impl Wire for Approval {
    fn to_wire(&self) -> Node<'_> {
        match self {
            Self::One(function) => object([("one", function.to_wire())]),
            Self::All(parts) => object([("all", parts.to_wire())]),
            Self::Any(parts) => object([("any", parts.to_wire())]),
            Self::AtLeast { n, of } => {
                object([("at_least", object([("n", n.to_wire()), ("of", of.to_wire())]))])
            }
        }
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        match only(value)? {
            ("one", v) => Wire::from_wire(v).map(Self::One),
            ("all", v) => Wire::from_wire(v).map(Self::All),
            ("any", v) => Wire::from_wire(v).map(Self::Any),
            ("at_least", v) => {
                let mut fields = Fields::of(v)?;
                let made = Self::AtLeast { n: fields.take("n")?, of: fields.take("of")? };
                fields.finish()?;
                Ok(made)
            }
            (key, _) => Err(Fault::new("is no expression").under(key)),
        }
    }
}
