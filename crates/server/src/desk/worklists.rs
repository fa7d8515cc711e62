//! Look-back: every open and coming contact is decided before and after a change, and what differs
//! is each post's worklist. Judges nothing; what is past is only noted.

use super::checks::sealed;
use super::world::World;
use super::{Desk, marking};
use crate::Trouble;
use clearance::authorise::{Relation, UseCase};
use clearance::ids::{DecisionId, ItemId};
use clearance::look_back::{Answer, Side, candidates, look_back};
use clearance::state::Listed;
use clearance::worklist::{Cause, Item};
use clearance::{Contact, Event, Verdict};
use directive::Released;
use jiff::Timestamp;
use parties::{OfficerId, PostId, Visibility};
use std::collections::{BTreeMap, BTreeSet};

/// What is known, and which directives are out, on one side of a change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'a> {
    /// What is known.
    pub(crate) world: &'a World,
    /// Directives out.
    pub(crate) released: &'a [Released],
}

/// An item, and who may see it.
pub(crate) type Marked = (Item, Visibility);

impl Desk {
    /// What a change from an instant on does to contacts, for every post: each item with who may
    /// see all that either answer says.
    pub(crate) fn looked_back(
        &self,
        before: Known<'_>,
        after: Known<'_>,
        change: Timestamp,
    ) -> Result<Vec<Marked>, Trouble> {
        let now = self.now();
        let touched = candidates(&self.state, change, now);
        let levels = self.organisation()?.levels.clone();
        // Look-back compares answers, never references: any reference does.
        let id = DecisionId::from_random([0; 8]);
        let mut marked = Vec::new();
        for candidate in &touched.contacts {
            let (mut visibility, mut failed) = (self.open_to_all(), None);
            let mut decide = |contact: &Contact, side: Side| {
                let known = if side == Side::Before { before } else { after };
                match sealed(known.world, id, contact, now.max(change), known.released) {
                    Ok(decision) => {
                        let one = marking::of_decision(known.world, known.released, &decision);
                        visibility = marking::joined(&levels, visibility.clone(), &one);
                        Answer::of(&decision)
                    }
                    Err(trouble) => {
                        failed = Some(trouble);
                        nothing()
                    }
                }
            };
            let mut new_id = || ItemId::from_random(self.machine.bytes());
            let items = look_back(std::slice::from_ref(candidate), &mut decide, &mut new_id);
            if let Some(trouble) = failed {
                return Err(trouble);
            }
            marked.extend(items.into_iter().map(|item| (item, visibility.clone())));
        }
        Ok(marked)
    }

    /// The events that give posts these items: one a marking, so that an item is hidden from nobody
    /// for another's sake, and shown to nobody for it either.
    pub(crate) fn worklist_events(
        &self,
        cause: &Cause,
        items: &[Marked],
    ) -> Vec<(Event, Visibility)> {
        let mut by_marking: BTreeMap<&Visibility, Vec<Item>> = BTreeMap::new();
        for (item, visibility) in items {
            by_marking.entry(visibility).or_default().push(item.clone());
        }
        let made = |items| Event::WorklistMade { cause: cause.clone(), items };
        by_marking.into_iter().map(|(v, items)| (made(items), v.clone())).collect()
    }

    /// Those of these items that an account may see; without one, that are open to all.
    pub(crate) fn items_seen(
        &self,
        account: Option<&OfficerId>,
        items: Vec<Marked>,
    ) -> Result<Vec<Item>, Trouble> {
        let may_see = self.may_see(account)?;
        Ok(items.into_iter().filter(|(_, v)| may_see(v)).map(|(item, _)| item).collect())
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
