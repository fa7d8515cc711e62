//! The head of a directive: what a release demands, whom it addresses, what it ends. Source:
//! product, guard rails: no release without grounds, authority and a review date.

use super::{Anchor, Findings, Subject, suggest};
use crate::document::{HeaderTime, Paragraph, Precedence};
use crate::number::DirectiveId;
use crate::parse::Header;
use crate::release::{posts_of, times, zone_of_headquarters};
use crate::{Released, marking, parse};
use std::collections::BTreeSet;

pub(super) fn lint(s: &Subject<'_>, found: &mut Findings) {
    demanded(s, found);
    number(s, found);
    visibility(s, found);
    addressees(s, found);
    dates(s, found);
    for (header, ids) in [
        (Header::Supersedes, &s.directive.supersedes),
        (Header::Cancels, &s.directive.cancels),
        (Header::Amends, &s.directive.amends),
    ] {
        ids.iter().for_each(|id| ended(s, header, id, found));
    }
    references(s, found);
    paragraphs(s, found);
}

fn demanded(s: &Subject<'_>, found: &mut Findings) {
    let d = s.directive;
    let missing = [
        (Header::Marking, d.marking.is_none(), "RESTRICTED"),
        (Header::To, d.to.is_empty(), "ALL POSTS"),
        (Header::Authority, d.authority.is_empty(), "Secretary"),
        (Header::Grounds, d.grounds.is_empty(), "why it is ordered"),
        (Header::InForce, d.in_force.is_none(), "2020-01-07T15:30Z"),
        (Header::ReviewBy, d.review_by.is_none(), "2020-07-07"),
    ];
    for (header, is_missing, example) in missing {
        if is_missing {
            let name = header.as_str();
            let what = format!("the directive has no `{name}`");
            let remedy = format!("add a line `{name}: {example}`");
            found.fault(Anchor::Whole, ("missing-header", name), what, remedy);
        }
    }
    for (header, is_missing) in
        [(Header::Subject, d.subject.is_empty()), (Header::Precedence, d.precedence.is_none())]
    {
        if is_missing {
            let name = header.as_str();
            let what = format!("the directive has no `{name}`");
            found.warn(Anchor::Whole, ("missing-header", name), what, "");
        }
    }
    if d.paragraphs.is_empty() {
        let what = "the directive has no paragraph";
        found.fault(Anchor::Whole, ("no-paragraph", ""), what, "write `1. (U) text`");
    }
}

fn number(s: &Subject<'_>, found: &mut Findings) {
    let id = &s.directive.id;
    if id == &DirectiveId::unnumbered() {
        let what = "the directive has no number";
        found.fault(Anchor::Whole, ("no-number", ""), what, "write `Directive: 20 HQ 1234`");
    }
    if s.already.iter().any(|r| &r.directive.id == id) {
        let what = format!("`{id}` is released already");
        let words = id.to_string();
        let about = ("number-taken", words.as_str());
        found.fault(Anchor::Header(Header::Directive), about, what, "give it a number of its own");
    }
}

fn visibility(s: &Subject<'_>, found: &mut Findings) {
    let organisation = s.organisation;
    let levels: Vec<_> = organisation.levels.all().iter().map(|l| l.as_str()).collect();
    if let Some(level) = &s.directive.marking
        && organisation.levels.rank(level).is_none()
    {
        let what = format!("`{}` is no level of the organisation", level.as_str().to_uppercase());
        let remedy = crate::near::remedy(level.as_str(), &levels);
        found.fault(
            Anchor::Header(Header::Marking),
            ("unknown-level", level.as_str()),
            what,
            remedy,
        );
    }
    let known: Vec<_> = organisation.compartments.iter().map(|c| c.as_str()).collect();
    for caption in &s.directive.captions {
        if !organisation.compartments.contains(caption) {
            let what = format!("`{caption}` is no compartment of the organisation");
            let remedy = suggest(caption.as_str(), &known, "");
            let about = ("unknown-compartment", caption.as_str());
            found.fault(Anchor::Header(Header::Caption), about, what, remedy);
        }
    }
    let (Some(whole), organisation) = (&s.directive.marking, s.organisation) else { return };
    for paragraph in &s.directive.paragraphs {
        portion(paragraph, whole, organisation, found);
    }
}

fn portion(
    paragraph: &Paragraph,
    whole: &parties::Level,
    organisation: &parties::Organisation,
    found: &mut Findings,
) {
    let (anchor, mark) = (Anchor::Paragraph(paragraph.id), paragraph.mark.as_str());
    if mark.is_empty() {
        let what = format!("paragraph {} has no portion mark", paragraph.id);
        found.warn(
            anchor,
            ("no-portion-mark", ""),
            what,
            "write `(U)` or the like after its number",
        );
        return;
    }
    let Some(level) = marking::level_of(mark, &organisation.levels) else {
        let what = format!("the portion mark `{mark}` stands for no level");
        let remedy = "it is read as the marking of the whole";
        found.warn(anchor, ("unknown-portion-mark", mark), what, remedy);
        return;
    };
    if organisation.levels.rank(&level) > organisation.levels.rank(whole) {
        let what = format!("paragraph {} is marked above the whole", paragraph.id);
        let remedy = format!("mark the whole {}", level.as_str().to_uppercase());
        found.fault(anchor, ("portion-above-whole", mark), what, remedy);
    }
}

fn addressees(s: &Subject<'_>, found: &mut Findings) {
    let organisation = s.organisation;
    let collectives = organisation.collectives.iter().map(|c| c.id.as_str());
    let posts = organisation.posts.iter().flat_map(|p| [p.id.as_str(), p.name.as_str()]);
    let known: Vec<_> = collectives.chain(posts).collect();
    let d = s.directive;
    let lists = [(Header::To, &d.to), (Header::Info, &d.info), (Header::ExceptTo, &d.except_to)];
    for (header, addresses) in lists {
        for address in addresses {
            let is_collective = organisation.collective(address).is_some();
            if !is_collective && organisation.post_addressed(address).is_none() {
                let what = format!("`{address}` is neither a post nor a collective");
                let remedy = suggest(address, &known, "write a post or a collective");
                let about = ("unknown-addressee", address.as_str());
                found.fault(Anchor::Header(header), about, what, remedy);
            }
        }
    }
    let to: BTreeSet<_> = d.to.iter().flat_map(|a| posts_of(a, organisation)).collect();
    for address in &d.except_to {
        let left_out = posts_of(address, organisation);
        if !left_out.is_empty() && !left_out.iter().any(|p| to.contains(p)) {
            let what = format!("`{address}` is not addressed and need not be left out");
            let about = ("except-to-nobody", address.as_str());
            found.warn(Anchor::Header(Header::ExceptTo), about, what, "");
        }
        if left_out.contains(&organisation.headquarters) {
            let what = "headquarters is bound by every directive and cannot be left out";
            let about = ("except-headquarters", address.as_str());
            found.fault(Anchor::Header(Header::ExceptTo), about, what, "delete it");
        }
    }
}

fn dates(s: &Subject<'_>, found: &mut Findings) {
    let Some(zone) = zone_of_headquarters(s.organisation) else { return };
    let Some(times) = times(s.directive, &zone) else { return };
    let shown = |t: Option<HeaderTime>| t.map(|t| t.to_string()).unwrap_or_default();
    let (review, expires) = (shown(s.directive.review_by), shown(s.directive.expires));
    if times.expires.is_some_and(|e| e <= times.in_force) {
        let what = "it expires before it is in force";
        let about = ("expires-first", expires.as_str());
        found.fault(Anchor::Header(Header::Expires), about, what, "write a later day");
    }
    if times.review_by <= times.in_force {
        let what = "its review date is past when it comes into force";
        let about = ("review-first", review.as_str());
        found.fault(Anchor::Header(Header::ReviewBy), about, what, "write a later day");
    }
    if times.expires.is_some_and(|e| e < times.review_by) {
        let what = "it expires before it is reviewed";
        let about = ("review-after-end", review.as_str());
        found.warn(Anchor::Header(Header::ReviewBy), about, what, "");
    }
}

fn ended(s: &Subject<'_>, header: Header, id: &DirectiveId, found: &mut Findings) {
    let (anchor, words) = (Anchor::Header(header), id.to_string());
    if id == &s.directive.id {
        let what = format!("`{id}` is the directive itself");
        found.fault(anchor, ("ends-itself", &words), what, "name the other directive");
        return;
    }
    let Some(other) = s.already.iter().find(|r| &r.directive.id == id) else {
        let known: Vec<_> = s.already.iter().map(|r| r.directive.id.to_string()).collect();
        let known: Vec<_> = known.iter().map(String::as_str).collect();
        let what = format!("no directive `{id}` was released");
        let remedy = suggest(&words, &known, "write the number of a released directive");
        found.fault(anchor, ("unknown-directive", &words), what, remedy);
        return;
    };
    let is_lawless = other.has_legal_authority() && s.directive.legal_authority.is_empty();
    if is_lawless && header != Header::Amends {
        let what = format!("`{id}` stands on a law, and this directive names none");
        let remedy = "add `Legal authority`: a law is loosened only by one that names a law";
        found.fault(anchor, ("ends-law-without-law", &words), what, remedy);
    } else if is_lawless {
        let what = format!("`{id}` stands on a law: beside this text the old one still governs");
        found.warn(anchor, ("amends-law-without-law", &words), what, "add `Legal authority`");
    }
    if header == Header::Amends {
        amended(s, other, found);
    }
}

fn amended(s: &Subject<'_>, other: &Released, found: &mut Findings) {
    for paragraph in &s.directive.paragraphs {
        if other.directive.paragraph(paragraph.id).is_none() && paragraph.rule.is_some() {
            let id = &other.directive.id;
            let what = format!("`{id}` has no paragraph {} to replace", paragraph.id);
            let remedy = "the paragraph then stands by itself, for the posts addressed here";
            let about = ("amends-no-paragraph", "");
            found.warn(Anchor::Paragraph(paragraph.id), about, what, remedy);
        }
    }
}

/// The number a reference names: `(A) 19 HQ 4321`; none when it names something else.
fn referred(reference: &str) -> Option<DirectiveId> {
    let text = reference.trim();
    let text = match text.strip_prefix('(').and_then(|t| t.split_once(')')) {
        Some((_, rest)) => rest,
        None => text,
    };
    DirectiveId::parse(text)
}

fn references(s: &Subject<'_>, found: &mut Findings) {
    for reference in &s.directive.references {
        let Some(id) = referred(reference) else { continue };
        if !s.already.iter().any(|r| r.directive.id == id) {
            let what = format!("the reference `{reference}` names no released directive");
            let about = ("unknown-reference", reference.as_str());
            found.warn(Anchor::Header(Header::Ref), about, what, "");
        }
    }
}

fn paragraphs(s: &Subject<'_>, found: &mut Findings) {
    let d = s.directive;
    for pair in d.paragraphs.windows(2) {
        let [above, below] = pair else { continue };
        if below.id <= above.id {
            let what = format!("paragraph {} stands after paragraph {}", below.id, above.id);
            let remedy = "number paragraphs upwards, each number once";
            found.fault(Anchor::Placed(below.place), ("paragraph-order", ""), what, remedy);
        }
    }
    let is_waking = matches!(d.precedence, Some(Precedence::NiactImmediate | Precedence::Flash));
    if is_waking && d.paragraphs.first().is_some_and(|p| p.rule.is_some()) {
        let what = "a precedence that wakes posts at night is not justified";
        let remedy = "say why in the first paragraph, above any rule";
        let about = ("no-justification", d.precedence.map_or("", Precedence::as_str));
        found.warn(Anchor::Header(Header::Precedence), about, what, remedy);
    }
    if d.examples.is_empty() && d.paragraphs.iter().any(|p| p.rule.is_some()) {
        let what = "the directive has rules and no example";
        let remedy = format!("write under `Examples:` a contact and one of {}", {
            crate::near::listed(&parse::VERDICTS, "or")
        });
        found.warn(Anchor::Whole, ("no-example", ""), what, remedy);
    }
}
