//! Small things every page of work says the same way: instants, spans, addresses. In: values; out:
//! words of the catalogue. Never looks at a clock of its own.

use super::Words;
use clearance::messages::isolated;
use directive::DirectiveId;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Words of the catalogue with their places filled; what fills them keeps its own direction.
#[must_use]
pub fn filled(words: Words, key: &str, places: &[(&str, &str)]) -> String {
    let kept: Vec<(&str, String)> =
        places.iter().map(|(place, value)| (*place, isolated(value, words.0))).collect();
    let kept: Vec<(&str, &str)> = kept.iter().map(|(p, v)| (*p, v.as_str())).collect();
    words.with(key, &kept)
}

/// An instant for machines and for people, with how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// As `<time datetime>` wants it.
    pub iso: String,
    /// As people read it, with the time at the post.
    pub told: String,
    /// `in 2 days`, `3 hours ago`.
    pub distance: String,
}

impl Moment {
    /// Of an instant at a post, seen from now.
    #[must_use]
    pub fn of(at: Timestamp, zone: &TimeZone, now: Timestamp, words: Words) -> Self {
        Self {
            iso: at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            told: clearance::wording::moment(at, Some(zone), words.0),
            distance: distance(at, now, words),
        }
    }
}

/// How far an instant is from now: `in 2 days`, `3 hours ago`.
#[must_use]
pub fn distance(at: Timestamp, now: Timestamp, words: Words) -> String {
    let seconds = at.as_second().saturating_sub(now.as_second());
    let minutes = seconds.unsigned_abs() / 60;
    let (unit, n) = match minutes {
        0 => return words.say("told.now"),
        1..=119 => ("minutes", minutes),
        120..=2_879 => ("hours", minutes / 60),
        _ => ("days", minutes / 1_440),
    };
    let side = if seconds < 0 { "ago" } else { "in" };
    let unit = if n == 1 { "minute" } else { unit };
    words.with(&format!("told.{side}.{unit}"), &[("n", &n.to_string())])
}

/// An instant as a field for date and time holds it: local at the place, to the minute.
#[must_use]
pub fn local(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The address of a directive's page.
#[must_use]
pub fn directive_path(id: &DirectiveId) -> String {
    super::directives::address(id)
}

/// The address of a party's page.
#[must_use]
pub fn party_path(id: &str) -> String {
    format!("/parties/{}", segment(id))
}

/// Words as one part of an address.
#[must_use]
pub fn segment(words: &str) -> String {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b':');
    let each = words.bytes().map(|byte| {
        if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    });
    each.collect()
}

/// Several words as one list.
#[must_use]
pub fn listed<S: std::fmt::Display>(all: impl IntoIterator<Item = S>, words: Words) -> String {
    clearance::messages::listed(all, clearance::messages::Word::Comma, words.0)
}
