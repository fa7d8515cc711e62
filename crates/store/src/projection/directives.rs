//! The life of directives, into the tables `directive`, `addressee` and `acknowledgement`.
//! Must never say whether one is in force: that is a question with a time, for the policy.

use directive::Released;
use directive::life::{Answer, Event, Reply};
use parties::PostId;

use super::{Source, instant, joined};
use crate::database::Connection;

/// Writes the rows of one event in the life of a directive.
pub(super) async fn project(
    connection: &mut Connection,
    source: &Source,
    event: &Event,
) -> Result<(), sqlx::Error> {
    match event {
        Event::Drafted { directive, .. } => {
            set_draft(connection, source, &directive.to_string()).await
        }
        Event::Released(released) => {
            set_released(connection, source, released).await?;
            let number = released.directive.id.to_string();
            for post in &released.to {
                insert_addressee(connection, source, &number, post, "action").await?;
            }
            for post in &released.info {
                insert_addressee(connection, source, &number, post, "info").await?;
            }
            Ok(())
        }
        Event::Answered { directive, post, answer } => {
            insert_answer(connection, source, &directive.to_string(), post, answer).await
        }
        Event::Cancelled { directive, cancellation } => {
            let at = instant(cancellation.at);
            set_cancelled(connection, source, &directive.to_string(), &at).await
        }
    }
}

async fn set_draft(
    connection: &mut Connection,
    source: &Source,
    number: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into directive (number, seq, status, subject, level, compartments) \
         values ($1, $2, 'draft', '', $3, $4) \
         on conflict (number) do update set seq = excluded.seq",
    )
    .bind(number)
    .bind(source.seq)
    .bind(&source.level)
    .bind(&source.compartments)
    .execute(connection)
    .await
    .map(|_| ())
}

async fn set_released(
    connection: &mut Connection,
    source: &Source,
    released: &Released,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into directive (number, seq, status, subject, released_at, in_force, review_by, \
         expires, level, compartments) values ($1, $2, 'released', $3, $4, $5, $6, $7, $8, $9) \
         on conflict (number) do update set seq = excluded.seq, status = excluded.status, \
         subject = excluded.subject, released_at = excluded.released_at, \
         in_force = excluded.in_force, review_by = excluded.review_by, \
         expires = excluded.expires, level = excluded.level, \
         compartments = excluded.compartments",
    )
    .bind(released.directive.id.to_string())
    .bind(source.seq)
    .bind(&released.directive.subject)
    .bind(instant(released.released_at))
    .bind(instant(released.times.in_force))
    .bind(instant(released.times.review_by))
    .bind(released.times.expires.map(instant))
    .bind(released.visibility.level.as_str())
    .bind(joined(&released.visibility.compartments, "\n"))
    .execute(connection)
    .await
    .map(|_| ())
}

async fn insert_addressee(
    connection: &mut Connection,
    source: &Source,
    number: &str,
    post: &PostId,
    how: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into addressee (directive, post, seq, how) values ($1, $2, $3, $4) \
         on conflict (directive, post, how) do update set seq = excluded.seq",
    )
    .bind(number)
    .bind(post.as_str())
    .bind(source.seq)
    .bind(how)
    .execute(connection)
    .await
    .map(|_| ())
}

async fn insert_answer(
    connection: &mut Connection,
    source: &Source,
    number: &str,
    post: &PostId,
    answer: &Answer,
) -> Result<(), sqlx::Error> {
    let reply = match answer.reply {
        Reply::Acknowledged => "acknowledged",
        Reply::Queried { .. } => "queried",
        Reply::CannotComply { .. } => "cannot-comply",
    };
    sqlx::query(
        "insert into acknowledgement (seq, directive, post, reply, officer, at) \
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(source.seq)
    .bind(number)
    .bind(post.as_str())
    .bind(reply)
    .bind(answer.by.as_str())
    .bind(instant(answer.at))
    .execute(connection)
    .await
    .map(|_| ())
}

async fn set_cancelled(
    connection: &mut Connection,
    source: &Source,
    number: &str,
    at: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "update directive set seq = $1, status = 'cancelled', cancelled_at = $2 \
         where number = $3",
    )
    .bind(source.seq)
    .bind(at)
    .bind(number)
    .execute(connection)
    .await
    .map(|_| ())
}
