//! A list loaded, into the table `party_list`: one row a load, the latest is the one in use.
//! Must never hold a party: the publisher's bytes and the index are files by hash.

use clearance::event::ListLoad;

use super::{Source, joined};
use crate::database::Connection;

pub(super) async fn insert_load(
    connection: &mut Connection,
    source: &Source,
    load: &ListLoad,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into party_list (seq, list, at, format, files, indexes, parties, names, faults, \
         level, compartments) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(source.seq)
    .bind(load.list.as_str())
    .bind(&source.at)
    .bind(&load.format)
    .bind(joined(load.files.iter().map(|file| file.hash), ","))
    .bind(joined(load.indexes.iter().map(|index| index.hash), ","))
    .bind(load.parties.cast_signed())
    .bind(load.names.cast_signed())
    .bind(load.faults.cast_signed())
    .bind(&source.level)
    .bind(&source.compartments)
    .execute(connection)
    .await
    .map(|_| ())
}
