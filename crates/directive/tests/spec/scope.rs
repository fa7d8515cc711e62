//! What a release freezes.

use crate::cases::run;
use crate::organisation::{at, organisation, registry};
use directive::{Reach, parse};
use parties::OfficerId;

#[test]
fn a_release_freezes_the_bodies_a_rule_reaches() {
    run("scope", 10, |case| {
        let registry = registry(case.section("parties"));
        let rule = case.section("rule").trim();
        let text = format!(
            "Directive: 26 HQ 1\nMarking: RESTRICTED\nTo: ALL POSTS\nAuthority: Secretary\n\
             Grounds: Reciprocity.\nIn force: 2026-02-01\nReview by: 2026-07-07\n\n\
             1. (U) Text.\n   > parties {rule}\n   > acts accept\n   > verdict prohibited\n"
        );
        let (directive, faults) = parse(&text);
        assert!(faults.is_empty(), "{faults:?}");
        let who = OfficerId::parse("a.lindqvist").unwrap();
        let when = at("2026-01-15T12:00Z");
        let released =
            directive::release(&directive, &text, &organisation(), &registry, &[], &who, when);
        let released = released.unwrap_or_else(|findings| {
            panic!("{}", findings.iter().map(|f| f.render(&text)).collect::<String>())
        });
        let frozen = released.scope.values().flatten();
        let lines = frozen.map(|f| match &f.reach {
            Reach::Named => format!("{}: named\n", f.party),
            Reach::Affiliated { from, links } => {
                let links: Vec<_> = links.iter().map(|l| l.as_str()).collect();
                format!("{}: {} from {from}\n", f.party, links.join(", "))
            }
            Reach::Asks { of } => format!("{}: asks, linked to {of}\n", f.party),
        });
        lines.collect()
    });
}
