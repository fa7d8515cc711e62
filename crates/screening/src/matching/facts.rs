//! What is known beside the name, compared: birth date, country, identifiers. It orders
//! namesakes and tells them apart; a fact not given on one side says nothing.

use crate::found::Field;
use crate::index::{PartyRecord, identifier_key};
use crate::{Index, Subject};
use parties::{Kind, PartialDate};

/// What the facts say.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub(super) agrees: Vec<Field>,
    pub(super) contradicts: Vec<Field>,
    pub(super) missing: Vec<Field>,
    log_odds: i32,
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
pub(super) fn compare(index: &Index<'_>, party: &PartyRecord<'_>, subject: &Subject) -> Facts {
    let mut facts = Facts::default();
    if !party.kind.may_be(subject.kind) {
        facts.contradicts.push(Field::Kind);
    }
    births(index, party, subject, &mut facts);
    countries(index, party, subject, &mut facts);
    if !subject.identifiers.is_empty() {
        let own: Vec<String> =
            subject.identifiers.iter().map(|i| identifier_key(&i.value)).collect();
        let agrees = index.identifiers(party).any(|i| own.iter().any(|o| o == i));
        if agrees {
            facts.agrees.push(Field::Identifier);
            facts.log_odds += IDENTIFIER;
        }
    }
    facts
}

/// The log-odds with what is known beside the name.
pub(super) fn weigh(
    index: &Index<'_>,
    party: &PartyRecord<'_>,
    subject: &Subject,
    log_odds: i32,
) -> i32 {
    log_odds + compare(index, party, subject).log_odds
}

fn births(index: &Index<'_>, party: &PartyRecord<'_>, subject: &Subject, facts: &mut Facts) {
    let listed: Vec<PartialDate> = index.births(party).filter_map(PartialDate::parse).collect();
    let Some(born) = subject.born else {
        if party.kind == Kind::Person {
            facts.missing.push(Field::BirthDate);
        }
        return;
    };
    let Some(apart) = listed.iter().map(|b| b.days_apart(&born)).min() else {
        facts.missing.push(Field::BirthDate);
        return;
    };
    if listed.iter().any(|b| b.agrees_with(&born)) {
        let is_exact = born.exact().is_some() && listed.iter().any(|b| b.exact() == born.exact());
        facts.agrees.push(Field::BirthDate);
        facts.log_odds += if is_exact { BIRTH_DAY } else { BIRTH_YEAR };
    } else {
        facts.contradicts.push(Field::BirthDate);
        facts.log_odds += if apart <= TWO_YEARS { BIRTH_NEAR } else { BIRTH_FAR };
    }
}

fn countries(index: &Index<'_>, party: &PartyRecord<'_>, subject: &Subject, facts: &mut Facts) {
    let mut listed = index.countries(party).peekable();
    let is_known = listed.peek().is_some();
    if subject.countries.is_empty() {
        if is_known {
            facts.missing.push(Field::Country);
        }
        return;
    }
    if !is_known {
        return;
    }
    let own: Vec<String> = subject.countries.iter().map(|c| c.trim().to_lowercase()).collect();
    if listed.any(|c| own.iter().any(|o| o == c)) {
        facts.agrees.push(Field::Country);
        facts.log_odds += COUNTRY_SAME;
    } else {
        facts.contradicts.push(Field::Country);
        facts.log_odds += COUNTRY_OTHER;
    }
}
