//! "May I?": a contact in, a decision recorded and shown by need out. Decided on everything known;
//! recorded before it is shown; a question about the past is answered and not recorded.

use super::Desk;
use super::world::World;
use crate::Trouble;
use clearance::authorise::{Relation, UseCase};
use clearance::event::Check;
use clearance::ids::DecisionId;
use clearance::json::Json;
use clearance::{Contact, Decision, Disclosed, Event, Inputs, Reader, ScreenedCounterpart};
use clearance::{asked, settled};
use directive::{Policy, Released};
use jiff::Timestamp;
use parties::{Level, OfficerId, PartyId, Visibility};
use screening::{Options, Screened};
use serde_json::{Value, json};

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What the account may see of it.
    pub disclosed: Disclosed,
    /// Whether it stands in the record: not for a question about the past.
    pub is_recorded: bool,
}

/// A decision with what it was made of.
struct Made {
    decision: Decision,
    screened: Vec<ScreenedCounterpart>,
    disclosed: Disclosed,
}

impl Desk {
    /// Decides a contact in the name of an account, as of now or of an instant of the past.
    ///
    /// # Errors
    /// A contact that is too large, an account that may not, a store that cannot record.
    pub fn check(
        &mut self,
        account: &OfficerId,
        contact: &Contact,
        as_of: Option<Timestamp>,
    ) -> Result<Answer, Trouble> {
        let reader = self.reader(account)?;
        self.allow(&reader, UseCase::Check, &self.open_to_all(), relation(&reader, contact))?;
        fits(contact)?;
        let id = DecisionId::from_random(self.machine.bytes());
        if let Some(as_of) = as_of {
            let world = self.world_as_of(as_of)?;
            names_seen(&world, contact, &reader)?;
            let disclosed = made(&world, id, contact, as_of, &reader)?.disclosed;
            return Ok(Answer { disclosed, is_recorded: false });
        }
        let mut shown = None;
        self.record(Some(account), |desk| {
            let (world, now) = (desk.world()?, desk.now());
            names_seen(&world, contact, &reader)?;
            let made = made(&world, id, contact, now, &reader)?;
            let event = checked(&world, &made)?;
            let visibility = visibility(&world, &made.decision);
            shown = Some(made.disclosed);
            Ok(vec![(event, visibility)])
        })?;
        shown.map(|disclosed| Answer { disclosed, is_recorded: true }).ok_or(Trouble::Busy)
    }

    /// What may be seen by everyone who may read the most open level.
    pub(crate) fn open_to_all(&self) -> Visibility {
        let levels = self.state.organisation().map(|o| o.levels.lowest());
        levels.map_or_else(Visibility::public, Visibility::at)
    }

    /// Reads a decision again as an account may see it.
    ///
    /// # Errors
    /// No such decision, or one the account may not read.
    pub fn decision(&mut self, account: &OfficerId, id: &DecisionId) -> Result<Answer, Trouble> {
        let reader = self.reader(account)?;
        let asked = self.asked(id)?;
        let relation = relation(&reader, &asked.contact);
        self.allow(&reader, UseCase::DecisionShow, &self.open_to_all(), relation)?;
        let world = self.world_as_of(asked.as_of)?;
        let disclosed = made(&world, *id, &asked.contact, asked.as_of, &reader)?.disclosed;
        Ok(Answer { disclosed, is_recorded: true })
    }

    /// The check of that reference.
    pub(crate) fn asked(&self, id: &DecisionId) -> Result<clearance::state::Asked, Trouble> {
        self.state
            .asked()
            .get(id)
            .cloned()
            .ok_or_else(|| Trouble::not_there("decision", id.to_string(), "check the reference"))
    }
}

/// How a reader stands to a contact.
pub(crate) fn relation(reader: &Reader, contact: &Contact) -> Relation {
    if reader.officer == contact.officer {
        Relation::Own
    } else if reader.posts.contains(&contact.post) {
        Relation::Post
    } else {
        Relation::Other
    }
}

fn fits(contact: &Contact) -> Result<(), Trouble> {
    let most = clearance::contact::COUNTERPARTS_MAX;
    match contact.counterparts.len() {
        0 => Err(Trouble::input("no counterpart is named", "name whom the contact is with")),
        n if n > most => Err(Trouble::input(
            format!("{n} counterparts are named; {most} fit one contact"),
            "split the list; nothing was recorded",
        )),
        _ => Ok(()),
    }
}

/// Refuses a confirmation of a party that the reader does not see: one that is hidden and one that
/// is not there read alike.
fn names_seen(world: &World, contact: &Contact, reader: &Reader) -> Result<(), Trouble> {
    let levels = &world.organisation.levels;
    match settled::party_not_seen(contact, world.registry(), levels, reader) {
        None => Ok(()),
        Some(id) => Err(Trouble::input(
            format!("no party that you may see is called `{id}`"),
            "leave is= and is-not= out, or give the id that `screen` shows",
        )),
    }
}

/// Everything a decision of this contact is made of, on one world and those directives.
fn with_inputs<T>(
    world: &World,
    contact: &Contact,
    as_of: Timestamp,
    released: &[Released],
    use_them: impl FnOnce(&Inputs<'_>) -> T,
) -> Result<T, Trouble> {
    let screened = asked::screen(contact, &world.indexes(|_| true)?, &Options::usual());
    let us = &world.organisation;
    let policy = Policy::in_force(released, us, &contact.post, contact.at, as_of);
    Ok(use_them(&Inputs {
        contact,
        screened: &screened,
        registry: world.registry(),
        organisation: us,
        policy: &policy,
        grants: &world.grants,
    }))
}

/// Decides and discloses on one world.
fn made(
    world: &World,
    id: DecisionId,
    contact: &Contact,
    as_of: Timestamp,
    reader: &Reader,
) -> Result<Made, Trouble> {
    with_inputs(world, contact, as_of, &world.released, |inputs| {
        let decision = clearance::decide(id, inputs, world.made_with().clone());
        let disclosed = decision.disclosed_to(reader, inputs);
        Made { decision, screened: inputs.screened.to_vec(), disclosed }
    })
}

/// The sealed decision of a contact on one world and those directives: what look-back and replay
/// compare.
pub(crate) fn sealed(
    world: &World,
    id: DecisionId,
    contact: &Contact,
    as_of: Timestamp,
    released: &[Released],
) -> Result<Decision, Trouble> {
    with_inputs(world, contact, as_of, released, |inputs| {
        clearance::decide(id, inputs, world.made_with().clone())
    })
}

fn checked(world: &World, made: &Made) -> Result<Event, Trouble> {
    let Made { decision, screened, .. } = made;
    let kept = |value: Value| {
        Json::new(value).map_err(|error| {
            Trouble::input(
                format!("the decision cannot be kept: {error}"),
                "report this as a fault",
            )
        })
    };
    let sealed = decision.to_json(&world.organisation.refer_to);
    let basis = sealed.get("made_with").cloned().unwrap_or_default();
    let check = Check {
        decision: decision.id,
        contact: decision.contact.clone(),
        as_of: decision.as_of,
        inputs: kept(matches_used(screened))?,
        sealed: kept(sealed)?,
        basis: kept(basis)?,
    };
    Ok(Event::Checked { check: Box::new(check) })
}

/// The matches a decision was made of, names of capacities included.
fn matches_used(screened: &[ScreenedCounterpart]) -> Value {
    let used = |one: &Screened| {
        let matches = one.matches.iter().map(|m| {
            json!({
                "party": m.party.as_str(), "list": m.list.as_str(), "name": m.name,
                "score": m.score.get(), "strength": m.strength.as_str(), "hit": m.hit,
                "ask": m.ask,
            })
        });
        let matches: Vec<Value> = matches.collect();
        json!({ "query": one.query, "matches": matches, "unread": one.unread })
    };
    let of = |one: &ScreenedCounterpart| {
        let capacity: Vec<Value> = one.capacity.iter().map(used).collect();
        json!({ "own": used(&one.own), "capacity": capacity })
    };
    Value::Array(screened.iter().map(of).collect())
}

/// Who may see a decision whole: one who may see every party and paragraph in it.
fn visibility(world: &World, decision: &Decision) -> Visibility {
    let levels = &world.organisation.levels;
    let mut whole = Visibility::at(levels.lowest());
    let mut add = |one: &Visibility| {
        if levels.rank(&one.level) > levels.rank(&whole.level) {
            whole.level = Level::clone(&one.level);
        }
        whole.compartments.extend(one.compartments.iter().cloned());
    };
    for line in decision.lines.iter().flat_map(|l| std::iter::once(l).chain(&l.capacity)) {
        let parties = line.candidates.iter().map(|c| &c.party).chain(&line.party);
        for party in parties.filter_map(|p: &PartyId| world.registry().get(p)) {
            add(&party.visibility);
        }
        let cited = line.cites.iter().filter_map(|c| c.rule.as_ref());
        for rule in cited.chain(&line.overridden).chain(&line.shown_not_applied) {
            let of = |r: &&Released| r.directive.id == rule.directive;
            if let Some(released) = world.released.iter().find(of) {
                add(&released.visibility);
            }
        }
    }
    whole
}
