//! Look-back: every open and coming contact is decided before and after a change, and what differs
//! is each post's worklist. Judges nothing; what is past is only noted.

use super::Desk;
use super::checks::sealed;
use super::world::World;
use crate::Trouble;
use clearance::authorise::{Relation, UseCase};
use clearance::ids::{DecisionId, ItemId};
use clearance::look_back::{Answer, Side, candidates, look_back};
use clearance::state::Listed;
use clearance::worklist::Item;
use clearance::{Contact, Verdict};
use directive::Released;
use jiff::Timestamp;
use parties::{OfficerId, PostId};
use std::collections::BTreeSet;

/// What is known, and which directives are out, on one side of a change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'a> {
    /// What is known.
    pub(crate) world: &'a World,
    /// Directives out.
    pub(crate) released: &'a [Released],
}

impl Desk {
    /// What a change from an instant on does to contacts, for every post.
    pub(crate) fn looked_back(
        &mut self,
        before: Known<'_>,
        after: Known<'_>,
        change: Timestamp,
    ) -> Result<Vec<Item>, Trouble> {
        let now = self.now();
        let touched = candidates(&self.state, change, now);
        let mut failed = None;
        // Look-back compares answers, never references: any reference does.
        let id = DecisionId::from_random([0; 8]);
        let mut decide = |contact: &Contact, side: Side| {
            let known = if side == Side::Before { before } else { after };
            match sealed(known.world, id, contact, now.max(change), known.released) {
                Ok(decision) => Answer::of(&decision),
                Err(trouble) => {
                    failed = Some(trouble);
                    nothing()
                }
            }
        };
        let machine = &mut self.machine;
        let mut new_id = || ItemId::from_random(machine.bytes());
        let items = look_back(&touched.contacts, &mut decide, &mut new_id);
        match failed {
            Some(trouble) => Err(trouble),
            None => Ok(items),
        }
    }

    /// The items of worklists that an account may see, of one post or of all, by time of contact.
    ///
    /// # Errors
    /// No such account, or one that may not read that post's.
    pub fn worklist(
        &self,
        account: &OfficerId,
        post: Option<&PostId>,
    ) -> Result<Vec<Listed>, Trouble> {
        let reader = self.reader(account)?;
        let levels = &self.organisation()?.levels;
        let relation = |of: &PostId| {
            if reader.posts.contains(of) { Relation::Post } else { Relation::Other }
        };
        if let Some(post) = post {
            self.allow(&reader, UseCase::Worklist, &self.open_to_all(), relation(post))?;
        }
        let wanted = |listed: &&Listed| {
            let of = &listed.item.post;
            post.is_none_or(|p| p == of)
                && reader.may_see(levels, &listed.visibility)
                && self.allow(&reader, UseCase::Worklist, &self.open_to_all(), relation(of)).is_ok()
        };
        let mut items: Vec<Listed> =
            self.state.worklist().values().filter(wanted).cloned().collect();
        items.sort_by(|a, b| (&a.item.post, a.item.at).cmp(&(&b.item.post, b.item.at)));
        Ok(items)
    }
}

/// Stands for an answer that could not be had; the whole look-back is then given up.
const fn nothing() -> Answer {
    Answer {
        verdict: Verdict::Undetermined,
        is_free: false,
        approvals: BTreeSet::new(),
        conditions: BTreeSet::new(),
        duties: BTreeSet::new(),
        cites: Vec::new(),
    }
}
