//! A person's word that a counterpart is, or is not, a party: taken down once, and held against
//! every later check of the same name, kind and birth date. Settles nothing by itself.

use super::Desk;
use crate::Trouble;
use clearance::command::Command;
use clearance::event::{Confirmation, Identity};
use clearance::ids::DecisionId;
use parties::{OfficerId, PartyId};

/// What a person says.
#[derive(Debug, Clone)]
pub struct Word {
    /// The decision that asked.
    pub decision: DecisionId,
    /// The counterpart, by the name it was asked about; may be left out where there is one only.
    pub name: Option<String>,
    /// The party.
    pub party: PartyId,
    /// Is it, or not.
    pub identity: Identity,
    /// How the person knows.
    pub grounds: String,
    /// From this instant on it is asked anew.
    pub until: Option<jiff::Timestamp>,
}

impl Desk {
    /// Records who a counterpart of a decision is, or is not.
    ///
    /// # Errors
    /// No such decision, counterpart or party that the account may see; what `clearance::handle`
    /// says against it.
    pub fn confirm(&mut self, account: &OfficerId, word: &Word) -> Result<(), Trouble> {
        self.deed(account, |desk| {
            let reader = desk.reader(account)?;
            let asked = desk.asked(&reader, &word.decision)?;
            let world = desk.world()?;
            let may_see = desk.may_see(Some(account))?;
            let registry = world.registry();
            let both = [registry.get(&word.party), registry.survivor(&word.party)];
            let seen = both.into_iter().flatten().filter(|p| may_see(&p.visibility));
            let seen: Vec<_> = seen.map(|p| p.visibility.clone()).collect();
            let [own, into] = seen.as_slice() else {
                let remedy = "give the id that `screen` shows";
                return Err(Trouble::not_there("party", word.party.as_str(), remedy));
            };
            let visibility = super::marking::joined(&world.organisation.levels, own.clone(), into);
            let all = &asked.contact.counterparts;
            let is_meant = |name: &str| word.name.as_deref().is_none_or(|n| n.trim() == name);
            let mut meant = all.iter().filter(|c| is_meant(&c.name));
            let (Some(one), None) = (meant.next(), meant.next()) else {
                let names: Vec<&str> = all.iter().map(|c| c.name.as_str()).collect();
                return Err(Trouble::input(
                    "it is not plain which counterpart is meant",
                    format!("name one of those asked about: {}", names.join("; ")),
                ));
            };
            let confirmation = Confirmation {
                name: one.name.clone(),
                kind: one.kind,
                born: one.born,
                party: word.party.clone(),
                identity: word.identity,
                decision: Some(word.decision),
                grounds: word.grounds.clone(),
                until: word.until,
            };
            Ok((Command::Confirm { confirmation: Box::new(confirmation) }, visibility))
        })?;
        Ok(())
    }
}
