//! A directive about to be released in, whether its examples come out as its drafter expects out.
//! Asked at lint, at release and at every change of the engine; changes nothing itself.

use crate::contact::{Contact, Counterpart};
use crate::decide::{Inputs, ScreenedCounterpart, decide_lines};
use crate::decision::{RuleRef, Whole};
use crate::verdict::Verdict;
use crate::world::World;
use directive::document::HeaderTime;
use directive::fault::Fault;
use directive::release::{start_of_day, zone_of_headquarters};
use directive::{Example, Policy, Released};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use parties::{Kind, Organisation, PartyId, PostId, Registry};

/// Posts one example is asked at. Largest seen: 6. Beyond it the later posts are not tried.
const POSTS_MAX: usize = 500;

/// What examples are asked against. `others` are the directives already released.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The organisation.
    pub organisation: &'a Organisation,
    /// The parties as known.
    pub registry: &'a Registry,
    /// The directives already released.
    pub others: &'a [Released],
    /// Screens one counterpart.
    pub screen: &'a dyn Fn(&Counterpart) -> ScreenedCounterpart,
}

impl std::fmt::Debug for Setting<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = self.others.len();
        f.debug_struct("Setting").field("others", &count).finish_non_exhaustive()
    }
}

/// How one example came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleOutcome {
    /// The example.
    pub example: Example,
    /// The post whose answer this is: one where it holds, else the first that a rule reaches.
    pub post: Option<PostId>,
    /// The verdict there; none when it could be asked nowhere.
    pub verdict: Option<Verdict>,
    /// What it cites.
    pub cites: Vec<RuleRef>,
    /// Whether it is as expected.
    pub holds: bool,
}

/// Runs every example of a directive, as it would be decided with the directive in force.
/// Source: semantics, doubts 15: the in-force instant, any bound post, missing facts.
#[must_use]
pub fn run(released: &Released, setting: &Setting<'_>) -> Vec<ExampleOutcome> {
    let mut all: Vec<Released> = setting.others.to_vec();
    all.retain(|r| r.directive.id != released.directive.id);
    all.push(released.clone());
    let examples = released.directive.examples.iter();
    examples.map(|example| outcome(example, released, &all, setting)).collect()
}

fn outcome(
    example: &Example,
    released: &Released,
    all: &[Released],
    setting: &Setting<'_>,
) -> ExampleOutcome {
    let at = instant(example.at, released.times.in_force, setting.organisation);
    let posts = posts(example, released, setting.organisation);
    let mut first: Option<ExampleOutcome> = None;
    for post in posts.iter().take(POSTS_MAX) {
        let whole = ask(example, released, all, setting, post, at);
        let cites: Vec<RuleRef> = whole.cites.iter().filter_map(|c| c.rule.clone()).collect();
        let is_cited = example.paragraph.is_none_or(|paragraph| {
            whole.cites.iter().any(|c| {
                let id = &released.directive.id;
                c.rule.as_ref().is_some_and(|r| {
                    r.paragraph == paragraph
                        && (&r.directive == id || c.amended_by.as_ref() == Some(id))
                })
            })
        });
        let outcome = ExampleOutcome {
            example: example.clone(),
            post: Some(post.clone()),
            verdict: Some(whole.verdict),
            cites,
            holds: Verdict::parse(&example.verdict) == Some(whole.verdict) && is_cited,
        };
        if outcome.holds {
            return outcome;
        }
        // The most telling answer: at the first post that a rule reaches.
        if first.as_ref().is_none_or(|f| f.cites.is_empty()) {
            first = Some(outcome);
        }
    }
    first.unwrap_or_else(|| ExampleOutcome {
        example: example.clone(),
        post: None,
        verdict: None,
        cites: Vec::new(),
        holds: false,
    })
}

fn ask(
    example: &Example,
    released: &Released,
    all: &[Released],
    setting: &Setting<'_>,
    post: &PostId,
    at: Timestamp,
) -> Whole {
    let contact = Contact {
        act: example.act,
        level: example.level.clone(),
        initiator: example.initiator,
        venue: example.venue,
        purpose: example.purpose.clone(),
        at,
        post: post.clone(),
        officer: released.released_by.clone(),
        counterparts: example.with.iter().map(|w| counterpart(w, setting.registry)).collect(),
    };
    let screened: Vec<ScreenedCounterpart> =
        contact.counterparts.iter().map(|c| (setting.screen)(c)).collect();
    let as_of = at.max(released.released_at);
    let policy = Policy::in_force(all, setting.organisation, post, at, as_of);
    let inputs = Inputs {
        contact: &contact,
        screened: &screened,
        registry: setting.registry,
        organisation: setting.organisation,
        policy: &policy,
        grants: &[],
    };
    Whole::of(&decide_lines(&World::of(inputs, None)))
}

fn counterpart(with: &directive::document::ExampleWith, registry: &Registry) -> Counterpart {
    let named = |word: &String| match registry.named(word).as_slice() {
        [one] => Some(one.id.clone()),
        // A word that names no party is kept, so that the example is undetermined and says so.
        _ => PartyId::parse(word).ok(),
    };
    Counterpart {
        name: with.name.clone(),
        kind: Kind::Any,
        born: with.born,
        countries: Vec::new(),
        identifiers: Vec::new(),
        capacity: with.capacity.clone(),
        is: with.is.as_ref().and_then(named),
        is_not: Vec::new(),
    }
}

fn instant(at: Option<HeaderTime>, in_force: Timestamp, organisation: &Organisation) -> Timestamp {
    match at {
        None => in_force,
        Some(HeaderTime::Instant(at)) => at,
        Some(HeaderTime::Day(day)) => {
            let zone = zone_of_headquarters(organisation).unwrap_or(TimeZone::UTC);
            start_of_day(day, &zone).unwrap_or(in_force)
        }
    }
}

fn posts(example: &Example, released: &Released, organisation: &Organisation) -> Vec<PostId> {
    match &example.post {
        Some(words) => {
            organisation.post_addressed(words).map(|p| p.id.clone()).into_iter().collect()
        }
        None if released.to.is_empty() => vec![organisation.headquarters.clone()],
        None => released.to.iter().cloned().collect(),
    }
}

impl ExampleOutcome {
    /// The fault that stops the release; none when the example holds.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        if self.holds {
            return None;
        }
        let words = expected(&self.example);
        let what = match (self.verdict, &self.post) {
            (Some(verdict), Some(post)) => {
                let cites: Vec<String> = self.cites.iter().map(ToString::to_string).collect();
                let cites = if cites.is_empty() { "no rule".to_owned() } else { cites.join(", ") };
                format!("the example expects `{words}`, at {post} it is {verdict} by {cites}")
            }
            _ => format!("the example expects `{words}`, and could be asked at no post"),
        };
        let remedy = "change the rule or the example; a release with an example that fails is \
            refused";
        let place = self.example.place;
        Some(Fault { place, code: "example-fails", words, what, remedy: remedy.to_owned() })
    }
}

fn expected(example: &Example) -> String {
    match example.paragraph {
        Some(paragraph) => format!("{}, para {paragraph}", example.verdict),
        None => example.verdict.clone(),
    }
}
