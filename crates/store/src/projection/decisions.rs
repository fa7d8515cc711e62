//! Decisions, into the table `decision`, many at once: a check is the commonest event there is.
//! Must never hold a name of a counterpart.

use std::sync::LazyLock;

use clearance::event::{Check, Envelope, Event};

use super::{Source, instant, one_by_one_when_refused};
use crate::database::{Connection, ROWS_AT_ONCE, many_rows};

static ONE: LazyLock<String> = LazyLock::new(|| statement(1));
static MANY: LazyLock<String> = LazyLock::new(|| statement(ROWS_AT_ONCE));

fn statement(rows: usize) -> String {
    let insert = "insert into decision (id, seq, at, post, officer, act, contact_at, verdict, \
                  level, compartments) values";
    many_rows(insert, 10, rows)
}

/// Writes the decisions among at most `ROWS_AT_ONCE` events.
pub(super) async fn insert(
    connection: &mut Connection,
    rows: &[(&Source, &Envelope)],
) -> Result<(), (usize, sqlx::Error)> {
    let mut places = Vec::new();
    let mut checks: Vec<(&Source, &Check)> = Vec::new();
    for (place, (source, envelope)) in rows.iter().enumerate() {
        if let Event::Checked { check } = &envelope.event {
            places.push(place);
            checks.push((source, check));
        }
    }
    let written = one_by_one_when_refused(connection, &checks, async |connection, checks| {
        let statement = if checks.len() == 1 { ONE.as_str() } else { MANY.as_str() };
        let mut query = sqlx::query(statement);
        for (source, check) in checks {
            let verdict = check.sealed.value().get("verdict").and_then(|verdict| verdict.as_str());
            query = query
                .bind(check.decision.to_string())
                .bind(source.seq)
                .bind(&source.at)
                .bind(check.contact.post.as_str())
                .bind(check.contact.officer.as_str())
                .bind(check.contact.act.as_str())
                .bind(instant(check.contact.at))
                .bind(verdict)
                .bind(&source.level)
                .bind(&source.compartments);
        }
        query.execute(connection).await.map(|_| ())
    });
    let written = written.await;
    written.map_err(|(place, why)| (places.get(place).copied().unwrap_or(place), why))
}
