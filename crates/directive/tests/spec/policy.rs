//! What is in force for a post at a time: the directives of the verdicts, and small ones typed
//! here.

use crate::cases::{folder, run};
use crate::organisation::{at, organisation, post, registry_as_of};
use directive::{Finding, Policy, Reach, Released, Standing, parse, release};
use parties::{Level, OfficerId, Registry};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A directive with one paragraph under a category, released at a time.
pub(crate) fn text(number: &str, in_force: &str, more: &str) -> String {
    format!(
        "Directive:   {number}\nPrecedence:  ROUTINE\nMarking:     RESTRICTED\n{more}\
         Subject:     Embassies\nAuthority:   Secretary\nGrounds:     Reciprocity.\n\
         In force:    {in_force}\nReview by:   2026-07-07\n\n\
         1. (U) Posts tell legal.\n   > parties    category foreign-mission\n\
         \u{20}  > acts       accept\n   > verdict    notify-first by legal\n"
    )
}

pub(crate) fn released(number: &str, in_force: &str, more: &str, when: &str) -> Released {
    let text = text(number, in_force, more);
    let (directive, faults) = directive::parse(&text);
    assert_eq!(faults, []);
    let (who, registry) = (OfficerId::parse("a.lindqvist").unwrap(), Registry::default());
    directive::release::freeze(&directive, &text, &organisation(), &registry, &who, at(when))
        .unwrap_or_else(|| panic!("{number}"))
}

fn numbers(policy: &Policy<'_>) -> Vec<String> {
    policy.directives.iter().map(|r| r.directive.id.to_string()).collect()
}

fn in_force(released: &[Released], who: &str, when: &str, as_of: &str) -> Vec<String> {
    numbers(&Policy::in_force(released, &organisation(), &post(who), at(when), at(as_of)))
}

const LATER: &str = "2026-12-01T00:00Z";
const ALL: &str = "To:          ALL POSTS\n";

#[test]
fn a_bare_in_force_day_begins_at_midnight_at_headquarters() {
    let r = [released("26 HQ 1", "2026-01-07", ALL, "2026-01-01T00:00Z")];
    assert!(in_force(&r, "cairo", "2026-01-06T22:59:59Z", LATER).is_empty());
    assert_eq!(in_force(&r, "cairo", "2026-01-06T23:00Z", LATER), ["26 HQ 1"]);
    // Summer time: Vienna is two hours ahead.
    let r = [released("26 HQ 1", "2026-06-07", ALL, "2026-01-01T00:00Z")];
    assert!(in_force(&r, "cairo", "2026-06-06T21:59:59Z", LATER).is_empty());
    assert_eq!(in_force(&r, "cairo", "2026-06-06T22:00Z", LATER), ["26 HQ 1"]);
}

#[test]
fn it_is_not_known_before_it_is_released() {
    let r = [released("26 HQ 1", "2026-01-07", ALL, "2026-02-01T00:00Z")];
    assert!(in_force(&r, "cairo", "2026-01-20T00:00Z", "2026-01-31T23:59Z").is_empty());
    assert_eq!(in_force(&r, "cairo", "2026-01-20T00:00Z", "2026-02-01T00:00Z"), ["26 HQ 1"]);
}

#[test]
fn expiry_by_day_is_the_end_of_that_day_and_by_time_is_that_time() {
    let day = format!("{ALL}Expires:     2026-03-29\n");
    let r = [released("26 HQ 1", "2026-01-07", &day, "2026-01-01T00:00Z")];
    // The 29th has 23 hours at Vienna, and ends at 22:00 by universal time.
    assert_eq!(in_force(&r, "cairo", "2026-03-29T21:59:59Z", LATER), ["26 HQ 1"]);
    assert!(in_force(&r, "cairo", "2026-03-29T22:00Z", LATER).is_empty());
    let time = format!("{ALL}Expires:     2026-03-29T17:00Z\n");
    let r = [released("26 HQ 1", "2026-01-07", &time, "2026-01-01T00:00Z")];
    assert_eq!(in_force(&r, "cairo", "2026-03-29T16:59:59Z", LATER), ["26 HQ 1"]);
    assert!(in_force(&r, "cairo", "2026-03-29T17:00Z", LATER).is_empty());
}

#[test]
fn past_its_review_date_it_stays_in_force_and_says_so() {
    let r = [released("26 HQ 1", "2026-01-07", ALL, "2026-01-01T00:00Z")];
    let past = |when: &str| {
        let policy = Policy::in_force(&r, &organisation(), &post("cairo"), at(when), at(LATER));
        policy.paragraphs[0].is_review_past
    };
    assert!(!past("2026-07-07T21:59:59Z"));
    assert!(past("2026-07-07T22:00Z"));
}

#[test]
fn it_binds_those_in_to_less_those_left_out_and_headquarters_but_not_those_informed() {
    let more = "To:          ALL POSTS\nInfo:        New York\nExcept to:   NEW YORK, almaty\n";
    let r = [released("26 HQ 1", "2026-01-07", more, "2026-01-01T00:00Z")];
    let bound = |who: &str| !in_force(&r, who, "2026-02-01T00:00Z", LATER).is_empty();
    assert_eq!(
        (bound("hq"), bound("cairo"), bound("almaty"), bound("newyork")),
        (true, true, false, false)
    );
    assert_eq!(r[0].info, BTreeSet::from([post("newyork")]));
}

#[test]
fn a_directive_ends_when_its_successor_begins_and_never_revives() {
    let next = format!("{ALL}Supersedes:  26 HQ 1\nExpires:     2026-05-01\n");
    let r = [
        released("26 HQ 1", "2026-01-07T00:00Z", ALL, "2026-01-01T00:00Z"),
        released("26 HQ 2", "2026-03-01T12:00Z", &next, "2026-02-20T00:00Z"),
    ];
    assert_eq!(in_force(&r, "cairo", "2026-03-01T11:59:59Z", LATER), ["26 HQ 1"]);
    assert_eq!(in_force(&r, "cairo", "2026-03-01T12:00Z", LATER), ["26 HQ 2"]);
    assert!(in_force(&r, "cairo", "2026-06-01T00:00Z", LATER).is_empty());
    // Before the successor was released nobody knew of it.
    let known = in_force(&r, "cairo", "2026-03-02T00:00Z", "2026-02-19T00:00Z");
    assert_eq!(known, ["26 HQ 1"]);
    let id = r[0].directive.id.clone();
    assert_eq!(
        directive::standing(&r, &id, at("2026-06-01T00:00Z"), at(LATER)),
        Standing::Superseded { by: r[1].directive.id.clone(), since: at("2026-03-01T12:00Z") }
    );
}

#[test]
fn a_successor_cancelled_before_it_begins_ends_nothing() {
    let next = format!("{ALL}Supersedes:  26 HQ 1\n");
    let mut r = [
        released("26 HQ 1", "2026-01-07T00:00Z", ALL, "2026-01-01T00:00Z"),
        released("26 HQ 2", "2026-03-01T12:00Z", &next, "2026-02-20T00:00Z"),
    ];
    r[1].cancelled_at = Some(at("2026-02-25T00:00Z"));
    assert_eq!(in_force(&r, "cairo", "2026-04-01T00:00Z", LATER), ["26 HQ 1"]);
    // Before the cancellation was known, it would have.
    let known = in_force(&r, "cairo", "2026-04-01T00:00Z", "2026-02-24T00:00Z");
    assert_eq!(known, ["26 HQ 2"]);
}

#[test]
fn a_cancelled_directive_is_out_from_its_cancellation_on() {
    let next = format!("{ALL}Cancels:     26 HQ 1\n");
    let mut r = vec![
        released("26 HQ 1", "2026-01-07T00:00Z", ALL, "2026-01-01T00:00Z"),
        released("26 HQ 2", "2026-03-01T12:00Z", &next, "2026-02-20T00:00Z"),
    ];
    assert_eq!(in_force(&r, "cairo", "2026-03-01T11:59Z", LATER), ["26 HQ 1"]);
    assert_eq!(in_force(&r, "cairo", "2026-03-01T12:00Z", LATER), ["26 HQ 2"]);
    r.pop();
    r[0].cancelled_at = Some(at("2026-02-01T09:00Z"));
    assert_eq!(in_force(&r, "cairo", "2026-02-01T08:59Z", LATER), ["26 HQ 1"]);
    assert!(in_force(&r, "cairo", "2026-02-01T09:00Z", LATER).is_empty());
    // A question about that day as known before the cancellation.
    let known = in_force(&r, "cairo", "2026-02-03T00:00Z", "2026-01-31T00:00Z");
    assert_eq!(known, ["26 HQ 1"]);
}

#[test]
fn an_amendment_replaces_the_paragraph_for_those_the_amended_directive_binds() {
    let more = "To:          almaty\nAmends:      26 HQ 1\n";
    let mut r = vec![
        released("26 HQ 1", "2026-01-07T00:00Z", ALL, "2026-01-01T00:00Z"),
        released("26 HQ 2", "2026-03-01T00:00Z", more, "2026-02-20T00:00Z"),
    ];
    let org = organisation();
    let policy = Policy::in_force(&r, &org, &post("cairo"), at("2026-04-01T00:00Z"), at(LATER));
    let [only] = policy.paragraphs.as_slice() else { panic!("{:?}", policy.paragraphs) };
    assert_eq!(only.released.directive.id.to_string(), "26 HQ 1");
    assert_eq!(only.amended_by.unwrap().directive.id.to_string(), "26 HQ 2");
    assert_eq!(only.lateness.in_force, at("2026-03-01T00:00Z"));
    let before = Policy::in_force(&r, &org, &post("cairo"), at("2026-02-25T00:00Z"), at(LATER));
    assert_eq!(before.paragraphs[0].amended_by, None);
    // Those it addresses itself are not bound twice.
    let both = Policy::in_force(&r, &org, &post("almaty"), at("2026-04-01T00:00Z"), at(LATER));
    assert_eq!(both.paragraphs.len(), 1);
    // An amendment has no life of its own when what it amends has ended.
    r[0].cancelled_at = Some(at("2026-03-15T00:00Z"));
    let after = Policy::in_force(&r, &org, &post("almaty"), at("2026-04-01T00:00Z"), at(LATER));
    assert!(after.paragraphs.is_empty());
}

#[test]
fn an_amendment_that_names_no_law_does_not_loosen_one_that_does() {
    let law = format!("{ALL}Legal authority: Public Security Act 2011, section 4\n");
    let more = format!("{ALL}Amends:      26 HQ 1\n");
    let r = [
        released("26 HQ 1", "2026-01-07T00:00Z", &law, "2026-01-01T00:00Z"),
        released("26 HQ 2", "2026-03-01T00:00Z", &more, "2026-02-20T00:00Z"),
    ];
    let org = organisation();
    let policy = Policy::in_force(&r, &org, &post("cairo"), at("2026-04-01T00:00Z"), at(LATER));
    let laws: Vec<_> = policy.paragraphs.iter().map(|p| p.has_legal_authority).collect();
    assert_eq!(laws, [true, false]);
}

#[test]
fn a_portion_mark_says_who_may_see_the_paragraph() {
    let r = [released("26 HQ 1", "2026-01-07", ALL, "2026-01-01T00:00Z")];
    let policy =
        Policy::in_force(&r, &organisation(), &post("hq"), at("2026-02-01T00:00Z"), at(LATER));
    assert_eq!(policy.paragraphs[0].visibility.level, Level::named("public"));
    assert_eq!(r[0].visibility.level, Level::named("restricted"));
}

#[test]
fn a_day_without_midnight_begins_at_its_first_instant() {
    use directive::release::{end_of_day, start_of_day};
    let cairo = jiff::tz::TimeZone::get("Africa/Cairo").unwrap();
    // Clocks go from 24:00 on 23 April 2026 to 01:00.
    let day = jiff::civil::date(2026, 4, 24);
    assert_eq!(start_of_day(day, &cairo), Some(at("2026-04-23T22:00Z")));
    assert_eq!(end_of_day(jiff::civil::date(2026, 4, 23), &cairo), start_of_day(day, &cairo));
    // In October the hour before midnight comes twice; the day ends after the second.
    let last = jiff::civil::date(2026, 10, 29);
    assert_eq!(end_of_day(last, &cairo), Some(at("2026-10-29T22:00Z")));
    assert_eq!(end_of_day(jiff::civil::Date::MAX, &cairo), None);
}

#[test]
fn a_portion_mark_never_stands_for_one_of_two_levels() {
    use directive::marking::level_of;
    let levels =
        |names: &[&str]| parties::Levels::ordered(names.iter().map(|n| Level::named(n)).collect());
    let usual = levels(&["public", "internal", "restricted", "secret"]);
    let of = |mark: &str| level_of(mark, &usual).map(|l| l.as_str().to_owned());
    assert_eq!(of("U").as_deref(), Some("public"));
    assert_eq!(of("R").as_deref(), Some("restricted"));
    assert_eq!(of("Secret").as_deref(), Some("secret"));
    assert_eq!(of("X"), None);
    assert_eq!(of(""), None);
    let others = levels(&["unclassified", "sensitive but unclassified", "secret", "special"]);
    let of = |mark: &str| level_of(mark, &others).map(|l| l.as_str().to_owned());
    assert_eq!(of("SBU").as_deref(), Some("sensitive but unclassified"));
    assert_eq!(of("S"), None);
    assert_eq!(of("U").as_deref(), Some("unclassified"));
}

/// Releases the directives of the verdicts in order, each with what was known then.
fn story(parties: &str, releases: &str) -> Vec<Released> {
    let who = OfficerId::parse("a.lindqvist").unwrap();
    let mut already: Vec<Released> = Vec::new();
    for line in releases.lines() {
        let (file, when) = line.split_once(' ').unwrap();
        let path = folder("verdicts").join(format!("{file}.directive"));
        let text = std::fs::read_to_string(path).unwrap();
        let (directive, _) = parse(&text);
        let registry = registry_as_of(parties, at(when));
        let next = release(&directive, &text, &organisation(), &registry, &already, &who, at(when))
            .unwrap_or_else(|findings| {
                panic!("{}", findings.iter().map(|f| Finding::render(f, &text)).collect::<String>())
            });
        already.push(next);
    }
    already
}

/// One paragraph in force: `26 HQ 0310 para 3, amended by 26 HQ 0320, review past`.
fn line_of(p: &directive::PolicyParagraph<'_>) -> String {
    let mut line = format!("  {} para {}", p.released.directive.id, p.paragraph.id);
    if let Some(by) = p.amended_by {
        line.extend([", amended by ", &by.directive.id.to_string()]);
    }
    if p.is_review_past {
        line += ", review past";
    }
    let reach = p.scope.iter().map(|f| match &f.reach {
        Reach::Named => f.party.local().to_owned(),
        Reach::Affiliated { .. } => format!("+{}", f.party.local()),
        Reach::Asks { .. } => format!("?{}", f.party.local()),
    });
    let reach: Vec<_> = reach.collect();
    if reach.is_empty() { line } else { format!("{line}: {}", reach.join(" ")) }
}

#[test]
fn the_directives_of_the_verdicts_are_released_and_bind_as_told() {
    run("policy", 1, |case| {
        let released = story(case.section("parties"), case.section("released"));
        assert_eq!(released.len(), 14);
        let mut out = String::new();
        for question in case.section("asked").lines() {
            let words: Vec<_> = question.split_whitespace().collect();
            let as_of = words.get(2).unwrap_or(&words[1]);
            let (who, org) = (post(words[0]), organisation());
            let policy = Policy::in_force(&released, &org, &who, at(words[1]), at(as_of));
            out.extend([question, "\n"]);
            policy.ruling().for_each(|p| out.extend([&line_of(p), "\n"]));
        }
        out
    });
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(48)
    })]

    #[test]
    fn the_order_of_the_events_read_does_not_change_the_policy(
        order in Just((0..6usize).collect::<Vec<_>>()).prop_shuffle(),
        day in 1i64..200,
        ends in proptest::collection::vec((0..6usize, 0..6usize, any::<bool>()), 0..6),
        cancelled in proptest::collection::vec(proptest::option::of(1i64..200), 6),
    ) {
        let start = at("2026-01-01T00:00Z");
        let time = |days: i64| start + jiff::SignedDuration::from_hours(24 * days);
        let all: Vec<Released> = (0..6usize).map(|i| {
            let mut more = ALL.to_owned();
            for (who, whom, is_whole) in &ends {
                if *who == i && who != whom {
                    let header = if *is_whole { "Supersedes" } else { "Cancels" };
                    more.extend([header, ": 26 HQ ", &whom.to_string(), "\n"]);
                }
            }
            let from = format!("2026-0{}-01", i % 4 + 1);
            let mut r = released(&format!("26 HQ {i}"), &from, &more, "2026-01-01T00:00Z");
            r.cancelled_at = cancelled[i].map(time);
            r
        }).collect();
        let shuffled: Vec<_> = order.iter().map(|i| all[*i].clone()).collect();
        let ask = |r: &[Released]| {
            let org = organisation();
            numbers(&Policy::in_force(r, &org, &post("cairo"), time(day), at(LATER)))
        };
        prop_assert_eq!(ask(&all), ask(&shuffled));
        // What is listed as in force is what each directive says of itself.
        for r in &all {
            let id = &r.directive.id;
            let standing = directive::standing(&all, id, time(day), at(LATER));
            prop_assert_eq!(standing.is_in_force(), ask(&all).contains(&id.to_string()));
        }
    }
}
