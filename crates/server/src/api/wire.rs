//! The small types of the wire: bounded texts and lists, times, closed words. In: JSON of
//! strangers; out: values within their bounds, with a schema that says the bounds. Never lets a
//! text or a list through that is longer than its type says.

use jiff::Timestamp;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

/// Times before this one, in seconds of Unix, are a slip of the keyboard: 1 January 1900.
const SECOND_MIN: i64 = -2_208_988_800;
/// Times from this one on are a slip of the keyboard: 1 January 2200.
const SECOND_END: i64 = 7_258_118_400;

fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::Type(Type::String))
}

/// A text of at most so many characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Text<const MAX: usize>(pub(crate) String);

impl<const MAX: usize> Text<MAX> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Text<MAX> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let count = text.chars().count();
        if count > MAX {
            return Err(D::Error::custom(format!("{count} characters are given where {MAX} fit")));
        }
        Ok(Self(text))
    }
}

impl<const MAX: usize> PartialSchema for Text<MAX> {
    fn schema() -> RefOr<Schema> {
        string().max_length(Some(MAX)).into()
    }
}

impl<const MAX: usize> ToSchema for Text<MAX> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("Text{MAX}"))
    }
}

/// A list of at most so many items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Upto<T, const MAX: usize>(pub(crate) Vec<T>);

impl<T, const MAX: usize> Default for Upto<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

struct Items<T, const MAX: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for Items<T, MAX> {
    type Value = Upto<T, MAX>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of at most {MAX}")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut kept = Vec::new();
        while let Some(item) = items.next_element()? {
            if kept.len() == MAX {
                return Err(A::Error::custom(format!("more than the {MAX} that fit are given")));
            }
            kept.push(item);
        }
        Ok(Upto(kept))
    }
}

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for Upto<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(Items::<T, MAX>(PhantomData))
    }
}

impl<T: ToSchema, const MAX: usize> PartialSchema for Upto<T, MAX> {
    fn schema() -> RefOr<Schema> {
        let item = utoipa::openapi::schema::Ref::from_schema_name(T::name());
        ArrayBuilder::new().items(RefOr::<Schema>::Ref(item)).max_items(Some(MAX)).into()
    }
}

impl<T: ToSchema, const MAX: usize> ToSchema for Upto<T, MAX> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("Upto{MAX}{}", T::name()))
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

/// An instant, as RFC 3339 writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Time(pub(crate) Timestamp);

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = Text::<64>::deserialize(from)?;
        let time: Timestamp = word.as_str().parse().map_err(|_| {
            D::Error::custom("no time with its offset, as 2020-01-09T18:00:00Z writes it")
        })?;
        if (SECOND_MIN..SECOND_END).contains(&time.as_second()) {
            Ok(Self(time))
        } else {
            Err(D::Error::custom("a time outside 1900 to 2199"))
        }
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0.to_string())
    }
}

impl PartialSchema for Time {
    fn schema() -> RefOr<Schema> {
        string().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).into()
    }
}

impl ToSchema for Time {}

/// A word of a closed set.
pub(crate) trait Closed: Sized + 'static {
    /// The set's name in the document.
    const NAME: &'static str;
    /// Every word.
    fn words() -> Vec<&'static str>;
    /// What a word means.
    fn parse(word: &str) -> Option<Self>;
}

/// A word of a closed set, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<T>(pub(crate) T);

impl<'de, T: Closed> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = Text::<64>::deserialize(from)?;
        let is_known = T::words().contains(&word.as_str());
        T::parse(word.as_str()).filter(|_| is_known).map(Self).ok_or_else(|| {
            let known = T::words().join(", ");
            D::Error::custom(format!("`{}` is not one of: {known}", word.as_str()))
        })
    }
}

impl<T: Closed> PartialSchema for Word<T> {
    fn schema() -> RefOr<Schema> {
        string().enum_values(Some(T::words())).into()
    }
}

impl<T: Closed> ToSchema for Word<T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(T::NAME)
    }
}

macro_rules! closed {
    ($($type:ty = $name:literal, $all:expr, $read:expr;)*) => {$(
        impl Closed for $type {
            const NAME: &'static str = $name;

            fn words() -> Vec<&'static str> {
                $all.iter().map(|one| one.as_str()).collect()
            }

            fn parse(word: &str) -> Option<Self> {
                $read(word)
            }
        }
    )*};
}

use directive::{Act, Initiator, Venue};
use parties::Kind;

/// Every kind, in the order they are told.
const KINDS: [Kind; 5] =
    [Kind::Person, Kind::Organisation, Kind::Vessel, Kind::Aircraft, Kind::Any];

closed! {
    Act = "Act", Act::ALL, Act::parse;
    Initiator = "Initiator", Initiator::ALL, Initiator::parse;
    Venue = "Place", Venue::ALL, Venue::parse;
    Kind = "Kind", KINDS, Kind::parse;
}

/// An id.
pub(super) type Id = Text<{ parties::id::ID_CHARS_MAX }>;
/// A name, or another fact of somebody. Largest seen: 347.
pub(super) type Name = Text<{ screening::subject::NAME_CHARS_MAX }>;
/// A text that somebody writes. Largest seen: 1,800.
pub(super) type Words = Text<{ clearance::handle::TEXT_CHARS_MAX }>;
/// A day, a month or a year.
pub(super) type Day = Text<10>;
/// Facts of one kind about one counterpart.
pub(super) type Facts = Upto<Name, { crate::desk::checks::FACTS_MAX }>;
/// Parties somebody is not.
pub(super) type Ids = Upto<Id, { crate::desk::checks::FACTS_MAX }>;
/// People on our side of one contact.
pub(super) type People = Upto<Id, { clearance::handle::PARTICIPANTS_MAX }>;
/// What happens.
pub(super) type ActWord = Word<Act>;
/// Whose idea.
pub(super) type InitiatorWord = Word<Initiator>;
/// Where.
pub(super) type VenueWord = Word<Venue>;
/// What somebody or something is.
pub(super) type KindWord = Word<Kind>;
