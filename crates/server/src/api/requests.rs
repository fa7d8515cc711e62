//! Requests for programs: filed, read, decided, taken back. What may be done and by whom is
//! `clearance`'s to say; whoever names the state that was seen decides on that state or not at all.

use super::checks::{party_called, post_called};
use super::endpoint::{About, Answer, Endpoint, Told, get, post};
use super::given::{At, Body, Caller, Query, Seen};
use super::page::{Mark, Page, cursor};
use super::problem::Problem;
use super::tag;
use super::wire::{Closed, Id, People, Time, Upto, Word, Words};
use crate::Trouble;
use crate::desk::Desk;
use crate::desk::pages::RequestsWanted;
use crate::router::Asks;
use clearance::authorise::UseCase;
use clearance::command::Command;
use clearance::filed::{Concurrence, Filed, Phase, Standing};
use clearance::ids::{DecisionId, RequestId};
use parties::{FunctionId, OfficerId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Conditions of one approval.
type Conditions = Upto<Words, { clearance::handle::CONDITIONS_MAX }>;

/// The addresses of this part.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let about = |path, act, name, says| About { path, asks: Asks::May(act), name, says };
    use UseCase as U;
    let all = "/api/v1/requests";
    let one = "/api/v1/requests/{request}";
    vec![
        get(about(all, U::RequestShow, "listRequests", "Lists requests."), list),
        post(about(all, U::Request, "fileRequest", "Files a request."), file),
        get(about(one, U::RequestShow, "showRequest", "Reads a request."), show),
        post(
            about(
                "/api/v1/requests/{request}/approval",
                U::Approve,
                "approve",
                "Agrees to a request.",
            ),
            approve,
        ),
        post(
            about("/api/v1/requests/{request}/denial", U::Deny, "deny", "Refuses a request."),
            deny,
        ),
        post(
            about(
                "/api/v1/requests/{request}/withdrawal",
                U::Withdraw,
                "withdraw",
                "Takes a request or its grant back.",
            ),
            withdraw,
        ),
        post(
            about(
                "/api/v1/requests/{request}/recusal",
                U::Recuse,
                "recuse",
                "Stands aside from a request.",
            ),
            recuse,
        ),
        post(
            about(
                "/api/v1/requests/{request}/clearers",
                U::ConcurrenceAsk,
                "askClearer",
                "Asks a clearer, whose silence from a time on is no objection.",
            ),
            ask_clearer,
        ),
        post(
            about(
                "/api/v1/requests/{request}/concurrence",
                U::Concur,
                "concur",
                "Concurs as a clearer.",
            ),
            concur,
        ),
        post(
            about(
                "/api/v1/requests/{request}/objection",
                U::Concur,
                "object",
                "Objects as a clearer.",
            ),
            object,
        ),
        post(
            about(
                "/api/v1/requests/{request}/conditions",
                U::ConditionMet,
                "meetCondition",
                "Says that a condition of the grant is met.",
            ),
            meet,
        ),
    ]
}

/// A request with its life.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Request {
    request: String,
    /// `open`, `expired`, `granted`, `ended`, `denied` or `withdrawn`.
    state: &'static str,
    decision: String,
    requester: String,
    participants: Vec<String>,
    post: String,
    act: &'static str,
    /// When the contact is to take place.
    at: String,
    parties: Vec<String>,
    /// Every paragraph that asks for agreement.
    needs: Vec<Need>,
    /// Who has agreed.
    agreed: Vec<Agreed>,
    /// Who can decide, function by function.
    deciders: Vec<Decider>,
    /// The end of the grant.
    until: Option<String>,
    conditions: Vec<String>,
    /// Conditions said to be met.
    met: Vec<Met>,
    /// Who refused it or took it back, and why.
    ended: Option<Ended>,
    reason: String,
    filed_at: String,
    /// Who stood aside.
    recused: Vec<String>,
    /// What clearers answered.
    concurrences: Vec<Clearer>,
}

/// A paragraph that asks for agreement.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Need {
    directive: String,
    paragraph: String,
    /// Functions, as an expression.
    by: String,
    /// The directive's authority.
    authority: String,
}

/// An agreement.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Agreed {
    officer: String,
    function: String,
    at: String,
}

/// A function that decides.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Decider {
    function: String,
    /// Those who may fill it.
    officers: Vec<String>,
    /// Who has agreed as it.
    agreed: Option<String>,
}

/// A condition said to be met.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Met {
    condition: String,
    officer: String,
    at: String,
    evidence: String,
}

/// What ended a request.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Ended {
    officer: String,
    /// As what; none when it was taken back by who filed it.
    function: Option<String>,
    at: String,
    grounds: String,
}

/// A clearer.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Clearer {
    function: String,
    /// `asked`, `agreed`, `objected` or `no objection (lapse)`.
    state: &'static str,
    officer: Option<String>,
    /// When it was answered, or by when.
    at: String,
    grounds: Option<String>,
}

/// A request as the wire has it, at this moment.
fn wire(desk: &Desk, filed: &Filed) -> Result<Request, Trouble> {
    let (request, now) = (&filed.request, desk.now());
    let (until, conditions, met, ended) = standing(filed);
    let deciders = filed.who_can_decide(desk.organisation()?).into_iter();
    Ok(Request {
        request: request.id.to_string(),
        state: filed.phase(now).as_str(),
        decision: request.decision.to_string(),
        requester: request.requester.to_string(),
        participants: request.participants.iter().map(ToString::to_string).collect(),
        post: request.post.to_string(),
        act: request.act.as_str(),
        at: request.at.to_string(),
        parties: request.parties.iter().map(ToString::to_string).collect(),
        needs: request.needed.iter().map(need).collect(),
        agreed: filed.agreed().into_iter().map(agreed).collect(),
        deciders: deciders.map(decider).collect(),
        until,
        conditions,
        met,
        ended,
        reason: request.reason.clone(),
        filed_at: filed.filed_at.to_string(),
        recused: filed.recused.keys().map(ToString::to_string).collect(),
        concurrences: filed.concurrences.iter().map(|(f, c)| clearer(f, c, now)).collect(),
    })
}

fn need(need: &clearance::request::Needed) -> Need {
    Need {
        directive: need.directive.to_string(),
        paragraph: need.paragraph.to_string(),
        by: need.by.to_string(),
        authority: need.authority.clone(),
    }
}

fn agreed(agreement: &clearance::grant::Agreement) -> Agreed {
    Agreed {
        officer: agreement.officer.to_string(),
        function: agreement.function.to_string(),
        at: agreement.at.to_string(),
    }
}

fn decider(decider: clearance::filed::Decider) -> Decider {
    Decider {
        function: decider.function.to_string(),
        officers: decider.officers.iter().map(ToString::to_string).collect(),
        agreed: decider.agreed.map(|o| o.to_string()),
    }
}

type Stands = (Option<String>, Vec<String>, Vec<Met>, Option<Ended>);

fn standing(filed: &Filed) -> Stands {
    match &filed.standing {
        Standing::Open { .. } => (None, filed.request.conditions.clone(), Vec::new(), None),
        Standing::Granted { grant, met } => {
            let met = met.iter().map(|(condition, met)| Met {
                condition: condition.clone(),
                officer: met.officer.to_string(),
                at: met.at.to_string(),
                evidence: met.evidence.clone(),
            });
            (Some(grant.until.to_string()), grant.conditions.clone(), met.collect(), None)
        }
        Standing::Denied { by, grounds } => {
            let ended = Ended {
                officer: by.officer.to_string(),
                function: Some(by.function.to_string()),
                at: by.at.to_string(),
                grounds: grounds.clone(),
            };
            (None, Vec::new(), Vec::new(), Some(ended))
        }
        Standing::Withdrawn { officer, at, grounds, .. } => {
            let (officer, at) = (officer.to_string(), at.to_string());
            let ended = Ended { officer, function: None, at, grounds: grounds.clone() };
            (None, Vec::new(), Vec::new(), Some(ended))
        }
    }
}

fn clearer(function: &FunctionId, answer: &Concurrence, now: jiff::Timestamp) -> Clearer {
    let (officer, at, grounds) = match answer {
        Concurrence::Asked { due } | Concurrence::Lapsed { due } => (None, due, None),
        Concurrence::Agreed { officer, at } => (Some(officer), at, None),
        Concurrence::Objected { officer, at, grounds } => (Some(officer), at, Some(grounds)),
    };
    Clearer {
        function: function.to_string(),
        state: answer.words_at(now),
        officer: officer.map(ToString::to_string),
        at: at.to_string(),
        grounds: grounds.cloned(),
    }
}

/// A state, as a word.
type PhaseWord = Word<Phase>;

impl Closed for Phase {
    const NAME: &'static str = "Phase";

    fn words() -> Vec<&'static str> {
        Self::ALL.iter().map(|p| p.as_str()).collect()
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == word)
    }
}

/// Which requests.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    /// Of this post.
    post: Option<Id>,
    /// About this party.
    party: Option<Id>,
    /// In this state.
    state: Option<PhaseWord>,
    /// Only what waits for a function of yours.
    #[serde(default)]
    waits_for_me: bool,
    /// Where to go on: `next` of the items before.
    cursor: Option<Mark>,
}

async fn list(caller: Caller, Query(which): Query<Which>) -> Answer<Page<Request>> {
    let page = caller.write(move |desk, me| {
        let post = which.post.as_ref().map(|w| post_called(desk, w.as_str())).transpose()?;
        let party = which.party.as_ref().map(|w| party_called(w.as_str())).transpose()?;
        let phases = which.state.iter().map(|w| w.0).collect();
        let wanted = RequestsWanted { post, party, phases, waits_for_me: which.waits_for_me };
        let page = desk.requests_page(me, &wanted, cursor(which.cursor.as_ref())?.as_ref())?;
        let next = page.next;
        let items = page.items.iter().map(|line| wire(desk, &line.filed));
        let items = items.collect::<Result<Vec<_>, Trouble>>()?;
        Ok(crate::desk::paging::Page { items, next })
    });
    Ok(Page::of(page.await?, |request| request).into())
}

/// A request to be filed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewRequest {
    /// The decision that said approval is required.
    decision: Id,
    /// Why the contact is wanted.
    reason: Words,
    /// Who takes part on our side beside you.
    #[serde(default)]
    participants: People,
}

/// Accounts named.
pub(super) fn accounts(words: &People) -> Result<BTreeSet<OfficerId>, Trouble> {
    let parse = |word: &Id| {
        OfficerId::parse(word.as_str())
            .map_err(|error| Trouble::input(error.to_string(), "`/api/v1/accounts` lists them"))
    };
    words.0.iter().map(parse).collect()
}

/// The decision of that reference; a word that is none reads as one that is not there.
pub(super) fn decision_called(word: &str) -> Result<DecisionId, Trouble> {
    DecisionId::parse(word).map_err(|_| Trouble::not_there("decision", word, "check the reference"))
}

async fn file(caller: Caller, Body(given): Body<NewRequest>) -> Answer<Request> {
    let decision = decision_called(given.decision.as_str())?;
    let participants = accounts(&given.participants)?;
    let filed = caller.write(move |desk, me| {
        let id = desk.request(me, &decision, &participants, given.reason.as_str())?;
        wire(desk, &desk.request_shown(me, &id)?)
    });
    let filed = filed.await?;
    let place = format!("/api/v1/requests/{}", filed.request);
    Ok(Told::made(filed, place))
}

async fn show(caller: Caller, At(id): At<RequestId>) -> Answer<Request> {
    let filed = caller.write(move |desk, me| {
        let filed = desk.read_request(me, &id)?;
        wire(desk, &filed)
    });
    Ok(filed.await?.into())
}

/// Does it, if the request still stands as it was seen.
async fn deed(
    caller: &Caller,
    id: RequestId,
    Seen(seen): Seen,
    command: Command,
) -> Answer<Request> {
    let done = caller.write(move |desk, me| {
        if let Some(seen) = &seen {
            let now = wire(desk, &desk.request_shown(me, &id)?)?;
            let now = serde_json::to_vec(&now).unwrap_or_default();
            if !tag::is_named(seen, &tag::tag_of(&now)) {
                return Ok(None);
            }
        }
        desk.on_request(me, &id, &command)?;
        wire(desk, &desk.request_shown(me, &id)?).map(Some)
    });
    Ok(done.await?.ok_or_else(Problem::changed)?.into())
}

fn function(word: &Id) -> Result<FunctionId, Trouble> {
    FunctionId::parse(word.as_str())
        .map_err(|error| Trouble::input(error.to_string(), "`/api/v1/me` names yours"))
}

/// An agreement.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewApproval {
    /// As what.
    function: Id,
    /// Conditions to add.
    #[serde(default)]
    conditions: Conditions,
    /// The latest end; by default the end of the contact's day at the post.
    until: Option<Time>,
}

async fn approve(
    caller: Caller,
    (At(request), seen, Body(given)): (At<RequestId>, Seen, Body<NewApproval>),
) -> Answer<Request> {
    let conditions = given.conditions.0.into_iter().map(|c| c.0).collect();
    let (function, until) = (function(&given.function)?, given.until.map(|t| t.0));
    deed(&caller, request, seen, Command::Approve { request, function, conditions, until }).await
}

/// A refusal, or an objection.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Against {
    /// As what.
    function: Id,
    /// Why, in a sentence the other side can live with.
    grounds: Words,
}

async fn deny(
    caller: Caller,
    (At(request), seen, Body(given)): (At<RequestId>, Seen, Body<Against>),
) -> Answer<Request> {
    let function = function(&given.function)?;
    deed(&caller, request, seen, Command::Deny { request, function, grounds: given.grounds.0 })
        .await
}

async fn object(
    caller: Caller,
    (At(request), seen, Body(given)): (At<RequestId>, Seen, Body<Against>),
) -> Answer<Request> {
    let function = function(&given.function)?;
    deed(&caller, request, seen, Command::Object { request, function, grounds: given.grounds.0 })
        .await
}

/// Grounds of a step back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Grounds {
    /// Why.
    #[serde(default)]
    grounds: Words,
}

async fn withdraw(
    caller: Caller,
    (At(request), seen, Body(given)): (At<RequestId>, Seen, Body<Grounds>),
) -> Answer<Request> {
    deed(&caller, request, seen, Command::Withdraw { request, grounds: given.grounds.0 }).await
}

async fn recuse(
    caller: Caller,
    (At(request), seen, Body(given)): (At<RequestId>, Seen, Body<Grounds>),
) -> Answer<Request> {
    deed(&caller, request, seen, Command::Recuse { request, tie: given.grounds.0 }).await
}

/// A clearer to be asked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ClearerAsked {
    /// The function.
    function: Id,
    /// From then on silence is no objection.
    due: Time,
}

async fn ask_clearer(
    caller: Caller,
    (At(request), seen, Body(given)): (At<RequestId>, Seen, Body<ClearerAsked>),
) -> Answer<Request> {
    let (function, due) = (function(&given.function)?, given.due.0);
    deed(&caller, request, seen, Command::AskConcurrence { request, function, due }).await
}

/// A concurrence.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Concurs {
    /// As what.
    function: Id,
}

async fn concur(
    caller: Caller,
    (At(request), seen, Body(given)): (At<RequestId>, Seen, Body<Concurs>),
) -> Answer<Request> {
    let function = function(&given.function)?;
    deed(&caller, request, seen, Command::Concur { request, function }).await
}

/// A condition met.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionMet {
    /// The condition, as the grant has it.
    condition: Words,
    /// How one can see it.
    evidence: Words,
}

async fn meet(
    caller: Caller,
    (At(request), seen, Body(given)): (At<RequestId>, Seen, Body<ConditionMet>),
) -> Answer<Request> {
    let (condition, evidence) = (given.condition.0, given.evidence.0);
    deed(&caller, request, seen, Command::MeetCondition { request, condition, evidence }).await
}
