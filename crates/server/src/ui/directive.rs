//! One directive: its paragraphs as a document with each rule as a sentence, where it stands, what
//! posts answered; and the forms by which a post answers it and a releaser ends it.
//! Never changes its text, and never shows an answer of a post that the reader may not see.

use super::components::Fault;
use super::directives::{
    Acknowledged, Moment, Stands, address, in_address, number_in_address, replied, since,
};
use super::lines::Lines;
use super::told::filled;
use super::words::Words;
use super::{Frame, Refused, page};
use crate::Trouble;
use crate::desk::Desk;
use crate::desk::directives::Shown;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use clearance::authorise::{Relation, UseCase};
use clearance::wording::{self, KnownNames};
use directive::life::{self, Reply};
use directive::policy::Standing;
use directive::{Directive, DirectiveId, Paragraph, Reach, Released, Rule};
use parties::{OfficerId, Organisation, PartyId, PostId};

/// Parties of one paragraph's frozen scope that are named on the page. Largest seen: 61; beyond it
/// the page says how many more there are.
const SCOPE_MAX: usize = 100;

/// Answers in words, and posts, that are shown. Largest seen: 6; beyond it `directive status` of
/// the command line lists them all.
const ANSWERS_MAX: usize = 200;

/// A number with the address of its page, when the reader may see it.
#[derive(Debug)]
struct Linked {
    number: String,
    address: Option<String>,
}

/// The rule of a paragraph.
#[derive(Debug)]
struct RuleShown {
    sentence: String,
    lines: String,
    scope: Vec<InScope>,
    more: usize,
}

/// A party in the frozen scope of a rule.
#[derive(Debug)]
struct InScope {
    caption: String,
    address: String,
    how: &'static str,
    of: String,
}

/// One paragraph of the document.
#[derive(Debug)]
struct ParagraphShown {
    number: String,
    mark: String,
    text: String,
    rule: Option<RuleShown>,
    amended_by: Option<Linked>,
}

/// A post and what it answered.
#[derive(Debug)]
struct PostShown {
    post: String,
    /// The key of what it answered last; none while it is silent.
    replied: Option<&'static str>,
    said: String,
    who: String,
    at: Option<Moment>,
}

/// Everything of a directive on its page.
#[derive(Debug)]
struct View {
    number: String,
    address: String,
    in_address: String,
    subject: String,
    marking: String,
    heads: Vec<(&'static str, String)>,
    paragraphs: Vec<ParagraphShown>,
    standing: Stands,
    since: Moment,
    review_by: Moment,
    expires: Option<Moment>,
    released: Moment,
    released_by: String,
    links: Vec<(&'static str, Vec<Linked>)>,
    line_to_take: String,
    cancelled_for: String,
    acknowledged: Acknowledged,
    posts: Vec<PostShown>,
    questions: Vec<PostShown>,
    text: String,
    may: May,
}

/// What the reader may do here.
#[derive(Debug, Clone, Copy)]
struct May {
    answer: bool,
    cancel: bool,
    draft: bool,
}

#[derive(Debug, askama::Template)]
#[template(path = "directive.html")]
struct DirectivePage {
    frame: Frame,
    view: View,
    done: Option<&'static str>,
    faults: Vec<Fault>,
    words_of: Answered,
}

#[derive(Debug, askama::Template)]
#[template(path = "directive_cancel.html")]
struct CancelPage {
    frame: Frame,
    view: View,
    faults: Vec<Fault>,
    grounds: String,
}

/// What a form sends with an answer.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Answered {
    /// The question of a query.
    #[serde(default)]
    question: String,
    /// Why it cannot be done here.
    #[serde(default)]
    reason: String,
}

/// What a form sends to end a directive.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Cancelled {
    /// Why.
    #[serde(default)]
    grounds: String,
}

/// What was done just now.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    let answers = Asks::May(UseCase::DirectiveAcknowledge);
    let cancels = Asks::May(UseCase::DirectiveCancel);
    vec![
        Route::get("/directives/{number}", Asks::May(UseCase::DirectiveShow), shown),
        Route::post("/directives/{number}/acknowledge", answers, acknowledge),
        Route::post("/directives/{number}/query", answers, query),
        Route::post("/directives/{number}/cannot-comply", answers, cannot_comply),
        Route::get("/directives/{number}/cancel", cancels, cancelling),
        Route::post("/directives/{number}/cancel", cancels, cancel),
    ]
}

async fn shown(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(number): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Refused> {
    let all = [
        "directive.did-acknowledge",
        "directive.did-query",
        "directive.did-cannot-comply",
        "directive.did-cancel",
        "directive.did-release",
    ];
    let done = done
        .done
        .and_then(|d| all.into_iter().find(|key| key.strip_prefix("directive.did-") == Some(&*d)));
    let asked = Asked { app, signed, headers };
    let (frame, view) = asked.view(&named(&number)?).await?;
    page(&DirectivePage { frame, view, done, faults: Vec::new(), words_of: Answered::default() })
}

/// A directive by the part of the address that names it.
fn named(number: &str) -> Result<DirectiveId, Refused> {
    in_address(number).ok_or_else(Refused::nowhere)
}

/// Who asks, and how.
struct Asked {
    app: App,
    signed: Signed,
    headers: HeaderMap,
}

impl Asked {
    const fn words(&self) -> Words {
        Words(self.signed.language)
    }

    /// The frame and everything of the directive; a trace stays where one is due.
    async fn view(&self, id: &DirectiveId) -> Result<(Frame, View), Refused> {
        let Self { app, signed, headers } = self;
        let mut frame = Frame::of(app, signed, headers, "directives", "directives.title").await?;
        let (account, id, words) = (signed.account.clone(), id.clone(), frame.words);
        let (reader, read) = (account.clone(), id.clone());
        // The trace is written; the page is made beside whoever writes next.
        app.hall.write(move |desk| desk.read_directive(&reader, &read).map(drop)).await?;
        let read = app.hall.read(move |desk| {
            let shown = desk.directive(&account, &id)?;
            view(desk, &account, &shown, words)
        });
        let view = read.await?;
        frame.title = format!("{}: {}", view.number, view.subject);
        frame.marking.clone_from(&view.marking);
        Ok((frame, view))
    }

    /// Answers for the reader's own post.
    async fn answer(
        self,
        number: &str,
        form: Answered,
        reply: Reply,
        (done, field): (&'static str, &'static str),
    ) -> Result<Response, Refused> {
        let id = named(number)?;
        let (account, answered) = (self.signed.account.clone(), id.clone());
        let answer = self.app.hall.write(move |desk| {
            let post = desk.officer(&account)?.post.clone();
            desk.answer(&account, &answered, &post, &reply)
        });
        match answer.await {
            Ok(()) => Ok(Redirect::to(&format!("{}?done={done}", address(&id))).into_response()),
            Err(trouble) => {
                let (status, faults) = super::summary::faults_of(trouble, field, self.words())?;
                let (frame, view) = self.view(&id).await?;
                let words_of = form;
                let shown = DirectivePage { frame, view, done: None, faults, words_of };
                page(&shown).map(|answer| (status, answer).into_response())
            }
        }
    }
}

async fn acknowledge(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(number): Path<String>,
) -> Result<Response, Refused> {
    let asked = Asked { app, signed, headers };
    let (form, place) = (Answered::default(), ("acknowledge", ""));
    asked.answer(&number, form, Reply::Acknowledged, place).await
}

async fn query(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(number): Path<String>,
    Form(form): Form<Answered>,
) -> Result<Response, Refused> {
    let reply = Reply::Queried { question: form.question.trim().to_owned() };
    let asked = Asked { app, signed, headers };
    asked.answer(&number, form, reply, ("query", "question")).await
}

async fn cannot_comply(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(number): Path<String>,
    Form(form): Form<Answered>,
) -> Result<Response, Refused> {
    let reply = Reply::CannotComply { reason: form.reason.trim().to_owned() };
    let asked = Asked { app, signed, headers };
    asked.answer(&number, form, reply, ("cannot-comply", "reason")).await
}

async fn cancelling(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(number): Path<String>,
) -> Result<Response, Refused> {
    let (mut frame, view) = Asked { app, signed, headers }.view(&named(&number)?).await?;
    frame.title = filled(frame.words, "directive.cancel-title", &[("number", &view.number)]);
    page(&CancelPage { frame, view, faults: Vec::new(), grounds: String::new() })
}

async fn cancel(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(number): Path<String>,
    Form(form): Form<Cancelled>,
) -> Result<Response, Refused> {
    let id = named(&number)?;
    let asked = Asked { app, signed, headers };
    let (account, ended, grounds) =
        (asked.signed.account.clone(), id.clone(), form.grounds.trim().to_owned());
    let done = asked.app.hall.write(move |desk| desk.cancel(&account, &ended, &grounds).map(drop));
    match done.await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=cancel", address(&id))).into_response()),
        Err(trouble) => {
            let (status, faults) = super::summary::faults_of(trouble, "grounds", asked.words())?;
            let (mut frame, view) = asked.view(&id).await?;
            frame.title =
                filled(frame.words, "directive.cancel-title", &[("number", &view.number)]);
            let shown = CancelPage { frame, view, faults, grounds: form.grounds };
            page(&shown).map(|answer| (status, answer).into_response())
        }
    }
}

/// Everything of a directive that its page shows.
fn view(desk: &Desk, account: &OfficerId, shown: &Shown, words: Words) -> Result<View, Trouble> {
    let (us, released) = (desk.organisation()?, &shown.issued.released);
    let document = &released.directive;
    let own = &desk.officer(account)?.post;
    let link = |id: &DirectiveId| Linked {
        number: id.to_string(),
        address: desk.directive(account, id).is_ok().then(|| address(id)),
    };
    let links = |ids: &[DirectiveId]| ids.iter().map(link).collect::<Vec<_>>();
    let amending = amending(desk, account, &document.id);
    let mut all = vec![
        ("directive.supersedes", links(&document.supersedes)),
        ("directive.cancels", links(&document.cancels)),
        ("directive.amends", links(&document.amends)),
        ("directive.amended-by", amending.iter().map(|a| link(&a.directive.id)).collect()),
    ];
    all.retain(|(_, links)| !links.is_empty());
    let acknowledged = Acknowledged::of(shown, own);
    let (posts, questions) = answers(us, shown, words);
    let may_answer =
        desk.may(account, UseCase::DirectiveAcknowledge, &released.visibility, Relation::Post)?;
    let is_standing = matches!(shown.standing, Standing::Waiting { .. } | Standing::InForce { .. });
    let may = May {
        answer: may_answer && acknowledged.own.is_some(),
        cancel: is_standing
            && desk.may(
                account,
                UseCase::DirectiveCancel,
                &released.visibility,
                Relation::Other,
            )?,
        draft: desk.may(account, UseCase::DirectiveDraft, &desk.open_to_all(), Relation::Other)?,
    };
    Ok(View {
        number: document.id.to_string(),
        address: address(&document.id),
        in_address: number_in_address(&document.id),
        subject: document.subject.clone(),
        marking: super::marked::of(desk, [&released.visibility])?,
        heads: heads(document),
        paragraphs: paragraphs(desk, account, released, &amending, words)?,
        standing: Stands::of(&shown.standing),
        since: Moment::of(since(&shown.standing, released.times.in_force), words),
        review_by: Moment::of(released.times.review_by, words),
        expires: released.times.expires.map(|at| Moment::of(at, words)),
        released: Moment::of(released.released_at, words),
        released_by: person(us, &released.released_by),
        links: all,
        line_to_take: document.line_to_take.clone(),
        cancelled_for: cancelled_for(desk, &document.id),
        acknowledged,
        posts,
        questions,
        text: released.text.clone(),
        may,
    })
}

/// Directives in force that change paragraphs of this one, as far as the account may see them.
fn amending(desk: &Desk, account: &OfficerId, id: &DirectiveId) -> Vec<Released> {
    let all = desk.state().directives().values().filter_map(life::State::issued);
    let amending = all.filter(|i| i.released.directive.amends.contains(id));
    let ids = amending.map(|i| &i.released.directive.id);
    let seen = ids.filter_map(|id| desk.directive(account, id).ok());
    seen.filter(|s| s.standing.is_in_force()).map(|s| s.issued.released).collect()
}

fn cancelled_for(desk: &Desk, id: &DirectiveId) -> String {
    match desk.state().directives().get(id) {
        Some(life::State::Cancelled { cancellation, .. }) => cancellation.grounds.clone(),
        _ => String::new(),
    }
}

/// The head of the document: keys of the catalogue with the words of the text.
fn heads(document: &Directive) -> Vec<(&'static str, String)> {
    let listed = |words: &[String]| words.join(", ");
    let mut heads = vec![
        ("directive.precedence", document.precedence.map_or("", |p| p.as_str()).to_owned()),
        ("directive.to", listed(&document.to)),
        ("directive.info", listed(&document.info)),
        ("directive.except-to", listed(&document.except_to)),
        ("directive.authority", document.authority.clone()),
        ("directive.legal-authority", document.legal_authority.clone()),
        ("directive.objective", document.objective.clone()),
        ("directive.grounds", document.grounds.clone()),
        ("directive.ref", listed(&document.references)),
    ];
    heads.retain(|(_, words)| !words.is_empty());
    heads
}

/// A person by name; by account where none is given.
pub fn person(us: &Organisation, of: &OfficerId) -> String {
    let officer = us.officer(of).filter(|o| !o.name.is_empty());
    officer.map_or_else(|| of.to_string(), |o| o.name.clone())
}

/// A post by name.
pub fn post_named(us: &Organisation, of: &PostId) -> String {
    us.post(of).map_or_else(|| of.to_string(), |p| p.name.clone())
}

/// Posts whose answers may be seen, silent ones first; and what they asked or could not do.
fn answers(us: &Organisation, shown: &Shown, words: Words) -> (Vec<PostShown>, Vec<PostShown>) {
    let said = |post: &PostId, answer: Option<&life::Answer>| PostShown {
        post: post_named(us, post),
        replied: answer.map(|a| replied(&a.reply)),
        said: match answer.map(|a| &a.reply) {
            Some(Reply::Queried { question }) => question.clone(),
            Some(Reply::CannotComply { reason }) => reason.clone(),
            Some(Reply::Acknowledged) | None => String::new(),
        },
        who: answer.map(|a| person(us, &a.by)).unwrap_or_default(),
        at: answer.map(|a| Moment::of(a.at, words)),
    };
    let of = |post: &PostId| shown.issued.answers.get(post).into_iter().flatten();
    let (mut posts, mut questions) = (Vec::new(), Vec::new());
    for post in &shown.answered_by {
        let acknowledged = shown.issued.acknowledged(post);
        posts.push(said(post, acknowledged.or_else(|| of(post).last())));
        let in_words = of(post).filter(|a| a.reply != Reply::Acknowledged);
        questions.extend(in_words.map(|a| said(post, Some(a))));
    }
    posts.sort_by_key(|p| p.replied.is_some());
    posts.truncate(ANSWERS_MAX);
    questions.truncate(ANSWERS_MAX);
    (posts, questions)
}

fn paragraphs(
    desk: &Desk,
    account: &OfficerId,
    released: &Released,
    amending: &[Released],
    words: Words,
) -> Result<Vec<ParagraphShown>, Trouble> {
    let lines = Lines::of(&released.text);
    let mut all = Vec::new();
    for paragraph in &released.directive.paragraphs {
        let by = amending.iter().find(|a| a.directive.paragraph(paragraph.id).is_some());
        let rule = paragraph.rule.as_ref();
        let rule = rule.map(|r| rule_shown(desk, account, released, (paragraph, r), &lines, words));
        all.push(ParagraphShown {
            number: paragraph.id.to_string(),
            mark: paragraph.mark.clone(),
            text: paragraph.text.clone(),
            rule: rule.transpose()?,
            amended_by: by.map(|by| Linked {
                number: by.directive.id.to_string(),
                address: Some(address(&by.directive.id)),
            }),
        });
    }
    Ok(all)
}

fn rule_shown(
    desk: &Desk,
    account: &OfficerId,
    released: &Released,
    (paragraph, rule): (&Paragraph, &Rule),
    lines: &Lines,
    words: Words,
) -> Result<RuleShown, Trouble> {
    let may_see = desk.may_see(Some(account))?;
    let world = desk.world()?;
    let registry = world.registry();
    let seen = |id: &PartyId| registry.get(id).filter(|p| may_see(&p.visibility));
    let caption = |id: &PartyId| seen(id).map(|p| p.caption().to_owned());
    let mut scope = Vec::new();
    for frozen in released.scope.get(&paragraph.id).into_iter().flatten() {
        let Some(name) = caption(&frozen.party) else { continue };
        let (how, of) = match &frozen.reach {
            Reach::Named => ("directive.named", String::new()),
            Reach::Affiliated { from, .. } => match caption(from) {
                Some(from) => ("directive.affiliated", from),
                None => continue,
            },
            Reach::Asks { of } => match caption(of) {
                Some(of) => ("directive.asks", of),
                None => continue,
            },
        };
        let address = super::told::party_path(frozen.party.as_str());
        scope.push(InScope { caption: name, address, how, of });
    }
    let more = scope.len().saturating_sub(SCOPE_MAX);
    scope.truncate(SCOPE_MAX);
    let reader = desk.reader(account)?;
    let names = KnownNames { organisation: desk.organisation()?, registry, reader: &reader };
    let sentence = wording::rule_sentence(rule, &names, words.0);
    Ok(RuleShown { sentence, lines: lines.rule_under(paragraph), scope, more })
}
