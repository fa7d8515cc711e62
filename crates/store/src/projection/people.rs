//! The organisation, posts and officers as set, into the tables `post` and `officer`.
//! Must never hold what proves who somebody is: passwords and keys are no events.

use parties::Organisation;
use parties::organisation::{Officer, Post};

use super::{Source, joined};
use crate::database::Connection;

/// Sets the whole organisation: who is not in it is out of the tables.
pub(super) async fn set_all(
    connection: &mut Connection,
    source: &Source,
    organisation: &Organisation,
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from post").execute(&mut *connection).await?;
    sqlx::query("delete from officer").execute(&mut *connection).await?;
    for post in &organisation.posts {
        set_post(connection, source, post).await?;
    }
    for officer in &organisation.officers {
        set_officer(connection, source, officer).await?;
    }
    Ok(())
}

/// Sets one post.
pub(super) async fn set_post(
    connection: &mut Connection,
    source: &Source,
    post: &Post,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into post (id, seq, name, region, time_zone, head, deputy) \
         values ($1, $2, $3, $4, $5, $6, $7) \
         on conflict (id) do update set seq = excluded.seq, name = excluded.name, \
         region = excluded.region, time_zone = excluded.time_zone, head = excluded.head, \
         deputy = excluded.deputy",
    )
    .bind(post.id.as_str())
    .bind(source.seq)
    .bind(&post.name)
    .bind(post.region.as_str())
    .bind(&post.time_zone)
    .bind(post.head.as_ref().map(ToString::to_string))
    .bind(post.deputy.as_ref().map(ToString::to_string))
    .execute(connection)
    .await
    .map(|_| ())
}

/// Sets one officer.
pub(super) async fn set_officer(
    connection: &mut Connection,
    source: &Source,
    officer: &Officer,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into officer (id, seq, name, post, roles, functions, level, compartments) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) \
         on conflict (id) do update set seq = excluded.seq, name = excluded.name, \
         post = excluded.post, roles = excluded.roles, functions = excluded.functions, \
         level = excluded.level, compartments = excluded.compartments",
    )
    .bind(officer.id.as_str())
    .bind(source.seq)
    .bind(&officer.name)
    .bind(officer.post.as_str())
    .bind(joined(officer.roles.iter().map(|role| role.as_str()), ","))
    .bind(joined(&officer.functions, ","))
    .bind(officer.level.as_str())
    .bind(joined(&officer.compartments, "\n"))
    .execute(connection)
    .await
    .map(|_| ())
}
