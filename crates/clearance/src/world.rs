//! What is known, as one reader or nobody in particular sees it: parties with merges resolved,
//! links, rules in force, the day at the post. Decides nothing.

use crate::deadline::zone_of;
use crate::decide::Inputs;
use crate::reader::Reader;
use directive::policy::PolicyParagraph;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use parties::{Affiliation, Party, PartyId, Post, Visibility};

/// Parties merged into one that are looked at. Largest seen: 1. Beyond it the later ones' links and
/// listings are not followed.
const MERGED_MAX: usize = 64;

/// What a decision looks at. With a reader, only what that reader may see is in it.
#[derive(Debug, Clone)]
pub(crate) struct World<'a> {
    /// What was given.
    pub(crate) inputs: Inputs<'a>,
    /// For whose eyes; none for the sealed decision.
    reader: Option<&'a Reader>,
    /// The post of the contact, when the organisation has it.
    pub(crate) post: Option<&'a Post>,
    /// Its zone.
    pub(crate) zone: TimeZone,
    /// The day of the contact there.
    pub(crate) day: Date,
}

impl<'a> World<'a> {
    pub(crate) fn of(inputs: Inputs<'a>, reader: Option<&'a Reader>) -> Self {
        let post = inputs.organisation.post(&inputs.contact.post);
        let zone = post.and_then(zone_of).unwrap_or(TimeZone::UTC);
        let day = zone.to_datetime(inputs.contact.at).date();
        Self { inputs, reader, post, zone, day }
    }

    /// Whether everything here may be told to those this world is for.
    pub(crate) fn sees(&self, visibility: &Visibility) -> bool {
        self.reader.is_none_or(|r| r.may_see(&self.inputs.organisation.levels, visibility))
    }

    /// Whether nothing at all is hidden from those this world is for.
    pub(crate) fn sees_all(&self) -> bool {
        let us = self.inputs.organisation;
        self.reader.is_none_or(|r| {
            us.levels.all().last() == Some(&r.level) && us.compartments.is_subset(&r.compartments)
        })
    }

    /// The party an id stands for, merges resolved; none when it is not known here.
    pub(crate) fn party(&self, id: &PartyId) -> Option<&'a Party> {
        let own = self.inputs.registry.get(id)?;
        let party = self.inputs.registry.survivor(id)?;
        (self.sees(&own.visibility) && self.sees(&party.visibility)).then_some(party)
    }

    /// Whether an id may be named here. One that no list describes is only a word somebody wrote.
    pub(crate) fn may_name(&self, id: &PartyId) -> bool {
        self.inputs.registry.get(id).is_none_or(|p| self.sees(&p.visibility))
    }

    /// Whether an id stands for that party.
    pub(crate) fn is_same(&self, id: &PartyId, party: &Party) -> bool {
        &party.id == id || self.inputs.registry.survivor(id).is_some_and(|p| p.id == party.id)
    }

    /// The party and every one merged into it.
    pub(crate) fn descriptions(&self, party: &'a Party) -> Vec<&'a Party> {
        let mut found = vec![party];
        let mut next = 0;
        while let Some(one) = found.get(next).copied() {
            next += 1;
            for merged in self.inputs.registry.merged_into(&one.id) {
                let is_new = found.iter().all(|f| f.id != merged.id);
                if is_new && found.len() < MERGED_MAX && self.sees(&merged.visibility) {
                    found.push(merged);
                }
            }
        }
        found
    }

    /// The links a party carries, its own and those of the parties merged into it.
    pub(crate) fn links(&self, party: &'a Party) -> Vec<&'a Affiliation> {
        let all = self.descriptions(party).into_iter().flat_map(|p| &p.affiliations);
        all.filter(|a| self.sees(&a.visibility) && self.may_name(&a.of)).collect()
    }

    /// The paragraphs with a rule that bind the post and time.
    pub(crate) fn ruling(&self) -> impl Iterator<Item = &'a PolicyParagraph<'a>> + '_ {
        let policy = self.inputs.policy;
        policy.ruling().filter(|p| {
            self.sees(&p.visibility) && p.amended_by.is_none_or(|by| self.sees(&by.visibility))
        })
    }
}
