//! An event applied in such a way that it can be taken back: for a group of events that is decided
//! as if it were recorded and then cannot be. Holds what the event touched, as it was before. Never
//! another way to change a state.

use super::{Listed, Logged, State};
use crate::event::{Envelope, Event};
use crate::filed::Filed;
use crate::ids::{ContactId, DecisionId, ItemId, RequestId};
use directive::{DirectiveId, life};
use parties::{ListId, Organisation};

/// What one event touched, as it was before. To be taken back in the reverse order of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo(Touched);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Touched {
    Nothing,
    Organisation(Option<Box<Organisation>>),
    List(ListId),
    Directive(DirectiveId, Option<Box<life::State>>),
    /// A check that was not there before.
    Asked(DecisionId),
    Confirmed,
    Request(RequestId, Option<Box<Filed>>),
    Contact(ContactId, Option<Box<Logged>>),
    /// Items that were not there before.
    Items(Vec<ItemId>),
    Item(ItemId, Option<Box<Listed>>),
}

impl State {
    /// Adds one event as [`State::apply`] does, and gives what takes it back.
    pub fn apply_for_now(&mut self, envelope: &Envelope) -> Undo {
        let undo = Undo(self.touched(&envelope.event));
        self.apply(envelope);
        undo
    }

    /// Takes the last event back.
    pub fn undo(&mut self, undo: Undo) {
        match undo.0 {
            Touched::Nothing => {}
            Touched::Organisation(before) => self.organisation = before.map(|o| *o),
            Touched::List(list) => {
                let loads = self.lists.get_mut(&list);
                let is_empty = loads.is_none_or(|loads| {
                    loads.pop();
                    loads.is_empty()
                });
                if is_empty {
                    self.lists.remove(&list);
                }
            }
            Touched::Directive(id, before) => put_back(&mut self.directives, id, before),
            Touched::Asked(id) => drop(self.asked.remove(&id)),
            Touched::Confirmed => drop(self.confirmed.pop()),
            Touched::Request(id, before) => put_back(&mut self.requests, id, before),
            Touched::Contact(id, before) => {
                if before.is_none() {
                    self.forget_held(id);
                }
                put_back(&mut self.contacts, id, before);
            }
            Touched::Items(ids) => {
                for id in ids {
                    self.worklist.remove(&id);
                }
            }
            Touched::Item(id, before) => put_back(&mut self.worklist, id, before),
        }
    }

    fn touched(&self, event: &Event) -> Touched {
        match event {
            Event::OrganisationSet { .. }
            | Event::PostAdded { .. }
            | Event::OfficerAdded { .. } => {
                Touched::Organisation(self.organisation.clone().map(Box::new))
            }
            Event::ListLoaded { load } => Touched::List(load.list.clone()),
            Event::Directive { event } => {
                let id = event.directive().clone();
                let before = self.directives.get(&id).cloned().map(Box::new);
                Touched::Directive(id, before)
            }
            Event::Checked { check } if self.asked.contains_key(&check.decision) => {
                Touched::Nothing
            }
            Event::Checked { check } => Touched::Asked(check.decision),
            Event::Confirmed { .. } => Touched::Confirmed,
            Event::ContactHeld { meeting }
            | Event::DeclaredAfterwards { meeting, .. }
            | Event::ContactDeclined { meeting, .. } => self.contact(meeting.id),
            Event::Memorandum { contact, .. } => self.contact(*contact),
            Event::WorklistMade { items, .. } => {
                let new = items.iter().map(|i| i.id);
                Touched::Items(new.filter(|id| !self.worklist.contains_key(id)).collect())
            }
            Event::ItemDone { item, .. } => {
                Touched::Item(*item, self.worklist.get(item).cloned().map(Box::new))
            }
            other => match other.request() {
                Some(id) => Touched::Request(id, self.requests.get(&id).cloned().map(Box::new)),
                None => Touched::Nothing,
            },
        }
    }

    fn contact(&self, id: ContactId) -> Touched {
        Touched::Contact(id, self.contacts.get(&id).cloned().map(Box::new))
    }
}

fn put_back<K: Ord, V>(map: &mut std::collections::BTreeMap<K, V>, key: K, before: Option<Box<V>>) {
    match before {
        Some(before) => drop(map.insert(key, *before)),
        None => drop(map.remove(&key)),
    }
}
