//! The rule a paragraph carries, as written. Nothing here is resolved: words for parties, posts and
//! regions stay words until lint and release hold them against the registry and the organisation.

use crate::{Act, Approval, Initiator, Venue};
use jiff::civil::Date;
use parties::{Category, ContactLevel, FunctionId, ListId, Programme, Purpose};
use std::collections::BTreeSet;

/// How far a party term reaches along affiliations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The party itself (and who leads it, belongs to it or represents it).
    Only,
    /// And its offshoots and fronts, transitively.
    WithOffshoots,
    /// Those, and then one link of any kind, either direction.
    WithLinked,
}

/// Whom a party term selects.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Selector {
    /// One party, by the word the drafter typed: a whole id or the local part of one.
    Party(String),
    /// All on a list.
    List(ListId),
    /// All under a programme.
    Programme(Programme),
    /// All of a category.
    Category(Category),
}

/// One term of a `parties` line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyTerm {
    /// Whom.
    pub selector: Selector,
    /// How far.
    pub scope: Scope,
}

/// A bound on the level of contact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Levels {
    /// That level or above.
    AtLeast(ContactLevel),
    /// That level or below.
    AtMost(ContactLevel),
}

/// A day of the year: day and month. 29 February reads as 28 in other years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

/// When a rule holds, in days at the post, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// Once.
    Period {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// Every year; it may wrap the new year.
    Every {
        /// First day.
        from: MonthDay,
        /// Last day.
        to: MonthDay,
    },
}

/// What a rule orders for the contacts it reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// Free; with `open_channel` the contact is wanted.
    Clear {
        /// `clear, open channel`.
        open_channel: bool,
    },
    /// Go ahead, reason recorded.
    AdvisedAgainst,
    /// Tell these first; empty means the desk of the post's region.
    NotifyFirst {
        /// Whom to tell.
        by: Vec<FunctionId>,
    },
    /// Ask these first.
    ApprovalRequired {
        /// Who must agree.
        by: Approval,
    },
    /// Barred.
    Prohibited,
}

/// The rule of one paragraph, as written. An empty list of acts, posts, regions or places means
/// the line is absent: acts are demanded by lint, the others then do not narrow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Whether the parties were written as `same`; the terms are then those of the rule above.
    pub is_same: bool,
    /// Whom it reaches.
    pub parties: Vec<PartyTerm>,
    /// `n of which unknown`.
    pub unknown: Option<u16>,
    /// The acts it names.
    pub acts: BTreeSet<Act>,
    /// Bound on the level of contact.
    pub levels: Option<Levels>,
    /// Whose idea.
    pub initiator: Option<Initiator>,
    /// Where.
    pub places: BTreeSet<Venue>,
    /// Posts of the officer, as typed.
    pub posts: Vec<String>,
    /// Regions of the officer's post, as typed.
    pub regions: Vec<String>,
    /// When; several mean any of them.
    pub seasons: Vec<Season>,
    /// What it orders.
    pub order: Order,
    /// Conditions of going ahead, as tokens.
    pub conditions: Vec<String>,
    /// Report owed within so many working days.
    pub report_working_days: Option<u16>,
    /// Purposes exempted beside the standing ones.
    pub except: BTreeSet<Purpose>,
    /// Standing exemptions removed under a named law.
    pub no_exempt: BTreeSet<Purpose>,
}
