//! What was answered before a change and what is answered after it in; what each post has to look
//! at out. Decides nothing: both answers are decisions. What is past is only noted, and was lawful
//! when made.

use crate::contact::Contact;
use crate::decision::Decision;
use crate::duty::Duty;
use crate::filed::Phase;
use crate::ids::ItemId;
use crate::state::{Outcome, State};
use crate::verdict::Verdict;
use crate::worklist::{Change, Item, Subject};
use directive::{Act, Approval, DirectiveId, ParagraphId};
use jiff::{SignedDuration, Timestamp};
use parties::PostId;
use std::collections::{BTreeMap, BTreeSet};

/// How far back contacts that took place are noted. A year: what is older is history, and asking
/// about all of it at each change would grow without end.
pub const NOTED_BACK: SignedDuration = SignedDuration::from_hours(365 * 24);

/// Contacts looked at for one change. Beyond it the later ones are left out and the result says so.
pub const CANDIDATES_MAX: usize = 100_000;

/// One contact to be answered again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What the item would be about.
    pub subject: Subject,
    /// The post.
    pub post: PostId,
    /// The contact as it was asked about.
    pub contact: Contact,
    /// Whether it has taken place.
    pub is_past: bool,
}

/// Contacts a change may touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidates {
    /// They, by post and time.
    pub contacts: Vec<Candidate>,
    /// How many were left out beyond [`CANDIDATES_MAX`].
    pub left_out: usize,
}

/// Which side of the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// As it was.
    Before,
    /// As it is now.
    After,
}

/// What of a decision a change is measured by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether the contact may go ahead: clear, exempt, or its grant covers it.
    pub is_free: bool,
    /// Who must agree.
    pub approvals: BTreeSet<Approval>,
    /// Conditions of going ahead.
    pub conditions: BTreeSet<String>,
    /// What is owed, without the paragraph that orders it: a report in so many days, a word to X.
    pub duties: BTreeSet<(u16, String)>,
    /// The paragraphs that govern.
    pub cites: Vec<(DirectiveId, ParagraphId)>,
}

impl Answer {
    /// What of this decision a change is measured by.
    #[must_use]
    pub fn of(decision: &Decision) -> Self {
        let whole = &decision.whole;
        let duty = |duty: &Duty| match duty {
            Duty::Report { within_working_days, .. } => (*within_working_days, String::new()),
            Duty::Tell { function, .. } => (0, function.to_string()),
        };
        let rules = whole.cites.iter().filter_map(|c| c.rule.as_ref());
        Self {
            verdict: whole.verdict,
            is_free: decision.is_free(),
            approvals: whole.approvals.iter().map(|n| n.by.clone()).collect(),
            conditions: whole.conditions.iter().cloned().collect(),
            duties: whole.duties.iter().map(duty).collect(),
            cites: rules.map(|r| (r.directive.clone(), r.paragraph)).collect(),
        }
    }
}

/// The contacts that a change from `change` on may touch, as they stand `now`: requests waiting or
/// granted, contacts checked and still to come, and, only to be noted, contacts that took place.
#[must_use]
pub fn candidates(state: &State, change: Timestamp, now: Timestamp) -> Candidates {
    let mut found: BTreeMap<Subject, Candidate> = BTreeMap::new();
    let mut is_told = BTreeSet::new();
    let from = change.max(now);
    for (id, filed) in state.requests() {
        is_told.insert(filed.request.decision);
        let is_live = matches!(filed.phase(now), Phase::Open | Phase::Granted);
        let Some(asked) = state.asked().get(&filed.request.decision) else { continue };
        if is_live && asked.contact.at >= from && state.held_on(&filed.request.decision).is_none() {
            let subject = Subject::Request(*id);
            found.insert(subject, candidate(subject, &asked.contact, false));
        }
    }
    for (id, logged) in state.contacts() {
        let decision = logged.meeting.decision;
        is_told.extend(decision);
        let is_recent = logged.meeting.at >= now.saturating_sub(NOTED_BACK).unwrap_or(now);
        let Some(asked) = decision.and_then(|d| state.asked().get(&d)) else { continue };
        if is_recent && !matches!(logged.outcome, Outcome::Declined { .. }) {
            let subject = Subject::Contact(*id);
            found.insert(subject, candidate(subject, &asked.contact, true));
        }
    }
    for (id, asked) in state.asked() {
        if asked.contact.at >= from && !is_told.contains(id) {
            let subject = Subject::Decision(*id);
            found.insert(subject, candidate(subject, &asked.contact, false));
        }
    }
    let mut contacts: Vec<Candidate> = found.into_values().collect();
    contacts.sort_by(|a, b| (&a.post, a.contact.at).cmp(&(&b.post, b.contact.at)));
    let left_out = contacts.len().saturating_sub(CANDIDATES_MAX);
    contacts.truncate(CANDIDATES_MAX);
    Candidates { contacts, left_out }
}

fn candidate(subject: Subject, contact: &Contact, is_past: bool) -> Candidate {
    Candidate { subject, post: contact.post.clone(), contact: contact.clone(), is_past }
}

/// Each post's worklist: the contacts that are answered otherwise after the change. `decide` gives
/// the answer on either side, `new_id` a reference for each item.
pub fn look_back(
    candidates: &[Candidate],
    decide: &mut dyn FnMut(&Contact, Side) -> Answer,
    new_id: &mut dyn FnMut() -> ItemId,
) -> Vec<Item> {
    let mut items = Vec::new();
    for candidate in candidates {
        let before = decide(&candidate.contact, Side::Before);
        let after = decide(&candidate.contact, Side::After);
        let changes = changes(&before, &after, candidate);
        if changes.is_empty() {
            continue;
        }
        items.push(Item {
            id: new_id(),
            post: candidate.post.clone(),
            subject: candidate.subject,
            changes,
            was: before.verdict,
            now: after.verdict,
            cites: after.cites,
            at: candidate.contact.at,
        });
    }
    items
}

/// How the answer changed, the weightiest first; empty when nobody has anything to do or know.
fn changes(before: &Answer, after: &Answer, candidate: &Candidate) -> Vec<Change> {
    if before.verdict.is_free() && after.verdict.is_free() {
        return Vec::new();
    }
    if candidate.is_past {
        // Only what was allowed then and is not now: of the rest nobody may say it was lawful.
        let was_allowed = before.is_free || before.verdict <= Verdict::NotifyFirst;
        let is_stricter = after.verdict > before.verdict && !after.is_free;
        return if was_allowed && is_stricter { vec![Change::Noted] } else { Vec::new() };
    }
    let mut found = BTreeSet::new();
    let asks = |a: &Answer| a.verdict == Verdict::ApprovalRequired;
    let is_barred = after.verdict == Verdict::Prohibited && before.verdict != Verdict::Prohibited;
    let is_tighter = before.is_free || before.verdict < after.verdict;
    let needs_approval =
        asks(after) && !after.is_free && (is_tighter || before.verdict > after.verdict);
    let is_freed = after.verdict.is_free() && !before.verdict.is_free();
    if is_barred {
        found.insert(Change::NewlyBarred);
    }
    if needs_approval {
        found.insert(Change::ApprovalNowNeeded);
    }
    // An invitation is ours where the act is our initiative or on our premises.
    let is_invited = matches!(candidate.contact.act, Act::Initiate | Act::Host);
    if is_invited && (is_barred || needs_approval && is_tighter) {
        found.insert(Change::InvitationToUnsend);
    }
    if is_freed {
        found.insert(Change::NewlyFree);
    }
    if asks(before) && after.verdict < Verdict::ApprovalRequired {
        found.insert(Change::ApprovalNoLongerNeeded);
    }
    if asks(before) && asks(after) && before.approvals != after.approvals {
        found.insert(Change::OthersDecide);
    }
    // What falls away with a rule is no change of its own.
    let is_more =
        !after.conditions.is_subset(&before.conditions) || !after.duties.is_subset(&before.duties);
    let is_other = before.conditions != after.conditions || before.duties != after.duties;
    let is_open = after.verdict != Verdict::Prohibited;
    if is_open && (is_more || before.verdict == after.verdict && is_other) {
        found.insert(Change::ConditionsChanged);
    }
    if found.is_empty() && before.verdict != after.verdict {
        found.insert(Change::VerdictChanged);
    }
    found.into_iter().collect()
}
