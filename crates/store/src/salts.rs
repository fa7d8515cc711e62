//! Salts in, kept in a file of their own; and out again, or destroyed.
//! Written and synced before the events they belong to: a salt without an event is harmless and is
//! overwritten by the next commit, an event without its salt could never be proved.
//! Must never share a file with the events.

use std::sync::LazyLock;

use record::SALT_BYTES;
use sqlx::Row as _;

use crate::database::{Connection, Database, ROWS_AT_ONCE, many_rows};
use crate::trouble::Trouble;

/// Keeps the salts of consecutive events, durably, over any left by a commit that never ended.
pub(crate) async fn keep_salts(
    salts: &mut Database,
    first: u64,
    new: &[[u8; SALT_BYTES]],
) -> Result<(), Trouble> {
    let place = salts.place.clone();
    let in_trouble = |cause| Trouble::of_sql(&place, cause);
    let mut transaction = salts.begin_write().await?;
    let (mut seq, mut chunks) = (first, new.chunks_exact(ROWS_AT_ONCE));
    for chunk in chunks.by_ref() {
        insert(&mut transaction, &MANY, seq, chunk).await.map_err(in_trouble)?;
        seq = seq.saturating_add(ROWS_AT_ONCE as u64);
    }
    for (seq, salt) in (seq..).zip(chunks.remainder()) {
        let salt = std::slice::from_ref(salt);
        insert(&mut transaction, &ONE, seq, salt).await.map_err(in_trouble)?;
    }
    transaction.commit().await.map_err(in_trouble)
}

static ONE: LazyLock<String> = LazyLock::new(|| statement(1));
static MANY: LazyLock<String> = LazyLock::new(|| statement(ROWS_AT_ONCE));

fn statement(rows: usize) -> String {
    let insert = many_rows("insert into salt (seq, salt) values", 2, rows);
    format!("{insert} on conflict (seq) do update set salt = excluded.salt")
}

async fn insert(
    connection: &mut Connection,
    statement: &'static str,
    first: u64,
    new: &[[u8; SALT_BYTES]],
) -> Result<(), sqlx::Error> {
    let mut query = sqlx::query(statement);
    for (seq, salt) in (first..).zip(new) {
        query = query.bind(seq.cast_signed()).bind(salt.as_slice());
    }
    query.execute(connection).await.map(|_| ())
}

/// The salts of the events `from..to`, by number.
pub(crate) async fn salts_between(
    salts: &mut Database,
    from: u64,
    to: u64,
) -> Result<Vec<(u64, [u8; SALT_BYTES])>, Trouble> {
    let sql = "select seq, salt from salt where seq >= $1 and seq < $2 order by seq";
    let query = sqlx::query(sql).bind(from.cast_signed()).bind(to.cast_signed());
    let rows = query.fetch_all(&mut salts.connection).await;
    let rows = rows.map_err(|cause| Trouble::of_sql(&salts.place, cause))?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let read = |cause| Trouble::of_sql(&salts.place, cause);
        let seq: i64 = row.try_get(0).map_err(read)?;
        let salt: &[u8] = row.try_get(1).map_err(read)?;
        let salt = salt.try_into();
        let salt = salt.map_err(|_| Trouble::corrupt(&salts.place, "a salt has not 32 bytes"))?;
        found.push((seq.cast_unsigned(), salt));
    }
    Ok(found)
}

/// Destroys the salt of an event, in the file and in its write-ahead log.
pub(crate) async fn destroy_salt(salts: &mut Database, seq: u64) -> Result<(), Trouble> {
    let query = sqlx::query("delete from salt where seq = $1").bind(seq.cast_signed());
    let done = query.execute(&mut salts.connection).await;
    done.map_err(|cause| Trouble::of_sql(&salts.place, cause))?;
    salts.empty_log().await
}
