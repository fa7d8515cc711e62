//! What is known beside the name, compared: birth date, country, identifiers. It orders
//! namesakes and tells them apart; a fact not given on one side says nothing.

use crate::found::Field;
use crate::index::{PartyRecord, identifier_key};
use crate::names::room::{self, List, Room};
use crate::{Index, Subject};
use parties::{Kind, PartialDate};

/// What is known of a subject beside its name, as it is compared.
pub(super) struct Known<'q> {
    kind: Kind,
    born: Option<PartialDate>,
    countries: List<'q, &'q str>,
    identifiers: List<'q, &'q str>,
}

impl<'q> Known<'q> {
    pub(super) fn of(subject: &Subject, room: &'q Room) -> Self {
        let countries = subject.countries.iter().map(|c| in_small_letters(c.trim(), room));
        let key = |value: &str| room::text(identifier_key(value), room);
        let identifiers = subject.identifiers.iter().map(|i| key(&i.value));
        Self {
            kind: subject.kind,
            born: subject.born,
            countries: List::from_iter_in(countries, room),
            identifiers: List::from_iter_in(identifiers, room),
        }
    }
}

/// As [`str::to_lowercase`], for which a sigma is not the same at the end of a word.
fn in_small_letters<'r>(word: &str, room: &'r Room) -> &'r str {
    if word.contains('Σ') {
        return room.alloc_str(&word.to_lowercase());
    }
    room::text(word.chars().flat_map(char::to_lowercase), room)
}

/// What the facts say.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    agrees: Fields,
    contradicts: Fields,
    missing: Fields,
    log_odds: i32,
}

impl Facts {
    /// What the facts are worth. Units: 1024ths of a bit.
    pub(super) const fn log_odds(&self) -> i32 {
        self.log_odds
    }

    /// What agrees, what contradicts, what is missing.
    pub(super) fn told<'r>(&self, room: &'r Room) -> [&'r [Field]; 3] {
        [&self.agrees, &self.contradicts, &self.missing].map(|fields| fields.told(room))
    }
}

/// Fields, each at most once.
#[derive(Debug, Clone, Copy, Default)]
struct Fields([Option<Field>; 4]);

impl Fields {
    fn push(&mut self, field: Field) {
        if let Some(slot) = self.0.iter_mut().find(|slot| slot.is_none()) {
            *slot = Some(field);
        }
    }

    fn told(self, room: &Room) -> &[Field] {
        List::from_iter_in(self.0.into_iter().flatten(), room).into_bump_slice()
    }
}

/// A birth date that agrees to the day. Units: 1024ths of a bit, as all below.
const BIRTH_DAY: i32 = 4 * 1024;
/// One that agrees to the year.
const BIRTH_YEAR: i32 = 1024;
/// One off by at most two years: lists err that much.
const BIRTH_NEAR: i32 = -1024;
/// One further off.
const BIRTH_FAR: i32 = -6 * 1024;
/// A country that agrees: it orders, it does not settle.
const COUNTRY_SAME: i32 = 512;
/// Countries that do not meet.
const COUNTRY_OTHER: i32 = -1024;
/// An identifier that agrees.
const IDENTIFIER: i32 = 10 * 1024;

/// The most that facts may move two scores apart: nothing when none is given.
pub(super) fn move_max(subject: &Subject) -> i32 {
    let of = |is_given: bool, most: i32| if is_given { most } else { 0 };
    of(subject.born.is_some(), BIRTH_DAY - BIRTH_FAR)
        + of(!subject.countries.is_empty(), COUNTRY_SAME - COUNTRY_OTHER)
        + of(!subject.identifiers.is_empty(), IDENTIFIER)
}

/// Days in two years, leap day included.
const TWO_YEARS: i64 = 731;

/// Compares what is known.
pub(super) fn compare(index: &Index<'_>, party: &PartyRecord<'_>, known: &Known<'_>) -> Facts {
    let mut facts = Facts::default();
    if !party.kind.may_be(known.kind) {
        facts.contradicts.push(Field::Kind);
    }
    births(index, party, known, &mut facts);
    countries(index, party, known, &mut facts);
    if index.identifiers(party).any(|i| known.identifiers.contains(&i)) {
        facts.agrees.push(Field::Identifier);
        facts.log_odds += IDENTIFIER;
    }
    facts
}

fn births(index: &Index<'_>, party: &PartyRecord<'_>, known: &Known<'_>, facts: &mut Facts) {
    let listed = || index.births(party).filter_map(PartialDate::parse);
    let Some(born) = known.born else {
        if party.kind == Kind::Person {
            facts.missing.push(Field::BirthDate);
        }
        return;
    };
    let Some(apart) = listed().map(|b| b.days_apart(&born)).min() else {
        facts.missing.push(Field::BirthDate);
        return;
    };
    if listed().any(|b| b.agrees_with(&born)) {
        let is_exact = born.exact().is_some() && listed().any(|b| b.exact() == born.exact());
        facts.agrees.push(Field::BirthDate);
        facts.log_odds += if is_exact { BIRTH_DAY } else { BIRTH_YEAR };
    } else {
        facts.contradicts.push(Field::BirthDate);
        facts.log_odds += if apart <= TWO_YEARS { BIRTH_NEAR } else { BIRTH_FAR };
    }
}

fn countries(index: &Index<'_>, party: &PartyRecord<'_>, known: &Known<'_>, facts: &mut Facts) {
    let mut listed = index.countries(party).peekable();
    let is_known = listed.peek().is_some();
    if known.countries.is_empty() {
        if is_known {
            facts.missing.push(Field::Country);
        }
        return;
    }
    if !is_known {
        return;
    }
    if listed.any(|c| known.countries.contains(&c)) {
        facts.agrees.push(Field::Country);
        facts.log_odds += COUNTRY_SAME;
    } else {
        facts.contradicts.push(Field::Country);
        facts.log_odds += COUNTRY_OTHER;
    }
}
