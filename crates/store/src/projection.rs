//! An event in, rows out: the tables that lists are read from. Everything here can be thrown away
//! and made again from the events.
//! Must never hold a fact that is in no event, and never judge: a row says what an event said.

mod contacts;
mod decisions;
mod directives;
mod lines;
mod lists;
mod people;
pub(crate) mod rebuild;
mod requests;

use clearance::event::{Envelope, Event};
use jiff::Timestamp;
use parties::Visibility;

use crate::database::{Connection, ROWS_AT_ONCE, Transaction, is_taken};
use crate::events::{self, EVENTS_PAGE_MAX, ReadEventsError};
use crate::ledger;
use crate::trouble::Trouble;

/// A table made from events.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// What tells its rows apart, as text.
    pub(crate) key: &'static str,
}

/// Every table made from events.
pub(crate) const TABLES: &[Table] = &[
    Table { name: "event_line", key: "cast(seq as text)" },
    Table { name: "post", key: "id" },
    Table { name: "officer", key: "id" },
    Table { name: "party_list", key: "cast(seq as text)" },
    Table { name: "directive", key: "number" },
    Table { name: "addressee", key: "directive || ' to ' || post || ' for ' || how" },
    Table { name: "acknowledgement", key: "cast(seq as text)" },
    Table { name: "decision", key: "id" },
    Table { name: "request", key: "id" },
    Table { name: "request_word", key: "cast(seq as text)" },
    Table { name: "contact", key: "id" },
    Table { name: "worklist_item", key: "id" },
];

/// What every row takes from the envelope of its event.
#[derive(Debug)]
struct Source {
    seq: i64,
    at: String,
    level: String,
    compartments: String,
}

impl Source {
    fn of(seq: u64, envelope: &Envelope) -> Self {
        let Visibility { level, compartments } = &envelope.visibility;
        Self {
            seq: seq.cast_signed(),
            at: instant(envelope.at),
            level: level.to_string(),
            compartments: joined(compartments, "\n"),
        }
    }
}

/// Writes the rows of events with their numbers. The error says which of them could not be.
pub(crate) async fn project(
    connection: &mut Connection,
    events: &[(u64, &Envelope)],
) -> Result<(), (usize, sqlx::Error)> {
    let mut done = 0;
    for chunk in events.chunks(ROWS_AT_ONCE) {
        let sources: Vec<_> =
            chunk.iter().map(|(seq, envelope)| Source::of(*seq, envelope)).collect();
        let rows: Vec<_> =
            sources.iter().zip(chunk.iter().map(|(_, envelope)| *envelope)).collect();
        lines::insert(connection, &rows).await.map_err(|(place, why)| (done + place, why))?;
        decisions::insert(connection, &rows).await.map_err(|(place, why)| (done + place, why))?;
        for (place, (source, envelope)) in rows.iter().enumerate() {
            let written = project_one(connection, source, envelope).await;
            written.map_err(|why| (done + place, why))?;
        }
        done += chunk.len();
    }
    Ok(())
}

/// Writes the rows of one event but its line and its decision, which no other event changes.
async fn project_one(
    connection: &mut Connection,
    source: &Source,
    envelope: &Envelope,
) -> Result<(), sqlx::Error> {
    match &envelope.event {
        Event::OrganisationSet { organisation } => {
            people::set_all(connection, source, organisation).await
        }
        Event::PostAdded { post } => people::set_post(connection, source, post).await,
        Event::OfficerAdded { officer } => people::set_officer(connection, source, officer).await,
        Event::ListLoaded { load } => lists::insert_load(connection, source, load).await,
        Event::Directive { event } => directives::project(connection, source, event).await,
        Event::Requested { .. }
        | Event::Agreed { .. }
        | Event::Granted { .. }
        | Event::Denied { .. }
        | Event::Withdrawn { .. }
        | Event::Recused { .. }
        | Event::ConcurrenceAsked { .. }
        | Event::Concurred { .. }
        | Event::Objected { .. }
        | Event::Lapsed { .. } => requests::project(connection, source, &envelope.event).await,
        Event::ContactHeld { meeting } => {
            contacts::set_contact(connection, source, meeting, "held").await
        }
        Event::ContactDeclined { meeting, .. } => {
            contacts::set_contact(connection, source, meeting, "declined").await
        }
        Event::DeclaredAfterwards { meeting, .. } => {
            contacts::set_contact(connection, source, meeting, "declared-afterwards").await
        }
        Event::Memorandum { contact, .. } => {
            contacts::count_memorandum(connection, source, &contact.to_string()).await
        }
        Event::WorklistMade { cause, items } => {
            contacts::insert_items(connection, source, cause, items).await
        }
        Event::ItemDone { item, officer, .. } => {
            contacts::mark_done(connection, source, &item.to_string(), officer.as_str()).await
        }
        // These have their line among the events and no table of their own, or are written above.
        Event::Checked { .. }
        | Event::Confirmed { .. }
        | Event::ConditionMet { .. }
        | Event::Looked { .. }
        | Event::Restored { .. }
        | Event::PasswordReset { .. }
        | Event::TokenIssued { .. }
        | Event::TokenRevoked { .. }
        | Event::AccountLocked { .. }
        | Event::Erased { .. } => Ok(()),
    }
}

/// Writes `ROWS_AT_ONCE` rows by one statement, and fewer one by one. When a key among the many is
/// taken they are written one by one too, so that the error says which.
async fn one_by_one_when_refused<R>(
    connection: &mut Connection,
    rows: &[R],
    write: impl AsyncFn(&mut Connection, &[R]) -> Result<(), sqlx::Error>,
) -> Result<(), (usize, sqlx::Error)> {
    if rows.len() == ROWS_AT_ONCE {
        match write(connection, rows).await {
            Ok(()) => return Ok(()),
            // Anything else may have ended the transaction: nothing more is written then.
            Err(why) if !is_taken(&why) => return Err((0, why)),
            Err(_) => {}
        }
    }
    for (place, row) in rows.iter().enumerate() {
        let written = write(connection, std::slice::from_ref(row)).await;
        written.map_err(|why| (place, why))?;
    }
    Ok(())
}

/// Why the tables cannot be made from the events.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// An event cannot be read.
    #[error(transparent)]
    Read(#[from] ReadEventsError),
    /// Disk or database.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl ProjectError {
    /// What the reader can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Read(why) => why.remedy(),
            Self::Trouble(trouble) => trouble.remedy(),
        }
    }
}

/// Empties every table made from events and makes it again, in the transaction of the caller.
pub(crate) async fn make_again(
    transaction: &mut Transaction<'_>,
    place: &std::path::Path,
) -> Result<(), ProjectError> {
    for table in TABLES {
        let sql = format!("delete from {}", table.name);
        let done = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut **transaction).await;
        done.map_err(|cause| Trouble::of_sql(place, cause))?;
    }
    project_all(transaction, place).await.map(|_| ())
}

/// How many events there were when all were projected.
#[derive(Debug, Clone, Copy, Default)]
struct Projected {
    events: u64,
    erased: u64,
}

/// Projects every event, in order, page by page.
async fn project_all(
    connection: &mut Connection,
    place: &std::path::Path,
) -> Result<Projected, ProjectError> {
    let in_trouble = |cause| Trouble::of_sql(place, cause);
    let mut done = Projected::default();
    loop {
        let page = ledger::entries_from(connection, done.events, EVENTS_PAGE_MAX).await;
        let page = page.map_err(in_trouble)?;
        if page.is_empty() {
            return Ok(done);
        }
        let page: Vec<_> = page.into_iter().map(events::read).collect::<Result<_, _>>()?;
        let kept: Vec<_> =
            page.iter().filter_map(|event| Some((event.seq, event.envelope()?))).collect();
        project(connection, &kept).await.map_err(|(_, why)| in_trouble(why))?;
        done.erased = done.erased.saturating_add(page.len().saturating_sub(kept.len()) as u64);
        done.events = page.last().map_or(done.events, |event| event.seq.saturating_add(1));
    }
}

/// An instant as the tables hold it: RFC 3339 in UTC.
fn instant(at: Timestamp) -> String {
    at.to_string()
}

/// Words in one column, in order.
fn joined<T: ToString>(words: impl IntoIterator<Item = T>, by: &str) -> String {
    words.into_iter().map(|word| word.to_string()).collect::<Vec<_>>().join(by)
}
