//! Persons' words about counterparts in, a contact with what they settle out. A word holds for the
//! same name, kind and birth date until it expires; what the officer says now stands above it.
//! Source: semantics, Rules: "settled until a critical field changes or the confirmation expires".

use crate::contact::{Contact, Counterpart};
use crate::event::Identity;
use crate::reader::Reader;
use crate::state::Confirmed;
use jiff::Timestamp;
use parties::{Levels, PartyId, Registry};

/// The contact with every counterpart that a person has settled before marked so. `confirmed` in
/// the order given; of two words on one party the later holds.
#[must_use]
pub fn with_confirmations(contact: &Contact, confirmed: &[Confirmed], as_of: Timestamp) -> Contact {
    let mut contact = contact.clone();
    for counterpart in &mut contact.counterparts {
        settle(counterpart, confirmed, as_of);
    }
    contact
}

/// The first party that a contact's own words confirm or dismiss and that the reader does not see,
/// for the door to refuse: one that is hidden and one that is not there must read alike.
#[must_use]
pub fn party_not_seen<'a>(
    contact: &'a Contact,
    registry: &Registry,
    levels: &Levels,
    reader: &Reader,
) -> Option<&'a PartyId> {
    let is_seen = |id: &PartyId| {
        [registry.get(id), registry.survivor(id)]
            .into_iter()
            .all(|p| p.is_some_and(|p| reader.may_see(levels, &p.visibility)))
    };
    let said = contact.counterparts.iter().flat_map(|c| c.is.iter().chain(&c.is_not));
    said.into_iter().find(|id| !is_seen(id))
}

fn settle(counterpart: &mut Counterpart, confirmed: &[Confirmed], as_of: Timestamp) {
    if counterpart.is.is_some() {
        return;
    }
    let holding: Vec<&Confirmed> =
        confirmed.iter().filter(|c| holds(c, counterpart, as_of)).collect();
    for (i, one) in holding.iter().enumerate() {
        let word = &one.confirmation;
        let is_last = !holding.iter().skip(i + 1).any(|l| l.confirmation.party == word.party);
        let is_said = counterpart.is_not.contains(&word.party);
        if !is_last || is_said {
            continue;
        }
        match word.identity {
            Identity::Is => counterpart.is = Some(word.party.clone()),
            Identity::IsNot => counterpart.is_not.push(word.party.clone()),
        }
    }
}

fn holds(confirmed: &Confirmed, counterpart: &Counterpart, as_of: Timestamp) -> bool {
    let word = &confirmed.confirmation;
    confirmed.at <= as_of
        && word.until.is_none_or(|until| as_of < until)
        && word.kind == counterpart.kind
        && word.born == counterpart.born
        && plain(&word.name) == plain(&counterpart.name)
}

/// The letters and digits of a name, case aside: two spellings of one name are two questions.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{settle, with_confirmations};
    use crate::contact::Counterpart;
    use crate::event::{Confirmation, Identity};
    use crate::state::Confirmed;
    use jiff::Timestamp;
    use parties::{Kind, PartialDate, PartyId};

    fn at(day: &str) -> Timestamp {
        format!("{day}T12:00Z").parse().unwrap()
    }

    fn word(day: &str, identity: Identity) -> Confirmed {
        Confirmed {
            at: at(day),
            by: None,
            confirmation: Confirmation {
                name: "Jamal Rashidovar".to_owned(),
                kind: Kind::Person,
                born: None,
                party: PartyId::parse("own:rashidovar").unwrap(),
                identity,
                decision: None,
                grounds: "met him in May".to_owned(),
                until: Some(at("2026-06-01")),
            },
        }
    }

    fn counterpart() -> Counterpart {
        Counterpart {
            name: "jamal rashidovar".to_owned(),
            kind: Kind::Person,
            born: None,
            countries: Vec::new(),
            identifiers: Vec::new(),
            capacity: None,
            is: None,
            is_not: Vec::new(),
        }
    }

    fn check(words: &[Confirmed], asked: Counterpart, day: &str) -> String {
        let mut asked = asked;
        settle(&mut asked, words, at(day));
        match (&asked.is, asked.is_not.as_slice()) {
            (Some(_), _) => "is".to_owned(),
            (None, []) => "open".to_owned(),
            (None, not) => format!("is-not {}", not.len()),
        }
    }

    #[test]
    fn a_word_holds_until_it_expires_or_a_critical_field_changes() {
        let said = [word("2026-05-01", Identity::Is)];
        assert_eq!(check(&said, counterpart(), "2026-05-02"), "is");
        assert_eq!(check(&said, counterpart(), "2026-04-30"), "open");
        assert_eq!(check(&said, counterpart(), "2026-06-01"), "open");
        let born = PartialDate::parse("1963-10-10");
        assert_eq!(check(&said, Counterpart { born, ..counterpart() }, "2026-05-02"), "open");
        let kind = Kind::Any;
        assert_eq!(check(&said, Counterpart { kind, ..counterpart() }, "2026-05-02"), "open");
    }

    #[test]
    fn the_later_word_on_a_party_holds() {
        let said = [word("2026-05-01", Identity::Is), word("2026-05-03", Identity::IsNot)];
        assert_eq!(check(&said, counterpart(), "2026-05-02"), "is");
        assert_eq!(check(&said, counterpart(), "2026-05-04"), "is-not 1");
    }

    #[test]
    fn what_the_officer_says_now_stands_above() {
        let said = [word("2026-05-01", Identity::Is)];
        let party = PartyId::parse("own:rashidovar").unwrap();
        let asked = Counterpart { is_not: vec![party], ..counterpart() };
        assert_eq!(check(&said, asked, "2026-05-02"), "is-not 1");
    }

    #[test]
    fn nobody_said_anything() {
        let contact = crate::Contact {
            act: directive::Act::Accept,
            level: None,
            initiator: None,
            venue: None,
            purpose: None,
            at: at("2026-05-02"),
            post: parties::PostId::parse("cairo").unwrap(),
            officer: parties::OfficerId::parse("h.saleh").unwrap(),
            counterparts: vec![counterpart()],
        };
        assert_eq!(with_confirmations(&contact, &[], at("2026-05-02")), contact);
    }
}
