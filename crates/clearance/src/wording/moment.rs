//! An instant or a day in, as people read it out. Looks at no clock: what is now is no question
//! here.

use crate::messages::{Language, Word, isolated};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Months as they are printed, from January.
const MONTHS: [(&str, &str); 12] = [
    ("Jan", "ژانویهٔ"),
    ("Feb", "فوریهٔ"),
    ("Mar", "مارس"),
    ("Apr", "آوریل"),
    ("May", "مهٔ"),
    ("Jun", "ژوئن"),
    ("Jul", "ژوئیهٔ"),
    ("Aug", "اوت"),
    ("Sep", "سپتامبر"),
    ("Oct", "اکتبر"),
    ("Nov", "نوامبر"),
    ("Dec", "دسامبر"),
];

/// A month before its year.
fn month(month: i8, language: Language) -> &'static str {
    let found = usize::try_from(month).ok().and_then(|n| MONTHS.get(n.checked_sub(1)?));
    match (found, language) {
        (None, _) => "?",
        (Some((english, _)), Language::English) => english,
        (Some((_, persian)), Language::Persian) => persian,
    }
}

/// A day: `7 Jan 2020`.
///
/// # Example
/// ```
/// use clearance::{Language, wording};
/// let day = jiff::civil::date(2020, 1, 7);
/// assert_eq!(wording::day(day, Language::English), "7 Jan 2020");
/// assert_eq!(wording::day(day, Language::Persian), "7 ژانویهٔ 2020");
/// ```
#[must_use]
pub fn day(day: Date, language: Language) -> String {
    format!("{} {} {}", day.day(), month(day.month(), language), day.year())
}

/// A day of every year: `7 Jan`.
#[must_use]
pub fn day_of_year(day: directive::rule::MonthDay, language: Language) -> String {
    let month = month(day.month, language).trim_end_matches('\u{654}');
    format!("{} {month}", day.day)
}

/// An instant, with the time of day at a post when its zone is given:
/// `7 Jan 2020, 15:30 UTC (18:30 at post)`; where it is another day there, that is said too.
#[must_use]
pub fn moment(at: Timestamp, zone: Option<&TimeZone>, language: Language) -> String {
    let there = at.to_zoned(TimeZone::UTC).datetime();
    let clock = |t: jiff::civil::DateTime| format!("{:02}:{:02}", t.hour(), t.minute());
    let utc = isolated(&format!("{} UTC", clock(there)), language);
    let comma = Word::Comma.text(language);
    let mut out = format!("{}{comma}{utc}", day(there.date(), language));
    if let Some(zone) = zone {
        let local = at.to_zoned(zone.clone()).datetime();
        let mut time = clock(local);
        if local.date() != there.date() {
            time = format!("{}{comma}{time}", day(local.date(), language));
        }
        out.push_str(&Word::AtPost.fill(language, &[("time", &time)]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Language, moment};
    use jiff::tz::TimeZone;

    fn check(at: &str, zone: Option<&str>, english: &str, persian: &str) {
        let zone = zone.map(|z| TimeZone::get(z).unwrap());
        let at = at.parse().unwrap();
        assert_eq!(moment(at, zone.as_ref(), Language::English), english);
        assert_eq!(moment(at, zone.as_ref(), Language::Persian), persian);
    }

    #[test]
    fn an_instant_is_read_in_both_clocks() {
        check(
            "2020-01-07T15:30:00Z",
            Some("Europe/Istanbul"),
            "7 Jan 2020, 15:30 UTC (18:30 at post)",
            "7 ژانویهٔ 2020، \u{2068}15:30 UTC\u{2069} (18:30 به وقت نمایندگی)",
        );
        check(
            "2020-12-31T22:05:59Z",
            Some("Asia/Tokyo"),
            "31 Dec 2020, 22:05 UTC (1 Jan 2021, 07:05 at post)",
            "31 دسامبر 2020، \u{2068}22:05 UTC\u{2069} (1 ژانویهٔ 2021، 07:05 به وقت نمایندگی)",
        );
        check(
            "2026-05-09T00:00:00Z",
            None,
            "9 May 2026, 00:00 UTC",
            "9 مهٔ 2026، \u{2068}00:00 UTC\u{2069}",
        );
    }
}
