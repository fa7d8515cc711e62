//! The record for people: entries as sentences, newest first, with filters; the checkpoint to copy,
//! who witnessed it, and the verification that runs in the page.
//! Never says of a hidden entry more than that it is there.

use super::components::Fault;
use super::directives::Moment;
use super::words::Words;
use super::{Frame, Refused, page};
use crate::Trouble;
use crate::desk::Desk;
use crate::desk::entries::{EntriesWanted, EntryContent, EntryLine};
use crate::desk::paging::Cursor;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use clearance::authorise::UseCase;
use clearance::{Event, wording};
use parties::OfficerId;

/// What the page's own verification says, by the keys the script has for it.
const VERIFY_WORDS: [&str; 25] = [
    "ok-checkpoint",
    "ok-signed",
    "ok-event",
    "ok-place",
    "ok-all",
    "ok-root",
    "skip-signed",
    "skip-event",
    "skip-witness",
    "bad-checkpoint",
    "bad-key",
    "bad-unsigned",
    "bad-signature",
    "bad-length",
    "bad-entry-length",
    "bad-tile",
    "bad-root",
    "bad-size",
    "bad-place",
    "bad-event",
    "bad-fetch",
    "bad-program",
    "progress",
    "proven",
    "not-proven",
];

/// One entry in the list.
#[derive(Debug)]
struct Row {
    seq: u64,
    sentence: String,
    /// The key of the word for its kind; none when it is hidden.
    kind: Option<String>,
    at: Option<Moment>,
}

/// What the verification in a page needs to know.
#[derive(Debug)]
pub struct Verifying {
    /// The key of the record, as text.
    pub key: String,
    /// The words of what it says, by key.
    pub words: Vec<(&'static str, String)>,
    /// The entry to prove; none for the whole record.
    pub entry: Option<Proving>,
}

/// An entry to prove.
#[derive(Debug)]
pub struct Proving {
    /// Its number.
    pub seq: u64,
    /// Its commitment, in digits.
    pub commitment: String,
    /// Its salt, in digits; empty when the reader may not have it.
    pub salt: String,
}

impl Verifying {
    /// Of the record as it stands.
    #[must_use]
    pub fn of(desk: &Desk, entry: Option<Proving>, words: Words) -> Self {
        let said = VERIFY_WORDS.iter().map(|key| (*key, words.say(&format!("verify.{key}"))));
        Self { key: desk.verifying_key().to_string(), words: said.collect(), entry }
    }

    /// What to type where no script runs, or where this server is not to be asked.
    #[must_use]
    pub fn commands(&self) -> String {
        let key = &self.key;
        let Some(Proving { seq, commitment, salt }) = &self.entry else {
            return format!(
                "chancery record export copy\nchancery record verify copy --key '{key}'"
            );
        };
        let proven = format!(
            "chancery record verify-proof proof --key '{key}' \\\n  --commitment {commitment}"
        );
        if salt.is_empty() {
            return proven;
        }
        format!(
            "{proven}\n(printf chancery/event/v1; printf {salt} | xxd -r -p; \\\n  \
             cat {seq:08}.json) | sha256sum"
        )
    }
}

#[derive(Debug, askama::Template)]
#[template(path = "record.html")]
struct RecordPage {
    frame: Frame,
    rows: Vec<Row>,
    kinds: Vec<(String, String)>,
    kind: String,
    account: String,
    accounts: Vec<(String, String)>,
    first: String,
    next: String,
    checkpoint: String,
    witnessed: Vec<Witness>,
    verifying: Verifying,
    faults: Vec<Fault>,
}

/// Who has seen the record.
#[derive(Debug)]
pub struct Witness {
    /// The name of the witness.
    pub by: String,
    /// When.
    pub at: Moment,
    /// How many entries it had.
    pub size: u64,
}

/// Which entries are asked for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Wanted {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    account: String,
    from: Option<String>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/record", Asks::May(UseCase::RecordRead), record)]
}

async fn record(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(&app, &signed, &headers, "record", "record.title").await?;
    let (words, account) = (frame.words, signed.account.clone());
    let kind = known_kind(&wanted.kind).map(str::to_owned);
    let by = OfficerId::parse(&wanted.account).ok();
    let from = wanted.from.as_deref().map(Cursor::parse).transpose()?;
    let asked = EntriesWanted { kind: kind.clone(), account: by.clone() };
    let is_first = from.is_none();
    // The trace of looking is written; the page is made beside whoever writes next.
    let found = app.hall.write(move |desk| desk.entries(&account, &asked, from.as_ref())).await?;
    let read = app.hall.read(move |desk| {
        let next = found.next.as_ref().map(ToString::to_string);
        let rows: Vec<Row> = found.items.iter().map(|line| row(line, words)).collect();
        let shown = found.items.iter().filter_map(|line| match &line.content {
            EntryContent::Shown(envelope) => Some(&envelope.visibility),
            EntryContent::Hidden | EntryContent::Erased => None,
        });
        let marking = super::marked::of(desk, shown)?;
        let officers = desk.organisation()?.officers.iter();
        let accounts = officers.map(|o| (o.id.to_string(), o.name.clone())).collect::<Vec<_>>();
        let witnessed = witnesses(desk, words)?;
        let verifying = Verifying::of(desk, None, words);
        Ok((rows, next, accounts, desk.checkpoint_text()?, witnessed, verifying, marking))
    });
    let (rows, next, accounts, checkpoint, witnessed, verifying, marking) = read.await?;
    frame.marking = marking;
    let kind = kind.unwrap_or_default();
    let account = by.map(|a| a.to_string()).unwrap_or_default();
    let here = format!("/record?kind={kind}&account={}", super::told::segment(&account));
    let next = next.map_or_else(String::new, |next| format!("{here}&from={next}"));
    let first = if is_first { String::new() } else { here };
    let any = |key| std::iter::once((String::new(), words.say(key)));
    let kinds = Event::KINDS.iter().map(|k| ((*k).to_owned(), kind_told(k, words)));
    let kinds = any("record.any-kind").chain(kinds).collect();
    let accounts = any("record.anybody").chain(accounts).collect();
    page(&RecordPage {
        frame,
        rows,
        kinds,
        kind,
        account,
        accounts,
        first,
        next,
        checkpoint,
        witnessed,
        verifying,
        faults: Vec::new(),
    })
}

fn known_kind(word: &str) -> Option<&'static str> {
    Event::KINDS.iter().copied().find(|k| *k == word)
}

/// A kind of event in words.
fn kind_told(kind: &str, words: Words) -> String {
    words.say(&format!("record.kind.{kind}"))
}

fn row(line: &EntryLine, words: Words) -> Row {
    let (kind, at) = match &line.content {
        EntryContent::Shown(envelope) => {
            let kind = kind_told(envelope.event.kind(), words);
            (Some(kind), Some(Moment::of(envelope.at, words)))
        }
        EntryContent::Hidden | EntryContent::Erased => (None, None),
    };
    Row { seq: line.seq, sentence: sentence(&line.content, words), kind, at }
}

/// What an entry says, as a sentence.
#[must_use]
pub fn sentence(content: &EntryContent, words: Words) -> String {
    match content {
        EntryContent::Shown(envelope) => wording::event_sentence(envelope, words.0),
        EntryContent::Hidden => words.say("record.hidden"),
        EntryContent::Erased => words.say("record.erased"),
    }
}

/// How far each trusted witness has seen the record.
///
/// # Errors
/// Disk or database.
pub fn witnesses(desk: &Desk, words: Words) -> Result<Vec<Witness>, Trouble> {
    let seen = desk.witnessed()?.into_iter().map(|seen| {
        let at = i64::try_from(seen.witness.at).unwrap_or(i64::MAX);
        let at = jiff::Timestamp::from_second(at).unwrap_or(jiff::Timestamp::MAX);
        Witness { by: seen.witness.by, at: Moment::of(at, words), size: seen.size }
    });
    Ok(seen.collect())
}
