//! What an officer files to get a specific approval: everything the approver must know. Its life
//! is in `state` and `handle`.

use crate::decision::Decision;
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

/// What the requester adds to a decision to make a request of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// The reference of the request.
    pub id: RequestId,
    /// Who asks.
    pub requester: OfficerId,
    /// Who else takes part on our side.
    pub participants: BTreeSet<OfficerId>,
    /// Why the contact is wanted.
    pub reason: String,
}

impl Request {
    /// The request that asks for every approval a decision demands. `authority` gives the header
    /// of each directive cited.
    #[must_use]
    pub fn of(
        decision: &Decision,
        filing: Filing,
        authority: impl Fn(&DirectiveId) -> String,
    ) -> Self {
        let contact = &decision.contact;
        let needed = decision.whole.approvals.iter().map(|n| Needed {
            directive: n.rule.directive.clone(),
            paragraph: n.rule.paragraph,
            by: n.by.clone(),
            authority: authority(&n.rule.directive),
        });
        let mut participants = filing.participants;
        if contact.officer != filing.requester {
            participants.insert(contact.officer.clone());
        }
        // The parties of the lines that ask: a grant names nobody who needs none.
        let lines = decision.lines.iter().flat_map(|l| std::iter::once(l).chain(&l.capacity));
        let asking = lines.filter(|l| !l.approvals.is_empty());
        Self {
            id: filing.id,
            decision: decision.id,
            requester: filing.requester,
            participants,
            post: contact.post.clone(),
            act: contact.act,
            at: contact.at,
            parties: asking.filter_map(|l| l.party.clone()).collect(),
            needed: needed.collect(),
            conditions: decision.whole.conditions.clone(),
            reason: filing.reason,
        }
    }
}
