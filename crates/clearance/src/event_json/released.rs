//! How the life of a directive stands in an event. A release keeps the text as released and what
//! was frozen; the document is read out of the text again, so that the text stays the one truth.

use super::wire::{Fault, Fields, Node, Wire, object, record, word, words};
use directive::life::{Answer, Cancellation, Event, Reply};
use directive::released::{FrozenParty, Reach, Times};
use directive::{DirectiveId, ParagraphId, Released};
use parties::Link;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) const DRAFTED: &str = "directive-drafted";
pub(super) const RELEASED: &str = "directive-released";
pub(super) const ANSWERED: &str = "directive-answered";
pub(super) const CANCELLED: &str = "directive-cancelled";

words! {
    Link, "link", |w| w.as_str().to_owned(), Link::parse;
}

record!(Times { in_force = "in_force", review_by = "review_by", expires = "expires" });
record!(FrozenParty { party = "party", reach = "reach" });
record!(Answer { reply = "reply", by = "by", at = "at" });
record!(Cancellation { by = "by", at = "at", grounds = "grounds" });

pub(super) const fn kind(event: &Event) -> &'static str {
    match event {
        Event::Drafted { .. } => DRAFTED,
        Event::Released(_) => RELEASED,
        Event::Answered { .. } => ANSWERED,
        Event::Cancelled { .. } => CANCELLED,
    }
}

pub(super) fn body(event: &Event) -> Node<'_> {
    match event {
        Event::Drafted { directive, text, by, at } => object([
            ("directive", directive.to_wire()),
            ("text", text.to_wire()),
            ("by", by.to_wire()),
            ("at", at.to_wire()),
        ]),
        Event::Released(released) => released.to_wire(),
        Event::Answered { directive, post, answer } => object([
            ("directive", directive.to_wire()),
            ("post", post.to_wire()),
            ("answer", answer.to_wire()),
        ]),
        Event::Cancelled { directive, cancellation } => {
            object([("directive", directive.to_wire()), ("cancellation", cancellation.to_wire())])
        }
    }
}

pub(super) fn event(kind: &str, body: &mut Value) -> Result<Event, Fault> {
    if kind == RELEASED {
        return Released::from_wire(body).map(|r| Event::Released(Box::new(r)));
    }
    if ![DRAFTED, ANSWERED, CANCELLED].contains(&kind) {
        return Err(Fault::kind(&kind.chars().take(40).collect::<String>()));
    }
    let mut fields = Fields::of(body)?;
    let directive: DirectiveId = fields.take("directive")?;
    let made = match kind {
        DRAFTED => Event::Drafted {
            directive,
            text: fields.take("text")?,
            by: fields.take("by")?,
            at: fields.take("at")?,
        },
        ANSWERED => Event::Answered {
            directive,
            post: fields.take("post")?,
            answer: fields.take("answer")?,
        },
        _ => Event::Cancelled { directive, cancellation: fields.take("cancellation")? },
    };
    fields.finish()?;
    Ok(made)
}

impl Wire for Released {
    fn to_wire(&self) -> Node<'_> {
        let scope = self.scope.iter().map(|(paragraph, parties)| {
            object([("paragraph", paragraph.to_wire()), ("parties", parties.to_wire())])
        });
        object([
            ("directive", self.directive.id.to_wire()),
            ("text", self.text.to_wire()),
            ("at", self.released_at.to_wire()),
            ("by", self.released_by.to_wire()),
            ("times", self.times.to_wire()),
            ("to", self.to.to_wire()),
            ("info", self.info.to_wire()),
            ("scope", Node::List(scope.collect())),
            ("visibility", self.visibility.to_wire()),
        ])
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        let mut fields = Fields::of(value)?;
        let text: String = fields.take("text")?;
        let (directive, faults) = directive::parse(&text);
        if let Some(fault) = faults.first() {
            // A text that was released without faults and has them now was read by another
            // grammar: going on would drop a rule in silence.
            let what = format!("can no longer be read as a directive: {}", fault.what);
            return Err(Fault::new(what).under("text"));
        }
        let number: DirectiveId = fields.take("directive")?;
        if number != directive.id {
            return Err(Fault::new("is not the number in the text").under("directive"));
        }
        let mut scope: BTreeMap<ParagraphId, Vec<FrozenParty>> = BTreeMap::new();
        for (paragraph, parties) in fields.take::<Vec<ScopeLine>>("scope")?.into_iter().map(|l| l.0)
        {
            scope.insert(paragraph, parties);
        }
        let made = Self {
            directive,
            text,
            released_at: fields.take("at")?,
            released_by: fields.take("by")?,
            times: fields.take("times")?,
            to: fields.take("to")?,
            info: fields.take("info")?,
            scope,
            visibility: fields.take("visibility")?,
            cancelled_at: None,
        };
        fields.finish()?;
        Ok(made)
    }
}

/// One line of a frozen scope.
struct ScopeLine((ParagraphId, Vec<FrozenParty>));

impl Wire for ScopeLine {
    fn to_wire(&self) -> Node<'_> {
        object([("paragraph", self.0.0.to_wire()), ("parties", self.0.1.to_wire())])
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        let mut fields = Fields::of(value)?;
        let made = (fields.take("paragraph")?, fields.take("parties")?);
        fields.finish()?;
        Ok(Self(made))
    }
}

impl Wire for Reach {
    fn to_wire(&self) -> Node<'_> {
        match self {
            Self::Named => object([("how", word("named"))]),
            Self::Affiliated { from, links } => object([
                ("how", word("affiliated")),
                ("from", from.to_wire()),
                ("links", links.to_wire()),
            ]),
            Self::Asks { of } => object([("how", word("asks")), ("of", of.to_wire())]),
        }
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        let mut fields = Fields::of(value)?;
        let how: String = fields.take("how")?;
        let made = match how.as_str() {
            "named" => Self::Named,
            "affiliated" => {
                Self::Affiliated { from: fields.take("from")?, links: fields.take("links")? }
            }
            "asks" => Self::Asks { of: fields.take("of")? },
            _ => return Err(Fault::new("is no way into a scope").under("how")),
        };
        fields.finish()?;
        Ok(made)
    }
}

impl Wire for Reply {
    fn to_wire(&self) -> Node<'_> {
        let (says, text) = match self {
            Self::Acknowledged => ("acknowledged", ""),
            Self::Queried { question } => ("queried", question.as_str()),
            Self::CannotComply { reason } => ("cannot-comply", reason.as_str()),
        };
        object([("says", word(says)), ("text", word(text))])
    }

    fn from_wire(value: &mut Value) -> Result<Self, Fault> {
        let mut fields = Fields::of(value)?;
        let (says, text): (String, String) = (fields.take("says")?, fields.take("text")?);
        fields.finish()?;
        match says.as_str() {
            "acknowledged" => Ok(Self::Acknowledged),
            "queried" => Ok(Self::Queried { question: text }),
            "cannot-comply" => Ok(Self::CannotComply { reason: text }),
            _ => Err(Fault::new("is no answer").under("says")),
        }
    }
}
