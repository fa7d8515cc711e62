//! Lists and single matters as pages show them: contacts, requests, decisions, worklist items, each
//! by need and in pages. Whoever reads another's leaves a trace. Never has a rule of its own.

use super::Desk;
use super::paging::{Cursor, Page};
use crate::Trouble;
use clearance::Verdict;
use clearance::authorise::{Relation, UseCase};
use clearance::filed::{Decider, Filed, Phase};
use clearance::ids::{ContactId, DecisionId, RequestId};
use clearance::state::{Asked, Listed, Logged};
use jiff::Timestamp;
use parties::{FunctionId, OfficerId, PartyId, PostId};
use std::collections::BTreeSet;

/// Which contacts of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactsWanted {
    /// Of this post.
    pub post: Option<PostId>,
    /// With this party.
    pub party: Option<PartyId>,
}

/// Which requests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestsWanted {
    /// Of this post.
    pub post: Option<PostId>,
    /// About this party.
    pub party: Option<PartyId>,
    /// In one of these phases; all when empty.
    pub phases: BTreeSet<Phase>,
    /// Only what waits for a function of the reader's.
    pub waits_for_me: bool,
}

/// Which decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionsWanted {
    /// Of this post.
    pub post: Option<PostId>,
    /// Only the reader's own.
    pub own: bool,
}

/// Which items of worklists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorklistWanted {
    /// Of this post.
    pub post: Option<PostId>,
    /// Those done too.
    pub with_done: bool,
}

/// One contact of the log, as one account sees it.
#[derive(Debug, Clone)]
pub struct ContactShown {
    /// It.
    pub logged: Logged,
    /// How the reader stands to it.
    pub relation: Relation,
    /// By when its report is due; none when none is owed, or one is written.
    pub report_due: Option<Timestamp>,
    /// What the reader may do with it.
    pub may: BTreeSet<UseCase>,
}

/// One request in a list.
#[derive(Debug, Clone)]
pub struct RequestLine {
    /// It.
    pub filed: Filed,
    /// Where it stands now.
    pub phase: Phase,
    /// How the reader stands to it.
    pub relation: Relation,
    /// The functions as which the reader could agree or concur now.
    pub waits_for: BTreeSet<FunctionId>,
}

/// One request, for its page.
#[derive(Debug, Clone)]
pub struct RequestShown {
    /// As in a list.
    pub line: RequestLine,
    /// Who can decide it.
    pub deciders: Vec<Decider>,
    /// What the reader may do with it.
    pub may: BTreeSet<UseCase>,
}

/// What a decision said, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A verdict.
    Verdict(Verdict),
    /// Something hidden decides: refer.
    Refer,
}

/// One decision in a list.
#[derive(Debug, Clone)]
pub struct DecisionLine {
    /// Its reference.
    pub id: DecisionId,
    /// What was asked, and when.
    pub asked: Asked,
    /// What was answered, as the reader may see it.
    pub told: Told,
    /// The newest request made of it that the reader may see.
    pub request: Option<RequestId>,
    /// The contact logged on it that the reader may see.
    pub contact: Option<ContactId>,
}

impl Desk {
    /// Contacts of the log that an account may see, the latest first. Leaves a trace of those that
    /// are not its own.
    ///
    /// # Errors
    /// No such account; no such place in the list; a store that cannot record.
    pub fn contacts_page(
        &mut self,
        account: &OfficerId,
        wanted: &ContactsWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<Logged>, Trouble> {
        let _ = (account, wanted, from);
        Err(Trouble::Busy)
    }

    /// One contact of the log. Leaves a trace, unless it is the reader's own.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn contact(
        &mut self,
        account: &OfficerId,
        id: &ContactId,
    ) -> Result<ContactShown, Trouble> {
        let _ = (account, id);
        Err(Trouble::Busy)
    }

    /// Requests that an account may see, by time of contact: those to come first and nearest first
    /// when only open ones are wanted, else the latest first. Leaves a trace of those that are not
    /// its own.
    ///
    /// # Errors
    /// No such account; no such place in the list; a store that cannot record.
    pub fn requests_page(
        &mut self,
        account: &OfficerId,
        wanted: &RequestsWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<RequestLine>, Trouble> {
        let _ = (account, wanted, from);
        Err(Trouble::Busy)
    }

    /// One request for its page. Leaves a trace, unless it is the reader's own.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn request_page(
        &mut self,
        account: &OfficerId,
        id: &RequestId,
    ) -> Result<RequestShown, Trouble> {
        let _ = (account, id);
        Err(Trouble::Busy)
    }

    /// Decisions that an account may read, the latest first.
    ///
    /// # Errors
    /// No such account; no such place in the list.
    pub fn decisions_page(
        &self,
        account: &OfficerId,
        wanted: &DecisionsWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<DecisionLine>, Trouble> {
        let _ = (account, wanted, from);
        Err(Trouble::Busy)
    }

    /// Items of worklists that an account may see, by time of contact.
    ///
    /// # Errors
    /// No such account, or one that may not read that post's; no such place in the list.
    pub fn worklist_page(
        &self,
        account: &OfficerId,
        wanted: &WorklistWanted,
        from: Option<&Cursor>,
    ) -> Result<Page<Listed>, Trouble> {
        let _ = (account, wanted, from);
        Err(Trouble::Busy)
    }
}
