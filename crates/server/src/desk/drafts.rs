//! Directives before they are out: drafts saved, listed, read and released. Whose eyes a draft is
//! for, its own marking says. The rules of its life are `directive::life`'s.

use super::Desk;
use super::directives::Changed;
use crate::Trouble;
use directive::DirectiveId;
use directive::life::{Answer, Draft};
use parties::{OfficerId, PostId};

/// A draft, as one account may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftShown {
    /// It: number, text, who saved it last and when.
    pub draft: Draft,
    /// Whether the reader may save another text of it.
    pub may_save: bool,
    /// Whether the reader may release it.
    pub may_release: bool,
}

impl Desk {
    /// Every draft an account may read, the one saved last first.
    ///
    /// # Errors
    /// No such account, or one that reads no drafts.
    pub fn drafts(&self, account: &OfficerId) -> Result<Vec<DraftShown>, Trouble> {
        let _ = account;
        Err(Trouble::Busy)
    }

    /// One draft.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn draft(&self, account: &OfficerId, id: &DirectiveId) -> Result<DraftShown, Trouble> {
        let _ = (account, id);
        Err(Trouble::Busy)
    }

    /// Saves a text as the draft of the directive whose number it bears.
    ///
    /// # Errors
    /// A text without a number; one that is out already; an account that may not.
    pub fn save_draft(&mut self, account: &OfficerId, text: &str) -> Result<DirectiveId, Trouble> {
        let _ = (account, text);
        Err(Trouble::Busy)
    }

    /// Releases a draft as it was saved, if it is still the text the releaser read.
    ///
    /// # Errors
    /// As [`Desk::release`]; a draft that was saved anew meanwhile.
    pub fn release_draft(
        &mut self,
        account: &OfficerId,
        id: &DirectiveId,
        read: &str,
    ) -> Result<Changed, Trouble> {
        let _ = (account, id, read);
        Err(Trouble::Busy)
    }

    /// What posts answered to a directive, questions among it, as far as the account may see whose
    /// answers they are; oldest first.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn answers(
        &self,
        account: &OfficerId,
        id: &DirectiveId,
    ) -> Result<Vec<(PostId, Answer)>, Trouble> {
        let _ = (account, id);
        Err(Trouble::Busy)
    }
}
