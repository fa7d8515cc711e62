//! What a reader of the record asks for in, one line an event out, the newest first: when, what
//! kind, in whose name, and who may see it. Never what an event says, and never a line left out
//! because of who asks: that is asked of `authorise`.

use clearance::ids::EventId;
use jiff::Timestamp;
use parties::{OfficerId, Visibility};

use crate::database::{Connection, Row};
use crate::listing::{ROWS_MAX, seq, visibility, word};
use crate::store::Store;
use crate::trouble::Trouble;

/// Kinds asked for at once; there are about thirty.
pub const KINDS_MAX: usize = 64;

/// Which lines are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinesWanted {
    /// Before this event: the `seq` of the last line of the page before; none for the newest.
    pub before: Option<u64>,
    /// Of these kinds, as event bytes name them; empty for all. At most [`KINDS_MAX`] are asked.
    pub kinds: Vec<String>,
    /// In this name only.
    pub account: Option<OfficerId>,
    /// How many; at most [`ROWS_MAX`] are given.
    pub limit: u32,
}

/// An event, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventLine {
    /// Its number.
    pub seq: u64,
    /// Its reference.
    pub id: EventId,
    /// When it was recorded.
    pub at: Timestamp,
    /// What happened, as event bytes name it.
    pub kind: String,
    /// In whose name; none for nobody's.
    pub account: Option<String>,
    /// Who was at the machine.
    pub operator: String,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Store {
    /// Lines of the events that are not erased, the newest first.
    ///
    /// # Errors
    /// Disk or database.
    pub fn event_lines(&self, wanted: &LinesWanted) -> Result<Vec<EventLine>, Trouble> {
        self.run(async |databases| {
            let lines = lines(&mut databases.main.connection, wanted).await;
            lines.map_err(|cause| Trouble::of_sql(&databases.main.place, cause))
        })
    }
}

const ALL: &str = "select seq, id, at, kind, account, operator, level, compartments \
                   from event_line where seq < $1 order by seq desc limit $2";

const OF_ACCOUNT: &str = "select seq, id, at, kind, account, operator, level, compartments \
                          from event_line where account = $3 and seq < $1 \
                          order by seq desc limit $2";

const OF_KIND: &str = "select seq, id, at, kind, account, operator, level, compartments \
                       from event_line where kind = $3 and seq < $1 order by seq desc limit $2";

const OF_BOTH: &str = "select seq, id, at, kind, account, operator, level, compartments \
                       from event_line where account = $3 and kind = $4 and seq < $1 \
                       order by seq desc limit $2";

/// Every question asked here; a test looks at how each is answered.
#[cfg(test)]
pub(crate) const ASKED: [&str; 4] = [ALL, OF_ACCOUNT, OF_KIND, OF_BOTH];

async fn lines(
    connection: &mut Connection,
    wanted: &LinesWanted,
) -> Result<Vec<EventLine>, sqlx::Error> {
    let limit = wanted.limit.min(ROWS_MAX);
    let account = wanted.account.as_ref().map(OfficerId::as_str);
    let before = wanted.before.map_or(i64::MAX, |seq| i64::try_from(seq).unwrap_or(i64::MAX));
    if wanted.kinds.is_empty() {
        let query = sqlx::query(if account.is_some() { OF_ACCOUNT } else { ALL });
        let query = query.bind(before).bind(limit);
        let query = if let Some(account) = account { query.bind(account) } else { query };
        return query.fetch_all(connection).await?.iter().map(read).collect();
    }
    // Each kind stands in order by itself: the newest of all are among the newest of each.
    let mut found = Vec::new();
    for kind in wanted.kinds.iter().take(KINDS_MAX) {
        let query = sqlx::query(if account.is_some() { OF_BOTH } else { OF_KIND });
        let query = query.bind(before).bind(limit);
        let query = if let Some(account) = account { query.bind(account) } else { query };
        let rows = query.bind(kind).fetch_all(&mut *connection).await?;
        for row in &rows {
            found.push(read(row)?);
        }
    }
    found.sort_unstable_by_key(|line: &EventLine| std::cmp::Reverse(line.seq));
    found.dedup_by_key(|line| line.seq);
    found.truncate(limit as usize);
    Ok(found)
}

fn read(row: &Row) -> Result<EventLine, sqlx::Error> {
    use sqlx::Row as _;
    Ok(EventLine {
        seq: seq(row)?,
        id: word(row, "id", |text| EventId::parse(text).ok())?,
        at: word(row, "at", |text| text.parse().ok())?,
        kind: row.try_get("kind")?,
        account: row.try_get("account")?,
        operator: row.try_get("operator")?,
        visibility: visibility(row)?,
    })
}

#[cfg(test)]
mod tests;
