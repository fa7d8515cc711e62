//! What a list asks for in, rows out: the tables made from events, read page by page in the order
//! of events. Each row carries who may see it; whether a reader does is asked of `authorise`.
//! Must never leave a row out because of who asks.

use std::collections::BTreeSet;

use clearance::ids::{ContactId, DecisionId, ItemId, RequestId};
use directive::{Act, DirectiveId};
use jiff::Timestamp;
use parties::{Compartment, Level, OfficerId, PostId, Visibility};
use sqlx::Row as _;

use crate::database::{Connection, Row};
use crate::store::Store;
use crate::trouble::Trouble;

/// Rows given at once.
pub const ROWS_MAX: u32 = 1_000;

/// Which rows are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of this post only.
    pub post: Option<PostId>,
    /// Behind this event: the `seq` of the last row of the page before.
    pub after: Option<u64>,
}

/// A decision, without what it says of whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Its event.
    pub seq: u64,
    /// Its reference.
    pub id: DecisionId,
    /// When it was taken.
    pub at: Timestamp,
    /// The post.
    pub post: PostId,
    /// Who asked.
    pub officer: OfficerId,
    /// The act.
    pub act: Act,
    /// When the contact takes place.
    pub contact_at: Timestamp,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A request and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// The event that changed it last.
    pub seq: u64,
    /// Its reference.
    pub id: RequestId,
    /// The decision that asked for approval.
    pub decision: DecisionId,
    /// Who asks.
    pub requester: OfficerId,
    /// The post.
    pub post: PostId,
    /// The act.
    pub act: Act,
    /// When the contact takes place.
    pub contact_at: Timestamp,
    /// open, granted, denied, withdrawn. That a grant has expired is a question with a time.
    pub status: String,
    /// The end of the grant.
    pub until: Option<Timestamp>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A contact in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRow {
    /// The event that changed it last.
    pub seq: u64,
    /// Its reference.
    pub id: ContactId,
    /// held, declined, declared-afterwards.
    pub status: String,
    /// The post.
    pub post: PostId,
    /// Whose contact.
    pub officer: OfficerId,
    /// The act.
    pub act: Act,
    /// When.
    pub contact_at: Timestamp,
    /// How many memoranda were written.
    pub memoranda: u64,
    /// Who may see it.
    pub visibility: Visibility,
}

/// An item of a worklist that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRow {
    /// The event that made it.
    pub seq: u64,
    /// Its reference.
    pub id: ItemId,
    /// The post.
    pub post: PostId,
    /// Number of the directive or id of the list that changed.
    pub cause: String,
    /// Reference of the request, decision or contact.
    pub subject: String,
    /// How the answer changed, joined by a comma.
    pub changes: String,
    /// When the contact takes place.
    pub contact_at: Timestamp,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A post that was sent a directive for action and has not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnansweredRow {
    /// The event of the release.
    pub seq: u64,
    /// The directive.
    pub directive: DirectiveId,
    /// The post.
    pub post: PostId,
}

impl Store {
    /// Decisions, in the order they were taken.
    ///
    /// # Errors
    /// Disk or database.
    pub fn decisions(&self, wanted: &Wanted) -> Result<Vec<DecisionRow>, Trouble> {
        self.listed(async |connection| decisions(connection, wanted).await)
    }

    /// Requests, the one longest unchanged first.
    ///
    /// # Errors
    /// Disk or database.
    pub fn requests(&self, wanted: &Wanted) -> Result<Vec<RequestRow>, Trouble> {
        self.listed(async |connection| requests(connection, wanted).await)
    }

    /// Contacts, the one longest unchanged first.
    ///
    /// # Errors
    /// Disk or database.
    pub fn contacts(&self, wanted: &Wanted) -> Result<Vec<ContactRow>, Trouble> {
        self.listed(async |connection| contacts(connection, wanted).await)
    }

    /// Items of worklists that wait, by event. One event makes many: name a post, so that the first
    /// `ROWS_MAX` are all there are.
    ///
    /// # Errors
    /// Disk or database.
    pub fn waiting(&self, wanted: &Wanted) -> Result<Vec<WaitingRow>, Trouble> {
        self.listed(async |connection| waiting(connection, wanted).await)
    }

    /// Posts that owe a directive an answer, by release, at most `ROWS_MAX`.
    ///
    /// # Errors
    /// Disk or database.
    pub fn unanswered(&self, wanted: &Wanted) -> Result<Vec<UnansweredRow>, Trouble> {
        self.listed(async |connection| unanswered(connection, wanted).await)
    }

    fn listed<T>(
        &self,
        query: impl AsyncFnOnce(&mut Connection) -> Result<Vec<T>, sqlx::Error>,
    ) -> Result<Vec<T>, Trouble> {
        self.run(async |databases| {
            let rows = query(&mut databases.main.connection).await;
            rows.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))
        })
    }
}

/// Runs a query whose first three arguments are post, last event seen and limit.
async fn rows(
    connection: &mut Connection,
    sql: &'static str,
    wanted: &Wanted,
) -> Result<Vec<Row>, sqlx::Error> {
    sqlx::query(sql)
        .bind(wanted.post.as_ref().map(|post| post.as_str().to_owned()))
        .bind(wanted.after.map_or(-1, u64::cast_signed))
        .bind(ROWS_MAX)
        .fetch_all(connection)
        .await
}

async fn decisions(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<DecisionRow>, sqlx::Error> {
    let sql = "select seq, id, at, post, officer, act, contact_at, level, compartments \
               from decision where ($1 is null or post = $1) and seq > $2 order by seq limit $3";
    let read = |row: &Row| {
        Ok(DecisionRow {
            seq: seq(row)?,
            id: word(row, "id", |text| DecisionId::parse(text).ok())?,
            at: word(row, "at", |text| text.parse().ok())?,
            post: word(row, "post", |text| PostId::parse(text).ok())?,
            officer: word(row, "officer", |text| OfficerId::parse(text).ok())?,
            act: word(row, "act", Act::parse)?,
            contact_at: word(row, "contact_at", |text| text.parse().ok())?,
            visibility: visibility(row)?,
        })
    };
    rows(connection, sql, wanted).await?.iter().map(read).collect()
}

async fn requests(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<RequestRow>, sqlx::Error> {
    let sql = "select seq, id, decision, requester, post, act, contact_at, status, until, level, \
               compartments from request \
               where ($1 is null or post = $1) and seq > $2 order by seq limit $3";
    let read = |row: &Row| {
        let until: Option<&str> = row.try_get("until")?;
        let until = until.map(|text| text.parse().map_err(|_| unreadable("until"))).transpose()?;
        Ok(RequestRow {
            seq: seq(row)?,
            id: word(row, "id", |text| RequestId::parse(text).ok())?,
            decision: word(row, "decision", |text| DecisionId::parse(text).ok())?,
            requester: word(row, "requester", |text| OfficerId::parse(text).ok())?,
            post: word(row, "post", |text| PostId::parse(text).ok())?,
            act: word(row, "act", Act::parse)?,
            contact_at: word(row, "contact_at", |text| text.parse().ok())?,
            status: row.try_get("status")?,
            until,
            visibility: visibility(row)?,
        })
    };
    rows(connection, sql, wanted).await?.iter().map(read).collect()
}

async fn contacts(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<ContactRow>, sqlx::Error> {
    let sql = "select seq, id, status, post, officer, act, contact_at, memoranda, level, \
               compartments from contact \
               where ($1 is null or post = $1) and seq > $2 order by seq limit $3";
    let read = |row: &Row| {
        let memoranda: i64 = row.try_get("memoranda")?;
        Ok(ContactRow {
            seq: seq(row)?,
            id: word(row, "id", |text| ContactId::parse(text).ok())?,
            status: row.try_get("status")?,
            post: word(row, "post", |text| PostId::parse(text).ok())?,
            officer: word(row, "officer", |text| OfficerId::parse(text).ok())?,
            act: word(row, "act", Act::parse)?,
            contact_at: word(row, "contact_at", |text| text.parse().ok())?,
            memoranda: memoranda.cast_unsigned(),
            visibility: visibility(row)?,
        })
    };
    rows(connection, sql, wanted).await?.iter().map(read).collect()
}

async fn waiting(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<WaitingRow>, sqlx::Error> {
    let sql = "select seq, id, post, cause, subject, changes, contact_at, level, compartments \
               from worklist_item where ($1 is null or post = $1) and seq > $2 \
               and done_at is null order by seq, id limit $3";
    let read = |row: &Row| {
        Ok(WaitingRow {
            seq: seq(row)?,
            id: word(row, "id", |text| ItemId::parse(text).ok())?,
            post: word(row, "post", |text| PostId::parse(text).ok())?,
            cause: row.try_get("cause")?,
            subject: row.try_get("subject")?,
            changes: row.try_get("changes")?,
            contact_at: word(row, "contact_at", |text| text.parse().ok())?,
            visibility: visibility(row)?,
        })
    };
    rows(connection, sql, wanted).await?.iter().map(read).collect()
}

async fn unanswered(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<UnansweredRow>, sqlx::Error> {
    let sql = "select seq, directive, post from addressee as sent \
               where ($1 is null or post = $1) and seq > $2 and how = 'action' and not exists \
               (select 1 from acknowledgement as answer where answer.directive = sent.directive \
               and answer.post = sent.post) order by seq, post limit $3";
    let read = |row: &Row| {
        Ok(UnansweredRow {
            seq: seq(row)?,
            directive: word(row, "directive", DirectiveId::parse)?,
            post: word(row, "post", |text| PostId::parse(text).ok())?,
        })
    };
    rows(connection, sql, wanted).await?.iter().map(read).collect()
}

fn seq(row: &Row) -> Result<u64, sqlx::Error> {
    row.try_get::<i64, _>("seq").map(i64::cast_unsigned)
}

/// A column as the word it must be; anything else is damage.
fn word<T>(
    row: &Row,
    column: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, sqlx::Error> {
    parse(row.try_get(column)?).ok_or_else(|| unreadable(column))
}

fn visibility(row: &Row) -> Result<Visibility, sqlx::Error> {
    let compartments: &str = row.try_get("compartments")?;
    let compartments: BTreeSet<_> =
        compartments.lines().filter(|name| !name.is_empty()).map(Compartment::named).collect();
    Ok(Visibility { level: Level::named(row.try_get("level")?), compartments })
}

fn unreadable(column: &'static str) -> sqlx::Error {
    sqlx::Error::Decode(format!("the column `{column}` does not hold what it should").into())
}
