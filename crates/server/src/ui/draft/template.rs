//! The text a new draft begins with: an empty form of a directive, or a released one rewritten to
//! replace or amend it. Never a draft yet: nothing is saved before somebody saves it.

use crate::Trouble;
use crate::desk::Desk;
use directive::{Directive, DirectiveId, HeaderTime};
use jiff::{Timestamp, ToSpan};
use parties::{OfficerId, Organisation};

/// Months until a new directive is looked at again. Half a year, as the cables of the case have.
const REVIEW_MONTHS: i32 = 6;

/// What a new draft is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of<'a> {
    /// Nothing yet.
    New,
    /// A directive that it is to replace.
    Replacing(&'a DirectiveId),
    /// A directive that it is to amend.
    Amending(&'a DirectiveId),
}

/// The text to begin with.
///
/// # Errors
/// A directive that is not there, or that the account may not see: both read the same.
pub(super) fn text(desk: &Desk, account: &OfficerId, of: Of<'_>) -> Result<String, Trouble> {
    let number = next_number(desk, account)?;
    let (id, is_amended) = match of {
        Of::New => return Ok(empty(desk.organisation()?, &number, desk.now())),
        Of::Replacing(id) => (id, false),
        Of::Amending(id) => (id, true),
    };
    let shown = desk.directive(account, id)?;
    let before = &shown.issued.released.directive;
    let mut after = Directive {
        id: DirectiveId::parse(&number).unwrap_or_else(DirectiveId::unnumbered),
        supersedes: if is_amended { Vec::new() } else { vec![before.id.clone()] },
        amends: if is_amended { vec![before.id.clone()] } else { Vec::new() },
        cancels: Vec::new(),
        in_force: Some(HeaderTime::Instant(from(desk.now()))),
        review_by: Some(HeaderTime::Day(review(desk.now()))),
        expires: None,
        references: vec![format!("(A) {}", before.id)],
        ..before.clone()
    };
    if is_amended {
        // What it leaves out stays as it is.
        after.paragraphs.retain(|p| p.rule.is_some());
    }
    Ok(directive::print(&after))
}

/// The number after the highest of this year that the account may see.
fn next_number(desk: &Desk, account: &OfficerId) -> Result<String, Trouble> {
    let year = desk.now().to_zoned(jiff::tz::TimeZone::UTC).year() % 100;
    let released = desk.directives(account)?.into_iter().map(|s| s.issued.released.directive.id);
    let drafts = desk.drafts(account).unwrap_or_default();
    let drafts = drafts.into_iter().map(|d| d.draft.directive);
    let all = released.chain(drafts).filter(|id| i16::from(id.year()) == year);
    let last = all.max_by_key(serial);
    let originator = last.as_ref().map_or("HQ", DirectiveId::originator).to_owned();
    let serial = last.as_ref().map_or(0, serial).saturating_add(1);
    Ok(format!("{year:02} {originator} {serial}"))
}

fn serial(id: &DirectiveId) -> u64 {
    let number = id.to_string();
    number.rsplit(' ').next().and_then(|serial| serial.parse().ok()).unwrap_or(0)
}

/// The next full hour.
fn from(now: Timestamp) -> Timestamp {
    let hour = now.as_second().div_euclid(3600).saturating_add(1).saturating_mul(3600);
    Timestamp::from_second(hour).unwrap_or(now)
}

fn review(now: Timestamp) -> jiff::civil::Date {
    let day = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    day.checked_add(REVIEW_MONTHS.months()).unwrap_or(day)
}

fn empty(us: &Organisation, number: &str, now: Timestamp) -> String {
    let to = us.collectives.first().map_or("", |c| c.id.as_str());
    let by = us.functions.iter().next().map_or("", |f| f.as_str());
    let marking = us.levels.lowest().as_str().to_uppercase();
    let (in_force, review) = (HeaderTime::Instant(from(now)), review(now));
    format!(
        "Directive:   {number}
Precedence:  ROUTINE
Marking:     {marking}
To:          {to}
Subject:     
Authority:   
Objective:   
Grounds:     
In force:    {in_force}
Review by:   {review}

1. (U) This is an action request; see paragraph 2.

2. (U) 
   > parties    
   > acts       initiate, accept, host, attend
   > verdict    approval-required by {by}
   > report     within 5 working days

Examples:
   accept \"\" -> approval-required, para 2
"
    )
}
