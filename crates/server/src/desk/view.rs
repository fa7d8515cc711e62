//! What decisions and screenings are made on, apart from the desk: one world, the words of persons,
//! a clock. Taken once, never changed, shared by as many as decide at a time. Records nothing.

use super::Desk;
use super::checks::{self, Answer, Made};
use super::marking;
use super::world::World;
use crate::Trouble;
use crate::machine::Tools;
use clearance::authorise::{Authorised, Relation, UseCase, authorise};
use clearance::ids::DecisionId;
use clearance::not_allowed::NotAllowed;
use clearance::state::Confirmed;
use clearance::{Contact, Event, Reader, settled};
use jiff::Timestamp;
use parties::{OfficerId, Visibility};
use screening::{Finder, Options, Screened, Subject};
use std::sync::Arc;

/// What was known at one moment, for those who decide on it.
#[derive(Debug)]
pub struct View {
    learnt: u64,
    world: World,
    confirmed: Vec<Confirmed>,
    story: Option<Timestamp>,
    machine: Arc<Tools>,
}

/// A decision made on a view, not recorded yet.
#[derive(Debug)]
pub(crate) struct Decided {
    learnt: u64,
    answer: Answer,
    event: Event,
    visibility: Visibility,
}

impl View {
    /// What had been learnt: the key of a view.
    #[must_use]
    pub const fn learnt(&self) -> u64 {
        self.learnt
    }

    fn now(&self) -> Timestamp {
        self.story.unwrap_or_else(|| self.machine.now())
    }

    fn reader(&self, account: &OfficerId) -> Result<Reader, Trouble> {
        let officer = self.world.organisation.officer(account);
        officer.map(Reader::of).ok_or_else(|| Trouble::NoAccount { name: account.clone() })
    }

    fn allow(&self, reader: &Reader, act: UseCase, relation: Relation) -> Result<(), Trouble> {
        let levels = &self.world.organisation.levels;
        let open = Visibility::at(levels.lowest());
        match authorise(reader, act, &open, relation, levels) {
            Authorised::Allowed => Ok(()),
            Authorised::Refused(refusal) => Err(NotAllowed::Refused { act, refusal }.into()),
        }
    }

    /// Decides a contact as of now; with a key, under the reference made of it.
    pub(crate) fn decide(
        &self,
        account: &OfficerId,
        contact: &Contact,
        key: Option<[u8; 8]>,
    ) -> Result<Decided, Trouble> {
        let reader = self.reader(account)?;
        self.allow(&reader, UseCase::Check, checks::asking(&reader, contact))?;
        checks::may_be_asked(account, contact)?;
        checks::names_seen(&self.world, contact, &reader)?;
        let id = DecisionId::from_random(key.unwrap_or_else(|| self.machine.bytes()));
        let now = self.now();
        let contact = settled::with_confirmations(contact, &self.confirmed, now);
        let made = checks::made(&self.world, id, &contact, now, &reader)?;
        let event = checks::checked(&self.world, &made)?;
        let Made { decision, screened, disclosed } = made;
        let visibility = marking::of_record(&self.world, &decision, &screened);
        let answer = Answer { disclosed, is_recorded: true };
        Ok(Decided { learnt: self.learnt, answer, event, visibility })
    }

    /// Screens subjects on what an account may see, in their order.
    ///
    /// # Errors
    /// No such account, or one that may not; a kept index that cannot be used.
    pub fn screen(
        &self,
        account: &OfficerId,
        subjects: &[Subject],
        limit: usize,
    ) -> Result<Vec<Screened>, Trouble> {
        let reader = self.reader(account)?;
        self.allow(&reader, UseCase::Screen, Relation::Other)?;
        let levels = &self.world.organisation.levels;
        let indexes = self.world.indexes(|v| reader.may_see(levels, v))?;
        let options = Options { limit, ..Options::usual() };
        let mut finder = Finder::new(&indexes);
        Ok(subjects.iter().map(|s| finder.find(s, &options)).collect())
    }
}

impl Desk {
    /// What is known now, for those who decide apart from the desk.
    ///
    /// # Errors
    /// No organisation, or a kept file that cannot be read.
    pub fn view(&self) -> Result<View, Trouble> {
        Ok(View {
            learnt: self.learnt,
            world: self.world()?,
            confirmed: self.state.confirmed().to_vec(),
            story: self.story,
            machine: Arc::clone(&self.machine),
        })
    }

    /// Records a decision made on a view, if nothing that may change it happened since: none, when
    /// something did. With a key under which it was recorded before, answers that again.
    pub(crate) fn keep_decided(
        &mut self,
        account: &OfficerId,
        contact: &Contact,
        decided: &Decided,
        key: Option<[u8; 8]>,
    ) -> Result<Option<Answer>, Trouble> {
        if let Some(answer) = self.answered_before(account, contact, key)? {
            return Ok(Some(answer));
        }
        if decided.learnt != self.learnt {
            return Ok(None);
        }
        self.record(Some(account), |_| {
            Ok(vec![(decided.event.clone(), decided.visibility.clone())])
        })?;
        Ok(Some(decided.answer.clone()))
    }

    /// Decides a contact as of now, under the reference made of a key; what was decided under it
    /// before is answered again.
    ///
    /// # Errors
    /// As [`Self::check`]; a key that was used for another contact.
    pub fn check_by_key(
        &mut self,
        account: &OfficerId,
        contact: &Contact,
        key: Option<[u8; 8]>,
    ) -> Result<Answer, Trouble> {
        match self.answered_before(account, contact, key)? {
            Some(answer) => Ok(answer),
            None => self.check_now(account, contact, key),
        }
    }

    /// What was answered under a key before; none when nothing was.
    fn answered_before(
        &self,
        account: &OfficerId,
        contact: &Contact,
        key: Option<[u8; 8]>,
    ) -> Result<Option<Answer>, Trouble> {
        let Some(id) = key.map(DecisionId::from_random) else { return Ok(None) };
        let Some(asked) = self.state.asked().get(&id) else { return Ok(None) };
        if !is_same_question(&asked.contact, contact) {
            return Err(Trouble::Conflict {
                code: "idempotency-reused",
                what: "this key was used for another question".to_owned(),
                remedy: "use a new key for each question".to_owned(),
            });
        }
        let reader = self.reader(account)?;
        let disclosed = self.shown_to(&reader, &id, asked)?;
        Ok(Some(Answer { disclosed, is_recorded: true }))
    }
}

/// Whether a contact as recorded is the one asked about: what persons said of its counterparts may
/// have been added.
fn is_same_question(recorded: &Contact, asked: &Contact) -> bool {
    let mut recorded = recorded.clone();
    if recorded.counterparts.len() != asked.counterparts.len() {
        return false;
    }
    for (kept, given) in recorded.counterparts.iter_mut().zip(&asked.counterparts) {
        (kept.is, kept.is_not) = (given.is.clone(), given.is_not.clone());
    }
    recorded == *asked
}
