//! What may change a world, kept in memory in the order it was recorded: who we are, lists,
//! directives, grants. In: events as they are folded. Out: what was known before an entry, or at an
//! instant. Never holds who met whom.

use clearance::filed::Filed;
use clearance::ids::RequestId;
use clearance::state::State;
use clearance::{Contact, Envelope, Event, Grant};
use directive::life;
use jiff::Timestamp;
use parties::PostId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A moment of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Before the entry of that number.
    Before(u64),
    /// At an instant: what was recorded up to and at it.
    At(Timestamp),
}

/// When something was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    seq: u64,
    at: Timestamp,
}

impl Mark {
    fn is_by(self, moment: Moment) -> bool {
        match moment {
            Moment::Before(seq) => self.seq < seq,
            Moment::At(at) => self.at <= at,
        }
    }
}

/// A grant with when it was given and taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Given {
    request: RequestId,
    given: Mark,
    ended: Option<Mark>,
    grant: Arc<Grant>,
}

/// Every grant there was, by post. Cheap to clone: posts are shared until one changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Grants(BTreeMap<PostId, Arc<Vec<Given>>>);

impl Grants {
    /// The grants that stood at a moment and may speak of a contact: of its post, its act and not
    /// over, by reference. Those left out name another post or act, or are over.
    pub(crate) fn of(&self, contact: &Contact, moment: Option<Moment>) -> Vec<&Grant> {
        let stood = |g: &&Given| match moment {
            None => g.ended.is_none(),
            Some(moment) => g.given.is_by(moment) && !g.ended.is_some_and(|e| e.is_by(moment)),
        };
        let speaks = |g: &&Given| g.grant.act == contact.act && contact.at < g.grant.until;
        let all = self.0.get(&contact.post).into_iter().flat_map(|all| all.iter());
        let mut of: Vec<&Grant> = all.filter(speaks).filter(stood).map(|g| &*g.grant).collect();
        // As a state gives them: by reference. Of two that end together the later counts.
        of.sort_by(|a, b| a.request.cmp(&b.request));
        of
    }

    fn follow(&mut self, mark: Mark, before: Option<&Grant>, filed: &Filed) {
        let now = filed.grant();
        if before == now {
            return;
        }
        let all = Arc::make_mut(self.0.entry(filed.request.post.clone()).or_default());
        let request = filed.request.id;
        if let Some(open) = all.iter_mut().rev().find(|g| g.request == request && g.ended.is_none())
        {
            open.ended = Some(mark);
        }
        if let Some(grant) = now {
            let grant = Arc::new(grant.clone());
            all.push(Given { request, given: mark, ended: None, grant });
        }
    }

    fn forget(&mut self, seq: u64, post: &PostId) {
        let Some(all) = self.0.get_mut(post) else { return };
        let all = Arc::make_mut(all);
        all.retain(|g| g.given.seq != seq);
        for given in all.iter_mut().filter(|g| g.ended.is_some_and(|e| e.seq == seq)) {
            given.ended = None;
        }
        if all.is_empty() {
            self.0.remove(post);
        }
    }
}

/// What may change a world, in order.
#[derive(Debug, Default)]
pub(crate) struct History {
    /// Grows with every change of what a world is made of besides grants, never falls.
    which: u64,
    events: Vec<(Mark, Arc<Envelope>)>,
    grants: Grants,
}

impl History {
    /// Takes in an event. `before` is the grant its request had, `state` what is known with it.
    pub(crate) fn take_in(
        &mut self,
        seq: u64,
        envelope: &Envelope,
        before: Option<&Grant>,
        state: &State,
    ) {
        let mark = Mark { seq, at: envelope.at };
        if makes_a_core(&envelope.event) {
            self.events.push((mark, Arc::new(envelope.clone())));
            self.which += 1;
        }
        let request = envelope.event.request();
        if let Some(filed) = request.and_then(|id| state.requests().get(&id)) {
            self.grants.follow(mark, before, filed);
        }
    }

    /// Forgets the event of that number, the last taken in; gives whether what a world is made of
    /// changed by it. `filed` is its request, if it has one.
    pub(crate) fn forget(&mut self, seq: u64, filed: Option<&Filed>) -> bool {
        if let Some(filed) = filed {
            self.grants.forget(seq, &filed.request.post);
        }
        let is_last = self.events.last().is_some_and(|(mark, _)| mark.seq == seq);
        if is_last {
            self.events.pop();
            self.which += 1;
        }
        is_last
    }

    /// Forgets everything, to be told anew.
    pub(crate) fn clear(&mut self) {
        *self = Self { which: self.which + 1, ..Self::default() };
    }

    /// A number for what a world is made of besides grants.
    pub(crate) const fn which(&self) -> u64 {
        self.which
    }

    /// Every grant there was.
    pub(crate) fn grants(&self) -> Grants {
        self.grants.clone()
    }

    /// How many events make up what was known of the house at a moment, if they are the first ones.
    pub(crate) fn count(&self, moment: Moment) -> Option<usize> {
        let count = self.events.iter().filter(|(mark, _)| mark.is_by(moment)).count();
        let is_first = self.events.iter().take(count).all(|(mark, _)| mark.is_by(moment));
        is_first.then_some(count)
    }

    /// What was known at a moment of the house: organisation, lists, directives out.
    pub(crate) fn state(&self, moment: Moment) -> State {
        let known = self.events.iter().filter(|(mark, _)| mark.is_by(moment));
        State::of(known.map(|(_, envelope)| &**envelope))
    }
}

/// Whether an event is part of what a world is made of besides grants.
pub(crate) const fn makes_a_core(event: &Event) -> bool {
    match event {
        Event::OrganisationSet { .. }
        | Event::PostAdded { .. }
        | Event::OfficerAdded { .. }
        | Event::ListLoaded { .. } => true,
        Event::Directive { event } => {
            matches!(**event, life::Event::Released(_) | life::Event::Cancelled { .. })
        }
        _ => false,
    }
}
