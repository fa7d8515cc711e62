//! A directive as released: what was frozen at that instant. Never changes afterwards; what ends it
//! is another fact beside it.

use crate::{Directive, ParagraphId};
use jiff::Timestamp;
use parties::{OfficerId, PartyId, PostId, Visibility};
use std::collections::{BTreeMap, BTreeSet};

/// The header times as instants, bare dates read at headquarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// From this instant on.
    pub in_force: Timestamp,
    /// After this instant every verdict says that review is past.
    pub review_by: Timestamp,
    /// From this instant on it has ended.
    pub expires: Option<Timestamp>,
}

/// How a body came into the scope of a rule. Ordered from most to least specific.
/// Source: semantics, doubts 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Named by id.
    Named,
    /// Reached by offshoots or linked; the links walked, from the named party down.
    Affiliated {
        /// The party the walk began at.
        from: PartyId,
        /// The kinds of links walked, in order.
        links: Vec<parties::Link>,
    },
    /// Only "linked to" a body in scope, under `with offshoots`: a person must say.
    Asks {
        /// The body in scope it is said to be linked to.
        of: PartyId,
    },
}

/// One body in the frozen scope of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FrozenParty {
    /// The body.
    pub party: PartyId,
    /// How it came in.
    pub reach: Reach,
}

/// A released directive with what was frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// The document.
    pub directive: Directive,
    /// Its text as released, byte for byte.
    pub text: String,
    /// When it was released.
    pub released_at: Timestamp,
    /// Who released it.
    pub released_by: OfficerId,
    /// Header times as instants.
    pub times: Times,
    /// Posts bound: `To` with collectives resolved, less `Except to`. Headquarters is bound always.
    pub to: BTreeSet<PostId>,
    /// Posts informed.
    pub info: BTreeSet<PostId>,
    /// For each paragraph with a rule: the bodies named or reached by affiliation, as resolved at
    /// release. Lists, programmes and categories are read at the time of the contact and are not
    /// here.
    pub scope: BTreeMap<ParagraphId, Vec<FrozenParty>>,
    /// Who may see it: its marking and captions.
    pub visibility: Visibility,
    /// When it was cancelled by command, if it was; `Cancels` of another directive is that one's
    /// fact.
    pub cancelled_at: Option<Timestamp>,
}
