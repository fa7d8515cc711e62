//! Every list is answered by an index, in the order it is read: at a hundred thousand contacts a
//! page costs what it costs at ten.

use sqlx::{Connection as _, Row as _};

use crate::{lines, listing};

fn plan_of(sql: &'static str) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        let mut connection = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
        for step in [
            include_str!("../../migrations/sqlite/0001_first.sql"),
            include_str!("../../migrations/sqlite/0002_witnesses.sql"),
            include_str!("../../migrations/sqlite/0003_orders.sql"),
        ] {
            sqlx::raw_sql(step).execute(&mut connection).await.unwrap();
        }
        let sql = sqlx::AssertSqlSafe(format!("explain query plan {sql}"));
        let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
        rows.iter().map(|row| row.get::<String, _>("detail")).collect()
    })
}

#[test]
fn no_list_looks_at_every_row_or_sorts() {
    let texts = lines::ASKED.into_iter();
    let texts = texts.chain(listing::ASKED.into_iter().flat_map(|a| [a.of_all, a.of_post]));
    for sql in texts {
        let plan = plan_of(sql);
        assert!(plan.iter().all(|step| !step.starts_with("SCAN")), "{sql}\n{plan:#?}");
        assert!(plan.iter().all(|step| !step.contains("TEMP B-TREE")), "{sql}\n{plan:#?}");
        assert!(plan.iter().any(|step| step.starts_with("SEARCH")), "{sql}\n{plan:#?}");
    }
}
