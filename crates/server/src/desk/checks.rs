//! "May I?": a contact in, a decision recorded and shown by need out. Decided on everything known;
//! recorded before it is shown; a question about the past is answered and not recorded.

use super::history::Moment;
use super::world::World;
use super::{Desk, marking};
use crate::Trouble;
use clearance::authorise::{Relation, UseCase};
use clearance::contact::Counterpart;
use clearance::event::Check;
use clearance::filed::Filed;
use clearance::ids::DecisionId;
use clearance::json::Json;
use clearance::state::Asked;
use clearance::{Contact, Decision, Disclosed, Event, Inputs, Reader, ScreenedCounterpart};
use clearance::{asked, handle, settled};
use directive::{Policy, Released};
use jiff::Timestamp;
use parties::{OfficerId, Visibility};
use screening::{Options, Screened};
use serde_json::{Value, json};

/// Facts of one kind about one counterpart: countries, identifiers, parties it is not. Largest
/// seen: 3.
pub const FACTS_MAX: usize = 100;

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What the account may see of it.
    pub disclosed: Disclosed,
    /// Whether it stands in the record: not for a question about the past.
    pub is_recorded: bool,
}

/// A decision with what it was made of.
pub(crate) struct Made {
    pub(crate) decision: Decision,
    pub(crate) screened: Vec<ScreenedCounterpart>,
    /// What the reader may see of it.
    pub(crate) disclosed: Disclosed,
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
        match as_of {
            Some(as_of) => self.check_then(account, contact, as_of),
            None => self.check_now(account, contact, None),
        }
    }

    /// Decides a contact as of an instant of the past; nothing is recorded.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn check_then(
        &self,
        account: &OfficerId,
        contact: &Contact,
        as_of: Timestamp,
    ) -> Result<Answer, Trouble> {
        let reader = self.reader(account)?;
        self.allow(&reader, UseCase::Check, &self.open_to_all(), asking(&reader, contact))?;
        may_be_asked(account, contact)?;
        if as_of > self.now() {
            return Err(Trouble::input(
                format!("{as_of} is to come: nobody knows yet what will be known then"),
                "leave --as-of out to ask about today",
            ));
        }
        let id = DecisionId::from_random(self.machine.bytes());
        let world = self.world_at(Moment::At(as_of))?;
        names_seen(&world, contact, &reader)?;
        let contact = settled::with_confirmations(contact, self.state.confirmed(), as_of);
        let disclosed = made(&world, id, &contact, as_of, &reader)?.disclosed;
        Ok(Answer { disclosed, is_recorded: false })
    }

    pub(crate) fn check_now(
        &mut self,
        account: &OfficerId,
        contact: &Contact,
        key: Option<[u8; 8]>,
    ) -> Result<Answer, Trouble> {
        let reader = self.reader(account)?;
        self.allow(&reader, UseCase::Check, &self.open_to_all(), asking(&reader, contact))?;
        may_be_asked(account, contact)?;
        let id = DecisionId::from_random(key.unwrap_or_else(|| self.machine.bytes()));
        let mut shown = None;
        self.record(Some(account), |desk| {
            let (world, now) = (desk.world()?, desk.now());
            names_seen(&world, contact, &reader)?;
            let contact = settled::with_confirmations(contact, desk.state.confirmed(), now);
            let made = made(&world, id, &contact, now, &reader)?;
            let event = checked(&world, &made)?;
            let visibility = marking::of_record(&world, &made.decision, &made.screened);
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
        self.refresh()?;
        let reader = self.reader(account)?;
        let asked = self.asked(&reader, id)?;
        let relation = self.relation_to_asked(&reader, id, &asked);
        let disclosed = self.shown_to(&reader, id, &asked)?;
        if relation != Relation::Own {
            let subject = id.to_string();
            self.looked(account, UseCase::DecisionShow, &subject, &asked.visibility)?;
        }
        Ok(Answer { disclosed, is_recorded: true })
    }

    /// A decision as it was shown, or would have been, to a reader when it was made.
    pub(crate) fn shown_to(
        &self,
        reader: &Reader,
        id: &DecisionId,
        asked: &Asked,
    ) -> Result<Disclosed, Trouble> {
        let unknown = || Trouble::not_there("decision", id.to_string(), "check the reference");
        let seq = self.orders.seq_of(id).ok_or_else(unknown)?;
        // What was recorded at the same instant and later was not known to it.
        let world = self.world_at(Moment::Before(seq))?;
        Ok(made(&world, *id, &asked.contact, asked.as_of, reader)?.disclosed)
    }

    /// The check of that reference, when the reader may know of it: one of another post reads as
    /// one that is not there.
    pub(crate) fn asked(&self, reader: &Reader, id: &DecisionId) -> Result<Asked, Trouble> {
        let unknown = || Trouble::not_there("decision", id.to_string(), "check the reference");
        let asked = self.state.asked().get(id).ok_or_else(unknown)?;
        let relation = self.relation_to_asked(reader, id, asked);
        // The words asked are the asker's own; what was answered is shown by need.
        self.allow(reader, UseCase::DecisionShow, &self.open_to_all(), relation)
            .map_err(|_| unknown())?;
        Ok(asked.clone())
    }

    /// How a reader stands to a decision: who must decide a request made of it reads it too.
    fn relation_to_asked(&self, reader: &Reader, id: &DecisionId, asked: &Asked) -> Relation {
        let own = relation(reader, &asked.contact);
        let Some(us) = self.state.organisation() else { return own };
        let requests = self.orders.requests_of(id).filter_map(|r| self.state.requests().get(&r));
        let may_see = |f: &&Filed| reader.may_see(&us.levels, &f.visibility);
        requests
            .filter(may_see)
            .map(|f| handle::relation_to(us, reader, f))
            .fold(own, Relation::min)
    }
}

/// How a reader stands to a contact to be asked about: one asks for one's own post only.
pub(crate) fn asking(reader: &Reader, contact: &Contact) -> Relation {
    if reader.posts.contains(&contact.post) { relation(reader, contact) } else { Relation::Other }
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

/// Refuses a contact in another's name, and one that is too large.
pub(crate) fn may_be_asked(account: &OfficerId, contact: &Contact) -> Result<(), Trouble> {
    if contact.officer != *account {
        return Err(Trouble::input("a contact is asked about in one's own name", "ask in yours"));
    }
    fits(contact)
}

fn fits(contact: &Contact) -> Result<(), Trouble> {
    let most = clearance::contact::COUNTERPARTS_MAX;
    match contact.counterparts.len() {
        0 => Err(Trouble::input("no counterpart is named", "name whom the contact is with")),
        n if n > most => Err(Trouble::input(
            format!("{n} counterparts are named; {most} fit one contact"),
            "split the list; nothing was recorded",
        )),
        _ => contact.counterparts.iter().try_for_each(is_short),
    }
}

/// Refuses what is longer than a person types about one counterpart.
fn is_short(counterpart: &Counterpart) -> Result<(), Trouble> {
    let words = [&counterpart.name].into_iter().chain(&counterpart.capacity);
    let words = words.chain(&counterpart.countries);
    let words = words.chain(counterpart.identifiers.iter().map(|i| &i.value));
    let longest = words.map(|w| w.chars().count()).max().unwrap_or(0);
    if longest > handle::TEXT_CHARS_MAX {
        let most = handle::TEXT_CHARS_MAX;
        return Err(Trouble::input(
            format!("{longest} characters are given where {most} fit"),
            "give the name as it is written, and what is known in a few words",
        ));
    }
    let (countries, ids) = (counterpart.countries.len(), counterpart.identifiers.len());
    let most = countries.max(ids).max(counterpart.is_not.len());
    if most > FACTS_MAX {
        let what = format!("{most} facts of one kind are given; {FACTS_MAX} fit one counterpart");
        return Err(Trouble::input(what, "give those that tell namesakes apart"));
    }
    Ok(())
}

/// Refuses a confirmation of a party that the reader does not see: one that is hidden and one that
/// is not there read alike.
pub(crate) fn names_seen(world: &World, contact: &Contact, reader: &Reader) -> Result<(), Trouble> {
    let levels = &world.organisation.levels;
    match settled::party_not_seen(contact, world.registry(), levels, reader) {
        None => Ok(()),
        Some(id) => Err(Trouble::input(
            format!("no party that you may see is called `{id}`"),
            "leave is= and is-not= out, or give the id that `screen` shows",
        )),
    }
}

/// Decides on everything, and discloses what is seen. What is shown is screened on what the reader
/// may see: a rank, an acronym or a rival must not tell that there is more.
pub(crate) fn made(
    world: &World,
    id: DecisionId,
    contact: &Contact,
    as_of: Timestamp,
    reader: &Reader,
) -> Result<Made, Trouble> {
    let us = &world.organisation;
    let (all, seen) = (world.indexes(|_| true)?, world.indexes(|v| reader.may_see(&us.levels, v))?);
    let screened = asked::screen(contact, &all, &Options::usual());
    let screened_seen =
        (seen.len() < all.len()).then(|| asked::screen(contact, &seen, &Options::usual()));
    let policy = Policy::in_force(&world.released, us, &contact.post, contact.at, as_of);
    let inputs = Inputs {
        contact,
        screened: &screened,
        registry: world.registry(),
        organisation: us,
        policy: &policy,
        grants: &world.grants_for(contact),
    };
    let decision = clearance::decide(id, &inputs, world.made_with().clone());
    let inputs = Inputs { screened: screened_seen.as_ref().unwrap_or(&screened), ..inputs };
    let disclosed = decision.disclosed_to(reader, &inputs);
    Ok(Made { decision, screened, disclosed })
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
    let us = &world.organisation;
    let screened = asked::screen(contact, &world.indexes(|_| true)?, &Options::usual());
    let policy = Policy::in_force(released, us, &contact.post, contact.at, as_of);
    let inputs = Inputs {
        contact,
        screened: &screened,
        registry: world.registry(),
        organisation: us,
        policy: &policy,
        grants: &world.grants_for(contact),
    };
    Ok(clearance::decide(id, &inputs, world.made_with().clone()))
}

pub(crate) fn checked(world: &World, made: &Made) -> Result<Event, Trouble> {
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
