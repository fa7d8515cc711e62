//! A decision made again from what it names, compared with what the record keeps. Same engine, same
//! bytes; another engine, the fields that differ.

use super::Desk;
use super::checks::sealed;
use super::history::Moment;
use crate::Trouble;
use clearance::authorise::UseCase;
use clearance::event::Check;
use clearance::ids::DecisionId;
use clearance::json::Json;
use clearance::{Event, Reader};
use parties::OfficerId;
use serde_json::Value;

/// Fields named of one replay; beyond it they are counted.
pub const DIFFERENCES_MAX: usize = 100;

/// What a replay gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replayed {
    /// Which.
    pub decision: DecisionId,
    /// Whether the content was erased: then nothing can be compared.
    pub is_erased: bool,
    /// The fields that differ, with what the record says and what was made now.
    pub differences: Vec<Difference>,
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The way to it: `counterparts/0/verdict`.
    pub field: String,
    /// As recorded.
    pub recorded: String,
    /// As made now.
    pub now: String,
}

impl Desk {
    /// Makes decisions again, one or all, and compares them with the record.
    ///
    /// # Errors
    /// No such decision; an account that may not; a kept file that cannot be read.
    pub fn replay(
        &mut self,
        account: Option<&OfficerId>,
        wanted: Option<&DecisionId>,
    ) -> Result<Vec<Replayed>, Trouble> {
        self.refresh()?;
        let reader = account.map(|a| self.reader(a)).transpose()?;
        let may_see = self.may_see(account)?;
        let (mut replayed, mut looked) = (Vec::new(), Vec::new());
        for stored in self.store.events(0) {
            let stored = stored?;
            let Some(envelope) = stored.envelope() else { continue };
            if let Some(erased) = erased_decision(&envelope.event)
                && wanted.is_none_or(|id| *id == erased.decision)
                && (account.is_none() || may_see(&envelope.visibility))
            {
                replayed.push(erased);
            }
            if let Event::Checked { check } = &envelope.event
                && wanted.is_none_or(|id| id == &check.decision)
                && self.may_replay(reader.as_ref(), check)
            {
                let mut again = self.again(stored.seq, check)?;
                if !may_see(&envelope.visibility) {
                    again.differences = withheld(&again.differences);
                }
                replayed.push(again);
                let is_own = account == Some(&check.contact.officer);
                let subject = (check.decision.to_string(), envelope.visibility.clone());
                looked.extend((!is_own).then_some(subject));
            }
        }
        if let Some(account) = account {
            self.looked_at(account, UseCase::Replay, &looked)?;
        }
        match wanted.filter(|_| replayed.is_empty()) {
            Some(id) => Err(Trouble::not_there(
                "decision",
                id.to_string(),
                "check the reference; an erased decision cannot be made again",
            )),
            None => Ok(replayed),
        }
    }

    /// Whether a reader may have a decision made again; the operator may, in nobody's name.
    fn may_replay(&self, reader: Option<&Reader>, check: &Check) -> bool {
        reader.is_none_or(|reader| {
            let relation = super::checks::relation(reader, &check.contact);
            self.allow(reader, UseCase::Replay, &self.open_to_all(), relation).is_ok()
        })
    }

    /// Makes one decision again on what was known before its entry.
    fn again(&self, seq: u64, check: &Check) -> Result<Replayed, Trouble> {
        let world = self.world_at(Moment::Before(seq))?;
        let made = sealed(&world, check.decision, &check.contact, check.as_of, &world.released)?;
        let made = made.to_json(&world.organisation.refer_to);
        let recorded = check.sealed.value();
        let mut differences = Vec::new();
        compare("", recorded, &made, &mut differences);
        let same_bytes = Json::new(made).is_ok_and(|m| m.text() == check.sealed.text());
        if differences.is_empty() && !same_bytes {
            differences.push(Difference {
                field: "bytes".to_owned(),
                recorded: "the same values".to_owned(),
                now: "in other bytes".to_owned(),
            });
        }
        Ok(Replayed { decision: check.decision, is_erased: false, differences })
    }
}

/// The decision whose content an event says was erased.
fn erased_decision(event: &Event) -> Option<Replayed> {
    let Event::Erased { kind, reference, .. } = event else { return None };
    let decision = DecisionId::parse(reference.as_deref()?).ok()?;
    let is_checked = kind == "checked";
    is_checked.then(|| Replayed { decision, is_erased: true, differences: Vec::new() })
}

/// That something differs, and nothing of it: for who may not see the decision whole.
fn withheld(differences: &[Difference]) -> Vec<Difference> {
    let words = || "not shown".to_owned();
    let one = Difference { field: "decision".to_owned(), recorded: words(), now: words() };
    differences.first().map(|_| one).into_iter().collect()
}

/// The fields in which two values differ. Recursion is bounded by the depth of an event's JSON.
fn compare(way: &str, recorded: &Value, now: &Value, found: &mut Vec<Difference>) {
    if recorded == now || found.len() >= DIFFERENCES_MAX {
        return;
    }
    let step = |key: &str| if way.is_empty() { key.to_owned() } else { format!("{way}/{key}") };
    match (recorded, now) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|k| !a.contains_key(*k))) {
                let (a, b) = (a.get(key), b.get(key));
                let (a, b) = (a.unwrap_or(&Value::Null), b.unwrap_or(&Value::Null));
                compare(&step(key), a, b, found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (place, (a, b)) in a.iter().zip(b).enumerate() {
                compare(&step(&place.to_string()), a, b, found);
            }
        }
        _ => found.push(Difference {
            field: way.to_owned(),
            recorded: recorded.to_string(),
            now: now.to_string(),
        }),
    }
}
