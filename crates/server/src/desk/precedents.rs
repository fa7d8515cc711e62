//! What posts did with a party before, and what was decided in like cases: newest first, bounded,
//! as far as marking allows. Tells that something was done, never what was said.

use super::Desk;
use super::orders::{Merged, Reading, decided_at};
use super::pages::RequestLine;
use crate::Trouble;
use clearance::Reader;
use clearance::authorise::{Relation, UseCase};
use clearance::filed::Standing;
use clearance::ids::{ContactId, DecisionId, RequestId};
use clearance::state::Outcome;
use directive::Act;
use jiff::Timestamp;
use parties::{OfficerId, PartyId, PostId, Visibility};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Deeds given of one party. Beyond it the list of contacts and requests has them.
pub const DEEDS_MAX: usize = 50;

/// Like cases given. Beyond it nobody compares.
pub const LIKE_MAX: usize = 10;

/// Matters of each kind looked at for one party or one paragraph. Beyond it the oldest are neither
/// told nor compared.
const LOOKED_AT_MAX: usize = 1_000;

/// What a post did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeedKind {
    /// Asked whether it may, and no more.
    Checked,
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
        let reader = self.reader(account)?;
        let mut seen = BTreeSet::new();
        for party in parties {
            if self.is_party_seen(&reader, party)? {
                seen.insert(party);
            }
        }
        let contacts = seen.iter().filter_map(|p| self.orders.contacts.by_party.get(*p));
        let contacts = Merged::of(contacts, None, Reading::Latest).take(LOOKED_AT_MAX);
        let contacts = contacts.filter_map(|(_, id)| self.deed_of_contact(&reader, id));
        let requests = seen.iter().filter_map(|p| self.orders.requests.by_party.get(*p));
        let requests = Merged::of(requests, None, Reading::Latest).take(LOOKED_AT_MAX);
        let requests = requests.filter_map(|(_, id)| self.deed_of_request(&reader, id));
        let decisions = seen.iter().filter_map(|p| self.orders.decisions.by_party.get(*p));
        let decisions = Merged::of(decisions, None, Reading::Latest).take(LOOKED_AT_MAX);
        let decisions = decisions.filter_map(|(_, id)| self.deed_of_decision(&reader, id));
        let most = DEEDS_MAX + 1;
        let mut deeds: Vec<Deed> = contacts.take(most).chain(requests.take(most)).collect();
        deeds.extend(decisions.take(most));
        deeds.sort_by_key(|deed| Reverse((deed.at, deed.kind)));
        let is_more = deeds.len() > DEEDS_MAX;
        deeds.truncate(DEEDS_MAX);
        for deed in &mut deeds {
            self.hide_parties(&reader, &mut deed.parties)?;
        }
        Ok(Deeds { deeds, is_more })
    }

    /// Requests decided before that are like this one: about the same party, or under the same
    /// paragraph for the same act. Newest decision first, at most [`LIKE_MAX`]. Leaves a trace of
    /// those that are not the reader's own.
    ///
    /// # Errors
    /// No such request, or none the account may see; a store that cannot record.
    pub fn like_cases(
        &mut self,
        account: &OfficerId,
        request: &RequestId,
    ) -> Result<Vec<RequestLine>, Trouble> {
        let reader = self.reader(account)?;
        let this = self.request_shown(account, request)?.request;
        let by_rule = this.needed.iter().filter_map(|n| {
            let rule = (n.directive.clone(), n.paragraph, this.act);
            self.orders.requests_decided.get(&rule)
        });
        let by_rule = Merged::of(by_rule, None, Reading::Latest).take(LOOKED_AT_MAX);
        let by_party = this.parties.iter().filter_map(|p| self.orders.requests.by_party.get(p));
        let by_party = Merged::of(by_party, None, Reading::Latest).take(LOOKED_AT_MAX);
        let ids: BTreeSet<RequestId> =
            by_rule.chain(by_party).map(|(_, id)| id).filter(|id| id != request).collect();
        let decided = |id: &RequestId| {
            let filed = self.state.requests().get(id)?;
            Some((decided_at(filed)?, filed))
        };
        let mut found: Vec<_> = ids.iter().filter_map(decided).collect();
        found.sort_by_key(|(at, _)| Reverse(*at));
        let lines = found.into_iter().filter_map(|(_, f)| self.request_line(&reader, f));
        let lines: Vec<RequestLine> = lines.take(LIKE_MAX).collect();
        self.read_requests(account, lines.iter().map(|l| &l.filed))?;
        Ok(lines)
    }

    /// Whether a reader may know that a post did something with a party.
    fn may_know(&self, reader: &Reader, post: &PostId, of: &Visibility) -> bool {
        let is_own = reader.posts.contains(post);
        let relation = if is_own { Relation::Post } else { Relation::Other };
        self.allow(reader, UseCase::PartyHistory, of, relation).is_ok()
    }

    fn deed_of_contact(&self, reader: &Reader, id: ContactId) -> Option<Deed> {
        let logged = self.state.contacts().get(&id)?;
        let meeting = &logged.meeting;
        let may_open = self.sees(reader, logged);
        if !may_open && !self.may_know(reader, &meeting.post, &logged.visibility) {
            return None;
        }
        let kind = match &logged.outcome {
            Outcome::Held => DeedKind::Held,
            Outcome::DeclaredAfterwards { .. } => DeedKind::DeclaredAfterwards,
            Outcome::Declined { .. } => DeedKind::Declined,
        };
        let placed = meeting.decision.and_then(|d| self.orders.placed(&d));
        let of_decision = placed.into_iter().flat_map(|p| &p.parties);
        Some(Deed {
            kind,
            at: meeting.at,
            post: meeting.post.clone(),
            act: meeting.act,
            parties: meeting.parties.iter().chain(of_decision).cloned().collect(),
            reference: may_open.then(|| id.to_string()),
        })
    }

    fn deed_of_request(&self, reader: &Reader, id: RequestId) -> Option<Deed> {
        let filed = self.state.requests().get(&id)?;
        let request = &filed.request;
        let may_open = self.request_line(reader, filed).is_some();
        if !may_open && !self.may_know(reader, &request.post, &filed.visibility) {
            return None;
        }
        let kind = match &filed.standing {
            Standing::Open { .. } => DeedKind::Asked,
            Standing::Granted { .. } => DeedKind::Granted,
            Standing::Denied { .. } => DeedKind::Denied,
            Standing::Withdrawn { .. } => DeedKind::Withdrawn,
        };
        Some(Deed {
            kind,
            at: request.at,
            post: request.post.clone(),
            act: request.act,
            parties: request.parties.clone(),
            reference: may_open.then(|| id.to_string()),
        })
    }

    /// A check that neither a request nor a contact followed: they tell the same.
    fn deed_of_decision(&self, reader: &Reader, id: DecisionId) -> Option<Deed> {
        let asked = self.state.asked().get(&id)?;
        let is_followed = self.orders.requests_of(&id).next().is_some()
            || self.orders.contacts_of(&id).next().is_some();
        if is_followed || !self.may_know(reader, &asked.contact.post, &asked.visibility) {
            return None;
        }
        Some(Deed {
            kind: DeedKind::Checked,
            at: asked.contact.at,
            post: asked.contact.post.clone(),
            act: asked.contact.act,
            parties: self.orders.placed(&id)?.parties.iter().cloned().collect(),
            reference: self.asked(reader, &id).is_ok().then(|| id.to_string()),
        })
    }

    fn hide_parties(
        &self,
        reader: &Reader,
        parties: &mut BTreeSet<PartyId>,
    ) -> Result<(), Trouble> {
        let world = self.world()?;
        let levels = &world.organisation.levels;
        parties.retain(|id| {
            world.registry().get(id).is_some_and(|p| reader.may_see(levels, &p.visibility))
        });
        Ok(())
    }
}
