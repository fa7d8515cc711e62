//! What a lint and a dry run say, for the page beside the text: each fault with its line, each
//! example with what it got, and in numbers what a release would touch.
//! Never judges: what stops a release is `Linted::is_sound`.

use crate::Trouble;
use crate::desk::Desk;
use crate::desk::directives::{Changed, Linted};
use crate::ui::Words;
use crate::ui::directive::post_named;
use crate::ui::directives::Moment;
use crate::ui::lines::{Lines, Marked};
use crate::ui::summary::sentence;
use clearance::examples::ExampleOutcome;
use clearance::worklist::{Item, Subject};
use directive::lint::{Finding, Severity};
use parties::{OfficerId, Organisation, PartyId, PostId};
use std::collections::BTreeSet;

/// Findings shown. The parser and the lint together give at most 400; beyond it the page says how
/// many more there are, and those shown have to be mended first.
const FINDINGS_MAX: usize = 100;

/// Examples shown. Largest seen: 3.
const EXAMPLES_MAX: usize = 100;

/// Changed contacts listed one by one. Beyond it they are counted.
const ITEMS_MAX: usize = 100;

/// Parties of one paragraph named in a dry run. Beyond it they are counted.
const SCOPE_MAX: usize = 50;

/// What a lint found.
#[derive(Debug)]
pub(super) struct LintedShown {
    /// Whether nothing stops a release.
    pub(super) is_sound: bool,
    /// How many faults.
    pub(super) faults: usize,
    /// How many warnings.
    pub(super) warnings: usize,
    /// Each.
    pub(super) findings: Vec<FindingShown>,
    /// How many more there are.
    pub(super) more: usize,
    /// Each example.
    pub(super) examples: Vec<ExampleShown>,
    /// How many of them fail.
    pub(super) failing: usize,
}

/// One fault or warning.
#[derive(Debug)]
pub(super) struct FindingShown {
    /// The key of its severity.
    pub(super) severity: &'static str,
    /// Its line; 0 when the whole text is meant.
    pub(super) line: u32,
    /// Its first column.
    pub(super) column: u32,
    /// What is wrong.
    pub(super) what: String,
    /// What would mend it.
    pub(super) remedy: String,
    /// The line.
    pub(super) marked: Marked,
}

/// One example.
#[derive(Debug)]
pub(super) struct ExampleShown {
    /// As it was typed.
    pub(super) text: String,
    /// Whether it came out as expected.
    pub(super) holds: bool,
    /// The verdict it got, as its word; none when it could be asked nowhere.
    pub(super) got: Option<&'static str>,
    /// At which post.
    pub(super) post: String,
    /// What it cites.
    pub(super) cites: String,
}

impl LintedShown {
    /// For the page.
    #[must_use]
    pub(super) fn of(us: &Organisation, linted: &Linted, text: &str) -> Self {
        let lines = Lines::of(text);
        let stops = linted.findings.iter().filter(|f| f.stops_release()).count();
        let failing = linted.examples.iter().filter(|e| !e.holds).count();
        let shown = linted.findings.iter().take(FINDINGS_MAX);
        let examples = linted.examples.iter().take(EXAMPLES_MAX);
        Self {
            is_sound: linted.is_sound(),
            faults: stops,
            warnings: linted.findings.len() - stops,
            findings: shown.map(|f| finding(f, &lines)).collect(),
            more: linted.findings.len().saturating_sub(FINDINGS_MAX),
            examples: examples.map(|e| example(us, e, &lines)).collect(),
            failing,
        }
    }
}

fn finding(finding: &Finding, lines: &Lines) -> FindingShown {
    let fault = &finding.fault;
    FindingShown {
        severity: match finding.severity {
            Severity::Fault => "draft.fault",
            Severity::Warning => "draft.warning",
        },
        line: fault.place.line,
        column: fault.place.column,
        what: sentence(&fault.what),
        remedy: sentence(&fault.remedy),
        marked: lines.marked(fault.place),
    }
}

fn example(us: &Organisation, outcome: &ExampleOutcome, lines: &Lines) -> ExampleShown {
    let place = outcome.example.place;
    let marked = lines.marked(directive::Place { column: 1, length: u32::MAX, ..place });
    let cites: Vec<String> = outcome.cites.iter().map(ToString::to_string).collect();
    ExampleShown {
        text: format!("{}{}", marked.words, marked.after).trim().to_owned(),
        holds: outcome.holds,
        got: outcome.verdict.map(clearance::Verdict::as_str),
        post: outcome.post.as_ref().map(|p| post_named(us, p)).unwrap_or_default(),
        cites: cites.join(", "),
    }
}

/// What a release would freeze and touch.
#[derive(Debug)]
pub(super) struct DryShown {
    /// From when.
    pub(super) in_force: Moment,
    /// By when it is looked at again.
    pub(super) review_by: Moment,
    /// Posts bound.
    pub(super) to: Vec<String>,
    /// Posts informed.
    pub(super) info: Vec<String>,
    /// What each paragraph reaches.
    pub(super) scope: Vec<ScopeShown>,
    /// Contacts answered otherwise.
    pub(super) contacts: usize,
    /// At so many posts.
    pub(super) posts: usize,
    /// Of them still to come.
    pub(super) scheduled: usize,
    /// Each.
    pub(super) items: Vec<ItemShown>,
    /// How many more there are.
    pub(super) more: usize,
}

/// What one paragraph reaches.
#[derive(Debug)]
pub(super) struct ScopeShown {
    /// The paragraph.
    pub(super) paragraph: String,
    /// Bodies, by name and address.
    pub(super) parties: Vec<(String, String)>,
    /// How many more.
    pub(super) more: usize,
}

/// A contact answered otherwise.
#[derive(Debug)]
pub(super) struct ItemShown {
    /// The post.
    pub(super) post: String,
    /// How.
    pub(super) sentence: String,
    /// When the contact is.
    pub(super) at: Moment,
    /// The reference it is known by.
    pub(super) reference: String,
    /// Its page.
    pub(super) address: String,
}

impl DryShown {
    /// For the page. What it holds, the desk has cut to what the account may see.
    ///
    /// # Errors
    /// No organisation, or an account that is not there.
    pub(super) fn of(
        desk: &Desk,
        account: &OfficerId,
        changed: &Changed,
        words: Words,
    ) -> Result<Self, Trouble> {
        let (us, now) = (desk.organisation()?, desk.now());
        let may_see = desk.may_see(Some(account))?;
        let world = desk.world()?;
        let named = |id: &PartyId| {
            let party = world.registry().get(id).filter(|p| may_see(&p.visibility));
            let caption = party.map_or_else(|| id.to_string(), |p| p.caption().to_owned());
            (caption, crate::ui::told::party_path(id.as_str()))
        };
        let released = &changed.released;
        let posts = |ids: &BTreeSet<PostId>| ids.iter().map(|p| post_named(us, p)).collect();
        let scope = released.scope.iter().map(|(paragraph, scope)| ScopeShown {
            paragraph: paragraph.to_string(),
            parties: scope.iter().take(SCOPE_MAX).map(|f| named(&f.party)).collect(),
            more: scope.len().saturating_sub(SCOPE_MAX),
        });
        let at: BTreeSet<&PostId> = changed.items.iter().map(|i| &i.post).collect();
        let mut items: Vec<&Item> = changed.items.iter().collect();
        items.sort_by_key(|i| (i.at < now, i.at));
        Ok(Self {
            in_force: Moment::of(released.times.in_force, words),
            review_by: Moment::of(released.times.review_by, words),
            to: posts(&released.to),
            info: posts(&released.info),
            scope: scope.collect(),
            contacts: changed.items.len(),
            posts: at.len(),
            scheduled: changed.items.iter().filter(|i| i.at >= now).count(),
            more: items.len().saturating_sub(ITEMS_MAX),
            items: items.into_iter().take(ITEMS_MAX).map(|i| item(us, i, words)).collect(),
        })
    }
}

fn item(us: &Organisation, item: &Item, words: Words) -> ItemShown {
    let (reference, room) = match item.subject {
        Subject::Request(id) => (id.to_string(), "requests"),
        Subject::Decision(id) => (id.to_string(), "decisions"),
        Subject::Contact(id) => (id.to_string(), "contacts"),
    };
    ItemShown {
        post: post_named(us, &item.post),
        sentence: item.sentence(words.0),
        at: Moment::of(item.at, words),
        address: format!("/{room}/{}", crate::ui::told::segment(&reference)),
        reference,
    }
}
