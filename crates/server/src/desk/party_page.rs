//! Parties found by name and one party for its page: as an account may see it, as if the rest were
//! not there. In: words, an id. Out: typed values; words for people are the page's.

use super::Desk;
use super::drafting::party_seen;
use super::paging::{Cursor, PAGE_MAX, Page};
use super::parties_shown::told;
use super::precedents::Deeds;
use crate::Trouble;
use clearance::authorise::UseCase;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use parties::{Affiliation, Kind, OfficerId, Party, PartyId};
use screening::{How, Match, Options, Score, Subject};
use std::collections::BTreeMap;

/// Parties that one search finds, over all its pages. Beyond it the words are too few.
const FOUND_MAX: usize = 200;

/// From which score on a party is shown though it is neither a hit nor asked about; below it names
/// only share a word.
const NEAR: Score = Score::permille(200);

/// Whether the name has every word asked: somebody who looks for a surname finds who bears it,
/// however little a surname alone says.
fn has_all_words(found: &Match) -> bool {
    found.unmatched.is_empty() && found.evidence.iter().any(|e| e.how != How::Initial)
}

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
        let may_see = self.sight(Some(account), UseCase::Screen)?;
        let from = from.map(Cursor::number).transpose()?.unwrap_or(0);
        let from = usize::try_from(from).unwrap_or(FOUND_MAX).min(FOUND_MAX);
        let (world, today) = (self.world()?, self.today());
        let indexes = world.indexes(&may_see)?;
        let options = Options { limit: FOUND_MAX, ..Options::usual() };
        let found = screening::find(&indexes, &Subject::named(words, Kind::Any), &options);
        let near = |m: &Match| m.hit || m.ask || m.score >= NEAR || has_all_words(m);
        let found = found.matches.into_iter().filter(near).skip(from).take(PAGE_MAX + 1);
        let line = |found: Match| {
            let party = world.registry().get(&found.party);
            PartyLine { told: party.and_then(|p| told(p, today)), found }
        };
        let behind = (from + PAGE_MAX) as u64;
        Ok(Page::cut(found.map(line).collect(), |_| Cursor::behind_number(behind)))
    }

    /// One party for its page. Leaves a trace when it is marked.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn party_page(&mut self, account: &OfficerId, id: &PartyId) -> Result<PartyPage, Trouble> {
        let may_see = self.sight(Some(account), UseCase::ListShow)?;
        let (world, today) = (self.world()?, self.today());
        let registry = world.registry();
        let seen = |id: &PartyId| registry.get(id).filter(|p| may_see(&p.visibility));
        let whole = seen(id).ok_or_else(|| {
            Trouble::not_there("party", id.as_str(), "write its whole id: `own:mek`")
        })?;
        let party = party_seen(whole, registry, &may_see);
        let links = |from: &Party| {
            let links = from.affiliations.iter().filter(|a| a.of == *id && may_see(&a.visibility));
            links.map(|a| (from.id.clone(), a.clone())).collect::<Vec<_>>()
        };
        let linked_from = registry.linked_to(id).filter(|p| may_see(&p.visibility));
        let linked_from: Vec<(PartyId, Affiliation)> = linked_from.flat_map(links).collect();
        let merged = registry.merged_into(id).filter(|p| may_see(&p.visibility));
        let merged_from: Vec<PartyId> = merged.map(|p| p.id.clone()).collect();
        let others = party.affiliations.iter().map(|a| &a.of);
        let others = others.chain(linked_from.iter().map(|(from, _)| from));
        let others = others.chain(&party.merged_into).chain(&merged_from);
        let captions = others.filter_map(|id| Some((id.clone(), seen(id)?.caption().to_owned())));
        let captions = captions.collect();
        let same = std::iter::once(id).chain(&party.merged_into).chain(&merged_from).cloned();
        let deeds = match self.history_of(account, &same.collect()) {
            Ok(deeds) => deeds,
            Err(Trouble::Life(_)) => Deeds::default(),
            Err(trouble) => return Err(trouble),
        };
        if party.visibility != self.open_to_all() {
            let (subject, visibility) = (id.to_string(), party.visibility.clone());
            self.looked(account, UseCase::ListShow, &subject, &visibility)?;
        }
        let told = told(&party, today);
        Ok(PartyPage { party, captions, linked_from, merged_from, told, deeds })
    }

    fn today(&self) -> Date {
        self.now().to_zoned(TimeZone::UTC).date()
    }
}
