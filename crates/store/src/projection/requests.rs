//! The life of requests, into the tables `request` and `request_word`.
//! Must never say that a grant has expired: that is a question with a time, for the clearance.

use clearance::event::Event;
use clearance::request::Request;
use parties::{FunctionId, OfficerId};

use super::{Source, instant};
use crate::database::Connection;

/// What somebody said of a request.
#[derive(Debug)]
struct Word<'a> {
    request: String,
    officer: Option<&'a OfficerId>,
    function: Option<&'a FunctionId>,
    word: &'static str,
}

/// Writes the rows of one event in the life of a request; other events have none.
pub(super) async fn project(
    connection: &mut Connection,
    source: &Source,
    event: &Event,
) -> Result<(), sqlx::Error> {
    match event {
        Event::Requested { request } => insert_request(connection, source, request).await?,
        Event::Granted { request, until, .. } => {
            let until = Some(instant(*until));
            set_status(connection, source, &request.to_string(), "granted", until).await?;
        }
        Event::Denied { request, .. } => {
            set_status(connection, source, &request.to_string(), "denied", None).await?;
        }
        Event::Withdrawn { request, .. } => {
            set_status(connection, source, &request.to_string(), "withdrawn", None).await?;
        }
        _ => {}
    }
    match word_of(event) {
        Some(word) => insert_word(connection, source, &word).await,
        None => Ok(()),
    }
}

fn word_of(event: &Event) -> Option<Word<'_>> {
    let word = |request: &dyn ToString, officer, function, word| {
        Some(Word { request: request.to_string(), officer, function, word })
    };
    match event {
        Event::Agreed { request, officer, function, .. } => {
            word(request, Some(officer), Some(function), "agreed")
        }
        Event::Denied { request, officer, function, .. } => {
            word(request, Some(officer), Some(function), "denied")
        }
        Event::Withdrawn { request, officer, .. } => {
            word(request, Some(officer), None, "withdrawn")
        }
        Event::Recused { request, officer, .. } => word(request, Some(officer), None, "recused"),
        Event::ConcurrenceAsked { request, function, .. } => {
            word(request, None, Some(function), "asked")
        }
        Event::Concurred { request, function, officer } => {
            word(request, Some(officer), Some(function), "concurred")
        }
        Event::Objected { request, function, officer, .. } => {
            word(request, Some(officer), Some(function), "objected")
        }
        Event::Lapsed { request, function } => word(request, None, Some(function), "lapsed"),
        _ => None,
    }
}

async fn insert_request(
    connection: &mut Connection,
    source: &Source,
    request: &Request,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into request (id, seq, decision, requester, post, act, contact_at, filed_at, \
         status, level, compartments) values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10)",
    )
    .bind(request.id.to_string())
    .bind(source.seq)
    .bind(request.decision.to_string())
    .bind(request.requester.as_str())
    .bind(request.post.as_str())
    .bind(request.act.as_str())
    .bind(instant(request.at))
    .bind(&source.at)
    .bind(&source.level)
    .bind(&source.compartments)
    .execute(connection)
    .await
    .map(|_| ())
}

async fn set_status(
    connection: &mut Connection,
    source: &Source,
    request: &str,
    status: &str,
    until: Option<String>,
) -> Result<(), sqlx::Error> {
    sqlx::query("update request set seq = $1, status = $2, until = $3 where id = $4")
        .bind(source.seq)
        .bind(status)
        .bind(until)
        .bind(request)
        .execute(connection)
        .await
        .map(|_| ())
}

async fn insert_word(
    connection: &mut Connection,
    source: &Source,
    word: &Word<'_>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into request_word (seq, request, officer, function, word, at) \
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(source.seq)
    .bind(&word.request)
    .bind(word.officer.map(|officer| officer.as_str().to_owned()))
    .bind(word.function.map(|function| function.as_str().to_owned()))
    .bind(word.word)
    .bind(&source.at)
    .execute(connection)
    .await
    .map(|_| ())
}
