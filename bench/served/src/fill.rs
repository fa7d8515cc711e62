//! A directory of many contacts, made of the story's own events with other names, references and
//! times: every contact is asked about, most are held, every twentieth is requested and granted.
//! Recorded through the store, many events in one commit, as the program itself records them.

use crate::Result;
use crate::names::name;
use clearance::event::Check;
use clearance::ids::{ContactId, DecisionId, EventId, RequestId};
use clearance::json::Json;
use clearance::{Envelope, Event};
use jiff::{Timestamp, ToSpan as _};
use parties::{OfficerId, PostId};
use std::path::Path;
use store::{NewEvent, Store};

/// Events of one commit.
const COMMIT: usize = 2_000;
/// Every so many contacts one is requested.
const REQUESTED_EVERY: u64 = 20;
/// Minutes between two contacts: a hundred thousand fill nearly two years.
const MINUTES_BETWEEN: i64 = 10;
/// Officers who have contacts, with their posts.
const OFFICERS: [(&str, &str); 4] =
    [("p.moreau", "paris"), ("k.rask", "baku"), ("d.salim", "erbil"), ("r.okoye", "london")];

/// One of each, to look at.
#[derive(Debug)]
pub(crate) struct Ones {
    pub(crate) entries: u64,
    pub(crate) request: String,
    pub(crate) decision: String,
    pub(crate) contact: String,
}

/// What the story gives to be varied.
struct Patterns {
    checked: Envelope,
    held: Envelope,
    memo: Envelope,
    requested: Envelope,
    agreed: Vec<Envelope>,
    granted: Envelope,
}

/// Adds so many contacts to a directory that tells the story.
pub(crate) fn fill(data: &Path, contacts: u64) -> Result<Ones> {
    let store = Store::open(data)?;
    let patterns = patterns(&store)?;
    let now = store.story_clock()?.ok_or("no story clock")?;
    let mut writing = Writing { store, waiting: Vec::new(), events: 0 };
    let mut last = None;
    for n in 0..contacts {
        last = Some(writing.contact(&patterns, n, contacts, now)?);
    }
    writing.flush()?;
    let (request, decision, contact) = last.ok_or("no contacts were asked for")?;
    Ok(Ones { entries: writing.store.size()?, request, decision, contact })
}

fn patterns(store: &Store) -> Result<Patterns> {
    let mut all: Vec<Envelope> = Vec::new();
    for stored in store.events(0) {
        all.extend(stored?.envelope().cloned());
    }
    let first = |is: fn(&Event) -> bool| {
        let found = all.iter().find(|e| is(&e.event)).cloned();
        found.ok_or("the story has no such event")
    };
    let granted = first(|e| matches!(e, Event::Granted { .. }))?;
    let Event::Granted { request: of, .. } = granted.event else { return Err("granted".into()) };
    let of_request = |e: &&Envelope| match &e.event {
        Event::Agreed { request, .. } => *request == of,
        _ => false,
    };
    let requested = all.iter().find(|e| match &e.event {
        Event::Requested { request } => request.id == of,
        _ => false,
    });
    Ok(Patterns {
        checked: first(|e| matches!(e, Event::Checked { .. }))?,
        held: first(|e| matches!(e, Event::ContactHeld { .. }))?,
        memo: first(|e| matches!(e, Event::Memorandum { .. }))?,
        requested: requested.cloned().ok_or("the story has no such request")?,
        agreed: all.iter().filter(of_request).cloned().collect(),
        granted,
    })
}

struct Writing {
    store: Store,
    waiting: Vec<NewEvent>,
    events: u64,
}

impl Writing {
    fn contact(
        &mut self,
        of: &Patterns,
        n: u64,
        all: u64,
        now: Timestamp,
    ) -> Result<(String, String, String)> {
        let back = i64::try_from(all - n)? * MINUTES_BETWEEN;
        let at = now.checked_sub(back.minutes())?;
        let (officer, post) = OFFICERS[usize::try_from(n)? % OFFICERS.len()];
        let (officer, post) = (OfficerId::parse(officer)?, PostId::parse(post)?);
        let bytes = n.to_be_bytes();
        let decision = DecisionId::from_random(bytes);
        let (contact, request) = (ContactId::from_random(bytes), RequestId::from_random(bytes));
        let Event::Checked { check } = &of.checked.event else { return Err("checked".into()) };
        let check = varied(check, decision, &name(n), (&officer, &post), at)?;
        self.add(&of.checked, Event::Checked { check: Box::new(check) }, &officer)?;
        let is_requested = n.is_multiple_of(REQUESTED_EVERY) || n + 1 == all;
        if is_requested {
            self.request(of, request, decision, (&officer, &post), at)?;
        }
        let Event::ContactHeld { meeting } = &of.held.event else { return Err("held".into()) };
        let mut meeting = meeting.clone();
        meeting.id = contact;
        meeting.decision = Some(decision);
        meeting.request = is_requested.then_some(request);
        meeting.with = vec![name(n)];
        (meeting.post, meeting.officer, meeting.at) = (post, officer.clone(), at);
        self.add(&of.held, Event::ContactHeld { meeting }, &officer)?;
        let Event::Memorandum { present, said, next, .. } = &of.memo.event else {
            return Err("memorandum".into());
        };
        let (present, said, next) = (present.clone(), said.clone(), next.clone());
        let memo = Event::Memorandum { contact, officer: officer.clone(), present, said, next };
        self.add(&of.memo, memo, &officer)?;
        Ok((request.to_string(), decision.to_string(), contact.to_string()))
    }

    fn request(
        &mut self,
        of: &Patterns,
        id: RequestId,
        decision: DecisionId,
        (officer, post): (&OfficerId, &PostId),
        at: Timestamp,
    ) -> Result<()> {
        let Event::Requested { request } = &of.requested.event else {
            return Err("requested".into());
        };
        let mut request = request.clone();
        (request.id, request.decision, request.at) = (id, decision, at);
        (request.requester, request.post) = (officer.clone(), post.clone());
        request.participants.clear();
        self.add(&of.requested, Event::Requested { request }, officer)?;
        for one in of.agreed.iter().chain([&of.granted]) {
            let mut event = one.event.clone();
            if let Event::Agreed { request, .. } | Event::Granted { request, .. } = &mut event {
                *request = id;
            }
            let account = one.actor.account.clone().ok_or("an event in nobody's name")?;
            self.add(one, event, &account)?;
        }
        Ok(())
    }

    fn add(&mut self, like: &Envelope, event: Event, account: &OfficerId) -> Result<()> {
        self.events += 1;
        let mut envelope = Envelope { event, ..like.clone() };
        envelope.id = EventId::from_random((self.events << 8 | 0x5a).to_be_bytes());
        envelope.actor.account = Some(account.clone());
        let mut salt = [0x5a; 32];
        salt[..8].copy_from_slice(&self.events.to_be_bytes());
        self.waiting.push(NewEvent { envelope, salt });
        if self.waiting.len() >= COMMIT { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        self.store.commit(&self.waiting)?;
        self.waiting.clear();
        Ok(())
    }
}

/// The check of another contact: its question and its sealed answer name it.
fn varied(
    check: &Check,
    id: DecisionId,
    name: &str,
    (officer, post): (&OfficerId, &PostId),
    at: Timestamp,
) -> Result<Check> {
    let mut check = check.clone();
    let old = check.decision.to_string();
    check.decision = id;
    (check.contact.officer, check.contact.post) = (officer.clone(), post.clone());
    check.contact.at = at;
    let counterpart = check.contact.counterparts.first_mut().ok_or("nobody was asked about")?;
    let asked = std::mem::replace(&mut counterpart.name, name.to_owned());
    check.contact.counterparts.truncate(1);
    let rename = |json: &Json| -> Result<Json> {
        let text = json.text().replace(&old, &id.to_string());
        let text = text.replace(&asked, name);
        Json::parse(&text).map_err(|e| e.to_string().into())
    };
    check.sealed = rename(&check.sealed)?;
    check.inputs = rename(&check.inputs)?;
    Ok(check)
}
