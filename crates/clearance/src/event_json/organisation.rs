//! How the organisation and the words of the registry stand in an event.

use super::wire::{Fault, Fields, Node, Wire, object, record, words};
use parties::organisation::{Collective, Officer, Organisation, Post, Region, Role, Tie};
use parties::{
    CollectiveId, Compartment, ContactLevel, FunctionId, Identifier, Kind, Level, Levels, ListId,
    OfficerId, PartialDate, PartyId, PostId, Programme, Purpose, RegionId, Visibility,
};
use serde_json::Value;

words! {
    PartyId, "party", |w| w.as_str().to_owned(), |w| PartyId::parse(w).ok();
    ListId, "list", |w| w.as_str().to_owned(), |w| ListId::parse(w).ok();
    PostId, "post", |w| w.as_str().to_owned(), |w| PostId::parse(w).ok();
    RegionId, "region", |w| w.as_str().to_owned(), |w| RegionId::parse(w).ok();
    CollectiveId, "collective", |w| w.as_str().to_owned(), |w| CollectiveId::parse(w).ok();
    FunctionId, "function", |w| w.as_str().to_owned(), |w| FunctionId::parse(w).ok();
    OfficerId, "officer", |w| w.as_str().to_owned(), |w| OfficerId::parse(w).ok();
    Purpose, "purpose", |w| w.as_str().to_owned(), |w| Purpose::parse(w).ok();
    Programme, "programme", |w| w.as_str().to_owned(), |w| Programme::parse(w).ok();
    Level, "level", |w| w.as_str().to_owned(), |w| Some(Level::named(w));
    Compartment, "compartment", |w| w.as_str().to_owned(), |w| Some(Compartment::named(w));
    ContactLevel, "level of contact", |w| w.as_str().to_owned(), |w| Some(ContactLevel::named(w));
    Role, "role", |w| w.as_str().to_owned(), Role::parse;
    Kind, "kind of party", |w| w.as_str().to_owned(), Kind::parse;
    PartialDate, "date", ToString::to_string, PartialDate::parse;
}

record!(Visibility { level = "level", compartments = "compartments" });
record!(Identifier { kind = "kind", value = "value", country = "country" });
record!(Region { id = "id", desk = "desk" });
record!(Collective { id = "id", posts = "posts" });
record!(Tie { kind = "kind", of = "of", declared = "declared" });
record!(Post {
    id = "id",
    name = "name",
    region = "region",
    time_zone = "time_zone",
    working_days = "working_days",
    holidays = "holidays",
    head = "head",
    deputy = "deputy",
});
record!(Officer {
    id = "id",
    name = "name",
    post = "post",
    roles = "roles",
    functions = "functions",
    level = "level",
    compartments = "compartments",
    ties = "ties",
});
record!(Organisation {
    name = "name",
    headquarters = "headquarters",
    refer_to = "refer_to",
    levels = "levels",
    compartments = "compartments",
    contact_levels = "contact_levels",
    purposes = "purposes",
    regions = "regions",
    posts = "posts",
    collectives = "collectives",
    functions = "functions",
    officers = "officers",
});

impl Wire for Levels {
    fn to_wire(&self) -> Node<'_> {
        Node::List(self.all().iter().map(Level::to_wire).collect())
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        Vec::from_wire(value).map(Self::ordered)
    }
}

// Pairs of a directive and a paragraph, as every citation.
impl Wire for (directive::DirectiveId, directive::ParagraphId) {
    fn to_wire(&self) -> Node<'_> {
        object([("directive", self.0.to_wire()), ("paragraph", self.1.to_wire())])
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        let mut fields = Fields::of(value)?;
        let made = (fields.take("directive")?, fields.take("paragraph")?);
        fields.finish()?;
        Ok(made)
    }
}
