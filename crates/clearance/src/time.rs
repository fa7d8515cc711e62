//! The words of a time and a zone in, one instant out. A time without a zone is local; one that
//! the zone does not have, or has twice, is refused with its readings. Source: semantics, doubts
//! 12.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};

/// Characters of a time. Largest seen: 22.
const TIME_CHARS_MAX: usize = 64;

/// Why words name no instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseTimeError {
    /// They are not a time.
    #[error("`{words}` is no time; one looks like 2026-03-12T10:00 or 2026-03-12T10:00+02:00")]
    NotATime {
        /// The words, cut.
        words: String,
    },
    /// A day without a time.
    #[error("`{words}` is a day; say the time too: {words}T10:00")]
    NoTime {
        /// The words.
        words: String,
    },
    /// Clocks jump over it.
    #[error(
        "`{words}` does not exist in {zone}: clocks jump over it; say which is meant, \
         {words}{} or {words}{}",
        written(*before),
        written(*after)
    )]
    Gap {
        /// The words.
        words: String,
        /// The zone.
        zone: String,
        /// Read by the clock before the jump.
        before: jiff::tz::Offset,
        /// Read by the clock after it.
        after: jiff::tz::Offset,
    },
    /// Clocks show it twice.
    #[error(
        "`{words}` occurs twice in {zone}; say which is meant, {words}{} or {words}{}",
        written(*before),
        written(*after)
    )]
    Fold {
        /// The words.
        words: String,
        /// The zone.
        zone: String,
        /// The first.
        before: jiff::tz::Offset,
        /// The second.
        after: jiff::tz::Offset,
    },
}

/// An offset as times are typed: `+02:00`.
fn written(offset: jiff::tz::Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

impl ParseTimeError {
    /// A stable word for machines.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "bad-time"
    }
}

/// The instant that words mean at a place.
///
/// # Errors
/// Words that are no time, a day alone, a local time that does not exist or occurs twice.
///
/// # Example
/// ```
/// let zone = jiff::tz::TimeZone::get("Europe/London").unwrap();
/// let at = clearance::time::parse_at("2026-03-12T10:00", &zone).unwrap();
/// assert_eq!(at.to_string(), "2026-03-12T10:00:00Z");
/// let error = clearance::time::parse_at("2026-03-29T01:30", &zone).unwrap_err();
/// assert_eq!(error.code(), "bad-time");
/// ```
pub fn parse_at(words: &str, zone: &TimeZone) -> Result<Timestamp, ParseTimeError> {
    let words = words.trim();
    let cut = || words.chars().take(TIME_CHARS_MAX).collect::<String>();
    if words.chars().count() > TIME_CHARS_MAX {
        return Err(ParseTimeError::NotATime { words: cut() });
    }
    if let Ok(instant) = words.parse::<Timestamp>() {
        return Ok(instant);
    }
    let has_time = words.contains(['T', 't', ' ']);
    if !has_time && words.parse::<Date>().is_ok() {
        return Err(ParseTimeError::NoTime { words: cut() });
    }
    let Ok(local) = words.parse::<DateTime>() else {
        return Err(ParseTimeError::NotATime { words: cut() });
    };
    let zone_name = || zone.iana_name().unwrap_or("its zone").to_owned();
    let ambiguous = zone.to_ambiguous_timestamp(local);
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => {
            ambiguous.unambiguous().map_err(|_| ParseTimeError::NotATime { words: cut() })
        }
        AmbiguousOffset::Gap { before, after } => {
            Err(ParseTimeError::Gap { words: cut(), zone: zone_name(), before, after })
        }
        AmbiguousOffset::Fold { before, after } => {
            Err(ParseTimeError::Fold { words: cut(), zone: zone_name(), before, after })
        }
    }
}
