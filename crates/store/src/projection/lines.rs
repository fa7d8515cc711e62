//! The line that every event has, into the table `event_line`, many at once. Never what an event
//! says: a line is shown to who may not read it.

use std::sync::LazyLock;

use clearance::event::Envelope;

use super::{Source, one_by_one_when_refused};
use crate::database::{Connection, ROWS_AT_ONCE, many_rows};

static ONE: LazyLock<String> = LazyLock::new(|| statement(1));
static MANY: LazyLock<String> = LazyLock::new(|| statement(ROWS_AT_ONCE));

fn statement(rows: usize) -> String {
    let insert = "insert into event_line (seq, id, at, kind, account, operator, level, \
                  compartments) values";
    many_rows(insert, 8, rows)
}

/// Writes the lines of at most `ROWS_AT_ONCE` events.
pub(super) async fn insert(
    connection: &mut Connection,
    rows: &[(&Source, &Envelope)],
) -> Result<(), (usize, sqlx::Error)> {
    one_by_one_when_refused(connection, rows, async |connection, rows| {
        let statement = if rows.len() == 1 { ONE.as_str() } else { MANY.as_str() };
        let mut query = sqlx::query(statement);
        for (source, envelope) in rows {
            query = query
                .bind(source.seq)
                .bind(envelope.id.to_string())
                .bind(&source.at)
                .bind(envelope.event.kind())
                .bind(envelope.actor.account.as_ref().map(parties::OfficerId::as_str))
                .bind(&envelope.actor.operator)
                .bind(&source.level)
                .bind(&source.compartments);
        }
        query.execute(connection).await.map(|_| ())
    })
    .await
}
