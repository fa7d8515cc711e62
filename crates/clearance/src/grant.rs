//! A request approved: what `decide` may hold a contact against. Its life is in `request`.

use directive::{Act, DirectiveId, ParagraphId};
use jiff::Timestamp;
use parties::{FunctionId, OfficerId, PartyId, PostId};
use std::collections::BTreeSet;

/// One agreement to a request: a person, deciding as a function.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Agreement {
    /// Who.
    pub officer: OfficerId,
    /// As what.
    pub function: FunctionId,
    /// When.
    pub at: Timestamp,
}

/// A specific approval. Source: semantics, doubts 11.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The request it answers.
    pub request: String,
    /// The parties it names.
    pub parties: BTreeSet<PartyId>,
    /// The act it names.
    pub act: Act,
    /// The post it names.
    pub post: PostId,
    /// Who agreed as what. Two functions are two persons.
    pub agreed: Vec<Agreement>,
    /// When the last needed agreement was given.
    pub given_at: Timestamp,
    /// Its end; a contact at or after it is not covered.
    pub until: Timestamp,
    /// Its conditions, as tokens.
    pub conditions: Vec<String>,
    /// Paragraphs for which the directive's authority agreed, since nobody else was left who may.
    pub by_authority: BTreeSet<(DirectiveId, ParagraphId)>,
}
