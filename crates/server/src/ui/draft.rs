//! Drafts of directives: the list, one text with what its lint says beside it and what a release
//! would touch below, saving, and release in a second step that shows what it freezes.
//! Never saves or releases a text that the person did not send or read.

mod linted;
mod template;

use super::components::Fault;
use super::directive::person;
use super::directives::{Moment, address, in_address, number_in_address};
use super::fields::Fields;
use super::summary::faults_of;
use super::told::filled;
use super::{Frame, Refused, Words, page};
use crate::Trouble;
use crate::desk::Desk;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use clearance::authorise::{Relation, UseCase};
use directive::DirectiveId;
use linted::{DryShown, LintedShown};
use parties::OfficerId;
use sha2::{Digest, Sha256};

/// Drafts on one page. Largest seen: 3; beyond it the oldest are reached by their address.
const DRAFTS_MAX: usize = 100;

/// What the list shows of one draft.
#[derive(Debug)]
struct Row {
    number: String,
    address: String,
    subject: String,
    by: String,
    at: Moment,
    release: Option<String>,
}

#[derive(Debug, askama::Template)]
#[template(path = "drafts.html")]
struct DraftsPage {
    frame: Frame,
    rows: Vec<Row>,
    may_draft: bool,
}

/// A saved draft, for the page of its text.
#[derive(Debug)]
struct Saved {
    number: String,
    by: String,
    at: Moment,
    /// Where it is released, for who may.
    release: Option<String>,
}

#[derive(Debug, askama::Template)]
#[template(path = "draft.html")]
struct DraftPage {
    frame: Frame,
    text: String,
    saved: Option<Saved>,
    may_save: bool,
    linted: LintedShown,
    dry: Option<DryShown>,
    faults: Vec<Fault>,
    done: Option<&'static str>,
    /// A script wants what stands beside the text, and not the text again.
    is_beside: bool,
}

#[derive(Debug, askama::Template)]
#[template(path = "draft_release.html")]
struct ReleasePage {
    frame: Frame,
    address: String,
    dry: Option<DryShown>,
    /// Names the text the releaser reads.
    read: String,
    faults: Vec<Fault>,
}

/// What a new draft is of, and what was done just now.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Wanted {
    supersedes: Option<String>,
    amends: Option<String>,
    done: Option<String>,
}

/// The routes of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let (reads, drafts) = (Asks::May(UseCase::DirectiveLint), Asks::May(UseCase::DirectiveDraft));
    let releases = Asks::May(UseCase::DirectiveRelease);
    vec![
        Route::get("/drafts", reads, list),
        Route::get("/drafts/new", reads, fresh),
        Route::get("/drafts/{number}", reads, one),
        Route::post("/drafts/lint", reads, lint),
        Route::post("/drafts/dry-run", reads, dry_run),
        Route::post("/drafts/save", drafts, save),
        Route::get("/drafts/{number}/release", releases, releasing),
        Route::post("/drafts/{number}/release", releases, release),
    ]
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let frame = Frame::of(&app, &signed, &headers, "drafts", "drafts.title").await?;
    let (words, account) = (frame.words, signed.account.clone());
    let read = app.hall.read(move |desk| {
        let us = desk.organisation()?;
        let drafts = desk.drafts(&account)?.into_iter().take(DRAFTS_MAX);
        let row = |shown: crate::desk::drafts::DraftShown| {
            let draft = shown.draft;
            let address = draft_address(&draft.directive);
            Row {
                number: draft.directive.to_string(),
                release: shown.may_release.then(|| format!("{address}/release")),
                address,
                subject: directive::parse(&draft.text).0.subject,
                by: person(us, &draft.by),
                at: Moment::of(draft.at, words),
            }
        };
        Ok((drafts.map(row).collect(), may_draft(desk, &account)?))
    });
    let (rows, may_draft) = read.await?;
    page(&DraftsPage { frame, rows, may_draft })
}

fn may_draft(desk: &Desk, account: &OfficerId) -> Result<bool, Trouble> {
    desk.may(account, UseCase::DirectiveDraft, &desk.open_to_all(), Relation::Other)
}

fn draft_address(id: &DirectiveId) -> String {
    format!("/drafts/{}", number_in_address(id))
}

/// Who asks, and how.
struct Asked {
    app: App,
    signed: Signed,
    headers: HeaderMap,
}

/// What was done with a text, and what to say of it.
#[derive(Default)]
struct About {
    number: Option<DirectiveId>,
    dry: Option<crate::desk::directives::Changed>,
    faults: Vec<Fault>,
    done: Option<&'static str>,
    is_beside: bool,
}

impl Asked {
    async fn frame(&self, title: &str) -> Result<Frame, Trouble> {
        Frame::of(&self.app, &self.signed, &self.headers, "drafts", title).await
    }

    /// The page of a text, linted as it stands.
    async fn page(&self, text: String, about: About) -> Result<Response, Refused> {
        let mut frame = self.frame("draft.new").await?;
        let (words, account) = (frame.words, self.signed.account.clone());
        let read = self.app.hall.read(move |desk| {
            let us = desk.organisation()?;
            let linted = desk.lint(Some(&account), &text)?;
            let shown = LintedShown::of(us, &linted, &text);
            let dry = about.dry.as_ref();
            let dry = dry.map(|d| DryShown::of(desk, &account, d, words)).transpose()?;
            let draft = about.number.as_ref().map(|id| desk.draft(&account, id)).transpose()?;
            let may_save = match &draft {
                Some(draft) => draft.may_save,
                None => may_draft(desk, &account)?,
            };
            let saved = draft.map(|shown| Saved {
                number: shown.draft.directive.to_string(),
                by: person(us, &shown.draft.by),
                at: Moment::of(shown.draft.at, words),
                release: (shown.may_release && shown.draft.text == text)
                    .then(|| format!("{}/release", draft_address(&shown.draft.directive))),
            });
            let marking = linted.directive.marking.map(|m| m.as_str().to_uppercase());
            let About { faults, done, is_beside, .. } = about;
            Ok((text, shown, dry, saved, may_save, marking, (faults, done, is_beside)))
        });
        let (text, linted, dry, saved, may_save, marking, rest) = read.await?;
        if let Some(saved) = &saved {
            frame.title = filled(words, "draft.title", &[("number", &saved.number)]);
        }
        if let Some(marking) = marking {
            frame.marking = marking;
        }
        let (faults, done, is_beside) = rest;
        let is_beside = is_beside && frame.is_part;
        page(&DraftPage { frame, text, saved, may_save, linted, dry, faults, done, is_beside })
    }
}

fn named(number: &str) -> Result<DirectiveId, Refused> {
    in_address(number).ok_or_else(Refused::nowhere)
}

async fn fresh(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Refused> {
    let replaced = wanted.supersedes.as_deref().map(named).transpose()?;
    let amended = wanted.amends.as_deref().map(named).transpose()?;
    let account = signed.account.clone();
    let read = app.hall.read(move |desk| {
        let of = match (&replaced, &amended) {
            (Some(id), _) => template::Of::Replacing(id),
            (None, Some(id)) => template::Of::Amending(id),
            (None, None) => template::Of::New,
        };
        template::text(desk, &account, of)
    });
    let text = read.await?;
    Asked { app, signed, headers }.page(text, About::default()).await
}

async fn one(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(number): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Refused> {
    let id = named(&number)?;
    let (account, of) = (signed.account.clone(), id.clone());
    let text = app.hall.read(move |desk| Ok(desk.draft(&account, &of)?.draft.text)).await?;
    let done = (wanted.done.as_deref() == Some("save")).then_some("draft.did-save");
    let about = About { number: Some(id), done, ..About::default() };
    Asked { app, signed, headers }.page(text, about).await
}

/// The draft a form is about, if it was saved before.
fn number_in(fields: &Fields) -> Option<DirectiveId> {
    DirectiveId::parse(fields.get("number"))
}

async fn lint(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let about = About { number: number_in(&fields), is_beside: true, ..About::default() };
    Asked { app, signed, headers }.page(fields.text("text"), about).await
}

async fn dry_run(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let (account, text) = (signed.account.clone(), fields.text("text"));
    let tried = text.clone();
    let tried = app.hall.read(move |desk| desk.dry_run(&account, &tried)).await;
    let mut about = About { number: number_in(&fields), is_beside: true, ..About::default() };
    let asked = Asked { app, signed, headers };
    match tried {
        Ok(changed) => about.dry = Some(changed),
        Err(trouble) => {
            about.faults = stopped(trouble, Words(asked.signed.language))?.1;
        }
    }
    asked.page(text, about).await
}

/// Why a text is not sound: its faults stand beside it already.
fn stopped(
    trouble: Trouble,
    words: Words,
) -> Result<(axum::http::StatusCode, Vec<Fault>), Refused> {
    match &trouble {
        Trouble::Faults { .. } => {
            Ok((trouble.status(), vec![Fault::of("text", words.say("draft.unsound"))]))
        }
        _ => faults_of(trouble, "text", words),
    }
}

async fn save(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let (account, text) = (signed.account.clone(), fields.text("text"));
    let kept = text.clone();
    match app.hall.write(move |desk| desk.save_draft(&account, &kept)).await {
        Ok(id) => Ok(Redirect::to(&format!("{}?done=save", draft_address(&id))).into_response()),
        Err(trouble) => {
            let (status, faults) = faults_of(trouble, "text", Words(signed.language))?;
            let about = About { number: number_in(&fields), faults, ..About::default() };
            let asked = Asked { app, signed, headers };
            Ok((status, asked.page(text, about).await?).into_response())
        }
    }
}

/// Names a text, so that what is released is what was read.
fn fingerprint(text: &str) -> String {
    super::frame::hex(&Sha256::digest(text.as_bytes()))
}

impl Asked {
    /// What a release of a saved draft freezes, before it is done.
    async fn release_page(
        &self,
        id: &DirectiveId,
        mut faults: Vec<Fault>,
    ) -> Result<Response, Refused> {
        let mut frame = self.frame("draft.new").await?;
        let (words, account, of) = (frame.words, self.signed.account.clone(), id.clone());
        let read = self.app.hall.read(move |desk| {
            let draft = desk.draft(&account, &of)?.draft;
            let tried = match desk.dry_run(&account, &draft.text) {
                Ok(changed) => Ok(DryShown::of(desk, &account, &changed, words)?),
                Err(trouble) => Err(trouble),
            };
            Ok((tried, fingerprint(&draft.text)))
        });
        let (tried, read) = read.await?;
        let dry = match tried {
            Ok(dry) => Some(dry),
            Err(trouble) => {
                if faults.is_empty() {
                    faults = stopped(trouble, words)?.1;
                    faults.iter_mut().for_each(|f| f.field.clear());
                }
                None
            }
        };
        frame.title = filled(words, "draft.release-title", &[("number", &id.to_string())]);
        page(&ReleasePage { frame, address: draft_address(id), dry, read, faults })
    }
}

async fn releasing(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(number): Path<String>,
) -> Result<Response, Refused> {
    Asked { app, signed, headers }.release_page(&named(&number)?, Vec::new()).await
}

async fn release(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let id = named(&number)?;
    let (account, of, read) = (signed.account.clone(), id.clone(), fields.get("read").to_owned());
    let done = app.hall.write(move |desk| {
        // The text is named by its hash, so that a long one need not be sent to and fro.
        let now = desk.draft(&account, &of)?.draft.text;
        let text = if fingerprint(&now) == read { now } else { String::new() };
        desk.release_draft(&account, &of, &text).map(drop)
    });
    match done.await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=release", address(&id))).into_response()),
        Err(trouble) => {
            let asked = Asked { app, signed, headers };
            let words = Words(asked.signed.language);
            let (status, mut faults) = stopped(trouble, words)?;
            faults.iter_mut().for_each(|f| f.field.clear());
            Ok((status, asked.release_page(&id, faults).await?).into_response())
        }
    }
}
