//! A directory of one test's own, gone with the test. Stands on the disk, not in memory, so that
//! syncing is real.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::Connection as _;
use store::{CreateOptions, Store};

static COUNT: AtomicU32 = AtomicU32::new(0);

#[derive(Debug)]
pub(crate) struct Scratch {
    root: PathBuf,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("store-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&root).unwrap();
        Self { root }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// Changes the main database behind the back of the store.
    pub(crate) fn sql(&self, sql: &str) {
        let mut other = Other::open(&self.data().join("chancery.sqlite"));
        other.sql(sql);
    }

    pub(crate) fn store(&self) -> Store {
        Store::create(&self.data(), &options()).unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

pub(crate) fn options() -> CreateOptions {
    CreateOptions { seed: [7; 32], origin: "example.org/chancery".to_owned(), story_clock: None }
}

/// Everything an error says, itself and what it was caused by.
pub(crate) fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// What needs root is skipped aloud elsewhere, and never in the continuous run.
pub(crate) fn skip(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "may not be skipped in the continuous run: {why}");
    say(&format!("SKIPPED: {why}"));
}

/// Says something beside the result of a test.
#[expect(clippy::print_stderr, reason = "a skipped test and a figure are said aloud")]
pub(crate) fn say(text: &str) {
    eprintln!("{text}");
}

/// Another connection to a database file, as another program would have it.
#[derive(Debug)]
pub(crate) struct Other {
    runtime: tokio::runtime::Runtime,
    connection: Option<sqlx::SqliteConnection>,
}

impl Other {
    pub(crate) fn open(place: &Path) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(place);
        let connection = runtime.block_on(sqlx::SqliteConnection::connect_with(&options)).unwrap();
        Self { runtime, connection: Some(connection) }
    }

    pub(crate) fn sql(&mut self, sql: &str) {
        let query = sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()));
        self.runtime.block_on(query.execute(self.connection.as_mut().unwrap())).unwrap();
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            let _ = self.runtime.block_on(sqlx::Connection::close(connection));
        }
    }
}
