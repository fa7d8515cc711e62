//! What stands where: contacts, requests, decisions, items and looks in the orders that pages ask
//! for, kept up as events are folded, so that a page touches what it shows and little else. Says
//! nothing of who may see; every reading asks for itself.

use clearance::event::Check;
use clearance::filed::{Filed, Standing};
use clearance::ids::{ContactId, DecisionId, ItemId, RequestId};
use clearance::state::{Listed, Logged, State};
use clearance::{Envelope, Event};
use directive::{Act, DirectiveId, ParagraphId};
use jiff::Timestamp;
use parties::{FunctionId, OfficerId, PartyId, PostId, Visibility};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;

/// Things by time and reference.
pub(crate) type Order<I> = BTreeSet<(Timestamp, I)>;

/// References of one subject that are read. Beyond it the trace names too many to be looked up.
const SUBJECTS_MAX: usize = 64;

/// One kind of thing in the orders that are asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Orders<I> {
    pub(crate) all: Order<I>,
    pub(crate) by_post: BTreeMap<PostId, Order<I>>,
    /// By whoever it is the matter of.
    pub(crate) by_person: BTreeMap<OfficerId, Order<I>>,
    pub(crate) by_party: BTreeMap<PartyId, Order<I>>,
}

impl<I> Default for Orders<I> {
    fn default() -> Self {
        Self {
            all: Order::new(),
            by_post: BTreeMap::new(),
            by_person: BTreeMap::new(),
            by_party: BTreeMap::new(),
        }
    }
}

/// Where one thing stands.
struct Keys<'a, I> {
    at: Timestamp,
    id: I,
    post: &'a PostId,
    persons: Vec<&'a OfficerId>,
    parties: Vec<&'a PartyId>,
}

impl<I: Ord + Copy> Orders<I> {
    fn join(&mut self, keys: &Keys<'_, I>) {
        let one = (keys.at, keys.id);
        self.all.insert(one);
        add(&mut self.by_post, keys.post, one);
        keys.persons.iter().for_each(|p| add(&mut self.by_person, *p, one));
        keys.parties.iter().for_each(|p| add(&mut self.by_party, *p, one));
    }

    fn leave(&mut self, keys: &Keys<'_, I>) {
        let one = (keys.at, keys.id);
        self.all.remove(&one);
        take(&mut self.by_post, keys.post, &one);
        keys.persons.iter().for_each(|p| take(&mut self.by_person, *p, &one));
        keys.parties.iter().for_each(|p| take(&mut self.by_party, *p, &one));
    }
}

fn add<K: Ord + Clone, V: Ord>(map: &mut BTreeMap<K, BTreeSet<V>>, key: &K, value: V) {
    match map.get_mut(key) {
        Some(set) => drop(set.insert(value)),
        None => drop(map.insert(key.clone(), BTreeSet::from([value]))),
    }
}

fn take<K: Ord, V: Ord>(map: &mut BTreeMap<K, BTreeSet<V>>, key: &K, value: &V) {
    let Some(set) = map.get_mut(key) else { return };
    set.remove(value);
    if set.is_empty() {
        map.remove(key);
    }
}

/// What the record says of a decision beside what was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Placed {
    /// Its entry.
    pub(crate) seq: u64,
    /// The parties that its lines stand on, whoever may see them.
    pub(crate) parties: Vec<PartyId>,
    /// Whether a report is owed by the sealed decision.
    pub(crate) owes_report: bool,
}

/// Every order of the house.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) contacts: Orders<ContactId>,
    contacts_of: BTreeMap<DecisionId, BTreeSet<ContactId>>,
    pub(crate) requests: Orders<RequestId>,
    /// By a function that an expression, or a question to a clearer, names.
    pub(crate) requests_by_function: BTreeMap<FunctionId, Order<RequestId>>,
    /// By the words of the authority that decides where nobody else is left.
    pub(crate) requests_by_authority: BTreeMap<String, Order<RequestId>>,
    /// Those waiting.
    pub(crate) requests_open: Order<RequestId>,
    /// Those decided, by paragraph and act, at the time they were decided.
    pub(crate) requests_decided: BTreeMap<(DirectiveId, ParagraphId, Act), Order<RequestId>>,
    /// Those decided or taken back, by when they were.
    pub(crate) requests_settled: Order<RequestId>,
    requests_of: BTreeMap<DecisionId, Order<RequestId>>,
    pub(crate) decisions: Orders<DecisionId>,
    placed: BTreeMap<DecisionId, Placed>,
    pub(crate) items_open: BTreeMap<PostId, Order<ItemId>>,
    pub(crate) items: BTreeMap<PostId, Order<ItemId>>,
    looks: BTreeMap<Box<str>, Vec<u64>>,
    /// Entries said to be erased, and who may know it.
    erased: BTreeMap<u64, Visibility>,
}

impl Places {
    /// The entry of a decision.
    pub(crate) fn seq_of(&self, id: &DecisionId) -> Option<u64> {
        self.placed.get(id).map(|p| p.seq)
    }

    /// What the record says of a decision.
    pub(crate) fn placed(&self, id: &DecisionId) -> Option<&Placed> {
        self.placed.get(id)
    }

    /// The requests made of a decision, oldest first.
    pub(crate) fn requests_of(
        &self,
        id: &DecisionId,
    ) -> impl DoubleEndedIterator<Item = RequestId> {
        self.requests_of.get(id).into_iter().flatten().map(|(_, id)| *id)
    }

    /// The contacts logged on a decision.
    pub(crate) fn contacts_of(&self, id: &DecisionId) -> impl Iterator<Item = ContactId> {
        self.contacts_of.get(id).into_iter().flatten().copied()
    }

    /// The entries of looks at a subject, oldest first.
    pub(crate) fn looks_at(&self, subject: &str) -> &[u64] {
        self.looks.get(subject).map(Vec::as_slice).unwrap_or_default()
    }

    /// Who may know that an entry was erased; none when nothing says it was.
    pub(crate) fn erased(&self, entry: u64) -> Option<&Visibility> {
        self.erased.get(&entry)
    }

    /// Takes what an event touches out of its places, as it stands in the state.
    pub(crate) fn leave(&mut self, state: &State, event: &Event) {
        self.touch(state, event, Way::Leave);
    }

    /// Puts what an event touched into its places, as it stands in the state now.
    pub(crate) fn join(&mut self, state: &State, event: &Event) {
        self.touch(state, event, Way::Join);
    }

    /// Notes what an event says beside what the state keeps.
    pub(crate) fn note(&mut self, seq: u64, envelope: &Envelope) {
        match &envelope.event {
            Event::Checked { check } => {
                self.placed.entry(check.decision).or_insert_with(|| placed(seq, check));
            }
            Event::Looked { subject, .. } => {
                for word in subject.split(' ').take(SUBJECTS_MAX) {
                    self.looks.entry(word.into()).or_default().push(seq);
                }
            }
            Event::Erased { entry, .. } => {
                self.erased.entry(*entry).or_insert_with(|| envelope.visibility.clone());
            }
            _ => {}
        }
    }

    /// Forgets what an event said, the last noted.
    pub(crate) fn forget(&mut self, seq: u64, envelope: &Envelope) {
        match &envelope.event {
            Event::Checked { check } if self.seq_of(&check.decision) == Some(seq) => {
                self.placed.remove(&check.decision);
            }
            Event::Looked { subject, .. } => {
                for word in subject.split(' ').take(SUBJECTS_MAX) {
                    let Some(looks) = self.looks.get_mut(word) else { continue };
                    looks.retain(|s| *s != seq);
                    if looks.is_empty() {
                        self.looks.remove(word);
                    }
                }
            }
            Event::Erased { entry, .. } => drop(self.erased.remove(entry)),
            _ => {}
        }
    }

    fn touch(&mut self, state: &State, event: &Event, way: Way) {
        match event {
            Event::Checked { check } => {
                if let Some(asked) = state.asked().get(&check.decision) {
                    let parties = self.placed.get(&check.decision).map(|p| p.parties.clone());
                    let keys = Keys {
                        at: asked.at,
                        id: check.decision,
                        post: &asked.contact.post,
                        persons: vec![&asked.contact.officer],
                        parties: parties.iter().flatten().collect(),
                    };
                    way.of(&mut self.decisions, &keys);
                }
            }
            Event::ContactHeld { meeting }
            | Event::DeclaredAfterwards { meeting, .. }
            | Event::ContactDeclined { meeting, .. } => {
                if let Some(logged) = state.contacts().get(&meeting.id) {
                    self.contact(logged, way);
                }
            }
            Event::WorklistMade { items, .. } => {
                for item in items {
                    self.item(state.worklist().get(&item.id), way);
                }
            }
            Event::ItemDone { item, .. } => self.item(state.worklist().get(item), way),
            other => {
                let request = other.request().and_then(|id| state.requests().get(&id));
                if let Some(filed) = request {
                    self.request(filed, way);
                }
            }
        }
    }

    fn contact(&mut self, logged: &Logged, way: Way) {
        let meeting = &logged.meeting;
        // A contact without a request names no party; the decision it rests on does.
        let placed = meeting.decision.and_then(|d| self.placed.get(&d));
        let of_decision = placed.map(|p| p.parties.clone()).unwrap_or_default();
        let keys = Keys {
            at: meeting.at,
            id: meeting.id,
            post: &meeting.post,
            persons: std::iter::once(&meeting.officer).chain(&meeting.participants).collect(),
            parties: meeting.parties.iter().chain(&of_decision).collect(),
        };
        way.of(&mut self.contacts, &keys);
        if let Some(decision) = &meeting.decision {
            way.one(&mut self.contacts_of, decision, meeting.id);
        }
    }

    fn request(&mut self, filed: &Filed, way: Way) {
        let request = &filed.request;
        let persons = std::iter::once(&request.requester).chain(&request.participants);
        let keys = Keys {
            at: request.at,
            id: request.id,
            post: &request.post,
            persons: persons.collect(),
            parties: request.parties.iter().collect(),
        };
        way.of(&mut self.requests, &keys);
        let one = (request.at, request.id);
        let named: BTreeSet<FunctionId> =
            request.needed.iter().flat_map(|n| n.by.functions()).collect();
        for function in named.iter().chain(filed.concurrences.keys()) {
            way.one(&mut self.requests_by_function, function, one);
        }
        for needed in &request.needed {
            way.one(&mut self.requests_by_authority, &plain(&needed.authority), one);
        }
        way.one(&mut self.requests_of, &request.decision, (filed.filed_at, request.id));
        match (&filed.standing, way) {
            (Standing::Open { .. }, Way::Join) => drop(self.requests_open.insert(one)),
            (Standing::Open { .. }, Way::Leave) => drop(self.requests_open.remove(&one)),
            _ => {}
        }
        if let Some(settled) = settled_at(filed) {
            match way {
                Way::Join => drop(self.requests_settled.insert((settled, request.id))),
                Way::Leave => drop(self.requests_settled.remove(&(settled, request.id))),
            }
        }
        if let Some(decided) = decided_at(filed) {
            for needed in &request.needed {
                let rule = (needed.directive.clone(), needed.paragraph, request.act);
                way.one(&mut self.requests_decided, &rule, (decided, request.id));
            }
        }
    }

    fn item(&mut self, listed: Option<&Listed>, way: Way) {
        let Some(listed) = listed else { return };
        let (post, one) = (&listed.item.post, (listed.item.at, listed.item.id));
        way.one(&mut self.items, post, one);
        if listed.done.is_none() {
            way.one(&mut self.items_open, post, one);
        }
    }
}

/// Into its places, or out of them.
#[derive(Debug, Clone, Copy)]
enum Way {
    Join,
    Leave,
}

impl Way {
    fn of<I: Ord + Copy>(self, orders: &mut Orders<I>, keys: &Keys<'_, I>) {
        match self {
            Self::Join => orders.join(keys),
            Self::Leave => orders.leave(keys),
        }
    }

    fn one<K: Ord + Clone, V: Ord>(self, map: &mut BTreeMap<K, BTreeSet<V>>, key: &K, value: V) {
        match self {
            Self::Join => add(map, key, value),
            Self::Leave => take(map, key, &value),
        }
    }
}

/// The time a request was decided; none while it waits, or when it was taken back.
pub(crate) fn decided_at(filed: &Filed) -> Option<Timestamp> {
    match &filed.standing {
        Standing::Granted { grant, .. } => Some(grant.given_at),
        Standing::Denied { by, .. } => Some(by.at),
        Standing::Open { .. } | Standing::Withdrawn { .. } => None,
    }
}

/// The time a request was decided or taken back.
fn settled_at(filed: &Filed) -> Option<Timestamp> {
    match &filed.standing {
        Standing::Withdrawn { at, .. } => Some(*at),
        _ => decided_at(filed),
    }
}

/// The letters and digits of an authority's words, case aside: how it is compared with functions.
pub(crate) fn plain(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn placed(seq: u64, check: &Check) -> Placed {
    let sealed = check.sealed.value();
    let lines = sealed.get("counterparts").and_then(Value::as_array);
    let mut parties = BTreeSet::new();
    for line in lines.into_iter().flatten() {
        let capacity = line.get("capacity").and_then(Value::as_array);
        for line in std::iter::once(line).chain(capacity.into_iter().flatten()) {
            let party = line.get("party").and_then(Value::as_str);
            parties.extend(party.and_then(|p| PartyId::parse(p).ok()));
        }
    }
    let owes_report = sealed.get("report_due").is_some_and(|due| !due.is_null());
    Placed { seq, parties: parties.into_iter().collect(), owes_report }
}

/// Which way an order is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The latest first.
    Latest,
    /// The earliest first.
    Earliest,
}

/// One order as it is read.
type Head<'a, I> = Box<dyn Iterator<Item = (Timestamp, I)> + 'a>;

/// Several orders read as one, each thing once, from behind a place on.
pub(crate) struct Merged<'a, I> {
    heads: Vec<Peekable<Head<'a, I>>>,
    reading: Reading,
}

impl<'a, I: Ord + Copy + 'a> Merged<'a, I> {
    pub(crate) fn of(
        orders: impl IntoIterator<Item = &'a Order<I>>,
        from: Option<(Timestamp, I)>,
        reading: Reading,
    ) -> Self {
        use std::ops::Bound::{Excluded, Unbounded};
        let behind = from.map_or(Unbounded, Excluded);
        let read = |order: &'a Order<I>| -> Head<'a, I> {
            match reading {
                Reading::Latest => Box::new(order.range((Unbounded, behind)).rev().copied()),
                Reading::Earliest => Box::new(order.range((behind, Unbounded)).copied()),
            }
        };
        Self { heads: orders.into_iter().map(|o| read(o).peekable()).collect(), reading }
    }
}

impl<I: Ord + Copy> Iterator for Merged<'_, I> {
    type Item = (Timestamp, I);

    fn next(&mut self) -> Option<Self::Item> {
        let heads = self.heads.iter_mut().filter_map(|h| h.peek().copied());
        let next = match self.reading {
            Reading::Latest => heads.max(),
            Reading::Earliest => heads.min(),
        }?;
        for head in &mut self.heads {
            while head.next_if_eq(&next).is_some() {}
        }
        Some(next)
    }
}
