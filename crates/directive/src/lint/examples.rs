//! The examples of a directive: whether what they name exists. Whether they come true is found by
//! running them, in `clearance`.

use super::{Anchor, Findings, Subject, suggest};
use crate::document::Example;
use crate::exemption::{STANDING, is_standing};
use crate::near;
use crate::release::posts_of;

pub(super) fn lint(s: &Subject<'_>, found: &mut Findings) {
    for (i, example) in s.directive.examples.iter().enumerate() {
        let anchor = Anchor::Example(i);
        facts(s, anchor, example, found);
        let Some(id) = example.paragraph else { continue };
        let is_rule = s.directive.paragraph(id).is_some_and(|p| p.rule.is_some());
        if !is_rule {
            let words = format!("para {id}");
            let what = format!("the example cites paragraph {id}, which has no rule");
            let about = ("example-without-rule", words.as_str());
            found.fault(anchor, about, what, "cite a paragraph that has one");
        }
    }
}

fn facts(s: &Subject<'_>, anchor: Anchor, example: &Example, found: &mut Findings) {
    let organisation = s.organisation;
    if let Some(purpose) = &example.purpose
        && !is_standing(purpose)
        && !organisation.purposes.contains(purpose)
    {
        let own = organisation.purposes.iter().map(|p| p.as_str());
        let known: Vec<_> = STANDING.into_iter().chain(own).collect();
        let what = format!("`{purpose}` is no purpose of the organisation");
        let remedy = near::remedy(purpose.as_str(), &known);
        found.fault(anchor, ("unknown-purpose", purpose.as_str()), what, remedy);
    }
    if let Some(level) = &example.level
        && organisation.contact_rank(level).is_none()
    {
        let known: Vec<_> = organisation.contact_levels.iter().map(|l| l.as_str()).collect();
        let what = format!("`{level}` is no level of contact");
        let remedy = near::remedy(level.as_str(), &known);
        found.fault(anchor, ("unknown-contact-level", level.as_str()), what, remedy);
    }
    if let Some(post) = &example.post {
        post_of(s, anchor, post, found);
    }
    for word in example.with.iter().filter_map(|w| w.is.as_deref()) {
        super::rules::party(s, anchor, word, found);
    }
}

fn post_of(s: &Subject<'_>, anchor: Anchor, post: &str, found: &mut Findings) {
    let Some(named) = s.organisation.post_addressed(post) else {
        let posts: Vec<_> = s.organisation.posts.iter().map(|p| p.id.as_str()).collect();
        let what = format!("`{post}` is no post");
        let remedy = suggest(post, &posts, "write a post of the organisation");
        found.fault(anchor, ("unknown-post", post), what, remedy);
        return;
    };
    let is_bound = named.id == s.organisation.headquarters
        || s.directive.to.iter().any(|a| posts_of(a, s.organisation).contains(&named.id));
    if !is_bound {
        let what = format!("`{post}` is not bound by this directive");
        let remedy = "name a post that is, or expect what holds there without it";
        found.warn(anchor, ("example-elsewhere", post), what, remedy);
    }
}
