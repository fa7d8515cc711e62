//! How the envelope and every kind of event stand in bytes. A kind's word never changes; a kind
//! with other fields is another kind, or another version.

use super::released;
use super::wire::{Fault, Fields, Node, Wire, object, record, word};
use crate::event::{Actor, Envelope, Event};
use serde_json::Value;

record!(Actor { account = "account", operator = "operator" });

/// Each kind: its word, its variant, its fields with their keys.
macro_rules! kinds {
    ($($kind:literal = $variant:ident { $($field:ident = $key:literal),* $(,)? })*) => {
        impl Event {
            /// Every kind's word, in the order they are documented.
            pub const KINDS: &'static [&'static str] = &[
                $($kind,)*
                released::DRAFTED,
                released::RELEASED,
                released::ANSWERED,
                released::CANCELLED,
            ];

            /// The word for its kind in the bytes.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $kind,)*
                    Self::Directive { event } => released::kind(event),
                }
            }
        }

        fn body(event: &Event) -> Node<'_> {
            match event {
                $(Event::$variant { $($field),* } => object([$(($key, $field.to_wire()),)*]),)*
                Event::Directive { event } => released::body(event),
            }
        }

        fn event(kind: &str, body: &mut Value) -> Result<Event, Fault> {
            match kind {
                $($kind => {
                    let mut fields = Fields::of(body)?;
                    let made = Event::$variant { $($field: fields.take($key)?,)* };
                    fields.finish()?;
                    Ok(made)
                })*
                other => {
                    let event = Box::new(released::event(other, body)?);
                    Ok(Event::Directive { event })
                }
            }
        }
    };
}

kinds! {
    "organisation-set" = OrganisationSet { organisation = "organisation" }
    "post-added" = PostAdded { post = "post" }
    "officer-added" = OfficerAdded { officer = "officer" }
    "list-loaded" = ListLoaded { load = "load" }
    "checked" = Checked { check = "check" }
    "confirmed" = Confirmed { confirmation = "confirmation" }
    "requested" = Requested { request = "request" }
    "agreed" = Agreed {
        request = "request", officer = "officer", function = "function",
        conditions = "conditions", until = "until",
    }
    "granted" = Granted { request = "request", conditions = "conditions", until = "until" }
    "denied" = Denied {
        request = "request", officer = "officer", function = "function", grounds = "grounds",
    }
    "withdrawn" = Withdrawn { request = "request", officer = "officer", grounds = "grounds" }
    "recused" = Recused { request = "request", officer = "officer", tie = "tie" }
    "condition-met" = ConditionMet {
        request = "request", condition = "condition", officer = "officer", evidence = "evidence",
    }
    "concurrence-asked" = ConcurrenceAsked {
        request = "request", function = "function", due = "due",
    }
    "concurred" = Concurred { request = "request", function = "function", officer = "officer" }
    "objected" = Objected {
        request = "request", function = "function", officer = "officer", grounds = "grounds",
    }
    "lapsed" = Lapsed { request = "request", function = "function" }
    "contact-held" = ContactHeld { meeting = "contact" }
    "declared-afterwards" = DeclaredAfterwards { meeting = "contact", account = "account" }
    "contact-declined" = ContactDeclined { meeting = "contact", grounds = "grounds" }
    "memorandum" = Memorandum {
        contact = "contact", officer = "officer", present = "present", said = "said",
        next = "next",
    }
    "worklist-made" = WorklistMade { cause = "cause", items = "items" }
    "item-done" = ItemDone { item = "item", officer = "officer", note = "note" }
    "looked" = Looked { act = "act", subject = "subject" }
    "restored" = Restored { entries = "entries", root = "root", grounds = "grounds" }
    "password-reset" = PasswordReset { of = "of" }
    "token-issued" = TokenIssued { of = "of", name = "name", scopes = "scopes", until = "until" }
    "token-revoked" = TokenRevoked { of = "of", name = "name" }
    "account-locked" = AccountLocked { of = "of" }
    "erased" = Erased {
        entry = "entry", kind = "kind", reference = "reference", grounds = "grounds",
    }
}

impl Wire for Envelope {
    fn to_wire(&self) -> Node<'_> {
        object([
            ("version", self.version.to_wire()),
            ("id", self.id.to_wire()),
            ("at", self.at.to_wire()),
            ("actor", self.actor.to_wire()),
            ("visibility", self.visibility.to_wire()),
            ("kind", word(self.event.kind())),
            ("body", body(&self.event)),
        ])
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        let mut fields = Fields::of(value)?;
        let kind: String = fields.take("kind")?;
        let mut body = fields.raw("body")?.take();
        let made = Self {
            version: fields.take("version")?,
            id: fields.take("id")?,
            at: fields.take("at")?,
            actor: fields.take("actor")?,
            visibility: fields.take("visibility")?,
            event: event(&kind, &mut body).map_err(|f| f.under("body"))?,
        };
        fields.finish()?;
        Ok(made)
    }
}
