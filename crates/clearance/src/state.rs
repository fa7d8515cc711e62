//! Events in, in order; everything they add up to out. Applying is total: an event that does not
//! fit changes nothing, so that no order of events can grant by too few or let one person decide
//! a matter of their own. Never holds what time alone does.

mod requests;
mod undo;

pub use undo::Undo;

use crate::contact_log::Meeting;
use crate::event::{Check, Confirmation, Envelope, Event, ListLoad};
use crate::filed::Filed;
use crate::grant::Grant;
use crate::ids::{ContactId, DecisionId, ItemId, RequestId};
use crate::worklist::Item;
use crate::{Contact, Reader};
use directive::{DirectiveId, Released, life};
use jiff::Timestamp;
use parties::{ListId, OfficerId, Organisation, Visibility};
use std::collections::{BTreeMap, BTreeSet};

/// One snapshot of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// When it was loaded.
    pub at: Timestamp,
    /// What was loaded.
    pub load: ListLoad,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A contact asked about. The sealed decision stays in its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// When it was asked.
    pub at: Timestamp,
    /// What was asked.
    pub contact: Contact,
    /// What was known then counted.
    pub as_of: Timestamp,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A person's word about a counterpart, and when it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Option<OfficerId>,
    /// The word.
    pub confirmation: Confirmation,
}

/// How a contact in the log ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It took place, and was asked about before.
    Held,
    /// It took place, and was declared afterwards, without blame.
    DeclaredAfterwards {
        /// How it came about.
        account: String,
    },
    /// It was declined.
    Declined {
        /// What was said to them.
        grounds: String,
    },
}

/// What was said, in three lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memo {
    /// Who wrote it.
    pub officer: OfficerId,
    /// When.
    pub at: Timestamp,
    /// Who was there.
    pub present: String,
    /// What was said.
    pub said: String,
    /// What follows.
    pub next: String,
}

/// One contact in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// When it was logged.
    pub at: Timestamp,
    /// The contact.
    pub meeting: Meeting,
    /// How it ended.
    pub outcome: Outcome,
    /// Memoranda, in order.
    pub memos: Vec<Memo>,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Logged {
    /// The decision it was held on; none when it was declined, or rests on none.
    fn held_on(&self) -> Option<DecisionId> {
        let is_held = !matches!(self.outcome, Outcome::Declined { .. });
        self.meeting.decision.filter(|_| is_held)
    }
}

/// One item of a worklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// When it was made.
    pub at: Timestamp,
    /// The item.
    pub item: Item,
    /// Who did it, and what; none while it waits.
    pub done: Option<(OfficerId, String)>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// Everything that events add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    organisation: Option<Organisation>,
    lists: BTreeMap<ListId, Vec<Loaded>>,
    directives: BTreeMap<DirectiveId, life::State>,
    asked: BTreeMap<DecisionId, Asked>,
    confirmed: Vec<Confirmed>,
    requests: BTreeMap<RequestId, Filed>,
    contacts: BTreeMap<ContactId, Logged>,
    /// The contacts held on each decision: what `contacts` says, by decision.
    held: BTreeMap<DecisionId, BTreeSet<ContactId>>,
    worklist: BTreeMap<ItemId, Listed>,
}

impl State {
    /// What these events add up to.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Envelope>) -> Self {
        let mut state = Self::default();
        events.into_iter().for_each(|e| state.apply(e));
        state
    }

    /// What was known at a time: the events recorded up to and at it.
    pub fn as_of<'a>(events: impl IntoIterator<Item = &'a Envelope>, at: Timestamp) -> Self {
        Self::of(events.into_iter().filter(|e| e.at <= at))
    }

    /// Adds one event. Total: what does not fit changes nothing.
    pub fn apply(&mut self, envelope: &Envelope) {
        let (at, visibility) = (envelope.at, &envelope.visibility);
        match &envelope.event {
            Event::OrganisationSet { organisation } => {
                self.organisation = Some(Organisation::clone(organisation));
            }
            Event::PostAdded { post } => {
                if let Some(organisation) = &mut self.organisation {
                    organisation.posts.retain(|p| p.id != post.id);
                    organisation.posts.push(post.as_ref().clone());
                }
            }
            Event::OfficerAdded { officer } => {
                if let Some(organisation) = &mut self.organisation {
                    organisation.officers.retain(|o| o.id != officer.id);
                    organisation.officers.push(officer.as_ref().clone());
                }
            }
            Event::ListLoaded { load } => {
                let visibility = visibility.clone();
                let loaded = Loaded { at, load: load.as_ref().clone(), visibility };
                self.lists.entry(load.list.clone()).or_default().push(loaded);
            }
            Event::Directive { event } => self.apply_directive(event),
            Event::Checked { check } => self.apply_check(at, visibility, check),
            Event::Confirmed { confirmation } => self.confirmed.push(Confirmed {
                at,
                by: envelope.actor.account.clone(),
                confirmation: confirmation.as_ref().clone(),
            }),
            Event::WorklistMade { items, .. } => {
                for item in items {
                    let item = item.clone();
                    let visibility = visibility.clone();
                    let listed = Listed { at, item, done: None, visibility };
                    self.worklist.entry(listed.item.id).or_insert(listed);
                }
            }
            Event::ItemDone { item, officer, note } => {
                if let Some(listed) = self.worklist.get_mut(item) {
                    listed.done.get_or_insert((officer.clone(), note.clone()));
                }
            }
            Event::Looked { .. }
            | Event::Restored { .. }
            | Event::PasswordReset { .. }
            | Event::TokenIssued { .. }
            | Event::TokenRevoked { .. }
            | Event::AccountLocked { .. }
            | Event::Erased { .. } => {}
            other => {
                self.apply_log(at, visibility, other);
                self.apply_request(at, visibility, other);
            }
        }
    }

    fn apply_directive(&mut self, event: &life::Event) {
        let id = event.directive();
        let before = self.directives.remove(id).unwrap_or(life::State::Blank);
        self.directives.insert(id.clone(), life::apply(before, event));
    }

    fn apply_check(&mut self, at: Timestamp, visibility: &Visibility, check: &Check) {
        let (contact, as_of) = (check.contact.clone(), check.as_of);
        let asked = Asked { at, contact, as_of, visibility: visibility.clone() };
        self.asked.entry(check.decision).or_insert(asked);
    }

    fn apply_log(&mut self, at: Timestamp, visibility: &Visibility, event: &Event) {
        let (meeting, outcome) = match event {
            Event::ContactHeld { meeting } => (meeting, Outcome::Held),
            Event::DeclaredAfterwards { meeting, account } => {
                (meeting, Outcome::DeclaredAfterwards { account: account.clone() })
            }
            Event::ContactDeclined { meeting, grounds } => {
                (meeting, Outcome::Declined { grounds: grounds.clone() })
            }
            Event::Memorandum { contact, officer, present, said, next } => {
                if let Some(logged) = self.contacts.get_mut(contact) {
                    logged.memos.push(Memo {
                        officer: officer.clone(),
                        at,
                        present: present.clone(),
                        said: said.clone(),
                        next: next.clone(),
                    });
                }
                return;
            }
            _ => return,
        };
        let (meeting, visibility) = (meeting.as_ref().clone(), visibility.clone());
        let logged = Logged { at, meeting, outcome, memos: Vec::new(), visibility };
        if self.contacts.contains_key(&logged.meeting.id) {
            return;
        }
        if let Some(decision) = logged.held_on() {
            self.held.entry(decision).or_default().insert(logged.meeting.id);
        }
        self.contacts.insert(logged.meeting.id, logged);
    }

    /// Forgets that a contact was held on its decision.
    fn forget_held(&mut self, id: ContactId) {
        let Some(decision) = self.contacts.get(&id).and_then(Logged::held_on) else { return };
        if let Some(held) = self.held.get_mut(&decision) {
            held.remove(&id);
            if held.is_empty() {
                self.held.remove(&decision);
            }
        }
    }

    /// The organisation, once it was set up.
    #[must_use]
    pub const fn organisation(&self) -> Option<&Organisation> {
        self.organisation.as_ref()
    }

    /// The reader that an account is.
    #[must_use]
    pub fn reader(&self, account: &OfficerId) -> Option<Reader> {
        self.organisation.as_ref()?.officer(account).map(Reader::of)
    }

    /// The snapshots of each list, earliest first; the last one holds.
    #[must_use]
    pub const fn lists(&self) -> &BTreeMap<ListId, Vec<Loaded>> {
        &self.lists
    }

    /// The life of each directive.
    #[must_use]
    pub const fn directives(&self) -> &BTreeMap<DirectiveId, life::State> {
        &self.directives
    }

    /// Every directive released so far, as released, with its cancellation when it has one.
    #[must_use]
    pub fn released(&self) -> Vec<Released> {
        let out = |state: &life::State| match state {
            life::State::Blank | life::State::Draft(_) => None,
            life::State::Released(issued) => Some(issued.released.clone()),
            life::State::Cancelled { issued, cancellation } => {
                let cancelled_at = Some(cancellation.at);
                Some(Released { cancelled_at, ..issued.released.clone() })
            }
        };
        self.directives.values().filter_map(out).collect()
    }

    /// Contacts asked about.
    #[must_use]
    pub const fn asked(&self) -> &BTreeMap<DecisionId, Asked> {
        &self.asked
    }

    /// Words given about counterparts, in order.
    #[must_use]
    pub fn confirmed(&self) -> &[Confirmed] {
        &self.confirmed
    }

    /// Requests with their lives.
    #[must_use]
    pub const fn requests(&self) -> &BTreeMap<RequestId, Filed> {
        &self.requests
    }

    /// Every grant that nobody took back; whether it is over, its end says.
    #[must_use]
    pub fn grants(&self) -> Vec<Grant> {
        self.requests.values().filter_map(Filed::grant).cloned().collect()
    }

    /// The log of contacts.
    #[must_use]
    pub const fn contacts(&self) -> &BTreeMap<ContactId, Logged> {
        &self.contacts
    }

    /// The contact that was held on a decision: the report it owes is made.
    #[must_use]
    pub fn held_on(&self, decision: &DecisionId) -> Option<&Logged> {
        self.contacts.get(self.held.get(decision)?.first()?)
    }

    /// Every item of every worklist.
    #[must_use]
    pub const fn worklist(&self) -> &BTreeMap<ItemId, Listed> {
        &self.worklist
    }
}
