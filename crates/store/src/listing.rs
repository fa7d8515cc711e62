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

/// One question in two texts, so that each is answered by an index of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    /// Of all posts; arguments: last event seen, limit.
    pub(crate) of_all: &'static str,
    /// Of one post; arguments: last event seen, limit, post.
    pub(crate) of_post: &'static str,
}

/// The text of a query with a condition on the post, and without.
macro_rules! asked {
    ($from:literal, $order:literal) => {
        Asked {
            of_all: concat!($from, " and seq > $1 order by ", $order, " limit $2"),
            of_post: concat!($from, " and seq > $1 and post = $3 order by ", $order, " limit $2"),
        }
    };
}

const DECISIONS: Asked = asked!(
    "select seq, id, at, post, officer, act, contact_at, level, compartments from decision \
     where true",
    "seq"
);

const REQUESTS: Asked = asked!(
    "select seq, id, decision, requester, post, act, contact_at, status, until, level, \
     compartments from request where true",
    "seq"
);

const CONTACTS: Asked = asked!(
    "select seq, id, status, post, officer, act, contact_at, memoranda, level, compartments \
     from contact where true",
    "seq"
);

const WAITING: Asked = asked!(
    "select seq, id, post, cause, subject, changes, contact_at, level, compartments \
     from worklist_item where done_at is null",
    "seq, id"
);

const UNANSWERED: Asked = asked!(
    "select seq, directive, post from addressee as sent where how = 'action' and not exists \
     (select 1 from acknowledgement as answer where answer.directive = sent.directive \
     and answer.post = sent.post)",
    "seq, post"
);

/// Every question asked of the tables here; a test looks at how each is answered.
#[cfg(test)]
pub(crate) const ASKED: [Asked; 5] = [DECISIONS, REQUESTS, CONTACTS, WAITING, UNANSWERED];

async fn rows(
    connection: &mut Connection,
    asked: Asked,
    wanted: &Wanted,
) -> Result<Vec<Row>, sqlx::Error> {
    let after = wanted.after.map_or(-1, u64::cast_signed);
    match &wanted.post {
        None => sqlx::query(asked.of_all).bind(after).bind(ROWS_MAX).fetch_all(connection).await,
        Some(post) => {
            let query = sqlx::query(asked.of_post).bind(after).bind(ROWS_MAX).bind(post.as_str());
            query.fetch_all(connection).await
        }
    }
}

async fn decisions(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<DecisionRow>, sqlx::Error> {
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
    rows(connection, DECISIONS, wanted).await?.iter().map(read).collect()
}

async fn requests(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<RequestRow>, sqlx::Error> {
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
    rows(connection, REQUESTS, wanted).await?.iter().map(read).collect()
}

async fn contacts(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<ContactRow>, sqlx::Error> {
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
    rows(connection, CONTACTS, wanted).await?.iter().map(read).collect()
}

async fn waiting(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<WaitingRow>, sqlx::Error> {
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
    rows(connection, WAITING, wanted).await?.iter().map(read).collect()
}

async fn unanswered(
    connection: &mut Connection,
    wanted: &Wanted,
) -> Result<Vec<UnansweredRow>, sqlx::Error> {
    let read = |row: &Row| {
        Ok(UnansweredRow {
            seq: seq(row)?,
            directive: word(row, "directive", DirectiveId::parse)?,
            post: word(row, "post", |text| PostId::parse(text).ok())?,
        })
    };
    rows(connection, UNANSWERED, wanted).await?.iter().map(read).collect()
}

pub(crate) fn seq(row: &Row) -> Result<u64, sqlx::Error> {
    row.try_get::<i64, _>("seq").map(i64::cast_unsigned)
}

/// A column as the word it must be; anything else is damage.
pub(crate) fn word<T>(
    row: &Row,
    column: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, sqlx::Error> {
    parse(row.try_get(column)?).ok_or_else(|| unreadable(column))
}

pub(crate) fn visibility(row: &Row) -> Result<Visibility, sqlx::Error> {
    let compartments: &str = row.try_get("compartments")?;
    let compartments: BTreeSet<_> =
        compartments.lines().filter(|name| !name.is_empty()).map(Compartment::named).collect();
    Ok(Visibility { level: Level::named(row.try_get("level")?), compartments })
}

fn unreadable(column: &'static str) -> sqlx::Error {
    sqlx::Error::Decode(format!("the column `{column}` does not hold what it should").into())
}
