//! Bytes of events and salts in, entries of the record out: the event, its commitment, the tree and
//! the outbox row, in the transaction of the caller.
//! Must never know what an event means, and never number an event outside the write lock.

use record::{Commitment, Frontier, SALT_BYTES, commitment};
use sqlx::Row as _;

use crate::database::{Connection, Row};

/// Where the record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) frontier: Frontier,
}

/// Bytes of an event with the salt it is committed to with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) salt: &'a [u8; SALT_BYTES],
}

/// An entry as kept; without bytes once it is erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) seq: u64,
    pub(crate) commitment: Commitment,
    pub(crate) bytes: Option<Vec<u8>>,
}

/// Reads where the record stands. A row that is not a frontier is reported as a decoding error.
pub(crate) async fn head(connection: &mut Connection) -> Result<Head, sqlx::Error> {
    let row = sqlx::query("select size, frontier from log_head where one = 1")
        .fetch_one(connection)
        .await?;
    let size: i64 = row.try_get(0)?;
    let frontier = Frontier::from_bytes(row.try_get(1)?);
    match frontier.filter(|frontier| frontier.size() == size.cast_unsigned()) {
        Some(frontier) => Ok(Head { frontier }),
        None => Err(sqlx::Error::Decode("the head of the record is no frontier".into())),
    }
}

/// Appends entries at the head and gives the new head.
pub(crate) async fn append(
    connection: &mut Connection,
    head: &Head,
    entries: &[Entry<'_>],
) -> Result<Head, sqlx::Error> {
    let mut frontier = head.frontier.clone();
    for entry in entries {
        let commitment = commitment(entry.salt, entry.bytes);
        insert_event(connection, frontier.size(), &commitment, entry.bytes).await?;
        insert_outbox(connection, frontier.size()).await?;
        frontier.push(commitment.leaf_hash());
    }
    move_head(connection, &frontier).await?;
    Ok(Head { frontier })
}

async fn insert_event(
    connection: &mut Connection,
    seq: u64,
    commitment: &Commitment,
    bytes: &[u8],
) -> Result<(), sqlx::Error> {
    sqlx::query("insert into event (seq, commitment, bytes) values ($1, $2, $3)")
        .bind(seq.cast_signed())
        .bind(commitment.0.as_slice())
        .bind(bytes)
        .execute(connection)
        .await
        .map(|_| ())
}

async fn insert_outbox(connection: &mut Connection, seq: u64) -> Result<(), sqlx::Error> {
    sqlx::query("insert into outbox (seq) values ($1)")
        .bind(seq.cast_signed())
        .execute(connection)
        .await
        .map(|_| ())
}

async fn move_head(connection: &mut Connection, frontier: &Frontier) -> Result<(), sqlx::Error> {
    sqlx::query("update log_head set size = $1, frontier = $2 where one = 1")
        .bind(frontier.size().cast_signed())
        .bind(frontier.to_bytes())
        .execute(connection)
        .await
        .map(|_| ())
}

/// At most `limit` entries from number `from` on.
pub(crate) async fn entries_from(
    connection: &mut Connection,
    from: u64,
    limit: u32,
) -> Result<Vec<Kept>, sqlx::Error> {
    let sql = "select seq, commitment, bytes from event where seq >= $1 order by seq limit $2";
    let query = sqlx::query(sql).bind(from.cast_signed()).bind(limit);
    query.fetch_all(connection).await?.iter().map(read_entry).collect()
}

fn read_entry(row: &Row) -> Result<Kept, sqlx::Error> {
    let seq: i64 = row.try_get(0)?;
    let commitment: &[u8] = row.try_get(1)?;
    let commitment = commitment
        .try_into()
        .map_err(|_| sqlx::Error::Decode("a commitment has not 32 bytes".into()))?;
    Ok(Kept {
        seq: seq.cast_unsigned(),
        commitment: Commitment(commitment),
        bytes: row.try_get(2)?,
    })
}

/// The commitments of the entries `from..`, in order, at most `limit`.
pub(crate) async fn commitments_from(
    connection: &mut Connection,
    from: u64,
    limit: u32,
) -> Result<Vec<(u64, Commitment)>, sqlx::Error> {
    let sql = "select seq, commitment from event where seq >= $1 order by seq limit $2";
    let rows = sqlx::query(sql).bind(from.cast_signed()).bind(limit).fetch_all(connection).await?;
    let read = |row: &Row| {
        let seq: i64 = row.try_get(0)?;
        let bytes: &[u8] = row.try_get(1)?;
        let bytes = bytes
            .try_into()
            .map_err(|_| sqlx::Error::Decode("a commitment has not 32 bytes".into()))?;
        Ok((seq.cast_unsigned(), Commitment(bytes)))
    };
    rows.iter().map(read).collect()
}

/// Destroys the bytes of an entry; its commitment stays.
pub(crate) async fn erase_bytes(connection: &mut Connection, seq: u64) -> Result<u64, sqlx::Error> {
    sqlx::query("update event set bytes = null where seq = $1")
        .bind(seq.cast_signed())
        .execute(connection)
        .await
        .map(|done| done.rows_affected())
}

/// Notes that the salt of an entry has to go too.
pub(crate) async fn begin_erasing(
    connection: &mut Connection,
    seq: u64,
) -> Result<(), sqlx::Error> {
    sqlx::query("insert into erasing (seq) values ($1) on conflict (seq) do nothing")
        .bind(seq.cast_signed())
        .execute(connection)
        .await
        .map(|_| ())
}

/// Notes that nothing of an entry is left.
pub(crate) async fn end_erasing(connection: &mut Connection, seq: u64) -> Result<(), sqlx::Error> {
    sqlx::query("delete from erasing where seq = $1")
        .bind(seq.cast_signed())
        .execute(connection)
        .await
        .map(|_| ())
}

/// Entries whose erasure was begun and not ended.
pub(crate) async fn being_erased(connection: &mut Connection) -> Result<Vec<u64>, sqlx::Error> {
    let seqs: Vec<i64> =
        sqlx::query_scalar("select seq from erasing order by seq").fetch_all(connection).await?;
    Ok(seqs.into_iter().map(i64::cast_unsigned).collect())
}
