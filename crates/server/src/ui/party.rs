//! One party: names by script, listings on a line of years, links as a small graph with a table,
//! what sources assert side by side, and what posts did.
//! Never shows a link, a name or a deed that the desk did not give for this reader.

mod drawn;

use super::directives::Moment;
use super::told::party_path;
use super::words::Words;
use super::{Frame, Refused, page};
use crate::desk::Desk;
use crate::desk::party_page::PartyPage as Given;
use crate::desk::precedents::DeedKind;
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use clearance::authorise::UseCase;
use clearance::messages;
use drawn::{Graph, Linked, Timeline};
use parties::{Affiliation, Name, NameKind, PartialDate, Party, PartyId, Source, Strength};
use std::collections::BTreeMap;

/// Names, listings, links, assertions or numbers shown of each. Largest seen: 120 names; beyond it
/// the page says how many more there are.
const SHOWN_MAX: usize = 200;

/// Names of one script.
#[derive(Debug)]
struct Script {
    /// The key of its word.
    key: &'static str,
    names: Vec<NameShown>,
}

/// One name.
#[derive(Debug)]
struct NameShown {
    text: String,
    /// The key of its kind.
    kind: &'static str,
    is_weak: bool,
}

/// Who says so.
#[derive(Debug)]
struct Said {
    document: String,
    origin: String,
    date: String,
}

/// One listing in the table.
#[derive(Debug)]
struct ListingShown {
    list: String,
    programme: String,
    from: String,
    to: String,
    source: Said,
}

/// One link in the table.
#[derive(Debug)]
struct LinkShown {
    /// The party is something of the other, or the other of it.
    is_of: bool,
    link: String,
    name: String,
    address: String,
    from: String,
    to: String,
    source: Said,
}

/// What sources say about one thing.
#[derive(Debug)]
struct Asserted {
    subject: String,
    /// Whether they say different things.
    differ: bool,
    /// How many are one report under several covers.
    all: Vec<Statement>,
}

/// One statement.
#[derive(Debug)]
struct Statement {
    statement: String,
    confidence: String,
    source: Said,
    /// Another statement of the same origin stands before it: together they are one source.
    is_repeated: bool,
}

/// What a post did.
#[derive(Debug)]
struct DeedShown {
    /// The key of what.
    kind: &'static str,
    at: Moment,
    post: String,
    act: String,
    reference: Option<(String, String)>,
}

#[derive(Debug, askama::Template)]
#[template(path = "party.html")]
struct PartyPage {
    frame: Frame,
    id: String,
    told: String,
    /// Where another name is put beside this party's.
    compare: String,
    deceased: Option<String>,
    merged_into: Option<(String, String)>,
    merged_from: Vec<(String, String)>,
    scripts: Vec<Script>,
    facts: Vec<(&'static str, String)>,
    timeline: Option<Timeline>,
    listings: Vec<ListingShown>,
    graph: Option<Graph>,
    links: Vec<LinkShown>,
    more: usize,
    asserted: Vec<Asserted>,
    deeds: Vec<DeedShown>,
    is_more: bool,
    width: i32,
    node: (i32, i32),
}

/// The routes of this page.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/parties/{id}", Asks::May(UseCase::ListShow), party)]
}

async fn party(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Refused> {
    let mut frame = Frame::of(&app, &signed, &headers, "parties", "parties.title").await?;
    let id = PartyId::parse(&id).map_err(|_| Refused::nowhere())?;
    let (words, account) = (frame.words, signed.account.clone());
    let read = app.hall.write(move |desk| {
        let given = desk.party_page(&account, &id)?;
        let deeds = deeds(desk, &given, words);
        let links = given.party.affiliations.iter().chain(given.linked_from.iter().map(|l| &l.1));
        let shown = links.map(|a| &a.visibility).chain([&given.party.visibility]);
        let marking = super::marked::of(desk, shown)?;
        Ok((given, deeds, desk.now(), marking))
    });
    let (given, deeds, now, marking) = read.await?;
    let party = &given.party;
    frame.title = party.caption().to_owned();
    frame.marking = marking;
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let links = links(&given, words);
    let graph = graph(&given, words);
    let more = links.len().saturating_sub(SHOWN_MAX);
    let named = |id: &PartyId| {
        let caption = given.captions.get(id).cloned().unwrap_or_else(|| id.to_string());
        (caption, party_path(id.as_str()))
    };
    page(&PartyPage {
        id: party.id.to_string(),
        told: given.told.clone().unwrap_or_default(),
        compare: compare_path(party),
        deceased: deceased(party, words),
        merged_into: party.merged_into.as_ref().map(named),
        merged_from: given.merged_from.iter().map(named).collect(),
        scripts: scripts(&party.names),
        facts: facts(party, words),
        timeline: Timeline::of(&party.listings, today),
        listings: listings(party),
        graph,
        links: links.into_iter().take(SHOWN_MAX).collect(),
        more,
        asserted: asserted(party),
        deeds,
        is_more: given.deeds.is_more,
        width: drawn::WIDTH,
        node: drawn::BOX,
        frame,
    })
}

fn compare_path(party: &Party) -> String {
    let (name, kind) = (super::told::segment(party.caption()), party.kind.as_str());
    format!("/compare?second={name}&kind={kind}")
}

fn deceased(party: &Party, words: Words) -> Option<String> {
    let day = party.deaths.first().map(ToString::to_string);
    match day {
        Some(day) => Some(super::told::filled(words, "party.died", &[("day", &day)])),
        None => party.is_deceased.then(|| words.say("party.deceased")),
    }
}

/// The key of the script most letters of a name are in.
fn script(text: &str) -> &'static str {
    let first = text.chars().find(|c| c.is_alphabetic());
    match first.map_or(0, u32::from) {
        0x0370..=0x03ff => "party.script.greek",
        0x0400..=0x052f => "party.script.cyrillic",
        0x0530..=0x058f => "party.script.armenian",
        0x0590..=0x05ff => "party.script.hebrew",
        0x0600..=0x06ff | 0x0750..=0x077f | 0xfb50..=0xfdff | 0xfe70..=0xfeff => {
            "party.script.arabic"
        }
        0x3040..=0x30ff | 0x3400..=0x9fff => "party.script.han",
        0xac00..=0xd7af | 0x1100..=0x11ff => "party.script.hangul",
        n if n < 0x0370 || (0x1e00..=0x1eff).contains(&n) => "party.script.latin",
        _ => "party.script.other",
    }
}

fn scripts(names: &[Name]) -> Vec<Script> {
    let mut all: Vec<Script> = Vec::new();
    for name in names.iter().take(SHOWN_MAX) {
        let key = script(&name.text);
        let shown = NameShown {
            text: name.text.clone(),
            kind: match name.kind {
                NameKind::Primary => "party.name.primary",
                NameKind::Aka => "party.name.aka",
                NameKind::Fka => "party.name.fka",
                NameKind::Acronym => "party.name.acronym",
                NameKind::OriginalScript => "party.name.original",
            },
            is_weak: name.strength == Strength::Weak,
        };
        match all.iter_mut().find(|s| s.key == key) {
            Some(script) => script.names.push(shown),
            None => all.push(Script { key, names: vec![shown] }),
        }
    }
    all
}

fn joined<T: ToString>(all: &[T]) -> String {
    let shown = all.iter().take(SHOWN_MAX).map(ToString::to_string);
    shown.collect::<Vec<_>>().join("; ")
}

fn facts(party: &Party, words: Words) -> Vec<(&'static str, String)> {
    let numbers = party.identifiers.iter().map(|i| {
        let country =
            if i.country.is_empty() { String::new() } else { format!(" ({})", i.country) };
        format!("{} {}{country}", i.kind, i.value)
    });
    let numbers: Vec<String> = numbers.collect();
    let mut facts = vec![
        ("party.kind", messages::kind(party.kind, words.0).to_owned()),
        ("party.list", party.list.to_string()),
        ("party.births", joined(&party.births)),
        ("party.deaths", joined(&party.deaths)),
        ("party.countries", joined(&party.countries)),
        ("party.categories", joined(&party.categories)),
        ("party.identifiers", joined(&numbers)),
        ("party.addresses", joined(&party.addresses)),
        ("party.grounds", party.grounds.clone()),
        ("party.note", party.note.clone()),
        ("party.source", party.source.document.clone()),
    ];
    facts.retain(|(_, said)| !said.is_empty());
    facts
}

fn date(date: Option<PartialDate>) -> String {
    date.map(|d| d.to_string()).unwrap_or_default()
}

fn said(source: &Source) -> Said {
    Said {
        document: source.document.clone(),
        origin: source.origin.clone(),
        date: date(source.date),
    }
}

fn listings(party: &Party) -> Vec<ListingShown> {
    let all = party.listings.iter().take(SHOWN_MAX).map(|l| ListingShown {
        list: l.list.to_string(),
        programme: l.programme.as_ref().map(ToString::to_string).unwrap_or_default(),
        from: date(l.from),
        to: date(l.to),
        source: said(&l.source),
    });
    all.collect()
}

/// Every link with its other end: first what the party is of others, then what others are of it.
fn ends(given: &Given) -> impl Iterator<Item = (bool, &PartyId, &Affiliation)> {
    let own = given.party.affiliations.iter().map(|a| (true, &a.of, a));
    own.chain(given.linked_from.iter().map(|(from, a)| (false, from, a)))
}

fn links(given: &Given, words: Words) -> Vec<LinkShown> {
    let all = ends(given).map(|(is_of, other, link)| LinkShown {
        is_of,
        link: messages::link(link.link, words.0).to_owned(),
        name: given.captions.get(other).cloned().unwrap_or_else(|| other.to_string()),
        address: if given.captions.contains_key(other) {
            party_path(other.as_str())
        } else {
            String::new()
        },
        from: date(link.from),
        to: date(link.to),
        source: said(&link.source),
    });
    all.collect()
}

fn graph(given: &Given, words: Words) -> Option<Graph> {
    let linked = |wanted: bool| -> Vec<Linked> {
        let all = links(given, words).into_iter().filter(|l| l.is_of == wanted);
        all.map(|l| Linked { name: l.name, address: l.address, link: l.link }).collect()
    };
    Graph::of(given.party.caption(), &linked(false), &linked(true))
}

/// Assertions by subject, each with its source beside it.
fn asserted(party: &Party) -> Vec<Asserted> {
    let mut by_subject: BTreeMap<&str, Vec<Statement>> = BTreeMap::new();
    for one in party.assertions.iter().take(SHOWN_MAX) {
        let all = by_subject.entry(&one.subject).or_default();
        let origin = |s: &Said| {
            if s.origin.is_empty() { s.document.clone() } else { s.origin.clone() }
        };
        let source = said(&one.source);
        let is_repeated = all.iter().any(|s| origin(&s.source) == origin(&source));
        let (statement, confidence) = (one.statement.clone(), one.confidence.clone());
        all.push(Statement { statement, confidence, source, is_repeated });
    }
    let all = by_subject.into_iter().map(|(subject, all)| Asserted {
        subject: subject.replace(['_', '-'], " "),
        differ: all.iter().any(|s| all.first().is_some_and(|f| f.statement != s.statement)),
        all,
    });
    all.collect()
}

fn deeds(desk: &Desk, given: &Given, words: Words) -> Vec<DeedShown> {
    let post = |id: &parties::PostId| match desk.organisation() {
        Ok(us) => super::directive::post_named(us, id),
        Err(_) => id.to_string(),
    };
    let shown = given.deeds.deeds.iter().map(|deed| DeedShown {
        kind: match deed.kind {
            DeedKind::Checked => "party.deed.checked",
            DeedKind::Asked => "party.deed.asked",
            DeedKind::Granted => "party.deed.granted",
            DeedKind::Denied => "party.deed.denied",
            DeedKind::Withdrawn => "party.deed.withdrawn",
            DeedKind::Held => "party.deed.held",
            DeedKind::DeclaredAfterwards => "party.deed.declared",
            DeedKind::Declined => "party.deed.declined",
        },
        at: Moment::of(deed.at, words),
        post: post(&deed.post),
        act: messages::act(deed.act, words.0).to_owned(),
        reference: deed.reference.as_ref().map(|r| {
            let room = match r.split('-').next() {
                Some("R") => "requests",
                Some("D") => "decisions",
                _ => "contacts",
            };
            (r.clone(), format!("/{room}/{}", super::told::segment(r)))
        }),
    });
    shown.collect()
}
