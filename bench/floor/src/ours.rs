//! Our engine, asked through its public doors.

use crate::measure::{Answer, Engine};
use bench_common::rows::{Listed, Pair};
use parties::{Kind, ListId, Name, NameKind, Party, PartyId, Snapshot, Strength};
use screening::{Index, Options, Score, Subject, compare as compare_names, find};
use std::collections::BTreeMap;
use std::error::Error;

/// Whether the two names of a pair are a hit.
pub(crate) fn compare(pair: &Pair) -> bool {
    compare_names(&pair.first, &pair.second, pair.kind).score >= Score::SAME
}

/// The bytes of an index.
#[derive(Debug)]
pub(crate) struct Ours(Vec<u8>);

impl Ours {
    pub(crate) fn of(listed: &[Listed]) -> Result<Self, Box<dyn Error>> {
        let list = ListId::parse("bench")?;
        let mut parties: BTreeMap<&str, Party> = BTreeMap::new();
        for row in listed {
            if !parties.contains_key(row.id.as_str()) {
                let id = PartyId::parse(&row.id)?;
                parties.insert(&row.id, Party::new(id, list.clone(), row.kind));
            }
            let kind = if row.is_primary { NameKind::Primary } else { NameKind::Aka };
            let strength = if row.is_weak { Strength::Weak } else { Strength::Strong };
            if let Some(party) = parties.get_mut(row.id.as_str()) {
                party.names.push(Name { text: row.name.clone(), kind, strength });
            }
        }
        let snapshot = Snapshot { list, parties: parties.into_values().collect() };
        Ok(Self(Index::build(&[&snapshot], "public")))
    }

    pub(crate) fn open(&self) -> Result<Opened<'_>, Box<dyn Error>> {
        Ok(Opened(Index::open(&self.0)?))
    }
}

/// An index that answers.
#[derive(Debug)]
pub(crate) struct Opened<'a>(Index<'a>);

impl Engine for Opened<'_> {
    fn screen(&self, name: &str, kind: Kind) -> Vec<Answer> {
        let subject = Subject::named(name, kind);
        let found = find(std::slice::from_ref(&self.0), &subject, &Options::usual());
        let answer = |m: screening::Match| Answer {
            party: m.party.as_str().to_owned(),
            is_hit: m.hit,
            is_ask: m.ask,
        };
        found.matches.into_iter().map(answer).collect()
    }
}
