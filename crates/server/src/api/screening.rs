//! Screening for programs: names in, parties they may mean out with the evidence; two names
//! compared; parties found and read. Says what is like what, never what may be done.

use super::checks::born;
use super::endpoint::{About, Answer, Endpoint, get, post};
use super::explaining::Explanation;
use super::given::{At, Body, Caller, Query};
use super::page::{Mark, Page, cursor};
use super::wire::{Day, Facts, KindWord, Name, Text, Upto};
use crate::Trouble;
use crate::router::Asks;
use clearance::authorise::UseCase;
use clearance::{Language, wording};
use parties::{Identifier, Kind, PartyId};
use screening::found::Field;
use screening::{Score, Screened, Subject, compare, names};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Names of one batch. At 10,000 a second that is a tenth of a second; more are sent in parts.
pub(super) const NAMES_MAX: usize = 1_000;
/// Pairs of one batch.
pub(super) const PAIRS_MAX: usize = 1_000;
/// Parties returned for one name at most; ten when not said.
pub(super) const MATCHES_MAX: u16 = 100;

/// Matches of one name that say why. A person reads fewer; each takes as long as screening a name.
const EXPLAINED_MAX: usize = 10;

/// Names to be screened.
type Names = Upto<Asked, NAMES_MAX>;
/// Pairs to be compared.
type PairList = Upto<Pair, PAIRS_MAX>;

/// The addresses of this part.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let about = |path, act, name, says| About { path, asks: Asks::May(act), name, says };
    use UseCase as U;
    let find = "Finds parties that words may name, best first.";
    vec![
        post(about("/api/v1/screen", U::Screen, "screen", "Screens names."), screen),
        post(about("/api/v1/compare", U::Screen, "compare", "Compares two names each."), pairs),
        get(about("/api/v1/parties", U::Screen, "findParties", find), parties_found),
        get(
            about("/api/v1/parties/{party}", U::ListShow, "showParty", "Reads a party."),
            party_shown,
        ),
    ]
}

/// Names to be screened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Batch {
    /// In the order they are answered.
    names: Names,
    /// Parties returned for one name, best first; 10 when not said.
    #[schema(minimum = 1, maximum = 100)]
    limit: Option<u16>,
    /// Whether the first ten matches of each name say why, word by word and in sentences; not when
    /// left out.
    #[serde(default)]
    explain: bool,
}

/// A name to be screened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// As written.
    query: Name,
    /// What it is; by default not said.
    kind: Option<KindWord>,
    /// A day, a month or a year.
    birth_date: Option<Day>,
    /// As two letters or in words.
    #[serde(default)]
    countries: Facts,
    /// As written.
    #[serde(default)]
    identifiers: Facts,
    /// Yours; comes back as it is.
    id: Option<Name>,
}

/// The answers, with what made their scores.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Answers {
    /// The version of the engine and its scores.
    engine: &'static str,
    /// From which score, per mille, a strong match is a hit.
    threshold: u16,
    /// One a name, in order.
    answers: Vec<Found>,
}

/// What one name found.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Found {
    query: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// Best first, also below the threshold.
    matches: Vec<Match>,
    /// Parties that share the words as well as the best does.
    ambiguity: usize,
    /// Words that could not be read: never clear.
    unread: Vec<String>,
    /// Why each of them could not, and what would mend it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flaws: Vec<Flawed>,
}

/// Words that could not be read.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UnreadWords)]
pub(super) struct Flawed {
    /// As given, cut where they are long.
    words: String,
    /// `misread` (a wrong encoding), `mixed` (scripts in one word), `too_long`, `no_reading`
    /// (signs, or a script that is not read) or `empty`.
    why: &'static str,
    /// For people, in English.
    help: &'static str,
}

fn flawed(unread: &[String]) -> Vec<Flawed> {
    let flawed = |words: &String| {
        let flaw = names::flaw(words);
        let help = wording::flaw(flaw, Language::English);
        Flawed { words: words.clone(), why: flaw.as_str(), help }
    };
    unread.iter().map(flawed).collect()
}

/// A name met.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScreenMatch)]
pub(super) struct Match {
    party: String,
    list: String,
    caption: String,
    /// The alias met.
    name: String,
    kind: &'static str,
    /// `strong`, `weak` or `acronym`.
    strength: &'static str,
    /// Per mille.
    score: u16,
    /// The evidence; negative when the name speaks against it.
    bits: i16,
    hit: bool,
    ask: bool,
    /// Why a high score is no hit.
    why_not: String,
    rank: usize,
    evidence: Vec<Evidence>,
    agrees: Vec<&'static str>,
    contradicts: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// Words asked that met nothing.
    unmatched: Vec<String>,
    deceased: bool,
    /// Why, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<Explanation>,
}

/// One part beside another.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScreenEvidence)]
pub(super) struct Evidence {
    query: String,
    name: String,
    /// `same`, `spelling`, `transliteration`, `initial`, `nickname`, `joined`, `translation`,
    /// `acronym` or `other_name`.
    how: &'static str,
    /// Per mille.
    score: u16,
}

fn one_match(found: screening::Match) -> Match {
    let fields = |all: &[Field]| -> Vec<&'static str> { all.iter().map(|f| f.as_str()).collect() };
    Match {
        party: found.party.to_string(),
        list: found.list.to_string(),
        kind: found.kind.as_str(),
        strength: found.strength.as_str(),
        score: found.score.get(),
        bits: found.bits,
        hit: found.hit,
        ask: found.ask,
        rank: found.rank,
        evidence: found.evidence.into_iter().map(evidence).collect(),
        agrees: fields(&found.agrees),
        contradicts: fields(&found.contradicts),
        missing: fields(&found.missing),
        caption: found.caption,
        name: found.name,
        why_not: found.why_not,
        unmatched: found.unmatched,
        deceased: found.is_deceased,
        explain: None,
    }
}

fn evidence(part: screening::Evidence) -> Evidence {
    let (how, score) = (part.how.as_str(), part.score.get());
    Evidence { query: part.query, name: part.name, how, score }
}

async fn screen(caller: Caller, Body(batch): Body<Batch>) -> Answer<Answers> {
    let limit = batch.limit.unwrap_or(10);
    if !(1..=MATCHES_MAX).contains(&limit) {
        let what = format!("`limit`: {limit} is not between 1 and {MATCHES_MAX}");
        return Err(Trouble::input(what, "give one between, or leave it out").into());
    }
    let subjects = batch.names.0.iter().map(subject).collect::<Result<Vec<_>, _>>()?;
    caller.names(batch.names.0.iter().map(|asked| asked.query.as_str()))?;
    let account = caller.account.clone();
    let screened = caller.app.hall.screen(account, subjects, usize::from(limit)).await?;
    let ids = batch.names.0.into_iter().map(|asked| asked.id.map(|id| id.0));
    let is_explained = batch.explain;
    let all = screened.into_iter().zip(ids).collect::<Vec<_>>();
    let answer = move |(one, id)| found(one, id, is_explained);
    let answers = if is_explained {
        // It takes long enough to keep others waiting: not where requests are read.
        caller.read(move |_, _| Ok(all.into_iter().map(answer).collect())).await?
    } else {
        all.into_iter().map(answer).collect()
    };
    let threshold = Score::THRESHOLD.get();
    Ok(Answers { engine: screening::ENGINE, threshold, answers }.into())
}

fn subject(asked: &Asked) -> Result<Subject, Trouble> {
    if asked.query.as_str().trim().is_empty() {
        return Err(Trouble::input("a name to screen is empty", "leave it out, or write it"));
    }
    let kind = asked.kind.map_or(Kind::Any, |w| w.0);
    let mut subject = Subject::named(asked.query.as_str(), kind);
    subject.born = born(asked.birth_date.as_ref().map(Text::as_str))?;
    subject.countries = asked.countries.0.iter().map(|c| c.0.clone()).collect();
    let identifier = |word: &Name| Identifier {
        kind: String::new(),
        value: word.0.clone(),
        country: String::new(),
    };
    subject.identifiers = asked.identifiers.0.iter().map(identifier).collect();
    Ok(subject)
}

fn found(one: Screened, id: Option<String>, is_explained: bool) -> Found {
    let query = one.query;
    let told = |found: screening::Match| {
        let is_explained = is_explained && found.rank <= EXPLAINED_MAX;
        let explain = is_explained.then(|| Explanation::of_match(&query, &found));
        Match { explain, ..one_match(found) }
    };
    let matches = one.matches.into_iter().map(told).collect();
    let flaws = flawed(&one.unread);
    Found { query, id, matches, ambiguity: one.ambiguity, unread: one.unread, flaws }
}

/// Pairs of names.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Pairs {
    /// In the order they are answered.
    pairs: PairList,
    /// Whether each pair says why, word by word and in sentences; not when left out.
    #[serde(default)]
    explain: bool,
}

/// Two names.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Pair {
    name1: Name,
    name2: Name,
    /// What both are; by default not said.
    kind: Option<KindWord>,
}

/// The pairs, with what made their scores.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ComparedPairs {
    /// The version of the engine and its scores.
    engine: &'static str,
    /// From which score, per mille, a pair is a hit.
    threshold: u16,
    /// One a pair, in order.
    answers: Vec<ComparedPair>,
}

/// Two names beside each other.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ComparedPair {
    name1: String,
    name2: String,
    score: u16,
    hit: bool,
    bits: i16,
    /// `query` is of the first, `name` of the second.
    evidence: Vec<Evidence>,
    unmatched1: Vec<String>,
    unmatched2: Vec<String>,
    /// Words of either that could not be read: then a low score does not say different.
    unread: Vec<String>,
    /// Why each of them could not, and what would mend it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flaws: Vec<Flawed>,
    /// Why they are taken for one name or not, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<Explanation>,
}

async fn pairs(caller: Caller, Body(given): Body<Pairs>) -> Answer<ComparedPairs> {
    let is_empty = |name: &Name| name.as_str().trim().is_empty();
    let is_half = |pair: &Pair| is_empty(&pair.name1) || is_empty(&pair.name2);
    if let Some(at) = given.pairs.0.iter().position(is_half) {
        let what = format!("`pairs[{at}]`: a name to compare is empty");
        return Err(Trouble::input(what, "leave the pair out, or write both names").into());
    }
    let answers = caller.read(move |desk, me| {
        // Whoever may not screen may not compare either.
        desk.index_files(Some(me))?;
        let is_explained = given.explain;
        let answer = |pair| compared(pair, is_explained);
        Ok(given.pairs.0.into_iter().map(answer).collect::<Vec<_>>())
    });
    let (answers, threshold) = (answers.await?, Score::SAME.get());
    Ok(ComparedPairs { engine: screening::ENGINE, threshold, answers }.into())
}

fn compared(pair: Pair, is_explained: bool) -> ComparedPair {
    let kind = pair.kind.map_or(Kind::Any, |w| w.0);
    let one = compare(pair.name1.as_str(), pair.name2.as_str(), kind);
    let names = [pair.name1.as_str(), pair.name2.as_str()];
    let explain = is_explained.then(|| Explanation::of_pair(names, kind));
    ComparedPair {
        explain,
        name1: pair.name1.0,
        name2: pair.name2.0,
        score: one.score.get(),
        hit: one.score >= Score::SAME,
        bits: one.bits,
        evidence: one.evidence.into_iter().map(evidence).collect(),
        unmatched1: one.unmatched_first,
        unmatched2: one.unmatched_second,
        flaws: flawed(&one.unread),
        unread: one.unread,
    }
}

/// Which parties.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    /// Words that may name it.
    q: Name,
    /// Where to go on: `next` of the items before.
    cursor: Option<Mark>,
}

/// One party that words may name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PartyFound {
    /// The version of the engine and its scores.
    engine: &'static str,
    /// What met what.
    #[serde(rename = "match")]
    found: Match,
    /// What the lists say today.
    told: Option<String>,
}

async fn parties_found(caller: Caller, Query(which): Query<Which>) -> Answer<Page<PartyFound>> {
    if which.q.as_str().trim().is_empty() {
        return Err(Trouble::input("`q`: no words are given", "give a name").into());
    }
    caller.names([which.q.as_str()])?;
    let page = caller.read(move |desk, me| {
        desk.search_parties(me, which.q.as_str(), cursor(which.cursor.as_ref())?.as_ref())
    });
    let wire = |line: crate::desk::party_page::PartyLine| PartyFound {
        engine: screening::ENGINE,
        found: one_match(line.found),
        told: line.told,
    };
    Ok(Page::of(page.await?, wire).into())
}

async fn party_shown(caller: Caller, At(id): At<PartyId>) -> Answer<Party> {
    let party = caller.write(move |desk, me| desk.party(Some(me), id.as_str()));
    Ok(Party(party.await?).into())
}

/// A party as `list show` writes it.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Party(Value);

impl PartialSchema for Party {
    fn schema() -> RefOr<Schema> {
        super::shapes::Party::schema()
    }
}

impl ToSchema for Party {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        super::shapes::Party::schemas(schemas);
    }
}
