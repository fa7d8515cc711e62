//! The tables and the events in, where they disagree out. The tables are made again beside the kept
//! ones, under the same names in the temporary schema, by the same code that made the kept ones.
//! Must never change a kept table, and never hold the write lock while it works.

use std::fmt;
use std::path::Path;

use super::{ProjectError, Projected, TABLES, Table, project_all};
use crate::database::Connection;
use crate::store::{Databases, Store};
use crate::trouble::Trouble;

/// Differences named for each table; more are counted.
pub const DIFFERENCES_PER_TABLE_MAX: u32 = 10;

/// How a row differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differs {
    /// The events do not make it.
    OnlyKept,
    /// The events make it, and it is not there.
    OnlyMade,
    /// It is there with other values.
    Values,
}

/// A row of a table that is not what the events make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: &'static str,
    /// What tells the row apart.
    pub key: String,
    /// How it differs.
    pub how: Differs,
}

/// What a comparison found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Events the tables were made of, the erased ones among them.
    pub events: u64,
    /// Events that were erased and make no row.
    pub erased: u64,
    /// Rows compared, in all tables.
    pub rows: u64,
    /// Rows that differ, the first of each table.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// Whether the tables are what the events make.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        self.differences.is_empty()
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.how {
            Differs::OnlyKept => "is kept, but no event makes it",
            Differs::OnlyMade => "is made by the events, but is not kept",
            Differs::Values => "is kept with other values than the events make",
        };
        write!(f, "table `{}`, row `{}`: {how}", self.table, self.key)
    }
}

impl Store {
    /// Makes all tables again from the events and compares them with the kept ones, row by row.
    ///
    /// # Errors
    /// When an event cannot be read, or disk or database refuse.
    pub fn rebuild_and_compare(&self) -> Result<Comparison, ProjectError> {
        self.run(async |databases| compare(databases).await)
    }

    /// Throws the tables away and makes them again from the events: the remedy for a difference.
    ///
    /// # Errors
    /// As `rebuild_and_compare`; then the tables are as they were.
    pub fn rebuild(&self) -> Result<(), ProjectError> {
        self.run(async |databases| {
            let place = databases.main.place.clone();
            let mut transaction = databases.main.begin_write().await?;
            super::make_again(&mut transaction, &place).await?;
            let done = transaction.commit().await;
            Ok(done.map_err(|cause| Trouble::of_sql(&place, cause))?)
        })
    }
}

async fn compare(databases: &mut Databases) -> Result<Comparison, ProjectError> {
    let place = databases.main.place.clone();
    let mut transaction = databases.main.begin_read().await?;
    let compared = make_and_compare(&mut transaction, &place).await;
    // The temporary tables go with the transaction, whatever was found.
    let undone = transaction.rollback().await;
    undone.map_err(|cause| Trouble::of_sql(&place, cause))?;
    compared
}

async fn make_and_compare(
    connection: &mut Connection,
    place: &Path,
) -> Result<Comparison, ProjectError> {
    let in_trouble = |cause| Trouble::of_sql(place, cause);
    for table in TABLES {
        shadow(connection, table).await.map_err(in_trouble)?;
    }
    let Projected { events, erased } = project_all(connection, place).await?;
    let mut comparison = Comparison { events, erased, rows: 0, differences: Vec::new() };
    for table in TABLES {
        comparison.rows += rows_kept(connection, table).await.map_err(in_trouble)?;
        let found = differences(connection, table).await.map_err(in_trouble)?;
        comparison.differences.extend(found);
    }
    Ok(comparison)
}

/// Makes an empty temporary table like the kept one; its name then means the temporary one.
async fn shadow(connection: &mut Connection, table: &Table) -> Result<(), sqlx::Error> {
    let made: String =
        sqlx::query_scalar("select sql from main.sqlite_master where type = 'table' and name = $1")
            .bind(table.name)
            .fetch_one(&mut *connection)
            .await?;
    let body = made.strip_prefix("CREATE TABLE ").unwrap_or(&made);
    let sql = format!("create temp table {body}");
    sqlx::query(sqlx::AssertSqlSafe(sql)).persistent(false).execute(connection).await.map(|_| ())
}

async fn rows_kept(connection: &mut Connection, table: &Table) -> Result<u64, sqlx::Error> {
    let sql = format!("select count(*) from main.{}", table.name);
    let rows: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(connection).await?;
    Ok(rows.cast_unsigned())
}

async fn differences(
    connection: &mut Connection,
    table: &Table,
) -> Result<Vec<Difference>, sqlx::Error> {
    let kept = keys_only_in(connection, table, "main", "temp").await?;
    let made = keys_only_in(connection, table, "temp", "main").await?;
    let mut found = Vec::new();
    for key in &kept {
        let how = if made.contains(key) { Differs::Values } else { Differs::OnlyKept };
        found.push(Difference { table: table.name, key: key.clone(), how });
    }
    for key in made.into_iter().filter(|key| !kept.contains(key)) {
        found.push(Difference { table: table.name, key, how: Differs::OnlyMade });
    }
    Ok(found)
}

/// Keys of the rows that stand in one schema and not, with all values, in the other.
async fn keys_only_in(
    connection: &mut Connection,
    table: &Table,
    here: &str,
    there: &str,
) -> Result<Vec<String>, sqlx::Error> {
    let Table { name, key } = table;
    let sql = format!(
        "select {key} from (select * from {here}.{name} except select * from {there}.{name}) \
         order by 1 limit {DIFFERENCES_PER_TABLE_MAX}"
    );
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(connection).await
}
