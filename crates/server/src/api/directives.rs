//! Directives for programs: read, linted, tried, drafted, released, answered, cancelled. Holds
//! their shapes only; what a text says is `directive`'s, what it does is `clearance`'s.

use super::contacts::Cited;
use super::endpoint::{About, Answer, Endpoint, Told, get, post};
use super::given::{At, Body, Caller, Query};
use super::page::{From, Page};
use super::wire::{Closed, Id, Text, Word};
use crate::Trouble;
use crate::desk::directives::{Changed, Linted, Shown};
use crate::desk::drafts::DraftShown;
use crate::router::Asks;
use clearance::authorise::UseCase;
use clearance::examples::ExampleOutcome;
use clearance::worklist;
use directive::life::Reply;
use directive::lint::{Finding, Severity};
use directive::policy::Standing;
use directive::{DirectiveId, FrozenParty, Reach};
use parties::PostId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A directive's text. It is bounded in bytes when it is read.
type Whole = Text<{ directive::parse::TEXT_BYTES_MAX }>;
/// Grounds, a reason or a question.
type Reason = Text<{ directive::life::REASON_BYTES_MAX }>;

/// The addresses of this part.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let about = |path, act, name, says| About { path, asks: Asks::May(act), name, says };
    use UseCase as U;
    let all = "/api/v1/directives";
    let one = "/api/v1/directives/{number}";
    let status = "/api/v1/directives/{number}/status";
    let answers = "/api/v1/directives/{number}/answers";
    let cancellation = "/api/v1/directives/{number}/cancellation";
    let (drafts, draft) = ("/api/v1/drafts", "/api/v1/drafts/{number}");
    let release_draft = "/api/v1/drafts/{number}/release";
    let lint_says = "Reads a text for faults and runs its examples.";
    let try_says = "Says whom a text would touch, were it released now.";
    vec![
        get(about(all, U::DirectiveShow, "listDirectives", "Lists directives by number."), list),
        post(about(all, U::DirectiveRelease, "release", "Releases a text."), release),
        get(about(one, U::DirectiveShow, "showDirective", "Reads a directive."), show),
        get(about(status, U::DirectiveStatus, "status", "Says which posts answered."), answered),
        post(about(answers, U::DirectiveAcknowledge, "answer", "Answers for one's post."), answer),
        post(about(cancellation, U::DirectiveCancel, "cancel", "Cancels a directive."), cancel),
        post(about("/api/v1/lint", U::DirectiveLint, "lint", lint_says), lint),
        post(about("/api/v1/dry-run", U::DirectiveLint, "dryRun", try_says), dry_run),
        get(about(drafts, U::DirectiveLint, "listDrafts", "Lists drafts by number."), list_drafts),
        post(about(drafts, U::DirectiveDraft, "saveDraft", "Saves a draft."), save_draft),
        get(about(draft, U::DirectiveLint, "showDraft", "Reads a draft."), show_draft),
        post(
            about(
                release_draft,
                U::DirectiveRelease,
                "releaseDraft",
                "Releases a draft, if it is still the text that was read.",
            ),
            release_the_draft,
        ),
    ]
}

/// A directive as released, with where it stands.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Directive {
    directive: String,
    subject: String,
    /// `not-released`, `waiting`, `in-force`, `superseded`, `cancelled` or `expired`.
    standing: &'static str,
    /// Since when, or from when on.
    since: Option<String>,
    /// The directive that ended it.
    ended_by: Option<String>,
    review_passed: bool,
    in_force: String,
    review_by: String,
    expires: Option<String>,
    released_at: String,
    released_by: String,
    /// Posts bound.
    to: Vec<String>,
    /// Posts informed.
    info: Vec<String>,
    /// As released.
    text: String,
}

fn wire(shown: &Shown) -> Directive {
    let released = &shown.issued.released;
    let directive = &released.directive;
    let (standing, since, ended_by) = standing(&shown.standing);
    let posts = |posts: &std::collections::BTreeSet<PostId>| -> Vec<String> {
        posts.iter().map(ToString::to_string).collect()
    };
    Directive {
        directive: directive.id.to_string(),
        subject: directive.subject.clone(),
        standing,
        since,
        ended_by,
        review_passed: matches!(shown.standing, Standing::InForce { is_review_past: true }),
        in_force: released.times.in_force.to_string(),
        review_by: released.times.review_by.to_string(),
        expires: released.times.expires.map(|t| t.to_string()),
        released_at: released.released_at.to_string(),
        released_by: released.released_by.to_string(),
        to: posts(&released.to),
        info: posts(&released.info),
        text: released.text.clone(),
    }
}

fn standing(standing: &Standing) -> (&'static str, Option<String>, Option<String>) {
    match standing {
        Standing::NotReleased => ("not-released", None, None),
        Standing::Waiting { from } => ("waiting", Some(from.to_string()), None),
        Standing::InForce { .. } => ("in-force", None, None),
        Standing::Superseded { by, since } => {
            ("superseded", Some(since.to_string()), Some(by.to_string()))
        }
        Standing::Cancelled { by, since } => {
            ("cancelled", Some(since.to_string()), by.as_ref().map(ToString::to_string))
        }
        Standing::Expired { since } => ("expired", Some(since.to_string()), None),
    }
}

async fn list(caller: Caller, Query(from): Query<From>) -> Answer<Page<Directive>> {
    let all = caller.read(|desk, me| Ok(desk.directives(me)?.iter().map(wire).collect()));
    let mut all: Vec<Directive> = all.await?;
    all.sort_by(|a, b| a.directive.cmp(&b.directive));
    Ok(Page::cut(all, |d| &d.directive, from.cursor.as_ref())?.into())
}

async fn show(caller: Caller, At(id): At<DirectiveId>) -> Answer<Directive> {
    let shown = caller.write(move |desk, me| desk.read_directive(me, &id)).await?;
    Ok(wire(&shown).into())
}

/// Where a directive stands with posts.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Status {
    directive: String,
    /// As of the directive.
    standing: &'static str,
    /// Posts whose answers you may see.
    posts: Vec<PostStatus>,
}

/// Where a directive stands with one post.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PostStatus {
    post: String,
    /// `action` or `info`.
    addressed: &'static str,
    /// What it answered, in order.
    answers: Vec<PostAnswer>,
}

/// One answer of a post.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PostAnswer {
    /// `acknowledged`, `queried` or `cannot-comply`.
    reply: &'static str,
    /// The question or the reason.
    words: Option<String>,
    by: String,
    at: String,
}

async fn answered(caller: Caller, At(id): At<DirectiveId>) -> Answer<Status> {
    let shown = caller.write(move |desk, me| desk.read_directive(me, &id)).await?;
    let Shown { issued, answered_by, .. } = &shown;
    let released = &issued.released;
    let all = released.to.iter().map(|p| (p, "action"));
    let all = all.chain(released.info.iter().map(|p| (p, "info")));
    let posts = all.filter(|(post, _)| answered_by.contains(*post)).map(|(post, addressed)| {
        let answers = issued.answers.get(post).into_iter().flatten().map(one_answer);
        PostStatus { post: post.to_string(), addressed, answers: answers.collect() }
    });
    let posts = posts.collect();
    let directive = released.directive.id.to_string();
    Ok(Status { directive, standing: standing(&shown.standing).0, posts }.into())
}

fn one_answer(answer: &directive::life::Answer) -> PostAnswer {
    let (reply, words) = match &answer.reply {
        Reply::Acknowledged => ("acknowledged", None),
        Reply::Queried { question } => ("queried", Some(question.clone())),
        Reply::CannotComply { reason } => ("cannot-comply", Some(reason.clone())),
    };
    PostAnswer { reply, words, by: answer.by.to_string(), at: answer.at.to_string() }
}

/// What a post says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Acknowledged,
    Queried,
    CannotComply,
}

/// What a post says, as a word.
type SaysWord = Word<Says>;

impl Closed for Says {
    const NAME: &'static str = "Reply";

    fn words() -> Vec<&'static str> {
        vec!["acknowledged", "queried", "cannot-comply"]
    }

    fn parse(word: &str) -> Option<Self> {
        match word {
            "acknowledged" => Some(Self::Acknowledged),
            "queried" => Some(Self::Queried),
            "cannot-comply" => Some(Self::CannotComply),
            _ => None,
        }
    }
}

/// The answer of a post.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewAnswer {
    /// What it says.
    reply: SaysWord,
    /// The question, or why it cannot be done; not for an acknowledgement.
    words: Option<Reason>,
    /// The post; by default yours.
    post: Option<Id>,
}

async fn answer(
    caller: Caller,
    (At(id), Body(given)): (At<DirectiveId>, Body<NewAnswer>),
) -> Answer<Status> {
    let words = given.words.map(|w| w.0);
    let reply = match (given.reply.0, words) {
        (Says::Acknowledged, None) => Reply::Acknowledged,
        (Says::Acknowledged, Some(_)) => {
            let what = "an acknowledgement has no words";
            return Err(Trouble::input(what, "ask with `queried`, or leave `words` out").into());
        }
        (Says::Queried, words) => Reply::Queried { question: words.unwrap_or_default() },
        (Says::CannotComply, words) => Reply::CannotComply { reason: words.unwrap_or_default() },
    };
    let answers = caller.write(move |desk, me| {
        let post = match &given.post {
            None => desk.officer(me)?.post.clone(),
            Some(word) => super::checks::post_called(desk, word.as_str())?,
        };
        desk.answer(me, &id, &post, &reply)?;
        let shown = desk.directive(me, &id)?;
        let answers = shown.issued.answers.get(&post).into_iter().flatten().map(one_answer);
        let addressed = if shown.issued.released.to.contains(&post) { "action" } else { "info" };
        let one = PostStatus { post: post.to_string(), addressed, answers: answers.collect() };
        let (directive, standing) = (id.to_string(), standing(&shown.standing).0);
        Ok(Status { directive, standing, posts: vec![one] })
    });
    Ok(answers.await?.into())
}

/// A text of a directive.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DirectiveText {
    /// It, line by line.
    text: Whole,
}

/// What a lint found.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LintReport {
    directive: String,
    /// Whether nothing stops a release.
    sound: bool,
    /// In order of place.
    findings: Vec<LintFinding>,
    /// Each example with what it got.
    examples: Vec<Example>,
}

/// One finding.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LintFinding {
    /// `fault`: it stops the release; `warning`: the drafter decides.
    severity: &'static str,
    /// A word that stays.
    code: &'static str,
    /// From 1; 0 when the whole text is meant.
    line: u32,
    column: u32,
    /// The words of the text.
    words: String,
    what: String,
    remedy: String,
}

/// One example.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Example {
    act: String,
    with: Vec<String>,
    expected: String,
    /// What it got; null when it could be asked nowhere.
    got: Option<&'static str>,
    post: Option<String>,
    holds: bool,
}

fn finding(found: &Finding) -> LintFinding {
    let fault = &found.fault;
    LintFinding {
        severity: match found.severity {
            Severity::Fault => "fault",
            Severity::Warning => "warning",
        },
        code: fault.code,
        line: fault.place.line,
        column: fault.place.column,
        words: fault.words.clone(),
        what: fault.what.clone(),
        remedy: fault.remedy.clone(),
    }
}

fn example(outcome: &ExampleOutcome) -> Example {
    Example {
        act: outcome.example.act.to_string(),
        with: outcome.example.with.iter().map(|w| w.name.clone()).collect(),
        expected: outcome.example.verdict.clone(),
        got: outcome.verdict.map(clearance::Verdict::as_str),
        post: outcome.post.as_ref().map(ToString::to_string),
        holds: outcome.holds,
    }
}

async fn lint(caller: Caller, Body(given): Body<DirectiveText>) -> Answer<LintReport> {
    let linted: Linted =
        caller.write(move |desk, me| desk.lint(Some(me), given.text.as_str())).await?;
    let report = LintReport {
        directive: linted.directive.id.to_string(),
        sound: linted.is_sound(),
        findings: linted.findings.iter().map(finding).collect(),
        examples: linted.examples.iter().map(example).collect(),
    };
    Ok(report.into())
}

/// What a release or a cancellation does, as far as you may see it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Effect {
    directive: String,
    in_force: String,
    /// Posts bound.
    to: Vec<String>,
    /// Whom each paragraph reaches.
    scope: Vec<Scope>,
    /// Contacts that are answered otherwise.
    items: Vec<Touched>,
}

/// Whom a paragraph reaches.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Scope {
    paragraph: String,
    parties: Vec<Reached>,
}

/// One party reached.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Reached {
    party: String,
    /// `named`, `affiliated` or `asks`.
    how: &'static str,
    /// The party it is reached by.
    from: Option<String>,
    /// The links walked.
    links: Vec<&'static str>,
}

/// A contact that is answered otherwise.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Touched {
    /// The item of the worklist; null when nothing was recorded.
    item: Option<String>,
    post: String,
    changes: Vec<&'static str>,
    was: &'static str,
    now: &'static str,
    cites: Vec<Cited>,
    at: String,
}

fn reached(party: &FrozenParty) -> Reached {
    let (how, from, links) = match &party.reach {
        Reach::Named => ("named", None, Vec::new()),
        Reach::Affiliated { from, links } => {
            ("affiliated", Some(from), links.iter().map(|l| l.as_str()).collect())
        }
        Reach::Asks { of } => ("asks", Some(of), Vec::new()),
    };
    Reached { party: party.party.to_string(), how, from: from.map(ToString::to_string), links }
}

fn touched(item: &worklist::Item, is_kept: bool) -> Touched {
    let cite = |(directive, paragraph): &(DirectiveId, directive::ParagraphId)| {
        Cited::of(directive.to_string(), paragraph.to_string())
    };
    Touched {
        item: is_kept.then(|| item.id.to_string()),
        post: item.post.to_string(),
        changes: item.changes.iter().map(|c| c.as_str()).collect(),
        was: item.was.as_str(),
        now: item.now.as_str(),
        cites: item.cites.iter().map(cite).collect(),
        at: item.at.to_string(),
    }
}

fn effect(changed: &Changed, is_kept: bool) -> Effect {
    let released = &changed.released;
    let scope = released.scope.iter().map(|(paragraph, parties)| Scope {
        paragraph: paragraph.to_string(),
        parties: parties.iter().map(reached).collect(),
    });
    Effect {
        directive: released.directive.id.to_string(),
        in_force: released.times.in_force.to_string(),
        to: released.to.iter().map(ToString::to_string).collect(),
        scope: scope.collect(),
        items: changed.items.iter().map(|item| touched(item, is_kept)).collect(),
    }
}

async fn dry_run(caller: Caller, Body(given): Body<DirectiveText>) -> Answer<Effect> {
    let changed = caller.write(move |desk, me| desk.dry_run(me, given.text.as_str())).await?;
    Ok(effect(&changed, false).into())
}

fn released(changed: &Changed) -> Told<Effect> {
    let effect = effect(changed, true);
    let place = format!("/api/v1/directives/{}", effect.directive.replace(' ', "%20"));
    Told::made(effect, place)
}

async fn release(caller: Caller, Body(given): Body<DirectiveText>) -> Answer<Effect> {
    let changed = caller.write(move |desk, me| desk.release(me, given.text.as_str())).await?;
    Ok(released(&changed))
}

/// Why a directive is cancelled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Cancellation {
    /// In a sentence.
    grounds: Reason,
}

async fn cancel(
    caller: Caller,
    (At(id), Body(given)): (At<DirectiveId>, Body<Cancellation>),
) -> Answer<Effect> {
    let changed = caller.write(move |desk, me| desk.cancel(me, &id, given.grounds.as_str()));
    Ok(effect(&changed.await?, true).into())
}

/// A draft.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Draft {
    directive: String,
    text: String,
    /// Who saved it last.
    by: String,
    at: String,
    /// Whether you may save another text of it.
    may_save: bool,
    /// Whether you may release it.
    may_release: bool,
}

fn draft(shown: DraftShown) -> Draft {
    let DraftShown { draft, may_save, may_release } = shown;
    Draft {
        directive: draft.directive.to_string(),
        text: draft.text,
        by: draft.by.to_string(),
        at: draft.at.to_string(),
        may_save,
        may_release,
    }
}

async fn list_drafts(caller: Caller, Query(from): Query<From>) -> Answer<Page<Draft>> {
    let all = caller.read(|desk, me| Ok(desk.drafts(me)?.into_iter().map(draft).collect()));
    let mut all: Vec<Draft> = all.await?;
    all.sort_by(|a, b| a.directive.cmp(&b.directive));
    Ok(Page::cut(all, |d| &d.directive, from.cursor.as_ref())?.into())
}

async fn show_draft(caller: Caller, At(id): At<DirectiveId>) -> Answer<Draft> {
    Ok(draft(caller.read(move |desk, me| desk.draft(me, &id)).await?).into())
}

async fn save_draft(caller: Caller, Body(given): Body<DirectiveText>) -> Answer<Draft> {
    let saved = caller.write(move |desk, me| {
        let id = desk.save_draft(me, given.text.as_str())?;
        desk.draft(me, &id)
    });
    let saved = draft(saved.await?);
    let place = format!("/api/v1/drafts/{}", saved.directive.replace(' ', "%20"));
    Ok(Told::made(saved, place))
}

async fn release_the_draft(
    caller: Caller,
    (At(id), Body(given)): (At<DirectiveId>, Body<DirectiveText>),
) -> Answer<Effect> {
    let changed =
        caller.write(move |desk, me| desk.release_draft(me, &id, given.text.as_str())).await?;
    Ok(released(&changed))
}
