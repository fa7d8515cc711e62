//! What an officer files to get a specific approval: everything the approver must know. Its life
//! is in `state` and `handle`.

use crate::ids::{DecisionId, RequestId};
use directive::{Act, Approval, DirectiveId, ParagraphId};
use jiff::Timestamp;
use parties::{OfficerId, PartyId, PostId};
use std::collections::BTreeSet;

/// One paragraph that asks for agreement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Needed {
    /// The directive.
    pub directive: DirectiveId,
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Who must agree.
    pub by: Approval,
    /// The directive's authority as its header says: it decides where nobody else is left.
    pub authority: String,
}

/// A request as filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its reference.
    pub id: RequestId,
    /// The decision that said approval is required.
    pub decision: DecisionId,
    /// Who asks.
    pub requester: OfficerId,
    /// Who takes part on our side, the requester apart.
    pub participants: BTreeSet<OfficerId>,
    /// The post.
    pub post: PostId,
    /// The act.
    pub act: Act,
    /// When the contact is to take place.
    pub at: Timestamp,
    /// The parties it names.
    pub parties: BTreeSet<PartyId>,
    /// Every paragraph that asks for agreement; all must be met.
    pub needed: Vec<Needed>,
    /// Conditions of the rules, as tokens.
    pub conditions: Vec<String>,
    /// Why the contact is wanted.
    pub reason: String,
}
