//! First things: an organisation, its posts and its people. Whoever may open the directory may set
//! it up once; afterwards an administrator's account does, or the operator in nobody's name.

use super::Desk;
use crate::{Machine, Trouble};
use clearance::Event;
use clearance::authorise::{Relation, UseCase};
use clearance::filed::Phase;
use jiff::Timestamp;
use parties::import::organisation_toml;
use parties::organisation::{Officer, Post};
use parties::{OfficerId, Organisation, Visibility};
use std::path::Path;
use store::{CreateOptions, Store};

/// How a data directory is set up.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// The name of its record, such as `example.org/chancery`.
    pub origin: String,
    /// The clock of a story, if it tells one.
    pub story: Option<Timestamp>,
}

/// Reads an organisation file.
///
/// # Errors
/// All its faults.
pub fn read_organisation(bytes: &[u8]) -> Result<Organisation, Trouble> {
    organisation_toml::read(bytes)
        .map_err(|faults| Trouble::faults("the organisation file", &faults))
}

impl Desk {
    /// Sets a data directory up, empty.
    ///
    /// # Errors
    /// A directory that holds something, or cannot be written.
    pub fn create(dir: &Path, set_up: SetUp, mut machine: Machine) -> Result<Self, Trouble> {
        let SetUp { origin, story } = set_up;
        let options = CreateOptions { seed: machine.bytes(), origin, story_clock: story };
        drop(Store::create(dir, &options)?);
        Self::open(dir, machine)
    }

    /// Takes an organisation whole from the bytes of its file.
    ///
    /// # Errors
    /// Every fault of the file, or an account that may not.
    pub fn import_organisation(
        &mut self,
        account: Option<&OfficerId>,
        bytes: &[u8],
    ) -> Result<&Organisation, Trouble> {
        let organisation = read_organisation(bytes)?;
        self.record(account, |desk| {
            desk.may_set_up(account, UseCase::OrganisationImport)?;
            desk.drops_nobody_needed(&organisation)?;
            let organisation = Box::new(organisation.clone());
            Ok(vec![(Event::OrganisationSet { organisation }, Visibility::public())])
        })?;
        self.organisation()
    }

    /// Adds a post, or changes the one of that id.
    ///
    /// # Errors
    /// A post that does not fit the organisation, or an account that may not.
    pub fn add_post(&mut self, account: Option<&OfficerId>, post: &Post) -> Result<(), Trouble> {
        self.record(account, |desk| {
            desk.may_set_up(account, UseCase::PostAdd)?;
            desk.fits(|o| {
                o.posts.retain(|p| p.id != post.id);
                o.posts.push(post.clone());
            })?;
            let post = Box::new(post.clone());
            Ok(vec![(Event::PostAdded { post }, Visibility::public())])
        })?;
        Ok(())
    }

    /// Adds an officer, or changes the one of that id.
    ///
    /// # Errors
    /// An officer who does not fit the organisation, or an account that may not.
    pub fn add_officer(
        &mut self,
        account: Option<&OfficerId>,
        officer: &Officer,
    ) -> Result<(), Trouble> {
        self.record(account, |desk| {
            desk.may_set_up(account, UseCase::AccountAdd)?;
            desk.fits(|o| {
                o.officers.retain(|p| p.id != officer.id);
                o.officers.push(officer.clone());
            })?;
            let officer = Box::new(officer.clone());
            Ok(vec![(Event::OfficerAdded { officer }, Visibility::public())])
        })?;
        Ok(())
    }

    /// The accounts as one of them may see them: its own post's, or all. Captions are named to who
    /// holds them; in nobody's name, to nobody.
    ///
    /// # Errors
    /// No organisation, or no such account.
    pub fn accounts(&self, account: Option<&OfficerId>) -> Result<Vec<Officer>, Trouble> {
        let reader = account.map(|a| self.reader(a)).transpose()?;
        let shown = |o: &Officer| {
            let mut told = o.clone();
            let Some(reader) = &reader else {
                told.compartments.clear();
                return Some(told);
            };
            let relation = match o.id == reader.officer {
                true => Relation::Own,
                false if reader.posts.contains(&o.post) => Relation::Post,
                false => Relation::Other,
            };
            self.allow(reader, UseCase::AccountList, &self.open_to_all(), relation).ok()?;
            told.compartments.retain(|c| reader.compartments.contains(c));
            Some(told)
        };
        Ok(self.organisation()?.officers.iter().filter_map(shown).collect())
    }

    /// Whether the organisation as changed would be read back from its own file without a fault.
    fn fits(&self, change: impl FnOnce(&mut Organisation)) -> Result<(), Trouble> {
        let mut organisation = self.organisation()?.clone();
        change(&mut organisation);
        organisation_toml::read(organisation_toml::write(&organisation).as_bytes())
            .map(|_| ())
            .map_err(|faults| {
                let words: Vec<String> = faults.iter().map(|f| f.what.clone()).collect();
                Trouble::input(words.join("; "), "name what the organisation already has")
            })
    }

    /// Refuses an organisation without somebody, or a post, that an open request names: nobody
    /// could tell any more who is barred from deciding it.
    fn drops_nobody_needed(&self, new: &Organisation) -> Result<(), Trouble> {
        let now = self.now();
        let open = self.state.requests().values().map(|f| (f.phase(now), &f.request));
        for (_, request) in open.filter(|(phase, _)| matches!(phase, Phase::Open | Phase::Granted))
        {
            let mut people = std::iter::once(&request.requester).chain(&request.participants);
            let gone = people.find(|o| new.officer(o).is_none()).map(OfficerId::as_str);
            let post = new.post(&request.post).is_none().then_some(request.post.as_str());
            if let Some(gone) = gone.or(post) {
                return Err(Trouble::NotAllowed {
                    what: format!("`{gone}` is not in the file, and a request that waits names it"),
                    remedy: "withdraw those requests first, or keep it in the file".to_owned(),
                });
            }
        }
        Ok(())
    }

    fn may_set_up(&self, account: Option<&OfficerId>, act: UseCase) -> Result<(), Trouble> {
        match account {
            None => Ok(()),
            Some(account) => {
                let reader = self.reader(account)?;
                self.allow(&reader, act, &Visibility::public(), Relation::Other)
            }
        }
    }

    /// Moves the clock of a story forward.
    ///
    /// # Errors
    /// A directory without one, or an instant that is past already.
    pub fn set_story_clock(&mut self, to: Timestamp) -> Result<(), Trouble> {
        match self.story {
            None => Err(Trouble::NotAllowed {
                what: "this directory lives on real time".to_owned(),
                remedy: "a story clock is given when the directory is set up, or never".to_owned(),
            }),
            Some(now) if to < now => Err(Trouble::NotAllowed {
                what: format!("`{to}` is before {now}: a clock is not turned back"),
                remedy: "name a later instant".to_owned(),
            }),
            Some(_) => {
                self.store.set_story_clock(to)?;
                self.story = Some(to);
                Ok(())
            }
        }
    }
}
