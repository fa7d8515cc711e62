//! Numbers of events that listeners have not been told of in and out.
//! Must never lose an event: a mark is set after a listener has taken it, not before.

use jiff::Timestamp;

use crate::database::Connection;

/// The first events that no listener has taken, at most `limit`.
pub(crate) async fn waiting(
    connection: &mut Connection,
    limit: u32,
) -> Result<Vec<u64>, sqlx::Error> {
    let sql = "select seq from outbox where published_at is null order by seq limit $1";
    let seqs: Vec<i64> = sqlx::query_scalar(sql).bind(limit).fetch_all(connection).await?;
    Ok(seqs.into_iter().map(i64::cast_unsigned).collect())
}

/// Marks an event as taken; gives whether it was waiting.
pub(crate) async fn mark_published(
    connection: &mut Connection,
    seq: u64,
    at: Timestamp,
) -> Result<bool, sqlx::Error> {
    let sql = "update outbox set published_at = $1 where seq = $2 and published_at is null";
    let query = sqlx::query(sql).bind(at.to_string()).bind(seq.cast_signed());
    Ok(query.execute(connection).await?.rows_affected() == 1)
}
