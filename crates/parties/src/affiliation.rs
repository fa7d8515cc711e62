//! A dated, sourced, typed link between two parties. Says what was reported; never what follows
//! from it: scope is the directive's.

use crate::{PartialDate, PartyId, Source, Visibility};
use jiff::civil::Date;

/// The kind of a link, seen from the party that carries it: "is a … of".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// Leads it.
    Leader,
    /// Belongs to it.
    Member,
    /// Speaks or acts for it.
    Representative,
    /// A body that grew out of it or is run by it.
    Offshoot,
    /// A body that acts in its stead under another name.
    Front,
    /// Pays for it.
    Funder,
    /// Is owned by it.
    Owned,
    /// Was paid to speak for it.
    PaidSpeaker,
    /// Relative of a person.
    Family,
    /// Only "linked to": the source says no more.
    LinkedTo,
}

impl Link {
    /// Every kind, in the order they are printed.
    pub const ALL: [Self; 10] = [
        Self::Leader,
        Self::Member,
        Self::Representative,
        Self::Offshoot,
        Self::Front,
        Self::Funder,
        Self::Owned,
        Self::PaidSpeaker,
        Self::Family,
        Self::LinkedTo,
    ];

    /// The word in files and on pages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Member => "member",
            Self::Representative => "representative",
            Self::Offshoot => "offshoot",
            Self::Front => "front",
            Self::Funder => "funder",
            Self::Owned => "owned",
            Self::PaidSpeaker => "paid-speaker",
            Self::Family => "family",
            Self::LinkedTo => "linked-to",
        }
    }

    /// Parses the word; `linked to`, `paid speaker` with a space are read too.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace([' ', '_'], "-");
        Self::ALL.into_iter().find(|l| l.as_str() == word)
    }

    /// Whether one with this link acts as the party in any scope.
    /// Source: semantics, Rules: "a leader, member or representative acts as the party".
    #[must_use]
    pub const fn acts_as_party(self) -> bool {
        matches!(self, Self::Leader | Self::Member | Self::Representative)
    }

    /// Whether `with offshoots` follows this link.
    #[must_use]
    pub const fn is_offshoot(self) -> bool {
        matches!(self, Self::Offshoot | Self::Front)
    }
}

/// One link of a party to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affiliation {
    /// What it is.
    pub link: Link,
    /// Of whom.
    pub of: PartyId,
    /// From when; none when not known.
    pub from: Option<PartialDate>,
    /// Until when, that day included; none while it lasts.
    pub to: Option<PartialDate>,
    /// Who says so.
    pub source: Source,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Affiliation {
    /// Whether the link holds on that day; an unknown end or beginning is open.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|d| d.first() <= day) && self.to.is_none_or(|d| day <= d.last())
    }
}
