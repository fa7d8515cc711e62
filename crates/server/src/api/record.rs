//! The record for programs: entries as far as one may read them, proofs, checkpoint and tiles in
//! their public formats. What is hidden reads as an entry and nothing else.

use super::endpoint::{About, Answer, Endpoint, get};
use super::given::{At, Caller, Entry, Query};
use super::page::{Mark, Page, cursor, hex};
use super::problem::Problem;
use super::wire::Id;
use crate::Trouble;
use crate::desk::entries::{EntriesWanted, EntryContent, EntryLine};
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use clearance::authorise::UseCase;
use parties::OfficerId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// Characters of the path of a tile. Longest real one: 40.
const TILE_CHARS_MAX: usize = 100;

/// The addresses of this part.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let about = |path, act, name, says| About { path, asks: Asks::May(act), name, says };
    use UseCase as U;
    let (all, one) = ("/api/v1/record/entries", "/api/v1/record/entries/{entry}");
    let proof = "/api/v1/record/entries/{entry}/proof";
    let (sealed, growth) = ("/api/v1/record/checkpoint", "/api/v1/record/growth");
    vec![
        get(about(sealed, U::RecordVerify, "checkpoint", "Gives the signed checkpoint."), signed),
        get(about(all, U::RecordRead, "listEntries", "Lists entries, the newest first."), list),
        get(about(one, U::RecordRead, "showEntry", "Opens an entry."), show),
        get(about(proof, U::RecordVerify, "prove", "Proves that an entry stands."), prove),
        get(
            about(growth, U::RecordVerify, "proveGrowth", "Proves that the record only grew."),
            prove_growth,
        ),
    ]
}

/// The record in the formats of its witnesses: text and bytes, not JSON.
pub(super) fn routes() -> Vec<Route> {
    let asks = Asks::May(UseCase::RecordVerify);
    vec![
        Route::get("/log/checkpoint", asks, checkpoint),
        Route::get("/log/tile/{*path}", asks, tile),
    ]
}

/// A signed checkpoint.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Checkpoint {
    /// The note: origin, size, root, signatures.
    text: String,
    /// The public key it is signed with.
    key: String,
}

async fn signed(caller: Caller, (): ()) -> Answer<Checkpoint> {
    let checkpoint = caller.read(|desk, me| {
        desk.may_keep(Some(me), UseCase::RecordVerify)?;
        Ok(Checkpoint { text: desk.checkpoint_text()?, key: desk.verifying_key().to_string() })
    });
    Ok(checkpoint.await?.into())
}

/// Which entries.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    /// Of this kind, by the word in events.
    kind: Option<Id>,
    /// Done in the name of this account.
    account: Option<Id>,
    /// Where to go on: `next` of the items before.
    cursor: Option<Mark>,
}

/// One entry.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EntryRow {
    /// Its number, from 0.
    entry: u64,
    /// `shown`, `hidden` or `erased`. The rest is null unless it is shown.
    state: &'static str,
    kind: Option<&'static str>,
    at: Option<String>,
    /// In whose name.
    account: Option<String>,
    /// Through whom: the local operator.
    operator: Option<String>,
    /// The reference of its matter.
    reference: Option<String>,
}

fn row(line: &EntryLine) -> EntryRow {
    let envelope = match &line.content {
        EntryContent::Shown(envelope) => Some(&**envelope),
        EntryContent::Hidden | EntryContent::Erased => None,
    };
    let state = match &line.content {
        EntryContent::Shown(_) => "shown",
        EntryContent::Hidden => "hidden",
        EntryContent::Erased => "erased",
    };
    EntryRow {
        entry: line.seq,
        state,
        kind: envelope.map(|e| e.event.kind()),
        at: envelope.map(|e| e.at.to_string()),
        account: envelope.and_then(|e| e.actor.account.as_ref()).map(ToString::to_string),
        operator: envelope.map(|e| e.actor.operator.clone()),
        reference: envelope.and_then(|e| e.event.reference()),
    }
}

async fn list(caller: Caller, Query(which): Query<Which>) -> Answer<Page<EntryRow>> {
    let account = which.account.as_ref().map(|word| {
        OfficerId::parse(word.as_str())
            .map_err(|error| Trouble::input(error.to_string(), "`/api/v1/accounts` lists them"))
    });
    let wanted = EntriesWanted { kind: which.kind.map(|k| k.0), account: account.transpose()? };
    let page = caller
        .write(move |desk, me| desk.entries(me, &wanted, cursor(which.cursor.as_ref())?.as_ref()))
        .await?;
    Ok(Page::of(page, |line| row(&line)).into())
}

/// An entry opened.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct EntryOpened {
    #[serde(flatten)]
    row: EntryRow,
    /// What it is committed to, in digits.
    commitment: String,
    /// Its bytes as text, when it may be read.
    bytes: Option<String>,
    /// The same as JSON.
    event: Option<Value>,
    /// The salt of the commitment, in digits, when it may be read.
    salt: Option<String>,
    /// That it stands in the record, in the public format.
    proof: String,
}

async fn show(caller: Caller, At(Entry(entry)): At<Entry>) -> Answer<EntryOpened> {
    let shown = caller.write(move |desk, me| {
        is_there(desk.size(), entry)?;
        desk.entry(me, entry)
    });
    let shown = shown.await?;
    let bytes = shown.bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let opened = EntryOpened {
        row: row(&shown.line),
        commitment: hex(&shown.commitment.0),
        event: bytes.as_deref().and_then(|text| serde_json::from_str(text).ok()),
        bytes,
        salt: shown.salt.map(|salt| hex(&salt)),
        proof: shown.proof,
    };
    Ok(opened.into())
}

/// Whether the record has that entry.
fn is_there(size: u64, entry: u64) -> Result<(), Trouble> {
    if entry < size {
        return Ok(());
    }
    let remedy = format!("entries are counted from 0; the record has {size}");
    Err(Trouble::not_there("entry", entry.to_string(), &remedy))
}

/// A proof in its public format.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Proof {
    /// The text that `record verify` reads.
    text: String,
}

async fn prove(caller: Caller, At(Entry(entry)): At<Entry>) -> Answer<Proof> {
    let proof = caller.read(move |desk, me| {
        is_there(desk.size(), entry)?;
        Ok(desk.prove(Some(me), entry, false)?.to_string())
    });
    Ok(Proof { text: proof.await? }.into())
}

/// From where on growth is proved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Since {
    /// How many entries the record had that you know.
    from: u64,
}

async fn prove_growth(caller: Caller, Query(since): Query<Since>) -> Answer<Proof> {
    let proof = caller.read(move |desk, me| {
        let (size, from) = (desk.size(), since.from);
        if from > size {
            let what = format!("the record has {size} entries, fewer than {from}");
            return Err(Trouble::input(what, "name the size of a checkpoint of this record"));
        }
        Ok(desk.prove_growth(Some(me), from)?.to_string())
    });
    Ok(Proof { text: proof.await? }.into())
}

async fn checkpoint(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let text = app.hall.read(move |desk| {
        desk.may_keep(Some(&signed.account), UseCase::RecordVerify)?;
        desk.checkpoint_text()
    });
    let text = text.await?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    let kept = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(([kind, kept], text).into_response())
}

async fn tile(
    State(app): State<App>,
    signed: Signed,
    Path(path): Path<String>,
) -> Result<Response, Problem> {
    let path = format!("tile/{}", path.chars().take(TILE_CHARS_MAX).collect::<String>());
    let bytes = app.hall.read(move |desk| {
        desk.may_keep(Some(&signed.account), UseCase::RecordVerify)?;
        desk.tile(&path)
    });
    let bytes = bytes.await?.ok_or_else(Problem::nowhere)?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    let kept = (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    Ok(([kind, kept], bytes).into_response())
}
