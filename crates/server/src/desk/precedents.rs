//! What posts did with a party before, and what was decided in like cases: newest first, bounded,
//! as far as marking allows. Tells that something was done, never what was said.

use super::Desk;
use super::pages::RequestLine;
use crate::Trouble;
use clearance::ids::RequestId;
use directive::Act;
use jiff::Timestamp;
use parties::{OfficerId, PartyId, PostId};
use std::collections::BTreeSet;

/// Deeds given of one party. Beyond it the list of contacts and requests has them.
pub const DEEDS_MAX: usize = 50;

/// Like cases given. Beyond it nobody compares.
pub const LIKE_MAX: usize = 10;

/// What a post did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeedKind {
    /// Asked for approval, and nobody has decided.
    Asked,
    /// Was granted approval.
    Granted,
    /// Was refused.
    Denied,
    /// Took the request back, or a grant was taken back.
    Withdrawn,
    /// Held a contact.
    Held,
    /// Declared a contact afterwards.
    DeclaredAfterwards,
    /// Declined a contact.
    Declined,
}

/// One thing that a post did with a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// What.
    pub kind: DeedKind,
    /// When the contact takes or took place.
    pub at: Timestamp,
    /// The post.
    pub post: PostId,
    /// The act.
    pub act: Act,
    /// The parties it names that the reader may see.
    pub parties: BTreeSet<PartyId>,
    /// Its reference, for a link: `R-…` or `C-…`; none when the reader may not open it.
    pub reference: Option<String>,
}

/// What posts did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deeds {
    /// Newest first, at most [`DEEDS_MAX`].
    pub deeds: Vec<Deed>,
    /// Whether there are more.
    pub is_more: bool,
}

impl Desk {
    /// What posts did with any of these parties.
    ///
    /// # Errors
    /// No such account.
    pub fn history_of(
        &self,
        account: &OfficerId,
        parties: &BTreeSet<PartyId>,
    ) -> Result<Deeds, Trouble> {
        let _ = (account, parties);
        Err(Trouble::Busy)
    }

    /// Requests decided before that are like this one: about the same party, or under the same
    /// paragraph for the same act. Newest decision first, at most [`LIKE_MAX`].
    ///
    /// # Errors
    /// No such request, or none the account may see.
    pub fn like_cases(
        &self,
        account: &OfficerId,
        request: &RequestId,
    ) -> Result<Vec<RequestLine>, Trouble> {
        let _ = (account, request);
        Err(Trouble::Busy)
    }
}
