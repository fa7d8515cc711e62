//! A party's membership of a list from date to date. Delisting ends it; nothing erases it.

use crate::{ListId, PartialDate, Programme, Source};
use jiff::civil::Date;

/// One listing under one programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The list.
    pub list: ListId,
    /// The programme; none when the list names none.
    pub programme: Option<Programme>,
    /// First day; none when the list does not say.
    pub from: Option<PartialDate>,
    /// Last day, included; none while it lasts.
    pub to: Option<PartialDate>,
    /// Who says so.
    pub source: Source,
}

impl Listing {
    /// Whether it holds on that day, first and last day included.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|d| d.first() <= day) && self.to.is_none_or(|d| day <= d.last())
    }
}
