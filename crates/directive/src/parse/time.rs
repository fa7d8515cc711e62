//! Days and times as typed. Never takes a time without a zone: a header is read at many posts.

use crate::document::HeaderTime;
use crate::parse::faults::{Faults, shown};
use crate::parse::piece::Piece;
use crate::rule::{MonthDay, Season};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// The three letters of a month, from 1.
pub(crate) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or("???")
}

/// A bare day or an instant.
pub(super) fn header_time(piece: &Piece<'_>, faults: &mut Faults) -> Option<HeaderTime> {
    let text = piece.plain();
    if let Some(day) = day_of(&text) {
        return Some(HeaderTime::Day(day));
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(HeaderTime::Instant(instant));
    }
    let shown = shown(&text);
    if text.parse::<DateTime>().is_ok() && text.contains(':') {
        let what = format!("the time `{shown}` has no zone");
        faults.add(piece, "time-without-zone", what, "add `Z`, or an offset such as `+01:00`");
    } else {
        let what = format!("`{shown}` is neither a day nor a time");
        faults.add(piece, "not-a-time", what, "write `2020-01-07` or `2020-01-07T15:30Z`");
    }
    None
}

fn day_of(text: &str) -> Option<Date> {
    let is_shaped = text.len() == 10 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    if is_shaped { text.parse().ok() } else { None }
}

/// `FROM to TO` as two pieces.
fn from_to<'a>(piece: &Piece<'a>, faults: &mut Faults) -> Option<(Piece<'a>, Piece<'a>)> {
    // Bytes stay where they are: only ASCII letters change, and a tab is one byte.
    let flat = piece.text.to_ascii_lowercase().replace('\t', " ");
    let Some(offset) = flat.find(" to ") else {
        let what = format!("`{}` has no `to`", shown(piece.text));
        faults.add(piece, "no-end", what, "write the first day, `to`, the last day");
        return None;
    };
    let (from, rest) = piece.split_at(offset);
    Some((from.trim(), rest.split_at(" to ".len()).1.trim()))
}

/// `2026-04-01 to 2026-04-30`.
pub(super) fn period(piece: &Piece<'_>, faults: &mut Faults) -> Option<Season> {
    let (from, to) = from_to(piece, faults)?;
    let mut day = |p: &Piece<'_>| {
        let day = day_of(&p.plain());
        if day.is_none() {
            let what = format!("`{}` is no day", shown(p.text));
            faults.add(p, "not-a-day", what, "write it as `2026-04-30`");
        }
        day
    };
    let (from, to) = (day(&from), day(&to));
    Some(Season::Period { from: from?, to: to? })
}

/// `20 DEC to 06 JAN`.
pub(super) fn every(piece: &Piece<'_>, faults: &mut Faults) -> Option<Season> {
    let (from, to) = from_to(piece, faults)?;
    let mut day = |p: &Piece<'_>| {
        let day = month_day(p);
        if day.is_none() {
            let what = format!("`{}` is no day of the year", shown(p.text));
            faults.add(p, "not-a-day", what, "write it as `20 DEC`");
        }
        day
    };
    let (from, to) = (day(&from), day(&to));
    Some(Season::Every { from: from?, to: to? })
}

fn month_day(piece: &Piece<'_>) -> Option<MonthDay> {
    let words = piece.words();
    let [day, month] = words.as_slice() else { return None };
    let day: i8 = day.text.parse().ok()?;
    let name: String = month.text.to_uppercase();
    let long = [
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "MAY",
        "JUNE",
        "JULY",
        "AUGUST",
        "SEPTEMBER",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
    ];
    let month = MONTHS.iter().zip(long).position(|(short, long)| name == *short || name == long)?;
    let month = i8::try_from(month + 1).ok()?;
    // A leap year has every day of the year.
    Date::new(2024, month, day).ok().map(|_| MonthDay { month, day })
}
