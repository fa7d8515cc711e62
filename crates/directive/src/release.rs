//! A directive that may be released in, what was frozen out. Refuses one with a fault; never runs
//! examples: `clearance` does, before.

use crate::document::HeaderTime;
use crate::fault::Fault;
use crate::lint::{Finding, Severity, lint, lint_text};
use crate::scope::{FROZEN_MAX, Links};
use crate::{Directive, Place, Released, Times};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use parties::{OfficerId, Organisation, PostId, Registry, Visibility};
use std::collections::{BTreeMap, BTreeSet};

/// Releases a directive: resolves addressees and header times, freezes scope.
///
/// `text` is kept byte for byte and must say what `directive` says.
///
/// # Errors
/// Every finding of the directive, warnings included, when one of them is a fault.
pub fn release(
    directive: &Directive,
    text: &str,
    organisation: &Organisation,
    registry: &Registry,
    already: &[Released],
    by: &OfficerId,
    at: Timestamp,
) -> Result<Released, Vec<Finding>> {
    let (read, mut findings) = lint_text(text, organisation, registry, already);
    if read.clone().without_places() != directive.clone().without_places() {
        findings.push(refusal("text-differs", "the text does not say what the directive says"));
        findings.extend(lint(directive, organisation, registry, already));
    }
    if zone_of_headquarters(organisation).is_none() {
        let what = "the time zone of headquarters is not known";
        findings.push(refusal("unknown-zone", what));
    }
    let released = freeze(&read, text, organisation, registry, by, at);
    let is_too_wide = |r: &Released| r.scope.values().any(|bodies| bodies.len() >= FROZEN_MAX);
    if released.as_ref().is_some_and(is_too_wide) {
        let what = format!("a rule reaches {FROZEN_MAX} bodies or more");
        findings.push(refusal("scope-too-wide", &what));
    }
    match released {
        Some(released) if !findings.iter().any(Finding::stops_release) => Ok(released),
        _ => Err(findings),
    }
}

/// What a release at that time would freeze, for a dry run and for running examples before the
/// release; none when marking, dates or the zone of headquarters are missing. Asks nothing else.
#[must_use]
pub fn freeze(
    directive: &Directive,
    text: &str,
    organisation: &Organisation,
    registry: &Registry,
    by: &OfficerId,
    at: Timestamp,
) -> Option<Released> {
    let zone = zone_of_headquarters(organisation)?;
    let times = times(directive, &zone)?;
    let compartments = directive.captions.iter().cloned().collect();
    Some(Released {
        to: bound(directive, organisation),
        info: addressed(&directive.info, organisation),
        text: text.to_owned(),
        released_at: at,
        released_by: by.clone(),
        times,
        scope: frozen(directive, registry, at.to_zoned(zone).date()),
        visibility: Visibility { level: directive.marking.clone()?, compartments },
        cancelled_at: None,
        directive: directive.clone(),
    })
}

fn refusal(code: &'static str, what: &str) -> Finding {
    let (place, what) = (Place::default(), what.to_owned());
    let fault = Fault { place, code, words: String::new(), what, remedy: String::new() };
    Finding { severity: Severity::Fault, fault }
}

/// The time zone at headquarters; none when its name is not known.
#[must_use]
pub fn zone_of_headquarters(organisation: &Organisation) -> Option<TimeZone> {
    TimeZone::get(&organisation.post(&organisation.headquarters)?.time_zone).ok()
}

/// The instant a day begins in a zone: its first, where midnight does not exist.
#[must_use]
pub fn start_of_day(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    day.to_zoned(zone.clone()).ok().map(|z| z.timestamp())
}

/// The instant a day has ended in a zone: the beginning of the next.
#[must_use]
pub fn end_of_day(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    start_of_day(day.checked_add(1.day()).ok()?, zone)
}

/// The header times as instants; none when one that is demanded is missing or out of range.
/// Source: semantics, doubts 12.
#[must_use]
pub fn times(directive: &Directive, zone: &TimeZone) -> Option<Times> {
    let from = |t: HeaderTime| match t {
        HeaderTime::Instant(instant) => Some(instant),
        HeaderTime::Day(day) => start_of_day(day, zone),
    };
    let until = |t: HeaderTime| match t {
        HeaderTime::Instant(instant) => Some(instant),
        HeaderTime::Day(day) => end_of_day(day, zone),
    };
    let expires = match directive.expires {
        Some(time) => Some(until(time)?),
        None => None,
    };
    Some(Times {
        in_force: from(directive.in_force?)?,
        review_by: until(directive.review_by?)?,
        expires,
    })
}

/// The posts an address line names: those of a collective, or one post by id or name.
#[must_use]
pub fn posts_of(address: &str, organisation: &Organisation) -> Vec<PostId> {
    match organisation.collective(address) {
        Some(collective) => collective.posts.clone(),
        None => organisation.post_addressed(address).map(|p| p.id.clone()).into_iter().collect(),
    }
}

fn addressed(addresses: &[String], organisation: &Organisation) -> BTreeSet<PostId> {
    addresses.iter().flat_map(|a| posts_of(a, organisation)).collect()
}

/// The posts bound by `To` less `Except to`.
fn bound(directive: &Directive, organisation: &Organisation) -> BTreeSet<PostId> {
    let left_out = addressed(&directive.except_to, organisation);
    addressed(&directive.to, organisation).difference(&left_out).cloned().collect()
}

fn frozen(
    directive: &Directive,
    registry: &Registry,
    day: Date,
) -> BTreeMap<crate::ParagraphId, Vec<crate::FrozenParty>> {
    let links = Links::on(registry, day);
    directive
        .paragraphs
        .iter()
        .filter_map(|p| p.rule.as_ref().map(|rule| (p.id, links.freeze(rule))))
        .collect()
}
