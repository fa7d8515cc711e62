//! The rules of a directive: whether what they name exists, and whether they can do what they say.

use super::{Anchor, Findings, Subject, suggest};
use crate::act::Act;
use crate::exemption::{NEVER_REMOVED, STANDING, is_removable, is_standing};
use crate::near;
use crate::number::ParagraphId;
use crate::rule::{Levels, Order, Rule, Season, Selector};
use parties::{FunctionId, Purpose};
use std::collections::BTreeSet;

/// Functions every organisation has: they go with a post, not with an office.
const AT_POST: [&str; 2] = ["head of post", "deputy"];

pub(super) fn lint(s: &Subject<'_>, found: &mut Findings) {
    let known = Known::of(s);
    for paragraph in &s.directive.paragraphs {
        let Some(rule) = &paragraph.rule else { continue };
        let id = paragraph.id;
        if rule.parties.is_empty() && rule.unknown.is_none() && !rule.is_same {
            let what = format!("the rule of paragraph {id} names no parties");
            let remedy = "add a line `> parties …`";
            found.fault(Anchor::Paragraph(id), ("no-parties", ""), what, remedy);
        }
        if rule.acts.is_empty() {
            let what = format!("the rule of paragraph {id} names no acts and reaches nothing");
            let acts: Vec<_> = Act::ALL.iter().map(|a| a.as_str()).collect();
            let remedy = format!("add a line `> acts …` of {}", near::listed(&acts, "or"));
            found.fault(Anchor::Paragraph(id), ("no-acts", ""), what, remedy);
        }
        if !rule.is_same {
            known.parties(s, id, rule, found);
        }
        orders(s, id, rule, found);
        where_and_when(s, id, rule, found);
        purposes(s, id, rule, found);
    }
}

/// What terms may name, gathered once.
struct Known<'a> {
    lists: BTreeSet<&'a str>,
    programmes: BTreeSet<&'a str>,
    categories: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(s: &Subject<'a>) -> Self {
        let mut known = Self {
            lists: BTreeSet::new(),
            programmes: BTreeSet::new(),
            categories: BTreeSet::new(),
        };
        for party in s.registry.all() {
            known.categories.extend(party.categories.iter().map(|c| c.as_str()));
            for listing in &party.listings {
                known.lists.insert(listing.list.as_str());
                known.programmes.extend(listing.programme.iter().map(|p| p.as_str()));
            }
        }
        known
    }

    fn parties(&self, s: &Subject<'_>, id: ParagraphId, rule: &Rule, found: &mut Findings) {
        let anchor = Anchor::Rule(id, "parties");
        let mut seen: BTreeSet<&Selector> = BTreeSet::new();
        for term in &rule.parties {
            match &term.selector {
                Selector::Party(word) => party(s, anchor, word, found),
                Selector::List(list) => {
                    class(anchor, "list", list.as_str(), &self.lists, found);
                }
                Selector::Programme(programme) => {
                    class(anchor, "programme", programme.as_str(), &self.programmes, found);
                }
                Selector::Category(category) => {
                    class(anchor, "category", category.as_str(), &self.categories, found);
                }
            }
            if !seen.insert(&term.selector) {
                let what = "a party stands twice in one rule";
                let words = match &term.selector {
                    Selector::Party(word) => word.as_str(),
                    _ => "",
                };
                found.warn(anchor, ("party-twice", words), what, "keep one");
            }
        }
        if let Some(n) = rule.unknown {
            let noun = if n == 1 { "party" } else { "parties" };
            let what = format!("the names of {n} {noun} of this rule are not known");
            let remedy = "it binds nobody unnamed, and every verdict under it says so";
            found.warn(anchor, ("unknown-parties", "of which unknown"), what, remedy);
        }
    }
}

pub(super) fn party(s: &Subject<'_>, anchor: Anchor, word: &str, found: &mut Findings) {
    let named = s.registry.named(word);
    match named.as_slice() {
        [_] => {}
        [] => {
            let what = format!("no party is called `{word}`");
            let before = found.count("unknown-party");
            let remedy = if before < SUGGESTED_FOR_MAX {
                suggest_party(s, word)
            } else {
                "write the id of a party".to_owned()
            };
            found.fault(anchor, ("unknown-party", word), what, remedy);
        }
        several => {
            let ids: Vec<_> = several.iter().map(|p| p.id.as_str()).take(5).collect();
            let what = format!("`{word}` may be any of {} parties", several.len());
            let remedy = format!("write {}", near::listed(&ids, "or"));
            found.fault(anchor, ("ambiguous-party", word), what, remedy);
        }
    }
}

/// Unknown parties for which others are suggested. Largest seen: 2. Beyond it a search through all
/// lists for each would keep the drafter waiting.
const SUGGESTED_FOR_MAX: usize = 20;

/// A party whose name or short name the word is, else one whose id is near.
fn suggest_party(s: &Subject<'_>, word: &str) -> String {
    let plain = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let wanted = plain(word);
    let bears = |p: &&parties::Party| p.names.iter().any(|n| plain(&n.text) == wanted);
    let ids: Vec<_> = s.registry.all().filter(bears).map(|p| p.id.as_str()).take(5).collect();
    if !ids.is_empty() {
        return format!("a rule names a party by its id: write {}", near::listed(&ids, "or"));
    }
    let local = s.registry.all().map(|p| p.id.local());
    let close = near::near(word, local.chain(s.registry.all().map(|p| p.id.as_str())));
    if close.is_empty() {
        "write the id of a party, or put the party on a list first".to_owned()
    } else {
        format!("did you mean {}?", near::listed(&close, "or"))
    }
}

/// A list, programme or category that nobody is in: a mistype when one is near, else empty today.
fn class(anchor: Anchor, noun: &str, name: &str, known: &BTreeSet<&str>, found: &mut Findings) {
    if known.contains(name) {
        return;
    }
    let what = format!("no party is under the {noun} `{name}`");
    let close = near::near(name, known.iter().copied());
    if close.is_empty() {
        let remedy = "the rule reaches nobody until a party is";
        found.warn(anchor, ("empty-class", name), what, remedy);
    } else {
        let remedy = format!("did you mean {}?", near::listed(&close, "or"));
        found.fault(anchor, ("unknown-class", name), what, remedy);
    }
}

fn orders(s: &Subject<'_>, id: ParagraphId, rule: &Rule, found: &mut Findings) {
    let named: BTreeSet<FunctionId> = match &rule.order {
        Order::NotifyFirst { by } => by.iter().cloned().collect(),
        Order::ApprovalRequired { by } => by.functions(),
        Order::Clear { .. } | Order::AdvisedAgainst | Order::Prohibited => BTreeSet::new(),
    };
    for function in named {
        let is_known =
            s.organisation.functions.contains(&function) || AT_POST.contains(&function.as_str());
        if !is_known {
            let known: Vec<_> = s.organisation.functions.iter().map(|f| f.as_str()).collect();
            let what = format!("`{function}` is no function of the organisation");
            let remedy = suggest(function.as_str(), &known, "write a function it has");
            let about = ("unknown-function", function.as_str());
            found.fault(Anchor::Rule(id, "verdict"), about, what, remedy);
        }
    }
    if rule.report_working_days == Some(0) {
        let what = "no report can be made within no working day";
        let about = ("report-zero", "0");
        found.fault(Anchor::Rule(id, "report"), about, what, "write 1 or more");
    }
}

fn where_and_when(s: &Subject<'_>, id: ParagraphId, rule: &Rule, found: &mut Findings) {
    let organisation = s.organisation;
    let posts: Vec<_> = organisation.posts.iter().map(|p| p.id.as_str()).collect();
    for post in &rule.posts {
        if organisation.post_addressed(post).is_none() {
            let what = format!("`{post}` is no post");
            let remedy = suggest(post, &posts, "write a post of the organisation");
            found.fault(Anchor::Rule(id, "posts"), ("unknown-post", post), what, remedy);
        }
    }
    let regions: Vec<_> = organisation.regions.iter().map(|r| r.id.as_str()).collect();
    for region in &rule.regions {
        if !regions.iter().any(|r| r.eq_ignore_ascii_case(region)) {
            let what = format!("`{region}` is no region");
            let remedy = near::remedy(region, &regions);
            found.fault(Anchor::Rule(id, "regions"), ("unknown-region", region), what, remedy);
        }
    }
    if let Some(Levels::AtLeast(level) | Levels::AtMost(level)) = &rule.levels
        && organisation.contact_rank(level).is_none()
    {
        let known: Vec<_> = organisation.contact_levels.iter().map(|l| l.as_str()).collect();
        let what = format!("`{level}` is no level of contact");
        let remedy = near::remedy(level.as_str(), &known);
        let about = ("unknown-contact-level", level.as_str());
        found.fault(Anchor::Rule(id, "levels"), about, what, remedy);
    }
    for season in &rule.seasons {
        if let Season::Period { from, to } = season
            && to < from
        {
            let what = format!("the period ends on {to}, before it begins");
            let words = from.to_string();
            let about = ("period-reversed", words.as_str());
            found.fault(Anchor::Rule(id, "period"), about, what, "swap the two days");
        }
    }
}

fn purposes(s: &Subject<'_>, id: ParagraphId, rule: &Rule, found: &mut Findings) {
    for purpose in &rule.except {
        let (anchor, word) = (Anchor::Rule(id, "except"), purpose.as_str());
        if rule.no_exempt.contains(purpose) {
            let what = format!("`{purpose}` is exempted and removed in one rule");
            found.fault(anchor, ("except-and-removed", word), what, "keep one of the two lines");
        } else if is_standing(purpose) {
            let what = format!("`{purpose}` is exempt from every rule already");
            found.warn(anchor, ("except-standing", word), what, "delete it");
        } else if !s.organisation.purposes.contains(purpose) {
            let what = format!("`{purpose}` is no purpose of the organisation");
            let remedy = suggest(word, &own_purposes(s), "declare it in the organisation first");
            found.fault(anchor, ("unknown-purpose", word), what, remedy);
        }
    }
    for purpose in &rule.no_exempt {
        removed(s, id, purpose, found);
    }
}

fn own_purposes<'a>(s: &Subject<'a>) -> Vec<&'a str> {
    STANDING.into_iter().chain(s.organisation.purposes.iter().map(|p| p.as_str())).collect()
}

/// Source: semantics, doubts 2.
fn removed(s: &Subject<'_>, id: ParagraphId, purpose: &Purpose, found: &mut Findings) {
    let (anchor, word) = (Anchor::Rule(id, "no-exempt"), purpose.as_str());
    if NEVER_REMOVED.contains(&word) {
        let what = format!("the exemption `{purpose}` is never removed");
        found.fault(anchor, ("never-removed", word), what, "delete it");
    } else if !is_removable(purpose) {
        let what = format!("`{purpose}` is no standing exemption");
        let remedy = near::remedy(word, &STANDING);
        found.fault(anchor, ("not-standing", word), what, remedy);
    } else if s.directive.legal_authority.is_empty() {
        let what = format!("`{purpose}` is removed without a law");
        let remedy = "add a header `Legal authority` that names it";
        found.fault(anchor, ("removed-without-law", word), what, remedy);
    }
}
