//! A directive as a document: headers, paragraphs, examples, each with its place in the text.

use crate::{Act, DirectiveId, Initiator, ParagraphId, Rule, Venue};
use jiff::Timestamp;
use jiff::civil::Date;
use parties::{Compartment, ContactLevel, Level, PartialDate, Purpose};

/// Where in a text. Units: lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// Line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Characters meant, at least 1.
    pub length: u32,
}

/// Urgency, giving a handling deadline for each addressee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precedence {
    /// In the ordinary course.
    Routine,
    /// Before the ordinary.
    Priority,
    /// Now, in working hours.
    Immediate,
    /// Now, at night too.
    NiactImmediate,
    /// Before everything.
    Flash,
}

impl Precedence {
    /// Every one, from the ordinary up.
    pub const ALL: [Self; 5] =
        [Self::Routine, Self::Priority, Self::Immediate, Self::NiactImmediate, Self::Flash];

    /// The words in a header.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Routine => "ROUTINE",
            Self::Priority => "PRIORITY",
            Self::Immediate => "IMMEDIATE",
            Self::NiactImmediate => "NIACT IMMEDIATE",
            Self::Flash => "FLASH",
        }
    }

    /// Parses the words, case aside.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let words = words.trim().to_uppercase();
        Self::ALL.into_iter().find(|p| p.as_str() == words)
    }
}

/// A time in a header: an instant, or a bare date read at headquarters.
/// Source: semantics, doubts 12: `In force` from the start of the day, other dates to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeaderTime {
    /// An instant, written with its offset.
    Instant(Timestamp),
    /// A day.
    Day(Date),
}

impl std::fmt::Display for HeaderTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Instant(instant) => {
                let text = instant.to_string();
                match text.strip_suffix(":00Z") {
                    Some(minutes) => write!(f, "{minutes}Z"),
                    None => f.write_str(&text),
                }
            }
        }
    }
}

/// One numbered paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number.
    pub id: ParagraphId,
    /// The portion mark as typed, without brackets: `U`, `R`, `SBU`; empty when none was given.
    pub mark: String,
    /// Its text, lines joined by one space.
    pub text: String,
    /// The rule it carries, if any.
    pub rule: Option<Rule>,
    /// Where its number stands.
    pub place: Place,
}

/// One counterpart of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleWith {
    /// The name.
    pub name: String,
    /// Facts given after it.
    pub born: Option<PartialDate>,
    /// Capacity given after it.
    pub capacity: Option<String>,
    /// A confirmation: the party's word.
    pub is: Option<String>,
}

/// A contact with the verdict its drafter expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The act.
    pub act: Act,
    /// With whom.
    pub with: Vec<ExampleWith>,
    /// Purpose, if given.
    pub purpose: Option<Purpose>,
    /// Level, if given.
    pub level: Option<ContactLevel>,
    /// Initiator, if given.
    pub initiator: Option<Initiator>,
    /// Venue, if given.
    pub venue: Option<Venue>,
    /// The post, if given; else any bound post.
    pub post: Option<String>,
    /// The time, if given; else the in-force instant.
    pub at: Option<HeaderTime>,
    /// The verdict expected, as its word: `approval-required`, `clear`, `exempt`.
    pub verdict: String,
    /// The paragraph expected to be cited.
    pub paragraph: Option<ParagraphId>,
    /// Where it stands.
    pub place: Place,
}

/// A directive as typed. What release demands may still be missing: the parser keeps what is
/// there and reports the rest as faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Its number.
    pub id: DirectiveId,
    /// Urgency.
    pub precedence: Option<Precedence>,
    /// The marking of the whole: a level of visibility.
    pub marking: Option<Level>,
    /// Captions: compartments.
    pub captions: Vec<Compartment>,
    /// Action addressees as typed.
    pub to: Vec<String>,
    /// Information addressees as typed.
    pub info: Vec<String>,
    /// Members of a collective left out, as typed.
    pub except_to: Vec<String>,
    /// Subject.
    pub subject: String,
    /// Who orders it.
    pub authority: String,
    /// The law it stands on; empty when none is named.
    pub legal_authority: String,
    /// What it is for and when it ends.
    pub objective: String,
    /// Why.
    pub grounds: String,
    /// What it replaces whole.
    pub supersedes: Vec<DirectiveId>,
    /// What it ends.
    pub cancels: Vec<DirectiveId>,
    /// What it changes in part.
    pub amends: Vec<DirectiveId>,
    /// From when.
    pub in_force: Option<HeaderTime>,
    /// By when it is looked at again.
    pub review_by: Option<HeaderTime>,
    /// When it ends of itself.
    pub expires: Option<HeaderTime>,
    /// References as typed.
    pub references: Vec<String>,
    /// What may be said outside.
    pub line_to_take: String,
    /// Its paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// Its examples in order.
    pub examples: Vec<Example>,
}

impl Directive {
    /// A directive without anything, for a reader to fill.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            id: DirectiveId::unnumbered(),
            precedence: None,
            marking: None,
            captions: Vec::new(),
            to: Vec::new(),
            info: Vec::new(),
            except_to: Vec::new(),
            subject: String::new(),
            authority: String::new(),
            legal_authority: String::new(),
            objective: String::new(),
            grounds: String::new(),
            supersedes: Vec::new(),
            cancels: Vec::new(),
            amends: Vec::new(),
            in_force: None,
            review_by: None,
            expires: None,
            references: Vec::new(),
            line_to_take: String::new(),
            paragraphs: Vec::new(),
            examples: Vec::new(),
        }
    }

    /// The same with every place forgotten, for comparing what two texts say.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        self.paragraphs.iter_mut().for_each(|p| p.place = Place::default());
        self.examples.iter_mut().for_each(|e| e.place = Place::default());
        self
    }

    /// The paragraph of that number.
    #[must_use]
    pub fn paragraph(&self, id: ParagraphId) -> Option<&Paragraph> {
        self.paragraphs.iter().find(|p| p.id == id)
    }
}
