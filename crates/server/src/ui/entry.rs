//! One entry of the record opened: its sentence, its bytes, commitment and salt, its proof, who
//! looked at what it is about, and the verification that runs in the page.
//! Never gives bytes or salt of an entry that the reader may not see.

use super::components::Fault;
use super::directive::person;
use super::directives::Moment;
use super::frame::hex;
use super::record::{Proving, Verifying, Witness, sentence, witnesses};
use super::told::filled;
use super::words::Words;
use super::{Frame, Refused, page};
use crate::Trouble;
use crate::desk::Desk;
use crate::desk::entries::{EntryContent, EntryShown};
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use clearance::authorise::UseCase;
use parties::{Levels, OfficerId};

/// Bytes of an event that are shown. Largest seen: 0.4 MB, a reception of 300; beyond it the page
/// shows the beginning and links to all of them.
const SHOWN_BYTES_MAX: usize = 16 * 1024;

/// Who looked at something.
#[derive(Debug)]
struct Looked {
    at: Moment,
    who: String,
    act: String,
}

/// What the page shows of an entry that may be seen.
#[derive(Debug)]
struct Open {
    at: Moment,
    account: String,
    operator: String,
    kind: String,
    marking: String,
    id: String,
    /// The matter it belongs to, with the address of its page.
    matter: Option<(String, Option<String>)>,
    pretty: String,
    raw: String,
    is_cut: bool,
}

#[derive(Debug, askama::Template)]
#[template(path = "entry.html")]
struct EntryPage {
    frame: Frame,
    seq: u64,
    sentence: String,
    open: Option<Open>,
    leaf: String,
    commitment: String,
    salt: String,
    proof: String,
    witnessed: Vec<Witness>,
    looks: Vec<Looked>,
    verifying: Verifying,
    before: Option<u64>,
    after: Option<u64>,
    faults: Vec<Fault>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    let asks = Asks::May(UseCase::RecordRead);
    vec![
        Route::get("/record/{entry}", asks, entry),
        Route::get("/record/{entry}/event", asks, event),
    ]
}

fn number(word: &str) -> Result<u64, Refused> {
    word.parse().ok().filter(|n: &u64| n.to_string() == word).ok_or_else(Refused::nowhere)
}

async fn entry(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(word): Path<String>,
) -> Result<Response, Refused> {
    let seq = number(&word)?;
    let mut frame = Frame::of(&app, &signed, &headers, "record", "record.title").await?;
    let (words, account) = (frame.words, signed.account.clone());
    let reader = account.clone();
    // The trace of looking is written; the page is made beside whoever writes next.
    let shown = app.hall.write(move |desk| desk.entry(&reader, seq)).await?;
    let read = app.hall.read(move |desk| {
        let looks = looks(desk, &account, &shown, words)?;
        let salt = shown.salt.as_ref().map(|s| hex(s)).unwrap_or_default();
        let commitment = shown.commitment.to_string();
        let proving = Proving { seq, commitment, salt };
        let verifying = Verifying::of(desk, Some(proving), words);
        let is_last = seq.saturating_add(1) >= desk.size();
        let open = opened(&desk.organisation()?.levels, &shown, words);
        Ok((open, shown, looks, witnesses(desk, words)?, verifying, is_last))
    });
    let (open, shown, looks, witnessed, verifying, is_last) = read.await?;
    frame.title = frame.with("entry.title", "n", seq);
    if let Some(open) = &open {
        frame.marking.clone_from(&open.marking);
    }
    page(&EntryPage {
        seq,
        sentence: sentence(&shown.line.content, words),
        open,
        leaf: shown.commitment.leaf_hash().to_base64(),
        commitment: shown.commitment.to_string(),
        salt: shown.salt.as_ref().map(|s| hex(s)).unwrap_or_default(),
        proof: shown.proof,
        witnessed,
        looks,
        verifying,
        before: seq.checked_sub(1),
        after: (!is_last).then(|| seq.saturating_add(1)),
        faults: Vec::new(),
        frame,
    })
}

fn opened(levels: &Levels, shown: &EntryShown, words: Words) -> Option<Open> {
    let EntryContent::Shown(envelope) = &shown.line.content else { return None };
    let marking = super::marked::words(levels, [&envelope.visibility]);
    let raw = String::from_utf8_lossy(shown.bytes.as_deref().unwrap_or_default()).into_owned();
    let pretty = serde_json::from_str::<serde_json::Value>(&raw).ok();
    let pretty = pretty.and_then(|v| serde_json::to_string_pretty(&v).ok()).unwrap_or_default();
    let is_cut = raw.len() > SHOWN_BYTES_MAX;
    let account = envelope.actor.account.as_ref().map(ToString::to_string);
    Some(Open {
        at: Moment::of(envelope.at, words),
        account: account.unwrap_or_default(),
        operator: envelope.actor.operator.clone(),
        kind: words.say(&format!("record.kind.{}", envelope.event.kind())),
        marking,
        id: envelope.id.to_string(),
        matter: envelope.event.reference().map(|r| (r.clone(), address_of(&r))),
        pretty: cut(&pretty),
        raw: cut(&raw),
        is_cut,
    })
}

fn cut(text: &str) -> String {
    if text.len() <= SHOWN_BYTES_MAX {
        return text.to_owned();
    }
    let end = (0..4).find_map(|back| text.get(..SHOWN_BYTES_MAX - back)).unwrap_or_default();
    format!("{end}…")
}

/// The page of a reference: `D-…`, `R-…`, `C-…`.
fn address_of(reference: &str) -> Option<String> {
    let room = match reference.split('-').next()? {
        "D" => "decisions",
        "R" => "requests",
        "C" => "contacts",
        _ => return None,
    };
    Some(format!("/{room}/{}", super::told::segment(reference)))
}

/// Who looked at what an entry is about, for who may know.
fn looks(
    desk: &Desk,
    account: &OfficerId,
    shown: &EntryShown,
    words: Words,
) -> Result<Vec<Looked>, Trouble> {
    let EntryContent::Shown(envelope) = &shown.line.content else { return Ok(Vec::new()) };
    let Some(reference) = envelope.event.reference() else { return Ok(Vec::new()) };
    let us = desk.organisation()?;
    let found = desk.looks_at(account, &reference).unwrap_or_default();
    let told = found.into_iter().map(|look| Looked {
        at: Moment::of(look.at, words),
        who: look.account.map_or_else(|| words.say("entry.operator"), |a| person(us, &a)),
        act: filled(words, "entry.look-for", &[("act", look.act.as_str())]),
    });
    Ok(told.collect())
}

async fn event(
    State(app): State<App>,
    signed: Signed,
    Path(word): Path<String>,
) -> Result<Response, Refused> {
    let (seq, account) = (number(&word)?, signed.account.clone());
    let bytes = app.hall.write(move |desk| Ok(desk.entry(&account, seq)?.bytes)).await?;
    let bytes = bytes.ok_or_else(Refused::nowhere)?;
    let name = format!("attachment; filename=\"{seq:08}.json\"");
    let kind = "application/json; charset=utf-8".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
