//! Contacts and worklists, into the tables `contact` and `worklist_item`.
//! Must never hold a name of a counterpart: who reads a list of contacts reads references.

use clearance::contact_log::Meeting;
use clearance::worklist::{Cause, Item, Subject};

use super::{Source, instant, joined};
use crate::database::Connection;

pub(super) async fn set_contact(
    connection: &mut Connection,
    source: &Source,
    meeting: &Meeting,
    status: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into contact (id, seq, status, decision, request, post, officer, act, contact_at, \
         memoranda, level, compartments) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11) \
         on conflict (id) do update set seq = excluded.seq, status = excluded.status, \
         decision = excluded.decision, request = excluded.request, post = excluded.post, \
         officer = excluded.officer, act = excluded.act, contact_at = excluded.contact_at, \
         level = excluded.level, compartments = excluded.compartments",
    )
    .bind(meeting.id.to_string())
    .bind(source.seq)
    .bind(status)
    .bind(meeting.decision.map(|id| id.to_string()))
    .bind(meeting.request.map(|id| id.to_string()))
    .bind(meeting.post.as_str())
    .bind(meeting.officer.as_str())
    .bind(meeting.act.as_str())
    .bind(instant(meeting.at))
    .bind(&source.level)
    .bind(&source.compartments)
    .execute(connection)
    .await
    .map(|_| ())
}

pub(super) async fn count_memorandum(
    connection: &mut Connection,
    source: &Source,
    contact: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("update contact set seq = $1, memoranda = memoranda + 1 where id = $2")
        .bind(source.seq)
        .bind(contact)
        .execute(connection)
        .await
        .map(|_| ())
}

pub(super) async fn insert_items(
    connection: &mut Connection,
    source: &Source,
    cause: &Cause,
    items: &[Item],
) -> Result<(), sqlx::Error> {
    let cause = match cause {
        Cause::Directive(number) => number.to_string(),
        Cause::List(list) => list.to_string(),
    };
    for item in items {
        insert_item(connection, source, &cause, item).await?;
    }
    Ok(())
}

async fn insert_item(
    connection: &mut Connection,
    source: &Source,
    cause: &str,
    item: &Item,
) -> Result<(), sqlx::Error> {
    let subject = match item.subject {
        Subject::Request(id) => id.to_string(),
        Subject::Decision(id) => id.to_string(),
        Subject::Contact(id) => id.to_string(),
    };
    sqlx::query(
        "insert into worklist_item (id, seq, post, cause, subject, changes, was, now, contact_at, \
         level, compartments) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(item.id.to_string())
    .bind(source.seq)
    .bind(item.post.as_str())
    .bind(cause)
    .bind(subject)
    .bind(joined(item.changes.iter().map(|change| change.as_str()), ","))
    .bind(item.was.as_str())
    .bind(item.now.as_str())
    .bind(instant(item.at))
    .bind(&source.level)
    .bind(&source.compartments)
    .execute(connection)
    .await
    .map(|_| ())
}

pub(super) async fn mark_done(
    connection: &mut Connection,
    source: &Source,
    item: &str,
    officer: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "update worklist_item set done_at = $1, done_by = $2 where id = $3 and done_at is null",
    )
    .bind(&source.at)
    .bind(officer)
    .bind(item)
    .execute(connection)
    .await
    .map(|_| ())
}
