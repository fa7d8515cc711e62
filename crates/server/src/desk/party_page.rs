//! Parties found by name and one party for its page: as an account may see it, as if the rest were
//! not there. In: words, an id. Out: typed values; words for people are the page's.

use super::Desk;
use super::paging::{Cursor, Page};
use super::precedents::Deeds;
use crate::Trouble;
use parties::{Affiliation, OfficerId, Party, PartyId};
use screening::Match;
use std::collections::BTreeMap;

/// One party that words may name.
#[derive(Debug, Clone)]
pub struct PartyLine {
    /// The match, with its evidence and what to call the party.
    pub found: Match,
    /// What the lists say today: `listed: ofac SDGT; deceased 2020-01-03`.
    pub told: Option<String>,
}

/// One party for its page.
#[derive(Debug, Clone)]
pub struct PartyPage {
    /// The party with the links, and the merge, that may be seen.
    pub party: Party,
    /// What to call the other ends of its links and what it was merged into.
    pub captions: BTreeMap<PartyId, String>,
    /// Links of others to it that may be seen.
    pub linked_from: Vec<(PartyId, Affiliation)>,
    /// Parties merged into it.
    pub merged_from: Vec<PartyId>,
    /// What the lists say today.
    pub told: Option<String>,
    /// What posts did.
    pub deeds: Deeds,
}

impl Desk {
    /// Parties that words may name, best first.
    ///
    /// # Errors
    /// An account that may not; no such place in the list.
    pub fn search_parties(
        &self,
        account: &OfficerId,
        words: &str,
        from: Option<&Cursor>,
    ) -> Result<Page<PartyLine>, Trouble> {
        let _ = (account, words, from);
        Err(Trouble::Busy)
    }

    /// One party for its page. Leaves a trace when it is marked.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn party_page(&mut self, account: &OfficerId, id: &PartyId) -> Result<PartyPage, Trouble> {
        let _ = (account, id);
        Err(Trouble::Busy)
    }
}
