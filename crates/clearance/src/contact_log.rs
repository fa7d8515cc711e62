//! A contact held, declined or declared afterwards, as the log keeps it. Never a judgement: what
//! was allowed is the decision's to say.

use crate::ids::{ContactId, DecisionId, RequestId};
use directive::Act;
use jiff::Timestamp;
use parties::{OfficerId, PartyId, PostId};
use std::collections::BTreeSet;

/// One contact of ours with somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its reference.
    pub id: ContactId,
    /// The decision that was taken about it, if one was.
    pub decision: Option<DecisionId>,
    /// The request whose grant it rests on, if it does.
    pub request: Option<RequestId>,
    /// The post.
    pub post: PostId,
    /// Whose contact it was.
    pub officer: OfficerId,
    /// Who else took part on our side.
    pub participants: BTreeSet<OfficerId>,
    /// What it was.
    pub act: Act,
    /// When.
    pub at: Timestamp,
    /// With whom, by the names used.
    pub with: Vec<String>,
    /// The parties those names are, as far as known.
    pub parties: BTreeSet<PartyId>,
}
