//! An event in, one sentence out: who did what, with the words said with it. Told to one who may
//! see the event; what it refers to stays a reference.

use super::moment;
use crate::contact_log::Meeting;
use crate::event::{Actor, Check, Confirmation, Envelope, Event, Identity};
use crate::messages::{self, Deed, Language, Word, isolated, listed};
use crate::request::Request;
use crate::worklist::Cause;
use directive::life::{self, Reply};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::fmt::Display;

/// Names a sentence gives before it counts the rest. Largest seen: 300 on one reception list.
const NAMES_TOLD_MAX: usize = 3;

/// The event as a sentence.
#[must_use]
pub fn event_sentence(envelope: &Envelope, language: Language) -> String {
    let told = Told { actor: &envelope.actor, language };
    let deed = match &envelope.event {
        Event::Directive { event } => told.directive(event),
        Event::Checked { .. }
        | Event::Confirmed { .. }
        | Event::ContactHeld { .. }
        | Event::DeclaredAfterwards { .. }
        | Event::ContactDeclined { .. }
        | Event::Memorandum { .. }
        | Event::WorklistMade { .. }
        | Event::ItemDone { .. } => told.of_contacts(&envelope.event),
        Event::OrganisationSet { .. }
        | Event::PostAdded { .. }
        | Event::OfficerAdded { .. }
        | Event::ListLoaded { .. }
        | Event::Looked { .. }
        | Event::Restored { .. }
        | Event::PasswordReset { .. }
        | Event::TokenIssued { .. }
        | Event::TokenRevoked { .. }
        | Event::AccountLocked { .. }
        | Event::Erased { .. } => told.of_the_house(&envelope.event),
        Event::Requested { .. }
        | Event::Agreed { .. }
        | Event::Granted { .. }
        | Event::Denied { .. }
        | Event::Withdrawn { .. }
        | Event::Recused { .. }
        | Event::ConditionMet { .. }
        | Event::ConcurrenceAsked { .. }
        | Event::Concurred { .. }
        | Event::Objected { .. }
        | Event::Lapsed { .. } => told.of_requests(&envelope.event),
    };
    deed.sentence(language)
}

/// What was done, and what was said with it.
struct Done {
    deed: String,
    words: String,
}

impl Done {
    fn sentence(&self, language: Language) -> String {
        let deed = ("deed", self.deed.as_str());
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            Deed::Alone.fill(language, &[deed])
        } else {
            Deed::Said.fill(language, &[deed, ("words", &words)])
        }
    }
}

struct Told<'a> {
    actor: &'a Actor,
    language: Language,
}

impl Told<'_> {
    /// The account, else the person at the machine.
    fn who(&self) -> (&'static str, String) {
        let account = self.actor.account.as_ref();
        ("who", account.map_or_else(|| self.actor.operator.clone(), ToString::to_string))
    }

    fn done(&self, deed: Deed, values: &[(&str, String)], words: &str) -> Done {
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        Done { deed: deed.fill(self.language, &values), words: words.to_owned() }
    }

    fn when(&self, at: Timestamp) -> String {
        moment(at, None, self.language)
    }

    /// The first few, and how many more.
    fn names<S: Display>(&self, all: impl ExactSizeIterator<Item = S>) -> String {
        let more = all.len().saturating_sub(NAMES_TOLD_MAX);
        let names = listed(all.take(NAMES_TOLD_MAX), Word::Comma, self.language);
        match more {
            0 if names.is_empty() => Deed::Nobody.fill(self.language, &[]),
            0 => names,
            n => Deed::More.fill(self.language, &[("names", &names), ("n", &n.to_string())]),
        }
    }

    fn directive(&self, event: &life::Event) -> Done {
        let who = |by: &parties::OfficerId| ("who", by.to_string());
        let named = |id: &directive::DirectiveId| ("directive", id.to_string());
        match event {
            life::Event::Drafted { directive, by, .. } => {
                self.done(Deed::Drafted, &[who(by), named(directive)], "")
            }
            life::Event::Released(released) => {
                let from = ("from", self.when(released.times.in_force));
                let values = [who(&released.released_by), named(&released.directive.id), from];
                self.done(Deed::Released, &values, &released.directive.subject)
            }
            life::Event::Answered { directive, post, answer } => {
                let values = [who(&answer.by), named(directive), ("post", post.to_string())];
                match &answer.reply {
                    Reply::Acknowledged => self.done(Deed::Acknowledged, &values, ""),
                    Reply::Queried { question } => self.done(Deed::Queried, &values, question),
                    Reply::CannotComply { reason } => {
                        self.done(Deed::CannotComply, &values, reason)
                    }
                }
            }
            life::Event::Cancelled { directive, cancellation } => {
                let values = [who(&cancellation.by), named(directive)];
                self.done(Deed::Cancelled, &values, &cancellation.grounds)
            }
        }
    }

    fn of_contacts(&self, event: &Event) -> Done {
        match event {
            Event::Checked { check } => self.checked(check),
            Event::Confirmed { confirmation } => self.confirmed(confirmation),
            Event::ContactHeld { meeting } => self.meeting(Deed::ContactHeld, meeting, ""),
            Event::DeclaredAfterwards { meeting, account } => {
                self.meeting(Deed::DeclaredAfterwards, meeting, account)
            }
            Event::ContactDeclined { meeting, grounds } => {
                self.meeting(Deed::ContactDeclined, meeting, grounds)
            }
            Event::Memorandum { contact, officer, said, .. } => {
                let values = [("who", officer.to_string()), ("contact", contact.to_string())];
                self.done(Deed::Memorandum, &values, said)
            }
            Event::WorklistMade { cause, items } => {
                let posts: BTreeSet<String> = items.iter().map(|i| i.post.to_string()).collect();
                let n = ("n", items.len().to_string());
                let posts = ("posts", self.names(posts.into_iter()));
                match cause {
                    Cause::Directive(id) => {
                        let directive = ("directive", id.to_string());
                        self.done(Deed::WorklistOfDirective, &[directive, n, posts], "")
                    }
                    Cause::List(id) => {
                        self.done(Deed::WorklistOfList, &[("list", id.to_string()), n, posts], "")
                    }
                }
            }
            Event::ItemDone { item, officer, note } => {
                let values = [("who", officer.to_string()), ("item", item.to_string())];
                self.done(Deed::ItemDone, &values, note)
            }
            _ => self.done(Deed::Alone, &[], ""),
        }
    }

    fn checked(&self, check: &Check) -> Done {
        let contact = &check.contact;
        let values = [
            self.who(),
            ("act", messages::act(contact.act, self.language).to_owned()),
            ("post", contact.post.to_string()),
            ("with", self.names(contact.counterparts.iter().map(|c| &c.name))),
            ("decision", check.decision.to_string()),
        ];
        self.done(Deed::Checked, &values, "")
    }

    fn confirmed(&self, said: &Confirmation) -> Done {
        let deed = match said.identity {
            Identity::Is => Deed::SaidIs,
            Identity::IsNot => Deed::SaidIsNot,
        };
        let values = [self.who(), ("name", said.name.clone()), ("party", said.party.to_string())];
        self.done(deed, &values, &said.grounds)
    }

    fn meeting(&self, deed: Deed, meeting: &Meeting, words: &str) -> Done {
        let mut values = vec![
            ("who", meeting.officer.to_string()),
            ("contact", meeting.id.to_string()),
            ("with", self.names(meeting.with.iter())),
        ];
        if deed != Deed::ContactDeclined {
            values.push(("at", self.when(meeting.at)));
        }
        self.done(deed, &values, words)
    }

    fn of_requests(&self, event: &Event) -> Done {
        if let Event::Requested { request } = event {
            return self.requested(request);
        }
        let request = ("request", event.request().map_or_else(String::new, |id| id.to_string()));
        let conditions = |all: &[String]| listed(all, Word::Comma, self.language);
        let (deed, mut values, words) = match event {
            Event::Agreed { officer, function, conditions: added, .. } => {
                let deed = if added.is_empty() { Deed::Agreed } else { Deed::AgreedIf };
                let mut values = as_function(officer, function);
                values.push(("conditions", conditions(added)));
                (deed, values, "")
            }
            Event::Granted { conditions: all, until, .. } => {
                let deed = if all.is_empty() { Deed::Granted } else { Deed::GrantedIf };
                let until = ("until", self.when(*until));
                (deed, vec![until, ("conditions", conditions(all))], "")
            }
            Event::Denied { officer, function, grounds, .. } => {
                (Deed::Denied, as_function(officer, function), grounds.as_str())
            }
            Event::Withdrawn { officer, grounds, .. } => {
                (Deed::Withdrawn, vec![("who", officer.to_string())], grounds.as_str())
            }
            Event::Recused { officer, tie, .. } => {
                (Deed::Recused, vec![("who", officer.to_string())], tie.as_str())
            }
            Event::ConditionMet { condition, officer, evidence, .. } => {
                let values = vec![("who", officer.to_string()), ("condition", condition.clone())];
                (Deed::ConditionMet, values, evidence.as_str())
            }
            Event::ConcurrenceAsked { function, due, .. } => {
                let due = ("due", self.when(*due));
                let values = vec![self.who(), ("function", function.to_string()), due];
                (Deed::ConcurrenceAsked, values, "")
            }
            Event::Concurred { officer, function, .. } => {
                (Deed::Concurred, as_function(officer, function), "")
            }
            Event::Objected { officer, function, grounds, .. } => {
                (Deed::Objected, as_function(officer, function), grounds.as_str())
            }
            Event::Lapsed { function, .. } => {
                (Deed::Lapsed, vec![("function", function.to_string())], "")
            }
            _ => (Deed::Alone, Vec::new(), ""),
        };
        values.push(request);
        self.done(deed, &values, words)
    }

    fn requested(&self, request: &Request) -> Done {
        let values = [
            ("who", request.requester.to_string()),
            ("request", request.id.to_string()),
            ("act", messages::act(request.act, self.language).to_owned()),
            ("parties", self.names(request.parties.iter())),
        ];
        self.done(Deed::Requested, &values, &request.reason)
    }

    fn of_the_house(&self, event: &Event) -> Done {
        let who = self.who();
        match event {
            Event::OrganisationSet { organisation } => {
                let posts = ("posts", organisation.posts.len().to_string());
                let officers = ("officers", organisation.officers.len().to_string());
                let name = ("name", organisation.name.clone());
                self.done(Deed::OrganisationSet, &[who, name, posts, officers], "")
            }
            Event::PostAdded { post } => {
                let values = [who, ("name", post.name.clone()), ("post", post.id.to_string())];
                self.done(Deed::PostAdded, &values, "")
            }
            Event::OfficerAdded { officer } => {
                let post = ("post", officer.post.to_string());
                self.done(Deed::OfficerAdded, &[who, ("of", officer.id.to_string()), post], "")
            }
            Event::ListLoaded { load } => {
                let parties = ("parties", load.parties.to_string());
                let lost = ("lost", load.lost.to_string());
                let list = ("list", load.list.to_string());
                self.done(Deed::ListLoaded, &[who, list, parties, lost], "")
            }
            Event::Looked { act, subject } => {
                let act = ("act", messages::use_case(*act, self.language).to_owned());
                self.done(Deed::Looked, &[who, ("subject", subject.clone()), act], "")
            }
            Event::Restored { entries, root, grounds } => {
                let root = ("root", root.to_string());
                let values = [who, ("entries", entries.to_string()), root];
                self.done(Deed::Restored, &values, grounds)
            }
            Event::Erased { entry, kind, reference, grounds } => {
                let deed = if reference.is_some() { Deed::ErasedOf } else { Deed::Erased };
                let reference = ("reference", reference.clone().unwrap_or_default());
                let kind = ("kind", kind.clone());
                let values = [who, ("entry", entry.to_string()), kind, reference];
                self.done(deed, &values, grounds)
            }
            other => self.of_sign_in(other),
        }
    }

    fn of_sign_in(&self, event: &Event) -> Done {
        let who = self.who();
        match event {
            Event::PasswordReset { of } if self.actor.account.as_ref() == Some(of) => {
                self.done(Deed::PasswordChanged, &[who], "")
            }
            Event::PasswordReset { of } => {
                self.done(Deed::PasswordReset, &[who, ("of", of.to_string())], "")
            }
            Event::TokenIssued { of, name, scopes, until } => {
                let scopes = ("scopes", listed(scopes, Word::Comma, self.language));
                let mut values = vec![who, ("name", name.clone()), ("of", of.to_string()), scopes];
                let deed = match until {
                    None => Deed::TokenIssued,
                    Some(until) => {
                        values.push(("until", self.when(*until)));
                        Deed::TokenIssuedUntil
                    }
                };
                self.done(deed, &values, "")
            }
            Event::TokenRevoked { of, name } => {
                let values = [who, ("name", name.clone()), ("of", of.to_string())];
                self.done(Deed::TokenRevoked, &values, "")
            }
            Event::AccountLocked { of } => {
                self.done(Deed::AccountLocked, &[("of", of.to_string())], "")
            }
            other => self.done(Deed::Alone, &[("deed", isolated(other.kind(), self.language))], ""),
        }
    }
}

fn as_function(
    officer: &parties::OfficerId,
    function: &parties::FunctionId,
) -> Vec<(&'static str, String)> {
    vec![("who", officer.to_string()), ("function", function.to_string())]
}
