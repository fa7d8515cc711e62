//! How single values stand in an event: words, numbers, times, ids, lists. Knows no event.

use crate::ids::{ContactId, DecisionId, EventId, FileHash, ItemId, RequestId};
use crate::json::{self, Json};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What is wrong with a field, and the path to it, innermost name first.
#[derive(Debug)]
pub(super) struct Fault {
    path: Vec<String>,
    what: String,
    is_kind: bool,
}

impl Fault {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { path: Vec::new(), what: what.into(), is_kind: false }
    }

    pub(super) fn kind(word: &str) -> Self {
        Self { path: Vec::new(), what: word.to_owned(), is_kind: true }
    }

    pub(super) fn under(mut self, name: impl Into<String>) -> Self {
        self.path.push(name.into());
        self
    }

    pub(super) fn into_error(self) -> super::ReadEventError {
        if self.is_kind {
            return super::ReadEventError::Kind { kind: self.what };
        }
        let path: Vec<String> = self.path.into_iter().rev().collect();
        super::ReadEventError::Field { field: path.join("."), what: self.what }
    }
}

/// What is to be written, borrowed from what it is made of where it can be.
#[derive(Debug)]
pub(super) enum Node<'a> {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Text(Cow<'a, str>),
    List(Vec<Self>),
    Object(Vec<(&'static str, Self)>),
    /// A value that stands in an event as it is.
    Json(&'a Value),
}

impl Node<'_> {
    /// Writes the canonical text.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(is) => out.push_str(if *is { "true" } else { "false" }),
            Self::Unsigned(n) => out.push_str(&n.to_string()),
            Self::Signed(n) => out.push_str(&n.to_string()),
            Self::Text(text) => json::write_string(text, out),
            Self::Json(value) => json::write(value, out),
            Self::List(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(fields) => {
                let mut sorted: Vec<_> = fields.iter().collect();
                sorted.sort_unstable_by_key(|(key, _)| key.as_bytes());
                out.push('{');
                for (i, (key, field)) in sorted.into_iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    json::write_string(key, out);
                    out.push(':');
                    field.write(out);
                }
                out.push('}');
            }
        }
    }

    /// The same as a value of its own.
    pub(super) fn into_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(is) => Value::Bool(is),
            Self::Unsigned(n) => Value::from(n),
            Self::Signed(n) => Value::from(n),
            Self::Text(text) => Value::String(text.into_owned()),
            Self::Json(value) => value.clone(),
            Self::List(items) => items.into_iter().map(Self::into_value).collect(),
            Self::Object(fields) => {
                let fields = fields.into_iter().map(|(k, v)| (k.to_owned(), v.into_value()));
                Value::Object(fields.collect())
            }
        }
    }
}

/// A value with one form in an event. Reading takes texts and values out of what is read.
pub(super) trait Wire: Sized {
    fn to_wire(&self) -> Node<'_>;
    fn from_wire(value: &mut Value) -> Result<Self, Fault>;
}

/// An object of the fields given.
pub(super) fn object<'a, const N: usize>(fields: [(&'static str, Node<'a>); N]) -> Node<'a> {
    Node::Object(fields.into())
}

/// A text of its own.
pub(super) const fn owned(text: String) -> Node<'static> {
    Node::Text(Cow::Owned(text))
}

/// A word that is known.
pub(super) const fn word(word: &str) -> Node<'_> {
    Node::Text(Cow::Borrowed(word))
}

/// The fields of an object, each taken once; one that nobody takes is a fault.
pub(super) struct Fields<'a> {
    map: &'a mut Map<String, Value>,
    taken: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(value: &'a mut Value) -> Result<Self, Fault> {
        let map = value.as_object_mut().ok_or_else(|| Fault::new("is not an object"))?;
        Ok(Self { map, taken: Vec::new() })
    }

    pub(super) fn raw(&mut self, key: &'static str) -> Result<&mut Value, Fault> {
        self.taken.push(key);
        self.map.get_mut(key).ok_or_else(|| Fault::new("is missing").under(key))
    }

    pub(super) fn take<T: Wire>(&mut self, key: &'static str) -> Result<T, Fault> {
        T::from_wire(self.raw(key)?).map_err(|f| f.under(key))
    }

    pub(super) fn finish(self) -> Result<(), Fault> {
        match self.map.keys().find(|k| !self.taken.contains(&k.as_str())) {
            Some(key) => Err(Fault::new("is no field here").under(key.as_str())),
            None => Ok(()),
        }
    }
}

/// A struct whose fields stand in an object under the keys given.
macro_rules! record {
    ($type:ty { $($field:ident = $key:literal),* $(,)? }) => {
        impl $crate::event_json::wire::Wire for $type {
            fn to_wire(&self) -> $crate::event_json::wire::Node<'_> {
                $crate::event_json::wire::object([$(($key, self.$field.to_wire()),)*])
            }

            fn from_wire(
                value: &mut serde_json::Value,
            ) -> Result<Self, $crate::event_json::wire::Fault> {
                let mut fields = $crate::event_json::wire::Fields::of(value)?;
                let made = Self { $($field: fields.take($key)?,)* };
                fields.finish()?;
                Ok(made)
            }
        }
    };
}
pub(super) use record;

/// A closed set of words with `as_str` and `parse`, or any id that prints and parses.
macro_rules! words {
    ($($type:ty, $what:literal, $write:expr, $parse:expr;)*) => {$(
        impl Wire for $type {
            fn to_wire(&self) -> $crate::event_json::wire::Node<'_> {
                let write: fn(&$type) -> String = $write;
                $crate::event_json::wire::owned(write(self))
            }

            fn from_wire(value: &mut Value) -> Result<Self, Fault> {
                let parse: fn(&str) -> Option<$type> = $parse;
                let word = value.as_str().ok_or_else(|| Fault::new("is not a word"))?;
                parse(word).ok_or_else(|| {
                    let word: String = word.chars().take(40).collect();
                    Fault::new(format!(concat!("is `{}`, which is no ", $what), word))
                })
            }
        }
    )*};
}
pub(super) use words;

words! {
    EventId, "reference of an event", ToString::to_string, |w| EventId::parse(w).ok();
    DecisionId, "reference of a decision", ToString::to_string, |w| DecisionId::parse(w).ok();
    RequestId, "reference of a request", ToString::to_string, |w| RequestId::parse(w).ok();
    ContactId, "reference of a contact", ToString::to_string, |w| ContactId::parse(w).ok();
    ItemId, "reference of an item", ToString::to_string, |w| ItemId::parse(w).ok();
    FileHash, "SHA-256", ToString::to_string, FileHash::parse;
    Timestamp, "time in UTC", ToString::to_string, |w| w.parse().ok();
    Date, "day", ToString::to_string, |w| w.parse().ok();
    Weekday, "day of the week", |d| day_word(*d).to_owned(), day_of;
}

/// Days of the week from Monday, as written.
const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

fn day_word(day: Weekday) -> &'static str {
    DAYS.iter().find(|(_, d)| *d == day).map_or("mon", |(word, _)| word)
}

fn day_of(word: &str) -> Option<Weekday> {
    DAYS.iter().find(|(w, _)| *w == word).map(|(_, d)| *d)
}

impl Wire for String {
    fn to_wire(&self) -> Node<'_> {
        word(self)
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        match value {
            Value::String(text) => Ok(std::mem::take(text)),
            _ => Err(Fault::new("is not a text")),
        }
    }
}

impl Wire for bool {
    fn to_wire(&self) -> Node<'_> {
        Node::Bool(*self)
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        value.as_bool().ok_or_else(|| Fault::new("is not true or false"))
    }
}

macro_rules! integers {
    ($($type:ty),*) => {$(
        impl Wire for $type {
            fn to_wire(&self) -> Node<'_> {
                Node::Unsigned(u64::try_from(*self).unwrap_or(u64::MAX))
            }

            fn from_wire(value: &mut Value) -> Result<Self, Fault> {
                let fits = value.as_u64().and_then(|n| Self::try_from(n).ok());
                fits.ok_or_else(|| Fault::new("is not an integer that fits"))
            }
        }
    )*};
}
integers!(u16, u32, u64, usize);

impl Wire for Json {
    fn to_wire(&self) -> Node<'_> {
        Node::Json(self.value())
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        Self::new(value.take()).map_err(|e| Fault::new(format!("cannot be kept: {e}")))
    }
}

impl<T: Wire> Wire for Box<T> {
    fn to_wire(&self) -> Node<'_> {
        T::to_wire(self)
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        T::from_wire(value).map(Self::new)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn to_wire(&self) -> Node<'_> {
        self.as_ref().map_or(Node::Null, T::to_wire)
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        if value.is_null() { Ok(None) } else { T::from_wire(value).map(Some) }
    }
}

fn items<T: Wire>(value: &mut Value) -> impl Iterator<Item = Result<T, Fault>> {
    let items = value.as_array_mut().map(Vec::as_mut_slice).unwrap_or_default();
    items.iter_mut().enumerate().map(|(i, v)| T::from_wire(v).map_err(|f| f.under(i.to_string())))
}

fn expect_list(value: &Value) -> Result<(), Fault> {
    if value.is_array() { Ok(()) } else { Err(Fault::new("is not a list")) }
}

impl<T: Wire> Wire for Vec<T> {
    fn to_wire(&self) -> Node<'_> {
        Node::List(self.iter().map(T::to_wire).collect())
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        expect_list(value)?;
        items(value).collect()
    }
}

impl<T: Wire + Ord> Wire for BTreeSet<T> {
    fn to_wire(&self) -> Node<'_> {
        Node::List(self.iter().map(T::to_wire).collect())
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        expect_list(value)?;
        items(value).collect()
    }
}
