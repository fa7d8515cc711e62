//! One party as an account may see it, and the indexes it may screen against. What is hidden reads
//! as if it were not there.

use super::Desk;
use super::drafting::party_seen;
use crate::Trouble;
use clearance::authorise::UseCase;
use parties::{Listing, OfficerId, Party, PartyId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

impl Desk {
    /// A party with its names, listings, links and sources.
    ///
    /// # Errors
    /// None such, or none the account may see: both read the same.
    pub fn party(&mut self, account: Option<&OfficerId>, word: &str) -> Result<Value, Trouble> {
        let may_see = self.sight(account, UseCase::ListShow)?;
        let world = self.world()?;
        let unknown = || Trouble::not_there("party", word, "write its whole id: `own:mek`");
        let id = PartyId::parse(word).map_err(|_| unknown())?;
        let party = world.registry().get(&id).filter(|p| may_see(&p.visibility));
        let party = party.ok_or_else(unknown)?;
        if let Some(account) = account.filter(|_| party.visibility != self.open_to_all()) {
            let (subject, visibility) = (id.to_string(), party.visibility.clone());
            self.looked(account, UseCase::ListShow, &subject, &visibility)?;
        }
        Ok(shown(&party_seen(party, world.registry(), &may_see)))
    }

    /// What the lists say today of the parties an account may see: the lists and programmes that
    /// name each, and that one has died. Holds no party of which there is neither to say.
    ///
    /// # Errors
    /// No organisation; an account that may not; a kept file that cannot be read.
    pub fn told_of(
        &self,
        account: Option<&OfficerId>,
    ) -> Result<BTreeMap<PartyId, String>, Trouble> {
        let may_see = self.sight(account, UseCase::Screen)?;
        let today = self.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let world = self.world()?;
        let seen = world.registry().all().filter(|p| may_see(&p.visibility));
        Ok(seen.filter_map(|p| Some((p.id.clone(), told(p, today)?))).collect())
    }

    /// The kept index files an account may see; without one, those that are open to all.
    ///
    /// # Errors
    /// No organisation; an account that may not.
    pub fn index_files(&self, account: Option<&OfficerId>) -> Result<Vec<PathBuf>, Trouble> {
        let may_see = self.sight(account, UseCase::Screen)?;
        let loads = self.state.lists().values().filter_map(|loads| loads.last());
        let seen = loads.flat_map(|l| &l.load.indexes).filter(|b| may_see(&b.visibility));
        Ok(seen.map(|b| self.store.file_path(b.hash)).collect())
    }
}

/// `listed: ofac SDGT, SYRIA; deceased 2020-01-03`.
pub(super) fn told(party: &Party, today: jiff::civil::Date) -> Option<String> {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for listing in party.listings.iter().filter(|l| l.holds_on(today)) {
        let programmes = lists.entry(listing.list.as_str()).or_default();
        programmes.extend(listing.programme.as_ref().map(|p| p.as_str()));
    }
    let lists: Vec<String> = lists
        .into_iter()
        .map(|(list, programmes)| format!("{list} {}", programmes.join(", ")).trim_end().to_owned())
        .collect();
    let listed = (!lists.is_empty()).then(|| format!("listed: {}", lists.join("; ")));
    let deceased = party.deaths.first().map(|day| format!("deceased {day}"));
    let deceased = deceased.or_else(|| party.is_deceased.then(|| "deceased".to_owned()));
    let all: Vec<String> = listed.into_iter().chain(deceased).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

fn shown(party: &Party) -> Value {
    let words = |items: &[parties::PartialDate]| -> Vec<String> {
        items.iter().map(ToString::to_string).collect()
    };
    let date = |d: Option<parties::PartialDate>| d.map(|d| d.to_string());
    let listing = |l: &Listing| {
        json!({
            "list": l.list.as_str(), "programme": l.programme.as_ref().map(|p| p.as_str()),
            "from": date(l.from), "to": date(l.to), "source": l.source.document,
        })
    };
    let names: Vec<Value> = party
        .names
        .iter()
        .map(|n| json!({"name": n.text, "kind": n.kind.as_str(), "strength": n.strength.as_str()}))
        .collect();
    let links: Vec<Value> = party
        .affiliations
        .iter()
        .map(|a| {
            json!({
                "link": a.link.as_str(), "of": a.of.as_str(), "from": date(a.from),
                "to": date(a.to), "source": a.source.document,
            })
        })
        .collect();
    let assertions: Vec<Value> = party
        .assertions
        .iter()
        .map(|a| {
            json!({
                "subject": a.subject, "statement": a.statement, "source": a.source.document,
                "date": date(a.source.date), "confidence": a.confidence,
            })
        })
        .collect();
    json!({
        "party": party.id.as_str(), "list": party.list.as_str(), "kind": party.kind.as_str(),
        "caption": party.caption(), "names": names, "births": words(&party.births),
        "deaths": words(&party.deaths), "deceased": party.is_deceased,
        "countries": party.countries, "addresses": party.addresses,
        "identifiers": party.identifiers.iter().map(|i| {
            json!({"kind": i.kind, "value": i.value, "country": i.country})
        }).collect::<Vec<_>>(),
        "categories": party.categories.iter().map(|c| c.as_str()).collect::<Vec<_>>(),
        "listings": party.listings.iter().map(listing).collect::<Vec<_>>(),
        "affiliations": links, "assertions": assertions, "grounds": party.grounds,
        "merged_into": party.merged_into.as_ref().map(|p| p.as_str()), "note": party.note,
        "source": party.source.document,
    })
}
