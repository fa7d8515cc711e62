//! Dates as lists print them in, a span of days out. Never guesses a part that was not given.

use jiff::civil::Date;
use std::fmt;

/// A date known to the day, the month, the year, or as a span of years ("circa 1960").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    first: Date,
    last: Date,
    is_circa: bool,
}

impl PartialDate {
    /// One day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self { first: day, last: day, is_circa: false }
    }

    /// A whole month; none when there is no such month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { first, last: first.last_of_month(), is_circa: false })
    }

    /// The years from `first` to `last`, both included; none when out of range or reversed.
    #[must_use]
    pub fn years(first: i16, last: i16) -> Option<Self> {
        let (first, last) = (Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
        (first <= last).then_some(Self { first, last, is_circa: false })
    }

    /// The shortest span this type can print that holds both days: a day, a month, a year, or
    /// years; none when they are reversed. It widens what it cannot hold, so that nothing is ruled
    /// out that the source allows.
    #[must_use]
    pub fn between(first: Date, last: Date) -> Option<Self> {
        if first == last {
            Some(Self::day(first))
        } else if (first.year(), first.month()) == (last.year(), last.month()) && first < last {
            Self::month(first.year(), first.month())
        } else {
            (first < last).then(|| Self::years(first.year(), last.year())).flatten()
        }
    }

    /// The same span, marked as the source's estimate.
    #[must_use]
    pub const fn circa(mut self) -> Self {
        self.is_circa = true;
        self
    }

    /// Parses `1971-06-06`, `1971-06`, `1971`, `1960/1965` (a span of years) and any of these after
    /// `circa` or `c.`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let rest = text.strip_prefix("circa").or_else(|| text.strip_prefix("c."));
        if let Some(rest) = rest {
            return Self::parse(rest).map(Self::circa);
        }
        if let Some((a, b)) = text.split_once('/') {
            return Self::years(a.trim().parse().ok()?, b.trim().parse().ok()?);
        }
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next(), parts.next());
        if year.len() != 4 || parts.next().is_some() {
            return None;
        }
        let year: i16 = year.parse().ok()?;
        match (month, day) {
            (None, _) => Self::years(year, year),
            (Some(m), None) => Self::month(year, m.parse().ok()?),
            (Some(m), Some(d)) => {
                Date::new(year, m.parse().ok()?, d.parse().ok()?).ok().map(Self::day)
            }
        }
    }

    /// The first day it may be.
    #[must_use]
    pub const fn first(&self) -> Date {
        self.first
    }

    /// The last day it may be.
    #[must_use]
    pub const fn last(&self) -> Date {
        self.last
    }

    /// The day, when it is known to the day.
    #[must_use]
    pub fn exact(&self) -> Option<Date> {
        (self.first == self.last && !self.is_circa).then_some(self.first)
    }

    /// Whether the source calls it an estimate.
    #[must_use]
    pub const fn is_circa(&self) -> bool {
        self.is_circa
    }

    /// Whether both may be the same date. An estimate reaches a year further either way.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        let slack = |d: &Self| i64::from(d.is_circa) * 366;
        let days = self.days_apart(other);
        days <= slack(self) + slack(other)
    }

    /// Days between the nearest days of the two; 0 when they overlap.
    #[must_use]
    pub fn days_apart(&self, other: &Self) -> i64 {
        let gap = |a: Date, b: Date| i64::from((b - a).get_days());
        if self.last < other.first {
            gap(self.last, other.first)
        } else if other.last < self.first {
            gap(other.last, self.first)
        } else {
            0
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_circa {
            f.write_str("circa ")?;
        }
        let (a, b) = (self.first, self.last);
        if a == b {
            write!(f, "{a}")
        } else if a.year() != b.year() {
            write!(f, "{:04}/{:04}", a.year(), b.year())
        } else if a.month() == b.month() {
            write!(f, "{:04}-{:02}", a.year(), a.month())
        } else {
            write!(f, "{:04}", a.year())
        }
    }
}
