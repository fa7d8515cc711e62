//! Directives before they are out: drafts saved, listed, read and released. Whose eyes a draft is
//! for, its own marking says. The rules of its life are `directive::life`'s.

use super::Desk;
use super::directives::Changed;
use crate::Trouble;
use clearance::Reader;
use clearance::authorise::{Relation, UseCase};
use directive::DirectiveId;
use directive::life::{self, Answer, Command, Draft};
use parties::{OfficerId, PostId, Visibility};
use std::cmp::Reverse;

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
        let reader = self.reader(account)?;
        self.allow(&reader, UseCase::DirectiveLint, &self.open_to_all(), Relation::Other)?;
        let all = self.state.directives().values();
        let mut shown: Vec<DraftShown> =
            all.filter_map(|state| self.draft_shown(&reader, state)).collect();
        shown.sort_by(|a, b| {
            let key = |d: &DraftShown| (Reverse(d.draft.at), d.draft.directive.clone());
            key(a).cmp(&key(b))
        });
        Ok(shown)
    }

    /// One draft.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn draft(&self, account: &OfficerId, id: &DirectiveId) -> Result<DraftShown, Trouble> {
        let reader = self.reader(account)?;
        let state = self.state.directives().get(id);
        let shown = state.and_then(|state| self.draft_shown(&reader, state));
        shown.ok_or_else(|| no_draft(id))
    }

    /// Saves a text as the draft of the directive whose number it bears.
    ///
    /// # Errors
    /// A text without a number; one that is out already; an account that may not.
    pub fn save_draft(&mut self, account: &OfficerId, text: &str) -> Result<DirectiveId, Trouble> {
        let id = directive::parse(text).0.id;
        self.record(Some(account), |desk| {
            let reader = desk.reader(account)?;
            let marking = desk.marking_of_draft(text, account)?;
            desk.allow(&reader, UseCase::DirectiveDraft, &marking, Relation::Other)?;
            let before = desk.state.directives().get(&id);
            if let Some(life::State::Draft(draft)) = before
                && desk.draft_shown(&reader, &life::State::Draft(draft.clone())).is_none()
            {
                // Somebody's draft under that number is not for this reader: say no more of it.
                return Err(Trouble::NotAllowed {
                    what: format!("`{id}` is not this account's to draft"),
                    remedy: "give the text another number".to_owned(),
                });
            }
            desk.directive_events(account, &id, &Command::Save { text: text.to_owned() }, &marking)
        })?;
        Ok(id)
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
        let draft = self.draft(account, id)?.draft;
        if draft.text != read {
            return Err(Trouble::Conflict {
                code: "changed",
                what: format!("the draft of `{id}` was saved anew by `{}` meanwhile", draft.by),
                remedy: "read it as it stands now, and release that".to_owned(),
            });
        }
        self.release(account, &draft.text)
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
        let shown = self.directive(account, id)?;
        let seen = shown.issued.answers.into_iter();
        let seen = seen.filter(|(post, _)| shown.answered_by.contains(post));
        let mut answers: Vec<(PostId, Answer)> =
            seen.flat_map(|(post, all)| all.into_iter().map(move |a| (post.clone(), a))).collect();
        answers.sort_by_key(|(_, answer)| answer.at);
        Ok(answers)
    }

    /// A draft as a reader may see it; none when that is no draft, or not for the reader.
    pub(crate) fn draft_shown(&self, reader: &Reader, state: &life::State) -> Option<DraftShown> {
        let life::State::Draft(draft) = state else { return None };
        let marking = self.marking_of_draft(&draft.text, &draft.by).ok()?;
        let may = |act| self.allow(reader, act, &marking, Relation::Other).is_ok();
        may(UseCase::DirectiveLint).then(|| DraftShown {
            draft: draft.clone(),
            may_save: may(UseCase::DirectiveDraft),
            may_release: may(UseCase::DirectiveRelease),
        })
    }

    /// Who may read a draft: what its own header says. One that does not say it yet is as closed as
    /// who saved it.
    fn marking_of_draft(&self, text: &str, by: &OfficerId) -> Result<Visibility, Trouble> {
        let us = self.organisation()?;
        let (directive, _) = directive::parse(text);
        let known = directive.marking.filter(|level| us.levels.rank(level).is_some());
        let mut marking = match known {
            Some(level) => Visibility::at(level),
            None => {
                let author = self.officer(by)?;
                let compartments = author.compartments.clone();
                Visibility { level: author.level.clone(), compartments }
            }
        };
        marking.compartments.extend(directive.captions);
        Ok(marking)
    }
}

fn no_draft(id: &DirectiveId) -> Trouble {
    Trouble::not_there("draft", id.to_string(), "drafts are listed under directives")
}
