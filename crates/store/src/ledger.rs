//! Bytes of events and salts in, entries of the record out: the event, its commitment, the tree and
//! the outbox row, in the transaction of the caller.
//! Must never know what an event means, and never number an event outside the write lock.

use std::sync::LazyLock;

use record::{Commitment, Frontier};
use sqlx::Row as _;

use crate::database::{Connection, ROWS_AT_ONCE, Row, many_rows};

/// Where the record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) frontier: Frontier,
}

/// Bytes of an event with what commits to them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) commitment: Commitment,
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
    let mut first = frontier.size();
    let mut chunks = entries.chunks_exact(ROWS_AT_ONCE);
    for chunk in chunks.by_ref() {
        insert_entries(connection, &MANY, first, chunk).await?;
        first = first.saturating_add(ROWS_AT_ONCE as u64);
    }
    for (seq, entry) in (first..).zip(chunks.remainder()) {
        insert_entries(connection, &ONE, seq, std::slice::from_ref(entry)).await?;
    }
    for entry in entries {
        frontier.push(entry.commitment.leaf_hash());
    }
    move_head(connection, &frontier).await?;
    Ok(Head { frontier })
}

/// The two statements that put down a number of entries.
struct Statements {
    event: String,
    outbox: String,
}

impl Statements {
    fn of(rows: usize) -> Self {
        Self {
            event: many_rows("insert into event (seq, commitment, bytes) values", 3, rows),
            outbox: many_rows("insert into outbox (seq) values", 1, rows),
        }
    }
}

static ONE: LazyLock<Statements> = LazyLock::new(|| Statements::of(1));
static MANY: LazyLock<Statements> = LazyLock::new(|| Statements::of(ROWS_AT_ONCE));

async fn insert_entries(
    connection: &mut Connection,
    statements: &'static Statements,
    first: u64,
    entries: &[Entry<'_>],
) -> Result<(), sqlx::Error> {
    let mut query = sqlx::query(statements.event.as_str());
    for (seq, entry) in (first..).zip(entries) {
        query = query.bind(seq.cast_signed());
        query = query.bind(entry.commitment.0.as_slice()).bind(entry.bytes);
    }
    query.execute(&mut *connection).await?;
    let mut query = sqlx::query(statements.outbox.as_str());
    for (seq, _) in (first..).zip(entries) {
        query = query.bind(seq.cast_signed());
    }
    query.execute(connection).await.map(|_| ())
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
