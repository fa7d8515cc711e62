//! "May I?" for programs: a contact in, the decision out, as `check --format json` writes it; and
//! decisions read again. Holds nothing but their shapes.

use super::endpoint::{About, Answer, Endpoint, Told, get, post};
use super::given::{At, Body, Caller, Query};
use super::page::{Mark, Page, cursor};
use super::wire::{
    ActWord, Day, Facts, Id, Ids, InitiatorWord, KindWord, Name, Text, Time, Upto, VenueWord, Words,
};
use crate::Trouble;
use crate::desk::Desk;
use crate::desk::confirming::Word as PersonsWord;
use crate::desk::pages::{self, DecisionsWanted};
use crate::desk::replay::Replayed;
use crate::router::Asks;
use clearance::authorise::UseCase;
use clearance::event::Identity;
use clearance::ids::DecisionId;
use clearance::{Contact, Counterpart};
use parties::{ContactLevel, Identifier, Kind, OfficerId, PartialDate, PartyId, PostId, Purpose};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Whom a contact is with.
type Counterparts = Upto<Who, { clearance::contact::COUNTERPARTS_MAX }>;

/// The addresses of this part.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let about = |path, act, name, says| About { path, asks: Asks::May(act), name, says };
    vec![
        post(
            about(
                "/api/v1/checks",
                UseCase::Check,
                "check",
                "Asks whether a contact may go ahead.",
            ),
            check,
        ),
        get(
            about(
                "/api/v1/decisions",
                UseCase::DecisionShow,
                "listDecisions",
                "Lists decisions, the latest first.",
            ),
            list,
        ),
        get(
            about(
                "/api/v1/decisions/{decision}",
                UseCase::DecisionShow,
                "showDecision",
                "Reads a decision again, as it was when it was made.",
            ),
            show,
        ),
        post(
            about(
                "/api/v1/decisions/{decision}/confirmations",
                UseCase::Confirm,
                "confirm",
                "Says who a counterpart of a decision is, or is not.",
            ),
            confirm,
        ),
        post(
            about(
                "/api/v1/decisions/{decision}/replay",
                UseCase::Replay,
                "replay",
                "Makes a decision again and compares it with the record.",
            ),
            replay,
        ),
    ]
}

/// A contact to be asked about. What is not given stays not given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// What happens.
    act: ActWord,
    /// With whom.
    with: Counterparts,
    /// The post; by default the account's.
    post: Option<Id>,
    /// The highest level on either side; by default the organisation's lowest.
    level: Option<Id>,
    /// Whose idea.
    initiator: Option<InitiatorWord>,
    /// Where.
    place: Option<VenueWord>,
    /// The declared purpose, a token.
    purpose: Option<Id>,
    /// When it takes place; by default now.
    at: Option<Time>,
    /// Asks what would have been answered with what was known then; nothing is recorded.
    as_of: Option<Time>,
}

/// A counterpart.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Who {
    /// The name as written.
    name: Name,
    /// What it is; by default not said.
    kind: Option<KindWord>,
    /// Birth date: a day, a month or a year, as `1961-03-04`, `1961-03`, `1961`.
    born: Option<Day>,
    /// Countries, as two letters or in words.
    #[serde(default)]
    countries: Facts,
    /// Identifiers, as written.
    #[serde(default)]
    identifiers: Facts,
    /// In what capacity: `for the Council of the Arvand Nation`.
    capacity: Option<Name>,
    /// You say it is this party.
    is: Option<Id>,
    /// You say it is none of these.
    #[serde(default)]
    is_not: Ids,
}

async fn check(caller: Caller, Body(question): Body<Question>) -> Answer<Decision> {
    caller.names(question.with.0.iter().map(|who| who.name.as_str()))?;
    let as_of = question.as_of.map(|t| t.0);
    let contact = caller.read(move |desk, me| contact(&question, desk, me)).await?;
    if let Some(as_of) = as_of {
        let asked = move |desk: &mut Desk, me: &OfficerId| desk.check(me, &contact, Some(as_of));
        return Ok(Decision(caller.write(asked).await?.disclosed.to_json()).into());
    }
    let account = caller.account.clone();
    let shown = caller.app.hall.check(account, contact, caller.deed).await?.disclosed;
    Ok(Told::made(Decision(shown.to_json()), format!("/api/v1/decisions/{}", shown.id)))
}

fn contact(question: &Question, desk: &Desk, me: &OfficerId) -> Result<Contact, Trouble> {
    let us = desk.organisation()?;
    let post = match &question.post {
        None => desk.officer(me)?.post.clone(),
        Some(word) => post_called(desk, word.as_str())?,
    };
    let level = question.level.as_ref().map(|word| {
        let level = ContactLevel::named(word.as_str());
        let known: Vec<&str> = us.contact_levels.iter().map(ContactLevel::as_str).collect();
        let what = || format!("`{}` is no level of contact", word.as_str());
        match us.contact_rank(&level) {
            Some(_) => Ok(level),
            None => Err(Trouble::input(what(), format!("there are {}", known.join(", ")))),
        }
    });
    let purpose = question.purpose.as_ref().map(|word| {
        Purpose::parse(word.as_str()).map_err(|error| {
            Trouble::input(error.to_string(), "a purpose is a token such as `consular`")
        })
    });
    Ok(Contact {
        act: question.act.0,
        level: level.transpose()?.or_else(|| us.contact_levels.first().cloned()),
        initiator: question.initiator.map(|w| w.0),
        venue: question.place.map(|w| w.0),
        purpose: purpose.transpose()?,
        at: question.at.map_or_else(|| desk.now(), |t| t.0),
        post,
        officer: me.clone(),
        counterparts: question.with.0.iter().map(counterpart).collect::<Result<_, _>>()?,
    })
}

/// The post of that name.
pub(super) fn post_called(desk: &Desk, word: &str) -> Result<PostId, Trouble> {
    let post = desk.organisation()?.post_addressed(word);
    post.map(|p| p.id.clone()).ok_or_else(|| {
        Trouble::input(format!("no post is called `{word}`"), "`/api/v1/posts` lists the posts")
    })
}

/// The party of that id, whether there is one or not.
pub(super) fn party_called(word: &str) -> Result<PartyId, Trouble> {
    PartyId::parse(word)
        .map_err(|error| Trouble::input(error.to_string(), "give the whole id, as `own:mek`"))
}

/// A birth date.
pub(super) fn born(word: Option<&str>) -> Result<Option<PartialDate>, Trouble> {
    let read = |word: &str| {
        PartialDate::parse(word).ok_or_else(|| {
            let what = format!("`{word}` is no date");
            Trouble::input(what, "write it as 1961-03-04, 1961-03 or 1961")
        })
    };
    word.map(read).transpose()
}

fn counterpart(who: &Who) -> Result<Counterpart, Trouble> {
    let name = who.name.as_str().trim().to_owned();
    if name.is_empty() {
        return Err(Trouble::input("a counterpart has no name", "name whom the contact is with"));
    }
    let identifier = |word: &Name| Identifier {
        kind: String::new(),
        value: word.0.clone(),
        country: String::new(),
    };
    let party = |word: &Id| party_called(word.as_str());
    Ok(Counterpart {
        name,
        kind: who.kind.map_or(Kind::Any, |w| w.0),
        born: born(who.born.as_ref().map(Text::as_str))?,
        countries: who.countries.0.iter().map(|c| c.0.clone()).collect(),
        identifiers: who.identifiers.0.iter().map(identifier).collect(),
        capacity: who.capacity.as_ref().map(|c| c.0.clone()),
        is: who.is.as_ref().map(party).transpose()?,
        is_not: who.is_not.0.iter().map(party).collect::<Result<_, _>>()?,
    })
}

/// Which decisions.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    /// Of this post.
    post: Option<Id>,
    /// Only one's own.
    #[serde(default)]
    own: bool,
    /// Where to go on: `next` of the items before.
    cursor: Option<Mark>,
}

/// One decision in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DecisionLine {
    decision: String,
    /// When it was asked.
    asked_at: String,
    officer: String,
    post: String,
    act: &'static str,
    /// When the contact takes place.
    at: String,
    /// With whom, by the names asked.
    with: Vec<String>,
    /// A verdict, or `refer`.
    verdict: &'static str,
    /// The newest request made of it that you may see.
    request: Option<String>,
    /// The contact logged on it that you may see.
    contact: Option<String>,
}

async fn list(caller: Caller, Query(which): Query<Which>) -> Answer<Page<DecisionLine>> {
    let page = caller.read(move |desk, me| {
        let post = which.post.as_ref().map(|w| post_called(desk, w.as_str())).transpose()?;
        let wanted = DecisionsWanted { post, own: which.own };
        desk.decisions_page(me, &wanted, cursor(which.cursor.as_ref())?.as_ref())
    });
    Ok(Page::of(page.await?, |one| line(&one)).into())
}

fn line(line: &pages::DecisionLine) -> DecisionLine {
    let contact = &line.asked.contact;
    DecisionLine {
        decision: line.id.to_string(),
        asked_at: line.asked.at.to_string(),
        officer: contact.officer.to_string(),
        post: contact.post.to_string(),
        act: contact.act.as_str(),
        at: contact.at.to_string(),
        with: contact.counterparts.iter().map(|c| c.name.clone()).collect(),
        verdict: match line.told {
            pages::Told::Verdict(verdict) => verdict.as_str(),
            pages::Told::Refer => clearance::disclosed::REFER,
        },
        request: line.request.map(|r| r.to_string()),
        contact: line.contact.map(|c| c.to_string()),
    }
}

async fn show(caller: Caller, At(id): At<DecisionId>) -> Answer<Decision> {
    let answer = caller.write(move |desk, me| desk.decision(me, &id)).await?;
    Ok(Decision(answer.disclosed.to_json()).into())
}

/// Who a counterpart is, or is not.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Confirmation {
    /// The counterpart, by the name it was asked about, where there are several.
    with: Option<Name>,
    /// It is this party. Either this or `is_not` is given.
    is: Option<Id>,
    /// It is not this party.
    is_not: Option<Id>,
    /// How you know.
    grounds: Words,
    /// From then on it is asked anew.
    until: Option<Time>,
}

/// A word taken down.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Confirmed {
    decision: String,
    party: String,
    /// `is` or `is-not`.
    identity: &'static str,
}

async fn confirm(
    caller: Caller,
    (At(id), Body(given)): (At<DecisionId>, Body<Confirmation>),
) -> Answer<Confirmed> {
    let (identity, party) = match (&given.is, &given.is_not) {
        (Some(party), None) => (Identity::Is, party),
        (None, Some(party)) => (Identity::IsNot, party),
        _ => {
            let what = "either `is` or `is_not` names the party";
            return Err(Trouble::input(what, "give one of them").into());
        }
    };
    let word = PersonsWord {
        decision: id,
        name: given.with.as_ref().map(|w| w.0.clone()),
        party: party_called(party.as_str())?,
        identity,
        grounds: given.grounds.0.clone(),
        until: given.until.map(|t| t.0),
    };
    let party = word.party.to_string();
    caller.write(move |desk, me| desk.confirm(me, &word)).await?;
    Ok(Confirmed { decision: id.to_string(), party, identity: identity.as_str() }.into())
}

/// A decision made again.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MadeAgain {
    decision: String,
    /// Whether its content was erased: then there is nothing to compare.
    erased: bool,
    /// Whether it came out the same to the byte.
    same: bool,
    /// What differs, at most 100 fields.
    differences: Vec<Difference>,
}

/// One field that differs.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Difference {
    /// The way to it: `counterparts/0/verdict`.
    field: String,
    recorded: String,
    now: String,
}

async fn replay(caller: Caller, At(id): At<DecisionId>) -> Answer<MadeAgain> {
    let replayed = caller.write(move |desk, me| desk.replay(Some(me), Some(&id))).await?;
    let unknown = || Trouble::not_there("decision", id.to_string(), "check the reference");
    let one = replayed.into_iter().next().ok_or_else(unknown)?;
    Ok(made_again(one).into())
}

fn made_again(one: Replayed) -> MadeAgain {
    let differences = one.differences.into_iter().map(|d| Difference {
        field: d.field,
        recorded: d.recorded,
        now: d.now,
    });
    let differences: Vec<Difference> = differences.collect();
    MadeAgain {
        decision: one.decision.to_string(),
        erased: one.is_erased,
        same: differences.is_empty() && !one.is_erased,
        differences,
    }
}

/// A decision as `check --format json` writes it: `clearance` gives the words, the shape in
/// [`super::shapes`] describes them.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Decision(Value);

impl PartialSchema for Decision {
    fn schema() -> RefOr<Schema> {
        super::shapes::Decision::schema()
    }
}

impl ToSchema for Decision {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        super::shapes::Decision::schemas(schemas);
    }
}
