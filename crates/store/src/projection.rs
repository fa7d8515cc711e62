//! An event in, rows out: the tables that lists are read from. Everything here can be thrown away
//! and made again from the events.
//! Must never hold a fact that is in no event, and never judge: a row says what an event said.

mod contacts;
mod directives;
mod lists;
mod people;
pub(crate) mod rebuild;
mod requests;

use clearance::event::{Envelope, Event};
use jiff::Timestamp;
use parties::Visibility;

use crate::database::{Connection, Transaction};
use crate::events::{self, Content, EVENTS_PAGE_MAX, ReadEventsError};
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

/// Writes the rows of one event.
pub(crate) async fn project(
    connection: &mut Connection,
    seq: u64,
    envelope: &Envelope,
) -> Result<(), sqlx::Error> {
    let source = Source::of(seq, envelope);
    insert_event_line(connection, &source, envelope).await?;
    match &envelope.event {
        Event::OrganisationSet { organisation } => {
            people::set_all(connection, &source, organisation).await
        }
        Event::PostAdded { post } => people::set_post(connection, &source, post).await,
        Event::OfficerAdded { officer } => people::set_officer(connection, &source, officer).await,
        Event::ListLoaded { load } => lists::insert_load(connection, &source, load).await,
        Event::Directive { event } => directives::project(connection, &source, event).await,
        Event::Checked { check } => contacts::insert_decision(connection, &source, check).await,
        Event::Requested { .. }
        | Event::Agreed { .. }
        | Event::Granted { .. }
        | Event::Denied { .. }
        | Event::Withdrawn { .. }
        | Event::Recused { .. }
        | Event::ConcurrenceAsked { .. }
        | Event::Concurred { .. }
        | Event::Objected { .. }
        | Event::Lapsed { .. } => requests::project(connection, &source, &envelope.event).await,
        Event::ContactHeld { meeting } => {
            contacts::set_contact(connection, &source, meeting, "held").await
        }
        Event::ContactDeclined { meeting, .. } => {
            contacts::set_contact(connection, &source, meeting, "declined").await
        }
        Event::DeclaredAfterwards { meeting, .. } => {
            contacts::set_contact(connection, &source, meeting, "declared-afterwards").await
        }
        Event::Memorandum { contact, .. } => {
            contacts::count_memorandum(connection, &source, &contact.to_string()).await
        }
        Event::WorklistMade { cause, items } => {
            contacts::insert_items(connection, &source, cause, items).await
        }
        Event::ItemDone { item, officer, .. } => {
            contacts::mark_done(connection, &source, &item.to_string(), officer.as_str()).await
        }
        // These have their line among the events and no table of their own.
        Event::Confirmed { .. }
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

async fn insert_event_line(
    connection: &mut Connection,
    source: &Source,
    envelope: &Envelope,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into event_line (seq, id, at, kind, account, operator, level, compartments) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(source.seq)
    .bind(envelope.id.to_string())
    .bind(&source.at)
    .bind(envelope.event.kind())
    .bind(envelope.actor.account.as_ref().map(|account| account.as_str().to_owned()))
    .bind(&envelope.actor.operator)
    .bind(&source.level)
    .bind(&source.compartments)
    .execute(connection)
    .await
    .map(|_| ())
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
        for kept in page {
            let event = events::read(kept)?;
            match &event.content {
                Content::Erased => done.erased += 1,
                Content::Kept { envelope, .. } => {
                    project(connection, event.seq, envelope).await.map_err(in_trouble)?;
                }
            }
            done.events = event.seq.saturating_add(1);
        }
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
